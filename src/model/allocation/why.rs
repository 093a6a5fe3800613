//! Why somebody did not get a place that would have fitted better, and what would have to change for it. Prices say which
//! of them was nearest; how near is found by giving the person the place and looking at what it costs all others.

use super::branch;
use super::task::{Answer, Task};

/// Places that are looked at for one person.
const MOST: usize = 4;

/// A slot that was possible and better than what the person got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Barrier {
    /// By number.
    pub slot: u32,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// An answer as good gives the person this slot: the lottery chose the other.
    Lot,
    /// So many points were missing: with more, the person would have had it.
    Points { missing: u64 },
    /// So many others would have been left without any place.
    Others { fewer: u32 },
    /// It cannot be: the rest of a group is missing, or hours are.
    Never,
}

impl Task {
    /// What kept a person from the slots that fit better than what the person got, the nearest first.
    pub fn why(&self, answer: &Answer, person: usize) -> Vec<Barrier> {
        let got = answer.slots[person].and_then(|slot| self.possible(person, slot)).map(|one| one.fit);
        let price = |slot: u32| answer.prices[slot as usize];
        let mut better: Vec<(i64, u32)> = self.people[person]
            .iter()
            .filter(|one| got.is_none_or(|got| one.fit > got))
            .map(|one| (price(one.slot) - i64::from(one.fit), one.slot))
            .collect();
        better.sort_unstable();
        let best = self.worth(&answer.slots);
        let barrier = |(_, slot): (i64, u32)| {
            let why = match branch::solve_with(self, person as u32, slot) {
                None => Why::Never,
                Some(other) => {
                    let (placed, fit) = self.worth(&other.slots);
                    match best.0.saturating_sub(placed) {
                        0 if fit >= best.1 => Why::Lot,
                        0 => Why::Points { missing: best.1 - fit },
                        fewer => Why::Others { fewer },
                    }
                }
            };
            Barrier { slot, why }
        };
        better.into_iter().take(MOST).map(barrier).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::task::{Possible, Room};
    use super::*;

    fn possible(slot: u32, fit: u32) -> Possible {
        Possible { slot, fit, hours: 10, cost: 0 }
    }

    fn task(seats: [u32; 2], people: Vec<Vec<Possible>>) -> Task {
        let room = |seats| Room { seats, hours: 400, least: 0, contract: None };
        Task { slots: seats.map(room).to_vec(), contracts: vec![], people, seed: 4 }
    }

    #[test]
    fn who_fits_less_is_told_how_many_points_were_missing() {
        let task = task([1, 0], vec![vec![possible(0, 80)], vec![possible(0, 60)]]);
        let answer = task.solve();
        assert_eq!(task.why(&answer, 0), []);
        assert_eq!(task.why(&answer, 1), [Barrier { slot: 0, why: Why::Points { missing: 20 } }]);
    }

    #[test]
    fn a_lot_is_called_a_lot() {
        let task = task([1, 0], vec![vec![possible(0, 70)], vec![possible(0, 70)]]);
        let answer = task.solve();
        let without = answer.slots.iter().position(Option::is_none).unwrap();
        assert_eq!(task.why(&answer, without), [Barrier { slot: 0, why: Why::Lot }]);
    }

    #[test]
    fn who_has_another_way_leaves_the_seat_to_who_has_none() {
        let task = task([1, 1], vec![vec![possible(0, 90), possible(1, 10)], vec![possible(0, 5)]]);
        let answer = task.solve();
        assert_eq!(task.why(&answer, 0), [Barrier { slot: 0, why: Why::Others { fewer: 1 } }]);
    }

    #[test]
    fn a_group_that_cannot_come_about_is_nobodys_place() {
        let mut task = task([3, 1], vec![vec![possible(0, 90), possible(1, 10)]]);
        task.slots[0].least = 2;
        let answer = task.solve();
        assert_eq!(answer.slots, [Some(1)]);
        assert_eq!(task.why(&answer, 0), [Barrier { slot: 0, why: Why::Never }]);
    }
}
