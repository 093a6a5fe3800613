//! Checks activities and attendance, and finds those that the database has already. Both lists are sorted by whom they
//! are of, so that each person's rows stand together.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::Plan;
use super::participants::within;
use super::world::{At, Found, World};
use crate::db::Read;
use crate::model::Result;
use crate::model::codes::{ActivityKind, AttendanceStatus};
use crate::model::package::activities::{Activity, Attendance, place};
use crate::model::package::expected::Expected;
use crate::model::package::fault::Faults;
use crate::model::package::placements::Placement;
use crate::model::package::stored::select_in;
use crate::model::package::tables::Table;

/// Persons or placements whose rows are compared at a time.
const AT_A_TIME: usize = 500;

pub(super) async fn check(
    world: World<'_>,
    db: &mut Read,
    plan: &mut Plan,
    faults: &mut Faults,
) -> Result<()> {
    check_activities(world, faults);
    check_attendance(world, faults);
    find_new_activities(world, db, plan).await?;
    find_new_attendance(world, db, plan, faults).await
}

fn check_activities(world: World<'_>, faults: &mut Faults) {
    let names = world.package.named_participants.in_order();
    let missing: Vec<bool> =
        names.iter().map(|name| matches!(world.participant(name).1, Found::Missing)).collect();
    let enrolments: Vec<Option<(NaiveDate, Option<NaiveDate>)>> = names
        .iter()
        .map(|name| match world.participant(name).1 {
            Found::Here(row) => Some((row.enrolled_on, row.ended_on())),
            Found::Faulty | Found::Missing => None,
        })
        .collect();
    let users = world.package.named_users.in_order();
    let strangers: Vec<bool> = users.iter().map(|email| !world.has_user(email)).collect();
    for row in &world.package.activities {
        let at = At { table: Table::Activities, line: row.line };
        if missing[place(row.participant)] {
            let expected = Expected::Reference { table: Table::Participants };
            world.tell(faults, at, "participant", names[place(row.participant)], expected);
        }
        if let Some((from, to)) = enrolments[place(row.participant)] {
            within(world, at, (names[place(row.participant)], from, to), ("on", row.on), faults);
        }
        if let Some(by) = row.by.filter(|by| strangers[place(*by)]) {
            world.tell(faults, at, "by", users[place(by)], Expected::Reference { table: Table::Users });
        }
    }
}

fn check_attendance(world: World<'_>, faults: &mut Faults) {
    let names = world.package.named_placements.in_order();
    let mut before: Option<&Attendance> = None;
    let mut told: HashSet<&str> = HashSet::new();
    for row in &world.package.attendance {
        let at = At { table: Table::Attendance, line: row.line };
        let name = names[place(row.placement)];
        let twice = before.filter(|before| (before.placement, before.on) == (row.placement, row.on));
        if let Some(first) = twice {
            world.tell(faults, at, "on", &row.on.to_string(), Expected::UniqueKey { line: first.line });
            continue;
        }
        before = Some(row);
        if let Some(placement) = world.require(faults, at, "placement", name, world.placement(name)) {
            if !is_over_before_start(placement) {
                check_day(world, at, row.on, placement, faults);
            } else if told.insert(name) {
                tell_over_before_start(world, at, placement, faults);
            }
        }
    }
}

fn is_over_before_start(placement: &Placement) -> bool {
    placement.started_on.is_some_and(|from| placement.ends_on() < from)
}

/// Somebody was there, so the end is wrong and not each of the days. Without days such an end is let be (`placements`).
fn tell_over_before_start(world: World<'_>, at: At, placement: &Placement, faults: &mut Faults) {
    let Some(day) = placement.started_on else { return };
    let Some(lined) = world.package.placements.find(&placement.reference) else {
        world.tell(faults, at, "placement", &placement.reference, Expected::EndAfterStart);
        return;
    };
    let at = At { table: Table::Placements, line: lined.line };
    let (column, end) = ("planned_end_on", placement.planned_end_on.to_string());
    faults.take_back_remark(&world.package.file(at.table), at.line, column);
    world.tell(faults, at, column, &end, Expected::NotBefore { column: "started_on", day });
}

fn check_day(world: World<'_>, at: At, on: NaiveDate, placement: &Placement, faults: &mut Faults) {
    let Some(from) = placement.started_on else {
        world.tell(faults, at, "placement", &placement.reference, Expected::Started);
        return;
    };
    let to = placement.ends_on();
    if on < from || on > to {
        let (table, key) = (Table::Placements, placement.reference.clone());
        world.tell(faults, at, "on", &on.to_string(), Expected::DayWithin { table, key, from, to });
    }
}

/// Lines that somebody has questioned, settled or not.
const QUESTIONED: &str =
    "SELECT d.attendance_id FROM attendance_disputes d JOIN attendances a ON a.id = d.attendance_id";

/// What makes two activities of a person the same, besides who logged them.
type Same = (i64, NaiveDate, ActivityKind, i64, bool);

