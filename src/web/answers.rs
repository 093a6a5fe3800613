//! A provider's answer to a proposal: yes with a start date, or no with a reason. On a page of its own, or inline on the
//! board with htmx.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::{Frame, Tone};
use super::page::{Page, Partial};
use super::path::Path;
use super::refusal::message;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::card::Card;
use crate::model::codes::DeclineReason;
use crate::model::matching::Consequence;
use crate::model::placement::{Placement, PlacementId, State};
use crate::model::submission::Submission;
use crate::model::{Error, Refusal};

/// Where an answer leads.
const BOARD: &str = "/board";

/// A proposal with the forms that answer it.
pub struct Proposal {
    pub card: Card,
    pub expires_on: NaiveDate,
    /// How soon the answer is needed.
    pub tone: Tone,
    pub accept: Form,
    pub decline: Form,
    pub reasons: Vec<Choice>,
    /// The reasons with what follows from each.
    pub consequences: Vec<Choice>,
}

impl Proposal {
    pub fn new(t: &Texts, card: Card, today: NaiveDate) -> Self {
        let wanted = card.placement.starts_on.max(today);
        // Nobody begins on a day when it is closed.
        let starts_on = card.opening.first_day(wanted, card.placement.planned_end_on).unwrap_or(wanted);
        let expires_on = match card.placement.state {
            State::Proposed { expires_on } => expires_on,
            _ => today,
        };
        let tone = if (expires_on - today).num_days() <= 2 { Tone::Warn } else { Tone::Info };
        Self {
            accept: Form::new().and("starts_on", starts_on),
            decline: Form::new(),
            reasons: t.choices::<DeclineReason>(),
            consequences: with_consequences(t, DeclineReason::ALL),
            card,
            expires_on,
            tone,
        }
    }
}

/// Reasons of a no, each with what it means for the next proposal.
pub fn with_consequences(t: &Texts, reasons: &[DeclineReason]) -> Vec<Choice> {
    let follows = |reason: DeclineReason| match Consequence::of(reason) {
        Consequence::None => t.say("no-means-nothing"),
        Consequence::Pause { days } => t.say("no-means-pause").with("days", days as i64),
        Consequence::NotThisProvider => t.say("no-means-not-this-provider"),
        Consequence::Reassess => t.say("no-means-reassess"),
    };
    let choice = |reason: &DeclineReason| {
        Choice::new(reason.code(), format!("{}. {}", t.code(reason), follows(*reason)))
    };
    reasons.iter().map(choice).collect()
}

#[derive(Template)]
#[template(path = "answers/acceptance.html")]
struct Acceptance {
    t: Texts,
    frame: Frame,
    form: Form,
    proposal: Proposal,
}

#[derive(Template)]
#[template(path = "answers/decline.html")]
struct Decline {
    t: Texts,
    frame: Frame,
    form: Form,
    proposal: Proposal,
}

/// One proposal on the board.
#[derive(Template)]
#[template(path = "answers/proposal.html")]
struct Item {
    t: Texts,
    proposal: Proposal,
}

/// What stands in its place when it is answered.
#[derive(Template)]
#[template(path = "answers/answered.html")]
struct Answered {
    t: Texts,
    card: Card,
}

pub async fn acceptance(mut visit: Visit, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    let proposal = open(&mut visit, id).await?;
    visit.has_read("answer", [proposal.card.enrolment_id]).await?;
    let form = proposal.accept.clone();
    Ok(Page(Acceptance { t: visit.t, frame: visit.frame, form, proposal }).into_response())
}

pub async fn decline(mut visit: Visit, Path(id): Path<PlacementId>) -> Result<Response, Fault> {
    let proposal = open(&mut visit, id).await?;
    visit.has_read("answer", [proposal.card.enrolment_id]).await?;
    let form = proposal.decline.clone();
    Ok(Page(Decline { t: visit.t, frame: visit.frame, form, proposal }).into_response())
}

