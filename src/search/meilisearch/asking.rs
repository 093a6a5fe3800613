//! A question as a Meilisearch server is asked it: as it was typed, without endings and dots, and with words joined that
//! may be one. All together are the answer.

use meilisearch_sdk::indexes::Index;
use meilisearch_sdk::search::{FederationOptions, MatchingStrategies, SearchQuery, SearchResult, Selectors};
use serde::Deserialize;

use super::server::Server;
use super::settings::MOST;
use super::{record, record::forms_of};
use crate::model::slot::SlotId;
use crate::search::engine::{Hit, Result};
use crate::search::question::Question;
use crate::search::settings::Settings;
use crate::search::words::{fold, stem};

/// What an answer is worth, beside one to the words as typed.
mod worth {
    pub const JOINED: f32 = 0.98;
    pub const OTHER_FORM: f32 = 0.95;
    /// An English word taken for a Swedish one.
    pub const UNTRANSLATED: f32 = 0.4;
    pub const BOTH_HALVES: f32 = 0.45;
    pub const LAST_HALF: f32 = 0.25;
    pub const WITHOUT_VAGUE: f32 = 0.9;
}

/// More words than these are not tried as one.
const MOST_JOINED: usize = 4;
/// So many ways to take compounds apart are tried.
const MOST_HALVES: usize = 24;
/// A half is at least so long.
const SHORTEST: usize = 3;

/// How a question is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Every word, as it is.
    Whole,
    /// Every word, but one of them is a compound that nobody uses: what it is made of.
    Halved,
    /// As many words as there are slots for.
    Some,
}

#[derive(Deserialize)]
struct Found {
    id: String,
}

/// One of the queries that are one answer together.
struct Asked {
    text: String,
    among: Among,
    worth: f32,
}

/// Where its words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Among {
    /// The words as they stand.
    Plain,
    /// The words without endings and dots.
    Forms,
    /// What else they are called.
    Related,
    /// The names of adaptations and requirements.
    Offers,
}

/// All slots that one of its queries finds, each with the best fit.
pub async fn ask(server: &Server, index: &Index, question: &Question, manner: Manner) -> Result<Vec<Hit>> {
    let asked = match manner {
        Manner::Whole | Manner::Some => whole(question),
        Manner::Halved => halved(question),
    };
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let (plain, forms) = (record::plain(), record::forms());
    let plain: Vec<&str> = plain.iter().map(String::as_str).collect();
    let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
    let filter = without(question);
    let strategy = || if manner == Manner::Some { MatchingStrategies::LAST } else { MatchingStrategies::ALL };
    let client = server.client()?;
    let mut queries = client.multi_search();
    for one in &asked {
        let mut query = SearchQuery::new(index);
        query.with_query(&one.text).with_matching_strategy(strategy());
        query.with_attributes_to_search_on(match one.among {
            Among::Plain => &plain,
            Among::Forms => &forms,
            Among::Related => &record::RELATED[..],
            Among::Offers => &["offers"][..],
        });
        query.with_attributes_to_retrieve(Selectors::Some(&["id"]));
        if !filter.is_empty() {
            query.with_filter(&filter);
        }
        queries.with_search_query_and_weight(query.build(), one.worth);
    }
    let queries =
        queries.with_federation(FederationOptions { limit: Some(MOST), ..FederationOptions::default() });
    let answer = server.bounded(queries.execute::<Found>()).await?;
    let hit = |found: SearchResult<Found>| {
        let fit = found.federation.map_or(0.0, |federation| federation.weighted_ranking_score);
        // The records that are no slots have no words; a minus alone finds them.
        Some(Hit { slot: SlotId(found.result.id.parse().ok()?), fit })
    };
    Ok(answer.hits.into_iter().filter_map(hit).collect())
}

