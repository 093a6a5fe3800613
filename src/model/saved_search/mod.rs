//! Searches that somebody watches: kept with a name, asked again when slots have changed, told of by mail or on the page.
//! Who asks them again is `crate::watching`; what a question means is the search page's.

mod watched;

use chrono::{DateTime, NaiveDate, Utc};

use super::access::Who;
use super::codes::codes;
use super::enrolment::{Enrolment, EnrolmentId};
use super::event::Event;
use super::slot::SlotId;
use super::user::UserId;
use super::{Error, Refusal, Result};
use crate::db::{Read, Write};

crate::id!(SavedSearchId);

codes! {
    /// How its owner is told of new hits, besides on the page.
    pub enum Alerts = "search_alerts" { AtOnce = "at_once", Daily = "daily", Off = "off" }
}

/// Hits that a search may have when it is saved: with more, hardly anything new would be news.
pub const MOST_HITS: usize = 1_000;
/// Searches of one person.
const MOST_SEARCHES: i64 = 50;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SavedSearch {
    pub id: SavedSearchId,
    pub user_id: UserId,
    pub name: String,
    /// As the search page's address says it, without the participant.
    pub question: String,
    pub enrolment_id: Option<EnrolmentId>,
    /// The participant's name, while they are the owner's and active.
    pub person: Option<String>,
    pub alerts: Alerts,
    pub made_at: DateTime<Utc>,
    pub looked_at: DateTime<Utc>,
    pub seen: i64,
    pub seen_all_on: NaiveDate,
    pub told_at: Option<DateTime<Utc>>,
    /// Hits since it was last looked at.
    pub news: i64,
}

/// A search about to be saved.
#[derive(Clone, Debug)]
pub struct Watch {
    pub name: String,
    pub question: String,
    pub enrolment: Option<EnrolmentId>,
    pub alerts: Alerts,
    /// What it finds now, and the last change that this knows of: older than the hits, never newer.
    pub known: Vec<SlotId>,
    pub total: usize,
    pub seen: i64,
}

const COLUMNS: &str = "SELECT s.id, s.user_id, s.name, s.question, s.enrolment_id, p.given_name || ' ' || p.family_name AS person, s.alerts,
    s.made_at, s.looked_at, s.seen, s.seen_all_on, s.told_at,
    (SELECT COUNT(*) FROM saved_search_hits h WHERE h.saved_search_id = s.id AND h.found_at > s.looked_at) AS news
    FROM saved_searches s LEFT JOIN enrolments e ON e.id = s.enrolment_id AND e.coach_id = s.user_id AND e.ended_on IS NULL
    LEFT JOIN participants p ON p.id = e.participant_id";

impl SavedSearch {
    /// The person's own: nobody sees another's.
    pub async fn of(db: &mut Read, who: &Who) -> Result<Vec<Self>> {
        Ok(db
            .built(format!("{COLUMNS} WHERE s.user_id = $1 ORDER BY s.name COLLATE sv, s.id"))
            .bind(who.id)
            .all()
            .await?)
    }

    pub async fn find(db: &mut Read, who: &Who, id: SavedSearchId) -> Result<Self> {
        let search = Self::load(db, id).await?;
        if search.user_id == who.id { Ok(search) } else { Err(Error::NotFound) }
    }

    pub(crate) async fn load(db: &mut Read, id: SavedSearchId) -> Result<Self> {
        Ok(db.built(format!("{COLUMNS} WHERE s.id = $1")).bind(id).one().await?)
    }

    /// New hits of all the person's searches together: one question, for the page where the day begins.
    pub async fn news(db: &mut Read, who: &Who) -> Result<i64> {
        Ok(db
            .query(
                "SELECT COUNT(*) FROM saved_search_hits h JOIN saved_searches s ON s.id = h.saved_search_id
                 WHERE s.user_id = $1 AND h.found_at > s.looked_at",
            )
            .bind(who.id)
            .value()
            .await?)
    }

