//! What a place costs, from which day on. A period is cut where a month ends and where a price changes, and each piece
//! is rounded half up to whole öre: a place-month's price times the piece's thousandths; a day's price times its weekdays
//! from Monday to Friday; an hour's price times a fifth of the agreed weekly hours for each weekday.

use chrono::{Datelike as _, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::codes::PriceUnit;
use super::contract::Drawn;
use super::place_months::{self, shares};

/// A price that holds from a day until the next one does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    pub from: NaiveDate,
    pub unit: PriceUnit,
    /// Öre.
    pub ore: i64,
}

/// All prices of a contract.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Prices {
    /// Öre for a place-month until the first change.
    base: i64,
    /// By day.
    changes: Vec<Price>,
}

impl Prices {
    pub fn new(base: i64, mut changes: Vec<Price>) -> Self {
        changes.sort_unstable_by_key(|price| price.from);
        Self { base, changes }
    }

    /// The price that holds on a day.
    pub fn on(&self, day: NaiveDate) -> Price {
        let changed = self.changes.iter().rev().find(|price| price.from <= day);
        changed.copied().unwrap_or(Price {
            from: NaiveDate::MIN,
            unit: PriceUnit::PlaceMonth,
            ore: self.base,
        })
    }

    /// What a placement takes; zero when `to` is before `from`.
    pub fn draw(&self, from: NaiveDate, to: NaiveDate, hours_per_week: i64) -> Drawn {
        Drawn {
            place_months: place_months::place_months(from, to),
            value: self.value(from, to, hours_per_week),
        }
    }

    /// Öre for a placement with so many hours a week.
    pub fn value(&self, from: NaiveDate, to: NaiveDate, hours_per_week: i64) -> i64 {
        if self.changes.is_empty() {
            return place_months::value(from, to, self.base);
        }
        self.days(from, to, hours_per_week).map(|(_, drawn)| drawn.value).sum()
    }

    /// What each day adds. The sums to any day are what the period to that day costs.
    pub fn days(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        hours_per_week: i64,
    ) -> impl Iterator<Item = (NaiveDate, Drawn)> {
        let mut price = self.on(from);
        // Of the present piece: its thousandths, its weekdays, and what they cost.
        let (mut thousandths, mut weekdays, mut cost) = (0, 0, 0);
        shares(from, to).map(move |(day, share)| {
            let now = self.on(day);
            if day.day() == 1 || now != price {
                (price, thousandths, weekdays, cost) = (now, 0, 0, 0);
            }
            thousandths += share;
            weekdays += i64::from(!matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
            let before = cost;
            cost = match price.unit {
                PriceUnit::PlaceMonth => (thousandths * price.ore + 500) / 1000,
                PriceUnit::Day => weekdays * price.ore,
                PriceUnit::Hour => (2 * weekdays * hours_per_week * price.ore + 5) / 10,
            };
            (day, Drawn { place_months: share, value: cost - before })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn changed(from: &str, unit: PriceUnit, ore: i64) -> Prices {
        Prices::new(500_000, vec![Price { from: day(from), unit, ore }])
    }

    #[test]
    fn the_price_that_holds_on_the_day_is_paid() {
        let dearer = changed("2026-04-16", PriceUnit::PlaceMonth, 600_000);
        assert_eq!(dearer.value(day("2026-04-01"), day("2026-04-30"), 10), 250_000 + 300_000);
        assert_eq!(dearer.value(day("2026-03-01"), day("2026-03-31"), 10), 500_000);
        assert_eq!(dearer.value(day("2026-05-01"), day("2026-05-31"), 10), 600_000);
        assert_eq!(dearer.value(day("2026-05-02"), day("2026-05-01"), 10), 0);
    }

    #[test]
    fn days_and_hours_are_those_of_the_working_week() {
        // April 2026 has 22 weekdays.
        let by_day = changed("2026-04-01", PriceUnit::Day, 21_000);
        assert_eq!(by_day.value(day("2026-04-01"), day("2026-04-30"), 10), 22 * 21_000);
        let by_hour = changed("2026-04-01", PriceUnit::Hour, 10_050);
        assert_eq!(by_hour.value(day("2026-04-01"), day("2026-04-30"), 15), 22 * 3 * 10_050);
        // From Thursday to Monday: three days.
        assert_eq!(by_day.value(day("2026-04-02"), day("2026-04-06"), 10), 3 * 21_000);
    }

    proptest! {
        #[test]
        fn a_period_costs_what_its_days_add_up_to(
            start in 0u64..400, length in 0u64..200, at in 0u64..500, ore in 0i64..1_000_000, hours in 1i64..41, which in 0usize..3,
        ) {
            let first = day("2025-01-01");
            let (from, change) = (first + chrono::Days::new(start), first + chrono::Days::new(at));
            let prices = Prices::new(420_055, vec![Price { from: change, unit: PriceUnit::ALL[which], ore }]);
            let to = from + chrono::Days::new(length);
            let mut sum = Drawn::default();
            for (on, drawn) in prices.days(from, to, hours) {
                sum += drawn;
                prop_assert_eq!(sum, prices.draw(from, on, hours));
            }
            // Before the change it costs what it always did; after it the base does not matter.
            if change > to {
                prop_assert_eq!(sum.value, place_months::value(from, to, 420_055));
            }
            if change <= from {
                let other = Prices::new(1, vec![Price { from: change, unit: PriceUnit::ALL[which], ore }]);
                prop_assert_eq!(sum, other.draw(from, to, hours));
            }
        }
    }
}
