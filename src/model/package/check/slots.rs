//! Checks contracts and slots.

use super::world::{At, Found, World};
use super::{Plan, Todo};
use crate::db::Read;
use crate::model::Result;
use crate::model::codes::OrganisationKind;
use crate::model::package::contracts::Contract;
use crate::model::package::expected::Expected;
use crate::model::package::fault::Faults;
use crate::model::package::rows::Lined;
use crate::model::package::slots::Slot;
use crate::model::package::stored::select_in;
use crate::model::package::tables::Table;

pub(super) async fn check(
    world: World<'_>,
    db: &mut Read,
    plan: &mut Plan,
    faults: &mut Faults,
) -> Result<()> {
    let (package, stored) = (world.package, world.stored);
    for Lined { line, row } in package.contracts.iter() {
        let at = At { table: Table::Contracts, line: *line };
        world.require(faults, at, "project", &row.project, world.project(&row.project));
        check_provider(world, faults, at, &row.provider);
    }
    for Lined { line, row } in package.slots.iter() {
        let at = At { table: Table::Slots, line: *line };
        check_provider(world, faults, at, &row.provider);
        check_workplace(world, at, row, faults);
        let Some(key) = &row.contract else {
            check_contract_needed(world, at, row, faults);
            continue;
        };
        if let Some(contract) = world.require(faults, at, "contract", key, world.contract(key))
            && contract.provider != row.provider
        {
            let provider = contract.provider.clone();
            world.tell(faults, at, "provider", &row.provider, Expected::OfProvider { provider });
        } else if let Found::Here(contract) = world.contract(key).1 {
            check_period(world, at, row, contract, faults);
        }
    }
    plan.contracts = Todo::of(&package.contracts, |row| {
        stored.contracts.get(&row.reference).map(|known| (known.id, &known.row))
    });
    plan.slots =
        Todo::of(&package.slots, |row| stored.slots.get(&row.reference).map(|known| (known.id, &known.row)));
    check_slots_left_behind(world, db, plan, faults).await
}

/// A social enterprise is paid by contract: without one nothing would count against a cap.
fn check_contract_needed(world: World<'_>, at: At, row: &Slot, faults: &mut Faults) {
    if let Found::Here(provider) = world.organisation(&row.provider).1
        && provider.kind == OrganisationKind::SocialEnterprise
    {
        world.tell(faults, at, "contract", "", Expected::Contract);
    }
}

/// One of the provider's own, in the municipality of the slot.
fn check_workplace(world: World<'_>, at: At, row: &Slot, faults: &mut Faults) {
    let Some(key) = &row.details.workplace else { return };
    let Found::Here(provider) = world.organisation(&row.provider).1 else { return };
    let stored = world.stored.organisations.get(&row.provider).map(|known| &known.row.places);
    let lists = [provider.places.list.as_ref(), stored.and_then(|places| places.list.as_ref())];
    let found = lists.into_iter().flatten().flatten().find(|one| one.reference == *key);
    if found.is_none_or(|one| one.municipality != row.municipality.to_string()) {
        let provider = row.provider.clone();
        world.tell(faults, at, "workplace", key, Expected::Workplace { provider });
    }
}

/// A slot under a contract is not offered outside its period.
fn check_period(world: World<'_>, at: At, row: &Slot, contract: &Contract, faults: &mut Faults) {
    let (column, day) = if row.starts_on < contract.starts_on {
        ("starts_on", row.starts_on)
    } else if row.ends_on > contract.ends_on {
        ("ends_on", row.ends_on)
    } else {
        return;
    };
    let (table, key) = (Table::Contracts, contract.reference.clone());
    let expected = Expected::DayWithin { table, key, from: contract.starts_on, to: contract.ends_on };
    world.tell(faults, at, column, &day.to_string(), expected);
}

fn check_provider(world: World<'_>, faults: &mut Faults, at: At, key: &str) {
    let found = world.require(faults, at, "provider", key, world.organisation(key));
    if found.is_some_and(|organisation| !organisation.is_provider()) {
        world.tell(faults, at, "provider", key, Expected::Provider);
    }
}

/// A contract that goes to another provider or project must take all its slots and placements along.
async fn check_slots_left_behind(
    world: World<'_>,
    db: &mut Read,
    plan: &Plan,
    faults: &mut Faults,
) -> Result<()> {
    let moved: Vec<(i64, usize)> = plan
        .contracts
        .change
        .iter()
        .copied()
        .filter(|(_, at)| {
            let now = &world.package.contracts.list[*at].row;
            world.stored.contracts.get(&now.reference).is_some_and(|known| known.row.provider != now.provider)
        })
        .collect();
    let ids: Vec<i64> = moved.iter().map(|(id, _)| *id).collect();
    let select =
        "SELECT s.contract_id, s.ref, o.ref FROM slots s JOIN organisations o ON o.id = s.provider_id";
    let rows: Vec<(i64, String, String)> = select_in(db, select, "s.contract_id", &ids).await?;
    for (id, at) in moved {
        let Lined { line, row } = &world.package.contracts.list[at];
        let behind = rows.iter().find(|(contract, slot, provider)| {
            *contract == id && *provider != row.provider && !world.package.slots.has(slot)
        });
        if let Some((_, _, provider)) = behind {
            let at = At { table: Table::Contracts, line: *line };
            let provider = provider.clone();
            world.tell(faults, at, "provider", &row.provider, Expected::OfProvider { provider });
        }
    }
    Ok(())
}
