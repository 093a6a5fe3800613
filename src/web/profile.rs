//! The form of a profile: what a person wishes and can.

use askama::Template;
use axum::response::{IntoResponse, Response};
use sqlx::types::Json;

use super::choice::Choice;
use super::clash::{Clash, clashes};
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::message::Message;
use super::page::Page;
use super::path::Path;
use super::refusal::message;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::codes::{Adaptation, Language, Requirement};
use crate::model::enrolment::{Enrolment, EnrolmentId, Profile};
use crate::model::profile::{MOST_HOURS, MOST_TRAVEL_KM};
use crate::model::ssyk::{Ssyk, groups};
use crate::model::{Error, Refusal};

/// Occupations a person can wish for.
const MOST_WISHES: usize = 5;
const LONGEST_ABOUT: usize = 4000;

/// The fields, in their order in the form.
const FIELDS: &[&str] = &[
    "hours_from",
    "hours_to",
    "travel_km",
    "wishes",
    "adaptations",
    "requirements_met",
    "languages",
    "about",
];

#[derive(Template)]
#[template(path = "enrolments/profile.html")]
struct Edit {
    t: Texts,
    frame: Frame,
    form: Form,
    enrolment: Enrolment,
    /// Every known group: "5223 Butikssäljare, fackhandel".
    occupations: Vec<String>,
    adaptations: Vec<Choice>,
    requirements: Vec<Choice>,
    languages: Vec<Choice>,
    clashes: Vec<Clash>,
}

impl Edit {
    fn new(t: Texts, frame: Frame, form: Form, enrolment: Enrolment, clashes: Vec<Clash>) -> Self {
        Self {
            occupations: groups().iter().map(|group| wish(group.ssyk)).collect(),
            adaptations: t.choices::<Adaptation>(),
            requirements: t.choices::<Requirement>(),
            languages: t.choices::<Language>(),
            t,
            frame,
            form,
            enrolment,
            clashes,
        }
    }

    /// What each of the inputs for a wish shows.
    fn wishes(&self) -> Vec<String> {
        let mut written: Vec<String> = self.form.values("wishes").map(str::to_owned).collect();
        written.resize(MOST_WISHES, String::new());
        written
    }
}

pub async fn edit(mut visit: Visit, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    let enrolment = Enrolment::find_for_form(&mut visit.db, &visit.who, id).await?;
    visit.has_read("profile", [id]).await?;
    if enrolment.is_ended() {
        return Err(Error::from(Refusal::EnrolmentEnded).into());
    }
    let form = filled(&enrolment);
    Ok(Page(Edit::new(visit.t, visit.frame, form, enrolment, Vec::new())).into_response())
}

pub async fn update(act: Act, Path(id): Path<EnrolmentId>, mut form: Form) -> Result<Response, Fault> {
    let enrolment = Enrolment::find_for_form(&mut act.read().await?, &act.who, id).await?;
    act.has_read("profile", [id]).await?;
    let again =
        |form, enrolment, clashes| Page(Edit::new(act.t, act.frame.clone(), form, enrolment, clashes));
    let Some(told) = form.read(profile) else {
        return Ok(again(form, enrolment, Vec::new()).again());
    };
    let mut db = act.write().await?;
    match Enrolment::edit_profile(&mut db, &act.who, id, form.version(), told).await {
        Ok(_) => {
            db.commit().await?;
            Ok(done(&format!("/enrolments/{id}#profile"), "flash-profile-saved"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault("hours_to", message(&refusal));
            Ok(again(form, enrolment, Vec::new()).conflict())
        }
        Err(Error::Stale) => {
            db.rollback().await?;
            let enrolment = Enrolment::find_for_form(&mut act.read().await?, &act.who, id).await?;
            let said = |field: &str, value: &str| said(&act.t, field, value);
            let clashes = clashes(&act.t, "profile", FIELDS, &filled(&enrolment), &form, said);
            form.put("version", enrolment.version);
            Ok(again(form, enrolment, clashes).conflict())
        }
        Err(other) => Err(other.into()),
    }
}

fn filled(enrolment: &Enrolment) -> Form {
    let profile = &enrolment.profile;
    let number = |number: Option<i64>| number.map_or(String::new(), |number| number.to_string());
    Form::new()
        .and("version", enrolment.version)
        .and("hours_from", number(profile.hours_from))
        .and("hours_to", number(profile.hours_to))
        .and("travel_km", number(profile.travel_km))
        .and_each("wishes", profile.wishes.0.iter().map(|ssyk| wish(*ssyk)))
        .and_each("adaptations", &profile.adaptations.0)
        .and_each("requirements_met", &profile.requirements_met.0)
        .and_each("languages", &profile.languages.0)
        .and("about", &profile.about)
}

fn profile(form: &mut Form) -> Option<Profile> {
    let hours_from = form.optional_integer("hours_from", 1..=MOST_HOURS);
    let hours_to = form.optional_integer("hours_to", 1..=MOST_HOURS);
    if let (Some(Some(from)), Some(Some(to))) = (hours_from, hours_to)
        && to < from
    {
        form.fault("hours_to", Message::new("profile-hours-order"));
    }
    let travel_km = form.optional_integer("travel_km", 0..=MOST_TRAVEL_KM);
    let wishes = wishes(form);
    let adaptations = form.many::<Adaptation>("adaptations");
    let requirements_met = form.many::<Requirement>("requirements_met");
    let languages = form.many::<Language>("languages");
    let about = form.optional_text("about", LONGEST_ABOUT);
    Some(Profile {
        hours_from: hours_from?,
        hours_to: hours_to?,
        travel_km: travel_km?,
        wishes: Json(wishes?),
        adaptations: Json(adaptations?),
        requirements_met: Json(requirements_met?),
        languages: Json(languages?),
        about: about?.unwrap_or_default(),
        profiled_on: None,
    })
}

/// Each wish is a code with or without the occupation's name after it, or the name alone.
fn wishes(form: &mut Form) -> Option<Vec<Ssyk>> {
    let written: Vec<String> =
        form.values("wishes").map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect();
    let read: Option<Vec<Ssyk>> = written.iter().map(|text| occupation(text)).collect();
    match read {
        Some(mut wishes) if wishes.len() <= MOST_WISHES => {
            let mut seen = Vec::new();
            wishes.retain(|ssyk| {
                !seen.contains(ssyk) && {
                    seen.push(*ssyk);
                    true
                }
            });
            Some(wishes)
        }
        _ => {
            form.fault("wishes", Message::new("profile-wish-unknown"));
            None
        }
    }
}

fn occupation(text: &str) -> Option<Ssyk> {
    let code = text.split_whitespace().next()?;
    if let Ok(ssyk) = code.parse::<Ssyk>() {
        return Some(ssyk);
    }
    let lower = text.to_lowercase();
    let named = groups().iter().find(|group| {
        group.name.to_lowercase() == lower
            || group.occupations.iter().any(|name| name.to_lowercase() == lower)
    });
    named.map(|group| group.ssyk)
}

/// A wished occupation as people read it.
pub fn wish(ssyk: Ssyk) -> String {
    ssyk.group().map_or_else(|| ssyk.to_string(), |group| format!("{ssyk} {}", group.name))
}

fn said(t: &Texts, field: &str, value: &str) -> String {
    let name = match field {
        "adaptations" => value.parse::<Adaptation>().ok().map(|code| t.code(code)),
        "requirements_met" => value.parse::<Requirement>().ok().map(|code| t.code(code)),
        "languages" => value.parse::<Language>().ok().map(|code| t.code(code)),
        _ => None,
    };
    name.unwrap_or(value).to_owned()
}
