//! The way of a person from one party to the next, with what each step knows. The only place that decides what may
//! follow what.
//!
//! drafted → consented → sent → accepted → met → released → done; sent → declined or expired; revoked until met. The
//! giver stays responsible until the receiver has met the person. Done is a release whose enrolment has ended: nothing is
//! left to do for anybody.

use chrono::NaiveDate;

use crate::model::Refusal;
use crate::model::codes::HandoverDeclineReason;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Written, and nothing told to anybody.
    Drafted,
    /// The participant has said that it may be told.
    Consented {
        on: NaiveDate,
    },
    Sent,
    Accepted {
        on: NaiveDate,
    },
    Declined {
        on: NaiveDate,
        reason: HandoverDeclineReason,
    },
    /// Nobody answered in time.
    Expired {
        on: NaiveDate,
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
    /// Let go, and the enrolment has ended.
    Done {
        accepted_on: NaiveDate,
        met_on: NaiveDate,
        released_on: NaiveDate,
        on: NaiveDate,
    },
    Revoked {
        accepted_on: Option<NaiveDate>,
        on: NaiveDate,
    },
}

impl State {
    /// The text id `handover-state-<code>`, and the column's value, but for done, which the column has as released.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Consented { .. } => "consented",
            Self::Sent => "sent",
            Self::Accepted { .. } => "accepted",
            Self::Declined { .. } => "declined",
            Self::Expired { .. } => "expired",
            Self::Met { .. } => "met",
            Self::Released { .. } => "released",
            Self::Done { .. } => "done",
            Self::Revoked { .. } => "revoked",
        }
    }

    /// Somebody still has to do something.
    pub const fn is_open(&self) -> bool {
        self.is_draft() || matches!(self, Self::Sent | Self::Accepted { .. } | Self::Met { .. })
    }

    /// Open, and the receiver has not met the person: what is told them may still change.
    pub const fn is_before_meeting(&self) -> bool {
        self.is_open() && !self.is_with_receiver()
    }

    /// Nothing has been told to the receiver yet.
    pub const fn is_draft(&self) -> bool {
        matches!(self, Self::Drafted | Self::Consented { .. })
    }

    /// The receiver has said yes and it was not taken back: what an exit to an agency needs.
    pub const fn is_accepted(&self) -> bool {
        matches!(self, Self::Accepted { .. }) || self.is_with_receiver()
    }

    /// Until the receiver has met the person, the giver answers for them.
    pub const fn is_with_receiver(&self) -> bool {
        matches!(self, Self::Met { .. } | Self::Released { .. } | Self::Done { .. })
    }

    /// The receiver said yes on this day, whatever came of it.
    pub const fn accepted_on(&self) -> Option<NaiveDate> {
        match self {
            Self::Accepted { on } => Some(*on),
            Self::Met { accepted_on, .. }
            | Self::Released { accepted_on, .. }
            | Self::Done { accepted_on, .. } => Some(*accepted_on),
            Self::Revoked { accepted_on, .. } => *accepted_on,
            _ => None,
        }
    }

    pub const fn met_on(&self) -> Option<NaiveDate> {
        match self {
            Self::Met { on, .. } => Some(*on),
            Self::Released { met_on, .. } | Self::Done { met_on, .. } => Some(*met_on),
            _ => None,
        }
    }

    pub const fn released_on(&self) -> Option<NaiveDate> {
        match self {
            Self::Released { on, .. } => Some(*on),
            Self::Done { released_on, .. } => Some(*released_on),
            _ => None,
        }
    }

    pub fn consent(self, on: NaiveDate) -> Result<Self, Refusal> {
        match self {
            Self::Drafted => Ok(Self::Consented { on }),
            other => Err(other.refusal()),
        }
    }

    pub fn send(self) -> Result<Self, Refusal> {
        match self {
            Self::Consented { .. } => Ok(Self::Sent),
            other => Err(other.refusal()),
        }
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

    pub fn expire(self, on: NaiveDate) -> Result<Self, Refusal> {
        match self {
            Self::Sent => Ok(Self::Expired { on }),
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

    /// The enrolment has ended too. What is not released is not done.
    #[must_use]
    pub fn finish(self, ended_on: NaiveDate) -> Self {
        match self {
            Self::Released { accepted_on, met_on, on } => {
                Self::Done { accepted_on, met_on, released_on: on, on: on.max(ended_on) }
            }
            other => other,
        }
    }

    /// By the giver, until the receiver has met the person.
    pub fn revoke(self, on: NaiveDate) -> Result<Self, Refusal> {
        match self {
            Self::Drafted | Self::Consented { .. } | Self::Sent => {
                Ok(Self::Revoked { accepted_on: None, on })
            }
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
