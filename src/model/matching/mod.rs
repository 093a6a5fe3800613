//! How well a slot fits a person, and why: one finding for each rule, for, against or unknown. Pure.
//!
//! It compares what the workplace offers with what the person wishes and can. It never sees a diagnosis, and it never
//! chooses persons: a coach reads it about one person whom the coach already has before them.

mod circumstances;
mod finding;
mod record;
mod rules;
mod settings;
mod sides;

use rules::judge;

pub use circumstances::{Circumstances, Judgement};
pub use finding::{Finding, Verdict};
pub use record::Record;
pub use settings::Part;
pub use sides::{Marks, Offer, Person, Spot, spot};

/// What is left of a score when a hard rule speaks against it.
const HINDERED: f32 = 0.4;

/// Every finding, in the order in which a coach reads them. `hours_left`: a week, in the wanted period.
pub fn findings(person: &Person, offer: &Offer, hours_left: Option<i64>) -> Vec<Finding> {
    let mut findings = Vec::with_capacity(8);
    judge(person, offer, hours_left, |finding, _| findings.push(finding));
    findings
}

/// From 0 to 100: by which hits are sorted.
pub fn score(person: &Person, offer: &Offer, hours_left: Option<i64>) -> f32 {
    let (mut hard, mut score) = (false, 0.0);
    judge(person, offer, hours_left, |finding, points| {
        hard |= finding.is_hard();
        score += points;
    });
    if hard { score * HINDERED } else { score }
}

#[cfg(test)]
mod tests;
