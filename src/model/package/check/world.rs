//! What a check looks things up in: the package's own rows first, then what the database has.

use chrono::NaiveDate;

use crate::model::codes::Role;
use crate::model::package::Package;
use crate::model::package::contracts::Contract;
use crate::model::package::expected::Expected;
use crate::model::package::fault::Faults;
use crate::model::package::keyed::Rows;
use crate::model::package::organisations::Organisation;
use crate::model::package::participants::Participant;
use crate::model::package::placements::Placement;
use crate::model::package::projects::Project;
use crate::model::package::rows::user_key;
use crate::model::package::slots::Slot;
use crate::model::package::stored::Stored;
use crate::model::package::tables::Table;
use crate::model::package::users::User;
use crate::model::prices::Prices;

#[derive(Clone, Copy)]
pub(super) struct World<'p> {
    pub package: &'p Package,
    pub stored: &'p Stored,
    pub today: NaiveDate,
}

/// A row that something refers to.
pub(super) enum Found<'p, T> {
    Here(&'p T),
    /// The package has it, with faults of its own: nothing more is said of what refers to it.
    Faulty,
    Missing,
}

/// A row of the package that is being checked.
#[derive(Clone, Copy)]
pub(super) struct At {
    pub table: Table,
    pub line: u32,
}

impl<'p> World<'p> {
    pub fn tell(&self, faults: &mut Faults, at: At, column: &'static str, value: &str, expected: Expected) {
        faults.add(&self.package.file(at.table), Some(at.line), Some(column), value, expected);
    }

    /// The row that `key` names; none, with a fault when there is no such row.
    pub fn require<T>(
        &self,
        faults: &mut Faults,
        at: At,
        column: &'static str,
        key: &str,
        (table, found): (Table, Found<'p, T>),
    ) -> Option<&'p T> {
        match found {
            Found::Here(row) => Some(row),
            Found::Faulty => None,
            Found::Missing => {
                self.tell(faults, at, column, key, Expected::Reference { table });
                None
            }
        }
    }

    pub fn organisation(&self, key: &str) -> (Table, Found<'p, Organisation>) {
        let stored = self.stored.organisations.get(key).map(|known| &known.row);
        (Table::Organisations, found(&self.package.organisations, stored, key))
    }

    pub fn project(&self, key: &str) -> (Table, Found<'p, Project>) {
        let stored = self.stored.projects.get(key).map(|known| &known.row);
        (Table::Projects, found(&self.package.projects, stored, key))
    }

    /// What a contract's places cost: later prices are the database's where the file tells none.
    pub fn prices(&self, contract: &Contract) -> Prices {
        let stored = self.stored.contracts.get(&contract.reference).map(|known| &known.row.register);
        let register = stored.filter(|_| contract.register.untold).unwrap_or(&contract.register);
        Prices::new(contract.price, contract.price_unit, register.prices.0.clone())
    }

    pub fn contract(&self, key: &str) -> (Table, Found<'p, Contract>) {
        let stored = self.stored.contracts.get(key).map(|known| &known.row);
        (Table::Contracts, found(&self.package.contracts, stored, key))
    }

    pub fn slot(&self, key: &str) -> (Table, Found<'p, Slot>) {
        let stored = self.stored.slots.get(key).map(|known| &known.row);
        (Table::Slots, found(&self.package.slots, stored, key))
    }

    pub fn participant(&self, key: &str) -> (Table, Found<'p, Participant>) {
        let stored = self.stored.enrolments.get(key).map(|known| &known.row);
        (Table::Participants, found(&self.package.participants, stored, key))
    }

    pub fn placement(&self, key: &str) -> (Table, Found<'p, Placement>) {
        let stored = self.stored.placements.get(key).map(|known| &known.row);
        (Table::Placements, found(&self.package.placements, stored, key))
    }

    pub fn has_user(&self, email: &str) -> bool {
        self.stored.users.contains_key(email) || self.package.may_have_user(email)
    }

    /// What a person is in a project.
    pub fn member(&self, email: &str, project: &str) -> (Table, Found<'p, User>) {
        let key = user_key(email, Some(project));
        let stored = self.stored.memberships.get(&key).map(|known| &known.row);
        (Table::Users, found(&self.package.users, stored, &key))
    }

    /// Whether a person may have a caseload in a project. A row with faults is given the benefit.
    pub fn coaches(&self, email: &str, project: &str) -> bool {
        match self.member(email, project).1 {
            Found::Here(user) => matches!(user.role, Role::Coach | Role::ProjectManager),
            Found::Faulty => true,
            Found::Missing => false,
        }
    }
}

fn found<'p, T>(rows: &'p Rows<T>, stored: Option<&'p T>, key: &str) -> Found<'p, T> {
    match (rows.find(key), stored) {
        (Some(lined), _) => Found::Here(&lined.row),
        (None, _) if rows.has(key) => Found::Faulty,
        (None, Some(row)) => Found::Here(row),
        (None, None) => Found::Missing,
    }
}
