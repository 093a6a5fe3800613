//! When contracts will be used up, with an interval. What is agreed uses its weeks as long as it is likely to last; new call-offs
//! come, from [`LEAD`] weeks on, as often as they began during the last half year and stay as long as those before them. How
//! long each lasts, how many come, and how well their number is known are what the interval is made of.
//!
//! For people who plan: the cap itself refuses by `contract`.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use super::contract_outlook::{Exhaustion, Outlook};
use super::history::History;
use super::live::{Held, Phase};
use super::outlook::{Chances, MOST_WEEKS};
use super::spread::NORMAL;
use super::{Expected, WEEK, first_monday};
use crate::db::{Read, numbered};
use crate::model::Result;
use crate::model::contract::{Contract, ContractId};

/// What begins sooner has been proposed already.
const LEAD: usize = 3;
/// Weeks that the number of new call-offs is taken from.
const LOOKED_BACK: u64 = 26;
/// The mean square of how long people stay, as a multiple of the squared mean.
const SQUARE: f64 = 1.3;
/// Weeks that a stay is thought to be where fewer than [`LEAST`] have ended.
const USUAL_STAY: f64 = 13.0;
const LEAST: i64 = 5;

/// What has ended under a contract by a day.
#[derive(Clone, Copy, Debug, Default, sqlx::FromRow)]
struct Past {
    contract_id: i64,
    begun: i64,
    recent: i64,
    place_months: i64,
    value: i64,
}

/// Of those that are running, the first to be used up first.
pub(super) async fn of_contracts(
    db: &mut Read,
    contracts: Vec<Contract>,
    history: &History,
    held: &[Held],
    day: NaiveDate,
) -> Result<Vec<Outlook>> {
    let running = Ahead::of_running(db, contracts, history, held, day).await?;
    let mut all: Vec<Outlook> = running
        .into_iter()
        .map(|(contract, ahead)| Outlook {
            exhaustion: ahead.exhaustion(day, contract.ends_on),
            recent: ahead.recent,
            more: ahead.more(),
            price: (ahead.price * 1000.0).round() as i64,
            contract,
        })
        .collect();
    sort(&mut all);
    Ok(all)
}

/// The first to be used up first; what is equal in the order of the register.
pub(super) fn sort(all: &mut [Outlook]) {
    all.sort_by_key(|one| {
        let by = |day: Option<NaiveDate>| day.unwrap_or(NaiveDate::MAX);
        (by(one.exhaustion.expected), by(one.exhaustion.earliest), one.contract.id)
    });
}

async fn past(db: &mut Read, contracts: &[Contract], day: NaiveDate) -> Result<HashMap<i64, Past>> {
    if contracts.is_empty() {
        return Ok(HashMap::new());
    }
    let ids: Vec<ContractId> = contracts.iter().map(|contract| contract.id).collect();
    let rows: Vec<Past> = db
        .built(format!(
            "SELECT contract_id, CAST(SUM(CASE WHEN started_on IS NULL THEN 0 ELSE 1 END) AS BIGINT) AS begun,
                CAST(SUM(CASE WHEN started_on > $1 THEN 1 ELSE 0 END) AS BIGINT) AS recent,
                CAST(SUM(place_months) AS BIGINT) AS place_months, CAST(SUM(value) AS BIGINT) AS value
             FROM placements WHERE state = 'ended' AND ended_on <= $2 AND contract_id IN ({}) GROUP BY contract_id",
            numbered(3, ids.len())
        ))
        .bind(day - Days::new(LOOKED_BACK * 7))
        .bind(day)
        .bind_each(&ids)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| (row.contract_id, row)).collect())
}

/// What a contract will have used, week after week.
#[derive(Clone)]
pub(super) struct Ahead {
    /// Thousandths of a place-month, of what money there is for too.
    left: f64,
    /// Öre for a thousandth.
    price: f64,
    /// Weeks of a stay.
    stay: f64,
    recent: i64,
    /// What each week adds to what is expected, in weeks of a place, and to its variance.
    mean: Vec<f64>,
    variance: Vec<f64>,
    /// And the new ones.
    coming: Vec<f64>,
    coming_variance: Vec<f64>,
}

impl Ahead {
    /// Of those contracts that are running on the day.
    pub(super) async fn of_running(
        db: &mut Read,
        contracts: Vec<Contract>,
        history: &History,
        held: &[Held],
        day: NaiveDate,
    ) -> Result<Vec<(Contract, Self)>> {
        let running: Vec<Contract> = contracts.into_iter().filter(|one| one.is_running(day)).collect();
        let past = past(db, &running, day).await?;
        let mut by_contract: HashMap<ContractId, Vec<&Held>> = HashMap::new();
        for one in held {
            if let Some(contract) = one.contract_id {
                by_contract.entry(contract).or_default().push(one);
            }
        }
        let mut chances = Chances::new(first_monday(day), day);
        let reckoned = running.into_iter().map(|contract| {
            let past = past.get(&contract.id.0).copied().unwrap_or_default();
            let held = by_contract.remove(&contract.id).unwrap_or_default();
            let mut ahead = Self::of(&contract, past, &held, day);
            for one in held {
                ahead.add(one, chances.all_of(one, history), day);
            }
            ahead.add_new();
            (contract, ahead)
        });
        Ok(reckoned.collect())
    }

    /// As if so many thousandths of a place-month were left.
    pub(super) fn with_left(self, place_months: i64) -> Self {
        Self { left: place_months as f64, ..self }
    }

