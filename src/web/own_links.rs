//! Where the coach makes the link and the code of a participant's own page: shown once, to be handed over on paper or
//! sent by hand. The page itself is in `me`.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};

use super::fault::Fault;
use super::frame::Frame;
use super::hashing;
use super::page::Page;
use super::path::Path;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::own_page::link::{self, Link, VALID};

#[derive(Template)]
#[template(path = "own_links/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    enrolment: Enrolment,
    link: Option<Link>,
    now: DateTime<Utc>,
}

/// What is shown once.
#[derive(Template)]
#[template(path = "own_links/made.html")]
struct Made {
    t: Texts,
    frame: Frame,
    enrolment: Enrolment,
    address: String,
    code: String,
    until: DateTime<Utc>,
}

pub async fn show(mut visit: Visit, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    let enrolment = Enrolment::find_for_form(&mut visit.db, &visit.who, id).await?;
    let link = link::latest(&mut visit.db, id).await?;
    let now = visit.now();
    visit.has_read("own-page", [id]).await?;
    Ok(Page(Show { t: visit.t, frame: visit.frame, enrolment, link, now }).into_response())
}

pub async fn create(act: Act, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    let enrolment = Enrolment::find_for_form(&mut act.read().await?, &act.who, id).await?;
    let code = link::fresh_code();
    let hash = hashing::hash_code(code.clone()).await?;
    let mut db = act.write().await?;
    let until = db.now() + VALID;
    let token = link::make(&mut db, &act.who, id, &hash).await?;
    db.commit().await?;
    act.has_read("own-page", [id]).await?;
    let address = format!("{}/my/{token}", act.app.config.base_url);
    let code = format!("{} {}", &code[..3], &code[3..]);
    Ok(Page(Made { t: act.t, frame: act.frame, enrolment, address, code, until }).into_response())
}

pub async fn revoke(act: Act, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    link::revoke(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&format!("/enrolments/{id}/sharing"), "flash-own-page-revoked"))
}
