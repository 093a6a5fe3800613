//! Of what compound words are made. The word list comes from the loaded taxonomy (all names of all occupations) and from
//! `search-index/endings.sv.txt`: no list of Swedish is shipped. Not for splitting what somebody typed (`asking` asks
//! the index itself for that).

use std::collections::{HashMap, HashSet};

use super::settings::Settings;
use super::words::{fold, split, stem};

/// Shorter is no part: "is" and "al" are words, and stand by chance in hundreds.
const SHORTEST: usize = 3;
/// What is found only inside of others must be longer.
const SHORTEST_INSIDE: usize = 4;
/// In so many compounds must something stand to be taken for a word.
const OFTEN: usize = 2;

#[derive(Debug, Default)]
pub struct Lexicon {
    /// Words and their stems.
    words: HashSet<String>,
    /// Stems of what ends compounds in this trade, whatever they begin with.
    ends: HashSet<String>,
}

impl Lexicon {
    /// `names`: of occupations, a name a line.
    pub fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let endings = &Settings::all().endings;
        let whole: HashSet<String> = names
            .flat_map(split)
            .chain(endings.iter().cloned())
            .filter(|word| word.chars().count() >= SHORTEST && word.chars().all(char::is_alphabetic))
            .filter(|word| !Settings::all().is_no_part(word))
            .collect();
        let ends = endings.iter().map(|ending| stem(ending)).collect();
        let mut lexicon = Self { words: HashSet::new(), ends };
        whole.iter().for_each(|word| lexicon.learn(word));
        // What several compounds share is a word too: `biträde`, though no occupation is called so. What is learnt
        // in the first round helps the second.
        for _ in 0..2 {
            for word in lexicon.shared(&whole) {
                lexicon.learn(&word);
            }
        }
        lexicon
    }

    fn learn(&mut self, word: &str) {
        self.words.insert(stem(word));
        self.words.insert(word.to_owned());
    }

    /// The unknown rest of compounds with a known beginning or end, when several have it.
    fn shared(&self, whole: &HashSet<String>) -> Vec<String> {
        let mut times: HashMap<&str, usize> = HashMap::new();
        for (first, last) in whole.iter().flat_map(|word| cuts(word)) {
            if last.chars().count() >= SHORTEST_INSIDE && self.beginning(first).is_some() {
                *times.entry(last).or_default() += 1;
            }
            let first = first.strip_suffix('s').unwrap_or(first);
            if first.chars().count() >= SHORTEST_INSIDE && self.words.contains(last) {
                *times.entry(first).or_default() += 1;
            }
        }
        times.into_iter().filter(|(_, times)| *times >= OFTEN).map(|(word, _)| word.to_owned()).collect()
    }

    /// The word that a compound begins with, without what joins it: `trädgård` of `trädgårds-`.
    fn beginning<'a>(&self, first: &'a str) -> Option<&'a str> {
        let joined = first.strip_suffix('s').filter(|bare| bare.chars().count() >= SHORTEST);
        let whole = Some(first).filter(|first| first.chars().count() >= SHORTEST);
        [whole, joined].into_iter().flatten().find(|bare| self.words.contains(*bare))
    }

    /// The stems of the words that a compound is made of, without dots; none when it is none.
    pub fn parts(&self, word: &str) -> Vec<String> {
        let mut parts = Vec::new();
        for (first, last) in cuts(word) {
            let end = stem(last);
            if let Some(first) = self.beginning(first)
                && (self.words.contains(last) || self.words.contains(&end))
            {
                parts.extend(self.parts(last));
                parts.extend([fold(&stem(first)), fold(&end)]);
            } else if self.ends.contains(&end) {
                parts.push(fold(&end));
            }
        }
        parts
    }
}

/// Every way to cut a word in two. Before what ends compounds may stand two letters: `el`, `ur`.
fn cuts(word: &str) -> impl Iterator<Item = (&str, &str)> {
    word.char_indices()
        .map(|(at, _)| word.split_at(at))
        .filter(|(first, last)| first.chars().count() >= 2 && last.chars().count() >= SHORTEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_are_made_of_what_the_taxonomy_knows() {
        let names = [
            "Trädgårdsarbetare",
            "Trädgård",
            "Köksbiträde",
            "Vårdbiträde",
            "Kock",
            "Cykelmekaniker",
            "Cykelbud",
        ];
        let lexicon = Lexicon::of(names.into_iter());
        for (word, part) in [
            ("trädgårdsarbetare", "tradgard"),
            ("trädgårdsmekaniker", "tradgard"),
            ("köksbiträde", "kok"),
            ("köksbiträde", "bitrade"),
            ("skolmåltidsbiträdena", "bitrade"),
            ("urmakare", "makar"),
            ("slöjdlärarna", "larar"),
            ("mjölkbönder", "bonde"),
            ("storkök", "kok"),
            ("cykelverkstaden", "cykel"),
        ] {
            let parts = lexicon.parts(word);
            assert!(parts.contains(&part.to_owned()), "{word}: {parts:?}");
        }
        assert_eq!(lexicon.parts("kök"), Vec::<String>::new());
    }

    #[test]
    fn a_word_that_is_made_of_nothing_known_is_no_compound() {
        let lexicon = Lexicon::of(["Snickare", "Präst"].into_iter());
        assert_eq!(lexicon.parts("orangutang"), Vec::<String>::new());
        assert_eq!(lexicon.parts("å"), Vec::<String>::new());
    }
}
