//! What the coach has decided to do next for a person, with a date: nobody falls between the chairs.
//! What the program itself sees as the next step is in `caseload`.

use chrono::{Days, NaiveDate};

use super::access::Who;
use super::enrolment::{Enrolment, EnrolmentId};
use super::event::Event;
use super::project::{Project, ProjectId};
use super::user::UserId;
use super::{Refusal, Result};
use crate::db::{Read, Write};

crate::model::codes::codes! {
    /// What comes after a placement.
    pub enum NextStepKind = "next_step" {
        FindPlacement = "find_placement", Meeting = "meeting", Handover = "handover", Employment = "employment",
        EndEnrolment = "end_enrolment", Other = "other",
    }
}

/// Days after the project's end that a step may lie.
const MOST_DAYS_AFTER: u64 = 365;
/// Days to a meeting about what a no has shown.
const LOOK_AGAIN_DAYS: u64 = 7;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextStep {
    pub kind: NextStepKind,
    pub on: NaiveDate,
}

impl NextStep {
    /// By the own coach. A step is ahead: what is past is logged as an activity.
    pub async fn plan(self, db: &mut Write, who: &Who, enrolment: EnrolmentId) -> Result<()> {
        let before = Enrolment::find_active(db, who, enrolment).await?;
        self.check(db, before.project_id).await?;
        if (before.next_step, before.next_step_on) == (Some(self.kind), Some(self.on)) {
            return Ok(());
        }
        self.keep(db, who, enrolment).await
    }

    /// A step is ahead, and within a year of the project: what is farther away reminds nobody of the person.
    pub(super) async fn check(self, db: &mut Read, project: ProjectId) -> Result<()> {
        let today = db.today();
        if self.on < today {
            return Err(Refusal::NextStepInThePast.into());
        }
        let last = Project::load(db, project).await?.ends_on.max(today) + Days::new(MOST_DAYS_AFTER);
        if self.on > last {
            return Err(Refusal::NextStepTooFar { last }.into());
        }
        Ok(())
    }

    /// After a no that asks for the profile to be looked at again: a meeting within some days, unless the coach has
    /// decided something already. The caller has locked the enrolment.
    pub(super) async fn look_again(db: &mut Write, enrolment: EnrolmentId) -> Result<()> {
        let (kind, on) = (NextStepKind::Meeting, db.today() + Days::new(LOOK_AGAIN_DAYS));
        let planned = db
            .query(
                "UPDATE enrolments SET next_step = $2, next_step_on = $3, version = version + 1
                 WHERE id = $1 AND next_step IS NULL AND ended_on IS NULL",
            )
            .bind(enrolment)
            .bind(kind)
            .bind(on)
            .run()
            .await?;
        if planned == 0 {
            return Ok(());
        }
        Event::new("next_step_planned", "enrolment", enrolment.0)
            .about(enrolment)
            .with("kind", kind.code())
            .with("on", on.to_string())
            .write(db)
            .await
    }

    /// It is done, or no longer wanted.
    pub async fn tick_off(db: &mut Write, who: &Who, enrolment: EnrolmentId) -> Result<()> {
        let enrolment = Enrolment::find_own(db, who, enrolment).await?;
        let Some(kind) = enrolment.next_step else { return Ok(()) };
        db.query("UPDATE enrolments SET next_step = NULL, next_step_on = NULL, version = version + 1 WHERE id = $1")
            .bind(enrolment.id)
            .run()
            .await?;
        Event::new("next_step_ticked_off", "enrolment", enrolment.id.0)
            .by(who.id)
            .about(enrolment.id)
            .with("kind", kind.code())
            .write(db)
            .await
    }

    /// Keeps it on the enrolment, which the caller has locked.
    pub(super) async fn keep(self, db: &mut Write, who: &Who, enrolment: EnrolmentId) -> Result<()> {
        self.keep_by(db, Some(who.id), enrolment).await
    }

    /// As `keep`; by nobody when a receiver's answer asks for it.
    pub(super) async fn keep_by(
        self,
        db: &mut Write,
        by: Option<UserId>,
        enrolment: EnrolmentId,
    ) -> Result<()> {
        db.query(
            "UPDATE enrolments SET next_step = $2, next_step_on = $3, version = version + 1 WHERE id = $1",
        )
        .bind(enrolment)
        .bind(self.kind)
        .bind(self.on)
        .run()
        .await?;
        let mut event = Event::new("next_step_planned", "enrolment", enrolment.0)
            .about(enrolment)
            .with("kind", self.kind.code())
            .with("on", self.on.to_string());
        event.user_id = by;
        event.write(db).await
    }
}
