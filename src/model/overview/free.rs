//! Seats that are free today, by provider and municipality: in open slots under the project's contracts, and in open
//! slots without a contract in the project's municipalities. Not for booking: that asks for every day of a period.

use std::sync::Arc;

use crate::db::Read;
use crate::model::Result;
use crate::model::bookable::IS_APPROVED;
use crate::model::headcount::MOST_PEOPLE;
use crate::model::mark::{Kept, Reckoned};
use crate::model::municipality::Municipality;
use crate::model::organisation::OrganisationId;
use crate::model::project::ProjectId;
use crate::model::reservation::seats_held_since;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Free {
    pub provider_id: OrganisationId,
    pub provider_name: String,
    pub municipality: Municipality,
    pub seats: i64,
    pub taken: i64,
}

impl Free {
    pub fn free(&self) -> i64 {
        (self.seats - self.taken).max(0)
    }

    /// In Swedish order of the providers. The caller has been let in to the project.
    pub(super) async fn of_project(db: &mut Read, project: ProjectId) -> Result<Arc<Vec<Self>>> {
        Kept::of(db, project).await
    }
}

impl Reckoned for Vec<Free> {
    type Of = ProjectId;

    async fn reckon(db: &mut Read, project: ProjectId, _: Option<Arc<Self>>) -> Result<Self> {
        let today = db.today();
        Ok(db
            .built(format!(
                "WITH offered AS (
                    SELECT s.id, s.provider_id, s.municipality, {MOST_PEOPLE} AS seats FROM slots s LEFT JOIN contracts k ON k.id = s.contract_id
                    WHERE s.state = 'open' AND s.starts_on <= $2 AND s.ends_on >= $2 AND {IS_APPROVED}
                        AND COALESCE(k.starts_on, s.starts_on) <= $2 AND COALESCE(k.ends_on, s.ends_on) >= $2 AND (k.project_id = $1 OR (s.contract_id IS NULL
                        AND s.municipality IN (SELECT municipality FROM project_municipalities WHERE project_id = $1)))
                ), counted AS (
                    SELECT offered.*, (SELECT COUNT(*) FROM {}
                        WHERE (until IS NULL OR until >= $2) AND starts_on <= $2) AS taken FROM offered
                )
                SELECT c.provider_id, o.name AS provider_name, c.municipality, CAST(SUM(c.seats) AS BIGINT) AS seats,
                    CAST(SUM(c.taken) AS BIGINT) AS taken
                FROM counted c JOIN organisations o ON o.id = c.provider_id
                GROUP BY c.provider_id, o.name, c.municipality ORDER BY o.name COLLATE sv, c.provider_id, c.municipality",
                seats_held_since("slot_id = offered.id", "$2")
            ))
            .bind(project)
            .bind(today)
            .all()
            .await?)
    }
}
