//! The outbox as whoever sends reads it: what is due, claiming it, and what became of it.
//!
//! A claim counts the attempt and moves the mail's time on, so that of several app servers one has it. Should that one die
//! before it says what became of the mail, the mail is due again then: it may come twice, and never not at all.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use sqlx::types::Json;

use super::{MailId, Row};
use crate::db::{Read, Write};
use crate::model::Result;

/// Minutes until the next try, by how many there have been: a server that is down is left alone more and more.
const PAUSES: [i64; 8] = [2, 5, 15, 60, 180, 360, 720, 1_440];
/// After so long nobody waits for it any more.
const PATIENCE: TimeDelta = TimeDelta::days(4);
/// So long it can be seen afterwards what was sent.
const KEPT: TimeDelta = TimeDelta::days(30);
/// Mails of one look.
const MOST: i64 = 200;

/// A mail that this app server has claimed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Letter {
    pub id: MailId,
    pub address: String,
    /// `sv` or `en`.
    pub language: String,
    pub what: String,
    pub particulars: Json<Value>,
    pub rows: Json<Vec<Row>>,
    pub link: Option<String>,
    pub stop: Option<String>,
    pub posted_at: DateTime<Utc>,
    /// This one counted in.
    pub attempts: i64,
}

/// A mail that may be claimed.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Due {
    id: MailId,
    attempts: i64,
}

impl Due {
    /// A mail that nobody has tried to send yet.
    pub const fn first(id: MailId) -> Self {
        Self { id, attempts: 0 }
    }
}

impl Letter {
    /// What may be sent now, the oldest first.
    pub async fn due(db: &mut Read) -> Result<Vec<Due>> {
        let now = db.now();
        Ok(db
            .query(
                "SELECT id, attempts FROM mails WHERE state = 'waiting' AND due_at <= $1 ORDER BY due_at, id LIMIT $2",
            )
            .bind(now)
            .bind(MOST)
            .all()
            .await?)
    }

    /// Takes it, unless somebody else has. None too when its user may no longer sign in: then it is not sent.
    pub async fn claim(db: &mut Write, due: Due) -> Result<Option<Self>> {
        let now = db.now();
        let pause = PAUSES[usize::try_from(due.attempts).unwrap_or(0).min(PAUSES.len() - 1)];
        let claimed = db
            .query(
                "UPDATE mails SET attempts = attempts + 1, due_at = $3 WHERE id = $1 AND attempts = $2 AND state = 'waiting'",
            )
            .bind(due.id)
            .bind(due.attempts)
            .bind(now + TimeDelta::minutes(pause))
            .run()
            .await?;
        if claimed == 0 {
            return Ok(None);
        }
        let letter = db
            .query(
                "SELECT m.id, COALESCE(u.email, m.address) AS address, COALESCE(u.language, m.language) AS language, m.what,
                    m.particulars, m.rows, m.link, m.stop, m.posted_at, m.attempts
                 FROM mails m LEFT JOIN users u ON u.id = m.user_id WHERE m.id = $1 AND u.disabled_at IS NULL",
            )
            .bind(due.id)
            .optional()
            .await?;
        if letter.is_none() {
            done(db, due.id, "given_up").await?;
        }
        Ok(letter)
    }

    pub async fn sent(&self, db: &mut Write) -> Result<()> {
        done(db, self.id, "sent").await
    }

    /// It can never be sent: there is no such address.
    pub async fn returned(&self, db: &mut Write) -> Result<()> {
        done(db, self.id, "given_up").await
    }

    /// Gives up what has been tried for days, forgets what was done long ago. How many were given up.
    pub async fn sweep(db: &mut Write) -> Result<u64> {
        let now = db.now();
        db.query("DELETE FROM mails WHERE state <> 'waiting' AND done_at < $1")
            .bind(now - KEPT)
            .run()
            .await?;
        Ok(db
            .query(
                "UPDATE mails SET state = 'given_up', done_at = $2 WHERE state = 'waiting' AND due_at <= $2 AND posted_at < $1",
            )
            .bind(now - PATIENCE)
            .bind(now)
            .run()
            .await?)
    }
}

async fn done(db: &mut Write, id: MailId, state: &'static str) -> Result<()> {
    let now = db.now();
    db.query("UPDATE mails SET state = $2, done_at = $3 WHERE id = $1")
        .bind(id)
        .bind(state)
        .bind(now)
        .run()
        .await?;
    Ok(())
}
