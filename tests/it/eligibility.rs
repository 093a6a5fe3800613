//! Whom a slot is for: set by its provider or the contract's manager, seen in matching, refused in a proposal.

use brygga::model::codes::{DeclineReason, Track};
use brygga::model::eligibility::Eligibility;
use brygga::model::enrolment::EnrolmentId;
use brygga::model::placement::{Placement, Proposal};
use brygga::model::slot::{Slot, SlotId};
use brygga::model::{Error, Refusal};
use sqlx::types::Json;

use crate::support::app::TestApp;
use crate::support::trial::{SCRIPT, Trial};
use crate::support::{day, refused};

fn everybody() -> Eligibility {
    Eligibility { only_municipalities: Json(vec![]), min_age: None, max_age: None, only_tracks: Json(vec![]) }
}

async fn limit(test: &TestApp, slot: SlotId, to: Eligibility) {
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    let version = Slot::find(&mut db, &siv, slot).await.unwrap().version;
    Slot::limit(&mut db, &siv, slot, version, to).await.unwrap();
    db.commit().await.unwrap();
}

async fn propose(test: &TestApp, person: EnrolmentId, track: Track) -> Result<Placement, Error> {
    let anna = test.who(test.cast.anna).await;
    let proposal = Proposal {
        enrolment_id: person,
        slot_id: test.cast.shop,
        track,
        hours_per_week: 10,
        starts_on: day("2026-03-16"),
        planned_end_on: day("2026-06-15"),
        adaptations: vec![],
        message: String::new(),
    };
    let mut db = test.app.db.write().await.unwrap();
    let proposed = Placement::propose(&mut db, &anna, proposal).await;
    db.rollback().await.unwrap();
    proposed
}

#[tokio::test]
async fn each_rule_refuses_a_proposal_and_says_so_where_slots_are_looked_at() {
    let test = TestApp::new().await;
    // Linnea lives in Täby and turns 41 on 12 March 2026.
    let (linnea, training) = (test.cast.linnea, Track::WorkTraining);
    for (rules, refusal, said) in [
        (
            Eligibility { only_municipalities: Json(vec!["0188".parse().unwrap()]), ..everybody() },
            Refusal::SlotNotForMunicipality,
            Some("Platsen är inte för dem som bor i Täby"),
        ),
        (
            Eligibility { min_age: Some(42), ..everybody() },
            Refusal::SlotNotForAge { age: 41, min: 42, max: 70 },
            Some("Linnea är 41 år första dagen; platsen är för dem som har fyllt 42"),
        ),
        (
            Eligibility { max_age: Some(40), ..everybody() },
            Refusal::SlotNotForAge { age: 41, min: 15, max: 40 },
            Some("platsen är för dem som är högst 40"),
        ),
        (
            Eligibility { only_tracks: Json(vec![Track::Employment]), ..everybody() },
            Refusal::SlotNotForTrack,
            None,
        ),
    ] {
        limit(&test, test.cast.shop, rules).await;
        assert_eq!(refused(propose(&test, linnea, training).await), refusal);
        let mut anna = test.browser(test.cast.anna).await;
        let page = format!("/slots/{}?enrolment={linnea}&from=2026-03-16&to=2026-06-15", test.cast.shop);
        let page = anna.get(&page).await;
        page.is(200).says(&["Bara för"]);
        if let Some(said) = said {
            page.says(&[said, "Fråga anordnaren, som kan ändra vem platsen är för"]);
        }
    }
    propose(&test, linnea, Track::Employment).await.unwrap();
    let fits = Eligibility {
        only_municipalities: Json(vec!["0160".parse().unwrap(), "0188".parse().unwrap()]),
        min_age: Some(41),
        max_age: Some(41),
        only_tracks: Json(vec![training]),
    };
    limit(&test, test.cast.shop, fits).await;
    propose(&test, linnea, training).await.unwrap();
}

#[tokio::test]
async fn provider_and_manager_set_the_rules_in_a_form() {
    let test = TestApp::new().await;
    let path = format!("/slots/{}/eligibility", test.cast.shop);
    for (number, user) in [test.cast.siv, test.cast.mats].into_iter().enumerate() {
        let mut browser = test.browser(user).await;
        let page = browser.get(&path).await;
        page.is(200).says(&["Vem platsen är för", "Norrtälje"]);
        let (version, most) = (page.field("version"), (50 + number).to_string());
        let good = [
            ("version", version.as_str()),
            ("municipalities", "0160"),
            ("min_age", "18"),
            ("max_age", most.as_str()),
            ("tracks", "work_training"),
        ];
        let trial = Trial { path: &path, good: &good, tables: &["events", "changes"] };
        trial
            .refuses(
                &test,
                &mut browser,
                &[
                    ("municipalities", "9999", 422),
                    ("municipalities", SCRIPT, 422),
                    ("min_age", "14", 422),
                    ("min_age", "1e9", 422),
                    ("max_age", "71", 422),
                    ("max_age", "17", 409),
                    ("tracks", "piracy", 422),
                    ("version", "999", 409),
                ],
            )
            .await;
        assert_eq!(browser.post(&path, &good).await.location(), format!("/slots/{}", test.cast.shop));
        browser.get(&format!("/slots/{}", test.cast.shop)).await.says(&["Bosatta i", "Täby", &most]);
    }
    // Without a contract there is no manager of it.
    let kitchen = format!("/slots/{}/eligibility", test.cast.kitchen);
    test.browser(test.cast.mats).await.get(&kitchen).await.is(404);
    test.browser(test.cast.egon).await.get(&kitchen).await.is(200);
}

