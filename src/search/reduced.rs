//! Words without an engine: the newest open slots are read from the database and compared here. No endings, no synonyms,
//! no typos; and no more than so many slots, so that a broken index does not break the rest.

use super::engine::{Hit, Result};
use super::library::Library;
use super::settings::Settings;
use super::words::{fold, split};
use crate::db::Read;

/// So many of the newest slots are read.
const MOST: i64 = 5_000;

/// Slots that hold every word, somewhere, as a part of another word too.
pub async fn find(db: &mut Read, text: &str) -> Result<Vec<Hit>> {
    let stop_words = &Settings::all().stop_words;
    let mut words: Vec<String> = split(text).collect();
    if words.iter().any(|word| !stop_words.contains(word)) {
        words.retain(|word| !stop_words.contains(word));
    }
    let words: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let library = Library::open(db).await?;
    let documents = library.newest(db, MOST).await?;
    let weights = &Settings::all().weights;
    let most = weights.iter().copied().fold(1.0, f32::max);
    let found = documents.iter().filter_map(|document| {
        let texts = document.texts.each_ref().map(|text| fold(&text.to_lowercase()));
        let mut fit = 0.0;
        for word in &words {
            let places = texts.iter().zip(weights).filter(|(text, _)| text.contains(word.as_str()));
            fit += places.map(|(_, weight)| *weight).reduce(f32::max)?;
        }
        Some(Hit { slot: document.slot, fit: fit / (most * words.len().max(1) as f32) })
    });
    Ok(found.collect())
}
