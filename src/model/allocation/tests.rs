//! Tests of `allocation`: against every possible answer on small queues, and by its own proof on larger ones.

use proptest::prelude::*;

use super::*;

fn queue(seats: &[u32], options: &[&[(u32, u32)]]) -> Queue {
    let choices =
        |of: &&[(u32, u32)]| of.iter().map(|(slot, fit)| Choice { slot: *slot, fit: *fit }).collect();
    Queue {
        seats: seats.to_vec(),
        options: options.iter().map(choices).collect(),
        seed: 1,
        must: Must::default(),
    }
}

/// The most that can be placed, and the greatest fit with so many: by trying everything.
fn by_trying(queue: &Queue, person: usize, seats: &mut [u32]) -> (usize, i64) {
    let Some(options) = queue.options.get(person) else { return (0, 0) };
    let mut best = by_trying(queue, person + 1, seats);
    for choice in options {
        let slot = choice.slot as usize;
        if seats[slot] > 0 {
            seats[slot] -= 1;
            let (placed, fit) = by_trying(queue, person + 1, seats);
            best = best.max((placed + 1, fit + i64::from(choice.fit)));
            seats[slot] += 1;
        }
    }
    best
}

fn queues(persons: usize, slots: usize, seats: u32, fit: u32) -> impl Strategy<Value = Queue> {
    let options = prop::collection::btree_map(0..slots as u32, 0..=fit, 0..=slots);
    let seats = prop::collection::vec(0..=seats, slots);
    (prop::collection::vec(options, 0..=persons), seats, any::<u64>()).prop_map(|(options, seats, seed)| {
        let choices = |of: std::collections::BTreeMap<u32, u32>| {
            of.into_iter().map(|(slot, fit)| Choice { slot, fit }).collect()
        };
        Queue { seats, options: options.into_iter().map(choices).collect(), seed, must: Must::default() }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn nothing_is_better_than_what_is_found(queue in queues(6, 4, 3, 9)) {
        let found = queue.allocate();
        prop_assert_eq!(verify(&queue, &found), Ok(()));
        let best = by_trying(&queue, 0, &mut queue.seats.clone());
        prop_assert_eq!((found.placed(), found.fit(&queue)), best);
    }

    #[test]
    fn one_lottery_has_one_answer_and_every_lottery_one_as_good(queue in queues(8, 5, 2, 3), seed in any::<u64>()) {
        let (found, again) = (queue.allocate(), queue.allocate());
        prop_assert_eq!(&found, &again);
        let other = Queue { seed, ..queue.clone() }.allocate();
        prop_assert_eq!((other.placed(), other.fit(&queue)), (found.placed(), found.fit(&queue)));
    }

    #[test]
    fn what_is_worse_is_not_proven(queue in queues(6, 4, 2, 9), who in any::<prop::sample::Index>()) {
        let mut found = queue.allocate();
        prop_assume!(found.placed() > 0);
        let placed: Vec<usize> = (0..found.slots.len()).filter(|at| found.slots[*at].is_some()).collect();
        found.slots[placed[who.index(placed.len())]] = None;
        let is_refused = matches!(verify(&queue, &found), Err(Flaw::NotBest { .. }));
        prop_assert!(is_refused);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn large_queues_are_proven(queue in queues(150, 40, 4, 1_000)) {
        prop_assert_eq!(verify(&queue, &queue.allocate()), Ok(()));
    }
}

#[test]
fn as_many_as_possible_come_before_the_best_fit() {
    // The first fits the only slot of the second splendidly; both get a place all the same.
    let queue = queue(&[1, 1], &[&[(0, 100), (1, 0)], &[(0, 1)]]);
    let found = queue.allocate();
    assert_eq!(found.slots, [Some(1), Some(0)]);
}

#[test]
fn a_price_tells_what_a_seat_is_worth_to_the_next_in_line() {
    // Both fit slot 0 better. The one who would lose 20 by moving stays; who would lose 10 moves.
    let queue = queue(&[1, 2], &[&[(0, 80), (1, 70)], &[(0, 80), (1, 60)]]);
    let found = queue.allocate();
    assert_eq!(found.slots, [Some(1), Some(0)]);
    assert!((10..=20).contains(&found.prices[0]), "{:?}", found.prices);
    assert_eq!(found.prices[1], 0, "a seat is left");
}

#[test]
fn the_lottery_decides_between_equals() {
    let winners: std::collections::BTreeSet<Vec<Option<u32>>> = (0..50)
        .map(|seed| Queue { seed, ..queue(&[1], &[&[(0, 5)], &[(0, 5)], &[(0, 5)]]) }.allocate().slots)
        .collect();
    assert_eq!(winners.len(), 3, "each of the three wins with some seed");
}

#[test]
fn what_breaks_the_rules_is_named() {
    let queue = queue(&[1, 1], &[&[(0, 5)], &[(0, 5), (1, 4)]]);
    let found = queue.allocate();
    let with = |slots: Vec<Option<u32>>| Allocation { slots, ..found.clone() };
    assert_eq!(verify(&queue, &found), Ok(()));
    assert_eq!(verify(&queue, &with(vec![Some(1), Some(0)])), Err(Flaw::NoOption(0)));
    assert_eq!(verify(&queue, &with(vec![Some(0), Some(0)])), Err(Flaw::Overfull(0)));
    assert_eq!(verify(&queue, &with(vec![None])), Err(Flaw::OtherQueue));
    assert_eq!(verify(&queue, &Allocation { place: 0, ..found.clone() }), Err(Flaw::OtherQueue));
    assert_eq!(verify(&queue, &Allocation { prices: vec![-1, 0], ..found }), Err(Flaw::NegativePrice(0)));
}

#[test]
fn nobody_and_nothing_are_no_trouble() {
    for queue in [queue(&[], &[]), queue(&[0, 3], &[]), queue(&[0], &[&[(0, 1)]]), queue(&[], &[&[], &[]])] {
        let found = queue.allocate();
        assert_eq!(found.placed(), 0);
        assert_eq!(verify(&queue, &found), Ok(()));
    }
}
