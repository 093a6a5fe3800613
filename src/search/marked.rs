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
        for piece in self.pieces(text) {
            if piece.is_hit {
                return Some(at);
            }
            at += piece.text.len();
        }
        None
    }

    /// Whether anything was asked that could be marked.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The whole text, in pieces.
    pub fn pieces(&self, text: &str) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut add = |text: &str, is_hit: bool| match pieces.last_mut() {
            Some(last) if last.is_hit == is_hit => last.text.push_str(text),
            _ => pieces.push(Piece { text: text.to_owned(), is_hit }),
        };
        let mut rest = text;
        while !rest.is_empty() {
            let is_word = rest.starts_with(is_of_a_word);
            let end = rest.find(|c: char| is_of_a_word(c) != is_word).unwrap_or(rest.len());
            let (piece, after) = rest.split_at(end);
            add(piece, is_word && self.has(piece));
            rest = after;
        }
        pieces
    }

    fn has(&self, word: &str) -> bool {
        let lower = composed(word).to_lowercase();
        let (folded, stemmed) = (fold(&lower), fold(&stem(&lower)));
        self.words.iter().any(|(typed, bare)| {
            folded.starts_with(typed.as_str())
                || stemmed == *bare
                || (bare.chars().count() >= SHORTEST_INSIDE && folded.contains(bare.as_str()))
        })
    }
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
