//! Pausing an enrolment until a day, and going on before it.

use axum::response::Response;
use chrono::{Days, NaiveDate};

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::path::Path;
use super::question::{Field, Kind, Question};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::codes::Code;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::pause::{MOST_DAYS, Pause, PauseReason, Told};
use crate::model::{Error, Refusal};

const LONGEST_NOTE: usize = 500;
/// Days of a usual pause.
const USUAL_DAYS: u64 = 28;

pub async fn new(mut visit: Visit, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    let enrolment = Enrolment::find_for_form(&mut visit.db, &visit.who, id).await?;
    visit.has_read("support", [id]).await?;
    let today = visit.today();
    let form = Form::new().and("from", today).and("until", today + Days::new(USUAL_DAYS));
    Ok(question(&enrolment, &visit.t).ask(visit.t, visit.frame, form))
}

pub async fn create(act: Act, Path(id): Path<EnrolmentId>, mut form: Form) -> Result<Response, Fault> {
    let enrolment = Enrolment::find_for_form(&mut act.read().await?, &act.who, id).await?;
    let told = form.read(|form| {
        let (from, until) = (form.date("from"), form.date("until"));
        let (reason, note) = (form.one::<PauseReason>("reason"), form.optional_text("note", LONGEST_NOTE));
        Some(Told { from: from?, until: until?, reason: reason?, note: note?.unwrap_or_default() })
    });
    let Some(told) = told else {
        act.has_read("support", [id]).await?;
        return Ok(question(&enrolment, &act.t).again(act, form));
    };
    let from = told.from;
    let mut db = act.write().await?;
    let today = db.today();
    match Pause::begin(&mut db, &act.who, id, told).await {
        Ok(()) => {
            db.commit().await?;
            Ok(done(&format!("/enrolments/{id}/support#pauses"), "flash-enrolment-paused"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("support", [id]).await?;
            let field = day_of(&refusal, from, today);
            Ok(question(&enrolment, &act.t).refused_at(act, form, field, &refusal))
        }
        Err(other) => Err(other.into()),
    }
}

/// Which of the two days a refusal is about: how long a pause lasts is said by the second.
fn day_of(refusal: &Refusal, from: NaiveDate, today: NaiveDate) -> &'static str {
    match refusal {
        Refusal::PauseBackwards => "until",
        Refusal::PauseTooLong { .. } if from <= today + Days::new(MOST_DAYS) => "until",
        _ => "from",
    }
}

pub async fn end(act: Act, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    Pause::end(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&format!("/enrolments/{id}/support#pauses"), "flash-enrolment-resumed"))
}

/// Each reason says whose it is and what follows.
fn reasons(t: &Texts) -> Vec<Choice> {
    let choice = |reason: &PauseReason| {
        let (class, follows) = (t.code(reason.class()), t.code(reason.consequence()));
        let said = t
            .say("pause-choice")
            .with("reason", t.code(reason))
            .with("class", class)
            .with("follows", follows);
        Choice::new(Code::code(reason), said)
    };
    PauseReason::ALL.iter().map(choice).collect()
}

fn question(enrolment: &Enrolment, t: &Texts) -> Question {
    let id = enrolment.id;
    Question {
        title: t.say("pause-title").with("name", enrolment.name()).to_string(),
        lead: t.say("pause-lead").to_string(),
        action: format!("/enrolments/{id}/pauses"),
        back: (format!("/enrolments/{id}/support"), enrolment.name()),
        button: "save",
        fields: vec![
            Field::day("from", "pause-from"),
            Field::day("until", "pause-until").hint(t.say("pause-until-hint")),
            Field::new("reason", "pause-reason", Kind::Radios(reasons(t))),
            Field::new("note", "pause-note", Kind::Words).hint(t.say("pause-note-hint")).optional(),
        ],
        instead: vec![],
    }
}
