//! A line of attendance that its participant or its provider questions, and how the person's coach settles it. Both
//! versions stay. What is settled is what the line says from then on: figures and invoices need know nothing of it.

use chrono::{DateTime, NaiveDate, Utc};

use super::line::{Line, LineId};
use super::{DAY, Worked};
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::codes::AttendanceStatus;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::event::Event;
use crate::model::own_page::Own;
use crate::model::placement::PlacementId;
use crate::model::project::ProjectId;
use crate::model::user::UserId;
use crate::model::{Refusal, Result};

crate::id!(DisputeId);

crate::model::codes::codes! {
    /// Who questions a line.
    pub enum DisputeParty = "dispute_party" { Participant = "participant", Provider = "provider" }
}

#[derive(Clone, Debug)]
pub struct Dispute {
    pub id: DisputeId,
    pub line_id: LineId,
    pub placement_id: PlacementId,
    pub enrolment_id: EnrolmentId,
    pub day: NaiveDate,
    pub party: DisputeParty,
    /// Of the provider's; none for the participant.
    pub by_name: Option<String>,
    pub at: DateTime<Utc>,
    /// For the coach and whoever wrote it; a participant's is not the provider's to read.
    pub comment: String,
    /// What stood when it was questioned.
    pub before: Worked,
    pub settled: Option<Settled>,
}

/// How a coach settled it.
#[derive(Clone, Debug)]
pub struct Settled {
    pub at: DateTime<Utc>,
    pub by_name: String,
    pub after: Worked,
    pub reason: String,
}

/// One that waits for the coach.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Waiting {
    pub id: DisputeId,
    pub enrolment_id: EnrolmentId,
    project_id: ProjectId,
    pub given_name: String,
    pub family_name: String,
    pub day: NaiveDate,
    pub party: DisputeParty,
    pub opened_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: DisputeId,
    attendance_id: LineId,
    placement_id: PlacementId,
    enrolment_id: EnrolmentId,
    day: NaiveDate,
    party: DisputeParty,
    by_name: Option<String>,
    opened_at: DateTime<Utc>,
    comment: String,
    minutes_before: i64,
    status_before: AttendanceStatus,
    settled_at: Option<DateTime<Utc>>,
    settled_by_name: Option<String>,
    minutes_after: Option<i64>,
    status_after: Option<AttendanceStatus>,
    reason: String,
}

const COLUMNS: &str = "SELECT d.id, d.attendance_id, a.placement_id, p.enrolment_id, a.day, d.party, o.name AS by_name, d.opened_at,
    d.comment, d.minutes_before, d.status_before, d.settled_at, s.name AS settled_by_name, d.minutes_after, d.status_after, d.reason
    FROM attendance_disputes d JOIN attendances a ON a.id = d.attendance_id JOIN placements p ON p.id = a.placement_id
    LEFT JOIN users o ON o.id = d.opened_by LEFT JOIN users s ON s.id = d.settled_by";

impl From<Row> for Dispute {
    fn from(row: Row) -> Self {
        let after = row.minutes_after.zip(row.status_after);
        let settled = row.settled_at.zip(after).map(|(at, (minutes, status))| Settled {
            at,
            by_name: row.settled_by_name.unwrap_or_default(),
            after: Worked { minutes, status },
            reason: row.reason,
        });
        Self {
            id: row.id,
            line_id: row.attendance_id,
            placement_id: row.placement_id,
            enrolment_id: row.enrolment_id,
            day: row.day,
            party: row.party,
            by_name: row.by_name,
            at: row.opened_at,
            comment: row.comment,
            before: Worked { minutes: row.minutes_before, status: row.status_before },
            settled,
        }
    }
}

impl Dispute {
    /// The participant says that a line is not right.
    pub async fn open_own(db: &mut Write, own: &Own, line: LineId, comment: &str) -> Result<DisputeId> {
        let line = Line::find_own(db, own, line).await?;
        open(db, line, None, comment).await
    }

    /// The provider does.
    pub async fn open_provided(db: &mut Write, who: &Who, line: LineId, comment: &str) -> Result<DisputeId> {
        let enrolment = Line::find_provided(db, who, line).await?.enrolment_id;
        Enrolment::lock(db, enrolment).await?;
        // Looked up again: now nobody takes the consent back meanwhile.
        let line = Line::find_provided(db, who, line).await?;
        open(db, line, Some(who.id), comment).await
    }

    /// For the person's own coach, who is about to settle it.
    pub async fn find(db: &mut Read, who: &Who, id: DisputeId) -> Result<Self> {
        let dispute = Self::load(db, id).await?;
        Enrolment::find_for_form(db, who, dispute.enrolment_id).await?;
        Ok(dispute)
    }

