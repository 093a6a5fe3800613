//! What a Meilisearch server is told about its index: from the same small files in `search-index/` as the engine in the
//! program. Synonyms, compounds and endings stand in the documents (`record`), so that both engines mean the same.

use meilisearch_sdk::settings::{
    MinWordSizeForTypos, PaginationSetting, Settings as Told, TypoToleranceSettings,
};

use super::record;
use crate::search::settings::Settings;

/// More slots than that are not found by one question.
pub const MOST: usize = 200_000;

pub fn settings() -> Told {
    let known = Settings::all();
    let from = |typos: u8| {
        let line = known.typos.iter().find(|(count, _)| *count == typos);
        line.and_then(|(_, letters)| u8::try_from(*letters).ok())
    };
    let mut searchable = record::plain();
    searchable.truncate(searchable.len() - record::RELATED.len());
    searchable.extend(record::forms());
    Told {
        searchable_attributes: Some(searchable),
        displayed_attributes: Some(["id", "print", "name", "settings", "mark"].map(str::to_owned).into()),
        filterable_attributes: Some(vec!["own".into()]),
        ranking_rules: Some(known.ranking.clone()),
        pagination: Some(PaginationSetting { max_total_hits: MOST }),
        typo_tolerance: Some(TypoToleranceSettings {
            enabled: Some(true),
            // A misspelt part of a word is a guess too many.
            disable_on_attributes: Some(["parts_first", "parts"].map(str::to_owned).into()),
            min_word_size_for_typos: Some(MinWordSizeForTypos { one_typo: from(1), two_typos: from(2) }),
            ..TypoToleranceSettings::default()
        }),
        ..Told::default()
    }
}
