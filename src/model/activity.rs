//! Activities: meetings, courses, employer contacts. What the reports call hours and kinds of activity, and what a
//! caseload calls contact. Work training is not here (see `placement` and its attendance).

use chrono::NaiveDate;

use super::access::{Sight, Who};
use super::codes::ActivityKind;
use super::enrolment::{Enrolment, EnrolmentId};
use super::event::Event;
use super::{Error, Refusal, Result};
use crate::db::{Read, Write};

crate::id!(ActivityId);

/// Minutes of a whole day.
pub const MOST_MINUTES: i64 = 1440;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Activity {
    pub id: ActivityId,
    pub enrolment_id: EnrolmentId,
    pub kind: ActivityKind,
    pub day: NaiveDate,
    pub minutes: i64,
    pub attended: bool,
    pub by_name: Option<String>,
    pub note: String,
}

/// What happened, as a coach tells it: the same for everybody who was there.
#[derive(Clone, Debug)]
pub struct Told {
    pub kind: ActivityKind,
    pub day: NaiveDate,
    pub minutes: i64,
    pub attended: bool,
    pub note: String,
}

/// One activity of a day with everybody who was there.
#[derive(Clone, Debug)]
pub struct Together {
    pub first: Activity,
    pub people: Vec<EnrolmentId>,
}

const COLUMNS: &str =
    "SELECT a.id, a.enrolment_id, a.kind, a.day, a.minutes, a.attended, u.name AS by_name, a.note
    FROM activities a LEFT JOIN users u ON u.id = a.user_id";

impl Activity {
    /// Logs it for one or several of the coach's own participants: all of them or none. Also of a person whose enrolment
    /// has ended, for a day before the end: what was done counts.
    pub async fn log(
        db: &mut Write,
        who: &Who,
        enrolments: &[EnrolmentId],
        told: &Told,
    ) -> Result<Vec<ActivityId>> {
        if told.day > db.today() {
            return Err(Refusal::DateInFuture.into());
        }
        if !(0..=MOST_MINUTES).contains(&told.minutes) {
            return Err(Refusal::MinutesOutsideDay { most: MOST_MINUTES }.into());
        }
        // In one order for everybody: two coaches who log the same meeting must not wait for each other.
        let mut enrolments = enrolments.to_vec();
        enrolments.sort_unstable();
        enrolments.dedup();
        let mut logged = Vec::with_capacity(enrolments.len());
        for id in enrolments {
            let enrolment = Enrolment::find_own(db, who, id).await?;
            enrolment.has_day(told.day)?;
            room(db, id, told).await?;
            logged.push(keep(db, who, id, told).await?);
        }
        Ok(logged)
    }

    /// Says where it was: outside the office, or at it. What nobody says counts in no share (IPS-25, item 24).
    pub async fn took_place(db: &mut Write, logged: &[ActivityId], outside: bool) -> Result<()> {
        for id in logged {
            db.query("UPDATE activities SET outside = $2 WHERE id = $1")
                .bind(*id)
                .bind(outside)
                .run()
                .await?;
        }
        Ok(())
    }

    /// Takes back what was logged by mistake.
    pub async fn strike(db: &mut Write, who: &Who, id: ActivityId) -> Result<EnrolmentId> {
        let activity = Self::load(db, id).await?;
        let enrolment = Enrolment::find_own(db, who, activity.enrolment_id).await?;
        db.query("DELETE FROM activities WHERE id = $1").bind(id).run().await?;
        event("activity_struck", &activity, who).write(db).await?;
        Ok(enrolment.id)
    }

    /// For the own coach, to log the like again.
    pub async fn find(db: &mut Read, who: &Who, id: ActivityId) -> Result<Self> {
        let activity = Self::load(db, id).await?;
        match Enrolment::sight(db, who, activity.enrolment_id).await? {
            Sight::Full => Ok(activity),
            _ => Err(Error::NotFound),
        }
    }

    /// The latest of one enrolment, newest first. The caller has already been let in to it.
    pub async fn of_enrolment(db: &mut Read, enrolment: EnrolmentId, most: i64) -> Result<Vec<Self>> {
        Ok(db
            .built(format!("{COLUMNS} WHERE a.enrolment_id = $1 ORDER BY a.day DESC, a.id DESC LIMIT $2"))
            .bind(enrolment)
            .bind(most)
            .all()
            .await?)
    }

