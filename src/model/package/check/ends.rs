//! Checks that nobody ends towards an agency with nobody there: such an end stands on an agency's yes (`handover/falling.rs`),
//! in the package or in the database, or on the person's being enrolled anew. Ends that the database has already as the
//! package tells them are let be; a row that takes back the yes under one is a fault.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::world::{At, Found, World};
use crate::model::codes::HandoverAnswer;
use crate::model::package::expected::Expected;
use crate::model::package::fault::Faults;
use crate::model::package::handovers::Handover;
use crate::model::package::participants::Participant;
use crate::model::package::rows::Lined;
use crate::model::package::stored::handover_key;
use crate::model::package::tables::Table;
use crate::model::personal_number::PersonalNumber;
use crate::model::secrets::Keys;

/// What an end may stand on.
struct Grounds<'p> {
    world: World<'p>,
    keys: &'p Keys,
    /// Whose handover an agency has said yes to, when the package is in.
    held: HashSet<&'p str>,
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
        if stored.is_none_or(|known| known.row.end != row.end) && !grounds.hold(row, end.on) {
            let at = At { table: Table::Participants, line: *line };
            world.tell(faults, at, "exit_to", end.exit_to.code(), Expected::HandedOver);
        }
    }
    for Lined { line, row } in world.package.handovers.iter() {
        let stored = world.stored.handovers.get(&handover_key(row));
        let takes_back = stored.is_some_and(|known| holds(world, &known.row)) && !holds(world, row);
        let (_, Found::Here(participant)) = world.participant(&row.participant) else { continue };
        let Some(end) = participant.end.filter(|_| participant.ends_towards_agency()) else { continue };
        if takes_back && !grounds.hold(participant, end.on) {
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
        let kept = world.stored.handovers.iter().filter(|(key, _)| !world.package.handovers.has(key));
        let held = told
            .chain(kept.map(|(_, known)| &known.row))
            .filter(|row| holds(world, row))
            .map(|row| row.participant.as_str())
            .collect();
        let mut of_person: HashMap<PersonalNumber, Vec<&Participant>> = HashMap::new();
        for Lined { row, .. } in world.package.participants.iter() {
            of_person.entry(row.personal_number).or_default().push(row);
        }
        Self { world, keys, held, of_person }
    }

    fn hold(&self, row: &Participant, end: NaiveDate) -> bool {
        self.held.contains(row.reference.as_str()) || self.is_enrolled_anew(row, end)
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

fn holds(world: World<'_>, row: &Handover) -> bool {
    let by_agency = match world.organisation(&row.receiver).1 {
        Found::Here(receiver) => receiver.kind.is_agency(),
        // It has a fault of its own.
        Found::Faulty => true,
        Found::Missing => false,
    };
    row.answer == Some(HandoverAnswer::Accepted) && by_agency
}
