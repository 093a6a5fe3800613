//! Who has read what about whom. A page with personal data is sent only after its entries are on disk; many pages
//! share one commit, because each commit waits for the disk.

use chrono::{DateTime, Utc};
use tokio::sync::{mpsc, oneshot};

use super::enrolment::EnrolmentId;
use super::user::UserId;
use super::{Error, Result};
use crate::db::{Db, Read};

/// Pages that may wait for the same commit.
const MOST_TOGETHER: usize = 512;

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
            while receiver.recv_many(&mut waiting, MOST_TOGETHER).await > 0 {
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

async fn keep(db: &Db, waiting: &[Waiting]) -> Result<()> {
    let rows: Vec<(&Reading, EnrolmentId)> = waiting
        .iter()
        .flat_map(|(reading, _)| reading.enrolments.iter().map(move |enrolment| (reading, *enrolment)))
        .collect();
    let mut db = db.write().await?;
    let now = db.now();
    db.insert_all(
        "INSERT INTO accesses (at, user_id, enrolment_id, page, reason)",
        5,
        "",
        &rows,
        |query, (reading, enrolment)| {
            query
                .bind(now)
                .bind(reading.user_id)
                .bind(*enrolment)
                .bind(reading.page)
                .bind(reading.reason.clone())
        },
    )
    .await?;
    db.commit().await?;
    Ok(())
}

/// An entry as the participant's page shows it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Accessed {
    pub at: DateTime<Utc>,
    pub name: String,
    pub page: String,
    pub reason: String,
}

/// Who has read one enrolment, latest first. The caller has already been let in to it.
pub async fn of_enrolment(db: &mut Read, enrolment: EnrolmentId, most: i64) -> Result<Vec<Accessed>> {
    Ok(db
        .query(
            "SELECT a.at, u.name, a.page, a.reason FROM accesses a JOIN users u ON u.id = a.user_id
             WHERE a.enrolment_id = $1 ORDER BY a.id DESC LIMIT $2",
        )
        .bind(enrolment)
        .bind(most)
        .all()
        .await?)
}
