//! What happens to a participant on which day: meetings, placements, handovers, the end. A path is drawn whole, to its
//! end, and walked as far as today has come.

use chrono::NaiveDate;

use super::days::{plus, workday, workday_before};
use super::dice::Dice;
use super::exits::Ending;
use super::stays::Stay;
use crate::model::codes::{ActivityKind, DeclineReason, ExitTo, HandoverDeclineReason, PlacementEndReason};
use crate::model::next_step::NextStepKind;

/// Something that somebody does with one of the model's verbs.
#[derive(Clone, Debug)]
pub enum Deed {
    FillProfile,
    Meet {
        kind: ActivityKind,
        minutes: i64,
        attended: bool,
    },
    Plan {
        kind: NextStepKind,
        on: NaiveDate,
    },
    /// The number is that of the stay on this path.
    Propose(usize),
    Accept(usize),
    Decline(usize, DeclineReason),
    Withdraw(usize),
    /// Its days have run out, which the program notices by itself.
    Expire(usize),
    Start(usize),
    Pause(usize),
    Resume(usize),
    Extend(usize, NaiveDate),
    /// The day is the last one there, which may lie before the day it is written down.
    End {
        stay: usize,
        on: NaiveDate,
        reason: PlacementEndReason,
        next: NextStepKind,
    },
    /// To whom an exit of this kind hands over.
    SendHandover(ExitTo),
    /// The same, and nothing is sent: the person has yet to decide.
    DraftHandover(ExitTo),
    /// The whole enrolment, until a day.
    PauseEnrolment(NaiveDate),
    AcceptHandover,
    DeclineHandover(HandoverDeclineReason),
    MeetReceiver,
    ReleaseHandover,
    RevokeHandover,
    Exit(Ending),
}

#[derive(Clone, Debug)]
pub struct Step {
    pub on: NaiveDate,
    pub deed: Deed,
}

/// The steps in the order of their days, and the stays at workplaces that they speak of.
#[derive(Clone, Debug, Default)]
pub struct Path {
    pub steps: Vec<Step>,
    pub stays: Vec<Stay>,
}

impl Path {
    /// The way of somebody who came on a day and leaves as `ending` says.
    pub fn ambient(dice: &mut Dice, enrolled_on: NaiveDate, ending: &Ending, hours: i64) -> Self {
        let mut path = Self::default();
        path.at(plus(enrolled_on, dice.between(2, 12)), Deed::FillProfile);
        path.meetings(dice, enrolled_on, ending.on);
        // Some are never ready for a workplace.
        if dice.happens(86) {
            path.stays(dice, enrolled_on, ending, hours);
        }
        path.hand_over(dice, enrolled_on, ending);
        path.push(ending.on, Deed::Exit(ending.clone()));
        path.in_order()
    }

    /// On a day, or on the first workday after it.
    pub fn at(&mut self, on: NaiveDate, deed: Deed) {
        self.push(workday(on), deed);
    }

    /// On this very day.
    pub fn push(&mut self, on: NaiveDate, deed: Deed) {
        self.steps.push(Step { on, deed });
    }

    pub fn stay(&mut self, stay: Stay) -> usize {
        self.stays.push(stay);
        self.stays.len() - 1
    }

    /// Steps of the same day keep the order they were told in.
    pub fn in_order(mut self) -> Self {
        self.steps.sort_by_key(|step| step.on);
        self
    }

    pub fn met(&mut self, on: NaiveDate, kind: ActivityKind, minutes: i64, attended: bool) {
        self.at(on, Deed::Meet { kind, minutes, attended });
    }

    /// The team at the start, the coach every third week, a course for half of them, visits for some.
    pub fn meetings(&mut self, dice: &mut Dice, from: NaiveDate, to: NaiveDate) {
        use ActivityKind::*;
        let last = workday_before(plus(to, -1));
        let mut all = vec![(plus(from, dice.between(1, 4)), CoachMeeting, 60)];
        all.push((plus(from, dice.between(5, 12)), TeamMeeting, 60));
        let mut day = plus(from, dice.between(16, 24));
        let mut turn = 0;
        while day < last {
            all.push((day, CoachMeeting, dice.weighted(&[(60, 45), (30, 60), (10, 30)])));
            turn += 1;
            if turn % 3 == 0 {
                all.push((plus(day, dice.between(2, 6)), TeamMeeting, 45));
            }
            day = plus(day, dice.between(16, 26));
        }
        if dice.happens(50) {
            let first = plus(from, dice.between(12, 30));
            all.extend((0..6).map(|week| (plus(first, week * 7), MobilisingCourse, 180)));
        }
        if dice.happens(30) {
            all.push((plus(from, dice.between(25, 70)), StudyVisit, 120));
        }
        if dice.happens(40) {
            all.push((plus(from, dice.between(30, 90)), EmployerContact, 45));
        }
        for (day, kind, minutes) in all {
            let day = workday(day);
            let attended = dice.happens(88);
            if day <= last {
                self.push(day, Deed::Meet { kind, minutes, attended });
            }
        }
    }

    /// One stay, or two, each after as many proposals as it takes.
    fn stays(&mut self, dice: &mut Dice, enrolled_on: NaiveDate, ending: &Ending, hours: i64) {
        // Some days are left for writing the end down.
        let last = workday_before(plus(ending.on, -16));
        let mut from = plus(enrolled_on, dice.between(18, 55));
        let rounds = if dice.happens(40) { 2 } else { 1 };
        for round in 0..rounds {
            let employed = matches!(ending.to, ExitTo::Work | ExitTo::SubsidisedWork) && round == 1;
            let mut stayed = None;
            for _ in 0..3 {
                let Some(stay) = Stay::draw(dice, workday(from), last, hours + 4 * round, employed) else {
                    return;
                };
                let answered = self.answered(dice, stay);
                from = answered.then;
                if answered.stayed {
                    stayed = Some(answered.then);
                    break;
                }
            }
            let Some(ended) = stayed else { return };
            from = plus(ended, dice.between(6, 25));
        }
    }

    /// Towards an agency: asked some weeks before the end; met by the end, or soon after it.
    fn hand_over(&mut self, dice: &mut Dice, enrolled_on: NaiveDate, ending: &Ending) {
        if !ending.needs_handover() {
            return;
        }
        let mut sent = workday(plus(ending.on, -dice.between(26, 40)).max(plus(enrolled_on, 10)));
        if dice.happens(8) {
            self.push(sent, Deed::SendHandover(ending.to));
            let no = workday(plus(sent, dice.between(2, 5)));
            let reason = dice.weighted(&[
                (40, HandoverDeclineReason::Incomplete),
                (30, HandoverDeclineReason::NoCapacity),
                (20, HandoverDeclineReason::WrongReceiver),
                (10, HandoverDeclineReason::NotEligible),
            ]);
            self.push(no, Deed::DeclineHandover(reason));
            sent = workday(plus(no, 1));
        }
        self.push(sent, Deed::SendHandover(ending.to));
        let yes = workday(plus(sent, dice.between(3, 12))).min(ending.on);
        let met = match dice.happens(80) {
            true => workday(plus(yes, dice.between(3, 8))).min(ending.on),
            false => workday(plus(ending.on, dice.between(2, 24))),
        };
        self.push(yes, Deed::AcceptHandover);
        self.push(met, Deed::MeetReceiver);
        // One in fifty is forgotten for two months: the page says so.
        let after = if dice.happens(2) { 60 } else { dice.between(0, 6) };
        self.push(workday(plus(met, after)), Deed::ReleaseHandover);
    }
}
