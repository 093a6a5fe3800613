//! Attendance line by line, as the participant sees it: each recorded day with where it was. The register of a week, as
//! it is written, is in the parent.

use chrono::NaiveDate;

use crate::db::Read;
use crate::model::Result;
use crate::model::codes::AttendanceStatus;
use crate::model::own_page::Own;
use crate::model::placement::PlacementId;

crate::id!(LineId);

/// As many days as are shown: three years of five days a week.
const MOST: i64 = 800;

/// One recorded day.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Line {
    pub id: LineId,
    pub placement_id: PlacementId,
    pub slot_title: String,
    pub day: NaiveDate,
    pub minutes: i64,
    pub status: AttendanceStatus,
}

const COLUMNS: &str = "SELECT a.id, a.placement_id, s.title AS slot_title, a.day, a.minutes, a.status
    FROM attendances a JOIN placements p ON p.id = a.placement_id JOIN slots s ON s.id = p.slot_id";

impl Line {
    /// All days of a participant, latest first.
    pub async fn of_own(db: &mut Read, own: &Own) -> Result<Vec<Self>> {
        Ok(db
            .built(format!("{COLUMNS} WHERE p.enrolment_id = $1 ORDER BY a.day DESC, a.id DESC LIMIT $2"))
            .bind(own.enrolment_id())
            .bind(MOST)
            .all()
            .await?)
    }
}