    fn of(contract: &Contract, past: Past, held: &[&Held], day: NaiveDate) -> Self {
        let (mut months, mut value) = (past.place_months as f64, past.value as f64);
        let (mut all_months, mut all_value) = (months, value);
        let mut recent = past.recent;
        for one in held {
            all_months += one.place_months as f64;
            all_value += one.value as f64;
            if let Phase::Started { on } = one.phase {
                recent += i64::from(on > day - Days::new(LOOKED_BACK * 7));
                let days = (one.planned_end_on - one.starts_on).num_days() + 1;
                let gone = ((day - one.starts_on).num_days() + 1).clamp(0, days.max(1));
                let share = gone as f64 / days.max(1) as f64;
                months += one.place_months as f64 * share;
                value += one.value as f64 * share;
            }
        }
        // Öre for a thousandth.
        let price = if all_months > 0.0 {
            all_value / all_months
        } else {
            contract.prices().on(day).of_a_month() as f64 / 1000.0
        };
        let cap = contract.cap();
        let of_money = if price > 0.0 { (cap.value as f64 - value) / price } else { f64::INFINITY };
        let stay = if past.begun >= LEAST {
            past.place_months as f64 / past.begun as f64 / WEEK
        } else {
            USUAL_STAY
        };
        let weeks = usize::try_from((contract.ends_on - day).num_days() / 7 + 1).unwrap_or(0).min(MOST_WEEKS);
        Self {
            left: (cap.place_months as f64 - months).min(of_money),
            price,
            stay: stay.max(1.0),
            recent,
            mean: vec![0.0; weeks],
            variance: vec![0.0; weeks],
            coming: vec![0.0; weeks],
            coming_variance: vec![0.0; weeks],
        }
    }

    /// One placement that lives; `ends` are the chances of its last day by week.
    fn add(&mut self, held: &Held, ends: &[f64], day: NaiveDate) {
        let first = match held.phase {
            Phase::Started { .. } => 0,
            _ => usize::try_from((held.starts_on - day).num_days() / 7).unwrap_or(0),
        };
        let (mut gone, mut mean, mut square, mut variance) = (0.0, 0.0, 0.0, 0.0);
        for (week, ended) in ends.iter().enumerate().take(self.mean.len()) {
            // There through the week, or half of it when it ends in it.
            let there = (1.0 - gone - ended / 2.0).max(0.0);
            gone += ended;
            if week < first {
                continue;
            }
            mean += there;
            square += (2.0 * (week - first) as f64 + 1.0) * there;
            let now = (square - mean * mean).max(0.0);
            self.mean[week] += there;
            self.variance[week] += now - variance;
            variance = now;
        }
    }

    /// Those that nobody has proposed yet.
    fn add_new(&mut self) {
        let each_week = self.recent as f64 / LOOKED_BACK as f64;
        let (mut weeks, mut squares) = (0.0, 0.0);
        for week in LEAD..self.coming.len() {
            // Whoever comes so many weeks before the end of this one has been there that long, or has left again.
            let there = ((week - LEAD + 1) as f64).min(self.stay);
            weeks += there;
            squares += there * there;
            self.coming[week] = each_week * weeks;
            let unknown = self.coming[week] * self.coming[week] / (self.recent.max(1) as f64);
            self.coming_variance[week] = SQUARE * each_week * squares + unknown;
        }
    }

    /// Week after week, with the interval in which eight outcomes of ten should lie.
    fn more(&self) -> Vec<Expected> {
        let (mut mean, mut variance) = (0.0, 0.0);
        let mut so_far = Expected::default();
        (0..self.mean.len())
            .map(|week| {
                mean += self.mean[week];
                variance += self.variance[week];
                let deviation = NORMAL * (variance + self.coming_variance[week]).max(0.0).sqrt();
                let used = |weeks: f64| (WEEK * weeks.max(0.0)).round() as i64;
                let all = mean + self.coming[week];
                // What has been used stays used.
                so_far = Expected {
                    low: so_far.low.max(used(all - deviation)),
                    mean: so_far.mean.max(used(all)),
                    high: so_far.high.max(used(all + deviation)),
                };
                so_far
            })
            .collect()
    }

    pub(super) fn exhaustion(&self, day: NaiveDate, ends_on: NaiveDate) -> Exhaustion {
        if self.left <= 0.0 {
            return Exhaustion::sure(day);
        }
        let on = |days: f64| {
            let on = day + Days::new(days.round().max(1.0) as u64);
            (on < ends_on).then_some(on)
        };
        let day_when = |deviations: f64| {
            let (mut mean, mut variance, mut before) = (0.0, 0.0, 0.0);
            for week in 0..self.mean.len() {
                mean += self.mean[week];
                variance += self.variance[week];
                let deviation = (variance + self.coming_variance[week]).max(0.0).sqrt();
                let used = WEEK * (mean + self.coming[week] + deviations * deviation);
                if used >= self.left {
                    let part = ((self.left - before) / (used - before).max(1.0)).clamp(0.0, 1.0);
                    return on((week as f64 + part) * 7.0);
                }
                before = used;
            }
            None
        };
        let expected = day_when(0.0);
        let earliest = day_when(NORMAL);
        let latest = day_when(-NORMAL);
        Exhaustion {
            earliest: match (earliest, expected) {
                (Some(earliest), Some(expected)) => Some(earliest.min(expected)),
                (earliest, expected) => earliest.or(expected),
            },
            expected,
            latest: expected.and_then(|expected| Some(latest?.max(expected))),
        }
    }
}

#[cfg(test)]
#[path = "exhaustion_tests.rs"]
mod tests;
