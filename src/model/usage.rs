//! What has been used of a contract and what is committed, today and month by month. `Contract::drawn` has the two
//! together, which is what the cap is held against; here they are told apart, for people who plan. Not for deciding.
//!
//! A started placement uses its days up to today and has committed the rest; one that has not started has committed all
//! of its days. The money of a placement is spread over its days as its place-months are.

use std::collections::HashMap;

use chrono::{Days, Months, NaiveDate};

use super::Result;
use super::contract::{Contract, ContractId, DRAWING, Drawn};
use super::organisation::OrganisationId;
use super::place_months::place_months;
use super::project::ProjectId;
use crate::db::Read;

/// Months of a contract that are drawn: twenty years. A typing error in a year must not cost more.
const MOST_MONTHS: usize = 240;

/// The pace of a contract is what it has used during so many days.
pub const PACE_DAYS: i64 = 90;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    pub used: Drawn,
    pub committed: Drawn,
    /// Used during the last [`PACE_DAYS`] days: the pace.
    pub recent: Drawn,
    /// Placements that are proposed, accepted or under way.
    pub live: i64,
}

/// A contract at the end of a month: what had been used by then, and what will have been drawn as things are planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub month: NaiveDate,
    /// None for months to come.
    pub used: Option<Drawn>,
    pub planned: Drawn,
}

/// A placement as its contract sees it.
#[derive(Clone, Debug, sqlx::FromRow)]
struct CallOff {
    contract_id: ContractId,
    started: bool,
    live: bool,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    place_months: i64,
    value: i64,
}

impl Usage {
    /// Of every contract of a project that anything is drawn from. The caller has been let in to the project.
    pub(crate) async fn of_project(db: &mut Read, project: ProjectId) -> Result<HashMap<ContractId, Self>> {
        Self::among(db, "contract_id IN (SELECT id FROM contracts WHERE project_id = $1)", project.0).await
    }

    /// Of every contract of a provider. The caller has been let in to it.
    pub(crate) async fn of_provider(
        db: &mut Read,
        provider: OrganisationId,
    ) -> Result<HashMap<ContractId, Self>> {
        Self::among(db, "contract_id IN (SELECT id FROM contracts WHERE provider_id = $1)", provider.0).await
    }

    /// The caller has been let in to the contract.
    pub(crate) async fn of_contract(db: &mut Read, contract: ContractId) -> Result<Self> {
        let all = Self::among(db, "contract_id = $1", contract.0).await?;
        Ok(all.get(&contract).copied().unwrap_or_default())
    }

    /// `of` chooses the contracts by $1.
    async fn among(db: &mut Read, of: &str, id: i64) -> Result<HashMap<ContractId, Self>> {
        let today = db.today();
        // What ended before the pace is measured is only added up.
        let since = today - Days::new(PACE_DAYS as u64);
        let over: Vec<(ContractId, i64, i64)> = db
            .built(format!(
                "SELECT contract_id, CAST(SUM(place_months) AS BIGINT), CAST(SUM(value) AS BIGINT) FROM placements
                 WHERE {of} AND state = 'ended' AND ended_on < $2 GROUP BY contract_id"
            ))
            .bind(id)
            .bind(since)
            .all()
            .await?;
        let mut usage: HashMap<ContractId, Self> = HashMap::new();
        for (contract, place_months, value) in over {
            usage.entry(contract).or_default().used = Drawn { place_months, value };
        }
        let late: Vec<CallOff> = db
            .built(format!("{CALL_OFFS} WHERE {of} AND {DRAWING} AND (state <> 'ended' OR ended_on >= $3)"))
            .bind(id)
            .bind(today)
            .bind(since)
            .all()
            .await?;
        for call_off in late {
            usage.entry(call_off.contract_id).or_default().add(&call_off, today);
        }
        Ok(usage)
    }

