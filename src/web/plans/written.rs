//! A plan as a form: some goals, and rows of steps, of which the empty ones are left out.

use chrono::NaiveDate;

use crate::model::Refusal;
use crate::model::plan::{AgreedHow, Draft, Plan, PlanDay, PlanParty, PlanStep, StepDraft};
use crate::web::form::Form;
use crate::web::message::Message;
use crate::web::refusal::message;

/// Goals that a plan may have.
pub const GOALS: usize = 4;
/// Rows of steps, at the least and at the most.
const LEAST_ROWS: usize = 5;
const MOST_ROWS: usize = 20;
const LONGEST_WORDS: usize = 500;
const LONGEST_OWNER: usize = 100;

/// How many rows the form has.
pub fn rows(form: &Form) -> usize {
    form.value("rows").parse().unwrap_or(LEAST_ROWS).clamp(LEAST_ROWS, MOST_ROWS)
}

/// The form for the next edition: what is reached for still, and what is not done yet.
pub fn filled(current: Option<&(Plan, Vec<PlanStep>)>) -> Form {
    let Some((plan, steps)) = current else {
        return Form::new().and("after", 0).and("rows", LEAST_ROWS);
    };
    let left: Vec<&PlanStep> = steps.iter().filter(|step| step.done_on.is_none()).collect();
    let mut form = Form::new().and("after", plan.edition).and("rows", (left.len() + 2).max(LEAST_ROWS));
    for (number, goal) in (1..).zip(&plan.goals.0) {
        form = form.and(format!("goal_{number}"), goal);
    }
    for (number, step) in (1..).zip(left) {
        let goal = step.goal.map(|goal| goal.to_string()).unwrap_or_default();
        form = form
            .and(format!("words_{number}"), &step.words)
            .and(format!("towards_{number}"), goal)
            .and(format!("party_{number}"), step.party)
            .and(format!("owner_{number}"), &step.owner)
            .and(format!("due_{number}"), step.due_on);
    }
    form
}

pub fn draft(form: &mut Form) -> Option<Draft> {
    let after = form.value("after").parse().unwrap_or(-1);
    // A goal left empty in the middle moves those after it up; the steps follow.
    let mut goals = Vec::new();
    let mut places = [None; GOALS];
    for (place, number) in places.iter_mut().zip(1..) {
        let goal = form.optional_text(&format!("goal_{number}"), LONGEST_WORDS).flatten();
        if let Some(goal) = goal {
            goals.push(goal);
            *place = Some(goals.len() as i64);
        }
    }
    if goals.is_empty() {
        form.fault("goal_1", Message::new("form-missing"));
    }
    let mut steps = Vec::new();
    for number in 1..=rows(form) {
        steps.extend(step(form, number, &places));
    }
    if steps.is_empty() {
        form.fault("words_1", Message::new("form-missing"));
    }
    let (agreed, team_on) = yes(form)?;
    Some(Draft { after, goals, steps, agreed, team_on })
}

/// Day and way of the participant's yes, and the day of the team's.
type Agreed = (Option<(NaiveDate, AgreedHow)>, Option<NaiveDate>);

/// Who has said yes, here and where it is added afterwards.
pub fn yes(form: &mut Form) -> Option<Agreed> {
    let (on, how) = (form.optional_date("agreed_on"), form.optional_one::<AgreedHow>("agreed_how"));
    match (on, how) {
        (Some(Some(_)), Some(None)) => form.fault("agreed_how", Message::new("form-missing")),
        (Some(None), Some(Some(_))) => form.fault("agreed_on", Message::new("form-missing")),
        _ => {}
    }
    let team_on = form.optional_date("team_on");
    Some((on?.zip(how?), team_on?))
}

/// What is wrong with its days, each at its own field.
pub fn fault_days(form: &mut Form, bad: &[(PlanDay, Refusal)]) {
    let used: Vec<usize> = (1..=rows(form)).filter(|number| !is_empty(form, *number)).collect();
    for (day, refusal) in bad {
        match day {
            PlanDay::Agreed => form.fault("agreed_on", message(refusal)),
            PlanDay::Team => form.fault("team_on", message(refusal)),
            PlanDay::Step(at) => {
                let field = format!("due_{}", used.get(*at).copied().unwrap_or(1));
                form.fault(&field, message(refusal));
                form.called(&field, "plan-due");
            }
        }
    }
}

/// Nothing stands in this row.
fn is_empty(form: &Form, number: usize) -> bool {
    ["words", "owner", "due"].iter().all(|name| form.value(&format!("{name}_{number}")).trim().is_empty())
}

/// One row, when something stands in it.
fn step(form: &mut Form, number: usize, places: &[Option<i64>]) -> Option<StepDraft> {
    let field = |name: &str| format!("{name}_{number}");
    if is_empty(form, number) {
        return None;
    }
    let words = form.text(&field("words"), 1..=LONGEST_WORDS);
    let towards = form.optional_integer(&field("towards"), 1..=GOALS as i64);
    let party = form.one::<PlanParty>(&field("party"));
    let owner = form.optional_text(&field("owner"), LONGEST_OWNER);
    let due_on = form.date(&field("due"));
    let goal = towards.flatten();
    let place = goal.and_then(|goal| places.get(usize::try_from(goal).ok()? - 1).copied().flatten());
    if goal.is_some() && place.is_none() {
        form.fault(&field("towards"), Message::new("plan-goal-empty"));
        form.called(&field("towards"), "plan-towards");
    }
    Some(StepDraft {
        goal: place,
        words: words?,
        party: party?,
        owner: owner?.unwrap_or_default(),
        due_on: due_on?,
    })
}
