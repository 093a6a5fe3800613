//! Where in a text the words stand that somebody searched for, so that a page can mark them. It marks what a reader
//! would: the word as typed, in another form, or as a part of a compound; never what was found by synonym or typo.

use super::question::Question;
use super::words::{composed, fold, stem};

/// A piece of a text, and whether it is one of the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub is_hit: bool,
}

/// Shorter parts of a compound are marked only when the word begins with them.
const SHORTEST_INSIDE: usize = 4;

pub struct Marker {
    /// Without dots: as typed, and without ending.
    words: Vec<(String, String)>,
}

impl Marker {
    pub fn of(text: &str) -> Self {
        let question = Question::of(text);
        let words = question.words.iter().chain(question.phrases.iter().flatten());
        Self { words: words.map(|word| (fold(word), fold(&stem(word)))).collect() }
    }

    /// Where in the text the first of the words begins, in bytes.
    pub fn first(&self, text: &str) -> Option<usize> {
        let mut at = 0;
        runs(text)
            .map(|(run, is_word)| {
                at += run.len();
                (at - run.len(), run, is_word)
            })
            .find_map(|(at, run, is_word)| (is_word && self.has(run)).then_some(at))
    }

    /// Whether anything was asked that could be marked.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The whole text, in pieces.
    pub fn pieces(&self, text: &str) -> Vec<Piece> {
        if self.is_empty() {
            return vec![Piece { text: text.to_owned(), is_hit: false }];
        }
        let mut pieces: Vec<Piece> = Vec::new();
        let mut add = |text: &str, is_hit: bool| match pieces.last_mut() {
            Some(last) if last.is_hit == is_hit => last.text.push_str(text),
            _ => pieces.push(Piece { text: text.to_owned(), is_hit }),
        };
        runs(text).for_each(|(run, is_word)| add(run, is_word && self.has(run)));
        pieces
    }

    fn has(&self, word: &str) -> bool {
        let lower = composed(word).to_lowercase();
        let folded = fold(&lower);
        // Endings are taken from the end: most words of a text need not be stemmed to be told apart.
        let may_be_form = |bare: &str| bare.chars().next() == folded.chars().next();
        self.words.iter().any(|(typed, bare)| {
            folded.starts_with(typed.as_str())
                || (bare.chars().count() >= SHORTEST_INSIDE && folded.contains(bare.as_str()))
                || (may_be_form(bare) && fold(&stem(&lower)) == *bare)
        })
    }
}

/// The text in words and what stands between them.
fn runs(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_word = rest.starts_with(is_of_a_word);
        let end = rest.find(|c: char| is_of_a_word(c) != is_word).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        (!run.is_empty()).then_some((run, is_word))
    })
}

/// A letter, a digit, or dots that stand apart from their letter.
fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(question: &str, text: &str) -> String {
        let pieces = Marker::of(question).pieces(text);
        let show =
            |piece: &Piece| if piece.is_hit { format!("[{}]", piece.text) } else { piece.text.clone() };
        pieces.iter().map(show).collect()
    }

    #[test]
    fn what_was_typed_is_marked_in_its_forms_and_in_compounds() {
        for (question, text, all) in [
            ("städ", "Städning av trapphus", "[Städning] av trapphus"),
            ("städarna", "Städare sökes", "[Städare] sökes"),
            ("trädgård", "Trädgårdsarbete i park", "[Trädgårdsarbete] i park"),
            ("biträde", "Köksbiträde, kafé", "[Köksbiträde], kafé"),
            ("kok", "Kök & kafé", "[Kök] & kafé"),
            ("\"second hand\" -kök", "Second hand i kök", "[Second] [hand] i kök"),
            ("ko\u{308}k", "Köksbiträde", "[Köksbiträde]"),
            ("kök", "Ko\u{308}ksbiträde", "[Ko\u{308}ksbiträde]"),
            ("", "Allt", "Allt"),
            ("–", "Allt", "Allt"),
        ] {
            assert_eq!(marked(question, text), all, "{question}");
        }
    }

    #[test]
    fn the_pieces_are_the_text() {
        let text = "  <b>Kök</b> – 日本 é\u{301} ";
        let whole: String = Marker::of("kök b").pieces(text).into_iter().map(|piece| piece.text).collect();
        assert_eq!(whole, text);
    }
}
