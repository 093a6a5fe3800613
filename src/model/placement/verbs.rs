//! What people do to a placement: propose, accept, decline, start, extend, end. Each is one
//! transaction that locks the enrolment, the contract and the slot, in that order, checks every rule, and writes an event.

use chrono::{Days, NaiveDate};
use sqlx::types::Json;

use super::keeping::{check_period, take};
use super::{Placement, PlacementId, State};
use crate::db::Write;
use crate::model::access::Who;
use crate::model::attendance;
use crate::model::call_off_order::{PassedOver, keep_turn};
use crate::model::capacity::Holding;
use crate::model::codes::{Adaptation, DeclineReason, PlacementEndReason, Track};
use crate::model::consent::Consent;
use crate::model::disclosure;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::matching::{Consequence, Finding, hindrances};
use crate::model::pause;
use crate::model::project::Project;
use crate::model::slot::{Slot, SlotId};
use crate::model::{Error, Refusal, Result, new_reference, slot_changed};

/// A proposal as a coach makes it.
#[derive(Clone, Debug)]
pub struct Proposal {
    pub enrolment_id: EnrolmentId,
    pub slot_id: SlotId,
    pub track: Track,
    pub hours_per_week: i64,
    pub starts_on: NaiveDate,
    pub planned_end_on: NaiveDate,
    pub adaptations: Vec<Adaptation>,
    pub message: String,
}

/// Why a proposal goes past what would stop it. Both are kept.
#[derive(Clone, Debug, Default)]
pub struct Despite {
    /// What speaks hard against the slot: an earlier no, too far away, a need that is not met (`matching::hindrances`).
    pub hindrance: Option<String>,
    /// That it is another contract's turn (`call_off_order`).
    pub turn: Option<PassedOver>,
}

pub use crate::model::next_step::NextStep;

impl Placement {
    /// Takes a seat until it is answered or its days run out.
    pub async fn propose(db: &mut Write, who: &Who, proposal: Proposal) -> Result<Self> {
        Self::propose_despite(db, who, proposal, Despite::default()).await
    }

