//! Checks enrolments and the persons they are of.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::world::{At, World};
use super::{Plan, Todo};
use crate::model::package::expected::Expected;
use crate::model::package::fault::Faults;
use crate::model::package::keyed::Lined;
use crate::model::package::participants::Participant;
use crate::model::package::projects::Project;
use crate::model::package::tables::Table;
use crate::model::personal_number::PersonalNumber;
use crate::model::secrets::Keys;

pub(super) fn check(world: World<'_>, keys: &Keys, plan: &mut Plan, faults: &mut Faults) {
    let excused = faulty_users(world, faults);
    for Lined { line, row } in world.package.participants.iter() {
        let at = At { table: Table::Participants, line: *line };
        if let Some(project) = world.require(faults, at, "project", &row.project, world.project(&row.project))
        {
            check_project(world, at, row, project, faults);
            if let Some(coach) = row.coach.as_ref().filter(|coach| !excused.contains(coach.as_str())) {
                check_coach(world, at, coach, &row.project, faults);
            }
        }
    }
    check_persons(world, keys, faults);
    plan.participants = Todo::of(&world.package.participants, |row| {
        world.stored.enrolments.get(&row.reference).map(|known| (known.id, &known.row))
    });
}

/// The project admits the person: age, municipality, day.
fn check_project(world: World<'_>, at: At, row: &Participant, project: &Project, faults: &mut Faults) {
    let age = i64::from(row.personal_number.age_on(row.enrolled_on));
    if age < project.min_age || age > project.max_age {
        let expected = Expected::AgeBetween { min: project.min_age, max: project.max_age, age };
        world.tell(faults, at, "personal_number", &row.personal_number.to_string(), expected);
    }
    if !project.municipalities.contains(&row.municipality) {
        let known = project.municipalities.iter().map(|municipality| municipality.code()).collect();
        let expected = Expected::MunicipalityOf { project: project.reference.clone(), known };
        world.tell(faults, at, "municipality", row.municipality.code(), expected);
    }
    if row.enrolled_on < project.starts_on || row.enrolled_on > project.ends_on {
        let expected = Expected::DayWithin {
            table: Table::Projects,
            key: project.reference.clone(),
            from: project.starts_on,
            to: project.ends_on,
        };
        world.tell(faults, at, "enrolled_on", &row.enrolled_on.to_string(), expected);
    }
}

/// Addresses that have a row with a fault: what it should have said, of whichever project, nobody knows.
fn faulty_users<'p>(world: World<'p>, faults: &Faults) -> HashSet<&'p str> {
    let users = &world.package.users;
    let lines = faults.lines_of(&world.package.file(Table::Users));
    let checked = users.iter().filter(|lined| lines.contains(&lined.line));
    let unread = users.faulty().filter_map(|key| key.split('\n').next());
    checked.map(|lined| lined.row.email.as_str()).chain(unread).collect()
}

fn check_coach(world: World<'_>, at: At, coach: &str, project: &str, faults: &mut Faults) {
    if !world.has_user(coach) {
        world.tell(faults, at, "coach", coach, Expected::Reference { table: Table::Users });
    } else if !world.coaches(coach, project) {
        world.tell(faults, at, "coach", coach, Expected::Coach { project: project.to_owned() });
    }
}

/// A person is once in a project at a time, and is the same person in every row.
fn check_persons(world: World<'_>, keys: &Keys, faults: &mut Faults) {
    let mut first: HashMap<PersonalNumber, &Lined<Participant>> = HashMap::new();
    let mut in_project: HashMap<(PersonalNumber, &str), Vec<&Lined<Participant>>> = HashMap::new();
    for lined in world.package.participants.iter() {
        let Lined { line, row } = lined;
        let at = At { table: Table::Participants, line: *line };
        let number = row.personal_number;
        let tell_twice = |faults: &mut Faults, line: Option<u32>| {
            world.tell(faults, at, "personal_number", &number.to_string(), Expected::OncePerProject { line });
        };
        let earlier = in_project.entry((number, row.project.as_str())).or_default();
        if let Some(twice) = earlier.iter().find(|one| overlap(row, one.row.enrolled_on, one.row.ended_on()))
        {
            tell_twice(faults, Some(twice.line));
            continue;
        }
        earlier.push(lined);
        let stored = world.stored.persons.get(&keys.index(&number.canonical()));
        let elsewhere = stored.is_some_and(|person| {
            person.enrolments.iter().any(|other| {
                // A row of the package may say otherwise of that enrolment.
                other.project == row.project
                    && other.reference != row.reference
                    && overlap(row, other.enrolled_on, other.ended_on)
                    && !world.package.participants.has(&other.reference)
            })
        });
        if elsewhere {
            tell_twice(faults, None);
        }
        match first.get(&number) {
            None => {
                first.insert(number, lined);
            }
            Some(other) => check_same(world, at, row, other, faults),
        }
    }
}

/// The day lies within the enrolment: its key, first day and, when it has ended, last.
pub(super) fn within(
    world: World<'_>,
    at: At,
    (key, from, to): (&str, NaiveDate, Option<NaiveDate>),
    (column, day): (&'static str, NaiveDate),
    faults: &mut Faults,
) {
    if day >= from && to.is_none_or(|to| day <= to) {
        return;
    }
    let (table, key) = (Table::Participants, key.to_owned());
    let expected = match to {
        Some(to) => Expected::DayWithin { table, key, from, to },
        None => Expected::DayFrom { table, key, from },
    };
    world.tell(faults, at, column, &day.to_string(), expected);
}

/// Whether the enrolment and another period have a day together.
fn overlap(row: &Participant, began: NaiveDate, ended: Option<NaiveDate>) -> bool {
    ended.is_none_or(|ended| ended >= row.enrolled_on) && row.ended_on().is_none_or(|own| began <= own)
}

/// A number that two people have is one fault; one person of whom one thing is told in two ways is a fault there.
fn check_same(world: World<'_>, at: At, row: &Participant, other: &Lined<Participant>, faults: &mut Faults) {
    let values = |row: &Participant| {
        [
            ("given_name", row.given_name.clone()),
            ("family_name", row.family_name.clone()),
            ("protection", row.protection.to_string()),
            ("sex", row.sex.to_string()),
        ]
    };
    let pairs = values(row).into_iter().zip(values(&other.row));
    let differing: Vec<(&'static str, String)> =
        pairs.filter(|((_, value), (_, earlier))| value != earlier).map(|(own, _)| own).collect();
    match differing.as_slice() {
        [] => {}
        [(column, value)] if matches!(*column, "protection" | "sex") => {
            let (column, line) = (*column, other.line);
            world.tell(faults, at, column, value, Expected::SamePersonAs { line, column });
        }
        _ => {
            let number = row.personal_number.to_string();
            let expected = Expected::NumberOfAnother { line: other.line };
            world.tell(faults, at, "personal_number", &number, expected);
        }
    }
}
