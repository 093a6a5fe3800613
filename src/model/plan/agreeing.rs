//! A yes that comes after a plan was written: the participant's, or the team's, to the edition that stands. What has been said
//! already stays as it was said.

use chrono::NaiveDate;

use super::{AgreedHow, Plan};
use crate::db::Write;
use crate::model::access::Who;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::event::Event;
use crate::model::{Error, Result};

/// Who has said yes to an edition since it was written, and when.
#[derive(Clone, Copy, Debug)]
pub struct Yes {
    pub edition: i64,
    pub participant: Option<(NaiveDate, AgreedHow)>,
    pub team_on: Option<NaiveDate>,
}

impl Plan {
    /// Nobody's yes is missing any more.
    pub fn is_agreed_by_all(&self) -> bool {
        self.agreed_on.is_some() && self.team_on.is_some()
    }

    /// By the own coach: fills in the yes that the edition lacks. `Stale` when another edition stands by now.
    pub async fn agree(db: &mut Write, who: &Who, id: EnrolmentId, yes: Yes) -> Result<()> {
        let enrolment = Enrolment::find_active(db, who, id).await?;
        if let Some((_, refusal)) = yes.bad_days(&enrolment, db.today()).into_iter().next() {
            return Err(refusal.into());
        }
        let current = Self::current(db, id).await?;
        let plan = current.filter(|plan| plan.edition == yes.edition).ok_or(Error::Stale)?;
        let participant = yes.participant.filter(|_| plan.agreed_on.is_none());
        let team_on = yes.team_on.filter(|_| plan.team_on.is_none());
        db.query(
            "UPDATE plans SET agreed_on = COALESCE(agreed_on, $2), agreed_how = COALESCE(agreed_how, $3),
                team_on = COALESCE(team_on, $4) WHERE id = $1",
        )
        .bind(plan.id)
        .bind(participant.map(|(on, _)| on))
        .bind(participant.map(|(_, how)| how))
        .bind(team_on)
        .run()
        .await?;
        let said = [("plan_agreed", participant.map(|(on, _)| on)), ("plan_agreed_by_team", team_on)];
        for (what, on) in said.into_iter().filter_map(|(what, on)| Some((what, on?))) {
            Event::new(what, "enrolment", id.0)
                .by(who.id)
                .about(id)
                .with("edition", plan.edition)
                .with("on", on.to_string())
                .write(db)
                .await?;
        }
        Ok(())
    }
}
