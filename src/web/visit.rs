//! Who is there: the session's layer, and what a handler takes. `Visit` for a page (one snapshot), `Act` for a form.
//!
//! The layer opens the one snapshot of the request, finds the person in it, and hands both on.

use std::sync::{Arc, Mutex};

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{DateTime, NaiveDate, Utc};

use super::fault::Fault;
use super::frame::{Flash, Frame, MenuItem, Shown, Tone};
use super::message::Message;
use super::texts::{Language, Texts};
use crate::app::App;
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::access_log::Reading;
use crate::model::codes::Role;
use crate::model::enrolment::EnrolmentId;
use crate::model::session::Session;
use crate::model::{Error, Result};

/// The cookie that says once, after a redirect, what an action did: the id of a text.
const FLASH_COOKIE: &str = "flash";

/// The snapshot on its way from the layer to the handler, and the person found in it.
#[derive(Clone)]
struct Found {
    db: Arc<Mutex<Option<Read>>>,
    who: Option<Who>,
    token: Option<String>,
}

/// A signed-in person looking at a page.
pub struct Visit {
    pub app: App,
    pub db: Read,
    pub who: Who,
    pub frame: Frame,
    pub t: Texts,
    /// The session's token: to tell this session from the person's others.
    pub token: String,
}

/// A signed-in person sending a form.
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

/// The session cookie's name: bound to the host behind TLS, plain on a local address without.
pub fn cookie_name(app: &App) -> &'static str {
    if app.config.is_https() { "__Host-brygga" } else { "brygga" }
}

/// The layer: finds the session, the person and the frame, and hands the snapshot on.
pub async fn session(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let token = cookie(request.headers(), cookie_name(&app));
    let (mut parts, body) = request.into_parts();
    match find(&app, &parts, token).await {
        Ok((found, frame)) => {
            parts.extensions.insert(found);
            parts.extensions.insert(frame);
        }
        Err(error) => return Fault::from(error).into_response(),
    }
    request = Request::from_parts(parts, body);
    let flashed = cookie(request.headers(), FLASH_COOKIE).is_some();
    let mut response = next.run(request).await;
    if flashed && response.status().is_success() {
        response.headers_mut().append(header::SET_COOKIE, clear(FLASH_COOKIE));
    }
    response
}

async fn find(app: &App, parts: &Parts, token: Option<String>) -> Result<(Found, Frame)> {
    let mut frame = Frame { flash: flash(&parts.headers, &parts.method), ..Frame::stranger(parts) };
    let mut db = app.db.read().await?;
    let mut who = None;
    if let Some(token) = &token
        && let Some(arrival) = Session::arrive(&mut db, token).await?
    {
        if arrival.session.is_due(db.now()) {
            let mut writing = app.db.write().await?;
            arrival.session.touch(&mut writing).await?;
            writing.commit().await?;
        }
        if let Some(person) = arrival.who {
            if let Some(language) = Language::of_code(&arrival.language) {
                frame.t = Texts::of(language);
            }
            frame.menu = menu(&person);
            frame.who = Some(Shown { name: person.name.clone(), role: role(&frame.t, &person) });
            who = Some(person);
        }
    }
    Ok((Found { db: Arc::new(Mutex::new(Some(db))), who, token }, frame))
}

