//! An enrolment: one participant in one project, from the referral to the exit. Ending it is in `exit`.

use chrono::NaiveDate;
use sqlx::types::Json;

use super::access::{self, Guarded, Sight, Who};
use super::codes::{
    Adaptation, Education, EnrolmentEndReason, ExitTo, IncomeSource, Language, Protection, Referrer,
    Requirement, Sex,
};
use super::municipality::Municipality;
use super::next_step::{NextStep, NextStepKind};
use super::project::ProjectId;
use super::ssyk::Ssyk;
use super::user::UserId;
use super::{Error, Refusal, Result};
use crate::db::{Read, Write};

crate::id!(ParticipantId);
crate::id!(EnrolmentId);

/// Everything the own coach sees, except the personal number (see `participant`).
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Enrolment {
    pub id: EnrolmentId,
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub participant_id: ParticipantId,
    pub project_id: ProjectId,
    pub project_name: String,
    pub coach_id: Option<UserId>,
    pub coach_name: Option<String>,
    pub given_name: String,
    pub family_name: String,
    pub birth_date: NaiveDate,
    pub sex: Sex,
    pub protection: Protection,
    pub municipality: Municipality,
    pub referred_by: Referrer,
    pub referred_by_municipality: Option<Municipality>,
    pub enrolled_on: NaiveDate,
    pub education: Education,
    pub months_on_public_support: i64,
    pub ended_on: Option<NaiveDate>,
    pub end_reason: Option<EnrolmentEndReason>,
    pub exit_to: Option<ExitTo>,
    #[sqlx(flatten)]
    pub profile: Profile,
    pub next_step: Option<NextStepKind>,
    pub next_step_on: Option<NaiveDate>,
    pub version: i64,
}

/// What the person wishes and can: matched against what workplaces offer. Needs, never diagnoses.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Profile {
    /// Hours a week the person can work, from and to.
    pub hours_from: Option<i64>,
    pub hours_to: Option<i64>,
    /// Farthest the person can travel, km as the crow flies.
    pub travel_km: Option<i64>,
    pub wishes: Json<Vec<Ssyk>>,
    pub adaptations: Json<Vec<Adaptation>>,
    pub requirements_met: Json<Vec<Requirement>>,
    pub languages: Json<Vec<Language>>,
    pub about: String,
    /// None until somebody has filled the profile in.
    pub profiled_on: Option<NaiveDate>,
}

pub(super) const COLUMNS: &str = "SELECT e.id, e.ref, e.participant_id, e.project_id, j.name AS project_name, e.coach_id, c.name AS coach_name, p.given_name,
    p.family_name, p.birth_date, p.sex, p.protection, e.municipality, e.referred_by, e.referred_by_municipality, e.enrolled_on,
    e.education, e.months_on_public_support, e.ended_on, e.end_reason, e.exit_to, e.hours_from, e.hours_to, e.travel_km, e.wishes,
    e.adaptations, e.requirements_met, e.languages, e.about, e.profiled_on, e.next_step, e.next_step_on, e.version
    FROM enrolments e JOIN participants p ON p.id = e.participant_id JOIN projects j ON j.id = e.project_id
        LEFT JOIN users c ON c.id = e.coach_id";

impl Enrolment {
    /// How much of it this person sees; `NotFound` when nothing.
    pub async fn sight(db: &mut Read, who: &Who, id: EnrolmentId) -> Result<Sight> {
        let guarded: Guarded = db
            .query(
                "SELECT e.project_id, e.coach_id, p.protection FROM enrolments e
                 JOIN participants p ON p.id = e.participant_id WHERE e.id = $1",
            )
            .bind(id)
            .one()
            .await?;
        sight_of(db, who, id, &guarded).await
    }

    /// The whole of it with how much of it this person sees, which the caller must heed; `NotFound` when nothing.
    pub async fn look(db: &mut Read, who: &Who, id: EnrolmentId) -> Result<(Sight, Self)> {
        let enrolment = Self::load(db, id).await?;
        let Self { project_id, coach_id, protection, .. } = enrolment;
        let sight = sight_of(db, who, id, &Guarded { project_id, coach_id, protection }).await?;
        Ok((sight, enrolment))
    }

    /// For whoever sees all of it: the own coach, or a manager who has stated a reason.
    pub async fn find(db: &mut Read, who: &Who, id: EnrolmentId) -> Result<Self> {
        match Self::look(db, who, id).await? {
            (Sight::Full | Sight::Inspected, enrolment) => Ok(enrolment),
            (Sight::Outline | Sight::OnReason, _) => Err(Error::NotFound),
        }
    }

