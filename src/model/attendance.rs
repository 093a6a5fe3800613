//! Attendance: the minutes worked, a row a placement and day. A register is the rows of a whole provider (or of one
//! placement) over some days, read in one query. Writing it is in `record`.

pub mod dispute;
pub mod line;
mod record;

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, Days, NaiveDate};

use super::access::{Sight, Who};
use super::card::Called;
use super::codes::{AttendanceStatus, Protection};
use super::consent::seen_by_provider;
use super::disclosure::{Covered, Disclosed, called};
use super::enrolment::{Enrolment, EnrolmentId};
use super::opening::{OPENING, Opening};
use super::organisation::OrganisationId;
use super::placement::{Placement, PlacementId};
use super::slot::SlotId;
use super::{Error, Result};
use crate::db::Read;

/// Minutes of a whole day.
pub const DAY: i64 = 24 * 60;
/// Days after a day from which writing it down is late.
pub const LATE_DAYS: i64 = 7;
/// How far back it is seen on which weekdays somebody comes, days.
const HABIT: u64 = 14;

/// What is recorded of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worked {
    pub minutes: i64,
    pub status: AttendanceStatus,
}

/// The last day after `on` that attendance is recorded for, if any: a placement ends no earlier.
pub(super) async fn last_after(
    db: &mut Read,
    placement: PlacementId,
    on: NaiveDate,
) -> Result<Option<NaiveDate>> {
    Ok(db
        .query("SELECT MAX(day) FROM attendances WHERE placement_id = $1 AND day > $2")
        .bind(placement)
        .bind(on)
        .value()
        .await?)
}

impl Worked {
    pub const fn attended(minutes: i64) -> Self {
        Self { minutes, status: AttendanceStatus::Attended }
    }

    pub const fn away(status: AttendanceStatus) -> Self {
        Self { minutes: 0, status }
    }
}

/// A day to record.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub placement_id: PlacementId,
    pub day: NaiveDate,
    pub worked: Worked,
    /// What was recorded when the form was opened. When it is something else by now, nothing is written (`Stale`).
    pub seen: Option<Worked>,
}

/// Whose register.
#[derive(Clone, Copy, Debug)]
pub enum Of {
    Provider(OrganisationId),
    Placement(PlacementId),
}

/// The people who were there on any of the days, by name.
#[derive(Clone, Debug)]
pub struct Register {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub people: Vec<Present>,
}

#[derive(Clone, Debug)]
pub struct Present {
    pub placement_id: PlacementId,
    /// For the access log, never for the page.
    pub enrolment_id: EnrolmentId,
    pub called: Called,
    pub slot_id: SlotId,
    pub slot_title: String,
    pub provider_id: OrganisationId,
    pub hours_per_week: i64,
    /// The days that may be recorded: from the first day to the end, or to the planned end, or to where it was paused.
    pub from: NaiveDate,
    pub to: NaiveDate,
    opening: Opening,
    recorded: BTreeMap<NaiveDate, Worked>,
}

/// The last day of placement `p` that may be recorded: the end; else the planned one, which somebody must move first, or the
/// day it was paused.
const LAST_ON: &str = "COALESCE(p.ended_on, CASE WHEN p.paused_on < p.planned_end_on THEN p.paused_on ELSE p.planned_end_on END)";

#[derive(sqlx::FromRow)]
struct Row {
    id: PlacementId,
    enrolment_id: EnrolmentId,
    given_name: String,
    protection: Protection,
    slot_id: SlotId,
    title: String,
    provider_id: OrganisationId,
    hours_per_week: i64,
    started_on: NaiveDate,
    last_on: NaiveDate,
    disclosed: Disclosed,
    #[sqlx(flatten)]
    opening: Opening,
    day: Option<NaiveDate>,
    minutes: Option<i64>,
    status: Option<AttendanceStatus>,
}

