//! One search on the shelf: which slots are meant, how many there are of each value, and in which order they come.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Bits, Choice, Facet, Shelf};
use crate::model::matching::Circumstances;
use crate::model::project::ProjectId;
use crate::model::slot::SlotId;
use crate::model::vacancy::{Free, Period};
use crate::search::engine::Hit;

/// So many are put in order; who wants more narrows the search.
const MOST_RANKED: usize = 1_000;
/// So many are judged by more than one thread.
const MANY: usize = 10_000;
const MOST_THREADS: usize = 4;
/// What the words weigh against how well a slot fits the person.
const WORDS: f32 = 0.6;

/// What somebody looks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    pub text: String,
    /// Only slots with a free seat and hours on every day of it. None: whenever, full or not.
    pub period: Option<Period>,
    /// Hours a week that a slot must have left and allow one person.
    pub hours: Option<i64>,
    pub choice: Choice,
    pub sight: Sight,
    /// None but these: what has changed, for a search that is asked again.
    pub only: Option<Vec<SlotId>>,
    /// For whom: hits are then sorted by how well they fit, as a slot's page and `brygga match` say it.
    pub person: Option<Arc<Circumstances>>,
    pub order: Order,
    /// The day on which it is asked.
    pub today: NaiveDate,
}

/// What comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What has the words best, and fits the person best.
    #[default]
    Fit,
    /// The nearest to the person's home; by fit when there is no person.
    Distance,
    /// What can begin soonest.
    FreeFrom,
    Newest,
}

/// Whose contracts' slots may be seen; slots without a contract are open to all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    /// The command line: whoever runs it owns the database.
    All,
    Projects(Vec<ProjectId>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// How many slots are meant.
    pub total: usize,
    /// By facet and value: how many there would be with this value, the other filters being as they are.
    pub counts: [Vec<usize>; Facet::ALL.len()],
    /// The best of them, best first.
    pub found: Vec<Found>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    pub slot: SlotId,
    /// From 0 to 1.
    pub score: f32,
}

impl Wanted {
    /// Words alone, whoever asks, on whichever days: among all open slots.
    pub fn words(text: impl Into<String>, today: NaiveDate) -> Self {
        Self {
            text: text.into(),
            period: None,
            hours: None,
            choice: Choice::default(),
            sight: Sight::All,
            only: None,
            person: None,
            order: Order::Fit,
            today,
        }
    }
}

impl Shelf {
    /// `hits`: what the words found, and whether it has only some of them; none when there were no words.
    pub fn answer(&self, wanted: &Wanted, hits: Option<(&[Hit], bool)>) -> Answer {
        let some_words = hits.is_some_and(|(_, some_words)| some_words);
        let hits: Option<Vec<(usize, f32)>> = hits.map(|(hits, _)| {
            hits.iter().filter_map(|hit| Some((*self.places.get(&hit.slot)?, hit.fit))).collect()
        });
        let mut meant = self.seen(&wanted.sight);
        if let Some(hits) = &hits {
            meant.and(&hits.iter().map(|(at, _)| *at).collect());
        }
        if let Some(only) = &wanted.only {
            meant.and(&only.iter().filter_map(|slot| self.places.get(slot).copied()).collect());
        }
        let stock = wanted.period.map(|period| self.stocks.of(period, wanted.today, &self.entries));
        if let Some(stock) = &stock {
            meant.and(&stock.free);
        }
        if let Some(hours) = wanted.hours {
            let fits = |at: &usize| {
                let offer = &self.entries[*at].place.offer;
                let left = stock.as_ref().map_or(i64::MAX, |stock| stock.hours[*at].into());
                offer.min_hours <= hours && hours <= offer.max_hours && hours <= left
            };
            meant = meant.iter().filter(fits).collect();
        }
        let counts = Facet::ALL.map(|facet| self.counts(facet, &meant, &wanted.choice));
        for facet in Facet::ALL {
            self.narrow(&mut meant, facet, &wanted.choice);
        }
        Answer { total: meant.count(), counts, found: self.rank(wanted, &meant, hits, some_words) }
    }

    fn seen(&self, sight: &Sight) -> Bits {
        let Sight::Projects(projects) = sight else { return self.open.clone() };
        let mut seen = self.projects.get(&None).cloned().unwrap_or_default();
        for project in projects {
            if let Some(bits) = self.projects.get(&Some(*project)) {
                seen.or(bits);
            }
        }
        seen
    }

    /// Keeps what has the chosen values of one facet.
    fn narrow(&self, meant: &mut Bits, facet: Facet, choice: &Choice) {
        let values = &self.facets[facet as usize];
        let chosen = choice.of(facet).filter_map(|at| values.get(at));
        if choice.of(facet).next().is_none() {
            return;
        }
        if facet.is_cumulative() {
            chosen.for_each(|bits| meant.and(bits));
        } else {
            let mut any = Bits::default();
            chosen.for_each(|bits| any.or(bits));
            meant.and(&any);
        }
    }

