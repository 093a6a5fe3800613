//! The participant says how it is at a workplace. Nobody sees one answer: means are of five people or more.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::{Me, MeAct};
use crate::model::Error;
use crate::model::placement::PlacementId;
use crate::model::rating::{self, RatingQuestion};
use crate::web::choice::Choice;
use crate::web::fault::Fault;
use crate::web::form::Form;
use crate::web::frame::Frame;
use crate::web::page::Page;
use crate::web::path::Path;
use crate::web::ratings::scores;
use crate::web::refusal::message;
use crate::web::texts::Texts;
use crate::web::visit::done;

#[derive(Template)]
#[template(path = "me/rating.html")]
struct Asking {
    t: Texts,
    frame: Frame,
    form: Form,
    id: PlacementId,
    /// Where it was; empty when the page tells no places.
    place: String,
    questions: &'static [RatingQuestion],
    choices: Vec<Choice>,
    /// What was answered, when it was: nobody else sees it.
    given: Vec<(&'static str, i64)>,
}

impl Asking {
    fn new(t: Texts, frame: Frame, form: Form, id: PlacementId, place: String) -> Self {
        let choices = crate::web::ratings::choices(&t);
        Self { t, frame, form, id, place, questions: RatingQuestion::ALL, choices, given: Vec::new() }
    }
}

pub async fn new(mut me: Me, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    let placement = rating::find_own(&mut me.db, &me.own, id).await?;
    let place = if me.own.tells_places() { placement.provider_name } else { String::new() };
    let given = rating::own_scores(&mut me.db, &me.own, id).await?;
    let mut page = Asking::new(me.t, me.frame, Form::default(), id, place);
    for (question, score) in RatingQuestion::ALL.iter().zip(given.into_iter().flatten()) {
        page.given.push((me.t.code(*question), score));
    }
    Ok(Page(page).into_response())
}

pub async fn create(act: MeAct, Path(id): Path<PlacementId>, mut form: Form) -> Result<Response, Fault> {
    let placement = rating::find_own(&mut act.read().await?, &act.own, id).await?;
    let place = if act.own.tells_places() { placement.provider_name } else { String::new() };
    let Some(scores) = form.read(scores) else {
        return Ok(Page(Asking::new(act.t, act.frame, form, id, place)).again());
    };
    let mut db = act.write().await?;
    match rating::give_own(&mut db, &act.own, id, scores).await {
        Ok(()) => {
            db.commit().await?;
            Ok(done("/me", "flash-me-rated"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault("welcome", message(&refusal));
            Ok(Page(Asking::new(act.t, act.frame, form, id, place)).conflict())
        }
        Err(other) => Err(other.into()),
    }
}
