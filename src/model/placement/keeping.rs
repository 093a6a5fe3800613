//! How the verbs of a placement keep what they decide: finding it for the one who may act, taking a period of the slot
//! and the contract, and the one UPDATE of its state. Not for deciding: see `state` and `verbs`.

use chrono::{Months, NaiveDate};

use super::{Placement, PlacementId, State};
use crate::db::Write;
use crate::model::access::Who;
use crate::model::capacity::Holding;
use crate::model::codes::{DeclineReason, PlacementEndReason};
use crate::model::contract::{Contract, ContractId, Drawn};
use crate::model::enrolment::Enrolment;
use crate::model::event::Event;
use crate::model::slot::{Slot, SlotId};
use crate::model::{Error, Refusal, Result, slot_changed};

impl Placement {
    pub(in crate::model) async fn find_provided(db: &mut Write, who: &Who, id: PlacementId) -> Result<Self> {
        let placement = Self::load(db, id).await?;
        if !who.provides(placement.provider_id) {
            return Err(Error::NotFound);
        }
        Enrolment::lock(db, placement.enrolment_id).await?;
        let placement = Self::load(db, id).await?;
        placement.still_seen(db).await?;
        Ok(placement)
    }

    pub(in crate::model) async fn find_coached(db: &mut Write, who: &Who, id: PlacementId) -> Result<Self> {
        let placement = Self::load(db, id).await?;
        Enrolment::find_own(db, who, placement.enrolment_id).await?;
        Self::load(db, id).await
    }

    pub(in crate::model) async fn find_party(db: &mut Write, who: &Who, id: PlacementId) -> Result<Self> {
        let placement = Self::load(db, id).await?;
        if who.provides(placement.provider_id) {
            Self::find_provided(db, who, id).await
        } else {
            Self::find_coached(db, who, id).await
        }
    }

    /// Takes another period of the slot and of the contract.
    pub(super) async fn move_to(
        &mut self,
        db: &mut Write,
        starts_on: NaiveDate,
        planned_end_on: NaiveDate,
    ) -> Result<()> {
        check_period(starts_on, planned_end_on)?;
        let period = Holding { from: starts_on, to: planned_end_on, hours: self.hours_per_week };
        let (_, drawn) = take(db, self.slot_id, self.contract_id, period, Some(self.id)).await?;
        (self.starts_on, self.planned_end_on) = (starts_on, planned_end_on);
        (self.place_months, self.value) = (drawn.place_months, drawn.value);
        Ok(())
    }

    /// What an ended placement has used of its contract; the rest is free again.
    pub(super) async fn redraw(&mut self, db: &mut Write, ended_on: NaiveDate) -> Result<()> {
        let Some(contract) = self.contract_id else {
            return Ok(());
        };
        let contract = Contract::load(db, contract).await?;
        let started = matches!(self.state, State::Ended { started_on: Some(_), .. });
        let drawn = if started {
            contract.draw(self.starts_on, ended_on, self.hours_per_week)
        } else {
            Drawn::default()
        };
        (self.place_months, self.value) = (drawn.place_months, drawn.value);
        Ok(())
    }

    pub(super) async fn release_competing(&self, db: &mut Write, who: &Who) -> Result<()> {
        let competing: Vec<PlacementId> = db
            .query("SELECT id FROM placements WHERE enrolment_id = $1 AND id <> $2 AND state = 'proposed' ORDER BY id")
            .bind(self.enrolment_id)
            .bind(self.id)
            .values()
            .await?;
        for id in competing {
            let mut released = Self::load(db, id).await?;
            released.state = released.state.withdraw(db.today(), None)?;
            released.keep(db).await?;
            released
                .event("placement_released")
                .by(who.id)
                .with("for", self.slot_title.clone())
                .write(db)
                .await?;
        }
        Ok(())
    }

