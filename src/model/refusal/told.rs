//! What each refusal's text is called and what it names.

use super::{Particular, Refusal};
use crate::model::codes::Code as _;

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
            Self::SupervisorsTaken { day, people } => {
                ("supervisors-taken", vec![("day", Day(*day)), ("people", Number(*people))])
            }
            Self::SlotShut { opens } => ("slot-shut", vec![("opens", Day(*opens))]),
            Self::SupervisorsBelowTaken { day, people } => {
                ("supervisors-below-taken", vec![("day", Day(*day)), ("people", Number(*people))])
            }
            Self::WeekdayHours { most } => ("weekday-hours", vec![("most", Number(*most))]),
            Self::WeekdaysBelowMost { hours } => ("weekdays-below-most", vec![("hours", Number(*hours))]),
            Self::PeopleTurned { seats } => ("people-turned", vec![("seats", Number(*seats))]),
            Self::HandoverBeforeEnrolment { from } => {
                ("handover-before-enrolment", vec![("from", Day(*from))])
            }
            Self::ReviewFinalMade => ("review-final-made", vec![]),
            Self::MinutesOfDayTaken { day, left } => {
                ("minutes-of-day-taken", vec![("day", Day(*day)), ("left", Number(*left))])
            }
            Self::MeetingTooFar { last } => ("meeting-too-far", vec![("last", Day(*last))]),
            Self::SupervisionHalf => ("supervision-half", vec![]),
            Self::SupervisorsTooFew => ("supervisors-too-few", vec![]),
            Self::DepartmentOfDepartment => ("department-of-department", vec![]),
            Self::WorkplacesMost { most } => ("workplaces-most", vec![("most", Number(*most))]),
            Self::WorkplaceExists => ("workplace-exists", vec![]),
            Self::WorkplaceHasSlots { count } => ("workplace-has-slots", vec![("count", Number(*count))]),
            Self::WorkplaceOfAnother => ("workplace-of-another", vec![]),
            Self::WorkplaceElsewhere => ("workplace-elsewhere", vec![]),
            Self::ClosedDaysTooLong { days } => ("closed-days-too-long", vec![("days", Number(*days))]),
            Self::ClosedDaysMost { most } => ("closed-days-most", vec![("most", Number(*most))]),
            Self::SlotNotOpen => ("slot-not-open", vec![]),
            Self::SlotContractOver { state } => ("slot-contract-over", vec![("state", State(state))]),
            Self::OutsideSlotPeriod { from, to } => {
                ("outside-slot-period", vec![("from", Day(*from)), ("to", Day(*to))])
            }
            Self::HoursOutsideSlot { min, max } => {
                ("hours-outside-slot", vec![("min", Number(*min)), ("max", Number(*max))])
            }
            Self::OutsideContractPeriod { from, to } => {
                ("outside-contract-period", vec![("from", Day(*from)), ("to", Day(*to))])
            }
            Self::ContractPlaceMonths { left, wanted, others } => (
                "contract-place-months",
                vec![
                    ("left", PlaceMonths(*left)),
                    ("wanted", PlaceMonths(*wanted)),
                    ("others", named(others)),
                ],
            ),
            Self::ContractValue { left, wanted, others } => (
                "contract-value",
                vec![("left", Money(*left)), ("wanted", Money(*wanted)), ("others", named(others))],
            ),
            Self::ContractBelowDrawn { place_months, value } => (
                "contract-below-drawn",
                vec![("months", PlaceMonths(*place_months)), ("value", Money(*value))],
            ),
            Self::ContractPeriodTaken { from, to } => {
                ("contract-period-taken", vec![("from", Day(*from)), ("to", Day(*to))])
            }
            Self::ContractUnapproved => ("contract-unapproved", vec![]),
            Self::ContractHasPeople => ("contract-has-people", vec![]),
            Self::ContractApproved => ("contract-approved", vec![]),
            Self::ApprovalByAnother => ("approval-by-another", vec![]),
            Self::ContractLife { state } => ("contract-life", vec![("state", State(state))]),
            Self::NoticeNotGiven => ("notice-not-given", vec![]),
            Self::NoExtensionLeft => ("no-extension-left", vec![]),
            Self::ExtensionTooLate { by } => ("extension-too-late", vec![("by", Day(*by))]),
            Self::ExtensionsBelowUsed { used } => ("extensions-below-used", vec![("used", Number(*used))]),
            Self::DecisionAfterEnd { end } => ("decision-after-end", vec![("end", Day(*end))]),
            Self::PriceUnchanged => ("price-unchanged", vec![]),
            Self::PriceInThePast => ("price-in-the-past", vec![]),
            Self::PriceFromSameDay { from } => ("price-from-same-day", vec![("from", Day(*from))]),
            Self::PriceOutsideContract { from, to } => {
                ("price-outside-contract", vec![("from", Day(*from)), ("to", Day(*to))])
            }
            Self::PriceOverCap { left, wanted } => {
                ("price-over-cap", vec![("left", Money(*left)), ("wanted", Money(*wanted))])
            }
            Self::TerminationOutsideContract { from, to } => {
                ("termination-outside-contract", vec![("from", Day(*from)), ("to", Day(*to))])
            }
            Self::ReservedShareTooLow { least } => {
                ("reserved-share-too-low", vec![("least", Number(*least))])
            }
            Self::ProviderWithoutNumber => ("provider-without-number", vec![]),
            Self::ContractTerminated { on } => ("contract-terminated", vec![("on", Day(*on))]),
            Self::NoticeTooShort { earliest } => ("notice-too-short", vec![("earliest", Day(*earliest))]),
            Self::ContractTooLong { years } => ("contract-too-long", vec![("years", Number(*years))]),
            Self::ExtensionHalf => ("extension-half", vec![]),
            Self::ExtensionsTooLong { months } => ("extensions-too-long", vec![("months", Number(*months))]),
            Self::DecisionBeforeStart { start } => ("decision-before-start", vec![("start", Day(*start))]),
            Self::DecisionWithoutExtension => ("decision-without-extension", vec![]),
            Self::SignedInFuture => ("signed-in-future", vec![]),
            Self::EvidenceInFuture => ("evidence-in-future", vec![]),
            Self::LaterPriceOutside { from } => ("later-price-outside", vec![("from", Day(*from))]),
            Self::PriceAbsurd { most } => ("price-absurd", vec![("most", Money(*most))]),
            Self::PriceNothing => ("price-nothing", vec![]),
            Self::MaximumBelowPrice => ("maximum-below-price", vec![]),
            Self::EmployerAgreementProcured => ("employer-agreement-procured", vec![]),
            Self::LovWithoutApproval => ("lov-without-approval", vec![]),
            Self::MaximumAbsurd { most } => ("maximum-absurd", vec![("most", Money(*most))]),
            Self::PlaceMonthsAbsurd { most } => ("place-months-absurd", vec![("most", Number(*most))]),
            Self::FrameworkWithoutProcedure => ("framework-without-procedure", vec![]),
            Self::CpvNotReserved => ("cpv-not-reserved", vec![]),
            Self::CpvWrong => ("cpv-wrong", vec![]),
            Self::LotsLeaveSlots { count } => ("lots-leave-slots", vec![("count", Number(*count))]),
            Self::SlotOutsideLots => ("slot-outside-lots", vec![]),
            Self::PlaceOutsideProject => ("place-outside-project", vec![]),
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
            Self::NextStepInThePast => ("next-step-in-the-past", vec![]),
            Self::NextStepTooFar { last } => ("next-step-too-far", vec![("last", Day(*last))]),
            Self::AdaptationsNotOffered => ("adaptations-not-offered", vec![]),
            Self::FirstDayClosed { opens } => ("first-day-closed", vec![("opens", Day(*opens))]),
            Self::SlotTakenBefore { day } => ("slot-taken-before", vec![("day", Day(*day))]),
            Self::SlotTakenAfter { day } => ("slot-taken-after", vec![("day", Day(*day))]),
            Self::AttendanceAfterEnd { last } => ("attendance-after-end", vec![("last", Day(*last))]),
            Self::SlotBelowTaken { day, seats, hours } => (
                "slot-below-taken",
                vec![("day", Day(*day)), ("seats", Number(*seats)), ("hours", Number(*hours))],
            ),
            Self::SlotState { state } => ("slot-state", vec![("state", State(state))]),
            Self::SlotHasPlacements { count } => ("slot-has-placements", vec![("count", Number(*count))]),
            Self::SlotNeedsContract => ("slot-needs-contract", vec![]),
            Self::SlotOfOtherProject => ("slot-of-other-project", vec![]),
            Self::SlotHoursAgreed { hours, .. } => ("slot-hours-agreed", vec![("hours", Number(*hours))]),
            Self::AttendanceOutsidePlacement { day } => {
                ("attendance-outside-placement", vec![("day", Day(*day))])
            }
            Self::AttendanceInFuture { day } => ("attendance-in-future", vec![("day", Day(*day))]),
            Self::AttendanceDisputed { day } => ("attendance-disputed", vec![("day", Day(*day))]),
            Self::DisputeOpen { day } => ("dispute-open", vec![("day", Day(*day))]),
            Self::ReviewAlone => ("review-alone", vec![]),
            Self::ReviewMade => ("review-made", vec![]),
            Self::RatingGiven => ("rating-given", vec![]),
            Self::StepUpOutside { from, to } => {
                ("step-up-outside", vec![("from", Day(*from)), ("to", Day(*to))])
            }
            Self::StepUpHours { most } => ("step-up-hours", vec![("most", Number(*most))]),
            Self::StepUpTwice { day } => ("step-up-twice", vec![("day", Day(*day))]),
            Self::ReceiverNotSo => ("receiver-not-so", vec![]),
            Self::DisclosureWithoutConsent => ("disclosure-without-consent", vec![]),
            Self::ExportOvertaken => ("export-overtaken", vec![]),
            Self::DisputeSettled => ("dispute-settled", vec![]),
            Self::AttendanceMinutes { day } => ("attendance-minutes", vec![("day", Day(*day))]),
            Self::HandoverState { state } => ("handover-state", vec![("state", State(state))]),
            Self::HandoverToSelf => ("handover-to-self", vec![]),
            Self::HandoverOpen => ("handover-open", vec![]),
            Self::HandoverDates { before } => ("handover-dates", vec![("before", Day(*before))]),
            Self::HandoverSameDay => ("handover-same-day", vec![]),
            Self::ExitNeedsHandover => ("exit-needs-handover", vec![]),
            Self::EntryAfterEnd { last } => ("entry-after-end", vec![("last", Day(*last))]),
            Self::EntryBeforeEnrolment { first } => ("entry-before-enrolment", vec![("first", Day(*first))]),
            Self::ExitContradicted { .. } => ("exit-contradicted", vec![]),
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
            Self::CoachHasPeople { count } => ("coach-has-people", vec![("count", Number(*count))]),
            Self::RoleNeedsProject => ("role-needs-project", vec![]),
            Self::RoleNeedsProvider => ("role-needs-provider", vec![]),
            Self::RoleNotAtProvider => ("role-not-at-provider", vec![]),
            Self::ReasonMissing => ("reason-missing", vec![]),
            Self::UndertakingMissing => ("undertaking-missing", vec![]),
            Self::ConsentDates => ("consent-dates", vec![]),
            Self::ConsentAfterSending => ("consent-after-sending", vec![]),
            Self::ConsentToAnother => ("consent-to-another", vec![]),
            Self::ConsentOfNothing => ("consent-of-nothing", vec![]),
            Self::ConsentWider => ("consent-wider", vec![]),
            Self::ConsentWithdrawn => ("consent-withdrawn", vec![]),
            Self::StandingMissing => ("standing-missing", vec![]),
            Self::ExtentOutsidePercent => ("extent-outside-percent", vec![]),
            Self::ProfileHours { most } => ("profile-hours", vec![("most", Number(*most))]),
            Self::MinutesOutsideDay { most } => ("minutes-outside-day", vec![("most", Number(*most))]),
            Self::ActivityOutsideEnrolment { from, to: Some(to) } => {
                ("activity-outside-ended-enrolment", vec![("from", Day(*from)), ("to", Day(*to))])
            }
            Self::ActivityOutsideEnrolment { from, to: None } => {
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
            Self::PauseAfterEnd { end } => ("pause-after-end", vec![("end", Day(*end))]),
            Self::PauseBackwards => ("pause-backwards", vec![]),
            Self::BackNotAhead => ("back-not-ahead", vec![]),
            Self::PauseTooLong { days } => ("pause-too-long", vec![("days", Number(*days))]),
            Self::AlreadyPaused { until } => ("already-paused", vec![("until", Day(*until))]),
            Self::NotPaused => ("not-paused", vec![]),
            Self::EnrolmentPaused { until } => ("enrolment-paused", vec![("until", Day(*until))]),
            Self::StageAlready => ("stage-already", vec![]),
            Self::StageBefore { from } => ("stage-before", vec![("from", Day(*from))]),
            Self::StageUndecided => ("stage-undecided", vec![]),
            Self::PromiseBefore { from } => ("promise-before", vec![("from", Day(*from))]),
            Self::OutcomeMissing => ("outcome-missing", vec![]),
            Self::AlreadyRated => ("already-rated", vec![]),
            Self::EmployerExists => ("employer-exists", vec![]),
            Self::ScoreOutsideScale { least, most } => {
                ("score-outside-scale", vec![("least", Number(*least)), ("most", Number(*most))])
            }
            Self::PlanSuperseded => ("plan-superseded", vec![]),
            Self::NotEndedYet => ("not-ended-yet", vec![]),
            Self::SearchTooWide { hits, most } => {
                ("search-too-wide", vec![("hits", Number(*hits)), ("most", Number(*most))])
            }
            Self::SearchesMost { most } => ("searches-most", vec![("most", Number(*most))]),
            Self::DeclinedBefore => ("declined-before", vec![]),
            Self::Hindered => ("hindered", vec![]),
            Self::SlotNotForMunicipality => ("slot-not-for-municipality", vec![]),
            Self::SlotNotForAge { age, min, max } => (
                "slot-not-for-age",
                vec![("age", Number(*age)), ("min", Number(*min)), ("max", Number(*max))],
            ),
            Self::SlotNotForTrack => ("slot-not-for-track", vec![]),
            Self::AgesTurned => ("ages-turned", vec![]),
            Self::DocumentName { kind } => {
                let endings: Vec<String> = kind.endings().iter().map(|end| format!(".{end}")).collect();
                let kind = Particular::Listed(vec![kind.text_id()]);
                ("document-name", vec![("kind", kind), ("endings", Particular::Name(endings.join(", ")))])
            }
            Self::DocumentExists => ("document-exists", vec![]),
            Self::ChangeWaits => ("change-waits", vec![]),
            Self::ChangeDecided => ("change-decided", vec![]),
            Self::ChangeOutdated => ("change-outdated", vec![]),
            Self::ChangeNotAllowed => ("change-not-allowed", vec![]),
            Self::InvoiceMonthNotOver => ("invoice-month-not-over", vec![]),
            Self::InvoiceIssued => ("invoice-issued", vec![]),
            Self::InvoiceLineConfirmed => ("invoice-line-confirmed", vec![]),
            Self::InvoiceEmpty => ("invoice-empty", vec![]),
            Self::InvoiceLocked { on } => ("invoice-locked", vec![("on", Day(*on))]),
            Self::GateIncomplete { lacks } => {
                let ids = lacks.iter().map(|item| item.text_id()).collect();
                ("gate-incomplete", vec![("items", Particular::Listed(ids))])
            }
            Self::StartBeforeReady { ready_on } => ("start-before-ready", vec![("ready", Day(*ready_on))]),
            Self::RiskAssessedInFuture => ("risk-assessed-in-future", vec![]),
            Self::RiskAssessedLongAgo { earliest } => {
                ("risk-assessed-long-ago", vec![("earliest", Day(*earliest))])
            }
            Self::IntroductionAfterStart { start } => {
                ("introduction-after-start", vec![("start", Day(*start))])
            }
            Self::IntroductionLongAgo { earliest } => {
                ("introduction-long-ago", vec![("earliest", Day(*earliest))])
            }
            Self::GateKept { items } => {
                let ids = items.iter().map(|item| item.text_id()).collect();
                ("gate-kept", vec![("items", Particular::Listed(ids))])
            }
            Self::AgreementUnwritten => ("agreement-unwritten", vec![]),
            Self::AgreementUnsigned { by } => {
                let ids = by.iter().map(|party| party.text_id()).collect();
                ("agreement-unsigned", vec![("parties", Particular::Listed(ids))])
            }
            Self::AgreementOutdated => ("agreement-outdated", vec![]),
            Self::AgreementReplaced => ("agreement-replaced", vec![]),
            Self::AgreementSigned => ("agreement-signed", vec![]),
            Self::SignedBeforeDrawn { on } => ("signed-before-drawn", vec![("on", Day(*on))]),
            Self::AnswerDayOutside { from, to } => {
                ("answer-day-outside", vec![("from", Day(*from)), ("to", Day(*to))])
            }
            Self::NotTheirTurn { provider } => {
                ("not-their-turn", vec![("provider", Particular::Name(provider.clone()))])
            }
            Self::OrderOfTooFew => ("order-of-too-few", vec![]),
            Self::OrderRanks { last } => ("order-ranks", vec![("last", Number(*last))]),
            Self::OrderShares { sum } => ("order-shares", vec![("sum", Number(*sum))]),
            Self::ContractInOrder { title } => {
                ("contract-in-order", vec![("title", Particular::Name(title.clone()))])
            }
            Self::ContractEndsBefore { title, ends } => (
                "contract-ends-before",
                vec![("title", Particular::Name(title.clone())), ("ends", Day(*ends))],
            ),
            Self::OrderClosed => ("order-closed", vec![]),
            Self::SegmentsOverlap { source, from, to } => (
                "segments-overlap",
                vec![("source", Particular::Name(source.clone())), ("from", Day(*from)), ("to", Day(*to))],
            ),
            Self::FundingTooLong => ("funding-too-long", vec![]),
            Self::AmountAbsurd { most } => ("amount-absurd", vec![("most", Money(*most))]),
            Self::SegmentCutsRow { from, to } => {
                ("segment-cuts-row", vec![("from", Day(*from)), ("to", Day(*to))])
            }
            Self::SegmentBelowRows { sum } => ("segment-below-rows", vec![("sum", Money(*sum))]),
            Self::RowOutside { from, to } => ("row-outside", vec![("from", Day(*from)), ("to", Day(*to))]),
            Self::RowsOverlap { from, to } => ("rows-overlap", vec![("from", Day(*from)), ("to", Day(*to))]),
            Self::RowOverSegment { left } => ("row-over-segment", vec![("left", Money(*left))]),
            Self::CheckBeforeContract { from } => ("check-before-contract", vec![("from", Day(*from))]),
            Self::CheckNeedsAction => ("check-needs-action", vec![]),
            Self::ActionNotNeeded => ("action-not-needed", vec![]),
            Self::ActionInThePast { from } => ("action-in-the-past", vec![("from", Day(*from))]),
            Self::ActionTooLate { to } => ("action-too-late", vec![("to", Day(*to))]),
            Self::RequirementDropped => ("requirement-dropped", vec![]),
            Self::DeviationOpen { count } => ("deviation-open", vec![("count", Number(*count))]),
            Self::DeviationClosed => ("deviation-closed", vec![]),
            Self::NobodyAsked => ("nobody-asked", vec![]),
            Self::CapacityRequestClosed => ("capacity-request-closed", vec![]),
            Self::AnswerTooLate { by } => ("answer-too-late", vec![("by", Day(*by))]),
            Self::ProviderLeaves { last } => ("provider-leaves", vec![("last", Day(*last))]),
            Self::PromiseOverFree { free } => ("promise-over-free", vec![("free", Number(*free))]),
            Self::WishesMost { most } => ("wishes-most", vec![("most", Number(*most))]),
        }
    }
}

fn named(name: &Option<String>) -> Particular {
    Particular::Name(name.clone().unwrap_or_else(|| "none".to_owned()))
}
