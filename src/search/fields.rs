//! The fields of the embedded index, by place and form, and how a document's texts are put into them.

use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, OwnedValue, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{PreTokenizedString, Token};

use super::document::{Document, Place};
use super::settings::Settings;
use super::ways::Form;
use super::words::{fold, forms, joined, split, stem};

/// Between two lines: a quoted phrase never reaches from one into the next.
const GAP: usize = 100;

#[derive(Clone)]
pub(super) struct Fields {
    pub slot: Field,
    pub print: Field,
    /// By place and form.
    texts: [[Field; Form::ALL.len()]; Place::ALL.len()],
}

impl Fields {
    pub fn new() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let slot = schema.add_i64_field("slot", INDEXED | FAST);
        let print = schema.add_u64_field("print", FAST);
        let texts = Place::ALL.map(|place| {
            Form::ALL.map(|form| {
                // Phrases need to know where words stand; nothing else does.
                let option = match form {
                    Form::Plain | Form::Folded => IndexRecordOption::WithFreqsAndPositions,
                    _ => IndexRecordOption::Basic,
                };
                let indexing = TextFieldIndexing::default()
                    .set_tokenizer("raw")
                    .set_fieldnorms(false)
                    .set_index_option(option);
                let name = format!("{}_{form:?}", place.name()).to_lowercase();
                schema.add_text_field(&name, TextOptions::default().set_indexing_options(indexing))
            })
        });
        (schema.build(), Self { slot, print, texts })
    }

    pub fn text(&self, place: usize, form: Form) -> Field {
        self.texts[place][form as usize]
    }

    pub fn compose(&self, document: &Document) -> TantivyDocument {
        let stop_words = &Settings::all().stop_words;
        let mut made = TantivyDocument::default();
        made.add_i64(self.slot, document.slot.0);
        made.add_u64(self.print, document.print());
        for (place, text) in document.texts.iter().enumerate() {
            let mut tokens: [Vec<Token>; Form::ALL.len()] = Default::default();
            let mut add = |form: Form, position: usize, text: &str| {
                tokens[form as usize].push(Token { position, text: text.to_owned(), ..Token::default() });
            };
            for (line, text) in text.lines().enumerate() {
                let mut position = line * GAP;
                forms(text, |word| {
                    add(Form::Plain, position, &word.plain);
                    add(Form::Folded, position, &word.folded);
                    // `för` is no form of `förare`, and nobody looks for it in another.
                    if !stop_words.contains(&word.plain) {
                        add(Form::Stem, position, &word.stem);
                        add(Form::FoldedStem, position, &word.folded_stem);
                    }
                    position += 1;
                });
                if Place::ALL[place].has_names() {
                    names(text, |form, name| add(form, line, &name));
                }
            }
            for (at, part) in document.parts[place].split(' ').filter(|part| !part.is_empty()).enumerate() {
                add(Form::Part, at, part);
            }
            for (form, tokens) in tokens.into_iter().enumerate() {
                let words = PreTokenizedString { text: String::new(), tokens };
                made.add_field_value(self.texts[place][form], &OwnedValue::PreTokStr(words));
            }
        }
        made
    }
}

/// The names in a line: the whole, and what stands between its commas and strokes.
fn names(line: &str, mut each: impl FnMut(Form, String)) {
    each(Form::Name, joined(split(line), str::to_owned));
    each(Form::NameStem, joined(split(line), stem));
    let parts: Vec<&str> = line.split([',', '/', ':', ';', '(', ')', '–']).collect();
    if parts.len() > 1 {
        for part in parts {
            each(Form::NamePart, fold(&joined(split(part), stem)));
        }
    }
}
