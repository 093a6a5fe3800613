//! The rules that compare a profile with an offer: each says a finding and the share of its part's weight that it gives.

use super::{Finding, Offer, Part, Person, Record};
use crate::model::ssyk::Ssyk;

/// Kilometres from which on a distance counts nothing, when nobody has said how far the person can travel.
const FAR_KM: i64 = 40;

/// The rules, once: says each finding with the points it gives. What nobody needs gives its points without a finding.
pub(super) fn judge(
    person: &Person,
    offer: &Offer,
    hours_left: Option<i64>,
    mut say: impl FnMut(Finding, f32),
) {
    let mut one = |part: Part, (finding, share): (Finding, f32)| say(finding, part.weight() * share);
    one(Part::Wishes, wishes(person, offer));
    one(Part::Distance, distance(person, offer));
    one(Part::Hours, hours(person, offer, hours_left));
    adaptations(person, offer, &mut say);
    requirements(person, offer, &mut say);
    let mut one = |part: Part, (finding, share): (Finding, f32)| say(finding, part.weight() * share);
    one(Part::Language, language(person, offer));
    one(Part::Record, record(offer));
    one(Part::Variety, variety(person, offer));
}

fn wishes(person: &Person, offer: &Offer) -> (Finding, f32) {
    let closeness = |wish: &Ssyk| wish.closeness(offer.ssyk);
    // Of equally close wishes the first: people name what they want most first.
    let best = person.wishes.iter().rev().max_by_key(|wish| closeness(wish));
    let Some(&wish) = best else { return (Finding::WishesUnknown, 0.5) };
    let finding = match closeness(&wish) {
        4 => Finding::Wished { wish },
        2 | 3 => Finding::NearWish { wish },
        _ => Finding::NotWished,
    };
    (finding, [0.0, 0.1, 0.5, 0.75, 1.0][usize::from(closeness(&wish))])
}

fn distance(person: &Person, offer: &Offer) -> (Finding, f32) {
    let (km, home) = (person.km_to(offer), person.home);
    let finding = match person.travel_km {
        Some(limit) if km > limit => Finding::TooFar { km, home, limit },
        Some(_) => Finding::Near { km, home },
        None => Finding::TravelUnknown { km, home },
    };
    let far = person.travel_km.unwrap_or(FAR_KM).max(1);
    // Within reach, nearer is better, but no near place beats a wish.
    (finding, (1.0 - 0.7 * km as f32 / far as f32).max(0.0))
}

fn hours(person: &Person, offer: &Offer, left: Option<i64>) -> (Finding, f32) {
    let (least, most) = (offer.min_hours, offer.max_hours);
    let (wants, can) = (person.hours_from.unwrap_or(1), person.hours_to.unwrap_or(i64::MAX));
    let needs = least.max(wants);
    let taken = left.filter(|left| *left < needs).map(|left| (Finding::HoursTaken { left, needs }, 0.0));
    if person.hours_from.is_none() && person.hours_to.is_none() {
        // Whoever it is needs the slot's least.
        return taken.unwrap_or((Finding::HoursUnknown { least, most }, 0.5));
    }
    if least > can {
        (Finding::HoursTooMany { least, can }, 0.0)
    } else if most < wants {
        (Finding::HoursTooFew { most, wants }, 0.3)
    } else {
        let to = most.min(can).min(left.unwrap_or(i64::MAX));
        taken.unwrap_or((Finding::HoursFit { from: needs, to }, 1.0))
    }
}

fn adaptations(person: &Person, offer: &Offer, say: &mut impl FnMut(Finding, f32)) {
    let needs = person.adaptations.count();
    if needs == 0 {
        return say(Finding::NothingNeeded, Part::Adaptations.weight());
    }
    let each = Part::Adaptations.weight() / needs as f32;
    for adaptation in person.adaptations.both(offer.adaptations).iter() {
        say(Finding::Offered { adaptation }, each);
    }
    for adaptation in person.adaptations.without(offer.adaptations).iter() {
        say(Finding::NotOffered { adaptation }, 0.0);
    }
}

fn requirements(person: &Person, offer: &Offer, say: &mut impl FnMut(Finding, f32)) {
    let missing = offer.requirements.without(person.requirements_met);
    let asked = offer.requirements.count();
    if asked == 0 {
        return say(Finding::NothingRequired, Part::Requirements.weight());
    }
    let each = if missing.is_empty() { Part::Requirements.weight() / asked as f32 } else { 0.0 };
    for requirement in offer.requirements.both(person.requirements_met).iter() {
        say(Finding::RequirementMet { requirement }, each);
    }
    for requirement in missing.iter() {
        say(Finding::RequirementMissing { requirement }, 0.0);
    }
}

fn language(person: &Person, offer: &Offer) -> (Finding, f32) {
    if person.languages.is_empty() || offer.languages.is_empty() {
        return (Finding::LanguageUnknown, 0.5);
    }
    match person.languages.both(offer.languages).iter().next() {
        Some(language) => (Finding::LanguageShared { language }, 1.0),
        None => (Finding::NoLanguageShared, 0.0),
    }
}

fn record(offer: &Offer) -> (Finding, f32) {
    let Some(record) = offer.record else { return (Finding::RecordUnknown, 0.5) };
    let Record { well, ended } = record;
    let finding = match record.share() >= 0.5 {
        true => Finding::GoodRecord { well, ended },
        false => Finding::PoorRecord { well, ended },
    };
    (finding, record.share())
}

/// Two shared digits of the SSYK code are one kind of work.
fn variety(person: &Person, offer: &Offer) -> (Finding, f32) {
    match person.tried.iter().any(|tried| tried.closeness(offer.ssyk) >= 2) {
        true => (Finding::SameKind, 0.0),
        false => (Finding::NewKind, 1.0),
    }
}
