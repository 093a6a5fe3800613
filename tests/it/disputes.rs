//! A line of attendance that is questioned: by whom, what happens to it, and that both versions stay.

use brygga::model::attendance::dispute::Dispute;
use brygga::model::attendance::line::{Line, LineId};
use brygga::model::attendance::{Entry, Of, Register, Worked};
use brygga::model::codes::AttendanceStatus;
use brygga::model::placement::PlacementId;
use brygga::model::{Error, Refusal};

use super::own_page::opened;
use super::support::app::TestApp;
use super::support::{day, refused};

/// Linnea has worked Monday and Tuesday at the shop; it is Wednesday the 4th.
async fn worked() -> (TestApp, PlacementId, Vec<LineId>) {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let id = test.propose(cast.anna, cast.linnea, cast.shop, ("2026-03-02", "2026-05-29"), 20).await;
    test.accept(cast.siv, id, "2026-03-02").await;
    test.start(cast.siv, id, "2026-03-02").await;
    test.test.clock.set_day(day("2026-03-04"));
    test.worked(cast.siv, id, &[("2026-03-02", 240), ("2026-03-03", 240)]).await;
    let siv = test.who(cast.siv).await;
    let mut db = test.app.db.read().await.unwrap();
    let lines = Line::of_placement(&mut db, &siv, id).await.unwrap();
    drop(db);
    (test, id, lines.iter().rev().map(|line| line.id).collect())
}

#[tokio::test]
async fn the_participant_questions_a_line_and_the_coach_puts_it_right() {
    let (test, placement, lines) = worked().await;
    let (mut linnea, path) =
        (opened(&test, test.cast.anna, test.cast.linnea).await, format!("/me/lines/{}/question", lines[0]));
    linnea.get(&path).await.is(200).says(&["Stämmer det inte?", "måndag 2 mars", "4 timmar"]);
    linnea.post(&path, &[("comment", " ")]).await.is(422).says(&["Fyll i"]);
    let done = linnea.post(&path, &[("comment", "Jag var där i fem timmar.")]).await;
    linnea.follow(done.is(303)).await.says(&[
        "Tack!",
        "Din coach tittar på det.",
        "Jag var där i fem timmar.",
    ]);
    linnea.post(&path, &[("comment", "Igen")]).await.is(409).says(&["redan frågat om den dagen"]);

    // The provider sees that, not what the participant wrote; the coach sees it on the first page.
    let mut siv = test.browser(test.cast.siv).await;
    siv.get(&format!("/placements/{placement}/lines")).await.says(&["Ifrågasatt"]).hides(&["fem timmar"]);
    let mut anna = test.browser(test.cast.anna).await;
    let home = anna.get("/caseload").await;
    home.says(&["Ifrågasatta dagar", "Linnea Björk, måndag 2 mars"]);
    let start = home.body.find("/disputes/").unwrap();
    let settlement: String = home.body[start..].chars().take_while(|c| *c != '"').collect();
    let form = anna.get(&settlement).await;
    form.is(200).says(&["Jag var där i fem timmar."]);
    assert_eq!(form.field("worked"), "4");
    for (worked, why) in [("25", "24"), ("", "Fyll i"), ("fem", "Skriv timmar")] {
        anna.post(&settlement, &[("worked", worked), ("reason", "x")]).await.is(422).says(&[why]);
    }
    anna.post(&settlement, &[("worked", "5"), ("reason", "")]).await.is(422);
    assert_eq!(test.test.count("attendance_disputes WHERE settled_at IS NOT NULL").await, 0);
    let told = [("worked", "5"), ("reason", "Schemat säger fem.")];
    let done = anna.post(&settlement, &told).await;
    anna.follow(done.is(303)).await.says(&["Avgjord", "Då stod 4 timmar", "5 timmar", "Schemat säger fem."]);
    anna.post(&settlement, &told).await.is(409).says(&["redan avgjord"]);
    anna.get("/caseload").await.hides(&["Ifrågasatta dagar"]);

    // What is settled is what everything counts with; both versions stay, for all three.
    assert_eq!(test.test.count("attendances WHERE minutes = 300").await, 1);
    siv.get(&format!("/placements/{placement}/lines"))
        .await
        .says(&["Då stod 4 timmar", "Schemat säger fem."]);
    let hours = linnea.get("/me/hours").await;
    hours.says(&["Din coach har bestämt: 5 timmar", "Förut stod det: 4 timmar", "9 timmar"]);
}

