//! The participant's own plan: what one wants to reach, and who does what until when. Of a protected identity the words of
//! the plan are not shown: they may tell of places and people.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::Me;
use crate::model::plan::{Plan, PlanParty, PlanStep};
use crate::web::fault::Fault;
use crate::web::frame::Frame;
use crate::web::page::Page;
use crate::web::texts::Texts;

#[derive(Template)]
#[template(path = "me/plan.html")]
struct Show {
    t: Texts,
    frame: Frame,
    plan: Option<Plan>,
    /// What the participant does oneself, and what others do; each with what is left first.
    own: Vec<PlanStep>,
    others: Vec<PlanStep>,
    today: NaiveDate,
    /// Whether the plan's words are shown.
    tells: bool,
    /// After the end nobody is asked to say yes.
    is_ended: bool,
}

pub async fn show(mut me: Me) -> Result<Response, Fault> {
    let today = me.today();
    let (tells, is_ended) = (me.own.tells_places(), me.own.ended_on.is_some());
    let plan = Plan::current(&mut me.db, me.own.enrolment_id()).await?;
    let mut steps = match &plan {
        Some(plan) if tells => plan.steps(&mut me.db).await?,
        _ => Vec::new(),
    };
    steps.sort_by_key(|step| (step.done_on.is_some(), step.due_on));
    let (own, others) = steps.into_iter().partition(|step| step.party == PlanParty::Participant);
    Ok(Page(Show { t: me.t, frame: me.frame, plan, own, others, today, tells, is_ended }).into_response())
}

impl Show {
    fn when(&self, step: &PlanStep) -> String {
        match step.done_on {
            Some(on) => self.t.say("me-plan-done").with("day", self.t.date(on)).to_string(),
            None if step.due_on < self.today => {
                self.t.say("me-plan-late").with("day", self.t.date(step.due_on)).to_string()
            }
            None => self.t.say("me-plan-by").with("day", self.t.date(step.due_on)).to_string(),
        }
    }
}
