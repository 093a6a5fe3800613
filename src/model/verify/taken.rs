//! What placements take: seats and hours of each slot on every day, place-months and value of each contract.

use std::collections::HashMap;

use chrono::NaiveDate;
use sqlx::types::Json;

use super::{Finding, MOST};
use crate::db::Read;
use crate::model::Result;
use crate::model::capacity::{Holding, first_day_over, from_day};
use crate::model::codes::PriceUnit;
use crate::model::contract::Drawn;
use crate::model::headcount::{HEADCOUNT, Headcount};
use crate::model::prices::{Price, Prices};

#[derive(sqlx::FromRow)]
struct SlotRow {
    id: i64,
    #[sqlx(rename = "ref")]
    reference: String,
    seats: i64,
    hours_per_week: i64,
    #[sqlx(flatten)]
    headcount: Headcount,
}

#[derive(sqlx::FromRow)]
struct ContractRow {
    id: i64,
    #[sqlx(rename = "ref")]
    reference: String,
    max_value: i64,
    max_place_months: i64,
    price: i64,
    price_unit: PriceUnit,
    prices: Json<Vec<Price>>,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    terminated_on: Option<NaiveDate>,
    extension_count: i64,
    extensions_used: i64,
}

#[derive(sqlx::FromRow)]
struct PlacementRow {
    #[sqlx(rename = "ref")]
    reference: String,
    slot_id: i64,
    contract_id: Option<i64>,
    started_on: Option<NaiveDate>,
    ended_on: Option<NaiveDate>,
    starts_on: NaiveDate,
    planned_end_on: NaiveDate,
    hours_per_week: i64,
    place_months: i64,
    value: i64,
}

/// Those that take anything. $1 is today: a proposal whose days have run out takes nothing.
const TAKING: &str = "SELECT ref, slot_id, contract_id, started_on, ended_on, starts_on, planned_end_on, hours_per_week, place_months, value
    FROM placements WHERE state IN ('accepted', 'started', 'paused', 'ended') OR (state = 'proposed' AND expires_on >= $1)
    ORDER BY id";

impl PlacementRow {
    /// None when it was called off before the first day.
    fn holding(&self) -> Option<Holding> {
        let called_off = self.ended_on.is_some() && self.started_on.is_none();
        let to = self.ended_on.unwrap_or(self.planned_end_on);
        (!called_off).then_some(Holding { from: self.starts_on, to, hours: self.hours_per_week })
    }
}

pub(super) async fn check(db: &mut Read, findings: &mut Vec<Finding>) -> Result<()> {
    let today = db.today();
    let placements: Vec<PlacementRow> = db.query(TAKING).bind(today).all().await?;
    check_slots(db, &placements, findings).await?;
    check_contracts(db, &placements, findings).await
}

async fn check_slots(db: &mut Read, placements: &[PlacementRow], findings: &mut Vec<Finding>) -> Result<()> {
    let mut by_slot: HashMap<i64, Vec<Holding>> = HashMap::new();
    for placement in placements {
        by_slot.entry(placement.slot_id).or_default().extend(placement.holding());
    }
    let today = db.today();
    let reserved: Vec<(i64, NaiveDate, NaiveDate, i64)> = db
        .query(
            "SELECT slot_id, starts_on, ends_on, hours_per_week FROM reservations
             WHERE released_on IS NULL AND placement_id IS NULL AND held_until >= $1",
        )
        .bind(today)
        .all()
        .await?;
    for (slot, from, to, hours) in reserved {
        by_slot.entry(slot).or_default().push(Holding { from, to, hours });
    }
    let slots: Vec<SlotRow> = db
        .built(format!(
            "SELECT s.id, s.ref, s.seats, s.hours_per_week, {HEADCOUNT} FROM slots s ORDER BY s.ref"
        ))
        .all()
        .await?;
    let over = slots.into_iter().filter_map(|slot| {
        let holdings = by_slot.get(&slot.id)?;
        let Some((day, taken)) = first_day_over(holdings, slot.seats, slot.hours_per_week) else {
            return supervised(slot, holdings, today);
        };
        Some(if taken.seats > slot.seats {
            Finding::Seats { slot: slot.reference, day, taken: taken.seats, seats: slot.seats }
        } else {
            Finding::Hours { slot: slot.reference, day, taken: taken.hours, hours: slot.hours_per_week }
        })
    });
    findings.extend(over.take(MOST));
    Ok(())
}

