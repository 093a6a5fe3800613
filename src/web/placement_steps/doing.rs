//! What can be done to a placement on a page of its own: its address, what is said afterwards, and in which state it makes
//! sense.

use super::pausing::BACK_ON;
use crate::model::Refusal;
use crate::model::codes::DeclineReason;
use crate::model::placement::State;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    Start,
    Pause,
    /// Of one that is paused already: another day back.
    MoveBack,
    Resume,
    Extend,
    End,
    Withdraw,
}

/// Why a coach takes a proposal back: mostly the participant's own no.
pub const WITHDRAWN: [DeclineReason; 5] = [
    DeclineReason::ParticipantDeclined,
    DeclineReason::TasksDoNotFit,
    DeclineReason::HoursDoNotFit,
    DeclineReason::PeriodDoesNotFit,
    DeclineReason::Other,
];

impl Doing {
    pub const fn flash(self) -> &'static str {
        match self {
            Self::Start => "flash-placement-started",
            Self::Pause => "flash-placement-paused",
            Self::MoveBack => "flash-placement-back-moved",
            Self::Resume => "flash-placement-resumed",
            Self::Extend => "flash-placement-extended",
            Self::End => "flash-placement-ended",
            Self::Withdraw => "flash-placement-withdrawn",
        }
    }

    pub const fn noun(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Pause | Self::MoveBack => "pause",
            Self::Resume => "resumption",
            Self::Extend => "extension",
            Self::End => "end",
            Self::Withdraw => "withdrawal",
        }
    }

    /// Whether a placement can be in this state for it to make sense; the rules say the rest.
    pub const fn suits(self, state: &State) -> bool {
        match self {
            Self::Start => matches!(state, State::Accepted { .. }),
            Self::Pause => matches!(state, State::Started { .. }),
            Self::MoveBack | Self::Resume => matches!(state, State::Paused { .. }),
            Self::Extend | Self::End => {
                matches!(state, State::Accepted { .. } | State::Started { .. } | State::Paused { .. })
            }
            Self::Withdraw => matches!(state, State::Proposed { .. }),
        }
    }

    /// The field that a rule's no is about, when it is not the first day asked for.
    pub fn mended_at(self, refusal: &Refusal) -> Option<&'static str> {
        match (self, refusal) {
            (
                Self::Pause | Self::MoveBack,
                Refusal::PauseBackwards | Refusal::PauseTooLong { .. } | Refusal::BackNotAhead,
            ) => Some(BACK_ON),
            (Self::End, Refusal::NextStepInThePast | Refusal::NextStepTooFar { .. }) => Some("next_step_on"),
            _ => None,
        }
    }
}
