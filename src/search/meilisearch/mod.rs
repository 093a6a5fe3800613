//! The engine outside of the program: a Meilisearch server. It neither stems Swedish nor splits its compounds, so the
//! documents carry helper fields (`record`) and what somebody types is put to it in two forms (`asking`).

mod asking;
mod record;
mod records;
mod server;
mod settings;

use std::collections::HashMap;
use std::sync::Mutex;

use meilisearch_sdk::documents::DocumentsQuery;
use meilisearch_sdk::indexes::Index;
use meilisearch_sdk::task_info::TaskInfo;
use serde::Serialize;

use super::document::Document;
use super::engine::{Fault, Hit, Mark, Result};
use super::question::Question;
use crate::model::slot::SlotId;
use asking::Manner;
use record::Record;
use records::Kept;

pub use server::Server;

/// Documents that are sent together, and prints that are read together.
const TOGETHER: usize = 500;

/// One index on a server.
pub struct Meilisearch {
    server: Server,
    uid: String,
    name: String,
    /// What it was told and has perhaps not done yet.
    told: Mutex<Vec<TaskInfo>>,
}

#[derive(serde::Deserialize)]
struct Print {
    id: String,
    print: Option<String>,
}

impl Meilisearch {
    fn new(server: Server, uid: String, name: String) -> Self {
        Self { server, uid, name, told: Mutex::default() }
    }

    fn uid(&self) -> &str {
        &self.uid
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn index(&self) -> Result<Index> {
        Ok(self.server.client()?.index(&self.uid))
    }

    /// All slots with all the words, in no order. True: none has them all, these have some of them.
    pub async fn find(&self, text: &str) -> Result<(Vec<Hit>, bool)> {
        let question = Question::of(text);
        let index = self.index()?;
        for manner in [Manner::Whole, Manner::Halved] {
            let hits = asking::ask(&self.server, &index, &question, manner).await?;
            if !hits.is_empty() {
                return Ok((hits, false));
            }
        }
        if question.words.len() + question.phrases.len() < 2 {
            return Ok((Vec::new(), false));
        }
        Ok((asking::ask(&self.server, &index, &question, Manner::Some).await?, true))
    }

    pub async fn put(&self, documents: &[Document], gone: &[SlotId]) -> Result<()> {
        let index = self.index()?;
        for some in documents.chunks(TOGETHER) {
            let records: Vec<Record> = some.iter().map(Record::of).collect();
            self.keep(self.server.feeding(index.add_or_replace(&records, Some("id"))).await?);
        }
        for some in gone.chunks(TOGETHER) {
            let ids: Vec<String> = some.iter().map(SlotId::to_string).collect();
            self.keep(self.server.feeding(index.delete_documents(&ids)).await?);
        }
        Ok(())
    }

    async fn put_record(&self, record: &(impl Serialize + Send + Sync)) -> Result<()> {
        let index = self.index()?;
        self.keep(self.server.feeding(index.add_or_replace(std::slice::from_ref(record), Some("id"))).await?);
        Ok(())
    }

    fn keep(&self, told: TaskInfo) {
        self.told.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(told);
    }

    /// Waits until it has done all that it was told, and only then says how far it has come.
    pub async fn commit(&self, mark: Mark) -> Result<()> {
        self.settle().await?;
        self.put_record(&Kept::new(&self.name, mark)).await?;
        self.settle().await
    }

    async fn settle(&self) -> Result<()> {
        let told = std::mem::take(&mut *self.told.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        for task in told {
            self.server.done(task).await?;
        }
        Ok(())
    }

    pub async fn mark(&self) -> Result<Option<Mark>> {
        let index = self.index()?;
        match self.server.bounded(index.get_document::<Kept>("mark")).await {
            Ok(kept) => Ok(kept.mark()),
            Err(Fault::Missing) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    pub async fn prints_of(&self, slots: &[SlotId]) -> Result<HashMap<SlotId, u64>> {
        let index = self.index()?;
        let mut prints = HashMap::new();
        for some in slots.chunks(TOGETHER) {
            let ids: Vec<String> = some.iter().map(SlotId::to_string).collect();
            let mut query = DocumentsQuery::new(&index);
            query.with_ids(ids.iter().map(String::as_str)).with_fields(["id", "print"]).with_limit(TOGETHER);
            prints.extend(read(self.server.feeding(query.execute()).await?.results));
        }
        Ok(prints)
    }

    pub async fn prints(&self) -> Result<HashMap<SlotId, u64>> {
        let index = self.index()?;
        let (mut prints, mut offset) = (HashMap::new(), 0);
        loop {
            let mut query = DocumentsQuery::new(&index);
            query.with_offset(offset).with_limit(TOGETHER).with_fields(["id", "print"]);
            let some: Vec<Print> = self.server.feeding(query.execute()).await?.results;
            if some.is_empty() {
                return Ok(prints);
            }
            offset += some.len();
            prints.extend(read(some));
        }
    }

    pub async fn count(&self) -> Result<u64> {
        let documents = self.server.bounded(self.index()?.get_stats()).await?.number_of_documents as u64;
        // Two of them are no slots.
        Ok(documents.saturating_sub(2))
    }

    /// Whether it answers, and still has the index.
    pub async fn ping(&self) -> Result<()> {
        self.mark().await?.map(|_| ()).ok_or(Fault::Missing)
    }
}

/// What is no slot has no print.
fn read(prints: Vec<Print>) -> impl Iterator<Item = (SlotId, u64)> {
    prints.into_iter().filter_map(|one| {
        let print = u64::from_str_radix(&one.print?, 16).ok()?;
        Some((SlotId(one.id.parse().ok()?), print))
    })
}
