//! What a project manager may bring in from the browser: rows of the projects they manage, and organisations that offer
//! slots. A new or changed row of anything else is a fault; rows that change nothing are let be. The command line, which
//! has no person, may bring in everything. What waits for a second person's yes: `approvals`.

use std::collections::HashSet;

use super::Checked;
use super::world::{At, Found, World};
use crate::model::access::Who;
use crate::model::codes::Role;
use crate::model::organisation::PROVIDERS;
use crate::model::package::activities::place;
use crate::model::package::expected::Expected;
use crate::model::package::fault::Faults;
use crate::model::package::tables::Table;
use crate::model::project::ProjectId;
use crate::model::secrets::Keys;

impl Checked<'_> {
    /// Adds a fault for each row that is not this person's to bring in.
    pub fn restrict_to(&mut self, who: &Who, keys: &Keys) {
        let projects = self.stored.projects.iter().filter(|(_, known)| who.manages(ProjectId(known.id)));
        let own = Own {
            checked: self,
            projects: projects.map(|(reference, _)| reference.as_str()).collect(),
            keys,
        };
        let mut faults = Faults::default();
        own.organisations(&mut faults);
        own.projects(&mut faults);
        own.users(&mut faults);
        own.contracts(&mut faults);
        own.slots(&mut faults);
        own.participants(&mut faults);
        own.activities(&mut faults);
        own.placements(&mut faults);
        own.handovers(&mut faults);
        own.approvals(&mut faults);
        self.faults.extend(faults);
        let package = self.package;
        self.faults.sort(|file| package.place_of(file));
    }
}

pub(super) struct Own<'c, 'p> {
    pub(super) checked: &'c Checked<'p>,
    /// The references of the person's projects.
    projects: HashSet<&'c str>,
    keys: &'c Keys,
}

