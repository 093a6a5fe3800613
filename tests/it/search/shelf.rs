//! Filters, counts and free capacity: what the shelf says must be what a plain count over the database says.

use std::collections::HashSet;

use brygga::model::codes::DeclineReason;
use brygga::model::placement::Placement;
use brygga::model::slot::SlotId;
use brygga::model::vacancy::{Period, Vacancy};
use brygga::search::{Choice, Facet, Outcome, Search, Sight, Wanted};
use chrono::NaiveDate;

use crate::placements::proposal;
use crate::support::app::TestApp;
use crate::support::cast;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn spring() -> Period {
    Period { from: day("2026-03-16"), to: day("2026-06-15") }
}

fn wanted(test: &TestApp) -> Wanted {
    let sight = Sight::Projects(vec![test.cast.p1]);
    Wanted { period: Some(spring()), sight, ..Wanted::words("", cast::today()) }
}

async fn find(test: &TestApp, wanted: Wanted) -> Outcome {
    Search::open(test.app.db.clone(), test.test.folder()).await.unwrap().find(wanted).await.unwrap()
}

fn found(outcome: &Outcome) -> HashSet<SlotId> {
    outcome.answer.found.iter().map(|found| found.slot).collect()
}

#[tokio::test]
async fn slots_under_another_projects_contract_are_not_found() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    assert_eq!(found(&find(&test, wanted(&test)).await), HashSet::from([cast.shop, cast.kitchen]));
    let theirs = Wanted { sight: Sight::Projects(vec![cast.p2]), ..wanted(&test) };
    assert_eq!(found(&find(&test, theirs).await), HashSet::from([cast.garden, cast.kitchen]));
}

#[tokio::test]
async fn a_full_slot_is_not_found_until_a_seat_is_free_again() {
    let test = TestApp::new().await;
    let (anna, egon) = (test.who(test.cast.anna).await, test.who(test.cast.egon).await);
    let mut db = test.app.db.write().await.unwrap();
    let taken = proposal(test.cast.linnea, test.cast.kitchen, "2026-06-01", "2026-08-31", 10);
    let placement = Placement::propose(&mut db, &anna, taken).await.unwrap();
    db.commit().await.unwrap();
    assert!(!found(&find(&test, wanted(&test)).await).contains(&test.cast.kitchen));
    let before = Period { from: day("2026-03-16"), to: day("2026-05-31") };
    let earlier = Wanted { period: Some(before), ..wanted(&test) };
    assert!(found(&find(&test, earlier).await).contains(&test.cast.kitchen));

    let mut db = test.app.db.write().await.unwrap();
    Placement::decline(&mut db, &egon, placement.id, DeclineReason::NoCapacity).await.unwrap();
    db.commit().await.unwrap();
    assert!(found(&find(&test, wanted(&test)).await).contains(&test.cast.kitchen));
}

#[tokio::test]
async fn a_proposal_whose_days_have_run_out_holds_no_seat_though_nobody_has_swept_it_up() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let taken = proposal(test.cast.linnea, test.cast.kitchen, "2026-03-20", "2026-06-30", 10);
    Placement::propose(&mut db, &anna, taken).await.unwrap();
    db.commit().await.unwrap();
    assert!(!found(&find(&test, wanted(&test)).await).contains(&test.cast.kitchen));
    let later = Wanted { today: day("2026-03-13"), ..wanted(&test) };
    assert!(found(&find(&test, later).await).contains(&test.cast.kitchen));
}

#[tokio::test]
async fn hours_that_are_taken_are_not_offered() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let taken = proposal(test.cast.linnea, test.cast.shop, "2026-03-20", "2026-04-30", 30);
    Placement::propose(&mut db, &anna, taken).await.unwrap();
    db.commit().await.unwrap();
    for (hours, is_found) in [(None, true), (Some(10), true), (Some(11), false)] {
        let outcome = find(&test, Wanted { hours, ..wanted(&test) }).await;
        assert_eq!(found(&outcome).contains(&test.cast.shop), is_found, "{hours:?}");
    }
}

