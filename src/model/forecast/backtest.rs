//! How right forecasts have been: one is made on each of some days gone by, with what was known then, and held against what came.
//! For tests and benches; asked for by nobody.
//!
//! Few contracts are used up, so that a day of exhaustion is seldom seen. Any amount that was used is reached on a day, though: the
//! forecast is asked when it would have been, had the maximum been what was in fact used some weeks later.

use chrono::{Days, NaiveDate};

use super::contract_outlook::Exhaustion;
use super::exhaustion::Ahead;
use super::history::History;
use super::live::Held;
use super::{Expected, WEEK, WEEKS, first_monday, week_of, weeks};
use crate::db::Read;
use crate::model::Result;
use crate::model::contract::{Contract, ContractId};
use crate::model::project::ProjectId;
use crate::model::usage::Gone;

/// Weeks after which what has been used is taken for the maximum.
const USED_UP_AFTER: [u64; 4] = [4, 8, 13, 26];

/// A project's forecasts that have come to pass.
#[derive(Debug, Default)]
pub struct Backtest {
    /// Tenths of a seat that come free in a week.
    pub seats: Vec<Tested>,
    /// Thousandths of a place-month that the free seats hold in a week.
    pub place_months: Vec<Tested>,
    pub exhaustion: Vec<TestedDay>,
}

/// A week that was forecast and has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tested {
    /// The day on which the forecast stood.
    pub day: NaiveDate,
    /// Weeks ahead of it, from 0.
    pub ahead: usize,
    pub expected: Expected,
    /// What came, in the same unit.
    pub outcome: i64,
    /// The most that could have come.
    pub most: i64,
}

/// A day that was forecast and has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TestedDay {
    /// The day on which the forecast stood.
    pub day: NaiveDate,
    pub contract: ContractId,
    pub expected: Exhaustion,
    /// The day that came.
    pub outcome: NaiveDate,
}

/// So many of so many outcomes lay within their interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    pub inside: i64,
    pub of: i64,
}

impl Backtest {
    /// The forecasts of a project on some days, as far as what they are about has passed.
    pub async fn of_project(db: &mut Read, project: ProjectId, days: &[NaiveDate]) -> Result<Self> {
        let today = db.today();
        let contracts = Contract::all_of(db, project).await?;
        let mut gone = Vec::with_capacity(contracts.len());
        for contract in &contracts {
            gone.push((contract.id, Gone::of(db, contract).await?));
        }
        let mut tested = Self::default();
        for day in days.iter().copied().filter(|day| *day < today) {
            let history = History::of_project(db, project, day).await?;
            let held = Held::of_project(db, project, day).await?;
            tested.add_weeks(&history, &held, day, today);
            for (contract, ahead) in Ahead::of_running(db, contracts.clone(), &history, &held, day).await? {
                let gone = gone.iter().find(|(id, _)| *id == contract.id).map(|(_, gone)| gone);
                if let Some(gone) = gone {
                    tested.add_days(&contract, ahead, gone, day, today);
                }
            }
        }
        Ok(tested)
    }

    fn add_weeks(&mut self, history: &History, held: &[Held], day: NaiveDate, today: NaiveDate) {
        let (ends, free) = outcomes(held, day);
        let months = |seats: i64| (seats as f64 * WEEK).round() as i64;
        for (ahead, week) in weeks(history, held.iter(), day).iter().enumerate() {
            if week.monday + Days::new(7) <= today {
                let could = held.iter().filter(|one| one.holds_on(day) && one.last_on >= week.monday);
                let could = could.count() as i64;
                let tested = |expected, outcome, most| Tested { day, ahead, expected, outcome, most };
                self.seats.push(tested(week.seats, ends[ahead] * 10, could * 10));
                self.place_months.push(tested(week.place_months, months(free[ahead]), months(could)));
            }
        }
    }

    fn add_days(&mut self, contract: &Contract, ahead: Ahead, gone: &Gone, day: NaiveDate, today: NaiveDate) {
        let used = |on: NaiveDate| gone.by(on).place_months;
        for weeks in USED_UP_AFTER {
            let last = day + Days::new(weeks * 7);
            let more = used(last) - used(day);
            if more <= 0 || last >= today || last >= contract.ends_on {
                continue;
            }
            // The first day on which so much had been used: nobody may have been there since.
            let reached = day.iter_days().take_while(|on| *on < last).find(|on| used(*on) == used(last));
            self.exhaustion.push(TestedDay {
                day,
                contract: contract.id,
                expected: ahead.clone().with_left(more).exhaustion(day, contract.ends_on),
                outcome: reached.unwrap_or(last),
            });
        }
    }
}

impl Tested {
    /// Whether so much is expected to come, and as much to fail to: that nothing comes where nobody is, or all where nobody stays,
    /// would be no forecast.
    pub fn is_open(&self, least: i64) -> bool {
        self.expected.mean >= least && self.most - self.expected.mean >= least
    }

    pub fn is_inside(&self) -> bool {
        self.expected.low <= self.outcome && self.outcome <= self.expected.high
    }
}

impl TestedDay {
    pub fn is_inside(&self) -> bool {
        let Exhaustion { earliest, latest, .. } = self.expected;
        earliest.is_some_and(|earliest| earliest <= self.outcome)
            && latest.is_none_or(|latest| self.outcome <= latest)
    }
}

impl Coverage {
    /// Of outcomes that lay inside or not.
    pub fn of(inside: impl IntoIterator<Item = bool>) -> Self {
        inside.into_iter().fold(Self::default(), |sum, inside| Self {
            inside: sum.inside + i64::from(inside),
            of: sum.of + 1,
        })
    }

    pub fn percent(&self) -> i64 {
        (self.inside * 100 + self.of / 2) / self.of.max(1)
    }
}

/// In each week how many seats came free, and how many that had come free were to be had, by the same rule as the forecast's: a
/// seat does not come free when it is not to be had afterwards.
fn outcomes(held: &[Held], day: NaiveDate) -> (Vec<i64>, Vec<i64>) {
    let monday = first_monday(day);
    let (mut ends, mut free) = (vec![0; WEEKS], vec![0; WEEKS]);
    for one in held.iter().filter(|one| one.holds_on(day)) {
        let Some(ended) = one.ended_on.filter(|ended| *ended > day) else { continue };
        let (ended, closed) = (week_of(monday, ended), week_of(monday, one.last_on).min(WEEKS));
        if ended < closed {
            ends[ended] += 1;
            free[ended..closed].iter_mut().for_each(|free| *free += 1);
        }
    }
    (ends, free)
}
