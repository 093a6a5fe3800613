//! What is said of a slot besides the published columns: whether it is paused or closed, whom it is for, its weekdays and numbers, closed days, the last day
//! when its provider leaves, its workplace. Extra columns of ours at the end of `slots`, written only when some slot has anything there.

use std::collections::HashMap;

use chrono::NaiveDate;
use sqlx::types::Json;

use super::cells::{joined, maybe, shown};
use super::expected::Expected;
use super::rows::Row;
use super::values::{Reading, code, date, line, list, municipality, reference, whole, yes_no};
use crate::db::{Query, Read};
use crate::model::Result;
use crate::model::codes::{SlotState, Track};
use crate::model::eligibility::{AGES, Eligibility};
use crate::model::headcount::Headcount;
use crate::model::opening::{ClosedDays, MOST_HOURS, Week};

/// What a file may say of a slot.
pub(super) const PUBLISHED: &[SlotState] = &[SlotState::Open, SlotState::Paused, SlotState::Closed];
/// Minutes of a week.
const WEEK: i64 = 7 * 24 * 60;

#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Details {
    /// A file without the columns, or with nothing in them, changes nothing here.
    #[sqlx(skip)]
    pub untold: bool,
    #[sqlx(flatten)]
    pub week: Week,
    #[sqlx(flatten)]
    pub headcount: Headcount,
    pub closed_days: Json<Vec<ClosedDays>>,
    #[sqlx(flatten)]
    pub eligibility: Eligibility,
    pub last_on: Option<NaiveDate>,
    /// Its ref.
    pub workplace: Option<String>,
    /// Never a draft in a file.
    pub state: SlotState,
}

impl PartialEq for Details {
    fn eq(&self, other: &Self) -> bool {
        self.untold
            || other.untold
            || (self.week == other.week
                && self.headcount == other.headcount
                && self.closed_days == other.closed_days
                && self.eligibility == other.eligibility
                && self.last_on == other.last_on
                && self.workplace == other.workplace
                && self.state == other.state)
    }
}

impl Default for Details {
    fn default() -> Self {
        let everybody = Eligibility {
            only_municipalities: Json(vec![]),
            min_age: None,
            max_age: None,
            only_tracks: Json(vec![]),
        };
        Self {
            untold: true,
            week: Week::default(),
            headcount: Headcount::default(),
            closed_days: Json(vec![]),
            eligibility: everybody,
            last_on: None,
            workplace: None,
            state: SlotState::Open,
        }
    }
}

/// Whether any slot has something to say there. Drafts are not written.
pub(super) async fn has_any(db: &mut Read) -> Result<bool> {
    let count: i64 = db
        .query(
            "SELECT COUNT(*) FROM slots WHERE state <> 'draft' AND (state <> 'open' OR CAST(weekday_hours AS TEXT) <> '[]' OR open_on_holidays
                OR least_people IS NOT NULL OR best_people IS NOT NULL OR supervisor_minutes IS NOT NULL
                OR CAST(closed_days AS TEXT) <> '[]' OR CAST(only_municipalities AS TEXT) <> '[]' OR min_age IS NOT NULL
                OR max_age IS NOT NULL OR CAST(only_tracks AS TEXT) <> '[]' OR last_on IS NOT NULL OR workplace_id IS NOT NULL)",
        )
        .value()
        .await?;
    Ok(count > 0)
}

impl Details {
    /// `seats` and `max_hours`: the slot's, where they could be read.
    pub fn read(row: &mut Row<'_>, seats: i64, max_hours: i64) -> Option<Self> {
        let open_on_holidays = row.maybe("open_on_holidays", yes_no);
        let weekday_hours = row.maybe("weekday_hours", weekdays);
        let too_few =
            weekday_hours.clone().flatten().is_some_and(|hours| hours.iter().sum::<i64>() < max_hours);
        if too_few {
            row.wrong("weekday_hours", Expected::WeekdayHours { least: max_hours });
        }
        let best = row.maybe("best_people", whole(1..=seats));
        let least = row.maybe("least_people", whole(1..=best.flatten().unwrap_or(seats)));
        let each = row.maybe("minutes_per_person", whole(1..=WEEK));
        let supervisors = row.maybe("supervisor_minutes", whole(each.flatten().unwrap_or(1)..=50 * WEEK));
        let half = match (supervisors, each) {
            (Some(Some(_)), Some(None)) => Some(("minutes_per_person", "supervisor_minutes")),
            (Some(None), Some(Some(_))) => Some(("supervisor_minutes", "minutes_per_person")),
            _ => None,
        };
        if let Some((missing, column)) = half {
            row.wrong(missing, Expected::With { column });
        }
        let closed_days = row.maybe("closed_days", closed);
        let only_municipalities = row.maybe("only_municipalities", list(municipality));
        let max_age = row.maybe("max_age", whole(AGES));
        let oldest = max_age.flatten().unwrap_or(*AGES.end());
        let min_age = row.maybe("min_age", whole(*AGES.start()..=oldest));
        let only_tracks = row.maybe("only_tracks", list(code::<Track>));
        let last_on = row.maybe("last_on", date);
        let workplace = row.maybe("workplace", reference);
        let state = row.maybe("state", published);
        if too_few || half.is_some() {
            return None;
        }
        let open_on_holidays = open_on_holidays?;
        Some(Self {
            untold: open_on_holidays.is_none(),
            week: Week {
                weekday_hours: Json(weekday_hours?.unwrap_or_default()),
                open_on_holidays: open_on_holidays.unwrap_or(false),
            },
            headcount: Headcount {
                least_people: least?,
                best_people: best?,
                supervisor_minutes: supervisors?,
                minutes_per_person: each?,
            },
            closed_days: Json(closed_days?.unwrap_or_default()),
            eligibility: Eligibility {
                only_municipalities: Json(only_municipalities?.unwrap_or_default()),
                min_age: min_age?,
                max_age: max_age?,
                only_tracks: Json(only_tracks?.unwrap_or_default()),
            },
            last_on: last_on?,
            workplace: workplace?,
            state: state?.unwrap_or(SlotState::Open),
        })
    }

