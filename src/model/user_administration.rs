//! What administrators do with users: invite, name, place, disable. Everything here asks for an administrator; only
//! `invite` may also be done from the command line, whose user owns the database.

use chrono::{DateTime, Utc};

use super::access::{Membership, Who};
use super::coaching;
use super::codes::Role;
use super::email::Email;
use super::event::{Event, Happened};
use super::invitation::Invitation;
use super::membership::{self, MembershipId, NamedMembership};
use super::session::Session;
use super::user::{User, UserId};
use super::{Error, Refusal, Result};
use crate::db::{Read, Write};

/// A user as administrators see them.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Registered {
    pub id: UserId,
    pub email: String,
    pub name: String,
    pub phone: Option<String>,
    pub disabled_at: Option<DateTime<Utc>>,
    /// Without one they have not accepted their invitation yet.
    pub has_password: bool,
    /// Until when the invitation that they have not used holds.
    pub invited_until: Option<DateTime<Utc>>,
    /// When they gave the confidentiality undertaking last.
    pub undertaken_at: Option<DateTime<Utc>>,
    pub version: i64,
}

/// Somebody who is to have an account.
#[derive(Clone, Debug)]
pub struct Invitee {
    pub email: Email,
    pub name: String,
    pub membership: Membership,
}

const REGISTERED: &str = "SELECT u.id, u.email, u.name, u.phone, u.disabled_at, u.password_hash IS NOT NULL AS has_password,
    (SELECT MAX(i.expires_at) FROM invitations i WHERE i.user_id = u.id AND i.used_at IS NULL) AS invited_until,
    (SELECT MAX(v.given_at) FROM undertakings v WHERE v.user_id = u.id) AS undertaken_at, u.version FROM users u";
impl Registered {
    /// Everybody, in Swedish order.
    pub async fn all(db: &mut Read, who: &Who) -> Result<Vec<Self>> {
        only_administrators(who)?;
        Ok(db.built(format!("{REGISTERED} ORDER BY u.name COLLATE sv, u.id")).all().await?)
    }

    pub async fn find(db: &mut Read, who: &Who, id: UserId) -> Result<Self> {
        only_administrators(who)?;
        Ok(db.built(format!("{REGISTERED} WHERE u.id = $1")).bind(id).one().await?)
    }

    pub fn is_disabled(&self) -> bool {
        self.disabled_at.is_some()
    }

    /// Whether every word of `words` is in the name or the address. Here and not in SQL: databases differ about å, ä, ö.
    pub fn is_called(&self, words: &str) -> bool {
        let whole = format!("{} {}", self.name, self.email).to_lowercase();
        words.to_lowercase().split_whitespace().all(|word| whole.contains(word))
    }

    pub async fn memberships(&self, db: &mut Read) -> Result<Vec<NamedMembership>> {
        NamedMembership::of(db, self.id).await
    }

    /// Changes what others call and how they reach the person.
    pub async fn change(
        &self,
        db: &mut Write,
        who: &Who,
        version: i64,
        name: &str,
        phone: Option<&str>,
    ) -> Result<()> {
        only_administrators(who)?;
        let changed = db
            .query("UPDATE users SET name = $3, phone = $4, version = version + 1 WHERE id = $1 AND version = $2")
            .bind(self.id)
            .bind(version)
            .bind(name.to_owned())
            .bind(phone.map(str::to_owned))
            .run()
            .await?;
        if changed == 0 {
            return Err(Error::Stale);
        }
        self.event("user_changed").by(who.id).write(db).await
    }

    /// A new link for somebody who lost the first, or their password. Earlier links no longer work.
    pub async fn invite_again(&self, db: &mut Write, who: &Who) -> Result<String> {
        only_administrators(who)?;
        User::lock(db, self.id).await?;
        if self.is_disabled() {
            return Err(Refusal::UserDisabled.into());
        }
        let token = Invitation::make(db, self.id).await?;
        self.event("user_invited").by(who.id).write(db).await?;
        Ok(token)
    }

    /// Gives the person one more role. Twice the same is once.
    pub async fn give(&self, db: &mut Write, who: &Who, membership: Membership) -> Result<()> {
        only_administrators(who)?;
        User::lock(db, self.id).await?;
        membership::give(db, Some(who), self.id, membership).await
    }

    pub async fn take(&self, db: &mut Write, who: &Who, id: MembershipId) -> Result<()> {
        only_administrators(who)?;
        lock_administrators(db).await?;
        User::lock(db, self.id).await?;
        let taken = membership::take(db, self.id, id).await?;
        if taken.role == Role::Administrator {
            refuse_without_administrator(db).await?;
        }
        if let (Role::Coach, Some(project)) = (taken.role, taken.project_id) {
            coaching::refuse_left(db, self.id, project).await?;
        }
        membership::with_place(self.event("membership_taken"), taken).by(who.id).write(db).await
    }

    /// People whom the person answers for as their coach: they are left when the person is shut out.
    pub async fn people(&self, db: &mut Read) -> Result<i64> {
        coaching::people_of(db, self.id).await
    }

