//! What a slot holds besides seats and hours (P23): weekdays, how many people suit, supervisors' time, closed days.

mod packaged;
mod pages;

use brygga::db::Write;
use brygga::model::attendance::{Of as Whose, Register};
use brygga::model::board::Offered;
use brygga::model::capacity_board::{CapacityBoard, Filter};
use brygga::model::closed_days::{Closing, Of};
use brygga::model::enrolment::{Enrolment, EnrolmentId};
use brygga::model::headcount::Headcount;
use brygga::model::matching::{Circumstances, Finding, Verdict};
use brygga::model::opening::{ClosedDays, Week};
use brygga::model::placement::{Placement, Proposal};
use brygga::model::posting::Posting;
use brygga::model::slot::{Slot, SlotId};
use brygga::model::vacancy::{Period, Vacancy};
use brygga::model::verify::verify;
use brygga::model::{Error, Refusal, Result};
use sqlx::types::Json;

use crate::support::app::TestApp;
use crate::support::{cast, day, refused};

/// Changes the cast's shop (two seats, 40 hours) as `change` says.
pub async fn edit(test: &TestApp, change: impl FnOnce(&mut Posting)) -> Result<Slot> {
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    let slot = Slot::find(&mut db, &siv, test.cast.shop).await?;
    let mut posting = Posting::of(&slot);
    change(&mut posting);
    let slot = Slot::edit(&mut db, &siv, slot.id, slot.version, posting).await?;
    db.commit().await.unwrap();
    Ok(slot)
}

fn supervised(hours: i64, each: i64) -> Headcount {
    Headcount {
        supervisor_minutes: Some(hours * 60),
        minutes_per_person: Some(each * 60),
        ..Headcount::default()
    }
}

fn days(from: &str, to: &str) -> ClosedDays {
    ClosedDays { from: day(from), to: day(to), reason: "Sommarstängt".to_owned() }
}

pub async fn close(test: &TestApp, of: Of, days: ClosedDays) -> Result<()> {
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    Closing::add(&mut db, &siv, of, days).await?;
    db.commit().await.unwrap();
    Ok(())
}

async fn propose(
    db: &mut Write,
    test: &TestApp,
    person: EnrolmentId,
    (from, to): (&str, &str),
) -> Result<Placement> {
    let proposal = Proposal {
        enrolment_id: person,
        slot_id: test.cast.shop,
        track: brygga::model::codes::Track::WorkTraining,
        hours_per_week: 10,
        starts_on: day(from),
        planned_end_on: day(to),
        adaptations: vec![],
        message: String::new(),
    };
    Placement::propose(db, &test.who(test.cast.anna).await, proposal).await
}

async fn try_to_propose(test: &TestApp, person: EnrolmentId, period: (&str, &str)) -> Result<Placement> {
    let mut db = test.app.db.write().await.unwrap();
    let done = propose(&mut db, test, person, period).await;
    db.rollback().await.unwrap();
    done
}

/// What is found of the shop for Linnea in a period.
async fn found(test: &TestApp, (from, to): (&str, &str)) -> Vec<Finding> {
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.read().await.unwrap();
    let period = Period { from: day(from), to: day(to) };
    let linnea = Enrolment::find(&mut db, &anna, test.cast.linnea).await.unwrap();
    let circumstances = Circumstances::read(&mut db, &linnea, period).await.unwrap();
    let vacancy = Vacancy::find(&mut db, &anna, test.cast.shop, period).await.unwrap();
    circumstances.judge(&vacancy).found()
}

#[tokio::test]
async fn supervisors_time_is_a_limit_on_every_day() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    edit(&test, |posting| posting.headcount = supervised(3, 2)).await.unwrap();
    test.propose(cast.anna, cast.omar, cast.shop, ("2026-04-01", "2026-06-30"), 10).await;
    let taken = Refusal::SupervisorsTaken { day: day("2026-06-30"), people: 1 };
    let late = ("2026-06-30", "2026-07-31");
    assert_eq!(refused(try_to_propose(&test, cast.linnea, late).await), taken);
    let finding = Finding::SupervisorsTaken { people: 1 };
    assert!(found(&test, late).await.contains(&finding));
    assert!(finding.is_hard());
    try_to_propose(&test, cast.linnea, ("2026-07-01", "2026-07-31")).await.unwrap();
    assert!(!found(&test, ("2026-07-01", "2026-07-31")).await.contains(&finding));
    // The boards count no seat that nobody can supervise.
    let mats = test.who(cast.mats).await;
    let mut db = test.app.db.read().await.unwrap();
    let board = CapacityBoard::find(&mut db, &mats, Filter::default()).await.unwrap();
    let shop = board.lines.iter().find(|line| line.slot.id == cast.shop).unwrap();
    assert_eq!((shop.weeks[8].all, shop.weeks[8].free()), (1, 0));
    drop(db);

    // With time for two it fits; then the time may not go below what they take.
    edit(&test, |posting| posting.headcount = supervised(4, 2)).await.unwrap();
    test.propose(cast.anna, cast.linnea, cast.shop, ("2026-06-01", "2026-07-31"), 10).await;
    let below = Refusal::SupervisorsBelowTaken { day: day("2026-06-01"), people: 2 };
    assert_eq!(refused(edit(&test, |posting| posting.headcount = supervised(3, 2)).await), below);
    // What nobody checked is found.
    let mut db = test.app.db.write().await.unwrap();
    let keys = crate::support::package::keys();
    assert_eq!(verify(&mut db, &keys).await.unwrap().findings, []);
    db.query("UPDATE slots SET supervisor_minutes = 200 WHERE id = $1").bind(cast.shop).run().await.unwrap();
    let findings = verify(&mut db, &keys).await.unwrap().findings;
    assert_eq!(findings.first().map(|finding| finding.told().0), Some("supervision"), "{findings:?}");
}

