//! A reviewer's score of an item that nothing is computed for.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{ITEMS, anchors};
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::event::Event;
use crate::model::project::ProjectId;
use crate::model::{Error, Refusal, Result};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Review {
    pub item: i64,
    pub score: i64,
    pub reviewed_on: NaiveDate,
    pub reviewer: String,
    pub note: String,
}

/// Enters a score. By a manager of the project; an item that is computed has no other score.
pub async fn review(db: &mut Write, who: &Who, project: ProjectId, review: Review) -> Result<()> {
    let has_none = (1..=ITEMS).contains(&review.item) && anchors::of(review.item).is_none();
    if !who.manages(project) || !has_none {
        return Err(Error::NotFound);
    }
    if review.reviewed_on > db.today() {
        return Err(Refusal::DateInFuture.into());
    }
    if !(1..=5).contains(&review.score) {
        return Err(Refusal::ScoreOutsideScale { least: 1, most: 5 }.into());
    }
    let now = db.now();
    db.query(
        "INSERT INTO ips_reviews (project_id, item, score, reviewed_on, reviewer, note, entered_by, entered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(project)
    .bind(review.item)
    .bind(review.score)
    .bind(review.reviewed_on)
    .bind(review.reviewer)
    .bind(review.note)
    .bind(who.id)
    .bind(now)
    .run()
    .await?;
    Event::new("ips_reviewed", "project", project.0)
        .by(who.id)
        .within(project)
        .with("item", review.item)
        .with("score", review.score)
        .write(db)
        .await
}

/// The latest of each item.
pub(super) async fn latest(db: &mut Read, project: ProjectId) -> Result<HashMap<i64, Review>> {
    let all: Vec<Review> = db
        .query(
            "SELECT item, score, reviewed_on, reviewer, note FROM ips_reviews WHERE project_id = $1 ORDER BY reviewed_on, id",
        )
        .bind(project)
        .all()
        .await?;
    Ok(all.into_iter().map(|review| (review.item, review)).collect())
}
