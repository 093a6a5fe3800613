//! What is wrong with a package: where, which value, and what was expected. Never a sentence: the command line and the
//! browser make those, in the user's language, from `Expected::told`.

use chrono::NaiveDate;

use super::tables::Table;
use crate::model::organisation_number::OrganisationNumberFault;
use crate::model::personal_number::PersonalNumberFault;

/// Faults kept in full; the rest are counted.
pub const MOST_FAULTS: usize = 1_000;
/// Characters of a faulty value that are kept.
const MOST_OF_A_VALUE: usize = 200;

/// One fault.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The file's name in the package.
    pub file: String,
    /// The line on which the row begins, from 1. None when the fault is the whole file's.
    pub line: Option<u32>,
    pub column: Option<String>,
    pub value: String,
    pub expected: Expected,
}

/// All faults of a package: the first thousand, and how many there are. Remarks are told too, but hinder nothing.
#[derive(Clone, Debug, Default)]
pub struct Faults {
    list: Vec<Fault>,
    count: usize,
    remarks: Vec<Fault>,
}

impl Faults {
    pub fn list(&self) -> &[Fault] {
        &self.list
    }

    /// How many there are, kept or not.
    pub fn count(&self) -> usize {
        self.count
    }

    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// What is odd but allowed: somebody should look at it.
    pub fn remarks(&self) -> &[Fault] {
        &self.remarks
    }

    pub(super) fn add(
        &mut self,
        file: &str,
        line: Option<u32>,
        column: Option<&str>,
        value: &str,
        expected: Expected,
    ) {
        self.count += 1;
        if self.list.len() < MOST_FAULTS {
            self.list.push(Fault::new(file, line, column, value, expected));
        }
    }

    pub(super) fn remark(&mut self, file: &str, line: u32, column: &str, value: &str, expected: Expected) {
        if self.remarks.len() < MOST_FAULTS {
            self.remarks.push(Fault::new(file, Some(line), Some(column), value, expected));
        }
    }

    /// In the order of the tables and their lines.
    pub(super) fn sort(&mut self, place_of: impl Fn(&str) -> usize) {
        self.list.sort_by(|a, b| (place_of(&a.file), a.line).cmp(&(place_of(&b.file), b.line)));
    }
}

impl Fault {
    fn new(file: &str, line: Option<u32>, column: Option<&str>, value: &str, expected: Expected) -> Self {
        Self {
            file: file.to_owned(),
            line,
            column: column.map(str::to_owned),
            value: value.chars().take(MOST_OF_A_VALUE).collect(),
            expected,
        }
    }
}

/// What was expected instead. Each has a text `package-expected-<id>` in both languages.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    // The package and its files.
    SomeTable,
    File,
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
    Fields {
        expected: i64,
        found: i64,
    },
    ClosedQuote,
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
    Coach {
        project: String,
    },
    Provider,
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

    // What this person may bring in.
    OwnProject,
    OwnRole,
    Unchanged,
}

/// A value in a fault's text, by what it is rather than how it looks.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail {
    Day(NaiveDate),
    Number(i64),
    /// Öre.
    Money(i64),
    /// Thousandths.
    PlaceMonths(i64),
    Text(String),
    /// The code of a state, to be shown by its own text.
    State(&'static str),
    /// A table, to be named by its file.
    Table(Table),
}

