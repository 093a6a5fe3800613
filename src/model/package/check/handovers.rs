//! Checks handovers.

use super::participants::within;
use super::world::{At, Found, World};
use super::{Plan, Todo};
use crate::model::Refusal;
use crate::model::handover::ReceiverKind;
use crate::model::package::expected::Expected;
use crate::model::package::fault::Faults;
use crate::model::package::handovers::Handover;
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
        check_towards(world, at, row, faults);
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

/// What it is towards is something its receiver can be: of a project, one of the receiver's other projects.
fn check_towards(world: World<'_>, at: At, row: &Handover, faults: &mut Faults) {
    let Some(towards) = &row.towards else { return };
    let receiver = world.organisation(&row.receiver).1;
    if let Some(kind) = towards.kind {
        let fits = match (&towards.project, &receiver) {
            (Some(_), _) => kind == ReceiverKind::Project,
            (None, Found::Here(receiver)) => kind.fits(receiver.kind),
            (None, _) => true,
        };
        if !fits {
            world.tell(faults, at, "towards", kind.code(), Expected::Rule(Refusal::ReceiverNotSo));
        }
    }
    let Some(reference) = &towards.project else { return };
    let Some(project) = world.require(faults, at, "receiver_project", reference, world.project(reference))
    else {
        return;
    };
    if project.association != row.receiver {
        let expected = Expected::OfAssociation { association: row.receiver.clone() };
        world.tell(faults, at, "receiver_project", reference, expected);
    }
    let from = match world.participant(&row.participant).1 {
        Found::Here(participant) => Some(&participant.project),
        _ => None,
    };
    if from == Some(reference) {
        world.tell(faults, at, "receiver_project", reference, Expected::NotItself);
    }
}
