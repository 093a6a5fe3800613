//! The data package: all of the database as CSV tables, for moving in, moving out and checking. A package is read
//! ([`Package::read`]), checked against what the database has ([`Package::check`]), and taken in ([`apply`]) in one
//! transaction, all or nothing. Exporting is in `export`. What the tables and codes are: data package, README.
//!
//! Not for sentences: faults are told in the user's language by `web`.

mod activities;
mod apply;
mod cells;
mod check;
mod columns;
mod contract_register;
mod contracts;
mod csv_reader;
mod descriptor;
mod expected;
mod export;
mod fault;
mod handovers;
mod keyed;
mod occupations;
mod organisations;
mod participants;
mod placements;
mod projects;
mod rows;
mod slot_details;
mod slots;
mod source;
mod stored;
mod tables;
mod told;
mod unzip;
mod users;
mod values;
mod workplaces;

use std::collections::HashSet;

use chrono::NaiveDate;

pub use apply::{Applied, NewUser, apply};
pub use check::{Checked, Count};
pub use expected::Expected;
pub use export::{ExportFault, Exported, Extent, Shelf, Zip, export, may_still_go};
pub use fault::{Fault, Faults};
pub use occupations::read_occupations;
pub use source::{MOST_MEGABYTES, Source};
pub use tables::{Column, Kind, Table};
pub use told::Detail;
pub use unzip::{Limits, ZipFault, read_zip};

use activities::{Activity, Attendance, Names};
use contracts::Contract;
use handovers::Handover;
use keyed::Rows;
use organisations::Organisation;
use participants::Participant;
use placements::Placement;
use projects::{Project, Team};
use rows::TableFile;
use slots::Slot;
use users::User;

/// How far a long piece of work has come.
#[derive(Clone, Copy, Debug)]
pub enum Progress {
    /// Bytes read.
    Reading { done: u64, of: u64 },
    /// Rows written.
    Writing { done: u64, of: u64 },
}

/// Who is told how far it has come.
pub type Watch<'w> = &'w (dyn Fn(Progress) + Sync);

/// A package in memory, its rows read one by one. What refers to what is not yet known.
#[derive(Debug, Default)]
pub struct Package {
    /// The file of each table that is in the package.
    files: Vec<(Table, String)>,
    organisations: Rows<Organisation>,
    projects: Rows<Project>,
    teams: Rows<Team>,
    users: Rows<User>,
    /// Of all users in the package, whatever their projects.
    emails: HashSet<String>,
    contracts: Rows<Contract>,
    slots: Rows<Slot>,
    participants: Rows<Participant>,
    placements: Rows<Placement>,
    handovers: Rows<Handover>,
    activities: Vec<Activity>,
    attendance: Vec<Attendance>,
    /// The names that activities and attendance refer to.
    named_participants: Names,
    named_users: Names,
    named_placements: Names,
}

impl Package {
    /// Reads every table. Needs no database and takes long: not for the thread of a request.
    pub fn read(source: &Source, today: NaiveDate, watch: Watch<'_>) -> (Self, Faults) {
        let mut faults = Faults::default();
        let mut package = Self::default();
        let tables = source.tables(&mut faults);
        let of = tables.iter().map(|at| at.bytes).sum();
        let mut before = 0;
        for at in &tables {
            package.files.push((at.table, at.file.clone()));
            match source.open(&at.file) {
                Ok(input) => {
                    let watched = Watched { input, done: before, of, watch };
                    match TableFile::open(at.table.shape(), &at.file, watched, &mut faults) {
                        Some(file) => package.take_in(at.table, file, today, &mut faults),
                        None => package.tear(at.table),
                    }
                }
                Err(cause) => {
                    let cause = cause.to_string();
                    faults.add(&at.file, None, None, "", Expected::Readable { cause });
                    package.tear(at.table);
                }
            }
            before += at.bytes;
        }
        package.activities.sort_unstable();
        package.attendance.sort_unstable();
        (package, faults)
    }

    fn take_in(&mut self, table: Table, file: TableFile<'_>, today: NaiveDate, faults: &mut Faults) {
        match table {
            Table::Organisations => self.organisations = file.all(faults, Organisation::read),
            Table::Projects => self.projects = file.all(faults, Project::read),
            Table::Teams => self.teams = file.all(faults, Team::read),
            Table::Users => {
                self.users = file.all(faults, User::read);
                let emails = self.users.keys().filter_map(|key| key.split('\n').next());
                self.emails = emails.map(str::to_owned).collect();
            }
            Table::Contracts => self.contracts = file.all(faults, Contract::read),
            Table::Slots => self.slots = file.all(faults, Slot::read),
            Table::Participants => {
                self.participants = file.all(faults, |row| Participant::read(row, today));
            }
            Table::Placements => self.placements = file.all(faults, |row| Placement::read(row, today)),
            Table::Handovers => self.handovers = file.all(faults, |row| Handover::read(row, today)),
            Table::Activities => file.each(faults, |row| {
                let read = Activity::read(row, &mut self.named_participants, &mut self.named_users, today);
                self.activities.extend(read);
            }),
            Table::Attendance => file.each(faults, |row| {
                self.attendance.extend(Attendance::read(row, &mut self.named_placements, today));
            }),
        }
    }

    /// A file that cannot be read: what refers to its rows is no further fault.
    fn tear(&mut self, table: Table) {
        match table {
            Table::Organisations => self.organisations = Rows::torn(),
            Table::Projects => self.projects = Rows::torn(),
            Table::Teams => self.teams = Rows::torn(),
            Table::Users => self.users = Rows::torn(),
            Table::Contracts => self.contracts = Rows::torn(),
            Table::Slots => self.slots = Rows::torn(),
            Table::Participants => self.participants = Rows::torn(),
            Table::Placements => self.placements = Rows::torn(),
            Table::Handovers => self.handovers = Rows::torn(),
            // Nothing refers to them.
            Table::Activities | Table::Attendance => {}
        }
    }

    /// Whether an address may belong to a user of the package.
    fn may_have_user(&self, email: &str) -> bool {
        self.users.is_torn() || self.emails.contains(email)
    }

    /// The name of a table's file, as the package has it.
    fn file(&self, table: Table) -> String {
        let named = self.files.iter().find(|(known, _)| *known == table);
        named.map_or_else(|| table.file_name(), |(_, file)| file.clone())
    }
}

/// Tells how much has been read.
struct Watched<'w, R> {
    input: R,
    done: u64,
    of: u64,
    watch: Watch<'w>,
}

impl<R: std::io::Read> std::io::Read for Watched<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.done += read as u64;
        (self.watch)(Progress::Reading { done: self.done, of: self.of });
        Ok(read)
    }
}
