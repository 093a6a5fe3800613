//! A stay at a workplace as it is planned, and how it goes: the answer, the first day, what comes in between, the last.

use chrono::NaiveDate;

use super::days::{plus, workday, workday_before};
use super::dice::Dice;
use super::path::{Deed, Path};
use crate::model::codes::{ActivityKind, DeclineReason, PlacementEndReason, Track};
use crate::model::next_step::NextStepKind;

/// Where a stay may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// Under one of the project's contracts.
    Contracted,
    /// At an employer without one.
    Employer,
    /// At the provider who signs in to look around.
    MainProvider,
}

#[derive(Clone, Copy, Debug)]
pub struct Stay {
    pub proposed_on: NaiveDate,
    pub starts_on: NaiveDate,
    /// Later than any extension: the seat is looked for until then.
    pub planned_end_on: NaiveDate,
    pub hours_per_week: i64,
    pub track: Track,
    pub whereabouts: Whereabouts,
}

/// What came of a proposal.
pub struct Answered {
    pub stayed: bool,
    /// From here on the person is free.
    pub then: NaiveDate,
}

impl Stay {
    /// A stay that is asked for on a day and over by `last`; none when there is no time left for one.
    pub fn draw(
        dice: &mut Dice,
        proposed_on: NaiveDate,
        last: NaiveDate,
        hours: i64,
        employed: bool,
    ) -> Option<Self> {
        let starts_on = workday(plus(proposed_on, dice.between(9, 18)));
        let wanted = plus(starts_on, dice.between(6, 20) * 7 - 3);
        let planned_end_on = workday_before(wanted.min(last));
        if planned_end_on < plus(starts_on, 20) {
            return None;
        }
        let whereabouts = match dice.happens(if employed { 85 } else { 28 }) {
            true => Whereabouts::Employer,
            false => Whereabouts::Contracted,
        };
        let track = match whereabouts {
            Whereabouts::Employer if employed && dice.happens(50) => Track::Employment,
            Whereabouts::Employer if dice.happens(50) => Track::SupportedEmployment,
            _ => Track::WorkTraining,
        };
        let hours_per_week = (hours + dice.between(-2, 4)).clamp(5, 32);
        Some(Self { proposed_on, starts_on, planned_end_on, hours_per_week, track, whereabouts })
    }
}

impl Path {
    /// A proposal with its answer and all that follows from it.
    pub fn answered(&mut self, dice: &mut Dice, stay: Stay) -> Answered {
        let asked = stay.proposed_on;
        let at = self.stay(stay);
        self.push(asked, Deed::Propose(at));
        // Now and then two places are asked at once; a yes from one lets the other go.
        if dice.happens(15) {
            let other = self.stay(Stay { whereabouts: Whereabouts::Contracted, ..stay });
            self.push(asked, Deed::Propose(other));
            self.push(plus(asked, 12), Deed::Expire(other));
        }
        let answer = workday(plus(asked, dice.between(1, 7)));
        match dice.between(1, 100) {
            1..=76 => {
                self.push(answer, Deed::Accept(at));
                let then = self.worked(dice, at, stay);
                return Answered { stayed: true, then };
            }
            77..=90 => {
                let reason = dice.weighted(&[
                    (35, DeclineReason::NoCapacity),
                    (20, DeclineReason::HoursDoNotFit),
                    (15, DeclineReason::TasksDoNotFit),
                    (12, DeclineReason::SupervisionMissing),
                    (8, DeclineReason::PeriodDoesNotFit),
                    (10, DeclineReason::ParticipantDeclined),
                ]);
                self.push(answer, Deed::Decline(at, reason));
            }
            91..=95 => self.push(answer, Deed::Withdraw(at)),
            _ => self.push(plus(asked, 11), Deed::Expire(at)),
        }
        let then = if dice.happens(60) { plus(answer, 3) } else { plus(asked, 13) };
        Answered { stayed: false, then: plus(then, dice.between(0, 6)) }
    }

    /// From the first day to the last. Gives the day the last is written down.
    fn worked(&mut self, dice: &mut Dice, at: usize, stay: Stay) -> NaiveDate {
        use PlacementEndReason::*;
        let first = match dice.happens(12) {
            true => workday(plus(stay.starts_on, dice.between(1, 5))).min(stay.planned_end_on),
            false => stay.starts_on,
        };
        if dice.happens(4) {
            // Called off before the first day.
            let off = workday_before(plus(stay.starts_on, -1)).max(workday(plus(stay.proposed_on, 8)));
            let reason = if dice.happens(70) { ParticipantWithdrew } else { ProviderWithdrew };
            let next = NextStepKind::FindPlacement;
            self.push(off, Deed::End { stay: at, on: off, reason, next });
            return off;
        }
        self.push(first, Deed::Start(at));
        let (mut planned, length) = (stay.planned_end_on, (stay.planned_end_on - first).num_days());
        // A third plan for less at first and stay for longer.
        if length > 60 && dice.happens(30) {
            let until = workday_before(plus(first, length * 2 / 3));
            self.stays[at].planned_end_on = until;
            self.push(workday_before(plus(until, -6)), Deed::Extend(at, planned));
        }
        if length > 50 && dice.happens(7) {
            let pause = workday(plus(first, dice.between(14, 25)));
            self.push(pause, Deed::Pause(at));
            self.push(workday(plus(pause, dice.between(6, 15))), Deed::Resume(at));
        }
        if length > 45 && dice.happens(22) {
            // Past the pause, if there was one, and before the extension: early, for a reason.
            planned = workday(plus(first, dice.between(42, length)));
        }
        let mut visit = plus(first, dice.between(8, 16));
        while visit < planned {
            self.met(visit.min(planned), ActivityKind::FollowUp, 30, true);
            visit = plus(visit, dice.between(24, 38));
        }
        let early = planned < stay.planned_end_on;
        let reason = match (early, stay.track) {
            (true, _) => dice.weighted(&[
                (40, Health),
                (25, ParticipantWithdrew),
                (20, ToOtherPlacement),
                (8, ProviderWithdrew),
                (7, Other),
            ]),
            (false, Track::Employment) => ToJob,
            (false, _) => {
                dice.weighted(&[(80, Completed), (8, ToOtherPlacement), (7, ToJob), (5, ToStudies)])
            }
        };
        let next = dice.weighted(&[
            (45, NextStepKind::Meeting),
            (30, NextStepKind::FindPlacement),
            (15, NextStepKind::Handover),
            (10, NextStepKind::Employment),
        ]);
        self.steps.retain(|step| match step.deed {
            Deed::Extend(of, _) | Deed::Pause(of) | Deed::Resume(of) => of != at || step.on < planned,
            _ => true,
        });
        // One in eight is written down late.
        let written = if dice.happens(12) { workday(plus(planned, dice.between(2, 9))) } else { planned };
        self.push(written, Deed::End { stay: at, on: planned, reason, next });
        written
    }
}
