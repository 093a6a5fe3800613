//! Where a slot lies, more precisely than its municipality: distances are counted from there. Not asked for in the form
//! that posts a slot (see `posting`).

use super::access::Who;
use super::municipality::Point;
use super::slot::{Slot, SlotId};
use super::{Result, slot_changed};
use crate::db::Write;

impl Slot {
    /// Its own provider tells where it is.
    pub async fn locate(db: &mut Write, who: &Who, id: SlotId, at: Point) -> Result<()> {
        let slot = Self::find_own(db, who, id).await?;
        db.query("UPDATE slots SET latitude = $2, longitude = $3, version = version + 1 WHERE id = $1")
            .bind(slot.id)
            .bind(at.latitude)
            .bind(at.longitude)
            .run()
            .await?;
        slot.event("slot_edited", who).with("changed", "position").write(db).await?;
        slot_changed(db, slot.id).await
    }
}
