//! A slot: a place to work, with seats and hours a week for all seats together. Posting and changing one is in `posting`.

use std::collections::HashMap;

use chrono::NaiveDate;
use sqlx::types::Json;

use super::access::{self, Who};
use super::bookable::{Backing, Unbookable, unbookable};
use super::capacity::{self, Holding};
use super::codes::{Adaptation, Language, OrganisationKind, Requirement, SlotState};
use super::contract::ContractId;
use super::eligibility::Eligibility;
use super::headcount::Headcount;
use super::municipality::Municipality;
use super::opening::Opening;
use super::organisation::OrganisationId;
use super::placement::PlacementId;
use super::project::ProjectId;
use super::reservation::seats_held;
use super::ssyk::Ssyk;
use super::workplace::WorkplaceId;
use super::{Error, Refusal, Result};
use crate::db::{Read, Write};

crate::id!(SlotId);

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Slot {
    pub id: SlotId,
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub provider_id: OrganisationId,
    pub provider_name: String,
    pub provider_kind: OrganisationKind,
    /// None: an employer without a procured contract.
    pub contract_id: Option<ContractId>,
    /// The project whose contract it is under.
    pub project_id: Option<ProjectId>,
    pub title: String,
    pub description: String,
    pub ssyk: Ssyk,
    pub municipality: Municipality,
    /// None: at the provider, nowhere in particular.
    pub workplace_id: Option<WorkplaceId>,
    /// "Lagret, Retur": a workplace, and its department.
    pub workplace_name: Option<String>,
    /// WGS84 degrees.
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub seats: i64,
    /// Hours a week for all seats together.
    pub hours_per_week: i64,
    /// Hours a week for one person.
    pub min_hours_per_week: i64,
    pub max_hours_per_week: i64,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    /// The last day on which anybody may have it, when its provider leaves.
    pub last_on: Option<NaiveDate>,
    pub adaptations: Json<Vec<Adaptation>>,
    pub requirements: Json<Vec<Requirement>>,
    pub languages: Json<Vec<Language>>,
    #[sqlx(flatten)]
    pub eligibility: Eligibility,
    #[sqlx(flatten)]
    pub headcount: Headcount,
    #[sqlx(flatten)]
    pub opening: Opening,
    pub state: SlotState,
    #[sqlx(flatten)]
    pub backing: Backing,
    pub version: i64,
}

pub(crate) const COLUMNS: &str = "SELECT s.id, s.ref, s.provider_id, o.name AS provider_name, o.kind AS provider_kind, s.contract_id,
    k.project_id, s.title, s.description, s.ssyk, s.municipality, s.workplace_id,
    CASE WHEN wp.name IS NULL THEN w.name ELSE wp.name || ', ' || w.name END AS workplace_name, s.latitude, s.longitude, s.seats, s.hours_per_week,
    s.min_hours_per_week, s.max_hours_per_week, s.starts_on, s.ends_on, s.last_on, s.adaptations, s.requirements, s.languages,
    s.only_municipalities, s.min_age, s.max_age, s.only_tracks, s.least_people, s.best_people, s.supervisor_minutes,
    s.minutes_per_person, s.weekday_hours, s.open_on_holidays, s.closed_days, o.closed_days AS provider_closed_days, s.state,
    COALESCE(k.unapproved, FALSE) AS contract_unapproved, k.closed_as AS contract_closed_as, k.starts_on AS contract_starts_on,
    k.ends_on AS contract_ends_on, k.terminated_on AS contract_terminated_on, s.version
    FROM slots s JOIN organisations o ON o.id = s.provider_id LEFT JOIN contracts k ON k.id = s.contract_id
    LEFT JOIN workplaces w ON w.id = s.workplace_id LEFT JOIN workplaces wp ON wp.id = w.parent_id";

/// A slot by name, for the command line, which has no person.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Named {
    pub id: SlotId,
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub title: String,
}

impl Named {
    pub async fn find_by_ref(db: &mut Read, reference: &str) -> Result<Option<Self>> {
        let query = db.query("SELECT id, ref, title FROM slots WHERE ref = $1");
        Ok(query.bind(reference.to_owned()).optional().await?)
    }

    pub async fn of(db: &mut Read, slots: impl IntoIterator<Item = SlotId>) -> Result<HashMap<SlotId, Self>> {
        let mut names = HashMap::new();
        for slot in slots {
            let named: Option<Self> =
                db.query("SELECT id, ref, title FROM slots WHERE id = $1").bind(slot).optional().await?;
            names.extend(named.map(|named| (slot, named)));
        }
        Ok(names)
    }
}

impl Slot {
    pub async fn find(db: &mut Read, who: &Who, id: SlotId) -> Result<Self> {
        let slot = Self::load(db, id).await?;
        let published = slot.state != SlotState::Draft;
        if access::slot(who, slot.provider_id, slot.project_id, published) {
            Ok(slot)
        } else {
            Err(Error::NotFound)
        }
    }

    /// For whoever may change it: its provider. Locks it until the transaction ends.
    pub async fn find_own(db: &mut Write, who: &Who, id: SlotId) -> Result<Self> {
        let slot = Self::load(db, id).await?;
        if !who.provides(slot.provider_id) {
            return Err(Error::NotFound);
        }
        Self::lock(db, id).await?;
        Self::load(db, id).await
    }

