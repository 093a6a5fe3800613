//! The way in to a participant's own page: the link asks for the code. Looking uses nothing up and tells nothing about
//! anybody; a link that opens nothing is not found, whatever the reason.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::TimeDelta;

use super::remembered;
use crate::model::Error;
use crate::model::own_page::link::{self, DIGITS};
use crate::model::throttle::{self, Answer};
use crate::web::fault::Fault;
use crate::web::form::Form;
use crate::web::frame::Frame;
use crate::web::hashing;
use crate::web::message::Message;
use crate::web::page::Page;
use crate::web::path::Path;
use crate::web::sign_in::{counted, waiting};
use crate::web::texts::Texts;
use crate::web::visit::Guest;
use crate::web::visitor::Visitor;

#[derive(Template)]
#[template(path = "me/door.html")]
struct Door {
    t: Texts,
    frame: Frame,
    form: Form,
}

/// A link that opens nothing: taken back, too old, guessed at too often, or never made.
#[derive(Template)]
#[template(path = "me/gone.html")]
struct Gone {
    t: Texts,
    frame: Frame,
}

pub async fn show(guest: Guest, Path(token): Path<String>) -> Result<Response, Fault> {
    if !link::is_open(&mut guest.app.db.read().await?, &token).await? {
        return Ok(gone(guest));
    }
    Ok(Page(Door { t: guest.t, frame: guest.frame, form: Form::default() }).into_response())
}

pub async fn enter(
    guest: Guest,
    visitor: Visitor,
    Path(token): Path<String>,
    mut form: Form,
) -> Result<Response, Fault> {
    if !link::is_open(&mut guest.app.db.read().await?, &token).await? {
        return Ok(gone(guest));
    }
    let Some(code) = form.read(written) else { return Ok(again(guest, form)) };
    let (subject, address) = (format!("own page {token}"), visitor.address.group());
    if let Answer::Wait(left) = counted(&guest.app, &subject, &address).await? {
        return Ok(later(guest, form, left));
    }
    let mut db = guest.app.db.write().await?;
    let (id, kept) = match link::try_code(&mut db, &token).await {
        Err(Error::NotFound) => return Ok(gone(guest)),
        tried => tried?,
    };
    db.commit().await?;
    if !hashing::verify(code, Some(kept)).await? {
        form.put("code", "");
        form.fault("code", Message::new("me-code-wrong"));
        return Ok(again(guest, form));
    }
    let mut db = guest.app.db.write().await?;
    throttle::forgive(&mut db, &subject, &address).await?;
    let session = match link::enter(&mut db, id).await {
        Err(Error::NotFound) => return Ok(gone(guest)),
        session => session?,
    };
    db.commit().await?;
    Ok(([(header::SET_COOKIE, remembered(&guest.app, &session))], Redirect::to("/me")).into_response())
}

/// Six digits, grouped as people group them.
fn written(form: &mut Form) -> Option<String> {
    let code: String = form.value("code").chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if code.len() != DIGITS || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        form.fault("code", Message::new("me-code-digits"));
        return None;
    }
    Some(code)
}

fn again(guest: Guest, form: Form) -> Response {
    Page(Door { t: guest.t, frame: guest.frame, form }).again()
}

fn later(guest: Guest, mut form: Form, left: TimeDelta) -> Response {
    form.put("code", "");
    form.fault("code", waiting(left));
    let mut page = again(guest, form);
    *page.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    page.headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(left.num_seconds().max(0).unsigned_abs() + 1));
    page
}

fn gone(guest: Guest) -> Response {
    (StatusCode::NOT_FOUND, Page(Gone { t: guest.t, frame: guest.frame })).into_response()
}
