//! What a handover is towards: an agency's unit, an employer, another project, care, or studies. The organisation is where;
//! a municipality may be any of them. Only an agency, care and another project take over the answer for the person: an end
//! towards an agency does not stand on a place at a course or a workplace.

use super::{Handover, HandoverId};
use crate::db::Write;
use crate::model::access::Who;
use crate::model::codes::OrganisationKind as Kind;
use crate::model::{Refusal, Result};

crate::model::codes::codes! {
    /// What receives the person.
    pub enum ReceiverKind = "receiver_kind" {
        Agency = "agency", Employer = "employer", Project = "project", Care = "care", Studies = "studies",
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
        let towards = towards.unwrap_or(ReceiverKind::usual(handover.receiver_kind));
        if !towards.fits(handover.receiver_kind) {
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
