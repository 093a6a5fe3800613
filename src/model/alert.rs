//! What a contract asks its managers to act on, with a day, a reason and an owner: worked out anew each time, never
//! stored. What is stored is only that somebody has turned a warning off; it comes back when it gets worse, and for another day or
//! another maximum.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::access::Who;
use super::codes::{AlertKind, Procedure};
use super::contract::{Contract, ContractId};
use super::contract_life::later;
use super::follow_up::Listed;
use super::forecast::Exhaustion;
use super::mark::{Kept, Reckoned};
use super::overview::ContractNow;
use super::project::ProjectId;
use super::usage::Usage;
use super::{Error, Result};
use crate::db::{Read, Write};

/// Percent of a cap that is used or committed.
const CAP_LEVELS: [i64; 3] = [95, 85, 70];
/// Days before the day for deciding on an extension.
const OPTION_LEVELS: [i64; 3] = [30, 90, 180];
/// Days before a contract's end that the people in it need another place; after the end it is a matter of its own.
const ENDING_LEVELS: [i64; 2] = [30, 90];
/// Days that a slot stands empty.
const EMPTY_DAYS: u64 = 28;
/// Days before a new price that it is told.
const PRICE_DAYS: u64 = 60;
/// Months that evidence of the reserved share is good for.
const EVIDENCE_MONTHS: i64 = 12;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    pub kind: AlertKind,
    /// What it is told for, so that another is told anew: a threshold in percent, a number of seats, a day; of an extension and an
    /// end the day with its threshold (see [`of_day`]).
    pub level: i64,
    pub contract_id: ContractId,
    pub title: String,
    pub provider_name: String,
    /// Who added the contract; none when it was imported.
    pub owner: Option<String>,
    /// By when something should be done.
    pub on: NaiveDate,
    /// People or seats that it is about, or days.
    pub count: i64,
    /// Somebody has turned it off: it is told only to who asks for that.
    pub silenced: bool,
}

/// What is read besides the contracts and their usage.
#[derive(Default)]
struct Besides {
    owners: HashMap<ContractId, String>,
    /// Seats where nobody has been for [`EMPTY_DAYS`].
    empty: HashMap<ContractId, i64>,
    /// Deviations past their day: how many, and the first day.
    overdue: HashMap<ContractId, (i64, NaiveDate)>,
    silenced: HashSet<(ContractId, AlertKind, i64)>,
}

/// A level of its own for each day, with the threshold in its last three digits: a contract that has been extended is told anew.
fn of_day(on: NaiveDate, threshold: i64) -> i64 {
    i64::from(on.num_days_from_ce()) * 1000 + threshold
}

impl Alert {
    /// Of an extension and an end: the days before it that have come; 0 when it has passed.
    pub const fn threshold(&self) -> i64 {
        self.level % 1000
    }

    /// Of a project's contracts, the most urgent first, without those that are turned off. The caller has been let in to the project.
    pub(crate) async fn of_project(
        db: &mut Read,
        project: ProjectId,
        contracts: &[ContractNow],
    ) -> Result<Vec<Self>> {
        let mut alerts = Self::all_of_project(db, project, contracts).await?;
        alerts.retain(|alert| !alert.silenced);
        Ok(alerts)
    }

    /// As `of_project`, with those that are turned off.
    pub(crate) async fn all_of_project(
        db: &mut Read,
        project: ProjectId,
        contracts: &[ContractNow],
    ) -> Result<Vec<Self>> {
        let today = db.today();
        let besides = Besides::of(db, project).await?;
        let mut alerts: Vec<Self> = contracts.iter().flat_map(|now| besides.alerts(now, today)).collect();
        alerts
            .sort_by(|one, other| (one.on, one.kind, &one.title).cmp(&(other.on, other.kind, &other.title)));
        Ok(alerts)
    }

    /// Somebody has seen it and wants to hear no more of it, until it passes its next threshold.
    pub async fn silence(
        db: &mut Write,
        who: &Who,
        id: ContractId,
        kind: AlertKind,
        level: i64,
    ) -> Result<()> {
        let contract = Contract::find_managed(db, who, id).await?;
        let (project, usage) = (contract.project_id, Usage::of_contract(db, id).await?);
        // When it is used up makes the warning's day, not the warning.
        let now = ContractNow { contract: contract.clone(), usage, exhaustion: Exhaustion::default() };
        let alerts = Self::of_project(db, project, &[now]).await?;
        if !alerts.iter().any(|one| one.contract_id == id && one.kind == kind && one.level == level) {
            // Another has been quicker, or the matter is over.
            return Err(Error::Stale);
        }
        let today = db.today();
        db.query(
            "INSERT INTO contract_silences (contract_id, kind, level, silenced_by, silenced_on) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT DO NOTHING",
        )
        .bind(id)
        .bind(kind)
        .bind(level)
        .bind(who.id)
        .bind(today)
        .run()
        .await?;
        contract.event("contract_alert_silenced").by(who.id).with("kind", kind.code()).write(db).await
    }

