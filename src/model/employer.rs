//! Employers that a project knows, the people there, and the contacts with them (H07): shared within the project, whether or
//! not the employer offers slots here. For whom a contact was made is told to that person's own coach alone.

mod person;
mod steps;

use chrono::NaiveDate;

use super::access::{self, Who};
use super::activity::MOST_MINUTES;
use super::enrolment::{Enrolment, EnrolmentId};
use super::event::Event;
use super::municipality::Municipality;
use super::organisation::OrganisationId;
use super::organisation_number::OrganisationNumber;
use super::project::ProjectId;
use super::user::UserId;
use super::{Error, Refusal, Result};
use crate::db::{Read, Write};

pub use person::{EmployerPersonId, KnownPerson};
pub use steps::DueStep;

crate::id!(EmployerId);
crate::id!(EmployerContactId);

crate::model::codes::codes! {
    /// How an employer was met. The first two are face to face, the first outside the office.
    pub enum ContactManner = "contact_manner" {
        AtWorkplace = "at_workplace", InPerson = "in_person", ByPhone = "by_phone", InWriting = "in_writing",
    }
}

impl ContactManner {
    pub const fn is_face_to_face(self) -> bool {
        matches!(self, Self::AtWorkplace | Self::InPerson)
    }
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Employer {
    pub id: EmployerId,
    pub project_id: ProjectId,
    pub organisation_id: Option<OrganisationId>,
    pub name: String,
    pub org_number: Option<OrganisationNumber>,
    pub municipality: Option<Municipality>,
}

/// An employer in the list, with how the contact stands.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Known {
    #[sqlx(flatten)]
    pub employer: Employer,
    /// All contacts, those at the workplace, and the latest.
    pub contacts: i64,
    pub visits: i64,
    pub last_on: Option<NaiveDate>,
    /// The person asking has had one of them.
    pub mine: i64,
    /// The day of the next step that is not done.
    pub next_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PersonThere {
    pub name: String,
    pub role: String,
    pub phone: String,
    pub email: String,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Contact {
    pub id: EmployerContactId,
    pub by_name: String,
    pub user_id: UserId,
    pub day: NaiveDate,
    pub minutes: i64,
    pub manner: ContactManner,
    pub said: String,
    pub next_step: String,
    pub next_on: Option<NaiveDate>,
    pub next_done_on: Option<NaiveDate>,
    pub fits: Option<bool>,
    enrolment_id: Option<EnrolmentId>,
    coach_id: Option<UserId>,
    given_name: Option<String>,
    family_name: Option<String>,
}

#[derive(Clone, Debug)]
pub struct NewEmployer {
    pub project_id: ProjectId,
    pub name: String,
    pub org_number: Option<OrganisationNumber>,
    pub municipality: Option<Municipality>,
}

/// A contact as the coach tells it.
#[derive(Clone, Debug)]
pub struct Told {
    pub day: NaiveDate,
    pub minutes: i64,
    pub manner: ContactManner,
    pub about: Option<EnrolmentId>,
    /// Whether the work is what the person wishes for; none when it is about nobody.
    pub fits: Option<bool>,
    pub said: String,
    pub next: Option<(String, NaiveDate)>,
}

const COLUMNS: &str =
    "SELECT m.id, m.project_id, m.organisation_id, m.name, m.org_number, m.municipality FROM employers m";

impl Employer {
    pub async fn add(db: &mut Write, who: &Who, new: NewEmployer) -> Result<EmployerId> {
        if !access::employer(who, new.project_id) {
            return Err(Error::NotFound);
        }
        let names: Vec<(String, Option<OrganisationNumber>)> = db
            .query("SELECT name, org_number FROM employers WHERE project_id = $1")
            .bind(new.project_id)
            .all()
            .await?;
        let same = |(name, number): &(String, Option<OrganisationNumber>)| match (number, &new.org_number) {
            (Some(number), Some(new)) => number == new,
            _ => name.to_lowercase() == new.name.to_lowercase(),
        };
        if names.iter().any(same) {
            return Err(Refusal::EmployerExists.into());
        }
        let organisation: Option<OrganisationId> = match &new.org_number {
            Some(number) => {
                db.query("SELECT id FROM organisations WHERE org_number = $1 ORDER BY id LIMIT 1")
                    .bind(*number)
                    .optional_value()
                    .await?
            }
            None => None,
        };
        let now = db.now();
        let id: EmployerId = db
            .query(
                "INSERT INTO employers (project_id, organisation_id, name, org_number, municipality, added_by, added_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
            )
            .bind(new.project_id)
            .bind(organisation)
            .bind(new.name.clone())
            .bind(new.org_number)
            .bind(new.municipality)
            .bind(who.id)
            .bind(now)
            .value()
            .await?;
        event("employer_added", id, new.project_id, who).with("name", new.name).write(db).await?;
        Ok(id)
    }

    pub async fn find(db: &mut Read, who: &Who, id: EmployerId) -> Result<Self> {
        let found: Self = db.built(format!("{COLUMNS} WHERE m.id = $1")).bind(id).one().await?;
        if access::employer(who, found.project_id) { Ok(found) } else { Err(Error::NotFound) }
    }

    /// Those of a project by name, each with how the contact stands.
    pub async fn of_project(db: &mut Read, who: &Who, project: ProjectId) -> Result<Vec<Known>> {
        if !access::employer(who, project) {
            return Err(Error::NotFound);
        }
        Ok(db
            .query(
                "SELECT m.id, m.project_id, m.organisation_id, m.name, m.org_number, m.municipality, COUNT(k.id) AS contacts,
                    CAST(COALESCE(SUM(CASE WHEN k.manner = 'at_workplace' THEN 1 ELSE 0 END), 0) AS BIGINT) AS visits,
                    MAX(k.day) AS last_on, CAST(COALESCE(SUM(CASE WHEN k.user_id = $2 THEN 1 ELSE 0 END), 0) AS BIGINT) AS mine,
                    MIN(CASE WHEN k.next_done_on IS NULL THEN k.next_on END) AS next_on
                 FROM employers m LEFT JOIN employer_contacts k ON k.employer_id = m.id WHERE m.project_id = $1
                 GROUP BY m.id, m.project_id, m.organisation_id, m.name, m.org_number, m.municipality ORDER BY m.name COLLATE sv, m.id",
            )
            .bind(project)
            .bind(who.id)
            .all()
            .await?)
    }

    pub async fn people(&self, db: &mut Read) -> Result<Vec<KnownPerson>> {
        KnownPerson::of(db, self.id).await
    }

    /// The contacts, the latest first.
    pub async fn contacts(&self, db: &mut Read, most: i64) -> Result<Vec<Contact>> {
        Ok(db
            .query(
                "SELECT k.id, u.name AS by_name, k.user_id, k.day, k.minutes, k.manner, k.said, k.next_step, k.next_on, k.next_done_on,
                    k.fits, k.enrolment_id, e.coach_id, p.given_name, p.family_name
                 FROM employer_contacts k JOIN users u ON u.id = k.user_id LEFT JOIN enrolments e ON e.id = k.enrolment_id
                 LEFT JOIN participants p ON p.id = e.participant_id WHERE k.employer_id = $1 ORDER BY k.day DESC, k.id DESC LIMIT $2",
            )
            .bind(self.id)
            .bind(most)
            .all()
            .await?)
    }

    pub async fn add_person(db: &mut Write, who: &Who, id: EmployerId, person: PersonThere) -> Result<()> {
        let employer = Self::find(db, who, id).await?;
        db.query(
            "INSERT INTO employer_people (employer_id, name, role, phone, email) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(id)
        .bind(person.name)
        .bind(person.role)
        .bind(person.phone)
        .bind(person.email)
        .run()
        .await?;
        event("employer_person_added", id, employer.project_id, who).write(db).await
    }

    /// By a coach of the project; about nobody but the coach's own participants.
    pub async fn log(db: &mut Write, who: &Who, id: EmployerId, told: Told) -> Result<EmployerContactId> {
        let employer = Self::find(db, who, id).await?;
        let today = db.today();
        if !who.coaches(employer.project_id) {
            return Err(Error::NotFound);
        }
        if told.day > today {
            return Err(Refusal::DateInFuture.into());
        }
        if !(0..=MOST_MINUTES).contains(&told.minutes) {
            return Err(Refusal::MinutesOutsideDay { most: MOST_MINUTES }.into());
        }
        if told.next.as_ref().is_some_and(|(_, on)| *on < told.day) {
            return Err(Refusal::EndBeforeStart.into());
        }
        if let Some(about) = told.about {
            let enrolment = Enrolment::find_own(db, who, about).await?;
            if enrolment.project_id != employer.project_id {
                return Err(Error::NotFound);
            }
            if told.day < enrolment.enrolled_on {
                let (from, to) = (enrolment.enrolled_on, enrolment.ended_on);
                return Err(Refusal::ActivityOutsideEnrolment { from, to }.into());
            }
        }
        let (next_step, next_on) = told.next.unzip();
        let contact: EmployerContactId = db
            .query(
                "INSERT INTO employer_contacts (employer_id, user_id, day, minutes, manner, enrolment_id, fits, said, next_step, next_on)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
            )
            .bind(id)
            .bind(who.id)
            .bind(told.day)
            .bind(told.minutes)
            .bind(told.manner)
            .bind(told.about)
            .bind(told.about.and(told.fits))
            .bind(told.said)
            .bind(next_step.unwrap_or_default())
            .bind(next_on)
            .value()
            .await?;
        let happened = event("employer_contacted", id, employer.project_id, who)
            .with("employer", employer.name)
            .with("manner", told.manner.code())
            .with("on", told.day.to_string());
        match told.about {
            Some(about) => happened.about(about).write(db).await?,
            None => happened.write(db).await?,
        }
        Ok(contact)
    }

    /// The next step is done. By whoever had the contact.
    pub async fn step_done(db: &mut Write, who: &Who, id: EmployerContactId) -> Result<EmployerId> {
        let (employer, user): (EmployerId, UserId) = db
            .query("SELECT employer_id, user_id FROM employer_contacts WHERE id = $1")
            .bind(id)
            .one()
            .await?;
        let found = Self::find(db, who, employer).await?;
        if user != who.id {
            return Err(Error::NotFound);
        }
        let today = db.today();
        db.query("UPDATE employer_contacts SET next_done_on = $2 WHERE id = $1 AND next_on IS NOT NULL AND next_done_on IS NULL")
            .bind(id)
            .bind(today)
            .run()
            .await?;
        event("employer_step_done", employer, found.project_id, who).write(db).await?;
        Ok(employer)
    }
}

impl Contact {
    /// For whom it was, when the person asking is that person's coach.
    pub fn about(&self, who: &Who) -> Option<(EnrolmentId, String)> {
        let (given, family) = (self.given_name.as_ref()?, self.family_name.as_ref()?);
        let own = self.coach_id == Some(who.id);
        self.enrolment_id.filter(|_| own).map(|id| (id, format!("{given} {family}")))
    }
}

fn event(what: &'static str, id: EmployerId, project: ProjectId, who: &Who) -> Event {
    Event::new(what, "employer", id.0).by(who.id).within(project)
}
