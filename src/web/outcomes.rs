//! How somebody stands four weeks and six months after the end.

use axum::response::Response;

use super::fault::Fault;
use super::form::Form;
use super::path::Path;
use super::question::{Field, Kind, Question};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::Error;
use crate::model::codes::{IncomeSource, Occupation};
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::exit::Standing;
use crate::model::outcome::{Occasion, check, measure};

pub async fn ask(
    mut visit: Visit,
    Path((id, occasion)): Path<(EnrolmentId, String)>,
) -> Result<Response, Fault> {
    let enrolment = Enrolment::find_for_form(&mut visit.db, &visit.who, id).await?;
    let occasion = occasion.parse::<Occasion>().map_err(|_| Fault::not_found())?;
    let today = visit.today();
    check(&enrolment, occasion, today, today).map_err(Error::from)?;
    visit.has_read("outcome", [id]).await?;
    let form = Form::new().and("on", today);
    Ok(question(&enrolment, occasion, &visit.t).ask(visit.t, visit.frame, form))
}

pub async fn create(
    act: Act,
    Path((id, occasion)): Path<(EnrolmentId, String)>,
    mut form: Form,
) -> Result<Response, Fault> {
    let enrolment = Enrolment::find_for_form(&mut act.read().await?, &act.who, id).await?;
    let occasion = occasion.parse::<Occasion>().map_err(|_| Fault::not_found())?;
    let told = form.read(|form| {
        let (on, occupation) = (form.date("on"), form.one::<Occupation>("occupation"));
        let extent_percent = form.optional_integer("extent_percent", 0..=100);
        let incomes = form.many::<IncomeSource>("incomes");
        let standing =
            Standing { occupation: occupation?, extent_percent: extent_percent?, incomes: incomes? };
        Some((on?, standing))
    });
    let Some((on, standing)) = told else {
        act.has_read("outcome", [id]).await?;
        return Ok(question(&enrolment, occasion, &act.t).again(act, form));
    };
    let mut db = act.write().await?;
    match measure(&mut db, &act.who, id, occasion, on, &standing).await {
        Ok(()) => {
            db.commit().await?;
            Ok(done(&format!("/enrolments/{id}/support#promises"), "flash-outcome-measured"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("outcome", [id]).await?;
            question(&enrolment, occasion, &act.t).refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}

fn question(enrolment: &Enrolment, occasion: Occasion, t: &Texts) -> Question {
    let id = enrolment.id;
    Question {
        title: t.say("outcome-title").with("name", enrolment.name()).to_string(),
        lead: t.say("outcome-lead").with("occasion", t.code(occasion)).to_string(),
        action: format!("/enrolments/{id}/outcomes/{}", occasion.code()),
        back: (format!("/enrolments/{id}/support#promises"), enrolment.name()),
        button: "save",
        fields: vec![
            Field::day("on", "outcome-on"),
            Field::new("occupation", "outcome-occupation", Kind::Radios(t.choices::<Occupation>())),
            Field::new("extent_percent", "outcome-extent", Kind::Line)
                .hint(t.say("outcome-extent-hint"))
                .optional(),
            Field::new("incomes", "outcome-incomes", Kind::Checks(t.choices::<IncomeSource>())),
        ],
        instead: vec![],
    }
}
