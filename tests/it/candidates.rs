//! A slot's page for a coach: who of the own people fits. And one score everywhere.

use brygga::search::{Sight, Wanted};
use serde_json::Value;
use std::sync::Arc;

use brygga::model::enrolment::Enrolment;
use brygga::model::matching::Circumstances;
use brygga::model::pause::{Pause, PauseReason, Told};
use brygga::model::slot_changed;
use brygga::model::vacancy::Period;

use crate::command_line::brygga;
use crate::search::index::within_a_second;
use crate::support::app::TestApp;
use crate::support::{cast, day};

#[tokio::test]
async fn own_people_without_a_placement_stand_best_first_with_why() {
    let test = TestApp::new().await;
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE enrolments SET hours_to = 3, profiled_on = '2026-02-01' WHERE id = $1")
        .bind(test.cast.linnea)
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    let page = format!("/slots/{}/participants", test.cast.shop);
    let mut anna = test.browser(test.cast.anna).await;
    let shown = anna.get(&page).await;
    shown.is(200).says(&["Linnea Björk", "Omar Said", "Hedda", "Föreslå"]).hides(&["Bengt", "Tove"]);
    let at = |name: &str| shown.body.find(name).unwrap();
    assert!(at("Omar Said") < at("Linnea Björk"), "who fits comes first");
    // What hinders her (too few hours) may be passed over, with a reason that the form asks.
    let despite = shown.body.split("Föreslå ändå").next().unwrap();
    assert!(despite.contains(&format!("/enrolments/{}/placements/new", test.cast.linnea)));
    assert_eq!(shown.body.matches("Föreslå ändå").count(), 1);
    assert!(shown.body.contains(&format!("/enrolments/{}/placements/new?slot=", test.cast.omar)));
    let mut db = test.app.db.read().await.unwrap();
    let read: i64 =
        db.query("SELECT COUNT(*) FROM accesses WHERE page = 'candidates'").value().await.unwrap();
    assert_eq!(read, 3, "each is in the access log");
    drop(db);
    test.propose(test.cast.anna, test.cast.omar, test.cast.shop, ("2026-03-16", "2026-06-15"), 10).await;
    anna.get(&page).await.is(200).hides(&["Omar Said"]);
    anna.get(&format!("{page}?from=x&to=1999-01-01")).await.is(200);
    anna.htmx = true;
    anna.get(&page).await.is(200).hides(&["<html"]);
    // Looking at the slot alone reads nobody.
    anna.htmx = false;
    anna.get(&format!("/slots/{}", test.cast.shop))
        .await
        .says(&["Vem av mina deltagare passar?"])
        .hides(&["Linnea"]);
    test.browser(test.cast.bo).await.get(&page).await.is(200).says(&["Bengt Gran"]).hides(&["Linnea"]);
}

/// Slots of many kinds, some of which do not fit Linnea; a provider with a record; work that she has tried.
async fn many(test: &TestApp) {
    let mut db = test.app.db.write().await.unwrap();
    for number in 0..40i64 {
        let works = ["9412", "5223", "6113", "9111", "7522", "3512"];
        let places = ["0160", "0162", "0188", "0184", "0117"];
        let (work, place) = (works[number as usize % works.len()], places[number as usize % places.len()]);
        let reference = format!("m{number:02}");
        let size = (2, 60, 5 + number % 4 * 5, 40);
        let contract = (number % 3 == 0).then_some(test.cast.c1);
        let provider = if contract.is_some() { test.cast.atelier } else { test.cast.cafe };
        let slot = cast::slot(&mut db, &reference, provider, contract, "Arbete", work, place, size).await;
        if number % 7 == 0 {
            db.query("UPDATE slots SET min_age = 60 WHERE id = $1").bind(slot).run().await.unwrap();
        }
        slot_changed(&mut db, slot).await.unwrap();
    }
    for number in 0..12 {
        // Ended at the café, half of them well: a record; the first was Linnea's, in a kitchen.
        let person = if number == 0 { test.cast.linnea } else { test.cast.bengt };
        db.query(
            "INSERT INTO placements (ref, enrolment_id, slot_id, track, state, hours_per_week, starts_on, planned_end_on, proposed_on,
                answered_on, started_on, ended_on, end_reason, adaptations)
             VALUES ($1, $2, $3, 'work_training', 'ended', 10, $4, $5, $4, $4, $4, $5, $6, $7)",
        )
        .bind(format!("old{number}"))
        .bind(person)
        .bind(test.cast.kitchen)
        .bind(day("2026-01-12"))
        .bind(day("2026-02-12"))
        .bind(if number % 2 == 0 { "completed" } else { "other" }.to_owned())
        .bind(sqlx::types::Json(Vec::<String>::new()))
        .run()
        .await
        .unwrap();
    }
    db.query(
        "UPDATE enrolments SET hours_from = 5, hours_to = 12, travel_km = 25, wishes = '[\"9412\"]', adaptations = '[\"quiet_room\"]',
            profiled_on = '2026-02-01' WHERE id = $1",
    )
    .bind(test.cast.linnea)
    .run()
    .await
    .unwrap();
    db.commit().await.unwrap();
}

