//! What will come free (P25): seats and place-months week by week, half a year ahead, and when each contract is used up. For
//! people who plan; nothing decides by it.
//!
//! The method in plain words, which the page says too. Each placement that holds a seat today ends on its planned day, unless it
//! ends early, is extended, or never begins. How often that happens is what was seen at the provider during the last year, drawn
//! towards the project's mean as if [`history::WEIGHT`] placements of the mean had been seen there too. An early end is as likely
//! on any day before the planned one. An extension is as long as, and made as late as, those seen before it. A proposal gets a
//! yes as often as before, else its seat comes free while it waits. The weeks' sums are then counted exactly: no lots are
//! drawn, and the same day gives the same forecast.
//!
//! `history` is what was seen, `live` what holds a seat now, `outlook` the chances of one placement, `spread` the interval of a
//! sum, `exhaustion` the contracts, `backtest` how right it has been.

mod backtest;
mod contract_outlook;
mod exhaustion;
mod history;
mod kept;
mod live;
mod outlook;
mod spread;

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use super::access::Who;
use super::capacity::monday_of;
use super::contract::{Contract, ContractId};
use super::mark::Kept;
use super::organisation::OrganisationId;
use super::project::{Project, ProjectId};
use super::{Error, Result};
use crate::db::Read;

pub use backtest::{Backtest, Coverage, Tested, TestedDay};
pub use contract_outlook::{Exhaustion, Outlook};
use history::History;
pub use history::{Rates, Seen};
use kept::{Outlooks, Weeks};
use live::Held;
use outlook::Chances;

/// Weeks that it tells.
pub const WEEKS: usize = 26;
/// Thousandths of a place-month that one seat holds in a week: seven days of a month of 30.4375 days.
const WEEK: f64 = 7.0 * 1000.0 / 30.4375;

/// What is expected, and where eight outcomes of ten should lie. In tenths of a seat or thousandths of a place-month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    pub low: i64,
    pub mean: i64,
    pub high: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    pub monday: NaiveDate,
    /// Seats whose last day falls in the week, in tenths.
    pub seats: Expected,
    /// What the seats that have come free by then hold in that week, in thousandths of a place-month.
    pub place_months: Expected,
}

/// A provider's rates as they were seen and as they are used, in percent.
#[derive(Clone, Debug)]
pub struct OfProvider {
    pub provider_id: OrganisationId,
    pub provider_name: String,
    pub seen: Seen,
    pub used: Rates,
}

#[derive(Clone, Debug)]
pub struct Forecast {
    pub project: Project,
    /// The day it stands on: what comes after is forecast.
    pub day: NaiveDate,
    pub weeks: Vec<Week>,
    /// Seats held today, and how many of them by a proposal.
    pub held: i64,
    pub proposed: i64,
    /// The project's mean.
    pub mean: Seen,
    pub mean_used: Rates,
    pub providers: Vec<OfProvider>,
    pub contracts: Vec<Outlook>,
}

impl Forecast {
    /// For whoever manages the project.
    pub async fn find(db: &mut Read, who: &Who, project: ProjectId) -> Result<Self> {
        let project = Project::find_managed(db, who, project).await?;
        let reckoned = Kept::<Weeks>::of(db, project.id).await?;
        let outlooks = Kept::<Outlooks>::of(db, project.id).await?;
        Ok(Self {
            project,
            day: db.today(),
            held: reckoned.held,
            proposed: reckoned.proposed,
            weeks: reckoned.weeks.clone(),
            mean: reckoned.mean,
            mean_used: reckoned.mean_used,
            providers: reckoned.providers.clone(),
            contracts: outlooks.all.clone(),
        })
    }

    /// The weeks alone: for a line on another page.
    pub async fn weeks_of(db: &mut Read, who: &Who, project: ProjectId) -> Result<Vec<Week>> {
        if !who.manages(project) {
            return Err(Error::NotFound);
        }
        Ok(Kept::<Weeks>::of(db, project).await?.weeks.clone())
    }

    /// What is forecast of one contract, while it is running. The caller has been let in to it.
    pub async fn of_contract(db: &mut Read, contract: &Contract) -> Result<Option<Outlook>> {
        let outlooks = Kept::<Outlooks>::of(db, contract.project_id).await?;
        Ok(outlooks.all.iter().find(|one| one.contract.id == contract.id).cloned())
    }

    /// When the contracts of some projects should be used up: those that are running. Every page that tells the day takes it from
    /// here. The caller has been let in to them.
    pub(in crate::model) async fn exhaustion_of(
        db: &mut Read,
        projects: &[ProjectId],
    ) -> Result<HashMap<ContractId, Exhaustion>> {
        let mut all = HashMap::new();
        for project in projects {
            let outlooks = Kept::<Outlooks>::of(db, *project).await?;
            all.extend(outlooks.all.iter().map(|one| (one.contract.id, one.exhaustion)));
        }
        Ok(all)
    }

    /// When one contract should be used up, as it was forecast at the end of a day gone by or is today. The caller has been let in to it.
    pub(in crate::model) async fn exhaustion_on(
        db: &mut Read,
        contract: &Contract,
        day: NaiveDate,
    ) -> Result<Exhaustion> {
        if day >= db.today() {
            return Ok(Self::of_contract(db, contract).await?.map(|one| one.exhaustion).unwrap_or_default());
        }
        let history = History::of_project(db, contract.project_id, day).await?;
        let held = Held::of_contracts(db, contract.project_id, &[contract.id], day).await?;
        let mut told = exhaustion::of_contracts(db, vec![contract.clone()], &history, &held, day).await?;
        Ok(told.pop().map(|one| one.exhaustion).unwrap_or_default())
    }
}

/// The Monday of the first week, which may have begun: what is left of it counts.
fn first_monday(day: NaiveDate) -> NaiveDate {
    monday_of(day + Days::new(1))
}

/// The sums of what each placement may do. A seat that has come free holds its weeks until it is not to be had any longer.
fn weeks<'h>(history: &History, held: impl Iterator<Item = &'h Held>, day: NaiveDate) -> Vec<Week> {
    let monday = first_monday(day);
    let mut ends: Vec<Vec<f64>> = vec![Vec::new(); WEEKS];
    let mut free: Vec<Vec<f64>> = vec![Vec::new(); WEEKS];
    let mut chances = Chances::new(monday, day);
    for one in held {
        let mut so_far = 0.0;
        let seen = chances.of(one, history);
        for week in 0..WEEKS.min(week_of(monday, one.last_on)) {
            let chance = seen.get(week).copied().unwrap_or(0.0);
            if chance > 0.0 {
                ends[week].push(chance);
            }
            so_far += chance;
            if so_far > 0.0 {
                free[week].push(so_far);
            }
        }
    }
    let week = |(at, (ends, free)): (usize, (Vec<f64>, Vec<f64>))| Week {
        monday: monday + Days::new(at as u64 * 7),
        seats: spread::expected(&ends, 10.0),
        place_months: spread::expected(&free, WEEK),
    };
    ends.into_iter().zip(free).enumerate().map(week).collect()
}

/// Weeks from the one that begins on `monday`; what lies before it counts as in it.
fn week_of(monday: NaiveDate, day: NaiveDate) -> usize {
    usize::try_from((day - monday).num_days() / 7).unwrap_or(0)
}
