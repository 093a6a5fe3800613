//! Support that has gone along to jobs: what coaches have said of the contacts that they promised those who left for one.
//! Made in one go at the end of the walk, for days that have been.

use super::days::{plus, workday};
use super::world::World;
use crate::db::Write;
use crate::model::Result;
use crate::model::enrolment::Enrolment;
use crate::model::promise::{self, Around, PromiseStatus, Promised, TickWhat};

/// Days that are looked back: a little more than the figures of the manager do.
const DAYS: i64 = 100;

/// Most were reached in time, some late, a few not.
pub async fn went(db: &mut Write, world: &World) -> Result<()> {
    let (today, mut place) = (db.today(), 0);
    for coach in world.projects.iter().flat_map(|project| &project.coaches) {
        let mut people: Vec<_> =
            promise::of_coach(db, &coach.who).await?.into_iter().map(|one| one.enrolment).collect();
        people.sort_unstable();
        people.dedup();
        for id in people {
            let enrolment = Enrolment::find(db, &coach.who, id).await?;
            let promised = promise::of_enrolment(db, &enrolment).await?;
            for Promised { promise, .. } in promised.into_iter().filter(is_to_tell) {
                place += 1;
                let (what, days) = match place % 9 {
                    0..=5 => (TickWhat::Kept, 2),
                    6 => (TickWhat::Kept, (promise.to - promise.from).num_days() + 2),
                    7 => (TickWhat::NotReached, 1),
                    _ => continue,
                };
                let on = workday(plus(promise.from, days)).min(today);
                if promise.to >= plus(today, -DAYS) {
                    promise::tick(db, &coach.who, id, &promise.key(), what, on, String::new()).await?;
                }
            }
        }
    }
    Ok(())
}

fn is_to_tell(one: &Promised) -> bool {
    let goes_along = match one.promise.around {
        Around::Stay(_) => false,
        Around::Job(_) => true,
        Around::End => !one.promise.is_outcome(),
    };
    goes_along && matches!(one.status, PromiseStatus::Missed | PromiseStatus::Overdue)
}
