//! The life cycle of a placement, with what each state knows. The only place that decides what may follow what.
//!
//! proposed → (declined | withdrawn | expired) | accepted → started ⇄ paused → ended

use chrono::NaiveDate;

use crate::model::Refusal;
use crate::model::codes::{DeclineReason, PlacementEndReason};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Proposed {
        expires_on: NaiveDate,
    },
    Declined {
        on: NaiveDate,
        reason: DeclineReason,
    },
    /// `reason`: why, when the coach has said it.
    Withdrawn {
        on: NaiveDate,
        reason: Option<DeclineReason>,
    },
    Expired {
        on: NaiveDate,
    },
    Accepted {
        on: NaiveDate,
    },
    Started {
        accepted_on: NaiveDate,
        on: NaiveDate,
    },
    Paused {
        accepted_on: NaiveDate,
        started_on: NaiveDate,
        on: NaiveDate,
    },
    /// `started_on` is none when it was called off before the first day.
    Ended {
        accepted_on: NaiveDate,
        started_on: Option<NaiveDate>,
        on: NaiveDate,
        reason: PlacementEndReason,
    },
}

impl State {
    /// The column's value, and the text id `placement-state-<code>`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Proposed { .. } => "proposed",
            Self::Declined { .. } => "declined",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Expired { .. } => "expired",
            Self::Accepted { .. } => "accepted",
            Self::Started { .. } => "started",
            Self::Paused { .. } => "paused",
            Self::Ended { .. } => "ended",
        }
    }

    /// Proposed, accepted, started or paused: it is somebody's next step.
    pub const fn is_live(&self) -> bool {
        matches!(
            self,
            Self::Proposed { .. } | Self::Accepted { .. } | Self::Started { .. } | Self::Paused { .. }
        )
    }

    /// The first day there, when it has been.
    pub const fn started_on(&self) -> Option<NaiveDate> {
        match self {
            Self::Started { on, .. } => Some(*on),
            Self::Paused { started_on, .. } => Some(*started_on),
            Self::Ended { started_on, .. } => *started_on,
            _ => None,
        }
    }

    pub fn accept(self, on: NaiveDate) -> Result<Self, Refusal> {
        self.answerable(on)?;
        Ok(Self::Accepted { on })
    }

    pub fn decline(self, on: NaiveDate, reason: DeclineReason) -> Result<Self, Refusal> {
        self.answerable(on)?;
        Ok(Self::Declined { on, reason })
    }

    /// By the coach, before it is answered.
    pub fn withdraw(self, on: NaiveDate, reason: Option<DeclineReason>) -> Result<Self, Refusal> {
        match self {
            Self::Proposed { .. } => Ok(Self::Withdrawn { on, reason }),
            other => Err(other.refusal()),
        }
    }

    /// By the program, when the days have run out.
    pub fn expire(self, on: NaiveDate) -> Result<Self, Refusal> {
        match self {
            Self::Proposed { expires_on } if on > expires_on => Ok(Self::Expired { on }),
            other => Err(other.refusal()),
        }
    }

    pub fn start(self, on: NaiveDate) -> Result<Self, Refusal> {
        match self {
            Self::Accepted { on: accepted_on } if on < accepted_on => {
                Err(Refusal::NotYet { from: accepted_on })
            }
            Self::Accepted { on: accepted_on } => Ok(Self::Started { accepted_on, on }),
            other => Err(other.refusal()),
        }
    }

    pub fn pause(self, on: NaiveDate) -> Result<Self, Refusal> {
        match self {
            Self::Started { on: started_on, .. } if on < started_on => {
                Err(Refusal::NotYet { from: started_on })
            }
            Self::Started { accepted_on, on: started_on } => Ok(Self::Paused { accepted_on, started_on, on }),
            other => Err(other.refusal()),
        }
    }

    pub fn resume(self, on: NaiveDate) -> Result<Self, Refusal> {
        match self {
            Self::Paused { on: paused_on, .. } if on < paused_on => Err(Refusal::NotYet { from: paused_on }),
            Self::Paused { accepted_on, started_on, .. } => Ok(Self::Started { accepted_on, on: started_on }),
            other => Err(other.refusal()),
        }
    }

    pub fn end(self, on: NaiveDate, reason: PlacementEndReason) -> Result<Self, Refusal> {
        let (accepted_on, started_on) = match self {
            Self::Accepted { on } => (on, None),
            Self::Started { accepted_on, on } => (accepted_on, Some(on)),
            Self::Paused { accepted_on, started_on, .. } => (accepted_on, Some(started_on)),
            other => return Err(other.refusal()),
        };
        if started_on.is_some_and(|started| on < started) {
            return Err(Refusal::EndBeforeStart);
        }
        Ok(Self::Ended { accepted_on, started_on, on, reason })
    }

    fn answerable(&self, on: NaiveDate) -> Result<(), Refusal> {
        match self {
            Self::Proposed { expires_on } if on > *expires_on => {
                Err(Refusal::ProposalExpired { on: *expires_on })
            }
            Self::Proposed { .. } => Ok(()),
            other => Err(other.refusal()),
        }
    }

    pub(in crate::model) const fn refusal(&self) -> Refusal {
        Refusal::PlacementState { state: self.code() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, n).unwrap()
    }

    #[test]
    fn a_placement_goes_through_its_whole_life() {
        let state = State::Proposed { expires_on: day(10) };
        let state = state
            .accept(day(3))
            .unwrap()
            .start(day(5))
            .unwrap()
            .pause(day(6))
            .unwrap()
            .resume(day(9))
            .unwrap();
        assert_eq!(state, State::Started { accepted_on: day(3), on: day(5) });
        let ended = state.end(day(20), PlacementEndReason::ToJob).unwrap();
        assert!(!ended.is_live());
        assert_eq!(
            ended.end(day(21), PlacementEndReason::ToJob),
            Err(Refusal::PlacementState { state: "ended" })
        );
    }

    #[test]
    fn a_pause_and_what_ends_it_are_told_the_first_day_that_they_can_be() {
        let started = State::Accepted { on: day(3) }.start(day(5)).unwrap();
        assert_eq!(started.pause(day(4)), Err(Refusal::NotYet { from: day(5) }));
        let paused = started.pause(day(6)).unwrap();
        assert_eq!(paused.resume(day(5)), Err(Refusal::NotYet { from: day(6) }));
    }

    #[test]
    fn an_answer_after_the_last_day_is_refused() {
        let state = State::Proposed { expires_on: day(10) };
        assert!(state.accept(day(10)).is_ok());
        assert_eq!(state.accept(day(11)), Err(Refusal::ProposalExpired { on: day(10) }));
        assert_eq!(state.expire(day(10)), Err(Refusal::PlacementState { state: "proposed" }));
        assert!(state.expire(day(11)).is_ok());
    }

    #[test]
    fn nothing_starts_that_was_not_accepted() {
        for state in [
            State::Proposed { expires_on: day(10) },
            State::Declined { on: day(2), reason: DeclineReason::Other },
            State::Withdrawn { on: day(2), reason: None },
            State::Expired { on: day(11) },
        ] {
            assert!(state.start(day(3)).is_err(), "{state:?}");
        }
    }

    #[test]
    fn what_never_started_can_be_called_off() {
        let ended =
            State::Accepted { on: day(3) }.end(day(4), PlacementEndReason::ParticipantWithdrew).unwrap();
        assert!(matches!(ended, State::Ended { started_on: None, .. }));
    }
}
