//! What people do with their own account: sign in, change their name, their language, their password, sign out
//! everywhere. Whether a password is right is decided before, outside any transaction (`password::verify`).

use super::access::Who;
use super::event::Event;
use super::session::Session;
use super::user::{User, UserId};
use super::{Error, Result};
use crate::db::{Read, Write};

/// What a password is checked against.
#[derive(Clone, sqlx::FromRow)]
pub struct Credentials {
    pub id: UserId,
    pub password_hash: String,
}

/// The browser somebody signs in with: shown in their list of sessions.
#[derive(Clone, Copy, Debug)]
pub struct Browser<'a> {
    pub agent: &'a str,
    pub address: &'a str,
}

impl Credentials {
    /// Of a user who may sign in: not disabled, and with a password.
    pub async fn find_by_email(db: &mut Read, email: &str) -> Result<Option<Self>> {
        Ok(db
            .query(
                "SELECT id, password_hash FROM users
                 WHERE email = $1 AND disabled_at IS NULL AND password_hash IS NOT NULL",
            )
            .bind(email.trim().to_lowercase())
            .optional()
            .await?)
    }

    /// One's own, to be asked for the old password.
    pub async fn own(db: &mut Read, who: &Who) -> Result<Self> {
        Ok(db
            .query("SELECT id, password_hash FROM users WHERE id = $1 AND password_hash IS NOT NULL")
            .bind(who.id)
            .one()
            .await?)
    }

    /// The password was right: opens a session, with a token that nobody has had before. `NotFound` when the account
    /// was disabled or its password changed while it was looked at.
    pub async fn sign_in(&self, db: &mut Write, browser: Browser<'_>) -> Result<String> {
        User::lock(db, self.id).await?;
        let same: i64 = db
            .query("SELECT COUNT(*) FROM users WHERE id = $1 AND password_hash = $2 AND disabled_at IS NULL")
            .bind(self.id)
            .bind(self.password_hash.clone())
            .value()
            .await?;
        if same == 0 {
            return Err(Error::NotFound);
        }
        open(db, self.id, browser).await
    }
}

/// Opens a session for somebody who has just proved who they are.
pub async fn open(db: &mut Write, user: UserId, browser: Browser<'_>) -> Result<String> {
    let token = Session::open(db, user, browser.agent, browser.address).await?;
    Event::new("signed_in", "user", user.0).by(user).write(db).await?;
    Ok(token)
}

impl User {
    /// One's own account.
    pub async fn own(db: &mut Read, who: &Who) -> Result<Self> {
        Self::load(db, who.id).await
    }

    /// Changes one's own name and telephone number. `version` is that of the form's account.
    pub async fn change_own(
        db: &mut Write,
        who: &Who,
        version: i64,
        name: &str,
        phone: Option<&str>,
    ) -> Result<()> {
        let changed = db
            .query("UPDATE users SET name = $3, phone = $4, version = version + 1 WHERE id = $1 AND version = $2")
            .bind(who.id)
            .bind(version)
            .bind(name.to_owned())
            .bind(phone.map(str::to_owned))
            .run()
            .await?;
        if changed == 0 {
            return Err(Error::Stale);
        }
        Event::new("account_changed", "user", who.id.0).by(who.id).write(db).await
    }

    /// `language` is `sv` or `en`.
    pub async fn change_language(db: &mut Write, who: &Who, language: &str) -> Result<()> {
        let changed = db
            .query("UPDATE users SET language = $2 WHERE id = $1 AND language <> $2")
            .bind(who.id)
            .bind(language.to_owned())
            .run()
            .await?;
        if changed == 0 {
            return Ok(());
        }
        Event::new("language_changed", "user", who.id.0).by(who.id).with("language", language).write(db).await
    }

    /// Changes one's own password and signs out every other place. Gives a fresh token for this one.
    pub async fn change_password(
        db: &mut Write,
        who: &Who,
        hash: &str,
        browser: Browser<'_>,
    ) -> Result<String> {
        keep_password(db, who.id, hash).await?;
        Session::close_all(db, who.id).await?;
        Event::new("password_changed", "user", who.id.0).by(who.id).write(db).await?;
        Session::open(db, who.id, browser.agent, browser.address).await
    }

    /// Ends the session of this browser.
    pub async fn sign_out(db: &mut Write, who: &Who, token: &str) -> Result<()> {
        Session::close(db, token).await?;
        Event::new("signed_out", "user", who.id.0).by(who.id).write(db).await
    }

    /// Ends all one's own sessions, this one too.
    pub async fn sign_out_everywhere(db: &mut Write, who: &Who) -> Result<()> {
        let count = Session::close_all(db, who.id).await?;
        Event::new("signed_out_everywhere", "user", who.id.0)
            .by(who.id)
            .with("sessions", count)
            .write(db)
            .await
    }

    /// For the command line, whose user owns the database: sets a password and signs the person out everywhere.
    pub async fn set_password(&self, db: &mut Write, hash: &str) -> Result<()> {
        keep_password(db, self.id, hash).await?;
        Session::close_all(db, self.id).await?;
        Event::new("password_changed", "user", self.id.0).write(db).await
    }
}

async fn keep_password(db: &mut Write, user: UserId, hash: &str) -> Result<()> {
    db.query("UPDATE users SET password_hash = $2, version = version + 1 WHERE id = $1")
        .bind(user)
        .bind(hash.to_owned())
        .run()
        .await?;
    Ok(())
}
