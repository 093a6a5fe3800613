//! Planned changes that wait for a yes or no, for those who may give it: the managers of the project but for who planned it.

use chrono::NaiveDate;
use sqlx::types::Json;

use super::{ContractChangeId, Wanted};
use crate::db::Read;
use crate::model::access::Who;
use crate::model::project::ProjectId;
use crate::model::{Error, Result};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct WaitingChange {
    pub id: ContractChangeId,
    /// Of the contract.
    pub title: String,
    pub provider_name: String,
    pub wanted: Json<Wanted>,
    pub planned_by_name: String,
    pub planned_on: NaiveDate,
}

impl WaitingChange {
    /// Of a project, for one of its managers: those that somebody else has planned, the oldest first.
    pub async fn for_approval(db: &mut Read, who: &Who, project: ProjectId) -> Result<Vec<Self>> {
        if !who.manages(project) {
            return Err(Error::NotFound);
        }
        Ok(db
            .query(
                "SELECT c.id, k.title, o.name AS provider_name, c.wanted, u.name AS planned_by_name, c.planned_on
                 FROM contract_changes c JOIN contracts k ON k.id = c.contract_id JOIN organisations o ON o.id = k.provider_id
                 JOIN users u ON u.id = c.planned_by
                 WHERE k.project_id = $1 AND c.state = 'waiting' AND c.planned_by <> $2 ORDER BY c.planned_on, c.id",
            )
            .bind(project)
            .bind(who.id)
            .all()
            .await?)
    }
}
