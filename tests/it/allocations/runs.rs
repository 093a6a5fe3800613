//! What a run finds and keeps, and what people then do with it.

use brygga::model::Error;
use brygga::model::allocation::{Allotment, AllotmentId, Fairness, Run, Wanted};
use brygga::model::codes::DeclineReason;
use brygga::model::enrolment::EnrolmentId;
use brygga::model::placement::{Placement, PlacementId};
use brygga::model::slot::SlotId;
use brygga::model::user::UserId;
use brygga::model::{Refusal, wishes};

use super::{gathered, place_of, release, rows, run, sql, wanted};
use crate::support::app::TestApp;
use crate::support::{day, refused};

const REASON: &str = "Har bett om att få börja här.";

async fn wish(test: &TestApp, coach: UserId, person: EnrolmentId, slot: SlotId) {
    let who = test.who(coach).await;
    let mut db = test.app.db.write().await.unwrap();
    wishes::add(&mut db, &who, person, slot).await.unwrap();
    db.commit().await.unwrap();
}

async fn row_of(test: &TestApp, user: UserId, run: &Run, person: EnrolmentId) -> Allotment {
    let who = test.who(user).await;
    rows(test, &who, run.id).await.into_iter().find(|row| row.enrolment_id == person).unwrap()
}

async fn send(test: &TestApp, user: UserId, id: AllotmentId) -> Result<Placement, Error> {
    let who = test.who(user).await;
    let mut db = test.app.db.write().await.unwrap();
    let sent = Allotment::send(&mut db, &who, id, false).await?;
    db.commit().await.unwrap();
    Ok(sent)
}

async fn change(
    test: &TestApp,
    user: UserId,
    id: AllotmentId,
    to: Option<SlotId>,
    reason: &str,
) -> Result<Allotment, Error> {
    let who = test.who(user).await;
    let mut db = test.app.db.write().await.unwrap();
    let changed = Allotment::change(&mut db, &who, id, to, reason).await?;
    db.commit().await.unwrap();
    Ok(changed)
}

#[tokio::test]
async fn as_many_as_there_are_seats_are_placed_and_wishes_are_heeded() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    wish(&test, cast.bo, cast.bengt, cast.kitchen).await;
    let all = run(&test, cast.mats, wanted(&test)).await;
    assert_eq!((all.people, all.kept, all.placed), (3, 0, 3));
    assert_eq!(place_of(&test, cast.mats, all.id, cast.bengt).await, Some(cast.kitchen));
    let kitchen_alone = Wanted { slots: vec![cast.kitchen], ..wanted(&test) };
    let one = run(&test, cast.mats, kitchen_alone).await;
    assert_eq!(one.placed, 1);
    assert_eq!(place_of(&test, cast.mats, one.id, cast.bengt).await, Some(cast.kitchen));
    assert_eq!(place_of(&test, cast.mats, one.id, cast.omar).await, None);
}

#[tokio::test]
async fn seats_that_others_hold_hours_and_caps_are_no_places() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    // Hedda's identity is protected: she is in no run, but the seat that she holds is taken.
    test.propose(cast.anna, cast.hedda, cast.kitchen, ("2026-03-16", "2026-05-29"), 10).await;
    assert_eq!(run(&test, cast.mats, wanted(&test)).await.placed, 2, "the shop's two seats");
    sql(&test, format!("UPDATE slots SET hours_per_week = 9 WHERE id = {}", cast.shop)).await;
    assert_eq!(run(&test, cast.mats, wanted(&test)).await.placed, 1, "nine hours are one person's five");
    sql(&test, format!("UPDATE slots SET hours_per_week = 40 WHERE id = {}", cast.shop)).await;
    sql(&test, "UPDATE contracts SET max_place_months = 4".to_owned()).await;
    assert_eq!(run(&test, cast.mats, wanted(&test)).await.placed, 1, "four place-months pay for one spring");
}

#[tokio::test]
async fn a_group_comes_about_or_nobody_comes() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let group =
        |least| Wanted { slots: vec![cast.shop], least: [(cast.shop, least)].into(), ..wanted(&test) };
    assert_eq!(run(&test, cast.mats, group(2)).await.placed, 2);
    assert_eq!(run(&test, cast.mats, group(3)).await.placed, 0, "there are two seats");
}

