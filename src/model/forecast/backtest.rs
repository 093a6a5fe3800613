//! How right forecasts have been: one is made on each of some days gone by, with what was known then, and held against what came.
//! For tests and benches; asked for by nobody.

use chrono::{Days, NaiveDate};

use super::history::History;
use super::live::Held;
use super::{Expected, WEEKS, first_monday, weeks};
use crate::db::Read;
use crate::model::Result;
use crate::model::project::ProjectId;

/// A week that was forecast and has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tested {
    /// The day on which the forecast stood.
    pub day: NaiveDate,
    /// Weeks ahead of it, from 0.
    pub ahead: usize,
    /// Seats, in tenths.
    pub expected: Expected,
    /// Seats that came free.
    pub outcome: i64,
}

/// So many of so many outcomes lay within their interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    pub inside: i64,
    pub of: i64,
}

impl Tested {
    /// The forecasts of a project on some days, week by week, as far as the weeks have passed.
    pub async fn of_project(db: &mut Read, project: ProjectId, days: &[NaiveDate]) -> Result<Vec<Self>> {
        let today = db.today();
        let mut tested = Vec::new();
        for day in days.iter().copied().filter(|day| *day < today) {
            let history = History::of_project(db, project, day).await?;
            let held = Held::of_project(db, project, day).await?;
            let monday = first_monday(day);
            let outcomes = outcomes(&held, monday, day);
            for (ahead, week) in weeks(&history, &held, day).iter().enumerate() {
                if week.monday + Days::new(7) <= today {
                    let outcome = outcomes[ahead];
                    tested.push(Self { day, ahead, expected: week.seats, outcome });
                }
            }
        }
        Ok(tested)
    }

    pub fn is_inside(&self) -> bool {
        self.expected.low <= self.outcome * 10 && self.outcome * 10 <= self.expected.high
    }
}

impl Coverage {
    pub fn of<'a>(tested: impl IntoIterator<Item = &'a Tested>) -> Self {
        tested.into_iter().fold(Self::default(), |sum, one| Self {
            inside: sum.inside + i64::from(one.is_inside()),
            of: sum.of + 1,
        })
    }

    pub fn percent(&self) -> i64 {
        (self.inside * 100 + self.of / 2) / self.of.max(1)
    }
}

/// In which week each seat came free, by the same rule as the forecast's: not when it was not to be had afterwards.
fn outcomes(held: &[Held], monday: NaiveDate, day: NaiveDate) -> Vec<i64> {
    let week_of = |day: NaiveDate| usize::try_from((day - monday).num_days() / 7).unwrap_or(0);
    let mut outcomes = vec![0; WEEKS];
    for one in held.iter().filter(|one| one.holds_on(day)) {
        let Some(ended) = one.ended_on.filter(|ended| *ended > day) else { continue };
        if week_of(ended) < week_of(one.last_on)
            && let Some(count) = outcomes.get_mut(week_of(ended))
        {
            *count += 1;
        }
    }
    outcomes
}