#[tokio::test]
async fn the_list_the_command_and_the_slots_page_have_one_score() {
    let test = TestApp::new().await;
    many(&test).await;
    within_a_second(&test.app.search, "", 43).await;
    let period = Period { from: day("2026-03-16"), to: day("2026-06-15") };
    let arguments = ["match", "--participant", "d1", "--from", "2026-03-16", "--to", "2026-06-15", "--json"];
    let output = brygga(&test.test, &arguments);
    assert!(output.status.success(), "{output:?}");
    let told: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();

    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.read().await.unwrap();
    let enrolment = Enrolment::find(&mut db, &anna, test.cast.linnea).await.unwrap();
    let person = Circumstances::read(&mut db, &enrolment, period).await.unwrap();
    let (sight, person) = (Sight::Projects(vec![test.cast.p1]), Some(Arc::new(person)));
    let wanted = Wanted { period: Some(period), sight, person, ..Wanted::words("", cast::today()) };
    let outcome = test.app.search.find(wanted).await.unwrap();
    let mut found = Vec::new();
    for hit in &outcome.answer.found {
        let slot: String =
            db.query("SELECT ref FROM slots WHERE id = $1").bind(hit.slot).value().await.unwrap();
        found.push(slot);
    }
    drop(db);
    // The command also tells of what is not free; the search leaves that out.
    let matched: Vec<String> = told.iter().map(|line| line["slot"].as_str().unwrap().to_owned()).collect();
    let matched: Vec<String> = matched.into_iter().filter(|slot| found.contains(slot)).collect();
    assert_eq!(found, matched);
    assert!(found.len() > 30, "{found:?}");

    let mut browser = test.browser(test.cast.anna).await;
    let list = format!("/search?enrolment={}&from=2026-03-16&to=2026-06-15", test.cast.linnea);
    let list = browser.get(&list).await;
    for (hit, slot) in outcome.answer.found.iter().zip(&found).take(5) {
        let line = told.iter().find(|line| line["slot"] == slot.as_str()).unwrap();
        let score = format!("{} av 100", line["score"]);
        let page =
            format!("/slots/{}?enrolment={}&from=2026-03-16&to=2026-06-15", hit.slot, test.cast.linnea);
        browser.get(&page).await.is(200).says(&[&line["score"].to_string()]);
        list.says(&[&score]);
    }
    let codes = |line: &Value, side: &str| -> Vec<String> {
        line[side].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
    };
    assert!(
        told.iter().any(|line| codes(line, "against").contains(&"same-kind".to_owned())),
        "variety counts"
    );
    assert!(told.iter().any(|line| codes(line, "against").contains(&"too-young".to_owned())));
    assert!(told.iter().any(|line| {
        codes(line, "for").iter().chain(&codes(line, "against")).any(|code| code.ends_with("-record"))
    }));
}

#[tokio::test]
async fn who_is_paused_stands_last_with_the_day_and_no_way_to_propose() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let told = Told {
        from: cast::today(),
        until: day("2026-04-15"),
        reason: PauseReason::Illness,
        note: String::new(),
    };
    Pause::begin(&mut db, &anna, test.cast.omar, told).await.unwrap();
    db.commit().await.unwrap();
    let mut browser = test.browser(test.cast.anna).await;
    let shown = browser.get(&format!("/slots/{}/participants", test.cast.shop)).await;
    shown.is(200).says(&["Omar är pausad till 15 apr", "eller avsluta pausen"]);
    assert!(shown.body.find("Linnea Björk").unwrap() < shown.body.find("Omar Said").unwrap());
    assert!(!shown.body.contains(&format!("/enrolments/{}/placements/new", test.cast.omar)));
    // On the day on which it goes on, nothing speaks against it.
    test.test.clock.set_day(day("2026-04-15"));
    let shown = browser.get(&format!("/slots/{}/participants", test.cast.shop)).await;
    shown.hides(&["pausad till"]);
}

#[tokio::test]
async fn what_matching_asks_of_all_placements_is_kept_until_one_changes() {
    let test = TestApp::new().await;
    let (anna, cast) = (test.who(test.cast.anna).await, &test.cast);
    let period = Period { from: day("2026-04-01"), to: day("2026-06-30") };
    let spent = async || {
        let mut db = test.app.db.read().await.unwrap();
        let linnea = Enrolment::find(&mut db, &anna, cast.linnea).await.unwrap();
        let vacancy = brygga::model::vacancy::Vacancy::find(&mut db, &anna, cast.shop, period).await.unwrap();
        let found = Circumstances::read(&mut db, &linnea, period).await.unwrap().judge(&vacancy).found();
        found.contains(&brygga::model::matching::Finding::ContractSpent)
    };
    // Three place-months are left for three; then somebody takes one of them.
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE contracts SET max_place_months = 3, version = version + 1 WHERE id = $1")
        .bind(cast.c1)
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    assert!(!spent().await);
    assert!(!spent().await, "as kept");
    let omar = test.propose(cast.anna, cast.omar, cast.shop, ("2026-04-01", "2026-04-30"), 10).await;
    assert!(spent().await);
    // What a transaction saw and undid is remembered by nobody.
    let mut db = test.app.db.write().await.unwrap();
    brygga::model::placement::Placement::withdraw(&mut db, &anna, omar).await.unwrap();
    let linnea = Enrolment::find(&mut db, &anna, cast.linnea).await.unwrap();
    Circumstances::read(&mut db, &linnea, period).await.unwrap();
    db.rollback().await.unwrap();
    assert!(spent().await);
    let mut db = test.app.db.write().await.unwrap();
    brygga::model::placement::Placement::withdraw(&mut db, &anna, omar).await.unwrap();
    db.commit().await.unwrap();
    assert!(!spent().await);
}
