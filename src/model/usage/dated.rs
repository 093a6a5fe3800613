//! What a project's call-offs cost between given days, used and committed: for budgets, whose periods no contract knows. The sums are
//! those of the invoices and of `Standing`: a day's share of a placement is the same wherever it is asked for.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::call_off::{CallOff, Phase, ROWS, Row};
use super::prices;
use crate::db::Read;
use crate::model::Result;
use crate::model::contract::{Contract, ContractId, DRAWING};
use crate::model::prices::Prices;
use crate::model::project::ProjectId;

/// Öre by interval: `used[0]` and `committed[0]` are of the days to the first cut, included; the last of the days after the last cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    pub used: Vec<i64>,
    pub committed: Vec<i64>,
}

impl Dated {
    /// `cuts` are days in order, today among them: an interval is after one to the next, included. The caller has been let in to the
    /// project.
    pub(crate) async fn of_project(db: &mut Read, project: ProjectId, cuts: &[NaiveDate]) -> Result<Self> {
        let today = db.today();
        let contracts: Vec<ContractId> =
            Contract::all_of(db, project).await?.into_iter().map(|contract| contract.id).collect();
        let prices: HashMap<ContractId, Arc<Prices>> = match contracts.is_empty() {
            true => HashMap::new(),
            false => prices(db, &contracts).await?,
        };
        let rows: Vec<Row> = db
            .built(format!(
                "{ROWS} WHERE contract_id IN (SELECT id FROM contracts WHERE project_id = $1) AND {DRAWING}"
            ))
            .bind(project)
            .bind(today)
            .all()
            .await?;
        let mut dated = Self { used: vec![0; cuts.len() + 1], committed: vec![0; cuts.len() + 1] };
        for row in rows {
            let Some(prices) = prices.get(&row.contract_id) else { continue };
            if let Some(call_off) = row.seen(today, today, None, prices) {
                dated.add(&call_off, cuts, today);
            }
        }
        Ok(dated)
    }

    fn add(&mut self, call_off: &CallOff, cuts: &[NaiveDate], today: NaiveDate) {
        let started = matches!(call_off.phase, Phase::Started | Phase::Ended);
        let mut at = cuts.partition_point(|cut| *cut < call_off.starts_on);
        let mut before = 0;
        loop {
            let to = cuts.get(at).copied().unwrap_or(NaiveDate::MAX);
            let drawn = call_off.drawn_by(to.min(call_off.ends_on)).value;
            let sum = if started && to <= today { &mut self.used } else { &mut self.committed };
            sum[at] += drawn - before;
            before = drawn;
            if to >= call_off.ends_on {
                return;
            }
            at += 1;
        }
    }
}
