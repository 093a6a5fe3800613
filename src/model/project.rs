//! Projects: what an association and its parties run together, with a target, a period and municipalities.

use chrono::NaiveDate;

use super::access::Who;
use super::codes::IndicatorProfile;
use super::municipality::Municipality;
use super::organisation::OrganisationId;
use super::{Error, Result};
use crate::db::Read;

crate::id!(ProjectId);

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Project {
    pub id: ProjectId,
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub name: String,
    pub association_id: OrganisationId,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    /// People.
    pub participant_target: i64,
    pub work_or_studies_target_percent: i64,
    pub ordinary_measures_target_percent: i64,
    pub indicator_profile: IndicatorProfile,
    /// Years of age at enrolment, both included.
    pub min_age: i64,
    pub max_age: i64,
    /// Days a proposal holds its seat.
    pub proposal_days: i64,
    pub version: i64,
}

const COLUMNS: &str = "SELECT id, ref, name, association_id, starts_on, ends_on, participant_target, work_or_studies_target_percent,
    ordinary_measures_target_percent, indicator_profile, min_age, max_age, proposal_days, version FROM projects";

impl Project {
    /// A project that the person coaches in or manages.
    pub async fn find(db: &mut Read, who: &Who, id: ProjectId) -> Result<Self> {
        if !who.coaches(id) && !who.manages(id) {
            return Err(Error::NotFound);
        }
        Self::load(db, id).await
    }

    /// For whoever manages it; `NotFound` for everybody else.
    pub async fn find_managed(db: &mut Read, who: &Who, id: ProjectId) -> Result<Self> {
        if !who.manages(id) {
            return Err(Error::NotFound);
        }
        Self::load(db, id).await
    }

    /// A project for the program's own work, asked for by nobody.
    pub(crate) async fn load(db: &mut Read, id: ProjectId) -> Result<Self> {
        Ok(db.built(format!("{COLUMNS} WHERE id = $1")).bind(id).one().await?)
    }

    /// For the command line, which has no person: whoever runs it owns the database.
    pub async fn find_by_ref(db: &mut Read, reference: &str) -> Result<Option<Self>> {
        Ok(db.built(format!("{COLUMNS} WHERE ref = $1")).bind(reference.to_owned()).optional().await?)
    }

    /// For the command line, as [`Self::find_by_ref`]: in the order of their references.
    pub async fn all(db: &mut Read) -> Result<Vec<Self>> {
        let mut all: Vec<Self> = db.query(COLUMNS).all().await?;
        all.sort_by(|one, other| one.reference.cmp(&other.reference));
        Ok(all)
    }

    pub async fn municipalities(&self, db: &mut Read) -> Result<Vec<Municipality>> {
        Ok(db
            .query("SELECT municipality FROM project_municipalities WHERE project_id = $1 ORDER BY position")
            .bind(self.id)
            .values()
            .await?)
    }

    /// The projects this person manages, in Swedish order.
    pub async fn managed_by(db: &mut Read, who: &Who) -> Result<Vec<Self>> {
        Self::among(db, who.managed_projects().collect()).await
    }

    /// The projects this person coaches in, in Swedish order.
    pub async fn coached_by(db: &mut Read, who: &Who) -> Result<Vec<Self>> {
        Self::among(db, who.coached_projects().collect()).await
    }

    async fn among(db: &mut Read, ids: Vec<ProjectId>) -> Result<Vec<Self>> {
        let mut projects: Vec<Self> = Vec::with_capacity(ids.len());
        for id in ids {
            projects.push(Self::load(db, id).await?);
        }
        projects.sort_by(|a, b| crate::db::compare_swedish(&a.name, &b.name));
        Ok(projects)
    }
}

/// What a project is called: open to everyone who is signed in.
pub async fn name_of(db: &mut Read, id: ProjectId) -> Result<String> {
    Ok(db.query("SELECT name FROM projects WHERE id = $1").bind(id).value().await?)
}
