//! Something that must not be. Each has a text `verify-<id>` in both languages.

use chrono::NaiveDate;

use crate::model::package::Detail;

/// What is wrong with a sealed personal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// It cannot be opened.
    Damaged,
    /// What was sealed is no personal number.
    NoNumber,
    /// The date of birth beside it is another's.
    BirthDate,
    /// The index beside it is another's.
    Index,
}

impl NumberFault {
    /// The third part of its text id.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Damaged => "damaged",
            Self::NoNumber => "no-number",
            Self::BirthDate => "birth-date",
            Self::Index => "index",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// More seats are taken than the slot has.
    Seats { slot: String, day: NaiveDate, taken: i64, seats: i64 },
    /// More hours a week are taken than the slot has.
    Hours { slot: String, day: NaiveDate, taken: i64, hours: i64 },
    /// More people are there than the supervisors have time for.
    Supervision { slot: String, day: NaiveDate, taken: i64, people: i64 },
    /// Thousandths.
    PlaceMonths { contract: String, drawn: i64, most: i64 },
    /// Öre.
    Value { contract: String, drawn: i64, most: i64 },
    /// A placement draws otherwise than its period says. Thousandths and öre.
    Drawn { placement: String, place_months: i64, value: i64, right_place_months: i64, right_value: i64 },
    /// A placement on days that its contract does not have.
    OutsideContract { placement: String, contract: String, from: NaiveDate, to: NaiveDate },
    /// More extensions are used than the contract has.
    Extensions { contract: String, used: i64, most: i64 },
    /// A kept file is not the one that its SHA-256 was taken of.
    Fingerprint { table: &'static str, id: i64 },
    /// What is kept of how a contract stands is not what its placements give.
    Standing { contract: String },
    /// A line of an invoice basis that does not add up.
    InvoiceLine { contract: String, month: NaiveDate, placement: String },
    /// A row whose state lacks the dates that belong to it.
    State { table: &'static str, id: i64, state: String },
    /// Attendance on a day that the placement does not have.
    Attendance { placement: String, day: NaiveDate },
    /// A personal number that cannot be opened, or does not agree with what stands beside it.
    Number { id: i64, cause: NumberFault },
    /// So many personal numbers are sealed with another secret than the one in use.
    OtherSecret { people: i64 },
    /// The search index would not hear of the next change.
    ChangeNumber { last: i64, number: i64 },
}

impl Finding {
    /// The second half of its text id, and what the text names.
    pub fn told(&self) -> (&'static str, Vec<(&'static str, Detail)>) {
        use Detail::{Day, Exactly, Money, Number};
        let text = |value: &str| Detail::Text(value.to_owned());
        match self {
            Self::Seats { slot, day, taken, seats } => (
                "seats",
                vec![
                    ("slot", text(slot)),
                    ("day", Day(*day)),
                    ("taken", Number(*taken)),
                    ("seats", Number(*seats)),
                ],
            ),
            Self::Hours { slot, day, taken, hours } => (
                "hours",
                vec![
                    ("slot", text(slot)),
                    ("day", Day(*day)),
                    ("taken", Number(*taken)),
                    ("hours", Number(*hours)),
                ],
            ),
            Self::Supervision { slot, day, taken, people } => (
                "supervision",
                vec![
                    ("slot", text(slot)),
                    ("day", Day(*day)),
                    ("taken", Number(*taken)),
                    ("people", Number(*people)),
                ],
            ),
            Self::PlaceMonths { contract, drawn, most } => (
                "place-months",
                vec![("contract", text(contract)), ("drawn", Exactly(*drawn)), ("most", Exactly(*most))],
            ),
            Self::Value { contract, drawn, most } => (
                "value",
                vec![("contract", text(contract)), ("drawn", Money(*drawn)), ("most", Money(*most))],
            ),
            Self::Drawn { placement, place_months, value, right_place_months, right_value } => (
                "drawn",
                vec![
                    ("placement", text(placement)),
                    ("months", Exactly(*place_months)),
                    ("value", Money(*value)),
                    ("right-months", Exactly(*right_place_months)),
                    ("right-value", Money(*right_value)),
                ],
            ),
            Self::OutsideContract { placement, contract, from, to } => (
                "outside-contract",
                vec![
                    ("placement", text(placement)),
                    ("contract", text(contract)),
                    ("from", Day(*from)),
                    ("to", Day(*to)),
                ],
            ),
            Self::Extensions { contract, used, most } => (
                "extensions",
                vec![("contract", text(contract)), ("used", Number(*used)), ("most", Number(*most))],
            ),
            Self::Fingerprint { table, id } => {
                ("fingerprint", vec![("table", text(table)), ("id", text(&id.to_string()))])
            }
            Self::Standing { contract } => ("standing", vec![("contract", text(contract))]),
            Self::InvoiceLine { contract, month, placement } => (
                "invoice-line",
                vec![("contract", text(contract)), ("month", Day(*month)), ("placement", text(placement))],
            ),
            Self::State { table, id, state } => {
                ("state", vec![("table", text(table)), ("id", text(&id.to_string())), ("state", text(state))])
            }
            Self::Attendance { placement, day } => {
                ("attendance", vec![("placement", text(placement)), ("day", Day(*day))])
            }
            Self::Number { id, cause } => {
                ("number", vec![("id", text(&id.to_string())), ("cause", text(cause.code()))])
            }
            Self::OtherSecret { people } => ("other-secret", vec![("people", Number(*people))]),
            Self::ChangeNumber { last, number } => {
                ("change-number", vec![("last", Number(*last)), ("number", Number(*number))])
            }
        }
    }
}
