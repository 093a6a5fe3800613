//! The table `organisations`.

use super::cells::{Cells, maybe, shown};
use super::rows::Row;
use super::values::{code, line, municipality, organisation_number, reference};
use crate::model::codes::OrganisationKind;
use crate::model::municipality::Municipality;
use crate::model::organisation_number::OrganisationNumber;

#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub(super) struct Organisation {
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub name: String,
    pub kind: OrganisationKind,
    pub org_number: Option<OrganisationNumber>,
    pub municipality: Option<Municipality>,
    pub parent: Option<String>,
}

pub(super) const SELECT: &str =
    "SELECT o.id, o.ref, o.name, o.kind, o.org_number, o.municipality, p.ref AS parent
     FROM organisations o LEFT JOIN organisations p ON p.id = o.parent_id";

impl Organisation {
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let reference = row.read("ref", reference);
        let name = row.read("name", line(200));
        let kind = row.read("kind", code);
        let org_number = row.maybe("org_number", organisation_number);
        let municipality = row.maybe("municipality", municipality);
        let parent = row.maybe("parent", self::reference);
        Some(Self {
            reference: reference?,
            name: name?,
            kind: kind?,
            org_number: org_number?,
            municipality: municipality?,
            parent: parent?,
        })
    }

    pub fn is_provider(&self) -> bool {
        matches!(self.kind, OrganisationKind::SocialEnterprise | OrganisationKind::Employer)
    }
}

impl Cells for Organisation {
    fn cells(&self) -> Vec<String> {
        vec![
            self.reference.clone(),
            self.name.clone(),
            shown(self.kind),
            maybe(self.org_number),
            maybe(self.municipality),
            maybe(self.parent.as_ref()),
        ]
    }
}
