//! A provider's workplaces and departments: the list, adding one, changing it, taking it away.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::choice::Choice;
use super::clash::{Clash, clashes};
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::page::Page;
use super::path::Path;
use super::provided::{self, Provided};
use super::query::Query;
use super::refusal::message;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::email::Email;
use crate::model::municipality::Municipality;
use crate::model::organisation::{Organisation, OrganisationId};
use crate::model::submission::Submission;
use crate::model::workplace::{Listed, Workplace, WorkplaceId, Written};
use crate::model::{Error, Refusal};

const FIELDS: &[&str] =
    &["name", "address", "municipality", "contact_name", "contact_email", "contact_phone", "supervisor"];

#[derive(Template)]
#[template(path = "workplaces/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    several: Vec<Organisation>,
    organisation: Organisation,
    workplaces: Vec<Listed>,
}

pub async fn index(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let Provided { all, chosen } = Provided::of(&mut visit.db, &visit.who, &query).await?;
    let workplaces = Workplace::of_organisation(&mut visit.db, &visit.who, chosen.id).await?;
    let page = Index { t: visit.t, frame: visit.frame, several: all, organisation: chosen, workplaces };
    Ok(Page(page).into_response())
}

#[derive(Template)]
#[template(path = "workplaces/edit.html")]
struct Edit {
    t: Texts,
    frame: Frame,
    form: Form,
    municipalities: Vec<Choice>,
    /// None: a new one.
    workplace: Option<Workplace>,
    /// Of a new department: the workplace.
    parent: Option<Workplace>,
    organisation: OrganisationId,
    clashes: Vec<Clash>,
}

impl Edit {
    fn action(&self) -> String {
        self.workplace.as_ref().map_or("/workplaces".to_owned(), |one| format!("/workplaces/{}/edit", one.id))
    }

    fn title(&self) -> String {
        match (&self.workplace, &self.parent) {
            (Some(_), _) => self.t.say("workplaces-edit").to_string(),
            (None, Some(parent)) => {
                self.t.say("workplaces-new-department").with("name", parent.name()).to_string()
            }
            (None, None) => self.t.say("workplaces-new").to_string(),
        }
    }

    fn back(&self) -> String {
        format!("/workplaces?organisation={}", self.organisation)
    }
}

fn municipalities() -> Vec<Choice> {
    Municipality::all().map(|place| Choice::new(place, place.name())).collect()
}

pub async fn new(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let provided = Provided::of(&mut visit.db, &visit.who, &query).await?;
    let parent = match query.id::<WorkplaceId>("parent") {
        Some(id) => Some(Workplace::find_own(&mut visit.db, &visit.who, id).await?),
        None => None,
    };
    let organisation = parent.as_ref().map_or(provided.chosen.id, |parent| parent.organisation_id);
    let mut form = Form::new().and("organisation_id", organisation);
    form = match &parent {
        Some(parent) => {
            let Written {
                address, municipality, contact_name, contact_email, contact_phone, supervisor, ..
            } = &parent.written;
            form.and("parent_id", parent.id)
                .and("address", address)
                .and("municipality", municipality)
                .and("contact_name", contact_name)
                .and("contact_email", contact_email)
                .and("contact_phone", contact_phone)
                .and("supervisor", supervisor)
        }
        None => form
            .and("municipality", provided.chosen.municipality.map_or(String::new(), |one| one.to_string())),
    };
    let page = Edit {
        t: visit.t,
        frame: visit.frame,
        form,
        municipalities: municipalities(),
        workplace: None,
        parent,
        organisation,
        clashes: Vec::new(),
    };
    Ok(Page(page).into_response())
}

