//! What a handler takes: `Visit` for a page (one snapshot), `Act` for a form, `Guest` for a stranger. Who it is the layer
//! has found out (`arriving`).

use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{DateTime, NaiveDate, Utc};

use super::arriving::Found;
use super::fault::Fault;
use super::frame::Frame;
use super::texts::Texts;
use crate::app::App;
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::access_log::Reading;
use crate::model::enrolment::EnrolmentId;
use crate::model::{Error, Result};

pub use super::cookies::done;

/// A signed-in person looking at a page. Who owes the confidentiality undertaking is led to it instead.
pub struct Visit {
    pub app: App,
    pub db: Read,
    pub who: Who,
    pub frame: Frame,
    pub t: Texts,
    /// The session's token: to tell this session from the person's others.
    pub token: String,
}

/// A signed-in person sending a form. Who owes the confidentiality undertaking is led to it, and nothing is done.
pub struct Act {
    pub app: App,
    pub who: Who,
    pub frame: Frame,
    pub t: Texts,
    /// The session's token: to close it, or to keep it when all others are closed.
    pub token: String,
}

/// A stranger, or somebody who need not be known: sign-in, invitations, health.
pub struct Guest {
    pub app: App,
    pub who: Option<Who>,
    /// What the session cookie holds, whether or not it still opens anything.
    pub token: Option<String>,
    pub frame: Frame,
    pub t: Texts,
}

impl Visit {
    pub fn today(&self) -> NaiveDate {
        self.db.today()
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.db.now()
    }

    /// Writes down that these people's data are on `page`, durably. Call it before the page is sent and after everything
    /// is read: it ends the snapshot, so that a page that waits for the disk keeps no other from reading.
    pub async fn has_read(
        &mut self,
        page: &'static str,
        enrolments: impl IntoIterator<Item = EnrolmentId>,
    ) -> Result<()> {
        self.db.end().await?;
        record(&self.app, &self.who, page, enrolments).await
    }
}

impl Act {
    pub async fn write(&self) -> Result<Write> {
        Ok(self.app.db.write().await?)
    }

    pub async fn read(&self) -> Result<Read> {
        Ok(self.app.db.read().await?)
    }

    /// As `Visit::has_read`, for a form that is shown again.
    pub async fn has_read(
        &self,
        page: &'static str,
        enrolments: impl IntoIterator<Item = EnrolmentId>,
    ) -> Result<()> {
        record(&self.app, &self.who, page, enrolments).await
    }
}

async fn record(
    app: &App,
    who: &Who,
    page: &'static str,
    enrolments: impl IntoIterator<Item = EnrolmentId>,
) -> Result<()> {
    let enrolments = enrolments.into_iter().collect();
    app.accesses.record(Reading { user_id: who.id, enrolments, page, reason: String::new() }).await
}

fn found(parts: &Parts) -> Option<(&Found, Frame)> {
    let frame = parts.extensions.get::<Frame>().cloned()?;
    Some((parts.extensions.get::<Found>()?, frame))
}

/// Nobody is signed in: to the sign-in page, and back here afterwards.
fn strange(parts: &Parts) -> Response {
    led_to("/sign-in", parts)
}

/// To the page that must be passed first, and back here afterwards.
fn led_to(page: &str, parts: &Parts) -> Response {
    let back = if parts.method == Method::GET {
        parts.uri.path_and_query().map_or("/", |path| path.as_str())
    } else {
        "/"
    };
    let query = serde_html_form::to_string([("to", back)]).unwrap_or_default();
    let to = format!("{page}?{query}");
    if parts.headers.contains_key("hx-request") {
        // A fragment must not swallow a whole page.
        return ([("hx-redirect", to)], axum::http::StatusCode::NO_CONTENT).into_response();
    }
    Redirect::to(&to).into_response()
}

impl FromRequestParts<App> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> std::result::Result<Self, Response> {
        let Some((found, frame)) = found(parts) else { return Err(strange(parts)) };
        let (Some(who), Some(token)) = (found.who.clone(), found.token.clone()) else {
            return Err(strange(parts));
        };
        if who.owes_undertaking() {
            return Err(led_to("/undertaking", parts));
        }
        let db = match found.take() {
            Some(db) => db,
            None => app.db.read().await.map_err(|error| Fault::from(Error::from(error)).into_response())?,
        };
        Ok(Self { app: app.clone(), db, who, t: frame.t, frame, token })
    }
}

impl FromRequestParts<App> for Act {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> std::result::Result<Self, Response> {
        let Some((found, frame)) = found(parts) else { return Err(strange(parts)) };
        let (Some(who), Some(token)) = (found.who.clone(), found.token.clone()) else {
            return Err(strange(parts));
        };
        if who.owes_undertaking() {
            return Err(led_to("/undertaking", parts));
        }
        // The form's body may come slowly: no snapshot is held meanwhile.
        drop(found.take());
        Ok(Self { app: app.clone(), who, t: frame.t, frame, token })
    }
}

impl FromRequestParts<App> for Guest {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> std::result::Result<Self, Response> {
        let frame = parts.extensions.get::<Frame>().cloned().unwrap_or_else(|| Frame::stranger(parts));
        let found = parts.extensions.get::<Found>();
        drop(found.and_then(Found::take));
        let who = found.and_then(|found| found.who.clone());
        let token = found.and_then(|found| found.token.clone());
        Ok(Self { app: app.clone(), who, token, t: frame.t, frame })
    }
}
