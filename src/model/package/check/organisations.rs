//! Checks organisations, projects, teams and users.

use std::collections::{HashMap, HashSet};

use super::world::{At, Found, World};
use super::{Plan, Todo};
use crate::model::Refusal;
use crate::model::codes::{OrganisationKind, Role};
use crate::model::organisation_number::OrganisationNumber;
use crate::model::package::expected::Expected;
use crate::model::package::fault::Faults;
use crate::model::package::keyed::Lined;
use crate::model::package::organisations::Organisation;
use crate::model::package::rows::user_key;
use crate::model::package::tables::Table;

/// A chain of parents longer than this goes in a circle.
const MOST_PARENTS: usize = 20;

pub(super) fn check(world: World<'_>, plan: &mut Plan, faults: &mut Faults) {
    let (package, stored) = (world.package, world.stored);
    for lined in package.organisations.iter() {
        check_parent(world, lined, faults);
        check_places(world, lined, faults);
    }
    for Lined { line, row } in package.projects.iter() {
        let at = At { table: Table::Projects, line: *line };
        world.require(faults, at, "association", &row.association, world.organisation(&row.association));
    }
    for Lined { line, row } in package.teams.iter() {
        let at = At { table: Table::Teams, line: *line };
        world.require(faults, at, "project", &row.project, world.project(&row.project));
    }
    check_users(world, faults);
    plan.organisations = Todo::of(&package.organisations, |row| {
        stored.organisations.get(&row.reference).map(|known| (known.id, &known.row))
    });
    check_numbers(world, plan, faults);
    check_numbers_of_providers(world, faults);
    plan.projects = Todo::of(&package.projects, |row| {
        stored.projects.get(&row.reference).map(|known| (known.id, &known.row))
    });
    check_associations(world, plan, faults);
    plan.teams =
        Todo::of(&package.teams, |row| stored.teams.get(&row.reference).map(|known| (known.id, &known.row)));
    plan.users = Todo::of(&package.users, |row| {
        let key = user_key(&row.email, row.project.as_deref());
        stored.memberships.get(&key).map(|known| (known.id, &known.row))
    });
}

/// A new or changed project is an association's. What has stood in the database before the rule came is let be.
fn check_associations(world: World<'_>, plan: &Plan, faults: &mut Faults) {
    for place in plan.projects.touched() {
        let Lined { line, row } = &world.package.projects.list[place];
        if let Found::Here(found) = world.organisation(&row.association).1
            && found.kind != OrganisationKind::CoordinationAssociation
        {
            let at = At { table: Table::Projects, line: *line };
            world.tell(faults, at, "association", &row.association, Expected::Association);
        }
    }
}

/// One number is one organisation's, and that of the parts under it. Asked of what is new or changed.
fn check_numbers(world: World<'_>, plan: &Plan, faults: &mut Faults) {
    let rows = &world.package.organisations;
    let touched: HashSet<usize> = plan.organisations.touched().into_iter().collect();
    let mut stored: HashMap<OrganisationNumber, Vec<&Organisation>> = HashMap::new();
    // A row of the package may say otherwise of what the database has.
    for known in world.stored.organisations.values().filter(|known| !rows.has(&known.row.reference)) {
        if let Some(number) = known.row.org_number {
            stored.entry(number).or_default().push(&known.row);
        }
    }
    let mut in_file: HashMap<OrganisationNumber, Vec<usize>> = HashMap::new();
    for (place, Lined { line, row }) in rows.list.iter().enumerate() {
        let Some(number) = row.org_number else { continue };
        let others = in_file.entry(number).or_default();
        let twice = others.iter().map(|other| (*other, &rows.list[*other])).find(|(other, lined)| {
            (touched.contains(&place) || touched.contains(other)) && !are_one(world, row, &lined.row)
        });
        let kept = stored.get(&number).into_iter().flatten().filter(|_| touched.contains(&place));
        let kept = kept.filter(|other| !are_one(world, row, other)).map(|other| &other.reference).min();
        let expected = match (twice, kept) {
            (Some((_, first)), _) => Some(Expected::NumberOnLine { line: first.line }),
            (None, Some(reference)) => Some(Expected::NumberOfStored { reference: reference.clone() }),
            (None, None) => None,
        };
        others.push(place);
        if let Some(expected) = expected {
            let at = At { table: Table::Organisations, line: *line };
            world.tell(faults, at, "org_number", &number.to_string(), expected);
        }
    }
}

