//! The chances of one placement: in which week its seat comes free. Pure.

use chrono::NaiveDate;

use super::history::{Extensions, History};
use super::live::{Held, Phase};

/// Weeks that are looked at: three years, which no placement passes.
pub const MOST_WEEKS: usize = 170;

/// Room for the weeks of one placement after another.
pub struct Chances {
    /// The first week's.
    monday: NaiveDate,
    day: NaiveDate,
    weeks: Vec<f64>,
    /// So many of them are in use.
    used: usize,
}

impl Chances {
    /// Of what comes after `day`.
    pub fn new(monday: NaiveDate, day: NaiveDate) -> Self {
        Self { monday, day, weeks: vec![0.0; MOST_WEEKS], used: 0 }
    }

    /// For each week how likely it is that the placement's last day falls in it. A seat that is not to be had afterwards does
    /// not come free.
    pub fn of(&mut self, held: &Held, history: &History) -> &[f64] {
        self.spread(held, history);
        let last = self.week_of(held.last_on);
        &self.weeks[..self.used.min(last)]
    }

    /// The same, of every last day: for what a placement uses.
    pub fn all_of(&mut self, held: &Held, history: &History) -> &[f64] {
        self.spread(held, history);
        &self.weeks[..self.used]
    }

    fn spread(&mut self, held: &Held, history: &History) {
        self.weeks[..self.used].fill(0.0);
        self.used = 0;
        if !held.holds_on(self.day) {
            return;
        }
        let rates = history.rates(held.provider_id);
        let mut sure = 1.0;
        if let Phase::Proposed { until } = held.phase {
            self.evenly(self.day, until, sure * (1.0 - rates.yes));
            sure *= rates.yes;
        }
        let (first, gone) = match held.phase {
            Phase::Started { on } => (on, (self.day - on).num_days() as f64),
            Phase::Agreed | Phase::Proposed { .. } => {
                self.evenly(self.day, held.starts_on, sure * rates.called_off);
                sure *= 1.0 - rates.called_off;
                (held.starts_on, 0.0)
            }
        };
        // Of those that last until today so many still end early: the rest of an even chance over the whole time.
        let length = ((held.planned_end_on - first).num_days() as f64).max(1.0);
        let gone = (gone / length).clamp(0.0, 1.0);
        let early = (rates.early * (1.0 - gone) / (1.0 - rates.early * gone).max(0.01)).clamp(0.0, 1.0);
        self.evenly(first.max(self.day), held.planned_end_on, sure * early);
        sure *= 1.0 - early;
        let extended = if held.extended { rates.again } else { rates.extended };
        let left = (held.planned_end_on - self.day).num_days();
        let extended = not_yet(extended, &history.extensions, left);
        self.on(held.planned_end_on, sure * (1.0 - extended));
        if extended <= 0.0 {
            return;
        }
        for (days, share) in &history.extensions.lengths {
            let end = held.planned_end_on + chrono::Days::new(days.unsigned_abs());
            self.on(end, sure * extended * share);
        }
    }

    fn week_of(&self, day: NaiveDate) -> usize {
        super::week_of(self.monday, day)
    }

    fn on(&mut self, day: NaiveDate, chance: f64) {
        let week = self.week_of(day).min(MOST_WEEKS - 1);
        self.weeks[week] += chance;
        self.used = self.used.max(week + 1);
    }

    /// On any day after `from`, up to and with `to`.
    fn evenly(&mut self, from: NaiveDate, to: NaiveDate, chance: f64) {
        let days = (to - from).num_days();
        if chance <= 0.0 {
            return;
        }
        if days <= 0 {
            self.on(from.max(self.day + chrono::Days::new(1)), chance);
            return;
        }
        let each = chance / days as f64;
        // Days from the first Monday: the first day and the one after the last.
        let (mut at, end) = ((from - self.monday).num_days() + 1, (to - self.monday).num_days() + 1);
        while at < end {
            let week = usize::try_from(at.div_euclid(7)).unwrap_or(0).min(MOST_WEEKS - 1);
            let next = (at.div_euclid(7) + 1) * 7;
            self.weeks[week] += each * (next.min(end) - at) as f64;
            self.used = self.used.max(week + 1);
            at = next;
        }
    }
}

/// The chance of an extension that has not come when `left` days are left: those who make it early have made it.
fn not_yet(chance: f64, extensions: &Extensions, left: i64) -> f64 {
    if extensions.lengths.is_empty() {
        return 0.0;
    }
    let made = extensions.made_before(left);
    (chance * (1.0 - made) / (1.0 - chance * made).max(0.01)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::organisation::OrganisationId;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn held(phase: Phase, starts_on: &str, planned: &str) -> Held {
        Held {
            contract_id: None,
            provider_id: OrganisationId(1),
            phase,
            starts_on: day(starts_on),
            planned_end_on: day(planned),
            extended: false,
            last_on: day("2030-01-01"),
            place_months: 3000,
            value: 0,
            ended_on: None,
        }
    }

    fn chances(held: &Held) -> Vec<f64> {
        // A Monday.
        let mut chances = Chances::new(day("2026-03-02"), day("2026-03-02"));
        chances.of(held, &History::default()).to_vec()
    }

    #[test]
    fn without_a_history_it_ends_as_planned() {
        let started = held(Phase::Started { on: day("2026-02-02") }, "2026-02-02", "2026-03-20");
        assert_eq!(chances(&started), [0.0, 0.0, 1.0]);
        let past = held(Phase::Started { on: day("2026-02-02") }, "2026-02-02", "2026-03-02");
        assert!(chances(&past).is_empty(), "its seat is free already");
    }

    #[test]
    fn a_seat_that_is_closed_afterwards_does_not_come_free() {
        let mut started = held(Phase::Started { on: day("2026-02-02") }, "2026-02-02", "2026-03-20");
        started.last_on = day("2026-03-20");
        assert!(chances(&started).iter().sum::<f64>() == 0.0);
    }

    #[test]
    fn an_even_chance_is_spread_over_the_days_and_sums_up() {
        let mut chances = Chances::new(day("2026-03-02"), day("2026-03-04"));
        // Thursday to the next Wednesday: four days of this week, three of the next.
        chances.evenly(day("2026-03-04"), day("2026-03-11"), 0.7);
        let weeks: Vec<f64> =
            chances.weeks[..2].iter().map(|chance| (chance * 10.0).round() / 10.0).collect();
        assert_eq!(weeks, [0.4, 0.3]);
    }
}
