//! Attendance: what may be recorded, and the week's register as a page.

use brygga::model::attendance::{Entry, Of, Register, Worked};
use brygga::model::codes::AttendanceStatus;
use brygga::model::pause::Away;
use brygga::model::placement::{Placement, PlacementId};
use brygga::model::{Error, Refusal, Result};

use super::support::app::{Answer, Browser, TestApp};
use super::support::stage::day;

/// Linnea and Omar have been at the shop since Monday 2 March; it is Friday the 6th.
async fn week() -> (TestApp, PlacementId, PlacementId) {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut ids = Vec::new();
    for person in [cast.linnea, cast.omar] {
        let id = test.propose(cast.anna, person, cast.shop, ("2026-03-02", "2026-05-29"), 20).await;
        test.accept(cast.siv, id, "2026-03-02").await;
        test.start(cast.siv, id, "2026-03-02").await;
        ids.push(id);
    }
    test.test.clock.set_day(day("2026-03-06"));
    (test, ids[0], ids[1])
}

async fn record(test: &TestApp, of: Of, entries: Vec<Entry>) -> Result<usize> {
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await?;
    let count = Register::record(&mut db, &siv, of, entries).await?;
    db.commit().await?;
    Ok(count)
}

fn entry(placement_id: PlacementId, on: &str, minutes: i64) -> Entry {
    Entry { placement_id, day: day(on), worked: Worked::attended(minutes), seen: None }
}

#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test]
async fn a_week_is_recorded_whole_or_not_at_all() {
    let (test, linnea, omar) = week().await;
    let of = Of::Provider(test.cast.atelier);
    let written = vec![
        entry(linnea, "2026-03-02", 240),
        entry(linnea, "2026-03-03", 150),
        entry(omar, "2026-03-02", 0),
    ];
    assert_eq!(record(&test, of, written).await.unwrap(), 3);
    assert_eq!(test.test.count("attendances").await, 3);
    // One event a person, not one a day; with the start and the proposal before them.
    assert_eq!(test.test.count("events WHERE what = 'attendance_recorded'").await, 2);

    let one_wrong = vec![entry(linnea, "2026-03-04", 240), entry(omar, "2026-03-07", 240)];
    assert_eq!(
        refused(record(&test, of, one_wrong).await),
        Refusal::AttendanceInFuture { day: day("2026-03-07") }
    );
    assert_eq!(test.test.count("attendances").await, 3);
}

#[tokio::test]
async fn what_is_recorded_already_is_not_written_again_and_what_differs_is_corrected() {
    let (test, linnea, _) = week().await;
    let of = Of::Placement(linnea);
    record(&test, of, vec![entry(linnea, "2026-03-02", 240)]).await.unwrap();
    assert_eq!(record(&test, of, vec![entry(linnea, "2026-03-02", 240)]).await.unwrap(), 0);
    // Somebody who has not seen it does not write over it.
    let unseen = record(&test, of, vec![entry(linnea, "2026-03-02", 180)]).await;
    assert!(matches!(unseen, Err(Error::Stale)), "{unseen:?}");
    let seen = Entry { seen: Some(Worked::attended(240)), ..entry(linnea, "2026-03-02", 180) };
    assert_eq!(record(&test, of, vec![seen]).await.unwrap(), 1);
    assert_eq!(test.test.count("attendances WHERE minutes = 180").await, 1);
    assert_eq!(test.test.count("events WHERE what = 'attendance_changed'").await, 1);
}

