//! Proposals that end without a provider's answer: taken back by the coach or the participant, or out of days.

use super::{Placement, PlacementId};
use crate::db::Write;
use crate::model::Result;
use crate::model::access::Who;
use crate::model::codes::DeclineReason;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::matching::Consequence;
use crate::model::next_step::NextStep;
use crate::model::user::UserId;

impl Placement {
    /// The coach takes an unanswered proposal back.
    pub async fn withdraw(db: &mut Write, who: &Who, id: PlacementId) -> Result<Self> {
        Self::find_coached(db, who, id).await?;
        Self::take_back(db, Some(who.id), id).await
    }

    /// As `withdraw`, with why: the participant's own no has the same consequences as a provider's.
    pub async fn withdraw_because(
        db: &mut Write,
        who: &Who,
        id: PlacementId,
        reason: DeclineReason,
    ) -> Result<Self> {
        let mut placement = Self::find_coached(db, who, id).await?;
        placement.state = placement.state.withdraw(db.today(), Some(reason))?;
        placement.keep(db).await?;
        let event = placement.event("placement_withdrawn_because").with("reason", reason.code());
        event.by(who.id).write(db).await?;
        if Consequence::of(reason) == Consequence::Reassess {
            NextStep::look_again(db, placement.enrolment_id).await?;
        }
        Ok(placement)
    }

    /// As `withdraw`; by the participant when `by` is none. The caller has locked the enrolment.
    pub(in crate::model) async fn take_back(
        db: &mut Write,
        by: Option<UserId>,
        id: PlacementId,
    ) -> Result<Self> {
        let mut placement = Self::load(db, id).await?;
        placement.state = placement.state.withdraw(db.today(), None)?;
        placement.keep(db).await?;
        placement.event("placement_withdrawn").by_whom(by).write(db).await?;
        Ok(placement)
    }

    /// Proposals whose days have run out give their seats back. Returns how many; for the program's own clock.
    pub async fn expire_overdue(db: &mut Write) -> Result<usize> {
        let today = db.today();
        let overdue: Vec<PlacementId> = db
            .query("SELECT id FROM placements WHERE state = 'proposed' AND expires_on < $1 ORDER BY enrolment_id, id")
            .bind(today)
            .values()
            .await?;
        // All locks first: after the first change nothing may wait for anybody (see `slot_changed`).
        for id in &overdue {
            let enrolment: EnrolmentId =
                db.query("SELECT enrolment_id FROM placements WHERE id = $1").bind(*id).value().await?;
            Enrolment::lock(db, enrolment).await?;
        }
        for id in &overdue {
            let mut placement = Self::load(db, *id).await?;
            let Ok(expired) = placement.state.expire(today) else {
                continue;
            };
            placement.state = expired;
            placement.keep(db).await?;
            placement.event("placement_expired").write(db).await?;
        }
        Ok(overdue.len())
    }
}
