//! The layer that finds out who is there: it opens the one snapshot of the request, finds the person in it, and hands
//! both on to what a handler takes (`visit`).

use std::sync::{Arc, Mutex};

use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::cookies::{cookie, flash, has_flashed, session_name};
use super::fault::Fault;
use super::frame::{Frame, Shown};
use super::menu::menu;
use super::texts::{Language, Texts};
use crate::app::App;
use crate::db::Read;
use crate::model::Result;
use crate::model::access::Who;
use crate::model::codes::Role;
use crate::model::session::Session;

/// The snapshot on its way from the layer to the handler, and the person found in it.
#[derive(Clone)]
pub(super) struct Found {
    db: Arc<Mutex<Option<Read>>>,
    pub who: Option<Who>,
    /// What the session cookie holds, whether or not it still opens anything.
    pub token: Option<String>,
}

impl Found {
    /// The snapshot, for the first who asks.
    pub fn take(&self) -> Option<Read> {
        self.db.lock().ok().and_then(|mut held| held.take())
    }
}

/// Finds the session, the person and the frame, and hands the snapshot on.
pub async fn session(State(app): State<App>, request: Request, next: Next) -> Response {
    let token = cookie(request.headers(), session_name(&app));
    let (mut parts, body) = request.into_parts();
    match find(&app, &parts, token).await {
        Ok((found, frame)) => {
            parts.extensions.insert(found);
            parts.extensions.insert(frame);
        }
        Err(error) => return Fault::from(error).into_response(),
    }
    let asked = parts.headers.clone();
    let mut response = next.run(Request::from_parts(parts, body)).await;
    has_flashed(&asked, &mut response);
    response
}

async fn find(app: &App, parts: &Parts, token: Option<String>) -> Result<(Found, Frame)> {
    let mut frame = Frame { flash: flash(&parts.headers, &parts.method), ..Frame::stranger(parts) };
    // A stranger needs no database to be sent to the sign-in page, nor does a machine that asks for `/health`.
    let Some(token) = token else {
        return Ok((Found { db: Arc::default(), who: None, token: None }, frame));
    };
    let mut db = app.db.read().await?;
    let mut who = None;
    if let Some(arrival) = Session::arrive(&mut db, &token).await? {
        if arrival.session.is_due(db.now()) {
            let mut writing = app.db.write().await?;
            arrival.session.touch(&mut writing).await?;
            writing.commit().await?;
        }
        if let Some(person) = arrival.who {
            if let Some(language) = Language::of_code(&arrival.language) {
                frame.t = Texts::of(language);
            }
            // Its links would lead back to the one page that is open.
            if !person.owes_undertaking() {
                frame.menu = menu(&person);
            }
            frame.who = Some(Shown { name: person.name.clone(), role: role(&frame.t, &person) });
            who = Some(person);
        }
    }
    Ok((Found { db: Arc::new(Mutex::new(Some(db))), who, token: Some(token) }, frame))
}

fn role(t: &Texts, who: &Who) -> String {
    let roles = Role::ALL.iter().filter(|role| who.is(**role)).map(|role| t.code(role).to_string());
    roles.collect::<Vec<_>>().join(", ")
}
