//! The coach's home: everybody the coach answers for, with the next step of each, in a few statements however many they
//! are (what promises are judged by is one of them); and colleagues' participants in outline.

mod losses;
mod outline;
mod questions;
mod step;

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use super::Result;
use super::access::Who;
use super::codes::Protection;
use super::consent;
use super::enrolment::{Enrolment, EnrolmentId};
use super::handover::{self, Handover, HandoverId};
use super::next_step::{NextStep, NextStepKind};
use super::pause;
use super::placement::{self, Placement};
use super::project::ProjectId;
use super::promise::{self, Promised};
use super::support_stage::{OF_ENROLMENT, SupportStage};
use crate::db::Read;

pub use losses::Losses;
pub use outline::{Outline, Outlines, Stage, outlines};
pub use step::{Facts, Step, StepKind, next_step};

/// Days an answer counts as new.
const NEW_DAYS: u64 = 14;

/// Everybody the coach answers for: active, or ended with a handover still under way or a person to register out of SUS.
#[derive(Clone, Debug)]
pub struct Caseload {
    pub people: Vec<Case>,
    /// Receivers have asked something by their link, the last time on this day.
    asked: HashMap<HandoverId, NaiveDate>,
    today: NaiveDate,
}

/// One person with what the coach needs to see before opening the page.
#[derive(Clone, Debug)]
pub struct Case {
    pub id: EnrolmentId,
    pub name: String,
    pub protection: Protection,
    pub is_ended: bool,
    pub last_contact: Option<NaiveDate>,
    pub step: Step,
    /// Paused today: the day on which it goes on.
    pub paused_until: Option<NaiveDate>,
    pub stage: Option<SupportStage>,
    /// The last day of the consent that lasts longest; none when none holds.
    pub consent_until: Option<NaiveDate>,
    /// The promised contact to keep now, or the next.
    pub promise: Option<Promised>,
    /// Newest first.
    pub placements: Vec<Placement>,
    /// Newest first.
    pub handovers: Vec<Handover>,
}

/// An answer that came in: to a proposal or to a handover, of which it may be a question.
#[derive(Clone, Debug)]
pub struct Answer<'a> {
    pub case: &'a Case,
    pub on: NaiveDate,
    pub from: &'a str,
    /// The code of the state the answer led to: accepted, declined or expired; or asked, which changes nothing.
    pub state: &'static str,
    /// The handover; none for a proposal.
    pub handover: Option<HandoverId>,
    /// The proposal; none for a handover.
    pub placement: Option<&'a Placement>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: EnrolmentId,
    project_id: ProjectId,
    given_name: String,
    family_name: String,
    protection: Protection,
    enrolled_on: NaiveDate,
    ended_on: Option<NaiveDate>,
    profiled_on: Option<NaiveDate>,
    next_step: Option<NextStepKind>,
    next_step_on: Option<NaiveDate>,
    last_contact: Option<NaiveDate>,
    paused_until: Option<NaiveDate>,
    stage: Option<SupportStage>,
    consent_until: Option<NaiveDate>,
}

macro_rules! answered_for {
    () => {
        "(e.ended_on IS NULL
    OR EXISTS (SELECT 1 FROM handovers o WHERE o.enrolment_id = e.id AND o.state IN ('sent', 'accepted', 'met'))
    OR EXISTS (SELECT 1 FROM sus_tasks w WHERE w.enrolment_id = e.id AND w.done_on IS NULL))"
    };
}

/// Whom a coach answers for. Kept in one place: all statements must agree on it.
pub(super) const OF_COACH: &str = concat!("e.coach_id = $1 AND ", answered_for!());
/// Whether the coach of an enrolment `e`, whoever that is, answers for it.
pub(super) const ANSWERED_FOR: &str = answered_for!();

/// Whether the coach of one of them, whoever that is, answers for it.
pub(super) async fn is_answered_for(db: &mut Read, id: EnrolmentId) -> Result<bool> {
    let count: i64 = db
        .built(format!("SELECT COUNT(*) FROM enrolments e WHERE e.id = $1 AND {ANSWERED_FOR}"))
        .bind(id)
        .value()
        .await?;
    Ok(count > 0)
}

