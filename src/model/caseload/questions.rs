//! Questions that receivers have asked by their links, of handovers that still wait for the answer.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};

use crate::clock::day_of;
use crate::db::Read;
use crate::model::Result;
use crate::model::access::Who;
use crate::model::handover::HandoverId;

/// The day of the latest question of each handover of the coach's people.
pub(super) async fn of_coach(db: &mut Read, who: &Who) -> Result<HashMap<HandoverId, NaiveDate>> {
    let asked: Vec<(HandoverId, DateTime<Utc>)> = db
        .query(
            "SELECT h.id, MAX(o.at) FROM handovers h JOIN enrolments e ON e.id = h.enrolment_id
             JOIN handover_links l ON l.handover_id = h.id JOIN handover_openings o ON o.link_id = l.id
             WHERE e.coach_id = $1 AND h.state = 'sent' AND o.what = 'asked' GROUP BY h.id",
        )
        .bind(who.id)
        .all()
        .await?;
    Ok(asked.into_iter().map(|(handover, at)| (handover, day_of(at))).collect())
}
