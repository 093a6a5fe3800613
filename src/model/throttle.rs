//! Failed attempts to sign in, by account and by address: after some of them each further one has to wait, longer and
//! longer. The counts stand in the database and survive a restart. Not for bursts of any request (`web::security`).
//!
//! An attempt is counted before anybody knows whether it succeeds, in one transaction, so that many at the same time
//! cannot slip through together. Accounts that do not exist are counted like those that do.

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};

use super::Result;
use crate::db::Write;

/// How patient we are with one kind of subject.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// Failures without any wait.
    pub free: i64,
    /// The wait after the first failure too many; it doubles with each that follows …
    pub first_wait: TimeDelta,
    /// … up to this.
    pub longest_wait: TimeDelta,
    /// One failure is forgotten for each time this long without a new one.
    pub forgets_after: TimeDelta,
}

/// A person who mistypes has five tries; somebody who guesses has about fifty a day.
pub const ACCOUNT: Patience = Patience {
    free: 5,
    first_wait: TimeDelta::seconds(30),
    longest_wait: TimeDelta::minutes(15),
    forgets_after: TimeDelta::minutes(30),
};
/// A whole town hall may share one address.
pub const ADDRESS: Patience = Patience {
    free: 30,
    first_wait: TimeDelta::seconds(30),
    longest_wait: TimeDelta::minutes(10),
    forgets_after: TimeDelta::minutes(2),
};
/// By then everything has been forgotten, whatever the count.
const KEPT: TimeDelta = TimeDelta::days(2);

/// Whether an attempt may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Go,
    /// Not before this much time has passed. The attempt was not looked at and is not counted.
    Wait(TimeDelta),
}

#[derive(Clone, Copy, Debug, sqlx::FromRow)]
struct Row {
    failures: i64,
    last_at: DateTime<Utc>,
}

impl Patience {
    /// How many failures are remembered of `failures`, the last of them `ago`.
    fn remembered(&self, failures: i64, ago: TimeDelta) -> i64 {
        let forgotten = ago.num_seconds().max(0) / self.forgets_after.num_seconds();
        (failures - forgotten).max(0)
    }

    /// How long to wait after the last of `failures`.
    fn wait(&self, failures: i64) -> TimeDelta {
        let too_many = failures - self.free;
        if too_many < 0 {
            return TimeDelta::zero();
        }
        let doubled = 1i32 << too_many.min(20);
        (self.first_wait * doubled).min(self.longest_wait)
    }

    fn left(&self, row: Row, now: DateTime<Utc>) -> TimeDelta {
        let ago = now - row.last_at;
        self.wait(self.remembered(row.failures, ago)) - ago
    }
}

/// Counts an attempt on `account` (an e-mail address as written) from `address` as failed, unless one of them must wait.
pub async fn attempt(db: &mut Write, account: &str, address: &str) -> Result<Answer> {
    let now = db.now();
    let subjects = [(account_subject(account), ACCOUNT), (address_subject(address), ADDRESS)];
    let mut rows = Vec::with_capacity(subjects.len());
    let mut longest = TimeDelta::zero();
    for (subject, patience) in &subjects {
        let row = lock(db, subject).await?;
        longest = longest.max(patience.left(row, now));
        rows.push(row);
    }
    if longest > TimeDelta::zero() {
        return Ok(Answer::Wait(longest));
    }
    for ((subject, patience), row) in subjects.into_iter().zip(rows) {
        let failures = patience.remembered(row.failures, now - row.last_at) + 1;
        keep(db, subject, failures).await?;
    }
    Ok(Answer::Go)
}

/// The attempt succeeded: the account starts afresh, the address has one failure less.
pub async fn forgive(db: &mut Write, account: &str, address: &str) -> Result<()> {
    let now = db.now();
    db.query("DELETE FROM throttles WHERE subject = $1").bind(account_subject(account)).run().await?;
    db.query("UPDATE throttles SET failures = failures - 1 WHERE subject = $1 AND failures > 0")
        .bind(address_subject(address))
        .run()
        .await?;
    db.query("DELETE FROM throttles WHERE last_at < $1").bind(now - KEPT).run().await?;
    Ok(())
}

/// Reads a row and keeps it from others until this transaction ends.
async fn lock(db: &mut Write, subject: &str) -> Result<Row> {
    let now = db.now();
    Ok(db
        .query(
            "INSERT INTO throttles (subject, failures, last_at) VALUES ($1, 0, $2)
             ON CONFLICT (subject) DO UPDATE SET subject = excluded.subject RETURNING failures, last_at",
        )
        .bind(subject.to_owned())
        .bind(now)
        .one()
        .await?)
}

async fn keep(db: &mut Write, subject: String, failures: i64) -> Result<()> {
    let now = db.now();
    db.query("UPDATE throttles SET failures = $2, last_at = $3 WHERE subject = $1")
        .bind(subject)
        .bind(failures)
        .bind(now)
        .run()
        .await?;
    Ok(())
}

/// Hashed: people write passwords, and other people's addresses, in the wrong field.
fn account_subject(account: &str) -> String {
    use std::fmt::Write as _;
    let digest = Sha256::digest(account.trim().to_lowercase().as_bytes());
    digest.iter().fold(String::from("account:"), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn address_subject(address: &str) -> String {
    format!("address:{address}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_from_nothing_to_its_longest_and_stays_there() {
        let waits: Vec<i64> = (0..14).map(|failures| ACCOUNT.wait(failures).num_seconds()).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900]);
        assert_eq!(ACCOUNT.wait(i64::MAX), ACCOUNT.longest_wait);
    }

    #[test]
    fn failures_are_forgotten_one_by_one() {
        assert_eq!(ACCOUNT.remembered(7, TimeDelta::minutes(29)), 7);
        assert_eq!(ACCOUNT.remembered(7, TimeDelta::minutes(61)), 5);
        assert_eq!(ACCOUNT.remembered(7, TimeDelta::days(400)), 0);
        // A clock that was set back forgets nothing.
        assert_eq!(ACCOUNT.remembered(7, TimeDelta::minutes(-90)), 7);
    }

    #[test]
    fn an_account_is_not_kept_as_it_was_written() {
        assert_eq!(account_subject(" Asa@b.se"), account_subject("asa@b.se"));
        assert!(!account_subject("asa@b.se").contains("asa"));
    }
}
