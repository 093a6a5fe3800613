//! The days on which a provider is closed, at one slot or everywhere: its list, saying them and taking them back.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::message::Message;
use super::page::Page;
use super::provided::{self, Provided};
use super::query::Query;
use super::refusal::message;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::Error;
use crate::model::access::Who;
use crate::model::board::Offered;
use crate::model::closed_days::{Closing, Of};
use crate::model::codes::SlotState;
use crate::model::opening::ClosedDays;
use crate::model::organisation::{Organisation, OrganisationId};
use crate::model::slot::{Slot, SlotId};

const LONGEST_REASON: usize = 120;

#[derive(Template)]
#[template(path = "closed_days/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    form: Form,
    several: Vec<Organisation>,
    organisation: Organisation,
    closings: Vec<Closing>,
    slots: Vec<Choice>,
}

impl Index {
    async fn new(
        db: &mut Read,
        who: &Who,
        (t, frame): (Texts, Frame),
        organisation: Organisation,
        form: Form,
    ) -> Result<Self, Fault> {
        let today = db.today();
        let closings = Closing::of_provider(db, who, organisation.id).await?;
        let offered = Offered::of_provider(db, who, organisation.id, today).await?;
        let slots = offered
            .into_iter()
            .map(|offered| offered.slot)
            .filter(|slot| slot.state != SlotState::Closed && slot.ends_on >= today)
            .map(|slot| Choice::new(slot.id, slot.title))
            .collect();
        let several = provided::organisations(db, who).await?;
        Ok(Self { t, frame, form, several, organisation, closings, slots })
    }
}

pub async fn index(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let provided = Provided::of(&mut visit.db, &visit.who, &query).await?;
    let slot = query.id::<SlotId>("slot").map_or(String::new(), |id| id.to_string());
    let form = Form::new().and("organisation_id", provided.chosen.id).and("slot_id", slot);
    let shell = (visit.t, visit.frame);
    let page = Index::new(&mut visit.db, &visit.who, shell, provided.chosen, form).await?;
    Ok(Page(page).into_response())
}

pub async fn create(act: Act, mut form: Form) -> Result<Response, Fault> {
    let organisation = organisation(&act, &mut form).await?;
    let Some((of, days)) = form.read(|form| read(form, organisation.id)) else {
        return Ok(again(&act, organisation, form).await?.again());
    };
    if !is_its(&act, of, organisation.id).await? {
        form.fault("slot_id", Message::new("form-not-found"));
        return Ok(again(&act, organisation, form).await?.again());
    }
    let mut db = act.write().await?;
    match Closing::add(&mut db, &act.who, of, days).await {
        Ok(()) => {
            db.commit().await?;
            act.app.search.wake();
            Ok(done(&format!("/closed-days?organisation={}", organisation.id), "flash-closed-days-added"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault("to", message(&refusal));
            Ok(again(&act, organisation, form).await?.conflict())
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn remove(act: Act, mut form: Form) -> Result<Response, Fault> {
    let organisation = organisation(&act, &mut form).await?;
    let Some((of, days)) = form.read(|form| read(form, organisation.id)) else {
        return Ok(again(&act, organisation, form).await?.again());
    };
    if !is_its(&act, of, organisation.id).await? {
        return Err(Fault::not_found());
    }
    let mut db = act.write().await?;
    Closing::remove(&mut db, &act.who, of, (days.from, days.to)).await?;
    db.commit().await?;
    act.app.search.wake();
    Ok(done(&format!("/closed-days?organisation={}", organisation.id), "flash-closed-days-removed"))
}

/// Whose closed days: one that the person provides for.
async fn organisation(act: &Act, form: &mut Form) -> Result<Organisation, Fault> {
    let all = provided::organisations(&mut act.read().await?, &act.who).await?;
    let asked = form.id::<OrganisationId>("organisation_id");
    all.into_iter().find(|organisation| Some(organisation.id) == asked).ok_or_else(Fault::not_found)
}

fn read(form: &mut Form, provider: OrganisationId) -> Option<(Of, ClosedDays)> {
    let slot = form.optional_id::<SlotId>("slot_id");
    let (from, to) = (form.date("from"), form.date("to"));
    form.in_order("from", "to");
    let reason = form.optional_text("reason", LONGEST_REASON);
    let of = slot?.map_or(Of::Provider(provider), Of::Slot);
    Some((of, ClosedDays { from: from?, to: to?, reason: reason?.unwrap_or_default() }))
}

/// Whether what is to be closed is the organisation's own.
async fn is_its(act: &Act, of: Of, provider: OrganisationId) -> Result<bool, Fault> {
    let Of::Slot(id) = of else { return Ok(true) };
    match Slot::find(&mut act.read().await?, &act.who, id).await {
        Ok(slot) => Ok(slot.provider_id == provider),
        Err(Error::NotFound) => Ok(false),
        Err(other) => Err(other.into()),
    }
}

async fn again(act: &Act, organisation: Organisation, form: Form) -> Result<Page<Index>, Fault> {
    let shell = (act.t, act.frame.clone());
    Ok(Page(Index::new(&mut act.read().await?, &act.who, shell, organisation, form).await?))
}

/// The value of a hidden field.
fn slot_of(closing: &Closing) -> String {
    match closing.of {
        Of::Slot(id) => id.to_string(),
        Of::Provider(_) => String::new(),
    }
}

fn day(day: NaiveDate) -> String {
    day.to_string()
}
