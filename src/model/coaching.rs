//! Who is the coach of how many in a project, for its managers: whom nobody answers for who may act for them, and giving
//! everybody of one coach to another at once. Counts and references alone: somebody with a protected identity goes along
//! with the others and is named nowhere. Changing the coach of one person is `enrolling`'s.

use chrono::NaiveDate;

use super::access::Who;
use super::caseload::ANSWERED_FOR;
use super::codes::{EnrolmentEndReason, Protection, Role};
use super::enrolling::{coaches_of, hand_on};
use super::enrolment::{Enrolment, EnrolmentId};
use super::project::{Project, ProjectId};
use super::promise;
use super::user::UserId;
use super::{Error, Refusal, Result};
use crate::db::{Read, Write, numbered};

crate::model::codes::codes! {
    /// Whether the coach of somebody may act for them.
    pub enum CoachStanding = "coach_standing" {
        Works = "works", Suspended = "suspended",
        /// No longer a coach in the project.
        Left = "left",
        /// Nobody is.
        Nobody = "nobody",
    }
}

/// One coach of a project, or nobody, with the people.
#[derive(Clone, Debug)]
pub struct Coaching {
    pub coach_id: Option<UserId>,
    pub name: String,
    pub standing: CoachStanding,
    /// Whom the coach answers for now.
    pub people: i64,
    /// Who have ended and are promised something.
    pub followed: i64,
    /// Those of both who may be named, by reference.
    pub references: Vec<(EnrolmentId, String)>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: EnrolmentId,
    #[sqlx(rename = "ref")]
    reference: String,
    coach_id: Option<UserId>,
    coach_name: Option<String>,
    protection: Protection,
    is_answered_for: bool,
    ended_on: Option<NaiveDate>,
    end_reason: Option<EnrolmentEndReason>,
    is_coach: bool,
    is_suspended: bool,
}

impl Row {
    fn standing(&self) -> CoachStanding {
        match self {
            Self { coach_id: None, .. } => CoachStanding::Nobody,
            Self { is_suspended: true, .. } => CoachStanding::Suspended,
            Self { is_coach: false, .. } => CoachStanding::Left,
            _ => CoachStanding::Works,
        }
    }
}

/// Who works as a coach in project $1 and can sign in.
const WORKING: &str = "SELECT m.user_id FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.project_id = $1 AND m.role = 'coach' AND u.disabled_at IS NULL";

impl Coaching {
    /// For whoever manages the project: those who cannot act for their people first, then by name.
    pub async fn of_project(db: &mut Read, who: &Who, project: ProjectId) -> Result<Vec<Self>> {
        Project::find_managed(db, who, project).await?;
        let mut all: Vec<Self> = Vec::new();
        for row in rows(db, project).await? {
            let standing = row.standing();
            let at = all.iter().position(|one| one.coach_id == row.coach_id).unwrap_or_else(|| {
                all.push(Self {
                    coach_id: row.coach_id,
                    name: row.coach_name.unwrap_or_default(),
                    standing,
                    people: 0,
                    followed: 0,
                    references: Vec::new(),
                });
                all.len() - 1
            });
            let one = &mut all[at];
            if row.is_answered_for {
                one.people += 1;
            } else {
                one.followed += 1;
            }
            if row.protection == Protection::None {
                one.references.push((row.id, row.reference));
            }
        }
        all.sort_by_key(|one| one.standing == CoachStanding::Works);
        Ok(all)
    }

    /// Gives everybody of one coach, or of nobody, to another coach of the project. Never to oneself: the own coach sees everything of
    /// somebody, and a manager sees nobody without a stated reason.
    pub async fn give_all(
        db: &mut Write,
        who: &Who,
        project: ProjectId,
        from: Option<UserId>,
        to: UserId,
    ) -> Result<()> {
        Project::find_managed(db, who, project).await?;
        if from == Some(to) || to == who.id {
            return Err(Error::NotFound);
        }
        let coaches = coaches_of(db, project).await?;
        let name =
            coaches.into_iter().find(|(id, _)| *id == to).map(|(_, name)| name).ok_or(Error::NotFound)?;
        for id in people(db, project, from).await? {
            Enrolment::lock(db, id).await?;
            let enrolment = Enrolment::load(db, id).await?;
            // Given to somebody else a moment ago, or done with: let be.
            if enrolment.coach_id == from && enrolment.has_coach(db).await? {
                hand_on(db, who, &enrolment, to, &name).await?;
            }
        }
        Ok(())
    }
}