#[tokio::test]
async fn only_days_within_the_placement_are_recorded() {
    let (test, linnea, _) = week().await;
    let of = Of::Placement(linnea);
    let outside = |on: &str| Refusal::AttendanceOutsidePlacement { day: day(on) };
    assert_eq!(
        refused(record(&test, of, vec![entry(linnea, "2026-03-01", 60)]).await),
        outside("2026-03-01")
    );
    for minutes in [-1, 1441] {
        let much = record(&test, of, vec![entry(linnea, "2026-03-02", minutes)]).await;
        assert_eq!(refused(much), Refusal::AttendanceMinutes { day: day("2026-03-02") });
    }
    record(&test, of, vec![entry(linnea, "2026-03-02", 1440)]).await.unwrap();
    // Paused on the 4th: that day may still be recorded, the day after not.
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    let away = Away { reason: None, back_on: day("2026-06-10") };
    Placement::pause_until(&mut db, &siv, linnea, day("2026-03-04"), away).await.unwrap();
    db.commit().await.unwrap();
    record(&test, of, vec![entry(linnea, "2026-03-04", 60)]).await.unwrap();
    assert_eq!(
        refused(record(&test, of, vec![entry(linnea, "2026-03-05", 60)]).await),
        outside("2026-03-05")
    );
    // Past the planned end somebody must extend it first.
    let mut db = test.app.db.write().await.unwrap();
    Placement::resume(&mut db, &siv, linnea, day("2026-03-05")).await.unwrap();
    db.commit().await.unwrap();
    test.test.clock.set_day(day("2026-06-05"));
    record(&test, of, vec![entry(linnea, "2026-05-29", 60)]).await.unwrap();
    assert_eq!(
        refused(record(&test, of, vec![entry(linnea, "2026-06-01", 60)]).await),
        outside("2026-06-01")
    );
    // Nor does a pause after it open those days: it is refused, and where one stands already it says nothing of them.
    let mut db = test.app.db.write().await.unwrap();
    let late = Placement::pause_until(&mut db, &siv, linnea, day("2026-06-03"), away).await;
    assert_eq!(refused(late), Refusal::PauseAfterEnd { end: day("2026-05-29") });
    db.rollback().await.unwrap();
    let mut browser = test.browser(test.cast.siv).await;
    let late = [("on", "2026-06-03"), ("back_on", "2026-06-08"), ("reason", "illness")];
    let no = browser.post(&format!("/placements/{linnea}/pause"), &late).await;
    no.is(409).says(&["skulle ha slutat 29 maj 2026. Förläng den först, eller avsluta den."]);
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE placements SET state = 'paused', paused_on = '2026-06-03' WHERE id = $1")
        .bind(linnea)
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    assert_eq!(
        refused(record(&test, of, vec![entry(linnea, "2026-06-01", 60)]).await),
        outside("2026-06-01")
    );
    record(&test, of, vec![entry(linnea, "2026-05-28", 60)]).await.unwrap();
}

#[tokio::test]
async fn nobody_records_what_is_not_theirs() {
    let (test, linnea, _) = week().await;
    let cast = &test.cast;
    let not_found = |result: Result<usize>| assert!(matches!(result, Err(Error::NotFound)), "{result:?}");
    for (user, of) in [
        (cast.egon, Of::Provider(cast.atelier)),
        // His own organisation, somebody else's participant.
        (cast.egon, Of::Provider(cast.cafe)),
        (cast.egon, Of::Placement(linnea)),
        (cast.bo, Of::Placement(linnea)),
        (cast.mats, Of::Placement(linnea)),
        (cast.klara, Of::Placement(linnea)),
    ] {
        let who = test.who(user).await;
        let mut db = test.app.db.write().await.unwrap();
        not_found(Register::record(&mut db, &who, of, vec![entry(linnea, "2026-03-02", 60)]).await);
    }
    // The own coach may.
    let anna = test.who(cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let written = vec![entry(linnea, "2026-03-02", 60)];
    assert_eq!(Register::record(&mut db, &anna, Of::Placement(linnea), written).await.unwrap(), 1);
}

#[tokio::test]
async fn what_is_expected_follows_the_hours_a_week_and_then_the_persons_own_days() {
    let (test, linnea, _) = week().await;
    let siv = test.who(test.cast.siv).await;
    let expected = async |monday: &str| {
        let mut db = test.app.db.read().await.unwrap();
        let from = day(monday);
        let to = from + chrono::Days::new(6);
        let register = Register::find(&mut db, &siv, Of::Placement(linnea), from, to).await.unwrap();
        register.days().map(|day| register.people[0].expected(day)).collect::<Vec<_>>()
    };
    let four = Some(240);
    assert_eq!(expected("2026-03-02").await, [four, four, four, four, four, None, None]);
    test.worked(test.cast.siv, linnea, &[("2026-03-03", 150), ("2026-03-05", 180)]).await;
    // This week's days say nothing of this week's others; next week they do.
    assert_eq!(expected("2026-03-02").await[0], four);
    assert_eq!(expected("2026-03-09").await, [None, Some(150), None, Some(180), None, None, None]);
}

/// The names of all cells of the page, in order.
fn cells(page: &Answer) -> Vec<String> {
    page.body
        .split("name=\"m-")
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .map(|(name, _)| format!("m-{name}"))
        .filter(|name| !name.ends_with("-was"))
        .collect()
}

/// Sends the page's form with these cells changed.
async fn save(browser: &mut Browser, page: &Answer, path: &str, changed: &[(String, &str)]) -> Answer {
    let mut form: Vec<(String, String)> = vec![("week".to_owned(), page.field("week"))];
    if page.body.contains("name=\"organisation\" value") {
        form.push(("organisation".to_owned(), page.field("organisation")));
    }
    for name in cells(page) {
        let written =
            changed.iter().find(|(changed, _)| *changed == name).map(|(_, written)| (*written).to_owned());
        form.push((name.clone(), written.unwrap_or_else(|| page.field(&name))));
        let was = format!("{name}-was");
        form.push((was.clone(), page.field(&was)));
    }
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &form).await
}

