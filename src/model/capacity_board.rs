//! The capacity board: every slot that somebody may see, week by week, with its seats filled, held and free, and their sums
//! (P23). Two queries however many slots there are. Not for deciding: a booking is admitted by `slot` alone.
//!
//! A week has what is left on the fullest of its days: a seat that is free here is free on every day of the week. Seats
//! that nobody can be proposed to (`bookable`: the slot is paused or closed, its contract waits for approval or was refused) are not free.
//!
//! Thousands of slots take a while: what was reckoned for who may see the same is kept while the mark stands (`mark`).

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::access::Who;
use super::board::Seats;
use super::bookable::{BACKING, Backing, Unbookable, unbookable};
use super::capacity::{self, Holding};
use super::codes::SlotState;
use super::contract::ContractId;
use super::headcount::{HEADCOUNT, Headcount};
use super::mark::{Kept, Reckoned};
use super::municipality::Municipality;
use super::opening::{OPENING, Opening};
use super::organisation::OrganisationId;
use super::project::ProjectId;
use super::reservation::seats_held_since;
use super::slot::SlotId;
use super::{Error, Result};
use crate::db::{Query, Read, numbered};

/// Weeks that it shows: half a year.
pub const WEEKS: usize = 26;

/// What is shown; nothing chosen is everything that the person may see.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    pub project: Option<ProjectId>,
    pub municipality: Option<Municipality>,
    pub provider: Option<OrganisationId>,
}

/// One slot.
#[derive(Clone, Debug)]
pub struct Line {
    pub slot: Listed,
    /// Why nobody new comes to it; none when somebody can.
    pub unbookable: Option<Unbookable>,
    /// One for each of [`WEEKS`] weeks.
    pub weeks: Vec<Seats>,
}

/// What the board needs of a slot.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Listed {
    pub id: SlotId,
    pub title: String,
    pub provider_id: OrganisationId,
    pub provider_name: String,
    pub contract_id: Option<ContractId>,
    pub contract_title: Option<String>,
    pub municipality: Municipality,
    pub seats: i64,
    pub hours_per_week: i64,
    pub state: SlotState,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    /// When its provider leaves: nobody new is there afterwards.
    last_on: Option<NaiveDate>,
    #[sqlx(flatten)]
    pub headcount: Headcount,
    #[sqlx(flatten)]
    opening: Opening,
    #[sqlx(flatten)]
    backing: Backing,
}

#[derive(Clone, Debug)]
pub struct CapacityBoard {
    /// The first week's.
    pub monday: NaiveDate,
    /// By provider, then by title, in Swedish order.
    pub lines: Vec<Arc<Line>>,
    /// Those that can be chosen, whatever is chosen now.
    pub municipalities: Vec<Municipality>,
    pub providers: Vec<(OrganisationId, String)>,
}

/// Which slots somebody may see here, and the project's alone when one is chosen.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Scope {
    projects: Vec<ProjectId>,
    providers: Vec<OrganisationId>,
}

impl Listed {
    fn seats(&self, is_bookable: bool, held: &Held, monday: NaiveDate) -> Vec<Seats> {
        let within = self.backing.within(self.starts_on, self.ends_on);
        let filled = capacity::weekly_peaks(&held.filled, monday, WEEKS, within);
        let taken = capacity::weekly_peaks(&held.all, monday, WEEKS, within);
        let week = |(at, (filled, taken)): (usize, (&capacity::Taken, &capacity::Taken))| {
            let from = monday + Days::new(at as u64 * 7);
            let sunday = from + Days::new(6);
            if from > within.1 || sunday < within.0 {
                return Seats::default();
            }
            let bookable = is_bookable
                && self.last_on.is_none_or(|last| sunday <= last)
                && !self.opening.is_shut(from, sunday);
            Seats {
                filled: filled.seats,
                held: taken.seats - filled.seats,
                all: if bookable { self.headcount.most(self.seats) } else { taken.seats },
                hours_free: if bookable { (self.hours_per_week - taken.hours).max(0) } else { 0 },
            }
        };
        filled.iter().zip(&taken).enumerate().map(week).collect()
    }
}

/// Who holds the seats of one slot.
#[derive(Default)]
struct Held {
    filled: Vec<Holding>,
    /// And those that a proposal or a reservation holds.
    all: Vec<Holding>,
}

impl CapacityBoard {
    /// A manager sees what the own projects may use, a provider the own slots.
    pub async fn find(db: &mut Read, who: &Who, filter: Filter) -> Result<Self> {
        let whole = Kept::<Self>::of(db, Scope::of(who, filter.project)?).await?;
        let chosen = |line: &&Arc<Line>| {
            filter.municipality.is_none_or(|chosen| line.slot.municipality == chosen)
                && filter.provider.is_none_or(|chosen| line.slot.provider_id == chosen)
        };
        Ok(Self {
            monday: whole.monday,
            lines: whole.lines.iter().filter(chosen).cloned().collect(),
            municipalities: whole.municipalities.clone(),
            providers: whole.providers.clone(),
        })
    }

    pub fn mondays(&self) -> impl Iterator<Item = NaiveDate> {
        let monday = self.monday;
        (0..WEEKS as u64).map(move |week| monday + Days::new(week * 7))
    }

    /// Of all that is shown.
    pub fn total(&self) -> Vec<Seats> {
        sum(self.lines.iter())
    }

    /// Of one provider, with how many slots.
    pub fn of_provider(&self, provider: OrganisationId) -> (usize, Vec<Seats>) {
        let of = || self.lines.iter().filter(move |line| line.slot.provider_id == provider);
        (of().count(), sum(of()))
    }
}

