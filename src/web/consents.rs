//! Consent to tell a receiver about a participant: renewed here, first given with a handover, taken back with one button.

use axum::response::Response;
use chrono::Months;

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::message::Message;
use super::path::Path;
use super::question::{Field, Kind, Question};
use super::standing;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::access::Who;
use crate::model::codes::{ConsentCategory, ConsentForm};
use crate::model::consent::{Consent, ConsentId, Given, MOST_YEARS_BEFORE, Scope};
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::handover::Handover;
use crate::model::organisation::{Organisation, OrganisationId};
use crate::model::placement::Placement;
use crate::model::submission::Submission;
use crate::model::{Error, Refusal};

/// Characters of what a consent is for.
const LONGEST_PURPOSE: usize = 500;

/// The fields of a consent, in this form and in the one of a handover.
pub fn given(form: &mut Form) -> Option<Given> {
    let shape = form.one::<ConsentForm>("consent_form");
    let on = form.date("consent_on");
    let valid_to = form.date("valid_to");
    form.in_order("consent_on", "valid_to");
    let purpose = form.text("purpose", 1..=LONGEST_PURPOSE);
    Some(Given { form: shape?, purpose: purpose?, on: on?, valid_to: valid_to? })
}

pub async fn new(mut visit: Visit, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    let today = visit.today();
    let question = question(&mut visit.db, &visit.who, id, &visit.t).await?;
    visit.has_read("consent", [id]).await?;
    let form = Form::new()
        .and("consent_on", today)
        .and("valid_to", today + Months::new(12))
        .and("purpose", visit.t.say("handover-purpose-usual"))
        .and_each("categories", ConsentCategory::ALL);
    Ok(question.ask(visit.t, visit.frame, form))
}

pub async fn create(act: Act, Path(id): Path<EnrolmentId>, mut form: Form) -> Result<Response, Fault> {
    let question = question(&mut act.read().await?, &act.who, id, &act.t).await?;
    let told = form.read(|form| {
        let receiver = form.id::<OrganisationId>("receiver_id");
        let given = given(form);
        let scope = scope(form);
        Some((receiver?, given?, scope?))
    });
    let Some((receiver, given, scope)) = told else {
        act.has_read("consent", [id]).await?;
        return Ok(question.again(act, form));
    };
    let location = format!("/enrolments/{id}/consents");
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-consent-given"));
    }
    match Consent::give_scoped(&mut db, &act.who, id, receiver, given, scope).await {
        Ok(_) => {
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, "flash-consent-given"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("consent", [id]).await?;
            match refusal {
                Refusal::ConsentDates => Ok(question.refused_at(act, form, "valid_to", &refusal)),
                _ => question.refused(act, form, &refusal),
            }
        }
        Err(other) => Err(other.into()),
    }
}

/// How far a consent reaches, as form fields: after the purpose, in this form and in those of a handover.
pub fn scope_fields(t: &Texts) -> Vec<Field> {
    vec![
        Field::new("categories", "consent-categories", Kind::Checks(t.choices::<ConsentCategory>())),
        Field::day("valid_from", "consent-valid-from").optional().hint(t.say("consent-valid-from-hint")),
        Field::new("witnessed_by", "consent-witness", Kind::Line)
            .optional()
            .hint(t.say("consent-witness-hint")),
    ]
}

/// The kinds of information, of which there is at least one, the first day and the witness.
pub fn scope(form: &mut Form) -> Option<Scope> {
    let categories = form.many::<ConsentCategory>("categories");
    let valid_from = form.optional_date("valid_from");
    let witnessed_by = form.optional_text("witnessed_by", 120);
    let categories = categories?;
    if categories.is_empty() {
        form.fault("categories", Message::new("refusal-consent-of-nothing"));
    }
    Some(Scope { categories, valid_from: valid_from?, witnessed_by: witnessed_by?.unwrap_or_default() })
}

/// Takes it back: what is on its way to that receiver is revoked at once.
pub async fn withdraw(act: Act, Path(id): Path<ConsentId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let enrolment = Consent::withdraw(&mut db, &act.who, id).await?;
    let (all, today) = (Consent::of_enrolment(&mut db, enrolment).await?, db.today());
    let doubled = all.iter().any(|consent| consent.id == id && consent.is_doubled(&all, today));
    db.commit().await?;
    let flash = if doubled { "flash-consent-withdrawn-doubled" } else { "flash-consent-withdrawn" };
    Ok(done(&format!("/enrolments/{enrolment}/consents"), flash))
}

async fn question(db: &mut Read, who: &Who, id: EnrolmentId, t: &Texts) -> Result<Question, Fault> {
    let enrolment = Enrolment::find_for_form(db, who, id).await?;
    // Whom the person is handed to or has been proposed to first; then everybody who may take over.
    let handed =
        Handover::of_enrolment(db, id).await?.into_iter().map(|one| (one.receiver_id, one.receiver_name));
    let placed =
        Placement::of_enrolment(db, id).await?.into_iter().map(|one| (one.provider_id, one.provider_name));
    let mut receivers: Vec<Choice> = Vec::new();
    let giver = who.organisation_in(enrolment.project_id);
    let agencies =
        Organisation::all(db).await?.into_iter().filter(|one| one.kind.is_agency() && Some(one.id) != giver);
    let agencies = agencies.map(|one| (one.id, one.name));
    for (receiver, name) in handed.chain(placed).chain(agencies) {
        let choice = Choice::new(receiver, &name);
        if !receivers.contains(&choice) {
            receivers.push(choice);
        }
    }
    let today = db.today();
    // Whoever has said yes need not be asked again.
    let standing = Consent::standing(db, id, today).await?;
    let words: Vec<String> = standing.iter().map(|consent| standing::words(t, consent)).collect();
    let stands = match words.is_empty() {
        true => String::new(),
        false => t.say("consent-standing-already").with("standing", words.join(" ")).to_string(),
    };
    let mut fields = vec![
        Field::new("receiver_id", "consent-receiver", Kind::One(receivers)).hint(stands),
        Field::new("consent_form", "handover-consent-form", Kind::Radios(t.choices::<ConsentForm>())),
        Field::day("consent_on", "handover-consent-on")
            .hint(t.say("consent-on-hint").with("years", MOST_YEARS_BEFORE)),
        Field::day("valid_to", "handover-valid-to"),
        Field::new("purpose", "handover-purpose", Kind::Words),
    ];
    fields.extend(scope_fields(t));
    Ok(Question {
        title: t.say("consent-new-title").with("name", enrolment.name()).to_string(),
        lead: t.say("consent-new-lead").to_string(),
        action: format!("/enrolments/{id}/consents"),
        back: (format!("/enrolments/{id}/consents"), enrolment.name()),
        button: "consent-give",
        fields,
        instead: match standing.is_empty() {
            true => vec![],
            false => {
                vec![(format!("/enrolments/{id}/consents"), t.say("consent-standing-keep").to_string())]
            }
        },
    })
}
