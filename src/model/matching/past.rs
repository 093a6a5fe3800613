//! What a person has done, is at, or has said no to. Follows from placements and slots alone.

use std::collections::HashMap;

use super::refusals::Refused;
use crate::db::{Read, numbered};
use crate::model::Result;
use crate::model::enrolment::EnrolmentId;
use crate::model::slot::SlotId;
use crate::model::ssyk::Ssyk;

#[derive(Debug, PartialEq)]
pub(super) struct Past {
    /// Slots where the person is, or is proposed.
    pub there: Vec<SlotId>,
    pub refusals: Vec<Refused>,
    /// Occupations of placements that have started.
    pub tried: Vec<Ssyk>,
}

impl Past {
    /// In the order of `ids`.
    pub async fn of(db: &mut Read, ids: &[EnrolmentId]) -> Result<Vec<Self>> {
        let mut there = there(db, ids).await?;
        let mut refusals = Refused::of(db, ids).await?;
        let mut tried = tried(db, ids).await?;
        let of = |id| Self {
            there: there.remove(id).unwrap_or_default(),
            refusals: refusals.remove(id).unwrap_or_default(),
            tried: tried.remove(id).unwrap_or_default(),
        };
        Ok(ids.iter().map(of).collect())
    }
}

async fn there(db: &mut Read, ids: &[EnrolmentId]) -> Result<HashMap<EnrolmentId, Vec<SlotId>>> {
    let today = db.today();
    let query = db
        .built(format!(
            "SELECT enrolment_id, slot_id FROM placements WHERE
             (state IN ('accepted', 'started', 'paused') OR (state = 'proposed' AND expires_on >= $1))
             AND enrolment_id IN ({}) ORDER BY id",
            numbered(2, ids.len())
        ))
        .bind(today);
    Ok(by_person(query.bind_each(ids).all().await?))
}

async fn tried(db: &mut Read, ids: &[EnrolmentId]) -> Result<HashMap<EnrolmentId, Vec<Ssyk>>> {
    let query = db.built(format!(
        "SELECT DISTINCT p.enrolment_id, s.ssyk FROM placements p JOIN slots s ON s.id = p.slot_id
         WHERE p.started_on IS NOT NULL AND p.enrolment_id IN ({}) ORDER BY s.ssyk",
        numbered(1, ids.len())
    ));
    Ok(by_person(query.bind_each(ids).all().await?))
}

fn by_person<T>(rows: Vec<(EnrolmentId, T)>) -> HashMap<EnrolmentId, Vec<T>> {
    let mut all: HashMap<EnrolmentId, Vec<T>> = HashMap::new();
    for (id, row) in rows {
        all.entry(id).or_default().push(row);
    }
    all
}
