//! A handover: a participant on the way from the project to an agency, an employer, care, studies or another project. Its
//! steps are in `state`, the draft in `drafting`, the answer and what follows in `verbs`, the days in `ledger`. The giver
//! stays responsible until the receiver has met the person.

mod card;
mod clocks;
mod drafting;
mod falling;
mod lacking;
pub mod ledger;
mod receiver;
mod state;
mod verbs;

use chrono::NaiveDate;

use super::access::Who;
use super::caseload::OF_COACH;
use super::codes::{ExitTo, HandoverDeclineReason, OrganisationKind};
use super::enrolment::{Enrolment, EnrolmentId};
use super::next_step::NextStepKind;
use super::organisation::OrganisationId;
use super::project::ProjectId;
use super::{Error, Result};
use crate::db::Read;

use ledger::{Days, Ledger};

pub use card::{Done, HandoverCard, Needs, Stayed, Words};
pub use clocks::{Clocks, MOST_MEETING_DAYS, Settings};
pub use drafting::{Addressee, Draft};
pub use lacking::{CardLack, Lacking};
pub use receiver::{Receiver, ReceiverKind};
pub use state::State;
pub use verbs::Sending;

crate::id!(HandoverId);

#[derive(Clone, Debug)]
pub struct Handover {
    pub id: HandoverId,
    pub enrolment_id: EnrolmentId,
    pub giver_id: OrganisationId,
    pub giver_name: String,
    pub receiver_id: OrganisationId,
    /// The project, when it is to one.
    pub receiver_project_id: Option<ProjectId>,
    /// The organisation's, after that of its project if it is to one: "Nya vägar, Roslagens samordningsförbund".
    pub receiver_name: String,
    pub receiver_kind: OrganisationKind,
    /// What it is towards, when that was said; [`Handover::is_towards`] says it in any case.
    pub towards: Option<ReceiverKind>,
    /// Which unit, course or project there; empty when it is not said.
    pub unit: String,
    /// The day it was sent; of what was never sent, the day it was drafted.
    pub sent_on: NaiveDate,
    /// Whether it was ever sent: a draft that was taken back was not.
    pub was_sent: bool,
    /// The last day for an answer, when it expires at all.
    pub answer_by: Option<NaiveDate>,
    /// Whom it is sent to at the receiver, and where a link would reach them.
    pub addressee: String,
    pub addressee_email: String,
    /// Who receives the person there, once accepted.
    pub contact: String,
    /// The day that the receiver has set for the first meeting.
    pub meeting_on: Option<NaiveDate>,
    /// Why it was declined, in the words of an import; empty when the state's code says it.
    pub words: String,
    pub state: State,
    /// The last day of the enrolment.
    pub ended_on: Option<NaiveDate>,
    /// Those of the project.
    pub clocks: Clocks,
    pub version: i64,
}

/// A step of a handover with its day and how long it took from the one before; the last step counts on to today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passed {
    /// The code of the state it led to.
    pub step: &'static str,
    pub on: NaiveDate,
    /// Days since the step before.
    pub after: i64,
    /// Days from this step to today.
    pub ago: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: HandoverId,
    enrolment_id: EnrolmentId,
    giver_id: OrganisationId,
    giver_name: String,
    receiver_id: OrganisationId,
    receiver_project_id: Option<ProjectId>,
    receiver_name: String,
    receiver_kind: OrganisationKind,
    towards: Option<ReceiverKind>,
    receiver_unit: String,
    state: String,
    sent_on: NaiveDate,
    was_sent: bool,
    answer_by: Option<NaiveDate>,
    addressee: String,
    addressee_email: String,
    consented_on: Option<NaiveDate>,
    answered_on: Option<NaiveDate>,
    contact: String,
    meeting_on: Option<NaiveDate>,
    reason: String,
    met_on: Option<NaiveDate>,
    released_on: Option<NaiveDate>,
    revoked_on: Option<NaiveDate>,
    ended_on: Option<NaiveDate>,
    #[sqlx(flatten)]
    clocks: Clocks,
    version: i64,
}

