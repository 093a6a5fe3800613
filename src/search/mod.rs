//! Finding placements by words. One interface, [`Search`]: an engine finds the words, the shelf knows the rest (filters,
//! counts, free capacity, how well a slot fits), a follower keeps both up with the database.
//!
//! What it says is a moment old, and slots only: never anything about participants. Whoever shows a hit reads it again
//! from the database (`model::vacancy`).

mod asking;
mod document;
mod embedded;
mod engine;
mod fields;
mod folder;
mod follower;
mod hits;
mod indexer;
mod lexicon;
mod library;
mod marked;
mod meilisearch;
mod question;
mod recent;
mod reduced;
mod settings;
mod shelf;
mod site;
pub mod verify;
mod ways;
mod words;

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::task::{JoinHandle, spawn_blocking};

use crate::db::Db;
use engine::{Engine, Hit};
use follower::Follower;
use question::Question;
use recent::Recent;
use shelf::Shelf;

pub use engine::{Fault, Result};
pub use marked::{Marker, Piece};
pub use shelf::{Answer, Choice, Facet, Found, Order, Sight, Wanted};
pub use site::Site;

/// How long a search waits for the shelf to be filled at the start.
const PATIENCE: Duration = Duration::from_secs(20);

/// Hits of one question that are remembered.
const MOST_REMEMBERED: usize = 10_000;

/// The way to it; cheap to clone.
#[derive(Clone)]
pub struct Search(Arc<Inner>);

struct Inner {
    db: Db,
    site: Site,
    shelf: RwLock<Shelf>,
    engine: RwLock<Words>,
    /// Grows with every change of what the engine finds.
    engine_generation: AtomicU64,
    /// The last change that shelf and engine both know of; -1 while one of them knows nothing.
    seen: AtomicI64,
    followed: AtomicBool,
    follower: Mutex<Option<JoinHandle<()>>>,
    /// The shelf is filled, and the index has been looked for.
    ready: watch::Sender<bool>,
    wake: Notify,
    hits: Recent<(String, u64), Hits>,
    outcomes: Recent<(String, u64, u64), Outcome>,
}

/// The slots that have the words, and whether it is only some of the words.
type Hits = (Vec<Hit>, bool);

/// Who finds the words.
#[derive(Clone)]
enum Words {
    Found(Engine),
    /// Nobody, and why: searches are reduced.
    Missing(String),
}

/// What a search says.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub answer: Arc<Answer>,
    pub thoroughness: Thoroughness,
}

/// How the words were searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thoroughness {
    /// Every hit has all the words.
    Full,
    /// No slot has all the words: these have some.
    SomeWords,
    /// Without the index: plainly, and only among the newest slots.
    Reduced,
}

impl Search {
    /// For a command: as it is now, with an index built if there is none. It does not follow what comes.
    pub async fn open(db: Db, site: impl Into<Site>) -> Result<Self> {
        let search = Self::within(db, site);
        search.0.followed.store(true, Ordering::Relaxed);
        Follower::new(Arc::clone(&search.0)).settle().await?;
        Ok(search)
    }

    /// With the index at a site: a folder below `BRYGGA_DATA`, or a server. Nothing is read before it is asked for or told to follow.
    pub fn within(db: Db, site: impl Into<Site>) -> Self {
        Self(Arc::new(Inner {
            db,
            site: site.into(),
            shelf: RwLock::default(),
            // Not why there is none: that is told when it has been looked for.
            engine: RwLock::new(Words::Missing(Fault::Starting.to_string())),
            engine_generation: AtomicU64::new(0),
            seen: AtomicI64::new(-1),
            followed: AtomicBool::new(false),
            follower: Mutex::default(),
            ready: watch::Sender::new(false),
            wake: Notify::new(),
            hits: Recent::new(128),
            outcomes: Recent::new(256),
        }))
    }

    /// Follows the database from now on. Must be called inside a runtime.
    pub fn follow(&self) {
        if !self.0.followed.swap(true, Ordering::Relaxed) {
            let following = tokio::spawn(Follower::new(Arc::clone(&self.0)).follow());
            *self.0.follower.lock().unwrap_or_else(PoisonError::into_inner) = Some(following);
        }
    }

    /// Stops following and gives the index's folder free for another program: before this one ends.
    pub fn rest(&self) {
        let follower = self.0.follower.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(follower) = follower {
            follower.abort();
            self.0.set_engine(Words::Missing(Fault::Starting.to_string()));
        }
    }

    /// Something has changed: look now rather than in a moment.
    pub fn wake(&self) {
        self.0.wake.notify_one();
    }

