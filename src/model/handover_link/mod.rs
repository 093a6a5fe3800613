//! A link by which a receiver answers a handover without an account (H16). It needs three things: the token of its address
//! (256 bits), the code that the coach has told by another way, and the e-mail it is bound to. It holds for the project's
//! number of days, for one answer, while the handover waits for one and the consent stands. Looking at its address uses
//! nothing up: mail programs open links before people do. Ten wrong tries and it is closed.
//!
//! What the receiver does with it is in `answering`. Each use is written down and shown to the coach.

mod answering;

use chrono::{DateTime, TimeDelta, Utc};
use rand::RngExt as _;

use super::access::Who;
use super::consent::Consent;
use super::email::Email;
use super::enrolment::{Enrolment, EnrolmentId};
use super::event::Event;
use super::handover::{Handover, HandoverId, State};
use super::project::ProjectId;
use super::session::{fresh_token, token_hash};
use super::user::UserId;
use super::{Refusal, Result};
use crate::db::{Read, Write};

pub use answering::{Answer, Key, Unlocked, Unlocking};

crate::id!(HandoverLinkId);

/// Wrong tries before the link is closed for good. Six digits stand against ten of them.
pub const MOST_FAILURES: i64 = 10;
/// Times that a link's mere opening is written down: a scanner that comes back all day fills no table. Questions, answers,
/// readings and wrong tries are always written; wrong tries are few, for ten of them close the link.
const MOST_OPENINGS: i64 = 200;

crate::model::codes::codes! {
    /// What somebody has done with a link.
    pub enum OpeningKind = "opening" {
        Opened = "opened", Wrong = "wrong", Read = "read", Asked = "asked", Accepted = "accepted", Declined = "declined",
    }
}

/// A link as its coach sees it: neither the token nor the code can be read again.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct HandoverLink {
    pub id: HandoverLinkId,
    pub handover_id: HandoverId,
    pub email: String,
    pub language: String,
    pub made_by: UserId,
    pub made_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub failures: i64,
    pub answered_at: Option<DateTime<Utc>>,
    pub revoked_at: Option<DateTime<Utc>>,
}

/// Somebody has opened a link.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Opening {
    pub at: DateTime<Utc>,
    pub what: OpeningKind,
    pub words: String,
    pub agent: String,
    pub address: String,
}

/// A receiver that has read a card by a link.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct LinkReader {
    pub receiver: String,
    pub times: i64,
    pub last_at: DateTime<Utc>,
}

/// What is told once, when a link is made: the token by mail, the code by telephone.
#[derive(Clone, Debug)]
pub struct Made {
    pub token: String,
    pub code: String,
}

const COLUMNS: &str = "SELECT l.id, l.handover_id, l.email, l.language, l.made_by, l.made_at, l.expires_at, l.failures, l.answered_at,
    l.revoked_at FROM handover_links l";

