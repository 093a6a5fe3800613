//! A capacity request (P07): a project asks providers for so many seats of a kind of work from a day on; each answers yes with
//! slots, or no with a reason, until the last day for answers. It has no personal data and holds no seats: a proposal or a
//! reservation does. Answering is in `answer` and `promise`.

mod answer;
mod promise;

use chrono::NaiveDate;

use super::access::{self, Who};
use super::codes::codes;
use super::event::Event;
use super::municipality::Municipality;
use super::organisation::OrganisationId;
use super::project::{Project, ProjectId};
use super::ssyk::Ssyk;
use super::{Error, Refusal, Result};
use crate::db::{Read, Write};

pub use answer::Answer;
pub use promise::{CapacityPromiseId, Offer, Promise};

crate::id!(CapacityRequestId);

codes! {
    /// Why a provider has no seats to promise.
    pub enum NoSeatsReason = "no_seats_reason" {
        Full = "full", SupervisionMissing = "supervision_missing", OtherWork = "other_work", OtherPlace = "other_place",
        LaterOnly = "later_only", Other = "other",
    }
}

/// More seats are asked for in several requests.
pub const MOST_SEATS: i64 = 200;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CapacityRequest {
    pub id: CapacityRequestId,
    pub project_id: ProjectId,
    pub project_name: String,
    /// None: any kind of work.
    pub ssyk: Option<Ssyk>,
    /// None: anywhere.
    pub municipality: Option<Municipality>,
    pub seats: i64,
    pub starts_on: NaiveDate,
    /// The last day for answers.
    pub answer_by: NaiveDate,
    pub message: String,
    pub asked_on: NaiveDate,
    pub asked_by_name: String,
    pub closed_on: Option<NaiveDate>,
    /// Providers asked, those who have answered, and the seats that they promise together.
    pub asked: i64,
    pub answered: i64,
    pub promised: i64,
}

/// As it is asked.
#[derive(Clone, Debug)]
pub struct Asked {
    pub project_id: ProjectId,
    pub ssyk: Option<Ssyk>,
    pub municipality: Option<Municipality>,
    pub seats: i64,
    pub starts_on: NaiveDate,
    pub answer_by: NaiveDate,
    pub message: String,
    /// None: everyone who has a contract that is running.
    pub providers: Option<Vec<OrganisationId>>,
}

/// Somebody who can be asked.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Askable {
    pub provider_id: OrganisationId,
    pub name: String,
    pub contracted: bool,
}

const COLUMNS: &str = "SELECT r.id, r.project_id, p.name AS project_name, r.ssyk, r.municipality, r.seats, r.starts_on, r.answer_by, r.message,
    r.asked_on, u.name AS asked_by_name, r.closed_on,
    (SELECT COUNT(*) FROM capacity_answers a WHERE a.request_id = r.id) AS asked,
    (SELECT COUNT(*) FROM capacity_answers a WHERE a.request_id = r.id AND a.answered_on IS NOT NULL) AS answered,
    (SELECT CAST(COALESCE(SUM(a.seats), 0) AS BIGINT) FROM capacity_promises a WHERE a.request_id = r.id) AS promised
    FROM capacity_requests r JOIN projects p ON p.id = r.project_id JOIN users u ON u.id = r.asked_by";

impl Askable {
    /// Those with a running contract first, then the employers that offer something in the project's municipalities.
    pub async fn of_project(db: &mut Read, who: &Who, project: ProjectId) -> Result<Vec<Self>> {
        if !who.manages(project) {
            return Err(Error::NotFound);
        }
        Self::load(db, project).await
    }

