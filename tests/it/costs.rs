//! What places have cost: for managers, without names, and no figure on too few.

use brygga::model::codes::PlacementEndReason;
use brygga::model::cost::Cost;
use brygga::model::next_step::{NextStep, NextStepKind};
use brygga::model::placement::Placement;
use brygga::model::support_stage::{Move, SupportStage};

use crate::overview::started;
use crate::support::app::TestApp;
use crate::support::day;

#[tokio::test]
async fn a_place_month_and_a_day_cost_what_was_paid_through_what_was_got() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let id = started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-05-31")).await;
    test.test.clock.set_day(day("2026-03-31"));
    test.worked(cast.siv, id, &[("2026-03-02", 240), ("2026-03-03", 240), ("2026-03-05", 60)]).await;
    let (anna, mats) = (test.who(cast.anna).await, test.who(cast.mats).await);
    let mut db = test.app.db.write().await.unwrap();
    let next = NextStep { kind: NextStepKind::Meeting, on: day("2026-04-01") };
    let reason = PlacementEndReason::Completed;
    Placement::end(&mut db, &anna, id, day("2026-03-31"), reason, Some(next)).await.unwrap();
    let step = |to, on: &str| Move { to, on: day(on), decided: true, evidence: "Samtal".into() };
    for (to, on) in [
        (SupportStage::VocationalProfile, "2026-03-02"),
        (SupportStage::JobFinding, "2026-03-10"),
        (SupportStage::EmployerEngagement, "2026-03-20"),
        (SupportStage::OnOffJobSupport, "2026-03-31"),
    ] {
        step(to, on).make(&mut db, &anna, cast.linnea).await.unwrap();
    }
    let costs = Cost::of_project(&mut db, &mats, cast.p1).await.unwrap();
    db.commit().await.unwrap();
    // 0.968 of a place-month, 4 840 kr, three days; nobody's enrolment has ended.
    assert_eq!(costs.len(), 2);
    for cost in &costs {
        assert_eq!((cost.placements, cost.value, cost.outcome), (1, 484_000, None));
        assert_eq!(cost.place_month.unwrap().value, 500_000);
        assert_eq!((cost.day.unwrap().value, cost.day.unwrap().count), (161_333, 3));
        assert_eq!(cost.day.unwrap().interval, None, "one placement gives no interval");
        assert_eq!(cost.step, None, "four steps are too few");
    }
    let page = format!("/projects/{}/costs", cast.p1);
    let mut browser = test.browser(cast.mats).await;
    browser.get(&page).await.is(200).says(&["Hela projektet", "5 000 kr", "n = 3"]).hides(&["Linnea"]);
    browser
        .get(&format!("{page}.csv"))
        .await
        .is(200)
        .says(&["\"4840,00\"", "\"1613,33\""])
        .hides(&["Linnea"]);
    for user in [cast.siv, cast.anna, cast.nora, cast.ada] {
        test.browser(user).await.get(&page).await.is(404);
    }

    // A fifth step, of somebody with a place for a day: 0.032 of a place-month, 160 kr. What was reached before the place is none.
    let march = ("2026-03-31", "2026-05-31");
    let other = started(&test, cast.anna, cast.siv, cast.hedda, cast.shop, march).await;
    let mut db = test.app.db.write().await.unwrap();
    Placement::end(&mut db, &anna, other, day("2026-03-31"), reason, Some(next)).await.unwrap();
    step(SupportStage::VocationalProfile, "2026-03-01").make(&mut db, &anna, cast.hedda).await.unwrap();
    step(SupportStage::JobFinding, "2026-03-31").make(&mut db, &anna, cast.hedda).await.unwrap();
    db.commit().await.unwrap();
    let mut db = test.app.db.read().await.unwrap();
    for cost in Cost::of_project(&mut db, &mats, cast.p1).await.unwrap() {
        let step = cost.step.unwrap();
        assert_eq!((step.value, step.count, step.interval), (100_000, 5, None));
    }
    browser.get(&page).await.is(200).says(&["Per steg framåt", "n = 5"]);
    browser.get(&format!("{page}.csv")).await.is(200).says(&["Per steg framåt", "\"1000,00\""]);
}
