//! Saved searches: each slot is news once, told as the owner wants, stopped with one click, and nothing of a participant
//! leaves the house.

use brygga::mail::PostOffice;
use brygga::model::codes::SlotState;
use brygga::model::enrolment::EnrolmentId;
use brygga::model::saved_search::{Alerts, SavedSearch, SavedSearchId, Watch};
use brygga::model::slot::SlotId;
use brygga::model::{Refusal, slot_changed};
use brygga::watching::{Watcher, stop_token};
use chrono::TimeDelta;

use crate::search::index::set;
use crate::support::app::TestApp;
use crate::support::trial::{SCRIPT, Trial};
use crate::support::{cast, refused};

/// Anna watches for kitchens, from now on.
pub async fn saved(test: &TestApp, enrolment: Option<EnrolmentId>) -> SavedSearchId {
    save(test, "q=k%C3%B6k", enrolment, Alerts::AtOnce).await
}

async fn save(
    test: &TestApp,
    question: &str,
    enrolment: Option<EnrolmentId>,
    alerts: Alerts,
) -> SavedSearchId {
    let anna = test.who(test.cast.anna).await;
    let watch = Watch {
        name: "Linneas kök".to_owned(),
        question: question.to_owned(),
        enrolment,
        alerts,
        known: vec![test.cast.kitchen],
        total: 1,
        seen: latest(test).await,
    };
    let mut db = test.app.db.write().await.unwrap();
    let id = SavedSearch::save(&mut db, &anna, watch).await.unwrap();
    db.commit().await.unwrap();
    id
}

async fn latest(test: &TestApp) -> i64 {
    let mut db = test.app.db.read().await.unwrap();
    db.query("SELECT number FROM change_numbers").value().await.unwrap()
}

/// Of Kaféet, without a contract: everybody's.
async fn publish(test: &TestApp, title: &str, least_hours: i64) -> SlotId {
    let mut db = test.app.db.write().await.unwrap();
    let reference = format!("n{}", rand::random::<u32>());
    let size = (2, 80, least_hours, 40);
    let work = if title.contains("ök") { "9412" } else { "6113" };
    let slot = cast::slot(&mut db, &reference, test.cast.cafe, None, title, work, "0160", size).await;
    slot_changed(&mut db, slot).await.unwrap();
    db.commit().await.unwrap();
    slot
}

