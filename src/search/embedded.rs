//! The engine in the program: tantivy, with its index in a folder. Knows words and nothing else: which slots hold
//! them, and how well. Everything here may take a while: call it where waiting is allowed.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Mutex;

use tantivy::collector::Count;
use tantivy::schema::IndexRecordOption;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, Term};

use super::asking::Asking;
use super::document::Document;
use super::engine::{Fault, Hit, Mark, Result};
use super::fields::Fields;
use super::hits::Hits;
use super::question::Question;
use super::settings::Settings;
use crate::model::slot::SlotId;

/// Bytes that the writer may use: tantivy's least.
const WRITER_MEMORY: usize = 15_000_000;

pub struct Embedded {
    index: Index,
    reader: IndexReader,
    fields: Fields,
    /// None when another program (a server, beside this command) writes to this folder.
    writer: Option<Mutex<IndexWriter>>,
}

impl Embedded {
    /// Makes an empty index in an empty folder.
    pub fn create(folder: &Path) -> Result<Self> {
        let (schema, fields) = Fields::new();
        Self::with(Index::create_in_dir(folder, schema)?, fields)
    }

    /// Opens what is there; a fault when it is missing, damaged, or built by another version.
    pub fn open(folder: &Path) -> Result<Self> {
        let (schema, fields) = Fields::new();
        let index = Index::open_in_dir(folder)?;
        if index.schema() != schema {
            return Err(Fault::Outdated);
        }
        let damaged = index.validate_checksum()?;
        if let Some(file) = damaged.into_iter().next() {
            return Err(Fault::Damaged(file.display().to_string()));
        }
        Self::with(index, fields)
    }

    fn with(index: Index, fields: Fields) -> Result<Self> {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let writer = match index.writer_with_num_threads(1, WRITER_MEMORY) {
            Ok(writer) => Some(Mutex::new(writer)),
            Err(tantivy::TantivyError::LockFailure(..)) => None,
            Err(other) => return Err(other.into()),
        };
        Ok(Self { index, reader, fields, writer })
    }

    pub fn can_write(&self) -> bool {
        self.writer.is_some()
    }

    /// How far it has followed the changes; none when it was built with other settings, or never finished.
    pub fn mark(&self) -> Result<Option<Mark>> {
        let payload = self.index.load_metas()?.payload;
        let kept: Option<Kept> = payload.and_then(|payload| serde_json::from_str(&payload).ok());
        Ok(kept.filter(|kept| kept.settings == Settings::print()).map(|kept| kept.mark))
    }

    pub fn count(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Puts these documents in the place of older ones and takes those slots away. Seen by searches after `commit`.
    pub fn put(&self, documents: &[Document], gone: &[SlotId]) -> Result<()> {
        let writer = self.writer.as_ref().ok_or(Fault::ReadOnly)?.lock().map_err(|_| Fault::Poisoned)?;
        for slot in gone.iter().copied().chain(documents.iter().map(|document| document.slot)) {
            writer.delete_term(Term::from_field_i64(self.fields.slot, slot.0));
        }
        for document in documents {
            writer.add_document(self.fields.compose(document))?;
        }
        Ok(())
    }

    /// Makes what was put last, with how far the changes have been followed.
    pub fn commit(&self, mark: Mark) -> Result<()> {
        let mut writer = self.writer.as_ref().ok_or(Fault::ReadOnly)?.lock().map_err(|_| Fault::Poisoned)?;
        let payload = serde_json::to_string(&Kept { settings: Settings::print(), mark })?;
        let mut prepared = writer.prepare_commit()?;
        prepared.set_payload(&payload);
        prepared.commit()?;
        drop(writer);
        self.refresh()
    }

    /// Waits for what tantivy does in the background and gives the folder free.
    pub fn close(self) -> Result<()> {
        if let Some(writer) = self.writer {
            writer.into_inner().map_err(|_| Fault::Poisoned)?.wait_merging_threads()?;
        }
        Ok(())
    }

    /// Sees what another program has committed.
    fn refresh(&self) -> Result<()> {
        Ok(self.reader.reload()?)
    }

    /// Every document's slot and print.
    pub fn prints(&self) -> Result<HashMap<SlotId, u64>> {
        let searcher = self.reader.searcher();
        let mut prints = HashMap::new();
        for segment in searcher.segment_readers() {
            let slots = segment.fast_fields().i64("slot")?;
            let values = segment.fast_fields().u64("print")?;
            for document in segment.doc_ids_alive() {
                if let (Some(slot), Some(print)) = (slots.first(document), values.first(document)) {
                    prints.insert(SlotId(slot), print);
                }
            }
        }
        Ok(prints)
    }

    /// The prints of these slots' documents.
    pub fn prints_of(&self, slots: &[SlotId]) -> Result<HashMap<SlotId, u64>> {
        let mut prints = HashMap::new();
        for slot in slots {
            if let Some(print) = self.print(*slot)? {
                prints.insert(*slot, print);
            }
        }
        Ok(prints)
    }

    /// The print of one slot's document.
    fn print(&self, slot: SlotId) -> Result<Option<u64>> {
        let term = Term::from_field_i64(self.fields.slot, slot.0);
        let searcher = self.reader.searcher();
        for segment in searcher.segment_readers() {
            let postings =
                segment.inverted_index(self.fields.slot)?.read_postings(&term, IndexRecordOption::Basic)?;
            let Some(mut postings) = postings else { continue };
            let values = segment.fast_fields().u64("print")?;
            use tantivy::DocSet as _;
            while postings.doc() != tantivy::TERMINATED {
                if !segment.is_deleted(postings.doc()) {
                    return Ok(values.first(postings.doc()));
                }
                postings.advance();
            }
        }
        Ok(None)
    }

    /// All slots with all the words; when there are none, those with any of them. In no order.
    pub fn find(&self, text: &str) -> Result<(Vec<Hit>, bool)> {
        let searcher = self.reader.searcher();
        let queries = Asking::new(&searcher, &self.fields).queries(&Question::of(text))?;
        let collector = Hits { most: queries.most };
        let hits = searcher.search(&queries.all, &collector)?;
        match queries.some {
            Some(some) if hits.is_empty() => Ok((searcher.search(&some, &collector)?, true)),
            _ => Ok((hits, false)),
        }
    }

    /// Answers whether it can be read at all.
    pub fn ping(&self) -> Result<()> {
        let all = tantivy::query::AllQuery;
        self.reader.searcher().search(&all, &Count)?;
        Ok(())
    }
}

/// What a commit keeps besides the documents.
#[derive(serde::Serialize, serde::Deserialize)]
struct Kept {
    settings: u64,
    mark: Mark,
}
