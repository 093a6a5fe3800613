//! Follow-up of a contract (C05): what it requires, with source and how it is checked; the checks; what they say over time. What is not
//! met is a deviation with an action and a day (`deviation`). Both parties read it: the managers of the project write, the provider
//! answers.

mod deviation;
mod trend;
mod verbs;

use chrono::NaiveDate;

use super::Result;
use super::access::Who;
use super::contract::{Contract, ContractId};
use crate::db::Read;

pub use deviation::{Deviation, Listed};
pub use trend::Quarter;
pub use verbs::{Action, NewCheck, NewRequirement};

crate::id!(RequirementId);
crate::id!(CheckId);
crate::id!(DeviationId);

super::codes::codes! {
    /// What a check found.
    pub enum CheckResult = "check_result" { Met = "met", Partly = "partly", NotMet = "not_met" }
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Requirement {
    pub id: RequirementId,
    pub contract_id: ContractId,
    pub words: String,
    /// Where it stands.
    pub source: String,
    /// How it is checked.
    pub how: String,
    pub dropped_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Check {
    pub id: CheckId,
    pub requirement_id: RequirementId,
    pub checked_on: NaiveDate,
    pub checked_by_name: String,
    pub result: CheckResult,
    pub note: String,
}

const REQUIREMENTS: &str =
    "SELECT id, contract_id, words, source, how, dropped_on FROM contract_requirements";
const CHECKS: &str =
    "SELECT c.id, c.requirement_id, c.checked_on, u.name AS checked_by_name, c.result, c.note
    FROM requirement_checks c JOIN users u ON u.id = c.checked_by";

/// All of a contract's.
#[derive(Clone, Debug)]
pub struct FollowUp {
    pub contract: Contract,
    /// Those that are followed up first; each with its checks, the earliest first.
    pub requirements: Vec<(Requirement, Vec<Check>)>,
    /// Open ones first, by their day; then the closed, the latest first.
    pub deviations: Vec<Deviation>,
}

impl FollowUp {
    /// For whoever sees the contract: its managers and its provider.
    pub async fn find(db: &mut Read, who: &Who, id: ContractId) -> Result<Self> {
        let contract = Contract::find(db, who, id).await?;
        let requirements: Vec<Requirement> = db
            .built(format!(
                "{REQUIREMENTS} WHERE contract_id = $1 ORDER BY CASE WHEN dropped_on IS NULL THEN 0 ELSE 1 END, id"
            ))
            .bind(id)
            .all()
            .await?;
        let checks: Vec<Check> = db
            .built(format!(
                "{CHECKS} JOIN contract_requirements r ON r.id = c.requirement_id WHERE r.contract_id = $1
                 ORDER BY c.checked_on, c.id"
            ))
            .bind(id)
            .all()
            .await?;
        let deviations = Deviation::of_contract(db, id).await?;
        let requirements = requirements.into_iter().map(|requirement| {
            let own = checks.iter().filter(|check| check.requirement_id == requirement.id).cloned();
            let own = own.collect();
            (requirement, own)
        });
        Ok(Self { contract, requirements: requirements.collect(), deviations })
    }

    /// What the checks found, quarter by quarter.
    pub fn trend(&self) -> Vec<Quarter> {
        trend::of(self.requirements.iter().flat_map(|(_, checks)| checks))
    }

    pub fn open(&self) -> impl Iterator<Item = &Deviation> {
        self.deviations.iter().filter(|deviation| deviation.is_open())
    }
}