#[tokio::test]
async fn who_was_there_before_a_limit_does_not_stand_in_its_way() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let stay = ("2026-03-02", "2026-05-31");
    let omar = crate::overview::started(&test, cast.anna, cast.siv, cast.omar, cast.shop, stay).await;
    let short = ("2026-03-02", "2026-03-20");
    crate::overview::started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, short).await;
    test.test.clock.set_day(day("2026-04-15"));
    edit(&test, |posting| posting.headcount = supervised(2, 2)).await.unwrap();
    let anna = test.who(cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    assert_eq!(verify(&mut db, &crate::support::package::keys()).await.unwrap().findings, []);
    // The one who is left stays longer, though two were there in March.
    Placement::extend(&mut db, &anna, omar, day("2026-06-30")).await.unwrap();
}

#[tokio::test]
async fn days_that_nobody_had_planned_take_supervisors_time_too() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    edit(&test, |posting| posting.headcount = supervised(3, 2)).await.unwrap();
    let short = ("2026-03-02", "2026-03-20");
    let omar = crate::overview::started(&test, cast.anna, cast.siv, cast.omar, cast.shop, short).await;
    let then = ("2026-03-23", "2026-03-31");
    crate::overview::started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, then).await;
    // Past his planned end and still there: the days since then had been given to somebody else.
    test.test.clock.set_day(day("2026-04-01"));
    let anna = test.who(cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let taken = Refusal::SupervisorsTaken { day: day("2026-03-23"), people: 1 };
    assert_eq!(refused(Placement::extend(&mut db, &anna, omar, day("2026-04-30")).await), taken);
}

#[tokio::test]
async fn nobody_is_booked_for_closed_days_alone() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    close(&test, Of::Slot(cast.shop), days("2026-07-06", "2026-07-19")).await.unwrap();
    close(&test, Of::Provider(cast.atelier), days("2026-07-20", "2026-08-02")).await.unwrap();
    let shut = ("2026-07-06", "2026-08-02");
    assert_eq!(
        refused(try_to_propose(&test, cast.linnea, shut).await),
        Refusal::SlotShut { opens: day("2026-08-03") }
    );
    assert!(found(&test, shut).await.contains(&Finding::Shut { on: day("2026-08-03") }));
    try_to_propose(&test, cast.linnea, ("2026-07-06", "2026-08-03")).await.unwrap();
    // So are public holidays, unless the slot says otherwise.
    let christmas = ("2026-12-24", "2026-12-26");
    assert_eq!(
        refused(try_to_propose(&test, cast.linnea, christmas).await),
        Refusal::SlotShut { opens: day("2026-12-27") }
    );
    edit(&test, |posting| posting.week.open_on_holidays = true).await.unwrap();
    try_to_propose(&test, cast.linnea, christmas).await.unwrap();
    // A week without an open day has no free seat, and the search offers none.
    let siv = test.who(cast.siv).await;
    let mut db = test.app.db.read().await.unwrap();
    let offered = Offered::of_provider(&mut db, &siv, cast.atelier, cast::today()).await.unwrap();
    let shop = offered.iter().find(|offered| offered.slot.id == cast.shop).unwrap();
    assert_eq!(shop.seats(day("2026-07-06"), day("2026-07-12")).free(), 0);
    assert_eq!(shop.seats(day("2026-08-03"), day("2026-08-09")).free(), 2);
    drop(db);
    // Taken back, they are open again.
    let mut db = test.app.db.write().await.unwrap();
    Closing::remove(&mut db, &siv, Of::Slot(cast.shop), (day("2026-07-06"), day("2026-07-19")))
        .await
        .unwrap();
    let gone =
        Closing::remove(&mut db, &siv, Of::Slot(cast.shop), (day("2026-07-06"), day("2026-07-19"))).await;
    assert!(matches!(gone, Err(Error::NotFound)), "{gone:?}");
    db.commit().await.unwrap();
    try_to_propose(&test, cast.linnea, shut).await.unwrap();
}

