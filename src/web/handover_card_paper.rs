//! The handover card as a paper: what the consent lets the receiver know, the person's own words first. Nothing stands here
//! that the card itself has not.

use chrono::{DateTime, Utc};

use super::texts::Texts;
use crate::model::handover::HandoverCard;
use crate::model::plan::PlanStep;
use crate::paper::Paper;

pub fn paper(t: &Texts, card: &HandoverCard, now: DateTime<Utc>) -> Paper {
    let said = |id: &'static str| t.say(id).to_string();
    let title = t.say("handover-card-title").with("receiver", &card.receiver).to_string();
    let mut paper = Paper::new(t.lang(), title, now);
    paper.footer(
        t.say("handover-card-footer").with("giver", &card.giver).with("day", t.instant(now)).to_string(),
    );
    paper.heading(card.name.clone().unwrap_or_else(|| said("handover-card-unnamed")));
    let what_works = card.needs.as_ref().map(|needs| needs.what_works.as_str());
    for (id, text) in [
        ("handover-card-own-words", card.own_words.as_deref()),
        ("handover-card-situation", card.situation.as_deref()),
        ("handover-card-agreed-plan", card.plan.as_deref()),
        ("handover-card-what-works", what_works),
    ] {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            paper.heading(said(id)).paragraph(text);
        }
    }
    if let Some(plan) = &card.joint_plan {
        paper.heading(said("handover-card-agreed-plan"));
        paper.items(plan.goals.iter().cloned().chain(plan.steps.iter().map(|one| step(t, one))));
    }
    if let Some(needs) = &card.needs {
        if !needs.adaptations.is_empty() {
            paper.heading(said("profile-adaptations"));
            paper.items(needs.adaptations.iter().map(|code| t.code(*code)));
        }
        let mut facts = Vec::new();
        if let (Some(from), Some(to)) = needs.hours {
            let hours = format!("{}–{} {}", t.number(from), t.number(to), t.say("profile-hours-unit"));
            facts.push((said("profile-hours"), hours));
        }
        if !needs.languages.is_empty() {
            let languages: Vec<&str> = needs.languages.iter().map(|code| t.code(*code)).collect();
            facts.push((said("profile-languages"), languages.join(", ")));
        }
        if !facts.is_empty() {
            paper.facts(facts);
        }
    }
    if let Some(activities) = card.activities.as_ref().filter(|activities| !activities.is_empty()) {
        paper.heading(said("handover-card-activities")).items(activities.iter().map(|done| {
            t.say("handover-card-activity")
                .with("kind", t.code(done.kind))
                .with("times", done.times)
                .to_string()
        }));
    }
    if let Some(placements) = card.placements.as_ref().filter(|placements| !placements.is_empty()) {
        paper.heading(said("handover-card-placements")).items(placements.iter().map(|stayed| {
            let when = match stayed.ended_on {
                Some(ended_on) => t.period(stayed.started_on, ended_on),
                None => t.say("handover-card-since").with("day", t.date(stayed.started_on)).to_string(),
            };
            format!("{}, {}: {when}", stayed.title, stayed.provider)
        }));
    }
    let contact = match &card.coach {
        Some((name, Some(phone))) => format!("{name}, {}, {phone}", card.giver),
        Some((name, None)) => format!("{name}, {}", card.giver),
        None => card.giver.clone(),
    };
    paper.heading(said("handover-card-contact")).paragraph(contact);
    for agreed in &card.agreed {
        let covers: Vec<&str> = agreed.categories.iter().map(|code| t.code(*code)).collect();
        let on = t.say("handover-card-agreed").with("day", t.date(agreed.on));
        paper.note(format!("{on} {}.", covers.join(", ")));
    }
    paper
}

/// A step of the joint plan: what, whose, and when.
pub fn step(t: &Texts, step: &PlanStep) -> String {
    let owner = if step.owner.is_empty() { t.code(step.party) } else { step.owner.as_str() };
    format!("{} ({owner}, {})", step.words, t.date(step.due_on))
}
