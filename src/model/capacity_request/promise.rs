//! What a provider promises to a capacity request: so many seats of a slot that has room, or of a draft like one; a row for each
//! slot, so many as the provider likes. A promise holds no seats, and may be taken back while answers are taken.

use chrono::NaiveDate;

use super::{CapacityRequest, CapacityRequestId};
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::board::Offered;
use crate::model::codes::SlotState;
use crate::model::contract::Contract;
use crate::model::organisation::OrganisationId;
use crate::model::posting::Posting;
use crate::model::slot::{Slot, SlotId};
use crate::model::{Error, Refusal, Result};

crate::id!(CapacityPromiseId);

/// Seats of one slot.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Promise {
    pub id: CapacityPromiseId,
    pub provider_id: OrganisationId,
    pub slot_id: SlotId,
    pub slot_title: String,
    pub slot_state: SlotState,
    pub seats: i64,
    pub promised_on: NaiveDate,
}

/// A slot that a provider can answer with.
#[derive(Clone, Debug)]
pub struct Offer {
    pub slot: Slot,
    /// Seats that are free from the day asked for to the last day that the slot can be had.
    pub free: i64,
    /// The kind of work and the municipality that are asked for.
    pub fits: bool,
}

impl Promise {
    /// Of all providers, by the slots' titles.
    pub(super) async fn of_request(db: &mut Read, request: CapacityRequestId) -> Result<Vec<Self>> {
        Ok(db
            .query(
                "SELECT p.id, p.provider_id, p.slot_id, s.title AS slot_title, s.state AS slot_state, p.seats, p.promised_on
                 FROM capacity_promises p JOIN slots s ON s.id = p.slot_id
                 WHERE p.request_id = $1 ORDER BY s.title COLLATE sv, s.id",
            )
            .bind(request)
            .all()
            .await?)
    }
}

impl Offer {
    /// A provider's slots that people can be proposed to when the seats are wanted, those that fit first, then those with most room.
    pub async fn of_provider(
        db: &mut Read,
        who: &Who,
        provider: OrganisationId,
        request: &CapacityRequest,
    ) -> Result<Vec<Self>> {
        let today = db.today();
        let offered = Offered::of_provider(db, who, provider, request.starts_on).await?;
        let mut all: Vec<Self> = offered
            .into_iter()
            .filter(|one| one.slot.is_bookable(today) && one.slot.days().1 >= request.starts_on)
            .filter(|one| one.slot.project_id.is_none_or(|project| project == request.project_id))
            .map(|one| {
                let free = one.seats(request.starts_on, one.slot.days().1).free();
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
    /// Yes, with so many seats of a slot that has them free from the day asked for on.
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
        slot.check_bookable(db.today())?;
        let offered = Offered::of_slot(db, slot.clone(), request.starts_on).await?;
        let free = offered.seats(request.starts_on, slot.days().1).free();
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

    /// A provider thinks better of one promise. Who has none left has not answered.
    pub async fn take_back(db: &mut Write, who: &Who, id: CapacityPromiseId) -> Result<Self> {
        let (request, provider): (CapacityRequestId, OrganisationId) = db
            .query("SELECT request_id, provider_id FROM capacity_promises WHERE id = $1")
            .bind(id)
            .one()
            .await?;
        let request = Self::answerable(db, who, request, provider).await?;
        // Of two who take it back at once the second finds nothing.
        let (slot, seats): (String, i64) = db
            .query(
                "SELECT s.title, p.seats FROM capacity_promises p JOIN slots s ON s.id = p.slot_id WHERE p.id = $1",
            )
            .bind(id)
            .one()
            .await?;
        db.query("DELETE FROM capacity_promises WHERE id = $1").bind(id).run().await?;
        db.query(
            "UPDATE capacity_answers SET answered_on = NULL, answered_by = NULL WHERE request_id = $1 AND provider_id = $2
             AND NOT EXISTS (SELECT 1 FROM capacity_promises WHERE request_id = $1 AND provider_id = $2)",
        )
        .bind(request.id)
        .bind(provider)
        .run()
        .await?;
        let event = request.event("capacity_promise_taken_back", who).at(provider);
        event.with("slot", slot).with("seats", seats).write(db).await?;
        Self::load(db, request.id).await
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

    /// Another yes with the same slot takes the first one's place.
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
            "INSERT INTO capacity_promises (request_id, provider_id, slot_id, seats, promised_on, promised_by)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (request_id, slot_id) DO UPDATE SET seats = excluded.seats, promised_on = excluded.promised_on,
                promised_by = excluded.promised_by",
        )
        .bind(self.id)
        .bind(provider)
        .bind(slot.id)
        .bind(seats)
        .bind(today)
        .bind(who.id)
        .run()
        .await?;
        self.answered(db, who, provider, None).await?;
        let event = self.event("capacity_promised", who).at(provider);
        event.with("slot", slot.title.as_str()).with("seats", seats).write(db).await
    }
}
