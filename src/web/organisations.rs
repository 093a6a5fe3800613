//! Organisations: the list, and bringing in a new one: by an administrator, a project manager, or a coach who hands somebody over to an
//! employer and goes on with that.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::page::Page;
use super::query::Query;
use super::refusal::message;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::Error;
use crate::model::access::Who;
use crate::model::codes::{OrganisationKind, Role};
use crate::model::enrolment::EnrolmentId;
use crate::model::municipality::Municipality;
use crate::model::organisation::{NewOrganisation, Organisation};
use crate::model::organisation_number::OrganisationNumber;
use crate::model::submission::Submission;

#[derive(Template)]
#[template(path = "organisations/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    query: Query,
    organisations: Vec<Organisation>,
    manages: bool,
}

pub async fn index(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    kinds(&visit.who)?;
    let wanted = query.text("q").to_lowercase();
    let mut organisations = Organisation::all(&mut visit.db).await?;
    organisations.retain(|organisation| organisation.name.to_lowercase().contains(&wanted));
    let manages = visit.who.is(Role::ProjectManager);
    Ok(Page(Index { t: visit.t, frame: visit.frame, query, organisations, manages }).into_response())
}

#[derive(Template)]
#[template(path = "organisations/new.html")]
struct New {
    t: Texts,
    frame: Frame,
    form: Form,
    kinds: Vec<Choice>,
    municipalities: Vec<Choice>,
}

impl New {
    fn page(t: Texts, frame: Frame, form: Form, kinds: &[OrganisationKind]) -> Page<Self> {
        let municipalities = Municipality::all().map(|place| Choice::new(place, place.name())).collect();
        Page(Self { t, frame, form, kinds: t.choices_of(kinds), municipalities })
    }
}

pub async fn new(visit: Visit, query: Query) -> Result<Response, Fault> {
    let kinds = kinds(&visit.who)?;
    let mut form = Form::new();
    if let Some(enrolment) = query.id::<EnrolmentId>("handover") {
        form = form.and("handover", enrolment);
    }
    if let [kind] = kinds {
        form = form.and("kind", kind);
    }
    Ok(New::page(visit.t, visit.frame, form, kinds).into_response())
}

pub async fn create(act: Act, mut form: Form) -> Result<Response, Fault> {
    let kinds = kinds(&act.who)?;
    let Some(new) = form.read(|form| read(form, kinds)) else {
        return Ok(New::page(act.t, act.frame, form, kinds).again());
    };
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-organisation-added"));
    }
    match Organisation::add(&mut db, &act.who, new).await {
        Ok(organisation) => {
            // Whoever came from a handover goes on with it.
            let location = match form.value("handover").parse::<EnrolmentId>() {
                Ok(enrolment) => {
                    format!("/enrolments/{enrolment}/handovers/new?receiver={}", organisation.id)
                }
                Err(_) => "/organisations".to_owned(),
            };
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, "flash-organisation-added"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault("org_number", message(&refusal));
            Ok(New::page(act.t, act.frame, form, kinds).conflict())
        }
        Err(other) => Err(other.into()),
    }
}

fn read(form: &mut Form, kinds: &[OrganisationKind]) -> Option<NewOrganisation> {
    let name = form.text("name", 2..=120);
    let kind = form.one::<OrganisationKind>("kind");
    let kind = match kind {
        Some(kind) if !kinds.contains(&kind) => {
            form.fault("kind", super::message::Message::new("form-not-a-choice"));
            None
        }
        kind => kind,
    };
    let org_number = form.parsed::<OrganisationNumber>("org_number", "organisation-number-wrong");
    let municipality = match form.value("municipality") {
        "" => Some(None),
        _ => form.parsed::<Municipality>("municipality", "form-not-a-choice").map(Some),
    };
    Some(NewOrganisation { name: name?, kind: kind?, org_number: org_number?, municipality: municipality? })
}

/// What the person may bring in; for everybody else the pages are not there.
fn kinds(who: &Who) -> Result<&'static [OrganisationKind], Fault> {
    match Organisation::kinds_for(who) {
        [] => Err(Fault::not_found()),
        kinds => Ok(kinds),
    }
}
