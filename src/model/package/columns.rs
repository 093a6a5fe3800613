//! The columns of a package's files: what they hold, and which of them are ours. Which table has which is `tables`.

use super::tables::Table;

/// What a column holds, in Frictionless' words.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Text,
    Date,
    Integer,
    Number,
    Boolean,
    /// One of these.
    Code(fn() -> Vec<&'static str>),
}

#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    /// Never empty.
    pub required: bool,
    /// Ours: a file need not have it, and is written without it when no row has anything to say there.
    pub extra: bool,
}

/// Which files are written with their extra columns.
#[derive(Clone, Copy, Debug)]
pub(in crate::model) struct Extras {
    pub organisations: bool,
    pub contracts: bool,
    pub slots: bool,
    pub placements: bool,
    pub handovers: bool,
}

impl Extras {
    pub const fn of(self, table: Table) -> bool {
        match table {
            Table::Organisations => self.organisations,
            Table::Contracts => self.contracts,
            Table::Slots => self.slots,
            Table::Placements => self.placements,
            Table::Handovers => self.handovers,
            _ => false,
        }
    }
}

/// The columns of a file, and those that together name a row.
#[derive(Clone, Copy, Debug)]
pub(in crate::model) struct Shape {
    pub columns: &'static [Column],
    pub key: &'static [&'static str],
}

impl Shape {
    pub fn names(&self) -> impl ExactSizeIterator<Item = &'static str> {
        self.columns.iter().map(|column| column.name)
    }
}

pub(in crate::model) const fn must(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, required: true, extra: false }
}

pub(in crate::model) const fn may(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, required: false, extra: false }
}

pub(super) const fn extra(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, required: false, extra: true }
}
