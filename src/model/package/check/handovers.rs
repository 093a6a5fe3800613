//! Checks handovers.

use super::participants::within;
use super::world::{At, World};
use super::{Plan, Todo};
use crate::model::package::expected::Expected;
use crate::model::package::fault::Faults;
use crate::model::package::keyed::Lined;
use crate::model::package::stored::handover_key;
use crate::model::package::tables::Table;

pub(super) fn check(world: World<'_>, plan: &mut Plan, faults: &mut Faults) {
    for Lined { line, row } in world.package.handovers.iter() {
        let at = At { table: Table::Handovers, line: *line };
        let participant =
            world.require(faults, at, "participant", &row.participant, world.participant(&row.participant));
        world.require(faults, at, "giver", &row.giver, world.organisation(&row.giver));
        world.require(faults, at, "receiver", &row.receiver, world.organisation(&row.receiver));
        if let Some(participant) = participant {
            let period = (&*row.participant, participant.enrolled_on, participant.ended_on());
            within(world, at, period, ("sent_on", row.sent_on), faults);
        }
    }
    plan.handovers = Todo::of(&world.package.handovers, |row| {
        world.stored.handovers.get(&handover_key(row)).map(|known| (known.id, &known.row))
    });
    for (_, place) in &plan.handovers.change {
        let Lined { line, row } = &world.package.handovers.list[*place];
        let stored = world.stored.handovers.get(&handover_key(row));
        // What was taken back is not sent again by a file.
        if stored.is_some_and(|known| known.state == "revoked") {
            let at = At { table: Table::Handovers, line: *line };
            let expected = Expected::NotClosed { state: "revoked" };
            world.tell(faults, at, "sent_on", &row.sent_on.to_string(), expected);
        }
    }
}
