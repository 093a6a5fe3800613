//! How a project and each of its coaches keep what is promised: kept, late and missed, of those whose days were over within
//! a period. Persons are not told; who coaches somebody now has their promises.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use super::{AFTER_END, Around, Done, PromiseStatus, Promised, Scope, done, rows};
use crate::db::{Read, compare_swedish};
use crate::model::access::Who;
use crate::model::codes::Track;
use crate::model::enrolment::EnrolmentId;
use crate::model::project::ProjectId;
use crate::model::user::UserId;
use crate::model::{Error, Result};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub kept: i64,
    pub late: i64,
    pub missed: i64,
}

impl Figures {
    pub const fn of(&self) -> i64 {
        self.kept + self.late + self.missed
    }

    fn count(&mut self, status: PromiseStatus) {
        match status {
            PromiseStatus::Kept => self.kept += 1,
            PromiseStatus::KeptLate => self.late += 1,
            PromiseStatus::Missed => self.missed += 1,
            _ => {}
        }
    }
}

/// None: nobody is their coach.
#[derive(Clone, Debug)]
pub struct CoachFigures {
    pub coach: Option<String>,
    pub figures: Figures,
}

/// The project's sum, and its coaches by name. For the project's managers.
pub async fn figures(
    db: &mut Read,
    who: &Who,
    project: ProjectId,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<(Figures, Vec<CoachFigures>)> {
    if !who.manages(project) {
        return Err(Error::NotFound);
    }
    let today = db.today();
    let (scope, ended_after) = (Scope::Project(project), from - Days::new(AFTER_END));
    let mut known = done(db, scope, from - Days::new(40), ended_after).await?;
    let mut sum = Figures::default();
    let mut coaches: HashMap<Option<i64>, CoachFigures> = HashMap::new();
    let mut before = None;
    for row in rows(db, scope, from, ended_after).await? {
        let done: &Done = known.entry(row.id).or_default();
        let mut promised = row.promised(done, today);
        if before != Some(row.id) {
            promised.extend(row.promised_after(done, today));
        }
        before = Some(row.id);
        let of_coach = coaches
            .entry(row.coach_id.map(|id| id.0))
            .or_insert_with(|| CoachFigures { coach: row.coach_name.clone(), figures: Figures::default() });
        let within = |one: &&Promised| (from..=to).contains(&one.promise.to) && one.status.is_settled();
        for one in promised.iter().filter(within) {
            sum.count(one.status);
            of_coach.figures.count(one.status);
        }
    }
    let mut coaches: Vec<CoachFigures> = coaches.into_values().filter(|one| one.figures.of() > 0).collect();
    coaches.sort_by(|a, b| {
        compare_swedish(a.coach.as_deref().unwrap_or("ö"), b.coach.as_deref().unwrap_or("ö"))
    });
    Ok((sum, coaches))
}

/// A job with the contacts around it.
pub(crate) struct JobFollowed {
    /// Whose, unless the identity is protected, and the reference.
    pub about: Option<EnrolmentId>,
    pub called: Option<String>,
    pub coach_id: Option<UserId>,
    pub coach_name: Option<String>,
    pub promised: Vec<Promised>,
}

impl JobFollowed {
    /// Kept in time, of those that are due.
    pub fn kept(&self) -> (i64, i64) {
        let mut figures = Figures::default();
        self.promised.iter().for_each(|one| figures.count(one.status));
        (figures.kept, figures.of())
    }
}

/// The jobs of a project that began since a day: never work training. The caller has been let in to the project.
pub(crate) async fn jobs_followed(
    db: &mut Read,
    project: ProjectId,
    since: NaiveDate,
) -> Result<Vec<JobFollowed>> {
    let today = db.today();
    let (scope, ended_after) = (Scope::Project(project), since);
    let mut known = done(db, scope, since - Days::new(10), ended_after).await?;
    let mut jobs = Vec::new();
    for row in rows(db, scope, since, ended_after).await? {
        let is_job = matches!(row.track, Some(Track::SupportedEmployment | Track::Employment));
        if !is_job || row.started_on.is_none_or(|on| on < since) {
            continue;
        }
        let mut promised = row.promised(known.entry(row.id).or_default(), today);
        promised.retain(|one| matches!(one.promise.around, Around::Stay(_)));
        jobs.push(JobFollowed {
            about: row.called.is_some().then_some(row.id),
            called: row.called,
            coach_id: row.coach_id,
            coach_name: row.coach_name,
            promised,
        });
    }
    Ok(jobs)
}