/// What supervisors have time for holds from the day it is said, so the past is not asked.
fn supervised(slot: SlotRow, holdings: &[Holding], today: NaiveDate) -> Option<Finding> {
    let people = slot.headcount.supervised()?;
    let (day, taken) = first_day_over(&from_day(holdings, today), people, slot.hours_per_week)?;
    Some(Finding::Supervision { slot: slot.reference, day, taken: taken.seats, people })
}

async fn check_contracts(
    db: &mut Read,
    placements: &[PlacementRow],
    findings: &mut Vec<Finding>,
) -> Result<()> {
    let contracts: Vec<ContractRow> = db
        .query(
            "SELECT id, ref, max_value, max_place_months, price, price_unit, prices, starts_on, ends_on, terminated_on,
                extension_count, extensions_used
             FROM contracts ORDER BY ref",
        )
        .all()
        .await?;
    let by_id: HashMap<i64, (&ContractRow, Prices)> = contracts
        .iter()
        .map(|one| (one.id, (one, Prices::new(one.price, one.price_unit, one.prices.0.clone()))))
        .collect();
    let mut drawn: HashMap<i64, (i64, i64)> = HashMap::new();
    let (mut wrong, mut outside) = (Vec::new(), Vec::new());
    for placement in placements {
        let contract = placement.contract_id.and_then(|id| by_id.get(&id));
        wrong.extend(wrongly_drawn(placement, contract.map(|(_, prices)| prices)));
        outside.extend(contract.and_then(|(contract, _)| contract.without(placement)));
        if let Some(id) = placement.contract_id {
            let (months, value) = drawn.entry(id).or_default();
            *months += placement.place_months;
            *value += placement.value;
        }
    }
    findings.extend(wrong.into_iter().take(MOST));
    findings.extend(outside.into_iter().take(MOST));
    for contract in &contracts {
        let (months, value) = drawn.get(&contract.id).copied().unwrap_or_default();
        let name = &contract.reference;
        if contract.extensions_used > contract.extension_count {
            let (used, most) = (contract.extensions_used, contract.extension_count);
            findings.push(Finding::Extensions { contract: name.clone(), used, most });
        }
        if months > contract.max_place_months * 1000 {
            let most = contract.max_place_months * 1000;
            findings.push(Finding::PlaceMonths { contract: name.clone(), drawn: months, most });
        }
        if value > contract.max_value {
            findings.push(Finding::Value { contract: name.clone(), drawn: value, most: contract.max_value });
        }
    }
    Ok(())
}

impl ContractRow {
    /// A placement that is not within its days.
    fn without(&self, placement: &PlacementRow) -> Option<Finding> {
        let Holding { from, to, .. } = placement.holding()?;
        let last_day = self.terminated_on.map_or(self.ends_on, |on| on.min(self.ends_on));
        (from < self.starts_on || to > last_day).then(|| Finding::OutsideContract {
            placement: placement.reference.clone(),
            contract: self.reference.clone(),
            from: self.starts_on,
            to: last_day,
        })
    }
}

/// What is kept beside a placement against what its period gives, at the prices that hold on its days.
fn wrongly_drawn(placement: &PlacementRow, prices: Option<&Prices>) -> Option<Finding> {
    let right = match (prices, placement.holding()) {
        (Some(prices), Some(held)) => prices.draw(held.from, held.to, held.hours),
        _ => Drawn::default(),
    };
    ((right.place_months, right.value) != (placement.place_months, placement.value)).then(|| Finding::Drawn {
        placement: placement.reference.clone(),
        place_months: placement.place_months,
        value: placement.value,
        right_place_months: right.place_months,
        right_value: right.value,
    })
}
