//! Cookies: reading one, and the one that says once, after a redirect, what an action did.

use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::frame::{Flash, Tone};
use super::message::Message;
use super::texts::Texts;
use crate::app::App;

/// Holds the id of a text.
const FLASH: &str = "flash";

/// The session cookie's name: bound to the host behind TLS, plain on a local address without.
pub fn session_name(app: &App) -> &'static str {
    if app.config.is_https() { "__Host-brygga" } else { "brygga" }
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

/// After a form: go to `to`, which says `flash` once.
pub fn done(to: &str, flash: &str) -> Response {
    let cookie = format!("{FLASH}={flash}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
    ([(header::SET_COOKIE, cookie)], Redirect::to(to)).into_response()
}

/// What the page that is asked for says of the action before.
pub fn flash(headers: &HeaderMap, method: &Method) -> Option<Flash> {
    if method != Method::GET {
        return None;
    }
    let id = cookie(headers, FLASH)?;
    // Only the ids of our own notices: a cookie is not to be trusted with more.
    let known = id.starts_with("flash-") && Texts::default().find(&id).is_some();
    known.then(|| Flash { tone: Tone::Good, message: Message::new(id) })
}

/// It has been said: not again. `asked`: the headers of the request.
pub fn has_flashed(asked: &HeaderMap, response: &mut Response) {
    if cookie(asked, FLASH).is_some() && response.status().is_success() {
        let gone = HeaderValue::from_static("flash=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
        response.headers_mut().append(header::SET_COOKIE, gone);
    }
}
