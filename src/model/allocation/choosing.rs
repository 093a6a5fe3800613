//! Whom and what a run may be made of: participants by reference, and slots with a free seat. A manager chooses among all
//! of the project, unseen; a coach among the coach's own. Protected identities are in no run: their coach proposes alone.

use chrono::NaiveDate;

use crate::db::Read;
use crate::model::access::Who;
use crate::model::enrolment::EnrolmentId;
use crate::model::municipality::Municipality;
use crate::model::project::ProjectId;
use crate::model::slot::SlotId;
use crate::model::user::UserId;
use crate::model::vacancy::{Period, Vacancy};
use crate::model::{Error, Result};

/// Slots that a form offers.
const MOST_SLOTS: usize = 200;
/// Slots that are looked at for those.
const MOST_LOOKED_AT: usize = 2_000;

/// A participant who may be part of a run.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Candidate {
    pub id: EnrolmentId,
    #[sqlx(rename = "ref")]
    pub reference: String,
    coach_id: Option<UserId>,
    pub coach_name: Option<String>,
    given_name: String,
    family_name: String,
    pub enrolled_on: NaiveDate,
    /// Placements or open proposals in the period.
    live: i64,
    #[sqlx(skip)]
    is_own: bool,
}

impl Candidate {
    /// Of a project, for the period: whoever waits longest first.
    pub async fn of_project(
        db: &mut Read,
        who: &Who,
        project: ProjectId,
        period: Period,
    ) -> Result<Vec<Self>> {
        let manages = who.manages(project);
        if !manages && !who.coaches(project) {
            return Err(Error::NotFound);
        }
        let mut all = everybody(db, project, period).await?;
        all.retain_mut(|one| {
            one.is_own = one.coach_id == Some(who.id) && who.coaches(project);
            one.is_own || manages
        });
        Ok(all)
    }

    /// Keeps what the person has, whatever the run finds.
    pub fn is_placed(&self) -> bool {
        self.live > 0
    }

    /// For the own coach alone.
    pub fn name(&self) -> Option<String> {
        self.is_own.then(|| format!("{} {}", self.given_name, self.family_name))
    }
}

/// For the command line, which has no person: nobody's name is told.
pub async fn everybody(db: &mut Read, project: ProjectId, period: Period) -> Result<Vec<Candidate>> {
    let today = db.today();
    Ok(db
        .query(
                "SELECT e.id, e.ref, e.coach_id, c.name AS coach_name, p.given_name, p.family_name, e.enrolled_on,
                    (SELECT COUNT(*) FROM placements l WHERE l.enrolment_id = e.id AND l.starts_on <= $3 AND l.planned_end_on >= $2
                     AND (l.state IN ('accepted', 'started', 'paused') OR (l.state = 'proposed' AND l.expires_on >= $4))) AS live
                 FROM enrolments e JOIN participants p ON p.id = e.participant_id LEFT JOIN users c ON c.id = e.coach_id
                 WHERE e.project_id = $1 AND e.ended_on IS NULL AND p.protection = 'none' ORDER BY e.enrolled_on, e.id",
            )
            .bind(project)
            .bind(period.from)
            .bind(period.to)
            .bind(today)
        .all()
        .await?)
}

/// Slots that may be part of a run.
#[derive(Clone, Debug, Default)]
pub struct Choosable {
    /// Those of the project's contracts first.
    pub vacancies: Vec<Vacancy>,
    /// There are more than a form can offer.
    pub has_more: bool,
}

impl Choosable {
    /// Open slots with a free seat on every day of the period, of the project's contracts or without a contract, in the
    /// municipalities where the project works or in the one that is wanted.
    pub async fn of_project(
        db: &mut Read,
        project: ProjectId,
        period: Period,
        municipality: Option<Municipality>,
    ) -> Result<Self> {
        let mut found = Self::default();
        let wanted = municipality.map(|one| one.to_string()).unwrap_or_default();
        for sql in [OF_CONTRACTS, OF_EMPLOYERS] {
            let slots: Vec<SlotId> = db
                .built(format!("{sql} {WHERE} ORDER BY s.id LIMIT $5"))
                .bind(project)
                .bind(period.from)
                .bind(period.to)
                .bind(wanted.clone())
                .bind(MOST_LOOKED_AT as i64)
                .values()
                .await?;
            found.has_more |= slots.len() == MOST_LOOKED_AT;
            for some in slots.chunks(400) {
                let vacancies = Vacancy::load(db, some, period).await?;
                found.vacancies.extend(vacancies.into_iter().filter(Vacancy::is_free));
                if found.vacancies.len() > MOST_SLOTS {
                    found.vacancies.truncate(MOST_SLOTS);
                    found.has_more = true;
                    return Ok(found);
                }
            }
        }
        Ok(found)
    }
}

const OF_CONTRACTS: &str =
    "SELECT s.id FROM slots s JOIN contracts k ON k.id = s.contract_id WHERE k.project_id = $1
    AND k.starts_on <= $2 AND k.ends_on >= $3";
const OF_EMPLOYERS: &str = "SELECT s.id FROM slots s WHERE s.contract_id IS NULL";
const WHERE: &str = "AND s.state = 'open' AND s.starts_on <= $2 AND s.ends_on >= $3 AND ($4 = '' OR s.municipality = $4)
    AND (EXISTS (SELECT 1 FROM project_municipalities m WHERE m.project_id = $1 AND m.municipality = s.municipality)
         OR NOT EXISTS (SELECT 1 FROM project_municipalities m WHERE m.project_id = $1))";
