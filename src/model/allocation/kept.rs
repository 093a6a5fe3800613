//! What stands beside a run's evidence, held against it: the event that was written when it was made, the columns that lists
//! show, and each person's row, which is the result and what people have changed by hand since. For checking.

use chrono::NaiveDate;

use super::evidence::{Broken, Evidence, Proven};
use super::inputs::{Inputs, Outcome};
use super::run::{Run, RunId};
use crate::db::Read;
use crate::model::codes::Track;
use crate::model::enrolment::EnrolmentId;
use crate::model::slot::SlotId;
use crate::model::{Error, Result};

/// All that is stored of a run: read once, checked without the database.
pub struct Record {
    evidence: Evidence,
    columns: Columns,
    rows: Vec<Row>,
    /// By row: from where to where, in the order in which it was done.
    changes: Vec<(i64, Option<SlotId>, Option<SlotId>)>,
    /// The checksums that the event of its making names.
    told: Vec<(Option<String>, Option<String>)>,
}

#[derive(sqlx::FromRow)]
struct Columns {
    project: String,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    track: Track,
    people: i64,
    kept: i64,
    placed: i64,
    fit: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    enrolment_id: EnrolmentId,
    position: i64,
    kept: bool,
    slot_id: Option<SlotId>,
    hours_per_week: Option<i64>,
}

impl Run {
    /// The numbers of all runs, for checking them.
    pub async fn numbers(db: &mut Read) -> Result<Vec<RunId>> {
        Ok(db.query("SELECT id FROM allocations ORDER BY id").values().await?)
    }
}

impl Record {
    pub async fn of(db: &mut Read, id: RunId) -> Result<Self> {
        let evidence = Run::evidence(db, id).await?;
        let columns = db
            .query(
                "SELECT j.ref AS project, a.starts_on, a.ends_on, a.track, a.people, a.kept, a.placed, a.fit FROM allocations a
                 JOIN projects j ON j.id = a.project_id WHERE a.id = $1",
            )
            .bind(id)
            .one()
            .await?;
        let rows = db
            .query(
                "SELECT id, enrolment_id, position, kept, slot_id, hours_per_week FROM allotments WHERE allocation_id = $1
                 ORDER BY position, id",
            )
            .bind(id)
            .all()
            .await?;
        let changes = db
            .query(
                "SELECT h.allotment_id, h.from_slot_id, h.to_slot_id FROM allotment_changes h
                 JOIN allotments t ON t.id = h.allotment_id WHERE t.allocation_id = $1 ORDER BY h.id",
            )
            .bind(id)
            .all()
            .await?;
        let events: Vec<sqlx::types::Json<serde_json::Value>> = db
            .query(
                "SELECT particulars FROM events WHERE what = 'allocation_made' AND subject = 'allocation' AND subject_id = $1",
            )
            .bind(id.0)
            .values()
            .await?;
        let sum = |event: &serde_json::Value, of: &str| {
            event.get(of).and_then(|sum| sum.as_str()).map(str::to_owned)
        };
        let told = events.iter().map(|event| (sum(event, "inputs"), sum(event, "outcome"))).collect();
        Ok(Self { evidence, columns, rows, changes, told })
    }

    /// The evidence, and then all that stands beside it. Takes as long as the run did.
    pub fn verify(&self) -> Result<Proven, Broken> {
        let proven = self.evidence.verify();
        // An answer that is not proven the best must be kept faithfully too.
        if let Ok(_) | Err(Broken::Unproven(..)) = proven {
            self.hold_against_evidence()?;
        }
        proven
    }

    fn hold_against_evidence(&self) -> Result<(), Broken> {
        let Evidence { inputs_hash, outcome_hash, .. } = &self.evidence;
        let is_told = |told: &(Option<String>, Option<String>)| {
            told.0.as_ref() == Some(inputs_hash) && told.1.as_ref() == Some(outcome_hash)
        };
        if self.told.is_empty() || !self.told.iter().all(is_told) {
            return Err(Broken::Event);
        }
        let (inputs, outcome) = self.evidence.read()?;
        if !self.columns.are_of(&inputs, &outcome) {
            return Err(Broken::Columns);
        }
        if self.rows.len() != inputs.people.len() {
            return Err(Broken::Rows(self.rows.len().abs_diff(inputs.people.len())));
        }
        let wrong =
            self.rows.iter().enumerate().filter(|(at, row)| !self.is_right(*at, row, &inputs, &outcome));
        match wrong.count() {
            0 => Ok(()),
            wrong => Err(Broken::Rows(wrong)),
        }
    }

    fn is_right(&self, at: usize, row: &Row, inputs: &Inputs, outcome: &Outcome) -> bool {
        let person = &inputs.people[at];
        let given = outcome.slots.get(at).copied().flatten();
        let given = given.and_then(|slot| inputs.slots.get(slot as usize)).map(|slot| slot.id);
        let mut now = given.or(person.kept.as_ref().map(|kept| kept.slot_id));
        for (_, from, to) in self.changes.iter().filter(|(of, ..)| *of == row.id) {
            if *from != now {
                return false;
            }
            now = *to;
        }
        let options = person.options.iter();
        let hours = options.filter(|one| inputs.slots.get(one.slot as usize).map(|slot| slot.id) == now);
        let hours = hours.map(|one| i64::from(one.hours)).next();
        row.position == at as i64
            && row.enrolment_id == person.id
            && row.kept == person.kept.is_some()
            && row.slot_id == now
            && row.hours_per_week == hours.filter(|_| !row.kept)
    }
}

impl Columns {
    fn are_of(&self, inputs: &Inputs, outcome: &Outcome) -> bool {
        self.project == inputs.project
            && (self.starts_on, self.ends_on, self.track) == (inputs.starts_on, inputs.ends_on, inputs.track)
            && (self.people, self.kept) == (inputs.people.len() as i64, inputs.kept() as i64)
            && (self.placed, self.fit)
                == (i64::from(outcome.placed), i64::try_from(outcome.fit).unwrap_or(i64::MAX))
    }
}

/// All runs, one after the other: what is wrong, by number. That an answer is not proven the best is no fault of what is kept.
pub async fn broken_runs(db: &mut Read) -> Result<Vec<(RunId, Broken)>> {
    let mut broken = Vec::new();
    for id in Run::numbers(db).await? {
        let record = Record::of(db, id).await?;
        let verified = tokio::task::spawn_blocking(move || record.verify()).await;
        let verified = verified.map_err(|fault| Error::InvalidRow {
            table: "allocations",
            id: id.0,
            what: fault.to_string(),
        })?;
        broken.extend(verified.err().filter(|why| !matches!(why, Broken::Unproven(..))).map(|why| (id, why)));
    }
    Ok(broken)
}
