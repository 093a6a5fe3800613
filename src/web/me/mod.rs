//! A participant's own page, opened with a link and a code: what is planned, where, with whom. Easy Swedish, large type,
//! no javascript. Its visitor is no user: [`Me`] and [`MeAct`] are made of a cookie of their own, which opens nothing else.
//! The link and the code are in `door`; the coach makes them in `own_links`.

mod consents;
pub mod door;
pub mod fault;
mod growing;
pub mod hours;
pub mod plan;
pub mod progress;
pub mod questions;
pub mod ratings;
pub mod reviews;
pub mod sharing;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::cards::dialled;
use super::cookies::cookie;
use super::fault::Fault;
use super::formats::monday_of;
use super::frame::Frame;
use super::page::Page;
use super::sign_in::secure;
use super::texts::Texts;
use super::visit::Guest;
use crate::app::App;
use crate::db::{Read, Write};
use crate::model::Error;
use crate::model::attendance::line::Line;
use crate::model::codes::AttendanceStatus;
use crate::model::next_step::NextStepKind;
use crate::model::own_page::{Own, Place};
use crate::model::placement::{PlacementId, State};
use crate::model::plan::Plan;
use crate::model::progress::own_form;
use crate::model::rating::{self, RatingParty};
use crate::model::step_up::StepUp;

pub use consents::{withdraw, withdrawal};

use growing::Growing;

/// A participant looking at the own page.
pub struct Me {
    pub db: Read,
    pub own: Own,
    pub frame: Frame,
    pub t: Texts,
}

/// A participant sending a form of the own page.
pub struct MeAct {
    pub app: App,
    pub own: Own,
    pub frame: Frame,
    pub t: Texts,
    token: String,
}

/// The page has closed by itself, or was never opened: how to open it again.
#[derive(Template)]
#[template(path = "me/closed.html")]
struct Closed {
    t: Texts,
    frame: Frame,
}

impl Me {
    pub fn today(&self) -> chrono::NaiveDate {
        self.db.today()
    }
}

impl MeAct {
    pub async fn read(&self) -> Result<Read, Fault> {
        Ok(self.app.db.read().await?)
    }

    pub async fn write(&self) -> Result<Write, Fault> {
        Ok(self.app.db.write().await?)
    }
}

/// The cookie's name. Beside the one of a user: on a shared computer neither opens what the other does.
pub fn cookie_name(app: &App) -> &'static str {
    if app.config.is_https() { "__Host-brygga-me" } else { "brygga-me" }
}

/// The cookie of an open page. It ends with the browser; the page itself closes before.
fn remembered(app: &App, token: &str) -> String {
    format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{}", cookie_name(app), secure(app))
}

fn closed(t: Texts, frame: Frame) -> Response {
    (StatusCode::NOT_FOUND, Page(Closed { t, frame })).into_response()
}

async fn arrived(parts: &mut Parts, app: &App) -> Result<(Read, Own, Guest, String), Response> {
    let token = cookie(&parts.headers, cookie_name(app));
    let guest = Guest::from_request_parts(parts, app).await?;
    let broken = |error: Error| Fault::from(error).into_response();
    if let Some(token) = token {
        let mut db = app.db.read().await.map_err(|error| broken(error.into()))?;
        if let Some(own) = Own::arrive(&mut db, &token).await.map_err(broken)? {
            return Ok((db, own, guest, token));
        }
    }
    Err(closed(guest.t, guest.frame))
}

impl FromRequestParts<App> for Me {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let (db, own, guest, _) = arrived(parts, app).await?;
        Ok(Self { db, own, frame: guest.frame, t: guest.t })
    }
}

impl FromRequestParts<App> for MeAct {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        // The form's body may come slowly: no snapshot is held meanwhile.
        let (_, own, guest, token) = arrived(parts, app).await?;
        Ok(Self { app: app.clone(), own, frame: guest.frame, t: guest.t, token })
    }
}

