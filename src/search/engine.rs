//! What finds slots by words: the seam between engines. An engine knows words and nothing else; filters, periods and
//! people are the shelf's and the database's.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::document::Document;
use super::embedded::Embedded;
use super::meilisearch::Meilisearch;
use crate::model::slot::SlotId;

pub type Result<T, E = Fault> = std::result::Result<T, E>;

/// Why an engine does not answer.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("there is no index yet")]
    Missing,
    #[error("the index was built by another version or with other settings")]
    Outdated,
    #[error("the index is of another database, or older than what the database remembers")]
    Foreign,
    #[error("the index file {0} is damaged")]
    Damaged(String),
    #[error("the search is still reading the database")]
    Starting,
    #[error("another program writes to the index")]
    ReadOnly,
    #[error("the index's writer has failed")]
    Poisoned,
    #[error("the Meilisearch server {0} cannot be reached, or answers too slowly")]
    Silent(String),
    #[error("the Meilisearch server {0} does not accept the key in MEILI_KEY")]
    Key(String),
    #[error("the Meilisearch server is of version {0}: Brygga needs version 1.{1} or a newer 1")]
    Version(String, u32),
    #[error("the Meilisearch server has refused what it was told: {0}")]
    Refused(String),
    #[error(transparent)]
    Folder(#[from] std::io::Error),
    #[error(transparent)]
    Payload(#[from] serde_json::Error),
    #[error(transparent)]
    Database(#[from] crate::model::Error),
    #[error("a task of the search has failed: {0}")]
    Task(#[from] tokio::task::JoinError),
    #[error(transparent)]
    Tantivy(#[from] tantivy::TantivyError),
}

impl Fault {
    /// Whether building the index anew mends it. Otherwise it must be waited for.
    pub fn is_lost(&self) -> bool {
        !matches!(
            self,
            Self::Silent(_) | Self::Key(_) | Self::Version(..) | Self::Refused(_) | Self::Database(_)
        )
    }
}

impl From<sqlx::Error> for Fault {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error.into())
    }
}

/// A slot that holds the words, and how well: 1 is every word as typed in the best place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub slot: SlotId,
    pub fit: f32,
}

/// How far an index has followed the changes: the last one's number and instant. Two databases, or a database and its
/// restored copy, may have the same number, but not at the same microsecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mark {
    pub number: i64,
    pub at: Option<DateTime<Utc>>,
}

/// The engines; cheap to clone.
#[derive(Clone)]
pub enum Engine {
    Embedded(Arc<Embedded>),
    Meilisearch(Arc<Meilisearch>),
}

impl Engine {
    /// Whether the two are one, opened once.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Embedded(one), Self::Embedded(other)) => Arc::ptr_eq(one, other),
            (Self::Meilisearch(one), Self::Meilisearch(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }

    /// All slots with all the words, in no order. True: none has them all, these have some of them.
    pub async fn find(&self, text: &str) -> Result<(Vec<Hit>, bool)> {
        match self {
            Self::Embedded(engine) => {
                let text = text.to_owned();
                aside(engine, move |engine| engine.find(&text)).await
            }
            Self::Meilisearch(engine) => engine.find(text).await,
        }
    }

    /// Puts documents in the place of older ones and takes slots out. Seen by searches after `commit`.
    pub async fn put(&self, documents: Vec<Document>, gone: Vec<SlotId>) -> Result<()> {
        match self {
            Self::Embedded(engine) => aside(engine, move |engine| engine.put(&documents, &gone)).await,
            Self::Meilisearch(engine) => engine.put(&documents, &gone).await,
        }
    }

    /// Makes what was put last.
    pub async fn commit(&self, mark: Mark) -> Result<()> {
        match self {
            Self::Embedded(engine) => aside(engine, move |engine| engine.commit(mark)).await,
            Self::Meilisearch(engine) => engine.commit(mark).await,
        }
    }

    /// How far it has come; none when it must be built anew.
    pub async fn mark(&self) -> Result<Option<Mark>> {
        match self {
            Self::Embedded(engine) => aside(engine, Embedded::mark).await,
            Self::Meilisearch(engine) => engine.mark().await,
        }
    }

    /// The prints of these slots' documents (see `Document::print`), of those that have one.
    pub async fn prints_of(&self, slots: Vec<SlotId>) -> Result<HashMap<SlotId, u64>> {
        match self {
            Self::Embedded(engine) => aside(engine, move |engine| engine.prints_of(&slots)).await,
            Self::Meilisearch(engine) => engine.prints_of(&slots).await,
        }
    }

    /// Every document's slot and print: for verifying.
    pub async fn prints(&self) -> Result<HashMap<SlotId, u64>> {
        match self {
            Self::Embedded(engine) => aside(engine, Embedded::prints).await,
            Self::Meilisearch(engine) => engine.prints().await,
        }
    }

    /// How many documents it has.
    pub async fn count(&self) -> Result<u64> {
        match self {
            Self::Embedded(engine) => Ok(engine.count()),
            Self::Meilisearch(engine) => engine.count().await,
        }
    }

    pub async fn ping(&self) -> Result<()> {
        match self {
            Self::Embedded(engine) => aside(engine, Embedded::ping).await,
            Self::Meilisearch(engine) => engine.ping().await,
        }
    }
}

/// The embedded engine works where waiting is allowed.
async fn aside<T: Send + 'static>(
    engine: &Arc<Embedded>,
    work: impl FnOnce(&Embedded) -> Result<T> + Send + 'static,
) -> Result<T> {
    let engine = Arc::clone(engine);
    tokio::task::spawn_blocking(move || work(&engine)).await?
}
