//! What holds now: the days of every placement that has started, month by month, at the price of each day. Writes nothing.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::{InvoiceLineId, Line, LineAnswer, last_of};
use crate::db::Read;
use crate::model::Result;
use crate::model::contract::{Contract, Drawn};
use crate::model::placement::PlacementId;

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

/// The first day of the month of a day.
pub fn first_of(on: NaiveDate) -> NaiveDate {
    on.with_day(1).unwrap_or(on)
}

/// A line for each placement and month, from a month's first day until a day.
pub(super) async fn held(
    db: &mut Read,
    contract: &Contract,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<Line>> {
    let rows: Vec<Row> = db
        .query(
            "SELECT p.id, p.ref, s.title AS slot_title, p.starts_on, COALESCE(p.ended_on, p.planned_end_on) AS ends_on, p.hours_per_week
             FROM placements p JOIN slots s ON s.id = p.slot_id
             WHERE p.contract_id = $1 AND p.started_on IS NOT NULL AND p.starts_on <= $2
                AND COALESCE(p.ended_on, p.planned_end_on) >= $3
             ORDER BY p.ref",
        )
        .bind(contract.id)
        .bind(until)
        .bind(from)
        .all()
        .await?;
    let prices = contract.prices();
    let mut lines = Vec::new();
    for row in rows {
        let to = row.ends_on.min(until);
        // By month: the sum and the weekdays.
        let mut months: BTreeMap<NaiveDate, (Drawn, i64)> = BTreeMap::new();
        for (day, share) in prices.days(row.starts_on, to, row.hours_per_week) {
            if day >= from {
                let month = months.entry(first_of(day)).or_default();
                month.0 += share;
                month.1 += i64::from(!matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
            }
        }
        for (month, (drawn, weekdays)) in months {
            let (first, last) = (row.starts_on.max(month), to.min(last_of(month)));
            let price = Some(prices.on(first)).filter(|price| *price == prices.on(last));
            lines.push(Line {
                id: InvoiceLineId(0),
                placement_id: row.id,
                reference: row.reference.clone(),
                slot_title: row.slot_title.clone(),
                for_month: month,
                from: first,
                to: last,
                weekdays,
                hours_per_week: row.hours_per_week,
                price: price.map(|price| price.ore),
                price_unit: price.map(|price| price.unit),
                drawn,
                answer: LineAnswer::Open,
                comment: String::new(),
                reply: String::new(),
            });
        }
    }
    Ok(lines)
}
