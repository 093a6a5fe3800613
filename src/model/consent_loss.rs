//! What happens when a participant takes a consent back and no other to that party stands, in the same transaction: its
//! handovers on their way are revoked, proposals at that party are withdrawn, its links are
//! closed, whoever loses sight of the person is told without a word of whom, and the coach gets the task
//! to see to SUS: withdrawn consent is registered out at once, and participation may go on (domain.md 3.3).

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::access::Who;
use super::consent::{Consent, ConsentId};
use super::enrolment::{Enrolment, EnrolmentId};
use super::event::Event;
use super::handover::Handover;
use super::mail::Mail;
use super::organisation::OrganisationId;
use super::placement::{Placement, PlacementId};
use super::user::UserId;
use super::{Error, Result};
use crate::db::{Read, Write};

crate::id!(SusTaskId);

/// How long a provider's board tells of a loss.
const SHOWN_FOR: TimeDelta = TimeDelta::days(14);

/// Something a party can no longer see, as its own page tells it: when, and whom to ask.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SightLoss {
    pub at: DateTime<Utc>,
    pub coach_name: Option<String>,
    pub coach_phone: Option<String>,
}

/// To register a person out of SUS.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SusTask {
    pub id: SusTaskId,
    pub enrolment_id: EnrolmentId,
    pub made_on: NaiveDate,
    pub done_on: Option<NaiveDate>,
}

/// The caller has locked the enrolment and written the withdrawal.
pub(super) async fn settle(db: &mut Write, by: Option<UserId>, consent: &Consent) -> Result<()> {
    let enrolment = &Enrolment::load(db, consent.enrolment_id).await?;
    let today = db.today();
    let receiver = consent.receiver_id;
    // Who did it on the own page has told nobody.
    if let (None, Some(coach)) = (by, enrolment.coach_id) {
        let page = format!("/enrolments/{}/consents", enrolment.id);
        Mail::new("consent-withdrawn").link(page).post(db, coach).await?;
    }
    if Consent::covers(db, enrolment.id, receiver, today).await? == Some(true) {
        return Ok(());
    }
    Handover::revoke_without_consent(db, by, enrolment.id, receiver).await?;
    withdraw_proposals(db, by, enrolment.id, receiver).await?;
    for handover in Handover::of_enrolment(db, enrolment.id).await? {
        if handover.receiver_id == receiver {
            super::handover_link::close_all(db, handover.id).await?;
        }
    }
    tell(db, enrolment, receiver).await?;
    make_task(db, by, enrolment, consent.id).await
}

async fn withdraw_proposals(
    db: &mut Write,
    by: Option<UserId>,
    enrolment: EnrolmentId,
    provider: OrganisationId,
) -> Result<()> {
    let proposed: Vec<PlacementId> = db
        .query(
            "SELECT p.id FROM placements p JOIN slots s ON s.id = p.slot_id
             WHERE p.enrolment_id = $1 AND s.provider_id = $2 AND p.state = 'proposed' ORDER BY p.id",
        )
        .bind(enrolment)
        .bind(provider)
        .values()
        .await?;
    for proposal in proposed {
        match Placement::take_back(db, by, proposal).await {
            // Its days have run out: it holds nothing.
            Ok(_) | Err(Error::Refused(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(())
}

/// Who has been able to see the person there: in the app, and by mail.
async fn tell(db: &mut Write, enrolment: &Enrolment, organisation: OrganisationId) -> Result<()> {
    let now = db.now();
    db.query("INSERT INTO sight_losses (organisation_id, at, coach_id) VALUES ($1, $2, $3)")
        .bind(organisation)
        .bind(now)
        .bind(enrolment.coach_id)
        .run()
        .await?;
    let users: Vec<UserId> = db
        .query(
            "SELECT DISTINCT u.id FROM memberships m JOIN users u ON u.id = m.user_id
             WHERE m.organisation_id = $1 AND m.role = 'provider' AND u.disabled_at IS NULL ORDER BY u.id",
        )
        .bind(organisation)
        .values()
        .await?;
    for user in users {
        Mail::new("sight-lost").link("/board").post(db, user).await?;
    }
    // A receiver who was asked by a link has an address and no account.
    let asked: Vec<(String, String)> = db
        .query(
            "SELECT DISTINCT l.email, l.language FROM handover_links l JOIN handovers h ON h.id = l.handover_id
             WHERE h.enrolment_id = $1 AND h.receiver_id = $2 ORDER BY l.email, l.language",
        )
        .bind(enrolment.id)
        .bind(organisation)
        .all()
        .await?;
    for (email, language) in asked {
        Mail::new("handover-withdrawn").post_to(db, &email, &language).await?;
    }
    Ok(())
}

/// One open task a person is enough.
async fn make_task(
    db: &mut Write,
    by: Option<UserId>,
    enrolment: &Enrolment,
    consent: ConsentId,
) -> Result<()> {
    let open: i64 = db
        .query("SELECT COUNT(*) FROM sus_tasks WHERE enrolment_id = $1 AND done_on IS NULL")
        .bind(enrolment.id)
        .value()
        .await?;
    if open > 0 {
        return Ok(());
    }
    let today = db.today();
    let id: SusTaskId = db
        .query("INSERT INTO sus_tasks (enrolment_id, consent_id, made_on) VALUES ($1, $2, $3) RETURNING id")
        .bind(enrolment.id)
        .bind(consent)
        .bind(today)
        .value()
        .await?;
    Event::new("sus_task_made", "sus_task", id.0).by_whom(by).about(enrolment.id).write(db).await
}

impl SusTask {
    /// Of one enrolment, those to do first. The caller has been let in to it.
    pub async fn of_enrolment(db: &mut Read, enrolment: EnrolmentId) -> Result<Vec<Self>> {
        Ok(db
            .query(
                "SELECT id, enrolment_id, made_on, done_on FROM sus_tasks WHERE enrolment_id = $1
                 ORDER BY done_on IS NOT NULL, id DESC",
            )
            .bind(enrolment)
            .all()
            .await?)
    }

    /// Done, by the own coach.
    pub async fn tick_off(db: &mut Write, who: &Who, id: SusTaskId) -> Result<EnrolmentId> {
        let enrolment: EnrolmentId =
            db.query("SELECT enrolment_id FROM sus_tasks WHERE id = $1").bind(id).value().await?;
        Enrolment::find_own(db, who, enrolment).await?;
        let today = db.today();
        let ticked = db
            .query("UPDATE sus_tasks SET done_on = $2, done_by = $3 WHERE id = $1 AND done_on IS NULL")
            .bind(id)
            .bind(today)
            .bind(who.id)
            .run()
            .await?;
        if ticked > 0 {
            Event::new("sus_task_done", "sus_task", id.0).by(who.id).about(enrolment).write(db).await?;
        }
        Ok(enrolment)
    }
}

impl SightLoss {
    /// What a provider's board tells. The caller is one of the provider's own.
    pub async fn of_provider(db: &mut Read, who: &Who, provider: OrganisationId) -> Result<Vec<Self>> {
        if !who.provides(provider) {
            return Err(Error::NotFound);
        }
        let since = db.now() - SHOWN_FOR;
        Ok(db
            .query(
                "SELECT l.at, u.name AS coach_name, u.phone AS coach_phone FROM sight_losses l
                 LEFT JOIN users u ON u.id = l.coach_id WHERE l.organisation_id = $1 AND l.at >= $2 ORDER BY l.id DESC",
            )
            .bind(provider)
            .bind(since)
            .all()
            .await?)
    }
}
