//! A drafted handover on its way to being sent: the participant's consent, and the sending. A page each.

use axum::response::Response;
use chrono::Months;

use super::consents;
use super::fault::Fault;
use super::form::Form;
use super::path::Path;
use super::question::{Field, Kind, Question};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::access::Who;
use crate::model::codes::{ConsentCategory, ConsentForm};
use crate::model::enrolment::Enrolment;
use crate::model::handover::{Handover, HandoverId};
use crate::model::{Error, Refusal};

/// A draft with the name of the person.
struct Seen {
    handover: Handover,
    name: String,
}

impl Seen {
    async fn find(db: &mut Read, who: &Who, id: HandoverId) -> crate::model::Result<Self> {
        let handover = Handover::find_for_form(db, who, id).await?;
        if !handover.state.is_draft() {
            return Err(Refusal::HandoverState { state: handover.state.code() }.into());
        }
        let name = Enrolment::find_for_form(db, who, handover.enrolment_id).await?.name();
        Ok(Self { handover, name })
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
        let mut fields = vec![
            Field::new("consent_form", "handover-consent-form", Kind::Radios(t.choices::<ConsentForm>())),
            Field::day("consent_on", "handover-consent-on"),
            Field::day("valid_to", "handover-valid-to"),
            Field::new("purpose", "handover-purpose", Kind::Words).hint(t.say("handover-purpose-hint")),
        ];
        fields.extend(consents::scope_fields(t));
        Question {
            button: "handover-consent-save",
            fields,
            ..self.question(t, "handover-consent-title", "handover-consent-lead", "consent")
        }
    }

    fn sending(&self, t: &Texts) -> Question {
        Question {
            button: "handover-send",
            fields: vec![Field::day("on", "handover-sent-on")],
            ..self.question(t, "handover-send-title", "handover-send-lead", "sending")
        }
    }
}

pub async fn consent(mut visit: Visit, Path(id): Path<HandoverId>) -> Result<Response, Fault> {
    let today = visit.today();
    let seen = Seen::find(&mut visit.db, &visit.who, id).await?;
    visit.has_read("handover", [seen.handover.enrolment_id]).await?;
    let form = Form::new()
        .and("consent_on", today)
        .and("valid_to", today + Months::new(12))
        .and("purpose", visit.t.say("handover-purpose-usual"))
        .and_each("categories", ConsentCategory::ALL);
    Ok(seen.consent(&visit.t).ask(visit.t, visit.frame, form))
}

pub async fn consented(act: Act, Path(id): Path<HandoverId>, mut form: Form) -> Result<Response, Fault> {
    let seen = Seen::find(&mut act.read().await?, &act.who, id).await?;
    let told = form.read(|form| {
        let (given, scope) = (consents::given(form), consents::scope(form));
        given.zip(scope)
    });
    let Some((given, scope)) = told else {
        act.has_read("handover", [seen.handover.enrolment_id]).await?;
        return Ok(seen.consent(&act.t).again(act, form));
    };
    let mut db = act.write().await?;
    match Handover::consent_scoped(&mut db, &act.who, id, given, scope).await {
        Ok(_) => {
            db.commit().await?;
            Ok(done(&format!("/handovers/{id}"), "flash-consent-given"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("handover", [seen.handover.enrolment_id]).await?;
            seen.consent(&act.t).refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn sending(mut visit: Visit, Path(id): Path<HandoverId>) -> Result<Response, Fault> {
    let today = visit.today();
    let seen = Seen::find(&mut visit.db, &visit.who, id).await?;
    visit.has_read("handover", [seen.handover.enrolment_id]).await?;
    Ok(seen.sending(&visit.t).ask(visit.t, visit.frame, Form::new().and("on", today)))
}

pub async fn sent(act: Act, Path(id): Path<HandoverId>, mut form: Form) -> Result<Response, Fault> {
    let seen = Seen::find(&mut act.read().await?, &act.who, id).await?;
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
