//! The slots under a contract: for its page, where they lie, how many seats they have, and how many are free today; and for the search,
//! that they must be read again when the contract comes to stand otherwise.

use chrono::NaiveDate;

use super::bookable::{BACKING, Backing, unbookable};
use super::codes::SlotState;
use super::contract::ContractId;
use super::headcount::MOST_PEOPLE;
use super::municipality::Municipality;
use super::reservation::seats_held_since;
use super::slot::SlotId;
use super::{Result, slots_changed};
use crate::db::{Read, Write};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ContractSlot {
    pub id: SlotId,
    pub title: String,
    pub municipality: Municipality,
    pub state: SlotState,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    /// People at the same time.
    pub seats: i64,
    taken: i64,
    #[sqlx(flatten)]
    backing: Backing,
}

impl ContractSlot {
    /// Those that are not closed, in Swedish order. The caller has been let in to the contract.
    pub(crate) async fn of_contract(db: &mut Read, contract: ContractId) -> Result<Vec<Self>> {
        let today = db.today();
        Ok(db
            .built(format!(
                "SELECT s.id, s.title, s.municipality, s.state, s.starts_on, s.ends_on, {MOST_PEOPLE} AS seats, {BACKING},
                    (SELECT COUNT(*) FROM {} WHERE (until IS NULL OR until >= $2) AND starts_on <= $2) AS taken
                 FROM slots s JOIN contracts k ON k.id = s.contract_id WHERE s.contract_id = $1 AND s.state IN ('open', 'paused') ORDER BY s.title COLLATE sv, s.id",
                seats_held_since("slot_id = s.id", "$2")
            ))
            .bind(contract)
            .bind(today)
            .all()
            .await?)
    }

    /// Free today: none of a slot that takes nobody in.
    pub fn free(&self, today: NaiveDate) -> i64 {
        let (from, to) = self.backing.within(self.starts_on, self.ends_on);
        let takes_in = unbookable(self.state, &self.backing, today).is_none() && (from..=to).contains(&today);
        if takes_in { (self.seats - self.taken).max(0) } else { 0 }
    }
}

/// Tells the search that a contract's slots must be read again: its days, or whether it holds, have changed. The last that a transaction
/// does: see [`slots_changed`].
pub(super) async fn tell_slots(db: &mut Write, contract: ContractId) -> Result<()> {
    let slots: Vec<SlotId> = db
        .query("SELECT id FROM slots WHERE contract_id = $1 AND state = 'open' ORDER BY id")
        .bind(contract)
        .values()
        .await?;
    slots_changed(db, &slots).await
}
