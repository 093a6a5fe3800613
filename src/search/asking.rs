//! A question as the embedded index is asked: every word in the best of its ways, whole names above scattered words.

use std::collections::BTreeSet;

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, FuzzyTermQuery,
    Occur, PhraseQuery, Query, TermQuery, TermSetQuery,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{Searcher, Term};

use super::document::Place;
use super::engine::Result;
use super::fields::Fields;
use super::question::Question;
use super::settings::{Settings, typos_between};
use super::ways::{self, Form, Pattern, Way};
use super::words::{bare_stems, joined, stem};

type Asked = Box<dyn Query>;

/// What a compound's two halves are worth when they stand apart, and what one of them alone.
const BOTH_HALVES: f32 = 0.45;
const ONE_HALF: f32 = 0.25;
/// What a compound is worth without an end that says nothing.
const WITHOUT_VAGUE: f32 = 0.9;

/// Words beside each other in an adaptation's name.
const LONGEST_OFFER: usize = 5;

/// What is found in other places besides tells equals apart, and no more.
const TIE_BREAKER: f32 = 0.01;

pub(super) struct Asking<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
    /// The weight of the best place.
    most: f32,
}

/// What a question comes to.
pub(super) struct Queries {
    /// Slots with every word.
    pub all: Asked,
    /// Slots with some of them; none when there is but one thing to find.
    pub some: Option<Asked>,
    /// What every word as typed scores, in the best place.
    pub most: f32,
}

impl<'a> Asking<'a> {
    pub fn new(searcher: &'a Searcher, fields: &'a Fields) -> Self {
        let most = Settings::all().weights.iter().copied().fold(1.0, f32::max);
        Self { searcher, fields, most }
    }

    pub fn queries(&self, question: &Question) -> Result<Queries> {
        let mut asked: Vec<Asked> = Vec::new();
        let mut guessed = None;
        for at in 0..question.words.len() {
            let (query, typos) = self.word(question, at)?;
            guessed = guessed.max(typos);
            asked.push(query);
        }
        asked.extend(question.phrases.iter().map(|phrase| self.phrase(phrase, |_| true)));
        let things = asked.len().max(1) as f32;
        let names = self.names(question, guessed.unwrap_or(0))?;
        let without: Vec<Asked> =
            question.without.iter().map(|words| self.without(words)).collect::<Result<_>>()?;
        let with = |occur: Occur| {
            let mut clauses: Vec<_> = asked.iter().map(|query| (occur, query.box_clone())).collect();
            if occur == Occur::Should
                && let Some(names) = &names
            {
                clauses.push((occur, names.box_clone()));
            }
            let any: Asked = Box::new(BooleanQuery::new(clauses));
            let mut clauses = vec![(Occur::Must, if asked.is_empty() { Box::new(AllQuery) } else { any })];
            clauses.extend(names.iter().map(|names| (Occur::Should, names.box_clone())));
            let not = without.iter().map(|words| (Occur::MustNot, words.box_clone()));
            clauses.extend(not);
            Box::new(BooleanQuery::new(clauses)) as Asked
        };
        let some = (asked.len() > 1 || guessed.is_some()).then(|| with(Occur::Should));
        Ok(Queries { all: with(Occur::Must), some, most: things * self.most * 2.0 })
    }

