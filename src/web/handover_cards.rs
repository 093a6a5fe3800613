//! The handover card: written by the coach with the person, and shown as the receiver sees it, ready to print.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::handover_card_paper;
use super::message::Message;
use super::page::Page;
use super::paper_file;
use super::path::Path;
use super::refusal;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::enrolment::Enrolment;
use crate::model::handover::{Handover, HandoverCard, HandoverId, Words};
use crate::model::{Error, Refusal};

/// Characters of each part.
const LONGEST: usize = 3000;

#[derive(Template)]
#[template(path = "handovers/card.html")]
struct Card {
    t: Texts,
    frame: Frame,
    id: HandoverId,
    card: HandoverCard,
    may_change: bool,
}

#[derive(Template)]
#[template(path = "handovers/card_edit.html")]
struct Edit {
    t: Texts,
    frame: Frame,
    form: Form,
    id: HandoverId,
    receiver: String,
    name: String,
}

pub async fn show(mut visit: Visit, Path(id): Path<HandoverId>) -> Result<Response, Fault> {
    let (handover, card) = HandoverCard::find(&mut visit.db, &visit.who, id).await?;
    visit.has_read("handover-card", [handover.enrolment_id]).await?;
    let may_change = handover.state.is_before_meeting();
    Ok(Page(Card { t: visit.t, frame: visit.frame, id, card, may_change }).into_response())
}

/// The same as a PDF. It leaves the program, so the access log says so.
pub async fn file(mut visit: Visit, Path(id): Path<HandoverId>) -> Result<Response, Fault> {
    let (handover, card) = HandoverCard::find(&mut visit.db, &visit.who, id).await?;
    let (t, now) = (visit.t, visit.now());
    visit.has_read("handover-card-file", [handover.enrolment_id]).await?;
    let name = format!("{}-{id}", t.say("handover-card-name"));
    paper_file::answer(&name, handover_card_paper::paper(&t, &card, now)).await
}

pub async fn edit(mut visit: Visit, Path(id): Path<HandoverId>) -> Result<Response, Fault> {
    let handover = Handover::find_for_form(&mut visit.db, &visit.who, id).await?;
    if !handover.state.is_before_meeting() {
        return Err(Error::from(Refusal::HandoverState { state: handover.state.code() }).into());
    }
    let name = Enrolment::find_for_form(&mut visit.db, &visit.who, handover.enrolment_id).await?.name();
    let words = Words::of(&mut visit.db, id).await?;
    let form = Form::new()
        .and("version", handover.version)
        .and("own_words", words.own_words)
        .and("situation", words.situation)
        .and("agreed_plan", words.agreed_plan)
        .and("what_works", words.what_works);
    visit.has_read("handover-card", [handover.enrolment_id]).await?;
    let receiver = handover.receiver_name;
    Ok(Page(Edit { t: visit.t, frame: visit.frame, form, id, receiver, name }).into_response())
}

pub async fn update(act: Act, Path(id): Path<HandoverId>, mut form: Form) -> Result<Response, Fault> {
    let mut read = act.read().await?;
    let handover = Handover::find_for_form(&mut read, &act.who, id).await?;
    let name = Enrolment::find_for_form(&mut read, &act.who, handover.enrolment_id).await?.name();
    drop(read);
    let again = |act: Act, form: Form| {
        let receiver = handover.receiver_name.clone();
        Page(Edit { t: act.t, frame: act.frame, form, id, receiver, name })
    };
    let Some((words, version)) = form.read(words) else {
        act.has_read("handover-card", [handover.enrolment_id]).await?;
        return Ok(again(act, form).again());
    };
    let mut db = act.write().await?;
    match words.write(&mut db, &act.who, id, version).await {
        Ok(()) => {
            db.commit().await?;
            Ok(done(&format!("/handovers/{id}"), "flash-handover-card-written"))
        }
        Err(Error::Stale) => {
            db.rollback().await?;
            // Written by somebody else meanwhile: what was typed stays, and the next try is on top of it.
            form.put("version", handover.version);
            form.fault("own_words", Message::new("handover-card-stale"));
            act.has_read("handover-card", [handover.enrolment_id]).await?;
            Ok(again(act, form).conflict())
        }
        Err(Error::Refused(refused)) => {
            db.rollback().await?;
            form.fault("own_words", refusal::message(&refused));
            act.has_read("handover-card", [handover.enrolment_id]).await?;
            Ok(again(act, form).conflict())
        }
        Err(other) => Err(other.into()),
    }
}

fn words(form: &mut Form) -> Option<(Words, i64)> {
    let version = form.integer("version", 1..=i64::MAX);
    let own_words = form.optional_text("own_words", LONGEST);
    let situation = form.optional_text("situation", LONGEST);
    let agreed_plan = form.optional_text("agreed_plan", LONGEST);
    let what_works = form.optional_text("what_works", LONGEST);
    let words = Words {
        own_words: own_words?.unwrap_or_default(),
        situation: situation?.unwrap_or_default(),
        agreed_plan: agreed_plan?.unwrap_or_default(),
        what_works: what_works?.unwrap_or_default(),
    };
    Some((words, version?))
}
