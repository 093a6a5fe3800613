//! What is taken, counted the slow way: every placement, day by day and month by month, from the bare rows. Shares
//! nothing with the model, so that it can prove the model wrong.

use std::collections::BTreeMap;

use brygga::db::Db;
use brygga::model::contract::ContractId;
use chrono::{Datelike, NaiveDate};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    slot_id: i64,
    contract_id: Option<i64>,
    state: String,
    hours_per_week: i64,
    starts_on: NaiveDate,
    planned_end_on: NaiveDate,
    expires_on: Option<NaiveDate>,
    started_on: Option<NaiveDate>,
    ended_on: Option<NaiveDate>,
    place_months: i64,
    value: i64,
}

#[derive(sqlx::FromRow)]
struct SlotRow {
    id: i64,
    seats: i64,
    hours_per_week: i64,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    supervisor_minutes: Option<i64>,
    minutes_per_person: Option<i64>,
    closed_days: String,
}

impl Row {
    /// The period it takes, if it takes any today.
    fn period(&self, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        match self.state.as_str() {
            "accepted" | "started" | "paused" => Some((self.starts_on, self.planned_end_on)),
            "proposed" => {
                (self.expires_on.unwrap() >= today).then_some((self.starts_on, self.planned_end_on))
            }
            "ended" => self.started_on.map(|_| (self.starts_on, self.ended_on.unwrap())),
            "declined" | "withdrawn" | "expired" => None,
            other => panic!("placement {} is {other}", self.id),
        }
    }
}

/// Every way in which something is over its bound today; empty when all is well.
pub async fn faults(db: &Db) -> Vec<String> {
    let mut db = db.read().await.unwrap();
    let today = db.today();
    let rows: Vec<Row> = db
        .query(
            "SELECT id, slot_id, contract_id, state, hours_per_week, starts_on, planned_end_on, expires_on, started_on, ended_on,
                place_months, value FROM placements",
        )
        .all()
        .await
        .unwrap();
    let slots: Vec<SlotRow> = db
        .query(
            "SELECT id, seats, hours_per_week, starts_on, ends_on, supervisor_minutes, minutes_per_person,
                CAST(closed_days AS TEXT) AS closed_days FROM slots",
        )
        .all()
        .await
        .unwrap();
    let contracts: Vec<(i64, i64, i64, i64)> =
        db.query("SELECT id, max_place_months, max_value, price FROM contracts").all().await.unwrap();
    let mut faults = Vec::new();
    for row in slots {
        let SlotRow { id: slot, seats, hours_per_week: hours, starts_on, ends_on, .. } = row;
        let (time, each) = (row.supervisor_minutes.unwrap_or(i64::MAX), row.minutes_per_person.unwrap_or(0));
        let is_closed = row.closed_days.contains("2026-05-01");
        let closed = ("2026-05-01".parse::<NaiveDate>().unwrap(), "2026-06-14".parse::<NaiveDate>().unwrap());
        let mut days: BTreeMap<NaiveDate, (i64, i64)> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.slot_id == slot) {
            let Some((from, to)) = row.period(today) else { continue };
            // Who comes early, or leaves, is there for what is left: only what is agreed has to have an open day.
            let is_agreed = row.started_on.is_none();
            if is_closed && is_agreed && from >= closed.0 && to <= closed.1 {
                faults.push(format!("slot {slot} is closed from {from} to {to}"));
            }
            for day in from.iter_days().take_while(|day| *day <= to) {
                let taken = days.entry(day).or_default();
                *taken = (taken.0 + 1, taken.1 + row.hours_per_week);
            }
        }
        for (day, taken) in days {
            if taken.0 > seats || taken.1 > hours {
                faults.push(format!("slot {slot} on {day}: {taken:?} of ({seats}, {hours})"));
            }
            if taken.0 * each > time {
                faults.push(format!("slot {slot} on {day}: {} people for {time} minutes", taken.0));
            }
            if day < starts_on || day > ends_on {
                faults.push(format!("slot {slot} is taken on {day}, outside its period"));
            }
        }
    }
    for (contract, max_place_months, max_value, price) in contracts {
        let (mut place_months, mut value) = (0, 0);
        for row in rows.iter().filter(|row| row.contract_id == Some(contract)) {
            let drawn = row.period(today).map_or((0, 0), |(from, to)| drawn(from, to, price));
            if row.period(today).is_some() && drawn != (row.place_months, row.value) {
                faults.push(format!(
                    "placement {} keeps {} and {}, not {drawn:?}",
                    row.id, row.place_months, row.value
                ));
            }
            (place_months, value) = (place_months + drawn.0, value + drawn.1);
        }
        if place_months > max_place_months * 1000 || value > max_value {
            faults.push(format!(
                "contract {contract}: {place_months} and {value} of {max_place_months} and {max_value}"
            ));
        }
    }
    faults
}

/// What is used and what is committed of a contract today: thousandths and öre of each, from the bare rows.
pub async fn contract(db: &Db, contract: ContractId) -> [(i64, i64); 2] {
    let mut db = db.read().await.unwrap();
    let today = db.today();
    let rows: Vec<Row> = db
        .query(
            "SELECT id, slot_id, contract_id, state, hours_per_week, starts_on, planned_end_on, expires_on, started_on, ended_on,
                place_months, value FROM placements WHERE contract_id = $1",
        )
        .bind(contract)
        .all()
        .await
        .unwrap();
    let price: i64 =
        db.query("SELECT price FROM contracts WHERE id = $1").bind(contract).value().await.unwrap();
    let (mut used, mut all) = ((0, 0), (0, 0));
    for row in rows {
        let Some((from, to)) = row.period(today) else { continue };
        let whole = drawn(from, to, price);
        all = (all.0 + whole.0, all.1 + whole.1);
        if row.started_on.is_some() {
            let so_far = drawn(from, to.min(today), price);
            used = (used.0 + so_far.0, used.1 + so_far.1);
        }
    }
    [used, (all.0 - used.0, all.1 - used.1)]
}

/// Thousandths of a place-month and öre, by counting the days of each month.
fn drawn(from: NaiveDate, to: NaiveDate, price: i64) -> (i64, i64) {
    let mut months: BTreeMap<(i32, u32), i64> = BTreeMap::new();
    for day in from.iter_days().take_while(|day| *day <= to) {
        *months.entry((day.year(), day.month())).or_default() += 1;
    }
    let shares = months.into_iter().map(|((year, month), days)| {
        let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap();
        let length = first.iter_days().take_while(|day| day.month() == month).count();
        (days as f64 * 1000.0 / length as f64).round() as i64
    });
    shares.fold((0, 0), |(thousandths, ore), share| {
        (thousandths + share, ore + (share as f64 * price as f64 / 1000.0).round() as i64)
    })
}
