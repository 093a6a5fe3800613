//! A project's targets: how many have taken part, and what came of those who ended. Against the goal, against the time
//! that has passed, and month by month.

use chrono::{Datelike, Months, NaiveDate};

use crate::db::Read;
use crate::model::Result;
use crate::model::codes::{Code, ExitTo};
use crate::model::cohort::Share;
use crate::model::percent::{half_up, months_inclusive};
use crate::model::project::{Project, ProjectId};

/// Months that a trend shows, the present one included.
const TREND_MONTHS: u32 = 12;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Targets {
    pub participants: Goal,
    pub elapsed: Elapsed,
    pub active: i64,
    pub ended: i64,
    pub work_or_studies: Outcome,
    pub ordinary_measures: Outcome,
}

/// A number of people against a goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    pub share: Share,
    /// How many had come at the end of each month of the trend.
    pub trend: Vec<i64>,
    /// How many came during the trend.
    pub recent: i64,
}

/// The project's months: those that have passed in full, of all that its period touches (R20).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elapsed {
    pub months: i64,
    pub of: i64,
    pub percent: i64,
}

/// A share of the ended against a target in percent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub share: Share,
    pub target_percent: i64,
    /// The share at the end of each month of the trend, in percent.
    pub trend: Vec<i64>,
    /// The share of those who ended during the trend.
    pub recent: Share,
}

/// What a month brought.
#[derive(Clone, Debug)]
struct Brought {
    /// 2026-03
    month: String,
    people: i64,
    work_or_studies: i64,
    ordinary_measures: i64,
}

/// What a day brought: people, to work or studies, to ordinary measures. By day, because that is how the indexes count.
type Day = (NaiveDate, i64, i64, i64);

/// `days`: in their order.
fn by_month(days: Vec<Day>) -> Vec<Brought> {
    let mut months: Vec<Brought> = Vec::new();
    for (on, people, work_or_studies, ordinary_measures) in days {
        let month = on.format("%Y-%m").to_string();
        match months.last_mut().filter(|last| last.month == month) {
            Some(last) => {
                last.people += people;
                last.work_or_studies += work_or_studies;
                last.ordinary_measures += ordinary_measures;
            }
            None => months.push(Brought { month, people, work_or_studies, ordinary_measures }),
        }
    }
    months
}

/// Who came to a project and who ended, month by month.
#[derive(Debug)]
pub(super) struct Flow {
    enrolled: Vec<Brought>,
    ended: Vec<Brought>,
}

impl Flow {
    pub async fn read(db: &mut Read, project: ProjectId) -> Result<Self> {
        let today = db.today();
        let enrolled: Vec<Day> = db
            .query(
                "SELECT enrolled_on, COUNT(*), CAST(0 AS BIGINT), CAST(0 AS BIGINT)
                 FROM enrolments WHERE project_id = $1 AND enrolled_on <= $2 GROUP BY enrolled_on ORDER BY 1",
            )
            .bind(project)
            .bind(today)
            .all()
            .await?;
        let ended: Vec<Day> = db
            .built(format!(
                "SELECT ended_on, COUNT(*),
                    CAST(SUM(CASE WHEN exit_to IN ({}) THEN 1 ELSE 0 END) AS BIGINT),
                    CAST(SUM(CASE WHEN exit_to IN ({}) THEN 1 ELSE 0 END) AS BIGINT)
                 FROM enrolments WHERE project_id = $1 AND ended_on <= $2 GROUP BY ended_on ORDER BY 1",
                listed(ExitTo::is_work_or_studies),
                listed(ExitTo::is_ordinary_measures),
            ))
            .bind(project)
            .bind(today)
            .all()
            .await?;
        Ok(Self { enrolled: by_month(enrolled), ended: by_month(ended) })
    }
}

impl Targets {
    pub(super) fn of(project: &Project, flow: &Flow, today: NaiveDate) -> Self {
        Self::from(project, &flow.enrolled, &flow.ended, today)
    }

    fn from(project: &Project, enrolled: &[Brought], ended: &[Brought], today: NaiveDate) -> Self {
        let sum = |brought: &[Brought], of: Figure, from: &str, to: &str| -> i64 {
            let within = brought.iter().filter(|one| one.month.as_str() > from && one.month.as_str() <= to);
            within.map(of).sum()
        };
        let months = trend_months(today);
        let (before, now) = (&months[0], &months[TREND_MONTHS as usize]);
        let trend = |brought: &[Brought], of: Figure| -> Vec<i64> {
            months[1..].iter().map(|month| sum(brought, of, "", month)).collect()
        };
        let all = |brought: &[Brought]| sum(brought, |one| one.people, "", now);
        let outcome = |of: Figure, target_percent: i64| Outcome {
            share: Share::new(sum(ended, of, "", now), all(ended)),
            target_percent,
            trend: trend(ended, of)
                .into_iter()
                .zip(trend(ended, |one| one.people))
                .map(|(count, of)| half_up(count, of).unwrap_or(0))
                .collect(),
            recent: Share::new(sum(ended, of, before, now), sum(ended, |one| one.people, before, now)),
        };
        Self {
            participants: Goal {
                share: Share::new(all(enrolled), project.participant_target),
                trend: trend(enrolled, |one| one.people),
                recent: sum(enrolled, |one| one.people, before, now),
            },
            elapsed: Elapsed::of(project, today),
            active: all(enrolled) - all(ended),
            ended: all(ended),
            work_or_studies: outcome(|one| one.work_or_studies, project.work_or_studies_target_percent),
            ordinary_measures: outcome(|one| one.ordinary_measures, project.ordinary_measures_target_percent),
        }
    }
}

