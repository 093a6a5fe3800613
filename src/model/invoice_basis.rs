//! What a contract's places have cost in one month, a line a placement: what an invoice is checked against (C03). The
//! lines of all months add up to what the contract has used. Nothing is kept here; confirming lines is not yet built.

use chrono::{Datelike as _, Months, NaiveDate, Weekday};

use super::Result;
use super::access::Who;
use super::contract::{Contract, ContractId, Drawn};
use super::placement::PlacementId;
use crate::db::Read;

/// A month of a contract, up to today when it is not over.
#[derive(Clone, Debug)]
pub struct InvoiceBasis {
    pub contract: Contract,
    /// Its first day.
    pub month: NaiveDate,
    pub lines: Vec<Line>,
    pub total: Drawn,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub placement_id: PlacementId,
    pub reference: String,
    pub slot_title: String,
    /// The days within the month.
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub weekdays: i64,
    pub hours_per_week: i64,
    pub drawn: Drawn,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: PlacementId,
    #[sqlx(rename = "ref")]
    reference: String,
    slot_title: String,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    hours_per_week: i64,
}

impl InvoiceBasis {
    /// For whoever sees the contract. `on` is any day of the month.
    pub async fn find(db: &mut Read, who: &Who, id: ContractId, on: NaiveDate) -> Result<Self> {
        let contract = Contract::find(db, who, id).await?;
        let month = on.with_day(1).unwrap_or(on);
        let last = month.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(on);
        let until = last.min(db.today());
        let rows: Vec<Row> = db
            .query(
                "SELECT p.id, p.ref, s.title AS slot_title, p.starts_on, COALESCE(p.ended_on, p.planned_end_on) AS ends_on, p.hours_per_week
                 FROM placements p JOIN slots s ON s.id = p.slot_id
                 WHERE p.contract_id = $1 AND p.started_on IS NOT NULL AND p.starts_on <= $2
                    AND COALESCE(p.ended_on, p.planned_end_on) >= $3
                 ORDER BY p.ref",
            )
            .bind(id)
            .bind(until)
            .bind(month)
            .all()
            .await?;
        let prices = contract.prices();
        let mut lines = Vec::new();
        for row in rows {
            let (from, to) = (row.starts_on.max(month), row.ends_on.min(until));
            let mut drawn = Drawn::default();
            let mut weekdays = 0;
            for (day, share) in prices.days(row.starts_on, to, row.hours_per_week) {
                if day >= month {
                    drawn += share;
                    weekdays += i64::from(!matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
                }
            }
            lines.push(Line {
                placement_id: row.id,
                reference: row.reference,
                slot_title: row.slot_title,
                from,
                to,
                weekdays,
                hours_per_week: row.hours_per_week,
                drawn,
            });
        }
        let total = lines.iter().fold(Drawn::default(), |sum, line| sum + line.drawn);
        Ok(Self { contract, month, lines, total })
    }

    /// Whether the month is over: before that the sums still grow.
    pub fn is_final(&self, today: NaiveDate) -> bool {
        self.month.checked_add_months(Months::new(1)).is_some_and(|next| next <= today)
    }
}
