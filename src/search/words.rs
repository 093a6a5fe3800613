//! Words as the search sees them: split, in lower case, without endings, without dots. The same for documents and for
//! what people type, whichever engine compares them.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

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
/// another (`städares`, `biträdena`), so it is asked twice. Plurals that change their vowel (`brandmän`) are put right first,
/// and what it knows wrongly stands in `search-index/stems.sv.txt`.
pub fn stem(word: &str) -> String {
    if let Some(stem) = kept(word) {
        return stem;
    }
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

/// What the stem of a word may be without its dots. Of a word typed without them several: `montor` is `montör`, whose
/// end is no ending, and so is `mastare`.
pub fn bare_stems(word: &str) -> Vec<String> {
    let mut stems = vec![fold(&stem(word))];
    for (bare, dotted) in [("or", "ör"), ("ast", "äst")] {
        if let Some(at) = word.rfind(bare).filter(|_| word.is_ascii()) {
            stems.push(fold(&stem(&format!("{}{dotted}{}", &word[..at], &word[at + bare.len()..]))));
        }
    }
    stems.sort();
    stems.dedup();
    stems
}

/// The stem of a word that would lose too much, alone or at the end of a compound.
fn kept(word: &str) -> Option<String> {
    KEPT.iter().find_map(|(form, stem)| {
        let (first, form) = (word.strip_suffix(&**form)?, form.len());
        let is_word = first.is_empty() || first.chars().count() >= 3;
        // Without dots what is left keeps none either.
        let stem = if word[word.len() - form..].is_ascii() { fold(stem) } else { stem.clone() };
        is_word.then(|| format!("{first}{stem}"))
    })
}

/// The forms that keep a stem of their own, with and without dots.
static KEPT: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let lines = STEMS.lines().filter(|line| !line.starts_with('#'));
    let pairs = lines.filter_map(|line| line.split_once(": "));
    let forms = pairs.flat_map(|(stem, forms)| forms.split(", ").map(move |form| (stem, form)));
    forms.flat_map(|(stem, form)| [form.to_owned(), fold(form)].map(|form| (form, stem.to_owned()))).collect()
});

/// Also part of what tells an older index apart (`settings`).
pub const STEMS: &str = include_str!("../../search-index/stems.sv.txt");

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
    fn a_word_that_looks_like_a_form_of_another_keeps_its_stem() {
        for (word, stemmed) in [("lager", "lager"), ("lagret", "lager"), ("centrallagret", "centrallager")] {
            assert_eq!(stem(word), stemmed);
        }
        assert_ne!(stem("lager"), stem("laga"));
        assert_ne!(stem("köksbiträde"), stem("köksbiträdande"));
        assert_eq!((stem("bönder"), stem("slöjdlärarinna")), ("bonde".into(), "slöjdlärar".into()));
        assert_ne!(stem("förarna"), stem("för"));
        assert_eq!((stem("truckförare"), stem("truckforaren")), ("truckförar".into(), "truckforar".into()));
    }

    #[test]
    fn a_word_without_dots_may_be_one_whose_end_is_no_ending() {
        for (plain, dotted) in
            [("montorer", "montör"), ("vaktmastare", "vaktmästare"), ("stadare", "städare")]
        {
            assert!(bare_stems(plain).contains(&fold(&stem(dotted))), "{plain}");
        }
    }

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        for forms in [["bagare", "bagaren"], ["hund", "hundar"], ["förare", "förarnas"]] {
            assert_eq!(stem(forms[0]), stem(forms[1]), "{forms:?}");
        }
    }
}
