//! What somebody typed, as the engine asks for it: word for word, each with the ways in which it may be meant and how
//! much each is worth. Knows no engine.

use super::settings::Settings;
use super::words::{endings, fold, split, stem};

/// More words of one question are not looked at.
const MOST_WORDS: usize = 12;

/// Which form of a document's words is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In lower case.
    Plain,
    /// Without dots: for what is typed without them.
    Folded,
    /// Without ending.
    Stem,
    /// Without ending and dots.
    FoldedStem,
    /// The last part of a compound, without ending and dots.
    Part,
}

impl Form {
    pub const ALL: [Self; 5] = [Self::Plain, Self::Folded, Self::Stem, Self::FoldedStem, Self::Part];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    Exact,
    Beginning,
    /// With at most so many letters wrong, missing, too many or swapped.
    Typos(u8),
    /// As `Typos`, of a word that is still being typed.
    BeginningWithTypos(u8),
}

/// One way to mean a word.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    pub text: String,
    pub form: Form,
    pub pattern: Pattern,
    /// From 0 to 1; multiplied by the place's weight.
    pub worth: f32,
    /// Another word for it: looked for in what is done, not in names of places and providers.
    pub is_synonym: bool,
}

/// One typed word.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// As typed, in another form, as a beginning, by another name.
    pub ways: Vec<Way>,
    /// When none of those finds anything: with typos, or by the last part of a compound.
    pub guesses: Vec<Way>,
}

/// The words of a question, in the order in which they were typed. Empty: everything is meant.
pub fn words(text: &str) -> Vec<Word> {
    let mut typed: Vec<String> = split(text).take(MOST_WORDS).collect();
    let last = typed.last().cloned().unwrap_or_default();
    let stop_words = &Settings::all().stop_words;
    if typed.iter().any(|word| !stop_words.contains(word)) {
        typed.retain(|word| !stop_words.contains(word));
    }
    let finished = text.ends_with(char::is_whitespace);
    typed.iter().map(|word| Word::of(word, !finished && *word == last)).collect()
}

impl Word {
    /// `unfinished`: somebody may still be typing it.
    fn of(word: &str, unfinished: bool) -> Self {
        let mut ways = Vec::new();
        let mut way = |text: String, form, pattern, worth| {
            ways.push(Way { text, form, pattern, worth, is_synonym: false });
        };
        way(word.to_owned(), Form::Plain, Pattern::Exact, 1.0);
        // Who types å, ä and ö means them; who does not may have a keyboard without.
        if word.is_ascii() {
            way(word.to_owned(), Form::Folded, Pattern::Exact, 0.95);
            way(fold(&stem(word)), Form::FoldedStem, Pattern::Exact, 0.85);
            way(word.to_owned(), Form::Folded, Pattern::Beginning, 0.7);
        } else {
            way(stem(word), Form::Stem, Pattern::Exact, 0.85);
            way(word.to_owned(), Form::Plain, Pattern::Beginning, 0.7);
        }
        way(fold(&stem(word)), Form::Part, Pattern::Exact, 0.6);
        ways.extend(synonyms(word, 0.5));
        Self { ways, guesses: guesses(word, unfinished) }
    }
}

fn synonyms(word: &str, worth: f32) -> impl Iterator<Item = Way> {
    Settings::all().synonyms(word).map(move |synonym| {
        let (text, form, pattern) = match synonym.open {
            true => (synonym.word.clone(), Form::Plain, Pattern::Beginning),
            false => (stem(&synonym.word), Form::Stem, Pattern::Exact),
        };
        Way { text, form, pattern, worth, is_synonym: true }
    })
}

fn guesses(word: &str, unfinished: bool) -> Vec<Way> {
    let mut guesses = Vec::new();
    let typos = Settings::all().typos(word);
    if typos > 0 {
        let pattern = if unfinished { Pattern::BeginningWithTypos(typos) } else { Pattern::Typos(typos) };
        guesses.push(Way { text: fold(word), form: Form::Folded, pattern, worth: 0.4, is_synonym: false });
        for meant in Settings::all().spelt_nearly(word, typos) {
            guesses.extend(synonyms(&meant, 0.3));
        }
    }
    for ending in endings(word) {
        guesses.extend(
            Word::of(ending, false).ways.into_iter().map(|way| Way { worth: way.worth * 0.5, ..way }),
        );
    }
    guesses
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.ways[0].text.clone()).collect()
    }

    #[test]
    fn stop_words_are_left_out_unless_they_are_all_there_is() {
        assert_eq!(texts("jobba med hundar i Täby"), ["hundar", "täby"]);
        assert_eq!(texts("en plats"), ["en", "plats"]);
        assert!(words("  –  ").is_empty());
    }

    #[test]
    fn typed_dots_are_meant() {
        let ways = &words("städ ")[0].ways;
        assert!(ways.iter().all(|way| !matches!(way.form, Form::Folded | Form::FoldedStem)));
    }

    #[test]
    fn only_the_word_that_is_being_typed_is_guessed_as_a_beginning() {
        let patterns = |text| words(text).into_iter().map(|word| word.guesses[0].pattern).collect::<Vec<_>>();
        assert_eq!(patterns("snikare bagei"), [Pattern::Typos(1), Pattern::BeginningWithTypos(1)]);
        assert_eq!(patterns("bagei "), [Pattern::Typos(1)]);
    }
}
