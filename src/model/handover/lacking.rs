//! What a handover's card has nothing to say of: told to the coach before it is sent, so that it can be mended. Nothing here
//! stops a handover: of some people there is nothing to say.

use super::{Handover, State, Words};
use crate::db::Read;
use crate::model::Result;
use crate::model::codes::ConsentCategory;
use crate::model::consent::Consent;
use crate::model::enrolment::Enrolment;
use crate::model::plan::Plan;

crate::model::codes::codes! {
    /// What a card lacks.
    pub enum CardLack = "card_lack" {
        Addressee = "addressee", OwnWords = "own_words", Situation = "situation", Plan = "plan", WhatWorks = "what_works",
        Adaptations = "adaptations", Phone = "phone",
    }
}

/// Of one handover that the receiver has not met the person by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lacking {
    pub card: Vec<CardLack>,
    /// What no consent to the receiver covers, once there is one: it stands on no card.
    pub uncovered: Vec<ConsentCategory>,
}

impl CardLack {
    /// What a consent must cover for the card to tell it; none of what is told in any case.
    const fn category(self) -> Option<ConsentCategory> {
        match self {
            Self::OwnWords | Self::Situation => Some(ConsentCategory::Background),
            Self::Plan => Some(ConsentCategory::Plan),
            Self::WhatWorks | Self::Adaptations => Some(ConsentCategory::Needs),
            Self::Addressee | Self::Phone => None,
        }
    }
}

impl Lacking {
    /// The caller has been let in to the handover. Nothing once the receiver has met the person, or it is over.
    pub async fn of(db: &mut Read, handover: &Handover) -> Result<Self> {
        if !handover.state.is_before_meeting() {
            return Ok(Self::default());
        }
        let today = db.today();
        let enrolment = Enrolment::load(db, handover.enrolment_id).await?;
        let words = Words::of(db, handover.id).await?;
        let mut card = Self::of_person(db, &enrolment).await?;
        card.retain(|lack| *lack != CardLack::Plan || words.agreed_plan.is_empty());
        let empty = [
            (CardLack::Addressee, handover.addressee.is_empty() && handover.contact.is_empty()),
            (CardLack::OwnWords, words.own_words.is_empty()),
            (CardLack::Situation, words.situation.is_empty()),
            (CardLack::WhatWorks, words.what_works.is_empty()),
        ];
        card.extend(empty.into_iter().filter(|(_, is_empty)| *is_empty).map(|(lack, _)| lack));
        card.sort();
        let mut standing = Consent::standing(db, handover.enrolment_id, today).await?;
        standing.retain(|consent| consent.receiver_id == handover.receiver_id);
        // A draft asks for its consent next; until it stands on one nothing is said of what another covers.
        if standing.is_empty() || handover.state == State::Drafted {
            return Ok(Self { card, uncovered: vec![] });
        }
        let covers = |kind: &ConsentCategory| standing.iter().any(|one| one.categories.0.contains(kind));
        card.retain(|lack| lack.category().is_none_or(|kind| covers(&kind)));
        let uncovered = ConsentCategory::ALL.iter().copied().filter(|kind| !covers(kind)).collect();
        Ok(Self { card, uncovered })
    }

    /// What would lack on any card of the person, before there is a handover.
    pub async fn of_person(db: &mut Read, enrolment: &Enrolment) -> Result<Vec<CardLack>> {
        let plan = Plan::current(db, enrolment.id).await?;
        let phone: Option<String> = match enrolment.coach_id {
            Some(coach) => {
                db.query("SELECT COALESCE(phone, '') FROM users WHERE id = $1")
                    .bind(coach)
                    .optional_value()
                    .await?
            }
            None => None,
        };
        let lacks = [
            (CardLack::Plan, plan.is_none_or(|plan| plan.agreed_on.is_none())),
            (CardLack::Adaptations, enrolment.profile.adaptations.0.is_empty()),
            (CardLack::Phone, phone.is_none_or(|phone| phone.trim().is_empty())),
        ];
        Ok(lacks.into_iter().filter(|(_, lacks)| *lacks).map(|(lack, _)| lack).collect())
    }

    pub fn is_empty(&self) -> bool {
        self.card.is_empty() && self.uncovered.is_empty()
    }
}
