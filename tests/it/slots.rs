//! Slots: the rules of posting, changing and closing them, and their pages.

mod bad_input;
mod pages;

use brygga::db::Write;
use brygga::model::access::Who;
use brygga::model::codes::{Adaptation, Language, SlotState};
use brygga::model::contract::ContractId;
use brygga::model::headcount::Headcount;
use brygga::model::opening::Week;
use brygga::model::posting::Posting;
use brygga::model::slot::{Slot, SlotId};
use brygga::model::{Error, Refusal, Result};

use super::support::app::TestApp;
use super::support::cast;
use super::support::stage::day;

fn posting(contract_id: Option<ContractId>) -> Posting {
    Posting {
        title: "Sy väskor".to_owned(),
        description: "Klippa och sy väskor av gamla segel.".to_owned(),
        ssyk: "7532".parse().unwrap(),
        municipality: "0160".parse().unwrap(),
        workplace_id: None,
        contract_id,
        seats: 2,
        hours_per_week: 40,
        min_hours_per_week: 5,
        max_hours_per_week: 20,
        starts_on: day("2026-03-02"),
        ends_on: day("2026-12-31"),
        adaptations: vec![Adaptation::QuietRoom],
        requirements: vec![],
        languages: vec![Language::Swedish],
        headcount: Headcount::default(),
        week: Week::default(),
    }
}

#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

/// The words of all that happened to a slot.
async fn events(db: &mut Write, slot: SlotId) -> Vec<String> {
    db.query("SELECT what FROM events WHERE subject = 'slot' AND subject_id = $1 ORDER BY id")
        .bind(slot)
        .values()
        .await
        .unwrap()
}

async fn changes(db: &mut Write, slot: SlotId) -> i64 {
    db.query("SELECT COUNT(*) FROM changes WHERE slot_id = $1").bind(slot).value().await.unwrap()
}

/// Changes the cast's shop as `change` says.
async fn edit(db: &mut Write, who: &Who, id: SlotId, change: impl FnOnce(&mut Posting)) -> Result<Slot> {
    let slot = Slot::find(db, who, id).await?;
    let mut posting = Posting::of(&slot);
    change(&mut posting);
    Slot::edit(db, who, id, slot.version, posting).await
}

#[tokio::test]
async fn a_slot_lives_from_draft_to_closed_and_every_step_is_written_down() {
    let test = TestApp::new().await;
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    let slot = Slot::post(&mut db, &siv, test.cast.atelier, posting(Some(test.cast.c1))).await.unwrap();
    assert_eq!(slot.state, SlotState::Draft);
    let centre = slot.municipality.centre();
    assert_eq!((slot.latitude, slot.longitude), (Some(centre.latitude), Some(centre.longitude)));
    let id = slot.id;
    edit(&mut db, &siv, id, |posting| posting.seats = 3).await.unwrap();
    Slot::publish(&mut db, &siv, id).await.unwrap();
    Slot::pause(&mut db, &siv, id).await.unwrap();
    Slot::reopen(&mut db, &siv, id).await.unwrap();
    let closed = Slot::close(&mut db, &siv, id).await.unwrap();
    assert_eq!(closed.state, SlotState::Closed);
    let steps =
        ["slot_posted", "slot_edited", "slot_published", "slot_paused", "slot_reopened", "slot_closed"];
    assert_eq!(events(&mut db, id).await, steps);
    assert_eq!(changes(&mut db, id).await, 6);
    // And nothing comes after.
    let over = Refusal::SlotState { state: "closed" };
    assert_eq!(refused(Slot::publish(&mut db, &siv, id).await), over);
    assert_eq!(refused(Slot::pause(&mut db, &siv, id).await), over);
    assert_eq!(refused(Slot::reopen(&mut db, &siv, id).await), over);
    assert_eq!(refused(edit(&mut db, &siv, id, |posting| posting.seats = 1).await), over);
}

#[tokio::test]
async fn an_edit_that_changes_nothing_writes_nothing() {
    let test = TestApp::new().await;
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    let before = changes(&mut db, test.cast.shop).await;
    let slot = edit(&mut db, &siv, test.cast.shop, |_| {}).await.unwrap();
    assert_eq!((slot.version, events(&mut db, slot.id).await.len()), (1, 0));
    assert_eq!(changes(&mut db, slot.id).await, before);
}

#[tokio::test]
async fn an_edit_of_an_older_version_is_stale() {
    let test = TestApp::new().await;
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    let slot = edit(&mut db, &siv, test.cast.shop, |posting| posting.seats = 4).await.unwrap();
    let stale = Slot::edit(&mut db, &siv, slot.id, slot.version - 1, Posting::of(&slot)).await;
    assert!(matches!(stale, Err(Error::Stale)), "{stale:?}");
}

