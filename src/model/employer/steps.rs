//! Next steps with employers that are late or near, for the coach who has said them.

use chrono::{Days, NaiveDate};

use super::EmployerId;
use crate::db::Read;
use crate::model::Result;
use crate::model::access::Who;
use crate::model::project::ProjectId;

/// Days before its day that a step is reminded of.
const NEAR_DAYS: u64 = 7;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DueStep {
    pub employer_id: EmployerId,
    pub employer_name: String,
    pub words: String,
    pub due_on: NaiveDate,
    project_id: ProjectId,
}

impl DueStep {
    /// Of the contacts that the coach has had and whose step is not done, the latest first.
    pub async fn of_coach(db: &mut Read, who: &Who) -> Result<Vec<Self>> {
        let last = db.today() + Days::new(NEAR_DAYS);
        let mut due: Vec<Self> = db
            .query(
                "SELECT m.id AS employer_id, m.name AS employer_name, k.next_step AS words, k.next_on AS due_on, m.project_id
                 FROM employer_contacts k JOIN employers m ON m.id = k.employer_id
                 WHERE k.user_id = $1 AND k.next_done_on IS NULL AND k.next_on <= $2 ORDER BY k.next_on, k.id",
            )
            .bind(who.id)
            .bind(last)
            .all()
            .await?;
        // A coach who has left the project no longer sees its employers.
        due.retain(|step| who.coaches(step.project_id));
        Ok(due)
    }
}
