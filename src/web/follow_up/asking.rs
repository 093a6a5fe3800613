//! The short questions of a follow-up: what a check found, what the provider does about a deviation, and how it ended.

use axum::response::Response;
use chrono::NaiveDate;

use crate::model::access::Who;
use crate::model::contract::Contract;
use crate::model::follow_up::{
    Action, CheckResult, Deviation, DeviationId, NewCheck, Requirement, RequirementId,
};
use crate::model::submission::Submission;
use crate::model::{Error, Refusal};
use crate::web::fault::Fault;
use crate::web::form::Form;
use crate::web::path::Path;
use crate::web::question::{Field, Kind, Question};
use crate::web::refusal::message;
use crate::web::texts::Texts;
use crate::web::visit::{Act, Visit, done};

/// The longest text, in characters.
const LONGEST: usize = 1000;

fn back(contract: &Contract, t: &Texts) -> (String, String) {
    (format!("/contracts/{}/follow-up", contract.id), t.say("contract-follow-up").to_string())
}

fn check_question(requirement: &Requirement, contract: &Contract, t: &Texts) -> Question {
    Question {
        title: t.say("check-title").to_string(),
        lead: format!("{} {}", requirement.words, t.say("check-how").with("how", requirement.how.as_str())),
        action: format!("/requirements/{}/checks", requirement.id),
        back: back(contract, t),
        button: "check-save",
        fields: vec![
            Field::day("on", "check-on"),
            Field::new("result", "check-result", Kind::Radios(t.choices::<CheckResult>())),
            Field::new("note", "check-note", Kind::Words).hint(t.say("check-note-hint")),
            Field::new("action", "check-action", Kind::Words).hint(t.say("check-action-hint")).optional(),
            Field::day("due_on", "check-due-on").optional(),
        ],
        instead: vec![],
    }
}

pub async fn check(mut visit: Visit, Path(id): Path<RequirementId>) -> Result<Response, Fault> {
    let (requirement, contract) = Requirement::find(&mut visit.db, &visit.who, id).await?;
    let form = Form::new().and("on", visit.today());
    Ok(check_question(&requirement, &contract, &visit.t).ask(visit.t, visit.frame, form))
}

pub async fn checked(act: Act, Path(id): Path<RequirementId>, mut form: Form) -> Result<Response, Fault> {
    let (requirement, contract) = Requirement::find(&mut act.read().await?, &act.who, id).await?;
    let question = check_question(&requirement, &contract, &act.t);
    let Some(new) = form.read(read_check) else { return Ok(question.again(act, form)) };
    let location = question.back.0.clone();
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-checked"));
    }
    match Requirement::check(&mut db, &act.who, id, new).await {
        Ok(_) => {
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, "flash-checked"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            match field(&refusal) {
                Some(field) => {
                    form.fault(field, message(&refusal));
                    Ok(question.conflict(act, form))
                }
                None => question.refused(act, form, &refusal),
            }
        }
        Err(other) => Err(other.into()),
    }
}

/// What is to be done and by when belong together.
fn read_check(form: &mut Form) -> Option<NewCheck> {
    let on = form.date("on");
    let result = form.one::<CheckResult>("result");
    let note = form.text("note", 3..=LONGEST);
    let is_told = !form.value("action").trim().is_empty() || !form.value("due_on").is_empty();
    let action = match is_told {
        true => read_action(form).map(Some),
        false => Some(None),
    };
    Some(NewCheck { on: on?, result: result?, note: note?, action: action? })
}

fn read_action(form: &mut Form) -> Option<Action> {
    let (words, due_on) = (form.text("action", 3..=LONGEST), form.date("due_on"));
    Some(Action { words: words?, due_on: due_on? })
}

const fn field(refusal: &Refusal) -> Option<&'static str> {
    match refusal {
        Refusal::CheckNeedsAction | Refusal::ActionNotNeeded => Some("action"),
        Refusal::ActionInThePast { .. } | Refusal::ActionTooLate { .. } => Some("due_on"),
        _ => None,
    }
}

