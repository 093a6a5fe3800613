//! Words as the search sees them: split, in lower case, without endings, without dots. The same for documents and for
//! what people type, whichever engine compares them.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;

use icu_normalizer::ComposingNormalizerBorrowed;

/// More of one text is not looked at.
const MOST_WORDS: usize = 2_000;
/// Bytes of a word that are looked at: of a longer one its beginning.
const LONGEST: usize = 60;

/// Letters and their dots in one (NFC), however they were typed or pasted: else the dots part a word in two.
pub fn composed(text: &str) -> Cow<'_, str> {
    const { ComposingNormalizerBorrowed::new_nfc() }.normalize(text)
}

/// The words of a text in lower case: runs of letters and digits.
pub fn split(text: &str) -> impl Iterator<Item = String> {
    let text = composed(text);
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> =
        words.take(MOST_WORDS).map(|word| word[..word.floor_char_boundary(LONGEST)].to_lowercase()).collect();
    words.into_iter()
}

/// What is typed on a keyboard without å, ä and ö.
pub fn fold(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'å' | 'ä' | 'à' | 'á' | 'â' | 'ã' | 'æ' => 'a',
            'ö' | 'ø' | 'ò' | 'ó' | 'ô' | 'õ' => 'o',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'ü' | 'ù' | 'ú' | 'û' => 'u',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ç' => 'c',
            'ñ' => 'n',
            other => other,
        })
        .collect()
}

/// The word without its Swedish endings. Snowball takes one away; a genitive or a plural's article may stand behind
/// another (`städares`, `biträdena`), so it is asked twice. Plurals that change their vowel (`brandmän`) are put right first.
pub fn stem(word: &str) -> String {
    let stemmer = frostem::Stemmer::new(frostem::Algorithm::Swedish);
    let once = stemmer.stem(word);
    let twice = stemmer.stem(&once);
    // What is left must still be a word.
    let stem = if twice.chars().count() >= 4 { twice } else { once.clone() };
    let man = ["männ", "mann", "män"].into_iter().find_map(|man| stem.strip_suffix(man));
    match man.filter(|first| first.chars().count() >= 3) {
        Some(first) => format!("{first}man"),
        None => stem.into_owned(),
    }
}

/// The name in one word, without spaces, hyphens and dots: so `cykel verkstad`, `cykel-verkstad` and `cykelverkstad`
/// are one. `each` says how a word of it is written.
pub fn joined(words: impl Iterator<Item = String>, each: impl Fn(&str) -> String) -> String {
    words.map(|word| fold(&each(&word))).collect()
}

/// One word in the forms it is found by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Forms {
    pub plain: String,
    pub folded: String,
    /// Without ending.
    pub stem: String,
    pub folded_stem: String,
}

impl Forms {
    fn of(plain: &str) -> Self {
        let stem = stem(plain);
        Self { plain: plain.to_owned(), folded: fold(plain), folded_stem: fold(&stem), stem }
    }
}

/// Calls `each` with the forms of every word of a text. Texts repeat words: what is known is not worked out again.
pub fn forms(text: &str, mut each: impl FnMut(&Forms)) {
    /// Words remembered on a thread before it starts again.
    const MOST_KNOWN: usize = 20_000;
    thread_local! {
        static KNOWN: RefCell<HashMap<String, Forms>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| {
        if known.len() > MOST_KNOWN {
            known.clear();
        }
        for word in split(text) {
            if !known.contains_key(&word) {
                known.insert(word.clone(), Forms::of(&word));
            }
            each(&known[&word]);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_and_digits_in_lower_case() {
        let words: Vec<String> = split("Köks- och Café, 0188 (Norrtälje)").collect();
        assert_eq!(words, ["köks", "och", "café", "0188", "norrtälje"]);
    }

    #[test]
    fn letters_and_dots_apart_are_the_same_word_and_a_long_word_is_its_beginning() {
        let words: Vec<String> = split("ko\u{308}ksbitra\u{308}de").collect();
        assert_eq!(words, ["köksbiträde"]);
        let words: Vec<String> = split(&format!("a{} kök", "å".repeat(40))).collect();
        assert_eq!(words, [format!("a{}", "å".repeat(29)), "kök".to_owned()]);
    }

    #[test]
    fn a_keyboard_without_dots_writes_the_same_word() {
        assert_eq!(fold("städning på kafé"), "stadning pa kafe");
    }

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        for forms in [["bagare", "bagaren"], ["hund", "hundar"], ["butik", "butiken"]] {
            assert_eq!(stem(forms[0]), stem(forms[1]), "{forms:?}");
        }
    }
}
