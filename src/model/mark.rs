//! A mark of all that follows from placements, slots and contracts: the last change that the search is told of (each change of a
//! placement or a slot draws a number, a provider's new name one for each of its slots), the versions of contracts (a new price values
//! placements anew) and of projects (their municipalities), and the day (proposals run out). What was reckoned at one mark holds while
//! it stands: see `Read::recall`, and [`Kept`] for what is reckoned of each project, or of each of some other kind.

use std::any::Any;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use tokio::sync::Mutex as Turn;

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

/// What is reckoned of something (`Of`: a project, for the most part) and holds while the mark stands.
pub trait Reckoned: Any + Send + Sync + Sized {
    type Of: Clone + Eq + Hash + Send + Sync + 'static;

    /// Whether `reckon` takes parts of what was reckoned before: only then is that kept when its mark has gone.
    const MENDS: bool = false;

    /// `before` was reckoned at another mark: who takes a part of it sees that the part still holds.
    fn reckon(
        db: &mut Read,
        of: Self::Of,
        before: Option<Arc<Self>>,
    ) -> impl Future<Output = Result<Self>> + Send;

    /// Whether it still holds, where it follows from something that the mark does not see.
    fn holds(&self, _: &mut Read, _: Self::Of) -> impl Future<Output = Result<bool>> + Send {
        std::future::ready(Ok(true))
    }
}

/// What was reckoned of some projects (or of others) at one mark; of each as it is asked for.
pub struct Kept<T: Reckoned> {
    mark: Mark,
    of: Mutex<HashMap<T::Of, Place<T>>>,
    /// At the marks before, the latest of each.
    before: HashMap<T::Of, Arc<T>>,
}

/// What is kept of one, for one at a time.
type Place<T> = Arc<Turn<Option<Arc<T>>>>;

impl<T: Reckoned> Kept<T> {
    /// What is kept, or else is reckoned in this snapshot and kept. Who comes while it is reckoned waits for it, which is quicker than
    /// reckoning it too; whoever reckons has a snapshot already and waits for nobody.
    pub async fn of(db: &mut Read, of: T::Of) -> Result<Arc<T>> {
        let kept = Self::now(db).await?;
        let place = kept.place(&of);
        let mut place = place.lock().await;
        if let Some(known) = &*place
            && known.holds(db, of.clone()).await?
        {
            return Ok(Arc::clone(known));
        }
        let before = kept.before.get(&of).cloned();
        let reckoned = T::reckon(db, of, before).await?;
        Ok(Arc::clone(place.insert(Arc::new(reckoned))))
    }

    /// What holds now: nothing yet when something has changed. In a transaction nothing is kept.
    async fn now(db: &mut Read) -> Result<Arc<Self>> {
        let mark = Mark::now(db).await?;
        let kept = db.recall::<Self>();
        if let Some(kept) = kept.as_ref().filter(|kept| kept.mark == mark) {
            return Ok(Arc::clone(kept));
        }
        let before = kept.filter(|_| T::MENDS).map(|kept| kept.latest()).unwrap_or_default();
        let fresh = Arc::new(Self { mark, of: Mutex::default(), before });
        db.remember(Arc::clone(&fresh));
        Ok(fresh)
    }

    /// What was reckoned last of each. What somebody is reckoning just now is not waited for.
    fn latest(&self) -> HashMap<T::Of, Arc<T>> {
        let mut latest = self.before.clone();
        for (of, place) in &*self.of.lock().unwrap_or_else(PoisonError::into_inner) {
            if let Ok(place) = place.try_lock()
                && let Some(known) = &*place
            {
                latest.insert(of.clone(), Arc::clone(known));
            }
        }
        latest
    }

    fn place(&self, of: &T::Of) -> Place<T> {
        Arc::clone(self.of.lock().unwrap_or_else(PoisonError::into_inner).entry(of.clone()).or_default())
    }
}
