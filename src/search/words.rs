//! Words as the search sees them: split, in lower case, without endings, without dots. The same for documents and for
//! what people type, whichever engine compares them.

use std::cell::RefCell;
use std::collections::HashMap;

use super::settings::Settings;

/// More of one text is not looked at.
const MOST_WORDS: usize = 2_000;
/// Longer is no word.
const LONGEST: usize = 60;

/// The words of a text in lower case: runs of letters and digits.
pub fn split(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && word.len() <= LONGEST)
        .take(MOST_WORDS)
        .map(str::to_lowercase)
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

/// The word without its Swedish ending.
pub fn stem(word: &str) -> String {
    frostem::Stemmer::new(frostem::Algorithm::Swedish).stem(word).into_owned()
}

/// The last part of a compound word: `kök` of `storkök`. Also of its other forms (`verkstaden`).
pub fn endings(word: &str) -> Vec<&'static str> {
    let stemmed = stem(word);
    let of = |whole: &str, ending: &str| {
        whole.strip_suffix(ending).is_some_and(|first| first.chars().count() >= 3)
    };
    Settings::all()
        .endings
        .iter()
        .map(String::as_str)
        .filter(|ending| of(word, ending) || of(&stemmed, ending))
        .collect()
}

/// One word in the forms it is found by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Forms {
    pub plain: String,
    pub folded: String,
    /// Without ending.
    pub stem: String,
    pub folded_stem: String,
    /// The last parts of a compound, without ending and dots.
    pub parts: Vec<String>,
}

impl Forms {
    fn of(plain: &str) -> Self {
        let stem = stem(plain);
        let mut parts: Vec<String> =
            endings(plain).into_iter().map(|ending| fold(&self::stem(ending))).collect();
        parts.dedup();
        Self { plain: plain.to_owned(), folded: fold(plain), folded_stem: fold(&stem), stem, parts }
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
    fn a_keyboard_without_dots_writes_the_same_word() {
        assert_eq!(fold("städning på kafé"), "stadning pa kafe");
    }

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        for forms in [["bagare", "bagaren"], ["hund", "hundar"], ["butik", "butiken"]] {
            assert_eq!(stem(forms[0]), stem(forms[1]), "{forms:?}");
        }
    }

    #[test]
    fn the_last_part_of_a_compound_is_known_in_its_forms() {
        assert_eq!(endings("storkök"), ["kök"]);
        assert!(endings("cykelverkstaden").contains(&"verkstad"));
        assert!(endings("trappstädning").contains(&"städning"));
        assert!(endings("kök").is_empty());
    }
}