    pub async fn find(&self, wanted: Wanted) -> Result<Outcome> {
        self.ready().await?;
        let key = (format!("{wanted:?}"), self.0.shelf().generation(), self.0.generation());
        if let Some(known) = self.0.outcomes.find(&key) {
            return Ok(Outcome::clone(&known));
        }
        let (hits, thoroughness) = self.words(&wanted.text).await?;
        let inner = Arc::clone(&self.0);
        let answer = spawn_blocking(move || {
            let hits = hits.as_ref().map(|found| (found.0.as_slice(), found.1));
            inner.shelf().answer(&wanted, hits)
        })
        .await?;
        let outcome = Outcome { answer: Arc::new(answer), thoroughness };
        if thoroughness != Thoroughness::Reduced {
            self.0.outcomes.put(key, outcome.clone());
        }
        Ok(outcome)
    }

    /// The last change that a search from now on knows of. None: the index does not answer fully at the moment.
    pub fn seen(&self) -> Option<i64> {
        self.follow();
        Some(self.0.seen.load(Ordering::Relaxed)).filter(|seen| *seen >= 0 && !self.0.engine_has_failed())
    }

    /// Why the index does not answer; none when it does.
    pub async fn fault(&self) -> Option<String> {
        if let Err(fault) = self.ready().await {
            return Some(fault.to_string());
        }
        match self.0.engine() {
            Words::Missing(reason) => Some(reason),
            Words::Found(engine) => engine.ping().await.err().map(|fault| fault.to_string()),
        }
    }

    /// Until the shelf is filled: a moment after the start.
    async fn ready(&self) -> Result<()> {
        self.follow();
        let mut ready = self.0.ready.subscribe();
        let waited = tokio::time::timeout(PATIENCE, ready.wait_for(|ready| *ready)).await;
        // The sender lives as long as this does.
        waited.map(|_| ()).map_err(|_| Fault::Starting)
    }

    /// What the words find; none when nothing was typed.
    async fn words(&self, text: &str) -> Result<(Option<Arc<Hits>>, Thoroughness)> {
        let text = text.trim_start();
        let question = Question::of(text);
        if question::is_blank(text) || question.has_only_stop_words() {
            return Ok((None, Thoroughness::Full));
        }
        if question.is_empty() {
            return Ok((Some(Arc::default()), Thoroughness::Full));
        }
        if let Some(found) = self.0.hits(text).await {
            let thoroughness = if found.1 { Thoroughness::SomeWords } else { Thoroughness::Full };
            return Ok((Some(found), thoroughness));
        }
        let mut db = self.0.db.read_aside().await?;
        let hits = reduced::find(&mut db, text).await?;
        Ok((Some(Arc::new((hits, false))), Thoroughness::Reduced))
    }
}

impl Inner {
    /// None: the engine does not answer.
    async fn hits(&self, text: &str) -> Option<Arc<Hits>> {
        let Words::Found(engine) = self.engine() else { return None };
        let key = (text.to_owned(), self.generation());
        if let Some(known) = self.hits.find(&key) {
            return Some(known);
        }
        match engine.find(text).await {
            // A letter or two find half of everything: too much to remember.
            Ok(found) if found.0.len() > MOST_REMEMBERED => Some(Arc::new(found)),
            Ok(found) => Some(self.hits.put(key, found)),
            Err(fault) => {
                self.engine_has_gone(&engine, &fault);
                None
            }
        }
    }

    /// Nobody asks it again before the follower has opened it anew.
    fn engine_has_gone(&self, engine: &Engine, fault: &Fault) {
        // Many ask at once: the first says it, and none of them closes what has been opened since.
        let mut words = self.engine.write().unwrap_or_else(PoisonError::into_inner);
        if matches!(&*words, Words::Found(current) if current.is(engine)) {
            tracing::error!(%fault, "the search index does not answer; searches are reduced");
            *words = Words::Missing(fault.to_string());
            drop(words);
            self.engine_has_changed();
            self.wake.notify_one();
        }
    }

    fn shelf(&self) -> RwLockReadGuard<'_, Shelf> {
        self.shelf.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn shelf_mut(&self) -> RwLockWriteGuard<'_, Shelf> {
        self.shelf.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn engine(&self) -> Words {
        self.engine.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set_engine(&self, words: Words) {
        *self.engine.write().unwrap_or_else(PoisonError::into_inner) = words;
        self.engine_has_changed();
    }

    fn engine_has_failed(&self) -> bool {
        matches!(self.engine(), Words::Missing(_))
    }

    fn engine_has_changed(&self) {
        self.engine_generation.fetch_add(1, Ordering::Relaxed);
    }

    fn generation(&self) -> u64 {
        self.engine_generation.load(Ordering::Relaxed)
    }
}

impl std::fmt::Debug for Search {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Search").field("site", &self.0.site).finish_non_exhaustive()
    }
}

/// Builds the index anew beside the one that holds. `progress`: documents done, and in all.
pub async fn reindex(db: &Db, site: impl Into<Site>, progress: impl Fn(u64, u64)) -> Result<()> {
    indexer::build(db, &site.into(), progress).await
}
