//! A reservation: a project holds a seat of a slot for a while, for a stated reason (P08). It takes its seat and its hours
//! like a proposal, in the same transaction and under the same lock, until it is given back, becomes a placement, or its
//! last day has passed: an overdue one holds nothing, without anybody doing anything. It draws on no contract.
//!
//! Who holds seats, of whatever kind, is read from [`seats_held`] and from nowhere else.

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::access::{self, Who};
use super::capacity::Holding;
use super::contract::Contract;
use super::event::Event;
use super::inspection::LEAST_REASON;
use super::placement::{Despite, Placement, Proposal};
use super::project::ProjectId;
use super::slot::{Slot, SlotId};
use super::user::UserId;
use super::{Error, Refusal, Result, slot_changed};
use crate::db::{Read, Write};

crate::id!(ReservationId);

/// Days that a seat may be held at the most.
pub const MOST_DAYS: u64 = 60;

/// Everybody who holds a seat of some slots, which `of` chooses by `slot_id`: placements, those that have ended too, and
/// reservations. One that has a day `until` holds nothing after it. A table of slot_id, placement_id (0 for a reservation),
/// state, starts_on, ends_on, hours_per_week, until.
///
/// The choice stands within both halves: SQLite does not move a choice by another table into them.
pub(crate) fn seats_held(of: &str) -> String {
    format!(
        "(SELECT slot_id, id AS placement_id, state, starts_on, COALESCE(ended_on, planned_end_on) AS ends_on, hours_per_week,
            CASE WHEN state = 'proposed' THEN expires_on END AS until FROM placements
          WHERE {of} AND (state IN ('proposed', 'accepted', 'started', 'paused') OR (state = 'ended' AND started_on IS NOT NULL))
          UNION ALL SELECT slot_id, 0, 'reserved', starts_on, ends_on, hours_per_week, held_until FROM reservations
          WHERE {of} AND released_on IS NULL AND placement_id IS NULL) AS held"
    )
}

/// As [`seats_held`], without what was over before `day`, itself SQL: of a slot with a long history few rows are read.
pub(crate) fn seats_held_since(of: &str, day: &str) -> String {
    format!(
        "(SELECT slot_id, id AS placement_id, state, starts_on, planned_end_on AS ends_on, hours_per_week,
            CASE WHEN state = 'proposed' THEN expires_on END AS until FROM placements
          WHERE {of} AND state IN ('proposed', 'accepted', 'started', 'paused') AND planned_end_on >= {day}
          UNION ALL SELECT slot_id, id, state, starts_on, ended_on, hours_per_week, NULL FROM placements
          WHERE {of} AND state = 'ended' AND ended_on >= {day} AND started_on IS NOT NULL
          UNION ALL SELECT slot_id, 0, 'reserved', starts_on, ends_on, hours_per_week, held_until FROM reservations
          WHERE {of} AND released_on IS NULL AND placement_id IS NULL AND ends_on >= {day}) AS held"
    )
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Reservation {
    pub id: ReservationId,
    pub slot_id: SlotId,
    pub project_id: ProjectId,
    pub project_name: String,
    pub hours_per_week: i64,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub held_until: NaiveDate,
    reason: String,
    pub made_by: UserId,
    pub made_by_name: String,
    pub made_at: DateTime<Utc>,
    pub released_on: Option<NaiveDate>,
    placed: i64,
}

/// As it is asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    pub slot_id: SlotId,
    pub project_id: ProjectId,
    pub hours_per_week: i64,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub held_until: NaiveDate,
    pub reason: String,
}

