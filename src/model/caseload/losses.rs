//! What consents that no longer stand have left to do for a person: to be registered out of SUS, and placements that go on
//! though their provider can no longer see who is there.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::db::Read;
use crate::model::Result;
use crate::model::access::Who;
use crate::model::consent::seen_by_provider;
use crate::model::enrolment::EnrolmentId;
use crate::model::placement::PlacementId;

#[derive(Clone, Debug, Default)]
pub struct Losses {
    /// The day since which the person is to be registered out of SUS.
    pub sus_since: Option<NaiveDate>,
    /// Agreed placements that their provider does not see.
    pub unseen: Vec<PlacementId>,
}

impl Losses {
    /// The caller has been let in to the enrolment.
    pub async fn of_enrolment(db: &mut Read, id: EnrolmentId) -> Result<Self> {
        Ok(of(db, "e.id = $1", id.0).await?.remove(&id).unwrap_or_default())
    }
}

/// Of everybody whose coach this is.
pub(super) async fn of_coach(db: &mut Read, who: &Who) -> Result<HashMap<EnrolmentId, Losses>> {
    of(db, "e.coach_id = $1", who.id.0).await
}

async fn of(db: &mut Read, whose: &str, id: i64) -> Result<HashMap<EnrolmentId, Losses>> {
    let today = db.today();
    let tasks: Vec<(EnrolmentId, NaiveDate)> = db
        .built(format!(
            "SELECT w.enrolment_id, MIN(w.made_on) FROM sus_tasks w JOIN enrolments e ON e.id = w.enrolment_id
             WHERE {whose} AND w.done_on IS NULL GROUP BY w.enrolment_id"
        ))
        .bind(id)
        .all()
        .await?;
    let unseen: Vec<(EnrolmentId, PlacementId)> = db
        .built(format!(
            "SELECT p.enrolment_id, p.id FROM placements p JOIN slots s ON s.id = p.slot_id
             JOIN enrolments e ON e.id = p.enrolment_id
             WHERE {whose} AND p.state IN ('accepted', 'started', 'paused') AND NOT {} ORDER BY p.id",
            seen_by_provider("$2")
        ))
        .bind(id)
        .bind(today)
        .all()
        .await?;
    let mut losses: HashMap<EnrolmentId, Losses> = HashMap::new();
    for (enrolment, since) in tasks {
        losses.entry(enrolment).or_default().sus_since = Some(since);
    }
    for (enrolment, placement) in unseen {
        losses.entry(enrolment).or_default().unseen.push(placement);
    }
    Ok(losses)
}
