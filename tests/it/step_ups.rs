//! The step-up plan of a placement: who writes it, what it may say, and where it stands.

use brygga::model::placement::{Placement, PlacementId};
use brygga::model::step_up::StepUp;

use super::own_page::opened;
use super::support::app::TestApp;
use super::support::day;

const PERIOD: (&str, &str) = ("2026-03-02", "2026-05-29");

/// Linnea has 20 hours a week at the shop.
async fn started(test: &TestApp) -> PlacementId {
    let cast = &test.cast;
    let id = test.propose(cast.anna, cast.linnea, cast.shop, PERIOD, 20).await;
    test.accept(cast.siv, id, "2026-03-02").await;
    test.start(cast.siv, id, "2026-03-02").await;
    id
}

const STEPS: [(&str, &str); 6] = [
    ("decided_on", "2026-03-02"),
    ("from_1", "2026-03-02"),
    ("hours_1", "10"),
    ("from_2", "2026-03-30"),
    ("hours_2", "20"),
    ("version", "0"),
];

fn with(changes: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let kept = STEPS.iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    kept.copied().chain(changes.iter().copied()).collect()
}

#[tokio::test]
async fn the_coach_plans_the_hours_and_everybody_concerned_sees_them_beside_what_was_worked() {
    let test = TestApp::new().await;
    let id = started(&test).await;
    test.worked(test.cast.siv, id, &[("2026-03-02", 210)]).await;
    let path = format!("/placements/{id}/step-up");
    let mut anna = test.browser(test.cast.anna).await;
    anna.get(&path).await.is(200).says(&["Ingen trappa är planerad", "Planera timmarna"]);
    let edit = anna.get(&format!("{path}/edit")).await;
    assert_eq!(edit.is(200).field("from_1"), "2026-03-02");
    let done = anna.post(&format!("{path}/edit"), &STEPS).await;
    anna.follow(done.is(303)).await.says(&[
        "Trappan är sparad.",
        "Trappa: Linnea Björk",
        "30 mars 2026",
        "Planerat och gjort",
        "3 tim 30 min",
    ]);
    let mut siv = test.browser(test.cast.siv).await;
    siv.get(&path).await.is(200).says(&["Trappa: Linnea", "Planerat"]).hides(&[
        "Björk",
        "Ändra",
        "Planera timmarna",
    ]);
    siv.get(&format!("/placements/{id}")).await.says(&["Trappa", "10 timmar i veckan"]);
    let mut linnea = opened(&test, test.cast.anna, test.cast.linnea).await;
    linnea.get("/me").await.says(&[
        "Så ökar dina timmar",
        "Från 2 mars 2026: 10 timmar i veckan",
        "Från 30 mars 2026: 20 timmar i veckan",
        "3 timmar 30 minuter av 10 timmar",
    ]);
    // A change is on top of what stood; in the first week it holds from its first day.
    anna.post(&format!("{path}/edit"), &with(&[("hours_1", "12")])).await.is(409).says(&["under tiden"]);
    anna.post(&format!("{path}/edit"), &with(&[("hours_1", "12"), ("version", "1")])).await.is(303);
    assert_eq!(planned(&test, id).await[0].1, Some(12 * 60));
    assert_eq!(test.test.count("events WHERE what = 'step_up_written'").await, 2);
}

/// Minutes planned by week, as every page takes them.
async fn planned(test: &TestApp, id: PlacementId) -> Vec<(String, Option<i64>)> {
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.read().await.unwrap();
    let placement = Placement::find(&mut db, &anna, id).await.unwrap();
    let plan = StepUp::of_placement(&mut db, id).await.unwrap().unwrap();
    let weeks = plan.weeks(&mut db, &placement).await.unwrap();
    weeks.iter().map(|week| (week.monday.to_string(), week.planned)).collect()
}

