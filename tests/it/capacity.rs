//! Capacity over time and contracts' caps under real concurrency (issue 2, section 2): nothing is ever oversold.

mod counted;
mod five_hundred;
mod race;

use std::sync::Arc;

use brygga::model::access::Who;
use brygga::model::codes::Track;
use brygga::model::contract::ContractId;
use brygga::model::enrolment::EnrolmentId;
use brygga::model::placement::{Placement, PlacementId, Proposal, State};
use brygga::model::secrets::Keys;
use brygga::model::slot::SlotId;
use brygga::model::{Error, Refusal, Result};
use chrono::NaiveDate;
use tokio::sync::Barrier;

use super::support::cast::{self, Cast};
use super::support::db::TestDb;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn proposal(
    enrolment_id: EnrolmentId,
    slot_id: SlotId,
    from: NaiveDate,
    to: NaiveDate,
    hours: i64,
) -> Proposal {
    Proposal {
        enrolment_id,
        slot_id,
        track: Track::WorkTraining,
        hours_per_week: hours,
        starts_on: from,
        planned_end_on: to,
        adaptations: vec![],
        message: String::new(),
    }
}

/// The cast's provider with many slots and contracts, and many people of one coach.
struct Town {
    test: TestDb,
    coach: Who,
    provider: Who,
    people: Vec<EnrolmentId>,
    slots: Vec<SlotId>,
    contracts: Vec<ContractId>,
}

/// Seats, hours a week, least and most hours a person.
type Size = (i64, i64, i64, i64);

impl Town {
    async fn new(people: u32) -> Self {
        let contracts =
            [("tight", 25, 1_000_000_000), ("dear", 1000, 7_500_000), ("wide", 1000, 1_000_000_000)];
        let sizes = [(1, 20, 5, 20), (2, 24, 5, 20), (4, 80, 5, 20), (6, 60, 5, 20)];
        Self::of(people, &contracts, &sizes, true).await
    }

    /// Contracts with their place-months and öre; of each size a slot under each, and `besides` one under none.
    async fn of(people: u32, bounds: &[(&str, i64, i64)], sizes: &[Size], besides: bool) -> Self {
        let test = TestDb::on(cast::today()).await;
        let keys = Keys::from_secret(&[7; 32]);
        let cast = Cast::enter(&test.db, &keys).await;
        let (coach, provider) = (cast::who(&test.db, cast.anna).await, cast::who(&test.db, cast.siv).await);
        let mut db = test.db.write().await.unwrap();
        let mut contracts = Vec::new();
        for (name, months, ore) in bounds {
            let contract = cast::contract(&mut db, name, cast.p1, cast.atelier).await;
            bound(&mut db, contract, *months, *ore).await;
            contracts.push(contract);
        }
        let mut slots = Vec::new();
        let without = besides.then_some(None);
        for (at, contract) in contracts.iter().copied().map(Some).chain(without).enumerate() {
            for (nth, size) in sizes.iter().enumerate() {
                let name = format!("town-{at}-{nth}");
                let slot =
                    cast::slot(&mut db, &name, cast.atelier, contract, &name, "9111", "0160", *size).await;
                limit(&mut db, slot, nth).await;
                slots.push(slot);
            }
        }
        let mut enrolments = Vec::new();
        for nth in 0..people {
            let birth = day("1970-01-01") + chrono::Days::new(u64::from(nth) * 40);
            let number = format!("{}-{}", birth.format("%Y%m%d"), 980 + nth % 20);
            let name = format!("t{nth}");
            let person = (name.as_str(), "Berg", "woman", "none");
            enrolments.push(
                cast::enrolment(&mut db, &keys, &name, cast.p1, cast.anna, person, &number, "0160").await,
            );
        }
        db.commit().await.unwrap();
        Self { test, coach, provider, people: enrolments, slots, contracts }
    }

    async fn propose(&self, proposal: Proposal) -> Result<PlacementId> {
        let mut db = self.test.db.write().await?;
        let placement = Placement::propose(&mut db, &self.coach, proposal).await?;
        db.commit().await?;
        Ok(placement.id)
    }

    /// Everybody sends theirs at the same moment.
    async fn propose_at_once(self: &Arc<Self>, proposals: Vec<Proposal>) -> Vec<Result<PlacementId>> {
        let barrier = Arc::new(Barrier::new(proposals.len()));
        let sent = proposals.into_iter().map(|proposal| {
            let (town, barrier) = (Arc::clone(self), Arc::clone(&barrier));
            tokio::spawn(async move {
                barrier.wait().await;
                town.propose(proposal).await
            })
        });
        let mut answers = Vec::new();
        for answer in sent.collect::<Vec<_>>() {
            answers.push(answer.await.unwrap());
        }
        answers
    }
}

