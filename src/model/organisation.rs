//! Organisations: associations, authorities, municipalities, the region, social enterprises and employers.

use super::codes::OrganisationKind;
use super::municipality::Municipality;
use super::organisation_number::OrganisationNumber;
use super::{Error, Result};
use crate::db::Read;

crate::id!(OrganisationId);

/// An organisation. Its name and kind are open to everyone who is signed in.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Organisation {
    pub id: OrganisationId,
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub name: String,
    pub kind: OrganisationKind,
    pub org_number: Option<OrganisationNumber>,
    pub municipality: Option<Municipality>,
    pub parent_id: Option<OrganisationId>,
    pub version: i64,
}

const COLUMNS: &str =
    "SELECT id, ref, name, kind, org_number, municipality, parent_id, version FROM organisations";

impl Organisation {
    pub async fn find(db: &mut Read, id: OrganisationId) -> Result<Self> {
        Ok(db.built(format!("{COLUMNS} WHERE id = $1")).bind(id).one().await?)
    }

    pub async fn find_by_ref(db: &mut Read, reference: &str) -> Result<Option<Self>> {
        Ok(db.built(format!("{COLUMNS} WHERE ref = $1")).bind(reference.to_owned()).optional().await?)
    }

    /// All of one kind, in Swedish order.
    pub async fn of_kind(db: &mut Read, kind: OrganisationKind) -> Result<Vec<Self>> {
        Ok(db
            .built(format!("{COLUMNS} WHERE kind = $1 ORDER BY name COLLATE sv, id"))
            .bind(kind)
            .all()
            .await?)
    }

    pub async fn all(db: &mut Read) -> Result<Vec<Self>> {
        Ok(db.built(format!("{COLUMNS} ORDER BY name COLLATE sv, id")).all().await?)
    }

    /// Offers slots: a social enterprise or an employer.
    pub fn is_provider(&self) -> bool {
        matches!(self.kind, OrganisationKind::SocialEnterprise | OrganisationKind::Employer)
    }

    /// As `find`, for a reference that a form or a command names.
    pub async fn named(db: &mut Read, reference: &str) -> Result<Self> {
        Self::find_by_ref(db, reference).await?.ok_or(Error::NotFound)
    }
}
