//! Adding a requirement, checking it, and following it up no more. For managers of the contract's project; each locks the contract.

use chrono::{Days, NaiveDate};

use super::{CheckResult, REQUIREMENTS, Requirement, RequirementId};
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::contract::{Contract, ContractId};
use crate::model::{Error, Refusal, Result};

/// Days ahead that an action may be due: two years. More is a typing error in a year.
const MOST_DAYS: u64 = 731;

/// As the form says it.
#[derive(Clone, Debug)]
pub struct NewRequirement {
    pub words: String,
    pub source: String,
    pub how: String,
}

#[derive(Clone, Debug)]
pub struct NewCheck {
    pub on: NaiveDate,
    pub result: CheckResult,
    pub note: String,
    /// Needed for what is not met, allowed for what is partly.
    pub action: Option<Action>,
}

/// What the provider is to do.
#[derive(Clone, Debug)]
pub struct Action {
    pub words: String,
    pub due_on: NaiveDate,
}

impl Requirement {
    /// For a manager of its contract's project.
    pub async fn find(db: &mut Read, who: &Who, id: RequirementId) -> Result<(Self, Contract)> {
        let requirement: Self = db.built(format!("{REQUIREMENTS} WHERE id = $1")).bind(id).one().await?;
        let contract = Contract::find(db, who, requirement.contract_id).await?;
        if who.manages(contract.project_id) { Ok((requirement, contract)) } else { Err(Error::NotFound) }
    }

    pub async fn add(
        db: &mut Write,
        who: &Who,
        id: ContractId,
        new: NewRequirement,
    ) -> Result<RequirementId> {
        let contract = Contract::find_managed(db, who, id).await?;
        let today = db.today();
        let requirement = db
            .query(
                "INSERT INTO contract_requirements (contract_id, words, source, how, added_by, added_on)
                 VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
            )
            .bind(id)
            .bind(new.words.clone())
            .bind(new.source)
            .bind(new.how)
            .bind(who.id)
            .bind(today)
            .value()
            .await?;
        let event = contract.event("contract_requirement_added").by(who.id);
        event.with("requirement", new.words).write(db).await?;
        Ok(requirement)
    }

    /// A check on a day from the contract's beginning until today.
    pub async fn check(db: &mut Write, who: &Who, id: RequirementId, new: NewCheck) -> Result<ContractId> {
        let contract = Self::managed(db, who, id).await?;
        let today = db.today();
        if new.on > today {
            return Err(Refusal::DateInFuture.into());
        }
        if new.on < contract.starts_on {
            return Err(Refusal::CheckBeforeContract { from: contract.starts_on }.into());
        }
        match (&new.action, new.result) {
            (None, CheckResult::NotMet) => return Err(Refusal::CheckNeedsAction.into()),
            (Some(_), CheckResult::Met) => return Err(Refusal::ActionNotNeeded.into()),
            (Some(action), _) if action.due_on < today => {
                return Err(Refusal::ActionInThePast { from: today }.into());
            }
            (Some(action), _) if action.due_on > today + Days::new(MOST_DAYS) => {
                return Err(Refusal::ActionTooLate { to: today + Days::new(MOST_DAYS) }.into());
            }
            _ => {}
        }
        let check: i64 = db
            .query(
                "INSERT INTO requirement_checks (requirement_id, checked_on, checked_by, result, note) VALUES ($1, $2, $3, $4, $5)
                 RETURNING id",
            )
            .bind(id)
            .bind(new.on)
            .bind(who.id)
            .bind(new.result)
            .bind(new.note)
            .value()
            .await?;
        if let Some(action) = new.action {
            db.query("INSERT INTO contract_deviations (check_id, action, due_on) VALUES ($1, $2, $3)")
                .bind(check)
                .bind(action.words)
                .bind(action.due_on)
                .run()
                .await?;
        }
        contract.event("contract_checked").by(who.id).with("result", new.result.code()).write(db).await?;
        Ok(contract.id)
    }

    /// It is followed up no more; what was found stays. Refused while a deviation from it is open.
    pub async fn drop_it(db: &mut Write, who: &Who, id: RequirementId) -> Result<ContractId> {
        let contract = Self::managed(db, who, id).await?;
        let open: i64 = db
            .query(
                "SELECT COUNT(*) FROM contract_deviations d JOIN requirement_checks c ON c.id = d.check_id
                 WHERE c.requirement_id = $1 AND d.closed_on IS NULL",
            )
            .bind(id)
            .value()
            .await?;
        if open > 0 {
            return Err(Refusal::DeviationOpen { count: open }.into());
        }
        let today = db.today();
        db.query("UPDATE contract_requirements SET dropped_on = $2 WHERE id = $1")
            .bind(id)
            .bind(today)
            .run()
            .await?;
        contract.event("contract_requirement_dropped").by(who.id).write(db).await?;
        Ok(contract.id)
    }

    /// Its contract, locked; refused when it is followed up no more.
    async fn managed(db: &mut Write, who: &Who, id: RequirementId) -> Result<Contract> {
        let (_, contract) = Self::find(db, who, id).await?;
        let contract = Contract::find_managed(db, who, contract.id).await?;
        let (requirement, _) = Self::find(db, who, id).await?;
        if requirement.dropped_on.is_some() {
            return Err(Refusal::RequirementDropped.into());
        }
        Ok(contract)
    }
}
