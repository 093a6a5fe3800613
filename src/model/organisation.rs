//! Organisations: associations, authorities, municipalities, the region, social enterprises and employers.

use super::access::Who;
use super::codes::{OrganisationKind, Role};
use super::event::Event;
use super::municipality::Municipality;
use super::organisation_number::OrganisationNumber;
use super::{Error, Refusal, Result, new_reference};
use crate::db::{Read, Write};

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

/// An organisation about to be brought in.
#[derive(Clone, Debug)]
pub struct NewOrganisation {
    pub name: String,
    pub kind: OrganisationKind,
    pub org_number: OrganisationNumber,
    pub municipality: Option<Municipality>,
}

/// What a coach may bring in: an employer that takes somebody on.
const EMPLOYERS: &[OrganisationKind] = &[OrganisationKind::Employer];
/// What a project manager may bring in: those who offer slots. The parties of a project are an administrator's.
pub const PROVIDERS: &[OrganisationKind] = &[OrganisationKind::SocialEnterprise, OrganisationKind::Employer];

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

    /// Those that offer slots, in Swedish order.
    pub async fn providers(db: &mut Read) -> Result<Vec<Self>> {
        let mut all = Self::all(db).await?;
        all.retain(Self::is_provider);
        Ok(all)
    }

    /// Offers slots: a social enterprise or an employer.
    pub fn is_provider(&self) -> bool {
        matches!(self.kind, OrganisationKind::SocialEnterprise | OrganisationKind::Employer)
    }

    /// As `find`, for a reference that a form or a command names.
    pub async fn named(db: &mut Read, reference: &str) -> Result<Self> {
        Self::find_by_ref(db, reference).await?.ok_or(Error::NotFound)
    }

    /// The kinds that this person may bring in: none, for most.
    pub fn kinds_for(who: &Who) -> &'static [OrganisationKind] {
        if who.is(Role::Administrator) {
            OrganisationKind::ALL
        } else if who.is(Role::ProjectManager) {
            PROVIDERS
        } else if who.is(Role::Coach) {
            EMPLOYERS
        } else {
            &[]
        }
    }

    /// Brings in an organisation. Its number is nobody else's.
    pub async fn add(db: &mut Write, who: &Who, new: NewOrganisation) -> Result<Self> {
        if !Self::kinds_for(who).contains(&new.kind) {
            return Err(Error::NotFound);
        }
        let known: i64 = db
            .query("SELECT COUNT(*) FROM organisations WHERE org_number = $1")
            .bind(new.org_number)
            .value()
            .await?;
        if known > 0 {
            return Err(Refusal::OrganisationExists.into());
        }
        let reference = new_reference(db, "o");
        let id: OrganisationId = db
            .query(
                "INSERT INTO organisations (ref, name, kind, org_number, municipality) VALUES ($1, $2, $3, $4, $5) RETURNING id",
            )
            .bind(reference)
            .bind(new.name.clone())
            .bind(new.kind)
            .bind(new.org_number)
            .bind(new.municipality)
            .value()
            .await?;
        Event::new("organisation_added", "organisation", id.0)
            .by(who.id)
            .at(id)
            .with("name", new.name)
            .write(db)
            .await?;
        Self::find(db, id).await
    }
}
