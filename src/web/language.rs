//! The switch between Swedish and English: remembered in a cookie, and for users in their account.

use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};

use super::fault::Fault;
use super::form::Form;
use super::frame::LANGUAGE_COOKIE;
use super::local_path::local_path;
use super::sign_in::secure;
use super::texts::Language;
use super::visit::Guest;
use crate::model::user::User;

/// Seconds in a year: how long a browser remembers.
const YEAR: u32 = 31_536_000;

pub async fn create(guest: Guest, form: Form) -> Result<Response, Fault> {
    let Some(language) = Language::of_code(form.value("language")) else {
        return Err(Fault::bad_request("language-unknown"));
    };
    if let Some(who) = &guest.who {
        let mut db = guest.app.db.write().await?;
        User::change_language(&mut db, who, language.code()).await?;
        db.commit().await?;
    }
    let cookie = format!(
        "{LANGUAGE_COOKIE}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={YEAR}{}",
        language.code(),
        secure(&guest.app)
    );
    let to = local_path(form.value("to")).unwrap_or("/");
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(to)).into_response())
}
