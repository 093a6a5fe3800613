//! What finds slots by words: the seam between engines. An engine knows words and nothing else; filters, periods and
//! people are the shelf's and the database's.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::document::Document;
use super::embedded::Embedded;
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

/// The engines. All calls may take a while.
pub enum Engine {
    Embedded(Embedded),
}

impl Engine {
    /// All slots with all the words, in no order. True: none has them all, these have some of them.
    pub fn find(&self, text: &str) -> Result<(Vec<Hit>, bool)> {
        match self {
            Self::Embedded(engine) => engine.find(text),
        }
    }

    /// Puts documents in the place of older ones and takes slots out.
    pub fn put(&self, documents: &[Document], gone: &[SlotId]) -> Result<()> {
        match self {
            Self::Embedded(engine) => engine.put(documents, gone),
        }
    }

    /// Makes what was put last.
    pub fn commit(&self, mark: Mark) -> Result<()> {
        match self {
            Self::Embedded(engine) => engine.commit(mark),
        }
    }

    /// How far it has come; none when it must be built anew.
    pub fn mark(&self) -> Result<Option<Mark>> {
        match self {
            Self::Embedded(engine) => engine.mark(),
        }
    }

    /// The print of one slot's document (see `Document::print`); none when it has none.
    pub fn print(&self, slot: SlotId) -> Result<Option<u64>> {
        match self {
            Self::Embedded(engine) => engine.print(slot),
        }
    }

    /// Every document's slot and print: for verifying.
    pub fn prints(&self) -> Result<HashMap<SlotId, u64>> {
        match self {
            Self::Embedded(engine) => engine.prints(),
        }
    }

    /// How many documents it has.
    pub fn count(&self) -> u64 {
        match self {
            Self::Embedded(engine) => engine.count(),
        }
    }

    pub fn ping(&self) -> Result<()> {
        match self {
            Self::Embedded(engine) => engine.ping(),
        }
    }
}
