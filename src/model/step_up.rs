//! The step-up plan of a placement: hours a week over time, as its coach has planned them with the workplace. A step holds
//! from its day until the next; none asks for more than the placement has, because that is what the slot has reserved. Written
//! as a whole by the own coach; read by whoever is a party, and on the participant's own page. A plan that follows another is a
//! new edition: it holds from its day on, and weeks that are over keep what was planned for them. Beside what was worked: `weeks`.

mod weeks;

use chrono::NaiveDate;

use super::access::Who;
use super::capacity::monday_of;
use super::enrolment::{Enrolment, EnrolmentId};
use super::placement::{Placement, PlacementId, State};
use super::{Error, Refusal, Result};
use crate::db::{Read, Write};

pub use weeks::Week;

crate::id!(StepUpId);

/// Steps that a plan may have.
pub const MOST_STEPS: usize = 6;

/// So many hours a week from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Step {
    pub from_on: NaiveDate,
    pub hours_per_week: i64,
}

/// As it was written at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    pub number: i64,
    pub decided_on: NaiveDate,
    /// The first day of which it says what is planned.
    pub holds_from: NaiveDate,
    pub written_by_name: String,
    /// In the order of their days; never empty.
    pub steps: Vec<Step>,
}

/// What is and was planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepUp {
    /// The edition that was written last.
    pub latest: Edition,
    /// Those before it, the latest first.
    pub earlier: Vec<Edition>,
    /// What holds for each day, from all editions: in the order of their days; never empty.
    pub steps: Vec<Step>,
}

/// As the coach writes it.
#[derive(Clone, Debug)]
pub struct Draft {
    pub decided_on: NaiveDate,
    pub steps: Vec<Step>,
    /// The edition that was on the form; 0 when there was none.
    pub version: i64,
}

#[derive(sqlx::FromRow)]
struct Head {
    id: StepUpId,
    edition: i64,
    decided_on: NaiveDate,
    holds_from: NaiveDate,
    written_by_name: String,
}

impl StepUp {
    /// The caller has been let in to the placement.
    pub async fn of_placement(db: &mut Read, id: PlacementId) -> Result<Option<Self>> {
        let heads: Vec<Head> = db
            .query(
                "SELECT s.id, s.edition, s.decided_on, s.holds_from, u.name AS written_by_name FROM step_ups s
                 JOIN users u ON u.id = s.written_by WHERE s.placement_id = $1 ORDER BY s.edition",
            )
            .bind(id)
            .all()
            .await?;
        let mut editions = Vec::with_capacity(heads.len());
        for head in heads {
            let steps = db
                .query("SELECT from_on, hours_per_week FROM step_up_steps WHERE step_up_id = $1 ORDER BY from_on")
                .bind(head.id)
                .all()
                .await?;
            editions.push(Edition {
                number: head.edition,
                decided_on: head.decided_on,
                holds_from: head.holds_from,
                written_by_name: head.written_by_name,
                steps,
            });
        }
        Ok(Self::new(editions))
    }

    /// `editions`: the first first.
    fn new(mut editions: Vec<Edition>) -> Option<Self> {
        let steps = in_force(&editions);
        let latest = editions.pop()?;
        editions.reverse();
        Some(Self { latest, earlier: editions, steps })
    }

    /// The steps that hold on a day and come after it: what can be planned anew.
    pub fn planned_from(&self, day: NaiveDate) -> &[Step] {
        let over = self.steps.iter().filter(|step| step.from_on <= day).count().saturating_sub(1);
        &self.steps[over..]
    }

