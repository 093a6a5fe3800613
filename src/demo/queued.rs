//! A queue that waits: the demo's coach has written down what some of the own participants wish for, and the project's
//! manager has placed those without a place in a run that is still a draft.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

use super::SIGN_INS;
use super::days::{plus, workday};
use super::world::World;
use crate::db::Db;
use crate::model::allocation::{Candidate, Choosable, Inputs, Run, Wanted};
use crate::model::codes::Track;
use crate::model::user::User;
use crate::model::vacancy::Period;
use crate::model::{Error, Result, wishes};

/// People and slots of the run.
const PEOPLE: usize = 12;
const SLOTS: usize = 20;
/// Wishes of each.
const WISHES: usize = 3;
const SEED: i64 = 4711;

pub async fn place(db: &Db, world: &World, today: NaiveDate) -> Result<()> {
    let (project, manager) = (world.projects[0].id, &world.projects[0].manager);
    let from = workday(plus(today, 21));
    let period = Period { from, to: from + Months::new(3) };
    let mut write = db.write().await?;
    let Some(coach) = User::find_by_email(&mut write, SIGN_INS[0].1).await? else { return Ok(()) };
    let coach = coach.who(&mut write).await?;
    let slots = Choosable::of_project(&mut write, project, period, None).await?;
    let slots: Vec<_> = slots.vacancies.iter().take(SLOTS).map(|vacancy| vacancy.slot.id).collect();
    let waiting = Candidate::of_project(&mut write, manager, project, period).await?;
    let waiting: Vec<_> = waiting.iter().filter(|one| !one.is_placed()).map(|one| one.id).collect();
    if slots.is_empty() || waiting.is_empty() {
        return Ok(());
    }
    for (at, person) in waiting.iter().enumerate() {
        for wish in 0..WISHES.min(slots.len()) {
            match wishes::add(&mut write, &coach, *person, slots[(2 * at + wish) % slots.len()]).await {
                // Somebody else's participant.
                Err(Error::NotFound) => break,
                Err(Error::Refused(_)) => {}
                wished => wished?,
            }
        }
    }
    let wanted = Wanted {
        project_id: project,
        period,
        track: Track::WorkTraining,
        people: waiting.into_iter().take(PEOPLE).collect(),
        slots,
        least: BTreeMap::new(),
        seed: SEED,
        follows: None,
    };
    let inputs = match Inputs::gather(&mut write, Some(manager), wanted).await {
        Err(Error::Refused(_) | Error::NotFound) => return Ok(()),
        gathered => gathered?,
    };
    if let Some(outcome) = inputs.place() {
        Run::keep(&mut write, Some(manager), None, &inputs, &outcome).await?;
    }
    write.commit().await?;
    Ok(())
}
