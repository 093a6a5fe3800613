//! Sending a handover, with the consent it stands on. Its further steps are in `handover_steps`; how far it has come is
//! on the participant's page.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::{Months, NaiveDate};

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::handover_lacks::{self, Lack};
use super::message::Message;
use super::page::Page;
use super::path::Path;
use super::query::Query;
use super::refusal::message;
use super::standing::{self, Basis};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::codes::{ConsentCategory, ConsentForm};
use crate::model::consent::Consent;
use crate::model::email::Email;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::handover::{Addressee, Draft, Handover, Lacking, Receiver, ReceiverKind, Sending};
use crate::model::organisation::Organisation;
use crate::model::submission::Submission;
use crate::model::{Error, Refusal};

/// Months a consent is good for, when the participant does not say otherwise.
const CONSENT_MONTHS: u32 = 12;

#[derive(Template)]
#[template(path = "handovers/new.html")]
struct New {
    t: Texts,
    frame: Frame,
    form: Form,
    enrolment: Enrolment,
    /// Under their headings.
    receivers: Vec<(String, Vec<Choice>)>,
    forms: Vec<Choice>,
    kinds: Vec<Choice>,
    categories: Vec<Choice>,
    /// Consents that stand already, and a new one; none when nothing stands.
    standing: Vec<Choice>,
    /// What would lack on any card of the person.
    lacks: Vec<Lack>,
}

impl New {
    async fn load(
        db: &mut Read,
        who: &Who,
        id: EnrolmentId,
        t: Texts,
        frame: Frame,
        form: Form,
    ) -> Result<Self, Fault> {
        let enrolment = Enrolment::find_for_form(db, who, id).await?;
        let giver = who.organisation_in(enrolment.project_id);
        let all = receivers(db).await?;
        let name_of =
            |id| all.iter().find(|one| one.id == id).map(|one| one.name.as_str()).unwrap_or_default();
        let projects = Receiver::projects(db, enrolment.project_id).await?.into_iter().map(|project| {
            let label = format!("{}, {}", project.name, name_of(project.association_id));
            Choice::new(Receiver::Project(project.id), label)
        });
        let projects: Vec<Choice> = projects.collect();
        let others = all.into_iter().filter(|receiver| Some(receiver.id) != giver);
        let others = others.map(|receiver| Choice::new(receiver.id, receiver.name)).collect();
        let receivers = vec![
            (t.say("handover-to-organisation").to_string(), others),
            (t.say("handover-to-project").to_string(), projects),
        ];
        let (forms, kinds) = (t.choices::<ConsentForm>(), t.choices::<ReceiverKind>());
        let categories = t.choices::<ConsentCategory>();
        let today = db.today();
        let standing = standing::choices(&t, &Consent::standing_for_handover(db, id, today).await?);
        let lacks = Lacking::of_person(db, &enrolment).await?;
        let lacks = lacks.into_iter().map(|lack| handover_lacks::told(&t, lack, None, id)).collect();
        Ok(Self { t, frame, form, enrolment, receivers, forms, kinds, categories, standing, lacks })
    }
}

/// Agencies first, then municipalities and the region, then the rest: each kind in Swedish order.
async fn receivers(db: &mut Read) -> Result<Vec<Organisation>, Fault> {
    use crate::model::codes::OrganisationKind as Kind;
    let mut all = Organisation::all(db).await?;
    all.sort_by_key(|organisation| match organisation.kind {
        Kind::Authority => 0,
        Kind::Municipality => 1,
        Kind::Region => 2,
        Kind::CoordinationAssociation => 3,
        Kind::Employer => 4,
        Kind::SocialEnterprise => 5,
    });
    Ok(all)
}

pub async fn new(mut visit: Visit, Path(id): Path<EnrolmentId>, query: Query) -> Result<Response, Fault> {
    let today = visit.today();
    let form = Form::new()
        .and("receiver_id", query.text("receiver"))
        .and("sent_on", today)
        .and("consent_on", today)
        .and("valid_to", today + Months::new(CONSENT_MONTHS))
        .and("purpose", visit.t.say("handover-purpose-usual"))
        .and_each("categories", ConsentCategory::ALL);
    let mut page = New::load(&mut visit.db, &visit.who, id, visit.t, visit.frame.clone(), form).await?;
    // Whoever has said yes to that receiver need not be asked again.
    let receiver = query.text("receiver");
    let mut stands = Consent::standing_for_handover(&mut visit.db, id, today).await?;
    stands.retain(|consent| consent.receiver_id.to_string() == receiver);
    page.form.put(standing::FIELD, standing::usual(stands.iter()));
    if page.enrolment.is_ended() {
        return Err(Error::from(Refusal::EnrolmentEnded).into());
    }
    visit.has_read("handover", [id]).await?;
    Ok(Page(page).into_response())
}

