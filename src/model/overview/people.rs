//! The people of a project whom something waits for: by reference and coach. Each list has the most urgent first, a
//! bounded number of them, and how many there are in all.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};

use crate::db::Read;
use crate::model::Result;
use crate::model::enrolment::{EnrolmentId, ParticipantId};
use crate::model::handover::Handover;
use crate::model::placement::PlacementId;
use crate::model::project::ProjectId;

/// As many as a page shows.
pub(super) const MOST: i64 = 8;
/// As many as the page that shows them all does.
pub(super) const MOST_OF_ALL: usize = 50;
/// Days before its planned end that a placement should have a next step.
const ENDING_DAYS: u64 = 28;

/// The first of a list, and how many the whole list has.
#[derive(Clone, Debug)]
pub struct First<T> {
    pub first: Vec<T>,
    pub count: i64,
}

/// A handover that its receiver has not answered.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Unanswered {
    pub enrolment_id: EnrolmentId,
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub coach_name: Option<String>,
    pub receiver_name: String,
    pub sent_on: NaiveDate,
    count: i64,
}

/// A handover that is past the clock of its step: its coach should have acted.
#[derive(Clone, Debug)]
pub struct Stuck {
    pub enrolment_id: EnrolmentId,
    pub reference: String,
    pub coach_name: Option<String>,
    pub receiver_name: String,
    /// The code of the step it is stuck at.
    pub state: &'static str,
    /// Days since it should have gone on.
    pub days: i64,
}

/// A placement that ends soon, or should have ended, and nobody has said what comes then.
#[derive(Clone, Debug)]
pub struct Ending {
    pub enrolment_id: EnrolmentId,
    pub reference: String,
    pub coach_name: Option<String>,
    pub provider_name: String,
    pub planned_end_on: NaiveDate,
}

/// People of project $1, without those whose identity is protected.
const PEOPLE: &str = "enrolments e JOIN participants t ON t.id = e.participant_id AND t.protection = 'none'
    LEFT JOIN users c ON c.id = e.coach_id";

impl Unanswered {
    pub(super) async fn of_project(db: &mut Read, project: ProjectId) -> Result<First<Self>> {
        let rows: Vec<Self> = db
            .built(format!(
                "SELECT e.id AS enrolment_id, e.ref, c.name AS coach_name, COALESCE(rp.name || ', ' || r.name, r.name) AS receiver_name, h.sent_on, COUNT(*) OVER () AS count
                 FROM {PEOPLE} JOIN handovers h ON h.enrolment_id = e.id JOIN organisations r ON r.id = h.receiver_id
                    LEFT JOIN projects rp ON rp.id = h.receiver_project_id
                 WHERE h.state = 'sent' AND e.project_id = $1 ORDER BY h.sent_on, h.id LIMIT $2"
            ))
            .bind(project)
            .bind(MOST)
            .all()
            .await?;
        Ok(First::of(rows, |row| row.count))
    }
}

impl Stuck {
    pub(super) async fn of_project(db: &mut Read, project: ProjectId) -> Result<First<Self>> {
        let today = db.today();
        let who: Vec<(EnrolmentId, String, Option<String>)> = db
            .built(format!(
                "SELECT e.id, e.ref, c.name FROM {PEOPLE} WHERE e.project_id = $1 AND e.id IN (SELECT h.enrolment_id FROM handovers h
                    WHERE h.state IN ('drafted', 'consented', 'sent', 'accepted', 'met'))"
            ))
            .bind(project)
            .all()
            .await?;
        let mut stuck: Vec<Self> = Handover::open_of_project(db, project)
            .await?
            .into_iter()
            .filter_map(|handover| {
                let days = handover.stuck(today)?;
                let (enrolment_id, reference, coach_name) =
                    who.iter().find(|(id, ..)| *id == handover.enrolment_id)?.clone();
                let (receiver_name, state) = (handover.receiver_name, handover.state.code());
                Some(Self { enrolment_id, reference, coach_name, receiver_name, state, days })
            })
            .collect();
        stuck.sort_by_key(|stuck| -stuck.days);
        let count = stuck.len() as i64;
        stuck.truncate(MOST as usize);
        Ok(First { first: stuck, count })
    }
}

/// One of them, whoever it is of.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub(super) struct Soon {
    placement_id: PlacementId,
    participant_id: ParticipantId,
    planned_end_on: NaiveDate,
}

impl Soon {
    /// Begins with the few placements that end soon (CROSS JOIN: SQLite keeps that order). By their day.
    pub async fn read(db: &mut Read, project: ProjectId) -> Result<Vec<Self>> {
        let until = db.today() + Days::new(ENDING_DAYS);
        Ok(db
            .query(
                "SELECT p.id AS placement_id, e.participant_id, p.planned_end_on FROM placements p CROSS JOIN enrolments e
                 WHERE p.state IN ('started', 'paused') AND p.planned_end_on <= $2 AND e.id = p.enrolment_id AND e.project_id = $1
                    AND e.ended_on IS NULL AND e.next_step IS NULL AND NOT EXISTS (
                        SELECT 1 FROM placements l WHERE l.enrolment_id = e.id AND l.id <> p.id AND l.planned_end_on > p.planned_end_on
                            AND l.state IN ('proposed', 'accepted', 'started', 'paused'))
                 ORDER BY p.planned_end_on, p.id",
            )
            .bind(project)
            .bind(until)
            .all()
            .await?)
    }
}

impl Ending {
    pub(super) async fn first_of(
        db: &mut Read,
        soon: &[Soon],
        protected: &HashSet<ParticipantId>,
        most: usize,
    ) -> Result<First<Self>> {
        let shown = || soon.iter().filter(|one| !protected.contains(&one.participant_id));
        let mut first = Vec::new();
        for one in shown().take(most) {
            let (enrolment_id, reference, coach_name, provider_name) = db
                .query(
                    "SELECT e.id, e.ref, c.name, o.name FROM placements p JOIN enrolments e ON e.id = p.enrolment_id
                     LEFT JOIN users c ON c.id = e.coach_id JOIN slots s ON s.id = p.slot_id
                     JOIN organisations o ON o.id = s.provider_id WHERE p.id = $1",
                )
                .bind(one.placement_id)
                .one()
                .await?;
            let planned_end_on = one.planned_end_on;
            first.push(Self { enrolment_id, reference, coach_name, provider_name, planned_end_on });
        }
        Ok(First { first, count: shown().count() as i64 })
    }
}

impl<T> First<T> {
    fn of(first: Vec<T>, count: impl Fn(&T) -> i64) -> Self {
        let count = first.first().map_or(0, count);
        Self { first, count }
    }

    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    /// Those that are not shown.
    pub fn more(&self) -> i64 {
        self.count - self.first.len() as i64
    }
}