impl Own<'_, '_> {
    fn world(&self) -> World<'_> {
        World { package: self.checked.package, stored: &self.checked.stored, today: self.checked.today }
    }

    pub(super) fn tell(
        &self,
        faults: &mut Faults,
        table: Table,
        line: u32,
        column: &'static str,
        value: &str,
        expected: Expected,
    ) {
        self.world().tell(faults, At { table, line }, column, value, expected);
    }

    pub(super) fn manages(&self, project: &str) -> bool {
        self.projects.contains(project)
    }

    /// Rows with faults of their own, and rows that are missing, are told already.
    pub(super) fn has_contract(&self, key: &str) -> bool {
        match self.world().contract(key).1 {
            Found::Here(contract) => self.manages(&contract.project),
            Found::Faulty | Found::Missing => true,
        }
    }

    pub(super) fn has_slot(&self, key: &str) -> bool {
        match self.world().slot(key).1 {
            Found::Here(slot) => slot.contract.as_ref().is_none_or(|contract| self.has_contract(contract)),
            Found::Faulty | Found::Missing => true,
        }
    }

    fn has_participant(&self, key: &str) -> bool {
        let stored = self.checked.stored.enrolments.get(key);
        let written = match self.world().participant(key).1 {
            Found::Here(participant) => self.manages(&participant.project),
            Found::Faulty | Found::Missing => true,
        };
        written && stored.is_none_or(|known| self.manages(&known.row.project))
    }

    fn has_placement(&self, key: &str) -> bool {
        let stored = self.checked.stored.placements.get(key);
        let written = match self.world().placement(key).1 {
            Found::Here(placement) => self.has_participant(&placement.participant),
            Found::Faulty | Found::Missing => true,
        };
        written && stored.is_none_or(|known| self.has_participant(&known.row.participant))
    }

    fn organisations(&self, faults: &mut Faults) {
        let (package, plan) = (self.checked.package, &self.checked.plan);
        for at in &plan.organisations.create {
            let lined = &package.organisations.list[*at];
            if !PROVIDERS.contains(&lined.row.kind) {
                let kind = lined.row.kind.code();
                self.tell(faults, Table::Organisations, lined.line, "kind", kind, Expected::OwnProject);
            }
        }
        for (_, at) in &plan.organisations.change {
            let lined = &package.organisations.list[*at];
            let reference = &lined.row.reference;
            self.tell(faults, Table::Organisations, lined.line, "ref", reference, Expected::Unchanged);
        }
    }

    fn projects(&self, faults: &mut Faults) {
        let (package, plan, stored) = (self.checked.package, &self.checked.plan, &self.checked.stored);
        for at in plan.projects.touched() {
            let lined = &package.projects.list[at];
            if !self.manages(&lined.row.reference) {
                let reference = &lined.row.reference;
                self.tell(faults, Table::Projects, lined.line, "ref", reference, Expected::OwnProject);
            }
        }
        for at in plan.teams.touched() {
            let lined = &package.teams.list[at];
            let before = stored.teams.get(&lined.row.reference);
            if !self.manages(&lined.row.project)
                || before.is_some_and(|known| !self.manages(&known.row.project))
            {
                let project = &lined.row.project;
                self.tell(faults, Table::Teams, lined.line, "project", project, Expected::OwnProject);
            }
        }
    }

    /// Only coaches of an own project; everybody else is an administrator's.
    fn users(&self, faults: &mut Faults) {
        let (package, plan, stored) = (self.checked.package, &self.checked.plan, &self.checked.stored);
        let mut tell = |line, column, value: &str, expected| {
            self.tell(faults, Table::Users, line, column, value, expected);
        };
        for at in &plan.users.create {
            let lined = &package.users.list[*at];
            let row = &lined.row;
            if row.role != Role::Coach {
                tell(lined.line, "role", row.role.code(), Expected::OwnRole);
            }
            if !row.project.as_deref().is_some_and(|project| self.manages(project)) {
                let project = row.project.as_deref().unwrap_or_default();
                tell(lined.line, "project", project, Expected::OwnProject);
            }
            if stored.users.get(&row.email).is_some_and(|(_, name)| *name != row.name) {
                tell(lined.line, "name", &row.name, Expected::Unchanged);
            }
        }
        for (_, at) in &plan.users.change {
            let lined = &package.users.list[*at];
            tell(lined.line, "email", &lined.row.email, Expected::Unchanged);
        }
    }

    /// They obey the rules of the forms that `slots` does not ask of everybody.
    fn contracts(&self, faults: &mut Faults) {
        let (package, stored) = (self.checked.package, &self.checked.stored);
        for at in self.checked.plan.contracts.touched() {
            let lined = &package.contracts.list[at];
            let before = stored.contracts.get(&lined.row.reference);
            if !self.manages(&lined.row.project)
                || before.is_some_and(|known| !self.manages(&known.row.project))
            {
                let project = &lined.row.project;
                self.tell(faults, Table::Contracts, lined.line, "project", project, Expected::OwnProject);
            }
            let before = before.map(|known| &known.row);
            let was = before.map(|stored| stored.terms(&stored.register));
            let terms = lined.row.terms(lined.row.register(before));
            if let Err(refusal) = terms.check_reserved(was.as_ref()) {
                let cpv = lined.row.written.of("cpv");
                self.tell(faults, Table::Contracts, lined.line, "cpv", cpv, Expected::Rule(refusal));
            }
        }
        for at in &self.checked.plan.lots_outside {
            let lined = &package.contracts.list[*at];
            let Found::Here(project) = self.world().project(&lined.row.project).1 else { continue };
            let known = project.municipalities.iter().map(|place| place.code()).collect();
            let expected = Expected::MunicipalityOf { project: project.reference.clone(), known };
            let lots = lined.row.written.of("lots");
            self.tell(faults, Table::Contracts, lined.line, "lots", lots, expected);
        }
    }

    /// A slot without a contract is every project's: it can be brought in, not changed.
    fn slots(&self, faults: &mut Faults) {
        let (package, plan, stored) = (self.checked.package, &self.checked.plan, &self.checked.stored);
        for at in plan.slots.touched() {
            let lined = &package.slots.list[at];
            if let Some(contract) =
                lined.row.contract.as_ref().filter(|contract| !self.has_contract(contract))
            {
                self.tell(faults, Table::Slots, lined.line, "contract", contract, Expected::OwnProject);
            }
        }
        for (_, at) in &plan.slots.change {
            let lined = &package.slots.list[*at];
            let reference = &lined.row.reference;
            let before = stored.slots.get(reference).and_then(|known| known.row.contract.as_ref());
            if !before.is_some_and(|contract| self.stored_contract_is_own(contract)) {
                self.tell(faults, Table::Slots, lined.line, "ref", reference, Expected::Unchanged);
            }
        }
    }

    fn stored_contract_is_own(&self, key: &str) -> bool {
        self.checked.stored.contracts.get(key).is_some_and(|known| self.manages(&known.row.project))
    }

    /// And nobody's name, sex or protection is changed who also takes part somewhere else.
    fn participants(&self, faults: &mut Faults) {
        let (package, stored) = (self.checked.package, &self.checked.stored);
        for at in self.checked.plan.participants.touched() {
            let lined = &package.participants.list[at];
            let row = &lined.row;
            if !self.has_participant(&row.reference) {
                self.tell(
                    faults,
                    Table::Participants,
                    lined.line,
                    "project",
                    &row.project,
                    Expected::OwnProject,
                );
                continue;
            }
            let Some(person) = stored.persons.get(&self.keys.index(&row.personal_number.canonical())) else {
                continue;
            };
            let elsewhere = person.enrolments.iter().any(|other| !self.manages(&other.project));
            let same = (&person.given_name, &person.family_name, person.sex, person.protection)
                == (&row.given_name, &row.family_name, row.sex, row.protection);
            if elsewhere && !same {
                let reference = &row.reference;
                self.tell(faults, Table::Participants, lined.line, "ref", reference, Expected::Unchanged);
            }
        }
    }

    fn activities(&self, faults: &mut Faults) {
        let (package, plan) = (self.checked.package, &self.checked.plan);
        let names = package.named_participants.in_order();
        let own: Vec<bool> = names.iter().map(|name| self.has_participant(name)).collect();
        for at in plan.activities.touched() {
            let row = &package.activities[at];
            if !own[place(row.participant)] {
                let name = names[place(row.participant)];
                self.tell(faults, Table::Activities, row.line, "participant", name, Expected::OwnProject);
            }
        }
        let names = package.named_placements.in_order();
        let own: Vec<bool> = names.iter().map(|name| self.has_placement(name)).collect();
        for at in plan.attendance.touched() {
            let row = &package.attendance[at];
            if !own[place(row.placement)] {
                let name = names[place(row.placement)];
                self.tell(faults, Table::Attendance, row.line, "placement", name, Expected::OwnProject);
            }
        }
    }

    fn placements(&self, faults: &mut Faults) {
        let package = self.checked.package;
        for at in self.checked.plan.placements.touched() {
            let lined = &package.placements.list[at];
            let row = &lined.row;
            if !self.has_placement(&row.reference) {
                let participant = &row.participant;
                self.tell(
                    faults,
                    Table::Placements,
                    lined.line,
                    "participant",
                    participant,
                    Expected::OwnProject,
                );
            }
            if !self.has_slot(&row.slot) {
                self.tell(faults, Table::Placements, lined.line, "slot", &row.slot, Expected::OwnProject);
            }
        }
    }

    fn handovers(&self, faults: &mut Faults) {
        let package = self.checked.package;
        for at in self.checked.plan.handovers.touched() {
            let lined = &package.handovers.list[at];
            let participant = &lined.row.participant;
            if !self.has_participant(participant) {
                self.tell(
                    faults,
                    Table::Handovers,
                    lined.line,
                    "participant",
                    participant,
                    Expected::OwnProject,
                );
            }
        }
    }
}
