//! Whether coaches find a slot: draft → open ⇄ paused → closed. The only place that changes a slot's state.

use super::Result;
use super::access::Who;
use super::codes::SlotState;
use super::slot::{Slot, SlotId};
use crate::db::Write;

impl Slot {
    /// Coaches find it from now on.
    pub async fn publish(db: &mut Write, who: &Who, id: SlotId) -> Result<Self> {
        let slot = Self::find_own(db, who, id).await?;
        slot.check_contract(slot.contract_id)?;
        slot.turn(db, who, &[SlotState::Draft], SlotState::Open, "slot_published").await
    }

    /// Nobody new may be proposed; those who are there stay.
    pub async fn pause(db: &mut Write, who: &Who, id: SlotId) -> Result<Self> {
        let slot = Self::find_own(db, who, id).await?;
        slot.turn(db, who, &[SlotState::Open], SlotState::Paused, "slot_paused").await
    }

    pub async fn reopen(db: &mut Write, who: &Who, id: SlotId) -> Result<Self> {
        let slot = Self::find_own(db, who, id).await?;
        slot.check_contract(slot.contract_id)?;
        slot.turn(db, who, &[SlotState::Paused], SlotState::Open, "slot_reopened").await
    }

    /// For good. Refused while somebody is proposed to it or placed there: pausing is for that.
    pub async fn close(db: &mut Write, who: &Who, id: SlotId) -> Result<Self> {
        let slot = Self::find_own(db, who, id).await?;
        slot.check_nobody(db).await?;
        let open = [SlotState::Draft, SlotState::Open, SlotState::Paused];
        slot.turn(db, who, &open, SlotState::Closed, "slot_closed").await
    }

    /// The only UPDATE of a slot's state.
    async fn turn(
        mut self,
        db: &mut Write,
        who: &Who,
        from: &[SlotState],
        to: SlotState,
        what: &'static str,
    ) -> Result<Self> {
        if !from.contains(&self.state) {
            return Err(self.refusal().into());
        }
        db.query("UPDATE slots SET state = $2, version = version + 1 WHERE id = $1")
            .bind(self.id)
            .bind(to)
            .run()
            .await?;
        self.state = to;
        self.version += 1;
        self.happened(db, self.event(what, who)).await?;
        Ok(self)
    }
}
