//! The next step of a person as the program sees it: one, the most pressing, with the day it should be done by. Pure:
//! facts in, step out. What the coach has decided stands in `next_step`; here it is one of the facts.

use chrono::{Days, NaiveDate};

use crate::model::agreement::Progress;
use crate::model::handover::{self, Handover, HandoverId};
use crate::model::next_step::{NextStep, NextStepKind};
use crate::model::placement::{self, Placement, PlacementId};

/// Days from the enrolment to the first meeting.
const FIRST_MEETING_DAYS: u64 = 14;
/// Days from the enrolment to a profile that somebody can be found a placement by.
const PROFILE_DAYS: u64 = 30;
/// Days before a placement's planned end when what comes after must be thought of.
pub const ENDING_DAYS: u64 = 28;
/// Days from the giver's letting go to the end of the enrolment. The clocks before it are the project's own.
const END_DAYS: u64 = 14;
/// Days without contact after which somebody may be falling between the chairs.
const CONTACT_DAYS: u64 = 30;

crate::model::codes::codes! {
    /// What can be next, the most pressing first: of two steps equally overdue the earlier one here is shown.
    pub enum StepKind = "step" {
        RegisterOut = "register_out", SettleConsent = "settle_consent",
        EndOrExtend = "end_or_extend", ConfirmStart = "confirm_start", FillGate = "fill_gate", SignAgreement = "sign_agreement",
        /// The day back after a placement's pause has come.
        AskAfterPause = "ask_after_pause",
        ChaseHandover = "chase_handover",
        ChaseMeeting = "chase_meeting", Release = "release", EndEnrolment = "end_enrolment",
        FinishHandover = "finish_handover", FirstMeeting = "first_meeting", Planned = "planned", FillProfile = "profile", SendElsewhere = "send_elsewhere",
        PlanAfter = "plan_after", ProposeAnother = "propose_another", FindPlacement = "find_placement",
        AwaitAnswer = "await_answer", AwaitStart = "await_start", AwaitHandover = "await_handover",
        AwaitMeeting = "await_meeting", KeepContact = "keep_contact",
        /// Nothing until a day.
        Paused = "paused",
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub kind: StepKind,
    /// The day it should be done by, where there is one.
    pub due: Option<NaiveDate>,
    pub overdue: bool,
    /// What the coach has decided, of `StepKind::Planned`.
    pub planned: Option<NextStepKind>,
    pub placement: Option<PlacementId>,
    pub handover: Option<HandoverId>,
}

/// What is known of a person.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    pub enrolled_on: NaiveDate,
    /// Over, but shown as long as a handover is under way: the giver is still responsible.
    pub is_ended: bool,
    pub is_profiled: bool,
    /// Paused today: the day on which it goes on.
    pub paused_until: Option<NaiveDate>,
    /// The latest activity the person came to.
    pub last_contact: Option<NaiveDate>,
    pub planned: Option<NextStep>,
    /// Newest first.
    pub placements: &'a [Placement],
    /// Newest first.
    pub handovers: &'a [Handover],
    /// Since when the person is to be registered out of SUS.
    pub sus_since: Option<NaiveDate>,
    /// Agreed placements whose provider can no longer see the person.
    pub unseen: &'a [PlacementId],
}

impl Step {
    fn new(kind: StepKind) -> Self {
        Self { kind, due: None, overdue: false, planned: None, placement: None, handover: None }
    }

    /// Should be done by `due`; the day after it is overdue.
    fn by(self, due: NaiveDate, today: NaiveDate) -> Self {
        Self { due: Some(due), overdue: due < today, ..self }
    }

    /// Late, or to be done at once whatever else is late.
    fn presses(&self) -> bool {
        self.overdue || matches!(self.kind, StepKind::RegisterOut | StepKind::SettleConsent)
    }

    fn at(self, placement: &Placement) -> Self {
        Self { placement: Some(placement.id), ..self }
    }

    fn of(self, handover: &Handover) -> Self {
        Self { handover: Some(handover.id), ..self }
    }
}

/// One primary step a person: what is overdue before what is not, then the order of `StepKind`, then the day.
pub fn next_step(facts: &Facts<'_>, today: NaiveDate) -> Step {
    let mut steps: Vec<Step> = Vec::new();
    let handover = facts.handovers.first();
    steps.extend(handover.and_then(|handover| of_handover(handover, facts, today)));
    // At once (domain.md 3.3), also in a pause and after the end.
    steps.extend(facts.sus_since.map(|since| Step::new(StepKind::RegisterOut).by(since, today)));
    if !facts.is_ended {
        let unseen = facts.placements.iter().filter(|placement| facts.unseen.contains(&placement.id));
        steps.extend(
            unseen.map(|placement| Step::new(StepKind::SettleConsent).by(today, today).at(placement)),
        );
    }
    if let Some(until) = facts.paused_until.filter(|_| !facts.is_ended) {
        // Nothing is overdue in a pause but a handover: nobody falls between the chairs.
        steps.push(Step { due: Some(until), ..Step::new(StepKind::Paused) });
    } else if !facts.is_ended {
        let planned = facts.planned.filter(|planned| !is_done(*planned, facts));
        let decided = planned.is_some() || handover.is_some_and(|handover| handover.state.is_open());
        for placement in facts.placements.iter().filter(|placement| placement.state.is_live()) {
            steps.extend(of_live_placement(placement, decided, today));
        }
        if !facts.placements.iter().any(|placement| is_standing(placement, today)) && !decided {
            steps.push(without_placement(facts));
        }
        steps.extend(planned.map(|planned| Step {
            planned: Some(planned.kind),
            ..Step::new(StepKind::Planned).by(planned.on, today)
        }));
        let meets = planned.is_some_and(|planned| planned.kind == NextStepKind::Meeting);
        match facts.last_contact {
            None if !meets => {
                steps.push(
                    Step::new(StepKind::FirstMeeting)
                        .by(facts.enrolled_on + Days::new(FIRST_MEETING_DAYS), today),
                );
            }
            Some(last) if !meets => {
                steps.push(Step::new(StepKind::KeepContact).by(last + Days::new(CONTACT_DAYS), today));
            }
            _ => {}
        }
        if !facts.is_profiled {
            steps.push(
                Step::new(StepKind::FillProfile).by(facts.enrolled_on + Days::new(PROFILE_DAYS), today),
            );
        }
    }
    steps
        .into_iter()
        .min_by_key(|step| (!step.presses(), step.kind, step.due))
        .unwrap_or_else(|| Step::new(StepKind::KeepContact))
}