fn cell(placement: PlacementId, on: &str) -> String {
    format!("m-{placement}-{on}")
}

#[tokio::test]
async fn the_whole_week_is_saved_from_one_screen() {
    let (test, linnea, omar) = week().await;
    let mut siv = test.browser(test.cast.siv).await;
    let page = siv.get("/attendance").await;
    page.is(200).says(&["Linnea", "Omar", "Närvaro v.", "2–6"]).hides(&["Björk", "Said"]);
    assert_eq!(cells(&page).len(), 10);
    assert_eq!(page.field(&cell(linnea, "2026-03-02")), "4");
    let changed = [
        (cell(linnea, "2026-03-02"), "2,5"),
        (cell(linnea, "2026-03-03"), "2:10"),
        (cell(linnea, "2026-03-04"), "s"),
        (cell(linnea, "2026-03-05"), "Giltig frånvaro"),
        (cell(linnea, "2026-03-06"), "0"),
        (cell(omar, "2026-03-02"), ""),
        (cell(omar, "2026-03-06"), "O"),
    ];
    let done = save(&mut siv, &page, "/attendance", &changed).await;
    let saved = siv.follow(done.is(303)).await;
    saved.is(200).says(&["Närvaron är sparad."]);
    assert_eq!(saved.field(&cell(linnea, "2026-03-02")), "2:30");
    assert_eq!(saved.field(&cell(linnea, "2026-03-03")), "2:10");
    assert_eq!(saved.field(&cell(linnea, "2026-03-04")), "S");
    assert_eq!(saved.field(&cell(linnea, "2026-03-05")), "G");
    // An empty day is not saved: it is suggested anew.
    assert_eq!(test.test.count("attendances").await, 9);
    assert_eq!(saved.field(&cell(omar, "2026-03-02-was")), "");
    let mut db = test.app.db.read().await.unwrap();
    let absent: (i64, AttendanceStatus) = db
        .query("SELECT minutes, status FROM attendances WHERE placement_id = $1 AND day = $2")
        .bind(omar)
        .bind(day("2026-03-06"))
        .one()
        .await
        .unwrap();
    assert_eq!(absent, (0, AttendanceStatus::Absent));
    // Saved again as it is: nothing changes but the day that was left empty.
    let events = test.test.count("events").await;
    let empty = [(cell(omar, "2026-03-02"), "")];
    save(&mut siv, &saved, "/attendance", &empty).await.is(303);
    assert_eq!((test.test.count("attendances").await, test.test.count("events").await), (9, events));
}

#[tokio::test]
async fn htmx_gets_the_register_alone() {
    let (test, linnea, _) = week().await;
    let mut siv = test.browser(test.cast.siv).await;
    let page = siv.get("/attendance?suggest=no").await;
    assert_eq!(page.field(&cell(linnea, "2026-03-02")), "");
    siv.htmx = true;
    let saved = save(&mut siv, &page, "/attendance", &[(cell(linnea, "2026-03-02"), "3")]).await;
    saved.is(200).says(&["id=\"sheet\"", "Närvaron är sparad."]).hides(&["<html"]);
    assert_eq!(test.test.count("attendances").await, 1);
}

