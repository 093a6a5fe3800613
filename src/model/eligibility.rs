//! Whom a slot is for: only those who live somewhere, are of an age, or come on a track. Hard rules: a search shows who is
//! outside and why, and a proposal is refused. Nothing sensitive is asked. What the work requires of anybody (a police
//! record check) is the slot's own requirements.

use chrono::NaiveDate;
use sqlx::types::Json;

use super::access::Who;
use super::codes::{SlotState, Track};
use super::enrolment::Enrolment;
use super::event::Event;
use super::municipality::Municipality;
use super::personal_number::age;
use super::slot::{Slot, SlotId};
use super::{Error, Refusal, Result, slot_changed};
use crate::db::{Read, Write};

/// The years that a participant of any project can have.
pub const AGES: std::ops::RangeInclusive<i64> = 15..=70;

/// Empty and none: everybody.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Eligibility {
    pub only_municipalities: Json<Vec<Municipality>>,
    /// Years, on the first day there; both included.
    pub min_age: Option<i64>,
    pub max_age: Option<i64>,
    pub only_tracks: Json<Vec<Track>>,
}

impl Eligibility {
    pub fn is_for_everybody(&self) -> bool {
        self.only_municipalities.is_empty()
            && self.only_tracks.is_empty()
            && self.min_age.is_none()
            && self.max_age.is_none()
    }

    /// `on`: the first day there.
    pub fn admit(&self, enrolment: &Enrolment, track: Track, on: NaiveDate) -> Result<(), Refusal> {
        if !self.only_municipalities.is_empty() && !self.only_municipalities.contains(&enrolment.municipality)
        {
            return Err(Refusal::SlotNotForMunicipality);
        }
        let years = i64::from(age(enrolment.birth_date, on));
        let (min, max) = (self.min_age.unwrap_or(*AGES.start()), self.max_age.unwrap_or(*AGES.end()));
        if self.min_age.is_some_and(|min| years < min) || self.max_age.is_some_and(|max| years > max) {
            return Err(Refusal::SlotNotForAge { age: years, min, max });
        }
        if !self.only_tracks.is_empty() && !self.only_tracks.contains(&track) {
            return Err(Refusal::SlotNotForTrack);
        }
        Ok(())
    }
}

impl Slot {
    /// Its provider, and the managers of the project whose contract it is under, say whom it is for.
    pub async fn find_for_rules(db: &mut Read, who: &Who, id: SlotId) -> Result<Self> {
        let slot = Self::find(db, who, id).await?;
        if who.provides(slot.provider_id) || slot.project_id.is_some_and(|project| who.manages(project)) {
            Ok(slot)
        } else {
            Err(Error::NotFound)
        }
    }

    /// A new slot is for the same people as the earlier one that it was copied from.
    pub async fn limit_as(db: &mut Write, who: &Who, id: SlotId, earlier: SlotId) -> Result<()> {
        let earlier = Self::find_for_rules(db, who, earlier).await?;
        let version = Self::find_for_rules(db, who, id).await?.version;
        Self::limit(db, who, id, version, earlier.eligibility).await
    }

    /// Holds for proposals from now on: who is there stays. `version` is that of the slot when the form was opened.
    pub async fn limit(db: &mut Write, who: &Who, id: SlotId, version: i64, to: Eligibility) -> Result<()> {
        Self::find_for_rules(db, who, id).await?;
        Self::lock(db, id).await?;
        let slot = Self::load(db, id).await?;
        if slot.version != version {
            return Err(Error::Stale);
        }
        if slot.state == SlotState::Closed {
            return Err(Refusal::SlotState { state: slot.state.code() }.into());
        }
        if to == slot.eligibility {
            return Ok(());
        }
        if to.min_age.zip(to.max_age).is_some_and(|(min, max)| max < min) {
            return Err(Refusal::AgesTurned.into());
        }
        db.query(
            "UPDATE slots SET only_municipalities = $2, min_age = $3, max_age = $4, only_tracks = $5, version = version + 1
             WHERE id = $1",
        )
        .bind(id)
        .bind(to.only_municipalities)
        .bind(to.min_age)
        .bind(to.max_age)
        .bind(to.only_tracks)
        .run()
        .await?;
        Event::new("slot_limited", "slot", id.0)
            .by(who.id)
            .at(slot.provider_id)
            .with("slot", slot.title.clone())
            .write(db)
            .await?;
        slot_changed(db, id).await
    }
}