    /// What the coach logged on the latest day before today, one for those who were there together: to do it again.
    pub async fn lately(db: &mut Read, who: &Who) -> Result<Vec<Together>> {
        let today = db.today();
        let rows: Vec<Self> = db
            .built(format!(
                "{COLUMNS} JOIN enrolments e ON e.id = a.enrolment_id WHERE a.user_id = $1 AND e.coach_id = $1 AND e.ended_on IS NULL
                 AND a.attended = TRUE AND a.day = (SELECT MAX(b.day) FROM activities b WHERE b.user_id = $1 AND b.day < $2)
                 ORDER BY a.id"
            ))
            .bind(who.id)
            .bind(today)
            .all()
            .await?;
        let mut all: Vec<Together> = Vec::new();
        for row in rows {
            let same = |one: &&mut Together| {
                (one.first.kind, one.first.minutes, &one.first.note) == (row.kind, row.minutes, &row.note)
            };
            match all.iter_mut().find(same) {
                Some(known) => known.people.push(row.enrolment_id),
                None => all.push(Together { people: vec![row.enrolment_id], first: row }),
            }
        }
        Ok(all)
    }

    async fn load(db: &mut Read, id: ActivityId) -> Result<Self> {
        Ok(db.built(format!("{COLUMNS} WHERE a.id = $1")).bind(id).one().await?)
    }
}

/// What one enrolment's activities come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Sum {
    pub count: i64,
    /// Minutes of those attended.
    pub minutes: i64,
    /// Different kinds among those attended.
    pub kinds: i64,
    /// The day of the latest attended.
    pub last_contact: Option<NaiveDate>,
}

/// The caller has already been let in to the enrolment.
pub async fn sum(db: &mut Read, enrolment: EnrolmentId) -> Result<Sum> {
    Ok(db
        .query(
            "SELECT COUNT(*) AS count, CAST(COALESCE(SUM(CASE WHEN attended = TRUE THEN minutes ELSE 0 END), 0) AS BIGINT) AS minutes,
                COUNT(DISTINCT CASE WHEN attended = TRUE THEN kind END) AS kinds,
                MAX(CASE WHEN attended = TRUE THEN day END) AS last_contact
             FROM activities WHERE enrolment_id = $1",
        )
        .bind(enrolment)
        .one()
        .await?)
}

/// A day has 24 hours, however many activities it has. The caller has locked the enrolment.
async fn room(db: &mut Read, enrolment: EnrolmentId, told: &Told) -> Result<()> {
    let taken: i64 = db
        .query(
            "SELECT CAST(COALESCE(SUM(minutes), 0) AS BIGINT) FROM activities
             WHERE enrolment_id = $1 AND day = $2 AND attended = TRUE",
        )
        .bind(enrolment)
        .bind(told.day)
        .value()
        .await?;
    if told.attended && taken + told.minutes > MOST_MINUTES {
        let left = (MOST_MINUTES - taken).max(0);
        return Err(Refusal::MinutesOfDayTaken { day: told.day, left }.into());
    }
    Ok(())
}

async fn keep(db: &mut Write, who: &Who, enrolment: EnrolmentId, told: &Told) -> Result<ActivityId> {
    let id: ActivityId = db
        .query(
            "INSERT INTO activities (enrolment_id, kind, day, minutes, attended, user_id, note)
             VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        )
        .bind(enrolment)
        .bind(told.kind)
        .bind(told.day)
        .bind(told.minutes)
        .bind(told.attended)
        .bind(who.id)
        .bind(told.note.clone())
        .value()
        .await?;
    let activity = Activity::load(db, id).await?;
    event("activity_logged", &activity, who).write(db).await?;
    Ok(id)
}

fn event(what: &'static str, activity: &Activity, who: &Who) -> Event {
    Event::new(what, "activity", activity.id.0)
        .by(who.id)
        .about(activity.enrolment_id)
        .with("kind", activity.kind.code())
        .with("on", activity.day.to_string())
        .with("minutes", activity.minutes)
        .with("attended", activity.attended)
}
