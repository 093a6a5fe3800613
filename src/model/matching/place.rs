//! A slot as it is judged: small enough for the search to hold a hundred thousand in memory, and made of the database's
//! row where one is shown. Both are judged by the same rules, so that a list and a page say the same.

use chrono::NaiveDate;

use super::{Marks, Offer};
use crate::model::bookable::Unbookable;
use crate::model::codes::Track;
use crate::model::contract::ContractId;
use crate::model::eligibility::Eligibility;
use crate::model::municipality::Municipality;
use crate::model::organisation::OrganisationId;
use crate::model::project::ProjectId;
use crate::model::slot::SlotId;
use crate::model::vacancy::Vacancy;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub slot: SlotId,
    pub provider: OrganisationId,
    pub contract: Option<ContractId>,
    /// The project whose contract it is under.
    pub project: Option<ProjectId>,
    pub municipality: Municipality,
    pub seats: i64,
    /// People at a time: its seats, or as many as its supervisors have time for.
    pub people: i64,
    /// People that it would rather have, at least and at best.
    pub least: Option<i64>,
    pub best: Option<i64>,
    /// The first and the last day that can be booked: the slot's, within its contract's.
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Where it is shown: why nobody new comes to it on any day.
    pub unbookable: Option<Unbookable>,
    /// Where it is shown: closed in the whole period, until this day.
    pub opens: Option<NaiveDate>,
    pub offer: Offer,
    pub only: Only,
}

/// Whom it is for: `Eligibility`, small enough to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Only {
    pub(super) municipalities: u32,
    pub(super) ages: (i64, i64),
    pub(super) tracks: Marks<Track>,
}

impl Only {
    pub fn of(rules: &Eligibility) -> Self {
        Self {
            municipalities: rules.only_municipalities.iter().fold(0, |bits, place| bits | bit(*place)),
            ages: (rules.min_age.unwrap_or(0), rules.max_age.unwrap_or(i64::MAX)),
            tracks: Marks::of(&rules.only_tracks),
        }
    }
}

/// A municipality among all of them.
pub(super) fn bit(place: Municipality) -> u32 {
    Municipality::all().position(|one| one == place).map_or(0, |at| 1 << at)
}

impl From<&Vacancy> for Place {
    fn from(vacancy: &Vacancy) -> Self {
        let slot = &vacancy.slot;
        Self {
            slot: slot.id,
            provider: slot.provider_id,
            contract: slot.contract_id,
            project: slot.project_id,
            municipality: slot.municipality,
            seats: slot.seats,
            people: slot.people(),
            least: slot.headcount.least_people,
            best: slot.headcount.best_people,
            from: vacancy.from,
            to: vacancy.to,
            unbookable: vacancy.unbookable,
            opens: vacancy.opens,
            offer: Offer::of(slot),
            only: Only::of(&slot.eligibility),
        }
    }
}
