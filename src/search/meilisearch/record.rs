//! A slot as a Meilisearch server is given it: its words as they stand, place by place, and beside them the helper
//! fields that make up for what such a server does not know: words without endings and dots, what compounds are made
//! of, and what else people call it.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use serde::Serialize;
use serde_json::{Map, Value};

use crate::search::document::{Document, Place};
use crate::search::settings::Settings;
use crate::search::words::{fold, split, stem};

/// What the fields of words without endings begin with.
const FORMS: &str = "forms_";

/// What else people call what stands in the weightiest place, and in all others.
pub const RELATED: [&str; 2] = ["related_first", "related"];

/// The places as they stand, the weightiest first, and what else people call them.
pub fn plain() -> Vec<String> {
    by_weight().into_iter().map(|place| place.name().to_owned()).chain(RELATED.map(str::to_owned)).collect()
}

/// The helper fields, the weightiest first.
pub fn forms() -> Vec<String> {
    let mut fields: Vec<String> =
        by_weight().into_iter().map(|place| format!("{FORMS}{}", place.name())).collect();
    fields.insert(1, "parts_first".to_owned());
    fields.push("parts".to_owned());
    // Both in the words as they stand and in their forms.
    fields.extend(RELATED.map(str::to_owned));
    fields
}

fn by_weight() -> Vec<Place> {
    let weights = &Settings::all().weights;
    let mut places: Vec<usize> = (0..Place::ALL.len()).collect();
    places.sort_by(|a, b| weights[*b].total_cmp(&weights[*a]));
    places.into_iter().map(|place| Place::ALL[place]).collect()
}

#[derive(Serialize)]
pub struct Record {
    id: String,
    /// Hexadecimal: a number of 64 bits is none in JSON.
    print: String,
    /// For a minus: words that a reader sees on the slot, in every form, their beginnings, and of what they are made.
    own: BTreeSet<String>,
    /// Of what the compounds in the weightiest place are made, and of what those in all others.
    parts_first: String,
    parts: String,
    related_first: String,
    related: String,
    #[serde(flatten)]
    places: Map<String, Value>,
}

impl Record {
    pub fn of(document: &Document) -> Self {
        let mut places = Map::new();
        let first = by_weight()[0] as usize;
        let (mut own, mut related) = (BTreeSet::new(), [BTreeSet::new(), BTreeSet::new()]);
        for (at, (place, text)) in Place::ALL.iter().zip(&document.texts).enumerate() {
            let related = &mut related[usize::from(at != first)];
            let lines: Vec<String> = text.lines().map(bare).collect();
            if place.is_its_own() {
                own.extend(split(text).flat_map(|word| [fold(&stem(&word)), word]));
                own.extend(split(text).flat_map(|word| beginnings(&word)));
                own.extend(document.parts[at].split(' ').map(str::to_owned));
            }
            if !place.is_name() {
                split(text).for_each(|word| related_to(&word, |other| _ = related.insert(other.to_owned())));
            }
            // A line is a name of its own: what stands between is not beside each other.
            places.insert(place.name().to_owned(), text.lines().collect());
            places.insert(format!("{FORMS}{}", place.name()), lines.into());
        }
        for (at, parts) in document.parts.iter().enumerate() {
            let english = parts.split(' ').flat_map(|part| Settings::all().english_for_part(part));
            related[usize::from(at != first)].extend(english.map(str::to_owned));
        }
        let [related_first, related] = related.map(|words| words.into_iter().collect::<Vec<_>>().join(" "));
        let others = document.parts.iter().enumerate().filter(|(place, _)| *place != first);
        let parts: BTreeSet<&str> = others.flat_map(|(_, parts)| parts.split(' ')).collect();
        Self {
            id: document.slot.to_string(),
            print: format!("{:x}", document.print()),
            own,
            parts_first: document.parts[first].clone(),
            parts: parts.into_iter().collect::<Vec<_>>().join(" "),
            related_first,
            related,
            places,
        }
    }
}

/// What a word begins with, as it may be typed: from as many letters on as a part of a compound has.
fn beginnings(word: &str) -> Vec<String> {
    const SHORTEST: usize = 3;
    let ends = word.char_indices().map(|(at, _)| at).skip(SHORTEST);
    ends.flat_map(|end| [word[..end].to_owned(), fold(&word[..end])]).collect()
}

/// What somebody may have typed who means this word. Slots repeat words: what is known is not worked out again.
fn related_to(word: &str, mut each: impl FnMut(&str)) {
    const MOST_KNOWN: usize = 20_000;
    thread_local! {
        static KNOWN: RefCell<HashMap<String, Vec<String>>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| {
        if known.len() > MOST_KNOWN {
            known.clear();
        }
        if !known.contains_key(word) {
            known.insert(word.to_owned(), Settings::all().meant_by(word).collect());
        }
        known[word].iter().for_each(|other| each(other));
    });
}

/// As `forms_of`, without the words that say nothing: `för` is no form of `förare`.
fn bare(line: &str) -> String {
    let says_something = |word: &String| !Settings::all().stop_words.contains(word);
    split(line).filter(says_something).map(|word| fold(&stem(&word))).collect::<Vec<_>>().join(" ")
}

/// The words of a line without endings and dots.
pub fn forms_of(line: &str) -> String {
    split(line).map(|word| fold(&stem(&word))).collect::<Vec<_>>().join(" ")
}
