//! The step-up plan of a placement: hours a week over time, as its coach has planned them with the workplace, beside what
//! was worked. A step holds from its day until the next; none asks for more than the placement has, because that is what the
//! slot has reserved. Written as a whole by the own coach; read by whoever is a party, and on the participant's own page.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::access::Who;
use super::codes::AttendanceStatus;
use super::enrolment::{Enrolment, EnrolmentId};
use super::placement::{Placement, PlacementId, State};
use super::{Error, Refusal, Result};
use crate::db::{Read, Write};

/// Steps that a plan may have.
pub const MOST_STEPS: usize = 6;
/// A week's hours are spread over the days from Monday to Friday.
const DAYS_A_WEEK: i64 = 5;

/// So many hours a week from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Step {
    pub from_on: NaiveDate,
    pub hours_per_week: i64,
}

/// As it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepUp {
    pub decided_on: NaiveDate,
    pub written_by_name: String,
    pub version: i64,
    /// In the order of their days; never empty.
    pub steps: Vec<Step>,
}

/// As the coach writes it.
#[derive(Clone, Debug)]
pub struct Draft {
    pub decided_on: NaiveDate,
    pub steps: Vec<Step>,
    /// Of the plan that was on the form; 0 when there was none.
    pub version: i64,
}

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
    /// The caller has been let in to the placement.
    pub async fn of_placement(db: &mut Read, id: PlacementId) -> Result<Option<Self>> {
        let head: Option<(NaiveDate, String, i64)> = db
            .query(
                "SELECT s.decided_on, u.name, s.version FROM step_ups s JOIN users u ON u.id = s.written_by WHERE s.placement_id = $1",
            )
            .bind(id)
            .optional()
            .await?;
        let Some((decided_on, written_by_name, version)) = head else { return Ok(None) };
        let steps = db
            .query(
                "SELECT from_on, hours_per_week FROM step_up_steps WHERE placement_id = $1 ORDER BY from_on",
            )
            .bind(id)
            .all()
            .await?;
        Ok(Some(Self { decided_on, written_by_name, version, steps }))
    }

    /// By the own coach, of a placement that is agreed or under way. Takes the place of the plan before.
    pub async fn write(db: &mut Write, who: &Who, id: PlacementId, draft: Draft) -> Result<EnrolmentId> {
        let enrolment = Placement::load(db, id).await?.enrolment_id;
        Enrolment::find_own(db, who, enrolment).await?;
        let placement = Placement::load(db, id).await?;
        check(&placement, &draft, db.today())?;
        let stored = Self::of_placement(db, id).await?.map_or(0, |plan| plan.version);
        if stored != draft.version {
            return Err(Error::Stale);
        }
        let now = db.now();
        db.query(
            "INSERT INTO step_ups (placement_id, decided_on, written_by, written_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (placement_id) DO UPDATE SET decided_on = excluded.decided_on, written_by = excluded.written_by,
                written_at = excluded.written_at, version = step_ups.version + 1",
        )
        .bind(id)
        .bind(draft.decided_on)
        .bind(who.id)
        .bind(now)
        .run()
        .await?;
        db.query("DELETE FROM step_up_steps WHERE placement_id = $1").bind(id).run().await?;
        db.insert_all(
            "INSERT INTO step_up_steps (placement_id, from_on, hours_per_week)",
            3,
            "",
            &draft.steps,
            |query, step| query.bind(id).bind(step.from_on).bind(step.hours_per_week),
        )
        .await?;
        placement.event("step_up_written").by(who.id).with("steps", draft.steps.len()).write(db).await?;
        Ok(enrolment)
    }

    /// Hours a week planned for a day; none before the first step.
    pub fn on(&self, day: NaiveDate) -> Option<i64> {
        self.steps.iter().rev().find(|step| step.from_on <= day).map(|step| step.hours_per_week)
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

fn check(placement: &Placement, draft: &Draft, today: NaiveDate) -> Result<(), Refusal> {
    if !matches!(placement.state, State::Accepted { .. } | State::Started { .. } | State::Paused { .. }) {
        return Err(placement.state.refusal());
    }
    if draft.decided_on > today {
        return Err(Refusal::DateInFuture);
    }
    let (from, to) = (placement.starts_on, placement.planned_end_on);
    let most = placement.hours_per_week;
    for (place, step) in draft.steps.iter().enumerate() {
        if step.from_on < from || step.from_on > to {
            return Err(Refusal::StepUpOutside { from, to });
        }
        if step.hours_per_week > most {
            return Err(Refusal::StepUpHours { most });
        }
        if draft.steps[..place].iter().any(|earlier| earlier.from_on == step.from_on) {
            return Err(Refusal::StepUpTwice { day: step.from_on });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn plan() -> StepUp {
        let step = |from: &str, hours_per_week| Step { from_on: day(from), hours_per_week };
        StepUp {
            decided_on: day("2026-03-02"),
            written_by_name: String::new(),
            version: 1,
            // A Monday, and a Wednesday.
            steps: vec![step("2026-03-02", 10), step("2026-03-18", 15)],
        }
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
}
