//! Outturn against the budget: for each segment and each of its rows what is used to today, what is committed, what is left, and a
//! forecast of the end. The same days at the same prices as the invoices.

use std::collections::BTreeSet;

use chrono::{Days, Months, NaiveDate};

use super::{BudgetRow, Segment};
use crate::db::Read;
use crate::model::Result;
use crate::model::access::Who;
use crate::model::project::ProjectId;
use crate::model::usage::Dated;

/// Months that are drawn: twenty years.
const MOST_MONTHS: usize = 240;
/// The pace of what is used is measured over so many days.
const PACE_DAYS: i64 = 90;

/// Öre of a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    pub budget: i64,
    pub used: i64,
    pub committed: i64,
}

impl Spent {
    /// Less than nothing when more is used and committed than there is.
    pub fn left(self) -> i64 {
        self.budget - self.used - self.committed
    }
}

/// The end of a month: öre since the first segment began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub month: NaiveDate,
    pub budget: i64,
    /// None for months to come.
    pub used: Option<i64>,
    /// Used and committed.
    pub planned: i64,
}

#[derive(Clone, Debug)]
pub struct Outturn {
    pub segments: Vec<(Segment, Spent, i64)>,
    /// In the order of the segments and their rows.
    pub rows: Vec<(BudgetRow, Spent)>,
    pub total: Spent,
    /// Used and committed on days that no segment pays for.
    pub outside: Spent,
    pub months: Vec<Month>,
}

/// The sums at the cuts.
struct Cut {
    cuts: Vec<NaiveDate>,
    dated: Dated,
}

impl Cut {
    /// Both days included; the day before the first and the last are cuts.
    fn between(&self, from: NaiveDate, to: NaiveDate, budget: i64) -> Spent {
        let (first, last) = (self.place(from.pred_opt().unwrap_or(from)) + 1, self.place(to));
        let sum = |of: &[i64]| of.get(first..=last).map_or(0, |part| part.iter().sum());
        Spent { budget, used: sum(&self.dated.used), committed: sum(&self.dated.committed) }
    }

    fn place(&self, day: NaiveDate) -> usize {
        self.cuts.partition_point(|cut| *cut < day)
    }
}

impl Outturn {
    /// Of a project, for its managers. The forecast of a segment is what is used and, for the days to come, what is committed or the pace
    /// of the last ninety days, whichever is more.
    pub async fn of_project(db: &mut Read, who: &Who, project: ProjectId) -> Result<Self> {
        let today = db.today();
        let segments = Segment::of_project(db, who, project).await?;
        let pace_from = today - Days::new(PACE_DAYS as u64);
        let mut cuts: BTreeSet<NaiveDate> = BTreeSet::from([today, pace_from]);
        let mut bound = |from: NaiveDate, to: NaiveDate| cuts.extend([from.pred_opt().unwrap_or(from), to]);
        for segment in &segments {
            bound(segment.starts_on, segment.ends_on);
            segment.rows.iter().for_each(|row| bound(row.starts_on, row.ends_on));
        }
        let months = months(&segments);
        cuts.extend(months.iter().map(|month| last_of(*month)));
        let cuts: Vec<NaiveDate> = cuts.into_iter().collect();
        let dated = Dated::of_project(db, project, &cuts).await?;
        let cut = Cut { cuts, dated };
        let pace = cut.between(pace_from + Days::new(1), today, 0).used;

        let mut rows = Vec::new();
        let mut told = Vec::new();
        let mut total = Spent::default();
        for segment in segments {
            let spent = cut.between(segment.starts_on, segment.ends_on, segment.amount);
            rows.extend(
                segment.rows.iter().map(|row| (*row, cut.between(row.starts_on, row.ends_on, row.amount))),
            );
            let ahead = (segment.ends_on - today).num_days().clamp(0, segment.days());
            let forecast = spent.used + spent.committed.max(pace * ahead / PACE_DAYS);
            total = Spent {
                budget: total.budget + segment.amount,
                used: total.used + spent.used,
                committed: total.committed + spent.committed,
            };
            told.push((segment, spent, forecast));
        }
        let all = |of: &[i64]| of.iter().sum::<i64>();
        let outside = Spent {
            budget: 0,
            used: all(&cut.dated.used) - total.used,
            committed: all(&cut.dated.committed) - total.committed,
        };
        let months = by_month(&cut, &told, &months, today);
        Ok(Self { segments: told, rows, total, outside, months })
    }

    pub fn rows_of<'a>(&'a self, segment: &'a Segment) -> impl Iterator<Item = &'a (BudgetRow, Spent)> {
        self.rows.iter().filter(|(row, _)| row.segment_id == segment.id)
    }
}

/// The first days of the months from the first segment to the last.
fn months(segments: &[Segment]) -> Vec<NaiveDate> {
    let (Some(first), Some(last)) = (segments.first(), segments.last()) else { return Vec::new() };
    let start = crate::model::invoice_basis::first_of(first.starts_on);
    let all = (0..).map_while(|n| start.checked_add_months(Months::new(n)));
    all.take_while(|month| *month <= last.ends_on).take(MOST_MONTHS).collect()
}

fn last_of(month: NaiveDate) -> NaiveDate {
    month.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(month)
}

fn by_month(
    cut: &Cut,
    segments: &[(Segment, Spent, i64)],
    months: &[NaiveDate],
    today: NaiveDate,
) -> Vec<Month> {
    let Some((first, ..)) = segments.first() else { return Vec::new() };
    let told = months.iter().map(|month| {
        let last = last_of(*month);
        let spent = cut.between(first.starts_on, last, 0);
        Month {
            month: *month,
            budget: segments.iter().map(|(segment, ..)| segment.budget_by(last)).sum(),
            used: (*month <= today).then_some(spent.used),
            planned: spent.used + spent.committed,
        }
    });
    told.collect()
}
