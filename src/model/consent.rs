//! Consent: a participant lets one party tell another about them: kinds of information, for a purpose and a time. It lifts
//! secrecy between authorities (OSL 10 kap. 1 §); it is not the legal basis of the register. Taken back, it works at once:
//! what then happens is in `consent_loss`.
//!
//! What every view across parties asks of it is in `asked`. A proposal records the participant's consent to that provider, for
//! the time of the placement and a year.

mod asked;

use chrono::{Months, NaiveDate};
use sqlx::types::Json;

use super::access::Who;
use super::codes::{ConsentCategory, ConsentForm, GivenFor};
use super::enrolment::{Enrolment, EnrolmentId};
use super::event::Event;
use super::organisation::OrganisationId;
use super::own_page::Own;
use super::user::UserId;
use super::{Error, Refusal, Result};
use crate::db::{Read, Write};

pub(super) use asked::{seen_by_provider, stands, took_back};

crate::id!(ConsentId);

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Consent {
    pub id: ConsentId,
    pub enrolment_id: EnrolmentId,
    pub giver_id: OrganisationId,
    pub giver_name: String,
    pub receiver_id: OrganisationId,
    pub receiver_name: String,
    /// What may be told, and what for, as it was said.
    pub purpose: String,
    pub given_for: GivenFor,
    pub form: ConsentForm,
    pub given_on: NaiveDate,
    pub valid_to: NaiveDate,
    pub recorded_by_name: String,
    pub withdrawn_on: Option<NaiveDate>,
    /// What may be told.
    pub categories: Json<Vec<ConsentCategory>>,
    /// The first day it counts, when that is later than the day it was given.
    pub valid_from: Option<NaiveDate>,
    /// Who was there when it was given by word of mouth; empty without.
    pub witnessed_by: String,
    /// Since when less may be told than at first.
    pub narrowed_on: Option<NaiveDate>,
}

/// Years before the enrolment that a consent may have been given: what is older was given for something else, or is a
/// slip of the pen.
pub const MOST_YEARS_BEFORE: u32 = 10;

/// How far a consent reaches, besides what `Given` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    pub categories: Vec<ConsentCategory>,
    pub valid_from: Option<NaiveDate>,
    pub witnessed_by: String,
}

impl Default for Scope {
    fn default() -> Self {
        Self { categories: ConsentCategory::ALL.to_vec(), valid_from: None, witnessed_by: String::new() }
    }
}

/// A consent as the participant gave it.
#[derive(Clone, Debug)]
pub struct Given {
    pub form: ConsentForm,
    pub purpose: String,
    pub on: NaiveDate,
    pub valid_to: NaiveDate,
}

/// How a consent that a proposal has recorded is worded.
const FOR_PLACEMENT: &str = "Placering: det som kortet visar, så att arbetsplatsen kan svara och ta emot.";

const COLUMNS: &str = "SELECT c.id, c.enrolment_id, c.giver_id, g.name AS giver_name, c.receiver_id, r.name AS receiver_name, c.purpose,
    c.given_for, c.form, c.given_on, c.valid_to, u.name AS recorded_by_name, c.withdrawn_on,
    c.categories, c.valid_from, c.witnessed_by, c.narrowed_on
    FROM consents c JOIN organisations g ON g.id = c.giver_id JOIN organisations r ON r.id = c.receiver_id
    JOIN users u ON u.id = c.recorded_by";

impl Consent {
    /// Whether a proposal has recorded it, so that the workplace could be told.
    pub fn is_for_placement(&self) -> bool {
        self.given_for == GivenFor::Placement
    }

