//! What has been used of a contract and what is committed, on a day and month by month. `Contract::drawn` has the two
//! together, which is what the cap is held against; here they are told apart, for people who plan. Not for deciding.
//!
//! A started placement uses its days up to the day asked for and has committed the rest; one that has not started has
//! committed all of its days. The money of a placement is spread over its days as its place-months are.

mod call_off;
mod dated;
mod gone;
mod kept;
mod month;
mod standing;

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use sqlx::types::Json;

use super::Result;
use super::codes::PriceUnit;
use super::contract::{ContractId, DRAWING, Drawn};
use super::mark::{self, Reckoned};
use super::organisation::OrganisationId;
use super::prices::{Price, Prices};
use super::project::ProjectId;
use crate::db::{Read, numbered};
use call_off::{CallOff, ROWS, Row};

pub use dated::Dated;
pub(in crate::model) use gone::Gone;
pub use kept::Kept;
pub(in crate::model) use kept::Marks;
pub use month::Month;
pub use standing::Standing;

/// Contracts that are reckoned together.
const TOGETHER: usize = 500;

/// Of one contract, today.
#[derive(Clone, Debug, Default)]
pub struct Usage {
    pub used: Drawn,
    pub committed: Drawn,
    /// Placements that are proposed, accepted or under way.
    pub live: i64,
}

pub(crate) type ByContract = HashMap<ContractId, Usage>;

impl Usage {
    /// Of every contract of a project that anything is drawn from. The caller has been let in to the project.
    pub(crate) async fn of_project(db: &mut Read, project: ProjectId) -> Result<Arc<ByContract>> {
        mark::Kept::of(db, project).await
    }

    /// Of every contract of a provider. The caller has been let in to it.
    pub(crate) async fn of_provider(db: &mut Read, provider: OrganisationId) -> Result<ByContract> {
        Self::among(db, "provider_id = $1", provider.0).await
    }

    /// Of one contract. The caller has been let in to it.
    pub(crate) async fn of_contract(db: &mut Read, id: ContractId) -> Result<Self> {
        Ok(Self::among(db, "id = $1", id.0).await?.remove(&id).unwrap_or_default())
    }

    /// `of` chooses the contracts by $1. What was reckoned ahead and still holds is taken; the rest is reckoned now.
    async fn among(db: &mut Read, of: &str, id: i64) -> Result<ByContract> {
        let (mut usage, without) = Kept::usage_of(db, of, id).await?;
        usage.extend(Self::reckoned(db, &without).await?);
        Ok(usage)
    }

    /// From the placements themselves.
    async fn reckoned(db: &mut Read, contracts: &[ContractId]) -> Result<HashMap<ContractId, Self>> {
        let mut usage = HashMap::new();
        for some in contracts.chunks(TOGETHER) {
            usage.extend(Self::reckoned_together(db, some).await?);
        }
        Ok(usage)
    }

    async fn reckoned_together(db: &mut Read, contracts: &[ContractId]) -> Result<HashMap<ContractId, Self>> {
        let today = db.today();
        let prices = prices(db, contracts).await?;
        let of = |first: usize| format!("contract_id IN ({})", numbered(first, contracts.len()));
        // What is over is only added up.
        let query = db
            .built(format!(
                "SELECT contract_id, CAST(SUM(place_months) AS BIGINT), CAST(SUM(value) AS BIGINT) FROM placements
                 WHERE {} AND state = 'ended' AND ended_on < $1 GROUP BY contract_id",
                of(2)
            ))
            .bind(today);
        let over: Vec<(ContractId, i64, i64)> = query.bind_each(contracts).all().await?;
        let mut usage: HashMap<ContractId, Self> = HashMap::new();
        for (contract, place_months, value) in over {
            usage.entry(contract).or_default().used = Drawn { place_months, value };
        }
        let query = db
            .built(format!("{ROWS} WHERE {} AND {DRAWING} AND (state <> 'ended' OR ended_on >= $1)", of(3)))
            .bind(today)
            .bind(today);
        let rows: Vec<Row> = query.bind_each(contracts).all().await?;
        for row in rows {
            let Some(prices) = prices.get(&row.contract_id) else { continue };
            if let Some(call_off) = row.seen(today, today, None, prices) {
                usage.entry(row.contract_id).or_default().add(&call_off, today);
            }
        }
        Ok(usage)
    }

    fn add(&mut self, call_off: &CallOff, today: NaiveDate) {
        let used = call_off.used_by(today, today);
        self.used += used;
        self.committed += call_off.all() - used;
        self.live += i64::from(call_off.is_live());
    }
}

impl Reckoned for ByContract {
    type Of = ProjectId;

    async fn reckon(db: &mut Read, project: ProjectId, _: Option<Arc<Self>>) -> Result<Self> {
        Usage::among(db, "project_id = $1", project.0).await
    }
}

/// What the contracts' places cost.
async fn prices(db: &mut Read, contracts: &[ContractId]) -> Result<HashMap<ContractId, Arc<Prices>>> {
    let query = db.built(format!(
        "SELECT id, price, price_unit, prices FROM contracts WHERE id IN ({})",
        numbered(1, contracts.len())
    ));
    let rows: Vec<(ContractId, i64, PriceUnit, Json<Vec<Price>>)> = query.bind_each(contracts).all().await?;
    let prices =
        |(id, ore, unit, changes): (_, _, _, Json<_>)| (id, Arc::new(Prices::new(ore, unit, changes.0)));
    Ok(rows.into_iter().map(prices).collect())
}

#[cfg(test)]
mod tests;
