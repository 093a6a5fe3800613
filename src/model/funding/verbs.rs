//! Adding a segment of funding and its budget rows, and changing them. Each locks the project: two managers at once make no overlap.

use chrono::NaiveDate;

use super::{BudgetRow, BudgetRowId, ROWS, Segment, SegmentId};
use crate::db::Write;
use crate::model::access::Who;
use crate::model::event::Event;
use crate::model::project::{Project, ProjectId};
use crate::model::{Error, Refusal, Result};

/// Öre: a milliard kronor. More is a typing error.
pub const MOST_AMOUNT: i64 = 100_000_000_000;
/// Days of the longest segment: fifteen years. More is a typing error in a year.
const MOST_DAYS: i64 = 15 * 366;

/// As the form says it. The amount is öre.
#[derive(Clone, Debug)]
pub struct NewSegment {
    pub source: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub amount: i64,
}

#[derive(Clone, Copy, Debug)]
pub struct NewRow {
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub amount: i64,
}

impl NewSegment {
    fn check(&self, project: &Project, others: &[Segment]) -> Result<(), Refusal> {
        in_order(self.starts_on, self.ends_on, self.amount)?;
        // It may begin before the project or end after it, but not miss it altogether.
        if self.ends_on < project.starts_on || self.starts_on > project.ends_on {
            return Err(Refusal::OutsideProjectPeriod { from: project.starts_on, to: project.ends_on });
        }
        let meets = |other: &&Segment| other.starts_on <= self.ends_on && other.ends_on >= self.starts_on;
        match others.iter().find(meets) {
            Some(Segment { source, starts_on, ends_on, .. }) => {
                Err(Refusal::SegmentsOverlap { source: source.clone(), from: *starts_on, to: *ends_on })
            }
            None => Ok(()),
        }
    }
}

fn in_order(from: NaiveDate, to: NaiveDate, amount: i64) -> Result<(), Refusal> {
    if to < from {
        return Err(Refusal::EndBeforeStart);
    }
    if (to - from).num_days() > MOST_DAYS {
        return Err(Refusal::FundingTooLong);
    }
    if !(1..=MOST_AMOUNT).contains(&amount) {
        return Err(Refusal::AmountAbsurd { most: MOST_AMOUNT });
    }
    Ok(())
}

/// The project's segments, locked.
async fn locked(db: &mut Write, who: &Who, project: ProjectId) -> Result<Vec<Segment>> {
    if !who.manages(project) {
        return Err(Error::NotFound);
    }
    db.query("UPDATE projects SET version = version WHERE id = $1").bind(project).run().await?;
    Segment::of_project(db, who, project).await
}

impl Segment {
    pub async fn add(db: &mut Write, who: &Who, project: ProjectId, new: NewSegment) -> Result<SegmentId> {
        let others = locked(db, who, project).await?;
        new.check(&Project::load(db, project).await?, &others)?;
        let id: SegmentId = db
            .query(
                "INSERT INTO funding_segments (project_id, source, starts_on, ends_on, amount) VALUES ($1, $2, $3, $4, $5) RETURNING id",
            )
            .bind(project)
            .bind(new.source.clone())
            .bind(new.starts_on)
            .bind(new.ends_on)
            .bind(new.amount)
            .value()
            .await?;
        let event = Event::new("funding_added", "funding_segment", id.0).by(who.id).within(project);
        event.with("source", new.source).with("amount", new.amount).write(db).await?;
        Ok(id)
    }

