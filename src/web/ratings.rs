//! The coach says how a workplace is, and what stands of a provider's ratings on its slots' pages.

use axum::response::Response;

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::path::Path;
use super::question::{Field, Kind, Question};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::Error;
use crate::model::access::Who;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::placement::{Placement, PlacementId};
use crate::model::rating::{self, Scores};

/// 1 to 5, the ends in words.
pub fn choices(t: &Texts) -> Vec<Choice> {
    (1..=5)
        .map(|score| match score {
            1 => Choice::new(1, t.say("rating-worst")),
            5 => Choice::new(5, t.say("rating-best")),
            _ => Choice::new(score, score),
        })
        .collect()
}

/// The fields are the questions' codes.
pub fn scores(form: &mut Form) -> Option<Scores> {
    let welcome = form.integer("welcome", 1..=5);
    let tasks = form.integer("tasks", 1..=5);
    let support = form.integer("support", 1..=5);
    let recommend = form.integer("recommend", 1..=5);
    Some([welcome?, tasks?, support?, recommend?])
}

pub async fn new(mut visit: Visit, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    let (person, question) = asked(&mut visit.db, &visit.who, id, &visit.t).await?;
    visit.has_read("placement", [person]).await?;
    Ok(question.ask(visit.t, visit.frame, Form::new()))
}

pub async fn create(act: Act, Path(id): Path<PlacementId>, mut form: Form) -> Result<Response, Fault> {
    let (person, question) = asked(&mut act.read().await?, &act.who, id, &act.t).await?;
    let Some(scores) = form.read(scores) else {
        act.has_read("placement", [person]).await?;
        return Ok(question.again(act, form));
    };
    let mut db = act.write().await?;
    match rating::give(&mut db, &act.who, id, scores).await {
        Ok(()) => {
            db.commit().await?;
            Ok(done(&format!("/enrolments/{person}/reviews"), "flash-placement-rated"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("placement", [person]).await?;
            question.refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}

async fn asked(
    db: &mut Read,
    who: &Who,
    id: PlacementId,
    t: &Texts,
) -> Result<(EnrolmentId, Question), Fault> {
    let placement = Placement::find(db, who, id).await?;
    let enrolment = Enrolment::find_for_form(db, who, placement.enrolment_id).await?;
    let field = |name, label| Field::new(name, label, Kind::Radios(choices(t)));
    let question = Question {
        title: t.say("rating-title").with("provider", &placement.provider_name).to_string(),
        lead: t.say("rating-lead").to_string(),
        action: format!("/placements/{id}/rating"),
        back: (format!("/enrolments/{}/reviews", enrolment.id), enrolment.name()),
        button: "rating-give",
        fields: vec![
            field("welcome", "rating_question-welcome"),
            field("tasks", "rating_question-tasks"),
            field("support", "rating_question-support"),
            field("recommend", "rating_question-recommend"),
        ],
        instead: vec![],
    };
    Ok((enrolment.id, question))
}
