//! The ways in which one typed word may be meant, and how much each is worth. Knows no engine.

use super::settings::Settings;
use super::words::{fold, stem};

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
    /// Of what a compound is made, without ending and dots.
    Part,
    /// A whole name in one word.
    Name,
    /// A whole name in one word, its words without endings.
    NameStem,
    /// What stands between commas and strokes in a longer name, likewise.
    NamePart,
}

impl Form {
    pub const ALL: [Self; 8] = [
        Self::Plain,
        Self::Folded,
        Self::Stem,
        Self::FoldedStem,
        Self::Part,
        Self::Name,
        Self::NameStem,
        Self::NamePart,
    ];
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

impl Way {
    pub fn new(text: String, form: Form, pattern: Pattern, worth: f32) -> Self {
        Self { text, form, pattern, worth, is_synonym: false }
    }
}

/// What a kind of likeness is worth. A word as typed is worth 1.
mod worth {
    pub const WITHOUT_DOTS: f32 = 0.95;
    /// `städarna`: hardly less than `städare`.
    pub const OTHER_FORM: f32 = 0.9;
    pub const JOINED: f32 = 0.85;
    pub const BEGINNING: f32 = 0.65;
    /// Of the word that is being typed: `sågverksar` means Sågverksarbetare, not a form of sågverk.
    pub const BEING_TYPED: f32 = 0.92;
    pub const PART: f32 = 0.6;
    pub const SYNONYM: f32 = 0.35;
    pub const ONE_TYPO: f32 = 0.5;
    pub const TWO_TYPOS: f32 = 0.3;
    pub const MISSPELT_SYNONYM: f32 = 0.2;
}

/// The same word: as typed, in another form, without its dots.
pub fn same(word: &str) -> Vec<Way> {
    let exact = |text: String, form, worth| Way::new(text, form, Pattern::Exact, worth);
    let mut ways = vec![exact(word.to_owned(), Form::Plain, 1.0)];
    // Who types å, ä and ö means them; who does not may have a keyboard without.
    if word.is_ascii() {
        ways.push(exact(word.to_owned(), Form::Folded, worth::WITHOUT_DOTS));
        ways.push(exact(fold(&stem(word)), Form::FoldedStem, worth::OTHER_FORM));
    } else {
        ways.push(exact(stem(word), Form::Stem, worth::OTHER_FORM));
    }
    ways
}

/// A longer word that begins with it.
pub fn beginning(word: &str, unfinished: bool) -> Way {
    let worth = if unfinished { worth::BEING_TYPED } else { worth::BEGINNING };
    let form = if word.is_ascii() { Form::Folded } else { Form::Plain };
    Way::new(word.to_owned(), form, Pattern::Beginning, worth)
}

/// A compound that has it, and other words for it.
pub fn related(word: &str) -> Vec<Way> {
    let mut ways = vec![Way::new(fold(&stem(word)), Form::Part, Pattern::Exact, worth::PART)];
    ways.extend(synonyms(word, worth::SYNONYM));
    ways
}

/// Two words beside each other, as one: `cykel verkstad`, `skolmåltids biträde`, `diskplock erska`.
pub fn joined(first: &str, second: &str) -> Vec<Way> {
    ["", "s"]
        .into_iter()
        .flat_map(|joint| same(&format!("{first}{joint}{second}")))
        .map(|way| Way { worth: way.worth * worth::JOINED, ..way })
        .collect()
}

/// When the word as it is finds nothing: with typos.
pub fn guesses(word: &str, unfinished: bool) -> Vec<Way> {
    let typos = Settings::all().typos(word);
    // Dots are no typo of their own: `trädgardsmästare` is right but for a keyboard.
    let folded = fold(word);
    let mut guesses = vec![
        Way::new(folded.clone(), Form::Folded, Pattern::Exact, worth::WITHOUT_DOTS),
        Way::new(fold(&stem(word)), Form::FoldedStem, Pattern::Exact, worth::OTHER_FORM),
    ];
    for (wrong, worth) in [(1, worth::ONE_TYPO), (2, worth::TWO_TYPOS)].into_iter().take(typos.into()) {
        guesses.push(Way::new(folded.clone(), Form::Folded, Pattern::Typos(wrong), worth));
        guesses.push(Way::new(fold(&stem(word)), Form::FoldedStem, Pattern::Typos(wrong), worth * 0.95));
        if unfinished {
            let pattern = Pattern::BeginningWithTypos(wrong);
            guesses.push(Way::new(folded.clone(), Form::Folded, pattern, worth * worth::BEGINNING));
        }
    }
    for meant in Settings::all().spelt_nearly(word, typos) {
        guesses.extend(synonyms(&meant, worth::MISSPELT_SYNONYM));
    }
    guesses
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_dots_are_meant() {
        let is_folded = |way: &Way| matches!(way.form, Form::Folded | Form::FoldedStem);
        assert!(!same("städ").iter().any(is_folded));
        assert!(same("stad").iter().any(is_folded));
    }

    #[test]
    fn only_what_is_being_typed_is_guessed_as_a_beginning() {
        let begins = |ways: Vec<Way>| ways.iter().any(|way| way.pattern == Pattern::BeginningWithTypos(1));
        assert!(begins(guesses("bagei", true)));
        assert!(!begins(guesses("bagei", false)));
        assert!(!begins(guesses("kok", true)), "too short for a typo");
    }

    #[test]
    fn an_english_word_is_looked_for_in_swedish() {
        for (english, swedish) in [("cleaner", "städ"), ("cooks", "kock"), ("gardener", "trädgård")] {
            assert!(related(english).iter().any(|way| way.text.starts_with(swedish)), "{english}");
        }
    }
}