    pub(crate) async fn load(db: &mut Read, id: SlotId) -> Result<Self> {
        Ok(db.built(format!("{COLUMNS} WHERE s.id = $1")).bind(id).one().await?)
    }

    /// Locks the slot until the transaction ends: of two bookings the second waits and then sees the first.
    pub(super) async fn lock(db: &mut Write, id: SlotId) -> Result<()> {
        db.query("UPDATE slots SET bookings = bookings + 1 WHERE id = $1").bind(id).run().await?;
        Ok(())
    }

    /// People at a time: its seats, or as many as its supervisors have time for.
    pub fn people(&self) -> i64 {
        self.headcount.most(self.seats)
    }

    /// Why nobody new can be proposed to it today; none when somebody can.
    pub fn unbookable(&self, today: NaiveDate) -> Option<Unbookable> {
        unbookable(self.state, &self.backing, today)
    }

    pub fn is_bookable(&self, today: NaiveDate) -> bool {
        self.unbookable(today).is_none()
    }

    pub(super) fn check_bookable(&self, today: NaiveDate) -> Result<(), Refusal> {
        self.unbookable(today).map_or(Ok(()), |why| Err(why.refusal()))
    }

    /// The first and the last day on which somebody can have it: within its contract, and before its provider leaves. The last may come
    /// before the first.
    pub fn days(&self) -> (NaiveDate, NaiveDate) {
        let last = self.last_on.map_or(self.ends_on, |day| day.min(self.ends_on));
        self.backing.within(self.starts_on, last)
    }

    /// Refuses more people than the supervisors have time for, from a day on.
    fn supervise(&self, holdings: &[Holding], from: NaiveDate) -> Result<(), Refusal> {
        let people = self.people();
        let coming = capacity::from_day(holdings, from);
        match capacity::first_day_over(&coming, people, self.hours_per_week) {
            Some((day, _)) => Err(Refusal::SupervisorsTaken { day, people }),
            None => Ok(()),
        }
    }

    /// Who holds its seats on any day from `from` on, leaving out one placement.
    pub async fn holdings(
        &self,
        db: &mut Read,
        from: NaiveDate,
        besides: Option<PlacementId>,
    ) -> Result<Vec<Holding>> {
        let today = db.today();
        let rows: Vec<(NaiveDate, NaiveDate, i64)> = db
            .built(format!(
                "SELECT starts_on, ends_on, hours_per_week FROM {}
                 WHERE (until IS NULL OR until >= $2) AND ends_on >= $3 AND placement_id <> $4",
                seats_held("slot_id = $1")
            ))
            .bind(self.id)
            .bind(today)
            .bind(from)
            .bind(besides.map_or(-1, |id| id.0))
            .all()
            .await?;
        Ok(rows.into_iter().map(|(from, to, hours)| Holding { from, to, hours }).collect())
    }

    /// Refuses a booking that does not fit on every day of its period. The slot must be locked.
    pub(super) async fn admit(
        &self,
        db: &mut Write,
        wanted: Holding,
        besides: Option<PlacementId>,
    ) -> Result<()> {
        if wanted.from < self.starts_on || wanted.to > self.ends_on {
            return Err(Refusal::OutsideSlotPeriod { from: self.starts_on, to: self.ends_on }.into());
        }
        if let Some(last) = self.last_on.filter(|last| wanted.to > *last) {
            return Err(Refusal::ProviderLeaves { last }.into());
        }
        if wanted.hours < self.min_hours_per_week || wanted.hours > self.max_hours_per_week {
            let (min, max) = (self.min_hours_per_week, self.max_hours_per_week);
            return Err(Refusal::HoursOutsideSlot { min, max }.into());
        }
        if self.opening.is_shut(wanted.from, wanted.to) {
            return Err(Refusal::SlotShut {
                opens: self.opening.opens_after(wanted.to).unwrap_or(self.ends_on),
            }
            .into());
        }
        let mut holdings = self.holdings(db, wanted.from, besides).await?;
        holdings.retain(|held| held.from <= wanted.to);
        for held in &mut holdings {
            held.from = held.from.max(wanted.from);
            held.to = held.to.min(wanted.to);
        }
        holdings.push(wanted);
        match capacity::first_day_over(&holdings, self.seats, self.hours_per_week) {
            None => {
                self.supervise(&holdings, supervised_from(db, wanted, besides).await?).map_err(Error::from)
            }
            Some((day, taken)) if taken.seats > self.seats => {
                Err(Refusal::SlotFull { day, seats: self.seats }.into())
            }
            Some((day, taken)) => {
                let hours_left = (self.hours_per_week - (taken.hours - wanted.hours)).max(0);
                Err(Refusal::SlotHoursTaken { day, hours_left, hours_wanted: wanted.hours }.into())
            }
        }
    }
}

/// The day from which supervisors' time is asked when a placement (`besides`) takes another period: today, for more may have been there
/// before the limit was said; or the first day that it had not taken, when that is earlier. Of a new one every day is asked.
async fn supervised_from(db: &mut Read, wanted: Holding, besides: Option<PlacementId>) -> Result<NaiveDate> {
    let Some(id) = besides else { return Ok(wanted.from) };
    let (from, to): (NaiveDate, NaiveDate) =
        db.query("SELECT starts_on, planned_end_on FROM placements WHERE id = $1").bind(id).one().await?;
    let first_new = if wanted.from < from { wanted.from } else { to.succ_opt().unwrap_or(to) };
    Ok(first_new.min(db.today()))
}
