//! How a contract stands on a day that has passed, today, or as things are planned on a day to come: for its page and
//! for `brygga report contract`. What had happened by then is told as it was known then; the terms are today's.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use serde::ser::{Serialize, SerializeStruct, Serializer};
use sqlx::types::Json;

use super::call_off::{CallOff, ROWS, Row};
use crate::clock::day_of;
use crate::db::Read;
use crate::model::Result;
use crate::model::access::Who;
use crate::model::contract::{Contract, ContractId, Drawn};
use crate::model::forecast::{Exhaustion, Forecast};
use crate::model::placement::PlacementId;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The contract's reference.
    pub contract: String,
    pub on: NaiveDate,
    pub cap: Drawn,
    pub used: Drawn,
    pub committed: Drawn,
    /// People who have begun a placement under it.
    pub people_started: i64,
    /// People who are there on that day.
    pub active_now: i64,
    /// The day on which it was used up, or should be: forecast on that day, and of a day to come today.
    pub exhaustion: Exhaustion,
}

impl Standing {
    /// For whoever may see the contract.
    pub async fn find(db: &mut Read, who: &Who, id: ContractId, on: NaiveDate) -> Result<Self> {
        let contract = Contract::find(db, who, id).await?;
        Self::of(db, &contract, on).await
    }

    /// The caller has been let in to the contract.
    pub(crate) async fn of(db: &mut Read, contract: &Contract, on: NaiveDate) -> Result<Self> {
        let today = db.today();
        let rows: Vec<Row> =
            db.built(format!("{ROWS} WHERE contract_id = $1 ORDER BY id")).bind(contract.id).all().await?;
        let planned = match on < today {
            true => planned_ends(db, contract, on).await?,
            false => HashMap::new(),
        };
        let prices = Arc::new(contract.prices());
        let seen = |row: &Row| row.seen(on, today, planned.get(&row.id).copied(), &prices);
        let call_offs: Vec<CallOff> = rows.iter().filter_map(seen).collect();
        let forecast = Forecast::exhaustion_on(db, contract, on).await?;
        Ok(Self::from(contract, &call_offs, on, today, forecast))
    }

    pub(super) fn from(
        contract: &Contract,
        call_offs: &[CallOff],
        on: NaiveDate,
        today: NaiveDate,
        forecast: Exhaustion,
    ) -> Self {
        let used_by = |day: NaiveDate| {
            call_offs.iter().map(|one| one.used_by(day, today)).fold(Drawn::default(), |a, b| a + b)
        };
        let used = used_by(on);
        let all = call_offs.iter().map(CallOff::all).fold(Drawn::default(), |a, b| a + b);
        let people = |of: &dyn Fn(&CallOff) -> bool| {
            call_offs.iter().filter(|one| of(one)).map(|one| one.enrolment_id).collect::<HashSet<_>>().len()
                as i64
        };
        let cap = contract.cap();
        let exhaustion = match used.reaches(cap) {
            true => {
                Exhaustion::sure(first_day(contract.starts_on.min(on), on, |day| used_by(day).reaches(cap)))
            }
            false => forecast,
        };
        Self {
            contract: contract.reference.clone(),
            on,
            cap,
            used,
            committed: all - used,
            people_started: people(&|one| one.has_started(on, today)),
            active_now: people(&|one| one.is_active(on, today)),
            exhaustion,
        }
    }

    /// What is neither used nor committed.
    pub fn free(&self) -> Drawn {
        self.cap - self.used - self.committed
    }

    /// Whether a maximum is used up: then the day is known.
    pub fn is_exhausted(&self) -> bool {
        self.used.reaches(self.cap)
    }
}

/// The first day from `from` to `to` that is so, when all after it are so too, and `to` is.
fn first_day(from: NaiveDate, to: NaiveDate, is_so: impl Fn(NaiveDate) -> bool) -> NaiveDate {
    let (mut first, mut last) = (from, to);
    while first < last {
        let middle = first + Days::new(((last - first).num_days() / 2) as u64);
        match is_so(middle) {
            true => last = middle,
            false => first = middle + Days::new(1),
        }
    }
    first
}

/// What the planned ends were at the end of `on`, of those placements whose end has been moved since.
async fn planned_ends(
    db: &mut Read,
    contract: &Contract,
    on: NaiveDate,
) -> Result<HashMap<PlacementId, NaiveDate>> {
    let moved: Vec<(PlacementId, DateTime<Utc>, Json<serde_json::Value>)> = db
        .query(
            "SELECT e.subject_id, e.at, e.particulars FROM events e JOIN placements p ON p.id = e.subject_id
             WHERE e.subject = 'placement' AND e.what = 'placement_extended' AND p.contract_id = $1 AND e.at >= $2
             ORDER BY e.id DESC",
        )
        .bind(contract.id)
        .bind(on.and_time(NaiveTime::MIN).and_utc())
        .all()
        .await?;
    // The latest come first: what stands in the end is what the first move after that day found.
    let before = |particulars: &serde_json::Value| particulars.get("from")?.as_str()?.parse().ok();
    Ok(moved
        .into_iter()
        .filter(|(_, at, _)| day_of(*at) > on)
        .filter_map(|(id, _, particulars)| Some((id, before(&particulars)?)))
        .collect())
}

/// The keys and their order are fixed: scripts read them. Place-months and kronor are plain numbers.
impl Serialize for Standing {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let free = self.free();
        let months = |thousandths: i64| Number(thousandths, 1000);
        let kronor = |ore: i64| Number(ore, 100);
        let mut to = to.serialize_struct("Standing", 12)?;
        to.serialize_field("contract", &self.contract)?;
        to.serialize_field("max_place_months", &months(self.cap.place_months))?;
        to.serialize_field("used_place_months", &months(self.used.place_months))?;
        to.serialize_field("committed_place_months", &months(self.committed.place_months))?;
        to.serialize_field("free_place_months", &months(free.place_months))?;
        to.serialize_field("max_value_sek", &kronor(self.cap.value))?;
        to.serialize_field("used_sek", &kronor(self.used.value))?;
        to.serialize_field("committed_sek", &kronor(self.committed.value))?;
        to.serialize_field("free_sek", &kronor(free.value))?;
        to.serialize_field("people_started", &self.people_started)?;
        to.serialize_field("active_now", &self.active_now)?;
        to.serialize_field("exhausted_on", &self.exhaustion.expected)?;
        to.end()
    }
}

/// An amount in parts: whole amounts as whole numbers, others with their decimals.
struct Number(i64, i64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(amount, parts) = *self;
        match amount % parts {
            0 => to.serialize_i64(amount / parts),
            // The nearest double to the exact decimal: it is printed as that decimal.
            _ => to.serialize_f64(amount as f64 / parts as f64),
        }
    }
}
