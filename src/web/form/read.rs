//! The typed readers of a [`Form`]: each gives the value, or records what is wrong and gives nothing.

use std::str::FromStr;

use chrono::NaiveDate;

use super::value::{self, Read};
use super::{Bounds, Form};
use crate::model::codes::Code;
use crate::web::message::Message;

impl Form {
    /// A text that must be there: `form.text("title", 1..=120)`, in characters.
    pub fn text(&mut self, field: &str, length: Bounds<usize>) -> Option<String> {
        self.required(field, |written| value::text(written, length))
    }

    pub fn optional_text(&mut self, field: &str, most: usize) -> Option<Option<String>> {
        self.optional(field, |written| value::text(written, 0..=most))
    }

    pub fn integer(&mut self, field: &str, bounds: Bounds<i64>) -> Option<i64> {
        self.required(field, |written| value::integer(written, bounds))
    }

    pub fn optional_integer(&mut self, field: &str, bounds: Bounds<i64>) -> Option<Option<i64>> {
        self.optional(field, |written| value::integer(written, bounds))
    }

    /// A number with one decimal, in tenths.
    pub fn decimal(&mut self, field: &str, tenths: Bounds<i64>) -> Option<i64> {
        self.required(field, |written| value::decimal(written, tenths))
    }

    pub fn optional_decimal(&mut self, field: &str, tenths: Bounds<i64>) -> Option<Option<i64>> {
        self.optional(field, |written| value::decimal(written, tenths))
    }

    /// An amount in öre.
    pub fn money(&mut self, field: &str, ore: Bounds<i64>) -> Option<i64> {
        self.required(field, |written| value::money(written, ore))
    }

    pub fn date(&mut self, field: &str) -> Option<NaiveDate> {
        self.required(field, value::date)
    }

    pub fn optional_date(&mut self, field: &str) -> Option<Option<NaiveDate>> {
        self.optional(field, value::date)
    }

    /// One code of a list: `form.one::<ExitTo>("exit_to")`.
    pub fn one<C: Code>(&mut self, field: &str) -> Option<C> {
        self.required(field, chosen)
    }

    pub fn optional_one<C: Code>(&mut self, field: &str) -> Option<Option<C>> {
        self.optional(field, chosen)
    }

    /// Any number of codes, each once, in the order of the list: check boxes.
    pub fn many<C: Code>(&mut self, field: &str) -> Option<Vec<C>> {
        let read: Read<Vec<C>> =
            self.values(field).filter(|written| !written.is_empty()).map(chosen).collect();
        let mut codes = self.keep(field, read)?;
        codes.sort_unstable();
        codes.dedup();
        Some(codes)
    }

    /// The number of a row: `form.id::<SlotId>("slot_id")`. Whether the person may see that row, only its look-up knows.
    pub fn id<T: FromStr>(&mut self, field: &str) -> Option<T> {
        self.required(field, numbered)
    }

    pub fn optional_id<T: FromStr>(&mut self, field: &str) -> Option<Option<T>> {
        self.optional(field, numbered)
    }

    /// Any small type that reads itself, such as a personal number. `fault` says what is wrong otherwise.
    pub fn parsed<T: FromStr>(&mut self, field: &str, fault: &'static str) -> Option<T> {
        self.required(field, |written| written.trim().parse().map_err(|_| Message::new(fault)))
    }

    pub fn optional_parsed<T: FromStr>(&mut self, field: &str, fault: &'static str) -> Option<Option<T>> {
        self.optional(field, |written| written.trim().parse().map_err(|_| Message::new(fault)))
    }

    /// Whether a check box is ticked.
    pub fn flag(&self, field: &str) -> bool {
        !self.value(field).is_empty()
    }

    /// The version of the row that was edited; one that is missing or broken never matches.
    pub fn version(&self) -> i64 {
        value::integer(self.value("version"), 0..=i64::MAX).unwrap_or(-1)
    }

    /// Faults the second field when its date comes before the first's. Fields that are at fault already are left alone.
    pub fn in_order(&mut self, first: &str, second: &str) {
        if let (Ok(from), Ok(to)) = (value::date(self.value(first)), value::date(self.value(second)))
            && to < from
        {
            self.fault(second, Message::new("form-wrong-order").with("first", from));
        }
    }

    fn required<T>(&mut self, field: &str, reader: impl FnOnce(&str) -> Read<T>) -> Option<T> {
        let written = self.value(field);
        let read = if written.trim().is_empty() { missing(reader) } else { reader(written) };
        self.keep(field, read)
    }

    fn optional<T>(&mut self, field: &str, reader: impl FnOnce(&str) -> Read<T>) -> Option<Option<T>> {
        let written = self.value(field);
        let read = if written.trim().is_empty() { Ok(None) } else { reader(written).map(Some) };
        self.keep(field, read)
    }

    fn keep<T>(&mut self, field: &str, read: Read<T>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(message) => {
                self.fault(field, message);
                None
            }
        }
    }
}

/// A text whose least length is 0 may be empty; everything else is missing, which is a clearer word than "not a number".
fn missing<T>(reader: impl FnOnce(&str) -> Read<T>) -> Read<T> {
    reader("").map_err(|_| Message::new("form-missing"))
}

fn chosen<C: Code>(written: &str) -> Read<C> {
    written.parse().map_err(|_| Message::new("form-not-a-choice"))
}

fn numbered<T: FromStr>(written: &str) -> Read<T> {
    let digits = written.bytes().all(|byte| byte.is_ascii_digit());
    written.parse().ok().filter(|_| digits).ok_or_else(|| Message::new("form-not-found"))
}