    fn add(&mut self, call_off: &CallOff, today: NaiveDate) {
        let used = call_off.used_by(today);
        self.used += used;
        self.committed += call_off.all() - used;
        self.recent += used - call_off.used_by(today - Days::new(PACE_DAYS as u64));
        self.live += i64::from(call_off.live);
    }

    /// The day on which the cap is reached if the pace of the last [`PACE_DAYS`] days goes on; none when it is not
    /// reached before the contract ends, or when nothing has been used lately.
    pub fn reaches_cap_on(&self, contract: &Contract, today: NaiveDate) -> Option<NaiveDate> {
        let cap = contract.cap();
        let place_months = days_left(cap.place_months - self.used.place_months, self.recent.place_months);
        let value = days_left(cap.value - self.used.value, self.recent.value);
        let days = [place_months, value].into_iter().flatten().min()?;
        let on = today.checked_add_days(Days::new(days))?;
        (on < contract.ends_on).then_some(on)
    }
}

/// Days until `left` is gone when [`PACE_DAYS`] days use `recent`.
fn days_left(left: i64, recent: i64) -> Option<u64> {
    if recent <= 0 {
        return None;
    }
    let days = i128::from(left.max(0)) * i128::from(PACE_DAYS) / i128::from(recent);
    // Beyond a lifetime it does not matter when.
    u64::try_from(days.min(100_000)).ok()
}

impl Month {
    /// Every month of a contract's period. The caller has been let in to the contract.
    pub(crate) async fn of_contract(db: &mut Read, contract: &Contract) -> Result<Vec<Self>> {
        let today = db.today();
        let call_offs: Vec<CallOff> = db
            .built(format!("{CALL_OFFS} WHERE contract_id = $1 AND {DRAWING}"))
            .bind(contract.id)
            .bind(today)
            .all()
            .await?;
        Ok(Self::of(contract, &call_offs, today))
    }

    fn of(contract: &Contract, call_offs: &[CallOff], today: NaiveDate) -> Vec<Self> {
        let mut months = Vec::new();
        let mut month = first_of(contract.starts_on);
        while month <= contract.ends_on && months.len() < MOST_MONTHS {
            let last = (month + Months::new(1)).pred_opt().unwrap_or(month);
            let sum = |of: &dyn Fn(&CallOff) -> Drawn| {
                call_offs.iter().map(of).fold(Drawn::default(), |a, b| a + b)
            };
            months.push(Self {
                month,
                used: (month <= today).then(|| sum(&|call_off| call_off.used_by(last.min(today)))),
                planned: sum(&|call_off| call_off.drawn_by(last)),
            });
            month = month + Months::new(1);
        }
        months
    }
}

const CALL_OFFS: &str = "SELECT contract_id, started_on IS NOT NULL AS started, state <> 'ended' AS live, starts_on, COALESCE(ended_on, planned_end_on) AS ends_on,
    place_months, value FROM placements";

impl CallOff {
    fn all(&self) -> Drawn {
        Drawn { place_months: self.place_months, value: self.value }
    }

    /// What it has used at the end of `day`, which is not after today.
    fn used_by(&self, day: NaiveDate) -> Drawn {
        if self.started { self.drawn_by(day) } else { Drawn::default() }
    }

    /// What it has drawn at the end of `day`, as planned.
    fn drawn_by(&self, day: NaiveDate) -> Drawn {
        if day >= self.ends_on {
            return self.all();
        }
        let part = place_months(self.starts_on, day).min(self.place_months);
        if part == 0 {
            return Drawn::default();
        }
        let value = (i128::from(self.value) * i128::from(part) * 2 + i128::from(self.place_months))
            / (2 * i128::from(self.place_months));
        Drawn { place_months: part, value: value as i64 }
    }
}

fn first_of(day: NaiveDate) -> NaiveDate {
    use chrono::Datelike as _;
    day.with_day(1).unwrap_or(day)
}

#[cfg(test)]
#[path = "usage_tests.rs"]
mod tests;
