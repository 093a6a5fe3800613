//! What was expected, as the id of a text and the values that it names.

use chrono::NaiveDate;

use super::expected::Expected;
use super::tables::Table;
use crate::model::codes::PriceUnit;
use crate::model::organisation_number::OrganisationNumberFault;
use crate::model::personal_number::PersonalNumberFault;

/// A value in a fault's text, by what it is rather than how it looks.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail {
    Day(NaiveDate),
    Number(i64),
    /// Öre.
    Money(i64),
    /// Thousandths.
    PlaceMonths(i64),
    /// Thousandths, all of which are told.
    Exactly(i64),
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
            Self::FileThere => ("file-there", vec![]),
            Self::KnownFile => ("known-file", vec![]),
            Self::Descriptor => ("descriptor", vec![]),
            Self::FileOfAtMost { megabytes } => ("file-of-at-most", vec![("megabytes", Number(*megabytes))]),
            Self::Readable { cause } => ("readable", vec![("cause", text(cause))]),
            Self::Header => ("header", vec![]),
            Self::ColumnPresent => ("column-present", vec![]),
            Self::KnownColumn { known } => ("known-column", vec![("known", joined(known))]),
            Self::ColumnOnce => ("column-once", vec![]),
            Self::ColumnNamed => ("column-named", vec![]),
            Self::Fields { expected, found } => {
                ("fields", vec![("expected", Number(*expected)), ("found", Number(*found))])
            }
            Self::ClosedQuote => ("closed-quote", vec![]),
            Self::RowOfAtMost { kilobytes } => ("row-of-at-most", vec![("kilobytes", Number(*kilobytes))]),
            Self::Utf8 => ("utf8", vec![]),
            Self::Something => ("something", vec![]),
            Self::Date => ("date", vec![]),
            Self::Whole { from, to } => ("whole", vec![("from", Number(*from)), ("to", Number(*to))]),
            Self::Decimal { from, to } => ("decimal", vec![("from", Number(*from)), ("to", Number(*to))]),
            Self::Sek => ("sek", vec![]),
            Self::Price => {
                let units: Vec<&str> = PriceUnit::ALL.iter().map(PriceUnit::code).collect();
                ("price", vec![("units", joined(&units))])
            }
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
            Self::NumberOfAnother { line } => ("number-of-another", vec![("line", text(&line.to_string()))]),
            Self::NumberOnLine { line } => ("number-on-line", vec![("line", text(&line.to_string()))]),
            Self::NumberOfStored { reference } => ("number-of-stored", vec![("reference", text(reference))]),
            Self::KnownField { names } => ("known-field", vec![("names", Detail::Text(names.join("; ")))]),
            Self::SameGroupAs { line } => ("same-group-as", vec![("line", text(&line.to_string()))]),
            Self::SameUserAs { line } => ("same-user-as", vec![("line", text(&line.to_string()))]),
            Self::Reference { table } => ("reference", vec![("table", Detail::Table(*table))]),
            Self::OfAssociation { association } => {
                ("of-association", vec![("association", text(association))])
            }
            Self::OfProvider { provider } => ("of-provider", vec![("provider", text(provider))]),
            Self::OfProject { project } => ("of-project", vec![("project", text(project))]),
            Self::Coach { project } => ("coach", vec![("project", text(project))]),
            Self::Provider => ("provider", vec![]),
            Self::Association => ("association", vec![]),
            Self::Contract => ("contract", vec![]),
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
            Self::EndAfterStart => ("end-after-start", vec![]),
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
            Self::SupervisorFree { slot, day, people } => (
                "supervisor-free",
                vec![("slot", text(slot)), ("day", Day(*day)), ("people", Number(*people))],
            ),
            Self::SupervisorsTaken { day, people } => {
                ("supervisors-taken", vec![("day", Day(*day)), ("people", Number(*people))])
            }
            Self::Workplaces => ("workplaces", vec![]),
            Self::Workplace { provider } => ("workplace", vec![("provider", text(provider))]),
            Self::WeekdayHours { least } => ("weekday-hours", vec![("least", Number(*least))]),
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
            Self::HandedOver => ("handed-over", vec![]),
            Self::HoldsAnEnd { participant } => ("holds-an-end", vec![("participant", text(participant))]),
            Self::Questioned { minutes, status } => {
                ("questioned", vec![("minutes", Number(*minutes)), ("status", text(status))])
            }
            Self::OwnProject => ("own-project", vec![]),
            Self::OwnRole => ("own-role", vec![]),
            Self::Unchanged => ("unchanged", vec![]),
            Self::SecondApproval { contract } => {
                ("second-approval", vec![("page", text(&format!("/contracts/{contract}")))])
            }
            Self::ContractOver { contract } => ("contract-over", vec![("contract", text(contract))]),
            Self::ApprovedFirst { contract } => ("approved-first", vec![("contract", text(contract))]),
            Self::PastPrice { placement } => ("past-price", vec![("placement", text(placement))]),
            // Told by its own text.
            Self::Rule(refusal) => (refusal.told().0, vec![]),
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
