//! The way of a person from one party to the next, with what each step knows. The only place that decides what may
//! follow what.
//!
//! sent → accepted → met → released; sent → declined; sent or accepted → revoked. The giver stays responsible until met.

use chrono::NaiveDate;

use crate::model::Refusal;
use crate::model::codes::HandoverDeclineReason;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Sent,
    Accepted {
        on: NaiveDate,
    },
    Declined {
        on: NaiveDate,
        reason: HandoverDeclineReason,
    },
    /// The receiver has met the person: from this day the receiver is responsible.
    Met {
        accepted_on: NaiveDate,
        on: NaiveDate,
    },
    /// The giver has let go.
    Released {
        accepted_on: NaiveDate,
        met_on: NaiveDate,
        on: NaiveDate,
    },
    Revoked {
        accepted_on: Option<NaiveDate>,
        on: NaiveDate,
    },
}

impl State {
    /// The column's value, and the text id `handover-state-<code>`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Accepted { .. } => "accepted",
            Self::Declined { .. } => "declined",
            Self::Met { .. } => "met",
            Self::Released { .. } => "released",
            Self::Revoked { .. } => "revoked",
        }
    }

    /// Somebody still has to do something.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Sent | Self::Accepted { .. } | Self::Met { .. })
    }

    /// The receiver has said yes and it was not taken back: what an exit to an agency needs.
    pub const fn is_accepted(&self) -> bool {
        matches!(self, Self::Accepted { .. } | Self::Met { .. } | Self::Released { .. })
    }

    /// Until the receiver has met the person, the giver answers for them.
    pub const fn is_with_receiver(&self) -> bool {
        matches!(self, Self::Met { .. } | Self::Released { .. })
    }

    pub fn accept(self, on: NaiveDate) -> Result<Self, Refusal> {
        match self {
            Self::Sent => Ok(Self::Accepted { on }),
            other => Err(other.refusal()),
        }
    }

    pub fn decline(self, on: NaiveDate, reason: HandoverDeclineReason) -> Result<Self, Refusal> {
        match self {
            Self::Sent => Ok(Self::Declined { on, reason }),
            other => Err(other.refusal()),
        }
    }

    pub fn meet(self, on: NaiveDate) -> Result<Self, Refusal> {
        match self {
            Self::Accepted { on: accepted_on } => {
                in_order(accepted_on, on)?;
                Ok(Self::Met { accepted_on, on })
            }
            other => Err(other.refusal()),
        }
    }

    pub fn release(self, on: NaiveDate) -> Result<Self, Refusal> {
        match self {
            Self::Met { accepted_on, on: met_on } => {
                in_order(met_on, on)?;
                Ok(Self::Released { accepted_on, met_on, on })
            }
            other => Err(other.refusal()),
        }
    }

    /// By the giver, until the receiver has met the person.
    pub fn revoke(self, on: NaiveDate) -> Result<Self, Refusal> {
        match self {
            Self::Sent => Ok(Self::Revoked { accepted_on: None, on }),
            Self::Accepted { on: accepted_on } => {
                in_order(accepted_on, on)?;
                Ok(Self::Revoked { accepted_on: Some(accepted_on), on })
            }
            other => Err(other.refusal()),
        }
    }

    const fn refusal(&self) -> Refusal {
        Refusal::HandoverState { state: self.code() }
    }
}

/// A step is never earlier than the one before it.
pub(super) fn in_order(before: NaiveDate, on: NaiveDate) -> Result<(), Refusal> {
    if on < before { Err(Refusal::HandoverDates { before }) } else { Ok(()) }
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