type Figure = fn(&Brought) -> i64;

impl Elapsed {
    fn of(project: &Project, today: NaiveDate) -> Self {
        let of = months_inclusive(project.starts_on, project.ends_on);
        let last_full = first_of(today).pred_opt().unwrap_or(today);
        let passed =
            if today > project.ends_on { of } else { months_inclusive(project.starts_on, last_full) };
        let months = passed.min(of);
        Self { months, of, percent: half_up(months, of).unwrap_or(0) }
    }
}

/// The month before the trend, and the trend's months: 2025-03 … 2026-03.
fn trend_months(today: NaiveDate) -> Vec<String> {
    let first = first_of(today);
    (0..=TREND_MONTHS).rev().map(|ago| (first - Months::new(ago)).format("%Y-%m").to_string()).collect()
}

fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// Those exits that are so, as SQL's list.
fn listed(are: impl Fn(&ExitTo) -> bool) -> String {
    let quoted: Vec<String> =
        ExitTo::ALL.iter().filter(|exit| are(exit)).map(|exit| format!("'{}'", Code::code(exit))).collect();
    quoted.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::codes::IndicatorProfile;
    use crate::model::organisation::OrganisationId;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn roslagen() -> Project {
        Project {
            id: ProjectId(1),
            reference: "p1".into(),
            name: "MIA Vidare Roslagen".into(),
            association_id: OrganisationId(1),
            starts_on: day("2020-05-01"),
            ends_on: day("2022-12-31"),
            participant_target: 300,
            work_or_studies_target_percent: 30,
            ordinary_measures_target_percent: 40,
            indicator_profile: IndicatorProfile::Esf2014,
            min_age: 16,
            max_age: 64,
            proposal_days: 10,
            version: 1,
        }
    }

    fn brought(month: &str, people: i64, work_or_studies: i64, ordinary_measures: i64) -> Brought {
        Brought { month: month.into(), people, work_or_studies, ordinary_measures }
    }

    #[test]
    fn twenty_eight_of_thirty_two_months_are_88_percent() {
        let at = |today| Elapsed::of(&roslagen(), day(today));
        assert_eq!(at("2022-09-01"), Elapsed { months: 28, of: 32, percent: 88 });
        assert_eq!(at("2022-09-30").months, 28);
        assert_eq!(at("2020-04-30").months, 0);
        assert_eq!(at("2020-05-31").months, 0);
        assert_eq!(at("2022-12-31").months, 31);
        assert_eq!(at("2023-01-01"), Elapsed { months: 32, of: 32, percent: 100 });
        assert_eq!(at("2026-11-21").months, 32);
    }

    #[test]
    fn three_hundred_and_one_of_three_hundred_is_100_percent() {
        let enrolled = [brought("2020-06", 100, 0, 0), brought("2022-08", 201, 0, 0)];
        let targets = Targets::from(&roslagen(), &enrolled, &[], day("2022-09-01"));
        assert_eq!(targets.participants.share, Share { count: 301, of: 300, percent: 100 });
        assert_eq!(targets.participants.trend, [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 301, 301]);
        assert_eq!((targets.participants.recent, targets.active, targets.ended), (201, 301, 0));
    }

    #[test]
    fn outcomes_are_of_the_ended_and_their_trend_of_those_who_ended_lately() {
        let ended = [brought("2021-08", 10, 1, 5), brought("2021-09", 2, 0, 1), brought("2022-09", 8, 5, 0)];
        let targets = Targets::from(&roslagen(), &[brought("2020-06", 30, 0, 0)], &ended, day("2022-09-15"));
        assert_eq!(targets.work_or_studies.share, Share { count: 6, of: 20, percent: 30 });
        assert_eq!(targets.work_or_studies.recent, Share { count: 5, of: 8, percent: 63 });
        assert_eq!(targets.work_or_studies.trend.first(), Some(&8), "1 of 12");
        assert_eq!(targets.work_or_studies.trend.last(), Some(&30));
        assert_eq!(targets.ordinary_measures.share.percent, 30);
        assert_eq!((targets.active, targets.ended), (10, 20));
    }
}
