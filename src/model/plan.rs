//! The joint plan of a person and the parties (myndighetsgemensam planering): goals, and steps that each have an owner and
//! a day. A plan is never edited: a new edition takes its place, and the old one stays readable as it was. A plan
//! that stands changes only by ticks, by a yes that comes later (`agreeing`), and by steps that the team decides at its weekly
//! agenda, which are added last: of somebody without a plan they are the first.

mod agreeing;
mod days;

use chrono::NaiveDate;
use sqlx::types::Json;

use super::access::Who;
use super::enrolment::{Enrolment, EnrolmentId};
use super::event::Event;
use super::pause;
use super::project::ProjectId;
use super::{Error, Refusal, Result};
use crate::db::{Read, Write};

pub use agreeing::Yes;
pub use days::PlanDay;

crate::id!(PlanId);
crate::id!(PlanStepId);

crate::model::codes::codes! {
    /// Whose step it is.
    pub enum PlanParty = "plan_party" {
        Participant = "participant", Coach = "coach", Fk = "fk", Af = "af", Municipality = "municipality",
        Region = "region", Workplace = "workplace", Other = "other",
    }

    /// How the participant said yes.
    pub enum AgreedHow = "agreed_how" { AtMeeting = "at_meeting", ByPhone = "by_phone", InWriting = "in_writing" }
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Plan {
    pub id: PlanId,
    pub enrolment_id: EnrolmentId,
    pub edition: i64,
    pub goals: Json<Vec<String>>,
    pub agreed_on: Option<NaiveDate>,
    pub agreed_how: Option<AgreedHow>,
    pub team_on: Option<NaiveDate>,
    pub written_on: NaiveDate,
    pub written_by_name: String,
    pub superseded_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PlanStep {
    pub id: PlanStepId,
    /// Which of the goals, from 1.
    pub goal: Option<i64>,
    pub words: String,
    pub party: PlanParty,
    pub owner: String,
    pub due_on: NaiveDate,
    pub done_on: Option<NaiveDate>,
}

/// A plan as it is written.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The edition that it takes the place of; 0 when it is the first.
    pub after: i64,
    pub goals: Vec<String>,
    pub steps: Vec<StepDraft>,
    pub agreed: Option<(NaiveDate, AgreedHow)>,
    pub team_on: Option<NaiveDate>,
}

#[derive(Clone, Debug)]
pub struct StepDraft {
    pub goal: Option<i64>,
    pub words: String,
    pub party: PlanParty,
    pub owner: String,
    pub due_on: NaiveDate,
}

/// A step that should have been taken, for the coach's home and the team's agenda.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct LateStep {
    pub enrolment_id: EnrolmentId,
    pub given_name: String,
    pub family_name: String,
    pub words: String,
    pub party: PlanParty,
    pub owner: String,
    pub due_on: NaiveDate,
    project_id: ProjectId,
}

const COLUMNS: &str =
    "SELECT p.id, p.enrolment_id, p.edition, p.goals, p.agreed_on, p.agreed_how, p.team_on, p.written_on,
    u.name AS written_by_name, p.superseded_on FROM plans p JOIN users u ON u.id = p.written_by";

