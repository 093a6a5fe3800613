//! A file that a person has sent and not yet decided about: a data package between its dry run and its confirmation.
//! Everybody sees their own alone, for an hour. Not for reading what is in it (`package`).

use chrono::{DateTime, TimeDelta, Utc};

use super::access::Who;
use super::user::UserId;
use super::{Error, Refusal, Result};
use crate::db::{Read, Write};

crate::id!(UploadId);

/// How long it is kept.
pub const KEPT: TimeDelta = TimeDelta::hours(1);

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Upload {
    pub id: UploadId,
    user_id: UserId,
    /// What the person called the file.
    pub name: String,
    pub content: Vec<u8>,
    at: DateTime<Utc>,
}

impl Upload {
    /// Keeps a file instead of the person's earlier ones; forgets those of everybody that are too old.
    pub async fn keep(db: &mut Write, who: &Who, name: &str, content: Vec<u8>) -> Result<UploadId> {
        let now = db.now();
        db.query("DELETE FROM uploads WHERE user_id = $1 OR at <= $2")
            .bind(who.id)
            .bind(now - KEPT)
            .run()
            .await?;
        Ok(db
            .query("INSERT INTO uploads (user_id, name, content, at) VALUES ($1, $2, $3, $4) RETURNING id")
            .bind(who.id)
            .bind(name.to_owned())
            .bind(content)
            .bind(now)
            .value()
            .await?)
    }

    /// One's own, while it is kept.
    pub async fn find(db: &mut Read, who: &Who, id: UploadId) -> Result<Self> {
        let upload: Self = db
            .query("SELECT id, user_id, name, content, at FROM uploads WHERE id = $1")
            .bind(id)
            .one()
            .await?;
        if upload.user_id != who.id {
            return Err(Error::NotFound);
        }
        if upload.at + KEPT <= db.now() {
            return Err(Refusal::UploadExpired.into());
        }
        Ok(upload)
    }

    /// Forgets it: it has been taken in, or the person has changed their mind.
    pub async fn discard(db: &mut Write, who: &Who, id: UploadId) -> Result<()> {
        db.query("DELETE FROM uploads WHERE id = $1 AND user_id = $2").bind(id).bind(who.id).run().await?;
        Ok(())
    }
}
