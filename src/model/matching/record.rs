//! A provider's record: how many of its placements came to a good end. Only where there are so many that it says nothing
//! about any one person.

use std::collections::HashMap;

use crate::db::Read;
use crate::model::Result;
use crate::model::organisation::OrganisationId;

/// Fewer ended placements are no record.
const LEAST: i64 = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// Completed, or left for something better.
    pub well: i64,
    pub ended: i64,
}

impl Record {
    pub async fn of_providers(db: &mut Read) -> Result<HashMap<OrganisationId, Self>> {
        let rows: Vec<(OrganisationId, i64, i64)> = db
            .query(
                "SELECT s.provider_id,
                    CAST(SUM(CASE WHEN p.end_reason IN ('completed', 'to_job', 'to_studies', 'to_other_placement') THEN 1 ELSE 0 END) AS BIGINT),
                    COUNT(*)
                 FROM placements p JOIN slots s ON s.id = p.slot_id WHERE p.state = 'ended' AND p.started_on IS NOT NULL
                 GROUP BY s.provider_id",
            )
            .all()
            .await?;
        let known = rows.into_iter().filter(|(.., ended)| *ended >= LEAST);
        Ok(known.map(|(provider, well, ended)| (provider, Self { well, ended })).collect())
    }

    /// From 0 to 1.
    pub fn share(self) -> f32 {
        self.well as f32 / self.ended.max(1) as f32
    }
}
