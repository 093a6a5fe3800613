//! The days of a plan that cannot be, told one by one, so that a form can say each at its own field.

use chrono::NaiveDate;

use super::{Draft, Yes};
use crate::model::Refusal;
use crate::model::enrolment::Enrolment;

/// Which day of a plan a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanDay {
    /// Of the participant's yes.
    Agreed,
    /// Of the team's.
    Team,
    /// Of the steps, from 0.
    Step(usize),
}

impl Draft {
    /// The days that cannot be, each with the rule that says no to it.
    pub fn bad_days(&self, enrolment: &Enrolment, today: NaiveDate) -> Vec<(PlanDay, Refusal)> {
        let mut bad = of_yes(self.agreed.map(|(on, _)| on), self.team_on, enrolment, today);
        let due = self.steps.iter().enumerate();
        bad.extend(
            due.filter_map(|(at, step)| Some((PlanDay::Step(at), enrolment.has_day(step.due_on).err()?))),
        );
        bad
    }
}

impl Yes {
    /// The days that cannot be, each with the rule that says no to it.
    pub fn bad_days(&self, enrolment: &Enrolment, today: NaiveDate) -> Vec<(PlanDay, Refusal)> {
        of_yes(self.participant.map(|(on, _)| on), self.team_on, enrolment, today)
    }
}

/// Said on a day that has been, of somebody who was enrolled then.
fn of_yes(
    agreed_on: Option<NaiveDate>,
    team_on: Option<NaiveDate>,
    enrolment: &Enrolment,
    today: NaiveDate,
) -> Vec<(PlanDay, Refusal)> {
    let said = [(PlanDay::Agreed, agreed_on), (PlanDay::Team, team_on)];
    let refused = |(which, day): (PlanDay, Option<NaiveDate>)| {
        let day = day?;
        let refusal = if day > today { Some(Refusal::DateInFuture) } else { enrolment.has_day(day).err() };
        Some((which, refusal?))
    };
    said.into_iter().filter_map(refused).collect()
}
