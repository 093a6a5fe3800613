//! A line of attendance is questioned by its provider, and settled by the person's coach. How a participant questions one
//! is in `me`; the lines with both versions are in `lines`.

use axum::response::Response;

use super::attendance::written;
use super::fault::Fault;
use super::form::Form;
use super::path::Path;
use super::question::{Field, Kind, Question};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::Error;
use crate::model::access::Who;
use crate::model::attendance::Worked;
use crate::model::attendance::dispute::{Dispute, DisputeId};
use crate::model::attendance::line::{Line, LineId};
use crate::model::card::Card;
use crate::model::enrolment::Enrolment;

/// Characters of a comment or a reason.
pub const LONGEST: usize = 1000;

pub async fn new(mut visit: Visit, Path(id): Path<LineId>) -> Result<Response, Fault> {
    let (line, question) = asked(&mut visit.db, &visit.who, id, &visit.t).await?;
    visit.has_read("attendance", [line.enrolment_id]).await?;
    Ok(question.ask(visit.t, visit.frame, Form::new()))
}

pub async fn create(act: Act, Path(id): Path<LineId>, mut form: Form) -> Result<Response, Fault> {
    let (line, question) = asked(&mut act.read().await?, &act.who, id, &act.t).await?;
    let Some(comment) = form.read(|form| form.text("comment", 1..=LONGEST)) else {
        act.has_read("attendance", [line.enrolment_id]).await?;
        return Ok(question.again(act, form));
    };
    let mut db = act.write().await?;
    match Dispute::open_provided(&mut db, &act.who, id, &comment).await {
        Ok(_) => {
            db.commit().await?;
            Ok(done(&format!("/placements/{}/lines", line.placement_id), "flash-line-questioned"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("attendance", [line.enrolment_id]).await?;
            question.refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}

async fn asked(db: &mut Read, who: &Who, id: LineId, t: &Texts) -> Result<(Line, Question), Fault> {
    let line = Line::find_provided(db, who, id).await?;
    let card = Card::find(db, who, line.placement_id).await?;
    let day = t.day(line.day);
    let question = Question {
        title: t.say("line-question-title").with("day", &day).to_string(),
        lead: t
            .say("line-question-lead")
            .with("name", t.called(&card.called))
            .with("said", written::in_words(t, line.worked))
            .to_string(),
        action: format!("/lines/{id}/question"),
        back: (format!("/placements/{}/lines", line.placement_id), t.called(&card.called)),
        button: "line-question-send",
        fields: vec![
            Field::new("comment", "line-question-comment", Kind::Words).hint(t.say("line-question-hint")),
        ],
        instead: vec![],
    };
    Ok((line, question))
}

pub async fn settlement(mut visit: Visit, Path(id): Path<DisputeId>) -> Result<Response, Fault> {
    let (dispute, question) = open(&mut visit.db, &visit.who, id, &visit.t).await?;
    visit.has_read("attendance", [dispute.enrolment_id]).await?;
    let form = Form::new().and("worked", written::show(&visit.t, dispute.before));
    Ok(question.ask(visit.t, visit.frame, form))
}

pub async fn settle(act: Act, Path(id): Path<DisputeId>, mut form: Form) -> Result<Response, Fault> {
    let (dispute, question) = open(&mut act.read().await?, &act.who, id, &act.t).await?;
    let told = form.read(|form| {
        let worked = worked(form, &act.t, dispute.before);
        let reason = form.text("reason", 1..=LONGEST);
        worked.zip(reason)
    });
    let Some((after, reason)) = told else {
        act.has_read("attendance", [dispute.enrolment_id]).await?;
        return Ok(question.again(act, form));
    };
    let mut db = act.write().await?;
    match Dispute::settle(&mut db, &act.who, id, after, &reason).await {
        Ok(()) => {
            db.commit().await?;
            Ok(done(&format!("/enrolments/{}/hours", dispute.enrolment_id), "flash-dispute-settled"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            act.has_read("attendance", [dispute.enrolment_id]).await?;
            question.refused(act, form, &refusal)
        }
        Err(other) => Err(other.into()),
    }
}

/// As in a cell of the register.
fn worked(form: &mut Form, t: &Texts, before: Worked) -> Option<Worked> {
    let written = form.text("worked", 1..=30)?;
    match written::read(t, &written, Some(before)) {
        Ok(worked) => worked,
        Err(message) => {
            form.fault("worked", message);
            None
        }
    }
}

async fn open(db: &mut Read, who: &Who, id: DisputeId, t: &Texts) -> Result<(Dispute, Question), Fault> {
    let dispute = Dispute::find(db, who, id).await?;
    let name = Enrolment::find_for_form(db, who, dispute.enrolment_id).await?.name();
    let question = Question {
        title: t.say("dispute-title").with("name", name).with("day", t.day(dispute.day)).to_string(),
        lead: t
            .say("dispute-lead")
            .with("party", t.code(dispute.party))
            .with("before", written::in_words(t, dispute.before))
            .with("comment", &dispute.comment)
            .to_string(),
        action: format!("/disputes/{id}/settlement"),
        back: (
            format!("/enrolments/{}/hours", dispute.enrolment_id),
            t.say("enrolment-section-hours").to_string(),
        ),
        button: "dispute-settle",
        fields: vec![
            Field::new("worked", "dispute-worked", Kind::Line).hint(t.say("dispute-worked-hint")),
            Field::new("reason", "dispute-reason", Kind::Words).hint(t.say("dispute-reason-hint")),
        ],
        instead: vec![],
    };
    Ok((dispute, question))
}
