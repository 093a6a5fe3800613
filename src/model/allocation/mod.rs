//! Placing a queue of people fairly: who gets which slot when many want the same. First as many as possible get a place,
//! then the total fit is as great as it can be; of answers that are equally good, the lottery's seed decides.
//!
//! Three layers. At the bottom persons and seats are numbers: `solver` finds the best answer, and anyone can check it by its
//! prices (`certificate`). Above it, `task` adds what seats alone cannot say: hours, the contracts' caps and groups with a
//! least size; `branch` cuts such a task into pieces that the solver can do. On top stand the runs: what was asked
//! (`inputs`, gathered from the database by `gather`), what came out, and what people then did with it (`run`, `allotment`);
//! `kept` holds all of it against each other.
//! What makes a slot possible for a person, and how well it fits, is `matching`'s to say.

mod allotment;
mod branch;
mod certificate;
mod choosing;
mod evidence;
mod fairness;
mod gather;
mod inputs;
mod kept;
mod lots;
mod network;
mod relaxed;
mod run;
mod solver;
mod task;
mod why;

pub use allotment::{Allotment, AllotmentId, Changed, Shown};
pub use certificate::{Flaw, verify};
pub use choosing::{Candidate, Choosable, everybody};
pub use evidence::{Broken, Evidence, Proven};
pub use fairness::{AgeBand, Fairness, Fared, Group, Hindrances, LEAST_GROUP, Lost};
pub use gather::{MOST_GROUP, MOST_PAIRS, Wanted};
pub use inputs::{Inputs, Outcome, Person, RANKS};
pub use kept::{Record, broken_runs};
pub use run::{Run, RunId, RunState};
pub use task::{Answer, Breach, Possible, Proof, Purse, Room, Task};
pub use why::{Barrier, Why};

/// What is asked: the options of each person, and the seats of each slot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// Seats by slot.
    pub seats: Vec<u32>,
    /// By person: possible slots and how well each fits, 0 or more. A slot stands at most once in a person's options.
    pub options: Vec<Vec<Choice>>,
    /// Decides between answers that are equally good: the order in which lots are drawn.
    pub seed: u64,
    /// What some must have before all others; empty: nobody.
    pub must: Must,
}

/// What it is worth besides, in fit, that a person is placed or that a slot's seats are taken. `branch` makes some so
/// great that they come before everything else. Empty: 0 for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Must {
    pub persons: Vec<i64>,
    pub slots: Vec<i64>,
}

impl Must {
    fn of(&self, person: usize, slot: u32) -> i64 {
        let at = |worths: &[i64], index: usize| worths.get(index).copied().unwrap_or(0);
        at(&self.persons, person) + at(&self.slots, slot as usize)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    pub slot: u32,
    pub fit: u32,
}

/// What is answered, with what proves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// By person: the slot, or none.
    pub slots: Vec<Option<u32>>,
    /// By slot: what a seat is worth to those who did not get it, in fit; `PLACE` and more where seats are so scarce
    /// that somebody goes without any. 0 where a seat is left.
    pub prices: Vec<i64>,
    /// What having a place at all is worth, so that no fit can outweigh it.
    pub place: i64,
}

impl Queue {
    fn best_fit(&self) -> u32 {
        self.options.iter().flatten().map(|choice| choice.fit).max().unwrap_or(0)
    }

    /// The most that a choice is worth, besides the place.
    fn best_worth(&self) -> i64 {
        if self.must == Must::default() {
            return i64::from(self.best_fit());
        }
        let worths = self
            .options
            .iter()
            .enumerate()
            .flat_map(|(person, options)| options.iter().map(move |choice| self.worth(person, choice)));
        worths.max().unwrap_or(0)
    }

    /// What a choice is worth, besides the place.
    fn worth(&self, person: usize, choice: &Choice) -> i64 {
        i64::from(choice.fit) + self.must.of(person, choice.slot)
    }

    /// What having a place at all is worth here: more than any rearranging can gain in fit.
    fn worth_of_a_place(&self) -> i64 {
        let best = self.best_fit();
        let seats: i64 = self.seats.iter().map(|seats| i64::from(*seats)).sum();
        let most = seats.min(self.options.len() as i64);
        (i64::from(best) + 1) * (most + 1)
    }

    /// The best allocation there is. Takes milliseconds for ten thousand persons; it does not wait for anything.
    pub fn allocate(&self) -> Allocation {
        solver::solve(self)
    }
}

impl Allocation {
    pub fn placed(&self) -> usize {
        self.slots.iter().flatten().count()
    }

    /// The fits of those who are placed, together.
    pub fn fit(&self, queue: &Queue) -> i64 {
        let fits = self.slots.iter().zip(&queue.options).filter_map(|(slot, options)| {
            let slot = (*slot)?;
            options.iter().find(|choice| choice.slot == slot).map(|choice| i64::from(choice.fit))
        });
        fits.sum()
    }
}

#[cfg(test)]
mod tests;
