//! Seats that a project holds with a reason: counted in every booking, given back, used, or free again by themselves.

use brygga::model::reservation::{Asked, Reservation, ReservationId};
use brygga::model::slot::SlotId;
use brygga::model::user::UserId;
use brygga::model::vacancy::{Period, Vacancy};
use brygga::model::verify::verify;
use brygga::model::{Error, Refusal};
use chrono::TimeDelta;

use crate::support::app::TestApp;
use crate::support::trial::{SCRIPT, Trial};
use crate::support::{day, refused};

const REASON: &str = "Väntar på svar om ledsagning.";

fn asked(test: &TestApp, slot: SlotId, period: (&str, &str)) -> Asked {
    Asked {
        slot_id: slot,
        project_id: test.cast.p1,
        hours_per_week: 10,
        starts_on: day(period.0),
        ends_on: day(period.1),
        held_until: day("2026-03-20"),
        reason: REASON.to_owned(),
    }
}

pub async fn hold(
    test: &TestApp,
    user: UserId,
    slot: SlotId,
    period: (&str, &str),
) -> Result<Reservation, Error> {
    make(test, user, asked(test, slot, period)).await
}

async fn make(test: &TestApp, user: UserId, asked: Asked) -> Result<Reservation, Error> {
    let who = test.who(user).await;
    let mut db = test.app.db.write().await.unwrap();
    let made = Reservation::make(&mut db, &who, asked).await?;
    db.commit().await.unwrap();
    Ok(made)
}

async fn release(test: &TestApp, user: UserId, id: ReservationId) -> Result<Reservation, Error> {
    let who = test.who(user).await;
    let mut db = test.app.db.write().await.unwrap();
    let released = Reservation::release(&mut db, &who, id).await?;
    db.commit().await.unwrap();
    Ok(released)
}

async fn free(test: &TestApp, slot: SlotId) -> i64 {
    let who = test.who(test.cast.anna).await;
    let period = Period { from: day("2026-03-16"), to: day("2026-06-15") };
    let mut db = test.app.db.read().await.unwrap();
    Vacancy::find(&mut db, &who, slot, period).await.unwrap().free.unwrap().seats
}

const SPRING: (&str, &str) = ("2026-03-16", "2026-06-15");

#[tokio::test]
async fn a_held_seat_is_taken_until_it_is_given_back() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let held = hold(&test, cast.mats, cast.kitchen, SPRING).await.unwrap();
    assert_eq!(free(&test, cast.kitchen).await, 0);
    let full = hold(&test, cast.bo, cast.kitchen, SPRING).await;
    assert_eq!(refused(full), Refusal::SlotFull { day: day("2026-03-16"), seats: 1 });
    // A manager may give back what a coach holds; another coach may not; another project's people see nothing.
    assert!(matches!(release(&test, cast.bo, held.id).await, Err(Error::NotFound)));
    assert!(matches!(release(&test, cast.nora, held.id).await, Err(Error::NotFound)));
    release(&test, cast.mats, held.id).await.unwrap();
    assert_eq!(refused(release(&test, cast.mats, held.id).await), Refusal::ReservationOver);
    assert_eq!(free(&test, cast.kitchen).await, 1);
    let anew = hold(&test, cast.anna, cast.kitchen, SPRING).await.unwrap();
    release(&test, cast.mats, anew.id).await.unwrap();
    // Under a contract it is the contract that is locked first: whether it lets is decided on.
    let locked = "contracts WHERE ref = 'c1' AND bookings > 0";
    assert_eq!(test.test.count(locked).await, 0);
    hold(&test, cast.anna, cast.shop, SPRING).await.unwrap();
    assert_eq!(test.test.count(locked).await, 1);
}

#[tokio::test]
async fn a_held_seat_is_free_the_day_after_the_last_without_anybody_doing_anything() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let held = hold(&test, cast.anna, cast.kitchen, SPRING).await.unwrap();
    test.forward(TimeDelta::days(18));
    assert_eq!(free(&test, cast.kitchen).await, 0, "20 March is the last day");
    test.forward(TimeDelta::days(1));
    assert_eq!(free(&test, cast.kitchen).await, 1);
    assert_eq!(refused(release(&test, cast.anna, held.id).await), Refusal::ReservationOver);
    test.propose(cast.anna, cast.omar, cast.kitchen, ("2026-04-01", "2026-06-15"), 10).await;
}

