//! A form that creates something is sent with a key. Sent twice (a double click, a page loaded again), it creates once
//! and leads to what it made the first time. Not for editing: there the version guards.
//!
//! ```text
//! if let Some(location) = Submission::first(&mut db, &form.sending(), &who).await? {
//!     return Ok(done(&location, "flash-slot-posted"));
//! }
//! let slot = Slot::post(&mut db, &who, provider, posting).await?;
//! Submission::made(&mut db, &form.sending(), &who, &location).await?;
//! db.commit().await?;
//! ```

use super::Result;
use super::access::Who;
use crate::db::Write;

/// A key of our own page, with the print of where its form went, has 48 characters; more is not kept.
const LONGEST_KEY: usize = 64;

/// A form on its way.
pub struct Submission;

impl Submission {
    /// Where the same form led the first time, or none when this is the first time. Of two that come at once, the
    /// second waits for the first's transaction. A form without a key is not guarded.
    pub async fn first(db: &mut Write, key: &str, who: &Who) -> Result<Option<String>> {
        let Some(key) = own(key, who) else { return Ok(None) };
        let now = db.now();
        let claimed: Option<String> = db
            .query(
                "INSERT INTO submissions (submission_key, user_id, location, at) VALUES ($1, $2, '', $3)
                 ON CONFLICT DO NOTHING RETURNING submission_key",
            )
            .bind(key.clone())
            .bind(who.id)
            .bind(now)
            .optional_value()
            .await?;
        if claimed.is_some() {
            return Ok(None);
        }
        Ok(db
            .query("SELECT location FROM submissions WHERE submission_key = $1")
            .bind(key)
            .optional_value()
            .await?)
    }

    /// Keeps where the form led, in the transaction that made it.
    pub async fn made(db: &mut Write, key: &str, who: &Who, location: &str) -> Result<()> {
        if let Some(key) = own(key, who) {
            db.query("UPDATE submissions SET location = $2 WHERE submission_key = $1")
                .bind(key)
                .bind(location.to_owned())
                .run()
                .await?;
        }
        Ok(())
    }
}

/// The key bound to the person: nobody finds out by guessing what somebody else has sent.
fn own(key: &str, who: &Who) -> Option<String> {
    let plain =
        !key.is_empty() && key.len() <= LONGEST_KEY && key.bytes().all(|byte| byte.is_ascii_alphanumeric());
    plain.then(|| format!("{}-{key}", who.id))
}