#[tokio::test]
async fn a_day_that_cannot_be_read_is_marked_and_nothing_is_saved() {
    let (test, linnea, omar) = week().await;
    let mut siv = test.browser(test.cast.siv).await;
    let page = siv.get("/attendance").await;
    for (written, said) in [
        ("fyra", "Skriv hela timmar"),
        ("-1", "Skriv hela timmar"),
        ("25", "högst 24 timmar"),
        ("2:75", "Skriv hela timmar"),
        ("<script>", "&#60;script&#62;"),
        ("99999999999999999999", "Skriv hela timmar"),
    ] {
        let said = if said == "Skriv hela timmar" { "Skriv timmar, till exempel" } else { said };
        let wrong = [(cell(linnea, "2026-03-02"), written), (cell(omar, "2026-03-03"), written)];
        let answer = save(&mut siv, &page, "/attendance", &wrong).await;
        answer.is(422).says(&[said, "2 dagar behöver rättas. Inget är sparat.", &format!("#{}", wrong[0].0)]);
    }
    assert_eq!(test.test.count("attendances").await, 0);
    // What is saved is corrected, not emptied.
    save(&mut siv, &page, "/attendance", &[]).await.is(303);
    let page = siv.get("/attendance").await;
    let emptied = save(&mut siv, &page, "/attendance", &[(cell(linnea, "2026-03-02"), " ")]).await;
    emptied.is(422).says(&["Dagen är redan sparad"]);
    assert_eq!(test.test.count("attendances").await, 10);
}

#[tokio::test]
async fn of_two_who_write_the_same_day_the_second_sees_what_the_first_wrote() {
    let (test, linnea, _) = week().await;
    let (mut one, mut other) = (test.browser(test.cast.siv).await, test.browser(test.cast.siv).await);
    let (page, late) = (one.get("/attendance").await, other.get("/attendance").await);
    let monday = cell(linnea, "2026-03-02");
    save(&mut one, &page, "/attendance", &[(monday.clone(), "3")]).await.is(303);
    let clash = save(&mut other, &late, "/attendance", &[(monday.clone(), "5")]).await;
    clash.is(409).says(&["Någon annan har ändrat dagen", "Där står nu 3."]);
    assert_eq!(clash.field(&monday), "5");
    // Sent again, it is on purpose.
    save(&mut other, &clash, "/attendance", &[]).await.is(303);
    assert_eq!(one.get("/attendance").await.field(&monday), "5");
}

#[tokio::test]
async fn forged_and_broken_forms_change_nothing() {
    let (test, linnea, _) = week().await;
    let cast = &test.cast;
    let mut egon = test.browser(cast.egon).await;
    let name = cell(linnea, "2026-03-02");
    let (cafe, atelier) = (cast.cafe.to_string(), cast.atelier.to_string());
    // His own register, with a cell of somebody else's: there is no such cell.
    egon.post("/attendance", &[("organisation", &cafe), ("week", "2026-03-02"), (&name, "4")])
        .await
        .is(422)
        .says(&["inte finns på sidan"])
        .hides(&["Linnea"]);
    egon.post("/attendance", &[("organisation", &atelier), ("week", "2026-03-02"), (&name, "4")])
        .await
        .is(404);
    egon.post("/attendance", &[(&name, "4")]).await.is(404);
    egon.post("/attendance", &[("organisation", "x")]).await.is(404);
    egon.post(&format!("/placements/{linnea}/attendance"), &[(&name, "4")]).await.is(404);
    egon.post("/placements/999999/attendance", &[]).await.is(404);
    // A day to come and one before the placement have no cells either: told in words, and nothing else is saved.
    test.test.clock.set_day(day("2026-03-05"));
    let mut siv = test.browser(cast.siv).await;
    let (good, to_come, before) =
        (cell(linnea, "2026-03-03"), cell(linnea, "2026-03-06"), cell(linnea, "2026-02-27"));
    for (name, said) in [
        (&to_come, "fredag 6 mars 2026: dagen har inte varit än"),
        (&before, "en dag eller en person som inte finns på sidan"),
    ] {
        let fields = [("organisation", atelier.as_str()), ("week", "2026-03-02"), (&good, "4"), (name, "4")];
        siv.post("/attendance", &fields).await.is(422).says(&[said, "Inget är sparat"]);
    }
    // Left as it was, it means nothing; nor does an empty one.
    let was = format!("{to_come}-was");
    let fields = [("organisation", atelier.as_str()), ("week", "2026-03-02"), (&to_come, "4"), (&was, "4")];
    siv.post("/attendance", &fields).await.is(303);
    siv.post("/attendance", &[("organisation", &atelier), ("week", "2026-03-02"), (&before, "")])
        .await
        .is(303);
    siv.post("/attendance", &[("organisation", &atelier), ("week", "soon")]).await.is(303);
    let form = "application/x-www-form-urlencoded";
    siv.post_raw("/attendance", format!("organisation={atelier}&{name}=%ff"), form).await.is(400);
    assert_eq!(test.test.count("attendances").await, 0);
    for week in ["soon", "1066-10-14", "9999-01-01", "2026-02-30"] {
        siv.get(&format!("/attendance?week={week}")).await.is(200);
    }
    test.browser(cast.anna).await.get("/attendance").await.is(404);
}

