//! A placement: a participant at a slot, from proposal to end. Its life cycle is in `state`, what people do to it in `verbs`.

mod keeping;
mod pausing;
mod state;
mod unanswered;
mod verbs;

use chrono::NaiveDate;
use sqlx::types::Json;

use super::access::{Sight, Who};
use super::agreement::{self, Agreement, Newest, Progress};
use super::caseload::OF_COACH;
use super::codes::{Adaptation, DeclineReason, PlacementEndReason, Track};
use super::consent::{Consent, seen_by_provider};
use super::contract::ContractId;
use super::enrolment::{Enrolment, EnrolmentId};
use super::gate::{self, Gate};
use super::organisation::OrganisationId;
use super::slot::SlotId;
use super::{Error, Refusal, Result};
use crate::db::Read;

pub use state::State;
pub use verbs::{Despite, NextStep, Proposal};

crate::id!(PlacementId);

#[derive(Clone, Debug)]
pub struct Placement {
    pub id: PlacementId,
    pub reference: String,
    pub enrolment_id: EnrolmentId,
    pub slot_id: SlotId,
    pub slot_title: String,
    pub provider_id: OrganisationId,
    pub provider_name: String,
    pub contract_id: Option<ContractId>,
    pub track: Track,
    pub hours_per_week: i64,
    /// The period it takes: from the wanted, agreed or actual start to the planned end.
    pub starts_on: NaiveDate,
    pub planned_end_on: NaiveDate,
    pub proposed_on: NaiveDate,
    /// Agreed with the participant: the provider's card shows them.
    pub adaptations: Vec<Adaptation>,
    pub message: String,
    /// Thousandths of a place-month.
    pub place_months: i64,
    /// Öre.
    pub value: i64,
    pub state: State,
    /// What must be in place before the first day.
    pub gate: Gate,
    /// How far the agreement has come, which is in place before the first day too.
    pub agreement: Progress,
    /// While it is paused: the day on which the person is thought to be back, when somebody has said that.
    pub back_on: Option<NaiveDate>,
    pub version: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: PlacementId,
    #[sqlx(rename = "ref")]
    reference: String,
    enrolment_id: EnrolmentId,
    slot_id: SlotId,
    slot_title: String,
    provider_id: OrganisationId,
    provider_name: String,
    contract_id: Option<ContractId>,
    track: Track,
    hours_per_week: i64,
    starts_on: NaiveDate,
    planned_end_on: NaiveDate,
    proposed_on: NaiveDate,
    adaptations: Json<Vec<Adaptation>>,
    message: String,
    place_months: i64,
    value: i64,
    state: String,
    expires_on: Option<NaiveDate>,
    answered_on: Option<NaiveDate>,
    decline_reason: Option<DeclineReason>,
    started_on: Option<NaiveDate>,
    paused_on: Option<NaiveDate>,
    ended_on: Option<NaiveDate>,
    end_reason: Option<PlacementEndReason>,
    back_on: Option<NaiveDate>,
    version: i64,
    #[sqlx(flatten)]
    gate: Gate,
    #[sqlx(flatten)]
    agreement: Newest,
}

fn columns() -> String {
    format!("SELECT {}, {}, {COLUMNS} {}", gate::COLUMNS, agreement::NEWEST, agreement::NEWEST_JOIN)
}

const COLUMNS: &str = "p.id, p.ref, p.enrolment_id, p.slot_id, s.title AS slot_title, s.provider_id, o.name AS provider_name,
    p.contract_id, p.track, p.hours_per_week, p.starts_on, p.planned_end_on, p.proposed_on, p.adaptations, p.message, p.place_months,
    p.value, p.state, p.expires_on, p.answered_on, p.decline_reason, p.started_on, p.paused_on, p.ended_on, p.end_reason, p.version,
    (SELECT MAX(z.expected_on) FROM pauses z WHERE z.placement_id = p.id AND z.until_on IS NULL) AS back_on
    FROM placements p JOIN slots s ON s.id = p.slot_id JOIN organisations o ON o.id = s.provider_id
    LEFT JOIN gates g ON g.placement_id = p.id";

impl Row {
    /// The state with its data, or none when the columns do not make one.
    fn state(&self) -> Option<State> {
        Some(match self.state.as_str() {
            "proposed" => State::Proposed { expires_on: self.expires_on? },
            "declined" => State::Declined { on: self.answered_on?, reason: self.decline_reason? },
            "withdrawn" => State::Withdrawn { on: self.answered_on?, reason: self.decline_reason },
            "expired" => State::Expired { on: self.answered_on? },
            "accepted" => State::Accepted { on: self.answered_on? },
            "started" => State::Started { accepted_on: self.answered_on?, on: self.started_on? },
            "paused" => State::Paused {
                accepted_on: self.answered_on?,
                started_on: self.started_on?,
                on: self.paused_on?,
            },
            "ended" => State::Ended {
                accepted_on: self.answered_on?,
                started_on: self.started_on,
                on: self.ended_on?,
                reason: self.end_reason?,
            },
            _ => return None,
        })
    }
}

