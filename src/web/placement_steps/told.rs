//! What the form of a step says, whichever step it is, and the verb that it calls for.

use chrono::NaiveDate;

use super::doing::Doing;
use crate::db::Write;
use crate::model::access::Who;
use crate::model::codes::{DeclineReason, PlacementEndReason};
use crate::model::next_step::NextStep;
use crate::model::pause::Away;
use crate::model::placement::{Placement, PlacementId};

/// What the form says.
#[derive(Default)]
pub struct Told {
    /// Its day; of another day back, that one.
    pub on: Option<NaiveDate>,
    pub reason: Option<PlacementEndReason>,
    pub next: Option<NextStep>,
    /// Why a proposal is taken back.
    pub no: Option<DeclineReason>,
    /// Why it is paused, and until when.
    pub away: Option<Away>,
    /// What another day back is written on.
    pub version: i64,
}

impl Told {
    pub async fn carry_out(
        self,
        db: &mut Write,
        who: &Who,
        id: PlacementId,
        doing: Doing,
    ) -> crate::model::Result<Placement> {
        let on = self.on.unwrap_or(db.today());
        match doing {
            Doing::Start => Placement::start(db, who, id, on).await,
            Doing::Pause => {
                // The form has told it: without a day back after the first it is refused.
                let away = self.away.unwrap_or(Away { reason: None, back_on: on });
                Placement::pause_until(db, who, id, on, away).await
            }
            Doing::MoveBack => Placement::move_back(db, who, id, on, self.version).await,
            Doing::Resume => Placement::resume(db, who, id, on).await,
            Doing::Extend => Placement::extend(db, who, id, on).await,
            Doing::End => {
                let reason = self.reason.unwrap_or(PlacementEndReason::Other);
                Placement::end(db, who, id, on, reason, self.next).await
            }
            Doing::Withdraw => match self.no {
                Some(reason) => Placement::withdraw_because(db, who, id, reason).await,
                None => Placement::withdraw(db, who, id).await,
            },
        }
    }
}