#[derive(Template)]
#[template(path = "me/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    own: Own,
    /// What happens next, in easy words.
    next: &'static str,
    next_on: Option<chrono::NaiveDate>,
    now: Vec<Place>,
    before: Vec<Place>,
    /// Where the participant has been and not said how it is.
    unrated: Vec<PlacementId>,
    /// How the hours grow where the participant is.
    growing: Vec<Growing>,
    /// The one that stands; the page says whether the participant has said yes to it.
    plan: Option<Plan>,
    /// Hours of this week so far.
    week: String,
    /// There is a form on distance travelled, and whether it is time to answer it.
    progress: Option<bool>,
}

pub async fn show(mut me: Me) -> Result<Response, Fault> {
    let places = me.own.places(&mut me.db).await?;
    let lines = Line::of_own(&mut me.db, &me.own).await?;
    let monday = monday_of(me.today());
    let worked =
        lines.iter().filter(|line| line.day >= monday && line.worked.status == AttendanceStatus::Attended);
    let week = me.t.hours(worked.map(|line| line.worked.minutes).sum::<i64>());
    let rated = rating::rated(&mut me.db, me.own.enrolment_id(), RatingParty::Participant).await?;
    let been = places.iter().filter(|place| place.placement.state.started_on().is_some());
    let unrated = been.map(|place| place.placement.id).filter(|id| !rated.contains(id)).collect();
    let (today, mut growing) = (me.today(), Vec::new());
    for place in places.iter().filter(|place| place.placement.state.is_live()) {
        let id = place.placement.id;
        if let Some(plan) = StepUp::of_placement(&mut me.db, id).await? {
            let weeks = plan.weeks(&mut me.db, &place.placement).await?;
            growing.push(Growing::new(&me.t, id, &plan, &weeks, today));
        }
    }
    let progress = own_form(&mut me.db, &me.own).await?.map(|(_, next)| next <= today);
    let (now, before) = places.into_iter().partition(|place: &Place| place.placement.state.is_live());
    let planned = me.own.planned();
    let next = next(planned.map(|step| step.kind), me.own.ended_on.is_some());
    let next_on = planned.map(|step| step.on);
    let plan = Plan::current(&mut me.db, me.own.enrolment_id()).await?;
    let page = Show {
        t: me.t,
        frame: me.frame,
        own: me.own,
        next,
        next_on,
        now,
        before,
        unrated,
        growing,
        plan,
        week,
        progress,
    };
    Ok(Page(page).into_response())
}

/// Leaves the page, on a computer that others use.
pub async fn leave(act: MeAct) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    Own::close(&mut db, &act.token).await?;
    db.commit().await?;
    let forgotten =
        format!("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{}", cookie_name(&act.app), secure(&act.app));
    let mut response = Redirect::to("/me").into_response();
    if let Ok(cookie) = HeaderValue::from_str(&forgotten) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// The id of the text that says what happens next.
const fn next(kind: Option<NextStepKind>, ended: bool) -> &'static str {
    match kind {
        _ if ended => "me-next-ended",
        Some(NextStepKind::FindPlacement) => "me-next-find-placement",
        Some(NextStepKind::Meeting) => "me-next-meeting",
        Some(NextStepKind::Handover) => "me-next-handover",
        Some(NextStepKind::Employment) => "me-next-employment",
        Some(NextStepKind::EndEnrolment) => "me-next-end",
        Some(NextStepKind::Other) => "me-next-other",
        None => "me-next-none",
    }
}

impl Show {
    /// The id of the text that says how it is with a placement.
    fn how(&self, place: &Place) -> &'static str {
        match place.placement.state {
            State::Proposed { .. } => "me-place-proposed",
            State::Accepted { .. } => "me-place-accepted",
            State::Started { .. } => "me-place-started",
            State::Paused { .. } => "me-place-paused",
            _ => "me-place-ended",
        }
    }

    fn grows(&self, place: &Place) -> Option<&Growing> {
        self.growing.iter().find(|growing| growing.placement == place.placement.id)
    }

    fn is_unrated(&self, place: &Place) -> bool {
        self.unrated.contains(&place.placement.id)
    }

    fn tel(&self, phone: &str) -> String {
        dialled(phone)
    }
}
