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
use crate::db::{Read, Write};

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

    /// Gives everybody of one coach, or of nobody, to another coach of the project.
    pub async fn give_all(
        db: &mut Write,
        who: &Who,
        project: ProjectId,
        from: Option<UserId>,
        to: UserId,
    ) -> Result<()> {
        Project::find_managed(db, who, project).await?;
        if from == Some(to) {
            return Err(Error::NotFound);
        }
        let coaches = coaches_of(db, project).await?;
        let name =
            coaches.into_iter().find(|(id, _)| *id == to).map(|(_, name)| name).ok_or(Error::NotFound)?;
        for row in rows(db, project).await?.into_iter().filter(|row| row.coach_id == from) {
            Enrolment::lock(db, row.id).await?;
            let enrolment = Enrolment::load(db, row.id).await?;
            // Given to somebody else a moment ago: let be.
            if enrolment.coach_id == from {
                hand_on(db, who, &enrolment, to, &name).await?;
            }
        }
        Ok(())
    }
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
             WHERE e.project_id = $1 ORDER BY c.name COLLATE sv, e.coach_id, e.ref"
        ))
        .bind(project)
        .all()
        .await?;
    rows.retain(|row| row.is_answered_for || promise::follows(row.ended_on, row.end_reason, today));
    Ok(rows)
}

/// How many in a project have a coach who cannot act for them, or none. The caller has been let in to the project.
pub(super) async fn without_coach(db: &mut Read, project: ProjectId) -> Result<i64> {
    // The few without a coach first: the rest is asked of them alone.
    Ok(db
        .built(format!(
            "SELECT COUNT(*) FROM enrolments e WHERE e.project_id = $1 AND (e.coach_id IS NULL OR e.coach_id NOT IN ({WORKING}))
                AND {ANSWERED_FOR}"
        ))
        .bind(project)
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