impl HandoverLink {
    /// By the own coach, of a handover that waits for its answer. Earlier links of it no longer work.
    pub async fn make(
        db: &mut Write,
        who: &Who,
        id: HandoverId,
        email: &Email,
        language: &str,
    ) -> Result<Made> {
        let handover = Handover::load(db, id).await?;
        let enrolment = Enrolment::find_own(db, who, handover.enrolment_id).await?;
        let handover = Handover::load(db, id).await?;
        if handover.state != State::Sent {
            return Err(Refusal::HandoverState { state: handover.state.code() }.into());
        }
        let today = db.today();
        if Consent::covers(db, enrolment.id, handover.receiver_id, today).await? != Some(true) {
            return Err(Refusal::ParticipantHasNoConsent.into());
        }
        close_all(db, id).await?;
        let made = Made { token: fresh_token(), code: fresh_code() };
        let now = db.now();
        let days = link_days(db, enrolment.project_id).await?;
        db.query(
            "INSERT INTO handover_links (handover_id, token_hash, code_hash, email, language, made_by, made_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(id)
        .bind(token_hash(&made.token))
        .bind(code_hash(&made.token, &made.code))
        .bind(email.to_string())
        .bind(language.to_owned())
        .bind(who.id)
        .bind(now)
        .bind(now + TimeDelta::days(days))
        .run()
        .await?;
        event("handover_link_made", &handover).by(who.id).write(db).await?;
        Ok(made)
    }

    /// By the own coach: it no longer opens anything.
    pub async fn revoke(db: &mut Write, who: &Who, id: HandoverId) -> Result<EnrolmentId> {
        let handover = Handover::load(db, id).await?;
        Enrolment::find_own(db, who, handover.enrolment_id).await?;
        Self::revoke_all(db, who, &handover).await?;
        Ok(handover.enrolment_id)
    }

    /// None of its links opens anything any more. The caller has locked the enrolment and checked who asks.
    pub(super) async fn revoke_all(db: &mut Write, who: &Who, handover: &Handover) -> Result<()> {
        if close_all(db, handover.id).await? > 0 {
            event("handover_link_revoked", handover).by(who.id).write(db).await?;
        }
        Ok(())
    }

    /// The latest of a handover with everything that has been done with it, the last first. The caller has been let in to
    /// the handover.
    pub async fn latest(db: &mut Read, id: HandoverId) -> Result<Option<(Self, Vec<Opening>)>> {
        let link: Option<Self> = db
            .built(format!("{COLUMNS} WHERE l.handover_id = $1 ORDER BY l.id DESC LIMIT 1"))
            .bind(id)
            .optional()
            .await?;
        let Some(link) = link else { return Ok(None) };
        // Of all links of the handover: a new one does not hide what was done with the last.
        let openings = db
            .query(
                "SELECT o.at, o.what, o.words, o.agent, o.address FROM handover_openings o
                 JOIN handover_links l ON l.id = o.link_id WHERE l.handover_id = $1 ORDER BY o.id DESC",
            )
            .bind(id)
            .all()
            .await?;
        Ok(Some((link, openings)))
    }

    /// Who has read about a person by links, the receivers of the handovers: with the code and the e-mail, so not those who
    /// only opened one. The caller has been let in to the enrolment.
    pub async fn readers(db: &mut Read, enrolment: EnrolmentId) -> Result<Vec<LinkReader>> {
        Ok(db
            .query(
                "SELECT r.name AS receiver, COUNT(*) AS times, MAX(o.at) AS last_at FROM handover_openings o
                 JOIN handover_links l ON l.id = o.link_id JOIN handovers h ON h.id = l.handover_id
                 JOIN organisations r ON r.id = h.receiver_id
                 WHERE h.enrolment_id = $1 AND o.what IN ('read', 'asked', 'accepted', 'declined') GROUP BY r.id, r.name",
            )
            .bind(enrolment)
            .all()
            .await?)
    }

    /// It can still be answered, as far as it knows itself.
    pub fn is_live(&self, now: DateTime<Utc>) -> bool {
        self.answered_at.is_none() && self.revoked_at.is_none() && self.expires_at > now
    }

    /// The link of an address, when it can still be answered: not by who made it up, not after its days, its answer or its
    /// closing, not when the handover waits for no answer, not when the consent no longer stands.
    async fn find_by_token(db: &mut Read, token: &str) -> Result<Option<(Self, Handover)>> {
        let (now, today) = (db.now(), db.today());
        let link: Option<Self> =
            db.built(format!("{COLUMNS} WHERE l.token_hash = $1")).bind(token_hash(token)).optional().await?;
        let Some(link) = link.filter(|link| link.is_live(now)) else { return Ok(None) };
        let handover = Handover::load(db, link.handover_id).await?;
        let covered = Consent::covers(db, handover.enrolment_id, handover.receiver_id, today).await?;
        Ok((handover.state == State::Sent && covered == Some(true)).then_some((link, handover)))
    }

    /// Whether the last thing that came by it is this question, a moment ago.
    async fn has_asked(&self, db: &mut Read, words: &str) -> Result<bool> {
        let since = db.now() - TimeDelta::minutes(1);
        let last: Option<String> = db
            .query(
                "SELECT words FROM handover_openings WHERE link_id = $1 AND what = $2 AND at >= $3 ORDER BY id DESC LIMIT 1",
            )
            .bind(self.id)
            .bind(OpeningKind::Asked)
            .bind(since)
            .optional_value()
            .await?;
        Ok(last.is_some_and(|last| last == words))
    }

    async fn log(
        &self,
        db: &mut Write,
        what: OpeningKind,
        words: &str,
        browser: &super::account::Browser<'_>,
    ) -> Result<()> {
        let now = db.now();
        db.query(
            "INSERT INTO handover_openings (link_id, at, what, words, agent, address)
             SELECT $1, $2, $3, $4, $5, $6 WHERE $3 <> $8
                OR (SELECT COUNT(*) FROM handover_openings WHERE link_id = $1 AND what = $8) < $7",
        )
        .bind(self.id)
        .bind(now)
        .bind(what)
        .bind(words.to_owned())
        .bind(browser.agent.to_owned())
        .bind(browser.address.to_owned())
        .bind(MOST_OPENINGS)
        .bind(OpeningKind::Opened)
        .run()
        .await?;
        Ok(())
    }
}

/// Closes what is open of a handover's links; how many were.
pub(super) async fn close_all(db: &mut Write, id: HandoverId) -> Result<u64> {
    let now = db.now();
    Ok(db
        .query("UPDATE handover_links SET revoked_at = $2 WHERE handover_id = $1 AND revoked_at IS NULL AND answered_at IS NULL")
        .bind(id)
        .bind(now)
        .run()
        .await?)
}

async fn link_days(db: &mut Read, project: ProjectId) -> Result<i64> {
    Ok(db.query("SELECT handover_link_days FROM projects WHERE id = $1").bind(project).value().await?)
}

/// Six digits.
fn fresh_code() -> String {
    format!("{:06}", rand::rng().random_range(0..1_000_000u32))
}

/// With the token, which the table does not have: a million codes are soon tried, 256 bits are not.
fn code_hash(token: &str, code: &str) -> Vec<u8> {
    token_hash(&format!("{token}:{code}"))
}

fn event(what: &'static str, handover: &Handover) -> Event {
    Event::new(what, "handover", handover.id.0)
        .about(handover.enrolment_id)
        .at(handover.receiver_id)
        .with("receiver", handover.receiver_name.clone())
}

/// Two byte strings, compared in a time that tells nothing.
fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}
