//! Words without an engine: the newest open slots are read from the database and compared here. No endings, no synonyms,
//! no typos; and no more than so many slots, so that a broken index does not break the rest. Phrases and what a minus
//! takes away are kept to.

use super::document::{Document, Place};
use super::engine::{Hit, Result};
use super::library::Library;
use super::question::Question;
use super::settings::Settings;
use super::words::{fold, split, stem};
use crate::db::Read;

/// So many of the newest slots are read.
const MOST: i64 = 5_000;

/// Slots that hold every word, somewhere, as a part of another word too, and every phrase; none with a word that has a minus.
pub async fn find(db: &mut Read, text: &str) -> Result<Vec<Hit>> {
    let question = Question::of(text);
    let words = question.words.iter().map(|word| fold(word));
    // Between spaces: whole words.
    let phrases = question.phrases.iter().map(|words| format!(" {} ", fold(&words.join(" "))));
    let wanted: Vec<String> = words.chain(phrases).collect();
    let library = Library::open(db).await?;
    let documents = library.newest(db, MOST).await?;
    let weights = &Settings::all().weights;
    let most = weights.iter().copied().fold(1.0, f32::max);
    let found = documents.iter().filter_map(|document| {
        let texts = document.texts.each_ref().map(|text| folded(text));
        let mut fit = 0.0;
        for words in &wanted {
            let places = texts.iter().zip(weights).filter(|(text, _)| text.contains(words.as_str()));
            fit += places.map(|(_, weight)| *weight).reduce(f32::max)?;
        }
        let is_without = question.without.iter().any(|words| has(document, words));
        (!is_without).then(|| Hit { slot: document.slot, fit: fit / (most * wanted.len().max(1) as f32) })
    });
    Ok(found.collect())
}

/// A line a name, each word between spaces.
fn folded(text: &str) -> String {
    let line = |line: &str| format!(" {} ", split(line).collect::<Vec<_>>().join(" "));
    fold(&text.lines().map(line).collect::<Vec<_>>().join("\n"))
}

/// Whether a reader sees on the slot what a minus takes away: the word in any of its forms, what begins with it, or the phrase.
fn has(document: &Document, words: &[String]) -> bool {
    let mut own = document.texts.iter().zip(Place::ALL).filter(|(_, place)| place.is_its_own());
    let [word] = words else {
        let phrase = format!(" {} ", fold(&words.join(" ")));
        return own.any(|(text, _)| folded(text).contains(&phrase));
    };
    let (folded, bare) = (fold(word), fold(&stem(word)));
    let is = |one: &str| {
        let one_folded = fold(one);
        one_folded.starts_with(&folded)
            || (one_folded.chars().next() == folded.chars().next() && fold(&stem(one)) == bare)
    };
    own.any(|(text, _)| split(text).any(|one| is(&one)))
}
