//! Joint plans: written at the first team meeting that the person comes to, gone through at those that follow.

use chrono::NaiveDate;

use super::days::plus;
use crate::db::Write;
use crate::model::Result;
use crate::model::access::Who;
use crate::model::enrolment::EnrolmentId;
use crate::model::plan::{AgreedHow, Draft, Plan, PlanParty, StepDraft, tick_off};

/// Days after which a plan is written anew.
const OLD: i64 = 80;

/// The team has met. Some forget a step, which the coach's home then says.
pub async fn talked_through(db: &mut Write, who: &Who, id: EnrolmentId, number: u32) -> Result<()> {
    let day = db.today();
    let current = Plan::current(db, id).await?;
    if let Some(plan) = &current {
        for (place, step) in plan.steps(db).await?.into_iter().enumerate() {
            let forgotten = number.is_multiple_of(3) && place == 2;
            if step.done_on.is_none() && step.due_on <= plus(day, 3) && !forgotten {
                tick_off(db, who, step.id, true).await?;
            }
        }
        if (day - plan.written_on).num_days() < OLD {
            return Ok(());
        }
    }
    let after = current.map_or(0, |plan| plan.edition);
    Plan::write(db, who, id, draft(after, day, number)).await?;
    Ok(())
}

fn draft(after: i64, day: NaiveDate, number: u32) -> Draft {
    let at = number as usize;
    let goals = [GOALS[at % GOALS.len()], GOALS[(at + 2) % GOALS.len()]];
    let steps = (0..4).map(|place| {
        let (words, party) = STEPS[(at + place * 3) % STEPS.len()];
        StepDraft {
            goal: Some(1 + (place % 2) as i64),
            words: words.to_owned(),
            party,
            owner: String::new(),
            due_on: plus(day, 14 + 21 * place as i64),
        }
    });
    Draft {
        after,
        goals: goals.map(str::to_owned).to_vec(),
        steps: steps.collect(),
        agreed: Some((day, AgreedHow::AtMeeting)),
        team_on: Some(day),
    }
}

const GOALS: [&str; 5] = [
    "Arbeta halvtid på en plats där tempot går att styra",
    "Pröva två olika slags arbeten under våren",
    "Ha en vardag som håller: upp på morgonen, ut varje dag",
    "Klara en hel arbetsvecka utan att bli utmattad",
    "Söka en utbildning till hösten",
];

const STEPS: [(&str, PlanParty); 8] = [
    ("Boka studiebesök på två arbetsplatser", PlanParty::Coach),
    ("Fråga vården om tider som inte krockar med arbetet", PlanParty::Region),
    ("Skriva ner vad som fungerade på förra arbetsplatsen", PlanParty::Participant),
    ("Ge besked om ersättningen under arbetsträning", PlanParty::Fk),
    ("Se över busskort och restid", PlanParty::Municipality),
    ("Gå igenom möjliga insatser efter projektet", PlanParty::Af),
    ("Öva intervju två gånger", PlanParty::Coach),
    ("Skriva cv tillsammans", PlanParty::Participant),
];