pub async fn accept(
    act: Act,
    Path(id): Path<PlacementId>,
    partial: Partial,
    mut form: Form,
) -> Result<Response, Fault> {
    let Some(starts_on) = form.read(|form| form.date("starts_on")) else {
        return again(act, id, partial, Answer::Accept(form), None).await;
    };
    let mut db = act.write().await?;
    if Submission::first(&mut db, &form.sending(), &act.who).await?.is_some() {
        db.rollback().await?;
        return answered(act, id, partial, "flash-placement-accepted").await;
    }
    match Placement::accept(&mut db, &act.who, id, starts_on).await {
        Ok(_) => {
            Submission::made(&mut db, &form.sending(), &act.who, BOARD).await?;
            db.commit().await?;
            answered(act, id, partial, "flash-placement-accepted").await
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault("starts_on", message(&refusal));
            again(act, id, partial, Answer::Accept(form), Some(refusal)).await
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn decline_it(
    act: Act,
    Path(id): Path<PlacementId>,
    partial: Partial,
    mut form: Form,
) -> Result<Response, Fault> {
    let Some(reason) = form.read(|form| form.one::<DeclineReason>("reason")) else {
        return again(act, id, partial, Answer::Decline(form), None).await;
    };
    let mut db = act.write().await?;
    if Submission::first(&mut db, &form.sending(), &act.who).await?.is_none() {
        Placement::decline(&mut db, &act.who, id, reason).await?;
        Submission::made(&mut db, &form.sending(), &act.who, BOARD).await?;
    }
    db.commit().await?;
    // A declined proposal's card is gone.
    if partial.0 {
        return Ok(Page(Declined { t: act.t }).into_response());
    }
    Ok(done(BOARD, "flash-placement-declined"))
}

/// What stands in the place of a declined proposal: nothing of the person any more.
#[derive(Template)]
#[template(path = "answers/declined.html")]
struct Declined {
    t: Texts,
}

enum Answer {
    Accept(Form),
    Decline(Form),
}

/// The proposal, when it can still be answered by this person.
async fn open(visit: &mut Visit, id: PlacementId) -> Result<Proposal, Fault> {
    let card = Card::find(&mut visit.db, &visit.who, id).await?;
    match card.placement.state {
        State::Proposed { .. } => Ok(Proposal::new(&visit.t, card, visit.db.today())),
        other => Err(Error::from(Refusal::PlacementState { state: other.code() }).into()),
    }
}

/// The same form with what is wrong: 422; or 409 when a rule says no.
async fn again(
    act: Act,
    id: PlacementId,
    Partial(partial): Partial,
    answer: Answer,
    refusal: Option<Refusal>,
) -> Result<Response, Fault> {
    let mut db = act.read().await?;
    let card = Card::find(&mut db, &act.who, id).await?;
    let refused = refusal.is_some();
    if !matches!(card.placement.state, State::Proposed { .. }) {
        // Answered already: there is no form to show again.
        return Err(Error::from(Refusal::PlacementState { state: card.placement.state.code() }).into());
    }
    act.has_read("answer", [card.enrolment_id]).await?;
    let mut proposal = Proposal::new(&act.t, card, db.today());
    if partial {
        match answer {
            Answer::Accept(form) => proposal.accept = form,
            Answer::Decline(form) => proposal.decline = form,
        }
        let item = Page(Item { t: act.t, proposal });
        return Ok(if refused { item.conflict() } else { item.again() });
    }
    let (t, frame) = (act.t, act.frame);
    Ok(match (answer, refused) {
        (Answer::Accept(form), true) => Page(Acceptance { t, frame, form, proposal }).conflict(),
        (Answer::Accept(form), false) => Page(Acceptance { t, frame, form, proposal }).again(),
        (Answer::Decline(form), _) => Page(Decline { t, frame, form, proposal }).again(),
    })
}

async fn answered(
    act: Act,
    id: PlacementId,
    Partial(partial): Partial,
    flash: &'static str,
) -> Result<Response, Fault> {
    if !partial {
        return Ok(done(BOARD, flash));
    }
    let card = Card::find(&mut act.read().await?, &act.who, id).await?;
    act.has_read("answer", [card.enrolment_id]).await?;
    Ok(Page(Answered { t: act.t, card }).into_response())
}
