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
    /// The caller has been let in to the enrolment. `has_agreed`: whether any placement is agreed on and goes on; nothing is
    /// asked about those when there is none.
    pub async fn of_enrolment(db: &mut Read, id: EnrolmentId, has_agreed: bool) -> Result<Self> {
        let whose = "e.id = $1";
        let tasks = tasks(db, whose, id.0).await?;
        let unseen = if has_agreed { unseen(db, whose, id.0).await? } else { Vec::new() };
        Ok(gathered(tasks, unseen).remove(&id).unwrap_or_default())
    }
}

/// Of everybody whose coach this is.
pub(super) async fn of_coach(db: &mut Read, who: &Who) -> Result<HashMap<EnrolmentId, Losses>> {
    let whose = "e.coach_id = $1";
    Ok(gathered(tasks(db, whose, who.id.0).await?, unseen(db, whose, who.id.0).await?))
}

async fn tasks(db: &mut Read, whose: &str, id: i64) -> Result<Vec<(EnrolmentId, NaiveDate)>> {
    Ok(db
        .built(format!(
            "SELECT w.enrolment_id, MIN(w.made_on) FROM sus_tasks w JOIN enrolments e ON e.id = w.enrolment_id
             WHERE {whose} AND w.done_on IS NULL GROUP BY w.enrolment_id"
        ))
        .bind(id)
        .all()
        .await?)
}

async fn unseen(db: &mut Read, whose: &str, id: i64) -> Result<Vec<(EnrolmentId, PlacementId)>> {
    let today = db.today();
    Ok(db
        .built(format!(
            "SELECT p.enrolment_id, p.id FROM placements p JOIN slots s ON s.id = p.slot_id
             JOIN enrolments e ON e.id = p.enrolment_id
             WHERE {whose} AND p.state IN ('accepted', 'started', 'paused') AND NOT {} ORDER BY p.id",
            seen_by_provider("$2")
        ))
        .bind(id)
        .bind(today)
        .all()
        .await?)
}

fn gathered(
    tasks: Vec<(EnrolmentId, NaiveDate)>,
    unseen: Vec<(EnrolmentId, PlacementId)>,
) -> HashMap<EnrolmentId, Losses> {
    let mut losses: HashMap<EnrolmentId, Losses> = HashMap::new();
    for (enrolment, since) in tasks {
        losses.entry(enrolment).or_default().sus_since = Some(since);
    }
    for (enrolment, placement) in unseen {
        losses.entry(enrolment).or_default().unseen.push(placement);
    }
    losses
}
