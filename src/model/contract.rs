//! A contract: what a project has bought of a provider, and what is left of it. The cap refuses (C06).

use std::collections::HashMap;
use std::ops::{Add, AddAssign, Sub};

use chrono::NaiveDate;
use sqlx::types::Json;

use super::access::{self, Who};
use super::capacity::Holding;
use super::codes::{ContractKind, PriceUnit, Procedure};
use super::contract_life::{Closed, Life};
use super::municipality::Municipality;
use super::organisation::OrganisationId;
use super::placement::PlacementId;
use super::prices::Price;
use super::project::ProjectId;
use super::user::UserId;
use super::{Error, Refusal, Result};
use crate::db::{Read, Write};

crate::id!(ContractId);

#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Contract {
    pub id: ContractId,
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub project_id: ProjectId,
    pub provider_id: OrganisationId,
    pub provider_name: String,
    pub title: String,
    pub procedure: Procedure,
    pub cpv: Option<String>,
    pub signed_on: Option<NaiveDate>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub extension_months: i64,
    pub extension_count: i64,
    /// Öre.
    pub max_value: i64,
    /// Whole place-months.
    pub max_place_months: i64,
    /// Öre for a `price_unit`, from the beginning until the first of `prices`.
    pub price: i64,
    pub price_unit: PriceUnit,
    pub reserved_share_percent: Option<i64>,
    pub kind: ContractKind,
    /// Later prices, by day. See `prices()`.
    pub prices: Json<Vec<Price>>,
    /// The municipalities that it covers; empty: all of the project's.
    pub lots: Json<Vec<Municipality>>,
    pub notice_months: Option<i64>,
    pub extensions_used: i64,
    /// The last day to decide on the next extension.
    pub decide_by: Option<NaiveDate>,
    /// When the reserved share was last shown to be true.
    pub evidence_on: Option<NaiveDate>,
    /// The last day, when notice has been given.
    pub terminated_on: Option<NaiveDate>,
    /// The end and the day for deciding that were agreed before notice was given.
    pub agreed_ends_on: Option<NaiveDate>,
    pub agreed_decide_by: Option<NaiveDate>,
    pub added_by: Option<UserId>,
    /// Waits for a second person: nothing is called off.
    pub unapproved: bool,
    pub approved_by: Option<UserId>,
    pub approved_on: Option<NaiveDate>,
    /// Refused or taken back before anybody approved it: it stays `unapproved`.
    pub closed_as: Option<Closed>,
    pub version: i64,
}

/// What placements take of a contract: thousandths of a place-month, and öre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Drawn {
    pub place_months: i64,
    pub value: i64,
}

pub(super) const COLUMNS: &str = "SELECT k.id, k.ref, k.project_id, k.provider_id, o.name AS provider_name, k.title, k.procedure, k.cpv,
    k.signed_on, k.starts_on, k.ends_on, k.extension_months, k.extension_count, k.max_value, k.max_place_months,
    k.price, k.price_unit, k.reserved_share_percent, k.kind, k.prices, k.lots, k.notice_months, k.extensions_used, k.decide_by,
    k.evidence_on, k.terminated_on, k.agreed_ends_on, k.agreed_decide_by, k.added_by, k.unapproved, k.approved_by, k.approved_on,
    k.closed_as, k.version
    FROM contracts k JOIN organisations o ON o.id = k.provider_id";

/// So many other contracts are named when one is full.
const MOST_OTHERS: usize = 3;

/// The placements that draw on a contract: what ended has used, what lives has committed. $2 is today.
pub(super) const DRAWING: &str =
    "(state IN ('accepted', 'started', 'paused', 'ended') OR (state = 'proposed' AND expires_on >= $2))";

impl Add for Drawn {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { place_months: self.place_months + other.place_months, value: self.value + other.value }
    }
}

impl AddAssign for Drawn {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Drawn {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { place_months: self.place_months - other.place_months, value: self.value - other.value }
    }
}

impl Drawn {
    /// Whether either of the two has come up to its cap.
    pub fn reaches(&self, cap: Self) -> bool {
        self.place_months >= cap.place_months || self.value >= cap.value
    }
}

impl Contract {
    pub async fn find(db: &mut Read, who: &Who, id: ContractId) -> Result<Self> {
        let contract = Self::load(db, id).await?;
        if access::contract(who, contract.project_id, contract.provider_id) {
            Ok(contract)
        } else {
            Err(Error::NotFound)
        }
    }

    /// For the command line, which has no person asking.
    pub async fn find_by_ref(db: &mut Read, reference: &str) -> Result<Option<Self>> {
        Ok(db.built(format!("{COLUMNS} WHERE k.ref = $1")).bind(reference.to_owned()).optional().await?)
    }

    pub(crate) async fn load(db: &mut Read, id: ContractId) -> Result<Self> {
        Ok(db.built(format!("{COLUMNS} WHERE k.id = $1")).bind(id).one().await?)
    }

    pub async fn of_project(db: &mut Read, who: &Who, project: ProjectId) -> Result<Vec<Self>> {
        if !who.manages(project) {
            return Err(Error::NotFound);
        }
        Ok(db
            .built(format!("{COLUMNS} WHERE k.project_id = $1 ORDER BY k.title COLLATE sv, k.id"))
            .bind(project)
            .all()
            .await?)
    }

    pub async fn of_provider(db: &mut Read, who: &Who, provider: OrganisationId) -> Result<Vec<Self>> {
        if !who.provides(provider) {
            return Err(Error::NotFound);
        }
        Ok(db
            .built(format!("{COLUMNS} WHERE k.provider_id = $1 ORDER BY k.title COLLATE sv, k.id"))
            .bind(provider)
            .all()
            .await?)
    }

