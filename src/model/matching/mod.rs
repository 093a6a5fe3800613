//! How well a slot fits a person, and why: one finding for each rule, for, against or unknown. Pure.
//!
//! It compares what the workplace offers with what the person wishes and can. It never sees a diagnosis, and it never
//! chooses persons: a coach reads it about one person whom the coach already has before them.

mod finding;
mod sides;

use super::ssyk::Ssyk;

pub use finding::{Finding, Verdict};
pub use sides::{Marks, Offer, Person, Spot, spot};

/// What the parts of a score weigh. What is unknown counts half.
mod weight {
    pub const WISHES: f32 = 30.0;
    pub const HOURS: f32 = 20.0;
    pub const ADAPTATIONS: f32 = 20.0;
    pub const DISTANCE: f32 = 20.0;
    pub const REQUIREMENTS: f32 = 5.0;
    pub const LANGUAGE: f32 = 5.0;
    /// What is left of a score when a hard rule speaks against it.
    pub const HARD: f32 = 0.4;
}

/// Kilometres from which on a distance counts nothing, when nobody has said how far the person can travel.
const FAR_KM: i64 = 40;

/// Every finding, in the order in which a coach reads them. `hours_left`: a week, in the wanted period.
pub fn findings(person: &Person, offer: &Offer, hours_left: Option<i64>) -> Vec<Finding> {
    let mut findings = Vec::with_capacity(8);
    judge(person, offer, hours_left, |finding| findings.push(finding));
    findings
}

/// From 0 to 100: by which hits are sorted.
pub fn score(person: &Person, offer: &Offer, hours_left: Option<i64>) -> f32 {
    let mut hard = false;
    let score = judge(person, offer, hours_left, |finding| hard |= finding.is_hard());
    if hard { score * weight::HARD } else { score }
}

/// The rules, once: says each finding and returns what they weigh together.
fn judge(person: &Person, offer: &Offer, hours_left: Option<i64>, mut say: impl FnMut(Finding)) -> f32 {
    weight::WISHES * wishes(person, offer, &mut say)
        + weight::DISTANCE * distance(person, offer, &mut say)
        + weight::HOURS * hours(person, offer, hours_left, &mut say)
        + weight::ADAPTATIONS * adaptations(person, offer, &mut say)
        + weight::REQUIREMENTS * requirements(person, offer, &mut say)
        + weight::LANGUAGE * language(person, offer, &mut say)
}

fn wishes(person: &Person, offer: &Offer, say: &mut impl FnMut(Finding)) -> f32 {
    let closeness = |wish: &Ssyk| wish.closeness(offer.ssyk);
    // Of equally close wishes the first: people name what they want most first.
    let best = person.wishes.iter().rev().max_by_key(|wish| closeness(wish));
    let Some(&wish) = best else {
        say(Finding::WishesUnknown);
        return 0.5;
    };
    match closeness(&wish) {
        4 => say(Finding::Wished { wish }),
        2 | 3 => say(Finding::NearWish { wish }),
        _ => say(Finding::NotWished),
    }
    [0.0, 0.1, 0.5, 0.75, 1.0][usize::from(closeness(&wish))]
}

fn distance(person: &Person, offer: &Offer, say: &mut impl FnMut(Finding)) -> f32 {
    let (km, home) = (person.km_to(offer), person.home);
    match person.travel_km {
        Some(limit) if km > limit => say(Finding::TooFar { km, home, limit }),
        Some(_) => say(Finding::Near { km, home }),
        None => say(Finding::TravelUnknown { km, home }),
    }
    let far = person.travel_km.unwrap_or(FAR_KM).max(1);
    // Within reach, nearer is better, but no near place beats a wish.
    (1.0 - 0.7 * km as f32 / far as f32).max(0.0)
}

fn hours(person: &Person, offer: &Offer, left: Option<i64>, say: &mut impl FnMut(Finding)) -> f32 {
    let (least, most) = (offer.min_hours, offer.max_hours);
    let (wants, can) = (person.hours_from.unwrap_or(1), person.hours_to.unwrap_or(i64::MAX));
    if person.hours_from.is_none() && person.hours_to.is_none() {
        say(Finding::HoursUnknown { least, most });
        return 0.5;
    }
    let needs = least.max(wants);
    if least > can {
        say(Finding::HoursTooMany { least, can });
        0.0
    } else if most < wants {
        say(Finding::HoursTooFew { most, wants });
        0.3
    } else if let Some(left) = left.filter(|left| *left < needs) {
        say(Finding::HoursTaken { left, needs });
        0.0
    } else {
        let to = most.min(can).min(left.unwrap_or(i64::MAX));
        say(Finding::HoursFit { from: needs, to });
        1.0
    }
}

fn adaptations(person: &Person, offer: &Offer, say: &mut impl FnMut(Finding)) -> f32 {
    let mut needs = (0.0, 0.0);
    for adaptation in person.adaptations.both(offer.adaptations).iter() {
        say(Finding::Offered { adaptation });
        needs = (needs.0 + 1.0, needs.1 + 1.0);
    }
    for adaptation in person.adaptations.without(offer.adaptations).iter() {
        say(Finding::NotOffered { adaptation });
        needs.1 += 1.0;
    }
    if needs.1 > 0.0 { needs.0 / needs.1 } else { 1.0 }
}

fn requirements(person: &Person, offer: &Offer, say: &mut impl FnMut(Finding)) -> f32 {
    for requirement in offer.requirements.both(person.requirements_met).iter() {
        say(Finding::RequirementMet { requirement });
    }
    let missing = offer.requirements.without(person.requirements_met);
    for requirement in missing.iter() {
        say(Finding::RequirementMissing { requirement });
    }
    if missing.is_empty() { 1.0 } else { 0.0 }
}

fn language(person: &Person, offer: &Offer, say: &mut impl FnMut(Finding)) -> f32 {
    if person.languages.is_empty() || offer.languages.is_empty() {
        // Nobody has said: that is no finding, it is the common case.
        return 0.5;
    }
    match person.languages.both(offer.languages).iter().next() {
        Some(language) => {
            say(Finding::LanguageShared { language });
            1.0
        }
        None => {
            say(Finding::NoLanguageShared);
            0.0
        }
    }
}

#[cfg(test)]
mod tests;
