//! A saved search as whoever asks it again sees it: how far it has come, what it has found, what has been told.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Europe::Stockholm;

use super::{Alerts, COLUMNS, SavedSearch, SavedSearchId};
use crate::clock::day_of;
use crate::db::{Read, Write, numbered};
use crate::model::Result;
use crate::model::mail::Mail;
use crate::model::slot::SlotId;

/// "At once" is not more often than this: a provider that publishes ten slots is one mail or two, not ten.
const LEAST_PAUSE: TimeDelta = TimeDelta::minutes(10);
/// A day's mail is there when work begins.
const MORNING: NaiveTime = NaiveTime::from_hms_opt(6, 30, 0).unwrap();
/// The newest of what it has found, on its page.
const MOST_SHOWN: i64 = 100;

/// A slot that a search has found.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Hit {
    pub slot_id: SlotId,
    pub found_at: DateTime<Utc>,
}

impl SavedSearch {
    /// Those that do not know of this change yet, or have not been asked about everything today.
    pub async fn behind(db: &mut Read, number: i64) -> Result<Vec<Self>> {
        let today = db.today();
        Ok(db
            .built(format!("{COLUMNS} WHERE s.seen < $1 OR s.seen_all_on < $2 ORDER BY s.id"))
            .bind(number)
            .bind(today)
            .all()
            .await?)
    }

    /// The slots that have changed after one number up to another.
    pub async fn changed(db: &mut Read, after: i64, upto: i64) -> Result<Vec<SlotId>> {
        Ok(db
            .query("SELECT DISTINCT slot_id FROM changes WHERE number > $1 AND number <= $2 ORDER BY slot_id")
            .bind(after)
            .bind(upto)
            .values()
            .await?)
    }

    /// Those of these slots that it has not found before.
    pub async fn unknown(&self, db: &mut Read, slots: Vec<SlotId>) -> Result<Vec<SlotId>> {
        if slots.is_empty() {
            return Ok(slots);
        }
        let known: Vec<SlotId> = db
            .query("SELECT slot_id FROM saved_search_hits WHERE saved_search_id = $1")
            .bind(self.id)
            .values()
            .await?;
        let known: std::collections::HashSet<SlotId> = known.into_iter().collect();
        Ok(slots.into_iter().filter(|slot| !known.contains(slot)).collect())
    }

    /// Keeps what it has found, each slot once: another app server may have found the same.
    pub async fn found(&self, db: &mut Write, slots: &[SlotId]) -> Result<()> {
        keep(db, self.id, slots, None).await
    }

    /// These have been asked about everything up to this change.
    pub async fn have_seen(db: &mut Write, searches: &[SavedSearchId], number: i64) -> Result<()> {
        let today = db.today();
        for some in searches.chunks(500) {
            let sql = format!(
                "UPDATE saved_searches SET seen = $1, seen_all_on = $2 WHERE seen <= $1 AND id IN ({})",
                numbered(3, some.len())
            );
            let query = db.built(sql).bind(number).bind(today);
            query.bind_each(some).run().await?;
        }
        Ok(())
    }

    /// Those whose owner is to be told now.
    pub async fn to_tell(db: &mut Read) -> Result<Vec<Self>> {
        let now = db.now();
        let untold: Vec<Self> = db
            .built(format!(
                "{COLUMNS} WHERE s.alerts <> 'off' AND EXISTS
                 (SELECT 1 FROM saved_search_hits h WHERE h.saved_search_id = s.id AND h.told_at IS NULL) ORDER BY s.id"
            ))
            .all()
            .await?;
        Ok(untold.into_iter().filter(|search| search.is_due(now)).collect())
    }

    fn is_due(&self, now: DateTime<Utc>) -> bool {
        match self.alerts {
            Alerts::Off => false,
            Alerts::AtOnce => self.told_at.is_none_or(|told| now - told >= LEAST_PAUSE),
            Alerts::Daily => {
                now.with_timezone(&Stockholm).time() >= MORNING
                    && self.told_at.is_none_or(|told| day_of(told) < day_of(now))
            }
        }
    }

    /// What its owner has not been told of, the oldest first.
    pub async fn untold(&self, db: &mut Read) -> Result<Vec<SlotId>> {
        Ok(db
            .query(
                "SELECT slot_id FROM saved_search_hits WHERE saved_search_id = $1 AND told_at IS NULL ORDER BY found_at, slot_id",
            )
            .bind(self.id)
            .values()
            .await?)
    }

    /// Posts the mail, once: of several app servers the first writes these slots down as told. None: nothing of it is
    /// worth a mail any more. Whether it was posted here.
    pub async fn tell(&self, db: &mut Write, slots: &[SlotId], mail: Option<Mail>) -> Result<bool> {
        let now = db.now();
        db.query("UPDATE saved_searches SET seen = seen WHERE id = $1").bind(self.id).run().await?;
        let mut told = 0;
        for slot in slots {
            told += db
                .query(
                    "UPDATE saved_search_hits SET told_at = $3 WHERE saved_search_id = $1 AND slot_id = $2 AND told_at IS NULL",
                )
                .bind(self.id)
                .bind(*slot)
                .bind(now)
                .run()
                .await?;
        }
        if told as usize != slots.len() {
            return Ok(false);
        }
        let Some(mail) = mail else { return Ok(false) };
        db.query("UPDATE saved_searches SET told_at = $2 WHERE id = $1")
            .bind(self.id)
            .bind(now)
            .run()
            .await?;
        mail.post(db, self.user_id).await?;
        Ok(true)
    }

    /// What it has found since it was saved, the newest first. The caller is its owner.
    pub async fn hits(&self, db: &mut Read) -> Result<Vec<Hit>> {
        Ok(db
            .query(
                "SELECT slot_id, found_at FROM saved_search_hits WHERE saved_search_id = $1 AND found_at > $2
                 ORDER BY found_at DESC, slot_id DESC LIMIT $3",
            )
            .bind(self.id)
            .bind(self.made_at)
            .bind(MOST_SHOWN)
            .all()
            .await?)
    }
}

/// `told_at`: of what was there when the search was saved.
pub(super) async fn keep(
    db: &mut Write,
    search: SavedSearchId,
    slots: &[SlotId],
    told_at: Option<DateTime<Utc>>,
) -> Result<()> {
    let now = db.now();
    db.insert_all(
        "INSERT INTO saved_search_hits (saved_search_id, slot_id, found_at, told_at)",
        4,
        "ON CONFLICT DO NOTHING",
        slots,
        |query, slot| query.bind(search).bind(*slot).bind(now).bind(told_at),
    )
    .await?;
    Ok(())
}