    /// `despite`: why what speaks hard against the slot, or the order of call-offs, is passed over; without it the proposal
    /// is refused.
    pub async fn propose_despite(
        db: &mut Write,
        who: &Who,
        proposal: Proposal,
        despite: Despite,
    ) -> Result<Self> {
        let today = db.today();
        let enrolment = Enrolment::find_active(db, who, proposal.enrolment_id).await?;
        pause::refuse_paused(db, enrolment.id).await?;
        let slot = Slot::find(db, who, proposal.slot_id).await?;
        if slot.project_id.is_some_and(|project| project != enrolment.project_id) {
            return Err(Refusal::SlotOfOtherProject.into());
        }
        check_period(proposal.starts_on, proposal.planned_end_on)?;
        if proposal.starts_on < today {
            return Err(Refusal::StartInThePast.into());
        }
        let already: i64 = db
            .query(
                "SELECT COUNT(*) FROM placements WHERE enrolment_id = $1 AND slot_id = $2
                 AND (state IN ('accepted', 'started', 'paused') OR (state = 'proposed' AND expires_on >= $3))",
            )
            .bind(enrolment.id)
            .bind(slot.id)
            .bind(today)
            .value()
            .await?;
        if already > 0 {
            return Err(Refusal::AlreadyAtSlot.into());
        }
        let period =
            Holding { from: proposal.starts_on, to: proposal.planned_end_on, hours: proposal.hours_per_week };
        let contract = slot.contract_id;
        let (slot, drawn) = take(db, slot.id, contract, period, None).await?;
        if slot.contract_id != contract {
            // Moved to another contract between our look and our lock.
            return Err(Error::Stale);
        }
        slot.check_bookable(today)?;
        let needs = &enrolment.profile.adaptations;
        if !proposal.adaptations.iter().all(|one| slot.adaptations.contains(one) || needs.contains(one)) {
            return Err(Refusal::AdaptationsNotOffered.into());
        }
        slot.eligibility.admit(&enrolment, proposal.track, proposal.starts_on)?;
        let project = Project::load(db, enrolment.project_id).await?;
        let hindrances = hindrances(db, &enrolment, &slot, &project, proposal.planned_end_on).await?;
        let is_no = hindrances.iter().any(Finding::is_earlier_no);
        if !hindrances.is_empty() && despite.hindrance.is_none() {
            return Err(if is_no { Refusal::DeclinedBefore } else { Refusal::Hindered }.into());
        }
        let deviation = match slot.contract_id {
            Some(contract) => keep_turn(db, contract, period, despite.turn).await?,
            None => None,
        };
        Consent::for_proposal(db, who, &enrolment, slot.provider_id, proposal.planned_end_on).await?;
        let expires_on = today + Days::new(u64::try_from(project.proposal_days).unwrap_or(10));
        let reference = new_reference(db, "pl");
        let id: PlacementId = db
            .query(
                "INSERT INTO placements (ref, enrolment_id, slot_id, contract_id, track, state, hours_per_week, starts_on,
                    planned_end_on, proposed_on, proposed_by, expires_on, adaptations, message, place_months, value)
                 VALUES ($1, $2, $3, $4, $5, 'proposed', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id",
            )
            .bind(reference)
            .bind(enrolment.id)
            .bind(slot.id)
            .bind(slot.contract_id)
            .bind(proposal.track)
            .bind(proposal.hours_per_week)
            .bind(proposal.starts_on)
            .bind(proposal.planned_end_on)
            .bind(today)
            .bind(who.id)
            .bind(expires_on)
            .bind(Json(proposal.adaptations))
            .bind(proposal.message)
            .bind(drawn.place_months)
            .bind(drawn.value)
            .value()
            .await?;
        disclosure::shrink(db, enrolment.id, slot.provider_id).await?;
        let placement = Self::load(db, id).await?;
        placement.event("placement_proposed").by(who.id).write(db).await?;
        if let Some(deviation) = deviation {
            deviation.keep(db, who, id).await?;
        }
        if let Some(reason) = despite.hindrance.filter(|_| !hindrances.is_empty()) {
            let codes: Vec<&str> = hindrances.iter().map(Finding::code).collect();
            let event = placement.event(if is_no { "placement_despite" } else { "placement_hindered" });
            event.with("no", codes.join(", ")).with("reason", reason).by(who.id).write(db).await?;
        }
        slot_changed(db, slot.id).await?;
        Ok(placement)
    }

    /// The provider says yes, with a start date. The person's competing proposals are released at once (P10).
    pub async fn accept(db: &mut Write, who: &Who, id: PlacementId, starts_on: NaiveDate) -> Result<Self> {
        let mut placement = Self::find_provided(db, who, id).await?;
        let today = db.today();
        placement.state = placement.state.accept(today)?;
        if starts_on < today {
            return Err(Refusal::StartInThePast.into());
        }
        let opening = Slot::load(db, placement.slot_id).await?.opening;
        // The day that was proposed is the coach's and the participant's own.
        if let Some(opens) = opening.first_day(starts_on, placement.planned_end_on)
            && opens > starts_on
            && starts_on != placement.starts_on
        {
            return Err(Refusal::FirstDayClosed { opens }.into());
        }
        placement.move_to(db, starts_on, placement.planned_end_on).await?;
        placement.keep(db).await?;
        placement
            .event("placement_accepted")
            .by(who.id)
            .with("starts_on", starts_on.to_string())
            .write(db)
            .await?;
        placement.release_competing(db, who).await?;
        Ok(placement)
    }

    pub async fn decline(db: &mut Write, who: &Who, id: PlacementId, reason: DeclineReason) -> Result<Self> {
        let mut placement = Self::find_provided(db, who, id).await?;
        placement.state = placement.state.decline(db.today(), reason)?;
        placement.keep(db).await?;
        placement.event("placement_declined").by(who.id).with("reason", reason.code()).write(db).await?;
        if Consequence::of(reason) == Consequence::Reassess {
            NextStep::look_again(db, placement.enrolment_id).await?;
        }
        Ok(placement)
    }

