//! The participant says that a line of the own hours is not right. The coach settles it (`web::disputes`).

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::{Me, MeAct};
use crate::model::attendance::dispute::Dispute;
use crate::model::attendance::line::{Line, LineId};
use crate::model::{Error, Refusal};
use crate::web::attendance::written;
use crate::web::disputes::LONGEST;
use crate::web::fault::Fault;
use crate::web::form::Form;
use crate::web::frame::Frame;
use crate::web::message::Message;
use crate::web::page::Page;
use crate::web::path::Path;
use crate::web::refusal::message;
use crate::web::texts::Texts;
use crate::web::visit::done;

#[derive(Template)]
#[template(path = "me/question.html")]
struct Asking {
    t: Texts,
    frame: Frame,
    form: Form,
    line: Line,
    said: String,
}

impl Asking {
    fn new(t: Texts, frame: Frame, form: Form, line: Line) -> Self {
        let said = written::in_words(&t, line.worked);
        Self { t, frame, form, line, said }
    }
}

pub async fn new(mut me: Me, Path(id): Path<LineId>) -> Result<Response, Fault> {
    let line = Line::find_own(&mut me.db, &me.own, id).await?;
    Ok(Page(Asking::new(me.t, me.frame, Form::default(), line)).into_response())
}

pub async fn create(act: MeAct, Path(id): Path<LineId>, mut form: Form) -> Result<Response, Fault> {
    let line = Line::find_own(&mut act.read().await?, &act.own, id).await?;
    let Some(comment) = form.read(|form| form.text("comment", 1..=LONGEST)) else {
        return Ok(Page(Asking::new(act.t, act.frame, form, line)).again());
    };
    let mut db = act.write().await?;
    match Dispute::open_own(&mut db, &act.own, id, &comment).await {
        Ok(_) => {
            db.commit().await?;
            Ok(done(&format!("/me/hours#day-{id}"), "flash-me-questioned"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            // In words that suit the page.
            let no = match refusal {
                Refusal::DisputeOpen { .. } => Message::new("me-questioned-already"),
                other => message(&other),
            };
            form.fault("comment", no);
            Ok(Page(Asking::new(act.t, act.frame, form, line)).conflict())
        }
        Err(other) => Err(other.into()),
    }
}
