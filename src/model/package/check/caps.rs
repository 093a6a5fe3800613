//! Checks what placements draw of each contract against its caps: place-months and value. What the database has already
//! drawn comes first; then the package's new and changed placements, in the order of the file.

use std::collections::{BTreeMap, HashSet};

use super::Plan;
use super::held::{HELD, Held};
use super::world::{At, Found, World};
use crate::db::Read;
use crate::model::Result;
use crate::model::capacity::Holding;
use crate::model::contract::Drawn;
use crate::model::package::contracts::{Contract, price_column};
use crate::model::package::expected::Expected;
use crate::model::package::fault::Faults;
use crate::model::package::keyed::Lined;
use crate::model::package::stored::select_in;
use crate::model::package::tables::Table;
use crate::model::package::values::as_sek;

pub(super) async fn check(
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
        let prices = world.prices(contract);
        if let Some(line) = line {
            let held = held.iter().filter(|held| held.contract_id == id && id.is_some());
            check_past_price(world, At { table: Table::Contracts, line }, contract, held, faults);
        }
        let mut drawn = (0, 0);
        for held in kept {
            let Some(period) = held.holding(world.today) else { continue };
            if line.is_none() {
                drawn = (drawn.0 + held.place_months, drawn.1 + held.value);
                continue;
            }
            // The price may have changed.
            let Drawn { place_months: months, value: öre } =
                prices.draw(period.from, period.to, held.hours_per_week);
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

/// What days before today cost stays as it was, where somebody had a place.
fn check_past_price<'h>(
    world: World<'_>,
    at: At,
    contract: &Contract,
    mut held: impl Iterator<Item = &'h Held>,
    faults: &mut Faults,
) {
    let Some(known) = world.stored.contracts.get(&contract.reference) else { return };
    let (was, is) = (world.prices(&known.row), world.prices(contract));
    let Some(yesterday) = world.today.pred_opt().filter(|_| was != is) else { return };
    let dearer = held.find(|held| {
        held.holding(world.today).is_some_and(|period| {
            let to = period.to.min(yesterday);
            was.value(period.from, to, period.hours) != is.value(period.from, to, period.hours)
        })
    });
    if let Some(held) = dearer {
        let base = (known.row.price, known.row.price_unit) != (contract.price, contract.price_unit);
        let column = if base { price_column(contract.price_unit) } else { "prices" };
        let expected = Expected::PastPrice { placement: held.reference.clone() };
        world.tell(faults, at, column, &as_sek(contract.price), expected);
    }
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
        world.tell(
            faults,
            at,
            "max_value_sek",
            &as_sek(contract.max_value),
            Expected::ValueTaken { taken: drawn.1 },
        );
    }
}