    /// Somebody wants to hear of it again.
    pub async fn hear(db: &mut Write, who: &Who, id: ContractId, kind: AlertKind, level: i64) -> Result<()> {
        let contract = Contract::find_managed(db, who, id).await?;
        let removed = db
            .query("DELETE FROM contract_silences WHERE contract_id = $1 AND kind = $2 AND level = $3")
            .bind(id)
            .bind(kind)
            .bind(level)
            .run()
            .await?;
        if removed == 0 {
            return Err(Error::Stale);
        }
        contract.event("contract_alert_heard").by(who.id).with("kind", kind.code()).write(db).await
    }

    /// The maximum has become another: what was turned off about the old one is told anew.
    pub(super) async fn hear_of_cap(db: &mut Write, id: ContractId) -> Result<()> {
        db.query("DELETE FROM contract_silences WHERE contract_id = $1 AND kind = $2")
            .bind(id)
            .bind(AlertKind::Cap)
            .run()
            .await?;
        Ok(())
    }
}

/// Seats that have stood empty for [`EMPTY_DAYS`], by contract. Kept while no slot, placement or contract changes.
struct EmptySeats(Vec<(ContractId, i64)>);

impl Reckoned for EmptySeats {
    async fn reckon(db: &mut Read, project: ProjectId, _: Option<Arc<Self>>) -> Result<Self> {
        let today = db.today();
        let empty = db
            .query(
                "SELECT e.contract_id, CAST(SUM(e.seats) AS BIGINT) FROM (
                    SELECT s.contract_id, s.seats - COUNT(p.id) AS seats FROM slots s JOIN contracts k ON k.id = s.contract_id
                    LEFT JOIN placements p ON p.slot_id = s.id AND p.starts_on <= $3 AND (
                        p.state IN ('proposed', 'accepted', 'started', 'paused') OR (p.state = 'ended' AND p.ended_on >= $2))
                    WHERE k.project_id = $1 AND s.state = 'open' AND s.starts_on <= $2 AND s.ends_on >= $3
                        AND (s.last_on IS NULL OR s.last_on >= $3)
                    GROUP BY s.id, s.contract_id, s.seats) e
                 WHERE e.seats > 0 GROUP BY e.contract_id",
            )
            .bind(project)
            .bind(today - Days::new(EMPTY_DAYS))
            .bind(today)
            .all()
            .await?;
        Ok(Self(empty))
    }
}

impl Besides {
    async fn of(db: &mut Read, project: ProjectId) -> Result<Self> {
        let owners: Vec<(ContractId, String)> = db
            .query("SELECT k.id, u.name FROM contracts k JOIN users u ON u.id = k.added_by WHERE k.project_id = $1")
            .bind(project)
            .all()
            .await?;
        let empty = Kept::<EmptySeats>::of(db, project).await?;
        let silenced: Vec<(ContractId, AlertKind, i64)> = db
            .query(
                "SELECT q.contract_id, q.kind, q.level FROM contract_silences q JOIN contracts k ON k.id = q.contract_id
                 WHERE k.project_id = $1",
            )
            .bind(project)
            .all()
            .await?;
        let mut overdue: HashMap<ContractId, (i64, NaiveDate)> = HashMap::new();
        for Listed { contract_id, due_on, .. } in Listed::overdue_of_project(db, project).await? {
            let (count, first) = overdue.entry(contract_id).or_insert((0, due_on));
            (*count, *first) = (*count + 1, due_on.min(*first));
        }
        Ok(Self {
            overdue,
            owners: owners.into_iter().collect(),
            empty: empty.0.iter().copied().collect(),
            silenced: silenced.into_iter().collect(),
        })
    }

