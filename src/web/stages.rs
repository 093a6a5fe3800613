//! Moving somebody to another stage of supported employment.

use axum::response::Response;

use super::fault::Fault;
use super::form::Form;
use super::path::Path;
use super::question::{Field, Kind, Question};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::Error;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::submission::Submission;
use crate::model::support_stage::{Move, SupportStage};

/// The evidence, in characters.
const EVIDENCE: std::ops::RangeInclusive<usize> = 5..=1000;

pub async fn new(mut visit: Visit, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    let enrolment = Enrolment::find_for_form(&mut visit.db, &visit.who, id).await?;
    visit.has_read("support", [id]).await?;
    let form = Form::new().and("on", visit.today());
    Ok(question(&enrolment, &visit.t).ask(visit.t, visit.frame, form))
}

pub async fn create(act: Act, Path(id): Path<EnrolmentId>, mut form: Form) -> Result<Response, Fault> {
    let enrolment = Enrolment::find_for_form(&mut act.read().await?, &act.who, id).await?;
    let told = form.read(|form| {
        let (to, on) = (form.one::<SupportStage>("stage"), form.date("on"));
        let (decided, evidence) = (form.flag("decided"), form.text("evidence", EVIDENCE));
        Some(Move { to: to?, on: on?, decided, evidence: evidence? })
    });
    let Some(told) = told else {
        act.has_read("support", [id]).await?;
        return Ok(question(&enrolment, &act.t).again(act, form));
    };
    let location = format!("/enrolments/{id}/support");
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-stage-reached"));
    }
    match told.make(&mut db, &act.who, id).await {
        Ok(()) => {
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, "flash-stage-reached"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("support", [id]).await?;
            question(&enrolment, &act.t).refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}

fn question(enrolment: &Enrolment, t: &Texts) -> Question {
    let id = enrolment.id;
    Question {
        title: t.say("stage-title").with("name", enrolment.name()).to_string(),
        lead: t.say("stage-lead").to_string(),
        action: format!("/enrolments/{id}/stages"),
        back: (format!("/enrolments/{id}/support"), enrolment.name()),
        button: "save",
        fields: vec![
            Field::new("stage", "stage-to", Kind::Radios(t.choices::<SupportStage>())),
            Field::day("on", "stage-on"),
            Field::new("evidence", "stage-evidence", Kind::Words).hint(t.say("stage-evidence-hint")),
            Field::new("decided", "stage-decided", Kind::Flag).hint(t.say("stage-decided-hint")),
        ],
        instead: vec![],
    }
}