#[tokio::test]
async fn a_new_plan_leaves_what_was_planned_for_the_weeks_before() {
    let test = TestApp::new().await;
    let id = started(&test).await;
    test.worked(test.cast.siv, id, &[("2026-03-02", 210)]).await;
    let path = format!("/placements/{id}/step-up");
    test.browser(test.cast.anna).await.post(&format!("{path}/edit"), &STEPS).await.is(303);
    let before = planned(&test, id).await;
    assert_eq!(before[0], ("2026-03-02".to_owned(), Some(600)));
    // On a Wednesday, said to have been decided at the very start, with other hours for all that has been.
    test.test.clock.set_day(day("2026-03-18"));
    let mut anna = test.browser(test.cast.anna).await;
    let form = anna.get(&format!("{path}/edit")).await;
    assert_eq!((form.field("decided_on"), form.field("hours_1")), ("2026-03-18".into(), "10".into()));
    form.says(&["tidigast från måndag 16 mars 2026"]);
    let anew = with(&[("hours_1", "15"), ("version", "1")]);
    anna.post(&format!("{path}/edit"), &anew).await.is(303);
    let after = planned(&test, id).await;
    assert_eq!(before[..2], after[..2]);
    assert_eq!((before[2].1, after[2].1), (Some(600), Some(900)));
    assert_eq!(before[4..], after[4..]);
    // In the same week from a day on: that week is counted day by day.
    let anew = with(&[("hours_1", "5"), ("decided_on", "2026-03-18"), ("version", "2")]);
    anna.post(&format!("{path}/edit"), &anew).await.is(303);
    assert_eq!(planned(&test, id).await[2].1, Some((2 * 15 + 3 * 5) * 60 / 5));
    // The coach's page, the provider's and the participant's own tell the same, and what was planned before is kept.
    anna.get(&path).await.is(200).says(&[
        "Gäller från 18 mars 2026",
        "Så var det planerat förut",
        "Version 2",
        "Gällde från 16 mars 2026",
        "2 mars 2026",
    ]);
    let mut siv = test.browser(test.cast.siv).await;
    siv.get(&format!("/placements/{id}")).await.says(&["2 mars 2026", "10 timmar i veckan", "18 mars 2026"]);
    let mut linnea = opened(&test, test.cast.anna, test.cast.linnea).await;
    linnea.get("/me").await.says(&[
        "Från 2 mars 2026: 10 timmar i veckan",
        "Från 16 mars 2026: 15 timmar i veckan",
        "Från 18 mars 2026: 5 timmar i veckan",
        "3 timmar 30 minuter av 10 timmar",
    ]);
    anna.speaks("en").await;
    anna.get(&path).await.says(&["How it was planned before", "Held from 16"]);
    anna.get(&format!("{path}/edit")).await.says(&["Weeks that are over keep what was planned"]);
}

#[tokio::test]
async fn what_a_plan_may_not_say_is_refused_and_changes_nothing() {
    let test = TestApp::new().await;
    let id = started(&test).await;
    let path = format!("/placements/{id}/step-up/edit");
    let mut anna = test.browser(test.cast.anna).await;
    for (changes, status, says) in [
        (&[("from_2", "2026-05-30")][..], 409, "utanför placeringen"),
        (&[("from_1", "2026-03-01")], 409, "utanför placeringen"),
        (&[("hours_2", "21")], 409, "högst det"),
        (&[("from_2", "2026-03-02")], 409, "Två steg börjar"),
        (&[("decided_on", "2026-03-03")], 409, "har inte varit än"),
        (&[("hours_2", "0")], 422, ""),
        (&[("hours_2", "41")], 422, ""),
        (&[("hours_2", "")], 422, "Fyll i"),
        (&[("from_2", "")], 422, ""),
        (&[("from_2", "snart")], 422, ""),
        (&[("from_1", ""), ("hours_1", ""), ("from_2", ""), ("hours_2", "")], 422, "Fyll i"),
    ] {
        let answer = anna.post(&path, &with(changes)).await;
        answer.is(status);
        if !says.is_empty() {
            answer.says(&[says]);
        }
    }
    assert_eq!(test.test.count("step_ups").await, 0);
    // Neither the provider nor a manager writes it, and a proposal has none.
    for user in [test.cast.siv, test.cast.mats, test.cast.egon] {
        let mut other = test.browser(user).await;
        other.get(&path).await.is(404);
        other.post(&path, &STEPS).await.is(404);
    }
    let proposed = test.propose(test.cast.anna, test.cast.omar, test.cast.shop, PERIOD, 5).await;
    anna.get(&format!("/placements/{proposed}/step-up/edit")).await.is(409);
}

#[tokio::test]
async fn consent_closes_the_plan_to_the_provider() {
    let test = TestApp::new().await;
    let id = started(&test).await;
    let mut anna = test.browser(test.cast.anna).await;
    anna.post(&format!("/placements/{id}/step-up/edit"), &STEPS).await.is(303);
    let mut db = test.app.db.read().await.unwrap();
    let consent: i64 = db
        .query("SELECT id FROM consents WHERE enrolment_id = $1")
        .bind(test.cast.linnea)
        .value()
        .await
        .unwrap();
    drop(db);
    anna.post(&format!("/consents/{consent}/withdrawal"), &[]).await.is(303);
    let mut siv = test.browser(test.cast.siv).await;
    siv.get(&format!("/placements/{id}/step-up")).await.is(404);
    anna.get(&format!("/placements/{id}/step-up")).await.is(200);
}
