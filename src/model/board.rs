//! A provider's slots over the coming weeks: seats filled, held by a proposal, and free. Read in two queries however
//! many slots there are. Not for deciding: a booking is admitted by `slot` alone.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use super::access::Who;
use super::capacity::{self, Holding};
use super::organisation::OrganisationId;
use super::reservation::seats_held;
use super::slot::{self, Slot, SlotId};
use super::{Error, Result};
use crate::db::Read;

/// One slot and who holds its seats, from the day asked for.
#[derive(Clone, Debug)]
pub struct Offered {
    pub slot: Slot,
    /// By those who have said yes.
    pub filled: Vec<Holding>,
    /// By proposals that are not answered, and by reservations.
    pub held: Vec<Holding>,
}

/// The seats of a slot over some days: the most that is taken on any of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seats {
    pub filled: i64,
    pub held: i64,
    /// None outside the slot's period.
    pub all: i64,
    /// Hours a week that nobody has taken.
    pub hours_free: i64,
}

impl Seats {
    pub fn free(&self) -> i64 {
        (self.all - self.filled - self.held).max(0)
    }
}

impl Offered {
    /// All slots of a provider, those that are open first, then by name.
    pub async fn of_provider(
        db: &mut Read,
        who: &Who,
        provider: OrganisationId,
        from: NaiveDate,
    ) -> Result<Vec<Self>> {
        if !who.provides(provider) {
            return Err(Error::NotFound);
        }
        let slots: Vec<Slot> = db
            .built(format!(
                "{} WHERE s.provider_id = $1
                 ORDER BY CASE s.state WHEN 'open' THEN 0 WHEN 'draft' THEN 1 WHEN 'paused' THEN 2 ELSE 3 END, s.title COLLATE sv, s.id",
                slot::COLUMNS
            ))
            .bind(provider)
            .all()
            .await?;
        let today = db.today();
        let rows: Vec<(SlotId, String, NaiveDate, NaiveDate, i64)> = db
            .built(format!(
                "SELECT slot_id, state, starts_on, ends_on, hours_per_week FROM {}
                 WHERE (until IS NULL OR until >= $2) AND ends_on >= $3",
                seats_held("slot_id IN (SELECT id FROM slots WHERE provider_id = $1)")
            ))
            .bind(provider)
            .bind(today)
            .bind(from)
            .all()
            .await?;
        let mut all: Vec<Self> =
            slots.into_iter().map(|slot| Self { slot, filled: Vec::new(), held: Vec::new() }).collect();
        let places: HashMap<SlotId, usize> =
            all.iter().enumerate().map(|(place, offered)| (offered.slot.id, place)).collect();
        for (slot, state, from, to, hours) in rows {
            if let Some(offered) = places.get(&slot).and_then(|place| all.get_mut(*place)) {
                offered.take(&state, Holding { from, to, hours });
            }
        }
        Ok(all)
    }

    /// One slot. The caller has been let in to it.
    pub async fn of_slot(db: &mut Read, slot: Slot, from: NaiveDate) -> Result<Self> {
        let today = db.today();
        let rows: Vec<(String, NaiveDate, NaiveDate, i64)> = db
            .built(format!(
                "SELECT state, starts_on, ends_on, hours_per_week FROM {}
                 WHERE (until IS NULL OR until >= $2) AND ends_on >= $3",
                seats_held("slot_id = $1")
            ))
            .bind(slot.id)
            .bind(today)
            .bind(from)
            .all()
            .await?;
        let mut offered = Self { slot, filled: Vec::new(), held: Vec::new() };
        for (state, from, to, hours) in rows {
            offered.take(&state, Holding { from, to, hours });
        }
        Ok(offered)
    }

    fn take(&mut self, state: &str, holding: Holding) {
        let is_held = state == "proposed" || state == "reserved";
        if is_held { self.held.push(holding) } else { self.filled.push(holding) }
    }

    /// Under a contract that takes nobody in nothing is free, nor when the provider leaves before the last of the days.
    pub fn seats(&self, from: NaiveDate, to: NaiveDate) -> Seats {
        let (first, last) = self.slot.backing.within(self.slot.starts_on, self.slot.ends_on);
        let (from, to) = (from.max(first), to.min(last));
        if to < from {
            return Seats::default();
        }
        let filled = capacity::peak(&self.filled, from, to);
        let everybody: Vec<Holding> = self.filled.iter().chain(&self.held).copied().collect();
        let taken = capacity::peak(&everybody, from, to);
        let leaves = self.slot.last_on.is_some_and(|last| last < to);
        let is_shut =
            leaves || self.slot.opening.is_shut(from, to) || self.slot.backing.hinders(from).is_some();
        Seats {
            filled: filled.seats,
            held: taken.seats - filled.seats,
            all: if is_shut { taken.seats } else { self.slot.people() },
            hours_free: if is_shut { 0 } else { (self.slot.hours_per_week - taken.hours).max(0) },
        }
    }

    /// The seats of each of `weeks` weeks from a Monday.
    pub fn weeks(&self, monday: NaiveDate, weeks: u64) -> Vec<Seats> {
        (0..weeks)
            .map(|week| monday + Days::new(week * 7))
            .map(|from| self.seats(from, from + Days::new(6)))
            .collect()
    }
}
