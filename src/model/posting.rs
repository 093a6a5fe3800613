//! What a provider writes of a slot: posting it as a draft and changing it. Each writes an event and tells the search
//! index. Publishing and closing it is in `publication`; what a slot is, and who holds its seats, is in `slot`.

use chrono::NaiveDate;
use sqlx::types::Json;

use super::access::Who;
use super::codes::{Adaptation, Language, OrganisationKind, Requirement, SlotState};
use super::contract::ContractId;
use super::event::Event;
use super::headcount::Headcount;
use super::municipality::Municipality;
use super::opening::Week;
use super::organisation::OrganisationId;
use super::posting_checks::check;
use super::slot::{Slot, SlotId};
use super::ssyk::Ssyk;
use super::workplace::WorkplaceId;
use super::{Error, Refusal, Result, new_reference, slot_changed};
use crate::db::Write;

/// What the provider writes of a slot.
#[derive(Clone, Debug, PartialEq)]
pub struct Posting {
    pub title: String,
    pub description: String,
    pub ssyk: Ssyk,
    pub municipality: Municipality,
    /// One of the provider's, in the same municipality.
    pub workplace_id: Option<WorkplaceId>,
    /// None: an employer without a procured contract.
    pub contract_id: Option<ContractId>,
    pub seats: i64,
    /// Hours a week for all seats together.
    pub hours_per_week: i64,
    /// Hours a week for one person.
    pub min_hours_per_week: i64,
    pub max_hours_per_week: i64,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub adaptations: Vec<Adaptation>,
    pub requirements: Vec<Requirement>,
    pub languages: Vec<Language>,
    pub headcount: Headcount,
    pub week: Week,
}

impl Posting {
    /// What is written of a slot there is: for editing it, or for a new one like it.
    pub fn of(slot: &Slot) -> Self {
        Self {
            title: slot.title.clone(),
            description: slot.description.clone(),
            ssyk: slot.ssyk,
            municipality: slot.municipality,
            workplace_id: slot.workplace_id,
            contract_id: slot.contract_id,
            seats: slot.seats,
            hours_per_week: slot.hours_per_week,
            min_hours_per_week: slot.min_hours_per_week,
            max_hours_per_week: slot.max_hours_per_week,
            starts_on: slot.starts_on,
            ends_on: slot.ends_on,
            adaptations: slot.adaptations.0.clone(),
            requirements: slot.requirements.0.clone(),
            languages: slot.languages.0.clone(),
            headcount: slot.headcount,
            week: slot.opening.week.clone(),
        }
    }

    /// The names of the fields that differ.
    fn differences(&self, from: &Self) -> Vec<&'static str> {
        [
            ("title", self.title != from.title),
            ("description", self.description != from.description),
            ("ssyk", self.ssyk != from.ssyk),
            ("municipality", self.municipality != from.municipality),
            ("workplace", self.workplace_id != from.workplace_id),
            ("contract", self.contract_id != from.contract_id),
            ("seats", self.seats != from.seats),
            ("hours", self.hours_per_week != from.hours_per_week),
            ("min_hours", self.min_hours_per_week != from.min_hours_per_week),
            ("max_hours", self.max_hours_per_week != from.max_hours_per_week),
            ("period", (self.starts_on, self.ends_on) != (from.starts_on, from.ends_on)),
            ("adaptations", self.adaptations != from.adaptations),
            ("requirements", self.requirements != from.requirements),
            ("languages", self.languages != from.languages),
            ("headcount", self.headcount != from.headcount),
            ("weekdays", self.week != from.week),
        ]
        .into_iter()
        .filter_map(|(name, differs)| differs.then_some(name))
        .collect()
    }
}

