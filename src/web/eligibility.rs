//! Whom a slot is for, as its provider or the contract's manager sets it. What else is written of a slot is `slots`.

use askama::Template;
use axum::response::{IntoResponse, Response};
use sqlx::types::Json;

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::message::Message;
use super::page::Page;
use super::path::Path;
use super::refusal::message;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::Error;
use crate::model::codes::Track;
use crate::model::eligibility::{AGES, Eligibility};
use crate::model::municipality::Municipality;
use crate::model::slot::{Slot, SlotId};

#[derive(Template)]
#[template(path = "slots/eligibility.html")]
struct Edit {
    t: Texts,
    frame: Frame,
    form: Form,
    slot: Slot,
    municipalities: Vec<Choice>,
    tracks: Vec<Choice>,
}

impl Edit {
    fn new(t: Texts, frame: Frame, form: Form, slot: Slot) -> Self {
        let mut places: Vec<Municipality> = Municipality::all().collect();
        places.sort_by(|a, b| crate::db::compare_swedish(a.name(), b.name()));
        Self {
            municipalities: places.into_iter().map(|place| Choice::new(place, place.name())).collect(),
            tracks: t.choices::<Track>(),
            t,
            frame,
            form,
            slot,
        }
    }

    fn back(&self) -> String {
        format!("/slots/{}", self.slot.id)
    }

    fn ages(&self) -> (i64, i64) {
        (*AGES.start(), *AGES.end())
    }
}

pub async fn edit(mut visit: Visit, Path(id): Path<SlotId>) -> Result<Response, Fault> {
    let slot = Slot::find_for_rules(&mut visit.db, &visit.who, id).await?;
    let rules = &slot.eligibility;
    let shown = |age: Option<i64>| age.map_or(String::new(), |age| age.to_string());
    let form = Form::default()
        .and("version", slot.version)
        .and_each("municipalities", rules.only_municipalities.iter())
        .and("min_age", shown(rules.min_age))
        .and("max_age", shown(rules.max_age))
        .and_each("tracks", rules.only_tracks.iter());
    Ok(Page(Edit::new(visit.t, visit.frame, form, slot)).into_response())
}

pub async fn update(act: Act, Path(id): Path<SlotId>, mut form: Form) -> Result<Response, Fault> {
    let slot = Slot::find_for_rules(&mut act.read().await?, &act.who, id).await?;
    let again = |form: Form| Page(Edit::new(act.t, act.frame.clone(), form, slot));
    let Some(rules) = form.read(rules) else { return Ok(again(form).again()) };
    let mut db = act.write().await?;
    match Slot::limit(&mut db, &act.who, id, form.version(), rules).await {
        Ok(()) => {}
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault("max_age", message(&refusal));
            return Ok(again(form).conflict());
        }
        Err(other) => return Err(other.into()),
    }
    db.commit().await?;
    act.app.search.wake();
    Ok(done(&format!("/slots/{id}"), "flash-slot-limited"))
}

fn rules(form: &mut Form) -> Option<Eligibility> {
    let mut places = Vec::new();
    let mut is_known = true;
    for written in form.values("municipalities") {
        match written.parse::<Municipality>() {
            Ok(place) => places.push(place),
            Err(_) => is_known = false,
        }
    }
    if !is_known {
        form.fault("municipalities", Message::new("form-not-a-choice"));
    }
    places.sort_unstable();
    places.dedup();
    let min_age = form.optional_integer("min_age", AGES);
    let max_age = form.optional_integer("max_age", AGES);
    let tracks = form.many::<Track>("tracks");
    Some(Eligibility {
        only_municipalities: Json(places),
        min_age: min_age?,
        max_age: max_age?,
        only_tracks: Json(tracks?),
    })
}
