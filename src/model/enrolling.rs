//! How an enrolment begins and who keeps it: enrolling a person in a project, changing the coach, correcting the
//! particulars. Ending it is in `exit`, the profile in `profile`.

use chrono::NaiveDate;

use super::access::Who;
use super::caseload;
use super::codes::{Education, IncomeSource, Protection, Referrer, Role, Sex};
use super::enrolment::{Enrolment, EnrolmentId, ParticipantId};
use super::entries;
use super::event::Event;
use super::municipality::Municipality;
use super::participant::Person;
use super::personal_number::age;
use super::project::{Project, ProjectId};
use super::promise;
use super::secrets::Keys;
use super::user::UserId;
use super::{Error, Refusal, Result, new_reference};
use crate::db::{Read, Write};

/// A person entering a project, as the coach who receives them tells it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub project_id: ProjectId,
    pub person: Person,
    pub enrolled_on: NaiveDate,
    pub background: Background,
}

/// Where a person comes from: what the reports count by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Background {
    pub municipality: Municipality,
    pub referred_by: Referrer,
    /// Only of a person referred by a municipality.
    pub referred_by_municipality: Option<Municipality>,
    pub education: Education,
    pub incomes: Vec<IncomeSource>,
    pub months_on_public_support: i64,
}

/// What may be corrected afterwards: everything but the personal number and the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Particulars {
    pub given_name: String,
    pub family_name: String,
    pub sex: Sex,
    pub protection: Protection,
    pub enrolled_on: NaiveDate,
    pub background: Background,
}