impl Expected {
    /// The second half of its text id, and what the text may name.
    pub fn told(&self) -> (&'static str, Vec<(&'static str, Detail)>) {
        use Detail::{Day, Money, Number, PlaceMonths};
        let text = |value: &str| Detail::Text(value.to_owned());
        let joined = |codes: &[&str]| Detail::Text(codes.join(", "));
        match self {
            Self::SomeTable => ("some-table", vec![]),
            Self::File => ("file", vec![]),
            Self::KnownFile => ("known-file", vec![]),
            Self::Descriptor => ("descriptor", vec![]),
            Self::FileOfAtMost { megabytes } => ("file-of-at-most", vec![("megabytes", Number(*megabytes))]),
            Self::Readable { cause } => ("readable", vec![("cause", text(cause))]),
            Self::Header => ("header", vec![]),
            Self::ColumnPresent => ("column-present", vec![]),
            Self::KnownColumn { known } => ("known-column", vec![("known", joined(known))]),
            Self::ColumnOnce => ("column-once", vec![]),
            Self::Fields { expected, found } => {
                ("fields", vec![("expected", Number(*expected)), ("found", Number(*found))])
            }
            Self::ClosedQuote => ("closed-quote", vec![]),
            Self::Utf8 => ("utf8", vec![]),
            Self::Something => ("something", vec![]),
            Self::Date => ("date", vec![]),
            Self::Whole { from, to } => ("whole", vec![("from", Number(*from)), ("to", Number(*to))]),
            Self::Decimal { from, to } => ("decimal", vec![("from", Number(*from)), ("to", Number(*to))]),
            Self::Sek => ("sek", vec![]),
            Self::YesNo => ("yes-no", vec![]),
            Self::Text { most } => ("text", vec![("most", Number(*most))]),
            Self::OneLine => ("one-line", vec![]),
            Self::Code { codes } => ("code", vec![("codes", joined(codes))]),
            Self::Once => ("once", vec![]),
            Self::Email => ("email", vec![]),
            Self::Cpv => ("cpv", vec![]),
            Self::Ssyk => ("ssyk", vec![]),
            Self::Municipality => ("municipality", vec![]),
            Self::PersonalNumber(fault) => (personal_number(*fault), vec![]),
            Self::OrganisationNumber(fault) => (organisation_number(*fault), vec![]),
            Self::NotBefore { column, day } => {
                ("not-before", vec![("column", text(column)), ("day", Day(*day))])
            }
            Self::NotInTheFuture => ("not-in-the-future", vec![]),
            Self::With { column } => ("with", vec![("column", text(column))]),
            Self::Without { column } => ("without", vec![("column", text(column))]),
            Self::AtLeastColumn { column, value } => {
                ("at-least-column", vec![("column", text(column)), ("value", Number(*value))])
            }
            Self::NoneAlone => ("none-alone", vec![]),
            Self::AfterAccepted => ("after-accepted", vec![]),
            Self::NotItself => ("not-itself", vec![]),
            Self::NotInCircle => ("not-in-circle", vec![]),
            Self::PeriodOfMonths { most } => ("period-of-months", vec![("most", Number(*most))]),
            Self::UniqueKey { line } => ("unique-key", vec![("line", text(&line.to_string()))]),
            Self::OncePerProject { line: Some(line) } => {
                ("once-per-project", vec![("line", text(&line.to_string()))])
            }
            Self::OncePerProject { line: None } => ("once-per-project-stored", vec![]),
            Self::SamePersonAs { line, column } => {
                ("same-person-as", vec![("line", text(&line.to_string())), ("column", text(column))])
            }
            Self::SameUserAs { line } => ("same-user-as", vec![("line", text(&line.to_string()))]),
            Self::Reference { table } => ("reference", vec![("table", Detail::Table(*table))]),
            Self::OfProvider { provider } => ("of-provider", vec![("provider", text(provider))]),
            Self::OfProject { project } => ("of-project", vec![("project", text(project))]),
            Self::Coach { project } => ("coach", vec![("project", text(project))]),
            Self::Provider => ("provider", vec![]),
            Self::AgeBetween { min, max, age } => {
                ("age-between", vec![("min", Number(*min)), ("max", Number(*max)), ("age", Number(*age))])
            }
            Self::MunicipalityOf { project, known } => {
                ("municipality-of", vec![("project", text(project)), ("known", joined(known))])
            }
            Self::DayWithin { table, key, from, to } => (
                "day-within",
                vec![
                    ("table", Detail::Table(*table)),
                    ("key", text(key)),
                    ("from", Day(*from)),
                    ("to", Day(*to)),
                ],
            ),
            Self::DayFrom { table, key, from } => {
                ("day-from", vec![("table", Detail::Table(*table)), ("key", text(key)), ("from", Day(*from))])
            }
            Self::PlacementsEnded { placement } => ("placements-ended", vec![("placement", text(placement))]),
            Self::HoursWithin { slot, min, max } => {
                ("hours-within", vec![("slot", text(slot)), ("min", Number(*min)), ("max", Number(*max))])
            }
            Self::OneLivePlacement { participant } => {
                ("one-live-placement", vec![("participant", text(participant))])
            }
            Self::Started => ("started", vec![]),
            Self::SeatFree { slot, day, seats } => {
                ("seat-free", vec![("slot", text(slot)), ("day", Day(*day)), ("seats", Number(*seats))])
            }
            Self::HoursFree { slot, day, hours, left } => (
                "hours-free",
                vec![
                    ("slot", text(slot)),
                    ("day", Day(*day)),
                    ("hours", Number(*hours)),
                    ("left", Number(*left)),
                ],
            ),
            Self::PlaceMonthsLeft { contract, left, wanted } => (
                "place-months-left",
                vec![
                    ("contract", text(contract)),
                    ("left", PlaceMonths(*left)),
                    ("wanted", PlaceMonths(*wanted)),
                ],
            ),
            Self::ValueLeft { contract, left, wanted } => (
                "value-left",
                vec![("contract", text(contract)), ("left", Money(*left)), ("wanted", Money(*wanted))],
            ),
            Self::SeatsTaken { day, seats } => {
                ("seats-taken", vec![("day", Day(*day)), ("seats", Number(*seats))])
            }
            Self::HoursTaken { day, hours } => {
                ("hours-taken", vec![("day", Day(*day)), ("hours", Number(*hours))])
            }
            Self::PlaceMonthsTaken { taken } => ("place-months-taken", vec![("taken", PlaceMonths(*taken))]),
            Self::ValueTaken { taken } => ("value-taken", vec![("taken", Money(*taken))]),
            Self::HoldsPlacements { placement, from, to } => (
                "holds-placements",
                vec![("placement", text(placement)), ("from", Day(*from)), ("to", Day(*to))],
            ),
            Self::NotClosed { state } => ("not-closed", vec![("state", Detail::State(state))]),
            Self::OwnProject => ("own-project", vec![]),
            Self::OwnRole => ("own-role", vec![]),
            Self::Unchanged => ("unchanged", vec![]),
        }
    }
}

fn personal_number(fault: PersonalNumberFault) -> &'static str {
    match fault {
        PersonalNumberFault::Length => "personal-number-length",
        PersonalNumberFault::NotDigits => "personal-number-digits",
        PersonalNumberFault::NoSuchDate => "personal-number-date",
        PersonalNumberFault::CheckDigit => "personal-number-check-digit",
        PersonalNumberFault::InTheFuture => "personal-number-future",
    }
}

fn organisation_number(fault: OrganisationNumberFault) -> &'static str {
    match fault {
        OrganisationNumberFault::Length => "organisation-number-length",
        OrganisationNumberFault::NotDigits => "organisation-number-digits",
        OrganisationNumberFault::ThirdDigit => "organisation-number-third-digit",
        OrganisationNumberFault::CheckDigit => "organisation-number-check-digit",
    }
}
