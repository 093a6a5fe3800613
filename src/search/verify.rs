//! Compares the index with the database: for `brygga verify`.

use super::engine::{Fault, Result};
use super::indexer;
use super::library::Library;
use super::site::Site;
use crate::db::Db;
use crate::model::slot::SlotId;

/// What is wrong with the index, a sentence each; empty when all is well. Changes nothing.
pub async fn faults(db: &Db, site: impl Into<Site>) -> Result<Vec<String>> {
    let mut db = db.read().await?;
    let engine = match indexer::open(&mut db, &site.into()).await {
        Ok(engine) => engine,
        // Nothing to find, so nothing is lost: it is built when there is.
        Err(Fault::Missing)
            if Library::open(&mut db).await?.after(&mut db, SlotId(0), 1).await?.is_empty() =>
        {
            return Ok(Vec::new());
        }
        Err(fault) => {
            return Ok(vec![format!("The search index cannot be used: {fault}. Run: brygga reindex")]);
        }
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
    Ok([("lacks", missing), ("has an old text of", stale), ("still has", extra)]
        .into_iter()
        .filter(|(_, slots)| !slots.is_empty())
        .map(|(what, slots)| {
            let some: Vec<String> = slots.iter().take(10).map(SlotId::to_string).collect();
            let more = if slots.len() > some.len() { " …" } else { "" };
            let count = slots.len();
            format!("The search index {what} {count} slots: {}{more}. Run: brygga reindex", some.join(", "))
        })
        .collect())
}
