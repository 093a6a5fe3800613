//! What a handover is towards: an agency's unit, an employer, another project, care, or studies. The organisation is where;
//! a municipality may be any of them. Only an agency, care and another project take over the answer for the person: an end
//! towards an agency does not stand on a place at a course or a workplace.

use std::fmt;
use std::str::FromStr;

use super::{Handover, HandoverId};
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::codes::OrganisationKind as Kind;
use crate::model::enrolment::Enrolment;
use crate::model::organisation::{Organisation, OrganisationId};
use crate::model::project::{Project, ProjectId};
use crate::model::{Refusal, Result};

crate::model::codes::codes! {
    /// What receives the person.
    pub enum ReceiverKind = "receiver_kind" {
        Agency = "agency", Employer = "employer", Project = "project", Care = "care", Studies = "studies",
    }
}

/// Whom a handover is to. A project is its association's: perhaps the giver's own association, for another project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiver {
    Organisation(OrganisationId),
    Project(ProjectId),
}

impl From<OrganisationId> for Receiver {
    fn from(id: OrganisationId) -> Self {
        Self::Organisation(id)
    }
}

/// As a form sends it: the number of an organisation, or `p` and that of a project.
impl fmt::Display for Receiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Organisation(id) => id.fmt(f),
            Self::Project(id) => write!(f, "p{id}"),
        }
    }
}

impl FromStr for Receiver {
    type Err = <OrganisationId as FromStr>::Err;

    fn from_str(written: &str) -> std::result::Result<Self, Self::Err> {
        match written.strip_prefix('p') {
            Some(project) => project.parse().map(Self::Project),
            None => written.parse().map(Self::Organisation),
        }
    }
}

impl Receiver {
    /// The organisation and the project of a receiver that this giver can hand the person to: anybody else, or another
    /// project.
    pub(super) async fn check(
        self,
        db: &mut Read,
        enrolment: &Enrolment,
        giver: OrganisationId,
    ) -> Result<(OrganisationId, Option<ProjectId>)> {
        match self {
            Self::Organisation(id) => {
                let receiver = Organisation::find(db, id).await?;
                if receiver.id == giver { Err(Refusal::HandoverToSelf.into()) } else { Ok((id, None)) }
            }
            Self::Project(id) if id == enrolment.project_id => Err(Refusal::HandoverToSelf.into()),
            Self::Project(id) => Ok((Project::load(db, id).await?.association_id, Some(id))),
        }
    }

    /// The projects that a person of this one can be handed to: those that have not ended, in Swedish order.
    pub async fn projects(db: &mut Read, from: ProjectId) -> Result<Vec<Project>> {
        let today = db.today();
        let mut projects = Project::all(db).await?;
        projects.retain(|project| project.id != from && project.ends_on >= today);
        projects.sort_by(|one, other| crate::db::compare_swedish(&one.name, &other.name));
        Ok(projects)
    }
}

impl ReceiverKind {
    /// Whether an organisation of this kind can be that.
    pub const fn fits(self, kind: Kind) -> bool {
        match self {
            Self::Agency => matches!(kind, Kind::Authority | Kind::Municipality | Kind::Region),
            Self::Employer => !matches!(kind, Kind::CoordinationAssociation),
            Self::Project => !matches!(kind, Kind::Employer),
            Self::Care => matches!(kind, Kind::Region | Kind::Municipality),
            Self::Studies => !matches!(kind, Kind::CoordinationAssociation),
        }
    }

    /// What an organisation is when nobody says.
    pub const fn usual(kind: Kind) -> Self {
        match kind {
            Kind::Authority | Kind::Municipality => Self::Agency,
            Kind::Region => Self::Care,
            Kind::CoordinationAssociation => Self::Project,
            Kind::SocialEnterprise | Kind::Employer => Self::Employer,
        }
    }

    /// Answers for the person afterwards.
    pub const fn takes_over(self) -> bool {
        matches!(self, Self::Agency | Self::Project | Self::Care)
    }
}

impl Handover {
    /// A consent is to anybody but the giver; to the giver's own organisation when the person is handed to another project
    /// of its.
    pub(in crate::model) async fn check_consent_to(
        db: &mut Read,
        enrolment: &Enrolment,
        giver: OrganisationId,
        receiver: OrganisationId,
    ) -> Result<()> {
        if Organisation::find(db, receiver).await?.id != giver {
            return Ok(());
        }
        let handed = Self::of_enrolment(db, enrolment.id).await?;
        let to_project =
            handed.iter().any(|one| one.receiver_id == receiver && one.receiver_project_id.is_some());
        if to_project { Ok(()) } else { Err(Refusal::HandoverToSelf.into()) }
    }

    /// What it is towards, by the own coach, until it is answered. `unit`: which unit, course or project; may be empty.
    pub async fn describe(
        db: &mut Write,
        who: &Who,
        id: HandoverId,
        towards: Option<ReceiverKind>,
        unit: String,
    ) -> Result<Self> {
        let today = db.today();
        let handover = Self::find_own(db, who, id, today).await?;
        if !handover.state.is_draft() && handover.state != super::State::Sent {
            return Err(Refusal::HandoverState { state: handover.state.code() }.into());
        }
        let towards = towards.unwrap_or(handover.is_towards());
        let fits = match handover.receiver_project_id {
            Some(_) => towards == ReceiverKind::Project,
            None => towards.fits(handover.receiver_kind),
        };
        if !fits {
            return Err(Refusal::ReceiverNotSo.into());
        }
        db.query(
            "UPDATE handovers SET towards = $2, receiver_unit = $3, version = version + 1 WHERE id = $1",
        )
        .bind(id)
        .bind(towards)
        .bind(unit)
        .run()
        .await?;
        Self::load(db, id).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_tells_an_organisation_from_a_project() {
        for receiver in [Receiver::Organisation(OrganisationId(7)), Receiver::Project(ProjectId(7))] {
            assert_eq!(receiver.to_string().parse::<Receiver>(), Ok(receiver));
        }
        for wrong in ["", "p", "q7", "pp7", "p-"] {
            assert!(wrong.parse::<Receiver>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_an_organisation_usually_is_fits_it() {
        for kind in Kind::ALL {
            assert!(ReceiverKind::usual(*kind).fits(*kind), "{kind:?}");
        }
    }

    #[test]
    fn neither_a_course_nor_a_workplace_takes_over() {
        let taking: Vec<_> = ReceiverKind::ALL.iter().filter(|kind| kind.takes_over()).collect();
        assert_eq!(taking, [&ReceiverKind::Agency, &ReceiverKind::Project, &ReceiverKind::Care]);
    }
}
