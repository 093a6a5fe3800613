//! What a contract has cost by month, in parts so large that each has at least five people behind it: a month with fewer
//! is told together with those after it, and what is left over at the end is not told yet.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, Months, NaiveDate};

use super::NOTHING;
use crate::db::Read;
use crate::model::Result;
use crate::model::contract::{Contract, Drawn};
use crate::model::prices::Prices;

/// Fewer people are not told of.
const LEAST_PEOPLE: usize = 5;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spent {
    pub parts: Vec<Part>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The last day of its last month.
    pub until: NaiveDate,
    pub drawn: Drawn,
}

#[derive(Clone, Debug, sqlx::FromRow)]
struct Row {
    enrolment_id: i64,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    hours_per_week: i64,
}

/// Months by their first day: who was there and what it took.
type ByMonth = BTreeMap<NaiveDate, (BTreeSet<i64>, Drawn)>;

impl Spent {
    /// Up to the end of last month.
    pub async fn of(db: &mut Read, contract: &Contract) -> Result<Self> {
        let this_month = first_of(db.today());
        let rows: Vec<Row> = db
            .query(
                "SELECT enrolment_id, starts_on, COALESCE(ended_on, planned_end_on) AS ends_on, hours_per_week FROM placements
                 WHERE contract_id = $1 AND started_on IS NOT NULL AND starts_on < $2 ORDER BY id",
            )
            .bind(contract.id)
            .bind(this_month)
            .all()
            .await?;
        Ok(Self::from(&rows, &contract.prices(), this_month))
    }

    fn from(rows: &[Row], prices: &Prices, this_month: NaiveDate) -> Self {
        let mut months = ByMonth::new();
        for row in rows {
            for (day, drawn) in prices.days(row.starts_on, row.ends_on, row.hours_per_week) {
                if day < this_month {
                    let (people, sum) = months.entry(first_of(day)).or_insert((BTreeSet::new(), NOTHING));
                    people.insert(row.enrolment_id);
                    *sum += drawn;
                }
            }
        }
        let mut parts = Vec::new();
        let (mut people, mut drawn) = (BTreeSet::new(), NOTHING);
        for (month, (there, sum)) in months {
            people.extend(there);
            drawn += sum;
            if people.len() >= LEAST_PEOPLE {
                let until = (month + Months::new(1)).pred_opt().unwrap_or(month);
                parts.push(Part { until, drawn });
                (people, drawn) = (BTreeSet::new(), NOTHING);
            }
        }
        Self { parts }
    }
}

fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::codes::PriceUnit;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn row(enrolment_id: i64, from: &str, to: &str) -> Row {
        Row { enrolment_id, starts_on: day(from), ends_on: day(to), hours_per_week: 10 }
    }

    #[test]
    fn a_month_of_few_people_is_told_with_those_after_it_or_not_at_all() {
        let prices = Prices::new(500_000, PriceUnit::PlaceMonth, vec![]);
        let four: Vec<Row> = (0..4).map(|id| row(id, "2026-01-01", "2026-02-28")).collect();
        // Four in January and February: never told by themselves.
        assert_eq!(Spent::from(&four, &prices, day("2026-06-01")).parts, []);
        let five = [four.clone(), vec![row(9, "2026-02-01", "2026-03-31")]].concat();
        let told = Spent::from(&five, &prices, day("2026-06-01")).parts;
        let drawn = Drawn { place_months: 9000, value: 4_500_000 };
        assert_eq!(told, [Part { until: day("2026-02-28"), drawn }]);
        // Not before the month is over.
        assert_eq!(Spent::from(&five, &prices, day("2026-02-01")).parts, []);
        // One person twice is one person.
        let twice = [four, vec![row(3, "2026-02-01", "2026-03-31")]].concat();
        assert_eq!(Spent::from(&twice, &prices, day("2026-06-01")).parts, []);
    }
}
