//! What every slot offers that takes people in, in memory: for filters, facets, free capacity in a period, and how well it fits a
//! person. Filled from the database and kept up with the change feed, whichever engine finds the words.
//!
//! It is a copy, a moment old. What a page shows is read again from the database (`model::vacancy`).

mod answer;
mod bits;
mod facet;
mod read;
mod stock;

use std::collections::HashMap;

use crate::model::matching::Place;
use crate::model::opening::Opening;
use crate::model::project::ProjectId;
use crate::model::slot::SlotId;

pub use answer::{Answer, Found, Order, Sight, Wanted};
pub use bits::Bits;
pub use facet::{Choice, Facet, Values};
use stock::Held;

#[derive(Default)]
pub struct Shelf {
    /// Grows with every change: what was worked out before is outdated.
    generation: u64,
    entries: Vec<Entry>,
    places: HashMap<SlotId, usize>,
    /// Those in `entries` that take people in; a closed slot keeps its place, empty.
    open: Bits,
    /// By facet and value.
    facets: [Vec<Bits>; Facet::ALL.len()],
    /// By the project whose contract they are under; none: any employer's.
    projects: HashMap<Option<ProjectId>, Bits>,
    stocks: stock::Stocks,
}

/// One slot.
#[derive(Clone, Debug)]
pub struct Entry {
    place: Place,
    /// Hours a week for all seats together.
    hours: i64,
    values: Values,
    held: Vec<Held>,
    /// None: every day that is not a public holiday.
    opening: Option<Box<Opening>>,
}

impl Shelf {
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Puts a slot in its place, or what it offers now in the place of what it offered.
    pub fn put(&mut self, entry: Entry) {
        let next = self.entries.len();
        let at = *self.places.entry(entry.place.slot).or_insert(next);
        if at == next {
            self.entries.push(entry);
        } else {
            self.mark(at, false);
            self.entries[at] = entry;
        }
        self.mark(at, true);
        self.stocks.refresh(at, &self.entries[at]);
        self.generation += 1;
    }

    /// Takes a slot away that takes nobody in any longer.
    pub fn take(&mut self, slot: SlotId) {
        if let Some(at) = self.places.get(&slot).copied() {
            self.mark(at, false);
            self.generation += 1;
        }
    }

    fn mark(&mut self, at: usize, on: bool) {
        let (project, values) = (self.entries[at].place.project, self.entries[at].values);
        self.open.set(at, on);
        self.projects.entry(project).or_default().set(at, on);
        for facet in Facet::ALL {
            let bits = &mut self.facets[facet as usize];
            bits.resize(facet.values().len(), Bits::default());
            for (value, bits) in bits.iter_mut().enumerate() {
                if values.0[facet as usize] & (1 << value) != 0 {
                    bits.set(at, on);
                }
            }
        }
    }
}