    /// For whoever is about to change it, while the form is open: the own coach.
    pub async fn find_for_form(db: &mut Read, who: &Who, id: EnrolmentId) -> Result<Self> {
        match Self::look(db, who, id).await? {
            (Sight::Full, enrolment) => Ok(enrolment),
            (Sight::Inspected | Sight::Outline | Sight::OnReason, _) => Err(Error::NotFound),
        }
    }

    /// For whoever may change it: the own coach. Locks it until the transaction ends.
    pub async fn find_own(db: &mut Write, who: &Who, id: EnrolmentId) -> Result<Self> {
        if Self::sight(db, who, id).await? != Sight::Full {
            return Err(Error::NotFound);
        }
        Self::lock(db, id).await?;
        Self::load(db, id).await
    }

    /// Refuses a day on which the person was not enrolled.
    pub(super) fn has_day(&self, day: NaiveDate) -> Result<(), Refusal> {
        let (from, to) = (self.enrolled_on, self.ended_on);
        let is_outside = day < from || to.is_some_and(|to| day > to);
        if is_outside { Err(Refusal::ActivityOutsideEnrolment { from, to }) } else { Ok(()) }
    }

    /// As `find_own`, and refused when the enrolment has ended.
    pub async fn find_active(db: &mut Write, who: &Who, id: EnrolmentId) -> Result<Self> {
        let enrolment = Self::find_own(db, who, id).await?;
        match enrolment.ended_on {
            Some(_) => Err(Refusal::EnrolmentEnded.into()),
            None => Ok(enrolment),
        }
    }

    /// The coach's own active people who have no placement and no open proposal, in one question. `project`: of this one.
    pub async fn unplaced(db: &mut Read, who: &Who, project: Option<ProjectId>) -> Result<Vec<Self>> {
        let today = db.today();
        let all: Vec<Self> = db
            .built(format!(
                "{COLUMNS} WHERE e.coach_id = $1 AND e.ended_on IS NULL AND NOT EXISTS (SELECT 1 FROM placements l
                 WHERE l.enrolment_id = e.id AND (l.state IN ('accepted', 'started', 'paused')
                 OR (l.state = 'proposed' AND l.expires_on >= $2))) ORDER BY e.id"
            ))
            .bind(who.id)
            .bind(today)
            .all()
            .await?;
        let is_own = |enrolment: &Self| who.coaches(enrolment.project_id);
        let is_meant = |enrolment: &Self| project.is_none_or(|project| project == enrolment.project_id);
        Ok(all.into_iter().filter(|enrolment| is_own(enrolment) && is_meant(enrolment)).collect())
    }

    /// The first lock of every transaction that touches a person's placements: enrolment, contract, slot, in that order.
    pub(super) async fn lock(db: &mut Write, id: EnrolmentId) -> Result<()> {
        db.query("UPDATE enrolments SET version = version WHERE id = $1").bind(id).run().await?;
        Ok(())
    }

    pub(crate) async fn load(db: &mut Read, id: EnrolmentId) -> Result<Self> {
        Ok(db.built(format!("{COLUMNS} WHERE e.id = $1")).bind(id).one().await?)
    }

    /// For the command line (`search --participant REF`), which has no person.
    pub async fn find_by_ref(db: &mut Read, reference: &str) -> Result<Option<Self>> {
        Ok(db.built(format!("{COLUMNS} WHERE e.ref = $1")).bind(reference.to_owned()).optional().await?)
    }

    pub async fn incomes(&self, db: &mut Read) -> Result<Vec<IncomeSource>> {
        Ok(db
            .query("SELECT source FROM enrolment_incomes WHERE enrolment_id = $1 ORDER BY position")
            .bind(self.id)
            .values()
            .await?)
    }

    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }

    /// What the coach has decided to do next.
    pub fn planned(&self) -> Option<NextStep> {
        self.next_step.zip(self.next_step_on).map(|(kind, on)| NextStep { kind, on })
    }

    pub fn is_ended(&self) -> bool {
        self.ended_on.is_some()
    }
}

async fn sight_of(db: &mut Read, who: &Who, id: EnrolmentId, guarded: &Guarded) -> Result<Sight> {
    let inspected = who.manages(guarded.project_id) && inspected(db, who, id).await?;
    access::enrolment(who, guarded, inspected).ok_or(Error::NotFound)
}

async fn inspected(db: &mut Read, who: &Who, id: EnrolmentId) -> Result<bool> {
    let now = db.now();
    let open: i64 = db
        .query("SELECT COUNT(*) FROM inspections WHERE user_id = $1 AND enrolment_id = $2 AND closes_at > $3")
        .bind(who.id)
        .bind(id)
        .bind(now)
        .value()
        .await?;
    Ok(open > 0)
}
