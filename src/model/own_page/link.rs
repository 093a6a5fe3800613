//! The link to a participant's own page, and its code of six digits: made by the own coach, shown once, handed over by
//! hand. Looking at the link uses nothing up and tells nothing; a code is counted before it is known whether it is right.

use chrono::{DateTime, TimeDelta, Utc};
use rand::RngExt as _;

use super::Own;
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::event::Event;
use crate::model::session::{fresh_token, token_hash};
use crate::model::{Error, Result};

crate::id!(LinkId);

/// How long a link holds.
pub const VALID: TimeDelta = TimeDelta::days(180);
/// Wrong codes in a row that close it: somebody who guesses has one chance in fifty thousand.
pub const MOST_TRIED: i64 = 20;
/// Digits of a code.
pub const DIGITS: usize = 6;

/// A link as the coach sees it: not the token, which nobody can read again.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Link {
    pub id: LinkId,
    pub made_by_name: String,
    pub made_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub revoked_at: Option<DateTime<Utc>>,
    pub tried: i64,
    pub openings: i64,
    pub opened_at: Option<DateTime<Utc>>,
}

/// Six digits that nobody can foresee. The system's own chance, also where names of rows are drawn from a seed.
pub fn fresh_code() -> String {
    format!("{:0DIGITS$}", rand::rng().random_range(0..1_000_000_u32))
}

/// Makes a link and gives the token; it cannot be read again. Earlier ones no longer work.
pub async fn make(db: &mut Write, who: &Who, enrolment: EnrolmentId, code_hash: &str) -> Result<String> {
    let enrolment = Enrolment::find_own(db, who, enrolment).await?;
    close_all(db, enrolment.id).await?;
    let (token, now) = (fresh_token(), db.now());
    let id: LinkId = db
        .query(
            "INSERT INTO own_page_links (enrolment_id, token_hash, code_hash, made_by, made_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
        )
        .bind(enrolment.id)
        .bind(token_hash(&token))
        .bind(code_hash.to_owned())
        .bind(who.id)
        .bind(now)
        .bind(now + VALID)
        .value()
        .await?;
    Event::new("own_page_made", "own_page_link", id.0).by(who.id).about(enrolment.id).write(db).await?;
    Ok(token)
}

/// Takes the link back: whoever is on the page is out at the next step.
pub async fn revoke(db: &mut Write, who: &Who, enrolment: EnrolmentId) -> Result<()> {
    let enrolment = Enrolment::find_own(db, who, enrolment).await?;
    if close_all(db, enrolment.id).await? {
        let closed = Event::new("own_page_revoked", "enrolment", enrolment.id.0);
        closed.by(who.id).about(enrolment.id).write(db).await?;
    }
    Ok(())
}

/// Says whether there was one to close.
async fn close_all(db: &mut Write, enrolment: EnrolmentId) -> Result<bool> {
    let now = db.now();
    let closed = db
        .query("UPDATE own_page_links SET revoked_at = $2 WHERE enrolment_id = $1 AND revoked_at IS NULL")
        .bind(enrolment)
        .bind(now)
        .run()
        .await?;
    Ok(closed > 0)
}

/// The latest link of a participant, open or not. The caller has been let in to the enrolment.
pub async fn latest(db: &mut Read, enrolment: EnrolmentId) -> Result<Option<Link>> {
    Ok(db
        .query(
            "SELECT l.id, u.name AS made_by_name, l.made_at, l.expires_at, l.revoked_at, l.tried, l.openings, l.opened_at
             FROM own_page_links l JOIN users u ON u.id = l.made_by WHERE l.enrolment_id = $1 ORDER BY l.id DESC LIMIT 1",
        )
        .bind(enrolment)
        .optional()
        .await?)
}

/// Whether a link still asks for its code. Changes nothing: mail programs and telephones open links by themselves.
pub async fn is_open(db: &mut Read, token: &str) -> Result<bool> {
    let now = db.now();
    let open: i64 = db
        .query(
            "SELECT COUNT(*) FROM own_page_links WHERE token_hash = $1 AND revoked_at IS NULL AND expires_at > $2 AND tried < $3",
        )
        .bind(token_hash(token))
        .bind(now)
        .bind(MOST_TRIED)
        .value()
        .await?;
    Ok(open > 0)
}

/// Counts a code that is about to be tried, and gives what to compare it with. `NotFound` when the link opens nothing.
/// Commit before comparing: many at once cannot slip through together.
pub async fn try_code(db: &mut Write, token: &str) -> Result<(LinkId, String)> {
    let now = db.now();
    db.query(
        "UPDATE own_page_links SET tried = tried + 1 WHERE token_hash = $1 AND revoked_at IS NULL AND expires_at > $2 AND tried < $3
         RETURNING id, code_hash",
    )
    .bind(token_hash(token))
    .bind(now)
    .bind(MOST_TRIED)
    .optional()
    .await?
    .ok_or(Error::NotFound)
}

/// The code was right: opens the page and gives the token for its cookie.
pub async fn enter(db: &mut Write, link: LinkId) -> Result<String> {
    Own::open(db, link).await
}

impl Link {
    pub fn is_open(&self, now: &DateTime<Utc>) -> bool {
        self.revoked_at.is_none() && self.expires_at > *now && !self.is_guessed_shut()
    }

    /// Too many wrong codes.
    pub const fn is_guessed_shut(&self) -> bool {
        self.tried >= MOST_TRIED
    }
}
