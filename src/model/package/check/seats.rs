//! Checks seats and hours of each slot on every day. Those whom the database has come first; then the package's new and
//! changed placements, in the order of the file.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Plan;
use super::filling::Filling;
use super::held::{HELD, Held, RESERVED};
use super::world::{At, Found, World};
use crate::db::Read;
use crate::model::Result;
use crate::model::package::expected::Expected;
use crate::model::package::fault::Faults;
use crate::model::package::rows::Lined;
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
            if held.hours > slot.max_hours_per_week {
                // Told already.
                continue;
            }
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