/// What is said of a deviation.
#[derive(Clone, Copy)]
enum Saying {
    Answer,
    Close,
}

impl Saying {
    fn question(self, deviation: &Deviation, contract: &Contract, t: &Texts) -> Question {
        let (title, noun, button, field) = match self {
            Self::Answer => {
                let field = Field::new("words", "deviation-answer", Kind::Words);
                let hint = t.say("deviation-answer-hint").to_string();
                (
                    t.say("deviation-answer-title").to_string(),
                    "answer",
                    "deviation-answer-save",
                    field.hint(hint),
                )
            }
            Self::Close => {
                let field = Field::new("words", "deviation-ending", Kind::Words);
                let hint = t.say("deviation-ending-hint").to_string();
                (t.say("deviation-close-title").to_string(), "closure", "deviation-close", field.hint(hint))
            }
        };
        Question {
            title,
            lead: lead(t, deviation, deviation.due_on),
            action: format!("/deviations/{}/{noun}", deviation.id),
            back: back(contract, t),
            button,
            fields: vec![field],
            instead: vec![],
        }
    }

    /// Who may say it; to others it is not there.
    fn may(self, who: &Who, contract: &Contract) -> bool {
        match self {
            Self::Answer => who.provides(contract.provider_id),
            Self::Close => who.manages(contract.project_id),
        }
    }

    const fn flash(self) -> &'static str {
        match self {
            Self::Answer => "flash-deviation-answered",
            Self::Close => "flash-deviation-closed",
        }
    }
}

/// "Kravet: … Åtgärd: … senast 1 mars 2026."
fn lead(t: &Texts, deviation: &Deviation, due_on: NaiveDate) -> String {
    t.say("deviation-lead")
        .with("requirement", deviation.words.as_str())
        .with("action", deviation.action.as_str())
        .with("on", t.date(due_on))
        .to_string()
}

pub async fn answer(visit: Visit, Path(id): Path<DeviationId>) -> Result<Response, Fault> {
    ask(visit, id, Saying::Answer).await
}

pub async fn close(visit: Visit, Path(id): Path<DeviationId>) -> Result<Response, Fault> {
    ask(visit, id, Saying::Close).await
}

pub async fn answered(act: Act, Path(id): Path<DeviationId>, form: Form) -> Result<Response, Fault> {
    say(act, id, form, Saying::Answer).await
}

pub async fn closed(act: Act, Path(id): Path<DeviationId>, form: Form) -> Result<Response, Fault> {
    say(act, id, form, Saying::Close).await
}

async fn ask(mut visit: Visit, id: DeviationId, saying: Saying) -> Result<Response, Fault> {
    let (deviation, contract) = Deviation::find(&mut visit.db, &visit.who, id).await?;
    if !saying.may(&visit.who, &contract) {
        return Err(Fault::not_found());
    }
    let form = Form::new().and("words", &deviation.answer);
    let form = if matches!(saying, Saying::Answer) { form } else { Form::new() };
    Ok(saying.question(&deviation, &contract, &visit.t).ask(visit.t, visit.frame, form))
}

async fn say(act: Act, id: DeviationId, mut form: Form, saying: Saying) -> Result<Response, Fault> {
    let (deviation, contract) = Deviation::find(&mut act.read().await?, &act.who, id).await?;
    if !saying.may(&act.who, &contract) {
        return Err(Fault::not_found());
    }
    let question = saying.question(&deviation, &contract, &act.t);
    let Some(words) = form.read(|form| form.text("words", 3..=LONGEST)) else {
        return Ok(question.again(act, form));
    };
    let location = question.back.0.clone();
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, saying.flash()));
    }
    match saying {
        Saying::Answer => Deviation::answer(&mut db, &act.who, id, &words).await?,
        Saying::Close => Deviation::close(&mut db, &act.who, id, &words).await?,
    };
    Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
    db.commit().await?;
    Ok(done(&location, saying.flash()))
}