/// Who may have anything left for their coach to do, of one coach or of nobody, in the order in which enrolments are locked.
async fn people(db: &mut Read, project: ProjectId, coach: Option<UserId>) -> Result<Vec<EnrolmentId>> {
    let since = promise::followed_since(db.today());
    let of_coach =
        if coach.is_some() { "e.coach_id = $2" } else { "e.coach_id IS NULL AND CAST($2 AS BIGINT) IS NULL" };
    Ok(db
        .built(format!(
            "SELECT e.id FROM enrolments e WHERE e.project_id = $1 AND {of_coach} AND ({ANSWERED_FOR} OR e.ended_on > $3) ORDER BY e.id"
        ))
        .bind(project)
        .bind(coach)
        .bind(since)
        .values()
        .await?)
}

/// Everybody in a project whom somebody should answer for, or is promised something, by coach and reference.
async fn rows(db: &mut Read, project: ProjectId) -> Result<Vec<Row>> {
    let today = db.today();
    let mut rows: Vec<Row> = db
        .built(format!(
            "SELECT e.id, e.ref, e.coach_id, c.name AS coach_name, t.protection, {ANSWERED_FOR} AS is_answered_for, e.ended_on,
                e.end_reason, c.disabled_at IS NOT NULL AS is_suspended, EXISTS (SELECT 1 FROM memberships m
                    WHERE m.user_id = e.coach_id AND m.project_id = e.project_id AND m.role = 'coach') AS is_coach
             FROM enrolments e JOIN participants t ON t.id = e.participant_id LEFT JOIN users c ON c.id = e.coach_id
             WHERE e.project_id = $1 AND ({ANSWERED_FOR} OR e.ended_on > $2) ORDER BY c.name COLLATE sv, e.coach_id, e.ref"
        ))
        .bind(project)
        .bind(promise::followed_since(today))
        .all()
        .await?;
    rows.retain(|row| row.is_answered_for || promise::follows(row.ended_on, row.end_reason, today));
    Ok(rows)
}

/// Who is or was somebody's coach in a project; none: somebody has no coach. It follows from the project's enrolments alone.
pub(super) async fn named(db: &mut Read, project: ProjectId) -> Result<Vec<Option<UserId>>> {
    let coaches: Vec<(Option<UserId>,)> = db
        .query("SELECT DISTINCT coach_id FROM enrolments WHERE project_id = $1")
        .bind(project)
        .all()
        .await?;
    Ok(coaches.into_iter().map(|(coach,)| coach).collect())
}

/// How many in a project have a coach who cannot act for them, or none. `named`: as [`named`] tells it. Where all of those work nobody's
/// enrolment is read. The caller has been let in to the project.
pub(super) async fn without_coach(
    db: &mut Read,
    project: ProjectId,
    named: &[Option<UserId>],
) -> Result<i64> {
    let working: Vec<UserId> = db.query(WORKING).bind(project).values().await?;
    let gone: Vec<UserId> =
        named.iter().flatten().filter(|coach| !working.contains(coach)).copied().collect();
    if gone.is_empty() && !named.contains(&None) {
        return Ok(0);
    }
    let or_gone = match gone.len() {
        0 => String::new(),
        count => format!(" OR e.coach_id IN ({})", numbered(2, count)),
    };
    Ok(db
        .built(format!(
            "SELECT COUNT(*) FROM enrolments e WHERE e.project_id = $1 AND (e.coach_id IS NULL{or_gone}) AND {ANSWERED_FOR}"
        ))
        .bind(project)
        .bind_each(&gone)
        .value()
        .await?)
}

/// How many a user answers for, in all projects.
pub(super) async fn people_of(db: &mut Read, user: UserId) -> Result<i64> {
    Ok(db
        .built(format!("SELECT COUNT(*) FROM enrolments e WHERE e.coach_id = $1 AND {ANSWERED_FOR}"))
        .bind(user)
        .value()
        .await?)
}

/// Nobody stops being a coach in a project with people there. Asked when the role is taken: another role as coach in the same
/// project is enough.
pub(super) async fn refuse_left(db: &mut Write, user: UserId, project: ProjectId) -> Result<()> {
    let count: i64 = db
        .built(format!(
            "SELECT COUNT(*) FROM enrolments e WHERE e.coach_id = $1 AND e.project_id = $2 AND {ANSWERED_FOR}
             AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = $1 AND m.project_id = $2 AND m.role = $3)"
        ))
        .bind(user)
        .bind(project)
        .bind(Role::Coach)
        .value()
        .await?;
    if count > 0 { Err(Refusal::CoachHasPeople { count }.into()) } else { Ok(()) }
}