    /// What it says from now on. Its budget rows stay within its days and its amount.
    pub async fn change(
        db: &mut Write,
        who: &Who,
        id: SegmentId,
        version: i64,
        new: NewSegment,
    ) -> Result<()> {
        let project = Self::find(db, who, id).await?.project_id;
        let mut others = locked(db, who, project).await?;
        let at = others.iter().position(|one| one.id == id).ok_or(Error::NotFound)?;
        let now = others.remove(at);
        if now.version != version {
            return Err(Error::Stale);
        }
        new.check(&Project::load(db, project).await?, &others)?;
        if let Some(row) =
            now.rows.iter().find(|row| row.starts_on < new.starts_on || row.ends_on > new.ends_on)
        {
            return Err(Refusal::SegmentCutsRow { from: row.starts_on, to: row.ends_on }.into());
        }
        let divided = now.amount - now.undivided();
        if divided > new.amount {
            return Err(Refusal::SegmentBelowRows { sum: divided }.into());
        }
        db.query(
            "UPDATE funding_segments SET source = $2, starts_on = $3, ends_on = $4, amount = $5, version = version + 1 WHERE id = $1",
        )
        .bind(id)
        .bind(new.source.clone())
        .bind(new.starts_on)
        .bind(new.ends_on)
        .bind(new.amount)
        .run()
        .await?;
        Event::new("funding_changed", "funding_segment", id.0)
            .by(who.id)
            .within(project)
            .with("amount", format!("{} → {}", now.amount, new.amount))
            .with("ends_on", format!("{} → {}", now.ends_on, new.ends_on))
            .write(db)
            .await
    }

    /// With its rows: what it paid for stands outside all funding then.
    pub async fn remove(db: &mut Write, who: &Who, id: SegmentId) -> Result<ProjectId> {
        let segment = Self::find(db, who, id).await?;
        locked(db, who, segment.project_id).await?;
        db.query("DELETE FROM budget_rows WHERE segment_id = $1").bind(id).run().await?;
        if db.query("DELETE FROM funding_segments WHERE id = $1").bind(id).run().await? == 0 {
            return Err(Error::NotFound);
        }
        let event = Event::new("funding_removed", "funding_segment", id.0).by(who.id);
        let event = event.within(segment.project_id).with("source", segment.source);
        event.with("amount", segment.amount).write(db).await?;
        Ok(segment.project_id)
    }

    /// Within the segment's days and what is left of its amount, and beside the rows that are there.
    pub async fn add_row(db: &mut Write, who: &Who, id: SegmentId, new: NewRow) -> Result<ProjectId> {
        let project = Self::find(db, who, id).await?.project_id;
        locked(db, who, project).await?;
        let segment = Self::find(db, who, id).await?;
        in_order(new.starts_on, new.ends_on, new.amount)?;
        if new.starts_on < segment.starts_on || new.ends_on > segment.ends_on {
            return Err(Refusal::RowOutside { from: segment.starts_on, to: segment.ends_on }.into());
        }
        let meets = |row: &&BudgetRow| row.starts_on <= new.ends_on && row.ends_on >= new.starts_on;
        if let Some(row) = segment.rows.iter().find(meets) {
            return Err(Refusal::RowsOverlap { from: row.starts_on, to: row.ends_on }.into());
        }
        if new.amount > segment.undivided() {
            return Err(Refusal::RowOverSegment { left: segment.undivided() }.into());
        }
        db.query("INSERT INTO budget_rows (segment_id, starts_on, ends_on, amount) VALUES ($1, $2, $3, $4)")
            .bind(id)
            .bind(new.starts_on)
            .bind(new.ends_on)
            .bind(new.amount)
            .run()
            .await?;
        let event = Event::new("budget_row_added", "funding_segment", id.0).by(who.id).within(project);
        event.with("from", new.starts_on.to_string()).with("amount", new.amount).write(db).await?;
        Ok(project)
    }

    pub async fn remove_row(db: &mut Write, who: &Who, id: BudgetRowId) -> Result<ProjectId> {
        let row: BudgetRow = db.built(format!("{ROWS} WHERE id = $1")).bind(id).one().await?;
        let project = Self::find(db, who, row.segment_id).await?.project_id;
        locked(db, who, project).await?;
        if db.query("DELETE FROM budget_rows WHERE id = $1").bind(id).run().await? == 0 {
            return Err(Error::NotFound);
        }
        let event = Event::new("budget_row_removed", "funding_segment", row.segment_id.0).by(who.id);
        event.within(project).with("amount", row.amount).write(db).await?;
        Ok(project)
    }
}
