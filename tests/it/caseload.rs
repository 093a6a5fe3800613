//! The coach's home: whom it shows, with what, in which order.

use brygga::model::activity::{Activity, Told};
use brygga::model::caseload::{Caseload, Stage, StepKind, outlines};
use brygga::model::codes::{
    ActivityKind, ConsentForm, DeclineReason, EnrolmentEndReason, ExitTo, IncomeSource, Occupation,
};
use brygga::model::consent::Given;
use brygga::model::enrolment::Enrolment;
use brygga::model::exit::{Exit, Standing};
use brygga::model::handover::{Addressee, Handover, Sending};
use brygga::model::placement::Placement;

use super::placements::proposal;
use super::support::app::TestApp;
use super::support::cast::today;
use super::support::day;
use super::support::stage::make_ready;

#[tokio::test]
async fn a_coach_sees_their_own_people_overdue_first() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let met = Told {
        kind: ActivityKind::CoachMeeting,
        day: today(),
        minutes: 45,
        attended: true,
        note: String::new(),
    };
    Activity::log(&mut db, &anna, &[test.cast.linnea], &met).await.unwrap();
    let missed = Told { attended: false, ..met };
    Activity::log(&mut db, &anna, &[test.cast.omar], &missed).await.unwrap();
    db.query("UPDATE enrolments SET profiled_on = $1").bind(today()).run().await.unwrap();
    let caseload = Caseload::of(&mut db, &anna).await.unwrap();
    let told: Vec<_> = caseload.people.iter().map(|case| (case.name.as_str(), case.step.kind)).collect();
    assert_eq!(
        told,
        [
            ("Hedda Lönn", StepKind::FirstMeeting),
            ("Omar Said", StepKind::FirstMeeting),
            ("Linnea Björk", StepKind::FindPlacement)
        ]
    );
    assert_eq!(caseload.overdue().count(), 2, "seven weeks without a first meeting");
    assert_eq!(caseload.people[2].last_contact, Some(today()));
    assert_eq!(caseload.people[1].last_contact, None, "who did not come was not met");
    assert_eq!(caseload.without_placement().count(), 3);
}

#[tokio::test]
async fn answers_come_in_and_ends_come_near() {
    let test = TestApp::new().await;
    let (anna, siv, egon) =
        (test.who(test.cast.anna).await, test.who(test.cast.siv).await, test.who(test.cast.egon).await);
    let mut db = test.app.db.write().await.unwrap();
    let yes = proposal(test.cast.linnea, test.cast.shop, "2026-03-02", "2026-03-20", 20);
    let yes = Placement::propose(&mut db, &anna, yes).await.unwrap().id;
    let no = proposal(test.cast.omar, test.cast.kitchen, "2026-03-09", "2026-06-08", 10);
    let no = Placement::propose(&mut db, &anna, no).await.unwrap().id;
    assert!(Caseload::of(&mut db, &anna).await.unwrap().answers().is_empty());
    Placement::accept(&mut db, &siv, yes, today()).await.unwrap();
    make_ready(&mut db, &siv, yes).await;
    Placement::start(&mut db, &siv, yes, today()).await.unwrap();
    Placement::decline(&mut db, &egon, no, DeclineReason::NoCapacity).await.unwrap();

    let caseload = Caseload::of(&mut db, &anna).await.unwrap();
    let mut answers: Vec<_> = caseload
        .answers()
        .iter()
        .map(|answer| (answer.case.name.clone(), answer.from.to_owned(), answer.state))
        .collect();
    answers.sort();
    assert_eq!(
        answers,
        [
            ("Linnea Björk".to_owned(), "Återbruket".to_owned(), "accepted"),
            ("Omar Said".to_owned(), "Kaféet".to_owned(), "declined")
        ]
    );
    let ending: Vec<_> =
        caseload.ending().iter().map(|(case, placement)| (case.id, placement.planned_end_on)).collect();
    assert_eq!(ending, [(test.cast.linnea, day("2026-03-20"))]);
    let without: Vec<_> = caseload.without_placement().map(|case| case.id).collect();
    assert_eq!(without, [test.cast.hedda, test.cast.omar]);
    db.commit().await.unwrap();

    test.test.clock.set_day(day("2026-03-17"));
    let mut db = test.app.db.read().await.unwrap();
    assert!(Caseload::of(&mut db, &anna).await.unwrap().answers().is_empty(), "older than two weeks");
}

