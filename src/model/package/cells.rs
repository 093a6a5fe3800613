//! Writes one row as the fields of a CSV file, in the order of the table's columns. What `values` reads, this writes.

use std::fmt::Display;

/// A row that can be written.
pub(super) trait Cells {
    fn cells(&self) -> Vec<String>;
}

pub(super) fn shown(value: impl Display) -> String {
    value.to_string()
}

/// Empty when missing.
pub(super) fn maybe(value: Option<impl Display>) -> String {
    value.map(shown).unwrap_or_default()
}

pub(super) fn joined<T: Display>(values: &[T]) -> String {
    values.iter().map(shown).collect::<Vec<_>>().join(";")
}
