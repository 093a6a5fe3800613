//! The lottery: persons and slots get new numbers by lot, so that nobody is first by the order of a list. The same seed
//! draws the same lots on every machine, for ever.

use super::{Allocation, Choice, Must, Queue};

pub(super) struct Lots {
    /// The lot of each, from 0.
    persons: Vec<u32>,
    slots: Vec<u32>,
}

impl Lots {
    pub fn draw(queue: &Queue) -> Self {
        let mut chance = Chance(queue.seed);
        Self { persons: chance.shuffle(queue.options.len()), slots: chance.shuffle(queue.seats.len()) }
    }

    /// The queue with lots for numbers.
    pub fn number(&self, queue: &Queue) -> Queue {
        let mut seats = vec![0; queue.seats.len()];
        for (seat, lot) in queue.seats.iter().zip(&self.slots) {
            seats[*lot as usize] = *seat;
        }
        let mut options = vec![Vec::new(); queue.options.len()];
        for (choices, lot) in queue.options.iter().zip(&self.persons) {
            let numbered = |choice: &Choice| Choice { slot: self.slots[choice.slot as usize], ..*choice };
            options[*lot as usize] = choices.iter().map(numbered).collect();
        }
        let must = Must {
            persons: numbered(&queue.must.persons, &self.persons),
            slots: numbered(&queue.must.slots, &self.slots),
        };
        Queue { seats, options, seed: queue.seed, must }
    }

    /// The allocation with the queue's own numbers again.
    pub fn unnumber(&self, drawn: Allocation) -> Allocation {
        let mut whose = vec![0; self.slots.len()];
        for (slot, lot) in self.slots.iter().enumerate() {
            whose[*lot as usize] = slot as u32;
        }
        let back = |lot: &u32| drawn.slots[*lot as usize].map(|slot| whose[slot as usize]);
        Allocation {
            slots: self.persons.iter().map(back).collect(),
            prices: self.slots.iter().map(|lot| drawn.prices[*lot as usize]).collect(),
            place: drawn.place,
        }
    }
}

/// Values by lot; none stay none.
fn numbered(values: &[i64], lots: &[u32]) -> Vec<i64> {
    let mut numbered = vec![0; values.len()];
    for (value, lot) in values.iter().zip(lots) {
        numbered[*lot as usize] = *value;
    }
    numbered
}

/// SplitMix64 (Steele and others 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// The numbers below `count` in an order by chance (Fisher and Yates).
    fn shuffle(&mut self, count: usize) -> Vec<u32> {
        let mut order: Vec<u32> = (0..count as u32).collect();
        for at in (1..count).rev() {
            let other = ((u128::from(self.next()) * (at as u128 + 1)) >> 64) as usize;
            order.swap(at, other);
        }
        order
    }
}
