//! Placing a queue of people fairly: who gets which slot when many want the same. First as many as possible get a place,
//! then the total fit is as great as it can be; of answers that are equally good, the lottery's seed decides.
//!
//! Pure: persons and slots are numbers here, and nothing is read or stored. What makes a slot possible for a person, and
//! how well it fits, is `matching`'s to say. That an answer is the best there is, anyone can check (`certificate`).

mod certificate;
mod lots;
mod network;
mod solver;

pub use certificate::{Flaw, verify};

/// What is asked: the options of each person, and the seats of each slot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// Seats by slot.
    pub seats: Vec<u32>,
    /// By person: possible slots and how well each fits, 0 or more. A slot stands at most once in a person's options.
    pub options: Vec<Vec<Choice>>,
    /// Decides between answers that are equally good: the order in which lots are drawn.
    pub seed: u64,
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
