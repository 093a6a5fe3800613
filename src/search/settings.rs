//! What the engine is told, read from the small files in `search-index/` that are part of the program.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::document::Place;
use super::words::{STEMS, bare_stems, fold, stem};

pub struct Settings {
    /// How much a hit in each place is worth, in the order of `Place::ALL`.
    pub weights: [f32; Place::ALL.len()],
    pub synonyms: Vec<Vec<Synonym>>,
    /// What English words are called in Swedish: found one way only.
    pub english: HashMap<String, Vec<Synonym>>,
    pub stop_words: HashSet<String>,
    /// Stop words and their stems, without dots: no parts of compounds.
    no_parts: HashSet<String>,
    pub endings: Vec<String>,
    /// Those without their own endings and dots.
    ends: HashSet<String>,
    /// Ends of compounds that say nothing, without dots.
    vague_ends: HashSet<String>,
    /// (typos, letters): so many typos are forgiven from so many letters on.
    pub typos: Vec<(u8, usize)>,
    /// A Meilisearch server's ranking rules.
    pub ranking: Vec<String>,
}

/// A word of a group of synonyms; `open` stands for any ending. It is compared with every word that is typed: its forms
/// are worked out once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Synonym {
    pub word: String,
    pub open: bool,
    /// Without ending.
    pub stem: String,
    /// Without dots.
    folded: String,
    /// Without ending and dots.
    pub bare: String,
}

static SETTINGS: LazyLock<Settings> = LazyLock::new(Settings::read);

/// A number that changes with any of the files: an index built with others is built anew.
static PRINT: LazyLock<u64> = LazyLock::new(|| {
    let mut all = FILES.to_vec();
    all.extend([SPLITTING, STEMS]);
    super::document::print(&all)
});

/// Another number whenever `words` splits texts otherwise: then too it is built anew.
const SPLITTING: &str = "4";

const FILES: [&str; 8] = [
    include_str!("../../search-index/places.txt"),
    include_str!("../../search-index/synonyms.sv.txt"),
    include_str!("../../search-index/stop-words.sv.txt"),
    include_str!("../../search-index/endings.sv.txt"),
    include_str!("../../search-index/typos.txt"),
    include_str!("../../search-index/english.txt"),
    include_str!("../../search-index/ranking.txt"),
    include_str!("../../search-index/vague-ends.sv.txt"),
];

impl Settings {
    pub fn all() -> &'static Self {
        &SETTINGS
    }

    pub fn print() -> u64 {
        *PRINT
    }

    /// The files are part of the program: a fault in them is a fault of ours, which the first test finds.
    fn read() -> Self {
        let [places, synonyms, stop_words, endings, typos, english, ranking, vague_ends] = FILES;
        let mut weights = [0.0; Place::ALL.len()];
        for line in lines(places) {
            let (name, weight) = line.split_once(' ').expect("places.txt: a name and a weight");
            let place =
                Place::ALL.iter().position(|place| place.name() == name).expect("places.txt: a known place");
            weights[place] = weight.parse().expect("places.txt: a weight");
        }
        Self {
            weights,
            synonyms: lines(synonyms).map(|line| line.split(',').map(Synonym::read).collect()).collect(),
            english: lines(english)
                .map(|line| {
                    line.split_once(": ").expect("english.txt: a word, a colon and what it is called")
                })
                .flat_map(|(words, called)| {
                    let called: Vec<Synonym> = called.split(',').map(Synonym::read).collect();
                    words.split(',').map(move |word| (word.trim().to_owned(), called.clone()))
                })
                .collect(),
            stop_words: lines(stop_words).map(str::to_owned).collect(),
            no_parts: lines(stop_words).flat_map(|word| [fold(word), fold(&stem(word))]).collect(),
            endings: lines(endings).map(str::to_owned).collect(),
            ends: lines(endings).map(|ending| fold(&stem(ending))).collect(),
            vague_ends: lines(vague_ends).map(fold).collect(),
            typos: lines(typos)
                .map(|line| line.split_once(' ').expect("typos.txt: typos and letters"))
                .map(|(typos, letters)| (typos.parse().expect("typos"), letters.parse().expect("letters")))
                .collect(),
            ranking: lines(ranking).map(str::to_owned).collect(),
        }
    }

    /// The other way around: what somebody may have typed who means a slot with `word` on it, in full and without
    /// endings and dots.
    pub fn meant_by(&self, word: &str) -> impl Iterator<Item = String> {
        let stemmed = stem(word);
        let is = move |synonym: &Synonym| match synonym.open {
            true if word.starts_with(&synonym.word) => true,
            _ => synonym.has_forms() && synonym.stem == stemmed,
        };
        let groups = self.synonyms.iter().filter({
            let is = is.clone();
            move |group| group.iter().any(&is)
        });
        let english = self.english.iter().filter(move |(_, called)| called.iter().any(&is));
        let swedish = groups.flatten().map(|synonym| synonym.word.as_str());
        let called = swedish.chain(english.map(|(word, _)| word.as_str()));
        called.flat_map(|word| [word.to_owned(), fold(&stem(word))])
    }

    /// Whether no compound is made of it: a stop word, or a form of one.
    pub fn is_no_part(&self, word: &str) -> bool {
        self.no_parts.contains(&fold(word)) || self.no_parts.contains(&fold(&stem(word)))
    }

    /// Whether compounds of this trade end with it, in any form.
    pub fn is_end(&self, word: &str) -> bool {
        bare_stems(word).iter().any(|stem| self.ends.contains(stem))
    }

    /// Whether it says nothing at the end of a compound: `-jobb`.
    pub fn is_vague_end(&self, word: &str) -> bool {
        self.vague_ends.contains(&fold(word))
    }

    /// What an English word is called in Swedish, the likeliest first. Nothing when the word is Swedish too (`film`,
    /// `hotel` on its way to `hotell`): then it means itself first, and the rest are synonyms.
    pub fn translated(&self, word: &str) -> &[Synonym] {
        let called = self.called(word);
        let is_itself = |called: &Synonym| {
            let (called, word) = (&called.folded, fold(word));
            called.starts_with(&word) || (called.chars().count() >= 4 && word.starts_with(called))
        };
        if called.iter().any(is_itself) { &[] } else { called }
    }

    /// English words stand in the singular.
    fn called(&self, word: &str) -> &[Synonym] {
        let ies = word.strip_suffix("ies").map(|first| format!("{first}y"));
        let singular = [word.strip_suffix("es"), word.strip_suffix('s'), ies.as_deref()];
        let called = [Some(word)].into_iter().chain(singular).flatten().find_map(|one| self.english.get(one));
        called.map_or(&[], Vec::as_slice)
    }

    /// English words for what a compound has as a part; `part`: without ending and dots.
    pub fn english_for_part(&self, part: &str) -> impl Iterator<Item = &str> {
        let is = move |called: &Synonym| called.bare == part;
        self.english.iter().filter(move |(_, called)| called.iter().any(is)).map(|(word, _)| word.as_str())
    }

    /// How many typos a word may have.
    pub fn typos(&self, word: &str) -> u8 {
        let letters = word.chars().count();
        self.typos.iter().filter(|(_, from)| letters >= *from).map(|(typos, _)| *typos).max().unwrap_or(0)
    }

    /// The synonyms that are spelt like `word`, in any form, but for at most so many typos, the same first letter given.
    pub fn spelt_nearly(&self, word: &str, typos: u8) -> Vec<String> {
        const LONG_STEM: usize = 5;
        let (word, bare) = (fold(word), fold(&stem(word)));
        let near = |a: &str, b: &str| typos_between(a, b) <= usize::from(typos);
        let near = |synonym: &&Synonym| {
            let (name, stemmed) = (&synonym.folded, &synonym.bare);
            let are_long = || stemmed.chars().count().min(bare.chars().count()) >= LONG_STEM;
            name.chars().next() == word.chars().next()
                && (near(name, &word) || (are_long() && near(stemmed, &bare)))
        };
        self.synonyms.iter().flatten().filter(near).map(|synonym| synonym.word.clone()).collect()
    }

    /// What else `word` may be called: the other words of every group it stands in, and what is English for.
    pub fn synonyms(&self, word: &str) -> impl Iterator<Item = &Synonym> {
        let (folded, stems) = (fold(word), bare_stems(word));
        // A star is for endings in what is found; what is typed must be the word: `bildlärare` has nothing to do with `bil`.
        let known = move |synonym: &Synonym| synonym.folded == folded || stems.contains(&synonym.bare);
        let english = if self.translated(word).is_empty() { self.called(word) } else { &[] };
        self.synonyms.iter().filter(move |group| group.iter().any(&known)).flatten().chain(english)
    }
}

