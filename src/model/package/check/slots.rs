//! Checks contracts and slots.

use super::organisations::leaves_number_out;
use super::world::{At, Found, World};
use super::{Plan, Todo};
use crate::db::Read;
use crate::model::codes::{OrganisationKind, PriceUnit};
use crate::model::municipality::Municipality;
use crate::model::package::contracts::{Contract, price_column};
use crate::model::package::expected::Expected;
use crate::model::package::fault::Faults;
use crate::model::package::keyed::Lined;
use crate::model::package::slots::Slot;
use crate::model::package::stored::select_in;
use crate::model::package::tables::Table;
use crate::model::{Refusal, Result};

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
        let Some(contract) = world.require(faults, at, "contract", key, world.contract(key)) else {
            continue;
        };
        // A provider that will not do has been told, of the slot or of the contract.
        if contract.provider != row.provider
            && will_do(world, &row.provider)
            && will_do(world, &contract.provider)
        {
            let provider = contract.provider.clone();
            world.tell(faults, at, "provider", &row.provider, Expected::OfProvider { provider });
        } else {
            check_period(world, at, row, contract, faults);
            check_lots(world, at, row, contract, faults);
        }
    }
    plan.contracts = Todo::of(&package.contracts, |row| {
        stored.contracts.get(&row.reference).map(|known| (known.id, &known.row))
    });
    plan.slots =
        Todo::of(&package.slots, |row| stored.slots.get(&row.reference).map(|known| (known.id, &known.row)));
    check_terms(world, plan, faults);
    plan.lots_outside = check_stored_lots(world, db, plan, faults).await?;
    check_slots_left_behind(world, db, plan, faults).await
}

/// New and changed contracts obey the rules of the forms. What has stood in the database before a rule came is let be. Which services may
/// be reserved, and which municipalities are the project's, is asked only of what comes from the browser (`own`): from the command line
/// a register comes with what it has, whatever was allowed when it was written.
fn check_terms(world: World<'_>, plan: &Plan, faults: &mut Faults) {
    for place in plan.contracts.touched() {
        let Lined { line, row } = &world.package.contracts.list[place];
        let stored = world.stored.contracts.get(&row.reference).map(|known| &known.row);
        let register = row.register(stored);
        let at = At { table: Table::Contracts, line: *line };
        let was = stored.map(|stored| stored.terms(&stored.register));
        let terms = row.terms(register);
        let checked = terms.check_shape(world.today).and_then(|()| terms.check_price(was.as_ref()));
        if let Err(refusal) = checked {
            let column = column_of(&refusal, row.price_unit);
            world.tell(faults, at, column, row.written.of(column), Expected::Rule(refusal));
        }
        let is_terminated = register.terminated_on.is_some();
        let before = stored.filter(|stored| stored.register.prices.0 == register.prices.0).and(was.as_ref());
        let held = match before {
            Some(was) => terms.still_hold_prices(was, &register.prices, is_terminated),
            None => terms.hold_prices(&register.prices, is_terminated),
        };
        if let Err(refusal) = held {
            world.tell(faults, at, "prices", row.written.of("prices"), Expected::Rule(refusal));
        }
        if let Some(on) = register.terminated_on.filter(|on| *on > row.ends_on) {
            let outside = Refusal::TerminationOutsideContract { from: row.starts_on, to: row.ends_on };
            world.tell(faults, at, "terminated_on", &on.to_string(), Expected::Rule(outside));
        }
        if let Some(on) = register.terminated_on.filter(|on| *on < row.ends_on) {
            let expected = Expected::Rule(Refusal::ContractTerminated { on });
            world.tell(faults, at, "ends_on", &row.ends_on.to_string(), expected);
        }
        if let Found::Here(provider) = world.organisation(&row.provider).1
            && provider.is_provider()
            && provider.org_number.is_none()
            && !leaves_number_out(world, provider)
        {
            world.tell(faults, at, "provider", &row.provider, Expected::Rule(Refusal::ProviderWithoutNumber));
        }
    }
}

