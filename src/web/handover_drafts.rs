//! A drafted handover on its way to being sent: the participant's consent, the sending, and whom it is sent to. A page each.

use axum::response::Response;
use chrono::Months;

use super::consents;
use super::fault::Fault;
use super::form::Form;
use super::handover_lacks;
use super::handovers;
use super::message::Message;
use super::path::Path;
use super::question::{Field, Kind, Question};
use super::refusal::message;
use super::standing::{self, Basis};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::codes::{ConsentCategory, ConsentForm};
use crate::model::consent::Consent;
use crate::model::enrolment::Enrolment;
use crate::model::handover::{Handover, HandoverId};
use crate::model::{Error, Refusal};

/// A handover with the name of the person.
struct Seen {
    handover: Handover,
    name: String,
    /// What lets the receiver be told already.
    standing: Vec<Consent>,
    lacks: Vec<(String, String)>,
}

/// A draft is let stand on that.
async fn rest_on(db: &mut Write, who: &Who, id: HandoverId, basis: Basis) -> crate::model::Result<Handover> {
    match basis {
        Basis::New(given, scope) => Handover::consent_scoped(db, who, id, given, scope).await,
        Basis::Standing(consent) => Handover::rest_on(db, who, id, consent).await,
    }
}

impl Seen {
    /// A draft.
    async fn find(db: &mut Read, who: &Who, id: HandoverId, t: &Texts) -> crate::model::Result<Self> {
        let seen = Self::load(db, who, id, t).await?;
        match seen.handover.state.is_draft() {
            true => Ok(seen),
            false => Err(Refusal::HandoverState { state: seen.handover.state.code() }.into()),
        }
    }

    async fn load(db: &mut Read, who: &Who, id: HandoverId, t: &Texts) -> crate::model::Result<Self> {
        let today = db.today();
        let handover = Handover::find_for_form(db, who, id).await?;
        let name = Enrolment::find_for_form(db, who, handover.enrolment_id).await?.name();
        let mut standing = Consent::standing_for_handover(db, handover.enrolment_id, today).await?;
        standing.retain(|consent| consent.receiver_id == handover.receiver_id);
        let lacks = handover_lacks::of(db, t, &handover).await?.into_iter().map(|lack| {
            let words = t.say("handover-lack-before").with("what", lack.words).with("mend", lack.mend);
            (lack.href, words.to_string())
        });
        Ok(Self { handover, name, standing, lacks: lacks.collect() })
    }

    fn question(&self, t: &Texts, title: &str, lead: &str, noun: &str) -> Question {
        let handover = &self.handover;
        Question {
            title: t
                .say(title)
                .with("name", &self.name)
                .with("receiver", &handover.receiver_name)
                .to_string(),
            lead: t.say(lead).with("receiver", &handover.receiver_name).to_string(),
            action: format!("/handovers/{}/{noun}", handover.id),
            back: (format!("/handovers/{}", handover.id), handover.receiver_name.clone()),
            button: "",
            fields: vec![],
            instead: vec![],
        }
    }

    fn consent(&self, t: &Texts) -> Question {
        let mut fields: Vec<Field> = standing::field(t, &self.standing).into_iter().collect();
        fields.extend([
            Field::new("consent_form", "handover-consent-form", Kind::Radios(t.choices::<ConsentForm>())),
            Field::day("consent_on", "handover-consent-on"),
            Field::day("valid_to", "handover-valid-to"),
            Field::new("purpose", "handover-purpose", Kind::Words).hint(t.say("handover-purpose-hint")),
        ]);
        fields.extend(consents::scope_fields(t));
        Question {
            button: "handover-consent-save",
            fields,
            ..self.question(t, "handover-consent-title", "handover-consent-lead", "consent")
        }
    }

    /// Name and address, as they stand.
    fn addressee(&self, t: &Texts) -> String {
        let (name, email) = (&self.handover.addressee, &self.handover.addressee_email);
        match (name.is_empty(), email.is_empty()) {
            (true, _) => t.say("handover-addressee-nobody").to_string(),
            (false, true) => name.clone(),
            (false, false) => format!("{name}, {email}"),
        }
    }

    fn addressing(&self, t: &Texts) -> Question {
        Question {
            button: "save",
            fields: vec![
                Field::new("addressee", "handover-addressee", Kind::Line)
                    .hint(t.say("handover-addressee-hint")),
                Field::new("addressee_email", "handover-addressee-email", Kind::Line)
                    .optional()
                    .hint(t.say("handover-addressee-email-hint")),
                Field::new("version", "", Kind::Hidden),
            ],
            ..self.question(t, "handover-address-title", "handover-address-lead", "addressee")
        }
    }

    fn sending(&self, t: &Texts) -> Question {
        Question {
            button: "handover-send",
            fields: vec![Field::day("on", "handover-sent-on")],
            instead: self.lacks.clone(),
            ..self.question(t, "handover-send-title", "handover-send-lead", "sending")
        }
    }
}

