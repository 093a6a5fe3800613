//! Checks that nobody ends towards an agency with nobody there: such an end stands on that agency's yes
//! (`Handover::holding`), in the package or in the database, or on the person's being enrolled anew. Ends that the database
//! has already as the package tells them are let be; a row that takes away what one stands on is a fault.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::world::{At, Found, World};
use crate::model::codes::{ExitTo, HandoverAnswer, OrganisationKind};
use crate::model::handover::ReceiverKind;
use crate::model::package::expected::Expected;
use crate::model::package::fault::Faults;
use crate::model::package::handovers::{Handover, Towards};
use crate::model::package::keyed::Lined;
use crate::model::package::participants::{End, Participant};
use crate::model::package::stored::handover_key;
use crate::model::package::tables::Table;
use crate::model::personal_number::PersonalNumber;
use crate::model::secrets::Keys;

/// What an end may stand on.
struct Grounds<'p> {
    world: World<'p>,
    keys: &'p Keys,
    /// The handovers of each person that were told and not taken back: as the database has them, and as it will.
    before: HashMap<&'p str, Vec<&'p Handover>>,
    after: HashMap<&'p str, Vec<&'p Handover>>,
    of_person: HashMap<PersonalNumber, Vec<&'p Participant>>,
}

pub(super) fn check(world: World<'_>, keys: &Keys, faults: &mut Faults) {
    // A handover with a fault of its own would be missed here, and its fault told twice.
    if faults.are_in(&world.package.file(Table::Handovers)) {
        return;
    }
    let grounds = Grounds::of(world, keys);
    for Lined { line, row } in world.package.participants.iter() {
        let Some(end) = row.end.filter(|_| row.ends_towards_agency()) else { continue };
        let stored = world.stored.enrolments.get(&row.reference);
        if stored.is_none_or(|known| known.row.end != row.end) && !grounds.hold(row, end) {
            let at = At { table: Table::Participants, line: *line };
            world.tell(faults, at, "exit_to", end.exit_to.code(), Expected::HandedOver);
        }
    }
    for Lined { line, row } in world.package.handovers.iter() {
        let stored = world.stored.handovers.get(&handover_key(row));
        if stored.is_some_and(|known| known.row == *row) {
            continue;
        }
        let (_, Found::Here(participant)) = world.participant(&row.participant) else { continue };
        let Some(end) = participant.end.filter(|_| participant.ends_towards_agency()) else { continue };
        let stood = grounds.is_held(&grounds.before, participant, end.exit_to);
        if stood && !holds(world, row, end.exit_to) && !grounds.hold(participant, end) {
            let at = At { table: Table::Handovers, line: *line };
            let answer = row.answer.map(|answer| answer.code()).unwrap_or_default();
            let expected = Expected::HoldsAnEnd { participant: row.participant.clone() };
            world.tell(faults, at, "answer", answer, expected);
        }
    }
}

impl<'p> Grounds<'p> {
    fn of(world: World<'p>, keys: &'p Keys) -> Self {
        let told = world.package.handovers.iter().map(|lined| &lined.row);
        let stored = || {
            let untold = |state: &str| matches!(state, "drafted" | "consented" | "revoked");
            world.stored.handovers.iter().filter(move |(_, known)| !untold(&known.state))
        };
        let kept = stored().filter(|(key, _)| !world.package.handovers.has(key));
        let mut of_person: HashMap<PersonalNumber, Vec<&Participant>> = HashMap::new();
        for Lined { row, .. } in world.package.participants.iter() {
            of_person.entry(row.personal_number).or_default().push(row);
        }
        Self {
            world,
            keys,
            before: by_participant(stored().map(|(_, known)| &known.row)),
            after: by_participant(told.chain(kept.map(|(_, known)| &known.row))),
            of_person,
        }
    }

    fn hold(&self, row: &Participant, end: End) -> bool {
        self.is_held(&self.after, row, end.exit_to) || self.is_enrolled_anew(row, end.on)
    }

    /// One that is under way or the latest holds it.
    fn is_held(&self, of: &HashMap<&str, Vec<&Handover>>, row: &Participant, to: ExitTo) -> bool {
        let Some(handovers) = of.get(row.reference.as_str()) else { return false };
        let latest = handovers.iter().map(|one| one.sent_on).max();
        handovers.iter().any(|one| {
            holds(self.world, one, to) && (one.released_on.is_none() || latest == Some(one.sent_on))
        })
    }

    /// Somebody answers for the person in another project, now or after that day.
    fn is_enrolled_anew(&self, row: &Participant, end: NaiveDate) -> bool {
        let goes_on = |ended_on: Option<NaiveDate>| ended_on.is_none_or(|on| on > end);
        let here = self.of_person.get(&row.personal_number).into_iter().flatten();
        let mut others = here.filter(|other| other.reference != row.reference);
        if others.any(|other| goes_on(other.ended_on())) {
            return true;
        }
        let person = self.world.stored.persons.get(&self.keys.index(&row.personal_number.canonical()));
        person.is_some_and(|person| {
            person.enrolments.iter().any(|other| {
                other.reference != row.reference
                    // A row of the package may say otherwise of that enrolment.
                    && !self.world.package.participants.has(&other.reference)
                    && goes_on(other.ended_on)
            })
        })
    }
}

fn by_participant<'p>(rows: impl Iterator<Item = &'p Handover>) -> HashMap<&'p str, Vec<&'p Handover>> {
    let mut of: HashMap<&str, Vec<&Handover>> = HashMap::new();
    for row in rows {
        of.entry(row.participant.as_str()).or_default().push(row);
    }
    of
}

fn holds(world: World<'_>, row: &Handover, to: ExitTo) -> bool {
    let by_agency = match world.organisation(&row.receiver).1 {
        Found::Here(receiver) => to.rests_on(receiver.kind) && takes_over(world, row, receiver.kind),
        // It has a fault of its own.
        Found::Faulty => true,
        Found::Missing => false,
    };
    row.answer == Some(HandoverAnswer::Accepted) && by_agency
}

/// Whether the receiver answers for the person: a course at a municipality does not. A file that does not tell what a
/// handover is towards leaves that as the database has it.
fn takes_over(world: World<'_>, row: &Handover, receiver: OrganisationKind) -> bool {
    let known = world.stored.handovers.get(&handover_key(row));
    let towards = row.towards.as_ref().or(known.and_then(|known| known.row.towards.as_ref()));
    let usual = match towards {
        Some(Towards { project: Some(_), .. }) => ReceiverKind::Project,
        _ => ReceiverKind::usual(receiver),
    };
    towards.and_then(|towards| towards.kind).unwrap_or(usual).takes_over()
}