const COLUMNS: &str = "SELECT h.id, h.enrolment_id, h.giver_id, g.name AS giver_name, h.receiver_id, h.receiver_project_id,
    COALESCE(rp.name || ', ' || r.name, r.name) AS receiver_name, r.kind AS receiver_kind, h.towards, h.receiver_unit, h.state, h.sent_on, h.was_sent, h.answer_by, h.addressee, h.addressee_email, h.consented_on, h.answered_on, h.contact, h.meeting_on,
    h.reason, h.met_on, h.released_on, h.revoked_on, e.ended_on, j.handover_draft_days, j.handover_chase_days,
    j.handover_meeting_days, j.handover_release_days, h.version
    FROM handovers h JOIN enrolments e ON e.id = h.enrolment_id JOIN projects j ON j.id = e.project_id JOIN organisations g ON g.id = h.giver_id JOIN organisations r ON r.id = h.receiver_id
    LEFT JOIN projects rp ON rp.id = h.receiver_project_id";

impl Row {
    /// The state with its data, or none when the columns do not make one.
    fn state(&self) -> Option<State> {
        Some(match self.state.as_str() {
            "drafted" => State::Drafted,
            "consented" => State::Consented { on: self.consented_on? },
            "sent" => State::Sent,
            "accepted" => State::Accepted { on: self.answered_on? },
            // A data package tells the reason in words: those are kept, and counted as another reason.
            "declined" => State::Declined {
                on: self.answered_on?,
                reason: self.reason.parse().unwrap_or(HandoverDeclineReason::Other),
            },
            "expired" => State::Expired { on: self.answered_on? },
            "met" => State::Met { accepted_on: self.answered_on?, on: self.met_on? },
            "released" => State::Released {
                accepted_on: self.answered_on?,
                met_on: self.met_on?,
                on: self.released_on?,
            },
            "revoked" => State::Revoked { accepted_on: self.answered_on, on: self.revoked_on? },
            _ => return None,
        })
    }
}

impl TryFrom<Row> for Handover {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let state = row.state().ok_or_else(|| Error::InvalidRow {
            table: "handovers",
            id: row.id.0,
            what: format!("state {} without its dates", row.state),
        })?;
        let state = row.ended_on.map_or(state, |ended_on| state.finish(ended_on));
        let is_code = row.reason.parse::<HandoverDeclineReason>().is_ok();
        Ok(Self {
            id: row.id,
            enrolment_id: row.enrolment_id,
            giver_id: row.giver_id,
            giver_name: row.giver_name,
            receiver_id: row.receiver_id,
            receiver_project_id: row.receiver_project_id,
            receiver_name: row.receiver_name,
            receiver_kind: row.receiver_kind,
            towards: row.towards,
            unit: row.receiver_unit,
            answer_by: row.answer_by,
            addressee: row.addressee,
            addressee_email: row.addressee_email,
            meeting_on: row.meeting_on,
            ended_on: row.ended_on,
            clocks: row.clocks,
            sent_on: row.sent_on,
            was_sent: row.was_sent,
            contact: row.contact,
            words: if is_code { String::new() } else { row.reason },
            state,
            version: row.version,
        })
    }
}

fn of(rows: Vec<Row>) -> Result<Vec<Handover>> {
    rows.into_iter().map(TryInto::try_into).collect()
}

impl Handover {
    /// All of one enrolment, latest first. The caller has already been let in to it.
    pub async fn of_enrolment(db: &mut Read, enrolment: EnrolmentId) -> Result<Vec<Self>> {
        let sql = format!("{COLUMNS} WHERE h.enrolment_id = $1 ORDER BY h.sent_on DESC, h.id DESC");
        of(db.built(sql).bind(enrolment).all().await?)
    }

    /// All handovers of everybody the coach answers for, latest first.
    pub(super) async fn of_coach(db: &mut Read, who: &Who) -> Result<Vec<Self>> {
        let sql = format!("{COLUMNS} WHERE {OF_COACH} ORDER BY h.sent_on DESC, h.id DESC");
        of(db.built(sql).bind(who.id).all().await?)
    }

    /// For the own coach, while a form about it is open.
    pub async fn find_for_form(db: &mut Read, who: &Who, id: HandoverId) -> Result<Self> {
        let handover = Self::load(db, id).await?;
        Enrolment::find_for_form(db, who, handover.enrolment_id).await?;
        Ok(handover)
    }

    /// For whoever sees all of the person, looking at the handover's own page.
    pub async fn find(db: &mut Read, who: &Who, id: HandoverId) -> Result<Self> {
        let handover = Self::load(db, id).await?;
        Enrolment::find(db, who, handover.enrolment_id).await?;
        Ok(handover)
    }

    pub(super) async fn load(db: &mut Read, id: HandoverId) -> Result<Self> {
        db.built(format!("{COLUMNS} WHERE h.id = $1")).bind(id).one::<Row>().await?.try_into()
    }

