//! Follow-along promises (H18): the contacts that supported employment promises around a stay at a workplace, at a job that
//! somebody leaves it or the project for, and after an enrolment. They follow from days that are known, so nothing about
//! them is stored except what somebody has said of one; they end with the stay, and pauses move them. Whoever was the coach
//! at the end keeps them. When they are is in `schedule`, how one stands in `standing`.

mod facts;
mod figures;
mod schedule;
mod standing;
mod tick;

use chrono::{Days, NaiveDate};

use super::Result;
use super::access::Who;
use super::codes::{EnrolmentEndReason, ExitTo, PlacementEndReason, Track};
use super::end_reason::EndConsequence;
use super::enrolment::{Enrolment, EnrolmentId};
use super::placement::{Placement, PlacementId, State};
use super::project::ProjectId;
use super::user::UserId;
use crate::db::Read;

pub use facts::{Done, Scope, done};
pub(super) use figures::jobs_followed;
pub use figures::{CoachFigures, Figures, figures};
pub use schedule::{Around, Promise, PromiseKind};
pub use standing::{PromiseStatus, TickWhat};
pub use tick::tick;

/// Days after an enrolment's end, or a stay's that led to a job, during which something is still promised: a year, and the
/// days in which the last contact may come late.
const AFTER_END: u64 = 400;
/// Days that a coach's list looks back and ahead.
const BACK: u64 = 45;
const AHEAD: u64 = 14;

/// A promise as it stands today.
#[derive(Clone, Debug)]
pub struct Promised {
    pub promise: Promise,
    pub status: PromiseStatus,
    /// The day of the contact that kept it.
    pub on: Option<NaiveDate>,
    /// Of one that waits for a stay's pause: the day on which the person is thought to be back, when it is known.
    pub back_on: Option<NaiveDate>,
    /// Where the stay is; empty otherwise.
    pub provider: String,
    /// The enrolment has ended: nothing is logged any more, so what became of it is said.
    pub is_after: bool,
}

/// A promise of somebody, for a list.
#[derive(Clone, Debug)]
pub struct OfPerson {
    pub enrolment: EnrolmentId,
    pub name: String,
    pub promised: Promised,
}

/// A person and one stay, or none.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Row {
    id: EnrolmentId,
    /// The reference; of a protected identity none.
    called: Option<String>,
    given_name: String,
    family_name: String,
    project_id: ProjectId,
    coach_id: Option<UserId>,
    coach_name: Option<String>,
    enrolment_ended_on: Option<NaiveDate>,
    end_reason: Option<EnrolmentEndReason>,
    exit_to: Option<ExitTo>,
    placement_id: Option<PlacementId>,
    starts_on: Option<NaiveDate>,
    started_on: Option<NaiveDate>,
    planned_end_on: Option<NaiveDate>,
    ended_on: Option<NaiveDate>,
    paused_on: Option<NaiveDate>,
    /// The day on which somebody paused is thought to be back.
    back_on: Option<NaiveDate>,
    provider_name: Option<String>,
    track: Option<Track>,
    placement_end: Option<PlacementEndReason>,
    /// The first day of the stay after this one.
    followed_on: Option<NaiveDate>,
    /// The latest stay led to a job, so the exit adds no second one.
    is_at_work: bool,
}

async fn rows(db: &mut Read, scope: Scope, since: NaiveDate, ended_after: NaiveDate) -> Result<Vec<Row>> {
    let of = scope.of();
    Ok(db
        .built(format!(
            "SELECT e.id, CASE WHEN p.protection = 'none' THEN e.ref END AS called, p.given_name, p.family_name, e.project_id, e.coach_id, c.name AS coach_name, e.ended_on AS enrolment_ended_on,
                e.end_reason, e.exit_to, l.id AS placement_id, l.starts_on, l.started_on, l.planned_end_on, l.ended_on,
                CASE WHEN l.state = 'paused' THEN l.paused_on END AS paused_on,
                (SELECT MAX(z.expected_on) FROM pauses z WHERE z.placement_id = l.id AND z.until_on IS NULL) AS back_on,
                o.name AS provider_name, l.track,
                l.end_reason AS placement_end,
                (SELECT MIN(n.started_on) FROM placements n WHERE n.enrolment_id = e.id AND n.started_on > l.ended_on) AS followed_on,
                EXISTS (SELECT 1 FROM placements n WHERE n.enrolment_id = e.id AND n.end_reason = 'to_job' AND n.started_on IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM placements m WHERE m.enrolment_id = e.id AND m.started_on > n.ended_on)) AS is_at_work
             FROM enrolments e JOIN participants p ON p.id = e.participant_id LEFT JOIN users c ON c.id = e.coach_id
             LEFT JOIN placements l ON l.enrolment_id = e.id AND (l.state IN ('accepted', 'started', 'paused')
                OR (l.state = 'ended' AND l.started_on IS NOT NULL AND (l.ended_on >= $2 OR (l.end_reason = 'to_job' AND l.ended_on > $4))))
             LEFT JOIN slots s ON s.id = l.slot_id LEFT JOIN organisations o ON o.id = s.provider_id
             WHERE {of} AND (l.id IS NOT NULL OR e.ended_on IS NOT NULL)
             ORDER BY p.family_name COLLATE sv, p.given_name COLLATE sv, e.id, l.starts_on, l.id"
        ))
        .bind(scope.id())
        .bind(since)
        .bind(ended_after)
        .bind(since.checked_sub_days(Days::new(AFTER_END)).unwrap_or(since))
        .all()
        .await?)
}