#[tokio::test]
async fn seats_hours_and_period_never_go_below_what_is_taken_on_any_day() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    test.propose(cast.anna, cast.linnea, cast.shop, ("2026-04-01", "2026-06-30"), 20).await;
    test.propose(cast.anna, cast.omar, cast.shop, ("2026-06-01", "2026-07-31"), 15).await;
    let siv = test.who(cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    let below = |on: &str, seats: i64, hours: i64| Refusal::SlotBelowTaken { day: day(on), seats, hours };
    let shop = cast.shop;
    let seats = edit(&mut db, &siv, shop, |posting| posting.seats = 1).await;
    assert_eq!(refused(seats), below("2026-06-01", 2, 35));
    let hours = edit(&mut db, &siv, shop, |posting| posting.hours_per_week = 34).await;
    assert_eq!(refused(hours), below("2026-06-01", 2, 35));
    let later = edit(&mut db, &siv, shop, |posting| posting.starts_on = day("2026-04-02")).await;
    assert_eq!(refused(later), Refusal::SlotTakenBefore { day: day("2026-04-01") });
    let sooner = edit(&mut db, &siv, shop, |posting| posting.ends_on = day("2026-07-30")).await;
    assert_eq!(refused(sooner), Refusal::SlotTakenAfter { day: day("2026-07-31") });
    let most = edit(&mut db, &siv, shop, |posting| posting.max_hours_per_week = 19).await;
    assert_eq!(refused(most), Refusal::SlotHoursAgreed { hours: 20, is_above: true });
    let least = edit(&mut db, &siv, shop, |posting| posting.min_hours_per_week = 16).await;
    assert_eq!(refused(least), Refusal::SlotHoursAgreed { hours: 15, is_above: false });
    // Exactly what is taken is enough.
    edit(&mut db, &siv, shop, |posting| {
        posting.hours_per_week = 35;
        (posting.starts_on, posting.ends_on) = (day("2026-04-01"), day("2026-07-31"));
        (posting.min_hours_per_week, posting.max_hours_per_week) = (15, 20);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_contract_is_the_providers_own_and_covers_the_period() {
    let test = TestApp::new().await;
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    let others = Slot::post(&mut db, &siv, test.cast.atelier, posting(Some(test.cast.c2))).await;
    assert!(matches!(others, Err(Error::NotFound)), "{others:?}");
    let mut late = posting(Some(test.cast.c1));
    late.ends_on = day("2027-01-01");
    let late = Slot::post(&mut db, &siv, test.cast.atelier, late).await;
    let period = Refusal::OutsideContractPeriod { from: day("2026-01-01"), to: day("2026-12-31") };
    assert_eq!(refused(late), period);
    let mut backwards = posting(None);
    backwards.ends_on = day("2026-03-01");
    assert_eq!(
        refused(Slot::post(&mut db, &siv, test.cast.atelier, backwards).await),
        Refusal::EndBeforeStart
    );
}

#[tokio::test]
async fn a_social_enterprise_publishes_under_a_contract_and_an_employer_without() {
    let test = TestApp::new().await;
    let (siv, egon) = (test.who(test.cast.siv).await, test.who(test.cast.egon).await);
    let mut db = test.app.db.write().await.unwrap();
    let slot = Slot::post(&mut db, &siv, test.cast.atelier, posting(None)).await.unwrap();
    assert_eq!(refused(Slot::publish(&mut db, &siv, slot.id).await), Refusal::SlotNeedsContract);
    let lost = edit(&mut db, &siv, test.cast.shop, |posting| posting.contract_id = None).await;
    assert_eq!(refused(lost), Refusal::SlotNeedsContract);
    let slot = Slot::post(&mut db, &egon, test.cast.cafe, posting(None)).await.unwrap();
    Slot::publish(&mut db, &egon, slot.id).await.unwrap();
}

#[tokio::test]
async fn while_somebody_is_there_a_slot_keeps_its_contract_and_is_not_closed() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let placement = test.propose(cast.anna, cast.linnea, cast.shop, ("2026-04-01", "2026-06-30"), 20).await;
    let siv = test.who(cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    let other = cast::contract(&mut db, "c9", cast.p1, cast.atelier).await;
    let one = Refusal::SlotHasPlacements { count: 1 };
    let moved = edit(&mut db, &siv, cast.shop, |posting| posting.contract_id = Some(other)).await;
    assert_eq!(refused(moved), one);
    assert_eq!(refused(Slot::close(&mut db, &siv, cast.shop).await), one);
    db.query("UPDATE placements SET expires_on = $2 WHERE id = $1")
        .bind(placement)
        .bind(day("2026-03-01"))
        .run()
        .await
        .unwrap();
    // The proposal's days have run out: it holds nothing any more.
    edit(&mut db, &siv, cast.shop, |posting| posting.contract_id = Some(other)).await.unwrap();
    Slot::close(&mut db, &siv, cast.shop).await.unwrap();
}

#[tokio::test]
async fn nobody_changes_another_providers_slot() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    for user in [cast.egon, cast.anna, cast.mats, cast.ada] {
        let who = test.who(user).await;
        let mut db = test.app.db.write().await.unwrap();
        let not_found = |result: Result<Slot>| assert!(matches!(result, Err(Error::NotFound)), "{result:?}");
        not_found(Slot::post(&mut db, &who, cast.atelier, posting(Some(cast.c1))).await);
        not_found(Slot::edit(&mut db, &who, cast.shop, 1, posting(Some(cast.c1))).await);
        not_found(Slot::publish(&mut db, &who, cast.shop).await);
        not_found(Slot::pause(&mut db, &who, cast.shop).await);
        not_found(Slot::reopen(&mut db, &who, cast.shop).await);
        not_found(Slot::close(&mut db, &who, cast.shop).await);
    }
}