/// The largest of four have supervisors with time for three people; the next largest are closed on Fridays, and from May to
/// the middle of June.
async fn limit(db: &mut brygga::db::Write, slot: SlotId, nth: usize) {
    let sql = match nth {
        2 => {
            "UPDATE slots SET weekday_hours = '[10,10,10,10,0,0,0]', closed_days = '[{\"from\":\"2026-05-01\",
                \"to\":\"2026-06-14\",\"reason\":\"\"}]' WHERE id = $1"
        }
        3 => "UPDATE slots SET supervisor_minutes = 400, minutes_per_person = 120 WHERE id = $1",
        _ => return,
    };
    db.query(sql).bind(slot).run().await.unwrap();
}

async fn bound(db: &mut brygga::db::Write, contract: ContractId, place_months: i64, ore: i64) {
    db.query("UPDATE contracts SET max_place_months = $2, max_value = $3 WHERE id = $1")
        .bind(contract)
        .bind(place_months)
        .bind(ore)
        .run()
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_seat_goes_to_one_of_two() {
    let town = Arc::new(Town::new(2).await);
    // One seat, twenty hours.
    let slot = town.slots[12];
    for _ in 0..20 {
        let both = town
            .people
            .iter()
            .map(|person| proposal(*person, slot, day("2026-04-01"), day("2026-05-31"), 10));
        let answers = town.propose_at_once(both.collect()).await;
        let won: Vec<PlacementId> =
            answers.iter().filter_map(|answer| answer.as_ref().ok().copied()).collect();
        assert_eq!(won.len(), 1, "{answers:?}");
        let lost = answers.into_iter().find_map(Result::err).unwrap();
        let full = Refusal::SlotFull { day: day("2026-04-01"), seats: 1 };
        assert!(matches!(&lost, Error::Refused(refusal) if *refusal == full), "{lost}");
        let mut db = town.test.db.write().await.unwrap();
        Placement::withdraw(&mut db, &town.coach, won[0]).await.unwrap();
        db.commit().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_at_once_never_pass_a_contracts_place_months() {
    let town = Arc::new(Town::new(200).await);
    assert_eq!(booked_of(&town, 20, 1_000_000_000).await, (20, "contract-place-months"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_at_once_never_pass_a_contracts_value() {
    let town = Arc::new(Town::new(200).await);
    // Seven months at 5 000 kr, and 4 999 kr that are enough for nobody.
    assert_eq!(booked_of(&town, 1000, 7 * 500_000 + 499_900).await, (7, "contract-value"));
}

/// Two hundred people want a month each, under the same contract, at slots with seats for all: how many get it, and why
/// the others do not.
async fn booked_of(town: &Arc<Town>, place_months: i64, ore: i64) -> (usize, &'static str) {
    let mut db = town.test.db.write().await.unwrap();
    bound(&mut db, town.contracts[0], place_months, ore).await;
    db.query("UPDATE slots SET seats = 200, hours_per_week = 2000, supervisor_minutes = NULL, minutes_per_person = NULL").run().await.unwrap();
    db.commit().await.unwrap();
    let wanted = town.people.iter().enumerate().map(|(nth, person)| {
        // The first four slots are under the first contract.
        proposal(*person, town.slots[nth % 4], day("2026-04-01"), day("2026-04-30"), 10)
    });
    let answers = town.propose_at_once(wanted.collect()).await;
    assert_eq!(counted::faults(&town.test.db).await, Vec::<String>::new());
    let mut whys: Vec<&str> = answers
        .iter()
        .filter_map(|answer| match answer {
            Ok(_) => None,
            Err(Error::Refused(refusal)) => Some(refusal.told().0),
            Err(fault) => panic!("{fault}"),
        })
        .collect();
    let booked = answers.len() - whys.len();
    whys.dedup();
    assert_eq!(whys.len(), 1, "{whys:?}");
    (booked, whys[0])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_place_month_is_accepted_and_the_next_refused() {
    let town = Town::new(3).await;
    let mut db = town.test.db.write().await.unwrap();
    bound(&mut db, town.contracts[0], 3, 1_000_000_000).await;
    db.commit().await.unwrap();
    let slot = town.slots[2];
    let (from, to) = (day("2026-04-01"), day("2026-05-31"));
    town.propose(proposal(town.people[0], slot, from, to, 10)).await.unwrap();
    let last = town.propose(proposal(town.people[1], slot, from, day("2026-04-30"), 10)).await.unwrap();
    let next = town.propose(proposal(town.people[2], slot, from, from, 10)).await.unwrap_err();
    assert!(
        matches!(next, Error::Refused(Refusal::ContractPlaceMonths { left: 0, wanted: 33, .. })),
        "{next}"
    );
    // Nor may the last one grow by a day.
    let mut db = town.test.db.write().await.unwrap();
    Placement::accept(&mut db, &town.provider, last, from).await.unwrap();
    let longer = Placement::extend(&mut db, &town.coach, last, day("2026-05-01")).await.unwrap_err();
    assert!(matches!(longer, Error::Refused(Refusal::ContractPlaceMonths { .. })), "{longer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn accepting_one_proposal_releases_the_persons_others_or_nothing_happens() {
    let town = Town::new(1).await;
    let (from, to) = (day("2026-04-01"), day("2026-05-31"));
    let mut ids = Vec::new();
    for slot in &town.slots[12..15] {
        ids.push(town.propose(proposal(town.people[0], *slot, from, to, 10)).await.unwrap());
    }
    // Rolled back: nothing has changed.
    let mut db = town.test.db.write().await.unwrap();
    Placement::accept(&mut db, &town.provider, ids[0], from).await.unwrap();
    db.rollback().await.unwrap();
    assert_eq!(town.states(&ids).await, ["proposed", "proposed", "proposed"]);
    // Committed: all at once.
    let mut db = town.test.db.write().await.unwrap();
    Placement::accept(&mut db, &town.provider, ids[0], from).await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(town.states(&ids).await, ["accepted", "withdrawn", "withdrawn"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_persons_proposals_accepted_at_once_only_one_is() {
    let town = Arc::new(Town::new(1).await);
    let (from, to) = (day("2026-04-01"), day("2026-05-31"));
    let mut ids = Vec::new();
    for slot in &town.slots {
        ids.push(town.propose(proposal(town.people[0], *slot, from, to, 10)).await.unwrap());
    }
    let answers = ids.iter().map(|id| {
        let (town, id) = (Arc::clone(&town), *id);
        tokio::spawn(async move {
            let mut db = town.test.db.write().await?;
            Placement::accept(&mut db, &town.provider, id, from).await?;
            Ok::<_, Error>(db.commit().await?)
        })
    });
    let mut accepted = 0;
    for answer in answers.collect::<Vec<_>>() {
        match answer.await.unwrap() {
            Ok(()) => accepted += 1,
            Err(Error::Refused(Refusal::PlacementState { state: "withdrawn" })) => {}
            Err(fault) => panic!("{fault}"),
        }
    }
    assert_eq!(accepted, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_expired_proposal_gives_its_seat_and_its_place_months_back() {
    let town = Town::new(2).await;
    let mut db = town.test.db.write().await.unwrap();
    bound(&mut db, town.contracts[0], 2, 1_000_000_000).await;
    db.commit().await.unwrap();
    let slot = town.slots[0];
    let (from, to) = (day("2026-04-01"), day("2026-05-31"));
    let first = town.propose(proposal(town.people[0], slot, from, to, 10)).await.unwrap();
    assert!(town.propose(proposal(town.people[1], slot, from, to, 10)).await.is_err());
    // Ten days on it may still be answered; the day after, the seat is somebody else's.
    town.test.clock.set_day(day("2026-03-12"));
    assert!(town.propose(proposal(town.people[1], slot, from, to, 10)).await.is_err());
    town.test.clock.set_day(day("2026-03-13"));
    town.propose(proposal(town.people[1], slot, from, to, 10)).await.unwrap();
    let mut db = town.test.db.write().await.unwrap();
    let late = Placement::accept(&mut db, &town.provider, first, from).await.unwrap_err();
    assert!(matches!(late, Error::Refused(Refusal::ProposalExpired { .. })), "{late}");
    assert_eq!(Placement::expire_overdue(&mut db).await.unwrap(), 1);
    db.commit().await.unwrap();
    assert_eq!(town.states(&[first]).await, ["expired"]);
    assert_eq!(counted::faults(&town.test.db).await, Vec::<String>::new());
}

impl Town {
    async fn states(&self, ids: &[PlacementId]) -> Vec<&'static str> {
        let mut db = self.test.db.read().await.unwrap();
        let mut states = Vec::new();
        for id in ids {
            let placement = Placement::find(&mut db, &self.provider, *id).await.unwrap();
            assert!(!matches!(placement.state, State::Ended { .. }));
            states.push(placement.state.code());
        }
        states
    }
}
