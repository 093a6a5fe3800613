//! When a page cannot be given: what happened and what to do next, in the user's language.
//!
//! Handlers return a [`Fault`]; the layer [`pages`] knows the request and turns it into a page, or into a notice when
//! htmx asked. The same layer dresses the bare answers of axum and tower (404, 405, 413, 403 …).

use askama::Template;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::frame::Frame;
use super::local_path::local_path;
use super::me;
use super::message::Message;
use super::page::{Page, Partial};
use super::texts::{Said, Texts};

#[derive(Clone, Debug)]
pub struct Fault {
    status: StatusCode,
    /// What happened, when there is more to say than the status tells.
    why: Option<Message>,
}

impl Fault {
    pub fn of(status: StatusCode) -> Self {
        Self { status, why: None }
    }

    /// Something in the request cannot be read; `why` is the id of a text.
    pub fn bad_request(why: &'static str) -> Self {
        Self { status: StatusCode::BAD_REQUEST, why: Some(Message::new(why)) }
    }

    pub fn forbidden() -> Self {
        Self::of(StatusCode::FORBIDDEN)
    }

    /// It does not exist, or this person may not see it: nobody can tell which.
    pub fn not_found() -> Self {
        Self::of(StatusCode::NOT_FOUND)
    }

    /// A rule says no: a refusal of the model, with what to do next.
    pub fn refused(why: Message) -> Self {
        Self { status: StatusCode::CONFLICT, why: Some(why) }
    }

    pub fn too_large() -> Self {
        Self::of(StatusCode::PAYLOAD_TOO_LARGE)
    }

    pub fn wrong_type() -> Self {
        Self::of(StatusCode::UNSUPPORTED_MEDIA_TYPE)
    }

    pub fn too_many() -> Self {
        Self::of(StatusCode::TOO_MANY_REQUESTS)
    }

    /// We are at fault. The cause goes to the log, never to the page.
    pub fn broken(cause: impl std::fmt::Display) -> Self {
        tracing::error!(%cause, "a page broke");
        Self::of(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// A part that we need does not answer for the moment.
    pub fn unavailable(cause: impl std::fmt::Display) -> Self {
        tracing::error!(%cause, "a part does not answer");
        Self::of(StatusCode::SERVICE_UNAVAILABLE)
    }

    pub fn status(&self) -> StatusCode {
        self.status
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

#[derive(Template)]
#[template(path = "fault.html")]
struct FaultPage {
    t: Texts,
    frame: Frame,
    kind: &'static str,
    status: u16,
    why: Option<Message>,
    /// The page that the person was on, when it was one of ours and another than this.
    back: Option<String>,
}

/// The same in a few lines, for a page that is already there.
#[derive(Template)]
#[template(path = "fault_notice.html")]
struct FaultNotice {
    fault: FaultPage,
}

impl FaultPage {
    /// One of the texts of this kind of fault: `fault-404-title`.
    fn text(&self, part: &str) -> String {
        self.t.say(&format!("fault-{}-{part}", self.kind)).to_string()
    }

    /// What to do now. A refusal has said so itself.
    fn next(&self) -> Option<String> {
        (self.why.is_none() || self.kind != "409").then(|| self.text("next"))
    }

    fn happened(&self) -> String {
        self.why
            .as_ref()
            .map(|why| why.say(&self.t))
            .map_or_else(|| self.text("text"), |said: Said| said.to_string())
    }
}

/// The layer: gives every answer that is a fault a page. Belongs inside the layer that puts the [`Frame`] in the
/// request, and once more outside all others, where a stranger's frame does.
pub async fn pages(request: Request, next: Next) -> Response {
    let partial = Partial::of(request.headers());
    let (parts, body) = request.into_parts();
    let frame = parts.extensions.get::<Frame>().cloned().unwrap_or_else(|| Frame::stranger(&parts));
    let back = came_from(&parts.headers).filter(|back| *back != frame.path);
    let response = next.run(Request::from_parts(parts, body)).await;

    let fault = match response.extensions().get::<Fault>() {
        Some(fault) => fault.clone(),
        None if bare(&response) => Fault::of(response.status()),
        None => return response,
    };
    dress(fault, frame, back, partial, response)
}

/// An answer of axum or tower that says no in a few plain English words.
fn bare(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    let plain = kind.is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    plain && (response.status().is_client_error() || response.status().is_server_error())
}

/// The path of the page that led here: browsers tell it within one site, and no other site is ever linked to.
fn came_from(headers: &HeaderMap) -> Option<String> {
    let referer = headers.get(header::REFERER)?.to_str().ok()?;
    let (_, rest) = referer.split_once("://")?;
    let path = &rest[rest.find('/')?..];
    local_path(path).map(str::to_owned)
}

fn dress(
    fault: Fault,
    frame: Frame,
    back: Option<String>,
    Partial(partial): Partial,
    bare: Response,
) -> Response {
    // A participant stays on the own page, whatever happens there.
    let mut dressed = if me::fault::is_own(&frame.path) {
        me::fault::answer(frame, fault.status)
    } else {
        let page = FaultPage {
            t: frame.t,
            frame,
            kind: kind(fault.status),
            status: fault.status.as_u16(),
            why: fault.why,
            back,
        };
        if partial { Page(FaultNotice { fault: page }).into_response() } else { Page(page).into_response() }
    };
    *dressed.status_mut() = fault.status;
    // Retry-After, Allow and cookies stay.
    for (name, value) in bare.headers() {
        if name != header::CONTENT_TYPE && name != header::CONTENT_LENGTH {
            dressed.headers_mut().append(name, value.clone());
        }
    }
    if partial {
        dressed.headers_mut().insert("hx-retarget", HeaderValue::from_static("#notices"));
        dressed.headers_mut().insert("hx-reswap", HeaderValue::from_static("innerHTML show:window:top"));
    }
    dressed
}

/// Which texts a status has. Rare ones share those of their family.
fn kind(status: StatusCode) -> &'static str {
    match status.as_u16() {
        401 => "401",
        403 => "403",
        404 | 410 => "404",
        405 => "405",
        409 | 412 => "409",
        413 => "413",
        415 => "415",
        422 => "422",
        408 | 503 | 504 => "503",
        429 => "429",
        400..=499 => "400",
        _ => "500",
    }
}
