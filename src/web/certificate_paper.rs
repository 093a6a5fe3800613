//! The certificate as a paper, for the coach, the provider and the participant.

use axum::response::Response;
use chrono::{DateTime, Utc};

use super::fault::Fault;
use super::paper_file;
use super::texts::Texts;
use crate::model::review::Certificate;
use crate::paper::{Paper, Signature};

pub async fn answer(t: &Texts, certificate: &Certificate, now: DateTime<Utc>) -> Result<Response, Fault> {
    let place = &certificate.placement;
    let said = |id: &'static str| t.say(id).to_string();
    let mut paper = Paper::new(t.lang(), said("certificate-title"), now);
    paper.paragraph(certificate.name.as_str());
    let attended = t
        .say("certificate-attended")
        .with("hours", t.hours(certificate.minutes))
        .with("day", t.date(certificate.attended_until()))
        .to_string();
    let period = match certificate.to {
        Some(to) => t.period(certificate.from, to),
        None => t
            .say("certificate-goes-on")
            .with("from", t.date(certificate.from))
            .with("day", t.date(certificate.on))
            .to_string(),
    };
    paper.facts([
        (said("certificate-workplace"), place.provider_name.clone()),
        (said("certificate-role"), place.slot_title.clone()),
        (said("certificate-period"), period),
        (said("certificate-hours"), attended),
    ]);
    paper.heading(said("certificate-tasks")).paragraph(certificate.tasks.as_str());
    paper.heading(said("certificate-words")).paragraph(certificate.words.as_str());
    paper.signatures([Signature {
        stated: t.date(certificate.on),
        whose: format!("{}, {}", certificate.by_name, place.provider_name),
    }]);
    paper_file::answer(&format!("{}-{}", t.say("certificate-file"), place.id), paper).await
}
