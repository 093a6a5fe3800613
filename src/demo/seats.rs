//! The demo's own book of free seats: where a coach would look for a place for somebody. The model checks every booking
//! anew; this only spares it most of the noes, and spares the demo a search for each proposal.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::dice::Dice;
use super::offers::{Contract, Offer};
use super::stays::{Stay, Whereabouts};
use crate::model::capacity::{self, Holding};
use crate::model::codes::{Adaptation, Requirement};
use crate::model::municipality::{Municipality, distance_km};
use crate::model::place_months::place_months;
use crate::model::slot::SlotId;
use crate::model::ssyk::Ssyk;

/// Who holds a seat: the person's number and the number of the stay.
pub type Holder = (u32, usize);

/// How many places a coach looks at.
const LOOKED_AT: usize = 40;

#[derive(Debug)]
struct Seat {
    id: SlotId,
    offer: Offer,
    held: BTreeMap<Holder, Holding>,
}

#[derive(Debug, Default)]
pub struct Seats {
    posted: Vec<Seat>,
    under_contract: BTreeMap<usize, Vec<usize>>,
    of_employers: BTreeMap<Municipality, Vec<usize>>,
    of_main_provider: Vec<usize>,
    /// Thousandths of a place-month drawn of each contract, by holder.
    drawn: Vec<BTreeMap<Holder, i64>>,
    left: Vec<i64>,
    projects: Vec<usize>,
}

/// What a person needs of a place.
#[derive(Debug)]
pub struct Wanted<'a> {
    pub project: usize,
    pub home: Municipality,
    pub travel_km: i64,
    pub wishes: &'a [Ssyk],
    pub adaptations: &'a [Adaptation],
    pub requirements_met: &'a [Requirement],
    pub stay: Stay,
}

impl Seats {
    pub fn new(contracts: &[Contract]) -> Self {
        Self {
            drawn: vec![BTreeMap::new(); contracts.len()],
            left: contracts.iter().map(|contract| contract.max_place_months * 1000).collect(),
            projects: contracts.iter().map(|contract| contract.project).collect(),
            ..Self::default()
        }
    }

    /// A slot that coaches find from now on.
    pub fn open(&mut self, id: SlotId, offer: Offer) {
        let at = self.posted.len();
        match offer.contract {
            Some(contract) => {
                self.under_contract.entry(self.projects[contract]).or_default().push(at);
                if contract == 0 {
                    self.of_main_provider.push(at);
                }
            }
            None => self.of_employers.entry(offer.municipality).or_default().push(at),
        }
        self.posted.push(Seat { id, offer, held: BTreeMap::new() });
    }

    pub fn slot(&self, at: usize) -> SlotId {
        self.posted[at].id
    }

    /// Whether the place has what somebody needs.
    pub fn offers(&self, at: usize, adaptation: Adaptation) -> bool {
        self.posted[at].offer.work.adaptations.contains(&adaptation)
    }

    pub fn provider(&self, at: usize) -> usize {
        self.posted[at].offer.provider
    }

    /// The places that would do, the best first, at most a handful.
    pub fn suitable(&self, dice: &mut Dice, wanted: &Wanted<'_>) -> Vec<usize> {
        let mut found: Vec<(i64, usize)> = Vec::new();
        for list in self.lists(wanted) {
            // So many that all of them may be looked at, or a sample of that size.
            for turn in 0..list.len().min(LOOKED_AT) {
                let at = if list.len() <= LOOKED_AT { list[turn] } else { *dice.pick(list) };
                if let Some(score) = self.score(at, wanted) {
                    found.push((score + dice.between(0, 25), at));
                }
            }
        }
        found.sort_unstable_by(|a, b| b.cmp(a));
        found.dedup_by_key(|(_, at)| *at);
        found.into_iter().map(|(_, at)| at).take(5).collect()
    }

    fn lists(&self, wanted: &Wanted<'_>) -> Vec<&Vec<usize>> {
        match wanted.stay.whereabouts {
            Whereabouts::MainProvider => vec![&self.of_main_provider],
            Whereabouts::Contracted => self.under_contract.get(&wanted.project).into_iter().collect(),
            Whereabouts::Employer => [wanted.home]
                .into_iter()
                .chain(wanted.home.neighbours())
                .filter_map(|municipality| self.of_employers.get(&municipality))
                .collect(),
        }
    }

    /// How well it suits; none when it cannot be.
    fn score(&self, at: usize, wanted: &Wanted<'_>) -> Option<i64> {
        let Seat { offer, .. } = &self.posted[at];
        let stay = &wanted.stay;
        let fits = offer.starts_on <= stay.starts_on
            && stay.planned_end_on <= offer.ends_on
            && (offer.min_hours..=offer.max_hours).contains(&stay.hours_per_week)
            && offer.work.requirements.iter().all(|needed| wanted.requirements_met.contains(needed));
        if !fits || !self.has_room(at, stay) {
            return None;
        }
        let km = distance_km(wanted.home, offer.position) as i64;
        let near = if km <= wanted.travel_km { 30 - km } else { -2 * km };
        let wish = wanted.wishes.iter().map(|wish| i64::from(wish.closeness(offer.work.ssyk))).max();
        let offered = &offer.work.adaptations;
        let missing = wanted.adaptations.iter().filter(|needed| !offered.contains(needed)).count();
        Some(near + 12 * wish.unwrap_or(0) - 8 * i64::try_from(missing).unwrap_or(0))
    }

    /// On every day of the stay there is a seat, there are hours, and the contract is not used up.
    fn has_room(&self, at: usize, stay: &Stay) -> bool {
        let Seat { offer, held, .. } = &self.posted[at];
        let (from, to) = (stay.starts_on, stay.planned_end_on);
        let holdings: Vec<Holding> = held.values().copied().collect();
        let taken = capacity::peak(&holdings, from, to);
        let room = taken.seats < offer.seats && taken.hours + stay.hours_per_week <= offer.hours_per_week;
        room && offer.contract.is_none_or(|contract| place_months(from, to) <= self.left[contract])
    }

    /// Takes a seat, or moves what is held of it.
    pub fn take(&mut self, at: usize, holder: Holder, from: NaiveDate, to: NaiveDate, hours: i64) {
        self.free(at, holder);
        self.posted[at].held.insert(holder, Holding { from, to, hours });
        if let Some(contract) = self.posted[at].offer.contract {
            let drawn = place_months(from, to);
            self.drawn[contract].insert(holder, drawn);
            self.left[contract] -= drawn;
        }
    }

    /// Gives it back as if it had never been held.
    pub fn free(&mut self, at: usize, holder: Holder) {
        self.posted[at].held.remove(&holder);
        if let Some(contract) = self.posted[at].offer.contract {
            self.left[contract] += self.drawn[contract].remove(&holder).unwrap_or(0);
        }
    }

    /// Thousandths of a place-month that a contract has left, when its maximum becomes another.
    pub fn cap(&mut self, contract: usize, max_place_months: i64) {
        let drawn: i64 = self.drawn[contract].values().sum();
        self.left[contract] = max_place_months * 1000 - drawn;
    }

    /// The contracts of a project.
    pub fn contracts_of(&self, project: usize) -> Vec<usize> {
        (0..self.projects.len()).filter(|at| self.projects[*at] == project).collect()
    }
}
