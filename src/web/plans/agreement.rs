//! A yes that comes after the plan was written: one page with what nobody has said yet.

use axum::response::{IntoResponse, Redirect, Response};

use super::written::{fault_days, yes};
use crate::db::Read;
use crate::model::access::Who;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::plan::{AgreedHow, Plan, Yes};
use crate::model::{Error, Refusal};
use crate::web::fault::Fault;
use crate::web::form::Form;
use crate::web::message::Message;
use crate::web::path::Path;
use crate::web::question::{Field, Kind, Question};
use crate::web::texts::Texts;
use crate::web::visit::{Act, Visit, done};

/// The edition that stands, of somebody who goes on.
struct Seen {
    id: EnrolmentId,
    name: String,
    plan: Plan,
}

impl Seen {
    /// None when there is no plan, or nobody's yes is missing.
    async fn find(db: &mut Read, who: &Who, id: EnrolmentId) -> Result<Option<Self>, Fault> {
        let enrolment = Enrolment::find_for_form(db, who, id).await?;
        if enrolment.is_ended() {
            return Err(Error::from(Refusal::EnrolmentEnded).into());
        }
        let plan = Plan::current(db, id).await?.filter(|plan| !plan.is_agreed_by_all());
        Ok(plan.map(|plan| Self { id, name: enrolment.name(), plan }))
    }

    fn page(&self) -> String {
        plan_page(self.id)
    }

    fn question(&self, t: &Texts) -> Question {
        let mut fields = vec![Field::new("edition", "", Kind::Hidden)];
        if self.plan.agreed_on.is_none() {
            fields.push(Field::day("agreed_on", "plan-agreed-on").optional());
            let hows = Kind::One(t.choices::<AgreedHow>());
            fields.push(Field::new("agreed_how", "plan-agreed-how", hows).optional());
        }
        if self.plan.team_on.is_none() {
            fields.push(Field::day("team_on", "plan-team-on").optional());
        }
        Question {
            title: t.say("plan-yes-title").with("name", &self.name).to_string(),
            lead: t.say("plan-yes-lead").with("edition", self.plan.edition).to_string(),
            action: format!("{}/agreement", self.page()),
            back: (self.page(), self.name.clone()),
            button: "save",
            fields,
            instead: vec![],
        }
    }
}

/// The first day that is asked for.
fn first_asked(plan: &Plan) -> &'static str {
    if plan.agreed_on.is_none() { "agreed_on" } else { "team_on" }
}

fn plan_page(id: EnrolmentId) -> String {
    format!("/enrolments/{id}/plan")
}

pub async fn ask(mut visit: Visit, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    let Some(seen) = Seen::find(&mut visit.db, &visit.who, id).await? else {
        return Ok(Redirect::to(&plan_page(id)).into_response());
    };
    visit.has_read("plan", [id]).await?;
    let form = Form::new().and("edition", seen.plan.edition);
    Ok(seen.question(&visit.t).ask(visit.t, visit.frame, form))
}

pub async fn agreed(act: Act, Path(id): Path<EnrolmentId>, mut form: Form) -> Result<Response, Fault> {
    let Some(seen) = Seen::find(&mut act.read().await?, &act.who, id).await? else {
        return Ok(Redirect::to(&plan_page(id)).into_response());
    };
    let Some(told) = form.read(|form| told(form, &seen.plan)) else {
        act.has_read("plan", [id]).await?;
        return Ok(seen.question(&act.t).again(act, form));
    };
    let mut db = act.write().await?;
    match Plan::agree(&mut db, &act.who, id, told).await {
        Ok(()) => {
            db.commit().await?;
            Ok(done(&seen.page(), "flash-plan-agreed"))
        }
        Err(Error::Refused(refusal)) => {
            let today = db.today();
            db.rollback().await?;
            act.has_read("plan", [id]).await?;
            let enrolment = Enrolment::find_for_form(&mut act.read().await?, &act.who, id).await?;
            fault_days(&mut form, &told.bad_days(&enrolment, today));
            match form.has_faults() {
                true => Ok(seen.question(&act.t).conflict(act, form)),
                false => seen.question(&act.t).refused(act, form, &refusal),
            }
        }
        // The yes was to an edition that is no longer the plan: the days stay, and the next try is on the one that stands.
        Err(Error::Stale) => {
            db.rollback().await?;
            let Some(seen) = Seen::find(&mut act.read().await?, &act.who, id).await? else {
                return Ok(Redirect::to(&plan_page(id)).into_response());
            };
            act.has_read("plan", [id]).await?;
            form.put("edition", seen.plan.edition);
            form.fault(
                first_asked(&seen.plan),
                Message::new("plan-yes-stale").with("edition", seen.plan.edition),
            );
            Ok(seen.question(&act.t).conflict(act, form))
        }
        Err(other) => Err(other.into()),
    }
}

/// Somebody's yes at least.
fn told(form: &mut Form, plan: &Plan) -> Option<Yes> {
    let edition = form.value("edition").parse().unwrap_or(-1);
    let (participant, team_on) = yes(form)?;
    if participant.is_none() && team_on.is_none() {
        form.fault(first_asked(plan), Message::new("plan-yes-missing"));
    }
    Some(Yes { edition, participant, team_on })
}
