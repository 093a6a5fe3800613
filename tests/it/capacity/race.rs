//! Ten thousand bookings by fifty clients at once.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use brygga::db::Db;
use brygga::model::access::Who;
use brygga::model::codes::{DeclineReason, PlacementEndReason};
use brygga::model::enrolment::EnrolmentId;
use brygga::model::gate::Gate;
use brygga::model::next_step::{NextStep, NextStepKind};
use brygga::model::placement::{Placement, PlacementId, State};
use brygga::model::slot::SlotId;
use brygga::model::{Error, Result};
use chrono::{Days, NaiveDate};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use super::{Town, counted, proposal};
use crate::support::stage::{agree, whole_gate};

const CLIENTS: u64 = 50;
const BOOKINGS: usize = 10_000;

/// What came of one kind of booking: how many were done and why the others were not.
#[derive(Debug, Default)]
struct Tally {
    done: usize,
    refused: BTreeMap<String, usize>,
}

type Tallies = BTreeMap<&'static str, Tally>;

struct Client {
    db: Db,
    coach: Who,
    provider: Who,
    people: Vec<EnrolmentId>,
    slots: Vec<SlotId>,
    placements: Arc<Mutex<Known>>,
    rng: StdRng,
}

/// Everybody's placements with their first day: clients meddle with each other's, and now and then two with the same.
#[derive(Default)]
struct Known {
    proposed: Vec<(PlacementId, NaiveDate)>,
    agreed: Vec<(PlacementId, NaiveDate)>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_random_bookings_by_fifty_clients_leave_no_day_over_capacity_and_no_contract_over_its_cap()
 {
    let town = Town::new(250).await;
    let placements = Arc::default();
    let mut tallies = Tallies::new();
    // On the second day all proposals of the first that nobody answered have run out, and their seats are taken again.
    for day in ["2026-03-02", "2026-03-16"] {
        town.test.clock.set_day(day.parse().unwrap());
        let clients = (0..CLIENTS).map(|seed| {
            let mut client = town.client(Arc::clone(&placements), seed);
            tokio::spawn(async move { client.book(BOOKINGS / 2 / CLIENTS as usize).await })
        });
        for client in clients.collect::<Vec<_>>() {
            for (kind, tally) in client.await.unwrap() {
                let all = tallies.entry(kind).or_default();
                all.done += tally.done;
                for (why, count) in tally.refused {
                    *all.refused.entry(why).or_default() += count;
                }
            }
        }
        assert_eq!(counted::faults(&town.test.db).await, Vec::<String>::new());
    }

    let tried: usize = tallies.values().map(|tally| tally.done + tally.refused.values().sum::<usize>()).sum();
    assert_eq!(tried, BOOKINGS);
    for (kind, least) in [("propose", 800), ("accept", 300), ("withdraw", 150), ("extend", 150), ("end", 150)]
    {
        assert!(tallies[kind].done >= least, "too few went well to prove anything: {tallies:#?}");
    }
    for why in [
        "slot-full",
        "slot-hours-taken",
        "supervisors-taken",
        "slot-shut",
        "contract-place-months",
        "contract-value",
    ] {
        assert!(tallies["propose"].refused.contains_key(why), "nobody was refused by {why}: {tallies:#?}");
    }
}

impl Town {
    fn client(&self, placements: Arc<Mutex<Known>>, seed: u64) -> Client {
        Client {
            db: self.test.db.clone(),
            coach: self.coach.clone(),
            provider: self.provider.clone(),
            people: self.people.clone(),
            slots: self.slots.clone(),
            placements,
            rng: StdRng::seed_from_u64(seed),
        }
    }
}

impl Client {
    async fn book(&mut self, times: usize) -> Tallies {
        let mut tallies = Tallies::new();
        for _ in 0..times {
            let (kind, outcome) = self.one().await;
            let tally = tallies.entry(kind).or_default();
            match outcome {
                Ok(()) => tally.done += 1,
                Err(Error::Refused(refusal)) => {
                    *tally.refused.entry(refusal.told().0.to_owned()).or_default() += 1
                }
                Err(fault) => panic!("{kind}: {fault}"),
            }
        }
        tallies
    }

    async fn one(&mut self) -> (&'static str, Result<()>) {
        let which = self.rng.random_range(0..100);
        let of_proposed = which < 75;
        match self.any_placement(of_proposed) {
            Some((id, from)) if which >= 45 => self.change(id, from, which).await,
            _ => ("propose", self.propose().await),
        }
    }

    async fn propose(&mut self) -> Result<()> {
        let person = self.people[self.rng.random_range(0..self.people.len())];
        let slot = self.slots[self.rng.random_range(0..self.slots.len())];
        let from = self.today() + Days::new(self.rng.random_range(0..240));
        let to = from + Days::new(self.rng.random_range(6..60));
        let hours = self.rng.random_range(5..=20);
        let mut db = self.db.write().await?;
        let placement =
            Placement::propose(&mut db, &self.coach, proposal(person, slot, from, to, hours)).await?;
        db.commit().await?;
        self.placements.lock().unwrap().proposed.push((placement.id, from));
        Ok(())
    }

    async fn change(&mut self, id: PlacementId, from: NaiveDate, which: u32) -> (&'static str, Result<()>) {
        let today = self.today();
        let some_days = Days::new(self.rng.random_range(0..40));
        let mut db = self.db.write().await.unwrap();
        let (kind, done) = match which {
            45..63 => ("accept", Placement::accept(&mut db, &self.provider, id, from.max(today)).await),
            63..68 => {
                ("decline", Placement::decline(&mut db, &self.provider, id, DeclineReason::NoCapacity).await)
            }
            68..75 => ("withdraw", Placement::withdraw(&mut db, &self.coach, id).await),
            75..80 => {
                let now = Placement::find(&mut db, &self.provider, id).await.unwrap();
                // Somebody else may have filled it in, or ended the placement, a moment ago.
                let gate = whole_gate(&db, &now);
                Gate::fill(&mut db, &self.provider, id, gate).await.ok();
                agree(&mut db, &self.coach, &self.provider, id).await.ok();
                ("start", Placement::start(&mut db, &self.provider, id, today).await)
            }
            80..90 => {
                ("extend", Placement::extend(&mut db, &self.coach, id, from.max(today) + some_days).await)
            }
            _ => {
                let next = NextStep { kind: NextStepKind::FindPlacement, on: today };
                let reason = PlacementEndReason::Health;
                ("end", Placement::end(&mut db, &self.coach, id, today, reason, Some(next)).await)
            }
        };
        let done = match done {
            Ok(placement) => db.commit().await.map(|()| placement.state).map_err(Error::from),
            Err(fault) => Err(fault),
        };
        if let Ok(state) = done {
            self.placements.lock().unwrap().now(id, from, state);
        }
        (kind, done.map(|_| ()))
    }

    fn today(&self) -> NaiveDate {
        self.db.clock().today()
    }

    fn any_placement(&mut self, of_proposed: bool) -> Option<(PlacementId, NaiveDate)> {
        let known = self.placements.lock().unwrap();
        let among = if of_proposed { &known.proposed } else { &known.agreed };
        (!among.is_empty()).then(|| among[self.rng.random_range(0..among.len())])
    }
}

impl Known {
    fn now(&mut self, id: PlacementId, from: NaiveDate, state: State) {
        self.proposed.retain(|(known, _)| *known != id);
        self.agreed.retain(|(known, _)| *known != id);
        if state.is_live() {
            self.agreed.push((id, from));
        }
    }
}