impl Caseload {
    /// Overdue first, then by the day due, then by name.
    pub async fn of(db: &mut Read, who: &Who) -> Result<Self> {
        let today = db.today();
        let rows: Vec<Row> = db
            .built(format!(
                "SELECT e.id, e.project_id, p.given_name, p.family_name, p.protection, e.enrolled_on, e.ended_on, e.profiled_on,
                    e.next_step, e.next_step_on,
                    (SELECT MAX(a.day) FROM activities a WHERE a.enrolment_id = e.id AND a.attended = TRUE) AS last_contact,
                    {} AS paused_until, {OF_ENROLMENT} AS stage,
                    (SELECT MAX(k.valid_to) FROM consents k WHERE k.enrolment_id = e.id AND {}) AS consent_until
                 FROM enrolments e JOIN participants p ON p.id = e.participant_id
                 WHERE {OF_COACH} ORDER BY p.family_name COLLATE sv, p.given_name COLLATE sv, e.id",
                pause::until("$2"),
                consent::stands("k", "$2")
            ))
            .bind(who.id)
            .bind(today)
            .all()
            .await?;
        let mut placements =
            by_enrolment(Placement::of_coach(db, who).await?, |placement| placement.enrolment_id);
        let mut handovers =
            by_enrolment(Handover::of_coach(db, who).await?, |handover| handover.enrolment_id);
        let mut losses = losses::of_coach(db, who).await?;
        let scope = promise::Scope::Coach(who.id);
        let mut done = promise::done(db, scope, promise::caseload_since(today), today).await?;
        let mut people: Vec<Case> = rows
            .into_iter()
            // A coach who has left the project no longer sees its people.
            .filter(|row| who.coaches(row.project_id))
            .map(|row| {
                let placements = placements.remove(&row.id).unwrap_or_default();
                let handovers = handovers.remove(&row.id).unwrap_or_default();
                let promise = done.remove(&row.id).unwrap_or_default();
                let goes_on = row.ended_on.is_none();
                let promise = promise::next_of(&placements, &promise, today).filter(|_| goes_on);
                let losses = losses.remove(&row.id).unwrap_or_default();
                row.case(placements, handovers, &losses, promise, today)
            })
            .collect();
        people.sort_by_key(|case| (!case.step.overdue, case.step.due.unwrap_or(NaiveDate::MAX)));
        let asked = questions::of_coach(db, who).await?;
        Ok(Self { people, asked, today })
    }

    pub fn overdue(&self) -> impl Iterator<Item = &Case> {
        self.people.iter().filter(|case| case.step.overdue)
    }

    /// Nobody has said yes, and nobody is asked.
    pub fn without_placement(&self) -> impl Iterator<Item = &Case> {
        self.people.iter().filter(|case| !case.is_ended && case.placement().is_none())
    }

    /// Placements that end within four weeks, or should have, the first to end first.
    pub fn ending(&self) -> Vec<(&Case, &Placement)> {
        let last = self.today + Days::new(step::ENDING_DAYS);
        let is_ending = |placement: &&Placement| {
            use placement::State;
            matches!(placement.state, State::Started { .. } | State::Paused { .. })
                && placement.planned_end_on <= last
        };
        let mut ending: Vec<_> = self
            .people
            .iter()
            .flat_map(|case| case.placements.iter().filter(is_ending).map(move |placement| (case, placement)))
            .collect();
        ending.sort_by_key(|(_, placement)| placement.planned_end_on);
        ending
    }

    /// Answers of the last two weeks, the latest first.
    pub fn answers(&self) -> Vec<Answer<'_>> {
        let (since, asked) = (self.today - Days::new(NEW_DAYS), &self.asked);
        let mut answers: Vec<_> = self
            .people
            .iter()
            .flat_map(|case| {
                let placements =
                    case.placements.iter().filter_map(move |placement| answer_to(case, placement));
                let handovers = case.handovers.iter();
                placements.chain(handovers.filter_map(move |handover| answer_of(case, handover, asked)))
            })
            .filter(|answer| answer.on >= since)
            .collect();
        answers.sort_by_key(|answer| std::cmp::Reverse(answer.on));
        answers
    }
}