    /// By the own coach, of a placement that is agreed or under way. One that follows another holds from the day it was decided,
    /// and at the earliest from this week's Monday: what was planned for the weeks that are over stays.
    pub async fn write(db: &mut Write, who: &Who, id: PlacementId, draft: Draft) -> Result<EnrolmentId> {
        let enrolment = Placement::load(db, id).await?.enrolment_id;
        Enrolment::find_own(db, who, enrolment).await?;
        let placement = Placement::load(db, id).await?;
        check(&placement, &draft, db.today())?;
        let stored = Self::of_placement(db, id).await?.map_or(0, |plan| plan.latest.number);
        if stored != draft.version {
            return Err(Error::Stale);
        }
        let (now, today) = (db.now(), db.today());
        let first = draft.steps.iter().map(|step| step.from_on).min().unwrap_or(draft.decided_on);
        let holds_from = if stored == 0 { first } else { draft.decided_on.max(monday_of(today)) };
        let edition: StepUpId = db
            .query(
                "INSERT INTO step_ups (placement_id, edition, decided_on, holds_from, written_by, written_at)
                 VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
            )
            .bind(id)
            .bind(stored + 1)
            .bind(draft.decided_on)
            .bind(holds_from)
            .bind(who.id)
            .bind(now)
            .value()
            .await?;
        db.insert_all(
            "INSERT INTO step_up_steps (step_up_id, from_on, hours_per_week)",
            3,
            "",
            &draft.steps,
            |query, step| query.bind(edition).bind(step.from_on).bind(step.hours_per_week),
        )
        .await?;
        placement.event("step_up_written").by(who.id).with("steps", draft.steps.len()).write(db).await?;
        Ok(enrolment)
    }
}

impl Edition {
    /// Hours a week that it says for a day; none before its first step.
    fn on(&self, day: NaiveDate) -> Option<i64> {
        on(&self.steps, day)
    }
}

fn on(steps: &[Step], day: NaiveDate) -> Option<i64> {
    steps.iter().rev().find(|step| step.from_on <= day).map(|step| step.hours_per_week)
}

/// What holds for each day: each edition takes the place of all steps that had not begun by its first day; the one that had
/// goes on until the edition's own first step. `editions`: the first first.
fn in_force(editions: &[Edition]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for edition in editions {
        let from = edition.holds_from;
        let begun = edition.on(from).map(|hours_per_week| Step { from_on: from, hours_per_week });
        // A step that begins on that very day goes on too, where the edition says nothing of the day.
        steps.retain(|step| step.from_on < from || (begun.is_none() && step.from_on == from));
        let later = edition.steps.iter().filter(|step| step.from_on > from).copied();
        steps.extend(begun.into_iter().chain(later));
        steps.dedup_by_key(|step| step.hours_per_week);
    }
    steps
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
        text.parse().expect("a day")
    }

    fn edition(number: i64, holds_from: &str, steps: &[(&str, i64)]) -> Edition {
        let step = |(from, hours_per_week): &(&str, i64)| Step {
            from_on: day(from),
            hours_per_week: *hours_per_week,
        };
        Edition {
            number,
            decided_on: day(holds_from),
            holds_from: day(holds_from),
            written_by_name: String::new(),
            steps: steps.iter().map(step).collect(),
        }
    }

    #[test]
    fn a_step_that_begins_on_the_day_of_a_new_plan_goes_on_until_its_first_step() {
        let first = edition(1, "2026-03-02", &[("2026-03-02", 10), ("2026-03-16", 15), ("2026-04-06", 25)]);
        let second = edition(2, "2026-03-16", &[("2026-03-23", 20)]);
        let steps = in_force(&[first.clone(), second]);
        let on_day = |steps: &[Step], text: &str| on(steps, day(text));
        for (text, hours) in [
            ("2026-03-15", 10),
            ("2026-03-16", 15),
            ("2026-03-22", 15),
            ("2026-03-23", 20),
            ("2026-05-04", 20),
        ] {
            assert_eq!(on_day(&steps, text), Some(hours), "{text}");
        }
        // What the new one says of its own day counts.
        let steps = in_force(&[first, edition(2, "2026-03-16", &[("2026-03-16", 12)])]);
        assert_eq!((on_day(&steps, "2026-03-16"), on_day(&steps, "2026-03-15")), (Some(12), Some(10)));
    }
}