    async fn load(db: &mut Read, project: ProjectId) -> Result<Vec<Self>> {
        let today = db.today();
        let mut all: Vec<Self> = db
            .query(
                "SELECT o.id AS provider_id, o.name, TRUE AS contracted FROM organisations o WHERE o.id IN (SELECT provider_id FROM contracts
                    WHERE project_id = $1 AND starts_on <= $2 AND ends_on >= $2 AND unapproved = FALSE)
                 UNION ALL SELECT o.id, o.name, FALSE FROM organisations o WHERE o.kind = 'employer'
                    AND o.id IN (SELECT provider_id FROM slots WHERE contract_id IS NULL AND state = 'open' AND ends_on >= $2
                        AND municipality IN (SELECT municipality FROM project_municipalities WHERE project_id = $1))
                    AND o.id NOT IN (SELECT provider_id FROM contracts
                        WHERE project_id = $1 AND starts_on <= $2 AND ends_on >= $2 AND unapproved = FALSE)",
            )
            .bind(project)
            .bind(today)
            .all()
            .await?;
        all.sort_by(|a, b| {
            b.contracted.cmp(&a.contracted).then_with(|| crate::db::compare_swedish(&a.name, &b.name))
        });
        Ok(all)
    }
}

impl CapacityRequest {
    /// By a manager of the project, to those who can be asked.
    pub async fn make(db: &mut Write, who: &Who, asked: Asked) -> Result<Self> {
        if !who.manages(asked.project_id) {
            return Err(Error::NotFound);
        }
        let today = db.today();
        if asked.starts_on < today {
            return Err(Refusal::StartInThePast.into());
        }
        if asked.answer_by < today || asked.answer_by > asked.starts_on {
            return Err(Refusal::AnswerDayOutside { from: today, to: asked.starts_on }.into());
        }
        let project = Project::load(db, asked.project_id).await?;
        if let Some(place) = asked.municipality
            && !Self::places(db, &project).await?.contains(&place)
        {
            return Err(Refusal::PlaceOutsideProject.into());
        }
        let askable = Askable::load(db, asked.project_id).await?;
        let providers: Vec<OrganisationId> = match asked.providers {
            None => askable.iter().filter(|one| one.contracted).map(|one| one.provider_id).collect(),
            Some(mut chosen) => {
                chosen.sort_unstable();
                chosen.dedup();
                chosen.retain(|id| askable.iter().any(|one| one.provider_id == *id));
                chosen
            }
        };
        if providers.is_empty() {
            return Err(Refusal::NobodyAsked.into());
        }
        let id: CapacityRequestId = db
            .query(
                "INSERT INTO capacity_requests (project_id, ssyk, municipality, seats, starts_on, answer_by, message, asked_by, asked_on)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
            )
            .bind(asked.project_id)
            .bind(asked.ssyk)
            .bind(asked.municipality)
            .bind(asked.seats)
            .bind(asked.starts_on)
            .bind(asked.answer_by)
            .bind(asked.message.trim().to_owned())
            .bind(who.id)
            .bind(today)
            .value()
            .await?;
        for provider in &providers {
            db.query("INSERT INTO capacity_answers (request_id, provider_id) VALUES ($1, $2)")
                .bind(id)
                .bind(*provider)
                .run()
                .await?;
        }
        let made = Self::load(db, id).await?;
        made.event("capacity_requested", who)
            .with("seats", made.seats)
            .with("asked", made.asked)
            .write(db)
            .await?;
        Ok(made)
    }

    /// Where a project can ask for seats: in its municipalities, and where its contracts have slots.
    pub async fn places(db: &mut Read, project: &Project) -> Result<Vec<Municipality>> {
        let mut places = project.municipalities(db).await?;
        let slots: Vec<Municipality> = db
            .query(
                "SELECT DISTINCT s.municipality FROM slots s JOIN contracts k ON k.id = s.contract_id
                 WHERE k.project_id = $1 AND s.state IN ('open', 'paused')",
            )
            .bind(project.id)
            .values()
            .await?;
        places.extend(slots);
        places.sort_unstable();
        places.dedup();
        Ok(places)
    }

