//! The link of an invitation: choose a name and a password, and be signed in. Looking does not use it up.

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::hashing;
use super::message::Message;
use super::page::Page;
use super::path::Path;
use super::refusal;
use super::sign_in::remembered;
use super::texts::Texts;
use super::visit::Guest;
use super::visitor::Visitor;
use crate::model::account;
use crate::model::invitation::Invitation;
use crate::model::password::{LEAST, Password};

#[derive(Template)]
#[template(path = "invitations/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    form: Form,
    email: String,
    least: usize,
}

/// A link that no longer opens anything: used, replaced, expired, or never made. The page does not tell which.
#[derive(Template)]
#[template(path = "invitations/spent.html")]
struct Spent {
    t: Texts,
    frame: Frame,
}

pub async fn show(guest: Guest, Path(token): Path<String>) -> Result<Response, Fault> {
    let found = Invitation::find_by_token(&mut guest.app.db.read().await?, &token).await?;
    let Some(invitation) = found else { return Ok(spent(guest)) };
    // An invited person is called by the address until they say their name.
    let name = if invitation.name == invitation.email { "" } else { &invitation.name };
    let form = Form::default().and("name", name);
    Ok(Page(page(guest, form, &invitation)).into_response())
}

pub async fn accept(
    guest: Guest,
    visitor: Visitor,
    Path(token): Path<String>,
    mut form: Form,
) -> Result<Response, Fault> {
    let found = Invitation::find_by_token(&mut guest.app.db.read().await?, &token).await?;
    let Some(invitation) = found else { return Ok(spent(guest)) };
    let Some((name, password)) = form.read(|form| chosen(form, &invitation)) else {
        return Ok(Page(page(guest, form, &invitation)).again());
    };
    let hash = hashing::hash(password).await?;
    let mut db = guest.app.db.write().await?;
    let user = Invitation::accept(&mut db, &token, &name, &hash).await?;
    let token = account::open(&mut db, user, visitor.browser()).await?;
    db.commit().await?;
    Ok(([(header::SET_COOKIE, remembered(&guest.app, &token))], Redirect::to("/")).into_response())
}

fn chosen(form: &mut Form, invitation: &Invitation) -> Option<(String, Password)> {
    let name = form.text("name", 1..=120);
    let known = name.clone().unwrap_or_default();
    let password = new_password(form, |written| invitation.password(written, &known));
    Some((name?, password?))
}

/// Reads a new password and its repetition, as they were typed: blanks at the ends are part of a password.
pub fn new_password(
    form: &mut Form,
    rules: impl FnOnce(&str) -> Result<Password, crate::model::Refusal>,
) -> Option<Password> {
    let (written, repeated) = (form.value("password").to_owned(), form.value("repeated").to_owned());
    match rules(&written) {
        Err(refusal) => {
            let fault =
                if written.is_empty() { Message::new("form-missing") } else { refusal::message(&refusal) };
            form.fault("password", fault);
            None
        }
        Ok(_) if written != repeated => {
            form.fault("repeated", Message::new("password-not-repeated"));
            None
        }
        Ok(password) => Some(password),
    }
}

fn page(guest: Guest, form: Form, invitation: &Invitation) -> Show {
    Show { t: guest.t, frame: guest.frame, form, email: invitation.email.clone(), least: LEAST }
}

fn spent(guest: Guest) -> Response {
    (StatusCode::NOT_FOUND, Page(Spent { t: guest.t, frame: guest.frame })).into_response()
}
