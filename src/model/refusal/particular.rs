//! What a refusal's text names.

use chrono::NaiveDate;

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
    /// The texts of some codes, by their ids.
    Listed(Vec<String>),
    /// What people have named; `none` when there is nothing, for the text to choose by.
    Name(String),
}
