//! Mails, posted in the transaction that causes them. Not for sending: that is `outbox` here and `crate::mail` outside.
//!
//! A mail leaves the house unencrypted and is read by who knows whom: it never says anything of a participant, neither
//! name nor reference. It says that something waits, and links to a page that asks who is there.

mod outbox;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sqlx::types::Json;

use super::Result;
use super::user::UserId;
use crate::db::Write;

pub use outbox::{Due, Letter};

crate::id!(MailId);

/// A mail about to be posted. Its texts are `mail-<what>-subject` and `mail-<what>-body`.
#[derive(Clone, Debug)]
pub struct Mail {
    what: &'static str,
    particulars: Map<String, Value>,
    rows: Vec<Row>,
    link: Option<String>,
    stop: Option<String>,
}

/// A line below the words: what it is, and the path of ours where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub text: String,
    pub path: String,
}

impl Mail {
    pub fn new(what: &'static str) -> Self {
        Self { what, particulars: Map::new(), rows: Vec::new(), link: None, stop: None }
    }

    /// A text or a number that its texts name.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.particulars.insert(name.to_owned(), value.into());
        self
    }

    /// A day that its texts name: written as the receiver's language writes days.
    #[must_use]
    pub fn day(self, name: &str, day: NaiveDate) -> Self {
        self.with(name, serde_json::json!({ "day": day }))
    }

    #[must_use]
    pub fn row(mut self, text: impl Into<String>, path: impl Into<String>) -> Self {
        self.rows.push(Row { text: text.into(), path: path.into() });
        self
    }

    /// Where the receiver goes on: a path of ours.
    #[must_use]
    pub fn link(mut self, path: impl Into<String>) -> Self {
        self.link = Some(path.into());
        self
    }

    /// Where one click stops mails like this: a path of ours that needs no signing in.
    #[must_use]
    pub fn stop(mut self, path: impl Into<String>) -> Self {
        self.stop = Some(path.into());
        self
    }

    /// To a user: at the address, and in the language, that the account has when it is sent.
    pub async fn post(self, db: &mut Write, to: UserId) -> Result<MailId> {
        self.write(db, Some(to), None, None).await
    }

    /// To somebody without an account. `language`: `sv` or `en`.
    pub async fn post_to(self, db: &mut Write, address: &str, language: &str) -> Result<MailId> {
        self.write(db, None, Some(address.to_owned()), Some(language.to_owned())).await
    }

    async fn write(
        self,
        db: &mut Write,
        user: Option<UserId>,
        address: Option<String>,
        language: Option<String>,
    ) -> Result<MailId> {
        let now = db.now();
        Ok(db
            .query(
            "INSERT INTO mails (user_id, address, language, what, particulars, rows, link, stop, state, posted_at, due_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, $9) RETURNING id",
        )
        .bind(user)
        .bind(address)
        .bind(language)
        .bind(self.what)
        .bind(Json(Value::Object(self.particulars)))
        .bind(Json(self.rows))
        .bind(self.link)
        .bind(self.stop)
        .bind(now)
        .value()
        .await?)
    }
}
