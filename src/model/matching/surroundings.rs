//! What is the same for everybody of a project who looks for a place in a period: read once, for one person or for forty.

use std::sync::Arc;

use chrono::NaiveDate;

use super::Record;
use super::ledger::Ledger;
use crate::db::Read;
use crate::model::Result;
use crate::model::contract::{Contract, ContractId, Drawn};
use crate::model::municipality::Municipality;
use crate::model::organisation::OrganisationId;
use crate::model::profile::MOST_HOURS;
use crate::model::project::{Project, ProjectId};
use crate::model::vacancy::Period;

/// What is the same whenever it is.
#[derive(Debug, PartialEq)]
pub(super) struct Grounds {
    pub project: ProjectId,
    pub ends_on: NaiveDate,
    pub area: Vec<Municipality>,
    contracts: Vec<Contract>,
}

#[derive(PartialEq)]
pub struct Surroundings {
    pub(super) grounds: Arc<Grounds>,
    pub period: Period,
    pub(super) today: NaiveDate,
    /// Contracts with too little left for some in this period: the most hours a week that one person can have under it, 0
    /// when nobody can come.
    short: Vec<(ContractId, i64)>,
    pub(super) ledger: Arc<Ledger>,
}

impl Grounds {
    pub async fn read(db: &mut Read, project: ProjectId) -> Result<Self> {
        let project = Project::load(db, project).await?;
        Ok(Self {
            project: project.id,
            ends_on: project.ends_on,
            area: project.municipalities(db).await?,
            contracts: Contract::all_of(db, project.id).await?,
        })
    }
}

impl Surroundings {
    pub async fn read(db: &mut Read, project: ProjectId, period: Period) -> Result<Self> {
        let today = db.today();
        let ledger = Ledger::read(db).await?;
        let grounds = ledger.grounds(db, project).await?;
        let most = |contract: &Contract| {
            (contract.id, most_hours(contract, contract.cap() - ledger.drawn(contract.id), period))
        };
        let short = grounds.contracts.iter().map(most).filter(|(_, most)| *most < MOST_HOURS).collect();
        Ok(Self { grounds, period, today, short, ledger })
    }

    /// Whether the contract's price for so many hours a week is more than what is left of it.
    pub(super) fn is_spent(&self, contract: ContractId, hours: i64) -> bool {
        self.short.iter().any(|(short, most)| *short == contract && hours > *most)
    }

    pub(super) fn record(&self, provider: OrganisationId) -> Option<Record> {
        self.ledger.record(provider)
    }
}

/// The most hours a week of one person that `left` pays for: more cost more where hours are paid for, and else the same.
fn most_hours(contract: &Contract, left: Drawn, period: Period) -> i64 {
    let pays = |hours: i64| {
        let drawn = contract.draw(period.from, period.to, hours);
        drawn.place_months <= left.place_months && drawn.value <= left.value
    };
    if !pays(1) {
        return 0;
    }
    if pays(MOST_HOURS) {
        return MOST_HOURS;
    }
    let (mut paid, mut too_many) = (1, MOST_HOURS);
    while too_many - paid > 1 {
        let hours = (paid + too_many) / 2;
        if pays(hours) { paid = hours } else { too_many = hours }
    }
    paid
}

/// Short, and different whenever anything is: what has been found is remembered by it.
impl std::fmt::Debug for Surroundings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Surroundings")
            .field("project", &(self.grounds.project, self.grounds.ends_on))
            .field("area", &self.grounds.area)
            .field("period", &(self.period, self.today))
            .field("short", &self.short)
            .field("records", &self.ledger.print)
            .finish()
    }
}
