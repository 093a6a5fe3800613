//! Posting a slot and changing what is written of it.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::fields::{self, Offer};
use super::limits;
use super::occupations::occupations;
use crate::db::Write;
use crate::model::access::Who;
use crate::model::board::Offered;
use crate::model::codes::{Adaptation, Language, Requirement, SlotState};
use crate::model::municipality::Municipality;
use crate::model::organisation::OrganisationId;
use crate::model::posting::Posting;
use crate::model::slot::{Slot, SlotId};
use crate::model::submission::Submission;
use crate::model::{Error, Refusal};
use crate::web::choice::Choice;
use crate::web::clash::{Clash, clashes};
use crate::web::fault::Fault;
use crate::web::form::Form;
use crate::web::frame::Frame;
use crate::web::page::Page;
use crate::web::path::Path;
use crate::web::query::Query;
use crate::web::refusal::message;
use crate::web::texts::Texts;
use crate::web::visit::{Act, Visit, done};

/// Earlier slots that are offered to be copied.
const MOST_COPIED: usize = 8;

/// What both forms choose from.
struct Choices {
    organisations: Vec<Choice>,
    contracts: Vec<Choice>,
    workplaces: Vec<Choice>,
    municipalities: Vec<Choice>,
    adaptations: Vec<Choice>,
    requirements: Vec<Choice>,
    languages: Vec<Choice>,
    occupations: Vec<String>,
    /// Field and label, from Monday on.
    weekdays: Vec<(&'static str, &'static str)>,
}

impl Choices {
    fn of(offer: &Offer, t: &Texts) -> Self {
        Self {
            organisations: offer.organisation_choices(),
            contracts: offer.contract_choices(t),
            workplaces: offer.workplace_choices(),
            municipalities: Municipality::all().map(|place| Choice::new(place, place.name())).collect(),
            adaptations: t.choices::<Adaptation>(),
            requirements: t.choices::<Requirement>(),
            languages: t.choices::<Language>(),
            occupations: occupations(),
            weekdays: limits::WEEKDAYS
                .iter()
                .map(|(field, label)| (*field, t.find(label).unwrap_or_default()))
                .collect(),
        }
    }

    /// What people call a value of a field.
    fn said(&self, field: &str, value: &str) -> String {
        let choices = match field {
            "contract_id" => &self.contracts,
            "workplace_id" => &self.workplaces,
            "municipality" => &self.municipalities,
            "adaptations" => &self.adaptations,
            "requirements" => &self.requirements,
            "languages" => &self.languages,
            _ => return value.to_owned(),
        };
        let chosen = choices.iter().find(|choice| choice.value == value);
        chosen.map_or_else(|| value.to_owned(), |choice| choice.label.clone())
    }
}

#[derive(Template)]
#[template(path = "slots/new.html")]
struct New {
    t: Texts,
    frame: Frame,
    form: Form,
    choices: Choices,
    earlier: Vec<Slot>,
}

pub async fn new(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let offer = Offer::load(&mut visit.db, &visit.who, None).await?;
    let today = visit.today();
    let form = match query.id::<SlotId>("copy") {
        Some(id) => {
            let slot = super::own(&mut visit, id).await?;
            offer.copy(&slot, today)
        }
        None => {
            let organisation = offer.organisation(query.id("organisation")).ok_or_else(Fault::not_found)?;
            offer.blank(organisation, today)
        }
    };
    let mut earlier = Vec::new();
    if !query.flag("copy") {
        for organisation in &offer.organisations {
            let offered = Offered::of_provider(&mut visit.db, &visit.who, organisation.id, today).await?;
            earlier.extend(offered.into_iter().map(|offered| offered.slot));
        }
        // The latest first: they are most like the next.
        earlier.sort_by_key(|slot| std::cmp::Reverse(slot.id));
        earlier.truncate(MOST_COPIED);
    }
    let choices = Choices::of(&offer, &visit.t);
    Ok(Page(New { t: visit.t, frame: visit.frame, form, choices, earlier }).into_response())
}

