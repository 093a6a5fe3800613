//! What a provider answers to a capacity request: yes with a slot that has room, yes with a copy of one as a draft of its own, or no
//! with a reason. It may be changed until the last day for answers. A promise holds no seats.

use chrono::NaiveDate;

use super::{CapacityRequest, CapacityRequestId, NoSeatsReason};
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::board::Offered;
use crate::model::codes::SlotState;
use crate::model::contract::Contract;
use crate::model::organisation::OrganisationId;
use crate::model::posting::Posting;
use crate::model::slot::{Slot, SlotId};
use crate::model::{Error, Refusal, Result};

/// One provider that was asked.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Answer {
    pub provider_id: OrganisationId,
    pub provider_name: String,
    pub answered_on: Option<NaiveDate>,
    pub slot_id: Option<SlotId>,
    pub slot_title: Option<String>,
    pub slot_state: Option<SlotState>,
    pub seats: i64,
    pub reason: Option<NoSeatsReason>,
}

/// A slot that a provider can answer with.
#[derive(Clone, Debug)]
pub struct Offer {
    pub slot: Slot,
    /// Seats that are free from the day asked for to the slot's last day.
    pub free: i64,
    /// The kind of work and the municipality that are asked for.
    pub fits: bool,
}

impl Answer {
    /// Of those that this person may see: all for a manager, the own for a provider.
    pub async fn of_request(db: &mut Read, who: &Who, request: &CapacityRequest) -> Result<Vec<Self>> {
        let mut all: Vec<Self> = db
            .query(
                "SELECT a.provider_id, o.name AS provider_name, a.answered_on, a.slot_id, s.title AS slot_title, s.state AS slot_state,
                    a.seats, a.reason
                 FROM capacity_answers a JOIN organisations o ON o.id = a.provider_id LEFT JOIN slots s ON s.id = a.slot_id
                 WHERE a.request_id = $1 ORDER BY o.name COLLATE sv, o.id",
            )
            .bind(request.id)
            .all()
            .await?;
        if !who.manages(request.project_id) {
            all.retain(|answer| who.provides(answer.provider_id));
        }
        Ok(all)
    }
}

impl Offer {
    /// A provider's slots that are open when the seats are wanted, those that fit first, then those with most room.
    pub async fn of_provider(
        db: &mut Read,
        who: &Who,
        provider: OrganisationId,
        request: &CapacityRequest,
    ) -> Result<Vec<Self>> {
        let offered = Offered::of_provider(db, who, provider, request.starts_on).await?;
        let mut all: Vec<Self> = offered
            .into_iter()
            .filter(|one| one.slot.state == SlotState::Open && one.slot.ends_on >= request.starts_on)
            .filter(|one| one.slot.project_id.is_none_or(|project| project == request.project_id))
            .map(|one| {
                let free = one.seats(request.starts_on, one.slot.ends_on).free();
                let is_kind = request.ssyk.is_none_or(|ssyk| one.slot.ssyk.closeness(ssyk) >= 2);
                let is_there = request.municipality.is_none_or(|place| one.slot.municipality == place);
                Self { free, fits: is_kind && is_there, slot: one.slot }
            })
            .collect();
        all.sort_by_key(|offer| (!offer.fits, -offer.free));
        Ok(all)
    }
}

impl CapacityRequest {
    /// Yes, with so many seats of an open slot that has them free from the day asked for on.
    pub async fn promise(
        db: &mut Write,
        who: &Who,
        id: CapacityRequestId,
        provider: OrganisationId,
        slot: SlotId,
        seats: i64,
    ) -> Result<()> {
        let request = Self::answerable(db, who, id, provider).await?;
        let slot = request.own_slot(db, who, provider, slot).await?;
        if slot.state != SlotState::Open {
            return Err(Refusal::SlotNotOpen.into());
        }
        let offered = Offered::of_slot(db, slot.clone(), request.starts_on).await?;
        let free = offered.seats(request.starts_on, slot.ends_on).free();
        if seats > free {
            return Err(Refusal::PromiseOverFree { free }.into());
        }
        request.yes(db, who, provider, &slot, seats).await
    }