impl Synonym {
    fn read(text: &str) -> Self {
        let text = text.trim();
        let word = text.trim_end_matches('*').to_owned();
        let stem = stem(&word);
        Self { open: text.ends_with('*'), folded: fold(&word), bare: fold(&stem), stem, word }
    }

    /// Whether it stands for its other forms as well. The beginning of a word may have the stem of another: `måla*`, `mål`.
    pub fn has_forms(&self) -> bool {
        !self.open || self.stem.chars().count() >= 4
    }
}

/// How many letters must be changed, added, left out or swapped with the next to make one word of the other.
pub fn typos_between(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    (0..=a.len()).for_each(|i| rows[i][0] = i);
    (0..=b.len()).for_each(|j| rows[0][j] = j);
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let changed = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            rows[i][j] = changed.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                rows[i][j] = rows[i][j].min(rows[i - 2][j - 2] + 1);
            }
        }
    }
    rows[a.len()][b.len()]
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_read() {
        let settings = Settings::all();
        assert!(settings.weights.iter().all(|weight| *weight > 0.0));
        assert!(
            settings
                .synonyms
                .iter()
                .all(|group| group.len() > 1 && group.iter().all(|one| !one.word.is_empty()))
        );
        assert!(
            settings
                .endings
                .iter()
                .all(|ending| ending.chars().count() >= 3 && *ending == ending.to_lowercase())
        );
    }

    #[test]
    fn short_words_must_be_spelt_right() {
        let settings = Settings::all();
        assert_eq!((settings.typos("kock"), settings.typos("hunda"), settings.typos("lokalvård")), (0, 1, 2));
    }

    #[test]
    fn typos_are_counted() {
        for (a, b, typos) in
            [("kok", "kok", 0), ("snikare", "snickare", 1), ("bagrei", "bageri", 1), ("", "ab", 2)]
        {
            assert_eq!(typos_between(a, b), typos, "{a} {b}");
        }
        assert_eq!(Settings::all().spelt_nearly("snikare", 1), ["snickare"]);
    }

    #[test]
    fn a_word_is_known_in_its_forms_and_without_its_dots() {
        for word in ["snickare", "snickarna", "snickeri", "snickerier"] {
            assert!(Settings::all().synonyms(word).any(|other| other.word == "träarbet"), "{word}");
        }
        assert!(Settings::all().synonyms("stadning").any(|other| other.word == "lokalvård"));
        assert_eq!(Settings::all().synonyms("xyz").count(), 0);
    }
}
