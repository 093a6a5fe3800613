//! Swedish public holidays, computed: lag (1989:253) om allmänna helgdagar; and Midsummer Eve, Christmas Eve and New Year's
//! Eve, which 3 a § semesterlagen puts beside Sundays. Sundays themselves are weekdays here, not holidays.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

/// The holiday of a day, if it is one. Its text is `holiday-<code>`.
pub fn holiday(day: NaiveDate) -> Option<&'static str> {
    let fixed = match (day.month(), day.day()) {
        (1, 1) => "new-year",
        (1, 6) => "epiphany",
        (5, 1) => "first-of-may",
        (6, 6) => "national-day",
        (12, 24) => "christmas-eve",
        (12, 25) => "christmas-day",
        (12, 26) => "boxing-day",
        (12, 31) => "new-years-eve",
        // The Friday from 19 to 25 June and the Saturday after it.
        (6, 19..=25) if day.weekday() == Weekday::Fri => "midsummer-eve",
        (6, 20..=26) if day.weekday() == Weekday::Sat => "midsummer",
        // The Saturday from 31 October to 6 November.
        (10, 31) | (11, 1..=6) if day.weekday() == Weekday::Sat => "all-saints",
        // Good Friday is 20 March at the earliest, Whit Sunday 13 June at the latest.
        (3..=6, _) => return moving(day),
        _ => return None,
    };
    Some(fixed)
}

fn moving(day: NaiveDate) -> Option<&'static str> {
    match (day - easter(day.year())?).num_days() {
        -2 => Some("good-friday"),
        0 => Some("easter"),
        1 => Some("easter-monday"),
        39 => Some("ascension"),
        49 => Some("whit-sunday"),
        _ => None,
    }
}

/// Easter Sunday of the Gregorian calendar, as J. M. Oudin reckons it (1940).
fn easter(year: i32) -> Option<NaiveDate> {
    let century = year / 100;
    let golden = year % 19;
    let k = (century - 17) / 25;
    let epact = (century - century / 4 - (century - k) / 3 + 19 * golden + 15) % 30;
    let moon = epact - (epact / 28) * (1 - (epact / 28) * (29 / (epact + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
    let days = u64::try_from(moon - weekday + 6).ok()?;
    // The sum counts from 28 March, less six to stay above nothing.
    NaiveDate::from_ymd_opt(year, 3, 22)?.checked_add_days(Days::new(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(year: i32) -> Vec<String> {
        let days = NaiveDate::from_ymd_opt(year, 1, 1).expect("a date").iter_days();
        days.take_while(|day| day.year() == year)
            .filter_map(|day| Some(format!("{} {}", day.format("%m-%d"), holiday(day)?)))
            .collect()
    }

    #[test]
    fn the_year_2026_has_its_holidays() {
        assert_eq!(
            of(2026),
            [
                "01-01 new-year",
                "01-06 epiphany",
                "04-03 good-friday",
                "04-05 easter",
                "04-06 easter-monday",
                "05-01 first-of-may",
                "05-14 ascension",
                "05-24 whit-sunday",
                "06-06 national-day",
                "06-19 midsummer-eve",
                "06-20 midsummer",
                "10-31 all-saints",
                "12-24 christmas-eve",
                "12-25 christmas-day",
                "12-26 boxing-day",
                "12-31 new-years-eve",
            ]
        );
    }

    #[test]
    fn easter_is_where_the_almanac_has_it() {
        for (year, month, day) in [
            (1997, 3, 30),
            (2008, 3, 23),
            (2011, 4, 24),
            (2024, 3, 31),
            (2025, 4, 20),
            (2027, 3, 28),
            (2038, 4, 25),
            (2049, 4, 18),
            (2285, 3, 22),
        ] {
            assert_eq!(easter(year), NaiveDate::from_ymd_opt(year, month, day), "{year}");
        }
    }

    #[test]
    fn ascension_on_the_first_of_may_is_one_holiday() {
        // 2008: both fell on one day.
        let day = NaiveDate::from_ymd_opt(2008, 5, 1).expect("a date");
        assert_eq!(holiday(day), Some("first-of-may"));
    }
}
