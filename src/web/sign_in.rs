//! Signing in and out. The cookie holds a token that nobody has had before; whose it is stands in the database.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::TimeDelta;

use super::cookies::session_name;
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::hashing;
use super::local_path::local_path;
use super::menu::home;
use super::message::Message;
use super::page::Page;
use super::query::Query;
use super::texts::Texts;
use super::visit::{Guest, done};
use super::visitor::Visitor;
use crate::app::App;
use crate::model::Error;
use crate::model::account::Credentials;
use crate::model::session::Session;
use crate::model::throttle::{self, Answer};
use crate::model::user::User;

#[derive(Template)]
#[template(path = "sign_in/new.html")]
struct New {
    t: Texts,
    frame: Frame,
    form: Form,
}

pub async fn new(guest: Guest, query: Query) -> Response {
    let to = query.text("to");
    match guest.who {
        Some(who) => Redirect::to(local_path(to).unwrap_or(home(&who))).into_response(),
        None => {
            Page(New { t: guest.t, frame: guest.frame, form: Form::default().and("to", to) }).into_response()
        }
    }
}

pub async fn create(guest: Guest, visitor: Visitor, mut form: Form) -> Result<Response, Fault> {
    let Some((email, password)) = form.read(written) else { return Ok(again(guest, form)) };
    let address = visitor.address.group();
    if let Answer::Wait(left) = counted(&guest.app, &email, &address).await? {
        return Ok(later(guest, form, left));
    }
    let found = Credentials::find_by_email(&mut guest.app.db.read().await?, &email).await?;
    let kept = found.as_ref().map(|credentials| credentials.password_hash.clone());
    let right = hashing::verify(password, kept).await?;
    let Some(credentials) = found.filter(|_| right) else { return Ok(wrong(guest, form)) };

    let mut db = guest.app.db.write().await?;
    throttle::forgive(&mut db, &email, &address).await?;
    if let Some(earlier) = &guest.token {
        Session::close(&mut db, earlier).await?;
    }
    let token = match credentials.sign_in(&mut db, visitor.browser()).await {
        Err(Error::NotFound) => return Ok(wrong(guest, form)),
        token => token?,
    };
    db.commit().await?;
    let to = local_path(form.value("to")).unwrap_or("/");
    Ok(([(header::SET_COOKIE, remembered(&guest.app, &token))], Redirect::to(to)).into_response())
}

pub async fn destroy(guest: Guest) -> Result<Response, Fault> {
    if let (Some(who), Some(token)) = (&guest.who, &guest.token) {
        let mut db = guest.app.db.write().await?;
        User::sign_out(&mut db, who, token).await?;
        db.commit().await?;
    }
    Ok(signed_out(&guest.app, "flash-signed-out"))
}

/// Any text will do for an address: whether it is one tells nothing about who has an account.
fn written(form: &mut Form) -> Option<(String, String)> {
    let email = form.text("email", 1..=254);
    let password = form.value("password").to_owned();
    if password.is_empty() {
        form.fault("password", Message::new("form-missing"));
    }
    Some((email?, password))
}

/// Counts the attempt before it is known how it ends, in a transaction of its own: hashing takes long.
pub async fn counted(app: &App, email: &str, address: &str) -> Result<Answer, Fault> {
    let mut db = app.db.write().await?;
    let answer = throttle::attempt(&mut db, email, address).await?;
    db.commit().await?;
    Ok(answer)
}

/// The same words whether the address, the password or the account is at fault.
fn wrong(guest: Guest, mut form: Form) -> Response {
    form.fault("email", Message::new("sign-in-wrong"));
    again(guest, form)
}

fn later(guest: Guest, mut form: Form, left: TimeDelta) -> Response {
    form.fault("email", waiting(left));
    let mut page = again(guest, form);
    *page.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    page.headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(left.num_seconds().max(0).unsigned_abs() + 1));
    page
}

/// How long to wait, in whole minutes.
pub fn waiting(left: TimeDelta) -> Message {
    Message::new("sign-in-wait").with("minutes", (left.num_seconds() + 59) / 60)
}

fn again(guest: Guest, form: Form) -> Response {
    Page(New { t: guest.t, frame: guest.frame, form }).again()
}

/// The cookie of a signed-in browser. It ends with the browser; the session itself may end before.
pub fn remembered(app: &App, token: &str) -> String {
    format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{}", session_name(app), secure(app))
}

/// To the sign-in page, without a session.
pub fn signed_out(app: &App, flash: &str) -> Response {
    let forgotten =
        format!("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{}", session_name(app), secure(app));
    let mut response = done("/sign-in", flash);
    if let Ok(cookie) = HeaderValue::from_str(&forgotten) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Browsers take a `__Host-` cookie only when it is Secure, and a Secure one only over TLS.
pub fn secure(app: &App) -> &'static str {
    if app.config.is_https() { "; Secure" } else { "" }
}
