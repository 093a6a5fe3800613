//! Who has read what about whom. A page with personal data is sent only after its entries are on disk; many pages
//! share one commit, because each commit waits for the disk.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, timeout_at};

use super::enrolment::EnrolmentId;
use super::user::UserId;
use super::{Error, Result};
use crate::db::{Db, Read, Write};

/// Pages that may wait for the same commit.
const MOST_TOGETHER: usize = 512;
/// When more than these came with the last commit, the next waits a moment for more: each commit costs the disk, and makes
/// every reader of SQLite forget its pages.
const A_CROWD: usize = 8;
/// The longest such wait.
const A_MOMENT: Duration = Duration::from_millis(8);
/// When none came for so long, none is on its way: all of the crowd waits already.
const A_SILENCE: Duration = Duration::from_millis(2);

/// One page read: the people on it, by whom.
#[derive(Clone, Debug)]
pub struct Reading {
    pub user_id: UserId,
    pub enrolments: Vec<EnrolmentId>,
    /// Which page: the text id `access-<page>`.
    pub page: &'static str,
    pub reason: String,
}

type Waiting = (Reading, oneshot::Sender<bool>);

/// The way in to the log; cheap to clone.
#[derive(Clone, Debug)]
pub struct AccessLog(mpsc::Sender<Waiting>);

impl AccessLog {
    /// Starts the writer. It ends when the last handle is dropped.
    pub fn start(db: Db) -> Self {
        let (sender, mut receiver) = mpsc::channel::<Waiting>(4096);
        tokio::spawn(async move {
            let mut waiting = Vec::with_capacity(MOST_TOGETHER);
            let mut crowd = 0;
            while receiver.recv_many(&mut waiting, MOST_TOGETHER).await > 0 {
                if crowd > A_CROWD {
                    gather(&mut receiver, &mut waiting).await;
                }
                crowd = waiting.len();
                let kept = match keep(&db, &waiting).await {
                    Ok(()) => true,
                    Err(error) => {
                        tracing::error!(%error, "the access log could not be written; its pages are not sent");
                        false
                    }
                };
                for (_, answer) in waiting.drain(..) {
                    // A browser that has gone away no longer listens.
                    let _ = answer.send(kept);
                }
            }
        });
        Self(sender)
    }

    /// Returns when the reading is on disk. An error means: do not send the page.
    pub async fn record(&self, reading: Reading) -> Result<()> {
        if reading.enrolments.is_empty() {
            return Ok(());
        }
        let (answer, kept) = oneshot::channel();
        let lost = || Error::Database(sqlx::Error::WorkerCrashed);
        self.0.send((reading, answer)).await.map_err(|_| lost())?;
        if kept.await.unwrap_or(false) { Ok(()) } else { Err(lost()) }
    }
}

/// Waits for more of a crowd.
async fn gather(receiver: &mut mpsc::Receiver<Waiting>, waiting: &mut Vec<Waiting>) {
    let last = Instant::now() + A_MOMENT;
    while waiting.len() < MOST_TOGETHER && Instant::now() < last {
        let until = last.min(Instant::now() + A_SILENCE);
        match timeout_at(until, receiver.recv_many(waiting, MOST_TOGETHER - waiting.len())).await {
            Ok(came) if came > 0 => {}
            _ => return,
        }
    }
}

async fn keep(db: &Db, waiting: &[Waiting]) -> Result<()> {
    let rows: Vec<Access> = waiting
        .iter()
        .flat_map(|(reading, _)| {
            let Reading { user_id, page, reason, .. } = reading;
            reading.enrolments.iter().map(move |enrolment| (*enrolment, *user_id, *page, reason.as_str()))
        })
        .collect();
    let mut db = db.write().await?;
    write_down(&mut db, &rows).await?;
    db.commit().await?;
    Ok(())
}

/// Whose data, by whom, on which page, for which stated reason.
pub type Access<'a> = (EnrolmentId, UserId, &'a str, &'a str);

/// Writes accesses down, and sums them up for the participant's page, as a part of what is being written.
pub async fn write_down(db: &mut Write, rows: &[Access<'_>]) -> Result<()> {
    let now = db.now();
    db.insert_all(
        "INSERT INTO accesses (at, enrolment_id, user_id, page, reason)",
        5,
        "",
        rows,
        |query, (enrolment, user, page, reason)| {
            query.bind(now).bind(*enrolment).bind(*user).bind((*page).to_owned()).bind((*reason).to_owned())
        },
    )
    .await?;
    // In the order of the key: of two app servers that write the same rows, neither waits for the other in turn.
    let mut times: BTreeMap<Access<'_>, i64> = BTreeMap::new();
    for row in rows {
        *times.entry(*row).or_default() += 1;
    }
    let sums: Vec<_> = times.into_iter().collect();
    db.insert_all(
        "INSERT INTO readings (last_at, enrolment_id, user_id, page, reason, times)",
        6,
        "ON CONFLICT (enrolment_id, user_id, page, reason)
         DO UPDATE SET times = readings.times + excluded.times, last_at = excluded.last_at",
        &sums,
        |query, ((enrolment, user, page, reason), times)| {
            let query = query.bind(now).bind(*enrolment).bind(*user);
            query.bind((*page).to_owned()).bind((*reason).to_owned()).bind(*times)
        },
    )
    .await?;
    Ok(())
}

/// Who has read about a person on one page for one reason, as the participant's page shows it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Accessed {
    pub name: String,
    /// Where the person works; none for whoever works nowhere any longer.
    pub organisation: Option<String>,
    pub page: String,
    pub reason: String,
    pub times: i64,
    pub last_at: DateTime<Utc>,
}

/// Who has read one enrolment, latest first. The caller has already been let in to it.
pub async fn of_enrolment(db: &mut Read, enrolment: EnrolmentId) -> Result<Vec<Accessed>> {
    Ok(db
        .query(
            "SELECT u.name, (SELECT MIN(o.name) FROM memberships m JOIN organisations o ON o.id = m.organisation_id WHERE m.user_id = u.id) AS organisation, r.page, r.reason, r.times, r.last_at FROM readings r JOIN users u ON u.id = r.user_id
             WHERE r.enrolment_id = $1 ORDER BY r.last_at DESC, u.name COLLATE sv, r.page",
        )
        .bind(enrolment)
        .all()
        .await?)
}