    /// For the program's own work, asked for by nobody.
    pub(super) async fn all_of(db: &mut Read, project: ProjectId) -> Result<Vec<Self>> {
        Ok(db.built(format!("{COLUMNS} WHERE k.project_id = $1 ORDER BY k.id")).bind(project).all().await?)
    }

    /// Locks the contract until the transaction ends: of two bookings the second waits and then sees the first.
    pub(super) async fn lock(db: &mut Write, id: ContractId) -> Result<()> {
        db.query("UPDATE contracts SET bookings = bookings + 1 WHERE id = $1").bind(id).run().await?;
        Ok(())
    }

    /// What all its placements take, used and committed together, leaving out one of them.
    pub async fn drawn(&self, db: &mut Read, besides: Option<PlacementId>) -> Result<Drawn> {
        let today = db.today();
        Ok(db
            .built(format!(
                "SELECT CAST(COALESCE(SUM(place_months), 0) AS BIGINT) AS place_months, CAST(COALESCE(SUM(value), 0) AS BIGINT) AS value
                 FROM placements WHERE contract_id = $1 AND {DRAWING} AND id <> $3"
            ))
            .bind(self.id)
            .bind(today)
            .bind(besides.map_or(0, |id| id.0))
            .one()
            .await?)
    }

    /// What all placements take of each contract. As `drawn`.
    pub(super) async fn drawn_of_all(db: &mut Read) -> Result<HashMap<ContractId, Drawn>> {
        let today = db.today();
        let rows: Vec<(ContractId, i64, i64)> = db
            .built(format!(
                "SELECT contract_id, CAST(SUM(place_months) AS BIGINT), CAST(SUM(value) AS BIGINT) FROM placements
                 WHERE contract_id >= $1 AND {DRAWING} GROUP BY contract_id"
            ))
            .bind(ContractId(0))
            .bind(today)
            .all()
            .await?;
        let drawn = |(contract, place_months, value)| (contract, Drawn { place_months, value });
        Ok(rows.into_iter().map(drawn).collect())
    }

    /// What a placement of this period and so many hours a week takes of it.
    pub fn draw(&self, from: NaiveDate, to: NaiveDate, hours_per_week: i64) -> Drawn {
        self.prices().draw(from, to, hours_per_week)
    }

    /// The most that may be drawn.
    pub fn cap(&self) -> Drawn {
        Drawn { place_months: self.max_place_months * 1000, value: self.max_value }
    }

    /// The last day of a call-off: notice that has been given ends it earlier.
    pub fn last_day(&self) -> NaiveDate {
        self.terminated_on.map_or(self.ends_on, |on| on.min(self.ends_on))
    }

    /// Whether places are called off on the day and on days after it.
    pub fn is_running(&self, day: NaiveDate) -> bool {
        self.starts_on <= day && self.ends_on > day && !self.unapproved
    }

    /// Whether it is over for good: it has ended, or was never approved and will not be.
    pub fn is_over(&self, today: NaiveDate) -> bool {
        self.closed_as.is_some() || self.ends_on < today
    }

    /// Whether it waits for a yes or no that this person may give: a manager's who has not added it.
    pub fn waits_for(&self, who: &Who) -> bool {
        self.unapproved
            && self.closed_as.is_none()
            && self.added_by != Some(who.id)
            && who.manages(self.project_id)
    }

    /// Whether a call-off of this period would be admitted, as the contract stands.
    pub(super) async fn has_room(&self, db: &mut Read, period: Holding) -> Result<bool> {
        if self.unapproved || self.starts_on > period.from || self.last_day() < period.to {
            return Ok(false);
        }
        let left = self.cap() - self.drawn(db, None).await?;
        let wanted = self.draw(period.from, period.to, period.hours);
        Ok(wanted.place_months <= left.place_months && wanted.value <= left.value)
    }

    /// Other contracts of the project under which the period has room, by title: what to do instead.
    async fn with_room(&self, db: &mut Read, period: Holding) -> Result<Option<String>> {
        let mut titles = Vec::new();
        for other in Self::all_of(db, self.project_id).await? {
            if other.id != self.id && titles.len() < MOST_OTHERS && other.has_room(db, period).await? {
                titles.push(other.title);
            }
        }
        Ok((!titles.is_empty()).then(|| titles.join(", ")))
    }

    /// Refuses what would pass the maximum. The contract must be locked.
    pub(super) async fn admit(
        &self,
        db: &mut Write,
        period: Holding,
        besides: Option<PlacementId>,
    ) -> Result<Drawn> {
        let Holding { from, to, hours } = period;
        if self.unapproved {
            let life = self.closed_as.map_or(Life::Unapproved, Life::Closed);
            return Err(life.no_call_off().into());
        }
        if from < self.starts_on || to > self.last_day() {
            return Err(Refusal::OutsideContractPeriod { from: self.starts_on, to: self.last_day() }.into());
        }
        let wanted = self.draw(from, to, hours);
        let drawn = self.drawn(db, besides).await?;
        let left = self.cap() - drawn;
        if wanted.place_months > left.place_months {
            let (left, wanted) = (left.place_months.max(0), wanted.place_months);
            let others = self.with_room(db, period).await?;
            return Err(Refusal::ContractPlaceMonths { left, wanted, others }.into());
        }
        if wanted.value > left.value {
            let (left, wanted) = (left.value.max(0), wanted.value);
            let others = self.with_room(db, period).await?;
            return Err(Refusal::ContractValue { left, wanted, others }.into());
        }
        Ok(wanted)
    }
}
