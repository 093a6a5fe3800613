//! The engine in the program: tantivy, with its index in a folder. Knows words and nothing else: which slots hold
//! them, and how well. Everything here may take a while: call it where waiting is allowed.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Mutex;

use tantivy::collector::Count;
use tantivy::query::{
    BooleanQuery, ConstScoreQuery, DisjunctionMaxQuery, FuzzyTermQuery, Occur, Query, TermQuery,
};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, OwnedValue, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term};

use super::document::{Document, Place};
use super::engine::{Fault, Hit, Mark, Result};
use super::hits::Hits;
use super::question::{Form, Pattern, Way, words};
use super::settings::Settings;
use super::words::forms;
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

#[derive(Clone)]
struct Fields {
    slot: Field,
    print: Field,
    /// By place and form.
    texts: [[Field; Form::ALL.len()]; Place::ALL.len()],
}

impl Fields {
    fn new() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let slot = schema.add_i64_field("slot", INDEXED | FAST);
        let print = schema.add_u64_field("print", FAST);
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::Basic);
        let texts = Place::ALL.map(|place| {
            Form::ALL.map(|form| {
                let name = format!("{}_{form:?}", place.name()).to_lowercase();
                schema.add_text_field(&name, TextOptions::default().set_indexing_options(indexing.clone()))
            })
        });
        (schema.build(), Self { slot, print, texts })
    }

    fn text(&self, place: usize, form: Form) -> Field {
        self.texts[place][form as usize]
    }
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
            writer.add_document(self.compose(document))?;
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

    /// The print of one slot's document.
    pub fn print(&self, slot: SlotId) -> Result<Option<u64>> {
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
        let words = words(text);
        let mut asked: Vec<Box<dyn Query>> = Vec::with_capacity(words.len());
        for word in &words {
            let query = self.any_of(&word.ways)?;
            asked.push(match query.count(&searcher)? {
                0 => self.any_of(&word.guesses)?,
                _ => query,
            });
        }
        let most = words.len().max(1) as f32 * Settings::all().weights.iter().copied().fold(1.0, f32::max);
        let collector = Hits { most };
        let all: Vec<_> = asked.iter().map(|query| (Occur::Must, query.box_clone())).collect();
        let hits = searcher.search(&BooleanQuery::new(all), &collector)?;
        if !hits.is_empty() || asked.len() < 2 {
            return Ok((hits, false));
        }
        let any = asked.into_iter().map(|query| (Occur::Should, query)).collect();
        Ok((searcher.search(&BooleanQuery::new(any), &collector)?, true))
    }

    /// Answers whether it can be read at all.
    pub fn ping(&self) -> Result<()> {
        let all = tantivy::query::AllQuery;
        self.reader.searcher().search(&all, &Count)?;
        Ok(())
    }

    fn compose(&self, document: &Document) -> TantivyDocument {
        let mut made = TantivyDocument::default();
        made.add_i64(self.fields.slot, document.slot.0);
        made.add_u64(self.fields.print, document.print());
        for (place, text) in document.texts.iter().enumerate() {
            let mut tokens: [Vec<Token>; Form::ALL.len()] = Default::default();
            forms(text, |word| {
                add(&mut tokens[Form::Plain as usize], &word.plain);
                add(&mut tokens[Form::Folded as usize], &word.folded);
                add(&mut tokens[Form::Stem as usize], &word.stem);
                add(&mut tokens[Form::FoldedStem as usize], &word.folded_stem);
                word.parts.iter().for_each(|part| add(&mut tokens[Form::Part as usize], part));
            });
            for (form, tokens) in tokens.into_iter().enumerate() {
                let words = PreTokenizedString { text: String::new(), tokens };
                made.add_field_value(self.fields.texts[place][form], &OwnedValue::PreTokStr(words));
            }
        }
        made
    }

    /// The best of these ways, in any place.
    fn any_of(&self, ways: &[Way]) -> Result<Box<dyn Query>> {
        let weights = &Settings::all().weights;
        let mut queries: Vec<Box<dyn Query>> = Vec::with_capacity(ways.len() * weights.len());
        for way in ways {
            for (place, weight) in weights.iter().enumerate() {
                if way.is_synonym && Place::ALL[place].is_name() {
                    continue;
                }
                let term = Term::from_field_text(self.fields.text(place, way.form), &way.text);
                let query: Box<dyn Query> = match way.pattern {
                    Pattern::Exact => Box::new(TermQuery::new(term, IndexRecordOption::Basic)),
                    Pattern::Beginning => Box::new(FuzzyTermQuery::new_prefix(term, 0, true)),
                    Pattern::Typos(typos) => Box::new(FuzzyTermQuery::new(term, typos, true)),
                    Pattern::BeginningWithTypos(typos) => {
                        Box::new(FuzzyTermQuery::new_prefix(term, typos, true))
                    }
                };
                queries.push(Box::new(ConstScoreQuery::new(query, way.worth * weight)));
            }
        }
        Ok(Box::new(DisjunctionMaxQuery::new(queries)))
    }
}

/// What a commit keeps besides the documents.
#[derive(serde::Serialize, serde::Deserialize)]
struct Kept {
    settings: u64,
    mark: Mark,
}

fn add(tokens: &mut Vec<Token>, text: &str) {
    tokens.push(Token { position: tokens.len(), text: text.to_owned(), ..Token::default() });
}
