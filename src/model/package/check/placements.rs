//! Checks each placement by itself: who, where, and when. Seats, hours and caps are in `bookings`.

use std::collections::{HashMap, HashSet};

use super::world::{At, Found, World};
use super::{Plan, Todo, participants};
use crate::db::Read;
use crate::model::Result;
use crate::model::package::contracts::Contract;
use crate::model::package::expected::Expected;
use crate::model::package::fault::Faults;
use crate::model::package::keyed::Lined;
use crate::model::package::participants::Participant;
use crate::model::package::placements::Placement;
use crate::model::package::slots::Slot;
use crate::model::package::stored::select_in;
use crate::model::package::tables::Table;

pub(super) async fn check(
    world: World<'_>,
    db: &mut Read,
    plan: &mut Plan,
    faults: &mut Faults,
) -> Result<()> {
    for Lined { line, row } in world.package.placements.iter() {
        let at = At { table: Table::Placements, line: *line };
        let participant =
            world.require(faults, at, "participant", &row.participant, world.participant(&row.participant));
        let slot = world.require(faults, at, "slot", &row.slot, world.slot(&row.slot));
        if let Some(participant) = participant {
            check_participant(world, at, row, participant, faults);
        }
        if let Some(slot) = slot {
            check_slot(world, at, row, slot, participant, faults);
        }
    }
    plan.placements = Todo::of(&world.package.placements, |row| {
        world.stored.placements.get(&row.reference).map(|known| (known.id, &known.row))
    });
    check_closed(world, plan, faults);
    check_live(world, db, plan, faults).await
}

/// It lies within the enrolment.
fn check_participant(
    world: World<'_>,
    at: At,
    row: &Placement,
    participant: &Participant,
    faults: &mut Faults,
) {
    let days = [
        ("proposed_on", Some(row.proposed_on)),
        ("started_on", row.started_on),
        // When it ends may lie after the enrolment: a job goes on.
        ("planned_end_on", Some(row.planned_end_on).filter(|day| *day < participant.enrolled_on)),
        ("ended_on", row.ended_on.filter(|day| *day < participant.enrolled_on)),
    ];
    for (column, day) in days.into_iter().filter_map(|(column, day)| Some((column, day?))) {
        let period = (&*row.participant, participant.enrolled_on, participant.ended_on());
        let before = faults.count();
        participants::within(world, at, period, (column, day), faults);
        // One is enough.
        if faults.count() > before {
            return;
        }
    }
}

/// It fits the slot, and the contract that the slot is under.
fn check_slot(
    world: World<'_>,
    at: At,
    row: &Placement,
    slot: &Slot,
    participant: Option<&Participant>,
    faults: &mut Faults,
) {
    if row.hours_per_week < slot.min_hours_per_week || row.hours_per_week > slot.max_hours_per_week {
        let (min, max) = (slot.min_hours_per_week, slot.max_hours_per_week);
        let expected = Expected::HoursWithin { slot: slot.reference.clone(), min, max };
        world.tell(faults, at, "hours_per_week", &row.hours_per_week.to_string(), expected);
    }
    if !within(world, at, row, (Table::Slots, &slot.reference, slot.starts_on, slot.ends_on), faults) {
        return;
    }
    let Some(Found::Here(contract)) = slot.contract.as_deref().map(|key| world.contract(key).1) else {
        return;
    };
    let Contract { reference, starts_on, ends_on, project, .. } = contract;
    within(world, at, row, (Table::Contracts, reference, *starts_on, *ends_on), faults);
    let known = |project: &str| matches!(world.project(project).1, Found::Here(_));
    let elsewhere = participant.filter(|found| found.project != *project && known(&found.project));
    if elsewhere.is_some() && known(project) {
        world.tell(faults, at, "slot", &row.slot, Expected::OfProject { project: project.clone() });
    }
}

fn within(
    world: World<'_>,
    at: At,
    row: &Placement,
    (table, key, from, to): (Table, &str, chrono::NaiveDate, chrono::NaiveDate),
    faults: &mut Faults,
) -> bool {
    let Some(held) = row.holding() else { return true };
    let (column, day) = if held.from < from {
        (row.start_column(), held.from)
    } else if held.to > to {
        (if row.ended_on.is_some() { "ended_on" } else { "planned_end_on" }, held.to)
    } else {
        return true;
    };
    let expected = Expected::DayWithin { table, key: key.to_owned(), from, to };
    world.tell(faults, at, column, &day.to_string(), expected);
    false
}

/// What was declined, withdrawn or has expired is not opened again by a file.
fn check_closed(world: World<'_>, plan: &Plan, faults: &mut Faults) {
    for (_, place) in &plan.placements.change {
        let Lined { line, row } = &world.package.placements.list[*place];
        let stored = world.stored.placements.get(&row.reference).map(|known| known.state.as_str());
        let state = match stored {
            Some("declined") => "declined",
            Some("withdrawn") => "withdrawn",
            Some("expired") => "expired",
            _ => continue,
        };
        let at = At { table: Table::Placements, line: *line };
        world.tell(faults, at, "ref", &row.reference, Expected::NotClosed { state });
    }
}

/// A live placement needs an enrolment that goes on, and a person has one at a slot.
async fn check_live(world: World<'_>, db: &mut Read, plan: &Plan, faults: &mut Faults) -> Result<()> {
    let mut at_slot: HashSet<(&str, &str)> = HashSet::new();
    let mut live: HashMap<&str, String> = HashMap::new();
    for Lined { line, row } in world.package.placements.iter() {
        let closed = world
            .stored
            .placements
            .get(&row.reference)
            .is_some_and(|known| matches!(known.state.as_str(), "declined" | "withdrawn" | "expired"));
        if row.ended_on.is_some() || closed {
            continue;
        }
        live.insert(&row.participant, row.reference.clone());
        if !at_slot.insert((&row.participant, &row.slot)) {
            let at = At { table: Table::Placements, line: *line };
            let expected = Expected::OneLivePlacement { participant: row.participant.clone() };
            world.tell(faults, at, "slot", &row.slot, expected);
        }
    }
    let select = "SELECT e.ref, p.ref FROM placements p JOIN enrolments e ON e.id = p.enrolment_id";
    let ended: Vec<i64> = plan
        .participants
        .change
        .iter()
        .filter(|(_, at)| world.package.participants.list[*at].row.end.is_some())
        .map(|(id, _)| *id)
        .collect();
    let stored: Vec<(String, String)> = select_in(
        db,
        select,
        "p.state IN ('proposed', 'accepted', 'started', 'paused') AND p.enrolment_id",
        &ended,
    )
    .await?;
    let kept: HashMap<&str, &str> = stored
        .iter()
        .filter(|(_, placement)| !world.package.placements.has(placement))
        .map(|(enrolment, placement)| (enrolment.as_str(), placement.as_str()))
        .collect();
    for Lined { line, row } in world.package.participants.iter().filter(|lined| lined.row.end.is_some()) {
        let left = live
            .get(row.reference.as_str())
            .map(String::as_str)
            .or(kept.get(row.reference.as_str()).copied());
        if let Some(placement) = left {
            let at = At { table: Table::Participants, line: *line };
            let ended = row.ended_on().map(|day| day.to_string()).unwrap_or_default();
            let expected = Expected::PlacementsEnded { placement: placement.to_owned() };
            world.tell(faults, at, "ended_on", &ended, expected);
        }
    }
    Ok(())
}
