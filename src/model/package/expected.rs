//! What was expected where a package has a fault. How it is told is in `told`.

use chrono::NaiveDate;

use super::tables::Table;
use crate::model::Refusal;
use crate::model::organisation_number::OrganisationNumberFault;
use crate::model::personal_number::PersonalNumberFault;

/// What was expected instead. Each has a text `package-expected-<id>` in both languages.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    // The package and its files.
    SomeTable,
    File,
    /// A file that the package says it has.
    FileThere,
    KnownFile,
    Descriptor,
    FileOfAtMost {
        megabytes: i64,
    },
    Readable {
        cause: String,
    },
    Header,
    ColumnPresent,
    KnownColumn {
        known: Vec<&'static str>,
    },
    ColumnOnce,
    ColumnNamed,
    Fields {
        expected: i64,
        found: i64,
    },
    ClosedQuote,
    RowOfAtMost {
        kilobytes: i64,
    },
    Utf8,

    // One value.
    Something,
    Date,
    Whole {
        from: i64,
        to: i64,
    },
    Decimal {
        from: i64,
        to: i64,
    },
    Sek,
    /// A price from a day on, in one cell.
    Price,
    YesNo,
    Text {
        most: i64,
    },
    OneLine,
    Code {
        codes: Vec<&'static str>,
    },
    Once,
    Email,
    Cpv,
    Ssyk,
    Municipality,
    PersonalNumber(PersonalNumberFault),
    OrganisationNumber(OrganisationNumberFault),

    // Values of one row together.
    NotBefore {
        column: &'static str,
        day: NaiveDate,
    },
    NotInTheFuture,
    With {
        column: &'static str,
    },
    Without {
        column: &'static str,
    },
    AtLeastColumn {
        column: &'static str,
        value: i64,
    },
    NoneAlone,
    AfterAccepted,
    NotItself,
    NotInCircle,
    PeriodOfMonths {
        most: i64,
    },

    // Rows together.
    UniqueKey {
        line: u32,
    },
    OncePerProject {
        line: Option<u32>,
    },
    SamePersonAs {
        line: u32,
        column: &'static str,
    },
    /// The personal number stands there for somebody else.
    NumberOfAnother {
        line: u32,
    },
    /// Another organisation has the number.
    NumberOnLine {
        line: u32,
    },
    NumberOfStored {
        reference: String,
    },
    /// A field that has one of these names; else it follows from the code.
    KnownField {
        names: Vec<&'static str>,
    },
    SameGroupAs {
        line: u32,
    },
    SameUserAs {
        line: u32,
    },
    Reference {
        table: Table,
    },
    OfProvider {
        provider: String,
    },
    OfProject {
        project: String,
    },
    /// A project of this association.
    OfAssociation {
        association: String,
    },
    Coach {
        project: String,
    },
    Provider,
    /// The association that a project is of.
    Association,
    Contract,
    AgeBetween {
        min: i64,
        max: i64,
        age: i64,
    },
    MunicipalityOf {
        project: String,
        known: Vec<&'static str>,
    },
    DayWithin {
        table: Table,
        key: String,
        from: NaiveDate,
        to: NaiveDate,
    },
    DayFrom {
        table: Table,
        key: String,
        from: NaiveDate,
    },
    PlacementsEnded {
        placement: String,
    },
    HoursWithin {
        slot: String,
        min: i64,
        max: i64,
    },
    OneLivePlacement {
        participant: String,
    },
    Started,
    /// A placement in the database that was over before it began has no day for attendance.
    EndAfterStart,
    SeatFree {
        slot: String,
        day: NaiveDate,
        seats: i64,
    },
    HoursFree {
        slot: String,
        day: NaiveDate,
        hours: i64,
        left: i64,
    },
    /// Thousandths.
    PlaceMonthsLeft {
        contract: String,
        left: i64,
        wanted: i64,
    },
    /// Öre.
    ValueLeft {
        contract: String,
        left: i64,
        wanted: i64,
    },
    /// People that the supervisors have time for.
    SupervisorFree {
        slot: String,
        day: NaiveDate,
        people: i64,
    },
    SupervisorsTaken {
        day: NaiveDate,
        people: i64,
    },
    /// A list of workplaces, as an export writes it.
    Workplaces,
    /// A workplace of the slot's provider, in its municipality.
    Workplace {
        provider: String,
    },
    /// Seven numbers of hours, with so many a week at least.
    WeekdayHours {
        least: i64,
    },
    SeatsTaken {
        day: NaiveDate,
        seats: i64,
    },
    HoursTaken {
        day: NaiveDate,
        hours: i64,
    },
    PlaceMonthsTaken {
        taken: i64,
    },
    ValueTaken {
        taken: i64,
    },
    HoldsPlacements {
        placement: String,
        from: NaiveDate,
        to: NaiveDate,
    },
    NotClosed {
        state: &'static str,
    },
    /// An end towards an agency stands on an agency's yes.
    HandedOver,
    /// The end of this enrolment stands on that yes.
    HoldsAnEnd {
        participant: String,
    },
    /// A coach has settled what the line says, or is about to.
    Questioned {
        minutes: i64,
        status: &'static str,
    },

    // What this person may bring in.
    OwnProject,
    OwnRole,
    Unchanged,
    /// What was bought changes on the contract's page, where a second person approves it. By its number.
    SecondApproval {
        contract: i64,
    },
    /// A contract that was refused or taken back: nothing is ever called off under it.
    ContractOver {
        contract: String,
    },
    /// Nobody is booked under a contract that waits for a second person.
    ApprovedFirst {
        contract: String,
    },
    /// What days before today cost stays, where somebody has had a place.
    PastPrice {
        placement: String,
    },

    /// A rule that the forms ask too.
    Rule(Refusal),
}