impl Enrolment {
    /// The one who enrols becomes the coach.
    pub async fn enrol(db: &mut Write, who: &Who, keys: &Keys, entry: Entry) -> Result<Self> {
        if !who.coaches(entry.project_id) {
            return Err(Error::NotFound);
        }
        let project = Project::load(db, entry.project_id).await?;
        let born = entry.person.personal_number.birth_date();
        check(db, &project, born, entry.enrolled_on, &entry.background).await?;
        lock_role(db, who.id, project.id).await?;
        let participant = entry.person.find_or_make(db, keys).await?;
        check_alone(db, &project, participant, entry.enrolled_on, None).await?;
        let background = &entry.background;
        let reference = new_reference(db, "d");
        let id: EnrolmentId = db
            .query(
                "INSERT INTO enrolments (ref, participant_id, project_id, coach_id, municipality, referred_by, referred_by_municipality,
                    enrolled_on, education, months_on_public_support, wishes, adaptations, requirements_met, languages)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $11, $11) RETURNING id",
            )
            .bind(reference)
            .bind(participant)
            .bind(project.id)
            .bind(who.id)
            .bind(background.municipality)
            .bind(background.referred_by)
            .bind(background.referred_by_municipality)
            .bind(entry.enrolled_on)
            .bind(background.education)
            .bind(background.months_on_public_support)
            .bind(sqlx::types::Json(Vec::<String>::new()))
            .value()
            .await?;
        keep_incomes(db, id, &background.incomes).await?;
        Event::new("enrolled", "enrolment", id.0)
            .by(who.id)
            .about(id)
            .within(project.id)
            .with("on", entry.enrolled_on.to_string())
            .with("referred_by", background.referred_by.code())
            .write(db)
            .await?;
        Self::load(db, id).await
    }

    /// Gives the person to another coach of the project: by the own coach or by a manager, who need not see the person
    /// for it. A coach may also take a person who has none.
    pub async fn assign(db: &mut Write, who: &Who, id: EnrolmentId, coach: UserId) -> Result<()> {
        Self::lock(db, id).await?;
        let enrolment = Self::load(db, id).await?;
        let own = who.coaches(enrolment.project_id);
        let gives = own && enrolment.coach_id == Some(who.id);
        let takes = own
            && enrolment.coach_id.is_none()
            && coach == who.id
            && enrolment.protection == Protection::None;
        // Who manages gives to others: the own coach sees everything of somebody, and a manager only for a stated reason.
        let may_give = coach != who.id && who.manages(enrolment.project_id);
        if !gives && !takes && !may_give {
            return Err(Error::NotFound);
        }
        // What is promised after the end is kept by whoever is the coach: a coach who leaves gives that on too, and whoever
        // no receiver has met yet.
        if !enrolment.has_coach(db).await? {
            return Err(Refusal::EnrolmentEnded.into());
        }
        if enrolment.coach_id == Some(coach) {
            return Ok(());
        }
        let coaches = coaches_of(db, enrolment.project_id).await?;
        let name =
            coaches.into_iter().find(|(id, _)| *id == coach).map(|(_, name)| name).ok_or(Error::NotFound)?;
        hand_on(db, who, &enrolment, coach, &name).await
    }

    /// Whether its coach has anything left to do for the person, and may be changed.
    pub async fn has_coach(&self, db: &mut Read) -> Result<bool> {
        Ok(!self.is_ended()
            || promise::is_followed(self, db.today())
            || caseload::is_answered_for(db, self.id).await?)
    }

    /// Corrects what was told at the start. `version` is what the form was opened on.
    pub async fn correct(
        db: &mut Write,
        who: &Who,
        id: EnrolmentId,
        version: i64,
        told: Particulars,
    ) -> Result<Self> {
        let enrolment = Self::find_own(db, who, id).await?;
        if enrolment.version != version {
            return Err(Error::Stale);
        }
        let project = Project::load(db, enrolment.project_id).await?;
        check(db, &project, enrolment.birth_date, told.enrolled_on, &told.background).await?;
        if enrolment.ended_on.is_some_and(|ended| told.enrolled_on > ended) {
            return Err(Refusal::EndBeforeEnrolment { enrolled: told.enrolled_on }.into());
        }
        // What has stood before the first day since before there was a rule is let be while that day does not come later.
        if told.enrolled_on > enrolment.enrolled_on
            && let Some(first) = entries::first(db, id).await?.filter(|first| *first < told.enrolled_on)
        {
            return Err(Refusal::EntryBeforeEnrolment { first }.into());
        }
        check_alone(db, &project, enrolment.participant_id, told.enrolled_on, Some(id)).await?;
        db.query(
            "UPDATE participants SET given_name = $2, family_name = $3, sex = $4, protection = $5, version = version + 1 WHERE id = $1",
        )
        .bind(enrolment.participant_id)
        .bind(told.given_name.clone())
        .bind(told.family_name.clone())
        .bind(told.sex)
        .bind(told.protection)
        .run()
        .await?;
        let background = &told.background;
        db.query(
            "UPDATE enrolments SET municipality = $2, referred_by = $3, referred_by_municipality = $4, enrolled_on = $5, education = $6,
                months_on_public_support = $7, version = version + 1 WHERE id = $1",
        )
        .bind(id)
        .bind(background.municipality)
        .bind(background.referred_by)
        .bind(background.referred_by_municipality)
        .bind(told.enrolled_on)
        .bind(background.education)
        .bind(background.months_on_public_support)
        .run()
        .await?;
        db.query("DELETE FROM enrolment_incomes WHERE enrolment_id = $1").bind(id).run().await?;
        keep_incomes(db, id, &background.incomes).await?;
        Event::new("particulars_corrected", "enrolment", id.0).by(who.id).about(id).write(db).await?;
        Self::load(db, id).await
    }

    /// What `correct` would change, as it stands.
    pub async fn particulars(&self, db: &mut Read) -> Result<Particulars> {
        Ok(Particulars {
            given_name: self.given_name.clone(),
            family_name: self.family_name.clone(),
            sex: self.sex,
            protection: self.protection,
            enrolled_on: self.enrolled_on,
            background: Background {
                municipality: self.municipality,
                referred_by: self.referred_by,
                referred_by_municipality: self.referred_by_municipality,
                education: self.education,
                incomes: self.incomes(db).await?,
                months_on_public_support: self.months_on_public_support,
            },
        })
    }
}

/// Another coach of the project from now on. The caller has locked the enrolment and may give it on.
pub(super) async fn hand_on(
    db: &mut Write,
    who: &Who,
    enrolment: &Enrolment,
    coach: UserId,
    name: &str,
) -> Result<()> {
    lock_role(db, coach, enrolment.project_id).await?;
    let id = enrolment.id;
    db.query("UPDATE enrolments SET coach_id = $2, version = version + 1 WHERE id = $1")
        .bind(id)
        .bind(coach)
        .run()
        .await?;
    Event::new("coach_changed", "enrolment", id.0)
        .by(who.id)
        .about(id)
        .within(enrolment.project_id)
        .with("from", enrolment.coach_name.clone())
        .with("to", name)
        .write(db)
        .await
}

