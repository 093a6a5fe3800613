//! A handover before anything is told to anybody: drafted for a receiver, consented to by the participant, then sent. Most
//! are sent at once (`Handover::send`); a draft is for when the person has yet to decide. A draft that is taken back was never
//! sent: it is no handover in any figure, and gives its day to the next.

use chrono::NaiveDate;

use super::state::in_order;
use super::verbs::{answer_by, enrolled_by};
use super::{Handover, HandoverId, Receiver, State};
use crate::db::Write;
use crate::model::access::Who;
use crate::model::consent::{Consent, ConsentId, Given, Scope};
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::handover_link::HandoverLink;
use crate::model::{Error, Refusal, Result};

/// A handover as a coach begins it.
#[derive(Clone, Debug)]
pub struct Draft {
    pub enrolment_id: EnrolmentId,
    pub receiver: Receiver,
    /// Whom it will be sent to there.
    pub to: Addressee,
}

/// Somebody at a receiver; without a name nobody is known there yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addressee {
    pub name: String,
    /// Where a link would reach them; may be empty.
    pub email: String,
}

impl Handover {
    pub async fn draft(db: &mut Write, who: &Who, draft: Draft) -> Result<Self> {
        let today = db.today();
        Self::draft_on(db, who, draft, today).await
    }

    /// Sent at once on a consent that stands: drafted for the day it is sent on, let rest on the consent, and sent.
    pub async fn send_resting(
        db: &mut Write,
        who: &Who,
        draft: Draft,
        on: NaiveDate,
        consent: ConsentId,
    ) -> Result<Self> {
        let drafted = Self::draft_on(db, who, draft, on).await?;
        Self::rest_on(db, who, drafted.id, consent).await?;
        Self::dispatch(db, who, drafted.id, on).await
    }

