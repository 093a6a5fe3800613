//! Memberships: what a user is, where. Which ones are possible, and their names. Who may give and take them stands in
//! `user_administration`; what they let a person see, in `access`.

use super::access::{Membership, Who};
use super::codes::Role;
use super::event::Event;
use super::organisation::{Organisation, OrganisationId};
use super::project::{Project, ProjectId};
use super::user::UserId;
use super::user_administration::{only_administrators, signed};
use super::{Refusal, Result};
use crate::db::{Read, Write};

crate::id!(MembershipId);

/// What a user is, where, with the names of both.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct NamedMembership {
    pub id: MembershipId,
    pub user_id: UserId,
    pub role: Role,
    pub organisation: String,
    pub project: Option<String>,
}

const NAMED: &str =
    "SELECT m.id, m.user_id, m.role, o.name AS organisation, p.name AS project FROM memberships m
    JOIN organisations o ON o.id = m.organisation_id LEFT JOIN projects p ON p.id = m.project_id";

impl NamedMembership {
    /// Where: the project and the organisation, or the organisation alone.
    pub fn place(&self) -> String {
        match &self.project {
            Some(project) => format!("{project}, {}", self.organisation),
            None => self.organisation.clone(),
        }
    }

    /// Of one user: oneself, or somebody whom the asking administrator has found.
    pub async fn of(db: &mut Read, user: UserId) -> Result<Vec<Self>> {
        Ok(db.built(format!("{NAMED} WHERE m.user_id = $1 ORDER BY m.id")).bind(user).all().await?)
    }
}

/// One more; twice the same is once. The user is locked.
pub(super) async fn give(
    db: &mut Write,
    by: Option<&Who>,
    user: UserId,
    membership: Membership,
) -> Result<()> {
    let membership = fitting(db, membership).await?;
    let there: i64 = db
        .query(
            "SELECT COUNT(*) FROM memberships WHERE user_id = $1 AND role = $2 AND organisation_id = $3
             AND COALESCE(project_id, 0) = COALESCE($4, 0)",
        )
        .bind(user)
        .bind(membership.role)
        .bind(membership.organisation_id)
        .bind(membership.project_id)
        .value()
        .await?;
    if there > 0 {
        return Ok(());
    }
    db.query("INSERT INTO memberships (user_id, role, organisation_id, project_id) VALUES ($1, $2, $3, $4)")
        .bind(user)
        .bind(membership.role)
        .bind(membership.organisation_id)
        .bind(membership.project_id)
        .run()
        .await?;
    let event = with_place(Event::new("membership_given", "user", user.0), membership);
    signed(event, by).write(db).await
}

/// Takes one away and says what it was.
pub(super) async fn take(db: &mut Write, user: UserId, id: MembershipId) -> Result<Membership> {
    Ok(db
        .query("DELETE FROM memberships WHERE id = $1 AND user_id = $2 RETURNING role, organisation_id, project_id")
        .bind(id)
        .bind(user)
        .one()
        .await?)
}

/// The membership with what its role needs and without what it does not: coaches and managers work in a project,
/// providers at an organisation that offers slots.
async fn fitting(db: &mut Read, membership: Membership) -> Result<Membership> {
    let organisation = Organisation::find(db, membership.organisation_id).await?;
    match membership.role {
        Role::Coach | Role::ProjectManager => {
            // Whoever offers slots sees the card alone: their people see no more by another role.
            if organisation.is_provider() {
                return Err(Refusal::RoleNotAtProvider.into());
            }
            let project = membership.project_id.ok_or(Refusal::RoleNeedsProject)?;
            Project::load(db, project).await?;
            Ok(membership)
        }
        Role::Provider if !organisation.is_provider() => Err(Refusal::RoleNeedsProvider.into()),
        Role::Provider | Role::Administrator => Ok(Membership { project_id: None, ..membership }),
    }
}

pub(super) fn with_place(event: Event, membership: Membership) -> Event {
    let event = event.with("role", membership.role.code()).at(membership.organisation_id);
    match membership.project_id {
        Some(project) => event.within(project),
        None => event,
    }
}

/// The organisations a role can be given at, in Swedish order.
pub async fn organisations(db: &mut Read, who: &Who) -> Result<Vec<(OrganisationId, String)>> {
    only_administrators(who)?;
    Ok(db.query("SELECT id, name FROM organisations ORDER BY name COLLATE sv, id").all().await?)
}

/// The projects a role can be given in, in Swedish order.
pub async fn projects(db: &mut Read, who: &Who) -> Result<Vec<(ProjectId, String)>> {
    only_administrators(who)?;
    Ok(db.query("SELECT id, name FROM projects ORDER BY name COLLATE sv, id").all().await?)
}

/// For the command line: the project a role is meant in when none is named. The organisation's only one, else the only
/// one there is.
pub async fn only_project(db: &mut Read, organisation: OrganisationId) -> Result<Option<ProjectId>> {
    let own: Vec<ProjectId> = db
        .query("SELECT id FROM projects WHERE association_id = $1 ORDER BY id LIMIT 2")
        .bind(organisation)
        .values()
        .await?;
    let all: Vec<ProjectId> = db.query("SELECT id FROM projects ORDER BY id LIMIT 2").values().await?;
    Ok([own, all].into_iter().find_map(|projects| match projects.as_slice() {
        [only] => Some(*only),
        _ => None,
    }))
}