    /// The coach keeps what stands, or puts something else in its place; either way with a reason.
    pub async fn settle(db: &mut Write, who: &Who, id: DisputeId, after: Worked, reason: &str) -> Result<()> {
        let enrolment = Self::load(db, id).await?.enrolment_id;
        Enrolment::find_own(db, who, enrolment).await?;
        let dispute = Self::load(db, id).await?;
        if dispute.settled.is_some() {
            return Err(Refusal::DisputeSettled.into());
        }
        if !(0..=DAY).contains(&after.minutes) {
            return Err(Refusal::AttendanceMinutes { day: dispute.day }.into());
        }
        let now = db.now();
        db.query(
            "UPDATE attendance_disputes SET settled_at = $2, settled_by = $3, minutes_after = $4, status_after = $5, reason = $6
             WHERE id = $1",
        )
        .bind(id)
        .bind(now)
        .bind(who.id)
        .bind(after.minutes)
        .bind(after.status)
        .bind(reason.to_owned())
        .run()
        .await?;
        // When and by whom it was first written stays.
        db.query("UPDATE attendances SET minutes = $2, status = $3 WHERE id = $1")
            .bind(dispute.line_id)
            .bind(after.minutes)
            .bind(after.status)
            .run()
            .await?;
        dispute
            .event("attendance_settled")
            .by(who.id)
            .with("minutes", after.minutes)
            .with("status", after.status.code())
            .with("before_minutes", dispute.before.minutes)
            .with("before_status", dispute.before.status.code())
            .write(db)
            .await
    }

    /// All of one person, latest first. The caller has been let in to the person or to a placement of theirs.
    pub(super) async fn of_person(db: &mut Read, enrolment: EnrolmentId) -> Result<Vec<Self>> {
        let rows: Vec<Row> = db
            .built(format!("{COLUMNS} WHERE p.enrolment_id = $1 ORDER BY d.id DESC"))
            .bind(enrolment)
            .all()
            .await?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// Those that wait for this coach, the oldest first.
    pub async fn waiting_for(db: &mut Read, who: &Who) -> Result<Vec<Waiting>> {
        let mut rows: Vec<Waiting> = db
            .query(
                "SELECT d.id, p.enrolment_id, e.project_id, t.given_name, t.family_name, a.day, d.party, d.opened_at
                 FROM attendance_disputes d JOIN attendances a ON a.id = d.attendance_id JOIN placements p ON p.id = a.placement_id
                 JOIN enrolments e ON e.id = p.enrolment_id JOIN participants t ON t.id = e.participant_id
                 WHERE d.settled_at IS NULL AND e.coach_id = $1 ORDER BY d.id",
            )
            .bind(who.id)
            .all()
            .await?;
        // A coach who has left the project no longer sees its people.
        rows.retain(|waiting| who.coaches(waiting.project_id));
        Ok(rows)
    }

    /// Whether somebody has questioned this day, settled or not: then the register no longer changes it.
    pub(super) async fn is_about(db: &mut Read, placement: PlacementId, day: NaiveDate) -> Result<bool> {
        let about: i64 = db
            .query(
                "SELECT COUNT(*) FROM attendance_disputes d JOIN attendances a ON a.id = d.attendance_id
                 WHERE a.placement_id = $1 AND a.day = $2",
            )
            .bind(placement)
            .bind(day)
            .value()
            .await?;
        Ok(about > 0)
    }

    async fn load(db: &mut Read, id: DisputeId) -> Result<Self> {
        Ok(db.built(format!("{COLUMNS} WHERE d.id = $1")).bind(id).one::<Row>().await?.into())
    }

    fn event(&self, what: &'static str) -> Event {
        Event::new(what, "placement", self.placement_id.0)
            .about(self.enrolment_id)
            .with("day", self.day.to_string())
    }
}

async fn open(db: &mut Write, line: Line, by: Option<UserId>, comment: &str) -> Result<DisputeId> {
    Enrolment::lock(db, line.enrolment_id).await?;
    // Read again: now nobody else changes it.
    let line = Line::load(db, line.id).await?;
    if line.open().is_some() {
        return Err(Refusal::DisputeOpen { day: line.day }.into());
    }
    let now = db.now();
    let party = if by.is_some() { DisputeParty::Provider } else { DisputeParty::Participant };
    let id: DisputeId = db
        .query(
            "INSERT INTO attendance_disputes (attendance_id, party, opened_by, opened_at, comment, minutes_before, status_before)
             VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        )
        .bind(line.id)
        .bind(party)
        .bind(by)
        .bind(now)
        .bind(comment.to_owned())
        .bind(line.worked.minutes)
        .bind(line.worked.status)
        .value()
        .await?;
    Dispute::load(db, id).await?.event("attendance_disputed").by_whom(by).write(db).await?;
    Ok(id)
}