    /// One word, and, when it had to be guessed, how many typos it may have.
    fn word(&self, question: &Question, at: usize) -> Result<(Asked, Option<u8>)> {
        let words = &question.words;
        let word = &words[at];
        let unfinished = question.is_unfinished && at + 1 == words.len();
        let before = at.checked_sub(1).map(|before| (&words[before], word));
        let after = words.get(at + 1).map(|after| (word, after));
        let pairs = || before.into_iter().chain(after);
        let joined = pairs().flat_map(|(first, second)| ways::joined(first, second));
        let mut known = ways::english(word, unfinished);
        if !known.is_empty() {
            // What is right in English is no misspelt Swedish.
            known.extend(joined);
            return Ok((self.any_of(&known)?, None));
        }
        known = ways::same(word);
        known.extend(joined);
        known.push(ways::beginning(word, unfinished));
        let found = self.find(&known)?;
        let related: Vec<Way> = ways::related(word)
            .into_iter()
            .chain(pairs().flat_map(|(first, second)| ways::joined_related(first, second)))
            .collect();
        if found {
            known.extend(related);
            return Ok((self.any_of(&known)?, None));
        }
        let (halves, both) = self.halves(word)?;
        // A word that is known, or made of two that are, is not misspelt.
        let typos = match Settings::all().typos(word) {
            _ if self.find(&related)? => 0,
            typos if both => typos.min(1),
            typos => typos,
        };
        known.extend(related);
        known.extend(ways::guesses(word, unfinished, typos));
        let mut queries = vec![self.any_of(&known)?];
        queries.extend(halves);
        Ok((Box::new(DisjunctionMaxQuery::new(queries)), Some(typos)))
    }

    /// Whether one of these ways finds anything.
    fn find(&self, ways: &[Way]) -> Result<bool> {
        Ok(self.any_of(ways)?.count(self.searcher)? > 0)
    }

    /// A compound that nobody uses, by what it is made of, and whether both halves are known somewhere. The index's own
    /// words are the word list.
    fn halves(&self, word: &str) -> Result<(Vec<Asked>, bool)> {
        let mut queries: Vec<Asked> = Vec::new();
        let mut both_known = false;
        for (at, _) in word.char_indices() {
            let (first, last) = word.split_at(at);
            let is_part = |half: &str| half.chars().count() >= 3 && !Settings::all().is_no_part(half);
            let is_vague = Settings::all().is_vague_end(last);
            if !is_part(first) || !(is_vague || is_part(last)) {
                continue;
            }
            let bare = first.strip_suffix('s').filter(|bare| bare.chars().count() >= 3);
            let mut firsts = Vec::new();
            for first in [Some(first), bare].into_iter().flatten() {
                if self.knows(first)? {
                    firsts.push(first);
                }
            }
            let meant = |half: &str| {
                self.any_of(
                    &[ways::same(half), vec![ways::beginning(half, false)], ways::related(half)].concat(),
                )
            };
            let boost = |query: Asked, worth: f32| Box::new(BoostQuery::new(query, worth)) as Asked;
            if is_vague {
                both_known |= !firsts.is_empty();
                for first in &firsts {
                    queries.push(boost(meant(first)?, WITHOUT_VAGUE));
                }
                continue;
            }
            let knows_last = self.knows(last)?;
            for first in &firsts {
                if knows_last {
                    both_known = true;
                    let both =
                        BooleanQuery::new(vec![(Occur::Must, meant(first)?), (Occur::Must, meant(last)?)]);
                    // The two scores are added.
                    queries.push(boost(Box::new(both), BOTH_HALVES / 2.0));
                }
            }
            // What it is (the last half) says more than what it is for.
            if knows_last && (!firsts.is_empty() || Settings::all().is_end(last)) {
                queries.push(boost(meant(last)?, ONE_HALF));
            }
        }
        Ok((queries, both_known))
    }

    /// Whether some slot's work is called so.
    fn knows(&self, word: &str) -> Result<bool> {
        let texts = bare_stems(word);
        for (place, _) in Place::ALL.iter().enumerate().filter(|(_, place)| place.names_work()) {
            for form in [Form::FoldedStem, Form::Part] {
                for text in &texts {
                    let term = Term::from_field_text(self.fields.text(place, form), text);
                    if self.searcher.doc_freq(&term)? > 0 {
                        return Ok(true);
                    }
                }
            }
        }
        // It may be called otherwise.
        Ok(Settings::all().synonyms(word).next().is_some())
    }

