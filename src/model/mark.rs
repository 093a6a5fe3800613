//! A mark of all that follows from placements, slots and contracts: the last change that the search is told of (each change of a
//! placement or a slot draws a number), the contracts' versions (a new price values placements anew), and the day (proposals run out).
//! What was reckoned at one mark holds while it stands: see `Read::recall`.

use chrono::NaiveDate;

use super::Result;
use crate::db::Read;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    number: i64,
    versions: i64,
    today: NaiveDate,
}

impl Mark {
    pub async fn now(db: &mut Read) -> Result<Self> {
        let (number, versions): (i64, i64) = db
            .query(
                "SELECT number, (SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM contracts) FROM change_numbers WHERE id = 1",
            )
            .one()
            .await?;
        Ok(Self { number, versions, today: db.today() })
    }
}
