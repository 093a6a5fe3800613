//! The placements that hold a seat on a day, as they were known on it: for a forecast, and for testing one on days gone by.

use chrono::NaiveDate;

use crate::db::{Read, numbered};
use crate::model::Result;
use crate::model::contract::ContractId;
use crate::model::organisation::OrganisationId;
use crate::model::place_months::place_months;
use crate::model::placement::PlacementId;
use crate::model::project::ProjectId;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Until this day it may be answered.
    Proposed {
        until: NaiveDate,
    },
    Agreed,
    Started {
        on: NaiveDate,
    },
}

#[derive(Clone, Debug)]
pub struct Held {
    pub contract_id: Option<ContractId>,
    pub provider_id: OrganisationId,
    pub phase: Phase,
    pub starts_on: NaiveDate,
    /// As it was known on the day.
    pub planned_end_on: NaiveDate,
    pub extended: bool,
    /// The last day on which its seat is to be had.
    pub last_on: NaiveDate,
    /// Thousandths, for all of it.
    pub place_months: i64,
    /// Öre, for all of it.
    pub value: i64,
    /// Its last day as it is known now: for the test of a forecast of a day gone by.
    pub ended_on: Option<NaiveDate>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: PlacementId,
    contract_id: Option<ContractId>,
    provider_id: OrganisationId,
    state: String,
    expires_on: Option<NaiveDate>,
    answered_on: Option<NaiveDate>,
    started_on: Option<NaiveDate>,
    ended_on: Option<NaiveDate>,
    starts_on: NaiveDate,
    planned_end_on: NaiveDate,
    first_planned_end_on: Option<NaiveDate>,
    extended_on: Option<NaiveDate>,
    place_months: i64,
    value: i64,
    last_on: NaiveDate,
}

const COLUMNS: &str = "p.id, p.contract_id, s.provider_id, p.state, p.expires_on, p.answered_on, p.started_on, p.ended_on, p.starts_on,
    p.planned_end_on, p.first_planned_end_on, p.extended_on, p.place_months, p.value";

impl Held {
    /// All of a project: under its contracts, and of its people at employers without one. The caller has been let in to it.
    pub async fn of_project(db: &mut Read, project: ProjectId, day: NaiveDate) -> Result<Vec<Self>> {
        let contracts: Vec<ContractId> =
            db.query("SELECT id FROM contracts WHERE project_id = $1").bind(project).values().await?;
        let mut all = Self::of_contracts(db, project, &contracts, day).await?;
        all.extend(Self::without_contract(db, project, day).await?);
        Ok(all)
    }

    /// Under some contracts of one project. In the order in which they were entered.
    pub async fn of_contracts(
        db: &mut Read,
        project: ProjectId,
        contracts: &[ContractId],
        day: NaiveDate,
    ) -> Result<Vec<Self>> {
        if contracts.is_empty() {
            return Ok(Vec::new());
        }
        let living = living(day, db.today());
        let rows: Vec<Row> = db
            .built(format!(
                "SELECT {COLUMNS}, CASE WHEN k.ends_on < s.ends_on THEN k.ends_on ELSE s.ends_on END AS last_on
                 FROM contracts k JOIN placements p ON p.contract_id = k.id AND {living} JOIN slots s ON s.id = p.slot_id
                 WHERE k.project_id = $1 AND k.id IN ({})",
                numbered(3, contracts.len())
            ))
            .bind(project)
            .bind(day)
            .bind_each(contracts)
            .all()
            .await?;
        Ok(Row::all_seen(rows, day))
    }

    /// Of a project's people at employers without a contract.
    pub async fn without_contract(db: &mut Read, project: ProjectId, day: NaiveDate) -> Result<Vec<Self>> {
        let living = living(day, db.today());
        let rows: Vec<Row> = db
            .built(format!(
                "SELECT {COLUMNS}, s.ends_on AS last_on
                 FROM placements p JOIN enrolments e ON e.id = p.enrolment_id JOIN slots s ON s.id = p.slot_id
                 WHERE p.contract_id IS NULL AND {living} AND e.project_id = $1"
            ))
            .bind(project)
            .bind(day)
            .all()
            .await?;
        Ok(Row::all_seen(rows, day))
    }

    /// Past its planned end it holds no seat, whatever people have forgotten to write down.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.planned_end_on > day
    }

    pub fn is_proposed(&self) -> bool {
        matches!(self.phase, Phase::Proposed { .. })
    }
}

/// Which placements lived at the end of a day, $2.
fn living(day: NaiveDate, today: NaiveDate) -> &'static str {
    if day >= today {
        return "p.state IN ('proposed', 'accepted', 'started', 'paused') AND p.proposed_on <= $2";
    }
    "p.proposed_on <= $2 AND (p.state IN ('proposed', 'accepted', 'started', 'paused') OR (p.state = 'ended' AND p.ended_on > $2)
        OR (p.state IN ('declined', 'withdrawn', 'expired') AND p.answered_on > $2))"
}

impl Row {
    /// Always in the same order: the same day gives the same sums.
    fn all_seen(mut rows: Vec<Self>, day: NaiveDate) -> Vec<Held> {
        rows.sort_unstable_by_key(|row| row.id);
        rows.into_iter().filter_map(|row| row.seen(day)).collect()
    }

    fn seen(self, day: NaiveDate) -> Option<Held> {
        let said_no = matches!(self.state.as_str(), "declined" | "withdrawn" | "expired");
        let phase = match (self.started_on, self.answered_on) {
            (Some(on), _) if on <= day => Phase::Started { on },
            (_, Some(answered)) if answered <= day && !said_no => Phase::Agreed,
            _ => Phase::Proposed { until: self.expires_on.filter(|until| *until >= day)? },
        };
        let moved_later = self.extended_on.is_some_and(|on| on > day);
        let planned_end_on = match self.first_planned_end_on {
            Some(first) if moved_later => first,
            _ => self.planned_end_on,
        };
        let (place_months, value) = self.drawn_to(planned_end_on);
        Some(Held {
            contract_id: self.contract_id,
            provider_id: self.provider_id,
            phase,
            starts_on: self.starts_on,
            planned_end_on,
            extended: self.extended_on.is_some() && !moved_later,
            last_on: self.last_on,
            place_months,
            value,
            ended_on: if said_no { self.answered_on } else { self.ended_on },
        })
    }

    /// What it takes to a planned end that may have been another than the one that came: the money as the place-months.
    fn drawn_to(&self, planned_end_on: NaiveDate) -> (i64, i64) {
        if self.ended_on.unwrap_or(self.planned_end_on) == planned_end_on || self.place_months <= 0 {
            return (self.place_months, self.value);
        }
        let months = place_months(self.starts_on, planned_end_on);
        let value = i128::from(self.value) * i128::from(months) / i128::from(self.place_months);
        (months, value as i64)
    }
}