/// Waits until the index knows of everything, and asks again.
async fn look(test: &TestApp) {
    // The hand on the clock stands still: what is found now is found after what was saved.
    test.forward(TimeDelta::seconds(1));
    let begun = std::time::Instant::now();
    while test.app.search.seen() != Some(latest(test).await) {
        assert!(begun.elapsed().as_secs() < 20, "the index does not follow");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert!(Watcher::new(test.app.clone()).look().await.unwrap());
}

async fn tell(test: &TestApp) -> usize {
    Watcher::new(test.app.clone()).tell().await.unwrap()
}

async fn news(test: &TestApp, id: SavedSearchId) -> i64 {
    let anna = test.who(test.cast.anna).await;
    SavedSearch::find(&mut test.app.db.read().await.unwrap(), &anna, id).await.unwrap().news
}

#[tokio::test]
async fn a_new_slot_is_news_once_on_the_page_and_in_a_mail_that_names_nobody() {
    let test = TestApp::new().await;
    let id = saved(&test, None).await;
    // Known already: a booking or a new description is no news.
    set(&test, test.cast.kitchen, "Köksbiträde i kafé", SlotState::Open).await;
    publish(&test, "Snickra fågelholkar", 5).await;
    look(&test).await;
    assert_eq!((news(&test, id).await, tell(&test).await), (0, 0));

    let slot = publish(&test, "Kallskänka i storkök", 5).await;
    look(&test).await;
    look(&test).await;
    let mut anna = test.browser(test.cast.anna).await;
    anna.get("/caseload").await.is(200).says(&["1 ny plats i dina bevakningar"]);
    anna.get("/searches").await.is(200).says(&["Linneas kök", "1 ny", "”kök”"]);
    assert_eq!((tell(&test).await, tell(&test).await), (1, 0));
    assert_eq!(PostOffice::of(test.app.db.clone(), &test.app.config).send_due().await.unwrap(), 1);
    let folder = std::fs::read_dir(test.test.folder().join("mail")).unwrap();
    let mail = std::fs::read_to_string(folder.last().unwrap().unwrap().path()).unwrap();
    let stop = format!("/unsubscriptions/{}", stop_token(&test.app, id));
    for said in
        ["To: anna@example.se", &format!("/slots/{slot}"), &format!("/searches/{id}"), "List-Unsubscribe: <"]
    {
        assert!(mail.contains(said), "{said}\n{mail}");
    }
    assert!(!mail.contains("Linnea"), "{mail}");
    assert!(mail.replace("=\r\n", "").contains(&stop) || mail.replace("\r\n ", "").contains(&stop), "{mail}");

    anna.get(&format!("/searches/{id}")).await.is(200).says(&["Kallskänka i storkök", "Ny", "Kaféet"]);
    anna.get("/caseload").await.hides(&["i dina bevakningar"]);
    set(&test, slot, "Kallskänka i storkök", SlotState::Paused).await;
    set(&test, slot, "Kallskänka i storkök", SlotState::Open).await;
    test.forward(TimeDelta::hours(1));
    look(&test).await;
    assert_eq!((news(&test, id).await, tell(&test).await), (0, 0), "each slot once");
}

#[tokio::test]
async fn what_was_published_while_the_server_was_down_is_found_when_it_is_back() {
    let test = TestApp::new().await;
    let id = saved(&test, None).await;
    for number in 0..3 {
        publish(&test, &format!("Kök nummer {number}"), 5).await;
    }
    let again = test.again(&[]);
    look(&again).await;
    assert_eq!((news(&again, id).await, tell(&again).await), (3, 1));
}

#[tokio::test]
async fn two_app_servers_find_and_tell_once() {
    let test = TestApp::new().await;
    let id = saved(&test, None).await;
    publish(&test, "Kallskänka i storkök", 5).await;
    look(&test).await;
    let (one, other) = (Watcher::new(test.app.clone()), Watcher::new(test.app.clone()));
    let (one, other) = tokio::join!(one.tell(), other.tell());
    assert_eq!((one.unwrap() + other.unwrap(), test.test.count("mails").await), (1, 1));
    assert_eq!(news(&test, id).await, 1);
}

#[tokio::test]
async fn at_once_is_not_ten_mails_and_a_day_is_one() {
    let test = TestApp::new().await;
    saved(&test, None).await;
    let daily = save(&test, "q=k%C3%B6k", None, Alerts::Daily).await;
    publish(&test, "Kök ett", 5).await;
    look(&test).await;
    assert_eq!(tell(&test).await, 2);
    publish(&test, "Kök två", 5).await;
    look(&test).await;
    assert_eq!(tell(&test).await, 0);
    test.forward(TimeDelta::minutes(11));
    assert_eq!(tell(&test).await, 1, "at once, ten minutes later");
    test.forward(TimeDelta::hours(24));
    assert_eq!(tell(&test).await, 1, "the day's");
    assert_eq!(news(&test, daily).await, 2);
}

#[tokio::test]
async fn what_is_taken_before_it_is_told_is_no_news() {
    let test = TestApp::new().await;
    saved(&test, None).await;
    let slot = publish(&test, "Kök ett", 5).await;
    look(&test).await;
    set(&test, slot, "Kök ett", SlotState::Closed).await;
    look(&test).await;
    assert_eq!(tell(&test).await, 0);
    assert_eq!(test.test.count("mails").await, 0);
}

#[tokio::test]
async fn one_click_in_the_mail_stops_it_without_signing_in() {
    let test = TestApp::new().await;
    let id = saved(&test, None).await;
    let link = format!("/unsubscriptions/{}", stop_token(&test.app, id));
    let mut guest = test.stranger();
    guest.get(&link).await.is(200).says(&["Stäng av breven"]).hides(&["Linnea"]);
    publish(&test, "Kök ett", 5).await;
    look(&test).await;
    guest.post(&link, &[("List-Unsubscribe", "One-Click")]).await.is(200).says(&["Breven är avstängda"]);
    guest.get(&link).await.is(200).says(&["Breven är avstängda"]);
    assert_eq!(tell(&test).await, 0);
    assert_eq!(news(&test, id).await, 1, "it is still on the page");
    // A manager's day begins on another page, with the same news.
    for (owner, says) in [(test.cast.mats, true), (test.cast.anna, false)] {
        let mut db = test.app.db.write().await.unwrap();
        db.query("UPDATE saved_searches SET user_id = $1 WHERE id = $2")
            .bind(owner)
            .bind(id)
            .run()
            .await
            .unwrap();
        db.commit().await.unwrap();
        let page = test.browser(test.cast.mats).await.get("/overview").await;
        assert_eq!(page.is(200).body.contains("1 ny plats i dina bevakningar"), says);
    }
    for bad in [format!("/unsubscriptions/{id}-abc"), "/unsubscriptions/x".into(), format!("{link}0")] {
        guest.get(&bad).await.is(404);
        guest.post(&bad, &[]).await.is(404);
    }
    // Turned on again, what was found meanwhile is not told.
    let mut anna = test.browser(test.cast.anna).await;
    let fields = [("name", "Kök"), ("alerts", "at_once")];
    anna.post(&format!("/searches/{id}"), &fields).await.is(303);
    assert_eq!(tell(&test).await, 0);
    anna.post(&format!("/searches/{id}/silence"), &[]).await.is(303);
    anna.post(&format!("/searches/{id}/removal"), &[]).await.is(303);
    guest.get(&link).await.is(404);
    anna.get("/searches").await.says(&["Du bevakar ingen sökning"]);
}

#[tokio::test]
async fn for_a_participant_only_what_fits_is_news_and_a_slot_that_is_changed_to_fit() {
    let test = TestApp::new().await;
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE enrolments SET hours_to = 10 WHERE id = $1").bind(test.cast.linnea).run().await.unwrap();
    db.commit().await.unwrap();
    let id = saved(&test, Some(test.cast.linnea)).await;
    let slot = publish(&test, "Kök för heltid", 30).await;
    look(&test).await;
    assert_eq!(news(&test, id).await, 0);
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE slots SET min_hours_per_week = 5 WHERE id = $1").bind(slot).run().await.unwrap();
    slot_changed(&mut db, slot).await.unwrap();
    db.commit().await.unwrap();
    look(&test).await;
    assert_eq!(news(&test, id).await, 1);

    // Somebody else's participant now: the search rests, and names nobody.
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE enrolments SET coach_id = $2 WHERE id = $1")
        .bind(test.cast.linnea)
        .bind(test.cast.bo)
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    publish(&test, "Ännu ett kök", 5).await;
    look(&test).await;
    assert_eq!((news(&test, id).await, tell(&test).await), (1, 0));
    let mut anna = test.browser(test.cast.anna).await;
    anna.get("/searches").await.is(200).says(&["Bevakningen vilar"]).hides(&["Linnea Björk"]);
    anna.get(&format!("/searches/{id}")).await.is(200).says(&["Bevakningen vilar"]).hides(&["Linnea Björk"]);
}

#[tokio::test]
async fn a_period_moves_with_the_day_and_everything_is_asked_once_a_day() {
    let test = TestApp::new().await;
    let id = saved(&test, None).await;
    let slot = publish(&test, "Kök från maj", 5).await;
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE slots SET starts_on = '2026-04-01' WHERE id = $1").bind(slot).run().await.unwrap();
    slot_changed(&mut db, slot).await.unwrap();
    db.commit().await.unwrap();
    look(&test).await;
    assert_eq!(news(&test, id).await, 0, "not free in two weeks");
    test.forward(TimeDelta::days(20));
    look(&test).await;
    assert_eq!(news(&test, id).await, 1);
    let past = save(&test, "q=k%C3%B6k&from=2026-03-01&to=2026-03-10", None, Alerts::AtOnce).await;
    publish(&test, "Kök ett", 5).await;
    look(&test).await;
    assert_eq!(news(&test, past).await, 0);
    let mut anna = test.browser(test.cast.anna).await;
    anna.get(&format!("/searches/{past}")).await.is(200).says(&["Perioden har passerat"]);
}

#[tokio::test]
async fn a_search_is_saved_from_its_page_and_knows_what_there_is() {
    let test = TestApp::new().await;
    let mut anna = test.browser(test.cast.anna).await;
    let page = anna.get("/search?q=k%C3%B6k&municipality=0188&sort=newest").await;
    page.is(200).says(&["Bevaka den här sökningen"]);
    look(&test).await;
    let new = format!("/searches/new?q=k%C3%B6k&municipality=0188&sort=newest&enrolment={}", test.cast.omar);
    let page = anna.get(&new).await;
    page.is(200).says(&["För Omar Said", "Norrtälje"]);
    assert_eq!(page.field("question"), "q=k%C3%B6k&#38;municipality=0188");
    let omar = test.cast.omar.to_string();
    let good = [
        ("name", "Kök i Norrtälje"),
        ("alerts", "daily"),
        ("question", "q=k%C3%B6k&municipality=0188&sort=newest&nonsense=1"),
        ("enrolment_id", omar.as_str()),
    ];
    let trial = Trial { path: "/searches", good: &good, tables: &["saved_searches", "saved_search_hits"] };
    let long = "x".repeat(81);
    let bengt = test.cast.bengt.to_string();
    trial
        .refuses(
            &test,
            &mut anna,
            &[
                ("name", "", 422),
                ("name", &long, 422),
                ("alerts", "hourly", 422),
                ("alerts", "", 422),
                ("alerts", SCRIPT, 422),
                ("enrolment_id", &bengt, 404),
                ("enrolment_id", "999999", 404),
                ("enrolment_id", SCRIPT, 404),
            ],
        )
        .await;
    trial.is_done_once(&test, &mut anna, "0123456789abcdef0123456789abcdef").await;
    assert_eq!(test.test.count("saved_search_hits").await, 1, "the kitchen is known");
    let mut db = test.app.db.read().await.unwrap();
    let question: String = db.query("SELECT question FROM saved_searches").value().await.unwrap();
    assert_eq!(question, "q=k%C3%B6k&municipality=0188");
    drop(db);
    anna.post("/searches", &[("name", SCRIPT), ("alerts", "off"), ("question", "%%%&q=%00&hours=x")])
        .await
        .is(303);
    anna.get("/searches").await.is(200).hides(&["<script>alert"]);
}

#[tokio::test]
async fn a_search_that_finds_half_the_county_is_not_watched() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let watch = |total| Watch {
        name: "Allt".into(),
        question: String::new(),
        enrolment: None,
        alerts: Alerts::Off,
        known: Vec::new(),
        total,
        seen: 0,
    };
    let mut db = test.app.db.write().await.unwrap();
    let no = refused(SavedSearch::save(&mut db, &anna, watch(1_001)).await);
    assert_eq!(no, Refusal::SearchTooWide { hits: 1_001, most: 1_000 });
    for _ in 0..50 {
        SavedSearch::save(&mut db, &anna, watch(0)).await.unwrap();
    }
    assert_eq!(
        refused(SavedSearch::save(&mut db, &anna, watch(0)).await),
        Refusal::SearchesMost { most: 50 }
    );
}
