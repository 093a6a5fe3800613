//! What a rule says: the findings, and which of them rule a placement out.

use chrono::NaiveDate;

use super::Part;
use crate::model::bookable::Unbookable;
use crate::model::codes::{Adaptation, DeclineReason, Language, Requirement, Track};
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
    /// Nobody looks for a new place for the person meanwhile.
    EnrolmentPaused {
        until: NaiveDate,
    },
    OtherProject,
    ProjectEnds {
        on: NaiveDate,
    },
    /// The project does not work there.
    OutsideArea {
        municipality: Municipality,
    },
    /// Nobody new can be proposed to it, on whichever days.
    NotBookable {
        why: Unbookable,
    },
    /// The slot, or its contract, does not last through the wanted period.
    OutsidePeriod {
        from: NaiveDate,
        to: NaiveDate,
    },
    /// The slot, or its contract, has ended.
    Over {
        on: NaiveDate,
    },
    NoSeat {
        seats: i64,
    },
    /// The supervisors have time for no more people.
    SupervisorsTaken {
        people: i64,
    },
    /// Closed on every day of the wanted period, until this day.
    Shut {
        on: NaiveDate,
    },
    /// People there in the period, beside what suits the workplace: the least, and the best.
    TooFewThere {
        there: i64,
        least: i64,
    },
    RoomForMore {
        there: i64,
        best: i64,
    },
    ManyThere {
        there: i64,
        best: i64,
    },
    ContractSpent,
    AlreadyThere,
    /// Whom the slot is for.
    NotForMunicipality {
        home: Municipality,
    },
    TooYoung {
        age: i64,
        least: i64,
    },
    TooOld {
        age: i64,
        most: i64,
    },
    NotForTrack {
        track: Track,
    },
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

/// How much a finding weighs.
enum Weight {
    /// A hard rule: with this against it, the placement would not hold, and a proposal is refused.
    Rule,
    /// A hard rule that a coach may pass over, with a reason that is kept.
    Reason,
    Taste,
    /// What a page leaves out: it says nothing that helps to choose.
    Common,
}