    /// `workplaces`: their numbers by their refs.
    pub fn bind<'q>(&self, query: Query<'q>, workplaces: &HashMap<String, i64>) -> Query<'q> {
        let workplace = self.workplace.as_ref().and_then(|reference| workplaces.get(reference).copied());
        query
            .bind(self.week.weekday_hours.clone())
            .bind(self.week.open_on_holidays)
            .bind(self.headcount.least_people)
            .bind(self.headcount.best_people)
            .bind(self.headcount.supervisor_minutes)
            .bind(self.headcount.minutes_per_person)
            .bind(self.closed_days.clone())
            .bind(self.eligibility.only_municipalities.clone())
            .bind(self.eligibility.min_age)
            .bind(self.eligibility.max_age)
            .bind(self.eligibility.only_tracks.clone())
            .bind(self.last_on)
            .bind(workplace)
            .bind(self.state)
    }

    /// In the order of the table's columns.
    pub fn cells(&self) -> [String; 14] {
        let hours = self.week.weekday_hours.iter().map(i64::to_string).collect::<Vec<_>>().join(";");
        [
            hours,
            shown(self.week.open_on_holidays),
            maybe(self.headcount.least_people),
            maybe(self.headcount.best_people),
            maybe(self.headcount.supervisor_minutes),
            maybe(self.headcount.minutes_per_person),
            written(&self.closed_days),
            joined(&self.eligibility.only_municipalities),
            maybe(self.eligibility.min_age),
            maybe(self.eligibility.max_age),
            joined(&self.eligibility.only_tracks),
            maybe(self.last_on),
            maybe(self.workplace.as_ref()),
            shown(self.state),
        ]
    }
}

/// A state of a slot that has been published.
fn published(text: &str) -> Reading<SlotState> {
    match code(text) {
        Ok(state) if state != SlotState::Draft => Ok(state),
        _ => Err(Expected::Code { codes: PUBLISHED.iter().map(|state| state.code()).collect() }),
    }
}

/// Seven numbers of hours from Monday on, joined by `;`.
fn weekdays(text: &str) -> Reading<Vec<i64>> {
    let hours: Vec<i64> =
        text.split(';').map(|part| whole(0..=MOST_HOURS)(part.trim())).collect::<Reading<_>>()?;
    if hours.len() == 7 { Ok(hours) } else { Err(Expected::WeekdayHours { least: 1 }) }
}

/// Closed days, a line each: `2026-07-06/2026-07-31 why`.
pub(super) fn closed(text: &str) -> Reading<Vec<ClosedDays>> {
    text.lines().filter(|one| !one.trim().is_empty()).map(closed_line).collect()
}

fn closed_line(text: &str) -> Reading<ClosedDays> {
    let (days, reason) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
    let (from, to) = days.split_once('/').ok_or(Expected::Date)?;
    let (from, to) = (date(from)?, date(to)?);
    if to < from {
        return Err(Expected::Date);
    }
    let reason = if reason.is_empty() { String::new() } else { line(120)(reason)? };
    Ok(ClosedDays { from, to, reason })
}

/// As `closed` reads them.
pub(super) fn written(closed: &[ClosedDays]) -> String {
    let one = |days: &ClosedDays| format!("{}/{} {}", days.from, days.to, days.reason).trim_end().to_owned();
    closed.iter().map(one).collect::<Vec<_>>().join("\n")
}