fn whole(question: &Question) -> Vec<Asked> {
    let words = &question.words;
    let open = question.is_unfinished;
    let typed = text(question, words.iter().cloned(), open);
    // What is right in English is no misspelt Swedish: quoted, it is not guessed at.
    let is_english = |word: &String| !Settings::all().translated(word).is_empty();
    let english = words.iter().any(is_english);
    let as_swedish = if english { worth::UNTRANSLATED } else { 1.0 };
    let mut asked = vec![Asked { text: typed, among: Among::Plain, worth: as_swedish }];
    if words.is_empty() {
        return asked;
    }
    let bare = text(question, words.iter().map(|word| forms_of(word)), open);
    asked.push(Asked { text: bare, among: Among::Forms, worth: worth::OTHER_FORM * as_swedish });
    if words.iter().all(is_english) {
        // Beside each other nothing else is looked at: a plural's s is forgiven as a typo.
        let among = Among::Related;
        asked.push(Asked { text: text(question, words.iter().cloned(), open), among, worth: 1.0 });
    } else if english {
        let quoted = |word: &String| if is_english(word) { format!("\"{word}\"") } else { word.clone() };
        let among = Among::Plain;
        asked.push(Asked { text: text(question, words.iter().map(quoted), open), among, worth: 1.0 });
    }
    if question.phrases.is_empty() && question.typed.len() > 1 {
        // An adaptation by its whole name: `utan trappor`.
        let name = format!("\"{}\" ", question.typed.join(" "));
        asked.push(Asked { text: name, among: Among::Offers, worth: 1.0 });
    }
    if words.len() <= MOST_JOINED {
        for at in 1..words.len() {
            // Quoted: one typo forgiven in two words joined is one too many.
            let joined = |form: fn(&str) -> String| {
                let one = format!("\"{}\"", form(&format!("{}{}", words[at - 1], words[at])));
                let before = words[..at - 1].iter().map(|word| form(word));
                let after = words[at + 1..].iter().map(|word| form(word));
                text(question, before.chain([one]).chain(after), open && at + 1 < words.len())
            };
            let (typed, bare) = (joined(str::to_owned), joined(forms_of));
            asked.push(Asked { text: typed, among: Among::Plain, worth: worth::JOINED });
            let worth = worth::JOINED * worth::OTHER_FORM;
            asked.push(Asked { text: bare, among: Among::Forms, worth });
        }
    }
    asked
}

/// Each word in turn in two halves, as they are: quoted, so that neither is guessed at.
fn halved(question: &Question) -> Vec<Asked> {
    let mut asked = Vec::new();
    for (at, word) in question.words.iter().enumerate() {
        for (cut, _) in word.char_indices() {
            let (first, last) = word.split_at(cut);
            let is_part = |half: &str| half.chars().count() >= SHORTEST && !Settings::all().is_no_part(half);
            let is_vague = Settings::all().is_vague_end(last);
            if !is_part(first) || !(is_vague || is_part(last)) {
                continue;
            }
            let others = |half: String| {
                let words = question.words.iter().enumerate();
                let words =
                    words.map(|(other, word)| if other == at { half.clone() } else { forms_of(word) });
                text(question, words, false)
            };
            let end = forms_of(last);
            let firsts = [Some(first), first.strip_suffix('s')].into_iter().flatten();
            if is_vague {
                asked.extend(firsts.map(|first| Asked {
                    text: others(format!("\"{}\"", forms_of(first))),
                    among: Among::Forms,
                    worth: worth::WITHOUT_VAGUE,
                }));
                continue;
            }
            for first in firsts {
                let both = others(format!("\"{}\" \"{end}\"", forms_of(first)));
                asked.push(Asked { text: both, among: Among::Forms, worth: worth::BOTH_HALVES });
            }
            // What it is (the last half) says more than what it is for.
            if is_known_end(last) {
                asked.push(Asked {
                    text: others(format!("\"{end}\"")),
                    among: Among::Forms,
                    worth: worth::LAST_HALF,
                });
            }
        }
    }
    asked.truncate(MOST_HALVES);
    asked
}

/// A word that ends compounds in this trade, or that is known by other names.
fn is_known_end(word: &str) -> bool {
    let known = Settings::all();
    known.is_end(word) || known.synonyms(word).next().is_some()
}

/// The phrases as they were typed, and the words. `open`: the last word may be the beginning of a longer one.
fn text(question: &Question, words: impl Iterator<Item = String>, open: bool) -> String {
    let phrases = question.phrases.iter().map(|words| format!("\"{}\"", words.join(" ")));
    let mut text = phrases.chain(words).collect::<Vec<_>>().join(" ");
    if !open {
        text.push(' ');
    }
    text
}

/// What a minus takes away.
fn without(question: &Question) -> String {
    let words = question.without.iter().flatten();
    let not: Vec<String> =
        words.map(|word| format!("own != \"{word}\" AND own != \"{}\"", fold(&stem(word)))).collect();
    not.join(" AND ")
}
