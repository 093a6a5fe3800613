//! What a provider writes of a slot: posting it as a draft and changing it. Each writes an event and tells the search
//! index. Publishing and closing it is in `publication`; what a slot is, and who holds its seats, is in `slot`.

use chrono::NaiveDate;
use sqlx::types::Json;

use super::access::Who;
use super::capacity::{self, Holding, Taken};
use super::codes::{Adaptation, Language, OrganisationKind, Requirement, SlotState};
use super::contract::{Contract, ContractId};
use super::event::Event;
use super::headcount::Headcount;
use super::municipality::Municipality;
use super::opening::Week;
use super::organisation::OrganisationId;
use super::slot::{Slot, SlotId};
use super::ssyk::Ssyk;
use super::{Error, Refusal, Result, new_reference, slot_changed};
use crate::db::Write;

/// What the provider writes of a slot.
#[derive(Clone, Debug, PartialEq)]
pub struct Posting {
    pub title: String,
    pub description: String,
    pub ssyk: Ssyk,
    pub municipality: Municipality,
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
        check(db, who, provider, &posting).await?;
        // Nobody asks a provider for a position: the municipality's centre will do until an import knows better.
        let centre = posting.municipality.centre();
        let reference = new_reference(db, "s");
        let id: SlotId = db
            .query(
                "INSERT INTO slots (ref, provider_id, contract_id, title, description, ssyk, municipality, latitude, longitude, seats,
                    hours_per_week, min_hours_per_week, max_hours_per_week, starts_on, ends_on, adaptations, requirements, languages,
                    least_people, best_people, supervisor_minutes, minutes_per_person, weekday_hours, open_on_holidays, state)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
                    'draft') RETURNING id",
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
        let differences = posting.differences(&Posting::of(&slot));
        if differences.is_empty() {
            return Ok(slot);
        }
        check(db, who, slot.provider_id, &posting).await?;
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
                minutes_per_person = $21, weekday_hours = $22, open_on_holidays = $23, version = version + 1 WHERE id = $1",
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
        .run()
        .await?;
        let slot = Self::load(db, id).await?;
        slot.happened(db, slot.event("slot_edited", who).with("changed", differences.join(", "))).await?;
        Ok(slot)
    }

    /// Refuses what would leave less than is taken on any day, past days included: history must stay true.
    async fn check_taken(&self, db: &mut Write, posting: &Posting) -> Result<()> {
        // From 1970 on.
        let holdings = self.holdings(db, NaiveDate::default(), None).await?;
        let over = capacity::first_day_over(&holdings, posting.seats, posting.hours_per_week);
        let outside = first_day_outside(&holdings, posting.starts_on, posting.ends_on);
        if let Some((day, taken)) = over.or(outside) {
            return Err(Refusal::SlotBelowTaken { day, seats: taken.seats, hours: taken.hours }.into());
        }
        // Who supervised in the past is not what is asked: a new limit holds from today on.
        let people = posting.headcount.most(posting.seats);
        let today = db.today();
        let mut coming = holdings;
        coming.retain(|held| held.to >= today);
        coming.iter_mut().for_each(|held| held.from = held.from.max(today));
        if let Some((day, taken)) = capacity::first_day_over(&coming, people, posting.hours_per_week) {
            return Err(Refusal::SupervisorsBelowTaken { day, people: taken.seats }.into());
        }
        if posting.contract_id != self.contract_id {
            // What is taken of a contract stays with it: nobody who is here may be moved to another.
            self.check_nobody(db).await?;
        }
        let (min, max) = (posting.min_hours_per_week, posting.max_hours_per_week);
        let agreed: Option<i64> = db
            .query(
                "SELECT hours_per_week FROM placements WHERE slot_id = $1 AND state IN ('proposed', 'accepted', 'started', 'paused')
                 AND (hours_per_week < $2 OR hours_per_week > $3) ORDER BY id LIMIT 1",
            )
            .bind(self.id)
            .bind(min)
            .bind(max)
            .optional_value()
            .await?;
        agreed.map_or(Ok(()), |hours| Err(Refusal::SlotHoursAgreed { hours }.into()))
    }

    pub(super) async fn check_nobody(&self, db: &mut Write) -> Result<()> {
        let today = db.today();
        let count: i64 = db
            .query(
                "SELECT COUNT(*) FROM placements WHERE slot_id = $1
                 AND (state IN ('accepted', 'started', 'paused') OR (state = 'proposed' AND expires_on >= $2))",
            )
            .bind(self.id)
            .bind(today)
            .value()
            .await?;
        if count > 0 { Err(Refusal::SlotHasPlacements { count }.into()) } else { Ok(()) }
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

async fn check(db: &mut Write, who: &Who, provider: OrganisationId, posting: &Posting) -> Result<()> {
    if posting.ends_on < posting.starts_on {
        return Err(Refusal::EndBeforeStart.into());
    }
    posting.headcount.check(posting.seats)?;
    posting.week.check(posting.max_hours_per_week)?;
    let Some(contract) = posting.contract_id else { return Ok(()) };
    let contract = Contract::find(db, who, contract).await?;
    if contract.provider_id != provider {
        return Err(Error::NotFound);
    }
    if posting.starts_on < contract.starts_on || posting.ends_on > contract.ends_on {
        return Err(Refusal::OutsideContractPeriod { from: contract.starts_on, to: contract.ends_on }.into());
    }
    if !contract.lots.is_empty() && !contract.lots.contains(&posting.municipality) {
        return Err(Refusal::SlotOutsideLots.into());
    }
    Ok(())
}

/// The first day that somebody holds before or after the period, and what is taken then.
fn first_day_outside(
    holdings: &[Holding],
    starts_on: NaiveDate,
    ends_on: NaiveDate,
) -> Option<(NaiveDate, Taken)> {
    let after = ends_on.succ_opt()?;
    let day = holdings
        .iter()
        .filter(|held| held.from < starts_on || held.to > ends_on)
        .map(|held| if held.from < starts_on { held.from } else { held.from.max(after) })
        .min()?;
    Some((day, capacity::peak(holdings, day, day)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, n).expect("a day of March")
    }

    fn held(from: u32, to: u32) -> Holding {
        Holding { from: day(from), to: day(to), hours: 10 }
    }

    #[test]
    fn the_first_day_outside_the_period_is_found_before_and_after_it() {
        let one = Taken { seats: 1, hours: 10 };
        let two = Taken { seats: 2, hours: 20 };
        assert_eq!(first_day_outside(&[held(5, 20)], day(5), day(20)), None);
        assert_eq!(first_day_outside(&[held(5, 20)], day(6), day(20)), Some((day(5), one)));
        assert_eq!(first_day_outside(&[held(5, 20), held(19, 22)], day(5), day(19)), Some((day(20), two)));
        assert_eq!(first_day_outside(&[held(25, 28)], day(5), day(19)), Some((day(25), one)));
    }
}
