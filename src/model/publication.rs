//! Whether coaches find a slot: draft → open ⇄ paused → closed. The only place that changes a slot's state.

use chrono::NaiveDate;

use super::access::Who;
use super::codes::SlotState;
use super::contract_life::Life;
use super::slot::{Slot, SlotId};
use super::{Refusal, Result};
use crate::db::Write;

impl Slot {
    /// Coaches find it from now on; while its contract waits for approval, from then on.
    pub async fn publish(db: &mut Write, who: &Who, id: SlotId) -> Result<Self> {
        let slot = Self::find_own(db, who, id).await?;
        slot.check_contract(slot.contract_id)?;
        slot.check_contract_lasts(db.today())?;
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
        slot.check_contract_lasts(db.today())?;
        slot.turn(db, who, &[SlotState::Paused], SlotState::Open, "slot_reopened").await
    }

    /// For good. Refused while somebody is proposed to it or placed there: pausing is for that.
    pub async fn close(db: &mut Write, who: &Who, id: SlotId) -> Result<Self> {
        let slot = Self::find_own(db, who, id).await?;
        slot.check_nobody(db).await?;
        let open = [SlotState::Draft, SlotState::Open, SlotState::Paused];
        slot.turn(db, who, &open, SlotState::Closed, "slot_closed").await
    }

    /// Nobody would ever find it under a contract that was refused or has ended.
    fn check_contract_lasts(&self, today: NaiveDate) -> Result<(), Refusal> {
        let over = self.backing.hinders(today).filter(Life::is_over);
        over.map_or(Ok(()), |life| Err(life.no_call_off()))
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