/// The role is the lock: whoever loses it at the same time gets nobody.
async fn lock_role(db: &mut Write, coach: UserId, project: ProjectId) -> Result<()> {
    let roles = db
        .query("UPDATE memberships SET role = role WHERE user_id = $1 AND project_id = $2 AND role = $3")
        .bind(coach)
        .bind(project)
        .bind(Role::Coach)
        .run()
        .await?;
    if roles == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// The coaches of a project who can sign in, in Swedish order.
pub async fn coaches_of(db: &mut Read, project: ProjectId) -> Result<Vec<(UserId, String)>> {
    Ok(db
        .query(
            "SELECT u.id, u.name FROM users u WHERE u.disabled_at IS NULL
             AND u.id IN (SELECT m.user_id FROM memberships m WHERE m.project_id = $1 AND m.role = $2)
             ORDER BY u.name COLLATE sv, u.id",
        )
        .bind(project)
        .bind(Role::Coach)
        .all()
        .await?)
}

/// The rules of entry (domain.md, R22, R23).
async fn check(
    db: &mut Read,
    project: &Project,
    born: NaiveDate,
    enrolled_on: NaiveDate,
    background: &Background,
) -> Result<()> {
    if enrolled_on > db.today() {
        return Err(Refusal::DateInFuture.into());
    }
    if enrolled_on < project.starts_on || enrolled_on > project.ends_on {
        return Err(Refusal::OutsideProjectPeriod { from: project.starts_on, to: project.ends_on }.into());
    }
    let age = i64::from(age(born, enrolled_on));
    if age < project.min_age || age > project.max_age {
        return Err(Refusal::AgeOutsideProject { age, min: project.min_age, max: project.max_age }.into());
    }
    if !project.municipalities(db).await?.contains(&background.municipality) {
        return Err(Refusal::MunicipalityOutsideProject.into());
    }
    check_incomes(&background.incomes)?;
    Ok(())
}

/// `none` stands alone.
pub(super) fn check_incomes(incomes: &[IncomeSource]) -> Result<(), Refusal> {
    let none = incomes.contains(&IncomeSource::None);
    if none && incomes.len() > 1 { Err(Refusal::IncomeNoneStandsAlone) } else { Ok(()) }
}

/// A person is in a project once at a time.
async fn check_alone(
    db: &mut Write,
    project: &Project,
    participant: ParticipantId,
    from: NaiveDate,
    besides: Option<EnrolmentId>,
) -> Result<()> {
    // The person's row is the lock: two enrolments at once come here one after the other.
    db.query("UPDATE participants SET version = version WHERE id = $1").bind(participant).run().await?;
    let others: Vec<(EnrolmentId, NaiveDate, Option<NaiveDate>)> = db
        .query(
            "SELECT id, enrolled_on, ended_on FROM enrolments WHERE participant_id = $1 AND project_id = $2",
        )
        .bind(participant)
        .bind(project.id)
        .all()
        .await?;
    let to = others.iter().find(|other| Some(other.0) == besides).and_then(|own| own.2);
    let overlaps = |began: NaiveDate, ended: Option<NaiveDate>| {
        ended.is_none_or(|ended| ended >= from) && to.is_none_or(|to| began <= to)
    };
    let taken = others.iter().any(|other| Some(other.0) != besides && overlaps(other.1, other.2));
    if taken { Err(Refusal::AlreadyEnrolled.into()) } else { Ok(()) }
}

async fn keep_incomes(db: &mut Write, id: EnrolmentId, incomes: &[IncomeSource]) -> Result<()> {
    let mut kept: Vec<IncomeSource> = Vec::new();
    for source in incomes {
        if !kept.contains(source) {
            kept.push(*source);
        }
    }
    let rows: Vec<(usize, IncomeSource)> = kept.into_iter().enumerate().collect();
    db.insert_all(
        "INSERT INTO enrolment_incomes (enrolment_id, source, position)",
        3,
        "",
        &rows,
        |query, (at, source)| query.bind(id).bind(*source).bind(i64::try_from(*at).unwrap_or(0)),
    )
    .await?;
    Ok(())
}
