//! Choosing another password: the old one is asked for, every other place is signed out, this one gets a new session.

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::Response;

use crate::model::account::Credentials;
use crate::model::password::{LEAST, Password};
use crate::model::throttle::{self, Answer};
use crate::model::user::User;
use crate::web::fault::Fault;
use crate::web::form::Form;
use crate::web::frame::Frame;
use crate::web::hashing;
use crate::web::invitations::new_password;
use crate::web::message::Message;
use crate::web::page::Page;
use crate::web::sign_in::{counted, remembered, waiting};
use crate::web::texts::Texts;
use crate::web::visit::{Act, Visit, done};
use crate::web::visitor::Visitor;

#[derive(Template)]
#[template(path = "account/password.html")]
struct Edit {
    t: Texts,
    frame: Frame,
    form: Form,
    email: String,
    least: usize,
}

pub async fn edit(mut visit: Visit) -> Result<Page<impl Template>, Fault> {
    let email = User::own(&mut visit.db, &visit.who).await?.email;
    Ok(Page(Edit { t: visit.t, frame: visit.frame, form: Form::default(), email, least: LEAST }))
}

pub async fn update(act: Act, visitor: Visitor, mut form: Form) -> Result<Response, Fault> {
    let mut db = act.read().await?;
    let user = User::own(&mut db, &act.who).await?;
    let credentials = Credentials::own(&mut db, &act.who).await?;
    drop(db);
    let Some((current, chosen)) = form.read(|form| passwords(form, &user)) else {
        return Ok(again(act, form, user));
    };
    // Somebody who found an open browser must not be able to guess either.
    let address = visitor.address.group();
    if let Answer::Wait(left) = counted(&act.app, &user.email, &address).await? {
        form.fault("current", waiting(left));
        return Ok(again(act, form, user));
    }
    if !hashing::verify(current, Some(credentials.password_hash)).await? {
        form.fault("current", Message::new("password-wrong"));
        return Ok(again(act, form, user));
    }
    let hash = hashing::hash(chosen).await?;
    let mut db = act.write().await?;
    throttle::forgive(&mut db, &user.email, &address).await?;
    let token = User::change_password(&mut db, &act.who, &hash, visitor.browser()).await?;
    db.commit().await?;
    let mut response = done("/account", "flash-password-changed");
    let cookie = HeaderValue::from_str(&remembered(&act.app, &token)).map_err(Fault::broken)?;
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

fn passwords(form: &mut Form, user: &User) -> Option<(String, Password)> {
    let current = form.value("current").to_owned();
    if current.is_empty() {
        form.fault("current", Message::new("form-missing"));
    }
    let chosen = new_password(form, |written| Password::chosen(written, &[&user.name, &user.email]));
    Some((current, chosen?))
}

fn again(act: Act, form: Form, user: User) -> Response {
    Page(Edit { t: act.t, frame: act.frame, form, email: user.email, least: LEAST }).again()
}
