//! A question as the embedded index is asked: every word in the best of its ways, whole names above scattered words.

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, FuzzyTermQuery, Occur,
    PhraseQuery, Query, TermQuery,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{Searcher, Term};

use super::document::Place;
use super::engine::Result;
use super::fields::Fields;
use super::question::Question;
use super::settings::Settings;
use super::ways::{self, Form, Pattern, Way};
use super::words::{fold, joined, stem};

type Asked = Box<dyn Query>;

/// What a compound's two halves are worth when they stand apart, and what one of them alone.
const BOTH_HALVES: f32 = 0.45;
const ONE_HALF: f32 = 0.25;

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
        let mut guessed = false;
        for at in 0..question.words.len() {
            let (query, is_guess) = self.word(question, at)?;
            guessed |= is_guess;
            asked.push(query);
        }
        asked.extend(question.phrases.iter().map(|phrase| self.phrase(phrase, |_| true)));
        let things = asked.len().max(1) as f32;
        let names = self.names(question, guessed);
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
            let not = question.without.iter().map(|words| (Occur::MustNot, self.without(words)));
            clauses.extend(not);
            Box::new(BooleanQuery::new(clauses)) as Asked
        };
        let some = (asked.len() > 1 || guessed).then(|| with(Occur::Should));
        Ok(Queries { all: with(Occur::Must), some, most: things * self.most * 2.0 })
    }

    /// One word, and whether it had to be guessed.
    fn word(&self, question: &Question, at: usize) -> Result<(Asked, bool)> {
        let words = &question.words;
        let word = &words[at];
        let unfinished = question.is_unfinished && at + 1 == words.len();
        let mut known = ways::same(word);
        let before = at.checked_sub(1).map(|before| ways::joined(&words[before], word));
        let after = words.get(at + 1).map(|after| ways::joined(word, after));
        known.extend(before.into_iter().chain(after).flatten());
        known.push(ways::beginning(word, unfinished));
        let found = self.any_of(&known).count(self.searcher)? > 0;
        known.extend(ways::related(word));
        if found {
            return Ok((self.any_of(&known), false));
        }
        known.extend(ways::guesses(word, unfinished));
        let mut queries = vec![self.any_of(&known)];
        queries.extend(self.halves(word)?);
        Ok((Box::new(DisjunctionMaxQuery::new(queries)), true))
    }

    /// A compound that nobody uses, by what it is made of. The index's own words are the word list.
    fn halves(&self, word: &str) -> Result<Vec<Asked>> {
        let mut queries: Vec<Asked> = Vec::new();
        for (at, _) in word.char_indices() {
            let (first, last) = word.split_at(at);
            if first.chars().count() < 3 || last.chars().count() < 3 {
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
            let knows_last = self.knows(last)?;
            for first in &firsts {
                if knows_last {
                    let both =
                        BooleanQuery::new(vec![(Occur::Must, meant(first)), (Occur::Must, meant(last))]);
                    // The two scores are added.
                    queries.push(boost(Box::new(both), BOTH_HALVES / 2.0));
                }
            }
            // What it is (the last half) says more than what it is for.
            let is_end = || Settings::all().endings.iter().any(|ending| stem(ending) == stem(last));
            if knows_last && (!firsts.is_empty() || is_end()) {
                queries.push(boost(meant(last), ONE_HALF));
            }
        }
        Ok(queries)
    }

    /// Whether some slot's work is called so.
    fn knows(&self, word: &str) -> Result<bool> {
        let text = fold(&stem(word));
        for (place, _) in Place::ALL.iter().enumerate().filter(|(_, place)| place.names_work()) {
            for form in [Form::FoldedStem, Form::Part] {
                if self.searcher.doc_freq(&Term::from_field_text(self.fields.text(place, form), &text))? > 0 {
                    return Ok(true);
                }
            }
        }
        // It may be called otherwise.
        Ok(Settings::all().synonyms(word).next().is_some())
    }

    /// Whole names among what was typed: the longer, the more they say. `guessed`: look for misspelt ones too.
    fn names(&self, question: &Question, guessed: bool) -> Option<Asked> {
        let typed = &question.typed;
        let mut ways = Vec::new();
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
                if is_all && question.is_unfinished {
                    ways.push(Way::new(name.clone(), Form::Name, Pattern::Beginning, 0.65 * share));
                }
                if is_all && guessed {
                    let typos = Settings::all().typos(&name);
                    for (wrong, worth) in [(1, 0.55), (2, 0.4)].into_iter().take(typos.into()) {
                        let pattern = Pattern::Typos(wrong);
                        ways.push(Way::new(name.clone(), Form::Name, pattern, worth * share));
                        ways.push(Way::new(stems.clone(), Form::NameStem, pattern, 0.9 * worth * share));
                    }
                }
                ways.push(Way::new(name, Form::Name, Pattern::Exact, share));
            }
        }
        let places = || Place::ALL.iter().enumerate().filter(|(_, place)| place.names_work());
        let queries: Vec<Asked> =
            ways.iter().flat_map(|way| places().map(|(place, _)| self.way(way, place))).collect();
        (!queries.is_empty()).then(|| Box::new(DisjunctionMaxQuery::new(queries)) as Asked)
    }

    /// The best of these ways, in any place.
    fn any_of(&self, ways: &[Way]) -> Asked {
        let places = |way: &Way| {
            let is_synonym = way.is_synonym;
            Place::ALL.iter().enumerate().filter(move |(_, place)| !(is_synonym && place.is_name()))
        };
        let queries = ways.iter().flat_map(|way| places(way).map(|(place, _)| self.way(way, place)));
        Box::new(DisjunctionMaxQuery::with_tie_breaker(queries.collect(), TIE_BREAKER))
    }

    fn way(&self, way: &Way, place: usize) -> Asked {
        let term = Term::from_field_text(self.fields.text(place, way.form), &way.text);
        let query: Asked = match way.pattern {
            Pattern::Exact => Box::new(TermQuery::new(term, IndexRecordOption::Basic)),
            Pattern::Beginning => Box::new(FuzzyTermQuery::new_prefix(term, 0, true)),
            Pattern::Typos(typos) => Box::new(FuzzyTermQuery::new(term, typos, true)),
            Pattern::BeginningWithTypos(typos) => Box::new(FuzzyTermQuery::new_prefix(term, typos, true)),
        };
        Box::new(ConstScoreQuery::new(query, way.worth * Settings::all().weights[place]))
    }

    /// These words beside each other, as they are, in one of those places.
    fn phrase(&self, words: &[String], places: impl Fn(&Place) -> bool) -> Asked {
        let queries = Place::ALL.iter().enumerate().filter(|(_, place)| places(place)).map(|(place, _)| {
            let field = self.fields.text(place, Form::Plain);
            let mut terms: Vec<Term> = words.iter().map(|word| Term::from_field_text(field, word)).collect();
            let query: Asked = match terms.len() {
                1 => Box::new(TermQuery::new(terms.remove(0), IndexRecordOption::Basic)),
                _ => Box::new(PhraseQuery::new(terms)),
            };
            Box::new(ConstScoreQuery::new(query, Settings::all().weights[place])) as Asked
        });
        Box::new(DisjunctionMaxQuery::new(queries.collect()))
    }

    /// What a minus takes away: the word in any of its forms, or the phrase, where a reader sees it.
    fn without(&self, words: &[String]) -> Asked {
        let [word] = words else { return self.phrase(words, |place| place.is_its_own()) };
        let ways = ways::same(word);
        let places = || Place::ALL.iter().enumerate().filter(|(_, place)| place.is_its_own());
        let queries = ways.iter().flat_map(|way| places().map(|(place, _)| self.way(way, place)));
        Box::new(DisjunctionMaxQuery::new(queries.collect()))
    }
}
