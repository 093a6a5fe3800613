//! Placements through the model: the rules that keep capacity and the contract's cap.

use brygga::model::codes::{Adaptation, DeclineReason, PlacementEndReason, Track};
use brygga::model::enrolment::EnrolmentId;
use brygga::model::next_step::{NextStep, NextStepKind};
use brygga::model::placement::{Placement, Proposal, State};
use brygga::model::slot::SlotId;
use brygga::model::{Error, Refusal};
use chrono::NaiveDate;

use super::support::app::TestApp;
use super::support::stage::make_ready;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn proposal(
    enrolment_id: EnrolmentId,
    slot_id: SlotId,
    from: &str,
    to: &str,
    hours_per_week: i64,
) -> Proposal {
    Proposal {
        enrolment_id,
        slot_id,
        track: Track::WorkTraining,
        hours_per_week,
        starts_on: day(from),
        planned_end_on: day(to),
        adaptations: vec![],
        message: String::new(),
    }
}

#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test]
async fn a_placement_lives_from_proposal_to_end() {
    let test = TestApp::new().await;
    let (anna, siv) = (test.who(test.cast.anna).await, test.who(test.cast.siv).await);
    let mut db = test.app.db.write().await.unwrap();
    let wanted = proposal(test.cast.linnea, test.cast.shop, "2026-03-09", "2026-06-08", 20);
    let placement = Placement::propose(&mut db, &anna, wanted).await.unwrap();
    assert_eq!(placement.state, State::Proposed { expires_on: day("2026-03-12") });
    let placement = Placement::accept(&mut db, &siv, placement.id, day("2026-03-09")).await.unwrap();
    assert!(matches!(placement.state, State::Accepted { .. }));
    db.commit().await.unwrap();

    test.test.clock.set_day(day("2026-03-09"));
    let mut db = test.app.db.write().await.unwrap();
    make_ready(&mut db, &siv, placement.id).await;
    Placement::start(&mut db, &siv, placement.id, day("2026-03-09")).await.unwrap();
    db.commit().await.unwrap();

    test.test.clock.set_day(day("2026-04-30"));
    let mut db = test.app.db.write().await.unwrap();
    let ended =
        Placement::end(&mut db, &anna, placement.id, day("2026-04-30"), PlacementEndReason::ToJob, None)
            .await;
    assert_eq!(refused(ended), Refusal::NextStepMissing);
    // The project ends with 2027: a step may lie a year later.
    for (on, no) in [
        ("2026-04-29", Refusal::NextStepInThePast),
        ("2028-12-31", Refusal::NextStepTooFar { last: day("2028-12-30") }),
    ] {
        let next = NextStep { kind: NextStepKind::Meeting, on: day(on) };
        let reason = PlacementEndReason::ToJob;
        let ended = Placement::end(&mut db, &anna, placement.id, day("2026-04-30"), reason, Some(next)).await;
        assert_eq!(refused(ended), no);
        assert_eq!(refused(next.plan(&mut db, &anna, test.cast.linnea).await), no);
    }
    let next = NextStep { kind: NextStepKind::Employment, on: day("2026-05-04") };
    let ended = Placement::end(
        &mut db,
        &anna,
        placement.id,
        day("2026-04-30"),
        PlacementEndReason::ToJob,
        Some(next),
    )
    .await
    .unwrap();
    // 23 of March's 31 days and all of April.
    assert_eq!(ended.place_months, 742 + 1000);
    assert_eq!(ended.value, 371_000 + 500_000);
    db.commit().await.unwrap();
}

#[tokio::test]
async fn only_what_the_slot_has_is_agreed_on_and_the_first_day_is_one_when_it_is_open() {
    let test = TestApp::new().await;
    let (anna, siv) = (test.who(test.cast.anna).await, test.who(test.cast.siv).await);
    let mut db = test.app.db.write().await.unwrap();
    // From Good Friday.
    let mut wanted = proposal(test.cast.linnea, test.cast.shop, "2026-04-03", "2026-06-08", 20);
    wanted.adaptations = vec![Adaptation::QuietRoom, Adaptation::Outdoor];
    let outdoor = Placement::propose(&mut db, &anna, wanted.clone()).await;
    assert_eq!(refused(outdoor), Refusal::AdaptationsNotOffered);
    wanted.adaptations.pop();
    let id = Placement::propose(&mut db, &anna, wanted).await.unwrap().id;
    let closed = Placement::accept(&mut db, &siv, id, day("2026-04-05")).await;
    assert_eq!(refused(closed), Refusal::FirstDayClosed { opens: day("2026-04-07") });
    db.commit().await.unwrap();
    let form = test.browser(test.cast.siv).await.get(&format!("/placements/{id}/acceptance")).await;
    assert_eq!(form.is(200).field("starts_on"), "2026-04-07");
    let mut db = test.app.db.write().await.unwrap();
    // What was proposed may be said yes to as it stands.
    Placement::accept(&mut db, &siv, id, day("2026-04-03")).await.unwrap();
}

