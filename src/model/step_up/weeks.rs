//! Week by week what a step-up plan has planned, beside what was worked.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{Placement, State, StepUp, on};
use crate::db::Read;
use crate::model::Result;
use crate::model::codes::AttendanceStatus;

/// A week's hours are spread over the days from Monday to Friday.
const DAYS_A_WEEK: i64 = 5;

/// A calendar week of a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    pub monday: NaiveDate,
    /// Minutes planned for its days; none before the first step.
    pub planned: Option<i64>,
    /// Minutes attended; none of a week that has not begun.
    pub worked: Option<i64>,
}

impl StepUp {
    /// Hours a week planned for a day; none before the first step.
    pub fn on(&self, day: NaiveDate) -> Option<i64> {
        on(&self.steps, day)
    }

    /// Week by week from the first step or the first day at work, whichever is earlier, to the placement's last day.
    pub async fn weeks(&self, db: &mut Read, placement: &Placement) -> Result<Vec<Week>> {
        let worked: Vec<(NaiveDate, i64)> = db
            .query(
                "SELECT day, minutes FROM attendances WHERE placement_id = $1 AND status = $2 ORDER BY day",
            )
            .bind(placement.id)
            .bind(AttendanceStatus::Attended)
            .all()
            .await?;
        let last = match placement.state {
            State::Ended { on, .. } => on,
            _ => placement.planned_end_on,
        };
        Ok(self.by_week(&worked, last, db.today()))
    }

    fn by_week(&self, worked: &[(NaiveDate, i64)], last: NaiveDate, today: NaiveDate) -> Vec<Week> {
        let first =
            self.steps.iter().map(|step| step.from_on).chain(worked.iter().map(|(day, _)| *day)).min();
        let Some(first) = first else { return Vec::new() };
        let monday = first.week(Weekday::Mon).first_day();
        let mondays = monday.iter_days().step_by(7).take_while(|monday| *monday <= last);
        mondays
            .map(|monday| {
                let days = monday.iter_days().take(7);
                let weekdays =
                    days.filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && *day <= last);
                let planned: Vec<i64> = weekdays.filter_map(|day| self.on(day)).collect();
                let sunday = monday + Days::new(6);
                let of_week = worked.iter().filter(|(day, _)| (monday..=sunday).contains(day));
                Week {
                    monday,
                    planned: (!planned.is_empty()).then(|| planned.iter().sum::<i64>() * 60 / DAYS_A_WEEK),
                    worked: (monday <= today).then(|| of_week.map(|(_, minutes)| minutes).sum()),
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Edition, Step};
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn step(from: &str, hours_per_week: i64) -> Step {
        Step { from_on: day(from), hours_per_week }
    }

    fn edition(number: i64, holds_from: &str, steps: Vec<Step>) -> Edition {
        let (decided_on, holds_from) = (day(holds_from), day(holds_from));
        Edition { number, decided_on, holds_from, written_by_name: String::new(), steps }
    }

    /// A Monday, and a Wednesday.
    fn first() -> Edition {
        edition(1, "2026-03-02", vec![step("2026-03-02", 10), step("2026-03-18", 15)])
    }

    fn plan() -> StepUp {
        StepUp::new(vec![first()]).unwrap()
    }

    #[test]
    fn a_step_holds_until_the_next() {
        let plan = plan();
        for (on, hours) in [
            ("2026-03-01", None),
            ("2026-03-02", Some(10)),
            ("2026-03-17", Some(10)),
            ("2026-03-18", Some(15)),
        ] {
            assert_eq!(plan.on(day(on)), hours, "{on}");
        }
    }

    #[test]
    fn a_week_in_which_the_hours_change_is_counted_day_by_day() {
        let worked = [(day("2026-03-03"), 240), (day("2026-03-05"), 180), (day("2026-03-16"), 60)];
        let weeks = plan().by_week(&worked, day("2026-03-31"), day("2026-03-18"));
        let told: Vec<(Option<i64>, Option<i64>)> =
            weeks.iter().map(|week| (week.planned, week.worked)).collect();
        assert_eq!(
            told,
            [
                (Some(600), Some(420)),
                (Some(600), Some(0)),
                // Two days of two hours, three of three.
                (Some(780), Some(60)),
                (Some(900), None),
                // The last two days.
                (Some(360), None),
            ]
        );
    }

    #[test]
    fn work_before_the_first_step_is_shown_without_a_plan() {
        let weeks = plan().by_week(&[(day("2026-02-24"), 60)], day("2026-03-06"), day("2026-03-06"));
        assert_eq!(weeks[0], Week { monday: day("2026-02-23"), planned: None, worked: Some(60) });
        assert_eq!(weeks.len(), 2);
    }

    #[test]
    fn a_new_edition_changes_no_day_before_it() {
        // All is written anew, also the days that are over.
        let second = edition(2, "2026-03-11", vec![step("2026-03-02", 12), step("2026-03-25", 20)]);
        let plan = StepUp::new(vec![first(), second]).unwrap();
        assert_eq!(plan.steps, [step("2026-03-02", 10), step("2026-03-11", 12), step("2026-03-25", 20)]);
        assert_eq!((plan.latest.number, plan.earlier.len()), (2, 1));
        // What can be planned anew is what holds, and what comes.
        assert_eq!(plan.planned_from(day("2026-03-12")), &plan.steps[1..]);
        assert_eq!(plan.planned_from(day("2026-01-01")), &plan.steps[..]);
    }

    #[test]
    fn until_an_editions_first_step_what_has_begun_goes_on_and_nothing_else() {
        let second = edition(2, "2026-03-04", vec![step("2026-03-25", 20)]);
        let third = edition(3, "2026-03-03", vec![step("2026-03-25", 18)]);
        let plan = StepUp::new(vec![first(), second, third]).unwrap();
        assert_eq!(plan.steps, [step("2026-03-02", 10), step("2026-03-25", 18)]);
    }

    #[test]
    fn an_edition_that_changes_nothing_adds_no_step() {
        let again = edition(2, "2026-03-11", first().steps);
        assert_eq!(StepUp::new(vec![first(), again]).unwrap().steps, first().steps);
    }
}
