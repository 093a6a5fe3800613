//! The confidentiality undertaking: what whoever acts for a provider promises before the first card. Until then this page
//! stands before all others (`visit`).

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};

use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::local_path::local_path;
use super::message::Message;
use super::page::Page;
use super::query::Query;
use super::texts::Texts;
use super::visit::Guest;
use crate::model::access::Who;
use crate::model::codes::Role;
use crate::model::undertaking::{Undertaking, VERSION};

/// What is promised.
const POINTS: [&str; 5] = [
    "undertaking-point-1",
    "undertaking-point-2",
    "undertaking-point-3",
    "undertaking-point-4",
    "undertaking-point-5",
];

#[derive(Template)]
#[template(path = "undertaking/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    form: Form,
    who: Who,
    given: Option<Undertaking>,
}

pub async fn show(guest: Guest, query: Query) -> Result<Response, Fault> {
    let Some(who) = guest.who else { return Ok(Redirect::to("/sign-in?to=/undertaking").into_response()) };
    if !who.is(Role::Provider) {
        return Err(Fault::not_found());
    }
    let given = Undertaking::own(&mut guest.app.db.read().await?, &who).await?;
    let form = Form::default().and("to", query.text("to"));
    Ok(Page(Show { t: guest.t, frame: guest.frame, form, who, given }).into_response())
}

pub async fn create(guest: Guest, mut form: Form) -> Result<Response, Fault> {
    let Some(who) = guest.who else { return Ok(Redirect::to("/sign-in?to=/undertaking").into_response()) };
    if !who.is(Role::Provider) {
        return Err(Fault::not_found());
    }
    if !form.flag("promise") {
        form.fault("promise", Message::new("undertaking-missing"));
        let given = Undertaking::own(&mut guest.app.db.read().await?, &who).await?;
        return Ok(Page(Show { t: guest.t, frame: guest.frame, form, who, given }).again());
    }
    let mut db = guest.app.db.write().await?;
    Undertaking::give(&mut db, &who, guest.t.lang()).await?;
    db.commit().await?;
    Ok(super::visit::done(local_path(form.value("to")).unwrap_or("/"), "flash-undertaking-given"))
}

impl Show {
    fn points(&self) -> Vec<&'static str> {
        POINTS.iter().filter_map(|point| self.t.find(point)).collect()
    }

    fn version(&self) -> &'static str {
        VERSION
    }
}
