//! What a handover's card lacks, in words, each with where the coach mends it.

use super::texts::Texts;
use crate::db::Read;
use crate::model::Result;
use crate::model::enrolment::EnrolmentId;
use crate::model::handover::{CardLack, Handover, HandoverId, Lacking};

/// One thing that lacks.
pub struct Lack {
    pub words: String,
    /// Where it is mended, and what the link is called.
    pub href: String,
    pub mend: String,
}

/// Of one handover; nothing once the receiver has met the person.
pub async fn of(db: &mut Read, t: &Texts, handover: &Handover) -> Result<Vec<Lack>> {
    let lacking = Lacking::of(db, handover).await?;
    let (id, person) = (handover.id, handover.enrolment_id);
    let mut lacks: Vec<Lack> = lacking.card.iter().map(|lack| told(t, *lack, Some(id), person)).collect();
    if !lacking.uncovered.is_empty() {
        let kinds: Vec<&str> = lacking.uncovered.iter().map(|kind| t.code(kind)).collect();
        lacks.push(Lack {
            words: t.say("handover-uncovered").with("kinds", kinds.join(", ")).to_string(),
            href: format!("/enrolments/{person}/consents/new"),
            mend: t.say("handover-lack-consent").to_string(),
        });
    }
    Ok(lacks)
}

/// `handover`: none before there is one; then only what is about the person can lack.
pub fn told(t: &Texts, lack: CardLack, handover: Option<HandoverId>, person: EnrolmentId) -> Lack {
    let of_card = |noun: &str| {
        handover.map_or_else(|| format!("/enrolments/{person}"), |id| format!("/handovers/{id}/{noun}"))
    };
    let (href, mend) = match lack {
        CardLack::Addressee => (of_card("addressee"), t.say("handover-lack-addressee")),
        CardLack::OwnWords | CardLack::Situation | CardLack::WhatWorks => {
            (of_card("card/edit"), t.say("handover-lack-card"))
        }
        CardLack::Plan => (format!("/enrolments/{person}/plan"), t.say("handover-lack-plan")),
        CardLack::Adaptations => (format!("/enrolments/{person}/profile"), t.say("handover-lack-profile")),
        CardLack::Phone => ("/account".to_owned(), t.say("handover-lack-account")),
    };
    Lack { words: t.code(lack).to_owned(), href, mend: mend.to_string() }
}
