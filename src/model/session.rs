//! Sessions: a signed-in browser. The token lives in its cookie; the table keeps only the token's SHA-256.

use chrono::{DateTime, TimeDelta, Utc};
use rand::RngExt as _;
use sha2::{Digest, Sha256};

use super::Result;
use super::access::{Membership, Who};
use super::codes::Role;
use super::organisation::OrganisationId;
use super::project::ProjectId;
use super::undertaking;
use super::user::UserId;
use crate::db::{Read, Write};

crate::id!(SessionId);

/// A session nobody has used for this long is over.
pub const IDLE: TimeDelta = TimeDelta::hours(4);
/// And this long after signing in, used or not.
pub const ABSOLUTE: TimeDelta = TimeDelta::hours(12);
/// How old `seen_at` may grow before it is written again.
const TOUCH_AFTER: TimeDelta = TimeDelta::minutes(5);

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Session {
    pub id: SessionId,
    pub user_id: UserId,
    pub created_at: DateTime<Utc>,
    pub seen_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub agent: String,
    pub address: String,
}

/// A session with the person who opened it.
#[derive(Debug)]
pub struct Arrival {
    pub session: Session,
    /// None: shut out since the session began.
    pub who: Option<Who>,
    /// The code of the language that the person has chosen; empty for none.
    pub language: String,
}

/// A row for each membership, or one without.
#[derive(sqlx::FromRow)]
struct Arriving {
    #[sqlx(flatten)]
    session: Session,
    name: Option<String>,
    language: Option<String>,
    has_undertaken: bool,
    role: Option<Role>,
    organisation_id: Option<OrganisationId>,
    project_id: Option<ProjectId>,
}

impl Arriving {
    fn membership(&self) -> Option<Membership> {
        let (role, organisation_id) = (self.role?, self.organisation_id?);
        Some(Membership { role, organisation_id, project_id: self.project_id })
    }
}

/// 256 random bits as 64 hexadecimal digits: a session, an invitation.
pub fn fresh_token() -> String {
    let bytes: [u8; 32] = rand::rng().random();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the database keeps of a token.
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

impl Session {
    /// Opens a session and gives the token for the cookie; it cannot be read again.
    pub async fn open(db: &mut Write, user: UserId, agent: &str, address: &str) -> Result<String> {
        let (token, now) = (fresh_token(), db.now());
        db.query(
            "INSERT INTO sessions (token_hash, user_id, created_at, seen_at, expires_at, agent, address)
             VALUES ($1, $2, $3, $3, $4, $5, $6)",
        )
        .bind(token_hash(&token))
        .bind(user)
        .bind(now)
        .bind(now + ABSOLUTE)
        .bind(agent.chars().take(200).collect::<String>())
        .bind(address.to_owned())
        .run()
        .await?;
        Ok(token)
    }

    /// The live session of a token, if there is one.
    pub async fn find_by_token(db: &mut Read, token: &str) -> Result<Option<Self>> {
        let now = db.now();
        Ok(db
            .query(
                "SELECT id, user_id, created_at, seen_at, expires_at, agent, address FROM sessions
                 WHERE token_hash = $1 AND expires_at > $2 AND seen_at > $3",
            )
            .bind(token_hash(token))
            .bind(now)
            .bind(now - IDLE)
            .optional()
            .await?)
    }

    /// Who comes with a token: the live session, and the person unless they have been shut out since. One question, as
    /// every page asks it.
    pub async fn arrive(db: &mut Read, token: &str) -> Result<Option<Arrival>> {
        let now = db.now();
        let rows: Vec<Arriving> = db
            .query(
                "SELECT s.id, s.user_id, s.created_at, s.seen_at, s.expires_at, s.agent, s.address,
                    u.name, u.language, EXISTS (SELECT 1 FROM undertakings v WHERE v.user_id = u.id AND v.version = $4) AS has_undertaken, m.role, m.organisation_id, m.project_id
                 FROM sessions s LEFT JOIN users u ON u.id = s.user_id AND u.disabled_at IS NULL
                 LEFT JOIN memberships m ON m.user_id = u.id
                 WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.seen_at > $3 ORDER BY m.id",
            )
            .bind(token_hash(token))
            .bind(now)
            .bind(now - IDLE)
            .bind(undertaking::VERSION.to_owned())
            .all()
            .await?;
        let memberships = rows.iter().filter_map(Arriving::membership).collect();
        let Some(Arriving { session, name, language, has_undertaken, .. }) = rows.into_iter().next() else {
            return Ok(None);
        };
        let who =
            name.map(|name| Who::new(session.user_id, name, memberships).having_undertaken(has_undertaken));
        Ok(Some(Arrival { session, who, language: language.unwrap_or_default() }))
    }

    /// All live sessions of a user, newest first.
    pub async fn of_user(db: &mut Read, user: UserId) -> Result<Vec<Self>> {
        let now = db.now();
        Ok(db
            .query(
                "SELECT id, user_id, created_at, seen_at, expires_at, agent, address FROM sessions
                 WHERE user_id = $1 AND expires_at > $2 AND seen_at > $3 ORDER BY id DESC",
            )
            .bind(user)
            .bind(now)
            .bind(now - IDLE)
            .all()
            .await?)
    }

    /// Whether its use must be written down again to keep it from idling out.
    pub fn is_due(&self, now: DateTime<Utc>) -> bool {
        now - self.seen_at > TOUCH_AFTER
    }

    pub async fn touch(&self, db: &mut Write) -> Result<()> {
        let now = db.now();
        db.query("UPDATE sessions SET seen_at = $2 WHERE id = $1").bind(self.id).bind(now).run().await?;
        Ok(())
    }

    pub async fn close(db: &mut Write, token: &str) -> Result<()> {
        db.query("DELETE FROM sessions WHERE token_hash = $1").bind(token_hash(token)).run().await?;
        Ok(())
    }

    /// Signs the user out everywhere; says from how many places.
    pub async fn close_all(db: &mut Write, user: UserId) -> Result<u64> {
        Ok(db.query("DELETE FROM sessions WHERE user_id = $1").bind(user).run().await?)
    }

    /// Forgets sessions that are over.
    pub async fn sweep(db: &mut Write) -> Result<u64> {
        let now = db.now();
        Ok(db
            .query("DELETE FROM sessions WHERE expires_at <= $1 OR seen_at <= $2")
            .bind(now)
            .bind(now - IDLE)
            .run()
            .await?)
    }
}