    /// Records it. The caller has locked the enrolment and checked who asks.
    pub(super) async fn record_scoped(
        db: &mut Write,
        who: &Who,
        enrolment: EnrolmentId,
        giver: OrganisationId,
        receiver: OrganisationId,
        given: Given,
        scope: Scope,
    ) -> Result<ConsentId> {
        let today = db.today();
        if given.on > today {
            return Err(Refusal::DateInFuture.into());
        }
        let enrolled_on: NaiveDate =
            db.query("SELECT enrolled_on FROM enrolments WHERE id = $1").bind(enrolment).value().await?;
        let earliest = enrolled_on - Months::new(12 * MOST_YEARS_BEFORE);
        if given.on < earliest {
            return Err(Refusal::NotYet { from: earliest }.into());
        }
        let from = scope.valid_from.unwrap_or(given.on);
        if given.valid_to < from || from < given.on || given.valid_to < today {
            return Err(Refusal::ConsentDates.into());
        }
        if scope.categories.is_empty() {
            return Err(Refusal::ConsentOfNothing.into());
        }
        let id: ConsentId = db
            .query(
                "INSERT INTO consents (enrolment_id, giver_id, receiver_id, purpose, form, given_on, valid_to, recorded_by, categories,
                    valid_from, witnessed_by, given_for)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id",
            )
            .bind(enrolment)
            .bind(giver)
            .bind(receiver)
            .bind(given.purpose)
            .bind(given.form)
            .bind(given.on)
            .bind(given.valid_to)
            .bind(who.id)
            .bind(Json(scope.categories))
            .bind(scope.valid_from)
            .bind(scope.witnessed_by)
            .bind(GivenFor::Handover)
            .value()
            .await?;
        super::disclosure::shrink(db, enrolment, receiver).await?;
        Self::load(db, id).await?.event("consent_given").by(who.id).write(db).await?;
        Ok(id)
    }

    /// Renews it with the receiver of a handover, when the old one has run out.
    pub async fn give(
        db: &mut Write,
        who: &Who,
        enrolment: EnrolmentId,
        receiver: OrganisationId,
        given: Given,
    ) -> Result<ConsentId> {
        Self::give_scoped(db, who, enrolment, receiver, given, Scope::default()).await
    }

    /// As `give`, for some kinds of information only, from a later day, or before a witness.
    pub async fn give_scoped(
        db: &mut Write,
        who: &Who,
        enrolment: EnrolmentId,
        receiver: OrganisationId,
        given: Given,
        scope: Scope,
    ) -> Result<ConsentId> {
        let enrolment = Enrolment::find_own(db, who, enrolment).await?;
        let giver = who.organisation_in(enrolment.project_id).ok_or(super::Error::NotFound)?;
        super::handover::Handover::check_consent_to(db, &enrolment, giver, receiver).await?;
        Self::record_scoped(db, who, enrolment.id, giver, receiver, given, scope).await
    }

    /// A proposal is made with the participant's consent to that provider. One that stands is enough; one that was taken back
    /// must be given anew first. The caller has locked the enrolment.
    pub(super) async fn for_proposal(
        db: &mut Write,
        who: &Who,
        enrolment: &Enrolment,
        provider: OrganisationId,
        planned_end_on: NaiveDate,
    ) -> Result<()> {
        let today = db.today();
        match Self::covers(db, enrolment.id, provider, today).await? {
            Some(true) => return Ok(()),
            Some(false) => return Err(Refusal::ParticipantHasNoConsent.into()),
            None => {}
        }
        let giver = who.organisation_in(enrolment.project_id).ok_or(super::Error::NotFound)?;
        // The event of the proposal is the event of this consent too.
        db.query(
            "INSERT INTO consents (enrolment_id, giver_id, receiver_id, purpose, form, given_on, valid_to, recorded_by, categories,
                given_for)
             VALUES ($1, $2, $3, $4, 'oral', $5, $6, $7, $8, $9)",
        )
        .bind(enrolment.id)
        .bind(giver)
        .bind(provider)
        .bind(FOR_PLACEMENT)
        .bind(today)
        .bind(planned_end_on + chrono::Months::new(12))
        .bind(who.id)
        .bind(Json(vec![ConsentCategory::Contact, ConsentCategory::Needs]))
        .bind(GivenFor::Placement)
        .run()
        .await?;
        Ok(())
    }

    /// The participant lets less be told from now on: some of what it covers, never more and never nothing.
    pub async fn narrow(
        db: &mut Write,
        who: &Who,
        id: ConsentId,
        categories: Vec<ConsentCategory>,
    ) -> Result<EnrolmentId> {
        let consent = Self::load(db, id).await?;
        Enrolment::find_own(db, who, consent.enrolment_id).await?;
        let consent = Self::load(db, id).await?;
        if consent.withdrawn_on.is_some() {
            return Err(Refusal::ConsentWithdrawn.into());
        }
        if categories.is_empty() {
            return Err(Refusal::ConsentOfNothing.into());
        }
        if categories.iter().any(|category| !consent.categories.0.contains(category)) {
            return Err(Refusal::ConsentWider.into());
        }
        // Sent twice, it is as narrow as it was.
        if consent.categories.0.iter().all(|category| categories.contains(category)) {
            return Ok(consent.enrolment_id);
        }
        let today = db.today();
        db.query("UPDATE consents SET categories = $2, narrowed_on = $3 WHERE id = $1")
            .bind(id)
            .bind(Json(categories))
            .bind(today)
            .run()
            .await?;
        super::disclosure::shrink(db, consent.enrolment_id, consent.receiver_id).await?;
        consent.event("consent_narrowed").by(who.id).write(db).await?;
        Ok(consent.enrolment_id)
    }

    /// For the own coach, while a form about it is open.
    pub async fn find_for_form(db: &mut Read, who: &Who, id: ConsentId) -> Result<Self> {
        let consent = Self::load(db, id).await?;
        Enrolment::find_for_form(db, who, consent.enrolment_id).await?;
        Ok(consent)
    }

    /// The participant takes it back: a handover on its way to that receiver is revoked in the same transaction, unless
    /// another consent to the receiver stands.
    pub async fn withdraw(db: &mut Write, who: &Who, id: ConsentId) -> Result<EnrolmentId> {
        let consent = Self::load(db, id).await?;
        Enrolment::find_own(db, who, consent.enrolment_id).await?;
        Self::take_back(db, Some(who.id), id).await
    }

    /// The same by the participant, on the own page.
    pub async fn withdraw_own(db: &mut Write, own: &Own, id: ConsentId) -> Result<()> {
        Self::find_own(db, own, id).await?;
        Enrolment::lock(db, own.enrolment_id()).await?;
        Self::take_back(db, None, id).await?;
        Ok(())
    }

    /// One of the participant's own.
    pub async fn find_own(db: &mut Read, own: &Own, id: ConsentId) -> Result<Self> {
        let consent = Self::load(db, id).await?;
        if consent.enrolment_id == own.enrolment_id() { Ok(consent) } else { Err(Error::NotFound) }
    }

    /// The caller has locked the enrolment. `by` is none when the participant does it.
    async fn take_back(db: &mut Write, by: Option<UserId>, id: ConsentId) -> Result<EnrolmentId> {
        let consent = Self::load(db, id).await?;
        if consent.withdrawn_on.is_some() {
            return Err(Refusal::ConsentWithdrawn.into());
        }
        let today = db.today();
        db.query("UPDATE consents SET withdrawn_on = $2 WHERE id = $1").bind(id).bind(today).run().await?;
        consent.event("consent_withdrawn").by_whom(by).write(db).await?;
        super::disclosure::shrink(db, consent.enrolment_id, consent.receiver_id).await?;
        super::consent_loss::settle(db, by, &consent).await?;
        Ok(consent.enrolment_id)
    }

    async fn load(db: &mut Read, id: ConsentId) -> Result<Self> {
        Ok(db.built(format!("{COLUMNS} WHERE c.id = $1")).bind(id).one().await?)
    }

    fn event(&self, what: &'static str) -> Event {
        Event::new(what, "consent", self.id.0)
            .about(self.enrolment_id)
            .at(self.receiver_id)
            .with("receiver", self.receiver_name.clone())
            .with("form", self.form.code())
            .with("valid_to", self.valid_to.to_string())
    }
}
