//! What a profile and an offer do not tell, and what decides all the same: is there a seat, does the contract still pay,
//! has somebody said no before. Read once a person; then every slot is judged without asking the database again.

use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate};

use super::settings::Consequence;
use super::{Finding, Offer, Person, Record, judge};
use crate::db::Read;
use crate::model::Result;
use crate::model::codes::DeclineReason;
use crate::model::contract::{Contract, ContractId};
use crate::model::enrolment::Enrolment;
use crate::model::municipality::Municipality;
use crate::model::organisation::OrganisationId;
use crate::model::project::{Project, ProjectId};
use crate::model::slot::{Slot, SlotId};
use crate::model::vacancy::{Period, Vacancy};

/// An hour a week costs least: where that is too much, everything is.
const LEAST_HOURS: i64 = 1;

pub struct Circumstances {
    person: Person,
    project: ProjectId,
    project_ends_on: NaiveDate,
    area: Vec<Municipality>,
    has_ended: bool,
    profiled_on: Option<NaiveDate>,
    period: Period,
    today: NaiveDate,
    /// Slots where the person is, or is proposed.
    there: HashSet<SlotId>,
    refusals: Vec<Refused>,
    /// Contracts with too little left for this period.
    spent: HashSet<ContractId>,
    records: HashMap<OrganisationId, Record>,
}

#[derive(sqlx::FromRow)]
struct Refused {
    slot_id: SlotId,
    provider_id: OrganisationId,
    decline_reason: Option<String>,
    answered_on: NaiveDate,
}

/// How one slot fits one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// No hard rule speaks against it.
    pub fits: bool,
    /// From 0 to 100.
    pub score: f32,
    /// Every finding with the points it gives.
    pub findings: Vec<(Finding, f32)>,
}

impl Circumstances {
    /// `period`: when the person is to be there.
    pub async fn read(db: &mut Read, enrolment: &Enrolment, period: Period) -> Result<Self> {
        let today = db.today();
        let project = Project::load(db, enrolment.project_id).await?;
        let there = db
            .query(
                "SELECT slot_id FROM placements WHERE enrolment_id = $1
                 AND (state IN ('accepted', 'started', 'paused') OR (state = 'proposed' AND expires_on >= $2))",
            )
            .bind(enrolment.id)
            .bind(today)
            .values()
            .await?;
        let refusals = db
            .query(
                "SELECT p.slot_id, s.provider_id, p.decline_reason, p.answered_on FROM placements p JOIN slots s ON s.id = p.slot_id
                 WHERE p.enrolment_id = $1 AND p.state = 'declined' AND p.answered_on IS NOT NULL ORDER BY p.answered_on DESC, p.id",
            )
            .bind(enrolment.id)
            .all()
            .await?;
        let tried = db
            .query(
                "SELECT DISTINCT s.ssyk FROM placements p JOIN slots s ON s.id = p.slot_id
                 WHERE p.enrolment_id = $1 AND p.started_on IS NOT NULL",
            )
            .bind(enrolment.id)
            .values()
            .await?;
        let mut spent = HashSet::new();
        for contract in Contract::all_of(db, project.id).await? {
            let after = contract.drawn(db, None).await? + contract.draw(period.from, period.to, LEAST_HOURS);
            let cap = contract.cap();
            if contract.unapproved || after.place_months > cap.place_months || after.value > cap.value {
                spent.insert(contract.id);
            }
        }
        Ok(Self {
            person: Person { tried, ..Person::of(enrolment) },
            project: project.id,
            project_ends_on: project.ends_on,
            area: project.municipalities(db).await?,
            has_ended: enrolment.is_ended(),
            profiled_on: enrolment.profile.profiled_on,
            period,
            today,
            there: Vec::<SlotId>::into_iter(there).collect(),
            refusals,
            spent,
            records: Record::of_providers(db).await?,
        })
    }

    pub fn judge(&self, vacancy: &Vacancy) -> Judgement {
        let slot = &vacancy.slot;
        let offer = Offer { record: self.records.get(&slot.provider_id).copied(), ..Offer::of(slot) };
        let mut findings: Vec<(Finding, f32)> =
            self.hard(vacancy).into_iter().map(|finding| (finding, 0.0)).collect();
        let left = vacancy.free.map(|free| free.hours);
        judge(&self.person, &offer, left, |finding, points| findings.push((finding, points)));
        let sum: f32 = findings.iter().map(|(_, points)| points).sum();
        let fits = !findings.iter().any(|(finding, _)| finding.is_hard());
        Judgement { fits, score: if fits { sum } else { sum * super::HINDERED }, findings }
    }

    /// What rules it out besides the profile.
    fn hard(&self, vacancy: &Vacancy) -> Vec<Finding> {
        let slot = &vacancy.slot;
        let mut against = Vec::new();
        if self.has_ended {
            against.push(Finding::HasEnded);
        }
        if slot.project_id.is_some_and(|project| project != self.project) {
            against.push(Finding::OtherProject);
        }
        if self.period.to > self.project_ends_on {
            against.push(Finding::ProjectEnds { on: self.project_ends_on });
        }
        if !self.area.is_empty() && !self.area.contains(&slot.municipality) {
            against.push(Finding::OutsideArea { municipality: slot.municipality });
        }
        match vacancy.free {
            None => against.push(Finding::OutsidePeriod { from: vacancy.from, to: vacancy.to }),
            Some(free) if free.seats < 1 => against.push(Finding::NoSeat { seats: slot.seats }),
            Some(_) => {}
        }
        if slot.contract_id.is_some_and(|contract| self.spent.contains(&contract)) {
            against.push(Finding::ContractSpent);
        }
        if self.there.contains(&slot.id) {
            against.push(Finding::AlreadyThere);
        }
        against.extend(self.refusals.iter().find_map(|refused| self.consequence(refused, slot)));
        against
    }

    fn consequence(&self, refused: &Refused, slot: &Slot) -> Option<Finding> {
        let reason: DeclineReason = refused.decline_reason.as_deref()?.parse().ok()?;
        let on = refused.answered_on;
        let here = refused.slot_id == slot.id;
        match Consequence::of(reason) {
            Consequence::Pause { days } if here => {
                let until = on + Days::new(days);
                (self.today < until).then_some(Finding::Paused { reason, until })
            }
            Consequence::NotThisProvider if refused.provider_id == slot.provider_id => {
                Some(Finding::NotThisProvider { reason, on })
            }
            Consequence::Reassess if here && self.profiled_on.is_none_or(|profiled| profiled <= on) => {
                Some(Finding::Reassess { reason, on })
            }
            _ => None,
        }
    }
}