#[tokio::test]
async fn who_may_not_and_what_does_not_fit_is_refused() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    for user in [cast.klara, cast.nora, cast.siv, cast.ada] {
        let result = hold(&test, user, cast.kitchen, SPRING).await;
        assert!(matches!(result, Err(Error::NotFound)), "{user}");
    }
    assert!(matches!(hold(&test, cast.mats, cast.garden, SPRING).await, Err(Error::NotFound)));
    let with = |change: fn(&mut Asked)| {
        let mut asked = asked(&test, cast.shop, SPRING);
        change(&mut asked);
        asked
    };
    for (wrong, refusal) in [
        (with(|asked| asked.reason = "  kort  ".to_owned()), Refusal::ReasonMissing),
        (with(|asked| asked.held_until = day("2026-06-01")), Refusal::ReservationTooLong { days: 60 }),
        (with(|asked| asked.held_until = day("2026-03-01")), Refusal::StartInThePast),
        (with(|asked| asked.ends_on = day("2026-03-15")), Refusal::EndBeforeStart),
        (with(|asked| asked.hours_per_week = 41), Refusal::HoursOutsideSlot { min: 5, max: 40 }),
        (
            with(|asked| asked.ends_on = day("2027-01-01")),
            Refusal::OutsideContractPeriod { from: day("2026-01-01"), to: day("2026-12-31") },
        ),
    ] {
        assert_eq!(refused(make(&test, cast.mats, wrong).await), refusal);
    }
    assert_eq!(test.test.count("reservations").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_hold_the_last_seat_at_once_one_gets_it() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let (one, other) = tokio::join!(
        hold(&test, cast.anna, cast.kitchen, SPRING),
        hold(&test, cast.mats, cast.kitchen, SPRING)
    );
    assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1);
}

#[tokio::test]
async fn a_reservation_becomes_a_proposal_and_a_run_leaves_it_alone() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let held = hold(&test, cast.mats, cast.kitchen, SPRING).await.unwrap();
    let run = crate::allocations::run(&test, cast.mats, crate::allocations::wanted(&test)).await;
    assert_eq!(run.placed, 2, "the shop's two seats alone");
    let mut anna = test.browser(cast.anna).await;
    let form = [
        ("slot", cast.kitchen.to_string()),
        ("reservation", held.id.to_string()),
        ("track", "work_training".to_owned()),
        ("hours", "10".to_owned()),
        ("starts_on", "2026-03-16".to_owned()),
        ("planned_end_on", "2026-06-15".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let path = format!("/enrolments/{}/placements", cast.omar);
    let without: Vec<_> = fields.iter().copied().filter(|(name, _)| *name != "reservation").collect();
    anna.post(&path, &without).await.is(409).says(&["Det är fullt"]);
    anna.post(&path, &fields).await.is(303);
    assert_eq!(free(&test, cast.kitchen).await, 0, "the seat is the proposal's now");
    let path = format!("/enrolments/{}/placements", cast.linnea);
    anna.post(&path, &fields).await.is(409).says(&["Reservationen är släppt"]);
    let mut db = test.app.db.read().await.unwrap();
    let keys = brygga::model::secrets::Keys::from_secret(&[7; 32]);
    let verified = verify(&mut db, &keys).await.unwrap();
    let told: Vec<_> = verified.findings.iter().map(|finding| format!("{finding:?}")).collect();
    assert!(!told.iter().any(|one| one.starts_with("Seats")), "{told:?}");
}

#[tokio::test]
async fn the_pages_hold_and_release_and_tell_the_reason_to_the_project_alone() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut mats = test.browser(cast.mats).await;
    let slot = format!("/slots/{}", cast.kitchen);
    mats.get(&format!("{slot}/reservations/new")).await.is(200).says(&["Reservera en plats"]);
    let project = cast.p1.to_string();
    let good = [
        ("project_id", project.as_str()),
        ("starts_on", "2026-03-16"),
        ("ends_on", "2026-06-15"),
        ("hours", "10"),
        ("held_until", "2026-03-20"),
        ("reason", REASON),
    ];
    let path = format!("{slot}/reservations");
    let trial = Trial { path: &path, good: &good, tables: &["reservations", "events"] };
    let other = cast.p2.to_string();
    let bad = [
        ("project_id", other.as_str(), 404),
        ("starts_on", "i dag", 422),
        ("ends_on", "2026-03-01", 422),
        ("hours", "0", 422),
        ("hours", "21", 409),
        ("held_until", "2027-03-20", 409),
        ("reason", "kort", 422),
        ("reason", "\u{0}bbbbbbbbbbbb", 422),
    ];
    trial.refuses(&test, &mut mats, &bad).await;
    trial.is_done_once(&test, &mut mats, "a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4").await;
    mats.get(&slot).await.is(200).says(&["Reserverade platser", "Steget", REASON, "Släpp platsen"]);
    let mut egon = test.browser(cast.egon).await;
    egon.get(&slot).await.is(200).says(&["Steget", "Hålls till"]).hides(&[REASON, "Släpp platsen", SCRIPT]);
    let mut anna = test.browser(cast.anna).await;
    let fitting = anna.get(&format!("{slot}?enrolment={}", cast.omar)).await;
    fitting.is(200).says(&[REASON, "Använd för Omar Said"]).hides(&["Släpp platsen"]);
}