    fn alerts(&self, now: &ContractNow, today: NaiveDate) -> Vec<Alert> {
        let contract = &now.contract;
        let about = |(kind, level, on, count): (AlertKind, i64, NaiveDate, i64)| Alert {
            kind,
            level,
            contract_id: contract.id,
            title: contract.title.clone(),
            provider_name: contract.provider_name.clone(),
            owner: self.owners.get(&contract.id).cloned(),
            on,
            count,
            silenced: self.silenced.contains(&(contract.id, kind, level)),
        };
        if contract.ends_on < today {
            // All that is left to ask of it: what becomes of those who are still there.
            return ends_with_people(now, today).map(about).into_iter().collect();
        }
        [
            unapproved(contract, today),
            cap(now, today),
            option(contract, today),
            ends_with_people(now, today),
            self.empty_seats(now, today),
            self.deviations(contract),
            price_change(contract, today),
            evidence(contract, today),
        ]
        .into_iter()
        .flatten()
        .map(about)
        .collect()
    }

    /// Only where somebody could be placed. More of them than when it was turned off are told anew.
    fn empty_seats(&self, now: &ContractNow, today: NaiveDate) -> Option<Found> {
        let contract = &now.contract;
        let seats = *self.empty.get(&contract.id)?;
        let (left, month) = (now.left(), contract.prices().on(today).of_a_month());
        let has_room = !contract.unapproved && left.place_months >= 1000 && left.value >= month;
        has_room.then_some((AlertKind::EmptySeats, seats, today, seats))
    }
}

impl Besides {
    /// A level of its own for each first day: the next one is told anew.
    fn deviations(&self, contract: &Contract) -> Option<Found> {
        let (count, first) = *self.overdue.get(&contract.id)?;
        Some((AlertKind::DeviationOverdue, i64::from(first.num_days_from_ce()), first, count))
    }
}

/// Kind, level, day, count.
type Found = (AlertKind, i64, NaiveDate, i64);

fn unapproved(contract: &Contract, today: NaiveDate) -> Option<Found> {
    contract.unapproved.then(|| (AlertKind::Unapproved, 0, contract.starts_on.max(today), 0))
}

fn cap(now: &ContractNow, today: NaiveDate) -> Option<Found> {
    let percent = now.per_mille() / 10;
    let level = CAP_LEVELS.into_iter().find(|level| percent >= *level)?;
    // At 95 percent it is a matter for today, whenever the rest is used.
    let on = if level == CAP_LEVELS[0] { today } else { now.exhausted_on().unwrap_or(now.contract.ends_on) };
    Some((AlertKind::Cap, level, on.max(today), percent))
}

/// The day by which the next extension is decided: the one that the contract says, else when notice would be given.
pub fn decided_by(contract: &Contract) -> Option<NaiveDate> {
    if contract.extensions_left() == 0 || contract.terminated_on.is_some() {
        return None;
    }
    let notice = u32::try_from(contract.notice_months.unwrap_or(0)).unwrap_or(0);
    contract.decide_by.or_else(|| contract.ends_on.checked_sub_months(Months::new(notice)))
}

/// Threshold 0: the day has passed, and it is told until the contract ends.
fn option(contract: &Contract, today: NaiveDate) -> Option<Found> {
    let by = decided_by(contract)?;
    let days = (by - today).num_days();
    if days < 0 {
        return Some((AlertKind::Extension, of_day(by, 0), by, -days));
    }
    let level = OPTION_LEVELS.into_iter().find(|level| days <= *level)?;
    Some((AlertKind::Extension, of_day(by, level), by, days))
}

/// Threshold 0: it has ended, and they are still there.
fn ends_with_people(now: &ContractNow, today: NaiveDate) -> Option<Found> {
    let ends_on = now.contract.ends_on;
    let days = (ends_on - today).num_days();
    let level = if days < 0 { 0 } else { ENDING_LEVELS.into_iter().find(|level| days <= *level)? };
    let level = of_day(ends_on, level);
    (now.usage.live > 0).then_some((AlertKind::EndsWithPeople, level, ends_on, now.usage.live))
}

fn price_change(contract: &Contract, today: NaiveDate) -> Option<Found> {
    let soon = |from: NaiveDate| from > today && from <= today + Days::new(PRICE_DAYS);
    let price = contract.prices.iter().find(|price| soon(price.from))?;
    // A level of its own for each price: the next one is told anew.
    Some((AlertKind::PriceChange, i64::from(price.from.num_days_from_ce()), price.from, 0))
}

fn evidence(contract: &Contract, today: NaiveDate) -> Option<Found> {
    if contract.procedure != Procedure::LouReserved418 {
        return None;
    }
    let due = match contract.evidence_on {
        Some(on) => later(on, EVIDENCE_MONTHS)?,
        None => contract.starts_on,
    };
    (due <= today).then(|| (AlertKind::Evidence, i64::from(due.num_days_from_ce()), due, 0))
}