impl Plan {
    /// Writes an edition. By the own coach.
    pub async fn write(db: &mut Write, who: &Who, id: EnrolmentId, draft: Draft) -> Result<Self> {
        let enrolment = Enrolment::find_active(db, who, id).await?;
        let today = db.today();
        let agreed_on = draft.agreed.map(|(on, _)| on);
        if let Some((_, refusal)) = draft.bad_days(&enrolment, today).into_iter().next() {
            return Err(refusal.into());
        }
        let current = Self::current(db, id).await?;
        if current.as_ref().map_or(0, |plan| plan.edition) != draft.after {
            return Err(Error::Stale);
        }
        db.query("UPDATE plans SET superseded_on = $2 WHERE enrolment_id = $1 AND superseded_on IS NULL")
            .bind(id)
            .bind(today)
            .run()
            .await?;
        let (goals, steps) = (draft.goals.len(), draft.steps.len());
        let plan: PlanId = db
            .query(
                "INSERT INTO plans (enrolment_id, edition, goals, agreed_on, agreed_how, team_on, written_by, written_on)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
            )
            .bind(id)
            .bind(draft.after + 1)
            .bind(Json(draft.goals))
            .bind(agreed_on)
            .bind(draft.agreed.map(|(_, how)| how))
            .bind(draft.team_on)
            .bind(who.id)
            .bind(today)
            .value()
            .await?;
        let rows: Vec<(i64, StepDraft)> = (1..).zip(draft.steps).collect();
        db.insert_all(
            "INSERT INTO plan_steps (plan_id, position, goal, words, party, owner, due_on)",
            7,
            "",
            &rows,
            |query, (position, step)| {
                let query = query.bind(plan).bind(*position).bind(step.goal).bind(step.words.clone());
                query.bind(step.party).bind(step.owner.clone()).bind(step.due_on)
            },
        )
        .await?;
        Event::new("plan_written", "enrolment", id.0)
            .by(who.id)
            .about(id)
            .with("edition", draft.after + 1)
            .with("goals", goals)
            .with("steps", steps)
            .write(db)
            .await?;
        Ok(db.built(format!("{COLUMNS} WHERE p.id = $1")).bind(plan).one().await?)
    }

    /// The edition that stands. The caller has been let in to the enrolment.
    pub async fn current(db: &mut Read, id: EnrolmentId) -> Result<Option<Self>> {
        Ok(db
            .built(format!("{COLUMNS} WHERE p.enrolment_id = $1 AND p.superseded_on IS NULL"))
            .bind(id)
            .optional()
            .await?)
    }

    /// All editions, the latest first. The caller has been let in to the enrolment.
    pub async fn of_enrolment(db: &mut Read, id: EnrolmentId) -> Result<Vec<Self>> {
        Ok(db
            .built(format!("{COLUMNS} WHERE p.enrolment_id = $1 ORDER BY p.edition DESC"))
            .bind(id)
            .all()
            .await?)
    }

    pub async fn steps(&self, db: &mut Read) -> Result<Vec<PlanStep>> {
        Ok(db
            .query(
                "SELECT id, goal, words, party, owner, due_on, done_on FROM plan_steps WHERE plan_id = $1 ORDER BY position",
            )
            .bind(self.id)
            .all()
            .await?)
    }

    pub fn stands(&self) -> bool {
        self.superseded_on.is_none()
    }
}

/// What the team decided becomes a step of the edition that stands, the last one; of somebody without a plan the first step of
/// one that has no goals yet. By the own coach.
pub async fn add_step(db: &mut Write, who: &Who, id: EnrolmentId, step: StepDraft) -> Result<()> {
    let enrolment = Enrolment::find_active(db, who, id).await?;
    enrolment.has_day(step.due_on)?;
    if step.due_on < db.today() {
        return Err(Refusal::StartInThePast.into());
    }
    let Some(plan) = Plan::current(db, id).await? else {
        let words = step.words.clone();
        let first = Draft { after: 0, goals: vec![], steps: vec![step], agreed: None, team_on: None };
        Plan::write(db, who, id, first).await?;
        return tell_added(db, who, id, words).await;
    };
    let position: i64 = db
        .query("SELECT CAST(COALESCE(MAX(position), 0) + 1 AS BIGINT) FROM plan_steps WHERE plan_id = $1")
        .bind(plan.id)
        .value()
        .await?;
    db.query(
        "INSERT INTO plan_steps (plan_id, position, goal, words, party, owner, due_on) VALUES ($1, $2, NULL, $3, $4, $5, $6)",
    )
    .bind(plan.id)
    .bind(position)
    .bind(step.words.clone())
    .bind(step.party)
    .bind(step.owner)
    .bind(step.due_on)
    .run()
    .await?;
    tell_added(db, who, id, step.words).await
}

