//! The post office: sends what stands in the outbox, beside the pages and never within a request. What is posted, and
//! the outbox itself, are `model::mail`.

mod way;
mod words;

use std::time::Duration;

use lettre::message::Mailbox;

use crate::config::Config;
use crate::db::Db;
use crate::model;
use crate::model::mail::{Due, Letter, MailId};
use way::{Outcome, Way};

/// How often the outbox is looked at.
const EVERY: Duration = Duration::from_secs(3);
/// How often what is old is swept out.
const SWEEP: Duration = Duration::from_secs(600);

/// Cheap to clone. Several app servers may each have one: a mail is sent by who claims it.
#[derive(Clone)]
pub struct PostOffice {
    db: Db,
    way: Way,
    from: Mailbox,
    /// Without a slash at the end.
    base_url: String,
}

impl PostOffice {
    pub fn of(db: Db, config: &Config) -> Self {
        Self { db, way: Way::of(config), from: config.mail_from.clone(), base_url: config.base_url.clone() }
    }

    /// Until the task is stopped.
    pub async fn keep_sending(self) {
        let mut ticks = tokio::time::interval(EVERY);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut swept: Option<tokio::time::Instant> = None;
        loop {
            let now = ticks.tick().await;
            if swept.is_none_or(|at| now - at >= SWEEP) {
                swept = Some(now);
                if let Err(error) = self.sweep().await {
                    tracing::error!(%error, "the outbox could not be swept; it is tried again in ten minutes");
                }
            }
            if let Err(error) = self.send_due().await {
                tracing::error!(%error, "the outbox could not be read; it is tried again in a moment");
            }
        }
    }

    /// Gives up what nobody waits for any more.
    pub async fn sweep(&self) -> model::Result<()> {
        let mut db = self.db.write().await?;
        let given_up = Letter::sweep(&mut db).await?;
        db.commit().await?;
        if given_up > 0 {
            tracing::error!(given_up, "mails could not be sent for days and are given up");
        }
        Ok(())
    }

    /// One look at the outbox. How many were sent.
    pub async fn send_due(&self) -> model::Result<usize> {
        let mut db = self.db.read().await?;
        let due = Letter::due(&mut db).await?;
        drop(db);
        let mut sent = 0;
        for one in due {
            match self.send(one).await? {
                Some(Outcome::Sent) => sent += 1,
                // What stops one most likely stops all: the others keep their tries.
                Some(Outcome::Failed(_)) => break,
                Some(Outcome::Returned(_)) | None => {}
            }
        }
        Ok(sent)
    }

    /// One that has just been posted. Why not, if it could not be sent.
    pub async fn send_one(&self, id: MailId) -> model::Result<Result<(), String>> {
        Ok(match self.send(Due::first(id)).await? {
            Some(Outcome::Failed(fault) | Outcome::Returned(fault)) => Err(fault),
            Some(Outcome::Sent) | None => Ok(()),
        })
    }

    /// None: somebody else has claimed it, or it is for nobody any more.
    async fn send(&self, due: Due) -> model::Result<Option<Outcome>> {
        let mut db = self.db.write().await?;
        let letter = Letter::claim(&mut db, due).await?;
        db.commit().await?;
        let Some(letter) = letter else { return Ok(None) };
        let outcome = match words::message(&letter, &self.from, &self.base_url) {
            Ok(message) => self.way.send(letter.id, message).await,
            // An address that is none will be none tomorrow.
            Err(fault) => Outcome::Returned(fault),
        };
        // Not the address: a log is read by more people than a mail.
        let (mail, what, attempts) = (letter.id.0, &letter.what, letter.attempts);
        match &outcome {
            Outcome::Sent => {
                let mut db = self.db.write().await?;
                letter.sent(&mut db).await?;
                db.commit().await?;
            }
            Outcome::Returned(fault) => {
                tracing::error!(mail, what, fault, "a mail was refused for good");
                let mut db = self.db.write().await?;
                letter.returned(&mut db).await?;
                db.commit().await?;
            }
            Outcome::Failed(fault) => {
                tracing::warn!(mail, what, attempts, fault, "a mail could not be sent; it is tried again");
            }
        }
        Ok(Some(outcome))
    }
}
