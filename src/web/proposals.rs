//! Proposing a participant for a slot: one form, with what is sensible filled in. What happens to the proposal is
//! `answers` (the provider) and `placement_steps` (the coach).

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::call_off_orders;
use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::message::Message;
use super::page::Page;
use super::path::Path;
use super::query::Query;
use super::refusal::message;
use super::search::{Reason, period_from, reasons, usual_period};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::access::Who;
use crate::model::call_off_order::{Part, PassedOver, Turn, TurnReason};
use crate::model::capacity::Holding;
use crate::model::codes::{Adaptation, Track};
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::inspection::LEAST_REASON;
use crate::model::matching::{Circumstances, Finding};
use crate::model::placement::{Despite, Placement, Proposal};
use crate::model::profile::MOST_HOURS;
use crate::model::project::Project;
use crate::model::reservation::{Reservation, ReservationId};
use crate::model::slot::{Slot, SlotId};
use crate::model::submission::Submission;
use crate::model::vacancy::{Free, Period, Vacancy};
use crate::model::{Error, Refusal};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 500;

#[derive(Template)]
#[template(path = "placements/new.html")]
struct New {
    t: Texts,
    frame: Frame,
    form: Form,
    about: About,
    /// A refusal that belongs to no field.
    refused: Option<Message>,
    /// Why another is called off than the one whose turn it is.
    turn_reasons: Vec<Choice>,
    tracks: Vec<Choice>,
    adaptations: Vec<Choice>,
    reasons: Vec<Reason>,
}

/// What the form is about, as the database has it now.
struct About {
    enrolment: Enrolment,
    slot: Slot,
    free: Option<Free>,
    /// How the slot fits the person.
    found: Vec<Finding>,
    /// Whose turn it is, when the slot's contract stands in a call-off order.
    turn: Option<Turn>,
    /// Days that the proposal holds its seat.
    days: i64,
}

impl About {
    /// `NotFound` unless it is the person's own coach who asks, for a slot that the coach sees.
    async fn find(
        db: &mut Read,
        who: &Who,
        id: EnrolmentId,
        slot: SlotId,
        period: Period,
    ) -> Result<Self, Error> {
        let enrolment = Enrolment::find(db, who, id).await?;
        if enrolment.coach_id != Some(who.id) {
            return Err(Error::NotFound);
        }
        if enrolment.is_ended() {
            return Err(Refusal::EnrolmentEnded.into());
        }
        let vacancy = Vacancy::find(db, who, slot, period).await?;
        let found = Circumstances::read(db, &enrolment, period).await?.judge(&vacancy).found();
        let Vacancy { slot, free, .. } = vacancy;
        let days = Project::find(db, who, enrolment.project_id).await?.proposal_days;
        let turn = match slot.contract_id {
            Some(contract) => {
                let hours = slot.min_hours_per_week;
                Turn::of(db, contract, Holding { from: period.from, to: period.to, hours }).await?
            }
            None => None,
        };
        Ok(Self { enrolment, slot, free, found, turn, days })
    }

    /// Something speaks hard against it that a reason goes past.
    fn asks_reason(&self) -> bool {
        self.found.iter().any(Finding::asks_reason)
    }

    /// Somebody has said no, and it still stands.
    fn has_earlier_no(&self) -> bool {
        self.found.iter().any(Finding::is_earlier_no)
    }

    /// The contract whose turn it is instead.
    fn passed_over(&self) -> Option<&Part> {
        self.turn.as_ref()?.instead_of(self.slot.contract_id?)
    }

    /// What the person needs and what the workplace has: nothing else can be agreed on here.
    fn adaptations(&self) -> Vec<Adaptation> {
        let mut all = self.enrolment.profile.adaptations.0.clone();
        all.extend(self.slot.adaptations.iter());
        all.sort_unstable();
        all.dedup();
        all
    }

    fn form(&self, query: &Query, today: NaiveDate) -> Form {
        let slot = &self.slot;
        let wanted = self.enrolment.profile.hours_from.unwrap_or(slot.min_hours_per_week);
        let hours = query.integer("hours", 1..=MOST_HOURS).unwrap_or(wanted);
        let (first, last) = slot.days();
        let from = query.date("from").unwrap_or(usual_period(today).from).max(first).max(today);
        let to = query.date("to").filter(|to| *to >= from).unwrap_or_else(|| period_from(from).to);
        let needs = &self.enrolment.profile.adaptations;
        Form::new()
            .and("slot", slot.id)
            .and("reservation", query.text("reservation"))
            .and("track", Track::WorkTraining)
            .and("hours", hours.clamp(slot.min_hours_per_week, slot.max_hours_per_week))
            .and("starts_on", from)
            .and("planned_end_on", to.min(last).max(from))
            .and_each("adaptations", slot.adaptations.iter().filter(|one| needs.contains(one)))
    }

    fn page(self, t: Texts, frame: Frame, mut form: Form, refused: Option<Message>) -> New {
        if !self.has_earlier_no() {
            form.called("despite", "proposal-hindered");
        }
        New {
            turn_reasons: t.choices::<TurnReason>(),
            tracks: t.choices::<Track>(),
            adaptations: t.choices_of(&self.adaptations()),
            reasons: reasons(&t, &self.found, &self.enrolment.given_name),
            about: self,
            t,
            frame,
            form,
            refused,
        }
    }
}

impl New {
    /// "Rang 1" or "60 %".
    fn place(&self, turn: &Turn, part: &Part) -> String {
        call_off_orders::place(&self.t, turn.order.method, part.part)
    }
}

