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

pub struct Hit {
    pub slot: Slot,
    pub free: Free,
    pub title: Vec<Piece>,
    pub excerpt: Vec<Piece>,
    /// From the centre of the person's municipality.
    pub km: Option<i64>,
    pub reasons: Vec<Reason>,
    /// How it fits altogether: a tone and the id of its word.
    pub fit: Option<(Tone, &'static str)>,
    /// From 0 to 100.
    pub score: Option<i64>,
    pub href: String,
    /// The form that proposes the person here.
    pub propose: Option<String>,
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
        let mut hit = Self {
            title: marker.pieces(&slot.title),
            excerpt: marker.pieces(&excerpt(&slot.description)),
            km: None,
            reasons: Vec::new(),
            fit: None,
            score: None,
            href: format!("/slots/{}", slot.id),
            propose: None,
            free,
            slot,
        };
        if let (Some(chosen), Some(judgement)) = (chosen, judgement) {
            hit.compare(filters, chosen, &judgement, t);
        }
        hit
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
        if chosen.can_propose {
            let hours = filters.hours.map(|hours| format!("&hours={hours}")).unwrap_or_default();
            self.propose =
                Some(format!("/enrolments/{id}/placements/new?slot={slot}&from={from}&to={to}{hours}"));
        }
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

/// The beginning of a text, whole words.
fn excerpt(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(MOST_WORDS) else { return text.to_owned() };
    let cut = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    format!("{} …", text[..cut].trim_end_matches([',', '.', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_ends_with_a_whole_word() {
        assert_eq!(excerpt("Kort."), "Kort.");
        let long = "Städa trapphus. ".repeat(30);
        assert!(excerpt(&long).ends_with("trapphus …") || excerpt(&long).ends_with("Städa …"));
        assert!(excerpt(&"å".repeat(500)).chars().count() <= MOST_WORDS + 2);
    }
}
