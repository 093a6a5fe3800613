//! Checks a package that has been read against itself and against the database, and plans what taking it in would do.
//! A dry run ends here. Every rule that the pages obey holds here too.

mod activities;
mod approvals;
mod bookings;
mod caps;
mod ends;
mod filling;
mod handovers;
mod held;
mod organisations;
mod own;
mod participants;
mod placements;
mod seats;
mod slots;
mod world;

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::db::Read;
use crate::model::Result;
use crate::model::secrets::Keys;

use super::fault::Faults;
use super::keyed::Rows;
use super::stored::Stored;
use super::{Package, Table};
pub(super) use bookings::Booking;
use world::World;

/// What taking in a table does, or would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    pub table: Table,
    pub created: usize,
    pub changed: usize,
    pub unchanged: usize,
}

/// A package that has been checked: its faults, or what it would change.
pub struct Checked<'p> {
    pub faults: Faults,
    /// A row for each table that is in the package.
    pub counts: Vec<Count>,
    pub(super) package: &'p Package,
    pub(super) stored: Stored,
    pub(super) plan: Plan,
    today: NaiveDate,
}

/// Which rows are new and which have changed.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub organisations: Todo,
    pub projects: Todo,
    pub teams: Todo,
    pub users: Todo,
    pub contracts: Todo,
    pub slots: Todo,
    pub participants: Todo,
    pub activities: Todo,
    pub placements: Todo,
    pub attendance: Todo,
    pub handovers: Todo,
    /// Contracts that come to cover a municipality outside their project, by their places in the package.
    pub lots_outside: Vec<usize>,
    /// What each new or changed placement takes, by its place in the package.
    pub bookings: HashMap<usize, Booking>,
    /// Placements that stay as they are but cost otherwise, since their contract's price has changed: number,
    /// thousandths of a place-month, öre.
    pub revalued: Vec<(i64, i64, i64)>,
}

/// The rows of one table, by their places in the package.
#[derive(Debug, Default)]
pub(super) struct Todo {
    pub create: Vec<usize>,
    /// With the number of the row in the database.
    pub change: Vec<(i64, usize)>,
    pub unchanged: usize,
}

impl Todo {
    /// Compares each row with the one that the database has under the same key.
    fn of<'s, T: PartialEq + 's>(rows: &Rows<T>, stored: impl Fn(&T) -> Option<(i64, &'s T)>) -> Self {
        let mut todo = Self::default();
        for (at, lined) in rows.list.iter().enumerate() {
            match stored(&lined.row) {
                None => todo.create.push(at),
                Some((_, row)) if *row == lined.row => todo.unchanged += 1,
                Some((id, _)) => todo.change.push((id, at)),
            }
        }
        todo
    }

    /// New and changed ones, in the order of the file.
    pub fn touched(&self) -> Vec<usize> {
        let mut places: Vec<usize> =
            self.create.iter().copied().chain(self.change.iter().map(|(_, at)| *at)).collect();
        places.sort_unstable();
        places
    }
}

impl Todo {
    /// Rows that will be written.
    pub fn len(&self) -> usize {
        self.create.len() + self.change.len()
    }

    /// What each event is called, and the place of its row.
    pub fn with_events(&self) -> impl Iterator<Item = (&'static str, usize)> {
        let new = self.create.iter().map(|at| ("imported", *at));
        new.chain(self.change.iter().map(|(_, at)| ("changed_by_import", *at)))
    }
}

impl Package {
    /// Checks every rule. `faults` are those of reading.
    pub async fn check<'p>(&'p self, db: &mut Read, keys: &Keys, mut faults: Faults) -> Result<Checked<'p>> {
        let stored = Stored::load(db, self, keys).await?;
        let mut plan = Plan::default();
        let world = World { package: self, stored: &stored, today: db.today() };
        organisations::check(world, &mut plan, &mut faults);
        slots::check(world, db, &mut plan, &mut faults).await?;
        participants::check(world, keys, &mut plan, &mut faults);
        placements::check(world, db, &mut plan, &mut faults).await?;
        bookings::check(world, db, &mut plan, &mut faults).await?;
        activities::check(world, db, &mut plan, &mut faults).await?;
        handovers::check(world, &mut plan, &mut faults);
        ends::check(world, keys, &mut faults);
        let counts = self.count(&plan);
        faults.sort(|file| self.place_of(file));
        Ok(Checked { faults, counts, package: self, today: db.today(), stored, plan })
    }

    /// Where a file stands among the package's.
    fn place_of(&self, file: &str) -> usize {
        self.files.iter().position(|(_, known)| known == file).unwrap_or(0)
    }

    fn count(&self, plan: &Plan) -> Vec<Count> {
        let count = |table: Table| {
            let todo = plan.todo(table);
            let (created, changed) = (todo.create.len(), todo.change.len());
            Count { table, created, changed, unchanged: todo.unchanged }
        };
        self.files.iter().map(|(table, _)| count(*table)).collect()
    }
}

impl Checked<'_> {
    /// Whether taking it in would change anything.
    pub fn changes_nothing(&self) -> bool {
        self.counts.iter().all(|count| count.created + count.changed == 0)
    }
}

impl Plan {
    fn todo(&self, table: Table) -> &Todo {
        match table {
            Table::Organisations => &self.organisations,
            Table::Projects => &self.projects,
            Table::Teams => &self.teams,
            Table::Users => &self.users,
            Table::Contracts => &self.contracts,
            Table::Slots => &self.slots,
            Table::Participants => &self.participants,
            Table::Activities => &self.activities,
            Table::Placements => &self.placements,
            Table::Attendance => &self.attendance,
            Table::Handovers => &self.handovers,
        }
    }

    /// Rows that will be written.
    pub fn rows(&self) -> usize {
        Table::ALL.iter().map(|table| self.todo(*table).len()).sum()
    }
}
