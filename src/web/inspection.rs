//! A project manager states a reason and then sees a person for some hours. Until then this form is what stands at the
//! person's address.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::page::Page;
use super::path::Path;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::enrolment::EnrolmentId;
use crate::model::inspection::{self, Closed, LEAST_REASON, OPEN_HOURS};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 500;

#[derive(Template)]
#[template(path = "inspection/new.html")]
struct New {
    t: Texts,
    frame: Frame,
    form: Form,
    closed: Closed,
}

/// What a manager gets at a person's address before a reason is stated: `Sight::OnReason`. 404 for everybody else.
pub async fn ask(mut visit: Visit, id: EnrolmentId) -> Result<Response, Fault> {
    let closed = Closed::find(&mut visit.db, &visit.who, id).await?;
    Ok(Page(New { t: visit.t, frame: visit.frame, form: Form::new(), closed }).into_response())
}

pub async fn new(visit: Visit, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    ask(visit, id).await
}

pub async fn create(act: Act, Path(id): Path<EnrolmentId>, mut form: Form) -> Result<Response, Fault> {
    let closed = Closed::find(&mut act.read().await?, &act.who, id).await?;
    let Some(reason) = form.read(|form| form.text("reason", LEAST_REASON..=LONGEST_REASON)) else {
        return Ok(Page(New { t: act.t, frame: act.frame, form, closed }).again());
    };
    let mut db = act.write().await?;
    inspection::open(&mut db, &act.who, id, &reason).await?;
    db.commit().await?;
    Ok(done(&format!("/enrolments/{id}"), "flash-inspection-opened"))
}

impl New {
    fn coach(&self) -> String {
        self.closed.coach_name.clone().unwrap_or_else(|| self.t.say("none-given").to_string())
    }

    fn hours(&self) -> i64 {
        OPEN_HOURS
    }
}
