//! The one task that keeps the shelf and the index up with the database. It opens the index, has it built anew when
//! that fails, takes over an index that `brygga reindex` has put in its place, and follows the changes.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use tokio::task::{JoinHandle, spawn_blocking};

use super::engine::{Engine, Fault, Result};
use super::indexer::{self, News};
use super::shelf::Shelf;
use super::{Inner, Words};

/// How often it looks for changes.
const EVERY: Duration = Duration::from_millis(200);
/// How often it asks a server which index holds, and one that is silent whether it is back.
const LOOK: Duration = Duration::from_secs(1);
/// With more changed slots than this, everything is read anew.
const MUCH: usize = 5_000;
/// How long it waits before it tries again what has failed.
const PATIENCE: Duration = Duration::from_secs(30);

pub(super) struct Follower {
    inner: Arc<Inner>,
    /// The last change that the shelf has seen; none before it is filled.
    shelf: Option<i64>,
    /// The engine that answers: the name of its folder, and the last change it has seen.
    engine: Option<(Option<String>, i64)>,
    building: Option<JoinHandle<Result<()>>>,
    not_before: Option<Instant>,
    /// When it has last looked which index holds.
    looked: Option<Instant>,
}

impl Follower {
    pub fn new(inner: Arc<Inner>) -> Self {
        Self { inner, shelf: None, engine: None, building: None, not_before: None, looked: None }
    }

    /// Follows until the program ends.
    pub async fn follow(mut self) {
        loop {
            if let Err(fault) = self.keep_up().await {
                tracing::error!(%fault, "the search index could not follow the database");
            }
            let woken = tokio::time::timeout(EVERY, self.inner.wake.notified());
            // Woken or not: look again.
            let _ = woken.await;
        }
    }

    /// Everything up to now, and an index built if there is none: for a command.
    pub async fn settle(&mut self) -> Result<()> {
        self.keep_up().await?;
        if let Some(building) = self.building.take() {
            building.await??;
            self.keep_up().await?;
        }
        Ok(())
    }

    /// One look at the database and at the folder.
    pub async fn keep_up(&mut self) -> Result<()> {
        if self.shelf.is_none() {
            // At the start the two wait for each other no longer than they must.
            let filling = tokio::spawn(fill_shelf(Arc::clone(&self.inner)));
            let engine = self.keep_engine().await;
            self.shelf = Some(filling.await??);
            engine?;
        } else {
            self.keep_engine().await?;
        }
        self.inner.ready.send_replace(true);
        self.read_news().await?;
        let seen = match (self.shelf, &self.engine) {
            (Some(shelf), Some((_, engine))) => shelf.min(*engine),
            _ => -1,
        };
        self.inner.seen.store(seen, Ordering::Relaxed);
        Ok(())
    }

    /// Sees to it that the index that holds is the one that answers.
    async fn keep_engine(&mut self) -> Result<()> {
        if let Some(building) = self.building.take_if(|building| building.is_finished()) {
            match building.await? {
                Ok(()) => self.not_before = None,
                Err(fault) => self.give_up(&fault),
            }
        }
        if self.inner.engine_has_failed() {
            self.engine = None;
        }
        let wait = self.building.is_some() || self.not_before.is_some_and(|at| Instant::now() < at);
        if wait || !self.is_time_to_look() {
            return Ok(());
        }
        self.looked = Some(Instant::now());
        let current = match self.inner.site.current().await {
            Ok(current) => current,
            Err(fault) => {
                self.has_lost(fault);
                return Ok(());
            }
        };
        if self.engine.as_ref().is_some_and(|(name, _)| *name == current) {
            return Ok(());
        }
        match self.open().await {
            Ok((engine, number)) => {
                self.inner.set_engine(Words::Found(engine));
                self.engine = Some((current, number));
                self.not_before = None;
            }
            Err(fault) => self.has_lost(fault),
        }
        Ok(())
    }

    /// A folder is looked at each time; a server that answers need not be asked as often.
    fn is_time_to_look(&self) -> bool {
        self.engine.is_none()
            || self.inner.site.is_near()
            || self.looked.is_none_or(|at| at.elapsed() >= LOOK)
    }

