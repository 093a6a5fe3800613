//! Checks what placements take: seats and hours of a slot on every day, place-months and value of a contract. What the
//! database has already taken comes first; then the package's new and changed placements, in the order of the file.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Days, NaiveDate};

use super::Plan;
use super::filling::Filling;
use super::world::{At, Found, World};
use crate::db::Read;
use crate::model::Result;
use crate::model::capacity::Holding;
use crate::model::package::contracts::Contract;
use crate::model::package::fault::{Expected, Faults};
use crate::model::package::placements::Placement;
use crate::model::package::rows::Lined;
use crate::model::package::slots::Slot;
use crate::model::package::stored::{KnownPlacement, select_in};
use crate::model::package::tables::Table;
use crate::model::place_months::{place_months, value};

/// Days a proposal of a new project holds its seat: the column's default.
const PROPOSAL_DAYS: i64 = 10;

/// What a new or changed placement is written with besides its own columns.
#[derive(Clone, Debug)]
pub(in crate::model::package) struct Booking {
    pub state: &'static str,
    pub starts_on: NaiveDate,
    pub expires_on: NaiveDate,
    /// The contract's ref.
    pub contract: Option<String>,
    /// Thousandths.
    pub place_months: i64,
    /// Öre.
    pub value: i64,
}

/// A placement of the database, as far as it takes anything.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Held {
    id: i64,
    #[sqlx(rename = "ref")]
    reference: String,
    slot_id: i64,
    contract_id: Option<i64>,
    state: String,
    starts_on: NaiveDate,
    planned_end_on: NaiveDate,
    started_on: Option<NaiveDate>,
    ended_on: Option<NaiveDate>,
    expires_on: Option<NaiveDate>,
    hours_per_week: i64,
    place_months: i64,
    value: i64,
}

const HELD: &str = "SELECT p.id, p.ref, p.slot_id, p.contract_id, p.state, p.starts_on, p.planned_end_on, p.started_on, p.ended_on,
    p.expires_on, p.hours_per_week, p.place_months, p.value FROM placements p";

impl Held {
    /// What it takes of its slot and its contract, if anything.
    fn holding(&self, today: NaiveDate) -> Option<Holding> {
        let holds = match self.state.as_str() {
            "accepted" | "started" | "paused" => true,
            "proposed" => self.expires_on.is_some_and(|day| day >= today),
            "ended" => self.started_on.is_some(),
            _ => false,
        };
        let to = self.ended_on.unwrap_or(self.planned_end_on);
        holds.then_some(Holding { from: self.starts_on, to, hours: self.hours_per_week })
    }
}

pub(super) async fn check(
    world: World<'_>,
    db: &mut Read,
    plan: &mut Plan,
    faults: &mut Faults,
) -> Result<()> {
    let days = proposal_days(db).await?;
    let touched = plan.placements.touched();
    for place in &touched {
        plan.bookings.insert(*place, booking(world, &world.package.placements.list[*place].row, &days));
    }
    let moved: HashSet<i64> = plan.placements.change.iter().map(|(id, _)| *id).collect();
    check_slots(world, db, plan, &touched, &moved, faults).await?;
    plan.revalued = check_contracts(world, db, plan, &touched, &moved, faults).await?;
    Ok(())
}

async fn proposal_days(db: &mut Read) -> Result<HashMap<String, i64>> {
    let rows: Vec<(String, i64)> = db.query("SELECT ref, proposal_days FROM projects").all().await?;
    Ok(rows.into_iter().collect())
}

fn booking(world: World<'_>, row: &Placement, days: &HashMap<String, i64>) -> Booking {
    let stored = world.stored.placements.get(&row.reference);
    let state = match (row.state(), stored.map(|known| known.state.as_str())) {
        // The package cannot say paused: it stays so until it is ended.
        ("started", Some("paused")) => "paused",
        (state, _) => state,
    };
    let project = match world.participant(&row.participant).1 {
        Found::Here(participant) => participant.project.as_str(),
        _ => "",
    };
    let days = u64::try_from(days.get(project).copied().unwrap_or(PROPOSAL_DAYS)).unwrap_or_default();
    let expires_on = stored
        .filter(|known| known.row.proposed_on == row.proposed_on)
        .and_then(|known| known.expires_on)
        .unwrap_or_else(|| row.proposed_on + Days::new(days));
    // A start that was agreed here is kept as long as the dates that it rests on are the same.
    let agreed = stored.filter(|known| {
        let old = &known.row;
        (old.proposed_on, old.accepted_on, old.started_on)
            == (row.proposed_on, row.accepted_on, row.started_on)
    });
    let starts_on = agreed
        .map(|known| known.starts_on)
        .filter(|starts_on| *starts_on <= row.planned_end_on)
        .unwrap_or_else(|| row.starts_on());
    let contract = contract_of(world, row, stored);
    let price = contract.map(|contract| contract.price_per_place_month);
    let drawn = match (price, row.holding()) {
        (Some(price), Some(held)) => (place_months(starts_on, held.to), value(starts_on, held.to, price)),
        _ => (0, 0),
    };
    Booking {
        state,
        starts_on,
        expires_on,
        contract: contract.map(|contract| contract.reference.clone()),
        place_months: drawn.0,
        value: drawn.1,
    }
}

