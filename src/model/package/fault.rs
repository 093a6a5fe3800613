//! What is wrong with a package: where, and which value. What was `expected` instead has its own file. Never a sentence:
//! the command line and the browser make those, in the user's language.

use std::collections::HashSet;

use super::expected::Expected;

/// Faults kept in full; the rest are counted. As many as fit in a few dozen megabytes.
const MOST_FAULTS: usize = 100_000;
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

/// All faults of a package, and how many there are. Remarks are told too, but hinder nothing.
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

    /// Whether a file has any, as far as they are kept.
    pub(super) fn are_in(&self, file: &str) -> bool {
        self.count > self.list.len() || self.list.iter().any(|fault| fault.file == file)
    }

    /// The lines of a file that have any.
    pub(super) fn lines_of(&self, file: &str) -> HashSet<u32> {
        self.list.iter().filter(|fault| fault.file == file).filter_map(|fault| fault.line).collect()
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

    /// Takes up others, as if they had been found here.
    pub(super) fn extend(&mut self, others: Self) {
        self.count += others.count;
        self.list.extend(others.list);
        self.list.truncate(MOST_FAULTS);
        self.remarks.extend(others.remarks);
    }

    pub(super) fn remark(
        &mut self,
        file: &str,
        line: Option<u32>,
        column: &str,
        value: &str,
        expected: Expected,
    ) {
        if self.remarks.len() < MOST_FAULTS {
            self.remarks.push(Fault::new(file, line, Some(column), value, expected));
        }
    }

    /// Takes back what turned out to be a fault.
    pub(super) fn take_back_remark(&mut self, file: &str, line: u32, column: &str) {
        self.remarks.retain(|one| {
            (one.file.as_str(), one.line, one.column.as_deref()) != (file, Some(line), Some(column))
        });
    }

    /// In the order of the tables and their lines.
    pub(super) fn sort(&mut self, place_of: impl Fn(&str) -> usize) {
        self.list.sort_by_key(|fault| (place_of(&fault.file), fault.line));
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
