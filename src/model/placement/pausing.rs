//! A placement that is paused, whose seat is kept meanwhile, and taken up again.

use chrono::NaiveDate;

use super::verbs::not_after_today;
use super::{Placement, PlacementId, State};
use crate::db::Write;
use crate::model::access::Who;
use crate::model::attendance;
use crate::model::pause::{self, Away};
use crate::model::{Refusal, Result};

impl Placement {
    /// The seat is kept while it is paused.
    pub async fn pause(db: &mut Write, who: &Who, id: PlacementId, on: NaiveDate) -> Result<Self> {
        Self::pause_until(db, who, id, on, None).await
    }

    /// The same, with why and the day back. Of one that is paused already, another day back: `on` says nothing then.
    pub async fn pause_until(
        db: &mut Write,
        who: &Who,
        id: PlacementId,
        on: NaiveDate,
        away: Option<Away>,
    ) -> Result<Self> {
        let mut placement = Self::find_party(db, who, id).await?;
        if let (State::Paused { on, .. }, Some(away)) = (placement.state, away) {
            if !pause::placement_away(db, id, on, away).await? {
                pause::placement_paused(db, who, (placement.enrolment_id, id), on, Some(away)).await?;
            }
            placement.tell_paused(db, who, on, Some(away)).await?;
            return Self::load(db, id).await;
        }
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
        placement.tell_paused(db, who, on, away).await?;
        Self::load(db, id).await
    }

    async fn tell_paused(&self, db: &mut Write, who: &Who, on: NaiveDate, away: Option<Away>) -> Result<()> {
        let event = match away {
            None => self.event("placement_paused"),
            Some(Away { reason, back_on }) => self
                .event("placement_paused_because")
                .with("reason", reason.code())
                .with("back", back_on.to_string()),
        };
        event.by(who.id).with("on", on.to_string()).write(db).await
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