/// A placement that is live and whose proposal has not run out: the program's own clock may not have swept it yet.
pub fn is_standing(placement: &Placement, today: NaiveDate) -> bool {
    match placement.state {
        placement::State::Proposed { expires_on } => expires_on >= today,
        other => other.is_live(),
    }
}

fn of_live_placement(placement: &Placement, decided: bool, today: NaiveDate) -> Option<Step> {
    use placement::State;
    let step = match placement.state {
        State::Proposed { expires_on } if expires_on < today => return None,
        State::Proposed { expires_on } => Step::new(StepKind::AwaitAnswer).by(expires_on, today),
        State::Accepted { .. } if !placement.gate.is_whole() => {
            Step::new(StepKind::FillGate).by(placement.starts_on, today)
        }
        State::Accepted { .. } if placement.agreement != Progress::Signed => {
            Step::new(StepKind::SignAgreement).by(placement.starts_on, today)
        }
        State::Accepted { .. } if placement.starts_on <= today => {
            Step::new(StepKind::ConfirmStart).by(placement.starts_on, today)
        }
        State::Accepted { .. } => Step::new(StepKind::AwaitStart).by(placement.starts_on, today),
        _ if placement.planned_end_on < today => {
            Step::new(StepKind::EndOrExtend).by(placement.planned_end_on, today)
        }
        State::Paused { .. } if placement.back_on.is_some_and(|back| back <= today) => Step {
            due: placement.back_on,
            overdue: placement.back_on.is_some_and(|back| back < today),
            ..Step::new(StepKind::AskAfterPause)
        },
        _ if placement.planned_end_on <= today + Days::new(ENDING_DAYS) && !decided => {
            Step::new(StepKind::PlanAfter).by(placement.planned_end_on, today)
        }
        _ => return None,
    };
    Some(step.at(placement))
}

/// Nobody has said yes and nobody is asked: after a no or silence, another place; otherwise the first.
fn without_placement(facts: &Facts<'_>) -> Step {
    use placement::State;
    let unanswered = |placement: &&Placement| {
        matches!(placement.state, State::Declined { .. } | State::Expired { .. } | State::Proposed { .. })
    };
    let taken_back = |placement: &&Placement| matches!(placement.state, State::Withdrawn { .. });
    match facts.placements.iter().find(|placement| !taken_back(placement)).filter(unanswered) {
        Some(placement) => Step::new(StepKind::ProposeAnother).at(placement),
        None => Step::new(StepKind::FindPlacement),
    }
}

fn of_handover(handover: &Handover, facts: &Facts<'_>, today: NaiveDate) -> Option<Step> {
    use handover::State;
    let due = |kind, late| {
        let step = Step::new(kind);
        match handover.due() {
            // Without a clock it is never late.
            None => step,
            Some(day) if day < today => Step { kind: late, ..step }.by(day, today),
            Some(day) => step.by(day, today),
        }
    };
    let step = match handover.state {
        State::Drafted | State::Consented { .. } => due(StepKind::FinishHandover, StepKind::FinishHandover),
        State::Sent => due(StepKind::AwaitHandover, StepKind::ChaseHandover),
        State::Accepted { .. } => due(StepKind::AwaitMeeting, StepKind::ChaseMeeting),
        State::Met { .. } => due(StepKind::Release, StepKind::Release),
        State::Released { on, .. } if !facts.is_ended => {
            Step::new(StepKind::EndEnrolment).by(on + Days::new(END_DAYS), today)
        }
        State::Declined { .. } | State::Expired { .. } if !facts.is_ended => {
            Step::new(StepKind::SendElsewhere)
        }
        State::Released { .. }
        | State::Done { .. }
        | State::Declined { .. }
        | State::Expired { .. }
        | State::Revoked { .. } => return None,
    };
    Some(step.of(handover))
}

/// The coach decided on what has come about since.
fn is_done(planned: NextStep, facts: &Facts<'_>) -> bool {
    match planned.kind {
        NextStepKind::FindPlacement => facts.placements.iter().any(|placement| placement.state.is_live()),
        NextStepKind::Handover => facts.handovers.first().is_some_and(|handover| handover.state.is_open()),
        _ => false,
    }
}

#[cfg(test)]
#[path = "step_tests.rs"]
mod tests;
