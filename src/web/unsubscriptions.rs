//! The link in a mail that stops the mails of a saved search, without signing in. Looking stops nothing: mail programs
//! open links before people do.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::fault::Fault;
use super::frame::Frame;
use super::page::Page;
use super::path::Path;
use super::texts::Texts;
use super::visit::Guest;
use crate::model::saved_search::{Alerts, SavedSearch};
use crate::watching::stopped_by;

#[derive(Template)]
#[template(path = "unsubscriptions/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    /// There are no more mails to stop.
    is_off: bool,
}

pub async fn show(guest: Guest, Path(token): Path<String>) -> Result<Response, Fault> {
    let id = stopped_by(&guest.app, &token).ok_or_else(Fault::not_found)?;
    let search = SavedSearch::load(&mut guest.app.db.read().await?, id).await?;
    let is_off = search.alerts == Alerts::Off;
    Ok(Page(Show { t: guest.t, frame: guest.frame, is_off }).into_response())
}

pub async fn create(guest: Guest, Path(token): Path<String>) -> Result<Response, Fault> {
    let id = stopped_by(&guest.app, &token).ok_or_else(Fault::not_found)?;
    let mut db = guest.app.db.write().await?;
    SavedSearch::silence(&mut db, id).await?;
    db.commit().await?;
    Ok(Page(Show { t: guest.t, frame: guest.frame, is_off: true }).into_response())
}