    /// Keeps the person out, at once and until `enable`. What they have done stays.
    pub async fn disable(&self, db: &mut Write, who: &Who) -> Result<()> {
        only_administrators(who)?;
        lock_administrators(db).await?;
        let now = db.now();
        let disabled = db
            .query("UPDATE users SET disabled_at = $2, version = version + 1 WHERE id = $1 AND disabled_at IS NULL")
            .bind(self.id)
            .bind(now)
            .run()
            .await?;
        if disabled == 0 {
            return Ok(());
        }
        refuse_without_administrator(db).await?;
        Session::close_all(db, self.id).await?;
        db.query("DELETE FROM invitations WHERE user_id = $1 AND used_at IS NULL")
            .bind(self.id)
            .run()
            .await?;
        self.event("user_disabled").by(who.id).write(db).await
    }

    pub async fn enable(&self, db: &mut Write, who: &Who) -> Result<()> {
        only_administrators(who)?;
        let enabled = db
            .query("UPDATE users SET disabled_at = NULL, version = version + 1 WHERE id = $1 AND disabled_at IS NOT NULL")
            .bind(self.id)
            .run()
            .await?;
        if enabled == 0 {
            return Ok(());
        }
        self.event("user_enabled").by(who.id).write(db).await
    }

    fn event(&self, what: &'static str) -> Event {
        Event::new(what, "user", self.id.0)
    }
}

/// Makes an account without a password, and the token of the link that lets its owner choose one. `by` is the
/// administrator who does it; none is the command line.
pub async fn invite(db: &mut Write, by: Option<&Who>, invitee: Invitee) -> Result<(UserId, String)> {
    if let Some(who) = by {
        only_administrators(who)?;
    }
    let now = db.now();
    let made: Option<UserId> = db
        .query("INSERT INTO users (email, name, created_at) VALUES ($1, $2, $3) ON CONFLICT (email) DO NOTHING RETURNING id")
        .bind(invitee.email.to_string())
        .bind(invitee.name)
        .bind(now)
        .optional_value()
        .await?;
    let user = made.ok_or(Refusal::UserExists)?;
    membership::give(db, by, user, invitee.membership).await?;
    let token = Invitation::make(db, user).await?;
    signed(Event::new("user_invited", "user", user.0), by).write(db).await?;
    Ok((user, token))
}

/// For the command line: a link for a user who is already there, with one more role if one is named. Refuses when they
/// have a password: who has one should not be surprised by another.
pub async fn invite_existing(db: &mut Write, user: &User, membership: Option<Membership>) -> Result<String> {
    User::lock(db, user.id).await?;
    let without: i64 = db
        .query("SELECT COUNT(*) FROM users WHERE id = $1 AND password_hash IS NULL")
        .bind(user.id)
        .value()
        .await?;
    if without == 0 {
        return Err(Refusal::UserExists.into());
    }
    if let Some(membership) = membership {
        membership::give(db, None, user.id, membership).await?;
    }
    let token = Invitation::make(db, user.id).await?;
    Event::new("user_invited", "user", user.id.0).write(db).await?;
    Ok(token)
}

/// All changes of who is an administrator go one after another: two who remove each other must not both succeed.
async fn lock_administrators(db: &mut Write) -> Result<()> {
    db.query("UPDATE memberships SET role = role WHERE role = 'administrator'").run().await?;
    Ok(())
}

/// Somebody must be left who can let people in: an administrator who is enabled and has a password.
async fn refuse_without_administrator(db: &mut Read) -> Result<()> {
    let left: i64 = db
        .query(
            "SELECT COUNT(*) FROM users u WHERE u.disabled_at IS NULL AND u.password_hash IS NOT NULL
             AND EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = u.id AND m.role = 'administrator')",
        )
        .value()
        .await?;
    if left == 0 { Err(Refusal::LastAdministrator.into()) } else { Ok(()) }
}

pub(super) fn only_administrators(who: &Who) -> Result<()> {
    if who.is(Role::Administrator) { Ok(()) } else { Err(Error::NotFound) }
}

/// The event with who did it; without, the command line did.
pub(super) fn signed(event: Event, by: Option<&Who>) -> Event {
    match by {
        Some(who) => event.by(who.id),
        None => event,
    }
}

/// What was done about a user, latest first. Not when they signed in: that is nobody's concern but theirs.
pub async fn history(db: &mut Read, who: &Who, user: UserId, most: i64) -> Result<Vec<Happened>> {
    only_administrators(who)?;
    Ok(db
        .query(
            "SELECT e.id, e.at, u.name AS by_name, e.what, e.subject, e.subject_id, e.particulars
             FROM events e LEFT JOIN users u ON u.id = e.user_id WHERE e.subject = 'user' AND e.subject_id = $1
             AND e.what NOT IN ('signed_in', 'signed_out', 'signed_out_everywhere', 'language_changed')
             ORDER BY e.id DESC LIMIT $2",
        )
        .bind(user)
        .bind(most)
        .all()
        .await?)
}