    /// Whole names among what was typed: the longer, the more they say. `typos`: misspelt ones too.
    fn names(&self, question: &Question, typos: u8) -> Result<Option<Asked>> {
        let typed = &question.typed;
        let mut ways = Vec::new();
        let mut queries: Vec<Asked> = Vec::new();
        for from in 0..typed.len() {
            for to in from + 1..=typed.len() {
                let words = || typed[from..to].iter().cloned();
                // As many as there are words in it: half of what was typed is worth half.
                let share = (to - from) as f32;
                let name = joined(words(), str::to_owned);
                let stems = joined(words(), stem);
                let is_all = to - from == typed.len();
                ways.push(Way::new(stems.clone(), Form::NamePart, Pattern::Exact, 0.6 * share));
                ways.push(Way::new(stems.clone(), Form::NameStem, Pattern::Exact, 0.95 * share));
                if (2..=LONGEST_OFFER).contains(&(to - from)) {
                    // Part of an adaptation's name, stop words and all.
                    let offer = self.phrase(&typed[from..to], |place| *place == Place::Offers);
                    queries.push(Box::new(BoostQuery::new(offer, share)));
                }
                if is_all && question.is_unfinished {
                    ways.push(Way::new(name.clone(), Form::Name, Pattern::Beginning, 0.65 * share));
                }
                if is_all {
                    let typos = Settings::all().typos(&name).min(typos);
                    for (wrong, worth) in [(1, 0.55), (2, 0.4)].into_iter().take(typos.into()) {
                        let pattern = Pattern::Typos(wrong);
                        ways.push(Way::new(name.clone(), Form::Name, pattern, worth * share));
                        ways.push(Way::new(stems.clone(), Form::NameStem, pattern, 0.9 * worth * share));
                    }
                }
                ways.push(Way::new(name, Form::Name, Pattern::Exact, share));
            }
        }
        let places = || Place::ALL.iter().enumerate().filter(|(_, place)| place.has_names());
        for way in &ways {
            for (place, _) in places() {
                queries.push(self.way(way, place)?);
            }
        }
        Ok((!queries.is_empty()).then(|| Box::new(DisjunctionMaxQuery::new(queries)) as Asked))
    }

    /// The best of these ways, in any place.
    fn any_of(&self, ways: &[Way]) -> Result<Asked> {
        let places = |way: &Way| {
            let is_synonym = way.is_synonym;
            Place::ALL.iter().enumerate().filter(move |(_, place)| !(is_synonym && place.is_name()))
        };
        let queries = ways.iter().flat_map(|way| places(way).map(|(place, _)| self.way(way, place)));
        let queries = queries.collect::<Result<_>>()?;
        Ok(Box::new(DisjunctionMaxQuery::with_tie_breaker(queries, TIE_BREAKER)))
    }

    fn way(&self, way: &Way, place: usize) -> Result<Asked> {
        let term = Term::from_field_text(self.fields.text(place, way.form), &way.text);
        let query: Asked = match way.pattern {
            Pattern::Exact => Box::new(TermQuery::new(term, IndexRecordOption::Basic)),
            Pattern::Beginning => Box::new(FuzzyTermQuery::new_prefix(term, 0, true)),
            Pattern::Typos(typos @ 0..=1) => Box::new(FuzzyTermQuery::new(term, typos, true)),
            Pattern::BeginningWithTypos(typos @ 0..=1) => {
                Box::new(FuzzyTermQuery::new_prefix(term, typos, true))
            }
            Pattern::Typos(typos) => self.misspelt(&term, &way.text, typos, false)?,
            Pattern::BeginningWithTypos(typos) => self.misspelt(&term, &way.text, typos, true)?,
        };
        Ok(Box::new(ConstScoreQuery::new(query, way.worth * Settings::all().weights[place])))
    }

