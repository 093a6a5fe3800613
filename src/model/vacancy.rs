//! Vacancies: slots with what is free of them on every day of a wanted period, as the database has it at this moment.
//! A search says which slots to look at; what is shown of them comes from here.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::access::{self, Who};
use super::bookable::Unbookable;
use super::capacity::{self, Holding};
use super::codes::SlotState;
use super::project::ProjectId;
use super::reservation::seats_held_since;
use super::slot::{COLUMNS, Slot, SlotId};
use super::{Error, Result};
use crate::db::{Read, numbered};

/// From the first to the last wanted day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

#[derive(Clone, Debug)]
pub struct Vacancy {
    pub slot: Slot,
    /// None: not bookable, or not on every day of the period.
    pub free: Option<Free>,
    /// Why nobody new comes to it today, on whichever days.
    pub unbookable: Option<Unbookable>,
    /// The first and the last day that can be booked: the slot's, within its contract's.
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Closed on every day of the period: the first day that is open after it.
    pub opens: Option<NaiveDate>,
}

/// What is left on every day of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Free {
    pub seats: i64,
    /// Hours a week, for all who come together.
    pub hours: i64,
}

impl Vacancy {
    /// A seat and hours enough for one person.
    pub fn is_free(&self) -> bool {
        self.free.is_some_and(|free| free.seats > 0 && free.hours >= self.slot.min_hours_per_week)
    }

    pub async fn find(db: &mut Read, who: &Who, id: SlotId, period: Period) -> Result<Self> {
        Self::among(db, who, &[id], period).await?.into_iter().next().ok_or(Error::NotFound)
    }

    /// Those of these slots that this person may see, in the given order.
    pub async fn among(db: &mut Read, who: &Who, slots: &[SlotId], period: Period) -> Result<Vec<Self>> {
        let mut vacancies = Self::load(db, slots, period).await?;
        vacancies.retain(|Self { slot, .. }| {
            access::slot(who, slot.provider_id, slot.project_id, slot.state != SlotState::Draft)
        });
        Ok(vacancies)
    }

    /// The next open slots that a participant of the project may have, after a slot's number. For the command line and
    /// for ranking: it asks for nobody.
    pub async fn open_to(
        db: &mut Read,
        project: ProjectId,
        after: SlotId,
        most: i64,
        period: Period,
    ) -> Result<Vec<Self>> {
        let slots: Vec<SlotId> = db
            .query(
                "SELECT s.id FROM slots s LEFT JOIN contracts k ON k.id = s.contract_id WHERE s.state = 'open'
                 AND (s.contract_id IS NULL OR k.project_id = $1) AND s.id > $2 ORDER BY s.id LIMIT $3",
            )
            .bind(project)
            .bind(after)
            .bind(most)
            .values()
            .await?;
        Self::load(db, &slots, period).await
    }

    /// Asks for nobody.
    pub(super) async fn load(db: &mut Read, slots: &[SlotId], period: Period) -> Result<Vec<Self>> {
        if slots.is_empty() {
            return Ok(Vec::new());
        }
        let query = db.built(format!("{COLUMNS} WHERE s.id IN ({})", numbered(1, slots.len())));
        let mut found: Vec<Slot> = query.bind_each(slots).all().await?;
        let given: HashMap<SlotId, usize> = slots.iter().enumerate().map(|(at, slot)| (*slot, at)).collect();
        found.sort_by_key(|slot| given.get(&slot.id).copied());
        let mut held = held(db, slots, period).await?;
        let today = db.today();
        let vacancy = |slot: Slot| {
            let held = held.remove(&slot.id).unwrap_or_default();
            Self::of(slot, &held, period, today)
        };
        Ok(found.into_iter().map(vacancy).collect())
    }

    fn of(slot: Slot, held: &[Holding], period: Period, today: NaiveDate) -> Self {
        let (from, to) = slot.days();
        let unbookable = slot.unbookable(today);
        // When it is closed on every day of a period that it has: the first open day after it.
        let is_shut = period.to <= to && slot.opening.is_shut(period.from, period.to);
        let opens = is_shut.then(|| slot.opening.opens_after(period.to)).flatten();
        let is_offered = unbookable.is_none() && from <= period.from && period.to <= to && opens.is_none();
        let free = is_offered.then(|| {
            let taken = capacity::peak(held, period.from, period.to);
            let left = |all: i64, taken: i64| (all - taken).max(0);
            Free { seats: left(slot.people(), taken.seats), hours: left(slot.hours_per_week, taken.hours) }
        });
        Self { slot, free, unbookable, from, to, opens }
    }
}

/// Who holds seats of these slots on any day of the period.
async fn held(db: &mut Read, slots: &[SlotId], period: Period) -> Result<HashMap<SlotId, Vec<Holding>>> {
    let today = db.today();
    let query = db
        .built(format!(
            "SELECT slot_id, starts_on, ends_on, hours_per_week FROM {}
             WHERE (until IS NULL OR until >= $2) AND starts_on <= $3",
            seats_held_since(&format!("slot_id IN ({})", numbered(4, slots.len())), "$1")
        ))
        .bind(period.from)
        .bind(today)
        .bind(period.to);
    let rows: Vec<(SlotId, NaiveDate, NaiveDate, i64)> = query.bind_each(slots).all().await?;
    let mut held: HashMap<SlotId, Vec<Holding>> = HashMap::new();
    for (slot, from, to, hours) in rows {
        held.entry(slot).or_default().push(Holding { from, to, hours });
    }
    Ok(held)
}
