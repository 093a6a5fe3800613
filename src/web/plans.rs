//! The joint plan of one person: the edition that stands or an earlier one, ready for paper; writing the next; ticking
//! steps off.

pub mod agreement;
mod written;

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::{Frame, Tone};
use super::page::Page;
use super::path::Path;
use super::query::Query;
use super::refusal::message;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::access::{Sight, Who};
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::plan::{AgreedHow, Plan, PlanParty, PlanStep, PlanStepId, tick_off};
use crate::model::submission::Submission;
use crate::model::{Error, Refusal};

use written::{GOALS, draft, rows};

#[derive(Template)]
#[template(path = "plans/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    enrolment: Enrolment,
    acts: bool,
    today: NaiveDate,
    plan: Option<(Plan, Vec<PlanStep>)>,
    editions: Vec<Plan>,
}

pub async fn show(mut visit: Visit, Path(id): Path<EnrolmentId>, query: Query) -> Result<Response, Fault> {
    let (sight, enrolment) = Enrolment::look(&mut visit.db, &visit.who, id).await?;
    if !matches!(sight, Sight::Full | Sight::Inspected) {
        return Err(Fault::not_found());
    }
    let editions = Plan::of_enrolment(&mut visit.db, id).await?;
    let wanted = query.integer("edition", 1..=i64::MAX);
    let chosen = editions.iter().find(|plan| wanted.is_none_or(|wanted| plan.edition == wanted));
    let plan = match chosen {
        Some(plan) => Some((plan.clone(), plan.steps(&mut visit.db).await?)),
        None => None,
    };
    let today = visit.today();
    visit.has_read("plan", [id]).await?;
    let acts = sight == Sight::Full;
    Ok(Page(Show { t: visit.t, frame: visit.frame, enrolment, acts, today, plan, editions }).into_response())
}

impl Show {
    /// The steps towards a goal, by its number from 1.
    fn towards<'a>(&self, steps: &'a [PlanStep], goal: &usize) -> Vec<&'a PlanStep> {
        steps.iter().filter(|step| step.goal == Some(*goal as i64)).collect()
    }

    /// Those towards none in particular.
    fn others<'a>(&self, steps: &'a [PlanStep]) -> Vec<&'a PlanStep> {
        steps.iter().filter(|step| step.goal.is_none()).collect()
    }

    fn superseded(&self, plan: &Plan) -> String {
        plan.superseded_on.map(|day| self.t.date(day)).unwrap_or_default()
    }

    fn tone(&self, step: &PlanStep) -> Tone {
        match step.done_on {
            Some(_) => Tone::Good,
            None if step.due_on < self.today => Tone::Bad,
            None => Tone::Calm,
        }
    }

    fn says(&self, step: &PlanStep) -> String {
        match step.done_on {
            Some(on) => self.t.say("plan-done-on").with("day", self.t.date(on)).to_string(),
            None if step.due_on < self.today => {
                self.t.say("due-late").with("days", (self.today - step.due_on).num_days()).to_string()
            }
            None => self.t.say("plan-not-done").to_string(),
        }
    }
}

#[derive(Template)]
#[template(path = "plans/new.html")]
struct New {
    t: Texts,
    frame: Frame,
    form: Form,
    enrolment: Enrolment,
    goals: Vec<Choice>,
    parties: Vec<Choice>,
    hows: Vec<Choice>,
    rows: usize,
}

impl New {
    async fn load(
        db: &mut Read,
        who: &Who,
        id: EnrolmentId,
        (t, frame): (Texts, Frame),
        form: Form,
    ) -> Result<Self, Fault> {
        let enrolment = Enrolment::find_for_form(db, who, id).await?;
        if enrolment.is_ended() {
            return Err(Error::from(Refusal::EnrolmentEnded).into());
        }
        let goal = |goal: usize| Choice::new(goal, t.say("plan-goal-number").with("number", goal));
        Ok(Self {
            goals: (1..=GOALS).map(goal).collect(),
            parties: t.choices::<PlanParty>(),
            hows: t.choices::<AgreedHow>(),
            rows: rows(&form),
            t,
            frame,
            form,
            enrolment,
        })
    }

    fn numbers(&self) -> Vec<usize> {
        (1..=self.rows).collect()
    }

    fn field(&self, name: &str, number: &usize) -> String {
        format!("{name}_{number}")
    }
}

pub async fn new(mut visit: Visit, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    Enrolment::find_for_form(&mut visit.db, &visit.who, id).await?;
    let current = match Plan::current(&mut visit.db, id).await? {
        Some(plan) => {
            let steps = plan.steps(&mut visit.db).await?;
            Some((plan, steps))
        }
        None => None,
    };
    let form = written::filled(current.as_ref());
    let page = New::load(&mut visit.db, &visit.who, id, (visit.t, visit.frame.clone()), form).await?;
    visit.has_read("plan", [id]).await?;
    Ok(Page(page).into_response())
}

pub async fn create(act: Act, Path(id): Path<EnrolmentId>, mut form: Form) -> Result<Response, Fault> {
    if form.flag("more") {
        form.put("more", "");
        form.put("rows", rows(&form) + 3);
        return Ok(again(&act, id, form).await?.into_response());
    }
    let Some(draft) = form.read(draft) else { return Ok(again(&act, id, form).await?.again()) };
    let location = format!("/enrolments/{id}/plan");
    let stated = draft.clone();
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-plan-written"));
    }
    match Plan::write(&mut db, &act.who, id, draft).await {
        Ok(_) => {
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, "flash-plan-written"))
        }
        Err(Error::Refused(refusal)) => {
            let today = db.today();
            db.rollback().await?;
            let enrolment = Enrolment::find_for_form(&mut act.read().await?, &act.who, id).await?;
            written::fault_days(&mut form, &stated.bad_days(&enrolment, today));
            if !form.has_faults() {
                form.fault("agreed_on", message(&refusal));
            }
            Ok(again(&act, id, form).await?.conflict())
        }
        Err(other) => Err(other.into()),
    }
}

async fn again(act: &Act, id: EnrolmentId, form: Form) -> Result<Page<New>, Fault> {
    let page = New::load(&mut act.read().await?, &act.who, id, (act.t, act.frame.clone()), form).await?;
    act.has_read("plan", [id]).await?;
    Ok(Page(page))
}

pub async fn tick(act: Act, Path(id): Path<PlanStepId>, form: Form) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let enrolment = tick_off(&mut db, &act.who, id, form.value("done") != "no").await?;
    db.commit().await?;
    Ok(done(&format!("/enrolments/{enrolment}/plan"), "flash-plan-step"))
}
