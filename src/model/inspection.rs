//! A manager looks at a person for a stated reason, and for a while. The reason stands in the person's access log and
//! among the person's events from the moment the view is opened. Who may: `access`.

use chrono::TimeDelta;

use super::access::{Sight, Who};
use super::access_log;
use super::enrolment::{Enrolment, EnrolmentId};
use super::event::Event;
use super::{Error, Refusal, Result};
use crate::db::{Read, Write};

/// Hours that one reason is good for.
pub const OPEN_HOURS: i64 = 8;
/// Characters that a reason has at least.
pub const LEAST_REASON: usize = 10;

/// As much as a manager knows before the reason is stated.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Closed {
    pub id: EnrolmentId,
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub coach_name: Option<String>,
}

impl Closed {
    /// For a manager of the project, unless the identity is protected or the person is the manager's own participant.
    pub async fn find(db: &mut Read, who: &Who, id: EnrolmentId) -> Result<Self> {
        let sight = Enrolment::sight(db, who, id).await?;
        let (closed, project) = Self::load(db, id).await?;
        if sight == Sight::Full || !who.manages(project) {
            return Err(Error::NotFound);
        }
        Ok(closed)
    }

    async fn load(db: &mut Read, id: EnrolmentId) -> Result<(Self, super::project::ProjectId)> {
        let enrolment = Enrolment::load(db, id).await?;
        let (reference, coach_name) = (enrolment.reference, enrolment.coach_name);
        Ok((Self { id, reference, coach_name }, enrolment.project_id))
    }
}

/// Opens the person's page to `who` for [`OPEN_HOURS`] hours.
pub async fn open(db: &mut Write, who: &Who, id: EnrolmentId, reason: &str) -> Result<()> {
    let closed = Closed::find(db, who, id).await?;
    let reason = reason.trim();
    if reason.chars().count() < LEAST_REASON {
        return Err(Refusal::ReasonMissing.into());
    }
    let now = db.now();
    db.query(
        "INSERT INTO inspections (user_id, enrolment_id, reason, opened_at, closes_at) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(who.id)
    .bind(closed.id)
    .bind(reason.to_owned())
    .bind(now)
    .bind(now + TimeDelta::hours(OPEN_HOURS))
    .run()
    .await?;
    access_log::write_down(db, &[(closed.id, who.id, "inspection", reason)]).await?;
    Event::new("inspection_opened", "enrolment", closed.id.0)
        .by(who.id)
        .about(closed.id)
        .with("reason", reason)
        .write(db)
        .await
}
