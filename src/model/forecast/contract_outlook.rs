//! What is forecast of one contract: when it is used up, and how much more is used by when. How it is reckoned: `exhaustion`.

use chrono::NaiveDate;

use super::Expected;
use crate::model::contract::Contract;

/// None: not before the contract ends, or it is not running.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exhaustion {
    /// One time of ten it is earlier than this.
    pub earliest: Option<NaiveDate>,
    pub expected: Option<NaiveDate>,
    /// One time of ten it is later than this.
    pub latest: Option<NaiveDate>,
}

impl Exhaustion {
    /// It is known.
    pub fn sure(day: NaiveDate) -> Self {
        Self { earliest: Some(day), expected: Some(day), latest: Some(day) }
    }
}

#[derive(Clone, Debug)]
pub struct Outlook {
    pub contract: Contract,
    pub exhaustion: Exhaustion,
    /// Placements that began during the last half year.
    pub recent: i64,
    /// What more will have been used at the end of each week from today, in thousandths of a place-month.
    pub more: Vec<Expected>,
    /// Öre for a place-month, as what is agreed costs.
    pub price: i64,
}

impl Outlook {
    /// What more will have been used at the end of `to`, reckoned from `day`, the day of the forecast.
    pub fn more_by(&self, day: NaiveDate, to: NaiveDate) -> Expected {
        let days = usize::try_from((to - day).num_days()).unwrap_or(0);
        let at = |weeks: usize| match weeks {
            0 => Expected::default(),
            weeks => self.more.get(weeks - 1).or(self.more.last()).copied().unwrap_or_default(),
        };
        let (before, after, rest) = (at(days / 7), at(days / 7 + 1), (days % 7) as i64);
        let between = |of: fn(&Expected) -> i64| of(&before) + (of(&after) - of(&before)) * rest / 7;
        Expected { low: between(|e| e.low), mean: between(|e| e.mean), high: between(|e| e.high) }
    }
}