#[tokio::test]
async fn a_day_outside_the_placement_is_told_and_nothing_is_saved() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let id = test.propose(cast.anna, cast.linnea, cast.shop, ("2026-03-04", "2026-05-29"), 20).await;
    test.accept(cast.siv, id, "2026-03-04").await;
    test.test.clock.set_day(day("2026-03-04"));
    test.start(cast.siv, id, "2026-03-04").await;
    test.test.clock.set_day(day("2026-03-06"));
    let path = format!("/placements/{id}/attendance");
    let (before, within) = (cell(id, "2026-03-03"), cell(id, "2026-03-05"));
    for user in [cast.siv, cast.anna] {
        let fields = [("week", "2026-03-02"), (before.as_str(), "4"), (within.as_str(), "4")];
        let answer = test.browser(user).await.post(&path, &fields).await;
        answer.is(422).says(&["tisdag 3 mars 2026: dagen ligger utanför placeringen", "Inget är sparat"]);
        assert_eq!(test.test.count("attendances").await, 0);
    }
    let fields = [("week", "2026-03-02"), (within.as_str(), "4")];
    test.browser(cast.siv).await.post(&path, &fields).await.is(303);
    assert_eq!(test.test.count("attendances").await, 1);
}

#[tokio::test]
async fn the_own_coach_records_one_placement_and_every_reading_is_logged() {
    let (test, linnea, omar) = week().await;
    let mut anna = test.browser(test.cast.anna).await;
    let path = format!("/placements/{linnea}/attendance");
    let page = anna.get(&path).await;
    page.is(200).says(&["Linnea"]).hides(&["Omar"]);
    assert_eq!(test.test.count("accesses").await, 1);
    save(&mut anna, &page, &path, &[(cell(omar, "2026-03-02"), "4")]).await.is(303);
    assert_eq!(test.test.count("attendances").await, 5);
    test.browser(test.cast.siv).await.get("/attendance").await.is(200);
    assert_eq!(test.test.count("accesses").await, 3);
}

#[tokio::test]
async fn the_weekend_is_there_when_asked_for_or_worked() {
    let (test, linnea, _) = week().await;
    test.test.clock.set_day(day("2026-03-09"));
    let mut siv = test.browser(test.cast.siv).await;
    assert_eq!(cells(&siv.get("/attendance?week=2026-03-04").await).len(), 10);
    assert_eq!(cells(&siv.get("/attendance?week=2026-03-04&weekend=yes").await).len(), 14);
    test.worked(test.cast.siv, linnea, &[("2026-03-07", 120)]).await;
    let page = siv.get("/attendance?week=2026-03-04").await;
    assert_eq!(cells(&page).len(), 12);
    assert_eq!(page.field(&cell(linnea, "2026-03-07")), "2");
}
