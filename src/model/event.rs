//! What happened: every change writes one event in its own transaction. Timelines and reports read them.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::types::Json;

use super::Result;
use super::enrolment::EnrolmentId;
use super::organisation::OrganisationId;
use super::project::ProjectId;
use super::user::UserId;
use crate::db::{Read, Write};

crate::id!(EventId);

/// An event about to be written. `what` is its text id `event-<what>`.
#[derive(Clone, Debug)]
pub struct Event {
    pub what: &'static str,
    pub subject: &'static str,
    pub subject_id: i64,
    pub user_id: Option<UserId>,
    pub enrolment_id: Option<EnrolmentId>,
    pub project_id: Option<ProjectId>,
    pub organisation_id: Option<OrganisationId>,
    pub particulars: Value,
}

impl Event {
    pub fn new(what: &'static str, subject: &'static str, subject_id: i64) -> Self {
        Self {
            what,
            subject,
            subject_id,
            user_id: None,
            enrolment_id: None,
            project_id: None,
            organisation_id: None,
            particulars: Value::Object(serde_json::Map::new()),
        }
    }

    /// Who did it; without, the program itself (an expiry, an import from the command line).
    #[must_use]
    pub fn by(mut self, user: UserId) -> Self {
        self.user_id = Some(user);
        self
    }

    /// The participant did it, on the own page.
    #[must_use]
    pub fn by_participant(self) -> Self {
        self.with("by", "participant")
    }

    /// A user, or without one the participant.
    #[must_use]
    pub fn by_whom(self, user: Option<UserId>) -> Self {
        match user {
            Some(user) => self.by(user),
            None => self.by_participant(),
        }
    }

    #[must_use]
    pub fn about(mut self, enrolment: EnrolmentId) -> Self {
        self.enrolment_id = Some(enrolment);
        self
    }

    #[must_use]
    pub fn within(mut self, project: ProjectId) -> Self {
        self.project_id = Some(project);
        self
    }

    #[must_use]
    pub fn at(mut self, organisation: OrganisationId) -> Self {
        self.organisation_id = Some(organisation);
        self
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        if let Value::Object(map) = &mut self.particulars {
            map.insert(name.to_owned(), value.into());
        }
        self
    }

    pub async fn write(self, db: &mut Write) -> Result<()> {
        let now = db.now();
        db.query(
            "INSERT INTO events (at, user_id, what, subject, subject_id, enrolment_id, project_id, organisation_id, particulars)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(now)
        .bind(self.user_id)
        .bind(self.what)
        .bind(self.subject)
        .bind(self.subject_id)
        .bind(self.enrolment_id)
        .bind(self.project_id)
        .bind(self.organisation_id)
        .bind(Json(self.particulars))
        .run()
        .await?;
        Ok(())
    }
}

/// An event as a timeline shows it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Happened {
    pub id: EventId,
    pub at: DateTime<Utc>,
    pub by_name: Option<String>,
    pub what: String,
    pub subject: String,
    pub subject_id: i64,
    pub particulars: Json<Value>,
}

impl Happened {
    /// The participant did it, on the own page.
    pub fn is_by_participant(&self) -> bool {
        self.by_name.is_none() && self.particular("by") == "participant"
    }

    /// A particular as text, empty when it has none by that name.
    pub fn particular(&self, name: &str) -> String {
        match self.particulars.0.get(name) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Null) | None => String::new(),
            Some(other) => other.to_string(),
        }
    }
}

/// The latest events of one enrolment, newest first. The caller has already been let in to the enrolment.
pub async fn of_enrolment(db: &mut Read, enrolment: EnrolmentId, most: i64) -> Result<Vec<Happened>> {
    Ok(db
        .query(
            "SELECT e.id, e.at, u.name AS by_name, e.what, e.subject, e.subject_id, e.particulars
             FROM events e LEFT JOIN users u ON u.id = e.user_id WHERE e.enrolment_id = $1 ORDER BY e.id DESC LIMIT $2",
        )
        .bind(enrolment)
        .bind(most)
        .all()
        .await?)
}

/// The latest events of one row that is no enrolment, newest first. The caller has already been let in to the row.
pub async fn of_subject(db: &mut Read, subject: &'static str, id: i64, most: i64) -> Result<Vec<Happened>> {
    Ok(db
        .query(
            "SELECT e.id, e.at, u.name AS by_name, e.what, e.subject, e.subject_id, e.particulars
             FROM events e LEFT JOIN users u ON u.id = e.user_id WHERE e.subject = $1 AND e.subject_id = $2
             ORDER BY e.id DESC LIMIT $3",
        )
        .bind(subject)
        .bind(id)
        .bind(most)
        .all()
        .await?)
}