impl Row {
    fn stay(&self, today: NaiveDate) -> Option<schedule::Stay> {
        let planned = self.planned_end_on?;
        Some(schedule::Stay {
            placement: self.placement_id?,
            start: self.starts_on?,
            end: self.ended_on.unwrap_or(planned.max(today)),
            is_over: self.ended_on.is_some(),
        })
    }

    /// At the stay, and at the job that it led to.
    fn promised(&self, done: &Done, today: NaiveDate) -> Vec<Promised> {
        let Some(stay) = self.stay(today) else { return Vec::new() };
        let pauses = done.pauses(Some(stay.placement), self.paused_on);
        let provider = self.provider_name.as_deref().unwrap_or_default();
        let is_after = self.enrolment_ended_on.is_some();
        let mut all = stood(schedule::during(&stay, &pauses), done, &pauses, (provider, is_after), today);
        for waiting in all.iter_mut().filter(|one| one.status == PromiseStatus::Waiting) {
            waiting.back_on = self.back_on;
        }
        if let Some(job) = self.job() {
            let pauses = done.pauses(None, None);
            all.extend(stood(schedule::at_work(&job, true, &pauses), done, &pauses, ("", is_after), today));
        }
        all
    }

    /// The job that the stay led to. It is over when the person begins somewhere else here, or ends otherwise.
    fn job(&self) -> Option<schedule::Job> {
        let to_job = self.placement_end == Some(PlacementEndReason::ToJob) && self.started_on.is_some();
        let left_on = self.ended_on.filter(|_| to_job)?;
        let goes_on = self.exit_to.is_some_and(|to| to.is_job()) && !self.is_silent();
        let ended_on = self.enrolment_ended_on.filter(|_| !goes_on);
        let end = [self.followed_on, ended_on].into_iter().flatten().min();
        Some(schedule::Job { after: self.placement_id, start: left_on.succ_opt()?, end })
    }

    fn is_silent(&self) -> bool {
        is_silent(self.end_reason)
    }

    /// After the enrolment: outcomes, and the job that it ended for.
    fn promised_after(&self, done: &Done, today: NaiveDate) -> Vec<Promised> {
        let Some(ended_on) = self.enrolment_ended_on.filter(|_| !self.is_silent()) else { return Vec::new() };
        let is_new = !self.is_at_work;
        let asked = self.exit_to.is_some_and(|to| to.is_work_or_studies() && (is_new || !to.is_job()));
        let mut all = schedule::after(ended_on, asked);
        if let Some(start) =
            ended_on.succ_opt().filter(|_| is_new && self.exit_to.is_some_and(|to| to.is_job()))
        {
            all.extend(schedule::at_work(&schedule::Job { after: None, start, end: None }, false, &[]));
        }
        stood(all, done, &[], ("", true), today)
    }
}

/// Whoever died, was entered by mistake or took the consent back is contacted no more.
fn is_silent(reason: Option<EnrolmentEndReason>) -> bool {
    reason.is_some_and(|reason| reason.consequence() != EndConsequence::FollowUp)
}

/// Whether somebody who has ended is still promised something: then somebody has to keep it.
pub fn is_followed(enrolment: &Enrolment, today: NaiveDate) -> bool {
    follows(enrolment.ended_on, enrolment.end_reason, today)
}

/// The same of an end.
pub(super) fn follows(
    ended_on: Option<NaiveDate>,
    reason: Option<EnrolmentEndReason>,
    today: NaiveDate,
) -> bool {
    ended_on.is_some_and(|on| on + Days::new(AFTER_END) > today && !is_silent(reason))
}

/// Whose enrolment ended on this day or before is promised nothing any more.
pub(super) fn followed_since(today: NaiveDate) -> NaiveDate {
    today.checked_sub_days(Days::new(AFTER_END)).unwrap_or(today)
}

fn stood(
    all: Vec<Promise>,
    done: &Done,
    pauses: &[schedule::Span],
    (provider, is_after): (&str, bool),
    today: NaiveDate,
) -> Vec<Promised> {
    all.into_iter()
        .filter_map(|promise| {
            let (status, on) = done.stand(&promise, pauses, today)?;
            Some(Promised { promise, status, on, back_on: None, provider: provider.to_owned(), is_after })
        })
        .collect()
}

