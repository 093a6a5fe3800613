//! How much of a contract a period takes. The rule: in each calendar month the share is the days taken through
//! the days of that month, rounded half up to thousandths; a whole month is exactly 1.000. The value is each
//! month's share times the price, rounded half up to whole öre. Both are sums of the months.

use chrono::{Datelike, Months, NaiveDate};

/// Thousandths of a place-month from `from` to `to`, both days included; zero when `to` is before `from`.
pub fn place_months(from: NaiveDate, to: NaiveDate) -> i64 {
    months(from, to).sum()
}

/// Öre for the period at `price` öre for one place in one month.
pub fn value(from: NaiveDate, to: NaiveDate, price: i64) -> i64 {
    months(from, to).map(|share| (share * price + 500) / 1000).sum()
}

/// Each day of a period with the thousandths that it adds. Their sum is [`place_months`].
pub fn shares(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = (NaiveDate, i64)> {
    // The thousandths of the month so far, and how many days of it are taken.
    let (mut sum, mut taken) = (0, 0);
    from.iter_days().take_while(move |day| *day <= to).map(move |day| {
        if day.day() == 1 {
            (sum, taken) = (0, 0);
        }
        taken += 1;
        let before = sum;
        sum = rounded(taken, i64::from(day.num_days_in_month()));
        (day, sum - before)
    })
}

/// The share of each calendar month, in thousandths.
fn months(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = i64> {
    let first = from.with_day(1).expect("every month has a first day");
    (0..).map(move |n| first + Months::new(n)).take_while(move |month| *month <= to).map(move |month| {
        let next = month + Months::new(1);
        let length = (next - month).num_days();
        let taken = (to.succ_opt().map_or(next, |after| after.min(next)) - from.max(month)).num_days().max(0);
        rounded(taken, length)
    })
}

/// Thousandths of a month, half up.
fn rounded(taken: i64, length: i64) -> i64 {
    (taken * 2000 + length) / (2 * length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn whole_months_are_exact_and_cost_the_price() {
        assert_eq!(place_months(day("2026-01-01"), day("2026-12-31")), 12_000);
        assert_eq!(value(day("2026-02-01"), day("2026-02-28"), 420_000), 420_000);
    }

    #[test]
    fn a_part_of_a_month_is_its_days_through_the_months_days() {
        assert_eq!(place_months(day("2026-04-01"), day("2026-04-15")), 500);
        assert_eq!(place_months(day("2026-03-16"), day("2026-04-15")), 516 + 500);
        assert_eq!(value(day("2026-04-01"), day("2026-04-15"), 420_000), 210_000);
    }

    #[test]
    fn an_empty_period_takes_nothing() {
        assert_eq!(place_months(day("2026-04-02"), day("2026-04-01")), 0);
        assert_eq!(place_months(day("2026-05-01"), day("2026-04-01")), 0);
    }

    proptest! {
        #[test]
        fn a_longer_period_never_takes_less(start in 0i64..3000, days in 0i64..900, more in 0i64..90) {
            let from = day("2020-01-01") + chrono::Days::new(start as u64);
            let to = from + chrono::Days::new(days as u64);
            let later = to + chrono::Days::new(more as u64);
            prop_assert!(place_months(from, later) >= place_months(from, to));
        }

        #[test]
        fn the_days_add_up_to_the_period(start in 0i64..3000, days in 0i64..200) {
            let from = day("2020-01-01") + chrono::Days::new(start as u64);
            let to = from + chrono::Days::new(days as u64);
            let all: Vec<(NaiveDate, i64)> = shares(from, to).collect();
            prop_assert_eq!(all.len() as i64, days + 1);
            let mut sum = 0;
            for (on, share) in all {
                sum += share;
                prop_assert_eq!(sum, place_months(from, on));
            }
        }
    }
}
