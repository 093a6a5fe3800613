//! What the reasons of an end mean (H11; domain.md 3.3): whether it was ended as planned or no longer relevant (avslutat), or
//! broken off by somebody's own choice (avbrutet), and what follows. Whoever breaks off has not failed: it is a class, no
//! judgement.

use super::codes::{EnrolmentEndReason, PlacementEndReason};

super::codes::codes! {
    /// How SUS tells ends apart.
    pub enum EndClass = "end_class" {
        Ended = "ended", Interrupted = "interrupted",
        /// Was never to be counted.
        Mistake = "mistake",
    }

    /// What follows from an end.
    pub enum EndConsequence = "end_consequence" {
        /// The outcome is measured after four weeks and after six months.
        FollowUp = "follow_up",
        /// The person is registered out of SUS at once; participation may go on.
        OutOfSus = "out_of_sus",
        /// Nobody is contacted any more.
        Silent = "silent",
        /// What comes after is planned.
        PlanNext = "plan_next",
        /// What the person wishes and can is gone through anew.
        Reassess = "reassess",
        /// Another place is looked for, with what was learnt.
        FindAnother = "find_another",
        /// Support goes along to the job or the studies.
        FollowAlong = "follow_along",
    }
}

impl EnrolmentEndReason {
    pub const fn class(self) -> EndClass {
        match self {
            Self::Completed | Self::Illness | Self::Moved | Self::ParentalLeave | Self::Deceased => {
                EndClass::Ended
            }
            Self::InterruptedOwnChoice | Self::ConsentWithdrawn => EndClass::Interrupted,
            Self::RegistrationError => EndClass::Mistake,
        }
    }

    pub const fn consequence(self) -> EndConsequence {
        match self {
            Self::Completed
            | Self::Illness
            | Self::Moved
            | Self::ParentalLeave
            | Self::InterruptedOwnChoice => EndConsequence::FollowUp,
            Self::ConsentWithdrawn => EndConsequence::OutOfSus,
            Self::Deceased | Self::RegistrationError => EndConsequence::Silent,
        }
    }
}

impl PlacementEndReason {
    pub const fn class(self) -> EndClass {
        match self {
            Self::Completed
            | Self::Health
            | Self::ToOtherPlacement
            | Self::ToJob
            | Self::ToStudies
            | Self::Other => EndClass::Ended,
            Self::ParticipantWithdrew | Self::ProviderWithdrew => EndClass::Interrupted,
        }
    }

    pub const fn consequence(self) -> EndConsequence {
        match self {
            Self::Completed | Self::ToOtherPlacement | Self::Other => EndConsequence::PlanNext,
            Self::Health | Self::ParticipantWithdrew => EndConsequence::Reassess,
            Self::ProviderWithdrew => EndConsequence::FindAnother,
            Self::ToJob | Self::ToStudies => EndConsequence::FollowAlong,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What promises after an end follow, a reason says.
    #[test]
    fn who_is_contacted_no_more_is_followed_up_by_nobody() {
        let silent: Vec<_> = EnrolmentEndReason::ALL
            .iter()
            .filter(|reason| reason.consequence() != EndConsequence::FollowUp)
            .collect();
        use EnrolmentEndReason::{ConsentWithdrawn, Deceased, RegistrationError};
        assert_eq!(silent, [&ConsentWithdrawn, &Deceased, &RegistrationError]);
    }

    #[test]
    fn only_ones_own_choice_interrupts() {
        let interrupted: Vec<_> =
            EnrolmentEndReason::ALL.iter().filter(|reason| reason.class() == EndClass::Interrupted).collect();
        assert_eq!(
            interrupted,
            [&EnrolmentEndReason::InterruptedOwnChoice, &EnrolmentEndReason::ConsentWithdrawn]
        );
    }
}
