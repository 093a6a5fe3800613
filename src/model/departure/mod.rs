//! A provider leaves a project (C11). The drill tells what would happen if it closed on a day: whom it strikes, which seats, what
//! is freed on the contracts, and where each could go instead. It is read in one snapshot and changes nothing. A real departure
//! (`moving`) then starts the moves.
//!
//! People stand here by reference and coach, as everywhere for a manager; those with a protected identity are counted and not
//! listed, and no alternative is looked for: their own coach does that. No municipality and no contract is told of them, so that nobody
//! counts out where they are: what is freed is what those who are listed would have used.

mod alternatives;
mod moving;

use chrono::NaiveDate;

use super::access::Who;
use super::codes::{Protection, Track};
use super::contract::{Contract, ContractId, Drawn};
use super::enrolment::EnrolmentId;
use super::municipality::Municipality;
use super::organisation::{Organisation, OrganisationId};
use super::project::{Project, ProjectId};
use super::{Error, Result};
use crate::db::Read;

pub use alternatives::Alternative;
pub use moving::{Announced, Moved};

#[derive(Clone, Debug)]
pub struct Drill {
    pub provider: Organisation,
    pub project: Project,
    /// From this day on nobody is there.
    pub on: NaiveDate,
    /// Those who must move, the first to begin that day first. Without those with a protected identity.
    pub people: Vec<Affected>,
    pub protected: i64,
    /// By municipality, in Swedish order.
    pub places: Vec<Place>,
    pub contracts: Vec<Freed>,
    /// It is no drill any longer: what has been announced.
    pub announced: Option<Announced>,
}

/// One placement that reaches past the day, or has no end that was kept.
#[derive(Clone, Debug)]
pub struct Affected {
    pub enrolment_id: EnrolmentId,
    pub reference: String,
    pub coach_name: Option<String>,
    pub slot_title: String,
    pub municipality: Municipality,
    /// Nobody has said yes yet.
    pub is_proposed: bool,
    pub starts_on: NaiveDate,
    pub planned_end_on: NaiveDate,
    /// Still there past the planned end.
    pub is_past_end: bool,
    pub hours_per_week: i64,
    pub alternative: Option<Alternative>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub municipality: Municipality,
    pub slots: i64,
    pub seats: i64,
    /// Of those who are listed: where a protected person is, is not told.
    pub people: i64,
}

/// What a contract gets back.
#[derive(Clone, Debug)]
pub struct Freed {
    pub contract: Contract,
    /// What those who are listed would have used from the day on: under which contract a protected person is, is not told.
    pub freed: Drawn,
    /// What is bound by nobody today.
    pub unbound: Drawn,
}

#[derive(Clone, Debug, sqlx::FromRow)]
struct Row {
    enrolment_id: EnrolmentId,
    reference: String,
    coach_name: Option<String>,
    protection: Protection,
    slot_title: String,
    municipality: Municipality,
    contract_id: Option<ContractId>,
    state: String,
    track: Track,
    starts_on: NaiveDate,
    planned_end_on: NaiveDate,
    hours_per_week: i64,
    place_months: i64,
    value: i64,
}

impl Drill {
    /// For whoever manages the project, about a provider that has to do with it.
    pub async fn find(
        db: &mut Read,
        who: &Who,
        project: ProjectId,
        provider: OrganisationId,
        on: NaiveDate,
    ) -> Result<Self> {
        if !who.manages(project) {
            return Err(Error::NotFound);
        }
        let provider = Organisation::find(db, provider).await?;
        let project = Project::load(db, project).await?;
        let rows = affected(db, project.id, provider.id, on).await?;
        let mut contracts = Contract::all_of(db, project.id).await?;
        contracts.retain(|contract| contract.provider_id == provider.id);
        let is_strange = rows.is_empty() && contracts.is_empty();
        contracts.retain(|contract| !contract.is_over(on));
        let (listed, protected): (Vec<Row>, Vec<Row>) =
            rows.into_iter().partition(|row| row.protection == Protection::None);
        let places = places(db, project.id, provider.id, on, &listed).await?;
        if is_strange && places.is_empty() {
            return Err(Error::NotFound);
        }
        let today = db.today();
        let mut freed = Vec::with_capacity(contracts.len());
        for contract in contracts {
            let unbound = contract.cap() - contract.drawn(db, None).await?;
            let of = listed.iter().filter(|row| row.contract_id == Some(contract.id));
            let sum = of.map(|row| row.freed(&contract, on)).fold(Drawn::default(), |a, b| a + b);
            freed.push(Freed { freed: sum, unbound, contract });
        }
        let alternatives = alternatives::find(db, &project, provider.id, on, &listed).await?;
        let people = listed.into_iter().zip(alternatives).map(|(row, alternative)| Affected {
            is_proposed: row.state == "proposed",
            is_past_end: row.planned_end_on < today,
            enrolment_id: row.enrolment_id,
            reference: row.reference,
            coach_name: row.coach_name,
            slot_title: row.slot_title,
            municipality: row.municipality,
            starts_on: row.starts_on,
            planned_end_on: row.planned_end_on,
            hours_per_week: row.hours_per_week,
            alternative,
        });
        Ok(Self {
            announced: Announced::of(db, project.id, provider.id).await?,
            people: people.collect(),
            protected: protected.len() as i64,
            places,
            contracts: freed,
            provider,
            project,
            on,
        })
    }

