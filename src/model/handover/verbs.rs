//! What is done with a handover: the giver's coach sends it; the receiver answers, by the coach's hand or by a link of their
//! own (`handover_link`), for receivers have no accounts here; they meet the person, and the giver lets go.

use chrono::NaiveDate;

use super::drafting::free_day;
use super::falling::reopen_without_receiver;
use super::state::in_order;
use super::{Addressee, Handover, HandoverId, Receiver, State};
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::codes::HandoverDeclineReason;
use crate::model::consent::{Consent, Given, Scope};
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::event::Event;
use crate::model::next_step::NextStep;
use crate::model::project::ProjectId;
use crate::model::user::UserId;
use crate::model::{Error, Refusal, Result};

/// A handover as a coach sends it, with the consent that lets the giver tell the receiver.
#[derive(Clone, Debug)]
pub struct Sending {
    pub enrolment_id: EnrolmentId,
    pub receiver: Receiver,
    /// Whom it is sent to there, when somebody is known.
    pub to: Addressee,
    pub on: NaiveDate,
    pub consent: Given,
}

impl Handover {
    /// Consent and handover are written together, or neither. The consent is to all kinds of information.
    pub async fn send(db: &mut Write, who: &Who, sending: Sending) -> Result<Self> {
        Self::send_scoped(db, who, sending, Scope::default()).await
    }