async fn tell_added(db: &mut Write, who: &Who, id: EnrolmentId, words: String) -> Result<()> {
    Event::new("plan_step_added", "enrolment", id.0).by(who.id).about(id).with("step", words).write(db).await
}

/// Ticks a step off, or takes the tick back. By the own coach, in the edition that stands.
pub async fn tick_off(db: &mut Write, who: &Who, id: PlanStepId, done: bool) -> Result<EnrolmentId> {
    let enrolment: EnrolmentId = db
        .query("SELECT p.enrolment_id FROM plan_steps s JOIN plans p ON p.id = s.plan_id WHERE s.id = $1")
        .bind(id)
        .value()
        .await?;
    Enrolment::find_own(db, who, enrolment).await?;
    let today = db.today();
    let (words, done_on, superseded_on): (String, Option<NaiveDate>, Option<NaiveDate>) = db
        .query(
            "SELECT s.words, s.done_on, p.superseded_on FROM plan_steps s JOIN plans p ON p.id = s.plan_id WHERE s.id = $1",
        )
        .bind(id)
        .one()
        .await?;
    if superseded_on.is_some() {
        return Err(Refusal::PlanSuperseded.into());
    }
    if done == done_on.is_some() {
        return Ok(enrolment);
    }
    db.query("UPDATE plan_steps SET done_on = $2, done_by = $3 WHERE id = $1")
        .bind(id)
        .bind(done.then_some(today))
        .bind(done.then_some(who.id))
        .run()
        .await?;
    Event::new(if done { "plan_step_done" } else { "plan_step_undone" }, "enrolment", enrolment.0)
        .by(who.id)
        .about(enrolment)
        .with("step", words)
        .write(db)
        .await?;
    Ok(enrolment)
}

/// Steps of the coach's people that are late, the latest first; nobody's who is paused.
pub async fn late_steps(db: &mut Read, who: &Who) -> Result<Vec<LateStep>> {
    let today = db.today();
    let mut late: Vec<LateStep> = db
        .built(format!(
            "SELECT e.id AS enrolment_id, t.given_name, t.family_name, s.words, s.party, s.owner, s.due_on, e.project_id
             FROM enrolments e JOIN participants t ON t.id = e.participant_id
             JOIN plans p ON p.enrolment_id = e.id AND p.superseded_on IS NULL JOIN plan_steps s ON s.plan_id = p.id
             WHERE e.coach_id = $1 AND e.ended_on IS NULL AND s.done_on IS NULL AND s.due_on < $2 AND {} IS NULL
             ORDER BY s.due_on, s.id",
            pause::until("$2")
        ))
        .bind(who.id)
        .bind(today)
        .all()
        .await?;
    late.retain(|step| who.coaches(step.project_id));
    Ok(late)
}

/// Those of everybody in a project, by person and then by day; nobody's who is paused. For the project's own pages, which
/// decide who may see whom.
pub(super) async fn late_steps_of(db: &mut Read, project: ProjectId) -> Result<Vec<LateStep>> {
    let today = db.today();
    Ok(db
        .built(format!(
            "SELECT e.id AS enrolment_id, t.given_name, t.family_name, s.words, s.party, s.owner, s.due_on, e.project_id
             FROM enrolments e JOIN participants t ON t.id = e.participant_id
             JOIN plans p ON p.enrolment_id = e.id AND p.superseded_on IS NULL JOIN plan_steps s ON s.plan_id = p.id
             WHERE e.project_id = $1 AND e.ended_on IS NULL AND s.done_on IS NULL AND s.due_on < $2 AND {} IS NULL
             ORDER BY e.id, s.due_on, s.id",
            pause::until("$2")
        ))
        .bind(project)
        .bind(today)
        .all()
        .await?)
}

impl LateStep {
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}
