//! A participant's own order of slots: put in from a slot's page, ordered and taken away here.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::page::Page;
use super::path::Path;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::allocation::RANKS;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::slot::SlotId;
use crate::model::wishes::{self, Wish};

#[derive(Template)]
#[template(path = "wishes/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    enrolment: Enrolment,
    wishes: Vec<Wish>,
}

pub async fn index(mut visit: Visit, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    let enrolment = Enrolment::find_for_form(&mut visit.db, &visit.who, id).await?;
    let wishes = wishes::of(&mut visit.db, id).await?;
    visit.has_read("wishes", [id]).await?;
    Ok(Page(Index { t: visit.t, frame: visit.frame, enrolment, wishes }).into_response())
}

pub async fn create(act: Act, Path(id): Path<EnrolmentId>, mut form: Form) -> Result<Response, Fault> {
    Enrolment::find_for_form(&mut act.read().await?, &act.who, id).await?;
    let slot = form.id::<SlotId>("slot").ok_or_else(Fault::not_found)?;
    let mut db = act.write().await?;
    wishes::add(&mut db, &act.who, id, slot).await?;
    db.commit().await?;
    Ok(there(id))
}

pub async fn raise(act: Act, Path((id, slot)): Path<(EnrolmentId, SlotId)>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    wishes::raise(&mut db, &act.who, id, slot).await?;
    db.commit().await?;
    Ok(there(id))
}

pub async fn remove(act: Act, Path((id, slot)): Path<(EnrolmentId, SlotId)>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    wishes::remove(&mut db, &act.who, id, slot).await?;
    db.commit().await?;
    Ok(there(id))
}

fn there(id: EnrolmentId) -> Response {
    done(&format!("/enrolments/{id}/wishes"), "flash-wishes-changed")
}

impl Index {
    fn most(&self) -> i64 {
        RANKS.len() as i64
    }
}
