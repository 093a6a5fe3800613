//! Checks organisations, projects, teams and users.

use std::collections::{HashMap, HashSet};

use super::world::{At, Found, World};
use super::{Plan, Todo};
use crate::model::Refusal;
use crate::model::codes::Role;
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
    plan.projects = Todo::of(&package.projects, |row| {
        stored.projects.get(&row.reference).map(|known| (known.id, &known.row))
    });
    plan.teams =
        Todo::of(&package.teams, |row| stored.teams.get(&row.reference).map(|known| (known.id, &known.row)));
    plan.users = Todo::of(&package.users, |row| {
        let key = user_key(&row.email, row.project.as_deref());
        stored.memberships.get(&key).map(|known| (known.id, &known.row))
    });
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
