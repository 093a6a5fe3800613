//! The stages of supported employment, and pauses of an enrolment.

use brygga::model::caseload::{Caseload, StepKind};
use brygga::model::pause::{Pause, PauseReason, Told};
use brygga::model::support_stage::{Move, SupportStage, reached, times};
use brygga::model::{Error, Refusal};

use super::support::app::TestApp;
use super::support::trial::{SCRIPT, Trial};
use super::support::{day, refused};

fn to(stage: SupportStage, on: &str) -> Move {
    Move { to: stage, on: day(on), decided: true, evidence: "Samtal med personen".into() }
}

#[tokio::test]
async fn stages_go_forth_and_back_and_tell_how_long() {
    let test = TestApp::new().await;
    let (anna, mats) = (test.who(test.cast.anna).await, test.who(test.cast.mats).await);
    let (linnea, omar) = (test.cast.linnea, test.cast.omar);
    let mut db = test.app.db.write().await.unwrap();
    use SupportStage::*;
    to(Engagement, "2026-01-12").make(&mut db, &anna, linnea).await.unwrap();
    let undecided = Move { decided: false, ..to(VocationalProfile, "2026-01-20") };
    assert_eq!(refused(undecided.make(&mut db, &anna, linnea).await), Refusal::StageUndecided);
    to(JobFinding, "2026-01-22").make(&mut db, &anna, linnea).await.unwrap();
    to(VocationalProfile, "2026-02-01").make(&mut db, &anna, linnea).await.unwrap();
    let same = to(VocationalProfile, "2026-02-02").make(&mut db, &anna, linnea).await;
    assert_eq!(refused(same), Refusal::StageAlready);
    let before = to(JobFinding, "2026-01-31").make(&mut db, &anna, linnea).await;
    assert_eq!(refused(before), Refusal::StageBefore { from: day("2026-02-01") });
    let early = to(JobFinding, "2026-01-11").make(&mut db, &anna, omar).await;
    assert_eq!(refused(early), Refusal::ActivityOutsideEnrolment { from: day("2026-01-12"), to: None });
    let foreign = to(JobFinding, "2026-02-01").make(&mut db, &anna, test.cast.bengt).await;
    assert!(matches!(foreign, Err(Error::NotFound)));
    to(VocationalProfile, "2026-02-01").make(&mut db, &anna, omar).await.unwrap();
    let now: Vec<_> = reached(&mut db, linnea).await.unwrap().iter().map(|one| one.stage).collect();
    assert_eq!(now, [VocationalProfile, JobFinding, Engagement]);
    let all = times(&mut db, &mats, test.cast.p1).await.unwrap();
    let told: Vec<_> = all
        .iter()
        .filter(|time| time.coach.is_none())
        .map(|time| (time.stage, time.now, time.median_days, time.n))
        .collect();
    assert_eq!(
        told,
        [(Engagement, 0, Some(10), 1), (VocationalProfile, 2, None, 0), (JobFinding, 0, Some(10), 1)]
    );
    assert!(matches!(times(&mut db, &anna, test.cast.p1).await, Err(Error::NotFound)));
    let case = Caseload::of(&mut db, &anna).await.unwrap().people.into_iter().find(|case| case.id == linnea);
    assert_eq!(case.unwrap().stage, Some(VocationalProfile));
}