/// The menu by role, in the order of a day's work.
fn menu(who: &Who) -> Vec<MenuItem> {
    const ALLOCATIONS: MenuItem = MenuItem { href: "/allocations", text: "menu-allocations" };
    const COACH: &[MenuItem] = &[
        MenuItem { href: "/caseload", text: "menu-caseload" },
        MenuItem { href: "/agenda", text: "menu-agenda" },
        MenuItem { href: "/search", text: "menu-search" },
        ALLOCATIONS,
    ];
    const PROVIDER: &[MenuItem] =
        &[MenuItem { href: "/board", text: "menu-board" }, MenuItem { href: "/slots", text: "menu-slots" }];
    const MANAGER: &[MenuItem] = &[
        MenuItem { href: "/overview", text: "menu-overview" },
        MenuItem { href: "/contracts", text: "menu-contracts" },
        MenuItem { href: "/capacity", text: "menu-capacity" },
        ALLOCATIONS,
        MenuItem { href: "/reports", text: "menu-reports" },
        MenuItem { href: "/imports", text: "menu-imports" },
    ];
    const ADMINISTRATOR: &[MenuItem] = &[
        MenuItem { href: "/users", text: "menu-users" },
        MenuItem { href: "/packets", text: "menu-packets" },
    ];
    let mut items: Vec<MenuItem> = [
        (Role::Coach, COACH),
        (Role::Provider, PROVIDER),
        (Role::ProjectManager, MANAGER),
        (Role::Administrator, ADMINISTRATOR),
    ]
    .into_iter()
    .filter(|(role, _)| who.is(*role))
    .flat_map(|(_, items)| items.iter().copied())
    .collect();
    // Who is both a coach and a manager has one way to the same page.
    let mut seen = Vec::new();
    items.retain(|item| {
        !seen.contains(&item.href) && {
            seen.push(item.href);
            true
        }
    });
    items
}

/// Where a person's day begins.
pub fn home(who: &Who) -> &'static str {
    menu(who).first().map_or("/account", |item| item.href)
}

fn role(t: &Texts, who: &Who) -> String {
    let roles = Role::ALL.iter().filter(|role| who.is(**role)).map(|role| t.code(role).to_string());
    roles.collect::<Vec<_>>().join(", ")
}

fn flash(headers: &HeaderMap, method: &Method) -> Option<Flash> {
    if method != Method::GET {
        return None;
    }
    let id = cookie(headers, FLASH_COOKIE)?;
    // Only the ids of our own notices: a cookie is not to be trusted with more.
    let known = id.starts_with("flash-") && Texts::default().find(&id).is_some();
    known.then(|| Flash { tone: Tone::Good, message: Message::new(id) })
}

/// After a form: go to `to`, which says `flash` once.
pub fn done(to: &str, flash: &str) -> Response {
    let cookie = format!("{FLASH_COOKIE}={flash}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
    ([(header::SET_COOKIE, cookie)], Redirect::to(to)).into_response()
}

/// The value of a cookie.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .into_iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value.to_owned())
}

fn clear(name: &str) -> axum::http::HeaderValue {
    axum::http::HeaderValue::from_str(&format!("{name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"))
        .expect("a cookie's name is plain ASCII")
}

fn found(parts: &Parts) -> Option<(&Found, Frame)> {
    let frame = parts.extensions.get::<Frame>().cloned()?;
    Some((parts.extensions.get::<Found>()?, frame))
}

/// Nobody is signed in: to the sign-in page, and back here afterwards.
fn strange(parts: &Parts) -> Response {
    let back = if parts.method == Method::GET {
        parts.uri.path_and_query().map_or("/", |path| path.as_str())
    } else {
        "/"
    };
    let query = serde_html_form::to_string([("to", back)]).unwrap_or_default();
    let to = format!("/sign-in?{query}");
    if parts.headers.contains_key("hx-request") {
        // A fragment must not swallow the sign-in page.
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
        let carried = found.db.lock().ok().and_then(|mut held| held.take());
        let db = match carried {
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
        // The form's body may come slowly: no snapshot is held meanwhile.
        drop(found.db.lock().ok().and_then(|mut held| held.take()));
        Ok(Self { app: app.clone(), who, t: frame.t, frame, token })
    }
}

impl FromRequestParts<App> for Guest {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> std::result::Result<Self, Response> {
        let frame = parts.extensions.get::<Frame>().cloned().unwrap_or_else(|| Frame::stranger(parts));
        let found = parts.extensions.get::<Found>();
        drop(found.and_then(|found| found.db.lock().ok().and_then(|mut held| held.take())));
        let who = found.and_then(|found| found.who.clone());
        let token = found.and_then(|found| found.token.clone());
        Ok(Self { app: app.clone(), who, token, t: frame.t, frame })
    }
}