    /// The only UPDATE of a placement's state.
    pub(super) async fn keep(&mut self, db: &mut Write) -> Result<()> {
        let columns = Columns::of(self.state);
        db.query(
            "UPDATE placements SET state = $2, starts_on = $3, planned_end_on = $4, answered_on = $5, decline_reason = $6,
                started_on = $7, paused_on = $8, ended_on = $9, end_reason = $10, place_months = $11, value = $12,
                version = version + 1 WHERE id = $1",
        )
        .bind(self.id)
        .bind(self.state.code())
        .bind(self.starts_on)
        .bind(self.planned_end_on)
        .bind(columns.answered_on)
        .bind(columns.decline_reason)
        .bind(columns.started_on)
        .bind(columns.paused_on)
        .bind(columns.ended_on)
        .bind(columns.end_reason)
        .bind(self.place_months)
        .bind(self.value)
        .run()
        .await?;
        self.version += 1;
        // Seats and hours may be free again, or no longer.
        slot_changed(db, self.slot_id).await
    }

    /// What the forecast learns from: the first planned end, and how often it was moved later.
    pub(super) async fn keep_extension(&self, db: &mut Write, before: NaiveDate) -> Result<()> {
        let today = db.today();
        db.query(
            "UPDATE placements SET first_planned_end_on = COALESCE(first_planned_end_on, $2), extended_on = $3,
                extensions = extensions + 1 WHERE id = $1",
        )
        .bind(self.id)
        .bind(before)
        .bind(today)
        .run()
        .await?;
        Ok(())
    }

    pub(in crate::model) fn event(&self, what: &'static str) -> Event {
        Event::new(what, "placement", self.id.0)
            .about(self.enrolment_id)
            .at(self.provider_id)
            .with("slot", self.slot_title.clone())
            .with("provider", self.provider_name.clone())
    }
}

/// A state spread over its columns.
#[derive(Default)]
struct Columns {
    answered_on: Option<NaiveDate>,
    decline_reason: Option<DeclineReason>,
    started_on: Option<NaiveDate>,
    paused_on: Option<NaiveDate>,
    ended_on: Option<NaiveDate>,
    end_reason: Option<PlacementEndReason>,
}

impl Columns {
    fn of(state: State) -> Self {
        let none = Self::default();
        match state {
            State::Proposed { .. } => none,
            State::Declined { on, reason } => {
                Self { answered_on: Some(on), decline_reason: Some(reason), ..none }
            }
            State::Withdrawn { on, reason } => Self { answered_on: Some(on), decline_reason: reason, ..none },
            State::Expired { on } | State::Accepted { on } => Self { answered_on: Some(on), ..none },
            State::Started { accepted_on, on } => {
                Self { answered_on: Some(accepted_on), started_on: Some(on), ..none }
            }
            State::Paused { accepted_on, started_on, on } => Self {
                answered_on: Some(accepted_on),
                started_on: Some(started_on),
                paused_on: Some(on),
                ..none
            },
            State::Ended { accepted_on, started_on, on, reason } => Self {
                answered_on: Some(accepted_on),
                started_on,
                ended_on: Some(on),
                end_reason: Some(reason),
                ..none
            },
        }
    }
}

/// Locks the contract and the slot, and takes the period from both, or refuses.
pub(super) async fn take(
    db: &mut Write,
    slot: SlotId,
    contract: Option<ContractId>,
    wanted: Holding,
    besides: Option<PlacementId>,
) -> Result<(Slot, Drawn)> {
    if let Some(contract) = contract {
        Contract::lock(db, contract).await?;
    }
    Slot::lock(db, slot).await?;
    let slot = Slot::load(db, slot).await?;
    slot.admit(db, wanted, besides).await?;
    let drawn = match contract {
        Some(contract) => Contract::load(db, contract).await?.admit(db, wanted, besides).await?,
        None => Drawn::default(),
    };
    Ok((slot, drawn))
}

pub(super) fn check_period(from: NaiveDate, to: NaiveDate) -> Result<(), Refusal> {
    if to < from {
        return Err(Refusal::EndBeforeStart);
    }
    // Longer is a slip of the keyboard: work training is months, not years.
    if to > from + Months::new(36) {
        return Err(Refusal::PeriodTooLong);
    }
    Ok(())
}