#[tokio::test]
async fn a_closed_day_takes_its_place_month_and_expects_nobody() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    edit(&test, |posting| posting.week.weekday_hours = Json(vec![14, 0, 14, 0, 14, 0, 0])).await.unwrap();
    let period = ("2026-03-02", "2026-03-31");
    let placed = crate::overview::started(&test, cast.anna, cast.siv, cast.omar, cast.shop, period).await;
    close(&test, Of::Slot(cast.shop), days("2026-03-11", "2026-03-15")).await.unwrap();
    let siv = test.who(cast.siv).await;
    let mut db = test.app.db.read().await.unwrap();
    let placement = Placement::find(&mut db, &siv, placed).await.unwrap();
    assert_eq!(
        placement.place_months,
        brygga::model::place_months::place_months(day(period.0), day(period.1))
    );
    let register =
        Register::find(&mut db, &siv, Whose::Provider(cast.atelier), day("2026-03-09"), day("2026-03-22"))
            .await
            .unwrap();
    let omar = register.person(placed).unwrap();
    let expected: Vec<String> =
        register.days().filter(|day| omar.expected(*day).is_some()).map(|day| day.to_string()).collect();
    assert_eq!(expected, ["2026-03-09", "2026-03-16", "2026-03-18", "2026-03-20"]);
}

#[tokio::test]
async fn the_least_and_the_best_number_advise_and_refuse_nobody() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let numbers = |least, best| Headcount {
        least_people: Some(least),
        best_people: Some(best),
        ..Headcount::default()
    };
    let period = ("2026-04-01", "2026-06-30");
    edit(&test, |posting| posting.headcount = numbers(2, 2)).await.unwrap();
    let few = Finding::TooFewThere { there: 0, least: 2 };
    assert!(found(&test, period).await.contains(&few));
    assert_eq!((few.is_hard(), few.verdict()), (false, Verdict::Unknown));
    test.propose(cast.anna, cast.omar, cast.shop, period, 10).await;
    assert!(found(&test, period).await.contains(&Finding::RoomForMore { there: 1, best: 2 }));
    edit(&test, |posting| posting.headcount = numbers(1, 1)).await.unwrap();
    assert!(found(&test, period).await.contains(&Finding::ManyThere { there: 1, best: 1 }));
    try_to_propose(&test, cast.linnea, period).await.unwrap();
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_and_changes_nothing() {
    let test = TestApp::new().await;
    let weekday =
        |monday: i64| Week { weekday_hours: Json(vec![monday, 8, 8, 8, 8, 0, 0]), open_on_holidays: false };
    let most = Refusal::WeekdayHours { most: 24 };
    for wrong in [weekday(25), weekday(-1)] {
        assert_eq!(refused(edit(&test, |posting| posting.week = wrong).await), most);
    }
    let few = Week { weekday_hours: Json(vec![4, 0, 4, 0, 4, 0, 0]), open_on_holidays: false };
    assert_eq!(
        refused(edit(&test, |posting| posting.week = few).await),
        Refusal::WeekdaysBelowMost { hours: 12 }
    );
    let turned = Headcount { least_people: Some(2), best_people: Some(1), ..Headcount::default() };
    let many = Headcount { best_people: Some(3), ..Headcount::default() };
    for wrong in [turned, many] {
        assert_eq!(
            refused(edit(&test, |posting| posting.headcount = wrong).await),
            Refusal::PeopleTurned { seats: 2 }
        );
    }
    for wrong in [supervised(-1, 1), supervised(1, 2), supervised(1_000_000, 1)] {
        assert_eq!(
            refused(edit(&test, |posting| posting.headcount = wrong).await),
            Refusal::SupervisorsTooFew
        );
    }
    let shop = Of::Slot(test.cast.shop);
    for (wrong, refusal) in [
        (days("2026-07-19", "2026-07-06"), Refusal::EndBeforeStart),
        (days("2026-02-01", "2026-02-03"), Refusal::StartInThePast),
        (days("2026-07-01", "2026-12-31"), Refusal::ClosedDaysTooLong { days: 180 }),
    ] {
        assert_eq!(refused(close(&test, shop, wrong).await), refusal);
    }
    let foreign = close(&test, Of::Slot(test.cast.kitchen), days("2026-07-06", "2026-07-19")).await;
    assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
    let siv = test.who(test.cast.siv).await;
    let slot = Slot::find(&mut test.app.db.read().await.unwrap(), &siv, test.cast.shop).await.unwrap();
    assert_eq!((slot.version, slot.headcount, slot.opening.week), (1, Headcount::default(), Week::default()));
    assert_eq!(SlotId(slot.id.0), test.cast.shop);
}
