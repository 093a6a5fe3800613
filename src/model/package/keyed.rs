//! The rows of a table as they were read, by their keys: what refers to one that has faults is no further fault.

use std::collections::HashMap;

/// A row that could be read, and its line.
#[derive(Clone, Debug)]
pub(super) struct Lined<T> {
    pub line: u32,
    pub row: T,
}

/// The rows of a table by their keys.
#[derive(Debug)]
pub(super) struct Rows<T> {
    pub list: Vec<Lined<T>>,
    /// Where each key first stands, also of rows with faults: a reference to one is no further fault.
    pub(super) first: HashMap<String, First>,
    /// Not all of the file could be read: any key may be in what is left.
    pub(super) is_torn: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct First {
    pub line: u32,
    /// None: the row has faults.
    pub at: Option<usize>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { list: Vec::new(), first: HashMap::new(), is_torn: false }
    }
}

impl<T> Rows<T> {
    pub fn find(&self, key: &str) -> Option<&Lined<T>> {
        self.first.get(key)?.at.map(|at| &self.list[at])
    }

    /// Of a file that cannot be read.
    pub fn torn() -> Self {
        Self { is_torn: true, ..Self::default() }
    }

    /// Whether the package has a row with this key, good or not, or may have one where nobody could read it.
    pub fn has(&self, key: &str) -> bool {
        self.is_torn || self.first.contains_key(key)
    }

    pub fn is_torn(&self) -> bool {
        self.is_torn
    }

    /// Every key, also of rows with faults.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.first.keys().map(String::as_str)
    }

    /// The keys of rows that could not be read.
    pub fn faulty(&self) -> impl Iterator<Item = &str> {
        self.first.iter().filter(|(_, first)| first.at.is_none()).map(|(key, _)| key.as_str())
    }

    pub fn iter(&self) -> impl Iterator<Item = &Lined<T>> {
        self.list.iter()
    }
}
