//! Five hundred random placements by fifty clients on ten contracts and forty slots, through a spring and a summer: with
//! early ends, extensions and pauses. After every step the contract's figures are what a slow count gives (issue 4, 6).

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use brygga::model::codes::{DeclineReason, PlacementEndReason};
use brygga::model::contract::ContractId;
use brygga::model::gate::Gate;
use brygga::model::next_step::{NextStep, NextStepKind};
use brygga::model::pause::Away;
use brygga::model::placement::{Placement, PlacementId};
use brygga::model::secrets::Keys;
use brygga::model::usage::Standing;
use brygga::model::verify::verify;
use brygga::model::{Error, Result};
use chrono::Days;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use super::{Town, counted, proposal};
use crate::support::stage::{agree, whole_gate};

const CLIENTS: u64 = 50;
const ROUNDS: u64 = 10;
/// Each client proposes once a round, and then does so many things to what there is.
const STEPS: usize = 4;
/// Days between the rounds.
const PACE: u64 = 14;

const BOUNDS: [(&str, i64, i64); 10] = [
    ("k0", 6, 1_000_000_000),
    ("k1", 12, 1_000_000_000),
    ("k2", 18, 1_000_000_000),
    ("k3", 25, 1_000_000_000),
    ("k4", 40, 1_000_000_000),
    ("k5", 1000, 3_000_033),
    ("k6", 1000, 7_512_345),
    ("k7", 1000, 15_000_000),
    ("k8", 30, 14_000_001),
    ("k9", 1000, 1_000_000_000),
];

type Tally = BTreeMap<String, usize>;

struct Client {
    town: Arc<Town>,
    known: Arc<Mutex<Vec<PlacementId>>>,
    rng: StdRng,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_hundred_random_placements_keep_every_contracts_sum_at_every_step() {
    // One seat of forty hours, and more seats with hours for fewer than all.
    let sizes = [(1, 40, 5, 40), (2, 60, 5, 40), (3, 80, 5, 40), (5, 120, 5, 40)];
    let town = Arc::new(Town::of(200, &BOUNDS, &sizes, false).await);
    assert_eq!((town.contracts.len(), town.slots.len()), (10, 40));
    let known = Arc::default();
    let mut tally = Tally::new();
    for round in 0..ROUNDS {
        town.test.clock.set_day(super::day("2026-03-02") + Days::new(round * PACE));
        let clients = (0..CLIENTS).map(|seed| {
            let rng = StdRng::seed_from_u64(round * CLIENTS + seed);
            let mut client = Client { town: Arc::clone(&town), known: Arc::clone(&known), rng };
            tokio::spawn(async move { client.round().await })
        });
        for client in clients.collect::<Vec<_>>() {
            for (what, count) in client.await.unwrap() {
                *tally.entry(what).or_default() += count;
            }
        }
        assert_eq!(counted::faults(&town.test.db).await, Vec::<String>::new(), "round {round}");
    }
    let count = |what: &str| tally.get(what).copied().unwrap_or(0);
    assert_eq!(
        tally.iter().filter(|(what, _)| what.starts_with("propose")).map(|(_, n)| n).sum::<usize>(),
        500
    );
    for (what, least) in [
        ("propose", 150),
        ("accept", 60),
        ("start", 40),
        ("pause", 15),
        ("resume", 8),
        ("extend", 25),
        ("end", 25),
    ] {
        assert!(count(what) >= least, "too few went well to prove anything: {tally:#?}");
    }
    for why in ["slot-full", "supervisors-taken", "slot-shut", "contract-place-months", "contract-value"] {
        assert!(count(&format!("propose: {why}")) > 0, "nobody was refused by {why}: {tally:#?}");
    }

    let keys = Keys::from_secret(&[7; 32]);
    let found = verify(&mut town.test.db.read().await.unwrap(), &keys).await.unwrap().findings;
    assert_eq!(found, []);
    // One öre and one thousandth too many, and they are found.
    for (column, id) in [("value", 3), ("place_months", 7)] {
        let mut db = town.test.db.write().await.unwrap();
        db.built(format!("UPDATE placements SET {column} = {column} + 1 WHERE id = (SELECT id FROM placements WHERE state IN ('started', 'ended') ORDER BY id LIMIT 1 OFFSET {id})"))
            .run()
            .await
            .unwrap();
        let found = verify(&mut db, &keys).await.unwrap().findings;
        assert_eq!(found.first().map(|finding| finding.told().0), Some("drawn"), "{column}: {found:?}");
        db.rollback().await.unwrap();
    }
}

impl Client {
    async fn round(&mut self) -> Tally {
        let mut tally = Tally::new();
        let mut note = |what: &str, done: Result<()>| {
            let what = match done {
                Ok(()) => what.to_owned(),
                Err(Error::Refused(refusal)) => format!("{what}: {}", refusal.told().0),
                Err(fault) => panic!("{what}: {fault}"),
            };
            *tally.entry(what).or_insert(0) += 1;
        };
        note("propose", self.propose().await);
        for _ in 0..STEPS {
            let (what, done) = self.step().await;
            note(what, done);
        }
        tally
    }

