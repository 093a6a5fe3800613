//! The days on which a slot takes people: its weekdays, public holidays, and the days that it or its provider is closed (P23).
//! Pure. A closed day is one on which nobody is expected; the seat is kept and paid for all the same, as while a placement is
//! paused: a place-month counts a place, and [`super::place_months`] takes every day of the calendar.

use chrono::{Datelike as _, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use sqlx::types::Json;

use super::Refusal;
use super::holidays::holiday;

/// Hours of a day.
pub const MOST_HOURS: i64 = 24;

/// From the first to the last day on which nobody is expected, and why, for those who look for a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedDays {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub reason: String,
}

impl ClosedDays {
    pub fn has(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

/// The days of a week, as the provider writes them of a slot.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Week {
    /// Hours that one person can be there on each weekday from Monday on: seven, or none when it is not said.
    pub weekday_hours: Json<Vec<i64>>,
    pub open_on_holidays: bool,
}

impl Week {
    pub fn is_said(&self) -> bool {
        !self.weekday_hours.is_empty()
    }

    /// Hours that one person can be there in a week; none when it is not said.
    pub fn hours(&self) -> Option<i64> {
        self.is_said().then(|| self.weekday_hours.iter().sum())
    }

    /// Whether hours on weekdays make sense, and leave room for the most that one person may have.
    pub fn check(&self, max_hours_per_week: i64) -> Result<(), Refusal> {
        let hours = &self.weekday_hours;
        let in_a_day = |hours: &i64| (0..=MOST_HOURS).contains(hours);
        if self.is_said()
            && (hours.len() != 7 || !hours.iter().all(in_a_day) || hours.iter().sum::<i64>() == 0)
        {
            return Err(Refusal::WeekdayHours { most: MOST_HOURS });
        }
        match self.hours() {
            Some(hours) if hours < max_hours_per_week => Err(Refusal::WeekdaysBelowMost { hours }),
            _ => Ok(()),
        }
    }

    /// People come on this weekday.
    pub fn takes(&self, day: NaiveDate) -> bool {
        let weekday = day.weekday().num_days_from_monday() as usize;
        self.weekday_hours.get(weekday).is_none_or(|hours| *hours > 0)
    }
}

/// A slot's days, with its own closed days and its provider's.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Opening {
    #[sqlx(flatten)]
    pub week: Week,
    pub closed_days: Json<Vec<ClosedDays>>,
    pub provider_closed_days: Json<Vec<ClosedDays>>,
}

/// The columns of an [`Opening`], of a slot `s` and its provider `o`.
pub(crate) const OPENING: &str =
    "s.weekday_hours, s.open_on_holidays, s.closed_days, o.closed_days AS provider_closed_days";

impl Opening {
    /// Somebody may be expected there.
    pub fn is_open(&self, day: NaiveDate) -> bool {
        self.week.takes(day)
            && (self.week.open_on_holidays || holiday(day).is_none())
            && !self.closed_days.iter().chain(self.provider_closed_days.iter()).any(|closed| closed.has(day))
    }

    pub fn first_open(&self, from: NaiveDate, to: NaiveDate) -> Option<NaiveDate> {
        from.iter_days().take_while(|day| *day <= to).find(|day| self.is_open(*day))
    }

    /// The day on which somebody begins who would on `from`: that day when it is open, else the next on which people are
    /// expected. None when it is closed until `to`.
    pub fn first_day(&self, from: NaiveDate, to: NaiveDate) -> Option<NaiveDate> {
        if self.is_open(from) {
            return Some(from);
        }
        let is_expected = |day: &NaiveDate| {
            self.is_open(*day) && (self.week.is_said() || day.weekday().num_days_from_monday() < 5)
        };
        from.iter_days().take_while(|day| *day <= to).find(is_expected)
    }

    /// Nobody is expected on any of the days.
    pub fn is_shut(&self, from: NaiveDate, to: NaiveDate) -> bool {
        self.first_open(from, to).is_none()
    }

    /// The first day that is open after some that are not; within two years.
    pub fn opens_after(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.first_open(day.succ_opt()?, day + Days::new(730))
    }