    /// As `send`, with a consent that reaches so far.
    pub async fn send_scoped(db: &mut Write, who: &Who, sending: Sending, scope: Scope) -> Result<Self> {
        let enrolment = Enrolment::find_active(db, who, sending.enrolment_id).await?;
        let giver = who.organisation_in(enrolment.project_id).ok_or(Error::NotFound)?;
        let (receiver, project) = sending.receiver.check(db, &enrolment, giver).await?;
        not_in_future(db, sending.on)?;
        enrolled_by(enrolment.enrolled_on, sending.on)?;
        if Self::of_enrolment(db, enrolment.id).await?.iter().any(|earlier| earlier.state.is_open()) {
            return Err(Refusal::HandoverOpen.into());
        }
        if sending.consent.on > sending.on || scope.valid_from.is_some_and(|from| from > sending.on) {
            return Err(Refusal::ConsentAfterSending.into());
        }
        Consent::record_scoped(db, who, enrolment.id, giver, receiver, sending.consent, scope).await?;
        let answer_by = answer_by(db, enrolment.project_id, sending.on).await?;
        free_day(db, enrolment.id, sending.on).await?;
        let id: Option<HandoverId> = db
            .query(
                "INSERT INTO handovers (enrolment_id, giver_id, receiver_id, receiver_project_id, state, sent_on, sent_by, answer_by, addressee,
                    addressee_email)
                 VALUES ($1, $2, $3, $4, 'sent', $5, $6, $7, $8, $9) ON CONFLICT (enrolment_id, sent_on) DO NOTHING RETURNING id",
            )
            .bind(enrolment.id)
            .bind(giver)
            .bind(receiver)
            .bind(project)
            .bind(sending.on)
            .bind(who.id)
            .bind(answer_by)
            .bind(sending.to.name)
            .bind(sending.to.email)
            .optional_value()
            .await?;
        // One a day: the data package knows a handover by its person and its day.
        let id = id.ok_or(Refusal::HandoverSameDay)?;
        let handover = Self::load(db, id).await?;
        handover.event("handover_sent").by(who.id).with("on", sending.on.to_string()).write(db).await?;
        Ok(handover)
    }

    /// The receiver says yes. `contact`: who will receive the person there.
    pub async fn accept(
        db: &mut Write,
        who: &Who,
        id: HandoverId,
        on: NaiveDate,
        contact: String,
    ) -> Result<Self> {
        let handover = Self::find_own(db, who, id, on).await?;
        handover.accept_by(db, Some(who.id), on, contact).await
    }

    /// By a coach, or by the receiver's own link: then nobody is signed in. The caller has locked the enrolment.
    pub(in crate::model) async fn accept_by(
        mut self,
        db: &mut Write,
        by: Option<UserId>,
        on: NaiveDate,
        contact: String,
    ) -> Result<Self> {
        let handover = &mut self;
        not_in_future(db, on)?;
        handover.state = handover.state.accept(on)?;
        in_order(handover.sent_on, on)?;
        if Consent::covers(db, handover.enrolment_id, handover.receiver_id, on).await? == Some(false) {
            return Err(Refusal::ParticipantHasNoConsent.into());
        }
        handover.contact = contact;
        handover.keep(db).await?;
        told_by(handover.event("handover_accepted"), by).with("on", on.to_string()).write(db).await?;
        Ok(self)
    }

    pub async fn decline(
        db: &mut Write,
        who: &Who,
        id: HandoverId,
        on: NaiveDate,
        reason: HandoverDeclineReason,
    ) -> Result<Self> {
        let handover = Self::find_own(db, who, id, on).await?;
        handover.decline_by(db, Some(who.id), on, reason).await
    }

    /// As [`Self::accept_by`]. The reason says what comes next: the coach gets it as the person's next step.
    pub(in crate::model) async fn decline_by(
        mut self,
        db: &mut Write,
        by: Option<UserId>,
        on: NaiveDate,
        reason: HandoverDeclineReason,
    ) -> Result<Self> {
        let handover = &mut self;
        not_in_future(db, on)?;
        handover.state = handover.state.decline(on, reason)?;
        in_order(handover.sent_on, on)?;
        handover.keep(db).await?;
        told_by(handover.event("handover_declined"), by)
            .with("on", on.to_string())
            .with("reason", reason.code())
            .write(db)
            .await?;
        let enrolment = Enrolment::load(db, handover.enrolment_id).await?;
        if !enrolment.is_ended() && enrolment.next_step.is_none() {
            let (kind, days) = reason.consequence();
            let next = NextStep { kind, on: db.today() + chrono::Days::new(days) };
            next.keep_by(db, by, enrolment.id).await?;
        }
        Ok(self)
    }

    /// The receiver has met the person and answers for them from now on.
    pub async fn meet(db: &mut Write, who: &Who, id: HandoverId, on: NaiveDate) -> Result<Self> {
        let mut handover = Self::find_own(db, who, id, on).await?;
        handover.state = handover.state.meet(on)?;
        handover.keep(db).await?;
        handover.event("handover_met").by(who.id).with("on", on.to_string()).write(db).await?;
        Ok(handover)
    }

    /// The giver lets go.
    pub async fn release(db: &mut Write, who: &Who, id: HandoverId, on: NaiveDate) -> Result<Self> {
        let mut handover = Self::find_own(db, who, id, on).await?;
        handover.state = handover.state.release(on)?;
        handover.keep(db).await?;
        handover.event("handover_released").by(who.id).with("on", on.to_string()).write(db).await?;
        Ok(handover)
    }

    /// The giver takes it back, until the receiver has met the person.
    pub async fn revoke(db: &mut Write, who: &Who, id: HandoverId) -> Result<Self> {
        let today = db.today();
        let mut handover = Self::find_own(db, who, id, today).await?;
        handover.revoke_on(db, Some(who.id), today).await?;
        reopen_without_receiver(db, handover.enrolment_id).await?;
        Self::load(db, id).await
    }

    /// Locks the enrolment. Also of an ended one: the giver is responsible until the receiver has met the person.
    pub(super) async fn find_own(db: &mut Write, who: &Who, id: HandoverId, on: NaiveDate) -> Result<Self> {
        let handover = Self::load(db, id).await?;
        Enrolment::find_own(db, who, handover.enrolment_id).await?;
        not_in_future(db, on)?;
        Self::load(db, id).await
    }

    pub(super) async fn revoke_on(
        &mut self,
        db: &mut Write,
        by: Option<UserId>,
        on: NaiveDate,
    ) -> Result<()> {
        self.state = self.state.revoke(on)?;
        self.keep(db).await?;
        self.event("handover_revoked").by_whom(by).with("on", on.to_string()).write(db).await
    }

    /// The only UPDATE of a handover's state.
    pub(super) async fn keep(&mut self, db: &mut Write) -> Result<()> {
        let columns = Columns::of(self.state);
        db.query(
            "UPDATE handovers SET state = $2, answered_on = $3, contact = $4, reason = $5, met_on = $6, released_on = $7, revoked_on = $8,
                consented_on = COALESCE($9, consented_on), version = version + 1 WHERE id = $1",
        )
        .bind(self.id)
        // Done is a release in the table: the enrolment knows the rest.
        .bind(if matches!(self.state, State::Done { .. }) { "released" } else { self.state.code() })
        .bind(columns.answered_on)
        .bind(self.contact.clone())
        .bind(columns.reason)
        .bind(columns.met_on)
        .bind(columns.released_on)
        .bind(columns.revoked_on)
        .bind(columns.consented_on)
        .run()
        .await?;
        self.version += 1;
        Ok(())
    }

    pub(super) fn event(&self, what: &'static str) -> Event {
        Event::new(what, "handover", self.id.0)
            .about(self.enrolment_id)
            .at(self.receiver_id)
            .with("receiver", self.receiver_name.clone())
    }
}