    /// Who answers for the person now (H13): the receiver from the meeting on, when it is one that takes over.
    pub fn responsible(&self) -> OrganisationId {
        if self.is_taken_over() { self.receiver_id } else { self.giver_id }
    }

    /// Whether the receiver answers for the person. Giver and receiver may be two projects of one organisation.
    pub fn is_taken_over(&self) -> bool {
        self.state.is_with_receiver() && self.is_towards().takes_over()
    }

    /// An agency of the right kind has said yes to the person and it stands: what an end of that kind rests on.
    fn holds_an_exit(&self, to: ExitTo) -> bool {
        self.state.is_accepted() && to.rests_on(self.receiver_kind) && self.is_towards().takes_over()
    }

    /// The one that an end of a kind rests on, if any: under way, or the latest that has been told and not taken back. An
    /// earlier one is history: whoever said yes then has been followed by another. `all`: those of one enrolment, latest
    /// first.
    pub fn holding(all: &[Self], to: ExitTo) -> Option<&Self> {
        let told = |one: &&Self| !one.state.is_draft() && !matches!(one.state, State::Revoked { .. });
        let latest = all.iter().find(told).map(|one| one.id);
        all.iter().find(|one| one.holds_an_exit(to) && (one.state.is_open() || latest == Some(one.id)))
    }

    pub fn is_towards(&self) -> ReceiverKind {
        let usual = match self.receiver_project_id {
            Some(_) => ReceiverKind::Project,
            None => ReceiverKind::usual(self.receiver_kind),
        };
        self.towards.unwrap_or(usual)
    }

    /// The receiver with its unit: "Täby kommun, Komvux".
    pub fn receiver_in_full(&self) -> String {
        if self.unit.is_empty() {
            self.receiver_name.clone()
        } else {
            format!("{}, {}", self.receiver_name, self.unit)
        }
    }

    /// The days that each part took.
    pub fn ledger(&self, today: NaiveDate) -> Ledger {
        let state = &self.state;
        let days = Days {
            sent_on: self.sent_on,
            accepted_on: state.accepted_on(),
            met_on: state.met_on(),
            released_on: state.released_on(),
            ended_on: self.ended_on,
            is_void: !state.is_open() && !state.is_accepted() || state.is_draft(),
            takes_over: self.is_towards().takes_over(),
        };
        Ledger::of(&days, today)
    }

    /// The steps so far, in order, with the days between them.
    pub fn passed(&self, today: NaiveDate) -> Vec<Passed> {
        let first = if self.was_sent { "sent" } else { "drafted" };
        let mut steps = vec![(first, self.sent_on)];
        match self.state {
            State::Drafted | State::Sent => {}
            State::Consented { on } => steps.push(("consented", on.max(self.sent_on))),
            State::Expired { on } => steps.push(("expired", on)),
            State::Accepted { on } => steps.push(("accepted", on)),
            State::Declined { on, .. } => steps.push(("declined", on)),
            State::Met { accepted_on, on } => steps.extend([("accepted", accepted_on), ("met", on)]),
            State::Released { accepted_on, met_on, on } => {
                steps.extend([("accepted", accepted_on), ("met", met_on), ("released", on)]);
            }
            State::Done { accepted_on, met_on, released_on, on } => {
                steps.extend([
                    ("accepted", accepted_on),
                    ("met", met_on),
                    ("released", released_on),
                    ("done", on),
                ]);
            }
            State::Revoked { accepted_on, on } => {
                steps.extend(accepted_on.map(|day| ("accepted", day)));
                steps.push(("revoked", on));
            }
        }
        let before = std::iter::once(self.sent_on).chain(steps.iter().map(|(_, on)| *on)).collect::<Vec<_>>();
        steps
            .iter()
            .zip(before)
            .map(|(&(step, on), before)| Passed {
                step,
                on,
                after: (on - before).num_days(),
                ago: (today - on).num_days(),
            })
            .collect()
    }
}

impl HandoverDeclineReason {
    /// What a no of this kind asks of the coach, and within how many days (domain.md 2.4: a reason carries its consequence).
    pub const fn consequence(self) -> (NextStepKind, u64) {
        match self {
            // To the right one, or once more with what was missing.
            Self::WrongReceiver | Self::Incomplete => (NextStepKind::Handover, 3),
            // Asked again when the queue has moved.
            Self::NoCapacity => (NextStepKind::Handover, 30),
            // The plan was wrong: think anew with the person.
            Self::NotEligible | Self::Other => (NextStepKind::Meeting, 7),
        }
    }
}
