//! What a rule says: the findings, and which of them rule a placement out.

use chrono::NaiveDate;

use crate::model::codes::{Adaptation, DeclineReason, Language, Requirement};
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
    /// The person needs no adaptation; the slot asks for nothing; nobody has said which languages. The common cases:
    /// they give points, and a page says nothing of them.
    NothingNeeded,
    NothingRequired,
    LanguageUnknown,
    /// Of the provider's placements that have ended, so many ended well.
    GoodRecord {
        well: i64,
        ended: i64,
    },
    PoorRecord {
        well: i64,
        ended: i64,
    },
    RecordUnknown,
    /// Work of a kind that the person has not tried (IPS item 19).
    NewKind,
    SameKind,
    HasEnded,
    OtherProject,
    ProjectEnds {
        on: NaiveDate,
    },
    /// The project does not work there.
    OutsideArea {
        municipality: Municipality,
    },
    /// The slot, or its contract, does not last through the wanted period.
    OutsidePeriod {
        from: NaiveDate,
        to: NaiveDate,
    },
    NoSeat {
        seats: i64,
    },
    ContractSpent,
    AlreadyThere,
    /// Somebody said no not long ago.
    Paused {
        reason: DeclineReason,
        until: NaiveDate,
    },
    NotThisProvider {
        reason: DeclineReason,
        on: NaiveDate,
    },
    /// Somebody said no, and the profile has not been looked at since.
    Reassess {
        reason: DeclineReason,
        on: NaiveDate,
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
            | Self::GoodRecord { .. }
            | Self::NewKind
            | Self::NothingNeeded
            | Self::NothingRequired
            | Self::RequirementMet { .. } => Verdict::For,
            Self::HoursTooMany { .. }
            | Self::HoursTooFew { .. }
            | Self::HoursTaken { .. }
            | Self::TooFar { .. }
            | Self::NotOffered { .. }
            | Self::NotWished
            | Self::NoLanguageShared
            | Self::RequirementMissing { .. }
            | Self::PoorRecord { .. }
            | Self::SameKind
            | Self::HasEnded
            | Self::OtherProject
            | Self::ProjectEnds { .. }
            | Self::OutsideArea { .. }
            | Self::OutsidePeriod { .. }
            | Self::NoSeat { .. }
            | Self::ContractSpent
            | Self::AlreadyThere
            | Self::Paused { .. }
            | Self::NotThisProvider { .. }
            | Self::Reassess { .. } => Verdict::Against,
            Self::HoursUnknown { .. }
            | Self::TravelUnknown { .. }
            | Self::WishesUnknown
            | Self::LanguageUnknown
            | Self::RecordUnknown => Verdict::Unknown,
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
                | Self::HasEnded
                | Self::OtherProject
                | Self::ProjectEnds { .. }
                | Self::OutsideArea { .. }
                | Self::OutsidePeriod { .. }
                | Self::NoSeat { .. }
                | Self::ContractSpent
                | Self::AlreadyThere
                | Self::Paused { .. }
                | Self::NotThisProvider { .. }
                | Self::Reassess { .. }
        )
    }

    /// What a page leaves out: it says nothing that helps to choose.
    pub const fn is_common(&self) -> bool {
        matches!(
            self,
            Self::NothingNeeded
                | Self::NothingRequired
                | Self::LanguageUnknown
                | Self::RecordUnknown
                | Self::NewKind
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
            Self::NothingNeeded => "nothing-needed",
            Self::NothingRequired => "nothing-required",
            Self::LanguageUnknown => "language-unknown",
            Self::GoodRecord { .. } => "good-record",
            Self::PoorRecord { .. } => "poor-record",
            Self::RecordUnknown => "record-unknown",
            Self::NewKind => "new-kind",
            Self::SameKind => "same-kind",
            Self::HasEnded => "has-ended",
            Self::OtherProject => "other-project",
            Self::ProjectEnds { .. } => "project-ends",
            Self::OutsideArea { .. } => "outside-area",
            Self::OutsidePeriod { .. } => "outside-period",
            Self::NoSeat { .. } => "no-seat",
            Self::ContractSpent => "contract-spent",
            Self::AlreadyThere => "already-there",
            Self::Paused { .. } => "paused",
            Self::NotThisProvider { .. } => "not-this-provider",
            Self::Reassess { .. } => "reassess",
        }
    }
}