impl Case {
    /// The placement to show: the one under way before the one on its way.
    pub fn placement(&self) -> Option<&Placement> {
        use placement::State;
        let rank = |placement: &&Placement| match placement.state {
            State::Started { .. } => 0,
            State::Paused { .. } => 1,
            State::Accepted { .. } => 2,
            _ => 3,
        };
        self.placements.iter().filter(|placement| placement.state.is_live()).min_by_key(rank)
    }
}

/// The next step of one person, for their own page.
pub fn next_step_of(
    enrolment: &Enrolment,
    last_contact: Option<NaiveDate>,
    paused_until: Option<NaiveDate>,
    placements: &[Placement],
    handovers: &[Handover],
    losses: &Losses,
    today: NaiveDate,
) -> Step {
    let facts = Facts {
        enrolled_on: enrolment.enrolled_on,
        is_ended: enrolment.is_ended(),
        is_profiled: enrolment.profile.profiled_on.is_some(),
        paused_until,
        last_contact,
        planned: enrolment.planned(),
        placements,
        handovers,
        sus_since: losses.sus_since,
        unseen: &losses.unseen,
    };
    next_step(&facts, today)
}

impl Row {
    fn case(
        self,
        placements: Vec<Placement>,
        handovers: Vec<Handover>,
        losses: &Losses,
        promise: Option<Promised>,
        today: NaiveDate,
    ) -> Case {
        let planned = self.next_step.zip(self.next_step_on).map(|(kind, on)| NextStep { kind, on });
        let step = next_step(
            &Facts {
                enrolled_on: self.enrolled_on,
                is_ended: self.ended_on.is_some(),
                is_profiled: self.profiled_on.is_some(),
                paused_until: self.paused_until,
                last_contact: self.last_contact,
                planned,
                placements: &placements,
                handovers: &handovers,
                sus_since: losses.sus_since,
                unseen: &losses.unseen,
            },
            today,
        );
        Case {
            id: self.id,
            name: format!("{} {}", self.given_name, self.family_name),
            protection: self.protection,
            is_ended: self.ended_on.is_some(),
            last_contact: self.last_contact,
            paused_until: self.paused_until,
            stage: self.stage,
            consent_until: self.consent_until,
            // Nobody is owed a contact in a pause.
            promise: promise.filter(|_| self.paused_until.is_none()),
            step,
            placements,
            handovers,
        }
    }
}

fn by_enrolment<T>(rows: Vec<T>, of: impl Fn(&T) -> EnrolmentId) -> HashMap<EnrolmentId, Vec<T>> {
    let mut found: HashMap<EnrolmentId, Vec<T>> = HashMap::new();
    for row in rows {
        found.entry(of(&row)).or_default().push(row);
    }
    found
}

fn answer_to<'a>(case: &'a Case, placement: &'a Placement) -> Option<Answer<'a>> {
    use placement::State;
    let (on, state) = match placement.state {
        State::Declined { on, .. } => (on, "declined"),
        State::Expired { on } => (on, "expired"),
        State::Accepted { on } => (on, "accepted"),
        State::Started { accepted_on, .. } | State::Paused { accepted_on, .. } => (accepted_on, "accepted"),
        State::Proposed { .. } | State::Withdrawn { .. } | State::Ended { .. } => return None,
    };
    Some(Answer {
        case,
        on,
        from: &placement.provider_name,
        state,
        handover: None,
        placement: Some(placement),
    })
}

fn answer_of<'a>(
    case: &'a Case,
    handover: &'a Handover,
    asked: &HashMap<HandoverId, NaiveDate>,
) -> Option<Answer<'a>> {
    use handover::State;
    let (on, state) = match handover.state {
        State::Sent => (*asked.get(&handover.id)?, "asked"),
        State::Accepted { on } => (on, "accepted"),
        State::Declined { on, .. } => (on, "declined"),
        State::Expired { on } => (on, "expired"),
        _ => return None,
    };
    Some(Answer {
        case,
        on,
        from: &handover.receiver_name,
        state,
        handover: Some(handover.id),
        placement: None,
    })
}