    /// The first day has come: by the coach or the provider. `on` may be a day that has passed, never one to come. Refused until
    /// the gate is whole and the agreement signed by all three, and on a day before they were; the refusal says what it lacks.
    pub async fn start(db: &mut Write, who: &Who, id: PlacementId, on: NaiveDate) -> Result<Self> {
        let mut placement = Self::find_party(db, who, id).await?;
        if on > db.today() {
            return Err(Refusal::DateInFuture.into());
        }
        let started = placement.state.start(on)?;
        if let Some(hindrance) = placement.hinders_start() {
            return Err(hindrance.into());
        }
        if let Some(ready_on) = placement.ready_on(db).await?.filter(|ready_on| on < *ready_on) {
            return Err(Refusal::StartBeforeReady { ready_on }.into());
        }
        placement.state = started;
        placement.move_to(db, on, placement.planned_end_on.max(on)).await?;
        placement.keep(db).await?;
        placement.event("placement_started").by(who.id).with("on", on.to_string()).write(db).await?;
        Ok(placement)
    }

    /// Moves the planned end, later or earlier: seats, hours and the contract's cap are checked anew.
    pub async fn extend(
        db: &mut Write,
        who: &Who,
        id: PlacementId,
        planned_end_on: NaiveDate,
    ) -> Result<Self> {
        let mut placement = Self::find_coached(db, who, id).await?;
        if !matches!(placement.state, State::Accepted { .. } | State::Started { .. } | State::Paused { .. }) {
            return Err(placement.state.refusal().into());
        }
        if planned_end_on < db.today() {
            return Err(Refusal::StartInThePast.into());
        }
        let before = placement.planned_end_on;
        if planned_end_on == before {
            return Ok(placement);
        }
        placement.move_to(db, placement.starts_on, planned_end_on).await?;
        placement.keep(db).await?;
        if planned_end_on > before {
            placement.keep_extension(db, before).await?;
        }
        placement
            .event("placement_extended")
            .by(who.id)
            .with("from", before.to_string())
            .with("to", planned_end_on.to_string())
            .write(db)
            .await?;
        Ok(placement)
    }

    /// Ends it with a reason. For the person's last placement the coach says what comes next.
    pub async fn end(
        db: &mut Write,
        who: &Who,
        id: PlacementId,
        on: NaiveDate,
        reason: PlacementEndReason,
        next: Option<NextStep>,
    ) -> Result<Self> {
        let mut placement = Self::find_party(db, who, id).await?;
        placement.state = placement.state.end(not_after_today(db, on)?, reason)?;
        let coached = !who.provides(placement.provider_id);
        if coached && next.is_none() && placement.is_last(db).await? {
            return Err(Refusal::NextStepMissing.into());
        }
        if let Some(next) = next {
            let enrolment = Enrolment::load(db, placement.enrolment_id).await?;
            next.check(db, enrolment.project_id).await?;
        }
        if let Some(last) = attendance::last_after(db, id, on).await? {
            return Err(Refusal::AttendanceAfterEnd { last }.into());
        }
        if placement.state.started_on().is_some() && on > placement.planned_end_on {
            // Stayed longer than planned: the days must be there to take.
            placement.move_to(db, placement.starts_on, on).await?;
        }
        placement.redraw(db, on).await?;
        placement.keep(db).await?;
        pause::placement_resumed(db, id, on).await?;
        placement
            .event("placement_ended")
            .by(who.id)
            .with("reason", reason.code())
            .with("on", on.to_string())
            .write(db)
            .await?;
        if let Some(next) = next {
            next.keep(db, who, placement.enrolment_id).await?;
        }
        Ok(placement)
    }

    /// No other placement of the person is live or proposed.
    pub async fn is_last(&self, db: &mut crate::db::Read) -> Result<bool> {
        let others: i64 = db
            .query(
                "SELECT COUNT(*) FROM placements WHERE enrolment_id = $1 AND id <> $2
                 AND state IN ('proposed', 'accepted', 'started', 'paused')",
            )
            .bind(self.enrolment_id)
            .bind(self.id)
            .value()
            .await?;
        Ok(others == 0)
    }
}

pub(super) fn not_after_today(db: &Write, on: NaiveDate) -> Result<NaiveDate, Refusal> {
    if on > db.today() { Err(Refusal::DateInFuture) } else { Ok(on) }
}