    /// The index's words with the same first letter that are spelt like `text` but for several typos.
    fn misspelt(&self, term: &Term, text: &str, typos: u8, unfinished: bool) -> Result<Asked> {
        let field = term.field();
        let Some(initial) = text.chars().next() else { return Ok(Box::new(EmptyQuery)) };
        let mut terms = BTreeSet::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let first = initial.to_string();
            // What begins with the letter: from it on, until something else follows.
            let mut words = index.terms().range().ge(first.as_bytes()).into_stream()?;
            while words.advance() && words.key().starts_with(first.as_bytes()) {
                let Ok(word) = std::str::from_utf8(words.key()) else { continue };
                if is_misspelt(word, text, typos, unfinished) {
                    terms.insert(word.to_owned());
                }
            }
        }
        let terms = terms.into_iter().map(|word| Term::from_field_text(field, &word));
        Ok(Box::new(TermSetQuery::new(terms)))
    }

    /// These words beside each other, as they are, in one of those places; what is typed without dots may have them.
    fn phrase(&self, words: &[String], places: impl Fn(&Place) -> bool) -> Asked {
        let has_no_dots = words.iter().all(|word| word.is_ascii());
        let forms = [(Form::Plain, 1.0), (Form::Folded, ways::WITHOUT_DOTS)];
        let forms = &forms[..if has_no_dots { 2 } else { 1 }];
        let places = Place::ALL.iter().enumerate().filter(|(_, place)| places(place));
        let queries = places.flat_map(|(place, _)| forms.iter().map(move |form| (place, form)));
        let queries = queries.map(|(place, (form, worth))| {
            let field = self.fields.text(place, *form);
            let mut terms: Vec<Term> = words.iter().map(|word| Term::from_field_text(field, word)).collect();
            let query: Asked = match terms.len() {
                1 => Box::new(TermQuery::new(terms.remove(0), IndexRecordOption::Basic)),
                _ => Box::new(PhraseQuery::new(terms)),
            };
            Box::new(ConstScoreQuery::new(query, worth * Settings::all().weights[place])) as Asked
        });
        Box::new(DisjunctionMaxQuery::new(queries.collect()))
    }

    /// What a minus takes away, where a reader sees it: the word in any of its forms, what begins with it or is made of
    /// it (`-hotell` takes away Hotellstädare), or the phrase.
    fn without(&self, words: &[String]) -> Result<Asked> {
        let [word] = words else { return Ok(self.phrase(words, |place| place.is_its_own())) };
        let ways = [ways::same(word), ways::compounds(word)].concat();
        let places = || Place::ALL.iter().enumerate().filter(|(_, place)| place.is_its_own());
        let queries = ways.iter().flat_map(|way| places().map(|(place, _)| self.way(way, place)));
        Ok(Box::new(DisjunctionMaxQuery::new(queries.collect::<Result<_>>()?)))
    }
}

/// Whether a word of the index is `text`, or begins with it, but for so many typos.
fn is_misspelt(word: &str, text: &str, typos: u8, unfinished: bool) -> bool {
    let typos = usize::from(typos);
    let letters = |word: &str| word.chars().count();
    let (long, wanted) = (letters(word), letters(text));
    if long + typos < wanted || (!unfinished && long > wanted + typos) {
        return false;
    }
    let lengths = if unfinished { wanted.saturating_sub(typos)..=wanted + typos } else { long..=long };
    lengths.into_iter().any(|length| {
        let end = word.char_indices().nth(length).map_or(word.len(), |(at, _)| at);
        let word = &word[..end];
        // Cheaper than to count typos: each changes at most two of the letters that there are.
        let differing = alphabet(word) ^ alphabet(text);
        differing.count_ones() as usize <= 2 * typos && typos_between(word, text) <= typos
    })
}

/// Which letters a word has, a bit for each.
fn alphabet(word: &str) -> u64 {
    word.chars().fold(0, |letters, letter| letters | 1 << (letter as u32 % 64))
}
