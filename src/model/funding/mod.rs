//! What pays for a project's places and how far it goes (C04): segments of funding, each with its source, days and amount, and budget rows
//! within. A project that changes funding midway has two segments, and each day belongs to one. What has been used of each is
//! `outturn`. Not a book-keeping: only what the contracts' places cost is counted.

mod outturn;
mod verbs;

use chrono::NaiveDate;

use super::access::Who;
use super::project::ProjectId;
use super::{Error, Result};
use crate::db::Read;

pub use outturn::{Month, Outturn, Spent};
pub use verbs::{MOST_AMOUNT, NewRow, NewSegment};

crate::id!(SegmentId);
crate::id!(BudgetRowId);

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Segment {
    pub id: SegmentId,
    pub project_id: ProjectId,
    /// Who pays.
    pub source: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    /// Öre.
    pub amount: i64,
    pub version: i64,
    #[sqlx(skip)]
    pub rows: Vec<BudgetRow>,
}

/// What a part of a segment may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct BudgetRow {
    pub id: BudgetRowId,
    pub segment_id: SegmentId,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    /// Öre.
    pub amount: i64,
}

const SEGMENTS: &str =
    "SELECT id, project_id, source, starts_on, ends_on, amount, version FROM funding_segments";
const ROWS: &str = "SELECT id, segment_id, starts_on, ends_on, amount FROM budget_rows";

impl Segment {
    /// For a manager of its project, with its rows.
    pub async fn find(db: &mut Read, who: &Who, id: SegmentId) -> Result<Self> {
        let mut segment: Self = db.built(format!("{SEGMENTS} WHERE id = $1")).bind(id).one().await?;
        if !who.manages(segment.project_id) {
            return Err(Error::NotFound);
        }
        segment.rows =
            db.built(format!("{ROWS} WHERE segment_id = $1 ORDER BY starts_on")).bind(id).all().await?;
        Ok(segment)
    }

    /// Of a project, for its managers, in order.
    pub async fn of_project(db: &mut Read, who: &Who, project: ProjectId) -> Result<Vec<Self>> {
        if !who.manages(project) {
            return Err(Error::NotFound);
        }
        let mut segments: Vec<Self> = db
            .built(format!("{SEGMENTS} WHERE project_id = $1 ORDER BY starts_on"))
            .bind(project)
            .all()
            .await?;
        let rows: Vec<BudgetRow> = db
            .built(format!(
                "{ROWS} WHERE segment_id IN (SELECT id FROM funding_segments WHERE project_id = $1) ORDER BY starts_on"
            ))
            .bind(project)
            .all()
            .await?;
        for segment in &mut segments {
            segment.rows = rows.iter().filter(|row| row.segment_id == segment.id).copied().collect();
        }
        Ok(segments)
    }

    /// Öre that stand in no row yet.
    pub fn undivided(&self) -> i64 {
        self.amount - self.rows.iter().map(|row| row.amount).sum::<i64>()
    }

    fn days(&self) -> i64 {
        (self.ends_on - self.starts_on).num_days() + 1
    }

    /// Öre of the budget to the end of a day: each row and what is undivided spread evenly over its days.
    fn budget_by(&self, day: NaiveDate) -> i64 {
        let whole = (self.starts_on, self.ends_on, self.undivided());
        let rows = self.rows.iter().map(|row| (row.starts_on, row.ends_on, row.amount));
        rows.chain([whole])
            .map(|(from, to, amount)| {
                let days = (to - from).num_days() + 1;
                let passed = ((day - from).num_days() + 1).clamp(0, days);
                (i128::from(amount) * i128::from(passed) / i128::from(days)) as i64
            })
            .sum()
    }
}