pub async fn create(act: Act, mut form: Form) -> Result<Response, Fault> {
    let offer = Offer::load(&mut act.read().await?, &act.who, None).await?;
    let again = |form: Form| {
        let choices = Choices::of(&offer, &act.t);
        Page(New { t: act.t, frame: act.frame.clone(), form, choices, earlier: Vec::new() })
    };
    let Some((provider, posting)) = form.read(|form| offer.read(form, None)) else {
        return Ok(again(form).again());
    };
    let publish = form.flag("publish");
    let flash = if publish { "flash-slot-published" } else { "flash-slot-posted" };
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, flash));
    }
    let earlier = form.optional_id::<SlotId>("copy_of").flatten();
    match post(&mut db, &act.who, provider, posting, earlier, publish).await {
        Ok(slot) => {
            let location = format!("/slots/{}", slot.id);
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, flash))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault(fields::field_of(&refusal), message(&refusal));
            Ok(again(form).conflict())
        }
        Err(other) => Err(other.into()),
    }
}

async fn post(
    db: &mut Write,
    who: &Who,
    provider: OrganisationId,
    posting: Posting,
    earlier: Option<SlotId>,
    publish: bool,
) -> Result<Slot, Error> {
    let slot = Slot::post(db, who, provider, posting).await?;
    if let Some(earlier) = earlier {
        Slot::limit_as(db, who, slot.id, earlier).await?;
    }
    if publish { Slot::publish(db, who, slot.id).await } else { Ok(slot) }
}

#[derive(Template)]
#[template(path = "slots/edit.html")]
struct Edit {
    t: Texts,
    frame: Frame,
    form: Form,
    choices: Choices,
    slot: Slot,
    /// What somebody else has changed meanwhile, when that is so.
    clashes: Vec<Clash>,
}

impl Edit {
    fn back(&self) -> String {
        format!("/slots/{}", self.slot.id)
    }
}

pub async fn edit(mut visit: Visit, Path(id): Path<SlotId>) -> Result<Response, Fault> {
    let slot = super::own(&mut visit, id).await?;
    if slot.state == SlotState::Closed {
        return Err(Error::from(Refusal::SlotState { state: slot.state.code() }).into());
    }
    let offer = Offer::load(&mut visit.db, &visit.who, slot.contract_id).await?;
    let form = fields::of(slot.version, &Posting::of(&slot));
    let choices = Choices::of(&offer, &visit.t);
    Ok(Page(Edit { t: visit.t, frame: visit.frame, form, choices, slot, clashes: Vec::new() })
        .into_response())
}

pub async fn update(act: Act, Path(id): Path<SlotId>, mut form: Form) -> Result<Response, Fault> {
    let mut reading = act.read().await?;
    let slot = Slot::find(&mut reading, &act.who, id).await?;
    if !act.who.provides(slot.provider_id) {
        return Err(Fault::not_found());
    }
    let offer = Offer::load(&mut reading, &act.who, slot.contract_id).await?;
    drop(reading);
    let again = |form: Form, slot: Slot, clashes: Vec<Clash>| {
        let choices = Choices::of(&offer, &act.t);
        Page(Edit { t: act.t, frame: act.frame.clone(), form, choices, slot, clashes })
    };
    let Some((_, posting)) = form.read(|form| offer.read(form, Some(slot.provider_id))) else {
        return Ok(again(form, slot, Vec::new()).again());
    };
    let mut db = act.write().await?;
    match Slot::edit(&mut db, &act.who, id, form.version(), posting).await {
        Ok(slot) => {
            db.commit().await?;
            Ok(done(&format!("/slots/{}", slot.id), "flash-slot-edited"))
        }
        Err(Error::Stale) => {
            db.rollback().await?;
            let now = Slot::find(&mut act.read().await?, &act.who, id).await?;
            let theirs = fields::of(now.version, &Posting::of(&now));
            let choices = Choices::of(&offer, &act.t);
            let clashes = clashes(&act.t, "slot", fields::ALL, &theirs, &form, |field, value| {
                choices.said(field, value)
            });
            form.put("version", now.version);
            Ok(again(form, now, clashes).conflict())
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault(fields::field_of(&refusal), message(&refusal));
            Ok(again(form, slot, Vec::new()).conflict())
        }
        Err(other) => Err(other.into()),
    }
}
