//! Every "no" of the rules. Each has a text `refusal-<code>` in both languages that says why and what to do next.

use chrono::NaiveDate;

/// A rule's no, with the particulars its text needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No seat on this day.
    SlotFull {
        day: NaiveDate,
        seats: i64,
    },
    /// Not enough hours a week left on this day.
    SlotHoursTaken {
        day: NaiveDate,
        hours_left: i64,
        hours_wanted: i64,
    },
    SlotNotOpen,
    OutsideSlotPeriod {
        from: NaiveDate,
        to: NaiveDate,
    },
    HoursOutsideSlot {
        min: i64,
        max: i64,
    },
    OutsideContractPeriod {
        from: NaiveDate,
        to: NaiveDate,
    },
    /// The contract's maximum of place-months (thousandths) would be passed.
    ContractPlaceMonths {
        left: i64,
        wanted: i64,
    },
    /// The contract's maximum value (öre) would be passed.
    ContractValue {
        left: i64,
        wanted: i64,
    },
    /// A contract's caps may not go below what is used and committed (thousandths, öre).
    ContractBelowDrawn {
        place_months: i64,
        value: i64,
    },
    /// A contract's period holds all its placements.
    ContractPeriodTaken {
        from: NaiveDate,
        to: NaiveDate,
    },
    OrganisationExists,
    EndBeforeStart,
    StartInThePast,
    NotYet {
        from: NaiveDate,
    },
    DateInFuture,
    PeriodTooLong,
    AlreadyAtSlot,
    ParticipantHasNoConsent,
    EnrolmentEnded,
    /// The placement is not in a state that allows this.
    PlacementState {
        state: &'static str,
    },
    ProposalExpired {
        on: NaiveDate,
    },
    NextStepMissing,
    /// Attendance is recorded after the day that the placement is said to have ended.
    AttendanceAfterEnd {
        last: NaiveDate,
    },
    /// Seats or hours may not go below what is already taken.
    SlotBelowTaken {
        day: NaiveDate,
        seats: i64,
        hours: i64,
    },
    SlotState {
        state: &'static str,
    },
    SlotHasPlacements {
        count: i64,
    },
    SlotNeedsContract,
    /// The slot is under a contract of another project than the participant's.
    SlotOfOtherProject,
    /// Somebody proposed to it or placed there has these hours a week.
    SlotHoursAgreed {
        hours: i64,
    },
    AttendanceOutsidePlacement {
        day: NaiveDate,
    },
    AttendanceInFuture {
        day: NaiveDate,
    },
    /// Fewer than no minutes, or more than a day has.
    AttendanceMinutes {
        day: NaiveDate,
    },
    HandoverState {
        state: &'static str,
    },
    HandoverToSelf,
    HandoverOpen,
    /// A step of a handover earlier than the one before it.
    HandoverDates {
        before: NaiveDate,
    },
    HandoverSameDay,
    /// "Completed" towards an agency needs an accepted handover.
    ExitNeedsHandover,
    /// Placements must be ended before the enrolment is.
    PlacementsUnderWay {
        count: i64,
    },
    AgeOutsideProject {
        age: i64,
        min: i64,
        max: i64,
    },
    MunicipalityOutsideProject,
    OutsideProjectPeriod {
        from: NaiveDate,
        to: NaiveDate,
    },
    AlreadyEnrolled,
    EndBeforeEnrolment {
        enrolled: NaiveDate,
    },
    IncomeNoneStandsAlone,
    PasswordTooShort {
        least: i64,
    },
    PasswordTooLong {
        most: i64,
    },
    PasswordCommon,
    InvitationSpent,
    UserExists,
    UserDisabled,
    LastAdministrator,
    RoleNeedsProject,
    RoleNeedsProvider,
    ReasonMissing,
    ConsentDates,
    ConsentAfterSending,
    ConsentWithdrawn,
    /// "Completed" needs to know how the person stands.
    StandingMissing,
    ExtentOutsidePercent,
    ProfileHours {
        most: i64,
    },
    MinutesOutsideDay {
        most: i64,
    },
    ActivityOutsideEnrolment {
        from: NaiveDate,
    },
    UploadExpired,
    PackageFaults {
        count: i64,
    },
    /// Participants times slots.
    AllocationTooLarge {
        most: i64,
    },
    /// Handed to the coaches already.
    AllocationReleased,
    /// Not handed to the coaches yet.
    AllocationDraft,
    AllotmentNotPossible,
    AllotmentFull,
    AllotmentSent,
    WishesMost {
        most: i64,
    },
    ReservationTooLong {
        days: i64,
    },
    /// Given back, used, or past its last day.
    ReservationOver,
}