/// The slot's contract; for a placement that stays at its slot, the contract it was made under.
fn contract_of<'p>(
    world: World<'p>,
    row: &Placement,
    stored: Option<&KnownPlacement>,
) -> Option<&'p Contract> {
    let key = match stored.filter(|known| known.row.slot == row.slot) {
        Some(known) => {
            let id = known.contract_id?;
            world.stored.contracts.values().find(|known| known.id == id).map(|known| &known.row.reference)?
        }
        None => match world.slot(&row.slot).1 {
            Found::Here(slot) => slot.contract.as_ref()?,
            _ => return None,
        },
    };
    match world.contract(key).1 {
        Found::Here(contract) => Some(contract),
        _ => None,
    }
}

impl Booking {
    /// What a placement of the package takes of its slot and its contract, if anything.
    fn holding(&self, row: &Placement, today: NaiveDate) -> Option<Holding> {
        let expired = self.state == "proposed" && self.expires_on < today;
        row.holding().filter(|_| !expired).map(|held| Holding { from: self.starts_on, ..held })
    }
}

async fn check_slots(
    world: World<'_>,
    db: &mut Read,
    plan: &Plan,
    touched: &[usize],
    moved: &HashSet<i64>,
    faults: &mut Faults,
) -> Result<()> {
    let placements = &world.package.placements.list;
    // Each slot that is asked for more, or has itself changed, with the line on which it changed.
    let mut slots: BTreeMap<&str, (Option<u32>, Vec<usize>)> = BTreeMap::new();
    for (_, at) in &plan.slots.change {
        let Lined { line, row } = &world.package.slots.list[*at];
        slots.insert(&row.reference, (Some(*line), Vec::new()));
    }
    for at in touched {
        slots.entry(&placements[*at].row.slot).or_default().1.push(*at);
    }
    let ids: Vec<i64> = slots.keys().filter_map(|key| Some(world.stored.slots.get(*key)?.id)).collect();
    let held: Vec<Held> = select_in(db, HELD, "p.slot_id", &ids).await?;
    let mut by_slot: HashMap<i64, Vec<Held>> = HashMap::new();
    for held in held.into_iter().filter(|held| !moved.contains(&held.id)) {
        by_slot.entry(held.slot_id).or_default().push(held);
    }
    for (key, (line, wanted)) in slots {
        let Found::Here(slot) = world.slot(key).1 else { continue };
        let mut filling = Filling::new(slot.seats, slot.hours_per_week);
        let id = world.stored.slots.get(key).map(|known| known.id);
        let kept = id.and_then(|id| by_slot.remove(&id)).unwrap_or_default();
        fill_with_kept(world, slot, line, &kept, &mut filling, faults);
        for at in wanted {
            let Lined { line, row } = &placements[at];
            let Some(held) = plan.bookings.get(&at).and_then(|booking| booking.holding(row, world.today))
            else {
                continue;
            };
            match filling.first_day_over(&held) {
                None => filling.add(&held),
                Some((day, taken)) => {
                    let at = At { table: Table::Placements, line: *line };
                    let slot_ref = slot.reference.clone();
                    if taken.seats + 1 > slot.seats {
                        let expected = Expected::SeatFree { slot: slot_ref, day, seats: slot.seats };
                        world.tell(faults, at, "slot", key, expected);
                    } else {
                        let (hours, left) = (slot.hours_per_week, slot.hours_per_week - taken.hours);
                        let expected = Expected::HoursFree { slot: slot_ref, day, hours, left: left.max(0) };
                        world.tell(faults, at, "hours_per_week", &held.hours.to_string(), expected);
                    }
                }
            }
        }
    }
    Ok(())
}

/// Those who are there already. When the slot itself has changed, it must still hold them.
fn fill_with_kept(
    world: World<'_>,
    slot: &Slot,
    line: Option<u32>,
    kept: &[Held],
    filling: &mut Filling,
    faults: &mut Faults,
) {
    let mut told = false;
    for placement in kept {
        let Some(held) = placement.holding(world.today) else { continue };
        if let (Some(line), false) = (line, told) {
            let at = At { table: Table::Slots, line };
            let (from, to) = (held.from, held.to);
            let expected = Expected::HoldsPlacements { placement: placement.reference.clone(), from, to };
            told = true;
            if from < slot.starts_on {
                world.tell(faults, at, "starts_on", &slot.starts_on.to_string(), expected);
            } else if to > slot.ends_on {
                world.tell(faults, at, "ends_on", &slot.ends_on.to_string(), expected);
            } else if let Some((day, taken)) = filling.first_day_over(&held) {
                if taken.seats + 1 > slot.seats {
                    let expected = Expected::SeatsTaken { day, seats: taken.seats + 1 };
                    world.tell(faults, at, "seats", &slot.seats.to_string(), expected);
                } else {
                    let expected = Expected::HoursTaken { day, hours: taken.hours + held.hours };
                    world.tell(faults, at, "hours_per_week", &slot.hours_per_week.to_string(), expected);
                }
            } else {
                told = false;
            }
        }
        filling.add(&held);
    }
}

