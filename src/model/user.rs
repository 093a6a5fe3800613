//! Users: the people who sign in. What they may see is in `access`, what they do with their own account in `account`,
//! what administrators do with everybody's in `user_administration`.

use super::access::{Membership, Who};
use super::{Result, undertaking};
use crate::db::{Read, Write};

crate::id!(UserId);

/// A user who may sign in: the disabled are never found here.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct User {
    pub id: UserId,
    pub email: String,
    pub name: String,
    pub phone: Option<String>,
    /// `sv` or `en`.
    pub language: String,
    pub version: i64,
}

impl User {
    pub(crate) async fn load(db: &mut Read, id: UserId) -> Result<Self> {
        Ok(db
            .query("SELECT id, email, name, phone, language, version FROM users WHERE id = $1 AND disabled_at IS NULL")
            .bind(id)
            .one()
            .await?)
    }

    pub async fn find_by_email(db: &mut Read, email: &str) -> Result<Option<Self>> {
        Ok(db
            .query("SELECT id, email, name, phone, language, version FROM users WHERE email = $1 AND disabled_at IS NULL")
            .bind(email.trim().to_lowercase())
            .optional()
            .await?)
    }

    /// The person as everything that asks "who?" wants it.
    pub async fn who(&self, db: &mut Read) -> Result<Who> {
        let memberships: Vec<Membership> = db
            .query("SELECT role, organisation_id, project_id FROM memberships WHERE user_id = $1 ORDER BY id")
            .bind(self.id)
            .all()
            .await?;
        let has_undertaken: bool = db
            .query("SELECT EXISTS (SELECT 1 FROM undertakings WHERE user_id = $1 AND version = $2)")
            .bind(self.id)
            .bind(undertaking::VERSION.to_owned())
            .value()
            .await?;
        Ok(Who::new(self.id, self.name.clone(), memberships).having_undertaken(has_undertaken))
    }

    /// Keeps the row, whether disabled or not, from every other transaction until this one ends.
    pub(super) async fn lock(db: &mut Write, id: UserId) -> Result<()> {
        match db.query("UPDATE users SET email = email WHERE id = $1").bind(id).run().await? {
            0 => Err(super::Error::NotFound),
            _ => Ok(()),
        }
    }
}
