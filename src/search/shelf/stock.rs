//! Free capacity of every slot in a wanted period. Most searches want the same period, so what was worked out once is
//! kept and mended slot by slot.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use super::{Bits, Entry};
use crate::model::capacity::{self, Holding};
use crate::model::holidays::holiday;
use crate::model::vacancy::Period;

/// Periods whose stock is kept.
const MOST_PERIODS: usize = 12;

/// A seat taken. A proposal holds it only `until` it is answered or its days have run out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    pub holding: Holding,
    pub until: Option<NaiveDate>,
}

/// What is free of each slot on every day of a period.
#[derive(Clone)]
pub struct Stock {
    period: Period,
    today: NaiveDate,
    /// A seat, and hours enough for one person.
    pub free: Bits,
    /// Hours a week; 0 where nothing is free.
    pub hours: Vec<u16>,
}

#[derive(Default)]
pub struct Stocks(Mutex<Vec<Arc<Stock>>>);

impl Stocks {
    /// The stock of a period; worked out when it is the first time.
    pub fn of(&self, period: Period, today: NaiveDate, entries: &[Entry]) -> Arc<Stock> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.iter().position(|stock| stock.period == period && stock.today == today);
        let stock = match known {
            Some(at) => kept.remove(at),
            None => Arc::new(Stock::count(period, today, entries)),
        };
        // The latest used first.
        kept.insert(0, Arc::clone(&stock));
        kept.truncate(MOST_PERIODS);
        stock
    }

    /// Counts one slot again in every period.
    pub fn refresh(&mut self, at: usize, entry: &Entry) {
        for stock in self.0.get_mut().unwrap_or_else(PoisonError::into_inner) {
            Arc::make_mut(stock).set(at, entry);
        }
    }
}

impl Stock {
    fn count(period: Period, today: NaiveDate, entries: &[Entry]) -> Self {
        let mut stock =
            Self { period, today, free: Bits::default(), hours: Vec::with_capacity(entries.len()) };
        for (at, entry) in entries.iter().enumerate() {
            stock.set(at, entry);
        }
        stock
    }

    fn set(&mut self, at: usize, entry: &Entry) {
        let hours =
            entry.hours_left(self.period, self.today).filter(|hours| *hours >= entry.place.offer.min_hours);
        self.free.set(at, hours.is_some());
        if self.hours.len() <= at {
            self.hours.resize(at + 1, 0);
        }
        self.hours[at] = hours.and_then(|hours| u16::try_from(hours).ok()).unwrap_or(0);
    }
}

impl Entry {
    /// Hours a week that are left on every day of the period; none when it is not bookable, or has no seat, all through.
    fn hours_left(&self, period: Period, today: NaiveDate) -> Option<i64> {
        if self.place.from > period.from || self.place.to < period.to || self.is_shut(period) {
            return None;
        }
        let in_the_way = |held: &&Held| {
            held.holding.from <= period.to
                && held.holding.to >= period.from
                && held.until.is_none_or(|until| until >= today)
        };
        let held: Vec<Holding> = self.held.iter().filter(in_the_way).map(|held| held.holding).collect();
        let taken = capacity::peak(&held, period.from, period.to);
        (taken.seats < self.place.people).then_some((self.hours - taken.hours).max(0))
    }

    /// Nobody is expected there on any day of the period.
    fn is_shut(&self, period: Period) -> bool {
        match &self.opening {
            Some(opening) => opening.is_shut(period.from, period.to),
            None => {
                period.from.iter_days().take_while(|day| *day <= period.to).all(|day| holiday(day).is_some())
            }
        }
    }

    /// From when on a seat is free without a break, until a wanted period begins or, without one, from today on.
    pub(super) fn free_from(&self, period: Option<Period>, today: NaiveDate) -> NaiveDate {
        let first = self.place.from.max(today);
        let Some(period) = period else { return first };
        let live = |held: &&Held| held.holding.to >= first && held.until.is_none_or(|until| until >= today);
        let held: Vec<Holding> = self.held.iter().filter(live).map(|held| held.holding).collect();
        // It can only become free when somebody leaves.
        let full = |day: NaiveDate| capacity::peak(&held, day, day).seats >= self.place.people;
        let leaves = held.iter().map(|holding| holding.to).filter(|day| *day < period.from && full(*day));
        leaves.max().and_then(|day| day.succ_opt()).unwrap_or(first)
    }
}