#[tokio::test]
async fn the_stage_form_refuses_bad_input_and_keeps_what_is_said_as_text() {
    let test = TestApp::new().await;
    let mut browser = test.browser(test.cast.anna).await;
    let path = format!("/enrolments/{}/stages", test.cast.linnea);
    browser.get(&format!("{path}/new")).await.is(200).says(&["Linnea Björk", "Yrkesprofil"]);
    let trial = Trial {
        path: &path,
        good: &[("stage", "job_finding"), ("on", "2026-03-02"), ("evidence", SCRIPT), ("decided", "yes")],
        tables: &["support_stages", "events"],
    };
    let bad = [
        ("stage", "", 422),
        ("stage", "sixth", 422),
        ("on", "2026-03-03", 409),
        ("on", "2026-01-11", 409),
        ("on", "imorgon", 422),
        ("evidence", "x", 422),
        ("decided", "", 409),
    ];
    trial.refuses(&test, &mut browser, &bad).await;
    let location = trial.is_done_once(&test, &mut browser, "stagekey").await;
    browser.get(&location).await.is(200).says(&["Jobbsökning"]).hides(&[SCRIPT]);
    // Whose decision it was is kept with the move.
    let person = format!("/enrolments/{}", test.cast.linnea);
    browser.get(&person).await.is(200).says(&["Personen har själv bestämt sig för metoden."]);
    let back = [("stage", "engagement"), ("on", "2026-03-02"), ("evidence", "Ville tänka om")];
    browser.post(&path, &back).await.is(303);
    let mut db = test.app.db.read().await.unwrap();
    let decided: Vec<String> = db
        .query("SELECT particulars FROM events WHERE what = 'support_stage_reached' ORDER BY id")
        .all::<(sqlx::types::Json<serde_json::Value>,)>()
        .await
        .unwrap()
        .into_iter()
        .map(|(particulars,)| particulars.0["decided"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(decided, ["yes", "no"]);
}

#[tokio::test]
async fn a_paused_person_is_not_overdue_gets_no_new_place_and_comes_back_by_itself() {
    let test = TestApp::new().await;
    let (anna, linnea) = (test.who(test.cast.anna).await, test.cast.linnea);
    let mut browser = test.browser(test.cast.anna).await;
    let path = format!("/enrolments/{linnea}/pauses");
    browser.get(&format!("{path}/new")).await.is(200).says(&["Deltagarens skäl"]);
    let trial = Trial {
        path: &path,
        good: &[("from", "2026-03-02"), ("until", "2026-03-16"), ("reason", "illness")],
        tables: &["pauses", "events"],
    };
    let bad = [
        ("from", "2026-01-11", 409),
        ("until", "2026-03-02", 409),
        ("until", "2027-03-20", 409),
        ("until", "", 422),
        ("reason", "boredom", 422),
        ("note", &"x".repeat(501), 422),
    ];
    trial.refuses(&test, &mut browser, &bad).await;
    let days = |from, until| [("from", from), ("until", until), ("reason", "illness")];
    let (first, second) = ("id=\"from-fault\"", "id=\"until-fault\"");
    for (from, until, at, elsewhere, said) in [
        ("2026-03-02", "2026-03-02", second, first, "Ange en senare dag"),
        ("2026-03-02", "2027-03-20", second, first, "högst 366 dagar"),
        ("2028-03-02", "2028-03-09", first, second, "högst 366 dagar"),
        ("2026-01-11", "2026-03-09", first, second, "tidigast den 12 jan. 2026"),
    ] {
        let answer = browser.post(&path, &days(from, until)).await;
        answer.is(409).says(&[at, said]).hides(&[elsewhere, "Slutet"]);
    }
    browser.post(&path, trial.good).await.is(303);
    browser.post(&path, trial.good).await.is(409).says(&["redan en paus till 16 mars 2026"]);
    let mut db = test.app.db.write().await.unwrap();
    let step = |caseload: Caseload| {
        let case = caseload.people.into_iter().find(|case| case.id == linnea).unwrap();
        (case.step.kind, case.step.overdue)
    };
    let now = step(Caseload::of(&mut db, &anna).await.unwrap());
    assert_eq!(now, (StepKind::Paused, false), "seven weeks without a first meeting, and not late");
    let wanted = super::placements::proposal(linnea, test.cast.kitchen, "2026-03-09", "2026-06-08", 10);
    let proposed = brygga::model::placement::Placement::propose(&mut db, &anna, wanted).await;
    assert_eq!(refused(proposed), Refusal::EnrolmentPaused { until: day("2026-03-16") });
    drop(db);
    browser.get(&format!("/enrolments/{linnea}")).await.is(200).says(&["Pausad", "till 16 mars"]);
    browser.get("/caseload?show=paused").await.is(200).says(&["Linnea Björk"]);

    test.test.clock.set_day(day("2026-03-16"));
    let mut db = test.app.db.write().await.unwrap();
    let back = step(Caseload::of(&mut db, &anna).await.unwrap());
    assert_eq!(back, (StepKind::FirstMeeting, true), "it goes on by itself");
    assert_eq!(refused(Pause::end(&mut db, &anna, linnea).await), Refusal::NotPaused);
    let told = Told {
        from: day("2026-03-20"),
        until: day("2026-04-20"),
        reason: PauseReason::Holiday,
        note: "".into(),
    };
    Pause::begin(&mut db, &anna, linnea, told).await.unwrap();
    Pause::end(&mut db, &anna, linnea).await.unwrap();
    assert_eq!(Pause::of_enrolment(&mut db, linnea).await.unwrap().len(), 1, "called off before it began");
    let bo = test.who(test.cast.bo).await;
    assert!(matches!(Pause::end(&mut db, &bo, linnea).await, Err(Error::NotFound)));
}
