//! Whom a slot is for: set by its provider or the contract's manager, seen in matching, refused in a proposal.

use brygga::model::codes::Track;
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