    /// How many each value of a facet would have. Its own choice counts only where choices add up.
    fn counts(&self, facet: Facet, meant: &Bits, choice: &Choice) -> Vec<usize> {
        let mut among = meant.clone();
        for other in Facet::ALL {
            if other != facet || facet.is_cumulative() {
                self.narrow(&mut among, other, choice);
            }
        }
        let empty = Bits::default();
        let values = &self.facets[facet as usize];
        (0..facet.values().len()).map(|at| among.count_with(values.get(at).unwrap_or(&empty))).collect()
    }

    fn rank(
        &self,
        wanted: &Wanted,
        meant: &Bits,
        hits: Option<Vec<(usize, f32)>>,
        some_words: bool,
    ) -> Vec<Found> {
        // What is ruled out comes after all that is not.
        let halved = |fits: bool, score: f32| score / 2.0 + if fits { 0.5 } else { 0.0 };
        let mut ranked: Vec<(f32, SlotId)> = match hits {
            Some(mut hits) => {
                let best = hits.iter().map(|(_, words)| *words).fold(f32::MIN_POSITIVE, f32::max);
                hits.retain(|(at, _)| meant.has(*at));
                let ats: Vec<usize> = hits.iter().map(|(at, _)| *at).collect();
                let fits = self.fits(wanted, &ats);
                let score = |number: usize, words: f32| match fits.get(number) {
                    Some((fits, fit)) => {
                        let score = WORDS * words / best + (1.0 - WORDS) * fit / 100.0;
                        // Where no slot has all the words, how many it has says more.
                        if some_words { score } else { halved(*fits, score) }
                    }
                    None => words,
                };
                let hits = hits.iter().enumerate();
                hits.map(|(number, (at, words))| (score(number, *words), self.slot(*at))).collect()
            }
            None => {
                let ats: Vec<usize> = meant.iter().collect();
                let fits = self.fits(wanted, &ats);
                let score =
                    |number: usize| fits.get(number).map_or(0.0, |(fits, fit)| halved(*fits, fit / 100.0));
                ats.iter().enumerate().map(|(number, at)| (score(number), self.slot(*at))).collect()
            }
        };
        if let Some(key) = self.key(wanted) {
            ranked
                .iter_mut()
                .for_each(|(score, slot)| *score = self.places.get(slot).map_or(*score, |at| key(*at)));
        }
        // Of equals the newest first: it has been seen by fewest.
        let order = |a: &(f32, SlotId), b: &(f32, SlotId)| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1));
        if ranked.len() > MOST_RANKED {
            ranked.select_nth_unstable_by(MOST_RANKED, order);
            ranked.truncate(MOST_RANKED);
        }
        ranked.sort_unstable_by(order);
        ranked.into_iter().map(|(score, slot)| Found { slot, score }).collect()
    }

    /// How well each of these fits the person, in their order; empty without one.
    fn fits(&self, wanted: &Wanted, ats: &[usize]) -> Vec<(bool, f32)> {
        let Some(person) = &wanted.person else { return Vec::new() };
        let stock = self.stocks.of(person.period(), wanted.today, &self.entries);
        let fit = |at: &usize| {
            let free = stock.free.has(*at).then(|| Free { seats: 1, hours: stock.hours[*at].into() });
            person.score(&self.entries[*at].place, free)
        };
        let threads = match ats.len() {
            ..MANY => 1,
            _ => std::thread::available_parallelism().map_or(1, |many| many.get().min(MOST_THREADS)),
        };
        let mut fits = vec![(false, 0.0); ats.len()];
        let each = ats.len().div_ceil(threads).max(1);
        std::thread::scope(|scope| {
            let mut parts = fits.chunks_mut(each).zip(ats.chunks(each));
            let own = parts.next();
            for (fits, ats) in parts {
                let fit = &fit;
                scope.spawn(move || fits.iter_mut().zip(ats).for_each(|(one, at)| *one = fit(at)));
            }
            if let Some((fits, ats)) = own {
                fits.iter_mut().zip(ats).for_each(|(one, at)| *one = fit(at));
            }
        });
        fits
    }

    fn slot(&self, at: usize) -> SlotId {
        self.entries[at].place.slot
    }

    /// What hits are sorted by instead of their score: the greatest first. None: by their score.
    fn key<'a>(&'a self, wanted: &'a Wanted) -> Option<Box<dyn Fn(usize) -> f32 + 'a>> {
        match (wanted.order, &wanted.person) {
            (Order::Fit, _) | (Order::Distance, None) => None,
            (Order::Distance, Some(person)) => {
                Some(Box::new(|at| -(person.person().km_to(&self.entries[at].place.offer) as f32)))
            }
            (Order::FreeFrom, _) => {
                let days = |day: NaiveDate| (day - wanted.today).num_days() as f32;
                Some(Box::new(move |at| -days(self.entries[at].free_from(wanted.period, wanted.today))))
            }
            (Order::Newest, _) => Some(Box::new(|_| 0.0)),
        }
    }
}