impl TryFrom<Row> for Placement {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let state = row.state().ok_or_else(|| Error::InvalidRow {
            table: "placements",
            id: row.id.0,
            what: format!("state {} without its dates", row.state),
        })?;
        let mut placement = Self {
            id: row.id,
            reference: row.reference,
            enrolment_id: row.enrolment_id,
            slot_id: row.slot_id,
            slot_title: row.slot_title,
            provider_id: row.provider_id,
            provider_name: row.provider_name,
            contract_id: row.contract_id,
            track: row.track,
            hours_per_week: row.hours_per_week,
            starts_on: row.starts_on,
            planned_end_on: row.planned_end_on,
            proposed_on: row.proposed_on,
            adaptations: row.adaptations.0,
            message: row.message,
            place_months: row.place_months,
            value: row.value,
            state,
            gate: row.gate,
            agreement: Progress::Unwritten,
            back_on: row.back_on,
            version: row.version,
        };
        placement.agreement = row.agreement.progress(&placement);
        Ok(placement)
    }
}

impl Placement {
    /// For whoever is a party to it: the person's own coach (or an inspecting manager), or the slot's provider.
    pub async fn find(db: &mut Read, who: &Who, id: PlacementId) -> Result<Self> {
        let placement = Self::load(db, id).await?;
        if who.provides(placement.provider_id) {
            placement.still_seen(db).await?;
            return Ok(placement);
        }
        match Enrolment::sight(db, who, placement.enrolment_id).await? {
            Sight::Full | Sight::Inspected => Ok(placement),
            Sight::Outline | Sight::OnReason => Err(Error::NotFound),
        }
    }

    /// Somebody is there, and Brygga has no agreement: it came with a data package, or began before one was asked for. It counts as it is.
    pub fn began_without_agreement(&self) -> bool {
        self.state.is_live() && self.state.started_on().is_some() && self.agreement == Progress::Unwritten
    }

    /// What hinders the first day: what the gate lacks, then what the agreement does.
    pub fn hinders_start(&self) -> Option<Refusal> {
        let lacks = self.gate.lacks();
        if lacks.is_empty() { self.agreement.hinders() } else { Some(Refusal::GateIncomplete { lacks }) }
    }

    /// The day on which the last of what is asked for was in place: nobody begins before it. None while nothing is.
    pub async fn ready_on(&self, db: &mut Read) -> Result<Option<NaiveDate>> {
        Ok(self.gate.ready_on().max(Agreement::last_signed_on(db, self.id).await?))
    }

    /// By its provider, whom the participant's consent lets see it; `NotFound` when it was taken back or has run out.
    pub(super) async fn still_seen(&self, db: &mut Read) -> Result<()> {
        let today = db.today();
        match Consent::covers(db, self.enrolment_id, self.provider_id, today).await? {
            Some(false) => Err(Error::NotFound),
            Some(true) | None => Ok(()),
        }
    }

    pub(crate) async fn load(db: &mut Read, id: PlacementId) -> Result<Self> {
        db.built(format!("{} WHERE p.id = $1", columns())).bind(id).one::<Row>().await?.try_into()
    }

    /// All placements of one enrolment, newest first. The caller has already been let in to the enrolment.
    pub async fn of_enrolment(db: &mut Read, enrolment: EnrolmentId) -> Result<Vec<Self>> {
        db.built(format!("{} WHERE p.enrolment_id = $1 ORDER BY p.starts_on DESC, p.id DESC", columns()))
            .bind(enrolment)
            .all::<Row>()
            .await?
            .into_iter()
            .map(TryInto::try_into)
            .collect()
    }

    /// All placements of everybody the coach answers for, newest first.
    pub(super) async fn of_coach(db: &mut Read, who: &Who) -> Result<Vec<Self>> {
        db.built(format!(
            "{} JOIN enrolments e ON e.id = p.enrolment_id WHERE {OF_COACH} ORDER BY p.starts_on DESC, p.id DESC",
            columns()
        ))
        .bind(who.id)
        .all::<Row>()
        .await?
        .into_iter()
        .map(TryInto::try_into)
        .collect()
    }

    /// The live ones of a provider (proposed, accepted, started, paused), those to answer first.
    pub async fn live_of_provider(db: &mut Read, who: &Who, provider: OrganisationId) -> Result<Vec<Self>> {
        if !who.provides(provider) {
            return Err(Error::NotFound);
        }
        let today = db.today();
        let seen = seen_by_provider("$2");
        db.built(format!(
            "{} WHERE s.provider_id = $1 AND p.state IN ('proposed', 'accepted', 'started', 'paused') AND {seen}
             ORDER BY p.expires_on, p.starts_on, p.id",
            columns()
        ))
        .bind(provider)
        .bind(today)
        .all::<Row>()
        .await?
        .into_iter()
        .map(TryInto::try_into)
        .collect()
    }
}