pub async fn create(act: Act, mut form: Form) -> Result<Response, Fault> {
    let mut reading = act.read().await?;
    let all = provided::organisations(&mut reading, &act.who).await?;
    let asked = form.id::<OrganisationId>("organisation_id");
    let organisation =
        all.iter().map(|one| one.id).find(|id| Some(*id) == asked).ok_or_else(Fault::not_found)?;
    let parent = match form.optional_id::<WorkplaceId>("parent_id").flatten() {
        Some(id) => Some(Workplace::find_own(&mut reading, &act.who, id).await?),
        None => None,
    };
    drop(reading);
    let parent_id = parent.as_ref().map(|parent| parent.id);
    let again = |form: Form| {
        let (workplace, clashes) = (None, Vec::new());
        let frame = act.frame.clone();
        Page(Edit {
            t: act.t,
            frame,
            form,
            municipalities: municipalities(),
            workplace,
            parent,
            organisation,
            clashes,
        })
    };
    let Some(written) = form.read(read) else { return Ok(again(form).again()) };
    let back = format!("/workplaces?organisation={organisation}");
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-workplace-added"));
    }
    match Workplace::add(&mut db, &act.who, organisation, parent_id, written).await {
        Ok(_) => {
            Submission::made(&mut db, &form.sending(), &act.who, &back).await?;
            db.commit().await?;
            Ok(done(&back, "flash-workplace-added"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault(field_of(&refusal), message(&refusal));
            Ok(again(form).conflict())
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn edit(mut visit: Visit, Path(id): Path<WorkplaceId>) -> Result<Response, Fault> {
    let workplace = Workplace::find_own(&mut visit.db, &visit.who, id).await?;
    let form = filled(&workplace);
    Ok(Page(page(visit.t, visit.frame, form, workplace, Vec::new())).into_response())
}

pub async fn update(act: Act, Path(id): Path<WorkplaceId>, mut form: Form) -> Result<Response, Fault> {
    let workplace = Workplace::find_own(&mut act.read().await?, &act.who, id).await?;
    let back = format!("/workplaces?organisation={}", workplace.organisation_id);
    let again = |form: Form, workplace: Workplace, clashes: Vec<Clash>| {
        Page(page(act.t, act.frame.clone(), form, workplace, clashes))
    };
    let Some(written) = form.read(read) else { return Ok(again(form, workplace, Vec::new()).again()) };
    let mut db = act.write().await?;
    match Workplace::edit(&mut db, &act.who, id, form.version(), written).await {
        Ok(_) => {
            db.commit().await?;
            act.app.search.wake();
            Ok(done(&back, "flash-workplace-edited"))
        }
        Err(Error::Stale) => {
            db.rollback().await?;
            let now = Workplace::find_own(&mut act.read().await?, &act.who, id).await?;
            let clashes =
                clashes(&act.t, "workplace", FIELDS, &filled(&now), &form, |_, value| value.to_owned());
            form.put("version", now.version);
            Ok(again(form, now, clashes).conflict())
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault(field_of(&refusal), message(&refusal));
            Ok(again(form, workplace, Vec::new()).conflict())
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn remove(act: Act, Path(id): Path<WorkplaceId>) -> Result<Response, Fault> {
    let workplace = Workplace::find_own(&mut act.read().await?, &act.who, id).await?;
    let mut db = act.write().await?;
    Workplace::remove(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&format!("/workplaces?organisation={}", workplace.organisation_id), "flash-workplace-removed"))
}

fn page(t: Texts, frame: Frame, form: Form, workplace: Workplace, clashes: Vec<Clash>) -> Edit {
    let (organisation, municipalities) = (workplace.organisation_id, municipalities());
    Edit { t, frame, form, municipalities, workplace: Some(workplace), parent: None, organisation, clashes }
}

fn filled(workplace: &Workplace) -> Form {
    let written = &workplace.written;
    Form::default()
        .and("version", workplace.version)
        .and("name", &written.name)
        .and("address", &written.address)
        .and("municipality", written.municipality)
        .and("contact_name", &written.contact_name)
        .and("contact_email", &written.contact_email)
        .and("contact_phone", &written.contact_phone)
        .and("supervisor", &written.supervisor)
}

fn read(form: &mut Form) -> Option<Written> {
    let name = form.text("name", 1..=120);
    let address = form.optional_text("address", 200);
    let municipality = form.parsed::<Municipality>("municipality", "form-not-a-choice");
    let contact_name = form.optional_text("contact_name", 120);
    let contact_email = form.optional_parsed::<Email>("contact_email", "form-not-an-email");
    let contact_phone = form.optional_text("contact_phone", 40);
    let supervisor = form.optional_text("supervisor", 120);
    Some(Written {
        name: name?,
        address: address?.unwrap_or_default(),
        municipality: municipality?,
        contact_name: contact_name?.unwrap_or_default(),
        contact_email: contact_email?.map_or(String::new(), |email| email.as_str().to_owned()),
        contact_phone: contact_phone?.unwrap_or_default(),
        supervisor: supervisor?.unwrap_or_default(),
    })
}

/// The field that a refusal is about.
fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::WorkplaceHasSlots { .. } => "municipality",
        _ => "name",
    }
}