    async fn open(&self) -> Result<(Engine, i64)> {
        let mut db = self.inner.db.read_aside().await?;
        let engine = indexer::open(&mut db, &self.inner.site).await?;
        let number = engine.mark().await?.ok_or(Fault::Outdated)?.number;
        // Up to date by its number, and yet not as many documents as there are slots: somebody has meddled.
        let meddled = number == indexer::latest(&mut db).await?.number
            && engine.count().await? != indexer::open_slots(&mut db).await?;
        if meddled { Err(Fault::Foreign) } else { Ok((engine, number)) }
    }

    /// What is lost is built anew; what is silent is asked again in a moment.
    fn has_lost(&mut self, fault: Fault) {
        self.engine = None;
        let reason = fault.to_string();
        if !matches!(self.inner.engine(), Words::Missing(known) if known == reason) {
            match fault.is_lost() {
                true => {
                    tracing::warn!(%fault, "the search index is built anew; searches are reduced until then")
                }
                false => tracing::error!(%fault, "searches are reduced until the search index answers again"),
            }
            self.inner.set_engine(Words::Missing(reason));
        }
        if fault.is_lost() {
            self.build();
        } else {
            self.not_before = Some(Instant::now() + LOOK);
        }
    }

    fn give_up(&mut self, fault: &Fault) {
        tracing::error!(%fault, "the search index could not be built; searches are reduced");
        if self.engine.is_none() {
            self.inner.set_engine(Words::Missing(fault.to_string()));
        }
        self.not_before = Some(Instant::now() + PATIENCE);
    }

    async fn read_news(&mut self) -> Result<()> {
        let Some(shelf) = self.shelf else { return Ok(()) };
        let since = self.engine.as_ref().map_or(shelf, |(_, seen)| shelf.min(*seen));
        let mut db = self.inner.db.read_aside().await?;
        let mark = indexer::latest(&mut db).await?;
        if mark.number == since {
            return Ok(());
        }
        let changed = indexer::changed(&mut db, since).await?;
        if changed.len() > MUCH {
            drop(db);
            return self.start_again(mark.number).await;
        }
        let news = News::read(&mut db, mark, changed).await?;
        drop(db);
        let inner = Arc::clone(&self.inner);
        let news = spawn_blocking(move || {
            news.tell_shelf(&mut inner.shelf_mut());
            news
        })
        .await?;
        if let Words::Found(engine) = self.inner.engine() {
            match news.tell_engine(&engine).await {
                Ok(true) => self.inner.engine_has_changed(),
                Ok(false) => {}
                // Another program keeps this folder up: look again at what it has written, or take over from it.
                Err(Fault::ReadOnly) => self.engine = None,
                Err(fault) => {
                    self.inner.set_engine(Words::Missing(fault.to_string()));
                    return Err(fault);
                }
            }
        }
        self.has_seen(mark.number);
        Ok(())
    }

    /// After an import, say: everything is read anew, and what there is answers until then.
    async fn start_again(&mut self, number: i64) -> Result<()> {
        fill_shelf(Arc::clone(&self.inner)).await?;
        if self.building.is_none() {
            self.build();
        }
        self.has_seen(number);
        Ok(())
    }

    fn build(&mut self) {
        let (db, site) = (self.inner.db.clone(), self.inner.site.clone());
        self.building = Some(tokio::spawn(async move { indexer::build(&db, &site, |_, _| ()).await }));
    }

    fn has_seen(&mut self, number: i64) {
        self.shelf = Some(number);
        if let Some((_, seen)) = &mut self.engine {
            *seen = number;
        }
    }
}

/// Every open slot, read anew; the last change that has been seen.
async fn fill_shelf(inner: Arc<Inner>) -> Result<i64> {
    let mut db = inner.db.read_aside().await?;
    let mark = indexer::latest(&mut db).await?;
    let shelf = Shelf::read(&mut db).await?;
    *inner.shelf_mut() = shelf;
    Ok(mark.number)
}