#[tokio::test]
async fn accepting_one_proposal_releases_the_competing_ones() {
    let test = TestApp::new().await;
    let (anna, siv) = (test.who(test.cast.anna).await, test.who(test.cast.siv).await);
    let mut db = test.app.db.write().await.unwrap();
    let first = Placement::propose(
        &mut db,
        &anna,
        proposal(test.cast.linnea, test.cast.shop, "2026-03-09", "2026-06-08", 20),
    )
    .await
    .unwrap();
    let other = Placement::propose(
        &mut db,
        &anna,
        proposal(test.cast.linnea, test.cast.kitchen, "2026-03-09", "2026-06-08", 20),
    )
    .await
    .unwrap();
    Placement::accept(&mut db, &siv, first.id, day("2026-03-09")).await.unwrap();
    let other = Placement::find(&mut db, &anna, other.id).await.unwrap();
    assert!(matches!(other.state, State::Withdrawn { .. }));
    // Its seat is free again.
    Placement::propose(
        &mut db,
        &anna,
        proposal(test.cast.omar, test.cast.kitchen, "2026-03-09", "2026-06-08", 20),
    )
    .await
    .unwrap();
}

#[tokio::test]
async fn a_proposal_holds_its_seat_until_its_days_run_out() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    Placement::propose(
        &mut db,
        &anna,
        proposal(test.cast.linnea, test.cast.kitchen, "2026-03-20", "2026-06-08", 20),
    )
    .await
    .unwrap();
    let full = Placement::propose(
        &mut db,
        &anna,
        proposal(test.cast.omar, test.cast.kitchen, "2026-03-20", "2026-06-08", 20),
    )
    .await;
    assert_eq!(refused(full), Refusal::SlotFull { day: day("2026-03-20"), seats: 1 });
    db.commit().await.unwrap();

    test.test.clock.set_day(day("2026-03-13"));
    let mut db = test.app.db.write().await.unwrap();
    Placement::propose(
        &mut db,
        &anna,
        proposal(test.cast.omar, test.cast.kitchen, "2026-03-20", "2026-06-08", 20),
    )
    .await
    .unwrap();
    assert_eq!(Placement::expire_overdue(&mut db).await.unwrap(), 1);
}

#[tokio::test]
async fn the_last_place_month_is_accepted_and_the_next_refused() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    // 12 place-months bought: nine months from April to December, then three.
    Placement::propose(
        &mut db,
        &anna,
        proposal(test.cast.linnea, test.cast.shop, "2026-04-01", "2026-12-31", 20),
    )
    .await
    .unwrap();
    let over = Placement::propose(
        &mut db,
        &anna,
        proposal(test.cast.omar, test.cast.shop, "2026-04-01", "2026-07-01", 20),
    )
    .await;
    assert_eq!(refused(over), Refusal::ContractPlaceMonths { left: 3000, wanted: 3032, others: None });
    Placement::propose(
        &mut db,
        &anna,
        proposal(test.cast.omar, test.cast.shop, "2026-04-01", "2026-06-30", 20),
    )
    .await
    .unwrap();
}

#[tokio::test]
async fn nobody_acts_on_what_is_not_theirs() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let (anna, bo, egon, klara) = (
        test.who(cast.anna).await,
        test.who(cast.bo).await,
        test.who(cast.egon).await,
        test.who(cast.klara).await,
    );
    let mut db = test.app.db.write().await.unwrap();
    let placement =
        Placement::propose(&mut db, &anna, proposal(cast.linnea, cast.shop, "2026-03-09", "2026-06-08", 20))
            .await
            .unwrap();
    let not_found = |result: Result<Placement, Error>| matches!(result, Err(Error::NotFound));
    assert!(not_found(Placement::accept(&mut db, &egon, placement.id, day("2026-03-09")).await));
    assert!(not_found(Placement::accept(&mut db, &anna, placement.id, day("2026-03-09")).await));
    assert!(not_found(Placement::withdraw(&mut db, &bo, placement.id).await));
    assert!(not_found(Placement::find(&mut db, &klara, placement.id).await));
    assert!(not_found(
        Placement::propose(&mut db, &bo, proposal(cast.linnea, cast.shop, "2026-03-09", "2026-06-08", 20))
            .await
    ));
    assert!(not_found(
        Placement::propose(
            &mut db,
            &anna,
            proposal(cast.linnea, cast.garden, "2026-03-09", "2026-06-08", 20)
        )
        .await
    ));
    assert!(not_found(Placement::decline(&mut db, &bo, placement.id, DeclineReason::Other).await));
}
