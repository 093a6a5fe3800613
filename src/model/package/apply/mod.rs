//! Takes a checked package in: everything in one transaction, many rows a statement. Not for rules: those have been
//! checked by then.

mod activities;
mod events;
mod organisations;
mod participants;
mod placements;
mod slots;

use std::collections::HashMap;

use super::check::{Checked, Plan};
use super::stored::{Stored, select_in};
use super::{Package, Progress, Watch};
use crate::db::{Write, numbered};
use crate::model::secrets::Keys;
use crate::model::user::UserId;
use crate::model::{Error, Result};
use events::Events;

/// Rows written between two words of progress.
const AT_A_TIME: usize = 20_000;

/// What the person who imported should know besides the counts.
#[derive(Clone, Debug, Default)]
pub struct Applied {
    /// Users who were created, by their addresses.
    pub new_users: Vec<NewUser>,
}

/// Somebody who has an account since this import, and an invitation to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewUser {
    pub email: String,
    /// Of the link, which is told once.
    pub token: String,
}

impl Package {
    /// Locks what a booking locks, in the same order, so that nothing is booked between the check and the end of the
    /// import. For an import, before `check`; a dry run needs none.
    pub async fn lock(&self, db: &mut Write) -> Result<()> {
        let mut enrolments: Vec<&str> =
            self.placements.iter().map(|lined| lined.row.participant.as_str()).collect();
        enrolments.extend(self.participants.iter().map(|lined| lined.row.reference.as_str()));
        lock(db, "UPDATE enrolments SET version = version", enrolments).await?;
        db.query("UPDATE contracts SET bookings = bookings + 1").run().await?;
        let mut slots: Vec<&str> = self.placements.iter().map(|lined| lined.row.slot.as_str()).collect();
        slots.extend(self.slots.iter().map(|lined| lined.row.reference.as_str()));
        lock(db, "UPDATE slots SET bookings = bookings + 1", slots).await
    }
}

async fn lock(db: &mut Write, update: &str, mut refs: Vec<&str>) -> Result<()> {
    refs.sort_unstable();
    refs.dedup();
    for chunk in refs.chunks(500) {
        let mut query = db.built(format!("{update} WHERE ref IN ({})", numbered(1, chunk.len())));
        for reference in chunk {
            query = query.bind((*reference).to_owned());
        }
        query.run().await?;
    }
    Ok(())
}

/// Writes all that the check planned. The caller commits. A package with faults is not taken in.
pub async fn apply(
    checked: &Checked<'_>,
    db: &mut Write,
    keys: &Keys,
    by: Option<UserId>,
    watch: Watch<'_>,
) -> Result<Applied> {
    assert!(checked.faults.is_empty(), "a package with faults is never taken in");
    let mut taking = Taking {
        package: checked.package,
        stored: &checked.stored,
        plan: &checked.plan,
        ids: Ids::of(&checked.stored),
        events: Events::by(by),
        done: 0,
        of: checked.plan.rows() as u64,
        watch,
    };
    taking.organisations(db).await?;
    taking.projects(db).await?;
    let new_users = taking.users(db, by).await?;
    taking.contracts(db, by).await?;
    taking.slots(db).await?;
    taking.participants(db, keys).await?;
    taking.placements(db).await?;
    taking.activities(db).await?;
    taking.attendance(db, by).await?;
    taking.handovers(db).await?;
    taking.drop_drafts(db, by).await?;
    taking.events.write(db).await?;
    taking.tell_the_index(db).await?;
    Ok(Applied { new_users })
}

/// A package on its way in.
struct Taking<'t> {
    package: &'t Package,
    stored: &'t Stored,
    plan: &'t Plan,
    ids: Ids,
    events: Events,
    done: u64,
    of: u64,
    watch: Watch<'t>,
}

/// The numbers of rows by their refs (users by their addresses).
#[derive(Default)]
struct Ids {
    organisations: HashMap<String, i64>,
    projects: HashMap<String, i64>,
    users: HashMap<String, i64>,
    contracts: HashMap<String, i64>,
    slots: HashMap<String, i64>,
    enrolments: HashMap<String, i64>,
    placements: HashMap<String, i64>,
}

impl Ids {
    fn of(stored: &Stored) -> Self {
        fn ids<T>(rows: &HashMap<String, T>, id: impl Fn(&T) -> i64) -> HashMap<String, i64> {
            rows.iter().map(|(key, row)| (key.clone(), id(row))).collect()
        }
        Self {
            organisations: ids(&stored.organisations, |known| known.id),
            projects: ids(&stored.projects, |known| known.id),
            users: ids(&stored.users, |(id, _)| *id),
            contracts: ids(&stored.contracts, |known| known.id),
            slots: ids(&stored.slots, |known| known.id),
            enrolments: ids(&stored.enrolments, |known| known.id),
            placements: ids(&stored.placements, |known| known.id),
        }
    }
}

/// The number of a row that the check has seen. Missing is a fault of ours.
fn id_of(ids: &HashMap<String, i64>, table: &'static str, key: &str) -> Result<i64> {
    let missing =
        || Error::InvalidRow { table, id: 0, what: format!("{key:?} was checked and is not there") };
    ids.get(key).copied().ok_or_else(missing)
}

/// As `id_of`, for a reference that may be missing.
fn maybe_id(ids: &HashMap<String, i64>, table: &'static str, key: Option<&str>) -> Result<Option<i64>> {
    key.map(|key| id_of(ids, table, key)).transpose()
}

/// The numbers that the database has given to new rows.
async fn new_ids(
    db: &mut Write,
    select: &'static str,
    column: &'static str,
    keys: Vec<String>,
) -> Result<Vec<(String, i64)>> {
    select_in(db, select, column, &keys).await
}

impl Taking<'_> {
    fn wrote(&mut self, rows: usize) {
        self.done += rows as u64;
        (self.watch)(Progress::Writing { done: self.done, of: self.of });
    }
}