    /// Whether there is nobody to move, and nothing that would be lost.
    pub fn is_nothing(&self) -> bool {
        self.people.is_empty() && self.protected == 0 && self.places.is_empty() && self.contracts.is_empty()
    }

    pub fn seats(&self) -> i64 {
        self.places.iter().map(|place| place.seats).sum()
    }

    pub fn with_alternative(&self) -> usize {
        self.people.iter().filter(|one| one.alternative.is_some()).count()
    }
}

impl Row {
    /// What it has drawn less what it draws up to the day before: nothing of who should have ended by then.
    fn freed(&self, contract: &Contract, on: NaiveDate) -> Drawn {
        if self.planned_end_on < on {
            return Drawn::default();
        }
        let all = Drawn { place_months: self.place_months, value: self.value };
        match on.pred_opt().filter(|last| *last >= self.starts_on) {
            Some(last) => all - contract.draw(self.starts_on, last, self.hours_per_week),
            None => all,
        }
    }
}

/// Placements and open proposals of the project's people at the provider that reach the day, and those who are still there though they
/// should have ended.
async fn affected(
    db: &mut Read,
    project: ProjectId,
    provider: OrganisationId,
    on: NaiveDate,
) -> Result<Vec<Row>> {
    let today = db.today();
    Ok(db
        .query(
            "SELECT p.enrolment_id, e.ref AS reference, c.name AS coach_name, d.protection, s.title AS slot_title,
                s.municipality, p.contract_id, p.state, p.track, p.starts_on, p.planned_end_on, p.hours_per_week, p.place_months, p.value
             FROM placements p JOIN slots s ON s.id = p.slot_id JOIN enrolments e ON e.id = p.enrolment_id
             JOIN participants d ON d.id = e.participant_id LEFT JOIN users c ON c.id = e.coach_id
             WHERE s.provider_id = $1 AND e.project_id = $2
             AND (p.planned_end_on >= $3 OR (p.state IN ('started', 'paused') AND p.planned_end_on < $4))
             AND (p.state IN ('accepted', 'started', 'paused') OR (p.state = 'proposed' AND p.expires_on >= $4))
             ORDER BY p.starts_on, p.id",
        )
        .bind(provider)
        .bind(project)
        .bind(on)
        .bind(today)
        .all()
        .await?)
}

/// The provider's slots that the project may use on the day, with those of `rows` who must move.
async fn places(
    db: &mut Read,
    project: ProjectId,
    provider: OrganisationId,
    on: NaiveDate,
    rows: &[Row],
) -> Result<Vec<Place>> {
    let offered: Vec<(Municipality, i64, i64)> = db
        .query(
            "SELECT s.municipality, COUNT(*), CAST(SUM(s.seats) AS BIGINT) FROM slots s LEFT JOIN contracts k ON k.id = s.contract_id
             WHERE s.provider_id = $1 AND s.state IN ('open', 'paused') AND s.ends_on >= $3 AND COALESCE(k.ends_on, s.ends_on) >= $3
             AND k.closed_as IS NULL AND (k.project_id = $2
                OR (s.contract_id IS NULL AND s.municipality IN (SELECT municipality FROM project_municipalities WHERE project_id = $2)))
             GROUP BY s.municipality",
        )
        .bind(provider)
        .bind(project)
        .bind(on)
        .all()
        .await?;
    let mut places: Vec<Place> = offered
        .into_iter()
        .map(|(municipality, slots, seats)| Place { municipality, slots, seats, people: 0 })
        .collect();
    for row in rows {
        match places.iter_mut().find(|place| place.municipality == row.municipality) {
            Some(place) => place.people += 1,
            None => places.push(Place { municipality: row.municipality, slots: 0, seats: 0, people: 1 }),
        }
    }
    places.sort_by(|a, b| crate::db::compare_swedish(a.municipality.name(), b.municipality.name()));
    Ok(places)
}