async fn check_contracts(
    world: World<'_>,
    db: &mut Read,
    plan: &Plan,
    touched: &[usize],
    moved: &HashSet<i64>,
    faults: &mut Faults,
) -> Result<Vec<(i64, i64, i64)>> {
    let mut revalued = Vec::new();
    let placements = &world.package.placements.list;
    let mut contracts: BTreeMap<&str, (Option<u32>, Vec<usize>)> = BTreeMap::new();
    for (_, at) in &plan.contracts.change {
        let Lined { line, row } = &world.package.contracts.list[*at];
        contracts.insert(&row.reference, (Some(*line), Vec::new()));
    }
    for at in touched {
        if let Some(key) = plan.bookings.get(at).and_then(|booking| booking.contract.as_deref()) {
            contracts.entry(key).or_default().1.push(*at);
        }
    }
    let ids: Vec<i64> =
        contracts.keys().filter_map(|key| Some(world.stored.contracts.get(*key)?.id)).collect();
    let held: Vec<Held> = select_in(db, HELD, "p.contract_id", &ids).await?;
    for (key, (line, wanted)) in contracts {
        let Found::Here(contract) = world.contract(key).1 else { continue };
        let id = world.stored.contracts.get(key).map(|known| known.id);
        let kept =
            held.iter().filter(|held| held.contract_id == id && id.is_some() && !moved.contains(&held.id));
        let mut drawn = (0, 0);
        for held in kept {
            let Some(period) = held.holding(world.today) else { continue };
            if line.is_none() {
                drawn = (drawn.0 + held.place_months, drawn.1 + held.value);
                continue;
            }
            // The price may have changed.
            let months = place_months(period.from, period.to);
            let öre = value(period.from, period.to, contract.price_per_place_month);
            if (months, öre) != (held.place_months, held.value) {
                revalued.push((held.id, months, öre));
            }
            drawn = (drawn.0 + months, drawn.1 + öre);
            check_contract_period(world, contract, line, held, &period, faults);
        }
        if let Some(line) = line {
            check_cap(world, At { table: Table::Contracts, line }, contract, drawn, faults);
        }
        for at in wanted {
            let Lined { line, row } = &placements[at];
            let Some(booking) = plan.bookings.get(&at) else { continue };
            if booking.holding(row, world.today).is_none() {
                continue;
            }
            let left = (contract.max_place_months * 1000 - drawn.0, contract.max_value - drawn.1);
            let name = contract.reference.clone();
            let at = At { table: Table::Placements, line: *line };
            if booking.place_months > left.0 {
                let (left, wanted) = (left.0.max(0), booking.place_months);
                let expected = Expected::PlaceMonthsLeft { contract: name, left, wanted };
                world.tell(faults, at, "slot", &row.slot, expected);
            } else if booking.value > left.1 {
                let (left, wanted) = (left.1.max(0), booking.value);
                world.tell(
                    faults,
                    at,
                    "slot",
                    &row.slot,
                    Expected::ValueLeft { contract: name, left, wanted },
                );
            } else {
                drawn = (drawn.0 + booking.place_months, drawn.1 + booking.value);
            }
        }
    }
    Ok(revalued)
}

/// A changed contract must still hold the placements that are under it.
fn check_contract_period(
    world: World<'_>,
    contract: &Contract,
    line: Option<u32>,
    held: &Held,
    period: &Holding,
    faults: &mut Faults,
) {
    let Some(line) = line else { return };
    let (from, to) = (period.from, period.to);
    let (column, day) = if from < contract.starts_on {
        ("starts_on", contract.starts_on)
    } else if to > contract.ends_on {
        ("ends_on", contract.ends_on)
    } else {
        return;
    };
    let expected = Expected::HoldsPlacements { placement: held.reference.clone(), from, to };
    world.tell(faults, At { table: Table::Contracts, line }, column, &day.to_string(), expected);
}

/// A changed contract must still hold what has been drawn of it.
fn check_cap(world: World<'_>, at: At, contract: &Contract, drawn: (i64, i64), faults: &mut Faults) {
    if drawn.0 > contract.max_place_months * 1000 {
        let expected = Expected::PlaceMonthsTaken { taken: drawn.0 };
        world.tell(faults, at, "max_place_months", &contract.max_place_months.to_string(), expected);
    }
    if drawn.1 > contract.max_value {
        let value = crate::model::package::values::as_sek(contract.max_value);
        world.tell(faults, at, "max_value_sek", &value, Expected::ValueTaken { taken: drawn.1 });
    }
}
