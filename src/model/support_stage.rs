//! The five stages of supported employment (EUSE), each reached on a day, by somebody's judgement, with its evidence. A
//! person may go back to an earlier stage or past one: parallel beats staircase (BIP), so no order is forced. The first
//! stage ends with the person's own informed decision to use the method, which whoever moves on must confirm.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::access::Who;
use super::enrolment::{Enrolment, EnrolmentId};
use super::event::Event;
use super::project::ProjectId;
use super::{Error, Refusal, Result};
use crate::db::{Read, Write, compare_swedish};

crate::model::codes::codes! {
    pub enum SupportStage = "support_stage" {
        Engagement = "engagement", VocationalProfile = "vocational_profile", JobFinding = "job_finding",
        EmployerEngagement = "employer_engagement", OnOffJobSupport = "on_off_job_support",
    }
}

/// A stage that somebody reached, and the day it was left.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Reached {
    pub stage: SupportStage,
    pub from_on: NaiveDate,
    pub evidence: String,
    pub by_name: String,
}

/// A move as the coach tells it.
#[derive(Clone, Debug)]
pub struct Move {
    pub to: SupportStage,
    pub on: NaiveDate,
    /// The person has decided, knowing what it means.
    pub decided: bool,
    pub evidence: String,
}

/// The stage of enrolment `e`, as a column.
pub(super) const OF_ENROLMENT: &str = "(SELECT g.stage FROM support_stages g WHERE g.enrolment_id = e.id ORDER BY g.from_on DESC, g.id DESC LIMIT 1)";

impl Move {
    /// By the own coach, on a day not before that of the last move.
    pub async fn make(self, db: &mut Write, who: &Who, id: EnrolmentId) -> Result<()> {
        let enrolment = Enrolment::find_active(db, who, id).await?;
        if self.on > db.today() {
            return Err(Refusal::DateInFuture.into());
        }
        enrolment.has_day(self.on)?;
        let before = reached(db, id).await?.into_iter().next();
        if let Some(before) = &before {
            if before.stage == self.to {
                return Err(Refusal::StageAlready.into());
            }
            if self.on < before.from_on {
                return Err(Refusal::StageBefore { from: before.from_on }.into());
            }
        }
        let was_engagement = before.as_ref().is_none_or(|before| before.stage == SupportStage::Engagement);
        if was_engagement && self.to != SupportStage::Engagement && !self.decided {
            return Err(Refusal::StageUndecided.into());
        }
        let now = db.now();
        db.query(
            "INSERT INTO support_stages (enrolment_id, stage, from_on, evidence, moved_by, moved_at) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(id)
        .bind(self.to)
        .bind(self.on)
        .bind(self.evidence)
        .bind(who.id)
        .bind(now)
        .run()
        .await?;
        Event::new("support_stage_reached", "enrolment", id.0)
            .by(who.id)
            .about(id)
            .with("stage", self.to.code())
            .with("on", self.on.to_string())
            .with("decided", if self.decided { "yes" } else { "no" })
            .write(db)
            .await
    }
}

/// The stages of one person, the present first. The caller has been let in to the enrolment.
pub async fn reached(db: &mut Read, id: EnrolmentId) -> Result<Vec<Reached>> {
    Ok(db
        .query(
            "SELECT g.stage, g.from_on, g.evidence, u.name AS by_name FROM support_stages g JOIN users u ON u.id = g.moved_by
             WHERE g.enrolment_id = $1 ORDER BY g.from_on DESC, g.id DESC",
        )
        .bind(id)
        .all()
        .await?)
}

/// Days that people were in one stage, before they went on to another; and how many are there now.
#[derive(Clone, Debug)]
pub struct StageTime {
    pub stage: SupportStage,
    /// None: the whole project.
    pub coach: Option<String>,
    pub now: i64,
    /// Of the times in it that are over.
    pub median_days: Option<i64>,
    pub n: i64,
}

#[derive(sqlx::FromRow)]
struct Step {
    enrolment_id: EnrolmentId,
    stage: SupportStage,
    from_on: NaiveDate,
    ended_on: Option<NaiveDate>,
    coach_name: Option<String>,
}

/// Of the whole project, then of each coach by name; a stage that nobody has been in is left out of the coaches'. A time
/// is counted with who coaches the person now.
pub async fn times(db: &mut Read, who: &Who, project: ProjectId) -> Result<Vec<StageTime>> {
    if !who.manages(project) {
        return Err(Error::NotFound);
    }
    let steps: Vec<Step> = db
        .query(
            "SELECT g.enrolment_id, g.stage, g.from_on, e.ended_on, c.name AS coach_name FROM support_stages g
             JOIN enrolments e ON e.id = g.enrolment_id LEFT JOIN users c ON c.id = e.coach_id
             WHERE e.project_id = $1 ORDER BY g.enrolment_id, g.from_on, g.id",
        )
        .bind(project)
        .all()
        .await?;
    // By coach and stage: how many are there, and the days of those who went on.
    let mut found: HashMap<(Option<String>, SupportStage), (i64, Vec<i64>)> = HashMap::new();
    for (at, step) in steps.iter().enumerate() {
        let next = steps.get(at + 1).filter(|next| next.enrolment_id == step.enrolment_id);
        let left = next.map(|next| next.from_on).or(step.ended_on);
        for coach in [None, Some(step.coach_name.clone().unwrap_or_else(|| "–".to_owned()))] {
            let (now, days) = found.entry((coach, step.stage)).or_default();
            match left {
                Some(left) => days.push((left - step.from_on).num_days().max(0)),
                None => *now += 1,
            }
        }
    }
    let mut times: Vec<StageTime> = found
        .into_iter()
        .map(|((coach, stage), (now, mut days))| StageTime {
            stage,
            coach,
            now,
            n: days.len() as i64,
            median_days: median(&mut days),
        })
        .collect();
    let by_coach = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => compare_swedish(a, b),
        (a, b) => a.is_some().cmp(&b.is_some()),
    };
    times.sort_by(|a, b| by_coach(&a.coach, &b.coach).then(a.stage.cmp(&b.stage)));
    Ok(times)
}

/// The middle one, or the lower of the two in the middle and the upper one halved, rounded half up.
pub(super) fn median(values: &mut [i64]) -> Option<i64> {
    values.sort_unstable();
    let (half, last) = (values.len() / 2, values.len().checked_sub(1)?);
    let low = values[last / 2];
    Some((low + values[half] + 1).div_euclid(2))
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn a_median_is_the_middle_or_between_the_two_in_the_middle() {
        assert_eq!(median(&mut []), None);
        assert_eq!(median(&mut [4]), Some(4));
        assert_eq!(median(&mut [9, 1, 4]), Some(4));
        assert_eq!(median(&mut [1, 4, 6, 90]), Some(5));
        assert_eq!(median(&mut [1, 4]), Some(3), "half up");
    }
}
