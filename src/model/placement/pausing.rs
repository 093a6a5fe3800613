//! A placement that is paused, whose seat is kept meanwhile, and taken up again.

use chrono::NaiveDate;

use super::verbs::not_after_today;
use super::{Placement, PlacementId, State};
use crate::db::Write;
use crate::model::access::Who;
use crate::model::attendance;
use crate::model::pause::{self, Away};
use crate::model::{Error, Refusal, Result};

impl Placement {
    /// The seat is kept while it is paused.
    pub async fn pause_until(
        db: &mut Write,
        who: &Who,
        id: PlacementId,
        on: NaiveDate,
        away: Away,
    ) -> Result<Self> {
        let mut placement = Self::find_party(db, who, id).await?;
        placement.state = placement.state.pause(not_after_today(db, on)?)?;
        // Nobody is there any more: it is extended first, or ended.
        if on > placement.planned_end_on {
            return Err(Refusal::PauseAfterEnd { end: placement.planned_end_on }.into());
        }
        if let Some(last) = attendance::last_after(db, id, on).await? {
            return Err(Refusal::AttendanceAfterEnd { last }.into());
        }
        placement.keep(db).await?;
        pause::placement_paused(db, who, (placement.enrolment_id, id), on, away).await?;
        let event = match away.reason {
            None => placement.event("placement_paused_until"),
            Some(reason) => placement.event("placement_paused_because").with("reason", reason.code()),
        };
        event.by(who.id).with("on", on.to_string()).with("back", away.back_on.to_string()).write(db).await?;
        Self::load(db, id).await
    }

    /// Of one that is paused: another day back, which is to come. Why it is paused stays as it was told. `version` is the
    /// placement's when the form was opened; `Stale` when somebody else has changed it meanwhile.
    pub async fn move_back(
        db: &mut Write,
        who: &Who,
        id: PlacementId,
        back_on: NaiveDate,
        version: i64,
    ) -> Result<Self> {
        let mut placement = Self::find_party(db, who, id).await?;
        let State::Paused { on, .. } = placement.state else {
            return Err(Refusal::PlacementState { state: placement.state.code() }.into());
        };
        if placement.version != version {
            return Err(Error::Stale);
        }
        if back_on <= db.today() {
            return Err(Refusal::BackNotAhead.into());
        }
        let away = Away { reason: None, back_on };
        if !pause::placement_back_moved(db, id, on, away).await? {
            pause::placement_paused(db, who, (placement.enrolment_id, id), on, away).await?;
        }
        placement.keep(db).await?;
        placement
            .event("placement_back_moved")
            .by(who.id)
            .with("back", back_on.to_string())
            .write(db)
            .await?;
        Self::load(db, id).await
    }

    pub async fn resume(db: &mut Write, who: &Who, id: PlacementId, on: NaiveDate) -> Result<Self> {
        let mut placement = Self::find_party(db, who, id).await?;
        placement.state = placement.state.resume(not_after_today(db, on)?)?;
        placement.keep(db).await?;
        pause::placement_resumed(db, id, on).await?;
        placement.event("placement_resumed").by(who.id).with("on", on.to_string()).write(db).await?;
        Ok(placement)
    }
}