impl Register {
    /// For a provider its own people; for one placement its provider, and the person's own coach.
    pub async fn find(db: &mut Read, who: &Who, of: Of, from: NaiveDate, to: NaiveDate) -> Result<Self> {
        let today = db.today();
        let seen = seen_by_provider("$5");
        // The coach sees the own participant's days whatever the provider may still see.
        let always = "CAST($5 AS DATE) IS NOT NULL".to_owned();
        let (which, id, seen, provider) = match of {
            Of::Provider(provider) if who.provides(provider) => {
                ("s.provider_id", provider.0, seen, Some(provider))
            }
            Of::Provider(_) => return Err(Error::NotFound),
            Of::Placement(placement) => {
                let placement = Placement::load(db, placement).await?;
                let provided = who.provides(placement.provider_id);
                if provided {
                    placement.still_seen(db).await?;
                }
                if !provided && Enrolment::sight(db, who, placement.enrolment_id).await? != Sight::Full {
                    return Err(Error::NotFound);
                }
                let provider = provided.then_some(placement.provider_id);
                ("p.id", placement.id.0, if provided { seen } else { always }, provider)
            }
        };
        let rows: Vec<Row> = db
            .built(format!(
                "SELECT p.id, p.enrolment_id, t.given_name, t.protection, p.slot_id, s.title, s.provider_id, p.hours_per_week,
                    p.started_on, {LAST_ON} AS last_on, p.disclosed, {OPENING}, a.day, a.minutes, a.status
                 FROM placements p JOIN slots s ON s.id = p.slot_id JOIN organisations o ON o.id = s.provider_id JOIN enrolments e ON e.id = p.enrolment_id
                 JOIN participants t ON t.id = e.participant_id
                 LEFT JOIN attendances a ON a.placement_id = p.id AND a.day >= $2 AND a.day <= $4
                 WHERE {which} = $1 AND p.started_on <= $4 AND {LAST_ON} >= $3 AND {seen}
                 ORDER BY t.given_name COLLATE sv, p.id, a.day"
            ))
            .bind(id)
            .bind(from - Days::new(HABIT))
            .bind(from)
            .bind(to)
            .bind(today)
            .all()
            .await?;
        // The own coach knows the name whatever the provider may know.
        let covered = match provider {
            Some(provider) => {
                let mut people: Vec<EnrolmentId> = rows.iter().map(|row| row.enrolment_id).collect();
                people.dedup();
                Covered::of_people(db, provider, &people).await?
            }
            None => HashMap::new(),
        };
        let mut people: Vec<Present> = Vec::new();
        for row in rows {
            let day = row.day;
            let worked = row.minutes.zip(row.status).map(|(minutes, status)| Worked { minutes, status });
            if people.last().is_none_or(|person| person.placement_id != row.id) {
                let covered = covered.get(&row.enrolment_id).cloned().unwrap_or_default();
                people.push(Present::new(row, &covered));
            }
            if let (Some(person), Some(day), Some(worked)) = (people.last_mut(), day, worked) {
                person.recorded.insert(day, worked);
            }
        }
        Ok(Self { from, to, people })
    }

    pub fn person(&self, placement: PlacementId) -> Option<&Present> {
        self.people.iter().find(|person| person.placement_id == placement)
    }

    pub fn days(&self) -> impl Iterator<Item = NaiveDate> {
        self.from.iter_days().take_while(|day| *day <= self.to)
    }
}

impl Present {
    /// What is recorded of a day.
    pub fn on(&self, day: NaiveDate) -> Option<Worked> {
        self.recorded.get(&day).copied()
    }

    /// The person was there, by plan: this day can be recorded.
    pub fn may_be_there(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// The minutes to expect of a day: none when the slot is closed; else those of the same weekday the weeks before; for
    /// somebody new, the hours a week spread over the slot's weekdays, or from Monday to Friday.
    pub fn expected(&self, day: NaiveDate) -> Option<i64> {
        if !self.opening.is_open(day) {
            return None;
        }
        let before =
            self.recorded.range(..day).filter(|(_, worked)| worked.status == AttendanceStatus::Attended);
        let mut known = false;
        let mut same_weekday = None;
        for (earlier, worked) in before {
            // This week's days say nothing of those to come.
            if earlier.iso_week() == day.iso_week() {
                continue;
            }
            known = true;
            if earlier.weekday() == day.weekday() {
                same_weekday = Some(worked.minutes);
            }
        }
        if known { same_weekday } else { self.opening.minutes(day, self.hours_per_week) }
    }

    /// Minutes attended from a day to another.
    pub fn minutes(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        let within = self.recorded.range(from..=to);
        within.filter(|(_, worked)| worked.status == AttendanceStatus::Attended).map(|(_, w)| w.minutes).sum()
    }
}

impl Present {
    fn new(row: Row, covered: &Covered) -> Self {
        Self {
            placement_id: row.id,
            enrolment_id: row.enrolment_id,
            called: called(&row.disclosed, covered, &row.given_name, row.protection, row.id),
            slot_id: row.slot_id,
            slot_title: row.title,
            provider_id: row.provider_id,
            hours_per_week: row.hours_per_week,
            opening: row.opening,
            from: row.started_on,
            to: row.last_on,
            recorded: BTreeMap::new(),
        }
    }
}
