//! Enrolling a person, and correcting what was told then. What the forms say is read in `read`.

mod read;

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::choice::Choice;
use super::clash::{Clash, clashes};
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::page::Page;
use super::path::Path;
use super::refusal::message;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::Error;
use crate::model::access::Who;
use crate::model::codes::{Education, IncomeSource, Protection, Referrer, Sex};
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::municipality::Municipality;
use crate::model::project::Project;
use crate::model::submission::Submission;

use read::{entry, field_of, particulars};

/// The fields of the particulars, in their order in the form.
const FIELDS: &[&str] = &[
    "given_name",
    "family_name",
    "sex",
    "protection",
    "enrolled_on",
    "municipality",
    "referred_by",
    "referred_by_municipality",
    "education",
    "incomes",
    "months",
];

/// What both forms choose from.
struct Choices {
    projects: Vec<Choice>,
    municipalities: Vec<Choice>,
    all_municipalities: Vec<Choice>,
    sexes: Vec<Choice>,
    protections: Vec<Choice>,
    referrers: Vec<Choice>,
    educations: Vec<Choice>,
    incomes: Vec<Choice>,
}

impl Choices {
    /// The municipalities of all the coach's projects; the rules say whether one is in the chosen project.
    async fn load(db: &mut Read, who: &Who, t: &Texts) -> Result<Self, Fault> {
        let projects = Project::coached_by(db, who).await?;
        if projects.is_empty() {
            return Err(Fault::not_found());
        }
        let mut municipalities: Vec<Municipality> = Vec::new();
        for project in &projects {
            municipalities.extend(project.municipalities(db).await?);
        }
        municipalities.sort_unstable();
        municipalities.dedup();
        let named = |places: Vec<Municipality>| {
            let mut choices: Vec<Choice> =
                places.into_iter().map(|place| Choice::new(place, place.name())).collect();
            choices.sort_by(|a, b| crate::db::compare_swedish(&a.label, &b.label));
            choices
        };
        Ok(Self {
            projects: projects.into_iter().map(|project| Choice::new(project.id, project.name)).collect(),
            municipalities: named(municipalities),
            all_municipalities: named(Municipality::all().collect()),
            sexes: t.choices::<Sex>(),
            protections: t.choices::<Protection>(),
            referrers: t.choices::<Referrer>(),
            educations: t.choices::<Education>(),
            incomes: t.choices::<IncomeSource>(),
        })
    }

    /// What people call a value of a field.
    fn said(&self, field: &str, value: &str) -> String {
        let choices = match field {
            "sex" => &self.sexes,
            "protection" => &self.protections,
            "municipality" | "referred_by_municipality" => &self.all_municipalities,
            "referred_by" => &self.referrers,
            "education" => &self.educations,
            "incomes" => &self.incomes,
            _ => return value.to_owned(),
        };
        let chosen = choices.iter().find(|choice| choice.value == value);
        chosen.map_or_else(|| value.to_owned(), |choice| choice.label.clone())
    }
}

#[derive(Template)]
#[template(path = "enrolments/new.html")]
struct New {
    t: Texts,
    frame: Frame,
    form: Form,
    choices: Choices,
}

pub async fn new(mut visit: Visit) -> Result<Response, Fault> {
    let choices = Choices::load(&mut visit.db, &visit.who, &visit.t).await?;
    let mut form = Form::new().and("enrolled_on", visit.today()).and("protection", Protection::None);
    if let [only] = choices.projects.as_slice() {
        form = form.and("project_id", &only.value);
    }
    Ok(Page(New { t: visit.t, frame: visit.frame, form, choices }).into_response())
}

pub async fn create(act: Act, mut form: Form) -> Result<Response, Fault> {
    let mut db = act.read().await?;
    let choices = Choices::load(&mut db, &act.who, &act.t).await?;
    let today = db.today();
    drop(db);
    let again =
        |form: Form, choices: Choices| Page(New { t: act.t, frame: act.frame.clone(), form, choices });
    let Some(entry) = form.read(|form| entry(form, today)) else {
        return Ok(again(form, choices).again());
    };
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-enrolled"));
    }
    match Enrolment::enrol(&mut db, &act.who, &act.app.keys, entry).await {
        Ok(enrolment) => {
            let location = format!("/enrolments/{}", enrolment.id);
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, "flash-enrolled"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault(field_of(&refusal), message(&refusal));
            Ok(again(form, choices).conflict())
        }
        Err(other) => Err(other.into()),
    }
}

#[derive(Template)]
#[template(path = "enrolments/edit.html")]
struct Edit {
    t: Texts,
    frame: Frame,
    form: Form,
    choices: Choices,
    enrolment: Enrolment,
    /// What somebody else has changed meanwhile, when that is so.
    clashes: Vec<Clash>,
}

pub async fn edit(mut visit: Visit, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    let enrolment = Enrolment::find_for_form(&mut visit.db, &visit.who, id).await?;
    let choices = Choices::load(&mut visit.db, &visit.who, &visit.t).await?;
    let form = filled(&mut visit.db, &enrolment).await?;
    visit.has_read("particulars", [id]).await?;
    let page = Edit { t: visit.t, frame: visit.frame, form, choices, enrolment, clashes: Vec::new() };
    Ok(Page(page).into_response())
}

pub async fn update(act: Act, Path(id): Path<EnrolmentId>, mut form: Form) -> Result<Response, Fault> {
    let mut reading = act.read().await?;
    let enrolment = Enrolment::find_for_form(&mut reading, &act.who, id).await?;
    let choices = Choices::load(&mut reading, &act.who, &act.t).await?;
    drop(reading);
    act.has_read("particulars", [id]).await?;
    let again = |form, enrolment, choices, clashes| {
        Page(Edit { t: act.t, frame: act.frame.clone(), form, choices, enrolment, clashes })
    };
    let Some(told) = form.read(particulars) else {
        return Ok(again(form, enrolment, choices, Vec::new()).again());
    };
    let mut db = act.write().await?;
    match Enrolment::correct(&mut db, &act.who, id, form.version(), told).await {
        Ok(_) => {
            db.commit().await?;
            Ok(done(&format!("/enrolments/{id}"), "flash-particulars-corrected"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault(field_of(&refusal), message(&refusal));
            Ok(again(form, enrolment, choices, Vec::new()).conflict())
        }
        Err(Error::Stale) => {
            db.rollback().await?;
            let mut reading = act.read().await?;
            let enrolment = Enrolment::find_for_form(&mut reading, &act.who, id).await?;
            let theirs = filled(&mut reading, &enrolment).await?;
            let clashes = clashes(&act.t, "enrolment", FIELDS, &theirs, &form, |field, value| {
                choices.said(field, value)
            });
            form.put("version", enrolment.version);
            Ok(again(form, enrolment, choices, clashes).conflict())
        }
        Err(other) => Err(other.into()),
    }
}

async fn filled(db: &mut Read, enrolment: &Enrolment) -> Result<Form, Fault> {
    let told = enrolment.particulars(db).await?;
    let background = told.background;
    Ok(Form::new()
        .and("version", enrolment.version)
        .and("given_name", told.given_name)
        .and("family_name", told.family_name)
        .and("sex", told.sex)
        .and("protection", told.protection)
        .and("enrolled_on", told.enrolled_on)
        .and("municipality", background.municipality)
        .and("referred_by", background.referred_by)
        .and(
            "referred_by_municipality",
            background.referred_by_municipality.map_or(String::new(), |place| place.to_string()),
        )
        .and("education", background.education)
        .and_each("incomes", background.incomes)
        .and("months", background.months_on_public_support))
}