pub async fn new(mut visit: Visit, Path(id): Path<EnrolmentId>, query: Query) -> Result<Response, Fault> {
    let slot = query.id::<SlotId>("slot").ok_or_else(Fault::not_found)?;
    let today = visit.today();
    let usual = usual_period(today);
    let mut about = About::find(&mut visit.db, &visit.who, id, slot, usual).await?;
    let form = about.form(&query, today);
    if let (Ok(from), Ok(to)) = (form.value("starts_on").parse(), form.value("planned_end_on").parse())
        && usual != (Period { from, to })
    {
        about = About::find(&mut visit.db, &visit.who, id, slot, Period { from, to }).await?;
    }
    visit.has_read("proposal", [id]).await?;
    Ok(Page(about.page(visit.t, visit.frame, form, None)).into_response())
}

pub async fn create(act: Act, Path(id): Path<EnrolmentId>, mut form: Form) -> Result<Response, Fault> {
    let wanted = form.read(|form| {
        let (proposal, reservation) = (proposal(form, id), form.optional_id::<ReservationId>("reservation"));
        let despite = despite(form);
        Some((proposal?, reservation?, despite?))
    });
    let Some((proposal, reservation, despite)) = wanted else {
        return again(act, id, form, None).await;
    };
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-placement-proposed"));
    }
    let proposed = match reservation {
        Some(reservation) => Reservation::redeem(&mut db, &act.who, reservation, proposal, despite).await,
        None => Placement::propose_despite(&mut db, &act.who, proposal, despite).await,
    };
    match proposed {
        Ok(_) => {}
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            return again(act, id, form, Some(refusal)).await;
        }
        Err(other) => return Err(other.into()),
    }
    let location = format!("/enrolments/{id}");
    Submission::made(&mut db, &form.sending(), &act.who, &location).await?;
    db.commit().await?;
    act.app.search.wake();
    Ok(done(&location, "flash-placement-proposed"))
}

/// Why what speaks against the slot, or another's turn, is passed over; nothing where there is none.
fn despite(form: &mut Form) -> Option<Despite> {
    let hindrance = match form.value("despite").trim().is_empty() {
        true => Some(None),
        false => form.text("despite", LEAST_REASON..=LONGEST_REASON).map(Some),
    };
    let turn = match form.value("turn_reason").is_empty() {
        true => Some(None),
        false => passed_over(form).map(Some),
    };
    Some(Despite { hindrance: hindrance?, turn: turn? })
}

/// Another reason than those of the list needs words.
fn passed_over(form: &mut Form) -> Option<PassedOver> {
    let reason = form.one::<TurnReason>("turn_reason");
    let words = match reason {
        Some(TurnReason::Other) => form.text("turn_words", LEAST_REASON..=LONGEST_REASON),
        _ => form.optional_text("turn_words", LONGEST_REASON).map(Option::unwrap_or_default),
    };
    Some(PassedOver { reason: reason?, words: words? })
}

fn proposal(form: &mut Form, enrolment_id: EnrolmentId) -> Option<Proposal> {
    let slot_id = form.id::<SlotId>("slot");
    let track = form.one::<Track>("track");
    let hours_per_week = form.integer("hours", 1..=MOST_HOURS);
    let starts_on = form.date("starts_on");
    let planned_end_on = form.date("planned_end_on");
    form.in_order("starts_on", "planned_end_on");
    let adaptations = form.many::<Adaptation>("adaptations");
    let message = form.optional_text("message", 2_000);
    Some(Proposal {
        enrolment_id,
        slot_id: slot_id?,
        track: track?,
        hours_per_week: hours_per_week?,
        starts_on: starts_on?,
        planned_end_on: planned_end_on?,
        adaptations: adaptations?,
        message: message?.unwrap_or_default(),
    })
}

/// The form once more: 422 with what is wrong in it, or 409 with why the rules say no.
async fn again(
    act: Act,
    id: EnrolmentId,
    mut form: Form,
    refusal: Option<Refusal>,
) -> Result<Response, Fault> {
    let mut db = act.read().await?;
    // Without a slot there is nothing to show the form for.
    let slot = form.value("slot").parse::<SlotId>().map_err(|_| Fault::not_found())?;
    let usual = usual_period(db.today());
    let from = form.value("starts_on").parse().unwrap_or(usual.from);
    let to = form.value("planned_end_on").parse().ok().filter(|to| *to >= from).unwrap_or(usual.to);
    let about = About::find(&mut db, &act.who, id, slot, Period { from, to }).await?;
    drop(db);
    act.has_read("proposal", [id]).await?;
    let mut refused = None;
    if let Some(refusal) = &refusal {
        match field(refusal) {
            Some(field) => form.fault(field, message(refusal)),
            None => refused = Some(message(refusal)),
        }
    }
    let page = Page(about.page(act.t, act.frame, form, refused));
    Ok(if refusal.is_some() { page.conflict() } else { page.again() })
}

/// The field in which the person can do something about it.
const fn field(refusal: &Refusal) -> Option<&'static str> {
    match refusal {
        Refusal::HoursOutsideSlot { .. } | Refusal::SlotHoursTaken { .. } => Some("hours"),
        Refusal::SlotFull { .. }
        | Refusal::StartInThePast
        | Refusal::SlotNotForAge { .. }
        | Refusal::OutsideSlotPeriod { .. }
        | Refusal::OutsideContractPeriod { .. } => Some("starts_on"),
        Refusal::EndBeforeStart
        | Refusal::PeriodTooLong
        | Refusal::ContractPlaceMonths { .. }
        | Refusal::ContractValue { .. } => Some("planned_end_on"),
        Refusal::SlotNotForTrack => Some("track"),
        Refusal::AdaptationsNotOffered => Some("adaptations"),
        Refusal::DeclinedBefore | Refusal::Hindered => Some("despite"),
        Refusal::NotTheirTurn { .. } => Some("turn_reason"),
        _ => None,
    }
}