/// Everything promised to one person, by its days. The caller has been let in to the enrolment.
pub async fn of_enrolment(db: &mut Read, enrolment: &Enrolment) -> Result<Vec<Promised>> {
    let (today, long_ago) = (db.today(), NaiveDate::default());
    let scope = Scope::Enrolment(enrolment.id);
    let done = done(db, scope, long_ago, long_ago).await?.remove(&enrolment.id).unwrap_or_default();
    let rows = rows(db, scope, long_ago, long_ago).await?;
    let mut all: Vec<Promised> = rows.iter().flat_map(|row| row.promised(&done, today)).collect();
    all.extend(rows.first().map(|row| row.promised_after(&done, today)).unwrap_or_default());
    all.sort_by_key(|promised| (promised.promise.from, promised.promise.to));
    Ok(all)
}

/// What a coach has to keep: open now, missed lately, and soon to come; of those who have ended too.
pub async fn of_coach(db: &mut Read, who: &Who) -> Result<Vec<OfPerson>> {
    let today = db.today();
    let (since, soon) = (today - Days::new(BACK), today + Days::new(AHEAD));
    let (scope, ended_after) = (Scope::Coach(who.id), today - Days::new(AFTER_END));
    let mut done = done(db, scope, since - Days::new(60), ended_after).await?;
    let mut all = Vec::new();
    let mut before = None;
    for row in rows(db, scope, since, ended_after).await? {
        // A coach who has left the project no longer sees its people.
        if !who.coaches(row.project_id) {
            continue;
        }
        let done = done.entry(row.id).or_default();
        let mut promised = row.promised(done, today);
        if before != Some(row.id) {
            promised.extend(row.promised_after(done, today));
        }
        before = Some(row.id);
        promised.retain(|one| match one.status {
            PromiseStatus::Due | PromiseStatus::Overdue => true,
            PromiseStatus::Planned => one.promise.from <= soon,
            PromiseStatus::Missed => one.promise.to >= since,
            _ => false,
        });
        let name = format!("{} {}", row.given_name, row.family_name);
        all.extend(promised.into_iter().map(|promised| OfPerson {
            enrolment: row.id,
            name: name.clone(),
            promised,
        }));
    }
    all.sort_by_key(|one| (one.promised.status, one.promised.promise.to));
    Ok(all)
}

/// The days from which a caseload needs to know what was done.
pub fn caseload_since(today: NaiveDate) -> NaiveDate {
    today - Days::new(60)
}

/// The promise to show beside a person who has not ended: what is open, the most urgent first, or else the next to come.
pub fn next_of(placements: &[Placement], done: &Done, today: NaiveDate) -> Option<Promised> {
    let since = caseload_since(today);
    let live = placements.iter().filter_map(|placement| Some((placement, live_stay(placement, today)?)));
    let at_stays = live.flat_map(|(placement, stay)| {
        let paused_on = match placement.state {
            State::Paused { on, .. } => Some(on),
            _ => None,
        };
        let pauses = done.pauses(Some(stay.placement), paused_on);
        stood(schedule::during(&stay, &pauses), done, &pauses, (&placement.provider_name, false), today)
    });
    let at_work = job_after(placements).into_iter().flat_map(|job| {
        let pauses = done.pauses(None, None);
        stood(schedule::at_work(&job, true, &pauses), done, &pauses, ("", false), today)
    });
    at_stays
        .chain(at_work)
        .filter(|one| one.status.is_open() || one.status == PromiseStatus::Planned)
        .filter(|one| one.promise.to >= since)
        .min_by_key(|one| (!one.status.is_open(), one.promise.to))
}

/// The job that the latest stay led to, unless the person has begun somewhere since.
fn job_after(placements: &[Placement]) -> Option<schedule::Job> {
    let begun = placements.iter().filter_map(|placement| placement.state.started_on()).max();
    placements.iter().find_map(|placement| match placement.state {
        State::Ended { started_on: Some(_), on, reason: PlacementEndReason::ToJob, .. }
            if begun.is_none_or(|begun| begun <= on) =>
        {
            Some(schedule::Job { after: Some(placement.id), start: on.succ_opt()?, end: None })
        }
        _ => None,
    })
}

fn live_stay(placement: &Placement, today: NaiveDate) -> Option<schedule::Stay> {
    let is_there =
        matches!(placement.state, State::Accepted { .. } | State::Started { .. } | State::Paused { .. });
    is_there.then(|| schedule::Stay {
        placement: placement.id,
        start: placement.starts_on,
        end: placement.planned_end_on.max(today),
        is_over: false,
    })
}
