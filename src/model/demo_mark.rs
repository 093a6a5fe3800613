//! The mark by which a database is known to hold a demo, and which one. It is kept as events: one when the filling
//! begins, one when it is done.

use chrono::NaiveDate;

use super::Result;
use super::event::Event;
use crate::clock::day_of;
use crate::db::{Read, Write};

/// A demo in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoMark {
    pub seed: u64,
    pub participants: i64,
    /// None when there are as many as the participants call for.
    pub slots: Option<i64>,
    /// The first day that is not in it.
    pub made_on: NaiveDate,
    /// It was not broken off.
    pub is_whole: bool,
}

impl DemoMark {
    pub async fn find(db: &mut Read) -> Result<Option<Self>> {
        let rows: Vec<(String, sqlx::types::Json<serde_json::Value>, chrono::DateTime<chrono::Utc>)> = db
            .query("SELECT what, particulars, at FROM events WHERE subject = 'demo' AND subject_id = 0 ORDER BY id")
            .all()
            .await?;
        let Some((_, told, at)) = rows.iter().find(|(what, ..)| what == "demo_begun") else {
            return Ok(None);
        };
        let number = |name: &str| told.0.get(name).and_then(serde_json::Value::as_i64);
        Ok(Some(Self {
            seed: told.0.get("seed").and_then(serde_json::Value::as_u64).unwrap_or(0),
            participants: number("participants").unwrap_or(0),
            slots: number("slots"),
            made_on: day_of(*at),
            is_whole: rows.iter().any(|(what, ..)| what == "demo_filled"),
        }))
    }

    /// Written first: a filling that is broken off is known by it.
    pub async fn begin(self, db: &mut Write) -> Result<()> {
        let event = Event::new("demo_begun", "demo", 0)
            .with("seed", self.seed)
            .with("participants", self.participants);
        match self.slots {
            Some(slots) => event.with("slots", slots).write(db).await,
            None => event.write(db).await,
        }
    }

    pub async fn finish(db: &mut Write) -> Result<()> {
        Event::new("demo_filled", "demo", 0).write(db).await
    }

    /// Nothing has been written yet, by anybody.
    pub async fn is_empty(db: &mut Read) -> Result<bool> {
        let organisations: i64 = db.query("SELECT COUNT(*) FROM organisations").value().await?;
        let users: i64 = db.query("SELECT COUNT(*) FROM users").value().await?;
        Ok(organisations + users == 0)
    }
}