async fn find_new_activities(world: World<'_>, db: &mut Read, plan: &mut Plan) -> Result<()> {
    let rows = &world.package.activities;
    let todo = &mut plan.activities;
    let enrolments: Vec<Option<i64>> = world
        .package
        .named_participants
        .in_order()
        .iter()
        .map(|name| world.stored.enrolments.get(*name).map(|known| known.id))
        .collect();
    let users: Vec<Option<i64>> = world
        .package
        .named_users
        .in_order()
        .iter()
        .map(|email| world.stored.users.get(*email).map(|(id, _)| *id))
        .collect();
    let known: Vec<usize> = (0..enrolments.len()).filter(|at| enrolments[*at].is_some()).collect();
    // Of those whom the database does not have, every row is new.
    todo.create.extend((0..rows.len()).filter(|at| enrolments[place(rows[*at].participant)].is_none()));
    for chunk in known.chunks(AT_A_TIME) {
        let ids: Vec<i64> = chunk.iter().filter_map(|at| enrolments[*at]).collect();
        let select = "SELECT enrolment_id, day, kind, minutes, attended, user_id FROM activities";
        let mut stored: HashMap<Same, Vec<Option<i64>>> = HashMap::new();
        for (enrolment, day, kind, minutes, attended, by) in
            select_in(db, select, "enrolment_id", &ids).await?
        {
            stored.entry((enrolment, day, kind, minutes, attended)).or_default().push(by);
        }
        for person in chunk {
            let Some(id) = enrolments[*person] else { continue };
            let first = rows.partition_point(|row| place(row.participant) < *person);
            let theirs = rows[first..].iter().take_while(|row| place(row.participant) == *person);
            // Those that name nobody last: they are whichever the others leave.
            let (named, unnamed): (Vec<_>, Vec<_>) =
                theirs.enumerate().partition(|(_, row)| row.by.is_some());
            for (at, row) in named.into_iter().chain(unnamed) {
                if is_stored(&mut stored, id, row, &users) {
                    todo.unchanged += 1;
                } else {
                    todo.create.push(first + at);
                }
            }
        }
    }
    todo.create.sort_unstable();
    Ok(())
}

/// Whether the database has one left that is the same, which is taken. A row by nobody is also one by somebody: export
/// leaves out who has no row.
fn is_stored(
    stored: &mut HashMap<Same, Vec<Option<i64>>>,
    id: i64,
    row: &Activity,
    users: &[Option<i64>],
) -> bool {
    let same = (id, row.on, row.kind, i64::from(row.minutes), row.attended);
    let Some(left) = stored.get_mut(&same) else { return false };
    let found = match row.by {
        // Somebody whom the database does not know has logged nothing there.
        Some(by) => users[place(by)].and_then(|by| left.iter().position(|one| *one == Some(by))),
        None => left.iter().position(Option::is_none).or(left.len().checked_sub(1)),
    };
    found.map(|at| left.swap_remove(at)).is_some()
}

async fn find_new_attendance(
    world: World<'_>,
    db: &mut Read,
    plan: &mut Plan,
    faults: &mut Faults,
) -> Result<()> {
    let rows = &world.package.attendance;
    let todo = &mut plan.attendance;
    let placements: Vec<Option<i64>> = world
        .package
        .named_placements
        .in_order()
        .iter()
        .map(|name| world.stored.placements.get(*name).map(|known| known.id))
        .collect();
    todo.create.extend((0..rows.len()).filter(|at| placements[place(rows[*at].placement)].is_none()));
    let known: Vec<usize> = (0..placements.len()).filter(|at| placements[*at].is_some()).collect();
    for chunk in known.chunks(AT_A_TIME) {
        let ids: Vec<i64> = chunk.iter().filter_map(|at| placements[*at]).collect();
        let select = "SELECT id, placement_id, day, minutes, status FROM attendances";
        let stored: Vec<(i64, i64, NaiveDate, i64, AttendanceStatus)> =
            select_in(db, select, "placement_id", &ids).await?;
        let stored: HashMap<(i64, NaiveDate), (i64, i64, AttendanceStatus)> = stored
            .into_iter()
            .map(|(id, placement, day, minutes, status)| ((placement, day), (id, minutes, status)))
            .collect();
        let questioned: Vec<(i64,)> = select_in(db, QUESTIONED, "a.placement_id", &ids).await?;
        let questioned: HashSet<i64> = questioned.into_iter().map(|(line,)| line).collect();
        for placement in chunk {
            let Some(id) = placements[*placement] else { continue };
            let first = rows.partition_point(|row| place(row.placement) < *placement);
            let theirs = rows[first..].iter().take_while(|row| place(row.placement) == *placement);
            for (at, row) in theirs.enumerate() {
                match stored.get(&(id, row.on)) {
                    None => todo.create.push(first + at),
                    Some((_, minutes, status))
                        if (*minutes, *status) == (i64::from(row.minutes), row.status) =>
                    {
                        todo.unchanged += 1;
                    }
                    // What was questioned is settled by the coach and by nobody else (`attendance::dispute`).
                    Some((known, minutes, status)) if questioned.contains(known) => {
                        let at = At { table: Table::Attendance, line: row.line };
                        let expected = Expected::Questioned { minutes: *minutes, status: status.code() };
                        world.tell(faults, at, "on", &row.on.to_string(), expected);
                    }
                    Some((known, _, _)) => todo.change.push((*known, first + at)),
                }
            }
        }
    }
    todo.create.sort_unstable();
    Ok(())
}
