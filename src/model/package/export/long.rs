//! The tables that may not fit in memory: participants and what they have done, and placements and the days there.
//! Written five hundred persons (or placements) at a time, in the order of their refs; activities as they were written down.

use chrono::NaiveDate;

use super::{AT_A_TIME, ExportFault, Exporting, Extent, Shelf, TableWriter, within};
use crate::model::codes::{ActivityKind, AttendanceStatus};
use crate::model::enrolment::EnrolmentId;
use crate::model::package::cells::{Cells, maybe, shown};
use crate::model::package::handovers::{self, Handover};
use crate::model::package::participants;
use crate::model::package::placements::{self, Placement};
use crate::model::package::stored::{Known, enrolments, select_in};
use crate::model::package::tables::Table;

/// Activities read at a time.
const ACTIVITIES_AT_A_TIME: usize = 5000;

#[derive(Debug, sqlx::FromRow)]
struct ActivityRow {
    id: i64,
    participant: String,
    day: NaiveDate,
    kind: ActivityKind,
    minutes: i64,
    attended: bool,
    by: Option<String>,
}

impl Cells for ActivityRow {
    fn cells(&self) -> Vec<String> {
        vec![
            self.participant.clone(),
            shown(self.kind),
            shown(self.day),
            shown(self.minutes),
            shown(self.attended),
            maybe(self.by.as_ref()),
        ]
    }
}

/// A day of attendance in the order in which it is written.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, sqlx::FromRow)]
struct AttendanceRow {
    placement: String,
    day: NaiveDate,
    minutes: i64,
    status: AttendanceStatus,
}

impl Cells for AttendanceRow {
    fn cells(&self) -> Vec<String> {
        vec![self.placement.clone(), shown(self.day), shown(self.minutes), shown(self.status)]
    }
}

/// Joined LEFT though each has an enrolment, so that SQLite walks the activities by their numbers and sorts nothing.
const ACTIVITIES: &str =
    "SELECT a.id, e.ref AS participant, a.day, a.kind, a.minutes, a.attended, u.email AS by
    FROM activities a LEFT JOIN enrolments e ON e.id = a.enrolment_id LEFT JOIN users u ON u.id = a.user_id";
const ATTENDANCE: &str = "SELECT p.ref AS placement, t.day, t.minutes, t.status
    FROM attendances t JOIN placements p ON p.id = t.placement_id";
/// What never came about holds no seat and has no place here.
const CAME_ABOUT: &str = "p.state IN ('proposed', 'accepted', 'started', 'paused', 'ended')";

