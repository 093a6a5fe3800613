//! Tests of `task` and `branch`: against every possible answer on small tasks.

use proptest::prelude::*;

use super::super::relaxed::is_proven_by;
use super::*;

/// The best of all answers that keep the rules, by trying every one.
fn by_trying(task: &Task) -> Worth {
    fn go(task: &Task, slots: &mut Vec<Option<u32>>, best: &mut Worth) {
        let person = slots.len();
        if person == task.people.len() {
            if task.check(slots).is_ok() {
                *best = (*best).max(task.worth(slots));
            }
            return;
        }
        let choices = task.people[person].iter().map(|one| Some(one.slot)).chain([None]);
        for slot in choices.collect::<Vec<_>>() {
            slots.push(slot);
            go(task, slots, best);
            slots.pop();
        }
    }
    let mut best = (0, 0);
    go(task, &mut Vec::new(), &mut best);
    best
}

fn tasks() -> impl Strategy<Value = Task> {
    let room = (0u32..4, 0u32..60, 0u32..4, prop::option::of(0u32..2))
        .prop_map(|(seats, hours, least, contract)| Room { seats, hours, least, contract });
    let person = prop::collection::btree_map(0u32..4, (0u32..9, 5u32..25, 0u64..9), 0..=4);
    let people = prop::collection::vec(person, 0..=6);
    let purse = (0u32..5, prop::option::of(0u64..25)).prop_map(|(people, money)| Purse { people, money });
    let contracts = prop::collection::vec(purse, 2);
    (prop::collection::vec(room, 4), contracts, people, any::<u64>()).prop_map(
        |(slots, contracts, people, seed)| {
            let possibles = |of: std::collections::BTreeMap<u32, (u32, u32, u64)>| {
                of.into_iter().map(|(slot, (fit, hours, cost))| Possible { slot, fit, hours, cost }).collect()
            };
            Task { slots, contracts, people: people.into_iter().map(possibles).collect(), seed }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn no_answer_that_keeps_the_rules_is_better(task in tasks()) {
        let found = task.solve();
        prop_assert_eq!(task.check(&found.slots), Ok(()));
        prop_assert_eq!(task.worth(&found.slots), by_trying(&task));
        let is_unproven = matches!(found.proof, Proof::Unproven { .. });
        prop_assert!(!is_unproven);
        if found.proof == Proof::Prices {
            prop_assert!(is_proven_by(&task, &found.slots, &found.prices, found.place));
        }
        prop_assert_eq!(&task.solve(), &found, "the same seed, the same answer");
    }

    #[test]
    fn prices_prove_nothing_that_is_worse(task in tasks()) {
        let found = task.solve();
        let mut worse = found.slots.clone();
        if let Some(placed) = worse.iter().position(Option::is_some) {
            worse[placed] = None;
            prop_assert!(!is_proven_by(&task, &worse, &found.prices, found.place));
        }
    }
}

fn person(options: &[(u32, u32, u32)]) -> Vec<Possible> {
    options
        .iter()
        .map(|(slot, fit, hours)| Possible {
            slot: *slot,
            fit: *fit,
            hours: *hours,
            cost: 100 * u64::from(*hours),
        })
        .collect()
}

#[test]
fn a_group_comes_about_whole_or_not_at_all() {
    let group = Room { seats: 3, hours: 100, least: 3, contract: None };
    let other = Room { seats: 1, hours: 100, least: 0, contract: None };
    // Two who can go anywhere, and one for the group alone: only together are they three.
    let both = person(&[(0, 1, 5), (1, 50, 5)]);
    let task = Task {
        slots: vec![group, other],
        contracts: vec![],
        people: vec![both.clone(), both.clone(), person(&[(0, 1, 5)])],
        seed: 1,
    };
    let found = task.solve();
    assert_eq!(found.slots, [Some(0); 3], "three placed with little fit come before one with much");
    assert!(matches!(found.proof, Proof::Parts { .. }), "{:?}", found.proof);
    let fewer = Task { people: vec![both.clone(), both], ..task };
    assert_eq!(fewer.solve().slots.iter().flatten().collect::<Vec<_>>(), [&1]);
}

#[test]
fn hours_are_shared_as_well_as_seats() {
    let room = Room { seats: 5, hours: 30, least: 0, contract: None };
    let people = [20, 15, 15, 25].map(|hours| person(&[(0, 10, hours)])).to_vec();
    let found = Task { slots: vec![room], contracts: vec![], people, seed: 1 }.solve();
    assert_eq!(found.slots, [None, Some(0), Some(0), None]);
}

#[test]
fn a_contract_pays_for_so_many_wherever_they_are() {
    let room = Room { seats: 2, hours: 80, least: 0, contract: Some(0) };
    let free = Room { contract: None, ..room };
    let task = Task {
        slots: vec![room, room, free],
        contracts: vec![Purse { people: 1, money: None }],
        people: vec![person(&[(0, 90, 10)]), person(&[(1, 95, 10), (2, 5, 10)]), person(&[(1, 80, 10)])],
        seed: 1,
    };
    let found = task.solve();
    assert_eq!(found.slots, [Some(0), Some(2), None]);
    assert_eq!(found.proof, Proof::Prices);
}

#[test]
fn a_contract_that_pays_by_the_hour_pays_for_many_with_few_hours_or_few_with_many() {
    let room = Room { seats: 3, hours: 120, least: 0, contract: Some(0) };
    let purse = |money| vec![Purse { people: 9, money: Some(money) }];
    let task = Task {
        slots: vec![room, room],
        contracts: purse(3_000),
        people: vec![person(&[(0, 90, 30)]), person(&[(0, 10, 15)]), person(&[(1, 20, 15)])],
        seed: 1,
    };
    let found = task.solve();
    assert_eq!(found.slots, [None, Some(0), Some(1)], "two with half the hours come before one");
    assert_eq!(task.check(&[Some(0), Some(0), None]), Err(Breach::Money { contract: 0 }));
    let richer = Task { contracts: purse(4_500), ..task.clone() };
    assert_eq!(richer.solve().slots, [Some(0), None, Some(1)]);
    assert_eq!(Task { contracts: purse(6_000), ..task }.solve().slots, [Some(0), Some(0), Some(1)]);
}

#[test]
fn a_large_task_with_hours_and_groups_ends_in_time_and_keeps_the_rules() {
    let mut state = 7_u64;
    let mut draw = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let slots: Vec<Room> = (0..30)
        .map(|slot| Room {
            seats: 4,
            hours: 40 + draw(30) as u32,
            least: if slot % 10 == 0 { 3 } else { 0 },
            contract: (slot < 10).then_some(0),
        })
        .collect();
    let people = (0..120)
        .map(|_| {
            let mut options = std::collections::BTreeMap::new();
            for _ in 0..8 {
                options.insert(draw(30) as u32, (draw(100) as u32, 10 + draw(4) as u32 * 5));
            }
            let possible = |(slot, (fit, hours)): (u32, (u32, u32))| Possible {
                slot,
                fit,
                hours,
                cost: 100 * u64::from(hours),
            };
            options.into_iter().map(possible).collect()
        })
        .collect();
    let task = Task { slots, contracts: vec![Purse { people: 15, money: Some(20_000) }], people, seed: 3 };
    let found = task.solve();
    assert_eq!(task.check(&found.slots), Ok(()));
    if let Proof::Unproven { placed, fit } = found.proof {
        assert!((placed, fit) >= task.worth(&found.slots), "the bound is not below what was found");
    }
}
