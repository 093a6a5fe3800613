//! Who of a project's people has no placement. Found among all of them, so it is kept while no enrolment and no placement changes; who is
//! shown, and who is not because of a protected identity, is asked each time.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::people::{First, MOST};
use crate::db::Read;
use crate::model::Result;
use crate::model::enrolment::{EnrolmentId, ParticipantId};
use crate::model::project::ProjectId;

/// Somebody enrolled who has no placement, proposed or other.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub enrolment_id: EnrolmentId,
    pub reference: String,
    pub coach_name: Option<String>,
    /// The end of the last placement, or the enrolment.
    pub since: NaiveDate,
    pub had_placement: bool,
}

/// One of them, whoever it is.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub(super) struct Without {
    enrolment_id: EnrolmentId,
    participant_id: ParticipantId,
    since: NaiveDate,
    had_placement: bool,
}

impl Without {
    /// Whoever has waited longest first.
    pub async fn read(db: &mut Read, project: ProjectId) -> Result<Vec<Self>> {
        let today = db.today();
        Ok(db
            .query(
                "SELECT enrolment_id, participant_id, COALESCE(last_end, enrolled_on) AS since, last_end IS NOT NULL AS had_placement FROM (
                    SELECT e.id AS enrolment_id, e.participant_id, e.enrolled_on, (SELECT MAX(p.ended_on) FROM placements p
                        WHERE p.enrolment_id = e.id AND p.state = 'ended' AND p.started_on IS NOT NULL) AS last_end
                    FROM enrolments e WHERE e.project_id = $1 AND e.ended_on IS NULL AND e.enrolled_on <= $2 AND NOT EXISTS (
                        SELECT 1 FROM placements l WHERE l.enrolment_id = e.id AND l.state IN ('proposed', 'accepted', 'started', 'paused')
                            AND (l.state <> 'proposed' OR l.expires_on >= $2))
                ) w ORDER BY since, enrolment_id",
            )
            .bind(project)
            .bind(today)
            .all()
            .await?)
    }
}

impl Waiting {
    pub(super) async fn first_of(
        db: &mut Read,
        without: &[Without],
        protected: &HashSet<ParticipantId>,
    ) -> Result<First<Self>> {
        let shown = || without.iter().filter(|one| !protected.contains(&one.participant_id));
        let mut first = Vec::new();
        for one in shown().take(MOST as usize) {
            let (reference, coach_name) = db
                .query("SELECT e.ref, c.name FROM enrolments e LEFT JOIN users c ON c.id = e.coach_id WHERE e.id = $1")
                .bind(one.enrolment_id)
                .one()
                .await?;
            let (enrolment_id, since, had_placement) = (one.enrolment_id, one.since, one.had_placement);
            first.push(Self { enrolment_id, reference, coach_name, since, had_placement });
        }
        Ok(First { first, count: shown().count() as i64 })
    }
}
