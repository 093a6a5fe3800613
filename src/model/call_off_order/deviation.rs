//! Call-offs that passed over the contract whose turn it was: the reason is kept with the call-off in the same transaction, and an
//! auditor reads them all for a period. They name no participant.

use chrono::NaiveDate;

use super::{CallOffOrder, CallOffOrderId};
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::contract::ContractId;
use crate::model::event::Event;
use crate::model::placement::PlacementId;
use crate::model::{Refusal, Result};

crate::model::codes::codes! {
    /// Why another than the one whose turn it is.
    pub enum TurnReason = "turn_reason" {
        Need = "need", NoCapacity = "no_capacity", Geography = "geography", Declined = "declined", Other = "other",
    }
}

/// A reason for passing over, as the form says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOver {
    pub reason: TurnReason,
    /// Needed for another reason than those of the list.
    pub words: String,
}

/// What is kept with the call-off.
#[derive(Clone, Debug)]
pub struct Deviation {
    pub order_id: CallOffOrderId,
    /// What was called off.
    pub contract_id: ContractId,
    /// Whose turn it was.
    pub turn_id: ContractId,
    pub reason: PassedOver,
}

/// One of them, as a page shows it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Counted {
    pub decided_on: NaiveDate,
    pub contract_id: ContractId,
    pub called: String,
    pub turn_id: ContractId,
    pub turn: String,
    pub reason: TurnReason,
    pub words: String,
    pub decided_by_name: String,
    /// Thousandths; what it takes as it stands now.
    pub place_months: i64,
}

impl PassedOver {
    pub(super) fn check(&self) -> Result<(), Refusal> {
        let is_told = self.reason != TurnReason::Other || !self.words.trim().is_empty();
        if is_told { Ok(()) } else { Err(Refusal::ReasonMissing) }
    }
}

impl Deviation {
    pub(in crate::model) async fn keep(self, db: &mut Write, who: &Who, id: PlacementId) -> Result<()> {
        let today = db.today();
        db.query(
            "INSERT INTO call_off_deviations (placement_id, order_id, contract_id, turn_id, reason, words, decided_by, decided_on)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(id)
        .bind(self.order_id)
        .bind(self.contract_id)
        .bind(self.turn_id)
        .bind(self.reason.reason)
        .bind(self.reason.words.clone())
        .bind(who.id)
        .bind(today)
        .run()
        .await?;
        Event::new("call_off_deviated", "call_off_order", self.order_id.0)
            .by(who.id)
            .with("reason", self.reason.reason.code())
            .write(db)
            .await
    }
}

impl CallOffOrder {
    /// Decided from one day to another, the latest first. The caller has been let in to the order.
    pub async fn deviations(&self, db: &mut Read, from: NaiveDate, to: NaiveDate) -> Result<Vec<Counted>> {
        Ok(db
            .query(
                "SELECT d.decided_on, d.contract_id, k.title AS called, d.turn_id, n.title AS turn, d.reason, d.words, u.name AS decided_by_name, p.place_months
                 FROM call_off_deviations d JOIN contracts k ON k.id = d.contract_id JOIN contracts n ON n.id = d.turn_id
                 JOIN users u ON u.id = d.decided_by JOIN placements p ON p.id = d.placement_id
                 WHERE d.order_id = $1 AND d.decided_on >= $2 AND d.decided_on <= $3 ORDER BY d.decided_on DESC, d.placement_id DESC",
            )
            .bind(self.id)
            .bind(from)
            .bind(to)
            .all()
            .await?)
    }
}