pub async fn consent(mut visit: Visit, Path(id): Path<HandoverId>) -> Result<Response, Fault> {
    let today = visit.today();
    let seen = Seen::find(&mut visit.db, &visit.who, id, &visit.t).await?;
    visit.has_read("handover", [seen.handover.enrolment_id]).await?;
    let form = Form::new()
        .and(standing::FIELD, standing::usual(seen.standing.iter()))
        .and("consent_on", today)
        .and("valid_to", today + Months::new(12))
        .and("purpose", visit.t.say("handover-purpose-usual"))
        .and_each("categories", ConsentCategory::ALL);
    Ok(seen.consent(&visit.t).ask(visit.t, visit.frame, form))
}

pub async fn consented(act: Act, Path(id): Path<HandoverId>, mut form: Form) -> Result<Response, Fault> {
    let seen = Seen::find(&mut act.read().await?, &act.who, id, &act.t).await?;
    let Some(basis) = form.read(Basis::read) else {
        act.has_read("handover", [seen.handover.enrolment_id]).await?;
        return Ok(seen.consent(&act.t).again(act, form));
    };
    let rests = basis.rests();
    let mut db = act.write().await?;
    match rest_on(&mut db, &act.who, id, basis).await {
        Ok(_) => {
            db.commit().await?;
            let flash = if rests { "flash-handover-rests" } else { "flash-consent-given" };
            Ok(done(&format!("/handovers/{id}"), flash))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("handover", [seen.handover.enrolment_id]).await?;
            let field = standing::mended_at(&refusal, rests, !seen.standing.is_empty());
            form.fault(field.unwrap_or("consent_on"), message(&refusal));
            Ok(seen.consent(&act.t).conflict(act, form))
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn sending(mut visit: Visit, Path(id): Path<HandoverId>) -> Result<Response, Fault> {
    let today = visit.today();
    let seen = Seen::find(&mut visit.db, &visit.who, id, &visit.t).await?;
    visit.has_read("handover", [seen.handover.enrolment_id]).await?;
    Ok(seen.sending(&visit.t).ask(visit.t, visit.frame, Form::new().and("on", today)))
}

pub async fn sent(act: Act, Path(id): Path<HandoverId>, mut form: Form) -> Result<Response, Fault> {
    let seen = Seen::find(&mut act.read().await?, &act.who, id, &act.t).await?;
    let Some(on) = form.read(|form| form.date("on")) else {
        act.has_read("handover", [seen.handover.enrolment_id]).await?;
        return Ok(seen.sending(&act.t).again(act, form));
    };
    let mut db = act.write().await?;
    match Handover::dispatch(&mut db, &act.who, id, on).await {
        Ok(_) => {
            db.commit().await?;
            Ok(done(&format!("/handovers/{id}"), "flash-handover-sent"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("handover", [seen.handover.enrolment_id]).await?;
            seen.sending(&act.t).refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn addressee(mut visit: Visit, Path(id): Path<HandoverId>) -> Result<Response, Fault> {
    let seen = Seen::load(&mut visit.db, &visit.who, id, &visit.t).await?;
    if !seen.handover.state.is_before_meeting() {
        return Err(Error::from(Refusal::HandoverState { state: seen.handover.state.code() }).into());
    }
    visit.has_read("handover", [seen.handover.enrolment_id]).await?;
    let form = Form::new()
        .and("version", seen.handover.version)
        .and("addressee", &seen.handover.addressee)
        .and("addressee_email", &seen.handover.addressee_email);
    Ok(seen.addressing(&visit.t).ask(visit.t, visit.frame, form))
}

pub async fn addressed(act: Act, Path(id): Path<HandoverId>, mut form: Form) -> Result<Response, Fault> {
    let seen = Seen::load(&mut act.read().await?, &act.who, id, &act.t).await?;
    let Some(to) = form.read(handovers::addressee) else {
        act.has_read("handover", [seen.handover.enrolment_id]).await?;
        return Ok(seen.addressing(&act.t).again(act, form));
    };
    let mut db = act.write().await?;
    let no = match Handover::address(&mut db, &act.who, id, to, form.version()).await {
        Ok(_) => {
            db.commit().await?;
            return Ok(done(&format!("/handovers/{id}"), "flash-handover-addressed"));
        }
        Err(Error::Refused(refusal)) => message(&refusal),
        // What was typed stays, and the next try is on top of what somebody else wrote meanwhile.
        Err(Error::Stale) => Message::new("handover-addressee-stale").with("said", seen.addressee(&act.t)),
        Err(other) => return Err(other.into()),
    };
    db.rollback().await?;
    form.put("version", seen.handover.version);
    form.fault("addressee", no);
    act.has_read("handover", [seen.handover.enrolment_id]).await?;
    Ok(seen.addressing(&act.t).conflict(act, form))
}
