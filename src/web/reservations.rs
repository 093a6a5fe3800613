//! Reserving a seat of a slot with a reason, and giving it back. Using it is a proposal like any other (`proposals`).

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::Days;

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::page::Page;
use super::path::Path;
use super::query::Query;
use super::refusal::message;
use super::search::{period_from, usual_period};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::access::Who;
use crate::model::inspection::LEAST_REASON;
use crate::model::profile::MOST_HOURS;
use crate::model::project::{Project, ProjectId};
use crate::model::reservation::{Asked, MOST_DAYS, Reservation, ReservationId};
use crate::model::slot::{Slot, SlotId};
use crate::model::submission::Submission;
use crate::model::{Error, Refusal, Result as ModelResult};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 500;
/// Days that a seat is usually held.
const USUAL_DAYS: u64 = 14;

#[derive(Template)]
#[template(path = "reservations/new.html")]
struct New {
    t: Texts,
    frame: Frame,
    form: Form,
    slot: Slot,
    projects: Vec<Choice>,
}

/// The slot, and the projects for which the person may hold its seats: none is `NotFound`.
async fn about(db: &mut Read, who: &Who, id: SlotId) -> ModelResult<(Slot, Vec<Choice>)> {
    let slot = Slot::find(db, who, id).await?;
    let mut projects = Project::managed_by(db, who).await?;
    projects.extend(Project::coached_by(db, who).await?);
    projects.sort_by_key(|project| project.id);
    projects.dedup_by_key(|project| project.id);
    projects.retain(|project| slot.project_id.is_none_or(|own| own == project.id));
    if projects.is_empty() {
        return Err(Error::NotFound);
    }
    Ok((slot, projects.iter().map(|project| Choice::new(project.id, &project.name)).collect()))
}

pub async fn new(mut visit: Visit, Path(id): Path<SlotId>, query: Query) -> Result<Response, Fault> {
    let (slot, projects) = about(&mut visit.db, &visit.who, id).await?;
    let today = visit.today();
    let from = query.date("from").unwrap_or_else(|| usual_period(today).from).max(slot.starts_on).max(today);
    let to = query.date("to").filter(|to| *to >= from).unwrap_or_else(|| period_from(from).to);
    let form = Form::new()
        .and("project_id", projects.first().map(|project| project.value.clone()).unwrap_or_default())
        .and("starts_on", from)
        .and("ends_on", to.min(slot.ends_on).max(from))
        .and("hours", slot.min_hours_per_week)
        .and("held_until", today + Days::new(USUAL_DAYS));
    Ok(Page(New { t: visit.t, frame: visit.frame, form, slot, projects }).into_response())
}

pub async fn create(act: Act, Path(id): Path<SlotId>, mut form: Form) -> Result<Response, Fault> {
    let (slot, projects) = about(&mut act.read().await?, &act.who, id).await?;
    let again = |form: Form| Page(New { t: act.t, frame: act.frame.clone(), form, slot, projects });
    let Some(asked) = form.read(|form| asked(form, id)) else { return Ok(again(form).again()) };
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-seat-reserved"));
    }
    match Reservation::make(&mut db, &act.who, asked).await {
        Ok(_) => {}
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault(field(&refusal), message(&refusal));
            return Ok(again(form).conflict());
        }
        Err(other) => return Err(other.into()),
    }
    let location = format!("/slots/{id}");
    Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
    db.commit().await?;
    act.app.search.wake();
    Ok(done(&location, "flash-seat-reserved"))
}

fn asked(form: &mut Form, slot_id: SlotId) -> Option<Asked> {
    let project_id = form.id::<ProjectId>("project_id");
    let starts_on = form.date("starts_on");
    let ends_on = form.date("ends_on");
    form.in_order("starts_on", "ends_on");
    let hours_per_week = form.integer("hours", 1..=MOST_HOURS);
    let held_until = form.date("held_until");
    let reason = form.text("reason", LEAST_REASON..=LONGEST_REASON);
    Some(Asked {
        slot_id,
        project_id: project_id?,
        hours_per_week: hours_per_week?,
        starts_on: starts_on?,
        ends_on: ends_on?,
        held_until: held_until?,
        reason: reason?,
    })
}

/// The field in which the person can do something about it.
const fn field(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::HoursOutsideSlot { .. } | Refusal::SlotHoursTaken { .. } => "hours",
        Refusal::ReservationTooLong { .. } => "held_until",
        _ => "starts_on",
    }
}

pub async fn release(act: Act, Path(id): Path<ReservationId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let released = Reservation::release(&mut db, &act.who, id).await?;
    db.commit().await?;
    act.app.search.wake();
    Ok(done(&format!("/slots/{}", released.slot_id), "flash-seat-released"))
}

impl New {
    fn days(&self) -> i64 {
        MOST_DAYS as i64
    }
}
