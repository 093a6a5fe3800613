//! What a place costs, from which day on. A period is cut where a month ends and where a price changes, and each piece
//! is rounded half up to whole öre: a place-month's price times the piece's thousandths; a day's price times its weekdays
//! from Monday to Friday; an hour's price times a fifth of the agreed weekly hours for each weekday. The hours are the agreed ones, of
//! days used and of days to come: attendance changes no price. A contract has one price from its beginning, per place-month, day or
//! hour, and later ones from their days.

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prices {
    /// Until the first change.
    base: Price,
    /// By day.
    changes: Vec<Price>,
}

/// Weekdays and hours of a month that a price by day or hour is reckoned with where a month's cost is estimated.
const DAYS_A_MONTH: i64 = 21;
const HOURS_A_MONTH: i64 = 87;

impl Price {
    /// Öre that a place costs in a month, about.
    pub fn of_a_month(&self) -> i64 {
        match self.unit {
            PriceUnit::PlaceMonth => self.ore,
            PriceUnit::Day => self.ore * DAYS_A_MONTH,
            PriceUnit::Hour => self.ore * HOURS_A_MONTH,
        }
    }
}

impl Prices {
    /// `ore` for a `unit` from the beginning.
    pub fn new(ore: i64, unit: PriceUnit, mut changes: Vec<Price>) -> Self {
        changes.sort_unstable_by_key(|price| price.from);
        Self { base: Price { from: NaiveDate::MIN, unit, ore }, changes }
    }

    /// The price that holds on a day.
    pub fn on(&self, day: NaiveDate) -> Price {
        let changed = self.changes.iter().rev().find(|price| price.from <= day);
        changed.copied().unwrap_or(self.base)
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
        if self.changes.is_empty() && self.base.unit == PriceUnit::PlaceMonth {
            return place_months::value(from, to, self.base.ore);
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
        Prices::new(500_000, PriceUnit::PlaceMonth, vec![Price { from: day(from), unit, ore }])
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

    #[test]
    fn a_price_by_day_or_hour_holds_from_the_beginning() {
        let (from, to) = (day("2026-04-01"), day("2026-04-30"));
        assert_eq!(Prices::new(21_000, PriceUnit::Day, vec![]).value(from, to, 10), 22 * 21_000);
        let by_hour = Prices::new(10_050, PriceUnit::Hour, vec![]);
        assert_eq!(by_hour.value(from, to, 15), 22 * 3 * 10_050);
        // Seven hours a week are 1.4 a day: three days of one öre round up to four öre.
        assert_eq!(Prices::new(1, PriceUnit::Hour, vec![]).value(from, day("2026-04-03"), 7), 4);
        assert_eq!(by_hour.on(from).of_a_month(), 87 * 10_050);
    }

    proptest! {
        #[test]
        fn a_period_costs_what_its_days_add_up_to(
            start in 0u64..400, length in 0u64..200, at in 0u64..500, ore in 0i64..1_000_000, hours in 1i64..41, which in 0usize..3,
        ) {
            let first = day("2025-01-01");
            let (from, change) = (first + chrono::Days::new(start), first + chrono::Days::new(at));
            let unit = PriceUnit::ALL[which];
            let prices = Prices::new(420_055, PriceUnit::PlaceMonth, vec![Price { from: change, unit, ore }]);
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
                let other = Prices::new(1, PriceUnit::Day, vec![Price { from: change, unit, ore }]);
                prop_assert_eq!(sum, other.draw(from, to, hours));
                // As if it had been so from the beginning.
                prop_assert_eq!(sum, Prices::new(ore, unit, vec![]).draw(from, to, hours));
            }
        }
    }
}
