//! A deviation: what a check found not to be met, what the provider is to do and by when, what it answers, and how it ended. Open until a
//! manager closes it; overdue when its day has passed.

use chrono::NaiveDate;

use super::{CheckResult, DeviationId, RequirementId};
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::contract::{Contract, ContractId};
use crate::model::organisation::OrganisationId;
use crate::model::project::ProjectId;
use crate::model::{Error, Refusal, Result};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Deviation {
    pub id: DeviationId,
    pub contract_id: ContractId,
    pub requirement_id: RequirementId,
    /// The requirement's.
    pub words: String,
    pub found_on: NaiveDate,
    pub result: CheckResult,
    pub note: String,
    pub action: String,
    pub due_on: NaiveDate,
    pub answer: String,
    pub answered_by_name: Option<String>,
    pub answered_on: Option<NaiveDate>,
    pub ending: String,
    pub closed_by_name: Option<String>,
    pub closed_on: Option<NaiveDate>,
}

/// An open one with its contract, for somebody's list of what to do.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Listed {
    pub id: DeviationId,
    pub contract_id: ContractId,
    pub title: String,
    pub provider_name: String,
    pub action: String,
    pub due_on: NaiveDate,
    /// The day the provider answered, if it has.
    pub answered_on: Option<NaiveDate>,
}

const COLUMNS: &str = "SELECT d.id, r.contract_id, r.id AS requirement_id, r.words, c.checked_on AS found_on, c.result, c.note, d.action,
    d.due_on, d.answer, a.name AS answered_by_name, d.answered_on, d.ending, z.name AS closed_by_name, d.closed_on
    FROM contract_deviations d JOIN requirement_checks c ON c.id = d.check_id
    JOIN contract_requirements r ON r.id = c.requirement_id
    LEFT JOIN users a ON a.id = d.answered_by LEFT JOIN users z ON z.id = d.closed_by";

impl Deviation {
    /// For whoever sees its contract.
    pub async fn find(db: &mut Read, who: &Who, id: DeviationId) -> Result<(Self, Contract)> {
        let deviation: Self = db.built(format!("{COLUMNS} WHERE d.id = $1")).bind(id).one().await?;
        let contract = Contract::find(db, who, deviation.contract_id).await?;
        Ok((deviation, contract))
    }

    pub(super) async fn of_contract(db: &mut Read, id: ContractId) -> Result<Vec<Self>> {
        let mut all: Vec<Self> = db
            .built(format!("{COLUMNS} WHERE r.contract_id = $1 ORDER BY d.due_on, d.id"))
            .bind(id)
            .all()
            .await?;
        all.sort_by_key(|one| (one.closed_on.is_some(), one.closed_on.map(|on| -i64::from(days(on)))));
        Ok(all)
    }

    pub fn is_open(&self) -> bool {
        self.closed_on.is_none()
    }

    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.is_open() && self.due_on < today
    }

    /// The provider says what it does about it: once more as long as it is open.
    pub async fn answer(db: &mut Write, who: &Who, id: DeviationId, words: &str) -> Result<ContractId> {
        let (deviation, contract) = Self::open_locked(db, who, id).await?;
        if !who.provides(contract.provider_id) {
            return Err(Error::NotFound);
        }
        let today = db.today();
        db.query(
            "UPDATE contract_deviations SET answer = $2, answered_by = $3, answered_on = $4 WHERE id = $1",
        )
        .bind(id)
        .bind(words.to_owned())
        .bind(who.id)
        .bind(today)
        .run()
        .await?;
        let event = contract.event("contract_deviation_answered").by(who.id);
        event.with("action", deviation.action).with("answer", words).write(db).await?;
        Ok(contract.id)
    }

    /// A manager says how it ended.
    pub async fn close(db: &mut Write, who: &Who, id: DeviationId, ending: &str) -> Result<ContractId> {
        let (deviation, contract) = Self::open_locked(db, who, id).await?;
        if !who.manages(contract.project_id) {
            return Err(Error::NotFound);
        }
        let today = db.today();
        db.query("UPDATE contract_deviations SET ending = $2, closed_by = $3, closed_on = $4 WHERE id = $1")
            .bind(id)
            .bind(ending.to_owned())
            .bind(who.id)
            .bind(today)
            .run()
            .await?;
        let event = contract.event("contract_deviation_closed").by(who.id);
        event.with("action", deviation.action).with("ending", ending).write(db).await?;
        Ok(contract.id)
    }

    /// With its contract locked: of two who close it at once the second is told.
    async fn open_locked(db: &mut Write, who: &Who, id: DeviationId) -> Result<(Self, Contract)> {
        let (_, contract) = Self::find(db, who, id).await?;
        Contract::lock(db, contract.id).await?;
        let (deviation, contract) = Self::find(db, who, id).await?;
        if deviation.is_open() { Ok((deviation, contract)) } else { Err(Refusal::DeviationClosed.into()) }
    }
}

const LISTED: &str =
    "SELECT d.id, k.id AS contract_id, k.title, o.name AS provider_name, d.action, d.due_on, d.answered_on
    FROM contract_deviations d JOIN requirement_checks c ON c.id = d.check_id
    JOIN contract_requirements r ON r.id = c.requirement_id JOIN contracts k ON k.id = r.contract_id
    JOIN organisations o ON o.id = k.provider_id WHERE d.closed_on IS NULL";

impl Listed {
    /// Those of a project whose day has passed, the longest overdue first. The caller has been let in to the project.
    pub(crate) async fn overdue_of_project(db: &mut Read, project: ProjectId) -> Result<Vec<Self>> {
        let today = db.today();
        Ok(db
            .built(format!("{LISTED} AND k.project_id = $1 AND d.due_on < $2 ORDER BY d.due_on, d.id"))
            .bind(project)
            .bind(today)
            .all()
            .await?)
    }

    /// Those that a provider has not answered, by their day.
    pub async fn unanswered_of_provider(
        db: &mut Read,
        who: &Who,
        provider: OrganisationId,
    ) -> Result<Vec<Self>> {
        if !who.provides(provider) {
            return Err(Error::NotFound);
        }
        Ok(db
            .built(format!(
                "{LISTED} AND k.provider_id = $1 AND d.answered_on IS NULL ORDER BY d.due_on, d.id"
            ))
            .bind(provider)
            .all()
            .await?)
    }
}

fn days(on: NaiveDate) -> i32 {
    use chrono::Datelike as _;
    on.num_days_from_ce()
}
