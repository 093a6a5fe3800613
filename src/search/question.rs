//! What somebody typed, taken apart: words, quoted phrases, words with a minus. Knows no engine, and not what a word may
//! mean besides (`ways`).

use super::settings::Settings;
use super::words::{composed, split};

/// More words of one question are not looked at.
const MOST_WORDS: usize = 12;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Every word outside of quotes, in the order in which they were typed: for names of several words.
    pub typed: Vec<String>,
    /// The words that a slot must have: without those that say nothing.
    pub words: Vec<String>,
    /// Quoted: these words, as they are, beside each other.
    pub phrases: Vec<Vec<String>>,
    /// With a minus: what a slot must not have.
    pub without: Vec<Vec<String>>,
    /// The last word may still be being typed.
    pub is_unfinished: bool,
}

impl Question {
    pub fn of(text: &str) -> Self {
        let mut question = Self::default();
        let text = &*composed(text);
        let mut rest = text;
        while let Some((plain, quoted)) = rest.split_once(is_quote) {
            question.read(plain);
            let minus = plain.ends_with(is_minus);
            let Some((quoted, after)) = quoted.split_once(is_quote) else {
                // A quote that nobody has closed: perhaps they are about to.
                rest = quoted;
                break;
            };
            let phrase: Vec<String> = split(quoted).take(MOST_WORDS).collect();
            if !phrase.is_empty() {
                if minus { &mut question.without } else { &mut question.phrases }.push(phrase);
            }
            rest = after;
        }
        question.read(rest);
        question.is_unfinished = text.ends_with(char::is_alphanumeric)
            && question.typed.last().is_some_and(|last| split(rest).last().as_ref() == Some(last));
        let stop_words = &Settings::all().stop_words;
        question.words = question.typed.clone();
        question.words.retain(|word| !stop_words.contains(word));
        question
    }

    /// Words were typed, and none that says anything about a slot: as good as none.
    pub fn has_only_stop_words(&self) -> bool {
        self.is_empty() && !self.typed.is_empty()
    }

    /// Nothing in it can be looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty() && self.without.is_empty()
    }

    /// Words outside of quotes.
    fn read(&mut self, text: &str) {
        for chunk in text.split_whitespace() {
            let bare = chunk.strip_prefix(is_minus).filter(|bare| bare.starts_with(char::is_alphanumeric));
            match bare {
                Some(bare) => self.without.push(split(bare).collect()),
                None => self.typed.extend(split(chunk)),
            }
        }
        self.typed.truncate(MOST_WORDS);
        self.without.truncate(MOST_WORDS);
        self.phrases.truncate(MOST_WORDS);
    }
}

/// Whether nothing has been asked yet: spaces, and signs with which a question may begin. What has no words and yet says
/// something (🦆) is a question that nothing answers.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace() || c.is_control() || c.is_ascii_punctuation() || is_quote(c) || is_minus(c)
    })
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '”' | '“' | '„' | '»' | '«')
}

fn is_minus(c: char) -> bool {
    matches!(c, '-' | '−' | '–')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        Question::of(text).words
    }

    #[test]
    fn stop_words_are_left_out_and_alone_they_ask_nothing() {
        assert_eq!(words("jobba med hundar i Täby"), ["hundar", "täby"]);
        assert!(Question::of("en plats").has_only_stop_words() && Question::of("Jobb").has_only_stop_words());
        for text in ["en butik", "en -butik", "en \"plats\"", "🦆", ""] {
            assert!(!Question::of(text).has_only_stop_words(), "{text}");
        }
        assert_eq!(words("  –  "), Vec::<String>::new());
    }

    #[test]
    fn quotes_hold_words_together_and_a_minus_leaves_out() {
        let question = Question::of("kök \"second hand\" -skola -\"natt arbete\" it-tekniker");
        assert_eq!(question.words, ["kök", "it", "tekniker"]);
        assert_eq!(question.phrases, [["second", "hand"]]);
        assert_eq!(question.without, [vec!["skola"], vec!["natt", "arbete"]]);
    }

    #[test]
    fn quotes_and_minuses_that_mean_nothing_do_no_harm() {
        assert_eq!(words("\"städ"), ["städ"]);
        assert_eq!(words("städ \" \" \""), ["städ"]);
        assert_eq!(words("kök - disk"), ["kök", "disk"]);
        assert_eq!(words("köks- och"), ["köks"]);
        assert_eq!(Question::of("-"), Question::default());
        assert_eq!(Question::of("-kök").without, [["kök"]]);
    }

    #[test]
    fn a_duck_is_a_question_and_a_quote_is_not_yet() {
        for text in ["", "  ", "\"", "”", "-", " – ", "...", "\u{0}"] {
            assert!(is_blank(text) && Question::of(text).is_empty(), "{text}");
        }
        assert!(!is_blank("🦆") && Question::of("🦆").is_empty());
        assert!(!Question::of(&"z".repeat(200)).is_empty());
        assert_eq!(Question::of("ko\u{308}k"), Question::of("kök"));
    }

    #[test]
    fn only_the_last_word_may_be_unfinished() {
        assert!(Question::of("kök snick").is_unfinished);
        for text in ["kök ", "kök -disk", "\"kök\"", ""] {
            assert!(!Question::of(text).is_unfinished, "{text}");
        }
    }
}
