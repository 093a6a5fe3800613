//! The link of a handover as its coach handles it: made for one address, shown once with its code, closed. What the
//! receiver does with it is `handover_answers`.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::page::Page;
use super::path::Path;
use super::question::{Field, Kind, Question};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::access::Who;
use crate::model::codes::Language;
use crate::model::email::Email;
use crate::model::enrolment::Enrolment;
use crate::model::handover::{Handover, HandoverId, State};
use crate::model::handover_link::HandoverLink;
use crate::model::submission::Submission;
use crate::model::{Error, Refusal};

/// What is told once: whoever reloads the page makes a new link.
#[derive(Template)]
#[template(path = "handover_links/made.html")]
struct Made {
    t: Texts,
    frame: Frame,
    handover: HandoverId,
    receiver: String,
    email: String,
    address: String,
    code: String,
}

async fn question(
    db: &mut Read,
    who: &Who,
    id: HandoverId,
    t: &Texts,
) -> Result<(Question, Handover), Fault> {
    let handover = Handover::find_for_form(db, who, id).await?;
    if handover.state != State::Sent {
        return Err(Error::from(Refusal::HandoverState { state: handover.state.code() }).into());
    }
    let name = Enrolment::find_for_form(db, who, handover.enrolment_id).await?.name();
    let languages =
        t.choices::<Language>().into_iter().filter(|choice| ["sv", "en"].contains(&choice.value.as_str()));
    let question = Question {
        title: t.say("handover-link-title").with("receiver", &handover.receiver_name).to_string(),
        lead: t.say("handover-link-lead").with("name", &name).to_string(),
        action: format!("/handovers/{id}/link"),
        back: (format!("/handovers/{id}"), handover.receiver_name.clone()),
        button: "handover-link-make",
        fields: vec![
            Field::new("email", "handover-link-email", Kind::Line).hint(t.say("handover-link-email-hint")),
            Field::new("language", "handover-link-language", Kind::Radios(languages.collect())),
        ],
        instead: vec![],
    };
    Ok((question, handover))
}

pub async fn new(mut visit: Visit, Path(id): Path<HandoverId>) -> Result<Response, Fault> {
    let (question, handover) = question(&mut visit.db, &visit.who, id, &visit.t).await?;
    visit.has_read("handover", [handover.enrolment_id]).await?;
    let form = Form::new().and("email", &handover.addressee_email).and("language", "sv");
    Ok(question.ask(visit.t, visit.frame, form))
}

pub async fn create(act: Act, Path(id): Path<HandoverId>, mut form: Form) -> Result<Response, Fault> {
    let (question, handover) = question(&mut act.read().await?, &act.who, id, &act.t).await?;
    let told = form.read(|form| {
        let email = form.parsed::<Email>("email", "form-not-an-email");
        let language = form.one::<Language>("language");
        if language.is_some_and(|language| !["sv", "en"].contains(&language.code())) {
            form.fault("language", super::message::Message::new("form-missing"));
        }
        email.zip(language)
    });
    let Some((email, language)) = told else {
        act.has_read("handover", [handover.enrolment_id]).await?;
        return Ok(question.again(act, form));
    };
    let mut db = act.write().await?;
    let page = format!("/handovers/{id}");
    // The first of two clicks has shown the link, which is told once: the second must not close it.
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-handover-link-made-once"));
    }
    Submission::made(&mut db, &form.sending(), &act.who, &page).await?;
    match HandoverLink::make(&mut db, &act.who, id, &email, language.code()).await {
        Ok(made) => {
            db.commit().await?;
            let address = format!("{}/handover-links/{}", act.app.config.base_url, made.token);
            let receiver = handover.receiver_name;
            let (email, code) = (email.to_string(), made.code);
            let page = Made { t: act.t, frame: act.frame, handover: id, receiver, email, address, code };
            Ok(Page(page).into_response())
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("handover", [handover.enrolment_id]).await?;
            question.refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn revoke(act: Act, Path(id): Path<HandoverId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    HandoverLink::revoke(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&format!("/handovers/{id}"), "flash-handover-link-revoked"))
}
