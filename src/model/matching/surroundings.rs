//! What is the same for everybody of a project who looks for a place in a period: read once, for one person or for forty.

use std::sync::Arc;

use chrono::NaiveDate;

use super::Record;
use super::ledger::Ledger;
use crate::db::Read;
use crate::model::Result;
use crate::model::contract::{Contract, ContractId};
use crate::model::municipality::Municipality;
use crate::model::organisation::OrganisationId;
use crate::model::project::{Project, ProjectId};
use crate::model::vacancy::Period;

/// An hour a week costs least: where that is too much, everything is.
const LEAST_HOURS: i64 = 1;

#[derive(PartialEq)]
pub struct Surroundings {
    pub(super) project: ProjectId,
    pub(super) project_ends_on: NaiveDate,
    pub(super) area: Vec<Municipality>,
    pub period: Period,
    pub(super) today: NaiveDate,
    /// Contracts with too little left for this period.
    pub(super) spent: Vec<ContractId>,
    ledger: Arc<Ledger>,
}

impl Surroundings {
    pub async fn read(db: &mut Read, project: ProjectId, period: Period) -> Result<Self> {
        let today = db.today();
        let project = Project::load(db, project).await?;
        let ledger = Ledger::read(db).await?;
        let mut spent = Vec::new();
        for contract in Contract::all_of(db, project.id).await? {
            let after = ledger.drawn(contract.id) + contract.draw(period.from, period.to, LEAST_HOURS);
            let cap = contract.cap();
            if contract.unapproved || after.place_months > cap.place_months || after.value > cap.value {
                spent.push(contract.id);
            }
        }
        Ok(Self {
            project: project.id,
            project_ends_on: project.ends_on,
            area: project.municipalities(db).await?,
            period,
            today,
            spent,
            ledger,
        })
    }

    pub(super) fn record(&self, provider: OrganisationId) -> Option<Record> {
        self.ledger.record(provider)
    }
}

/// Short, and different whenever anything is: what has been found is remembered by it.
impl std::fmt::Debug for Surroundings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Surroundings")
            .field("project", &(self.project, self.project_ends_on))
            .field("area", &self.area)
            .field("period", &(self.period, self.today))
            .field("spent", &self.spent)
            .field("records", &self.ledger.print)
            .finish()
    }
}
