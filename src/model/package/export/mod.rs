//! Writes a package: every table of the format, the same bytes each time. What was taken in from a file goes out in the
//! file's own order: what has few rows, and activities, by their numbers; the rest sorted by key. What never came about
//! (proposals declined, withdrawn or expired; handovers revoked; slots still drafts) has no place in a package.

mod long;
mod short;
mod zipped;

use std::collections::HashSet;
use std::io::Write;

pub use zipped::Zip;

use super::cells::Cells;
use super::descriptor::descriptor;
use super::tables::{Extras, Table};
use super::{Progress, Watch, contract_register, handovers, organisations, placements, slot_details};
use crate::db::Read;
use crate::model::consent::took_back;
use crate::model::enrolment::EnrolmentId;
use crate::model::participant::check_keys;
use crate::model::project::Project;
use crate::model::secrets::Keys;
use crate::model::{Error, Result};

/// Rows read at a time.
const AT_A_TIME: usize = 500;

/// What could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum ExportFault {
    #[error(transparent)]
    Model(#[from] Error),
    #[error(transparent)]
    Io(#[from] std::io::Error),
    #[error(transparent)]
    Csv(#[from] csv::Error),
}

impl From<sqlx::Error> for ExportFault {
    fn from(error: sqlx::Error) -> Self {
        Self::Model(error.into())
    }
}

/// Where a package is written: a folder of files, or whatever else makes a writer of a name.
pub trait Shelf: Send {
    /// A new file of this name.
    fn file(&mut self, name: &str) -> std::io::Result<Box<dyn Write + Send>>;
}

impl<F: FnMut(&str) -> std::io::Result<Box<dyn Write + Send>> + Send> Shelf for F {
    fn file(&mut self, name: &str) -> std::io::Result<Box<dyn Write + Send>> {
        self(name)
    }
}

/// What an export wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// Rows of each table.
    pub counts: Vec<(Table, usize)>,
    /// Memberships that have no row: a package knows one role a person in each project.
    pub left_out: Vec<String>,
    /// Whose personal data were written.
    pub enrolments: Vec<EnrolmentId>,
}

/// How much of the database is written.
#[derive(Clone, Debug)]
pub enum Extent {
    All,
    /// One project: its people (but not those with a protected identity or who have taken a consent back), its contracts, and the slots under those and
    /// wherever its people are placed. Organisations are everybody's.
    Project(Project),
}

/// Writes everything as of one moment. Personal numbers are written in plain text.
pub async fn export(
    db: &mut Read,
    keys: &Keys,
    extent: Extent,
    shelf: &mut impl Shelf,
    watch: Watch<'_>,
) -> Result<Exported, ExportFault> {
    check_keys(db, keys).await?;
    let extras = Extras {
        organisations: organisations::has_any(db).await?,
        contracts: contract_register::has_registers(db).await?,
        slots: slot_details::has_any(db).await?,
        placements: placements::has_more(db).await?,
        handovers: handovers::has_more(db).await?,
    };
    shelf.file("datapackage.json")?.write_all(descriptor(extras).as_bytes())?;
    let (told, exported) = (HashSet::new(), Exported::default());
    let mut exporting = Exporting { db, keys, extent, extras, shelf, watch, told, exported };
    exporting.organisations().await?;
    exporting.projects().await?;
    exporting.teams().await?;
    exporting.users().await?;
    exporting.contracts().await?;
    exporting.slots().await?;
    exporting.enrolments().await?;
    exporting.activities().await?;
    exporting.placements().await?;
    exporting.exported.counts.sort_unstable();
    Ok(exporting.exported)
}

struct Exporting<'e, S> {
    db: &'e mut Read,
    keys: &'e Keys,
    extent: Extent,
    extras: Extras,
    shelf: &'e mut S,
    watch: Watch<'e>,
    /// The addresses that have a row.
    told: HashSet<String>,
    exported: Exported,
}

impl Extent {
    /// Whether a row of this project is within.
    fn has(&self, project: &str) -> bool {
        match self {
            Self::All => true,
            Self::Project(one) => one.reference == project,
        }
    }

    /// For `$1 = 0 OR project_id = $1`.
    fn number(&self) -> i64 {
        match self {
            Self::All => 0,
            Self::Project(one) => one.id.0,
        }
    }
}

/// The enrolments `e` that an extent has, by `$1` on the day `$2`. Who has a protected identity, or has taken a consent
/// back, is written by the command line alone.
fn within() -> String {
    format!(
        "($1 = 0 OR (e.project_id = $1 AND EXISTS (SELECT 1 FROM participants t WHERE t.id = e.participant_id
            AND t.protection = 'none') AND NOT {}))",
        took_back("$2")
    )
}

/// Whether a project's package, made a moment ago, still has nobody in it who has taken a consent back meanwhile. Asked
/// in the transaction after which it is sent.
pub async fn may_still_go(db: &mut Read, project: &Project, people: &[EnrolmentId]) -> Result<bool> {
    let today = db.today();
    let left: Vec<EnrolmentId> = db
        .built(format!("SELECT e.id FROM enrolments e WHERE {}", within()))
        .bind(project.id)
        .bind(today)
        .values()
        .await?;
    let left: HashSet<EnrolmentId> = left.into_iter().collect();
    Ok(people.iter().all(|person| left.contains(person)))
}

impl<S: Shelf> Exporting<'_, S> {
    fn open(&mut self, table: Table) -> Result<TableWriter, ExportFault> {
        let output = self.shelf.file(&table.file_name())?;
        let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(output);
        let columns: Vec<&str> = table.written(self.extras.of(table)).map(|column| column.name).collect();
        csv.write_record(&columns)?;
        Ok(TableWriter { table, csv, width: columns.len(), rows: 0 })
    }

    fn close(&mut self, mut writer: TableWriter) -> Result<(), ExportFault> {
        writer.csv.flush()?;
        self.exported.counts.push((writer.table, writer.rows));
        Ok(())
    }

    /// A table that fits in memory.
    fn write_all(
        &mut self,
        table: Table,
        rows: impl IntoIterator<Item = impl Cells>,
    ) -> Result<(), ExportFault> {
        let mut writer = self.open(table)?;
        for row in rows {
            writer.write(&row)?;
        }
        self.close(writer)
    }

    fn wrote(&self, done: usize, of: usize) {
        (self.watch)(Progress::Writing { done: done as u64, of: of as u64 });
    }
}

struct TableWriter {
    table: Table,
    csv: csv::Writer<Box<dyn Write + Send>>,
    /// The extra columns stand last, and may be left out.
    width: usize,
    rows: usize,
}

impl TableWriter {
    fn write(&mut self, row: &impl Cells) -> Result<(), ExportFault> {
        let cells = row.cells();
        debug_assert_eq!(
            cells.len(),
            self.table.columns().len(),
            "{} has a cell a column",
            self.table.name()
        );
        self.csv.write_record(&cells[..self.width])?;
        self.rows += 1;
        Ok(())
    }
}
