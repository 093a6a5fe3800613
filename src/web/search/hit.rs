//! One hit as a card: what the slot is, what is free of it, and how it fits the person.

use super::Chosen;
use super::filters::Filters;
use super::findings::{Reason, reasons};
use crate::model::matching::{Finding, Judgement, Offer, Verdict};
use crate::model::slot::Slot;
use crate::model::vacancy::{Free, Vacancy};
use crate::search::{Marker, Piece};
use crate::web::frame::Tone;
use crate::web::texts::Texts;

/// Characters of a description that a hit shows.
const MOST_WORDS: usize = 180;
/// A word that begins before is seen in the beginning; one that comes later has so many characters before it.
const SEEN: usize = 150;
const BEFORE: usize = 60;

pub struct Hit {
    pub slot: Slot,
    pub free: Free,
    pub title: Vec<Piece>,
    pub excerpt: Vec<Piece>,
    pub provider: Vec<Piece>,
    pub workplace: Option<Vec<Piece>>,
    pub municipality: Vec<Piece>,
    /// What the work is called elsewhere, when the words are in that alone.
    pub occupation: Option<Vec<Piece>>,
    /// From the centre of the person's municipality.
    pub km: Option<i64>,
    pub reasons: Vec<Reason>,
    /// How it fits altogether: a tone and the id of its word.
    pub fit: Option<(Tone, &'static str)>,
    /// From 0 to 100.
    pub score: Option<i64>,
    pub href: String,
    /// The form that proposes the person here, and the id of the button's word.
    pub propose: Option<(String, &'static str)>,
}

impl Hit {
    pub fn new(
        vacancy: Vacancy,
        filters: &Filters,
        chosen: Option<&Chosen>,
        marker: &Marker,
        t: &Texts,
    ) -> Self {
        let judgement = chosen.map(|chosen| chosen.circumstances.judge(&vacancy));
        let Vacancy { slot, free, .. } = vacancy;
        let free = free.unwrap_or(Free { seats: 0, hours: 0 });
        let described = marker.first(&slot.description);
        let mut hit = Self {
            title: marker.pieces(&slot.title),
            excerpt: marker.pieces(&excerpt(&slot.description, described)),
            provider: marker.pieces(&slot.provider_name),
            workplace: slot.workplace_name.as_deref().map(|name| marker.pieces(name)),
            municipality: marker.pieces(slot.municipality.name()),
            occupation: None,
            km: None,
            reasons: Vec::new(),
            fit: None,
            score: None,
            href: format!("/slots/{}", slot.id),
            propose: None,
            free,
            slot,
        };
        if described.is_none() && !hit.is_marked() {
            hit.occupation = occupation(&hit.slot, marker);
        }
        if let (Some(chosen), Some(judgement)) = (chosen, judgement) {
            hit.compare(filters, chosen, &judgement, t);
        }
        hit
    }

    /// Whether one of the words is seen on the card, the description aside.
    fn is_marked(&self) -> bool {
        let card = [&self.title, &self.provider, &self.municipality].into_iter().chain(&self.workplace);
        card.flatten().any(|piece| piece.is_hit)
    }

    fn compare(&mut self, filters: &Filters, chosen: &Chosen, judgement: &Judgement, t: &Texts) {
        let found = judgement.found();
        self.km = Some(chosen.circumstances.person().km_to(&Offer::of(&self.slot)));
        self.fit = Some(fit(&found));
        self.score = Some(judgement.score.round() as i64);
        self.reasons = reasons(t, &found, &chosen.enrolment.given_name);
        let id = chosen.enrolment.id;
        let (slot, from, to) = (self.slot.id, filters.period.from, filters.period.to);
        self.href = format!("/slots/{slot}?enrolment={id}&from={from}&to={to}");
        if let Some(word) = propose(&found).filter(|_| chosen.can_propose) {
            let hours = filters.hours.map(|hours| format!("&hours={hours}")).unwrap_or_default();
            let form = format!("/enrolments/{id}/placements/new?slot={slot}&from={from}&to={to}{hours}");
            self.propose = Some((form, word));
        }
    }
}

/// The id of the word on the button that proposes: none when the proposal would be refused. Fewer hours than the person
/// wants may still be left: the form asks how many.
pub fn propose(findings: &[Finding]) -> Option<&'static str> {
    let refuses = |finding: &Finding| match finding {
        Finding::HoursTaken { left, .. } => *left < 1,
        other => other.is_hard() && !other.asks_reason(),
    };
    match () {
        () if findings.iter().any(refuses) => None,
        () if findings.iter().any(Finding::is_hard) => Some("search-propose-despite"),
        () => Some("search-propose"),
    }
}

pub fn fit(findings: &[Finding]) -> (Tone, &'static str) {
    let against = |finding: &&Finding| finding.verdict() == Verdict::Against;
    if findings.iter().any(Finding::is_hard) {
        (Tone::Bad, "search-fit-hindered")
    } else if findings.iter().find(against).is_some() {
        (Tone::Warn, "search-fit-partly")
    } else if findings.iter().any(|finding| finding.verdict() == Verdict::Unknown && !finding.is_common()) {
        (Tone::Calm, "search-fit-unknown")
    } else {
        (Tone::Good, "search-fit-well")
    }
}

/// A piece of a text, whole words: its beginning, or what stands around `hit` (in bytes) when that comes later.
fn excerpt(text: &str, hit: Option<usize>) -> String {
    let before = hit.map_or(0, |hit| text[..hit].chars().count());
    let begin = match before {
        // It is in the beginning, with some words after it.
        0..SEEN => 0,
        _ => text.char_indices().nth(before - BEFORE).map_or(0, |(at, _)| at),
    };
    let begin = match begin {
        0 => 0,
        // From the next whole word, but not past the hit.
        at => {
            let space = text[at..].char_indices().find(|(_, c)| c.is_whitespace());
            let word = space.map_or(at, |(space, c)| at + space + c.len_utf8());
            hit.map_or(word, |hit| word.min(hit))
        }
    };
    let shown = &text[begin..];
    let first = if begin > 0 { "… " } else { "" };
    let Some((end, _)) = shown.char_indices().nth(MOST_WORDS) else { return format!("{first}{shown}") };
    let cut = shown[..end].rfind(char::is_whitespace).unwrap_or(end);
    format!("{first}{} …", shown[..cut].trim_end_matches([',', '.', ' ']))
}

/// What those who do the work are called, when the words stand there.
fn occupation(slot: &Slot, marker: &Marker) -> Option<Vec<Piece>> {
    if marker.is_empty() {
        return None;
    }
    let group = slot.ssyk.group()?;
    let mut names = std::iter::once(group.name).chain(group.occupations.iter().copied());
    names.find(|name| marker.first(name).is_some()).map(|name| marker.pieces(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_ends_with_a_whole_word() {
        let beginning = |text: &str| excerpt(text, None);
        assert_eq!(beginning("Kort."), "Kort.");
        let long = "Städa trapphus. ".repeat(30);
        assert!(beginning(&long).ends_with("trapphus …") || beginning(&long).ends_with("Städa …"));
        assert!(beginning(&"å".repeat(500)).chars().count() <= MOST_WORDS + 2);
    }

    #[test]
    fn an_excerpt_stands_around_the_first_hit() {
        let text = format!("{} Kök {}", "Städa trapphus. ".repeat(20), "Slut. ".repeat(50));
        let shown = excerpt(&text, Marker::of("kök").first(&text));
        assert!(shown.starts_with("… ") && shown.contains(" Kök ") && shown.ends_with(" …"), "{shown}");
        assert!(shown.chars().count() <= MOST_WORDS + 4);
        // A space that does not break is longer than one byte.
        let text = format!("{} kök", "Städa\u{a0}trapphus.\u{a0}".repeat(20));
        assert!(excerpt(&text, Marker::of("kök").first(&text)).ends_with("kök"));
        let endless = format!("{}kök", "å".repeat(400));
        for at in [None, Some(0), Some(2), Some(endless.len() - 4)] {
            assert!(!excerpt(&endless, at).is_empty());
        }
    }
}
