//! A mark of all that follows from placements, slots and contracts: the last change that the search is told of (each change of a
//! placement or a slot draws a number, a provider's new name one for each of its slots), the versions of contracts (a new price values
//! placements anew) and of projects (their municipalities), and the day (proposals run out). What was reckoned at one mark holds while
//! it stands: see `Read::recall`, and [`Kept`] for what is reckoned of each project.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use super::Result;
use super::project::ProjectId;
use crate::db::Read;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    number: i64,
    versions: i64,
    today: NaiveDate,
}

impl Mark {
    pub async fn now(db: &mut Read) -> Result<Self> {
        let (number, versions): (i64, i64) = db
            .query(
                "SELECT number, (SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM contracts)
                    + (SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM projects) FROM change_numbers WHERE id = 1",
            )
            .one()
            .await?;
        Ok(Self { number, versions, today: db.today() })
    }
}

/// Moves when an enrolment of a project is entered, changed or brought to another project. Of its people's names and protection it says
/// nothing. Read from an index alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct EnrolmentMark {
    enrolments: i64,
    ids: i64,
    versions: i64,
}

impl EnrolmentMark {
    pub async fn now(db: &mut Read, project: ProjectId) -> Result<Self> {
        Ok(db
            .query(
                "SELECT COUNT(*) AS enrolments, CAST(COALESCE(SUM(id), 0) AS BIGINT) AS ids, CAST(COALESCE(SUM(version), 0) AS BIGINT) AS versions
                 FROM enrolments WHERE project_id = $1",
            )
            .bind(project)
            .one()
            .await?)
    }
}

/// What was reckoned of some projects at one mark; of each as it is asked for.
pub struct Kept<T> {
    mark: Mark,
    of: Mutex<HashMap<ProjectId, Arc<T>>>,
}

impl<T: Any + Send + Sync> Kept<T> {
    /// What holds now: nothing yet when something has changed. In a transaction nothing is kept.
    pub async fn now(db: &mut Read) -> Result<Arc<Self>> {
        let mark = Mark::now(db).await?;
        if let Some(kept) = db.recall::<Self>().filter(|kept| kept.mark == mark) {
            return Ok(kept);
        }
        let fresh = Arc::new(Self { mark, of: Mutex::default() });
        db.remember(Arc::clone(&fresh));
        Ok(fresh)
    }

    pub fn find(&self, project: ProjectId) -> Option<Arc<T>> {
        self.of.lock().unwrap_or_else(PoisonError::into_inner).get(&project).map(Arc::clone)
    }

    /// Keeps what was reckoned in the snapshot in which this was asked for.
    pub fn put(&self, project: ProjectId, reckoned: T) -> Arc<T> {
        let reckoned = Arc::new(reckoned);
        self.of.lock().unwrap_or_else(PoisonError::into_inner).insert(project, Arc::clone(&reckoned));
        reckoned
    }
}
