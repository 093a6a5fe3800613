//! How organisations, projects and teams come to be. Founding is not anybody's role in the web application: it is done
//! by whoever owns the database (the demo; an import has its own way, all or nothing).

use chrono::NaiveDate;

use super::codes::{IndicatorProfile, OrganisationKind};
use super::event::Event;
use super::municipality::Municipality;
use super::organisation::{Organisation, OrganisationId};
use super::organisation_number::OrganisationNumber;
use super::project::{Project, ProjectId};
use super::{Refusal, Result};
use crate::db::Write;

/// An organisation that is new to the register.
#[derive(Clone, Debug)]
pub struct Founding {
    pub reference: String,
    pub name: String,
    pub kind: OrganisationKind,
    pub org_number: Option<OrganisationNumber>,
    pub municipality: Option<Municipality>,
}

/// A project that an association opens.
#[derive(Clone, Debug)]
pub struct Opening {
    pub reference: String,
    pub name: String,
    pub association_id: OrganisationId,
    /// The programme above it; made when it is the first of that name.
    pub programme: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    /// People.
    pub participant_target: i64,
    pub work_or_studies_target_percent: i64,
    pub ordinary_measures_target_percent: i64,
    pub indicator_profile: IndicatorProfile,
    /// Years of age at enrolment, both included.
    pub ages: (i64, i64),
    pub municipalities: Vec<Municipality>,
}

impl Organisation {
    pub async fn found(db: &mut Write, told: Founding) -> Result<Self> {
        let id: OrganisationId = db
            .query(
                "INSERT INTO organisations (ref, name, kind, org_number, municipality) VALUES ($1, $2, $3, $4, $5) RETURNING id",
            )
            .bind(told.reference)
            .bind(told.name.clone())
            .bind(told.kind)
            .bind(told.org_number)
            .bind(told.municipality)
            .value()
            .await?;
        Event::new("organisation_founded", "organisation", id.0)
            .at(id)
            .with("name", told.name)
            .write(db)
            .await?;
        Self::find(db, id).await
    }
}

impl Project {
    pub async fn open(db: &mut Write, told: Opening) -> Result<Self> {
        if told.ends_on < told.starts_on {
            return Err(Refusal::EndBeforeStart.into());
        }
        let programme = programme(db, &told.programme).await?;
        let id: ProjectId = db
            .query(
                "INSERT INTO projects (ref, name, association_id, programme_id, starts_on, ends_on, participant_target,
                    work_or_studies_target_percent, ordinary_measures_target_percent, indicator_profile, min_age, max_age)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id",
            )
            .bind(told.reference)
            .bind(told.name.clone())
            .bind(told.association_id)
            .bind(programme)
            .bind(told.starts_on)
            .bind(told.ends_on)
            .bind(told.participant_target)
            .bind(told.work_or_studies_target_percent)
            .bind(told.ordinary_measures_target_percent)
            .bind(told.indicator_profile)
            .bind(told.ages.0)
            .bind(told.ages.1)
            .value()
            .await?;
        let places: Vec<(i64, Municipality)> = (0..).zip(told.municipalities).collect();
        db.insert_all(
            "INSERT INTO project_municipalities (project_id, municipality, position)",
            3,
            "",
            &places,
            |query, (position, municipality)| query.bind(id).bind(*municipality).bind(*position),
        )
        .await?;
        Event::new("project_opened", "project", id.0)
            .within(id)
            .at(told.association_id)
            .with("name", told.name)
            .write(db)
            .await?;
        Self::load(db, id).await
    }

    /// Forms one of the project's multi-agency teams (myndighetsgemensamt team).
    pub async fn form_team(
        &self,
        db: &mut Write,
        reference: &str,
        name: &str,
        starts_on: NaiveDate,
    ) -> Result<()> {
        let team: i64 = db
            .query(
                "INSERT INTO teams (ref, project_id, name, starts_on) VALUES ($1, $2, $3, $4) RETURNING id",
            )
            .bind(reference.to_owned())
            .bind(self.id)
            .bind(name.to_owned())
            .bind(starts_on)
            .value()
            .await?;
        Event::new("team_formed", "team", team).within(self.id).with("name", name).write(db).await
    }
}

async fn programme(db: &mut Write, name: &str) -> Result<i64> {
    db.query("INSERT INTO programmes (name) VALUES ($1) ON CONFLICT (name) DO NOTHING")
        .bind(name.to_owned())
        .run()
        .await?;
    Ok(db.query("SELECT id FROM programmes WHERE name = $1").bind(name.to_owned()).value().await?)
}