#[tokio::test]
async fn an_allocation_places_nobody_where_the_slot_is_not_for_them() {
    let test = TestApp::new().await;
    let bengt_only = Eligibility { only_municipalities: Json(vec!["0162".parse().unwrap()]), ..everybody() };
    limit(&test, test.cast.shop, bengt_only).await;
    let mut wanted = crate::allocations::wanted(&test);
    wanted.slots = vec![test.cast.shop];
    let run = crate::allocations::run(&test, test.cast.mats, wanted.clone()).await;
    assert_eq!(run.placed, 1);
    limit(&test, test.cast.shop, Eligibility { only_tracks: Json(vec![Track::Employment]), ..everybody() })
        .await;
    let run = crate::allocations::run(&test, test.cast.mats, wanted).await;
    assert_eq!(run.placed, 0);
}

async fn said_no(test: &TestApp, reason: DeclineReason) {
    let period = ("2026-03-16", "2026-06-15");
    let id = test.propose(test.cast.anna, test.cast.linnea, test.cast.shop, period, 10).await;
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    Placement::decline(&mut db, &siv, id, reason).await.unwrap();
    db.commit().await.unwrap();
}

#[tokio::test]
async fn an_earlier_no_stands_until_its_day_and_is_passed_over_only_with_a_reason_that_is_kept() {
    let test = TestApp::new().await;
    said_no(&test, DeclineReason::NoCapacity).await;
    let (linnea, training) = (test.cast.linnea, Track::WorkTraining);
    assert_eq!(refused(propose(&test, linnea, training).await), Refusal::DeclinedBefore);
    let mut anna = test.browser(test.cast.anna).await;
    let form = format!("/enrolments/{linnea}/placements");
    let page = anna.get(&format!("{form}/new?slot={}", test.cast.shop)).await;
    page.is(200).says(&["Varför du föreslår trots ett tidigare nej"]);
    let slot = test.cast.shop.to_string();
    let sent = |despite: &'static str| {
        [
            ("slot", slot.clone()),
            ("track", "work_training".into()),
            ("hours", "10".into()),
            ("starts_on", "2026-03-16".into()),
            ("planned_end_on", "2026-06-15".into()),
            ("despite", despite.into()),
        ]
    };
    for (despite, status) in [("", 409), ("kort", 422), ("Siv har ringt: en plats är ledig.", 303)] {
        let fields = sent(despite);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let page = anna.post(&form, &fields).await;
        page.is(status);
        if status != 303 {
            assert_eq!(
                page.body.matches("Varför du föreslår trots ett tidigare nej").count(),
                2,
                "{}",
                page.body
            );
        }
    }
    anna.get(&format!("/enrolments/{linnea}")).await.says(&["trots ett tidigare nej: Siv har ringt"]);
}

#[tokio::test]
async fn a_pause_ends_by_itself() {
    let test = TestApp::new().await;
    said_no(&test, DeclineReason::NoCapacity).await;
    test.forward(chrono::TimeDelta::days(31));
    let who = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let proposal = Proposal {
        enrolment_id: test.cast.linnea,
        slot_id: test.cast.shop,
        track: Track::WorkTraining,
        hours_per_week: 10,
        starts_on: day("2026-04-20"),
        planned_end_on: day("2026-06-15"),
        adaptations: vec![],
        message: String::new(),
    };
    Placement::propose(&mut db, &who, proposal).await.unwrap();
}

#[tokio::test]
async fn a_no_that_asks_to_look_again_is_a_next_step_for_the_coach() {
    let test = TestApp::new().await;
    said_no(&test, DeclineReason::TasksDoNotFit).await;
    let mut db = test.app.db.read().await.unwrap();
    let (step, on): (Option<String>, Option<chrono::NaiveDate>) = db
        .query("SELECT next_step, next_step_on FROM enrolments WHERE id = $1")
        .bind(test.cast.linnea)
        .one()
        .await
        .unwrap();
    assert_eq!((step.as_deref(), on), (Some("meeting"), Some(day("2026-03-09"))));
}