#[tokio::test]
async fn the_provider_questions_a_line_and_nobody_writes_over_it() {
    let (test, placement, lines) = worked().await;
    let mut siv = test.browser(test.cast.siv).await;
    let path = format!("/lines/{}/question", lines[1]);
    siv.get(&path).await.is(200).says(&["Linnea", "4 timmar"]).hides(&["Björk"]);
    siv.post(&path, &[("comment", "Hon gick vid lunch.")]).await.is(303);
    let who = test.who(test.cast.siv).await;
    let over = Entry {
        placement_id: placement,
        day: day("2026-03-03"),
        worked: Worked::attended(120),
        seen: Some(Worked::attended(240)),
    };
    let mut db = test.app.db.write().await.unwrap();
    let written = Register::record(&mut db, &who, Of::Placement(placement), vec![over]).await;
    assert_eq!(refused(written), Refusal::AttendanceDisputed { day: day("2026-03-03") });
    drop(db);
    // Nor when it is settled; but it can be questioned anew.
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let waiting = Dispute::waiting_for(&mut db, &anna).await.unwrap();
    let away = Worked::away(AttendanceStatus::Excused);
    Dispute::settle(&mut db, &anna, waiting[0].id, away, "Läkarbesök på eftermiddagen räknas.")
        .await
        .unwrap();
    let over = Entry { seen: Some(away), ..over };
    let written = Register::record(&mut db, &who, Of::Placement(placement), vec![over]).await;
    assert_eq!(refused(written), Refusal::AttendanceDisputed { day: day("2026-03-03") });
    Dispute::open_provided(&mut db, &who, lines[1], "Ändå inte.").await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(test.test.count("attendance_disputes").await, 2);
}

#[tokio::test]
async fn only_those_concerned_question_and_only_the_own_coach_settles() {
    let (test, _, lines) = worked().await;
    let cast = &test.cast;
    for user in [cast.egon, cast.anna, cast.bo, cast.mats, cast.olle] {
        let who = test.who(user).await;
        let mut db = test.app.db.write().await.unwrap();
        let asked = Dispute::open_provided(&mut db, &who, lines[0], "Nej").await;
        assert!(matches!(asked, Err(Error::NotFound)), "{asked:?}");
    }
    let siv = test.who(cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    let id = Dispute::open_provided(&mut db, &siv, lines[0], "Nej").await.unwrap();
    db.commit().await.unwrap();
    for user in [cast.siv, cast.bo, cast.mats, cast.klara] {
        let who = test.who(user).await;
        let mut db = test.app.db.write().await.unwrap();
        let settled = Dispute::settle(&mut db, &who, id, Worked::attended(60), "Så är det").await;
        assert!(matches!(settled, Err(Error::NotFound)), "{settled:?}");
    }
    let anna = test.who(cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    for minutes in [-1, 1441] {
        let settled = Dispute::settle(&mut db, &anna, id, Worked::attended(minutes), "Så är det").await;
        assert_eq!(refused(settled), Refusal::AttendanceMinutes { day: day("2026-03-02") });
    }
}

#[tokio::test]
async fn a_comment_of_a_megabyte_is_refused_and_changes_nothing() {
    let (test, _, lines) = worked().await;
    let mut linnea = opened(&test, test.cast.anna, test.cast.linnea).await;
    let path = format!("/me/lines/{}/question", lines[0]);
    linnea.post(&path, &[("comment", &"å".repeat(1 << 19))]).await.is(413);
    linnea.post(&path, &[("comment", &"a".repeat(1001))]).await.is(422).says(&["högst 1 000"]);
    let mut siv = test.browser(test.cast.siv).await;
    siv.post(&format!("/lines/{}/question", lines[0]), &[("comment", &"a".repeat(1 << 20))]).await.is(413);
    assert_eq!(test.test.count("attendance_disputes").await, 0);
}

#[tokio::test]
async fn what_is_written_more_than_a_week_later_is_marked() {
    let (test, placement, _) = worked().await;
    test.test.clock.set_day(day("2026-03-13"));
    test.worked(test.cast.siv, placement, &[("2026-03-05", 60), ("2026-03-06", 60)]).await;
    assert_eq!(test.test.count("attendances WHERE entered_late = TRUE").await, 1);
    let mut anna = test.browser(test.cast.anna).await;
    let page = anna.get(&format!("/enrolments/{}/hours", test.cast.linnea)).await;
    assert_eq!(page.is(200).body.matches("Förd sent").count(), 1);
    let mut linnea = opened(&test, test.cast.anna, test.cast.linnea).await;
    linnea.get("/me/hours").await.says(&["mer än en vecka efteråt"]);
}