#[tokio::test]
async fn a_run_is_made_of_people_whom_one_may_choose() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    for (user, person) in [
        (cast.mats, cast.hedda),
        (cast.anna, cast.hedda),
        (cast.mats, cast.tove),
        (cast.anna, cast.bengt),
        (cast.klara, cast.linnea),
        (cast.siv, cast.linnea),
        (cast.ada, cast.linnea),
    ] {
        let one = Wanted { people: vec![person], ..wanted(&test) };
        assert!(matches!(gathered(&test, user, one).await, Err(Error::NotFound)), "{user} {person}");
    }
    let own = Wanted { people: vec![cast.linnea, cast.omar], ..wanted(&test) };
    assert_eq!(run(&test, cast.anna, own).await.placed, 2);
    let foreign = Wanted { slots: vec![cast.garden], ..wanted(&test) };
    assert!(matches!(gathered(&test, cast.mats, foreign).await, Err(Error::NotFound)));
    let past = Wanted {
        period: brygga::model::vacancy::Period { from: day("2026-03-01"), to: day("2026-04-01") },
        ..wanted(&test)
    };
    assert_eq!(refused(gathered(&test, cast.mats, past).await), Refusal::StartInThePast);
}

#[tokio::test]
async fn a_manager_sees_references_and_a_coach_the_own_people_once_it_is_released() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let made = run(&test, cast.mats, wanted(&test)).await;
    let (mats, anna, klara) =
        (test.who(cast.mats).await, test.who(cast.anna).await, test.who(cast.klara).await);
    let seen = rows(&test, &mats, made.id).await;
    assert_eq!(seen.len(), 3);
    assert!(seen.iter().all(|row| row.name().is_none()));
    let mut db = test.app.db.read().await.unwrap();
    assert!(matches!(Run::find(&mut db, &anna, made.id).await, Err(Error::NotFound)), "still under review");
    drop(db);
    release(&test, cast.mats, made.id).await;
    let own = rows(&test, &anna, made.id).await;
    let names: Vec<_> = own.iter().filter_map(Allotment::name).collect();
    assert_eq!((own.len(), names.len()), (2, 2));
    let mut db = test.app.db.read().await.unwrap();
    assert!(matches!(Run::find(&mut db, &klara, made.id).await, Err(Error::NotFound)));
    assert_eq!(Run::all(&mut db, &anna, 0, 10).await.unwrap().1, 1);
    assert_eq!(Run::all(&mut db, &klara, 0, 10).await.unwrap().1, 0);
    drop(db);
    // From the day an identity is protected, only the own coach sees the row.
    sql(&test, "UPDATE participants SET protection = 'confidential' WHERE given_name = 'Omar'".to_owned())
        .await;
    assert_eq!(rows(&test, &mats, made.id).await.len(), 2);
    assert_eq!(rows(&test, &anna, made.id).await.len(), 2);
}

#[tokio::test]
async fn a_change_by_hand_has_a_reason_and_keeps_to_what_is_possible() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    wish(&test, cast.bo, cast.bengt, cast.kitchen).await;
    let made = run(&test, cast.mats, wanted(&test)).await;
    let omar = row_of(&test, cast.mats, &made, cast.omar).await;
    let bengt = row_of(&test, cast.mats, &made, cast.bengt).await;
    let to_kitchen = change(&test, cast.mats, omar.id, Some(cast.kitchen), REASON).await;
    assert_eq!(refused(to_kitchen), Refusal::AllotmentFull);
    assert_eq!(refused(change(&test, cast.mats, omar.id, None, "Kort").await), Refusal::ReasonMissing);
    let foreign = change(&test, cast.mats, omar.id, Some(cast.garden), REASON).await;
    assert!(matches!(foreign, Err(Error::NotFound)));
    assert!(matches!(change(&test, cast.anna, omar.id, None, REASON).await, Err(Error::NotFound)));
    assert_eq!(change(&test, cast.mats, bengt.id, None, REASON).await.unwrap().slot_id, None);
    let changed = change(&test, cast.mats, omar.id, Some(cast.kitchen), REASON).await.unwrap();
    assert_eq!((changed.slot_id, changed.hours_per_week, changed.changes), (Some(cast.kitchen), Some(5), 1));
    let mut db = test.app.db.read().await.unwrap();
    let history = changed.history(&mut db).await.unwrap();
    assert_eq!((history[0].reason.as_str(), history[0].by_name.as_str()), (REASON, "Mats Öst"));
    drop(db);
    release(&test, cast.mats, made.id).await;
    let late = change(&test, cast.mats, omar.id, None, REASON).await;
    assert_eq!(refused(late), Refusal::AllocationReleased);
    // The evidence is what the run said, whatever people did with it.
    let mut db = test.app.db.read().await.unwrap();
    assert!(Run::evidence(&mut db, made.id).await.unwrap().verify().is_ok());
}

