//! The confidentiality undertaking (domain.md, section 4): social enterprises and employers stand outside the Public Access
//! to Information and Secrecy Act, so whoever acts for one promises, before the first card is shown, to keep what they learn
//! of participants to themselves. Who, when, in which language and which version of the text. Once for each version; a
//! session asks for it (`access::Who::owes_undertaking`), and no card is shown before.

use chrono::{DateTime, Utc};

use super::access::Who;
use super::codes::Role;
use super::event::Event;
use super::user::User;
use super::{Error, Result};
use crate::db::{Read, Write};

/// Of the text (`undertaking-point-*`): a new wording is a new version, which everybody is asked for. A test holds them together.
pub const VERSION: &str = "2026-11";

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Undertaking {
    pub version: String,
    pub given_at: DateTime<Utc>,
}

impl Undertaking {
    /// By somebody who acts for a provider. `language`: the one it was read in, `sv` or `en`. Given again, the first stands.
    pub async fn give(db: &mut Write, who: &Who, language: &str) -> Result<()> {
        if !who.is(Role::Provider) {
            return Err(Error::NotFound);
        }
        User::lock(db, who.id).await?;
        let now = db.now();
        let is_first = db
            .query(
                "INSERT INTO undertakings (user_id, version, language, given_at) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (user_id, version) DO NOTHING",
            )
            .bind(who.id)
            .bind(VERSION.to_owned())
            .bind(language.to_owned())
            .bind(now)
            .run()
            .await?
            > 0;
        if is_first {
            Event::new("undertaking_given", "user", who.id.0)
                .by(who.id)
                .with("version", VERSION)
                .write(db)
                .await?;
        }
        Ok(())
    }

    /// The latest that somebody has given.
    pub async fn own(db: &mut Read, who: &Who) -> Result<Option<Self>> {
        Ok(db
            .query("SELECT version, given_at FROM undertakings WHERE user_id = $1 ORDER BY given_at DESC, id DESC LIMIT 1")
            .bind(who.id)
            .optional()
            .await?)
    }
}