#[tokio::test]
async fn a_slot_outside_the_wanted_period_or_its_contracts_is_not_found() {
    let test = TestApp::new().await;
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE contracts SET ends_on = '2026-05-31' WHERE id = $1")
        .bind(test.cast.c1)
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    assert_eq!(found(&find(&test, wanted(&test)).await), HashSet::from([test.cast.kitchen]));
    let whenever = Wanted { period: None, ..wanted(&test) };
    assert!(found(&find(&test, whenever).await).contains(&test.cast.shop));
}

/// Many slots, booked at random, and every facet counted in two ways.
#[tokio::test]
async fn counts_are_those_of_a_plain_count() {
    let test = TestApp::new().await;
    let mut db = test.app.db.write().await.unwrap();
    let mut slots = vec![test.cast.shop, test.cast.kitchen];
    for n in 0..60_i64 {
        let (ssyk, place) =
            (["9111", "9412", "6113"][n as usize % 3], ["0160", "0162", "0188", "0184"][n as usize % 4]);
        let size = (1 + n % 3, 10 + n % 40, 1 + n % 9, 10 + n % 31);
        let contract = (n % 5 == 0).then_some(test.cast.c1);
        let provider = if contract.is_some() { test.cast.atelier } else { test.cast.cafe };
        slots.push(
            cast::slot(&mut db, &format!("n{n}"), provider, contract, "Plats", ssyk, place, size).await,
        );
    }
    db.commit().await.unwrap();
    let anna = test.who(test.cast.anna).await;
    for (n, slot) in slots.iter().enumerate().filter(|(n, _)| n % 2 == 0) {
        let mut db = test.app.db.write().await.unwrap();
        let person = [test.cast.linnea, test.cast.omar][n % 4 / 2];
        if Placement::propose(&mut db, &anna, proposal(person, *slot, "2026-04-01", "2026-05-01", 10))
            .await
            .is_ok()
        {
            db.commit().await.unwrap();
        }
    }

    let mut choice = Choice::default();
    choice.choose(Facet::Municipality, "0160");
    choice.choose(Facet::Municipality, "0188");
    choice.choose(Facet::Hours, "11-20");
    let outcome = find(&test, Wanted { choice: choice.clone(), ..wanted(&test) }).await;

    let mut db = test.app.db.read().await.unwrap();
    let vacancies = Vacancy::among(&mut db, &anna, &slots, spring()).await.unwrap();
    let free: Vec<&Vacancy> = vacancies.iter().filter(|vacancy| vacancy.is_free()).collect();
    assert!(free.len() < vacancies.len() && free.len() > 10, "some are full, some are free");
    let here = |vacancy: &Vacancy| ["0160", "0188"].contains(&vacancy.slot.municipality.code());
    let hours =
        |vacancy: &Vacancy| vacancy.slot.min_hours_per_week <= 20 && vacancy.slot.max_hours_per_week >= 11;
    let count = |of: &dyn Fn(&Vacancy) -> bool| free.iter().filter(|vacancy| of(vacancy)).count();

    assert_eq!(outcome.answer.total, count(&|v| here(v) && hours(v)));
    let value =
        |facet: Facet, code: &str| outcome.answer.counts[facet as usize][facet.position(code).unwrap()];
    for code in ["0160", "0162", "0188", "0184", "0114"] {
        let expected = count(&|v| hours(v) && v.slot.municipality.code() == code);
        assert_eq!(value(Facet::Municipality, code), expected, "{code}");
    }
    for (code, ssyk) in [("cleaning", "9111"), ("hospitality", "9412"), ("nature", "6113")] {
        let expected = count(&|v| here(v) && hours(v) && v.slot.ssyk.to_string() == ssyk);
        assert_eq!(value(Facet::Field, code), expected, "{code}");
    }
    for kind in ["social_enterprise", "employer"] {
        let expected = count(&|v| here(v) && hours(v) && v.slot.provider_kind.code() == kind);
        assert_eq!(value(Facet::Kind, kind), expected, "{kind}");
    }
    for (band, from, to) in [("1-10", 1, 10), ("31-40", 31, 40)] {
        let expected =
            count(&|v| here(v) && v.slot.min_hours_per_week <= to && v.slot.max_hours_per_week >= from);
        assert_eq!(value(Facet::Hours, band), expected, "{band}");
    }
}