/// By a coach; by nobody who is signed in when the receiver has answered by the link.
fn told_by(mut event: Event, by: Option<UserId>) -> Event {
    event.user_id = by;
    event
}

/// The last day for an answer to what is sent on a day: the project's own number of days, or none.
pub(super) async fn answer_by(db: &mut Read, project: ProjectId, on: NaiveDate) -> Result<Option<NaiveDate>> {
    let days: i64 =
        db.query("SELECT handover_answer_days FROM projects WHERE id = $1").bind(project).value().await?;
    // What is written down afterwards has been answered, or is answered now: its days begin today.
    let from = on.max(db.today());
    Ok(u64::try_from(days).ok().filter(|days| *days > 0).map(|days| from + chrono::Days::new(days)))
}

/// Nothing is told of somebody before the enrolment.
pub(super) fn enrolled_by(enrolled_on: NaiveDate, on: NaiveDate) -> Result<(), Refusal> {
    if on < enrolled_on { Err(Refusal::HandoverBeforeEnrolment { from: enrolled_on }) } else { Ok(()) }
}

pub(super) fn not_in_future(db: &Read, on: NaiveDate) -> Result<(), Refusal> {
    if on > db.today() { Err(Refusal::DateInFuture) } else { Ok(()) }
}

/// A state spread over its columns.
#[derive(Default)]
struct Columns {
    answered_on: Option<NaiveDate>,
    reason: &'static str,
    met_on: Option<NaiveDate>,
    released_on: Option<NaiveDate>,
    revoked_on: Option<NaiveDate>,
    consented_on: Option<NaiveDate>,
}

impl Columns {
    fn of(state: State) -> Self {
        let none = Self::default();
        match state {
            State::Drafted | State::Sent => none,
            State::Consented { on } => Self { consented_on: Some(on), ..none },
            State::Expired { on } => Self { answered_on: Some(on), ..none },
            State::Accepted { on } => Self { answered_on: Some(on), ..none },
            State::Declined { on, reason } => Self { answered_on: Some(on), reason: reason.code(), ..none },
            State::Met { accepted_on, on } => {
                Self { answered_on: Some(accepted_on), met_on: Some(on), ..none }
            }
            State::Released { accepted_on, met_on, on } => {
                Self { answered_on: Some(accepted_on), met_on: Some(met_on), released_on: Some(on), ..none }
            }
            State::Done { accepted_on, met_on, released_on, .. } => Self {
                answered_on: Some(accepted_on),
                met_on: Some(met_on),
                released_on: Some(released_on),
                ..none
            },
            State::Revoked { accepted_on, on } => {
                Self { answered_on: accepted_on, revoked_on: Some(on), ..none }
            }
        }
    }
}
