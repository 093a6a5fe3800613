//! Invitations: a link that lets one person choose a name and a password, once, within seven days. Looking at the link
//! does not use it up: mail programs open links before people do. The table keeps the token's SHA-256.

use chrono::{DateTime, TimeDelta, Utc};

use super::event::Event;
use super::password::Password;
use super::session::{Session, fresh_token, token_hash};
use super::user::UserId;
use super::{Refusal, Result};
use crate::db::{Read, Write};

crate::id!(InvitationId);

/// How long an invitation holds.
pub const VALID: TimeDelta = TimeDelta::days(7);

/// An invitation that can still be used, and whom it is for.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Invitation {
    pub id: InvitationId,
    pub user_id: UserId,
    pub expires_at: DateTime<Utc>,
    pub email: String,
    pub name: String,
}

impl Invitation {
    /// Makes an invitation and gives the token for its link; it cannot be read again. Earlier ones no longer work.
    pub(in crate::model) async fn make(db: &mut Write, user: UserId) -> Result<String> {
        let (token, now) = (fresh_token(), db.now());
        db.query("DELETE FROM invitations WHERE user_id = $1 AND used_at IS NULL").bind(user).run().await?;
        db.query(
            "INSERT INTO invitations (token_hash, user_id, created_at, expires_at) VALUES ($1, $2, $3, $4)",
        )
        .bind(token_hash(&token))
        .bind(user)
        .bind(now)
        .bind(now + VALID)
        .run()
        .await?;
        Ok(token)
    }

    /// The invitation of a link, when it can still be used.
    pub async fn find_by_token(db: &mut Read, token: &str) -> Result<Option<Self>> {
        let now = db.now();
        Ok(db
            .query(
                "SELECT i.id, i.user_id, i.expires_at, u.email, u.name FROM invitations i JOIN users u ON u.id = i.user_id
                 WHERE i.token_hash = $1 AND i.used_at IS NULL AND i.expires_at > $2 AND u.disabled_at IS NULL",
            )
            .bind(token_hash(token))
            .bind(now)
            .optional()
            .await?)
    }

    /// Uses it up: the person has a name and a password, and is signed out wherever the old password had signed them in.
    pub async fn accept(db: &mut Write, token: &str, name: &str, password_hash: &str) -> Result<UserId> {
        let Some(invitation) = Self::find_by_token(db, token).await? else {
            return Err(Refusal::InvitationSpent.into());
        };
        let now = db.now();
        // Of two at the same time only one finds it unused.
        let used = db
            .query("UPDATE invitations SET used_at = $2 WHERE id = $1 AND used_at IS NULL")
            .bind(invitation.id)
            .bind(now)
            .run()
            .await?;
        if used == 0 {
            return Err(Refusal::InvitationSpent.into());
        }
        let user = invitation.user_id;
        db.query("UPDATE users SET name = $2, password_hash = $3, version = version + 1 WHERE id = $1")
            .bind(user)
            .bind(name.to_owned())
            .bind(password_hash.to_owned())
            .run()
            .await?;
        Session::close_all(db, user).await?;
        Event::new("invitation_accepted", "user", user.0).by(user).write(db).await?;
        Ok(user)
    }

    /// Checks a password against what others know of this person.
    pub fn password(&self, written: &str, name: &str) -> Result<Password, Refusal> {
        Password::chosen(written, &[name, &self.name, &self.email])
    }
}
