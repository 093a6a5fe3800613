//! Compares the index with the database: for `brygga verify`.

use super::engine::{Fault, Result};
use super::indexer;
use super::library::Library;
use super::site::Site;
use crate::db::Db;
use crate::model::slot::SlotId;

/// What is wrong with the index.
#[derive(Debug)]
pub enum Finding {
    Unusable(Fault),
    /// Slots it should have.
    Lacks(Vec<SlotId>),
    /// Slots whose text has changed since.
    Stale(Vec<SlotId>),
    /// Slots that are no longer open.
    Extra(Vec<SlotId>),
}

/// Empty when all is well. Changes nothing.
pub async fn findings(db: &Db, site: impl Into<Site>) -> Result<Vec<Finding>> {
    let mut db = db.read().await?;
    let engine = match indexer::open(&mut db, &site.into()).await {
        Ok(engine) => engine,
        // Nothing to find, so nothing is lost: it is built when there is.
        Err(Fault::Missing)
            if Library::open(&mut db).await?.after(&mut db, SlotId(0), 1).await?.is_empty() =>
        {
            return Ok(Vec::new());
        }
        Err(fault) => return Ok(vec![Finding::Unusable(fault)]),
    };
    let mut prints = engine.prints().await?;
    let library = Library::open(&mut db).await?;
    let (mut missing, mut stale, mut after) = (Vec::new(), Vec::new(), SlotId(0));
    loop {
        let documents = library.after(&mut db, after, 2_000).await?;
        let Some(last) = documents.last() else { break };
        after = last.slot;
        for document in &documents {
            match prints.remove(&document.slot) {
                None => missing.push(document.slot),
                Some(print) if print != document.print() => stale.push(document.slot),
                Some(_) => {}
            }
        }
    }
    let mut extra: Vec<SlotId> = prints.into_keys().collect();
    extra.sort_unstable();
    let some =
        |slots: Vec<SlotId>, finding: fn(Vec<SlotId>) -> Finding| (!slots.is_empty()).then(|| finding(slots));
    let found = [some(missing, Finding::Lacks), some(stale, Finding::Stale), some(extra, Finding::Extra)];
    Ok(found.into_iter().flatten().collect())
}