#[tokio::test]
async fn who_has_ended_stays_until_the_receiver_has_taken_over() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let consent = Given {
        form: ConsentForm::Written,
        purpose: "Planering".into(),
        on: today(),
        valid_to: day("2026-12-31"),
    };
    let sending = Sending {
        enrolment_id: test.cast.linnea,
        receiver: test.cast.agency.into(),
        to: Addressee::default(),
        on: today(),
        consent,
    };
    let handover = Handover::send(&mut db, &anna, sending).await.unwrap().id;
    Handover::accept(&mut db, &anna, handover, today(), String::new()).await.unwrap();
    let after = Standing {
        occupation: Occupation::JobSeeker,
        extent_percent: None,
        incomes: vec![IncomeSource::Other],
    };
    let exit = Exit {
        on: today(),
        reason: EnrolmentEndReason::Completed,
        to: ExitTo::AfMeasures,
        after: Some(after),
    };
    Enrolment::end(&mut db, &anna, test.cast.linnea, exit).await.unwrap();
    let found = |caseload: Caseload| caseload.people.into_iter().find(|case| case.id == test.cast.linnea);
    let case = found(Caseload::of(&mut db, &anna).await.unwrap()).unwrap();
    assert!(case.is_ended);
    assert_eq!(case.step.kind, StepKind::AwaitMeeting);
    Handover::meet(&mut db, &anna, handover, today()).await.unwrap();
    Handover::release(&mut db, &anna, handover, today()).await.unwrap();
    assert!(found(Caseload::of(&mut db, &anna).await.unwrap()).is_none());
}

#[tokio::test]
async fn colleagues_participants_are_seen_in_outline_without_the_protected() {
    let test = TestApp::new().await;
    let (bo, klara, mats) =
        (test.who(test.cast.bo).await, test.who(test.cast.klara).await, test.who(test.cast.mats).await);
    let mut db = test.app.db.write().await.unwrap();
    let wanted = proposal(test.cast.omar, test.cast.kitchen, "2026-03-09", "2026-06-08", 10);
    let anna = test.who(test.cast.anna).await;
    Placement::propose(&mut db, &anna, wanted).await.unwrap();
    let all = outlines(&mut db, &bo, "", 0, 50).await.unwrap();
    let told: Vec<_> = all
        .people
        .iter()
        .map(|person| (person.name(), person.coach_name.clone().unwrap(), person.stage))
        .collect();
    assert_eq!(
        told,
        [
            ("Linnea Björk".to_owned(), "Anna Ek".to_owned(), Stage::Searching),
            ("Omar Said".to_owned(), "Anna Ek".to_owned(), Stage::Proposed)
        ]
    );
    assert_eq!(outlines(&mut db, &bo, "  BJÖRK ", 0, 50).await.unwrap().people.len(), 1);
    let second = outlines(&mut db, &bo, "", 1, 1).await.unwrap();
    assert_eq!((second.count, second.people[0].id), (2, test.cast.omar));
    assert_eq!(outlines(&mut db, &klara, "", 0, 50).await.unwrap().count, 0);
    assert_eq!(
        outlines(&mut db, &mats, "", 0, 50).await.unwrap().count,
        0,
        "a manager is nobody's colleague here"
    );
}

#[tokio::test]
async fn the_coachs_home_leads_straight_to_where_each_step_is_done() {
    let test = TestApp::new().await;
    let (anna, siv) = (test.who(test.cast.anna).await, test.who(test.cast.siv).await);
    let mut db = test.app.db.write().await.unwrap();
    let wanted = proposal(test.cast.linnea, test.cast.shop, "2026-03-02", "2026-03-20", 20);
    let placement = Placement::propose(&mut db, &anna, wanted).await.unwrap().id;
    Placement::accept(&mut db, &siv, placement, today()).await.unwrap();
    db.commit().await.unwrap();
    let mut browser = test.browser(test.cast.anna).await;
    let page = browser.get("/caseload").await;
    page.is(200).says(&[
        "Linnea Björk",
        "Omar Said",
        "Hedda Lönn",
        "Skyddade personuppgifter",
        &format!("href=\"/enrolments/{}/activities/new\"", test.cast.omar),
        "35 dagar sent",
        "Svar som har kommit in",
        "Återbruket",
    ]);
    page.hides(&["Bengt Gran", "Tove Sälg", "Täby", "19850312"]);

    let answers = browser.get("/caseload?show=answers").await;
    answers.is(200).says(&["Linnea Björk"]).hides(&["<th scope=\"row\"><a href=\"/enrolments/2\">"]);
    browser.get("/caseload?q=omar").await.is(200).says(&["Omar Said"]);
    browser.get("/caseload?q=nobody").await.is(200).says(&["Ingen av dina deltagare passar in"]);
    browser.get("/caseload?show=nonsense&page=x").await.is(200);
}

#[tokio::test]
async fn whoever_is_no_coach_has_no_caseload() {
    let test = TestApp::new().await;
    for user in [test.cast.mats, test.cast.siv, test.cast.ada] {
        test.browser(user).await.get("/caseload").await.is(404);
    }
    test.stranger().get("/caseload").await.is(303);
}

#[tokio::test]
async fn reading_the_caseload_is_written_down() {
    let test = TestApp::new().await;
    test.browser(test.cast.anna).await.get("/caseload").await.is(200);
    test.browser(test.cast.bo).await.get("/caseload?whose=colleagues").await.is(200).hides(&["Hedda"]);
    let mut db = test.app.db.read().await.unwrap();
    let read: Vec<(String, i64)> =
        db.query("SELECT page, COUNT(*) FROM accesses GROUP BY page ORDER BY page").all().await.unwrap();
    assert_eq!(read, [("caseload".to_owned(), 3), ("colleagues".to_owned(), 2)]);
}