    /// The closed days that are not over, the provider's too, in their order.
    pub fn closed_from(&self, today: NaiveDate) -> Vec<ClosedDays> {
        let both = self.closed_days.iter().chain(self.provider_closed_days.iter());
        let mut coming: Vec<ClosedDays> = both.filter(|closed| closed.to >= today).cloned().collect();
        coming.sort_by_key(|closed| (closed.from, closed.to));
        coming
    }

    /// Minutes that somebody with so many hours a week is expected on a day, when nothing else is known: as the hours of the
    /// weekdays are, else a fifth from Monday to Friday.
    pub fn minutes(&self, day: NaiveDate, hours_per_week: i64) -> Option<i64> {
        if !self.is_open(day) {
            return None;
        }
        let weekday = day.weekday().num_days_from_monday() as usize;
        match (self.week.hours(), self.week.weekday_hours.get(weekday)) {
            (Some(all), Some(hours)) if all > 0 => Some(hours_per_week * 60 * hours / all),
            _ => (weekday < 5).then_some(hours_per_week * 60 / 5),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn three_days() -> Week {
        Week { weekday_hours: Json(vec![4, 0, 4, 0, 4, 0, 0]), open_on_holidays: false }
    }

    #[test]
    fn a_slot_is_open_on_its_weekdays_besides_holidays() {
        let opening = Opening { week: three_days(), ..Opening::default() };
        // Monday 21 December 2026 and the week after it.
        let open: Vec<_> = day("2026-12-21")
            .iter_days()
            .take(14)
            .filter(|day| opening.is_open(*day))
            .map(|day| day.to_string())
            .collect();
        assert_eq!(open, ["2026-12-21", "2026-12-23", "2026-12-28", "2026-12-30"]);
        let always = Opening { week: Week { open_on_holidays: true, ..three_days() }, ..opening };
        assert!(always.is_open(day("2026-12-25")));
    }

    #[test]
    fn closed_days_of_the_slot_and_of_its_provider_both_close() {
        let closed = |from: &str, to: &str| {
            Json(vec![ClosedDays { from: day(from), to: day(to), reason: String::new() }])
        };
        let opening = Opening {
            closed_days: closed("2026-07-06", "2026-07-10"),
            provider_closed_days: closed("2026-07-11", "2026-07-31"),
            ..Opening::default()
        };
        assert!(opening.is_shut(day("2026-07-06"), day("2026-07-31")));
        assert_eq!(opening.first_open(day("2026-07-06"), day("2026-08-31")), Some(day("2026-08-01")));
        assert_eq!(opening.opens_after(day("2026-07-06")), Some(day("2026-08-01")));
        assert_eq!(opening.closed_from(day("2026-07-11")).len(), 1);
        // The 1st and 2nd of August are a weekend, on which nobody is expected unless it is said.
        assert_eq!(opening.first_day(day("2026-07-06"), day("2026-08-31")), Some(day("2026-08-03")));
        assert_eq!(opening.first_day(day("2026-08-01"), day("2026-08-31")), Some(day("2026-08-01")));
        assert_eq!(opening.first_day(day("2026-07-06"), day("2026-07-31")), None);
    }

    #[test]
    fn hours_are_expected_as_the_weekdays_have_them() {
        let opening = Opening { week: three_days(), ..Opening::default() };
        assert_eq!(opening.minutes(day("2026-11-23"), 9), Some(180));
        assert_eq!(opening.minutes(day("2026-11-24"), 9), None);
        assert_eq!(Opening::default().minutes(day("2026-11-24"), 10), Some(120));
        assert_eq!(Opening::default().minutes(day("2026-11-28"), 10), None);
        assert_eq!(Opening::default().minutes(day("2026-12-25"), 10), None);
    }

    #[test]
    fn hours_of_weekdays_make_sense() {
        let week = |hours: &[i64]| Week { weekday_hours: Json(hours.to_vec()), open_on_holidays: false };
        assert_eq!(week(&[]).check(40), Ok(()));
        assert_eq!(three_days().check(12), Ok(()));
        assert_eq!(three_days().check(13), Err(Refusal::WeekdaysBelowMost { hours: 12 }));
        for wrong in [&[25, 0, 0, 0, 0, 0, 0][..], &[-1, 8, 8, 8, 8, 0, 0], &[8, 8], &[0; 7]] {
            assert_eq!(week(wrong).check(1), Err(Refusal::WeekdayHours { most: 24 }), "{wrong:?}");
        }
    }
}
