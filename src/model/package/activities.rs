//! The tables `activities` and `attendance`: millions of short rows, so they are kept packed, with references as numbers.

use std::collections::HashMap;
use std::num::NonZeroU32;

use chrono::NaiveDate;

use super::expected::Expected;
use super::rows::Row;
use super::values::{code, date, email, reference, whole, yes_no};
use crate::model::codes::{ActivityKind, AttendanceStatus};

/// Names kept once, by number.
#[derive(Debug, Default)]
pub(super) struct Names {
    numbers: HashMap<String, NonZeroU32>,
}

impl Names {
    pub fn number(&mut self, name: &str) -> NonZeroU32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let next = u32::try_from(self.numbers.len() + 1).ok().and_then(NonZeroU32::new);
        let number = next.expect("a file of 512 MB has fewer names than that");
        self.numbers.insert(name.to_owned(), number);
        number
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, NonZeroU32)> {
        self.numbers.iter().map(|(name, number)| (name.as_str(), *number))
    }

    /// The names in the order of their numbers.
    pub fn in_order(&self) -> Vec<&str> {
        let mut names = vec![""; self.numbers.len()];
        for (name, number) in self.iter() {
            names[place(number)] = name;
        }
        names
    }
}

/// Where what belongs to a name stands in a list in the order of the numbers.
pub(super) fn place(number: NonZeroU32) -> usize {
    number.get() as usize - 1
}

/// In this order, rows of one participant stand together and equal rows side by side; the line comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Activity {
    pub participant: NonZeroU32,
    pub on: NaiveDate,
    pub kind: ActivityKind,
    pub minutes: u16,
    pub attended: bool,
    pub by: Option<NonZeroU32>,
    pub line: u32,
}

impl Activity {
    pub fn read(
        row: &mut Row<'_>,
        participants: &mut Names,
        users: &mut Names,
        today: NaiveDate,
    ) -> Option<Self> {
        let participant = row.read("participant", reference);
        let kind = row.read("kind", code);
        let on = past(row, today);
        let minutes = row.read("minutes", minutes);
        let attended = row.read("attended", yes_no);
        let by = row.maybe("by", email);
        Some(Self {
            participant: participants.number(&participant?),
            on: on?,
            kind: kind?,
            minutes: minutes?,
            attended: attended?,
            by: by?.map(|email| users.number(&email)),
            line: row.line(),
        })
    }
}

/// In this order, rows with the same key stand side by side, the first line first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Attendance {
    pub placement: NonZeroU32,
    pub on: NaiveDate,
    pub line: u32,
    pub minutes: u16,
    pub status: AttendanceStatus,
}

impl Attendance {
    pub fn read(row: &mut Row<'_>, placements: &mut Names, today: NaiveDate) -> Option<Self> {
        let placement = row.read("placement", reference);
        let on = past(row, today);
        let minutes = row.read("minutes", minutes);
        let status = row.read("status", code);
        Some(Self {
            placement: placements.number(&placement?),
            on: on?,
            line: row.line(),
            minutes: minutes?,
            status: status?,
        })
    }
}

/// The day it was: not one to come.
fn past(row: &mut Row<'_>, today: NaiveDate) -> Option<NaiveDate> {
    let on = row.read("on", date)?;
    if on > today {
        row.wrong("on", Expected::NotInTheFuture);
        return None;
    }
    Some(on)
}

/// At most a day.
fn minutes(text: &str) -> Result<u16, Expected> {
    whole(0..=1440)(text).map(|minutes| minutes as u16)
}
