//! Keeps the engine's index and the shelf up with the database: follows the changes by number, and builds an index anew
//! when it is missing, damaged, outdated or of another database.

use std::collections::HashSet;

use chrono::{DateTime, Utc};

use super::document::Document;
use super::engine::{Engine, Fault, Mark, Result};
use super::library::Library;
use super::shelf::{Entry, Shelf};
use super::site::Site;
use crate::db::{Db, Read};
use crate::model::slot::SlotId;

/// Documents that are read together.
const TOGETHER: i64 = 2_000;

/// How far the database has come.
pub async fn latest(db: &mut Read) -> Result<Mark> {
    let sql = "SELECT n.number, c.at FROM change_numbers n LEFT JOIN changes c ON c.number = n.number WHERE n.id = 1";
    let (number, at): (i64, Option<DateTime<Utc>>) = db.query(sql).one().await?;
    Ok(Mark { number, at })
}

/// The slots that have changed after `number`, each once.
pub async fn changed(db: &mut Read, number: i64) -> Result<Vec<SlotId>> {
    let sql = "SELECT DISTINCT slot_id FROM changes WHERE number > $1 ORDER BY slot_id";
    Ok(db.query(sql).bind(number).values().await?)
}

/// Whether an index that stands at `mark` can follow this database.
pub async fn is_ours(db: &mut Read, mark: Mark) -> Result<bool> {
    if mark.number == 0 {
        // Nothing tells it apart from an index of any other empty database.
        return Ok(latest(db).await?.number == 0);
    }
    let at: Option<DateTime<Utc>> =
        db.query("SELECT at FROM changes WHERE number = $1").bind(mark.number).optional_value().await?;
    Ok(at.is_some() && at == mark.at)
}

/// How many slots are open.
pub async fn open_slots(db: &mut Read) -> Result<u64> {
    let count: i64 = db.query("SELECT COUNT(*) FROM slots WHERE state = 'open'").value().await?;
    Ok(count.unsigned_abs())
}

/// Opens the index that holds, when it can follow this database.
pub async fn open(db: &mut Read, site: &Site) -> Result<Engine> {
    let engine = site.open().await?;
    match engine.mark().await? {
        None => Err(Fault::Outdated),
        Some(mark) if !is_ours(db, mark).await? => Err(Fault::Foreign),
        Some(_) => Ok(engine),
    }
}

/// Builds an index anew beside the one that holds and puts it in its place. `progress`: documents done, and in all.
pub async fn build(db: &Db, site: &Site, progress: impl Fn(u64, u64)) -> Result<()> {
    let mut db = db.read_aside().await?;
    let (mark, total) = (latest(&mut db).await?, open_slots(&mut db).await?);
    let library = Library::open(&mut db).await?;
    let engine = site.build().await?;
    let (mut after, mut done) = (SlotId(0), 0);
    loop {
        let documents = library.after(&mut db, after, TOGETHER).await?;
        let Some(last) = documents.last() else { break };
        after = last.slot;
        done += documents.len() as u64;
        engine.put(documents, Vec::new()).await?;
        progress(done, total);
    }
    engine.commit(mark).await?;
    site.swap(engine).await
}

/// What has changed since, read in one snapshot.
pub struct News {
    pub mark: Mark,
    changed: Vec<SlotId>,
    entries: Vec<Entry>,
    documents: Vec<Document>,
}

impl News {
    /// `changed`: the slots that have changed up to `mark`.
    pub async fn read(db: &mut Read, mark: Mark, changed: Vec<SlotId>) -> Result<Self> {
        let library = Library::open(db).await?;
        let documents = library.of(db, &changed).await?;
        let entries = Shelf::entries(db, &changed).await?;
        Ok(Self { mark, changed, entries, documents })
    }

    pub fn tell_shelf(&self, shelf: &mut Shelf) {
        let open: HashSet<SlotId> = self.entries.iter().map(Entry::slot).collect();
        self.changed.iter().filter(|slot| !open.contains(slot)).for_each(|slot| shelf.take(*slot));
        self.entries.iter().for_each(|entry| shelf.put(entry.clone()));
    }

    /// Writes only what reads differently: a booking changes no words. True when there was something to write.
    pub async fn tell_engine(self, engine: &Engine) -> Result<bool> {
        let open: HashSet<SlotId> = self.documents.iter().map(|document| document.slot).collect();
        let known = engine.prints_of(self.changed).await?;
        let gone: Vec<SlotId> = known.keys().filter(|slot| !open.contains(slot)).copied().collect();
        let is_fresh = |document: &Document| known.get(&document.slot) != Some(&document.print());
        let fresh: Vec<Document> = self.documents.into_iter().filter(is_fresh).collect();
        if fresh.is_empty() && gone.is_empty() {
            return Ok(false);
        }
        engine.put(fresh, gone).await?;
        engine.commit(self.mark).await?;
        Ok(true)
    }
}