impl<S: Shelf> Exporting<'_, S> {
    /// Participants and handovers, side by side.
    pub(super) async fn enrolments(&mut self) -> Result<(), ExportFault> {
        let ids = self.ids(format!("SELECT e.ref, e.id FROM enrolments e WHERE {}", within())).await?;
        self.exported.enrolments = ids.iter().map(|id| EnrolmentId(*id)).collect();
        let mut people = self.open(Table::Participants)?;
        let mut handed = self.open(Table::Handovers)?;
        for (n, chunk) in ids.chunks(AT_A_TIME).enumerate() {
            let rows = select_in(self.db, participants::SELECT, "e.id", chunk).await?;
            let mut rows = enrolments(self.db, rows, self.keys).await?;
            rows.sort_by(|a, b| a.row.reference.cmp(&b.row.reference));
            for known in &rows {
                people.write(&known.row)?;
            }
            let kept = "h.state NOT IN ('revoked', 'drafted', 'consented') AND h.enrolment_id";
            let mut rows: Vec<handovers::Stored> = select_in(self.db, handovers::SELECT, kept, chunk).await?;
            rows.sort_by(|a, b| (&a.participant, a.sent_on).cmp(&(&b.participant, b.sent_on)));
            for row in rows {
                handed.write(&Handover::from(row))?;
            }
            self.wrote((n + 1) * AT_A_TIME, ids.len());
        }
        self.close(people)?;
        self.close(handed)
    }

    /// Of those who were written, in the order in which they were written down.
    pub(super) async fn activities(&mut self) -> Result<(), ExportFault> {
        let mut writer = self.open(Table::Activities)?;
        match self.extent {
            Extent::All => self.all_activities(&mut writer).await?,
            Extent::Project(_) => self.activities_of_people(&mut writer).await?,
        }
        self.close(writer)
    }

    async fn all_activities(&mut self, writer: &mut TableWriter) -> Result<(), ExportFault> {
        let after = format!("{ACTIVITIES} WHERE a.id > $1 ORDER BY a.id LIMIT $2");
        let mut last = 0_i64;
        loop {
            let query = self.db.built(after.clone()).bind(last);
            let rows: Vec<ActivityRow> = query.bind(ACTIVITIES_AT_A_TIME as i64).all().await?;
            let Some(end) = rows.last() else { return Ok(()) };
            last = end.id;
            self.write_activities(writer, rows)?;
        }
    }

    /// Of a project's people only: those of the others are not looked at.
    async fn activities_of_people(&mut self, writer: &mut TableWriter) -> Result<(), ExportFault> {
        let people: Vec<i64> = self.exported.enrolments.iter().map(|enrolment| enrolment.0).collect();
        let ids = select_in(self.db, "SELECT id FROM activities", "enrolment_id", &people).await?;
        let mut ids: Vec<i64> = ids.into_iter().map(|(id,)| id).collect();
        ids.sort_unstable();
        for chunk in ids.chunks(AT_A_TIME) {
            let mut rows: Vec<ActivityRow> = select_in(self.db, ACTIVITIES, "a.id", chunk).await?;
            rows.sort_unstable_by_key(|row| row.id);
            self.write_activities(writer, rows)?;
        }
        Ok(())
    }

    /// By nobody where whoever was there has no row: a role that has been taken away, or one in another project.
    fn write_activities(&self, writer: &mut TableWriter, rows: Vec<ActivityRow>) -> Result<(), ExportFault> {
        for mut row in rows {
            row.by = row.by.filter(|email| self.told.contains(email));
            writer.write(&row)?;
        }
        Ok(())
    }

    /// Placements and attendance, side by side.
    pub(super) async fn placements(&mut self) -> Result<(), ExportFault> {
        let ids = self
            .ids(format!(
                "SELECT p.ref, p.id FROM placements p JOIN enrolments e ON e.id = p.enrolment_id WHERE {CAME_ABOUT} AND {}",
                within()
            ))
            .await?;
        let mut placed = self.open(Table::Placements)?;
        let mut attended = self.open(Table::Attendance)?;
        for (n, chunk) in ids.chunks(AT_A_TIME).enumerate() {
            let mut rows: Vec<Known<Placement>> =
                select_in(self.db, placements::SELECT, "p.id", chunk).await?;
            rows.sort_by(|a, b| a.row.reference.cmp(&b.row.reference));
            for known in &rows {
                placed.write(&known.row)?;
            }
            let mut rows: Vec<AttendanceRow> =
                select_in(self.db, ATTENDANCE, "t.placement_id", chunk).await?;
            rows.sort_unstable();
            for row in &rows {
                attended.write(row)?;
            }
            self.wrote((n + 1) * AT_A_TIME, ids.len());
        }
        self.close(placed)?;
        self.close(attended)
    }

    /// The numbers of rows within the extent ($1) today ($2), in the order of the bytes of their refs.
    async fn ids(&mut self, select: String) -> Result<Vec<i64>, ExportFault> {
        let (number, today) = (self.extent.number(), self.db.today());
        let mut refs: Vec<(String, i64)> = self.db.built(select).bind(number).bind(today).all().await?;
        refs.sort_unstable();
        Ok(refs.into_iter().map(|(_, id)| id).collect())
    }
}
