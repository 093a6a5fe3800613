//! The table `placements`. The package has no state column; the state follows from the dates: ended_on makes it ended,
//! else paused_on (an extra column of ours) paused, else started_on started, else accepted_on accepted, else it is proposed and expires
//! after the project's days.
//! The period it takes begins on started_on, else starts_on (an extra column of ours, for what is agreed and has not
//! started), else accepted_on, else proposed_on, and ends on ended_on, else planned_end_on;
//! when the planned end is before it begins (registers have such rows, and roslagen has six), it is that last day alone. An
//! end before the start that nobody had planned is a fault.
//! Proposals that were declined, withdrawn or expired hold no seat and are left out of an export.

use chrono::{Months, NaiveDate};

use super::cells::{Cells, maybe, shown};
use super::expected::Expected;
use super::projects::not_before;
use super::rows::Row;
use super::values::{code, date, reference, whole};
use crate::db::Read;
use crate::model::Result;
use crate::model::capacity::Holding;
use crate::model::codes::{PlacementEndReason, Track};

/// Longer is a slip of the keyboard, as when proposing.
const MOST_MONTHS: u32 = 36;

#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Placement {
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub participant: String,
    pub slot: String,
    pub track: Track,
    pub proposed_on: NaiveDate,
    pub accepted_on: Option<NaiveDate>,
    pub started_on: Option<NaiveDate>,
    pub planned_end_on: NaiveDate,
    pub ended_on: Option<NaiveDate>,
    pub end_reason: Option<PlacementEndReason>,
    pub hours_per_week: i64,
    /// The first day agreed for what has not started: an extra column of ours. None: not told.
    pub agreed_start: Option<NaiveDate>,
    /// Since when it is paused.
    pub paused_on: Option<NaiveDate>,
    /// A file without the column says nothing of pauses, and changes none.
    #[sqlx(skip)]
    pub pause_untold: bool,
}

impl PartialEq for Placement {
    /// A file that does not tell the agreed first day changes nothing about it.
    fn eq(&self, other: &Self) -> bool {
        let same_start = match (self.agreed_start, other.agreed_start) {
            (Some(one), Some(another)) => one == another,
            _ => true,
        };
        let same_pause = self.pause_untold || other.pause_untold || self.paused_on == other.paused_on;
        same_start && same_pause && self.told() == other.told()
    }
}

/// Whether anybody is paused, or has agreed on a first day that the other dates do not tell.
pub(super) async fn has_more(db: &mut Read) -> Result<bool> {
    let count: i64 = db
        .query(
            "SELECT COUNT(*) FROM placements WHERE (state = 'accepted' AND starts_on <> answered_on)
             OR (state = 'proposed' AND starts_on <> proposed_on) OR state = 'paused'",
        )
        .value()
        .await?;
    Ok(count > 0)
}

pub(super) const SELECT: &str = "SELECT p.id, p.state, p.contract_id, p.starts_on, p.expires_on, p.ref, e.ref AS participant, s.ref AS slot,
    p.track, p.proposed_on, CASE WHEN p.state IN ('accepted', 'started', 'paused', 'ended') THEN p.answered_on END AS accepted_on,
    p.started_on, p.planned_end_on, p.ended_on, p.end_reason, p.hours_per_week,
    CASE WHEN p.state IN ('proposed', 'accepted') THEN p.starts_on END AS agreed_start,
    CASE WHEN p.state = 'paused' THEN p.paused_on END AS paused_on
    FROM placements p JOIN enrolments e ON e.id = p.enrolment_id JOIN slots s ON s.id = p.slot_id";

impl Placement {
    /// What every file tells.
    fn told(&self) -> ([&str; 3], Track, [Option<NaiveDate>; 5], Option<PlacementEndReason>, i64) {
        let names = [&*self.reference, &*self.participant, &*self.slot];
        let (first, last) = (Some(self.proposed_on), Some(self.planned_end_on));
        let days = [first, self.accepted_on, self.started_on, last, self.ended_on];
        (names, self.track, days, self.end_reason, self.hours_per_week)
    }

    pub fn read(row: &mut Row<'_>, today: NaiveDate) -> Option<Self> {
        let reference = row.read("ref", reference);
        let participant = row.read("participant", self::reference);
        let slot = row.read("slot", self::reference);
        let track = row.read("track", code);
        let proposed_on = row.read("proposed_on", date);
        let accepted_on = row.maybe("accepted_on", date);
        let started_on = row.maybe("started_on", date);
        let planned_end_on = row.read("planned_end_on", date);
        let ended_on = row.maybe("ended_on", date);
        let end_reason = row.maybe("end_reason", code::<PlacementEndReason>);
        let hours_per_week = row.read("hours_per_week", whole(1..=168));
        let agreed_start = row.maybe("starts_on", date);
        let paused_on = row.maybe("paused_on", date);
        let placement = Self {
            reference: reference?,
            participant: participant?,
            slot: slot?,
            track: track?,
            proposed_on: proposed_on?,
            accepted_on: accepted_on?,
            started_on: started_on?,
            planned_end_on: planned_end_on?,
            ended_on: ended_on?,
            end_reason: end_reason?,
            hours_per_week: hours_per_week?,
            agreed_start: agreed_start?,
            paused_on: paused_on?,
            pause_untold: !row.has("paused_on"),
        };
        placement.is_possible(row, today).then_some(placement)
    }

