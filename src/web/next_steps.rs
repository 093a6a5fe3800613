//! What the coach decides to do next for a person, and the tick when it is done.

use axum::response::Response;
use chrono::Days;

use super::fault::Fault;
use super::form::Form;
use super::path::Path;
use super::question::{Field, Kind, Question};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::Error;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::next_step::{NextStep, NextStepKind};

/// Days until it, when the coach has not said.
const DAYS: u64 = 7;

pub async fn edit(mut visit: Visit, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    let enrolment = Enrolment::find_for_form(&mut visit.db, &visit.who, id).await?;
    visit.has_read("next-step", [id]).await?;
    let today = visit.today();
    let on = enrolment.next_step_on.unwrap_or(today + Days::new(DAYS)).max(today);
    let kind = enrolment.next_step.map_or("", |kind| kind.code());
    let form = Form::new().and("next_step", kind).and("next_step_on", on);
    Ok(question(&enrolment, &visit.t).ask(visit.t, visit.frame, form))
}

pub async fn update(act: Act, Path(id): Path<EnrolmentId>, mut form: Form) -> Result<Response, Fault> {
    let enrolment = Enrolment::find_for_form(&mut act.read().await?, &act.who, id).await?;
    let told = form.read(|form| {
        let (kind, on) = (form.one::<NextStepKind>("next_step"), form.date("next_step_on"));
        Some(NextStep { kind: kind?, on: on? })
    });
    let Some(next) = told else {
        act.has_read("next-step", [id]).await?;
        return Ok(question(&enrolment, &act.t).again(act, form));
    };
    let mut db = act.write().await?;
    match next.plan(&mut db, &act.who, id).await {
        Ok(()) => {
            db.commit().await?;
            Ok(done(&format!("/enrolments/{id}#next-step"), "flash-next-step-planned"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("next-step", [id]).await?;
            question(&enrolment, &act.t).refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn tick_off(act: Act, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    NextStep::tick_off(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&format!("/enrolments/{id}#next-step"), "flash-next-step-ticked-off"))
}

fn question(enrolment: &Enrolment, t: &Texts) -> Question {
    let id = enrolment.id;
    Question {
        title: t.say("next-step-title").with("name", enrolment.name()).to_string(),
        lead: t.say("next-step-lead").to_string(),
        action: format!("/enrolments/{id}/next-step"),
        back: (format!("/enrolments/{id}#next-step"), enrolment.name()),
        button: "save",
        fields: vec![
            Field::new("next_step", "placement-next-step", Kind::Radios(t.choices::<NextStepKind>())),
            Field::day("next_step_on", "placement-next-step-on"),
        ],
        instead: vec![],
    }
}
