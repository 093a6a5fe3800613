//! Whether somebody new can be proposed to a slot at all: it is open, and its contract lets. The one place that says so, for the search,
//! for what is offered and promised, for proposals and reservations, and for what boards and pages call it. Which days, seats and hours
//! are free is not asked here: that is `vacancy`, and `slot` alone decides.

use chrono::NaiveDate;

use super::Refusal;
use super::codes::SlotState;
use super::contract::Contract;
use super::contract_life::{Closed, Life};

/// Where the contract of a slot stands, of what does not follow from its use. Nothing said: a slot without a contract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Backing {
    contract_unapproved: bool,
    contract_closed_as: Option<Closed>,
    contract_starts_on: Option<NaiveDate>,
    contract_ends_on: Option<NaiveDate>,
    contract_terminated_on: Option<NaiveDate>,
}

/// The columns of a [`Backing`], of the contract `k` that a slot may have.
pub(crate) const BACKING: &str = "COALESCE(k.unapproved, FALSE) AS contract_unapproved, k.closed_as AS contract_closed_as,
    k.starts_on AS contract_starts_on, k.ends_on AS contract_ends_on, k.terminated_on AS contract_terminated_on";

/// SQL: the contract `k` that a slot may have has been approved. One that was refused or taken back never is.
pub(crate) const IS_APPROVED: &str = "COALESCE(k.unapproved, FALSE) = FALSE";

/// Why nobody new comes to a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unbookable {
    /// A draft, paused or closed.
    Slot(SlotState),
    /// Its contract waits for approval, was refused or taken back, or has ended.
    Contract(Life),
}

impl Backing {
    pub fn of(contract: &Contract) -> Self {
        Self {
            contract_unapproved: contract.unapproved,
            contract_closed_as: contract.closed_as,
            contract_starts_on: Some(contract.starts_on),
            contract_ends_on: Some(contract.ends_on),
            contract_terminated_on: contract.terminated_on,
        }
    }

    /// Where the contract stands when nothing may be called off under it from a day on, whatever is left of it. One that is still to
    /// begin hinders nobody.
    pub fn hinders(&self, day: NaiveDate) -> Option<Life> {
        if let Some(closed) = self.contract_closed_as {
            Some(Life::Closed(closed))
        } else if self.contract_unapproved {
            Some(Life::Unapproved)
        } else if let Some(on) = self.contract_terminated_on.filter(|on| *on < day) {
            Some(Life::Terminated { on })
        } else {
            self.contract_ends_on.filter(|on| *on < day).map(|on| Life::Ended { on })
        }
    }

    /// Of the days from one to another those within the contract. The last may come before the first: there are none.
    pub fn within(&self, from: NaiveDate, to: NaiveDate) -> (NaiveDate, NaiveDate) {
        (
            self.contract_starts_on.map_or(from, |day| day.max(from)),
            self.contract_ends_on.map_or(to, |day| day.min(to)),
        )
    }
}

/// None: somebody new can be proposed to a slot that stands so.
pub fn unbookable(state: SlotState, backing: &Backing, today: NaiveDate) -> Option<Unbookable> {
    match state {
        SlotState::Open => backing.hinders(today).map(Unbookable::Contract),
        other => Some(Unbookable::Slot(other)),
    }
}

impl Unbookable {
    pub fn refusal(self) -> Refusal {
        match self {
            Self::Slot(_) => Refusal::SlotNotOpen,
            Self::Contract(life) => life.no_call_off(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_slot_is_bookable_when_it_is_open_and_its_contract_lets() {
        let today = day("2026-03-02");
        let ends = |on: &str| Some(day(on));
        let approved = Backing { contract_ends_on: ends("2026-12-31"), ..Backing::default() };
        let is = |state, backing| unbookable(state, &backing, today);
        assert_eq!(is(SlotState::Open, Backing::default()), None, "without a contract");
        assert_eq!(is(SlotState::Open, approved), None);
        for state in [SlotState::Draft, SlotState::Paused, SlotState::Closed] {
            assert_eq!(is(state, approved), Some(Unbookable::Slot(state)));
        }
        let waits = Backing { contract_unapproved: true, ..approved };
        assert_eq!(is(SlotState::Open, waits), Some(Unbookable::Contract(Life::Unapproved)));
        let refused = Backing { contract_closed_as: Some(Closed::Refused), ..waits };
        let closed = Unbookable::Contract(Life::Closed(Closed::Refused));
        assert_eq!(is(SlotState::Open, refused), Some(closed));
        // Of the two the slot's own state is told: it can be changed by its provider at once.
        assert_eq!(is(SlotState::Paused, refused), Some(Unbookable::Slot(SlotState::Paused)));
        let last = Backing { contract_ends_on: ends("2026-03-02"), ..approved };
        assert_eq!(is(SlotState::Open, last), None, "on its last day it holds");
        let over = Backing { contract_ends_on: ends("2026-03-01"), ..approved };
        let ended = Life::Ended { on: day("2026-03-01") };
        assert_eq!(is(SlotState::Open, over), Some(Unbookable::Contract(ended)));
        let notice = Backing { contract_terminated_on: ends("2026-03-01"), ..over };
        let ended = Life::Terminated { on: day("2026-03-01") };
        assert_eq!(is(SlotState::Open, notice), Some(Unbookable::Contract(ended)));
    }

    #[test]
    fn the_days_of_a_slot_lie_within_its_contract() {
        let backing = Backing {
            contract_starts_on: Some(day("2026-02-01")),
            contract_ends_on: Some(day("2026-06-30")),
            ..Backing::default()
        };
        let (from, to) = (day("2026-01-01"), day("2026-12-31"));
        assert_eq!(backing.within(from, to), (day("2026-02-01"), day("2026-06-30")));
        assert_eq!(
            backing.within(day("2026-03-01"), day("2026-04-01")),
            (day("2026-03-01"), day("2026-04-01"))
        );
        assert_eq!(Backing::default().within(from, to), (from, to));
    }
}
