//! What the giver's coach does with a handover: send it, and write down what the receiver answered, when they met the
//! person, and that the giver let go. Receivers have no accounts here: the coach tells what they said.

use chrono::NaiveDate;

use super::state::in_order;
use super::{Handover, HandoverId, State};
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::codes::HandoverDeclineReason;
use crate::model::consent::{Consent, Given};
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::event::Event;
use crate::model::organisation::{Organisation, OrganisationId};
use crate::model::user::UserId;
use crate::model::{Error, Refusal, Result};

/// A handover as a coach sends it, with the consent that lets the giver tell the receiver.
#[derive(Clone, Debug)]
pub struct Sending {
    pub enrolment_id: EnrolmentId,
    pub receiver_id: OrganisationId,
    pub on: NaiveDate,
    pub consent: Given,
}

impl Handover {
    /// Consent and handover are written together, or neither.
    pub async fn send(db: &mut Write, who: &Who, sending: Sending) -> Result<Self> {
        let enrolment = Enrolment::find_active(db, who, sending.enrolment_id).await?;
        let giver = who.organisation_in(enrolment.project_id).ok_or(Error::NotFound)?;
        check_receiver(db, giver, sending.receiver_id).await?;
        not_in_future(db, sending.on)?;
        in_order(enrolment.enrolled_on, sending.on)?;
        if Self::of_enrolment(db, enrolment.id).await?.iter().any(|earlier| earlier.state.is_open()) {
            return Err(Refusal::HandoverOpen.into());
        }
        if sending.consent.on > sending.on {
            return Err(Refusal::ConsentAfterSending.into());
        }
        Consent::record(db, who, enrolment.id, giver, sending.receiver_id, sending.consent).await?;
        let id: Option<HandoverId> = db
            .query(
                "INSERT INTO handovers (enrolment_id, giver_id, receiver_id, state, sent_on, sent_by)
                 VALUES ($1, $2, $3, 'sent', $4, $5) ON CONFLICT (enrolment_id, sent_on) DO NOTHING RETURNING id",
            )
            .bind(enrolment.id)
            .bind(giver)
            .bind(sending.receiver_id)
            .bind(sending.on)
            .bind(who.id)
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
        let mut handover = Self::find_own(db, who, id, on).await?;
        in_order(handover.sent_on, on)?;
        handover.state = handover.state.accept(on)?;
        if Consent::covers(db, handover.enrolment_id, handover.receiver_id, on).await? == Some(false) {
            return Err(Refusal::ParticipantHasNoConsent.into());
        }
        handover.contact = contact;
        handover.keep(db).await?;
        handover.event("handover_accepted").by(who.id).with("on", on.to_string()).write(db).await?;
        Ok(handover)
    }

    pub async fn decline(
        db: &mut Write,
        who: &Who,
        id: HandoverId,
        on: NaiveDate,
        reason: HandoverDeclineReason,
    ) -> Result<Self> {
        let mut handover = Self::find_own(db, who, id, on).await?;
        in_order(handover.sent_on, on)?;
        handover.state = handover.state.decline(on, reason)?;
        handover.keep(db).await?;
        handover
            .event("handover_declined")
            .by(who.id)
            .with("on", on.to_string())
            .with("reason", reason.code())
            .write(db)
            .await?;
        Ok(handover)
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
        Ok(handover)
    }

    /// What is on its way to a receiver and may no longer be: consent was taken back. The caller has locked the enrolment.
    pub(in crate::model) async fn revoke_without_consent(
        db: &mut Write,
        by: Option<UserId>,
        enrolment: EnrolmentId,
        receiver: OrganisationId,
    ) -> Result<()> {
        let today = db.today();
        for mut handover in Self::of_enrolment(db, enrolment).await? {
            let revocable = handover.state.revoke(today).is_ok();
            if handover.receiver_id == receiver && revocable {
                handover.revoke_on(db, by, today).await?;
            }
        }
        Ok(())
    }

    /// Locks the enrolment. Also of an ended one: the giver is responsible until the receiver has met the person.
    async fn find_own(db: &mut Write, who: &Who, id: HandoverId, on: NaiveDate) -> Result<Self> {
        let handover = Self::load(db, id).await?;
        Enrolment::find_own(db, who, handover.enrolment_id).await?;
        not_in_future(db, on)?;
        Self::load(db, id).await
    }

    async fn revoke_on(&mut self, db: &mut Write, by: Option<UserId>, on: NaiveDate) -> Result<()> {
        self.state = self.state.revoke(on)?;
        self.keep(db).await?;
        self.event("handover_revoked").by_whom(by).with("on", on.to_string()).write(db).await
    }

    /// The only UPDATE of a handover's state.
    async fn keep(&mut self, db: &mut Write) -> Result<()> {
        let columns = Columns::of(self.state);
        db.query(
            "UPDATE handovers SET state = $2, answered_on = $3, contact = $4, reason = $5, met_on = $6, released_on = $7, revoked_on = $8,
                version = version + 1 WHERE id = $1",
        )
        .bind(self.id)
        .bind(self.state.code())
        .bind(columns.answered_on)
        .bind(self.contact.clone())
        .bind(columns.reason)
        .bind(columns.met_on)
        .bind(columns.released_on)
        .bind(columns.revoked_on)
        .run()
        .await?;
        self.version += 1;
        Ok(())
    }

    fn event(&self, what: &'static str) -> Event {
        Event::new(what, "handover", self.id.0)
            .about(self.enrolment_id)
            .at(self.receiver_id)
            .with("receiver", self.receiver_name.clone())
    }
}

/// Anybody but the giver.
pub(in crate::model) async fn check_receiver(
    db: &mut Read,
    giver: OrganisationId,
    receiver: OrganisationId,
) -> Result<()> {
    let receiver = Organisation::find(db, receiver).await?;
    if receiver.id == giver { Err(Refusal::HandoverToSelf.into()) } else { Ok(()) }
}

fn not_in_future(db: &Read, on: NaiveDate) -> Result<(), Refusal> {
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
}

impl Columns {
    fn of(state: State) -> Self {
        let none = Self::default();
        match state {
            State::Sent => none,
            State::Accepted { on } => Self { answered_on: Some(on), ..none },
            State::Declined { on, reason } => Self { answered_on: Some(on), reason: reason.code(), ..none },
            State::Met { accepted_on, on } => {
                Self { answered_on: Some(accepted_on), met_on: Some(on), ..none }
            }
            State::Released { accepted_on, met_on, on } => {
                Self { answered_on: Some(accepted_on), met_on: Some(met_on), released_on: Some(on), ..none }
            }
            State::Revoked { accepted_on, on } => {
                Self { answered_on: accepted_on, revoked_on: Some(on), ..none }
            }
        }
    }
}
