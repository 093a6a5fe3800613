//! How the next step of a person is shown: its words, the place where it is done, how pressing it is. Which step it is,
//! `model::caseload` decides.

use chrono::{Datelike, NaiveDate};

use super::frame::Tone;
use super::texts::Texts;
use crate::model::caseload::{Step, StepKind};
use crate::model::enrolment::EnrolmentId;
use crate::model::next_step::NextStepKind;

/// A step as a link.
#[derive(Clone, Debug)]
pub struct StepLink {
    pub title: String,
    /// Straight to where it is done.
    pub href: String,
    /// "3 dagar försenad", "senast 5 apr. 2026"; empty when no day is set.
    pub due: String,
    pub tone: Tone,
    /// It is somebody else's turn.
    pub waits: bool,
}

impl StepLink {
    pub fn new(t: &Texts, id: EnrolmentId, step: &Step, today: NaiveDate) -> Self {
        let waits = waits(step.kind);
        Self {
            title: match step.planned {
                Some(planned) => t.say("due-planned").with("step", t.code(planned)).to_string(),
                None => t.code(step.kind).to_owned(),
            },
            href: href(id, step),
            due: step.due.map(|day| due(t, step, day, today)).unwrap_or_default(),
            tone: match (step.overdue, waits) {
                (true, _) => Tone::Bad,
                (false, true) => Tone::Calm,
                (false, false) if step.due == Some(today) => Tone::Warn,
                (false, false) => Tone::Info,
            },
            waits,
        }
    }
}

const fn waits(kind: StepKind) -> bool {
    matches!(
        kind,
        StepKind::AwaitAnswer
            | StepKind::AwaitStart
            | StepKind::AwaitHandover
            | StepKind::AwaitMeeting
            | StepKind::Paused
    )
}

fn due(t: &Texts, step: &Step, day: NaiveDate, today: NaiveDate) -> String {
    let days = (today - day).num_days();
    if step.overdue {
        t.say("due-late").with("days", days).to_string()
    } else if days == 0 {
        t.say("ago-today").to_string()
    } else if step.kind == StepKind::Paused {
        t.say("due-paused").with("day", near(t, day, today)).to_string()
    } else if step.kind == StepKind::AwaitStart {
        t.say("due-starts").with("day", near(t, day, today)).to_string()
    } else {
        t.say("due-by").with("day", near(t, day, today)).to_string()
    }
}

/// A day as short as it can be said: the year only when it is another.
pub fn near(t: &Texts, day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() { t.day_and_month(day) } else { t.date(day) }
}

fn href(id: EnrolmentId, step: &Step) -> String {
    let page = format!("/enrolments/{id}");
    let at_placement = |what: &str| match step.placement {
        Some(placement) => format!("/placements/{placement}/{what}"),
        None => format!("{page}#placements"),
    };
    let at_handover = |what: &str| match step.handover {
        Some(handover) => format!("/handovers/{handover}/{what}"),
        None => format!("{page}#handovers"),
    };
    match step.kind {
        StepKind::RegisterOut | StepKind::SettleConsent => format!("{page}/consents"),
        StepKind::EndOrExtend => at_placement("end"),
        StepKind::ConfirmStart => at_placement("start"),
        StepKind::AskAfterPause => at_placement("resumption"),
        StepKind::FillGate => at_placement("gate"),
        StepKind::SignAgreement => at_placement("agreements"),
        StepKind::AwaitAnswer | StepKind::AwaitStart => format!("{page}#placements"),
        StepKind::ChaseHandover | StepKind::AwaitHandover => at_handover("acceptance"),
        StepKind::FinishHandover => match step.handover {
            Some(handover) => format!("/handovers/{handover}"),
            None => format!("{page}#handovers"),
        },
        StepKind::ChaseMeeting | StepKind::AwaitMeeting => at_handover("meeting"),
        StepKind::Release => at_handover("release"),
        StepKind::SendElsewhere => format!("{page}/handovers/new"),
        StepKind::EndEnrolment => format!("{page}/end"),
        StepKind::FirstMeeting | StepKind::KeepContact => format!("{page}/activities/new"),
        StepKind::FillProfile => format!("{page}/profile"),
        StepKind::PlanAfter => format!("{page}/next-step"),
        StepKind::ProposeAnother | StepKind::FindPlacement => format!("/search?enrolment={id}"),
        StepKind::Paused => format!("{page}/support"),
        StepKind::Planned => planned(id, step.planned),
    }
}

/// Where what the coach has decided is done.
pub fn planned(id: EnrolmentId, kind: Option<NextStepKind>) -> String {
    match kind {
        Some(NextStepKind::FindPlacement) => format!("/search?enrolment={id}"),
        Some(NextStepKind::Meeting) => format!("/enrolments/{id}/activities/new"),
        Some(NextStepKind::Handover) => format!("/enrolments/{id}/handovers/new"),
        Some(NextStepKind::EndEnrolment) => format!("/enrolments/{id}/end"),
        Some(NextStepKind::Employment | NextStepKind::Other) | None => format!("/enrolments/{id}#next-step"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(kind: StepKind) -> Step {
        Step { kind, due: None, overdue: false, planned: None, placement: None, handover: None }
    }

    #[test]
    fn every_step_leads_somewhere_of_its_own_person() {
        for kind in StepKind::ALL {
            let href = href(EnrolmentId(17), &step(*kind));
            assert!(href.contains("17"), "{kind} leads to {href}");
        }
        let late =
            Step { placement: Some(crate::model::placement::PlacementId(4)), ..step(StepKind::EndOrExtend) };
        assert_eq!(href(EnrolmentId(17), &late), "/placements/4/end");
    }

    #[test]
    fn what_is_late_says_so_in_words() {
        let t = Texts::default();
        let today = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        let day = |n| Some(NaiveDate::from_ymd_opt(2026, 3, n).unwrap());
        let late = Step { due: day(1), overdue: true, ..step(StepKind::ConfirmStart) };
        let shown = StepLink::new(&t, EnrolmentId(1), &late, today);
        assert_eq!((shown.due.as_str(), shown.tone), ("1 dag sent", Tone::Bad));
        let now = Step { due: day(2), ..step(StepKind::ConfirmStart) };
        assert_eq!(StepLink::new(&t, EnrolmentId(1), &now, today).tone, Tone::Warn);
    }
}