    /// The dates are in order, none is missing, and what has happened lies in the past.
    fn is_possible(&self, row: &mut Row<'_>, today: NaiveDate) -> bool {
        let (accepted, started, ended) = (self.accepted_on, self.started_on, self.ended_on);
        let mut possible = not_before(row, "accepted_on", accepted, "proposed_on", Some(self.proposed_on));
        possible &= not_before(row, "started_on", started, "accepted_on", accepted);
        // One that ended as planned, before it started, is as odd as its plan.
        let ended_early = ended.filter(|end| *end != self.planned_end_on);
        possible &= not_before(row, "ended_on", ended_early, "started_on", started);
        possible &= not_before(row, "paused_on", self.paused_on, "started_on", started);
        possible &= not_before(row, "starts_on", self.agreed_start, "proposed_on", Some(self.proposed_on));
        match started {
            Some(day) => self.remark_end_before(row, day),
            None => {
                let (column, start) = (self.start_column(), self.start());
                possible &= not_before(row, "planned_end_on", Some(self.planned_end_on), column, Some(start));
                possible &= not_before(row, "ended_on", ended, "accepted_on", accepted);
            }
        }
        let mut refuse = |column, expected| {
            row.wrong(column, expected);
            possible = false;
        };
        if accepted.is_none() && (started.is_some() || ended.is_some()) {
            let column = if started.is_some() { "started_on" } else { "ended_on" };
            refuse("accepted_on", Expected::With { column });
        }
        if self.paused_on.is_some() && started.is_none() {
            refuse("started_on", Expected::With { column: "paused_on" });
        }
        if self.paused_on.is_some() && ended.is_some() {
            refuse("paused_on", Expected::Without { column: "ended_on" });
        }
        if ended.is_some() && self.end_reason.is_none() {
            refuse("end_reason", Expected::With { column: "ended_on" });
        }
        if ended.is_none() && self.end_reason.is_some() {
            refuse("ended_on", Expected::With { column: "end_reason" });
        }
        let proposed = Some(self.proposed_on);
        let happened = [
            ("proposed_on", proposed),
            ("accepted_on", accepted),
            ("started_on", started),
            ("ended_on", ended),
            ("paused_on", self.paused_on),
        ];
        for (column, day) in happened {
            if day.is_some_and(|day| day > today) {
                refuse(column, Expected::NotInTheFuture);
            }
        }
        if self.planned_end_on > self.start() + Months::new(MOST_MONTHS) {
            refuse("planned_end_on", Expected::PeriodOfMonths { most: i64::from(MOST_MONTHS) });
        }
        possible
    }

    pub fn start_column(&self) -> &'static str {
        match (self.started_on, self.agreed_start, self.accepted_on) {
            (Some(_), _, _) => "started_on",
            (None, Some(_), _) => "starts_on",
            (None, None, Some(_)) => "accepted_on",
            (None, None, None) => "proposed_on",
        }
    }

    /// A plan that was over before the start is kept as it is, for registers hold such rows and reports count them.
    fn remark_end_before(&self, row: &mut Row<'_>, day: NaiveDate) {
        if self.planned_end_on < day {
            row.odd("planned_end_on", Expected::NotBefore { column: "started_on", day });
        }
    }

    fn start(&self) -> NaiveDate {
        self.started_on.or(self.agreed_start).unwrap_or_else(|| self.told_start())
    }

    /// What the package's own dates tell of the first day of what has not started.
    fn told_start(&self) -> NaiveDate {
        self.accepted_on.unwrap_or(self.proposed_on)
    }

    /// The first day of the period it takes: never after the last.
    pub fn starts_on(&self) -> NaiveDate {
        self.start().min(self.planned_end_on).min(self.ends_on())
    }

    /// The last.
    pub fn ends_on(&self) -> NaiveDate {
        self.ended_on.unwrap_or(self.planned_end_on)
    }

    /// The value of the state column.
    pub fn state(&self) -> &'static str {
        match (self.ended_on, self.started_on, self.accepted_on) {
            (Some(_), _, _) => "ended",
            (None, Some(_), _) if self.paused_on.is_some() => "paused",
            (None, Some(_), _) => "started",
            (None, None, Some(_)) => "accepted",
            (None, None, None) => "proposed",
        }
    }

    /// What it takes of its slot, if anything: not when it was called off before the first day.
    pub fn holding(&self) -> Option<Holding> {
        let called_off = self.ended_on.is_some() && self.started_on.is_none();
        let held = Holding { from: self.starts_on(), to: self.ends_on(), hours: self.hours_per_week };
        (!called_off).then_some(held)
    }
}

impl Cells for Placement {
    fn cells(&self) -> Vec<String> {
        vec![
            self.reference.clone(),
            self.participant.clone(),
            self.slot.clone(),
            shown(self.track),
            shown(self.proposed_on),
            maybe(self.accepted_on),
            maybe(self.started_on),
            shown(self.planned_end_on),
            maybe(self.ended_on),
            maybe(self.end_reason),
            shown(self.hours_per_week),
            maybe(self.agreed_start.filter(|day| *day != self.told_start())),
            maybe(self.paused_on),
        ]
    }
}
