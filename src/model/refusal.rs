//! Every "no" of the rules. Each has a text `refusal-<code>` in both languages that says why and what to do next.

mod particular;
mod told;

use chrono::NaiveDate;

use super::agreement::SigningParty;
use super::contract_document::DocumentKind;
use super::gate::GateItem;

pub use particular::Particular;

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
    /// The slot's supervisors have time for no more people on this day.
    SupervisorsTaken {
        day: NaiveDate,
        people: i64,
    },
    /// Closed on every day that is asked for.
    SlotShut {
        opens: NaiveDate,
    },
    SlotNotOpen,
    /// Its contract was refused or taken back, or has ended: nobody comes to it any more.
    SlotContractOver {
        state: &'static str,
    },
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
    /// `others`: contracts of the same project that have room.
    ContractPlaceMonths {
        left: i64,
        wanted: i64,
        others: Option<String>,
    },
    /// The contract's maximum value (öre) would be passed.
    ContractValue {
        left: i64,
        wanted: i64,
        others: Option<String>,
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
    /// Nothing is called off before a second person has approved it.
    ContractUnapproved,
    ContractHasPeople,
    ContractApproved,
    ApprovalByAnother,
    ContractLife {
        state: &'static str,
    },
    NoExtensionLeft,
    NoticeNotGiven,
    ExtensionTooLate {
        by: NaiveDate,
    },
    /// More extensions are used than there would be.
    ExtensionsBelowUsed {
        used: i64,
    },
    DecisionAfterEnd {
        end: NaiveDate,
    },
    PriceInThePast,
    PriceUnchanged,
    PriceFromSameDay {
        from: NaiveDate,
    },
    PriceOutsideContract {
        from: NaiveDate,
        to: NaiveDate,
    },
    /// What is agreed would cost more than the maximum (öre).
    PriceOverCap {
        left: i64,
        wanted: i64,
    },
    /// A later price would be outside the contract's period.
    LaterPriceOutside {
        from: NaiveDate,
    },
    TerminationOutsideContract {
        from: NaiveDate,
        to: NaiveDate,
    },
    /// LOU 4 kap. 18 §: at least thirty percent.
    ReservedShareTooLow {
        least: i64,
    },
    ProviderWithoutNumber,
    /// Notice has been given: it does not run past this day.
    ContractTerminated {
        on: NaiveDate,
    },
    /// Sooner than the notice that the contract says, without a reason for it.
    NoticeTooShort {
        earliest: NaiveDate,
    },
    /// Years that a contract may run.
    ContractTooLong {
        years: i64,
    },
    /// How many extensions without how many months, or the other way round.
    ExtensionHalf,
    /// Months that all extensions may be together.
    ExtensionsTooLong {
        months: i64,
    },
    DecisionBeforeStart {
        start: NaiveDate,
    },
    DecisionWithoutExtension,
    SignedInFuture,
    EvidenceInFuture,
    /// Öre for a place-month.
    PriceAbsurd {
        most: i64,
    },
    PriceNothing,
    MaximumBelowPrice,
    FrameworkWithoutProcedure,
    /// Who is not procured is an employer that one has agreed with, and the other way round.
    EmployerAgreementProcured,
    /// In a system of choice (LOV) one is approved, and nowhere else.
    LovWithoutApproval,
    /// Öre.
    MaximumAbsurd {
        most: i64,
    },
    PlaceMonthsAbsurd {
        most: i64,
    },
    CpvWrong,
    CpvNotReserved,
    /// Slots of the contract lie in municipalities that it would no longer cover.
    LotsLeaveSlots {
        count: i64,
    },
    SlotOutsideLots,
    PlaceOutsideProject,
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
    NextStepInThePast,
    /// So far ahead that nobody would be reminded of the person.
    NextStepTooFar {
        last: NaiveDate,
    },
    /// The slot does not have them all.
    AdaptationsNotOffered,
    /// Nobody is expected on the first day.
    FirstDayClosed {
        opens: NaiveDate,
    },
    /// Attendance is recorded after the day that the placement is said to have ended or been paused.
    AttendanceAfterEnd {
        last: NaiveDate,
    },
    /// Seats or hours may not go below what is already taken.
    SlotBelowTaken {
        day: NaiveDate,
        seats: i64,
        hours: i64,
    },
    /// Somebody has a seat on a day before the slot would begin.
    SlotTakenBefore {
        day: NaiveDate,
    },
    /// Somebody has a seat on a day after the slot would end.
    SlotTakenAfter {
        day: NaiveDate,
    },
    /// So many people are there already, from today on.
    SupervisorsBelowTaken {
        day: NaiveDate,
        people: i64,
    },
    /// Hours of a weekday outside a day's, or none at all.
    WeekdayHours {
        most: i64,
    },
    /// One person may have more hours a week than the weekdays have.
    WeekdaysBelowMost {
        hours: i64,
    },
    /// Least, best and seats are not in this order.
    PeopleTurned {
        seats: i64,
    },
    /// Only one of the supervisors' hours and what a person takes of them is said.
    SupervisionHalf,
    /// Not even one person.
    SupervisorsTooFew,
    DepartmentOfDepartment,
    WorkplacesMost {
        most: i64,
    },
    WorkplaceExists,
    /// Slots or departments stand there.
    WorkplaceHasSlots {
        count: i64,
    },
    WorkplaceOfAnother,
    /// In another municipality than the slot.
    WorkplaceElsewhere,
    ClosedDaysTooLong {
        days: i64,
    },
    ClosedDaysMost {
        most: i64,
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
    /// Somebody proposed to it or placed there has these hours a week: more than the most, or fewer than the least.
    SlotHoursAgreed {
        hours: i64,
        is_above: bool,
    },
    AttendanceOutsidePlacement {
        day: NaiveDate,
    },
    /// A placement whose planned end has passed is extended or ended, and not paused.
    PauseAfterEnd {
        end: NaiveDate,
    },
    AttendanceInFuture {
        day: NaiveDate,
    },
    /// Somebody has questioned the day: a coach settles it, nobody writes over it.
    AttendanceDisputed {
        day: NaiveDate,
    },
    /// The day is questioned already, and not settled.
    DisputeOpen {
        day: NaiveDate,
    },
    DisputeSettled,
    /// A talk of three at which nobody was.
    ReviewAlone,
    /// The supervisor's review of that kind is made already.
    ReviewMade,
    /// The final review is the last word: no midway review after it.
    ReviewFinalMade,
    /// Once for each placement.
    RatingGiven,
    /// A step of a step-up plan outside its placement.
    StepUpOutside {
        from: NaiveDate,
        to: NaiveDate,
    },
    /// More hours than the placement has reserved.
    StepUpHours {
        most: i64,
    },
    StepUpTwice {
        day: NaiveDate,
    },
    /// A handover towards something that the receiver is not.
    ReceiverNotSo,
    /// A sheet that tells more than the consent covers.
    DisclosureWithoutConsent,
    /// Somebody took a consent back while a package with them was being made.
    ExportOvertaken,
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
    HandoverBeforeEnrolment {
        from: NaiveDate,
    },
    /// A first meeting this far away is no meeting.
    MeetingTooFar {
        last: NaiveDate,
    },
    /// "Completed" towards an agency needs an accepted handover.
    ExitNeedsHandover,
    /// Something is entered of a later day than the enrolment is said to have ended.
    EntryAfterEnd {
        last: NaiveDate,
    },
    /// Something is entered of an earlier day than the person is said to have been enrolled.
    EntryBeforeEnrolment {
        first: NaiveDate,
    },
    /// What the person does now is something else than where the exit goes; or is that, at 0 per cent.
    ExitContradicted {
        by_extent: bool,
    },
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
    /// So many people would be left without anybody who answers for them.
    CoachHasPeople {
        count: i64,
    },
    RoleNeedsProject,
    RoleNeedsProvider,
    /// A coach or a manager of somebody who offers slots.
    RoleNotAtProvider,
    ReasonMissing,
    /// Whoever acts for a provider sees no participant before.
    UndertakingMissing,
    ConsentDates,
    ConsentAfterSending,
    /// A handover cannot stand on what the participant has said to another receiver.
    ConsentToAnother,
    ConsentWithdrawn,
    /// It covers no kind of information.
    ConsentOfNothing,
    /// Narrowing may not add anything.
    ConsentWider,
    /// "Completed" needs to know what the person does and lives on.
    StandingMissing,
    ExtentOutsidePercent,
    ProfileHours {
        most: i64,
    },
    MinutesOutsideDay {
        most: i64,
    },
    /// More than a whole day with one person on one day.
    MinutesOfDayTaken {
        day: NaiveDate,
        left: i64,
    },
    ActivityOutsideEnrolment {
        from: NaiveDate,
        /// The last day, of somebody whose enrolment has ended.
        to: Option<NaiveDate>,
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
    PauseBackwards,
    /// A day back that is today or has been.
    BackNotAhead,
    PauseTooLong {
        days: i64,
    },
    AlreadyPaused {
        until: NaiveDate,
    },
    NotPaused,
    /// Nobody looks for a new place meanwhile.
    EnrolmentPaused {
        until: NaiveDate,
    },
    StageAlready,
    StageBefore {
        from: NaiveDate,
    },
    /// The first stage ends with the person's own decision.
    StageUndecided,
    PromiseBefore {
        from: NaiveDate,
    },
    /// A follow-up that is kept by measuring the outcome.
    OutcomeMissing,
    AlreadyRated,
    EmployerExists,
    ScoreOutsideScale {
        least: i64,
        most: i64,
    },
    /// Only the edition that stands changes.
    PlanSuperseded,
    /// The outcome is measured after the end.
    NotEndedYet,
    /// A saved search may have so many hits.
    SearchTooWide {
        hits: i64,
        most: i64,
    },
    /// Somebody said no, and it still stands: only with a reason.
    DeclinedBefore,
    /// A rule of the matching speaks hard against it: only with a reason.
    Hindered,
    SlotNotForMunicipality,
    SlotNotForAge {
        age: i64,
        min: i64,
        max: i64,
    },
    SlotNotForTrack,
    AgesTurned,
    SearchesMost {
        most: i64,
    },
    /// Answers to a capacity request: from today to the day the seats are wanted.
    AnswerDayOutside {
        from: NaiveDate,
        to: NaiveDate,
    },
    NobodyAsked,
    CapacityRequestClosed,
    AnswerTooLate {
        by: NaiveDate,
    },
    /// Nobody may have the slot afterwards.
    ProviderLeaves {
        last: NaiveDate,
    },
    /// More seats are promised than the slot has free.
    PromiseOverFree {
        free: i64,
    },
    /// The same file is kept already.
    DocumentExists,
    /// A file whose name ends as if something else were in it.
    DocumentName {
        kind: DocumentKind,
    },
    /// Another planned change of the contract waits for an answer.
    ChangeWaits,
    ChangeDecided,
    /// The contract is another than when the change was planned.
    ChangeOutdated,
    ChangeNotAllowed,
    InvoiceMonthNotOver,
    InvoiceIssued,
    InvoiceEmpty,
    /// A confirmed line is not answered again.
    InvoiceLineConfirmed,
    InvoiceLocked {
        on: NaiveDate,
    },
    /// A placement does not start before this is in place.
    GateIncomplete {
        lacks: Vec<GateItem>,
    },
    /// Nobody begins before all of it was in place.
    StartBeforeReady {
        ready_on: NaiveDate,
    },
    RiskAssessedInFuture,
    RiskAssessedLongAgo {
        earliest: NaiveDate,
    },
    /// People are introduced before they begin, or on the first day.
    IntroductionAfterStart {
        start: NaiveDate,
    },
    IntroductionLongAgo {
        earliest: NaiveDate,
    },
    /// The placement has begun: this may be changed, not taken away.
    GateKept {
        items: Vec<GateItem>,
    },
    /// A placement does not start before its agreement is written and signed by all three.
    AgreementUnwritten,
    AgreementUnsigned {
        by: Vec<SigningParty>,
    },
    /// What was agreed has changed since the paper was written.
    AgreementOutdated,
    /// A newer version of the agreement has been written.
    AgreementReplaced,
    AgreementSigned,
    /// By the call-off order it is another provider's turn.
    NotTheirTurn {
        provider: String,
    },
    OrderOfTooFew,
    /// Ranks are 1 to this, each once.
    OrderRanks {
        last: i64,
    },
    /// Shares are 100 percent together.
    OrderShares {
        sum: i64,
    },
    ContractInOrder {
        title: String,
    },
    ContractEndsBefore {
        title: String,
        ends: NaiveDate,
    },
    OrderClosed,
    /// Each day has one funding.
    SegmentsOverlap {
        source: String,
        from: NaiveDate,
        to: NaiveDate,
    },
    FundingTooLong,
    /// Öre: nothing, less than nothing or more than this.
    AmountAbsurd {
        most: i64,
    },
    /// A budget row would lie outside its funding.
    SegmentCutsRow {
        from: NaiveDate,
        to: NaiveDate,
    },
    /// Öre: what the rows are together.
    SegmentBelowRows {
        sum: i64,
    },
    RowOutside {
        from: NaiveDate,
        to: NaiveDate,
    },
    RowsOverlap {
        from: NaiveDate,
        to: NaiveDate,
    },
    /// Öre that are left to divide.
    RowOverSegment {
        left: i64,
    },
    CheckBeforeContract {
        from: NaiveDate,
    },
    /// What is not met needs an action and a day.
    CheckNeedsAction,
    ActionNotNeeded,
    ActionInThePast {
        from: NaiveDate,
    },
    ActionTooLate {
        to: NaiveDate,
    },
    RequirementDropped,
    DeviationOpen {
        count: i64,
    },
    DeviationClosed,
    /// Signed on a day before it was written.
    SignedBeforeDrawn {
        on: NaiveDate,
    },
}
