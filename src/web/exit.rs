//! Ending an enrolment: why, where to, and how the person stands now. Whoever withdraws has not failed: no word here
//! says so.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::message::Message;
use super::page::Page;
use super::path::Path;
use super::refusal::message;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::access::Who;
use crate::model::codes::{EnrolmentEndReason, ExitTo, IncomeSource, Occupation, PlacementEndReason};
use crate::model::end_reason::{EndClass, EndConsequence};
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::exit::{Exit, Standing};
use crate::model::handover::Handover;
use crate::model::placement::{Placement, State};
use crate::model::submission::Submission;
use crate::model::{Error, Refusal};

#[derive(Template)]
#[template(path = "enrolments/end.html")]
struct End {
    t: Texts,
    frame: Frame,
    form: Form,
    enrolment: Enrolment,
    reasons: Vec<Choice>,
    exits: Vec<Choice>,
    occupations: Vec<Choice>,
    incomes: Vec<Choice>,
    /// What must be done first.
    under_way: Vec<Placement>,
    /// Nobody has accepted a handover: an exit to an agency is not open yet.
    without_handover: bool,
}

impl End {
    async fn load(
        db: &mut Read,
        who: &Who,
        id: EnrolmentId,
        t: Texts,
        frame: Frame,
        form: Form,
    ) -> Result<Self, Fault> {
        let enrolment = Enrolment::find_for_form(db, who, id).await?;
        if enrolment.is_ended() {
            return Err(Error::from(Refusal::EnrolmentEnded).into());
        }
        let mut under_way = Placement::of_enrolment(db, id).await?;
        under_way.retain(|placement| {
            matches!(placement.state, State::Accepted { .. } | State::Started { .. } | State::Paused { .. })
        });
        let handovers = Handover::of_enrolment(db, id).await?;
        Ok(Self {
            reasons: reasons(&t),
            exits: t.choices::<ExitTo>(),
            occupations: t.choices::<Occupation>(),
            incomes: t.choices::<IncomeSource>(),
            without_handover: !ExitTo::ALL.iter().any(|to| Handover::holding(&handovers, *to).is_some()),
            t,
            frame,
            form,
            enrolment,
            under_way,
        })
    }
}

/// Each reason says what kind of end it is and what follows.
fn reasons(t: &Texts) -> Vec<Choice> {
    let choice = |reason: &EnrolmentEndReason| {
        Choice::new(reason.code(), end_choice(t, t.code(*reason), reason.class(), reason.consequence()))
    };
    EnrolmentEndReason::ALL.iter().map(choice).collect()
}

/// The same of a placement's end.
pub fn placement_reasons(t: &Texts) -> Vec<Choice> {
    let choice = |reason: &PlacementEndReason| {
        Choice::new(reason.code(), end_choice(t, t.code(*reason), reason.class(), reason.consequence()))
    };
    PlacementEndReason::ALL.iter().map(choice).collect()
}

fn end_choice(t: &Texts, reason: &'static str, class: EndClass, follows: EndConsequence) -> String {
    t.say("end-choice")
        .with("reason", reason)
        .with("class", t.code(class))
        .with("follows", t.code(follows))
        .to_string()
}

pub async fn new(mut visit: Visit, Path(id): Path<EnrolmentId>) -> Result<Response, Fault> {
    let form = Form::new().and("on", visit.today());
    let page = End::load(&mut visit.db, &visit.who, id, visit.t, visit.frame.clone(), form).await?;
    visit.has_read("end", [id]).await?;
    Ok(Page(page).into_response())
}

pub async fn create(act: Act, Path(id): Path<EnrolmentId>, mut form: Form) -> Result<Response, Fault> {
    let Some(exit) = form.read(exit) else {
        return Ok(again(&act, id, form).await?.again());
    };
    let to = exit.to;
    let mut db = act.write().await?;
    if let Some(back) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&back, flash(&mut db, id, to).await?));
    }
    match Enrolment::end(&mut db, &act.who, id, exit).await {
        Ok(_) => {
            let (back, flash) = (format!("/enrolments/{id}"), flash(&mut db, id, to).await?);
            Submission::made(&mut db, &form.sending(), &act.who, &back).await?;
            db.commit().await?;
            Ok(done(&back, flash))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault(field_of(&refusal), message(&refusal));
            Ok(again(&act, id, form).await?.conflict())
        }
        Err(other) => Err(other.into()),
    }
}

/// What is said when it is done: whoever goes to an agency that has not met them is still the coach's.
async fn flash(db: &mut Read, id: EnrolmentId, to: ExitTo) -> Result<&'static str, Fault> {
    let handovers = Handover::of_enrolment(db, id).await?;
    let is_unmet =
        Handover::holding(&handovers, to).is_some_and(|handover| !handover.state.is_with_receiver());
    Ok(if is_unmet { "flash-enrolment-handed-over" } else { "flash-enrolment-ended" })
}

async fn again(act: &Act, id: EnrolmentId, form: Form) -> Result<Page<End>, Fault> {
    let page = End::load(&mut act.read().await?, &act.who, id, act.t, act.frame.clone(), form).await?;
    act.has_read("end", [id]).await?;
    Ok(Page(page))
}

fn exit(form: &mut Form) -> Option<Exit> {
    let on = form.date("on");
    let reason = form.one::<EnrolmentEndReason>("reason");
    let to = form.one::<ExitTo>("exit_to");
    let occupation = form.optional_one::<Occupation>("occupation");
    let extent_percent = form.optional_integer("extent_percent", 0..=100);
    let incomes = form.many::<IncomeSource>("incomes");
    if reason == Some(EnrolmentEndReason::Completed) {
        if occupation == Some(None) {
            form.fault("occupation", Message::new("refusal-standing-missing"));
        }
        if incomes.as_ref().is_some_and(Vec::is_empty) {
            form.fault("incomes", Message::new("refusal-standing-missing"));
        }
    }
    let (extent_percent, incomes) = (extent_percent?, incomes?);
    let after = occupation?.map(|occupation| Standing { occupation, extent_percent, incomes });
    Some(Exit { on: on?, reason: reason?, to: to?, after })
}

/// Where to mend what a rule says no to.
fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::ExitNeedsHandover => "exit_to",
        Refusal::StandingMissing | Refusal::ExitContradicted { by_extent: false } => "occupation",
        Refusal::ExtentOutsidePercent | Refusal::ExitContradicted { by_extent: true } => "extent_percent",
        Refusal::IncomeNoneStandsAlone => "incomes",
        Refusal::PlacementsUnderWay { .. } => "reason",
        _ => "on",
    }
}
