//! A contract month by month, for its burn-up.

use std::sync::Arc;

use chrono::{Datelike as _, Months, NaiveDate};

use super::call_off::{CallOff, ROWS, Row};
use crate::db::Read;
use crate::model::Result;
use crate::model::contract::{Contract, DRAWING, Drawn};

/// Months of a contract that are drawn: twenty years. A typing error in a year must not cost more.
const MOST_MONTHS: usize = 240;

/// A contract at the end of a month: what had been used by then, and what will have been drawn as things are planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub month: NaiveDate,
    /// None for months to come.
    pub used: Option<Drawn>,
    pub planned: Drawn,
}

impl Month {
    /// Every month of a contract's period. The caller has been let in to the contract.
    pub(crate) async fn of_contract(db: &mut Read, contract: &Contract) -> Result<Vec<Self>> {
        let today = db.today();
        let rows: Vec<Row> = db
            .built(format!("{ROWS} WHERE contract_id = $1 AND {DRAWING}"))
            .bind(contract.id)
            .bind(today)
            .all()
            .await?;
        let prices = Arc::new(contract.prices());
        let call_offs: Vec<CallOff> =
            rows.iter().filter_map(|row| row.seen(today, today, None, &prices)).collect();
        Ok(Self::of(contract, &call_offs, today))
    }

    pub(super) fn of(contract: &Contract, call_offs: &[CallOff], today: NaiveDate) -> Vec<Self> {
        let mut months = Vec::new();
        let mut month = contract.starts_on.with_day(1).unwrap_or(contract.starts_on);
        while month <= contract.ends_on && months.len() < MOST_MONTHS {
            let last = (month + Months::new(1)).pred_opt().unwrap_or(month);
            let sum = |of: &dyn Fn(&CallOff) -> Drawn| {
                call_offs.iter().map(of).fold(Drawn::default(), |a, b| a + b)
            };
            months.push(Self {
                month,
                used: (month <= today).then(|| sum(&|call_off| call_off.used_by(last.min(today), today))),
                planned: sum(&|call_off| call_off.drawn_by(last)),
            });
            month = month + Months::new(1);
        }
        months
    }
}