impl Reckoned for CapacityBoard {
    type Of = Scope;

    async fn reckon(db: &mut Read, scope: Scope, _: Option<Arc<Self>>) -> Result<Self> {
        let today = db.today();
        let monday = capacity::monday_of(today);
        let listed = scope.slots(db, monday).await?;
        let places: BTreeSet<Municipality> = listed.iter().map(|slot| slot.municipality).collect();
        let mut municipalities: Vec<Municipality> = places.into_iter().collect();
        municipalities.sort_by(|a, b| crate::db::compare_swedish(a.name(), b.name()));
        let mut providers: Vec<(OrganisationId, String)> = Vec::new();
        for slot in &listed {
            if providers.last().is_none_or(|(last, _)| *last != slot.provider_id) {
                providers.push((slot.provider_id, slot.provider_name.clone()));
            }
        }
        let mut held = scope.held(db, monday).await?;
        let lines = listed
            .into_iter()
            .map(|slot| {
                let unbookable = unbookable(slot.state, &slot.backing, today);
                let held = held.remove(&slot.id).unwrap_or_default();
                let weeks = slot.seats(unbookable.is_none(), &held, monday);
                Line { slot, unbookable, weeks }
            })
            // Closed with nobody there: nothing to tell. That an open one takes nobody in is worth telling.
            .filter(|line| line.slot.state == SlotState::Open || line.weeks.iter().any(|week| week.all > 0))
            .map(Arc::new)
            .collect();
        Ok(Self { monday, lines, municipalities, providers })
    }
}

fn sum<'a>(lines: impl Iterator<Item = &'a Arc<Line>>) -> Vec<Seats> {
    let mut sums = vec![Seats::default(); WEEKS];
    for line in lines {
        for (sum, week) in sums.iter_mut().zip(&line.weeks) {
            sum.filled += week.filled;
            sum.held += week.held;
            // More than all are taken only in a slot that has been made smaller: its seats are not free elsewhere.
            sum.all += week.all.max(week.filled + week.held);
            sum.hours_free += week.hours_free;
        }
    }
    sums
}

impl Scope {
    fn of(who: &Who, project: Option<ProjectId>) -> Result<Self> {
        let scope = match project {
            Some(project) if who.manages(project) => Self { projects: vec![project], providers: vec![] },
            Some(_) => return Err(Error::NotFound),
            None => Self {
                projects: who.managed_projects().collect(),
                providers: who.provided_organisations().collect(),
            },
        };
        if scope.projects.is_empty() && scope.providers.is_empty() {
            return Err(Error::NotFound);
        }
        Ok(scope)
    }

    /// The slots `s` with their contracts `k`, as SQL; its values are those that `bound` adds, and $1 and $2 the first and the
    /// last day.
    fn condition(&self) -> String {
        let count = self.projects.len();
        let projects = numbered(3, count);
        let mut ways = Vec::new();
        if count > 0 {
            ways.push(format!("k.project_id IN ({projects})"));
            ways.push(format!(
                "(s.contract_id IS NULL AND s.municipality IN (SELECT municipality FROM project_municipalities WHERE project_id IN ({projects})))"
            ));
        }
        if !self.providers.is_empty() {
            ways.push(format!("s.provider_id IN ({})", numbered(3 + count, self.providers.len())));
        }
        format!("s.state <> 'draft' AND s.ends_on >= $1 AND s.starts_on <= $2 AND ({})", ways.join(" OR "))
    }

    fn bound<'db>(&self, query: Query<'db>, monday: NaiveDate) -> Query<'db> {
        let query = query.bind(monday).bind(monday + Days::new(WEEKS as u64 * 7 - 1));
        query.bind_each(&self.projects).bind_each(&self.providers)
    }

    async fn slots(&self, db: &mut Read, monday: NaiveDate) -> Result<Vec<Listed>> {
        let query = db.built(format!(
            "SELECT s.id, s.title, s.provider_id, o.name AS provider_name, s.contract_id, k.title AS contract_title, s.municipality,
                s.seats, s.hours_per_week, s.state, s.starts_on, s.ends_on, s.last_on, {BACKING}, {HEADCOUNT}, {OPENING}
             FROM slots s JOIN organisations o ON o.id = s.provider_id LEFT JOIN contracts k ON k.id = s.contract_id
             WHERE {} ORDER BY o.name COLLATE sv, o.id, s.title COLLATE sv, s.id",
            self.condition()
        ));
        Ok(self.bound(query, monday).all().await?)
    }

    async fn held(&self, db: &mut Read, monday: NaiveDate) -> Result<HashMap<SlotId, Held>> {
        let today = db.today();
        let values = 3 + self.projects.len() + self.providers.len();
        let of = format!(
            "slot_id IN (SELECT s.id FROM slots s LEFT JOIN contracts k ON k.id = s.contract_id WHERE {})",
            self.condition()
        );
        let query = db.built(format!(
            "SELECT slot_id, state, starts_on, ends_on, hours_per_week FROM {}
             WHERE (until IS NULL OR until >= ${values}) AND starts_on <= $2",
            seats_held_since(&of, "$1")
        ));
        let rows: Vec<(SlotId, String, NaiveDate, NaiveDate, i64)> =
            self.bound(query, monday).bind(today).all().await?;
        let mut held: HashMap<SlotId, Held> = HashMap::new();
        for (slot, state, from, to, hours) in rows {
            let one = held.entry(slot).or_default();
            let holding = Holding { from, to, hours };
            one.all.push(holding);
            if state != "proposed" && state != "reserved" {
                one.filled.push(holding);
            }
        }
        Ok(held)
    }
}
