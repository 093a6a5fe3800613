//! Capacity over time (P23): a slot has seats and hours a week for all seats together; a placement takes one seat
//! and its hours on every day of its period. Pure: who holds what is read by `slot`.

use chrono::{Datelike as _, Days, NaiveDate};

/// One seat taken, from the first to the last day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub hours: i64,
}

/// What is taken on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    pub seats: i64,
    pub hours: i64,
}

/// Where what is taken changes: each day that differs from the day before it, with what is taken from then on.
pub fn steps(holdings: &[Holding]) -> Vec<(NaiveDate, Taken)> {
    let mut edges: Vec<(NaiveDate, i64, i64)> = Vec::with_capacity(holdings.len() * 2);
    for held in holdings.iter().filter(|held| held.from <= held.to) {
        edges.push((held.from, 1, held.hours));
        edges.push((held.to + Days::new(1), -1, -held.hours));
    }
    edges.sort_unstable();
    let mut taken = Taken::default();
    let mut steps: Vec<(NaiveDate, Taken)> = Vec::with_capacity(edges.len());
    for (day, seats, hours) in edges {
        taken = Taken { seats: taken.seats + seats, hours: taken.hours + hours };
        match steps.last_mut() {
            Some(last) if last.0 == day => last.1 = taken,
            _ => steps.push((day, taken)),
        }
    }
    steps
}

/// What is held from a day on.
pub fn from_day(holdings: &[Holding], day: NaiveDate) -> Vec<Holding> {
    let later = holdings.iter().filter(|held| held.to >= day);
    later.map(|held| Holding { from: held.from.max(day), ..*held }).collect()
}

/// The first day on which more is taken than `seats` and `hours` allow, and what is taken then.
pub fn first_day_over(holdings: &[Holding], seats: i64, hours: i64) -> Option<(NaiveDate, Taken)> {
    steps(holdings).into_iter().find(|(_, taken)| taken.seats > seats || taken.hours > hours)
}

/// The most taken at once on any day from `from` to `to`.
pub fn peak(holdings: &[Holding], from: NaiveDate, to: NaiveDate) -> Taken {
    let within: Vec<Holding> = holdings
        .iter()
        .filter(|held| held.from <= to && held.to >= from)
        .map(|held| Holding { from: held.from.max(from), to: held.to.min(to), ..*held })
        .collect();
    steps(&within).into_iter().fold(Taken::default(), |most, (_, taken)| Taken {
        seats: most.seats.max(taken.seats),
        hours: most.hours.max(taken.hours),
    })
}

/// The most taken at once in each of `weeks` weeks from a Monday, on the days from the first to the last of `within`.
pub fn weekly_peaks(
    holdings: &[Holding],
    monday: NaiveDate,
    weeks: usize,
    (first, last): (NaiveDate, NaiveDate),
) -> Vec<Taken> {
    let days = weeks * 7;
    let place = |day: NaiveDate| usize::try_from((day - monday).num_days()).unwrap_or(0);
    // What each day adds to the day before it.
    let mut changes = vec![Taken::default(); days + 1];
    for held in holdings {
        let (from, to) = (held.from.max(first).max(monday), held.to.min(last));
        if to < from || place(from) >= days {
            continue;
        }
        let (from, after) = (place(from), (place(to) + 1).min(days));
        changes[from].seats += 1;
        changes[from].hours += held.hours;
        changes[after].seats -= 1;
        changes[after].hours -= held.hours;
    }
    let mut taken = Taken::default();
    let mut peaks = vec![Taken::default(); weeks];
    for (day, change) in changes.iter().take(days).enumerate() {
        taken = Taken { seats: taken.seats + change.seats, hours: taken.hours + change.hours };
        let peak = &mut peaks[day / 7];
        *peak = Taken { seats: peak.seats.max(taken.seats), hours: peak.hours.max(taken.hours) };
    }
    peaks
}

/// The Monday of a date's week.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(n: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(n)
    }

    fn held(from: u64, to: u64, hours: i64) -> Holding {
        Holding { from: day(from), to: day(to), hours }
    }

    #[test]
    fn a_seat_is_free_the_day_after_the_last() {
        let both = [held(0, 9, 10), held(10, 19, 10)];
        assert_eq!(first_day_over(&both, 1, 10), None);
        let overlapping = [held(0, 10, 10), held(10, 19, 10)];
        assert_eq!(first_day_over(&overlapping, 1, 40), Some((day(10), Taken { seats: 2, hours: 20 })));
    }

    #[test]
    fn hours_are_counted_apart_from_seats() {
        let both = [held(0, 9, 30), held(5, 9, 15)];
        assert_eq!(first_day_over(&both, 5, 40), Some((day(5), Taken { seats: 2, hours: 45 })));
    }

    #[test]
    fn a_holding_that_ends_before_it_begins_takes_nothing() {
        assert_eq!(first_day_over(&[held(5, 4, 10)], 0, 0), None);
    }

    proptest! {
        #[test]
        fn the_sweep_agrees_with_counting_every_day(
            holdings in prop::collection::vec((0u64..60, 0u64..30, 1i64..20), 0..20),
            seats in 0i64..6, hours in 0i64..60,
        ) {
            let holdings: Vec<Holding> = holdings.into_iter().map(|(from, length, hours)| held(from, from + length, hours)).collect();
            let counted = (0..100).map(day).find_map(|today| {
                let here: Vec<_> = holdings.iter().filter(|held| held.from <= today && today <= held.to).collect();
                let taken = Taken { seats: here.len() as i64, hours: here.iter().map(|held| held.hours).sum() };
                (taken.seats > seats || taken.hours > hours).then_some((today, taken))
            });
            prop_assert_eq!(first_day_over(&holdings, seats, hours), counted);
        }

        #[test]
        fn the_peaks_of_weeks_are_those_of_their_days(
            holdings in prop::collection::vec((0u64..60, 0u64..30, 1i64..20), 0..20), first in 0u64..60, length in 0u64..60,
        ) {
            let holdings: Vec<Holding> = holdings.into_iter().map(|(from, length, hours)| held(from, from + length, hours)).collect();
            let monday = monday_of(day(14));
            let (first, last) = (day(first), day(first + length));
            let one_by_one: Vec<Taken> = (0..6)
                .map(|week| (monday + Days::new(week * 7), monday + Days::new(week * 7 + 6)))
                .map(|(from, to)| if to.min(last) < from.max(first) { Taken::default() } else { peak(&holdings, from.max(first), to.min(last)) })
                .collect();
            prop_assert_eq!(weekly_peaks(&holdings, monday, 6, (first, last)), one_by_one);
        }
    }
}