impl Finding {
    /// The second half of its text id, what it says, and how it weighs: all that is known of a kind of finding.
    const fn kind(&self) -> (&'static str, Verdict, Weight) {
        use Verdict::{Against, For, Unknown};
        use Weight::{Common, Reason, Rule, Taste};
        match self {
            Self::HoursFit { .. } => ("hours-fit", For, Taste),
            Self::HoursTooMany { .. } => ("hours-too-many", Against, Reason),
            Self::HoursTooFew { .. } => ("hours-too-few", Against, Taste),
            Self::HoursUnknown { .. } => ("hours-unknown", Unknown, Taste),
            Self::HoursTaken { .. } => ("hours-taken", Against, Rule),
            Self::Near { .. } => ("near", For, Taste),
            Self::TooFar { .. } => ("too-far", Against, Taste),
            Self::TravelUnknown { .. } => ("travel-unknown", Unknown, Taste),
            Self::Offered { .. } => ("offered", For, Taste),
            Self::NotOffered { .. } => ("not-offered", Against, Taste),
            Self::Wished { .. } => ("wished", For, Taste),
            Self::NearWish { .. } => ("near-wish", For, Taste),
            Self::NotWished => ("not-wished", Against, Taste),
            Self::WishesUnknown => ("wishes-unknown", Unknown, Taste),
            Self::LanguageShared { .. } => ("language-shared", For, Taste),
            Self::NoLanguageShared => ("no-language-shared", Against, Taste),
            Self::RequirementMet { .. } => ("requirement-met", For, Taste),
            Self::RequirementMissing { .. } => ("requirement-missing", Against, Reason),
            Self::NothingNeeded => ("nothing-needed", For, Common),
            Self::NothingRequired => ("nothing-required", For, Common),
            Self::LanguageUnknown => ("language-unknown", Unknown, Common),
            Self::GoodRecord { .. } => ("good-record", For, Taste),
            Self::PoorRecord { .. } => ("poor-record", Against, Taste),
            Self::RecordUnknown => ("record-unknown", Unknown, Common),
            Self::NewKind => ("new-kind", For, Common),
            Self::SameKind => ("same-kind", Against, Taste),
            Self::HasEnded => ("has-ended", Against, Rule),
            Self::EnrolmentPaused { .. } => ("enrolment-paused", Against, Rule),
            Self::OtherProject => ("other-project", Against, Rule),
            Self::ProjectEnds { .. } => ("project-ends", Against, Reason),
            Self::OutsideArea { .. } => ("outside-area", Against, Reason),
            Self::NotBookable { .. } => ("not-bookable", Against, Rule),
            Self::OutsidePeriod { .. } => ("outside-period", Against, Rule),
            Self::Over { .. } => ("over", Against, Rule),
            Self::NoSeat { .. } => ("no-seat", Against, Rule),
            Self::SupervisorsTaken { .. } => ("supervisors-taken", Against, Rule),
            Self::Shut { .. } => ("shut", Against, Rule),
            Self::TooFewThere { .. } => ("too-few-there", Unknown, Taste),
            Self::RoomForMore { .. } => ("room-for-more", For, Taste),
            Self::ManyThere { .. } => ("many-there", Against, Taste),
            Self::ContractSpent => ("contract-spent", Against, Rule),
            Self::AlreadyThere => ("already-there", Against, Rule),
            Self::NotForMunicipality { .. } => ("not-for-municipality", Against, Rule),
            Self::TooYoung { .. } => ("too-young", Against, Rule),
            Self::TooOld { .. } => ("too-old", Against, Rule),
            Self::NotForTrack { .. } => ("not-for-track", Against, Rule),
            Self::Paused { .. } => ("paused", Against, Reason),
            Self::NotThisProvider { .. } => ("not-this-provider", Against, Reason),
            Self::Reassess { .. } => ("reassess", Against, Reason),
        }
    }

    /// The part of the score that it gives points to; none of the rules besides the profile.
    pub const fn part(&self) -> Option<Part> {
        Some(match self {
            Self::HoursFit { .. }
            | Self::HoursTooMany { .. }
            | Self::HoursTooFew { .. }
            | Self::HoursUnknown { .. }
            | Self::HoursTaken { .. } => Part::Hours,
            Self::Near { .. } | Self::TooFar { .. } | Self::TravelUnknown { .. } => Part::Distance,
            Self::Offered { .. } | Self::NotOffered { .. } | Self::NothingNeeded => Part::Adaptations,
            Self::Wished { .. } | Self::NearWish { .. } | Self::NotWished | Self::WishesUnknown => {
                Part::Wishes
            }
            Self::LanguageShared { .. } | Self::NoLanguageShared | Self::LanguageUnknown => Part::Language,
            Self::RequirementMet { .. } | Self::RequirementMissing { .. } | Self::NothingRequired => {
                Part::Requirements
            }
            Self::GoodRecord { .. } | Self::PoorRecord { .. } | Self::RecordUnknown => Part::Record,
            Self::NewKind | Self::SameKind => Part::Variety,
            _ => return None,
        })
    }

    pub const fn code(&self) -> &'static str {
        self.kind().0
    }

    pub const fn verdict(&self) -> Verdict {
        self.kind().1
    }

    pub const fn is_hard(&self) -> bool {
        matches!(self.kind().2, Weight::Rule | Weight::Reason)
    }

    /// Speaks hard against a proposal, which is made all the same when a reason is given.
    pub const fn asks_reason(&self) -> bool {
        matches!(self.kind().2, Weight::Reason)
    }

    /// Somebody said no, and it still stands.
    pub const fn is_earlier_no(&self) -> bool {
        matches!(self, Self::Paused { .. } | Self::NotThisProvider { .. } | Self::Reassess { .. })
    }

    pub const fn is_common(&self) -> bool {
        matches!(self.kind().2, Weight::Common)
    }
}