    async fn draft_on(db: &mut Write, who: &Who, draft: Draft, on: NaiveDate) -> Result<Self> {
        let enrolment = Enrolment::find_active(db, who, draft.enrolment_id).await?;
        let giver = who.organisation_in(enrolment.project_id).ok_or(Error::NotFound)?;
        let (receiver, project) = draft.receiver.check(db, &enrolment, giver).await?;
        if Self::of_enrolment(db, enrolment.id).await?.iter().any(|earlier| earlier.state.is_open()) {
            return Err(Refusal::HandoverOpen.into());
        }
        free_day(db, enrolment.id, on).await?;
        let id: Option<HandoverId> = db
            .query(
                "INSERT INTO handovers (enrolment_id, giver_id, receiver_id, receiver_project_id, state, sent_on, sent_by, addressee, addressee_email,
                    was_sent)
                 VALUES ($1, $2, $3, $4, 'drafted', $5, $6, $7, $8, FALSE) ON CONFLICT (enrolment_id, sent_on) DO NOTHING RETURNING id",
            )
            .bind(enrolment.id)
            .bind(giver)
            .bind(receiver)
            .bind(project)
            .bind(on)
            .bind(who.id)
            .bind(draft.to.name)
            .bind(draft.to.email)
            .optional_value()
            .await?;
        let handover = Self::load(db, id.ok_or(Refusal::HandoverSameDay)?).await?;
        handover.event("handover_drafted").by(who.id).write(db).await?;
        Ok(handover)
    }

    /// The participant says that the receiver may be told. The consent is recorded with it, to all kinds of information.
    pub async fn consent(db: &mut Write, who: &Who, id: HandoverId, given: Given) -> Result<Self> {
        Self::consent_scoped(db, who, id, given, Scope::default()).await
    }

    /// As `consent`, with one that reaches so far.
    pub async fn consent_scoped(
        db: &mut Write,
        who: &Who,
        id: HandoverId,
        given: Given,
        scope: Scope,
    ) -> Result<Self> {
        let mut handover = Self::find_own(db, who, id, given.on).await?;
        handover.state = handover.state.consent(given.on)?;
        let (enrolment, giver, receiver) = (handover.enrolment_id, handover.giver_id, handover.receiver_id);
        Consent::record_scoped(db, who, enrolment, giver, receiver, given, scope).await?;
        handover.keep(db).await?;
        handover.event("handover_consented").by(who.id).write(db).await?;
        Ok(handover)
    }

    /// The participant has said already that the receiver may be told, and that stands: nothing is asked anew.
    pub async fn rest_on(db: &mut Write, who: &Who, id: HandoverId, consent: ConsentId) -> Result<Self> {
        let today = db.today();
        let mut handover = Self::find_own(db, who, id, today).await?;
        let consent = Consent::find_for_form(db, who, consent).await?;
        if consent.enrolment_id != handover.enrolment_id {
            return Err(Error::NotFound);
        }
        if consent.receiver_id != handover.receiver_id {
            return Err(Refusal::ConsentToAnother.into());
        }
        if !consent.stands_on(today) || consent.is_for_placement() {
            return Err(Refusal::ParticipantHasNoConsent.into());
        }
        handover.state = handover.state.consent(consent.given_on)?;
        handover.keep(db).await?;
        let rests = handover.event("handover_rests").by(who.id);
        rests.with("on", consent.given_on.to_string()).write(db).await?;
        Ok(handover)
    }

    /// What has been consented to is sent, as long as the consent stands.
    pub async fn dispatch(db: &mut Write, who: &Who, id: HandoverId, on: NaiveDate) -> Result<Self> {
        let mut handover = Self::find_own(db, who, id, on).await?;
        let enrolment = Enrolment::load(db, handover.enrolment_id).await?;
        if enrolment.is_ended() {
            return Err(Refusal::EnrolmentEnded.into());
        }
        enrolled_by(enrolment.enrolled_on, on)?;
        if let State::Consented { on: consented_on } = handover.state {
            in_order(consented_on, on)?;
        }
        handover.state = handover.state.send()?;
        if Consent::covers(db, handover.enrolment_id, handover.receiver_id, on).await? != Some(true) {
            return Err(Refusal::ParticipantHasNoConsent.into());
        }
        free_day(db, handover.enrolment_id, on).await?;
        let others = Self::of_enrolment(db, handover.enrolment_id).await?;
        if others.iter().any(|other| other.id != id && other.sent_on == on) {
            return Err(Refusal::HandoverSameDay.into());
        }
        let answer_by = answer_by(db, enrolment.project_id, on).await?;
        handover.keep(db).await?;
        db.query(
            "UPDATE handovers SET sent_on = $2, sent_by = $3, answer_by = $4, was_sent = TRUE WHERE id = $1",
        )
        .bind(id)
        .bind(on)
        .bind(who.id)
        .bind(answer_by)
        .run()
        .await?;
        let handover = Self::load(db, id).await?;
        handover.event("handover_sent").by(who.id).with("on", on.to_string()).write(db).await?;
        Ok(handover)
    }

    /// Whom it is sent to at the receiver, until the receiver has met the person. A link for another address than the new one
    /// opens nothing any more. `version`: that of the handover as it was read. Sent twice, it is as it was.
    pub async fn address(
        db: &mut Write,
        who: &Who,
        id: HandoverId,
        to: Addressee,
        version: i64,
    ) -> Result<Self> {
        let today = db.today();
        let handover = Self::find_own(db, who, id, today).await?;
        if !handover.state.is_before_meeting() {
            return Err(Refusal::HandoverState { state: handover.state.code() }.into());
        }
        if handover.addressee == to.name && handover.addressee_email == to.email {
            return Ok(handover);
        }
        if handover.version != version {
            return Err(Error::Stale);
        }
        let link = HandoverLink::latest(db, id).await?;
        if handover.addressee_email != to.email && link.is_some_and(|(link, _)| link.email != to.email) {
            HandoverLink::revoke_all(db, who, &handover).await?;
        }
        db.query(
            "UPDATE handovers SET addressee = $2, addressee_email = $3, version = version + 1 WHERE id = $1",
        )
        .bind(id)
        .bind(to.name)
        .bind(to.email)
        .run()
        .await?;
        handover.event("handover_addressed").by(who.id).write(db).await?;
        Self::load(db, id).await
    }
}

/// A draft that was taken back gives its day away: there is one handover a day, for the data package knows one by its person
/// and its day. That it was drafted and taken back stays among the events. The caller has locked the enrolment.
pub(super) async fn free_day(db: &mut Write, enrolment: EnrolmentId, day: NaiveDate) -> Result<()> {
    db.query(
        "DELETE FROM handovers WHERE enrolment_id = $1 AND sent_on = $2 AND state = 'revoked' AND NOT was_sent",
    )
    .bind(enrolment)
    .bind(day)
    .run()
    .await?;
    Ok(())
}
