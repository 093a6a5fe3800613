//! A slot being filled, one placement after the other: says on which day the next does not fit. As `capacity`, but
//! without sweeping everything again for each placement of a large file.

use std::collections::BTreeMap;
use std::ops::Bound;

use chrono::NaiveDate;

use crate::model::capacity::{Holding, Taken};

#[derive(Debug)]
pub(super) struct Filling {
    seats: i64,
    hours: i64,
    /// What is taken from each day until the next.
    steps: BTreeMap<NaiveDate, Taken>,
}

impl Filling {
    pub fn new(seats: i64, hours: i64) -> Self {
        Self { seats, hours, steps: BTreeMap::new() }
    }

    /// The first day on which `held` does not fit, and what is taken then without it.
    pub fn first_day_over(&self, held: &Holding) -> Option<(NaiveDate, Taken)> {
        if held.to < held.from {
            return None;
        }
        let over = |taken: &Taken| taken.seats + 1 > self.seats || taken.hours + held.hours > self.hours;
        let first = (held.from, self.taken_on(held.from));
        let later = self.steps.range((Bound::Excluded(held.from), Bound::Included(held.to)));
        std::iter::once(first).chain(later.map(|(day, taken)| (*day, *taken))).find(|(_, taken)| over(taken))
    }

    pub fn add(&mut self, held: &Holding) {
        if held.to < held.from {
            return;
        }
        let after = held.to.succ_opt().unwrap_or(NaiveDate::MAX);
        for day in [held.from, after] {
            let taken = self.taken_on(day);
            self.steps.entry(day).or_insert(taken);
        }
        for (_, taken) in self.steps.range_mut(held.from..after) {
            taken.seats += 1;
            taken.hours += held.hours;
        }
    }

    fn taken_on(&self, day: NaiveDate) -> Taken {
        self.steps.range(..=day).next_back().map(|(_, taken)| *taken).unwrap_or_default()
    }
}

/// A slot being filled, whose supervisors too have time for so many. Theirs is asked from today on: before, others may have been
/// there.
#[derive(Debug)]
pub(super) struct Room {
    filling: Filling,
    supervised: Option<Filling>,
    today: NaiveDate,
}

/// Why somebody does not fit, on which day, and what is taken then.
pub(super) enum Lack {
    Seats(NaiveDate, Taken),
    Hours(NaiveDate, Taken),
    Supervisors(NaiveDate, Taken),
}

impl Room {
    pub fn new(seats: i64, hours: i64, supervised: Option<i64>, today: NaiveDate) -> Self {
        let supervised = supervised.map(|people| Filling::new(people, hours));
        Self { filling: Filling::new(seats, hours), supervised, today }
    }

    pub fn lacks(&self, held: &Holding) -> Option<Lack> {
        if let Some((day, taken)) = self.filling.first_day_over(held) {
            let seats = taken.seats + 1 > self.filling.seats;
            return Some(if seats { Lack::Seats(day, taken) } else { Lack::Hours(day, taken) });
        }
        let coming = self.coming(held)?;
        let (day, taken) = self.supervised.as_ref()?.first_day_over(&coming)?;
        Some(Lack::Supervisors(day, taken))
    }

    pub fn add(&mut self, held: &Holding) {
        self.filling.add(held);
        if let Some(coming) = self.coming(held)
            && let Some(supervised) = &mut self.supervised
        {
            supervised.add(&coming);
        }
    }

    fn coming(&self, held: &Holding) -> Option<Holding> {
        (held.to >= self.today).then(|| Holding { from: held.from.max(self.today), ..*held })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::capacity;
    use chrono::Days;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn one_after_the_other_agrees_with_the_whole_at_once(
            wanted in prop::collection::vec((0u64..60, 0u64..30, 1i64..20), 0..30),
            seats in 1i64..5, hours in 1i64..60,
        ) {
            let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
            let mut filling = Filling::new(seats, hours);
            let mut fitted: Vec<Holding> = Vec::new();
            for (from, length, hours_a_week) in wanted {
                let from = first + Days::new(from);
                let held = Holding { from, to: from + Days::new(length), hours: hours_a_week };
                fitted.push(held);
                let at_once = capacity::first_day_over(&fitted, seats, hours).map(|(day, _)| day);
                prop_assert_eq!(filling.first_day_over(&held).map(|(day, _)| day), at_once);
                if at_once.is_none() { filling.add(&held) } else { fitted.pop(); }
            }
        }
    }
}
