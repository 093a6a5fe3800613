//! Checks seats and hours of each slot on every day. Those whom the database has come first; then the package's new and
//! changed placements, in the order of the file.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Plan;
use super::filling::{Lack, Room};
use super::held::{HELD, Held, RESERVED};
use super::world::{At, Found, World};
use crate::db::Read;
use crate::model::Result;
use crate::model::package::expected::Expected;
use crate::model::package::fault::Faults;
use crate::model::package::keyed::Lined;
use crate::model::package::slot_details::Details;
use crate::model::package::slots::Slot;
use crate::model::package::stored::select_in;
use crate::model::package::tables::Table;

pub(super) async fn check(
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
    let mut held: Vec<Held> = select_in(db, HELD, "p.slot_id", &ids).await?;
    held.extend(select_in::<Held, _>(db, RESERVED, "r.slot_id", &ids).await?);
    let mut by_slot: HashMap<i64, Vec<Held>> = HashMap::new();
    for held in held.into_iter().filter(|held| !moved.contains(&held.id)) {
        by_slot.entry(held.slot_id).or_default().push(held);
    }
    for (key, (line, wanted)) in slots {
        let Found::Here(slot) = world.slot(key).1 else { continue };
        let supervised = details(world, slot).headcount.supervised();
        let mut room = Room::new(slot.seats, slot.hours_per_week, supervised, world.today);
        let id = world.stored.slots.get(key).map(|known| known.id);
        let kept = id.and_then(|id| by_slot.remove(&id)).unwrap_or_default();
        fill_with_kept(world, slot, line, &kept, &mut room, faults);
        for at in wanted {
            let Lined { line, row } = &placements[at];
            let Some(held) = plan.bookings.get(&at).and_then(|booking| booking.holding(row, world.today))
            else {
                continue;
            };
            if held.hours > slot.max_hours_per_week {
                // Told already.
                continue;
            }
            let at = At { table: Table::Placements, line: *line };
            let slot_ref = slot.reference.clone();
            match room.lacks(&held) {
                None => room.add(&held),
                Some(Lack::Seats(day, _)) => {
                    let expected = Expected::SeatFree { slot: slot_ref, day, seats: slot.seats };
                    world.tell(faults, at, "slot", key, expected);
                }
                Some(Lack::Supervisors(day, taken)) => {
                    let expected = Expected::SupervisorFree { slot: slot_ref, day, people: taken.seats };
                    world.tell(faults, at, "slot", key, expected);
                }
                Some(Lack::Hours(day, taken)) => {
                    let (hours, left) = (slot.hours_per_week, slot.hours_per_week - taken.hours);
                    let expected = Expected::HoursFree { slot: slot_ref, day, hours, left: left.max(0) };
                    world.tell(faults, at, "hours_per_week", &held.hours.to_string(), expected);
                }
            }
        }
    }
    Ok(())
}

/// What holds of a slot: what the package says, or what is known where it says nothing.
fn details<'w>(world: World<'w>, slot: &'w Slot) -> &'w Details {
    let stored = world.stored.slots.get(&slot.reference).map(|known| &known.row.details);
    stored.filter(|_| slot.details.untold).unwrap_or(&slot.details)
}

/// Those who are there already. When the slot itself has changed, it must still hold them.
fn fill_with_kept(
    world: World<'_>,
    slot: &Slot,
    line: Option<u32>,
    kept: &[Held],
    room: &mut Room,
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
            } else {
                match room.lacks(&held) {
                    Some(Lack::Seats(day, taken)) => {
                        let expected = Expected::SeatsTaken { day, seats: taken.seats + 1 };
                        world.tell(faults, at, "seats", &slot.seats.to_string(), expected);
                    }
                    Some(Lack::Supervisors(day, taken)) => {
                        let expected = Expected::SupervisorsTaken { day, people: taken.seats + 1 };
                        let minutes = details(world, slot).headcount.supervisor_minutes.unwrap_or_default();
                        world.tell(faults, at, "supervisor_minutes", &minutes.to_string(), expected);
                    }
                    Some(Lack::Hours(day, taken)) => {
                        let expected = Expected::HoursTaken { day, hours: taken.hours + held.hours };
                        world.tell(faults, at, "hours_per_week", &slot.hours_per_week.to_string(), expected);
                    }
                    None => told = false,
                }
            }
        }
        room.add(&held);
    }
}
