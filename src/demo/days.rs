//! Days on which people work in Sweden: not weekends, not the days around Christmas and a few more.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Holidays on the same date each year: work rests, and nobody writes anything down.
const HOLIDAYS: &[(u32, u32)] =
    &[(1, 1), (1, 6), (5, 1), (6, 6), (12, 23), (12, 24), (12, 25), (12, 26), (12, 27), (12, 30), (12, 31)];

pub fn is_workday(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !HOLIDAYS.contains(&(day.month(), day.day()))
}

/// The day itself, or the first workday after it.
pub fn workday(day: NaiveDate) -> NaiveDate {
    day.iter_days().find(|day| is_workday(*day)).unwrap_or(day)
}

/// The day itself, or the last workday before it.
pub fn workday_before(day: NaiveDate) -> NaiveDate {
    let mut day = day;
    while !is_workday(day) {
        day = plus(day, -1);
    }
    day
}

/// So many days later, or earlier.
pub fn plus(day: NaiveDate, days: i64) -> NaiveDate {
    let count = Days::new(days.unsigned_abs());
    if days < 0 { day - count } else { day + count }
}

/// Monday of the same week.
pub fn monday(day: NaiveDate) -> NaiveDate {
    plus(day, -i64::from(day.weekday().num_days_from_monday()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn christmas_is_not_a_workday() {
        let eve = NaiveDate::from_ymd_opt(2025, 12, 24).unwrap();
        assert_eq!(workday(eve), NaiveDate::from_ymd_opt(2025, 12, 29).unwrap());
        assert_eq!(workday_before(eve), NaiveDate::from_ymd_opt(2025, 12, 22).unwrap());
        assert_eq!(monday(eve), NaiveDate::from_ymd_opt(2025, 12, 22).unwrap());
    }
}