    /// Yes, with a draft like a slot there is: so many seats, from the day asked for.
    pub async fn promise_copy(
        db: &mut Write,
        who: &Who,
        id: CapacityRequestId,
        provider: OrganisationId,
        like: SlotId,
        seats: i64,
    ) -> Result<Slot> {
        let request = Self::answerable(db, who, id, provider).await?;
        let like = request.own_slot(db, who, provider, like).await?;
        let mut posting = Posting::of(&like);
        let length = like.ends_on - like.starts_on;
        posting.starts_on = request.starts_on;
        if posting.ends_on < posting.starts_on {
            posting.ends_on = posting.starts_on + length;
        }
        if let Some(contract) = posting.contract_id {
            let contract = Contract::find(db, who, contract).await?;
            posting.ends_on = posting.ends_on.min(contract.ends_on);
        }
        // As many hours for each seat as before.
        posting.hours_per_week = (like.hours_per_week * seats / like.seats).max(posting.min_hours_per_week);
        posting.seats = seats;
        let draft = Slot::post(db, who, provider, posting).await?;
        request.yes(db, who, provider, &draft, seats).await?;
        Ok(draft)
    }

    pub async fn decline(
        db: &mut Write,
        who: &Who,
        id: CapacityRequestId,
        provider: OrganisationId,
        reason: NoSeatsReason,
    ) -> Result<()> {
        let request = Self::answerable(db, who, id, provider).await?;
        let today = db.today();
        db.query(
            "UPDATE capacity_answers SET answered_on = $3, answered_by = $4, slot_id = NULL, seats = 0, reason = $5
             WHERE request_id = $1 AND provider_id = $2",
        )
        .bind(id)
        .bind(provider)
        .bind(today)
        .bind(who.id)
        .bind(reason)
        .run()
        .await?;
        request.event("capacity_declined", who).at(provider).with("reason", reason.code()).write(db).await
    }

    /// Locked, for one of those that were asked, while answers are taken.
    async fn answerable(
        db: &mut Write,
        who: &Who,
        id: CapacityRequestId,
        provider: OrganisationId,
    ) -> Result<Self> {
        let request = Self::find(db, who, id).await?;
        if !who.provides(provider) {
            return Err(Error::NotFound);
        }
        let asked: i64 = db
            .query("SELECT COUNT(*) FROM capacity_answers WHERE request_id = $1 AND provider_id = $2")
            .bind(id)
            .bind(provider)
            .value()
            .await?;
        if asked == 0 {
            return Err(Error::NotFound);
        }
        let request = request.locked(db).await?;
        if request.closed_on.is_some() {
            return Err(Refusal::CapacityRequestClosed.into());
        }
        if request.answer_by < db.today() {
            return Err(Refusal::AnswerTooLate { by: request.answer_by }.into());
        }
        Ok(request)
    }

    async fn own_slot(
        &self,
        db: &mut Write,
        who: &Who,
        provider: OrganisationId,
        slot: SlotId,
    ) -> Result<Slot> {
        let slot = Slot::find_own(db, who, slot).await?;
        if slot.provider_id != provider {
            return Err(Error::NotFound);
        }
        if slot.project_id.is_some_and(|project| project != self.project_id) {
            return Err(Refusal::SlotOfOtherProject.into());
        }
        Ok(slot)
    }

    async fn yes(
        &self,
        db: &mut Write,
        who: &Who,
        provider: OrganisationId,
        slot: &Slot,
        seats: i64,
    ) -> Result<()> {
        let today = db.today();
        db.query(
            "UPDATE capacity_answers SET answered_on = $3, answered_by = $4, slot_id = $5, seats = $6, reason = NULL
             WHERE request_id = $1 AND provider_id = $2",
        )
        .bind(self.id)
        .bind(provider)
        .bind(today)
        .bind(who.id)
        .bind(slot.id)
        .bind(seats)
        .run()
        .await?;
        let event = self.event("capacity_promised", who).at(provider);
        event.with("slot", slot.title.as_str()).with("seats", seats).write(db).await
    }
}