const COLUMNS: &str = "SELECT r.id, r.slot_id, r.project_id, p.name AS project_name, r.hours_per_week, r.starts_on, r.ends_on, r.held_until,
    r.reason, r.made_by, u.name AS made_by_name, r.made_at, r.released_on, CAST(CASE WHEN r.placement_id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS placed
    FROM reservations r JOIN projects p ON p.id = r.project_id JOIN users u ON u.id = r.made_by";

impl Reservation {
    /// Holds a seat. By a coach or a manager of the project, of a slot that the project may use.
    pub async fn make(db: &mut Write, who: &Who, asked: Asked) -> Result<Self> {
        let today = db.today();
        if !who.manages(asked.project_id) && !who.coaches(asked.project_id) {
            return Err(Error::NotFound);
        }
        let slot = Slot::find(db, who, asked.slot_id).await?;
        if slot.project_id.is_some_and(|project| project != asked.project_id) {
            return Err(Refusal::SlotOfOtherProject.into());
        }
        if asked.reason.trim().chars().count() < LEAST_REASON {
            return Err(Refusal::ReasonMissing.into());
        }
        if asked.ends_on < asked.starts_on {
            return Err(Refusal::EndBeforeStart.into());
        }
        if asked.starts_on < today || asked.held_until < today {
            return Err(Refusal::StartInThePast.into());
        }
        if asked.held_until > today + Days::new(MOST_DAYS) {
            return Err(Refusal::ReservationTooLong { days: MOST_DAYS as i64 }.into());
        }
        // The contract before the slot, as a proposal locks them: whether it lets is asked of both.
        let contract = slot.contract_id;
        if let Some(contract) = contract {
            Contract::lock(db, contract).await?;
            let Contract { starts_on: from, ends_on: to, .. } = Contract::load(db, contract).await?;
            if asked.starts_on < from || asked.ends_on > to {
                return Err(Refusal::OutsideContractPeriod { from, to }.into());
            }
        }
        Slot::lock(db, slot.id).await?;
        let slot = Slot::load(db, slot.id).await?;
        if slot.contract_id != contract {
            // Moved to another contract between our look and our lock.
            return Err(Error::Stale);
        }
        let wanted = Holding { from: asked.starts_on, to: asked.ends_on, hours: asked.hours_per_week };
        slot.admit(db, wanted, None).await?;
        slot.check_bookable(today)?;
        let now = db.now();
        let id: ReservationId = db
            .query(
                "INSERT INTO reservations (slot_id, project_id, hours_per_week, starts_on, ends_on, held_until, reason, made_by, made_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
            )
            .bind(slot.id)
            .bind(asked.project_id)
            .bind(asked.hours_per_week)
            .bind(asked.starts_on)
            .bind(asked.ends_on)
            .bind(asked.held_until)
            .bind(asked.reason.trim().to_owned())
            .bind(who.id)
            .bind(now)
            .value()
            .await?;
        let made = Self::load(db, id).await?;
        made.event("seat_reserved").by(who.id).with("reason", made.reason.as_str()).write(db).await?;
        slot_changed(db, slot.id).await?;
        Ok(made)
    }

    /// Those that hold a seat of a slot today. The caller has been let in to the slot.
    pub async fn of_slot(db: &mut Read, slot: SlotId) -> Result<Vec<Self>> {
        let today = db.today();
        Ok(db
            .built(format!(
                "{COLUMNS} WHERE r.slot_id = $1 AND r.released_on IS NULL AND r.placement_id IS NULL AND r.held_until >= $2
                 ORDER BY r.starts_on, r.id"
            ))
            .bind(slot)
            .bind(today)
            .all()
            .await?)
    }

    /// For the coaches and managers of its project.
    pub async fn find(db: &mut Read, who: &Who, id: ReservationId) -> Result<Self> {
        let found = Self::load(db, id).await?;
        if access::reservation(who, found.project_id) { Ok(found) } else { Err(Error::NotFound) }
    }

    async fn load(db: &mut Read, id: ReservationId) -> Result<Self> {
        Ok(db.built(format!("{COLUMNS} WHERE r.id = $1")).bind(id).one().await?)
    }

    /// Why: for the project's own people alone.
    pub fn reason(&self, who: &Who) -> Option<&str> {
        access::reservation(who, self.project_id).then_some(self.reason.as_str())
    }

    /// Whether the person may give it back: the project's managers, and the coach who made it.
    pub fn may_release(&self, who: &Who) -> bool {
        who.manages(self.project_id) || (who.coaches(self.project_id) && self.made_by == who.id)
    }

    fn is_over(&self, today: NaiveDate) -> bool {
        self.released_on.is_some() || self.placed > 0 || self.held_until < today
    }

    /// Gives the seat back.
    pub async fn release(db: &mut Write, who: &Who, id: ReservationId) -> Result<Self> {
        let found = Self::lock(db, who, id).await?;
        if !found.may_release(who) {
            return Err(Error::NotFound);
        }
        let today = db.today();
        if found.is_over(today) {
            return Err(Refusal::ReservationOver.into());
        }
        db.query("UPDATE reservations SET released_on = $2 WHERE id = $1").bind(id).bind(today).run().await?;
        found.event("seat_released").by(who.id).write(db).await?;
        slot_changed(db, found.slot_id).await?;
        Self::load(db, id).await
    }

    /// Turns it into a proposal for the same slot: the seat changes hands within the transaction.
    pub async fn redeem(
        db: &mut Write,
        who: &Who,
        id: ReservationId,
        proposal: Proposal,
        despite: Despite,
    ) -> Result<Placement> {
        let found = Self::lock(db, who, id).await?;
        let today = db.today();
        if found.is_over(today) || found.slot_id != proposal.slot_id {
            return Err(Refusal::ReservationOver.into());
        }
        db.query("UPDATE reservations SET released_on = $2 WHERE id = $1").bind(id).bind(today).run().await?;
        let placement = Placement::propose_despite(db, who, proposal, despite).await?;
        db.query("UPDATE reservations SET placement_id = $2 WHERE id = $1")
            .bind(id)
            .bind(placement.id)
            .run()
            .await?;
        found.event("reservation_redeemed").by(who.id).write(db).await?;
        Ok(placement)
    }

    /// Of two who end it at once the second waits here.
    async fn lock(db: &mut Write, who: &Who, id: ReservationId) -> Result<Self> {
        Self::find(db, who, id).await?;
        db.query("UPDATE reservations SET held_until = held_until WHERE id = $1").bind(id).run().await?;
        Self::load(db, id).await
    }

    fn event(&self, what: &'static str) -> Event {
        Event::new(what, "slot", self.slot_id.0).within(self.project_id)
    }
}