const fn column_of(refusal: &Refusal, unit: PriceUnit) -> &'static str {
    match refusal {
        Refusal::ExtensionHalf | Refusal::ExtensionsTooLong { .. } => "extension_count",
        Refusal::DecisionWithoutExtension
        | Refusal::DecisionBeforeStart { .. }
        | Refusal::DecisionAfterEnd { .. } => "decide_by",
        Refusal::SignedInFuture => "signed_on",
        Refusal::EvidenceInFuture => "evidence_on",
        Refusal::PriceAbsurd { .. } | Refusal::PriceNothing => price_column(unit),
        Refusal::MaximumBelowPrice | Refusal::MaximumAbsurd { .. } => "max_value_sek",
        Refusal::PlaceMonthsAbsurd { .. } => "max_place_months",
        Refusal::FrameworkWithoutProcedure
        | Refusal::EmployerAgreementProcured
        | Refusal::LovWithoutApproval => "procedure",
        Refusal::CpvWrong | Refusal::CpvNotReserved => "cpv",
        Refusal::ReservedShareTooLow { .. } => "reserved_share_percent",
        _ => "ends_on",
    }
}

/// A slot lies in a municipality that its contract covers.
fn check_lots(world: World<'_>, at: At, row: &Slot, contract: &Contract, faults: &mut Faults) {
    let stored = world.stored.contracts.get(&contract.reference).map(|known| &known.row);
    let lots = &contract.register(stored).lots.0;
    if !lots.is_empty() && !lots.contains(&row.municipality) {
        let municipality = row.municipality.to_string();
        world.tell(faults, at, "municipality", &municipality, Expected::Rule(Refusal::SlotOutsideLots));
    }
}

/// And so do the slots of the database, under a contract whose municipalities the package changes. Those that come to cover a municipality
/// outside their project, by their places in the package.
async fn check_stored_lots(
    world: World<'_>,
    db: &mut Read,
    plan: &Plan,
    faults: &mut Faults,
) -> Result<Vec<usize>> {
    let ids: Vec<i64> = plan.contracts.change.iter().map(|(id, _)| *id).collect();
    let select = "SELECT s.contract_id, s.ref, s.municipality FROM slots s";
    let rows: Vec<(i64, String, Municipality)> = select_in(db, select, "s.contract_id", &ids).await?;
    let mut told = Vec::new();
    for (id, place) in &plan.contracts.change {
        let Lined { line, row } = &world.package.contracts.list[*place];
        let lots = &row.register.lots.0;
        let kept = rows.iter().filter(|(contract, slot, _)| contract == id && !world.package.slots.has(slot));
        let outside = kept.filter(|(_, _, municipality)| !lots.contains(municipality)).count();
        if !row.register.untold && !lots.is_empty() && outside > 0 {
            let expected = Expected::Rule(Refusal::LotsLeaveSlots { count: outside as i64 });
            let at = At { table: Table::Contracts, line: *line };
            world.tell(faults, at, "lots", row.written.of("lots"), expected);
            told.push(*place);
        }
    }
    let untold = plan.contracts.touched().into_iter().filter(|place| !told.contains(place));
    Ok(untold
        .filter(|place| leaves_project(world, &world.package.contracts.list[*place].row, &rows))
        .collect())
}

/// Whether a contract comes to cover what is neither the project's nor has a slot under it. `kept`: slots of the database, by contract.
fn leaves_project(world: World<'_>, row: &Contract, kept: &[(i64, String, Municipality)]) -> bool {
    let Found::Here(project) = world.project(&row.project).1 else { return false };
    let stored = world.stored.contracts.get(&row.reference);
    let lots = &row.register(stored.map(|known| &known.row)).lots;
    let covered = |lot: &Municipality| {
        project.municipalities.contains(lot)
            || stored.is_some_and(|known| known.row.register.lots.contains(lot))
            || kept.iter().any(|(id, _, place)| stored.is_some_and(|known| known.id == *id) && place == lot)
            || world.package.slots.iter().any(|Lined { row: slot, .. }| {
                slot.contract.as_ref() == Some(&row.reference) && slot.municipality == *lot
            })
    };
    !lots.iter().all(covered)
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

/// Whether `check_provider` finds no fault with it.
fn will_do(world: World<'_>, key: &str) -> bool {
    match world.organisation(key).1 {
        Found::Here(organisation) => organisation.is_provider(),
        Found::Faulty => true,
        Found::Missing => false,
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
            let stored = world.stored.contracts.get(&now.reference);
            stored.is_some_and(|known| known.row.provider != now.provider) && will_do(world, &now.provider)
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
