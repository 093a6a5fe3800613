//! Who may see and do what: the whole policy, on this one page.
//!
//! | Role | Sees |
//! |---|---|
//! | coach | own caseload in full; colleagues' participants in the same project in outline |
//! | provider | own slots; of a participant only the card of those proposed to or placed with them, once they have given the confidentiality undertaking |
//! | project manager | own projects: contracts, capacity, figures; a person only after stating a reason |
//! | administrator | users and settings; no participants, but the packet of one person on a written request (`packet`), logged |
//! | participant | no user: the own page (`own_page`), by link and code; the own enrolment and nothing else |
//!
//! A participant with a protected identity is seen by the own coach alone (named case handler) and is nowhere in
//! outline. What a person may not see is `NotFound`, never "forbidden".

use super::codes::{Protection, Role};
use super::organisation::OrganisationId;
use super::project::ProjectId;
use super::user::UserId;

/// One role in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Membership {
    pub role: Role,
    pub organisation_id: OrganisationId,
    pub project_id: Option<ProjectId>,
}

/// The person asking.
#[derive(Clone, Debug)]
pub struct Who {
    pub id: UserId,
    pub name: String,
    memberships: Vec<Membership>,
    /// Has given the confidentiality undertaking, in the version that holds.
    has_undertaken: bool,
}

impl Who {
    pub fn new(id: UserId, name: String, memberships: Vec<Membership>) -> Self {
        Self { id, name, memberships, has_undertaken: false }
    }

    pub fn having_undertaken(self, has_undertaken: bool) -> Self {
        Self { has_undertaken, ..self }
    }

    /// Acts for a provider and has not promised to keep to themselves what they learn: sees no participant, and no page,
    /// before (`undertaking`).
    pub fn owes_undertaking(&self) -> bool {
        self.is(Role::Provider) && !self.has_undertaken
    }

    pub fn is(&self, role: Role) -> bool {
        self.memberships.iter().any(|membership| membership.role == role)
    }

    pub fn coaches(&self, project: ProjectId) -> bool {
        self.coached_projects().any(|id| id == project)
    }

    pub fn manages(&self, project: ProjectId) -> bool {
        self.managed_projects().any(|id| id == project)
    }

    pub fn provides(&self, organisation: OrganisationId) -> bool {
        self.provided_organisations().any(|id| id == organisation)
    }

    pub fn coached_projects(&self) -> impl Iterator<Item = ProjectId> {
        self.projects_as(Role::Coach)
    }

    pub fn managed_projects(&self) -> impl Iterator<Item = ProjectId> {
        self.projects_as(Role::ProjectManager)
    }

    /// The organisations whose slots this person keeps.
    pub fn provided_organisations(&self) -> impl Iterator<Item = OrganisationId> {
        self.memberships.iter().filter(|m| m.role == Role::Provider).map(|m| m.organisation_id)
    }

    /// The organisation this person works for in a project: the giver of its handovers.
    pub fn organisation_in(&self, project: ProjectId) -> Option<OrganisationId> {
        self.memberships.iter().find(|m| m.project_id == Some(project)).map(|m| m.organisation_id)
    }

    fn projects_as(&self, role: Role) -> impl Iterator<Item = ProjectId> {
        self.memberships.iter().filter(move |m| m.role == role).filter_map(|m| m.project_id)
    }
}

/// How much of an enrolment somebody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// The own coach: everything, and every button.
    Full,
    /// A manager who has stated a reason: everything, no buttons.
    Inspected,
    /// A colleague: name, coach, stage.
    Outline,
    /// A manager before the reason: the reference and the coach.
    OnReason,
}

/// What is known of an enrolment before it is decided how much of it is shown.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Guarded {
    pub project_id: ProjectId,
    pub coach_id: Option<UserId>,
    pub protection: Protection,
}

/// `inspected`: the person has an inspection of this enrolment open.
pub fn enrolment(who: &Who, guarded: &Guarded, inspected: bool) -> Option<Sight> {
    let own = who.coaches(guarded.project_id);
    if own && guarded.coach_id == Some(who.id) {
        return Some(Sight::Full);
    }
    if guarded.protection != Protection::None {
        return None;
    }
    match (own, who.manages(guarded.project_id)) {
        (_, true) if inspected => Some(Sight::Inspected),
        (true, _) => Some(Sight::Outline),
        (false, true) => Some(Sight::OnReason),
        (false, false) => None,
    }
}

/// A slot: its provider sees it always; coaches and managers when it is under a contract of their project or
/// under none (any employer's), once it has been published.
pub fn slot(
    who: &Who,
    provider: OrganisationId,
    contract_project: Option<ProjectId>,
    published: bool,
) -> bool {
    if who.provides(provider) {
        return true;
    }
    published
        && match contract_project {
            Some(project) => who.coaches(project) || who.manages(project),
            None => who.is(Role::Coach) || who.is(Role::ProjectManager),
        }
}

/// What somebody may do with a run that places a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverRun {
    /// Change it by hand, and hand it to the coaches.
    Decides,
    /// See the own participants in it, and send their proposals.
    OwnPeople,
}

/// A run: the managers of its project, who see references and no persons, and the coach who made it decide on it; a coach
/// whose participants are in it sees those, from when it has been handed to the coaches.
pub fn allocation(
    who: &Who,
    project: ProjectId,
    made_by: Option<UserId>,
    is_released: bool,
    has_own: bool,
) -> Option<OverRun> {
    let coaches = who.coaches(project);
    if who.manages(project) || (coaches && made_by == Some(who.id)) {
        return Some(OverRun::Decides);
    }
    (coaches && is_released && has_own).then_some(OverRun::OwnPeople)
}

/// A seat that a project holds: why, and giving it back or using it, is the affair of the project's own people.
pub fn reservation(who: &Who, project: ProjectId) -> bool {
    who.manages(project) || who.coaches(project)
}

/// What a project asks providers for: its managers, and those who were asked.
pub fn capacity_request(who: &Who, project: ProjectId, asked: &[OrganisationId]) -> bool {
    who.manages(project) || asked.iter().any(|provider| who.provides(*provider))
}

/// An employer that a project knows: the project's own people share it.
pub fn employer(who: &Who, project: ProjectId) -> bool {
    who.manages(project) || who.coaches(project)
}

/// A contract: the managers of its project and its provider.
pub fn contract(who: &Who, project: ProjectId, provider: OrganisationId) -> bool {
    who.manages(project) || who.provides(provider)
}
