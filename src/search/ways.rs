//! The ways in which one typed word may be meant, and how much each is worth. Knows no engine.

use super::settings::{Settings, Synonym};
use super::words::{bare_stems, fold, stem};

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

/// What letters without their dots are worth.
pub const WITHOUT_DOTS: f32 = 0.95;

/// What a kind of likeness is worth. A word as typed is worth 1.
mod worth {
    pub use super::WITHOUT_DOTS;
    /// `städarna`: hardly less than `städare`.
    pub const OTHER_FORM: f32 = 0.9;
    pub const JOINED: f32 = 0.85;
    pub const BEGINNING: f32 = 0.65;
    /// In another form, when so little is left of it that other words have the same stem.
    pub const SHORT_STEM: f32 = 0.5;
    /// Of the word that is being typed: `sågverksar` means Sågverksarbetare, not a form of sågverk.
    pub const BEING_TYPED: f32 = 0.92;
    pub const PART: f32 = 0.6;
    pub const SYNONYM: f32 = 0.35;
    pub const ONE_TYPO: f32 = 0.5;
    pub const TWO_TYPOS: f32 = 0.3;
    pub const MISSPELT_SYNONYM: f32 = 0.2;
    /// In an English word's first meaning, and in its others.
    pub const TRANSLATED: f32 = 0.95;
    pub const ALSO_TRANSLATED: f32 = 0.75;
    /// An English word taken for a Swedish one: `garden` is hardly `gården`.
    pub const UNTRANSLATED: f32 = 0.5;
}

/// Letters of a stem that says little by itself.
const SHORT: usize = 3;

/// The same word: as typed, in another form, without its dots.
pub fn same(word: &str) -> Vec<Way> {
    let exact = |text: String, form, worth| Way::new(text, form, Pattern::Exact, worth);
    let mut ways = vec![exact(word.to_owned(), Form::Plain, 1.0)];
    let stemmed = stem(word);
    let is_short = stemmed.chars().count() <= SHORT && stemmed != word;
    let other_form = if is_short { worth::SHORT_STEM } else { worth::OTHER_FORM };
    // Who types å, ä and ö means them; who does not may have a keyboard without.
    if word.is_ascii() {
        ways.push(exact(word.to_owned(), Form::Folded, worth::WITHOUT_DOTS));
        ways.extend(bare_stems(word).into_iter().map(|stem| exact(stem, Form::FoldedStem, other_form)));
    } else {
        ways.push(exact(stemmed, Form::Stem, other_form));
    }
    ways
}

/// A longer word that begins with it.
pub fn beginning(word: &str, unfinished: bool) -> Way {
    let worth = if unfinished { worth::BEING_TYPED } else { worth::BEGINNING };
    let form = if word.is_ascii() { Form::Folded } else { Form::Plain };
    Way::new(word.to_owned(), form, Pattern::Beginning, worth)
}

/// Compounds that begin with it or have it as a part.
pub fn compounds(word: &str) -> Vec<Way> {
    [vec![beginning(word, false)], parts(word)].concat()
}

fn parts(word: &str) -> Vec<Way> {
    let part = |stem| Way::new(stem, Form::Part, Pattern::Exact, worth::PART);
    bare_stems(word).into_iter().map(part).collect()
}

/// A compound that has it, and other words for it.
pub fn related(word: &str) -> Vec<Way> {
    let mut ways = parts(word);
    ways.extend(synonyms(word, worth::SYNONYM));
    ways
}

/// An English word: as it stands, in Swedish, and, hardly, as if it were Swedish. Nothing when it is none.
pub fn english(word: &str, unfinished: bool) -> Vec<Way> {
    let called = Settings::all().translated(word);
    if called.is_empty() {
        return Vec::new();
    }
    let mut ways: Vec<Way> = same(word).into_iter().chain([beginning(word, unfinished)]).collect();
    for way in ways.iter_mut().filter(|way| way.form != Form::Plain) {
        way.worth *= worth::UNTRANSLATED;
    }
    for (at, called) in called.iter().enumerate() {
        let worth = if at == 0 { worth::TRANSLATED } else { worth::ALSO_TRANSLATED };
        let part = Way::new(called.bare.clone(), Form::Part, Pattern::Exact, worth * worth::JOINED);
        ways.extend(other_word(called, worth).into_iter().chain([Way { is_synonym: true, ..part }]));
    }
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

/// What those two as one are called otherwise.
pub fn joined_related(first: &str, second: &str) -> Vec<Way> {
    ["", "s"].into_iter().flat_map(|joint| related(&format!("{first}{joint}{second}"))).collect()
}

/// When the word as it is finds nothing: with at most so many typos.
pub fn guesses(word: &str, unfinished: bool, typos: u8) -> Vec<Way> {
    // Dots are no typo of their own: `trädgardsmästare` is right but for a keyboard.
    let folded = fold(word);
    let meant = Settings::all().spelt_nearly(word, typos.min(1));
    // Whoever means a word that is known has not misspelt another twice.
    let typos = if meant.is_empty() { typos } else { typos.min(1) };
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
    let (meant, worth) = match meant.is_empty() {
        true => (Settings::all().spelt_nearly(word, typos), worth::MISSPELT_SYNONYM),
        false => (meant, worth::SYNONYM * 0.9),
    };
    guesses.extend(meant.iter().flat_map(|meant| synonyms(meant, worth)));
    guesses
}

fn synonyms(word: &str, worth: f32) -> impl Iterator<Item = Way> {
    Settings::all().synonyms(word).flat_map(move |synonym| other_word(synonym, worth))
}

/// In all its forms, and, when it is open, what begins so: `lager*` is `lagret` too.
fn other_word(synonym: &Synonym, worth: f32) -> Vec<Way> {
    let stem = Way::new(synonym.stem.clone(), Form::Stem, Pattern::Exact, worth);
    let mut ways = if synonym.has_forms() { vec![stem] } else { Vec::new() };
    if synonym.open {
        ways.push(Way::new(synonym.word.clone(), Form::Plain, Pattern::Beginning, worth));
    }
    ways.iter_mut().for_each(|way| way.is_synonym = true);
    ways
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
        assert!(begins(guesses("bagei", true, 1)));
        assert!(!begins(guesses("bagei", false, 1)));
        assert!(!begins(guesses("kok", true, 0)), "too short for a typo");
    }

    #[test]
    fn an_english_word_is_looked_for_in_swedish() {
        for (english, swedish) in [("cleaner", "städ"), ("cooks", "kock"), ("gardener", "trädgård")] {
            assert!(
                super::english(english, false).iter().any(|way| way.text.starts_with(swedish)),
                "{english}"
            );
        }
    }
}
