//! What is really asked when a queue is placed: besides seats, the hours a week that a slot has left, how many more its
//! contract can pay for, and groups with a least size. Pure. `branch` answers; here stands what an answer must keep to.

use serde::{Deserialize, Serialize};

use super::branch;

/// People and slots by number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Task {
    pub slots: Vec<Room>,
    pub contracts: Vec<Purse>,
    /// By person: the slots that are possible. A slot stands at most once in a person's list.
    pub people: Vec<Vec<Possible>>,
    /// Decides between answers that are equally good.
    pub seed: u64,
}

/// What is left of a slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    pub seats: u32,
    /// Hours a week, for all who come together.
    pub hours: u32,
    /// Nobody comes, or at least so many.
    pub least: u32,
    pub contract: Option<u32>,
}

/// What is left of a contract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purse {
    /// How many more persons it can pay for.
    pub people: u32,
    /// Öre, where persons cost more with more hours.
    pub money: Option<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Possible {
    pub slot: u32,
    pub fit: u32,
    /// Hours a week that the person would have there.
    pub hours: u32,
    /// Öre that the slot's contract would pay; asked only where its money is counted.
    pub cost: u64,
}

/// What comes first, and what then decides: as many as possible, then the greatest fit together.
pub type Worth = (u32, u64);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// By person: the slot, or none.
    pub slots: Vec<Option<u32>>,
    /// By slot: what a seat is worth to others, in fit; see `Allocation::prices`.
    pub prices: Vec<i64>,
    /// What having a place at all is worth in those prices.
    pub place: i64,
    pub proof: Proof,
}

/// Why nothing is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Proof {
    /// By the prices: nobody can gain more than they allow, and the answer reaches it.
    Prices,
    /// All answers were divided into so many parts, and the prices of each part say that nothing in it is better.
    Parts { parts: u32 },
    /// There were too many parts to look at. Nothing is better than this, but it may not be reached.
    Unproven { placed: u32, fit: u64 },
}

/// The rule that an answer breaks. People, slots and contracts by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Breach {
    #[error("it is about other people")]
    OtherTask,
    #[error("person {person} has a slot that is not possible")]
    NotPossible { person: usize },
    #[error("slot {slot} has more people than seats")]
    Seats { slot: usize },
    #[error("slot {slot} has more hours than are left")]
    Hours { slot: usize },
    #[error("contract {contract} pays for fewer people")]
    Contract { contract: usize },
    #[error("contract {contract} has less money left")]
    Money { contract: usize },
    #[error("slot {slot} has fewer people than a group must have")]
    TooFew { slot: usize },
}

impl Task {
    /// The best answer, or the best that was found within bounds: its proof says which.
    pub fn solve(&self) -> Answer {
        branch::solve(self)
    }

    pub fn possible(&self, person: usize, slot: u32) -> Option<&Possible> {
        self.people[person].iter().find(|possible| possible.slot == slot)
    }

    /// How many are placed, and their fits together.
    pub fn worth(&self, slots: &[Option<u32>]) -> Worth {
        let chosen = slots.iter().enumerate().filter_map(|(person, slot)| self.possible(person, (*slot)?));
        chosen.fold((0, 0), |(placed, fit), possible| (placed + 1, fit + u64::from(possible.fit)))
    }

    /// Whether an answer keeps every rule; the first that it breaks.
    pub fn check(&self, slots: &[Option<u32>]) -> Result<(), Breach> {
        self.breaches(slots).first().map_or(Ok(()), |breach| Err(*breach))
    }

    /// Every rule that an answer breaks.
    pub fn breaches(&self, slots: &[Option<u32>]) -> Vec<Breach> {
        if slots.len() != self.people.len() {
            return vec![Breach::OtherTask];
        }
        let mut breaches = Vec::new();
        let mut taken = vec![(0_u32, 0_u32); self.slots.len()];
        let mut paid = vec![(0_u32, 0_u64); self.contracts.len()];
        for (person, slot) in slots.iter().enumerate() {
            let Some(slot) = slot else { continue };
            let Some(possible) = self.possible(person, *slot) else {
                breaches.push(Breach::NotPossible { person });
                continue;
            };
            let (seats, hours) = &mut taken[*slot as usize];
            (*seats, *hours) = (*seats + 1, *hours + possible.hours);
            if let Some(contract) = self.slots[*slot as usize].contract {
                let (people, money) = &mut paid[contract as usize];
                (*people, *money) = (*people + 1, *money + possible.cost);
            }
        }
        for (contract, (people, money)) in paid.into_iter().enumerate() {
            let purse = &self.contracts[contract];
            if people > purse.people {
                breaches.push(Breach::Contract { contract });
            }
            if purse.money.is_some_and(|left| money > left) {
                breaches.push(Breach::Money { contract });
            }
        }
        for (slot, (seats, hours)) in taken.into_iter().enumerate() {
            let room = &self.slots[slot];
            if seats > room.seats {
                breaches.push(Breach::Seats { slot });
            }
            if hours > room.hours {
                breaches.push(Breach::Hours { slot });
            }
            if seats > 0 && seats < room.least {
                breaches.push(Breach::TooFew { slot });
            }
        }
        breaches
    }
}

#[cfg(test)]
#[path = "task_tests.rs"]
mod tests;
