//! What a contract asks its managers to act on, with a day, a reason and an owner: worked out anew each time (`found`), never
//! stored. What is stored is only that somebody has turned a warning off; it comes back when it gets worse, and for another day or
//! another maximum.

mod found;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::access::Who;
use super::codes::AlertKind;
use super::contract::{Contract, ContractId};
use super::follow_up::Listed;
use super::forecast::Exhaustion;
use super::mark::{Kept, Reckoned};
use super::overview::ContractNow;
use super::project::ProjectId;
use super::usage::Usage;
use super::{Error, Result};
use crate::db::{Read, Write};

use found::Found;
pub use found::decided_by;

/// Days that a slot stands empty.
const EMPTY_DAYS: u64 = 28;
/// Days that empty seats stay turned off: they have no day of their own that would come again.
pub const SILENT_DAYS: u64 = 180;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    pub kind: AlertKind,
    /// What it is about, so that another is told anew: a day as its number, a maximum, or nothing.
    pub about: String,
    /// The threshold that has come: percent, seats, or days before the day; 0 when the day has passed, and where there is none.
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
    silenced: HashSet<(ContractId, AlertKind, String, i64)>,
}

impl Alert {
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
        (about, level): (&str, i64),
    ) -> Result<()> {
        let contract = Contract::find_managed(db, who, id).await?;
        let (project, usage) = (contract.project_id, Usage::of_contract(db, id).await?);
        // When it is used up makes the warning's day, not the warning.
        let now = ContractNow { contract: contract.clone(), usage, exhaustion: Exhaustion::default() };
        let alerts = Self::of_project(db, project, &[now]).await?;
        let stands = |one: &Self| {
            (one.contract_id, one.kind, one.about.as_str(), one.level) == (id, kind, about, level)
        };
        if !alerts.iter().any(stands) {
            // Another has been quicker, or the matter is over.
            return Err(Error::Stale);
        }
        let today = db.today();
        db.query(
            "INSERT INTO contract_silences (contract_id, kind, about, level, silenced_by, silenced_on) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (contract_id, kind, about, level)
             DO UPDATE SET silenced_by = excluded.silenced_by, silenced_on = excluded.silenced_on",
        )
        .bind(id)
        .bind(kind)
        .bind(about.to_owned())
        .bind(level)
        .bind(who.id)
        .bind(today)
        .run()
        .await?;
        contract.event("contract_alert_silenced").by(who.id).with("alert_kind", kind.code()).write(db).await
    }

    /// Somebody wants to hear of it again.
    pub async fn hear(
        db: &mut Write,
        who: &Who,
        id: ContractId,
        kind: AlertKind,
        (about, level): (&str, i64),
    ) -> Result<()> {
        let contract = Contract::find_managed(db, who, id).await?;
        let removed = db
            .query(
                "DELETE FROM contract_silences WHERE contract_id = $1 AND kind = $2 AND about = $3
                 AND (level = $4 OR (kind = 'empty_seats' AND level > $4))",
            )
            .bind(id)
            .bind(kind)
            .bind(about.to_owned())
            .bind(level)
            .run()
            .await?;
        if removed == 0 {
            return Err(Error::Stale);
        }
        contract.event("contract_alert_heard").by(who.id).with("alert_kind", kind.code()).write(db).await
    }
}

/// Seats that have stood empty for [`EMPTY_DAYS`], by contract. Kept while no slot, placement or contract changes.
struct EmptySeats(Vec<(ContractId, i64)>);

impl Reckoned for EmptySeats {
    type Of = ProjectId;

    async fn reckon(db: &mut Read, project: ProjectId, _: Option<Arc<Self>>) -> Result<Self> {
        let today = db.today();
        let empty = db
            .query(
                "SELECT e.contract_id, CAST(SUM(e.seats) AS BIGINT) FROM (
                    SELECT s.contract_id, s.seats - COUNT(p.id) AS seats FROM slots s JOIN contracts k ON k.id = s.contract_id
                    LEFT JOIN placements p ON p.slot_id = s.id AND p.starts_on <= $3 AND (
                        p.state IN ('proposed', 'accepted', 'started', 'paused') OR (p.state = 'ended' AND p.ended_on >= $2))
                    WHERE k.project_id = $1 AND s.state = 'open' AND s.starts_on <= $2 AND s.ends_on >= $3 AND k.ends_on >= $3
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
        let silent_since = db.today() - Days::new(SILENT_DAYS);
        let silenced: Vec<(ContractId, AlertKind, String, i64)> = db
            .query(
                "SELECT q.contract_id, q.kind, q.about, q.level FROM contract_silences q JOIN contracts k ON k.id = q.contract_id
                 WHERE k.project_id = $1 AND (q.kind <> 'empty_seats' OR q.silenced_on > $2)",
            )
            .bind(project)
            .bind(silent_since)
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
        let told = |found: Found| Alert {
            silenced: self.is_silenced(contract.id, &found),
            kind: found.kind,
            about: found.about,
            level: found.level,
            contract_id: contract.id,
            title: contract.title.clone(),
            provider_name: contract.provider_name.clone(),
            owner: self.owners.get(&contract.id).cloned(),
            on: found.on,
            count: found.count,
        };
        if contract.is_over(today) {
            // All that is left to ask of it: what becomes of those who are still there.
            return Found::ends_with_people(now, today).map(told).into_iter().collect();
        }
        [
            Found::unapproved(contract, today),
            Found::cap(now, today),
            Found::option(contract, today),
            Found::ends_with_people(now, today),
            self.empty_seats(now, today),
            self.deviations(contract),
            Found::price_change(contract, today),
            Found::evidence(contract, today),
        ]
        .into_iter()
        .flatten()
        .map(told)
        .collect()
    }

    /// Of empty seats it stays turned off while there are no more of them, for [`SILENT_DAYS`].
    fn is_silenced(&self, contract: ContractId, found: &Found) -> bool {
        match found.kind {
            AlertKind::EmptySeats => self.silenced.iter().any(|(of, kind, about, level)| {
                (*of, *kind, about) == (contract, found.kind, &found.about) && *level >= found.level
            }),
            kind => self.silenced.contains(&(contract, kind, found.about.clone(), found.level)),
        }
    }

    /// Only where somebody could be placed. More of them than when it was turned off are told anew.
    fn empty_seats(&self, now: &ContractNow, today: NaiveDate) -> Option<Found> {
        let contract = &now.contract;
        let seats = *self.empty.get(&contract.id)?;
        let (left, month) = (now.left(), contract.prices().on(today).of_a_month());
        let has_room = !contract.unapproved && left.place_months >= 1000 && left.value >= month;
        has_room.then(|| Found {
            kind: AlertKind::EmptySeats,
            about: String::new(),
            level: seats,
            on: today,
            count: seats,
        })
    }

    /// The next first day is told anew.
    fn deviations(&self, contract: &Contract) -> Option<Found> {
        let (count, first) = *self.overdue.get(&contract.id)?;
        Some(Found::of_day(AlertKind::DeviationOverdue, first, 0, count))
    }
}
