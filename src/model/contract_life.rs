//! The life cycle of a contract. It follows from what is stored: approval, period, extensions, termination, and what is
//! used; nobody has to remember to move it. The only place that says what may be done to a contract when.
//!
//! unapproved → planned → active → (extended) → ending → ended | exhausted | terminated
//! unapproved → refused | withdrawn

use chrono::{Days, Months, NaiveDate};

use super::Refusal;
use super::bookable::Backing;
use super::codes::codes;
use super::contract::{Contract, Drawn};

/// Days before its end that a contract is ending.
const ENDING_DAYS: u64 = 90;

codes! {
    /// How a contract ended that nobody had approved.
    pub enum Closed = "contract_closed" { Refused = "refused", Withdrawn = "withdrawn" }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// Added by one person and waiting for another: nothing is called off.
    Unapproved,
    /// The other said no, or who added it took it back: it never counts.
    Closed(Closed),
    Planned {
        from: NaiveDate,
    },
    Active {
        to: NaiveDate,
    },
    Extended {
        to: NaiveDate,
        times: i64,
    },
    /// It ends within ninety days, or notice has been given.
    Ending {
        on: NaiveDate,
    },
    Ended {
        on: NaiveDate,
    },
    /// A maximum is used up: the contract has no more effect (HFD 2022 ref. 4).
    Exhausted,
    Terminated {
        on: NaiveDate,
    },
}

impl Life {
    pub fn of(contract: &Contract, used: Drawn, today: NaiveDate) -> Self {
        let ends_on = contract.ends_on;
        if let Some(life) = Backing::of(contract).hinders(today) {
            life
        } else if used.reaches(contract.cap()) {
            Self::Exhausted
        } else if contract.starts_on > today {
            Self::Planned { from: contract.starts_on }
        } else if contract.terminated_on.is_some() || ends_on <= today + Days::new(ENDING_DAYS) {
            Self::Ending { on: ends_on }
        } else if contract.extensions_used > 0 {
            Self::Extended { to: ends_on, times: contract.extensions_used }
        } else {
            Self::Active { to: ends_on }
        }
    }

    /// Its text is `contract-life-<code>`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unapproved => "unapproved",
            Self::Closed(closed) => closed.code(),
            Self::Planned { .. } => "planned",
            Self::Active { .. } => "active",
            Self::Extended { .. } => "extended",
            Self::Ending { .. } => "ending",
            Self::Ended { .. } => "ended",
            Self::Exhausted => "exhausted",
            Self::Terminated { .. } => "terminated",
        }
    }

    /// Whether places may still be called off some day.
    pub const fn is_over(&self) -> bool {
        matches!(self, Self::Closed(_) | Self::Ended { .. } | Self::Terminated { .. })
    }

    /// A yes, a no or a taking back of what waits for a second person.
    pub const fn decide(self) -> Result<(), Refusal> {
        match self {
            Self::Unapproved => Ok(()),
            Self::Closed(_) => Err(self.refusal()),
            _ => Err(Refusal::ContractApproved),
        }
    }

    /// The end after one more extension.
    pub fn extend(self, contract: &Contract, today: NaiveDate) -> Result<NaiveDate, Refusal> {
        if self.is_over() || contract.terminated_on.is_some() || self == Self::Unapproved {
            return Err(self.refusal());
        }
        if contract.extensions_left() == 0 {
            return Err(Refusal::NoExtensionLeft);
        }
        if let Some(by) = contract.decide_by.filter(|by| *by < today) {
            return Err(Refusal::ExtensionTooLate { by });
        }
        later(contract.ends_on, contract.extension_months).ok_or(Refusal::PeriodTooLong)
    }

    /// A new price, a termination: while it runs or is to run.
    pub const fn change(self) -> Result<(), Refusal> {
        if self.is_over() { Err(self.refusal()) } else { Ok(()) }
    }

    pub(super) const fn refusal(self) -> Refusal {
        match self {
            // As one says it of a contract.
            Self::Closed(Closed::Withdrawn) => Refusal::ContractLife { state: "taken-back" },
            other => Refusal::ContractLife { state: other.code() },
        }
    }

    /// Why nobody is called off under it, for who looks at one of its slots.
    pub(super) const fn no_call_off(self) -> Refusal {
        match self {
            Self::Unapproved => Refusal::ContractUnapproved,
            other => Refusal::SlotContractOver { state: other.of_contract() },
        }
    }

    /// Its text is `state-<this>`, as one says it of a contract in a sentence.
    pub const fn of_contract(&self) -> &'static str {
        match self {
            Self::Closed(Closed::Withdrawn) => "taken-back",
            Self::Ended { .. } => "run-out",
            other => other.code(),
        }
    }
}

/// So many months later; the last day of a month stays the last.
pub fn later(day: NaiveDate, months: i64) -> Option<NaiveDate> {
    // The day after decides: 28 February and a year is the end of February, be it the 29th.
    let after = day.succ_opt()?.checked_add_months(Months::new(u32::try_from(months).ok()?))?;
    after.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_year_later_than_the_end_of_a_month_is_the_end_of_a_month() {
        assert_eq!(later(day("2026-12-31"), 12), Some(day("2027-12-31")));
        assert_eq!(later(day("2027-02-28"), 12), Some(day("2028-02-29")));
        assert_eq!(later(day("2026-06-30"), 6), Some(day("2026-12-31")));
        assert_eq!(later(day("2026-06-14"), 1), Some(day("2026-07-14")));
        assert_eq!(later(day("2026-06-14"), -1), None);
    }
}
