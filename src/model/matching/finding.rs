//! What a rule says: the findings, and which of them rule a placement out.

use crate::model::codes::{Adaptation, Language, Requirement};
use crate::model::municipality::Municipality;
use crate::model::ssyk::Ssyk;

/// What a rule says of this slot and this person, with what its sentence names. Text ids: `finding-<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Hours a week: what the slot and the person both allow.
    HoursFit {
        from: i64,
        to: i64,
    },
    /// The slot asks for more than the person can.
    HoursTooMany {
        least: i64,
        can: i64,
    },
    /// The slot gives less than the person wants to begin with.
    HoursTooFew {
        most: i64,
        wants: i64,
    },
    HoursUnknown {
        least: i64,
        most: i64,
    },
    /// In the wanted period, too few hours are left for the person.
    HoursTaken {
        left: i64,
        needs: i64,
    },
    Near {
        km: i64,
        home: Municipality,
    },
    TooFar {
        km: i64,
        home: Municipality,
        limit: i64,
    },
    TravelUnknown {
        km: i64,
        home: Municipality,
    },
    Offered {
        adaptation: Adaptation,
    },
    NotOffered {
        adaptation: Adaptation,
    },
    Wished {
        wish: Ssyk,
    },
    /// The same kind of work: two or three digits of the SSYK code are shared.
    NearWish {
        wish: Ssyk,
    },
    NotWished,
    WishesUnknown,
    LanguageShared {
        language: Language,
    },
    NoLanguageShared,
    RequirementMet {
        requirement: Requirement,
    },
    RequirementMissing {
        requirement: Requirement,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    For,
    Against,
    Unknown,
}

impl Finding {
    pub const fn verdict(&self) -> Verdict {
        match self {
            Self::HoursFit { .. }
            | Self::Near { .. }
            | Self::Offered { .. }
            | Self::Wished { .. }
            | Self::NearWish { .. }
            | Self::LanguageShared { .. }
            | Self::RequirementMet { .. } => Verdict::For,
            Self::HoursTooMany { .. }
            | Self::HoursTooFew { .. }
            | Self::HoursTaken { .. }
            | Self::TooFar { .. }
            | Self::NotOffered { .. }
            | Self::NotWished
            | Self::NoLanguageShared
            | Self::RequirementMissing { .. } => Verdict::Against,
            Self::HoursUnknown { .. } | Self::TravelUnknown { .. } | Self::WishesUnknown => Verdict::Unknown,
        }
    }

    /// A hard rule: with this against it, the placement would not hold. The rest is a matter of taste.
    pub const fn is_hard(&self) -> bool {
        matches!(
            self,
            Self::HoursTooMany { .. }
                | Self::HoursTaken { .. }
                | Self::TooFar { .. }
                | Self::NotOffered { .. }
                | Self::RequirementMissing { .. }
        )
    }

    /// The second half of its text id.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::HoursFit { .. } => "hours-fit",
            Self::HoursTooMany { .. } => "hours-too-many",
            Self::HoursTooFew { .. } => "hours-too-few",
            Self::HoursUnknown { .. } => "hours-unknown",
            Self::HoursTaken { .. } => "hours-taken",
            Self::Near { .. } => "near",
            Self::TooFar { .. } => "too-far",
            Self::TravelUnknown { .. } => "travel-unknown",
            Self::Offered { .. } => "offered",
            Self::NotOffered { .. } => "not-offered",
            Self::Wished { .. } => "wished",
            Self::NearWish { .. } => "near-wish",
            Self::NotWished => "not-wished",
            Self::WishesUnknown => "wishes-unknown",
            Self::LanguageShared { .. } => "language-shared",
            Self::NoLanguageShared => "no-language-shared",
            Self::RequirementMet { .. } => "requirement-met",
            Self::RequirementMissing { .. } => "requirement-missing",
        }
    }
}