/// A provider with a contract has a number. Told here where the file takes it away or brings in the provider without one.
fn check_numbers_of_providers(world: World<'_>, faults: &mut Faults) {
    let (package, stored) = (world.package, world.stored);
    let kept = stored.contracts.values().map(|known| &known.row);
    let kept = kept.filter(|contract| !package.contracts.has(&contract.reference));
    let told = package.contracts.iter().map(|lined| &lined.row);
    let contracted: HashSet<&str> = kept.chain(told).map(|contract| contract.provider.as_str()).collect();
    for Lined { line, row } in package.organisations.iter() {
        if leaves_number_out(world, row) && contracted.contains(row.reference.as_str()) {
            let at = At { table: Table::Organisations, line: *line };
            world.tell(faults, at, "org_number", "", Expected::Rule(Refusal::ProviderWithoutNumber));
        }
    }
}

/// Whether it is the package's doing that a provider has no number.
pub(super) fn leaves_number_out(world: World<'_>, provider: &Organisation) -> bool {
    let stored = world.stored.organisations.get(&provider.reference);
    provider.is_provider()
        && provider.org_number.is_none()
        && world.package.organisations.has(&provider.reference)
        && stored.is_none_or(|known| known.row.org_number.is_some())
}

/// Whether both are parts of the same organisation, or one is a part of the other.
fn are_one(world: World<'_>, one: &Organisation, other: &Organisation) -> bool {
    top(world, one) == top(world, other)
}

/// The ref at the top of its chain of parents.
fn top<'o>(world: World<'o>, organisation: &'o Organisation) -> &'o str {
    let mut top = organisation;
    for _ in 0..MOST_PARENTS {
        let Some(parent) = &top.parent else { break };
        let Found::Here(next) = world.organisation(parent).1 else { return parent };
        top = next;
    }
    &top.reference
}

/// A workplace stays with its organisation.
fn check_places(world: World<'_>, lined: &Lined<Organisation>, faults: &mut Faults) {
    if lined.row.places.list.as_ref().is_none_or(Vec::is_empty) {
        return;
    }
    let at = At { table: Table::Organisations, line: lined.line };
    let own = lined.row.reference.as_str();
    let others = world.stored.organisations.values().filter(|known| known.row.reference != own);
    let others = others.filter_map(|known| known.row.places.list.as_ref()).flatten();
    let in_file = world.package.organisations.iter().filter(|other| other.line != lined.line);
    let in_file = in_file.filter_map(|other| other.row.places.list.as_ref()).flatten();
    let taken: HashSet<&str> = others.chain(in_file).map(|one| one.reference.as_str()).collect();
    for one in lined.row.places.list.iter().flatten() {
        if taken.contains(one.reference.as_str()) {
            world.tell(faults, at, "workplaces", &one.reference, Expected::Once);
        }
    }
}

fn check_parent(world: World<'_>, lined: &Lined<Organisation>, faults: &mut Faults) {
    let at = At { table: Table::Organisations, line: lined.line };
    let Some(parent) = &lined.row.parent else { return };
    let Some(mut above) = world.require(faults, at, "parent", parent, world.organisation(parent)) else {
        return;
    };
    for _ in 0..MOST_PARENTS {
        if above.reference == lined.row.reference {
            break;
        }
        let Some(next) = &above.parent else { return };
        let Found::Here(next) = world.organisation(next).1 else { return };
        above = next;
    }
    world.tell(faults, at, "parent", parent, Expected::NotInCircle);
}

fn check_users(world: World<'_>, faults: &mut Faults) {
    let mut names: HashMap<&str, (&str, u32)> = HashMap::new();
    for Lined { line, row } in world.package.users.iter() {
        let at = At { table: Table::Users, line: *line };
        let organisation = world.require(
            faults,
            at,
            "organisation",
            &row.organisation,
            world.organisation(&row.organisation),
        );
        if row.role == Role::Provider && organisation.is_some_and(|found| !found.is_provider()) {
            world.tell(faults, at, "organisation", &row.organisation, Expected::Provider);
        }
        if matches!(row.role, Role::Coach | Role::ProjectManager)
            && organisation.is_some_and(Organisation::is_provider)
        {
            let expected = Expected::Rule(Refusal::RoleNotAtProvider);
            world.tell(faults, at, "organisation", &row.organisation, expected);
        }
        if let Some(project) = &row.project {
            world.require(faults, at, "project", project, world.project(project));
        }
        let (name, first) = *names.entry(&row.email).or_insert((&row.name, *line));
        if name != row.name {
            world.tell(faults, at, "name", &row.name, Expected::SameUserAs { line: first });
        }
    }
}