#[tokio::test]
async fn each_coach_sends_the_proposals_of_the_own_people_and_what_cannot_be_sent_is_refused() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    wish(&test, cast.bo, cast.bengt, cast.kitchen).await;
    let made = run(&test, cast.mats, wanted(&test)).await;
    let omar = row_of(&test, cast.mats, &made, cast.omar).await.id;
    let bengt = row_of(&test, cast.mats, &made, cast.bengt).await.id;
    assert_eq!(refused(send(&test, cast.mats, omar).await.map_err(not_own)), Refusal::AllotmentSent);
    release(&test, cast.mats, made.id).await;
    let sent = send(&test, cast.anna, omar).await.unwrap();
    assert_eq!((sent.slot_id, sent.starts_on), (cast.shop, super::spring().from));
    assert_eq!(refused(send(&test, cast.anna, omar).await), Refusal::AllotmentSent);
    assert!(matches!(send(&test, cast.anna, bengt).await, Err(Error::NotFound)), "Bo's");
    sql(&test, format!("UPDATE slots SET state = 'paused' WHERE id = {}", cast.kitchen)).await;
    assert_eq!(refused(send(&test, cast.bo, bengt).await), Refusal::SlotNotOpen);
    assert!(!row_of(&test, cast.bo, &made, cast.bengt).await.is_sent(), "nothing is left of the attempt");
}

/// A manager has no button: as for what does not exist.
fn not_own(error: Error) -> Error {
    match error {
        Error::NotFound => Refusal::AllotmentSent.into(),
        other => other,
    }
}

#[tokio::test]
async fn a_new_run_after_drop_outs_keeps_what_is_confirmed() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let first = run(&test, cast.mats, wanted(&test)).await;
    release(&test, cast.mats, first.id).await;
    let mut placements: Vec<(EnrolmentId, PlacementId, SlotId)> = Vec::new();
    for (coach, person) in [(cast.anna, cast.linnea), (cast.anna, cast.omar), (cast.bo, cast.bengt)] {
        let row = row_of(&test, coach, &first, person).await;
        let sent = send(&test, coach, row.id).await.unwrap();
        placements.push((person, sent.id, sent.slot_id));
    }
    // Whoever is at the kitchen is declined; the others are accepted.
    for (_, id, slot) in &placements {
        if *slot == cast.kitchen {
            let egon = test.who(cast.egon).await;
            let mut db = test.app.db.write().await.unwrap();
            Placement::decline(&mut db, &egon, *id, DeclineReason::NoCapacity).await.unwrap();
            db.commit().await.unwrap();
        } else {
            test.accept(cast.siv, *id, "2026-03-16").await;
        }
    }
    let again = Wanted { follows: Some(first.id), ..wanted(&test) };
    let second = run(&test, cast.mats, again).await;
    assert_eq!((second.people, second.kept, second.follows_id), (3, 2, Some(first.id)));
    for (person, _, slot) in placements {
        let row = row_of(&test, cast.mats, &second, person).await;
        if slot == cast.kitchen {
            // The shop is full, and the kitchen has just said no.
            assert_eq!((row.kept, row.slot_id), (false, None));
        } else {
            assert_eq!((row.kept, row.slot_id), (true, Some(slot)));
        }
    }
}

#[tokio::test]
async fn small_groups_are_not_told_apart() {
    let test = TestApp::new().await;
    let made = run(&test, test.cast.mats, wanted(&test)).await;
    let mut db = test.app.db.read().await.unwrap();
    let (inputs, outcome) = made.read(&mut db).await.unwrap();
    let fairness = Fairness::of(&mut db, &made, &inputs, &outcome).await.unwrap();
    assert_eq!(fairness.all.people, 3);
    assert!(fairness.by_sex.is_empty() && fairness.by_age.is_empty() && fairness.by_municipality.is_empty());
}

#[tokio::test]
async fn a_group_keeps_the_size_that_was_asked_for_when_some_of_it_are_there() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    // Bo's person is there already, and is not one of the run's.
    test.propose(cast.bo, cast.bengt, cast.shop, ("2026-03-16", "2026-06-15"), 10).await;
    let least = [(cast.shop, 2)].into();
    let asked = Wanted { people: vec![cast.linnea], slots: vec![cast.shop], least, ..wanted(&test) };
    let (inputs, outcome) = gathered(&test, cast.mats, asked.clone()).await.unwrap();
    assert_eq!((inputs.slots[0].least, inputs.slots[0].asked, outcome.placed), (1, 2, 1));
    let made = run(&test, cast.mats, asked).await;
    let mut mats = test.browser(cast.mats).await;
    let again = mats.get(&format!("/allocations/new?follows={}", made.id)).await;
    let shop = format!("id=\"slots-{}\" name=\"slots\" value=\"{}\" checked", cast.shop, cast.shop);
    let kitchen = format!("id=\"slots-{}\" name=\"slots\" value=\"{}\" checked", cast.kitchen, cast.kitchen);
    again
        .is(200)
        .says(&[&shop, &format!("name=\"least-{}\" value=\"2\"", cast.shop)])
        .hides(&[&kitchen, "går inte att välja"]);
    sql(&test, format!("UPDATE slots SET state = 'paused' WHERE id = {}", cast.shop)).await;
    let gone = mats.get(&format!("/allocations/new?follows={}", made.id)).await;
    gone.is(200).says(&["En av platserna i den förra körningen"]).hides(&[&kitchen]);
}
