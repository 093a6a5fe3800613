//! What is reckoned from placements and kept beside them: how contracts stand today, and the lines of invoice bases.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Finding, MOST};
use crate::db::Read;
use crate::model::Result;
use crate::model::codes::PriceUnit;
use crate::model::contract::ContractId;
use crate::model::place_months::place_months;
use crate::model::usage::Kept;

#[derive(sqlx::FromRow)]
struct LineRow {
    contract: String,
    contract_id: ContractId,
    month: NaiveDate,
    placement: String,
    for_month: NaiveDate,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    weekdays: i64,
    hours_per_week: i64,
    price: Option<i64>,
    price_unit: Option<PriceUnit>,
    place_months: i64,
    value: i64,
}

/// A standing that still holds by its marks is what the placements give.
pub(super) async fn check_standings(db: &mut Read, findings: &mut Vec<Finding>) -> Result<()> {
    for id in Kept::wrong(db).await?.into_iter().take(MOST) {
        let contract = db.query("SELECT ref FROM contracts WHERE id = $1").bind(id).value().await?;
        findings.push(Finding::Standing { contract });
    }
    Ok(())
}

/// A line tells the days, the hours and the price of a placement in a month, and with those before it adds up to what they cost:
/// the first is all of it, the later ones what it then was more or less.
pub(super) async fn check_invoices(db: &mut Read, findings: &mut Vec<Finding>) -> Result<()> {
    let lines: Vec<LineRow> = db
        .query(
            "SELECT k.ref AS contract, b.contract_id, b.month, p.ref AS placement, l.for_month, l.starts_on, l.ends_on, l.weekdays,
                l.hours_per_week, l.price, l.price_unit, l.place_months, l.value
             FROM invoice_lines l JOIN invoice_bases b ON b.id = l.basis_id JOIN contracts k ON k.id = b.contract_id
             JOIN placements p ON p.id = l.placement_id ORDER BY l.id",
        )
        .all()
        .await?;
    let mut so_far: HashMap<(ContractId, String, NaiveDate), (i64, i64)> = HashMap::new();
    let mut wrong = Vec::new();
    for line in lines {
        let sum = so_far.entry((line.contract_id, line.placement.clone(), line.for_month)).or_default();
        *sum = (sum.0 + line.place_months, sum.1 + line.value);
        if !line.gives(*sum) {
            let LineRow { contract, month, placement, .. } = line;
            wrong.push(Finding::InvoiceLine { contract, month, placement });
        }
    }
    findings.extend(wrong.into_iter().take(MOST));
    Ok(())
}

impl LineRow {
    /// Whether what has been laid down of its placement and month, this line included, is what it tells.
    fn gives(&self, (months, value): (i64, i64)) -> bool {
        if self.weekdays == 0 && self.price.is_none() {
            // Nobody was there: all of it was taken back.
            return (months, value) == (0, 0);
        }
        let right = match self.price.zip(self.price_unit) {
            Some((price, PriceUnit::PlaceMonth)) => (months * price + 500).div_euclid(1000),
            Some((price, PriceUnit::Day)) => self.weekdays * price,
            Some((price, PriceUnit::Hour)) => (2 * self.weekdays * self.hours_per_week * price + 5) / 10,
            // The price changed within the month.
            None => value,
        };
        months == place_months(self.starts_on, self.ends_on) && value == right
    }
}
