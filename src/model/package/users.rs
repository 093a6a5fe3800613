//! The table `users`: a row is a person in a project, so that a person may have several.

use super::cells::{Cells, maybe, shown};
use super::expected::Expected;
use super::rows::Row;
use super::values::{code, email, line, reference, whole};
use crate::model::codes::Role;

#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub(super) struct User {
    /// In lower case.
    pub email: String,
    pub name: String,
    pub role: Role,
    pub organisation: String,
    pub project: Option<String>,
    pub fte_percent: Option<i64>,
}

/// Memberships, with whom they are.
pub(super) const SELECT: &str =
    "SELECT m.id, u.email, u.name, m.role, o.ref AS organisation, p.ref AS project, m.fte_percent
    FROM memberships m JOIN users u ON u.id = m.user_id JOIN organisations o ON o.id = m.organisation_id
    LEFT JOIN projects p ON p.id = m.project_id";

impl User {
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let email = row.read("email", email);
        let name = row.read("name", line(200));
        let role = row.read("role", code);
        let organisation = row.read("organisation", reference);
        let project = row.maybe("project", reference);
        let needs_project = matches!(role, Some(Role::Coach | Role::ProjectManager));
        if needs_project && project == Some(None) {
            row.wrong("project", Expected::Something);
            return None;
        }
        let fte_percent = row.maybe("fte_percent", whole(0..=100));
        Some(Self {
            email: email?,
            name: name?,
            role: role?,
            organisation: organisation?,
            project: project?,
            fte_percent: fte_percent?,
        })
    }
}

impl Cells for User {
    fn cells(&self) -> Vec<String> {
        vec![
            self.email.clone(),
            self.name.clone(),
            shown(self.role),
            self.organisation.clone(),
            maybe(self.project.as_ref()),
            maybe(self.fte_percent),
        ]
    }
}
