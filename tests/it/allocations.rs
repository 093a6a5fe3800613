//! Runs that place a queue: what they find, what they keep, how they are checked, and who may do what with them.

mod evidence;
mod pages;
mod runs;

use brygga::model::Result;
use brygga::model::access::Who;
use brygga::model::allocation::{Allotment, Inputs, Outcome, Run, RunId, Shown, Wanted};
use brygga::model::codes::Track;
use brygga::model::enrolment::EnrolmentId;
use brygga::model::slot::SlotId;
use brygga::model::user::UserId;
use brygga::model::vacancy::Period;

use crate::support::app::TestApp;
use crate::support::day;

pub fn spring() -> Period {
    Period { from: day("2026-03-16"), to: day("2026-06-15") }
}

/// Everybody of p1 whose identity is not protected, at both slots of p1.
pub fn wanted(test: &TestApp) -> Wanted {
    let cast = &test.cast;
    Wanted {
        project_id: cast.p1,
        period: spring(),
        track: Track::WorkTraining,
        people: vec![cast.linnea, cast.omar, cast.bengt],
        slots: vec![cast.shop, cast.kitchen],
        least: [].into(),
        seed: 7,
        follows: None,
    }
}

pub async fn gathered(test: &TestApp, user: UserId, wanted: Wanted) -> Result<(Inputs, Outcome)> {
    let who = test.who(user).await;
    let mut db = test.app.db.read().await.unwrap();
    let inputs = Inputs::gather(&mut db, Some(&who), wanted).await?;
    let outcome = inputs.place().unwrap();
    Ok((inputs, outcome))
}

/// Gathers, places and keeps, as a person.
pub async fn run(test: &TestApp, user: UserId, wanted: Wanted) -> Run {
    let who = test.who(user).await;
    let follows = wanted.follows;
    let (inputs, outcome) = gathered(test, user, wanted).await.unwrap();
    let mut db = test.app.db.write().await.unwrap();
    let run = Run::keep(&mut db, Some(&who), follows, &inputs, &outcome).await.unwrap();
    db.commit().await.unwrap();
    run
}

pub async fn release(test: &TestApp, user: UserId, id: RunId) {
    let who = test.who(user).await;
    let mut db = test.app.db.write().await.unwrap();
    Run::release(&mut db, &who, id).await.unwrap();
    db.commit().await.unwrap();
}

pub async fn rows(test: &TestApp, who: &Who, id: RunId) -> Vec<Allotment> {
    let mut db = test.app.db.read().await.unwrap();
    let run = Run::find(&mut db, who, id).await.unwrap();
    Allotment::of_run(&mut db, who, &run, Shown::All, (0, 100)).await.unwrap().0
}

/// Where a run has a person now, as its maker sees it.
pub async fn place_of(test: &TestApp, user: UserId, id: RunId, person: EnrolmentId) -> Option<SlotId> {
    let who = test.who(user).await;
    let rows = rows(test, &who, id).await;
    rows.iter().find(|row| row.enrolment_id == person).unwrap().slot_id
}

pub async fn sql(test: &TestApp, sql: String) {
    let mut db = test.app.db.write().await.unwrap();
    db.built(sql).run().await.unwrap();
    db.commit().await.unwrap();
}
