//! Reads one table's file: the header, then row by row, every value by its column's name. A value that cannot be read
//! is a fault; reading goes on, so that all faults are found at once.

use std::collections::HashMap;
use std::io::{BufRead, Read};

use super::csv_reader::{Broken, CsvReader, MOST_KILOBYTES, Record};
use super::expected::Expected;
use super::fault::Faults;
use super::keyed::{First, Lined, Rows};
use super::tables::{Column, Shape};
use super::values::Reading;

/// Where a column stands that the file does without.
const ABSENT: usize = usize::MAX;

/// A table's file, being read.
pub(super) struct TableFile<'f> {
    shape: Shape,
    name: &'f str,
    reader: CsvReader<Box<dyn BufRead + 'f>>,
    /// For each column of the table, where its field stands.
    places: Vec<usize>,
    width: usize,
    record: Record,
}

impl<'f> TableFile<'f> {
    /// Reads the header. None, and faults, when it will not do.
    pub fn open(shape: Shape, name: &'f str, input: impl Read + 'f, faults: &mut Faults) -> Option<Self> {
        let mut input = std::io::BufReader::with_capacity(1 << 16, input);
        let start = match input.fill_buf() {
            Ok(start) => start,
            Err(cause) => {
                let cause = cause.to_string();
                faults.add(name, None, None, "", Expected::Readable { cause });
                return None;
            }
        };
        let mark = if start.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let first = first_line(&start[mark..]);
        if is_utf16(first) {
            faults.add(name, Some(1), None, "", Expected::Utf8);
            return None;
        }
        let told = told_separator(first);
        let separator = told.unwrap_or_else(|| separator_of(first));
        input.consume(mark);
        let input: Box<dyn BufRead + 'f> = Box::new(input);
        let mut reader = CsvReader::new(input, separator);
        let mut record = Record::default();
        let mut read = reader.read(&mut record);
        if told.is_some() && matches!(read, Ok(true)) {
            read = reader.read(&mut record);
        }
        match read {
            Ok(true) => {}
            Ok(false) => {
                faults.add(name, None, None, "", Expected::Header);
                return None;
            }
            Err(broken) => {
                report(broken, name, faults);
                return None;
            }
        }
        let places = places(shape, name, &record, faults)?;
        Some(Self { shape, name, reader, places, width: record.len(), record })
    }

