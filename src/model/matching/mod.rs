//! How well a slot fits a person, and why: one finding for each rule, for, against or unknown. Pure.
//!
//! It compares what the workplace offers with what the person wishes and can. It never sees a diagnosis, and it never
//! chooses persons: a coach reads it about one person whom the coach already has before them.

mod circumstances;
mod finding;
mod hindrances;
mod ledger;
mod past;
mod place;
mod record;
mod refusals;
mod rules;
mod settings;
mod sides;
mod surroundings;

use refusals::earlier_no;
use rules::judge;

pub use circumstances::{Circumstances, Judgement};
pub use finding::{Finding, Verdict};
pub use hindrances::hindrances;
pub use place::{Only, Place};
pub use record::Record;
pub use settings::{Consequence, Part};
pub use sides::{Marks, Offer, Person, Spot, spot};
pub use surroundings::Surroundings;

/// What is left of a score when a hard rule speaks against it.
pub const HINDERED: f32 = 0.4;

#[cfg(test)]
mod tests;
