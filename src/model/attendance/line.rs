//! Attendance line by line: each recorded day with where it was, whether it was written late, and what has been questioned
//! about it. For the participant, the person's coach, and the provider. The register of a week, as it is written, is in
//! the parent.

use chrono::NaiveDate;

use super::Worked;
use super::dispute::Dispute;
use crate::db::Read;
use crate::model::access::{Sight, Who};
use crate::model::codes::AttendanceStatus;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::organisation::OrganisationId;
use crate::model::own_page::Own;
use crate::model::placement::{Placement, PlacementId};
use crate::model::{Error, Result};

crate::id!(LineId);

/// As many days as are shown: three years of five days a week.
const MOST: i64 = 800;

/// One recorded day.
#[derive(Clone, Debug)]
pub struct Line {
    pub id: LineId,
    pub placement_id: PlacementId,
    pub enrolment_id: EnrolmentId,
    pub provider_id: OrganisationId,
    pub slot_title: String,
    pub day: NaiveDate,
    /// What holds now.
    pub worked: Worked,
    /// Written more than [`super::LATE_DAYS`] days after the day.
    pub is_late: bool,
    /// Latest first.
    pub disputes: Vec<Dispute>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: LineId,
    placement_id: PlacementId,
    enrolment_id: EnrolmentId,
    provider_id: OrganisationId,
    slot_title: String,
    day: NaiveDate,
    minutes: i64,
    status: AttendanceStatus,
    entered_late: bool,
}

const COLUMNS: &str = "SELECT a.id, a.placement_id, p.enrolment_id, s.provider_id, s.title AS slot_title, a.day, a.minutes, a.status,
    a.entered_late FROM attendances a JOIN placements p ON p.id = a.placement_id JOIN slots s ON s.id = p.slot_id";

impl Line {
    /// All days of the participant who has come in, latest first.
    pub async fn of_own(db: &mut Read, own: &Own) -> Result<Vec<Self>> {
        Self::of_person(db, own.enrolment_id()).await
    }

    /// All days of one person, latest first. The caller has been let in to the enrolment.
    pub async fn of_person(db: &mut Read, enrolment: EnrolmentId) -> Result<Vec<Self>> {
        let rows: Vec<Row> = db
            .built(format!("{COLUMNS} WHERE p.enrolment_id = $1 ORDER BY a.day DESC, a.id DESC LIMIT $2"))
            .bind(enrolment)
            .bind(MOST)
            .all()
            .await?;
        let disputes = Dispute::of_person(db, enrolment).await?;
        Ok(with(rows, disputes))
    }

    /// The days of one placement, latest first: for its provider, and the person's own coach.
    pub async fn of_placement(db: &mut Read, who: &Who, id: PlacementId) -> Result<Vec<Self>> {
        let placement = Placement::load(db, id).await?;
        let provided = who.provides(placement.provider_id);
        if provided {
            placement.still_seen(db).await?;
        }
        if !provided && Enrolment::sight(db, who, placement.enrolment_id).await? != Sight::Full {
            return Err(Error::NotFound);
        }
        let rows: Vec<Row> = db
            .built(format!("{COLUMNS} WHERE a.placement_id = $1 ORDER BY a.day DESC LIMIT $2"))
            .bind(id)
            .bind(MOST)
            .all()
            .await?;
        let disputes = Dispute::of_person(db, placement.enrolment_id).await?;
        Ok(with(rows, disputes))
    }

    /// One of the participant's own.
    pub async fn find_own(db: &mut Read, own: &Own, id: LineId) -> Result<Self> {
        let line = Self::load(db, id).await?;
        if line.enrolment_id == own.enrolment_id() { Ok(line) } else { Err(Error::NotFound) }
    }

    /// One of a provider's, whom the participant's consent still lets see it.
    pub async fn find_provided(db: &mut Read, who: &Who, id: LineId) -> Result<Self> {
        let line = Self::load(db, id).await?;
        if !who.provides(line.provider_id) {
            return Err(Error::NotFound);
        }
        Placement::load(db, line.placement_id).await?.still_seen(db).await?;
        Ok(line)
    }

    pub(super) async fn load(db: &mut Read, id: LineId) -> Result<Self> {
        let row: Row = db.built(format!("{COLUMNS} WHERE a.id = $1")).bind(id).one().await?;
        let disputes = Dispute::of_person(db, row.enrolment_id).await?;
        with(vec![row], disputes).pop().ok_or(Error::NotFound)
    }

    /// The question that nobody has settled.
    pub fn open(&self) -> Option<&Dispute> {
        self.disputes.iter().find(|dispute| dispute.settled.is_none())
    }
}

fn with(rows: Vec<Row>, disputes: Vec<Dispute>) -> Vec<Line> {
    let of = |id: LineId| disputes.iter().filter(move |dispute| dispute.line_id == id).cloned().collect();
    rows.into_iter()
        .map(|row| Line {
            id: row.id,
            placement_id: row.placement_id,
            enrolment_id: row.enrolment_id,
            provider_id: row.provider_id,
            slot_title: row.slot_title,
            day: row.day,
            worked: Worked { minutes: row.minutes, status: row.status },
            is_late: row.entered_late,
            disputes: of(row.id),
        })
        .collect()
}
