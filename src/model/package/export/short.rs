//! The tables that fit in memory: organisations, projects, teams, users, contracts and slots.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{ExportFault, Exporting, Extent, Shelf};
use crate::model::codes::Role;
use crate::model::package::contracts::{self, Contract};
use crate::model::package::organisations;
use crate::model::package::projects::{self, Project, Team};
use crate::model::package::rows::user_key;
use crate::model::package::slots::{self, Slot};
use crate::model::package::stored::{Known, fill_municipalities};
use crate::model::package::tables::Table;
use crate::model::package::users::{self, User};

impl<S: Shelf> Exporting<'_, S> {
    pub(super) async fn organisations(&mut self) -> Result<(), ExportFault> {
        let rows = organisations::all(self.db).await?;
        self.write_all(Table::Organisations, in_order(rows))
    }

    pub(super) async fn projects(&mut self) -> Result<(), ExportFault> {
        let mut rows: Vec<Known<Project>> = self.db.query(projects::SELECT).all().await?;
        let to = self.handed_to().await?;
        rows.retain(|known| self.extent.has(&known.row.reference) || to.contains(&known.id));
        fill_municipalities(self.db, &mut rows).await?;
        self.write_all(Table::Projects, in_order(rows))
    }

    /// The other projects that people of the one are handed to: the file of handovers refers to them.
    async fn handed_to(&mut self) -> Result<Vec<i64>, ExportFault> {
        let sql = "SELECT DISTINCT h.receiver_project_id FROM handovers h JOIN enrolments e ON e.id = h.enrolment_id
            WHERE e.project_id = $1 AND h.receiver_project_id IS NOT NULL";
        Ok(self.db.query(sql).bind(self.extent.number()).values().await?)
    }

    pub(super) async fn teams(&mut self) -> Result<(), ExportFault> {
        let mut rows: Vec<Known<Team>> = self.db.query(projects::SELECT_TEAMS).all().await?;
        rows.retain(|known| self.extent.has(&known.row.project));
        self.write_all(Table::Teams, in_order(rows))
    }

    /// One role a person in each project, the widest; the others are named to whoever exports.
    pub(super) async fn users(&mut self) -> Result<(), ExportFault> {
        let mut rows: Vec<Known<User>> = self.db.query(users::SELECT).all().await?;
        let everybody = matches!(self.extent, Extent::All);
        rows.retain(|known| {
            everybody || known.row.project.as_deref().is_some_and(|one| self.extent.has(one))
        });
        rows.sort_by_key(|known| (width(known.row.role), known.id));
        let mut kept: BTreeMap<String, Known<User>> = BTreeMap::new();
        for known in rows {
            let row = &known.row;
            let key = user_key(&row.email, row.project.as_deref());
            if let Entry::Vacant(place) = kept.entry(key) {
                place.insert(known);
            } else {
                let project = row.project.as_deref().unwrap_or("–");
                self.exported.left_out.push(format!("{} {} {project}", row.email, row.role));
            }
        }
        self.told = kept.values().map(|known| known.row.email.clone()).collect();
        self.write_all(Table::Users, in_order(kept.into_values().collect()))
    }

    pub(super) async fn contracts(&mut self) -> Result<(), ExportFault> {
        let mut rows: Vec<Known<Contract>> = self.db.query(contracts::SELECT).all().await?;
        rows.retain(|known| self.extent.has(&known.row.project));
        self.write_all(Table::Contracts, in_order(rows).map(Contract::folded))
    }

    pub(super) async fn slots(&mut self) -> Result<(), ExportFault> {
        let select = format!(
            "{} WHERE s.state <> 'draft' AND ($1 = 0
                OR s.contract_id IN (SELECT id FROM contracts WHERE project_id = $1)
                OR s.id IN (SELECT p.slot_id FROM placements p JOIN enrolments e ON e.id = p.enrolment_id
                    WHERE e.project_id = $1 AND p.state <> 'declined'))",
            slots::SELECT
        );
        let rows: Vec<Known<Slot>> = self.db.built(select).bind(self.extent.number()).all().await?;
        self.write_all(Table::Slots, in_order(rows))
    }
}

/// As they were written down: a register keeps its order on its way in and out.
fn in_order<T>(mut rows: Vec<Known<T>>) -> impl Iterator<Item = T> {
    rows.sort_unstable_by_key(|known| known.id);
    rows.into_iter().map(|known| known.row)
}

fn width(role: Role) -> u8 {
    match role {
        Role::ProjectManager => 0,
        Role::Coach => 1,
        Role::Provider => 2,
        Role::Administrator => 3,
    }
}