    /// A participant must be the person's own.
    pub async fn save(db: &mut Write, who: &Who, watch: Watch) -> Result<SavedSearchId> {
        if let Some(id) = watch.enrolment {
            Enrolment::find_active(db, who, id).await?;
        }
        if watch.total > MOST_HITS {
            return Err(Refusal::SearchTooWide { hits: watch.total as i64, most: MOST_HITS as i64 }.into());
        }
        let count: i64 =
            db.query("SELECT COUNT(*) FROM saved_searches WHERE user_id = $1").bind(who.id).value().await?;
        if count >= MOST_SEARCHES {
            return Err(Refusal::SearchesMost { most: MOST_SEARCHES }.into());
        }
        let (now, today) = (db.now(), db.today());
        let id: SavedSearchId = db
            .query(
                "INSERT INTO saved_searches (user_id, name, question, enrolment_id, alerts, made_at, looked_at, seen, seen_all_on)
                 VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8) RETURNING id",
            )
            .bind(who.id)
            .bind(watch.name)
            .bind(watch.question)
            .bind(watch.enrolment)
            .bind(watch.alerts)
            .bind(now)
            .bind(watch.seen)
            .bind(today)
            .value()
            .await?;
        watched::keep(db, id, &watch.known, Some(now)).await?;
        Event::new("search_saved", "saved_search", id.0)
            .by(who.id)
            .with("alerts", watch.alerts.code())
            .write(db)
            .await?;
        Ok(id)
    }

    /// What was found before is not told of when mails are turned on again.
    pub async fn change(
        db: &mut Write,
        who: &Who,
        id: SavedSearchId,
        name: &str,
        alerts: Alerts,
    ) -> Result<()> {
        let search = Self::find(db, who, id).await?;
        db.query("UPDATE saved_searches SET name = $2 WHERE id = $1")
            .bind(id)
            .bind(name.to_owned())
            .run()
            .await?;
        search.set_alerts(db, alerts).await
    }

    /// By the link in a mail: who has the mail may turn it off, signed in or not.
    pub async fn silence(db: &mut Write, id: SavedSearchId) -> Result<()> {
        Self::load(db, id).await?.set_alerts(db, Alerts::Off).await
    }

    async fn set_alerts(&self, db: &mut Write, alerts: Alerts) -> Result<()> {
        if self.alerts == alerts {
            return Ok(());
        }
        let now = db.now();
        db.query("UPDATE saved_searches SET alerts = $2 WHERE id = $1")
            .bind(self.id)
            .bind(alerts)
            .run()
            .await?;
        db.query("UPDATE saved_search_hits SET told_at = $2 WHERE saved_search_id = $1 AND told_at IS NULL")
            .bind(self.id)
            .bind(now)
            .run()
            .await?;
        Event::new("search_alerts_set", "saved_search", self.id.0)
            .by(self.user_id)
            .with("alerts", alerts.code())
            .write(db)
            .await
    }

    pub async fn remove(db: &mut Write, who: &Who, id: SavedSearchId) -> Result<()> {
        Self::find(db, who, id).await?;
        db.query("DELETE FROM saved_search_hits WHERE saved_search_id = $1").bind(id).run().await?;
        db.query("DELETE FROM saved_searches WHERE id = $1").bind(id).run().await?;
        Event::new("search_removed", "saved_search", id.0).by(who.id).write(db).await
    }

    /// Its owner has seen what it has found up to now.
    pub async fn looked_at(&self, db: &mut Write) -> Result<()> {
        let now = db.now();
        db.query("UPDATE saved_searches SET looked_at = $2 WHERE id = $1 AND looked_at < $2")
            .bind(self.id)
            .bind(now)
            .run()
            .await?;
        Ok(())
    }

    /// Whether it is for somebody whom its owner no longer has.
    pub fn is_at_rest(&self) -> bool {
        self.enrolment_id.is_some() && self.person.is_none()
    }
}