impl Slot {
    /// A draft that only its provider sees.
    pub async fn post(db: &mut Write, who: &Who, provider: OrganisationId, posting: Posting) -> Result<Self> {
        if !who.provides(provider) {
            return Err(Error::NotFound);
        }
        check(db, who, provider, &posting, None).await?;
        // Nobody asks a provider for a position: the municipality's centre will do until an import knows better.
        let centre = posting.municipality.centre();
        let reference = new_reference(db, "s");
        let id: SlotId = db
            .query(
                "INSERT INTO slots (ref, provider_id, contract_id, title, description, ssyk, municipality, latitude, longitude, seats,
                    hours_per_week, min_hours_per_week, max_hours_per_week, starts_on, ends_on, adaptations, requirements, languages,
                    least_people, best_people, supervisor_minutes, minutes_per_person, weekday_hours, open_on_holidays, workplace_id, state)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
                    $25, 'draft') RETURNING id",
            )
            .bind(reference)
            .bind(provider)
            .bind(posting.contract_id)
            .bind(posting.title)
            .bind(posting.description)
            .bind(posting.ssyk)
            .bind(posting.municipality)
            .bind(centre.latitude)
            .bind(centre.longitude)
            .bind(posting.seats)
            .bind(posting.hours_per_week)
            .bind(posting.min_hours_per_week)
            .bind(posting.max_hours_per_week)
            .bind(posting.starts_on)
            .bind(posting.ends_on)
            .bind(Json(posting.adaptations))
            .bind(Json(posting.requirements))
            .bind(Json(posting.languages))
            .bind(posting.headcount.least_people)
            .bind(posting.headcount.best_people)
            .bind(posting.headcount.supervisor_minutes)
            .bind(posting.headcount.minutes_per_person)
            .bind(posting.week.weekday_hours)
            .bind(posting.week.open_on_holidays)
            .bind(posting.workplace_id)
            .value()
            .await?;
        let slot = Self::load(db, id).await?;
        slot.happened(db, slot.event("slot_posted", who)).await?;
        Ok(slot)
    }

    /// Changes what is written of it. `version` is that of the slot when the form was opened.
    pub async fn edit(db: &mut Write, who: &Who, id: SlotId, version: i64, posting: Posting) -> Result<Self> {
        let slot = Self::find_own(db, who, id).await?;
        if slot.version != version {
            return Err(Error::Stale);
        }
        if slot.state == SlotState::Closed {
            return Err(slot.refusal().into());
        }
        let before = Posting::of(&slot);
        let differences = posting.differences(&before);
        if differences.is_empty() {
            return Ok(slot);
        }
        check(db, who, slot.provider_id, &posting, Some(&before)).await?;
        slot.check_taken(db, &posting).await?;
        if slot.state != SlotState::Draft {
            slot.check_contract(posting.contract_id)?;
        }
        let moved = posting.municipality != slot.municipality;
        let centre = posting.municipality.centre();
        db.query(
            "UPDATE slots SET contract_id = $2, title = $3, description = $4, ssyk = $5, municipality = $6, latitude = $7, longitude = $8,
                seats = $9, hours_per_week = $10, min_hours_per_week = $11, max_hours_per_week = $12, starts_on = $13, ends_on = $14,
                adaptations = $15, requirements = $16, languages = $17, least_people = $18, best_people = $19, supervisor_minutes = $20,
                minutes_per_person = $21, weekday_hours = $22, open_on_holidays = $23, workplace_id = $24, version = version + 1 WHERE id = $1",
        )
        .bind(slot.id)
        .bind(posting.contract_id)
        .bind(posting.title)
        .bind(posting.description)
        .bind(posting.ssyk)
        .bind(posting.municipality)
        .bind(if moved { Some(centre.latitude) } else { slot.latitude })
        .bind(if moved { Some(centre.longitude) } else { slot.longitude })
        .bind(posting.seats)
        .bind(posting.hours_per_week)
        .bind(posting.min_hours_per_week)
        .bind(posting.max_hours_per_week)
        .bind(posting.starts_on)
        .bind(posting.ends_on)
        .bind(Json(posting.adaptations))
        .bind(Json(posting.requirements))
        .bind(Json(posting.languages))
        .bind(posting.headcount.least_people)
        .bind(posting.headcount.best_people)
        .bind(posting.headcount.supervisor_minutes)
        .bind(posting.headcount.minutes_per_person)
        .bind(posting.week.weekday_hours)
        .bind(posting.week.open_on_holidays)
        .bind(posting.workplace_id)
        .run()
        .await?;
        let slot = Self::load(db, id).await?;
        slot.happened(db, slot.event("slot_edited", who).with("changed", differences.join(", "))).await?;
        Ok(slot)
    }

    /// A social enterprise is paid by contract: without one nothing would count against the cap.
    pub(super) fn check_contract(&self, contract: Option<ContractId>) -> Result<(), Refusal> {
        if contract.is_none() && self.provider_kind == OrganisationKind::SocialEnterprise {
            return Err(Refusal::SlotNeedsContract);
        }
        Ok(())
    }

    pub(super) fn refusal(&self) -> Refusal {
        Refusal::SlotState { state: self.state.code() }
    }

    pub(super) fn event(&self, what: &'static str, who: &Who) -> Event {
        Event::new(what, "slot", self.id.0).by(who.id).at(self.provider_id).with("slot", self.title.clone())
    }

    pub(super) async fn happened(&self, db: &mut Write, event: Event) -> Result<()> {
        event.write(db).await?;
        slot_changed(db, self.id).await
    }
}