    async fn propose(&mut self) -> Result<()> {
        let town = Arc::clone(&self.town);
        let person = town.people[self.rng.random_range(0..town.people.len())];
        let slot = self.rng.random_range(0..town.slots.len());
        let from = town.test.clock.today() + Days::new(self.rng.random_range(0..30));
        let to = (from + Days::new(self.rng.random_range(0..180))).min(super::day("2026-12-31"));
        let hours = self.rng.random_range(5..=40);
        let id = town.propose(proposal(person, town.slots[slot], from, to, hours)).await?;
        self.known.lock().unwrap().push(id);
        self.sums(town.contracts[slot / 4]).await;
        Ok(())
    }

    /// Something to any placement that there is; most of what cannot be done is refused by its state.
    async fn step(&mut self) -> (&'static str, Result<()>) {
        let town = Arc::clone(&self.town);
        let id = {
            let known = self.known.lock().unwrap();
            known[self.rng.random_range(0..known.len())]
        };
        let (today, days) = (town.test.clock.today(), Days::new(self.rng.random_range(0..60)));
        let (coach, provider) = (&town.coach, &town.provider);
        let mut db = town.test.db.write().await.unwrap();
        let before = Placement::find(&mut db, provider, id).await.unwrap();
        let (what, done) = match (before.state.code(), self.rng.random_range(0..10)) {
            ("proposed", 0) => {
                ("decline", Placement::decline(&mut db, provider, id, DeclineReason::NoCapacity).await)
            }
            ("proposed", _) => {
                ("accept", Placement::accept(&mut db, provider, id, before.starts_on.max(today)).await)
            }
            ("accepted", 0..7) => {
                let gate = whole_gate(&db, &before);
                Gate::fill(&mut db, provider, id, gate).await.ok();
                agree(&mut db, coach, provider, id).await.ok();
                ("start", Placement::start(&mut db, provider, id, today).await)
            }
            ("started", 0..3) => {
                let away = Away { reason: None, back_on: today + Days::new(14) };
                ("pause", Placement::pause_until(&mut db, provider, id, today, away).await)
            }
            ("paused", 0..6) => ("resume", Placement::resume(&mut db, coach, id, today).await),
            ("accepted" | "started" | "paused", 3..8) => {
                ("extend", Placement::extend(&mut db, coach, id, before.starts_on.max(today) + days).await)
            }
            _ => {
                // Also after the planned end: somebody stayed longer.
                let next = NextStep { kind: NextStepKind::FindPlacement, on: today };
                let on = today.min(before.planned_end_on + Days::new(5));
                ("end", Placement::end(&mut db, coach, id, on, PlacementEndReason::Health, Some(next)).await)
            }
        };
        match done {
            Ok(placement) => {
                db.commit().await.unwrap();
                self.sums(placement.contract_id.unwrap()).await;
                (what, Ok(()))
            }
            Err(fault) => {
                db.rollback().await.unwrap();
                (what, Err(fault))
            }
        }
    }

    /// Used, committed and free make up the maximum, nothing is below zero, and a slow count gives the same. In one
    /// snapshot: the others go on booking.
    async fn sums(&self, contract: ContractId) {
        for _ in 0..50 {
            let before = counted::contract(&self.town.test.db, contract).await;
            let mut db = self.town.test.db.read().await.unwrap();
            let today = db.today();
            let standing = Standing::find(&mut db, &self.town.provider, contract, today).await.unwrap();
            drop(db);
            let free = standing.free();
            assert_eq!(standing.used + standing.committed + free, standing.cap);
            assert!(free.place_months >= 0 && free.value >= 0, "{standing:?}");
            let told = [standing.used, standing.committed].map(|drawn| (drawn.place_months, drawn.value));
            if told == before {
                return;
            }
            // Somebody came between the two.
            assert_ne!(counted::contract(&self.town.test.db, contract).await, before, "{standing:?}");
        }
        panic!("the contract never stood still");
    }
}