/// A value in a refusal's text, by what it is rather than how it looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Particular {
    Day(NaiveDate),
    Number(i64),
    /// Öre.
    Money(i64),
    /// Thousandths.
    PlaceMonths(i64),
    /// The code of a state, to be shown by its own text.
    State(&'static str),
}

impl Refusal {
    /// The second half of its text id, and what the text may name.
    pub fn told(&self) -> (&'static str, Vec<(&'static str, Particular)>) {
        use Particular::{Day, Money, Number, PlaceMonths, State};
        match self {
            Self::SlotFull { day, seats } => {
                ("slot-full", vec![("day", Day(*day)), ("seats", Number(*seats))])
            }
            Self::SlotHoursTaken { day, hours_left, hours_wanted } => (
                "slot-hours-taken",
                vec![("day", Day(*day)), ("left", Number(*hours_left)), ("wanted", Number(*hours_wanted))],
            ),
            Self::SlotNotOpen => ("slot-not-open", vec![]),
            Self::OutsideSlotPeriod { from, to } => {
                ("outside-slot-period", vec![("from", Day(*from)), ("to", Day(*to))])
            }
            Self::HoursOutsideSlot { min, max } => {
                ("hours-outside-slot", vec![("min", Number(*min)), ("max", Number(*max))])
            }
            Self::OutsideContractPeriod { from, to } => {
                ("outside-contract-period", vec![("from", Day(*from)), ("to", Day(*to))])
            }
            Self::ContractPlaceMonths { left, wanted } => (
                "contract-place-months",
                vec![("left", PlaceMonths(*left)), ("wanted", PlaceMonths(*wanted))],
            ),
            Self::ContractValue { left, wanted } => {
                ("contract-value", vec![("left", Money(*left)), ("wanted", Money(*wanted))])
            }
            Self::ContractBelowDrawn { place_months, value } => (
                "contract-below-drawn",
                vec![("months", PlaceMonths(*place_months)), ("value", Money(*value))],
            ),
            Self::ContractPeriodTaken { from, to } => {
                ("contract-period-taken", vec![("from", Day(*from)), ("to", Day(*to))])
            }
            Self::OrganisationExists => ("organisation-exists", vec![]),
            Self::EndBeforeStart => ("end-before-start", vec![]),
            Self::StartInThePast => ("start-in-the-past", vec![]),
            Self::NotYet { from } => ("not-yet", vec![("from", Day(*from))]),
            Self::DateInFuture => ("date-in-future", vec![]),
            Self::PeriodTooLong => ("period-too-long", vec![]),
            Self::AlreadyAtSlot => ("already-at-slot", vec![]),
            Self::ParticipantHasNoConsent => ("participant-has-no-consent", vec![]),
            Self::EnrolmentEnded => ("enrolment-ended", vec![]),
            Self::PlacementState { state } => ("placement-state", vec![("state", State(state))]),
            Self::ProposalExpired { on } => ("proposal-expired", vec![("on", Day(*on))]),
            Self::NextStepMissing => ("next-step-missing", vec![]),
            Self::AttendanceAfterEnd { last } => ("attendance-after-end", vec![("last", Day(*last))]),
            Self::SlotBelowTaken { day, seats, hours } => (
                "slot-below-taken",
                vec![("day", Day(*day)), ("seats", Number(*seats)), ("hours", Number(*hours))],
            ),
            Self::SlotState { state } => ("slot-state", vec![("state", State(state))]),
            Self::SlotHasPlacements { count } => ("slot-has-placements", vec![("count", Number(*count))]),
            Self::SlotNeedsContract => ("slot-needs-contract", vec![]),
            Self::SlotOfOtherProject => ("slot-of-other-project", vec![]),
            Self::SlotHoursAgreed { hours } => ("slot-hours-agreed", vec![("hours", Number(*hours))]),
            Self::AttendanceOutsidePlacement { day } => {
                ("attendance-outside-placement", vec![("day", Day(*day))])
            }
            Self::AttendanceInFuture { day } => ("attendance-in-future", vec![("day", Day(*day))]),
            Self::AttendanceMinutes { day } => ("attendance-minutes", vec![("day", Day(*day))]),
            Self::HandoverState { state } => ("handover-state", vec![("state", State(state))]),
            Self::HandoverToSelf => ("handover-to-self", vec![]),
            Self::HandoverOpen => ("handover-open", vec![]),
            Self::HandoverDates { before } => ("handover-dates", vec![("before", Day(*before))]),
            Self::HandoverSameDay => ("handover-same-day", vec![]),
            Self::ExitNeedsHandover => ("exit-needs-handover", vec![]),
            Self::PlacementsUnderWay { count } => ("placements-under-way", vec![("count", Number(*count))]),
            Self::AgeOutsideProject { age, min, max } => (
                "age-outside-project",
                vec![("age", Number(*age)), ("min", Number(*min)), ("max", Number(*max))],
            ),
            Self::MunicipalityOutsideProject => ("municipality-outside-project", vec![]),
            Self::OutsideProjectPeriod { from, to } => {
                ("outside-project-period", vec![("from", Day(*from)), ("to", Day(*to))])
            }
            Self::AlreadyEnrolled => ("already-enrolled", vec![]),
            Self::EndBeforeEnrolment { enrolled } => {
                ("end-before-enrolment", vec![("enrolled", Day(*enrolled))])
            }
            Self::IncomeNoneStandsAlone => ("income-none-stands-alone", vec![]),
            Self::PasswordTooShort { least } => ("password-too-short", vec![("least", Number(*least))]),
            Self::PasswordTooLong { most } => ("password-too-long", vec![("most", Number(*most))]),
            Self::PasswordCommon => ("password-common", vec![]),
            Self::InvitationSpent => ("invitation-spent", vec![]),
            Self::UserExists => ("user-exists", vec![]),
            Self::UserDisabled => ("user-disabled", vec![]),
            Self::LastAdministrator => ("last-administrator", vec![]),
            Self::RoleNeedsProject => ("role-needs-project", vec![]),
            Self::RoleNeedsProvider => ("role-needs-provider", vec![]),
            Self::ReasonMissing => ("reason-missing", vec![]),
            Self::ConsentDates => ("consent-dates", vec![]),
            Self::ConsentAfterSending => ("consent-after-sending", vec![]),
            Self::ConsentWithdrawn => ("consent-withdrawn", vec![]),
            Self::StandingMissing => ("standing-missing", vec![]),
            Self::ExtentOutsidePercent => ("extent-outside-percent", vec![]),
            Self::ProfileHours { most } => ("profile-hours", vec![("most", Number(*most))]),
            Self::MinutesOutsideDay { most } => ("minutes-outside-day", vec![("most", Number(*most))]),
            Self::ActivityOutsideEnrolment { from } => {
                ("activity-outside-enrolment", vec![("from", Day(*from))])
            }
            Self::UploadExpired => ("upload-expired", vec![]),
            Self::PackageFaults { count } => ("package-faults", vec![("count", Number(*count))]),
            Self::AllocationTooLarge { most } => ("allocation-too-large", vec![("most", Number(*most))]),
            Self::AllocationReleased => ("allocation-released", vec![]),
            Self::AllocationDraft => ("allocation-draft", vec![]),
            Self::AllotmentNotPossible => ("allotment-not-possible", vec![]),
            Self::AllotmentFull => ("allotment-full", vec![]),
            Self::AllotmentSent => ("allotment-sent", vec![]),
            Self::ReservationTooLong { days } => ("reservation-too-long", vec![("days", Number(*days))]),
            Self::ReservationOver => ("reservation-over", vec![]),
            Self::WishesMost { most } => ("wishes-most", vec![("most", Number(*most))]),
        }
    }
}
