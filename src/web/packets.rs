//! The packet of everything that is kept about a person: made by the own coach from the person's pages, or by an
//! administrator who says whom and why. What the files look like is in `file`.

pub mod file;

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::message::Message;
use super::page::Page;
use super::path::Path;
use super::texts::Texts;
use super::visit::{Act, Visit};
use crate::model::Error;
use crate::model::codes::Role;
use crate::model::enrolment::EnrolmentId;
use crate::model::inspection::LEAST_REASON;
use crate::model::packet::{Packet, Sought};
use crate::model::personal_number::PersonalNumber;

/// The longest reason, in characters.
const LONGEST_REASON: usize = 500;

#[derive(Template)]
#[template(path = "packets/new.html")]
struct New {
    t: Texts,
    frame: Frame,
    form: Form,
}

pub async fn new(visit: Visit) -> Result<Response, Fault> {
    if !visit.who.is(Role::Administrator) {
        return Err(Fault::not_found());
    }
    Ok(Page(New { t: visit.t, frame: visit.frame, form: Form::new() }).into_response())
}

pub async fn create(act: Act, mut form: Form) -> Result<Response, Fault> {
    if !act.who.is(Role::Administrator) {
        return Err(Fault::not_found());
    }
    let mut db = act.read().await?;
    let today = db.today();
    let wanted = form.read(|form| {
        let (whom, reason) = (form.text("whom", 1..=60), form.text("reason", LEAST_REASON..=LONGEST_REASON));
        whom.zip(reason)
    });
    let Some((whom, reason)) = wanted else {
        return Ok(Page(New { t: act.t, frame: act.frame, form }).again());
    };
    let sought = match PersonalNumber::parse(&whom, today) {
        Ok(number) => Sought::Number(number),
        Err(_) => Sought::Reference(whom),
    };
    match Packet::of(&mut db, &act.who, &act.app.keys, &sought).await {
        Ok(packet) => {
            db.end().await?;
            send(act, packet, &reason).await
        }
        Err(Error::NotFound) => {
            form.fault("whom", Message::new("packet-nobody"));
            Ok(Page(New { t: act.t, frame: act.frame, form }).again())
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn of_own(act: Act, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    let mut db = act.read().await?;
    let packet = Packet::of_own(&mut db, &act.who, &act.app.keys, id).await?;
    db.end().await?;
    send(act, packet, "").await
}

/// Written down first, then sent.
async fn send(act: Act, packet: Packet, reason: &str) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    packet.given(&mut db, &act.who, reason).await?;
    db.commit().await?;
    let reference = packet.enrolments.first().map_or("", |(_, reference)| reference.as_str());
    let plain: String = reference.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let name = format!("{plain}-{}.zip", packet.on);
    let (t, by) = (act.t, act.who.name.clone());
    let content = tokio::task::spawn_blocking(move || file::zipped(&t, &packet, &by));
    let content = content.await.map_err(Fault::broken)?.map_err(Fault::broken)?;
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, content).into_response())
}