    /// Reads every row with `read`, which is given each in turn. `read` returns None for a row with faults.
    pub fn each(self, faults: &mut Faults, mut read: impl FnMut(&mut Row<'_>)) {
        self.walk(faults, |row, is_whole| {
            if is_whole {
                read(row);
            }
        });
    }

    /// Every row, and whether it can be read at all. False when the file broke off.
    fn walk(mut self, faults: &mut Faults, mut see: impl FnMut(&mut Row<'_>, bool)) -> bool {
        loop {
            match self.reader.read(&mut self.record) {
                Ok(true) => {}
                Ok(false) => return true,
                Err(broken) => {
                    report(broken, self.name, faults);
                    return false;
                }
            }
            // What Excel leaves below the last row: separators and nothing else.
            if self.record.fields().all(<[u8]>::is_empty) {
                continue;
            }
            let line = self.record.line;
            let has_width = self.record.len() == self.width;
            if !has_width {
                let (expected, found) = (self.width as i64, self.record.len() as i64);
                faults.add(self.name, Some(line), None, "", Expected::Fields { expected, found });
            }
            let columns = self.shape.columns;
            let mut row = Row {
                file: self.name,
                columns,
                places: &self.places,
                record: &self.record,
                faults: &mut *faults,
            };
            let is_whole = has_width && row.is_utf8();
            see(&mut row, is_whole);
        }
    }

    /// As `each`, keeping the rows by their keys; a key that comes again is a fault.
    pub fn all<T>(self, faults: &mut Faults, read: impl Fn(&mut Row<'_>) -> Option<T>) -> Rows<T> {
        let mut rows = Rows::default();
        let key_columns = self.shape.key;
        let is_whole = self.walk(faults, |row, is_whole| {
            let line = row.line();
            let key = key_of(row, key_columns);
            if !is_whole {
                rows.first.entry(key).or_insert(First { line, at: None });
                return;
            }
            let value = read(row);
            if let Some(earlier) = rows.first.get(&key).copied() {
                let (column, text) = (key_columns[0], row.value(key_columns[0]).to_owned());
                // An empty key has been told already.
                if !text.is_empty() {
                    row.fault(column, &text, Expected::UniqueKey { line: earlier.line });
                }
                return;
            }
            rows.first.insert(key, First { line, at: value.is_some().then_some(rows.list.len()) });
            if let Some(value) = value {
                rows.list.push(Lined { line, row: value });
            }
        });
        rows.is_torn = !is_whole;
        rows
    }
}

/// The values of the key's columns; addresses in lower case.
fn key_of(row: &Row<'_>, columns: &[&str]) -> String {
    match columns {
        ["ref"] => row.value("ref").to_owned(),
        ["email", "project"] => user_key(&row.value("email").to_lowercase(), Some(row.value("project"))),
        several => several.iter().map(|column| row.value(column)).collect::<Vec<_>>().join("\n"),
    }
}

/// A user's rows are told apart by their projects.
pub(super) fn user_key(email: &str, project: Option<&str>) -> String {
    format!("{email}\n{}", project.unwrap_or_default())
}

/// One row: its values by the names of their columns.
pub(super) struct Row<'r> {
    file: &'r str,
    columns: &'static [Column],
    places: &'r [usize],
    record: &'r Record,
    faults: &'r mut Faults,
}

impl Row<'_> {
    pub fn line(&self) -> u32 {
        self.record.line
    }

    fn field(&self, at: usize) -> &[u8] {
        match self.places[at] {
            ABSENT => b"",
            // A row that is too short has told so.
            place if place >= self.record.len() => b"",
            place => self.record.field(place),
        }
    }

    /// Whether the file has the column at all.
    pub fn has(&self, column: &str) -> bool {
        let at = self.columns.iter().position(|known| known.name == column);
        at.is_some_and(|at| self.places[at] != ABSENT)
    }

    /// The text of a field without the spaces around it.
    pub fn value(&self, column: &str) -> &str {
        let at = self.columns.iter().position(|known| known.name == column);
        let at = at.unwrap_or_else(|| unreachable!("{column} is a column of the table"));
        // `is_utf8` has looked at the whole row.
        std::str::from_utf8(self.field(at)).unwrap_or_default().trim()
    }

    /// Every field as it stands in the file, in the order of the table's columns.
    pub fn cells(&self) -> Vec<String> {
        self.columns.iter().map(|column| self.value(column.name).to_owned()).collect()
    }

    /// A value that must be there; none, with a fault, when it is missing or cannot be read.
    pub fn read<T>(&mut self, column: &'static str, reading: impl Fn(&str) -> Reading<T>) -> Option<T> {
        self.read_if(column, reading, true).flatten()
    }

    /// A value that may be missing. The outer none is a fault.
    pub fn maybe<T>(
        &mut self,
        column: &'static str,
        reading: impl Fn(&str) -> Reading<T>,
    ) -> Option<Option<T>> {
        self.read_if(column, reading, false)
    }

    fn read_if<T>(
        &mut self,
        column: &'static str,
        reading: impl Fn(&str) -> Reading<T>,
        required: bool,
    ) -> Option<Option<T>> {
        debug_assert_eq!(
            self.columns.iter().find(|known| known.name == column).map(|known| known.required),
            Some(required),
            "{column} is read as the table has it"
        );
        let text = self.value(column);
        if text.is_empty() {
            if !required {
                return Some(None);
            }
            self.fault(column, "", Expected::Something);
            return None;
        }
        match reading(text) {
            Ok(value) => Some(Some(value)),
            Err(expected) => {
                let text = text.to_owned();
                self.fault(column, &text, expected);
                None
            }
        }
    }

    pub fn fault(&mut self, column: &str, value: &str, expected: Expected) {
        self.faults.add(self.file, Some(self.record.line), Some(column), value, expected);
    }

    /// As `fault`, with the field's own text as the value.
    pub fn wrong(&mut self, column: &'static str, expected: Expected) {
        let value = self.value(column).to_owned();
        self.fault(column, &value, expected);
    }

    /// As `wrong`, but it hinders nothing.
    pub fn odd(&mut self, column: &'static str, expected: Expected) {
        let value = self.value(column).to_owned();
        self.faults.remark(self.file, Some(self.record.line), column, &value, expected);
    }

    fn is_utf8(&mut self) -> bool {
        let mut good = true;
        for (at, column) in self.columns.iter().enumerate() {
            if std::str::from_utf8(self.field(at)).is_err() {
                good = false;
                let shown = String::from_utf8_lossy(self.field(at)).into_owned();
                self.fault(column.name, &shown, Expected::Utf8);
            }
        }
        good
    }
}

fn first_line(start: &[u8]) -> &[u8] {
    start.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default()
}

/// Two bytes a letter, with its mark first or without: every other byte of plain letters is then 0.
fn is_utf16(first: &[u8]) -> bool {
    first.starts_with(b"\xff\xfe") || first.starts_with(b"\xfe\xff") || first.contains(&0)
}

/// What a line `sep=;` before the header says, as Excel reads and others write it.
fn told_separator(first: &[u8]) -> Option<u8> {
    match first {
        [word @ .., b'=', separator @ (b',' | b';' | b'\t' | b'|')] if word.eq_ignore_ascii_case(b"sep") => {
            Some(*separator)
        }
        _ => None,
    }
}

/// The separator that the header line has most of.
fn separator_of(header: &[u8]) -> u8 {
    let count = |separator: u8| header.iter().filter(|byte| **byte == separator).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}

/// Where each column of the table stands, in whatever order the header has them.
fn places(shape: Shape, file: &str, header: &Record, faults: &mut Faults) -> Option<Vec<usize>> {
    let line = Some(header.line);
    let before = faults.count();
    let mut found: HashMap<String, usize> = HashMap::new();
    for (at, field) in header.fields().enumerate() {
        let name = String::from_utf8_lossy(field).trim().to_lowercase();
        if name.is_empty() {
            faults.add(file, line, Some(&(at + 1).to_string()), "", Expected::ColumnNamed);
        } else if !shape.names().any(|known| known == name) {
            let known = shape.names().collect();
            faults.add(file, line, Some(&name), &name, Expected::KnownColumn { known });
        } else if found.insert(name.clone(), at).is_some() {
            faults.add(file, line, Some(&name), &name, Expected::ColumnOnce);
        }
    }
    let mut places = Vec::with_capacity(shape.columns.len());
    for Column { name, extra, .. } in shape.columns {
        match found.get(*name) {
            Some(at) => places.push(*at),
            None if *extra => places.push(ABSENT),
            None => faults.add(file, line, Some(name), "", Expected::ColumnPresent),
        }
    }
    (faults.count() == before).then_some(places)
}

fn report(broken: Broken, file: &str, faults: &mut Faults) {
    match broken {
        Broken::Io(cause) => {
            faults.add(file, None, None, "", Expected::Readable { cause: cause.to_string() });
        }
        Broken::OpenQuote { line } => faults.add(file, Some(line), None, "", Expected::ClosedQuote),
        Broken::LongRow { line } => {
            let kilobytes = MOST_KILOBYTES as i64;
            faults.add(file, Some(line), None, "", Expected::RowOfAtMost { kilobytes });
        }
    }
}