    /// For the managers of its project and the providers that were asked.
    pub async fn find(db: &mut Read, who: &Who, id: CapacityRequestId) -> Result<Self> {
        let found = Self::load(db, id).await?;
        let asked: Vec<OrganisationId> = db
            .query("SELECT provider_id FROM capacity_answers WHERE request_id = $1")
            .bind(id)
            .values()
            .await?;
        if access::capacity_request(who, found.project_id, &asked) { Ok(found) } else { Err(Error::NotFound) }
    }

    async fn load(db: &mut Read, id: CapacityRequestId) -> Result<Self> {
        Ok(db.built(format!("{COLUMNS} WHERE r.id = $1")).bind(id).one().await?)
    }

    /// A project's, the open ones first, then the latest.
    pub async fn of_project(db: &mut Read, who: &Who, project: ProjectId, most: i64) -> Result<Vec<Self>> {
        if !who.manages(project) {
            return Err(Error::NotFound);
        }
        Ok(db
            .built(format!(
                "{COLUMNS} WHERE r.project_id = $1
                 ORDER BY CASE WHEN r.closed_on IS NULL THEN 0 ELSE 1 END, r.answer_by DESC, r.id DESC LIMIT $2"
            ))
            .bind(project)
            .bind(most)
            .all()
            .await?)
    }

    /// Those that wait for a provider's answer, the most urgent first.
    pub async fn waiting_for(db: &mut Read, who: &Who, provider: OrganisationId) -> Result<Vec<Self>> {
        Self::open_for(db, who, provider, false).await
    }

    /// Those that a provider has answered, and may answer otherwise.
    pub async fn answered_by(db: &mut Read, who: &Who, provider: OrganisationId) -> Result<Vec<Self>> {
        Self::open_for(db, who, provider, true).await
    }

    async fn open_for(
        db: &mut Read,
        who: &Who,
        provider: OrganisationId,
        answered: bool,
    ) -> Result<Vec<Self>> {
        if !who.provides(provider) {
            return Err(Error::NotFound);
        }
        let today = db.today();
        Ok(db
            .built(format!(
                "{COLUMNS} WHERE r.closed_on IS NULL AND r.answer_by >= $2
                 AND r.id IN (SELECT request_id FROM capacity_answers WHERE provider_id = $1 AND (answered_on IS NOT NULL) = $3)
                 ORDER BY r.answer_by, r.id"
            ))
            .bind(provider)
            .bind(today)
            .bind(answered)
            .all()
            .await?)
    }

    /// Seats that nobody has promised.
    pub fn missing(&self) -> i64 {
        (self.seats - self.promised).max(0)
    }

    pub fn is_open(&self, today: NaiveDate) -> bool {
        self.closed_on.is_none() && self.answer_by >= today
    }

    /// Nobody answers any more.
    pub async fn close(db: &mut Write, who: &Who, id: CapacityRequestId) -> Result<Self> {
        let found = Self::find(db, who, id).await?;
        if !who.manages(found.project_id) {
            return Err(Error::NotFound);
        }
        let found = found.locked(db).await?;
        if found.closed_on.is_some() {
            return Err(Refusal::CapacityRequestClosed.into());
        }
        let today = db.today();
        db.query("UPDATE capacity_requests SET closed_on = $2 WHERE id = $1")
            .bind(id)
            .bind(today)
            .run()
            .await?;
        found.event("capacity_request_closed", who).with("promised", found.promised).write(db).await?;
        Self::load(db, id).await
    }

    /// Of two who act at once the second waits here, and sees the first.
    async fn locked(self, db: &mut Write) -> Result<Self> {
        db.query("UPDATE capacity_requests SET seats = seats WHERE id = $1").bind(self.id).run().await?;
        Self::load(db, self.id).await
    }

    fn event(&self, what: &'static str, who: &Who) -> Event {
        Event::new(what, "capacity_request", self.id.0).by(who.id).within(self.project_id)
    }
}