pub async fn create(act: Act, Path(id): Path<EnrolmentId>, mut form: Form) -> Result<Response, Fault> {
    let is_draft = form.has("as", "draft");
    let Some(asked) = form.read(|form| asked(form, id, is_draft)) else {
        return Ok(again(&act, id, form).await?.again());
    };
    let flash = if is_draft { "flash-handover-drafted" } else { "flash-handover-sent" };
    let location = format!("/enrolments/{id}#handovers");
    let rests = asked.sent.as_ref().is_some_and(|(_, basis)| basis.rests());
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, flash));
    }
    match asked.carry_out(&mut db, &act.who).await {
        Ok(_) => {
            Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
            db.commit().await?;
            Ok(done(&location, flash))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            let mut page = again(&act, id, form).await?;
            let of_consent = standing::mended_at(&refusal, rests, !page.0.standing.is_empty());
            let (field, no) = match refusal {
                // A draft has no day to choose.
                Refusal::HandoverSameDay if is_draft => {
                    ("receiver_id", Message::new("handover-draft-same-day"))
                }
                _ => (of_consent.unwrap_or(field_of(&refusal)), message(&refusal)),
            };
            page.0.form.fault(field, no);
            Ok(page.conflict())
        }
        Err(other) => Err(other.into()),
    }
}

async fn again(act: &Act, id: EnrolmentId, form: Form) -> Result<Page<New>, Fault> {
    let page = New::load(&mut act.read().await?, &act.who, id, act.t, act.frame.clone(), form).await?;
    act.has_read("handover", [id]).await?;
    Ok(Page(page))
}

/// What the form asks for: a draft, and how it is sent when it is sent at once.
struct Asked {
    draft: Draft,
    /// On which day, and on what.
    sent: Option<(NaiveDate, Basis)>,
    /// What it is towards, and which unit there.
    towards: Option<ReceiverKind>,
    unit: String,
}

impl Asked {
    async fn carry_out(self, db: &mut Write, who: &Who) -> crate::model::Result<Handover> {
        let handover = match self.sent {
            None => Handover::draft(db, who, self.draft).await?,
            Some((on, Basis::Standing(consent))) => {
                Handover::send_resting(db, who, self.draft, on, consent).await?
            }
            Some((on, Basis::New(consent, scope))) => {
                let Draft { enrolment_id, receiver, to } = self.draft;
                let sending = Sending { enrolment_id, receiver, to, on, consent };
                Handover::send_scoped(db, who, sending, scope).await?
            }
        };
        Handover::describe(db, who, handover.id, self.towards, self.unit).await
    }
}

fn asked(form: &mut Form, enrolment_id: EnrolmentId, is_draft: bool) -> Option<Asked> {
    let receiver = form.parsed::<Receiver>("receiver_id", "form-not-found");
    let (towards, unit) = (form.optional_one::<ReceiverKind>("towards"), form.optional_text("unit", 120));
    // An organisation without anybody in it receives nobody.
    let to = addressee(form);
    let sent = match is_draft {
        true => Some(None),
        false => {
            let on = form.date("sent_on");
            let basis = Basis::read(form);
            on.zip(basis).map(Some)
        }
    };
    let draft = Draft { enrolment_id, receiver: receiver?, to: to? };
    Some(Asked { draft, sent: sent?, towards: towards?, unit: unit?.unwrap_or_default() })
}

/// Somebody to talk to at the receiver, and perhaps an address, in this form and where they are corrected.
pub fn addressee(form: &mut Form) -> Option<Addressee> {
    let name = form.text("addressee", 1..=200);
    let email = form.optional_parsed::<Email>("addressee_email", "form-not-an-email");
    Some(Addressee { name: name?, email: email?.map(|email| email.to_string()).unwrap_or_default() })
}

/// Where to mend what a rule says no to, when it is not about the consent.
fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::HandoverDates { .. }
        | Refusal::HandoverBeforeEnrolment { .. }
        | Refusal::DateInFuture
        | Refusal::HandoverSameDay => "sent_on",
        Refusal::ReceiverNotSo => "towards",
        _ => "receiver_id",
    }
}
