//! Promised contacts: kept by what is logged, ended with the stay, moved by pauses, measured for the manager; outcomes.

use brygga::model::Refusal;
use brygga::model::activity::{Activity, Told};
use brygga::model::codes::{
    ActivityKind, EnrolmentEndReason, ExitTo, IncomeSource, Occupation, PlacementEndReason,
};
use brygga::model::enrolment::{Enrolment, EnrolmentId};
use brygga::model::exit::{Exit, Standing};
use brygga::model::next_step::{NextStep, NextStepKind};
use brygga::model::outcome::{Occasion, measure};
use brygga::model::pause::{Away, PauseReason};
use brygga::model::placement::Placement;
use brygga::model::promise::{self, Around, PromiseKind, PromiseStatus, Promised, TickWhat, tick};

use super::support::app::TestApp;
use super::support::trial::Trial;
use super::support::{day, refused};

async fn logged(test: &TestApp, person: EnrolmentId, kind: ActivityKind, on: &str, attended: bool) {
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let told = Told { kind, day: day(on), minutes: 30, attended, note: String::new() };
    Activity::log(&mut db, &anna, &[person], &told).await.unwrap();
    db.commit().await.unwrap();
}

async fn promised(test: &TestApp, person: EnrolmentId) -> Vec<Promised> {
    let mut db = test.app.db.read().await.unwrap();
    let anna = test.who(test.cast.anna).await;
    let enrolment = Enrolment::find(&mut db, &anna, person).await.unwrap();
    promise::of_enrolment(&mut db, &enrolment).await.unwrap()
}

fn standing(all: &[Promised]) -> Vec<(PromiseKind, i64, PromiseStatus)> {
    all.iter().map(|one| (one.promise.kind, one.promise.number, one.status)).collect()
}

/// Linnea works at the shop from Monday 2 March to 29 May.
async fn working(test: &TestApp) -> brygga::model::placement::PlacementId {
    let cast = &test.cast;
    let id = test.propose(cast.anna, cast.linnea, cast.shop, ("2026-03-02", "2026-05-29"), 20).await;
    assert!(promised(test, cast.linnea).await.is_empty(), "nothing is promised before anybody has said yes");
    test.accept(cast.siv, id, "2026-03-02").await;
    test.start(cast.siv, id, "2026-03-02").await;
    id
}

#[tokio::test]
async fn what_is_logged_keeps_what_is_promised() {
    let test = TestApp::new().await;
    working(&test).await;
    let linnea = test.cast.linnea;
    test.test.clock.set_day(day("2026-03-20"));
    logged(&test, linnea, ActivityKind::FollowUp, "2026-03-04", true).await;
    // Who did not come was not met, and an employer is not the person.
    logged(&test, linnea, ActivityKind::CoachMeeting, "2026-03-10", false).await;
    logged(&test, linnea, ActivityKind::EmployerContact, "2026-03-11", true).await;
    logged(&test, linnea, ActivityKind::CoachMeeting, "2026-03-17", true).await;
    use PromiseKind::*;
    use PromiseStatus::*;
    let all = standing(&promised(&test, linnea).await);
    assert_eq!(
        all[..6],
        [
            (BeforeStart, 1, Missed),
            (FirstDays, 1, Kept),
            (Weekly, 1, Kept),
            (Weekly, 2, KeptLate),
            (Weekly, 3, Kept),
            (Weekly, 4, Planned)
        ]
    );
    assert_eq!(all[6..], [(Monthly, 2, Planned), (Monthly, 3, Planned)], "until the planned end");

    let mut browser = test.browser(test.cast.anna).await;
    let page = browser.get(&format!("/enrolments/{linnea}/support")).await;
    page.is(200).says(&["Vecka 2", "Sena", "3 hållna, 1 sena och 1 missade av 5", "Återbruket"]);
    test.test.clock.set_day(day("2026-03-24"));
    let mut browser = test.browser(test.cast.anna).await;
    let list = browser.get("/promises").await;
    list.is(200).says(&["Linnea Björk", "Vecka 4", "Före start"]).hides(&["Bengt", "Tove"]);
    browser.get("/caseload?show=promises").await.is(200).says(&["Linnea Björk", "Vecka 4"]);
    test.browser(test.cast.bo).await.get("/promises").await.is(200).hides(&["Linnea"]);

    let figures = test.browser(test.cast.mats).await.get("/support?from=2026-03-01&to=2026-03-31").await;
    figures.is(200).says(&["Anna Ek", "3 (60 %)"]).hides(&["Linnea", "Björk"]);
    test.browser(test.cast.nora).await.get("/support").await.is(200).says(&["Inget löfte förföll"]);
}

#[tokio::test]
async fn promises_end_with_the_stay_and_a_pause_moves_them() {
    let test = TestApp::new().await;
    let id = working(&test).await;
    let (anna, linnea) = (test.who(test.cast.anna).await, test.cast.linnea);
    test.test.clock.set_day(day("2026-03-10"));
    let mut db = test.app.db.write().await.unwrap();
    let away = Away { reason: Some(PauseReason::Illness), back_on: day("2026-03-20") };
    Placement::pause_until(&mut db, &anna, id, day("2026-03-10"), away).await.unwrap();
    db.commit().await.unwrap();
    use PromiseStatus::*;
    let second = |all: &[Promised]| all[3].clone();
    assert_eq!(second(&promised(&test, linnea).await).status, Waiting);
    let page = test.browser(test.cast.anna).await.get(&format!("/enrolments/{linnea}/support")).await;
    page.is(200).says(&["Väntar, tillbaka 20 mars"]);
    test.test.clock.set_day(day("2026-03-24"));
    assert_eq!(second(&promised(&test, linnea).await).status, Waiting, "nobody has resumed it");
    let mut db = test.app.db.write().await.unwrap();
    Placement::resume(&mut db, &anna, id, day("2026-03-24")).await.unwrap();
    db.commit().await.unwrap();
    let all = promised(&test, linnea).await;
    assert_eq!((second(&all).status, second(&all).promise.to), (Due, day("2026-03-29")));
    assert_eq!(all[4].promise.from, day("2026-03-30"));

    test.test.clock.set_day(day("2026-04-01"));
    let mut db = test.app.db.write().await.unwrap();
    let next = NextStep { kind: NextStepKind::Other, on: day("2026-04-08") };
    Placement::end(&mut db, &anna, id, day("2026-03-31"), PlacementEndReason::Other, Some(next))
        .await
        .unwrap();
    db.commit().await.unwrap();
    let left: Vec<_> = standing(&promised(&test, linnea).await).into_iter().skip(3).collect();
    assert_eq!(left, [(PromiseKind::Weekly, 2, Overdue)], "what the end has cut is promised no longer");
}

#[tokio::test]
async fn one_says_what_became_of_a_promise_when_no_activity_tells() {
    let test = TestApp::new().await;
    let id = working(&test).await;
    let (linnea, anna) = (test.cast.linnea, test.who(test.cast.anna).await);
    test.test.clock.set_day(day("2026-03-05"));
    let path = format!("/enrolments/{linnea}/promises/p{id}-first_days-1");
    let trial = Trial {
        path: &path,
        good: &[("what", "declined"), ("on", "2026-03-04"), ("note", "Ville vara i fred.")],
        tables: &["promise_ticks", "events"],
    };
    let mut browser = test.browser(test.cast.anna).await;
    browser.get(&path).await.is(200).says(&["Första dagarna", "2–5 mars 2026"]);
    let bad = [
        ("what", "", 422),
        ("what", "maybe", 422),
        ("on", "", 422),
        ("on", "2026-03-06", 409),
        ("on", "2026-03-01", 409),
        ("note", &"x".repeat(501), 422),
    ];
    trial.refuses(&test, &mut browser, &bad).await;
    browser.post(&path, trial.good).await.is(303);
    let all = promised(&test, linnea).await;
    assert_eq!(all[1].status, PromiseStatus::Excused, "who does not want it is not let down");
    // Said again, it replaces what was said.
    let mut db = test.app.db.write().await.unwrap();
    let key = all[1].promise.key();
    let said = TickWhat::Kept;
    tick(&mut db, &anna, linnea, &key, said, day("2026-03-05"), String::new()).await.unwrap();
    let early = all[5].promise.key();
    let early = tick(&mut db, &anna, linnea, &early, said, day("2026-03-05"), String::new()).await;
    assert_eq!(refused(early), Refusal::NotYet { from: day("2026-03-23") });
    db.commit().await.unwrap();
    assert_eq!(promised(&test, linnea).await[1].status, PromiseStatus::Kept);
    assert_eq!(test.test.count("promise_ticks").await, 1);
    browser.get(&format!("/enrolments/{linnea}/promises/p9-weekly-1")).await.is(404);
}

#[tokio::test]
async fn after_the_end_outcomes_are_measured_and_keep_their_promise() {
    let test = TestApp::new().await;
    let (linnea, anna) = (test.cast.linnea, test.who(test.cast.anna).await);
    let mut browser = test.browser(test.cast.anna).await;
    let path = format!("/enrolments/{linnea}/outcomes/four_weeks");
    browser.get(&path).await.is(409).says(&["Insatsen är inte avslutad"]);
    let mut db = test.app.db.write().await.unwrap();
    let after = Standing {
        occupation: Occupation::Employed,
        extent_percent: Some(50),
        incomes: vec![IncomeSource::None],
    };
    let exit = Exit {
        on: day("2026-03-02"),
        reason: EnrolmentEndReason::Completed,
        to: ExitTo::Work,
        after: Some(after.clone()),
    };
    Enrolment::end(&mut db, &anna, linnea, exit).await.unwrap();
    db.commit().await.unwrap();
    browser.get(&path).await.is(409);
    test.test.clock.set_day(day("2026-03-30"));
    let mut browser = test.browser(test.cast.anna).await;
    let mut all = promised(&test, linnea).await;
    assert!(all.iter().all(|one| one.is_after));
    all.retain(|one| one.promise.around == Around::End);
    assert_eq!(
        all.iter().map(|one| one.promise.kind).collect::<Vec<_>>(),
        [
            PromiseKind::FourWeeks,
            PromiseKind::ThirteenWeeks,
            PromiseKind::TwentySixWeeks,
            PromiseKind::SixMonths
        ]
    );
    assert_eq!(all[0].status, PromiseStatus::Due);
    browser.get("/promises").await.is(200).says(&["Linnea Björk", "Utfall efter fyra veckor"]);
    browser.get(&path).await.is(200);
    let trial = Trial {
        path: &path,
        good: &[("on", "2026-03-30"), ("occupation", "employed"), ("extent_percent", "75")],
        tables: &["outcomes", "events"],
    };
    let bad = [
        ("on", "2026-03-20", 409),
        ("on", "2026-03-31", 409),
        ("occupation", "", 422),
        ("extent_percent", "101", 422),
        ("incomes", "gold", 422),
    ];
    trial.refuses(&test, &mut browser, &bad).await;
    browser.post(&path, trial.good).await.is(303);
    browser.post(&path, trial.good).await.is(303);
    assert_eq!(test.test.count("outcomes").await, 2, "measured again, the later answer stands");
    let all = promised(&test, linnea).await;
    let measured = all.iter().find(|one| one.promise.kind == PromiseKind::FourWeeks).unwrap();
    assert_eq!(measured.status, PromiseStatus::Kept);
    let bo = test.who(test.cast.bo).await;
    let mut db = test.app.db.write().await.unwrap();
    let foreign = measure(&mut db, &bo, linnea, Occasion::FourWeeks, day("2026-03-30"), &after).await;
    assert!(matches!(foreign, Err(brygga::model::Error::NotFound)));
    drop(db);
    test.browser(test.cast.anna).await.get(&format!("/enrolments/{linnea}/outcomes/never")).await.is(404);
}

fn exit(on: &str, reason: EnrolmentEndReason, to: ExitTo) -> Exit {
    let after = Standing {
        occupation: Occupation::Employed,
        extent_percent: Some(50),
        incomes: vec![IncomeSource::None],
    };
    Exit { on: day(on), reason, to, after: Some(after) }
}

async fn end(test: &TestApp, person: EnrolmentId, exit: Exit) {
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    Enrolment::end(&mut db, &anna, person, exit).await.unwrap();
    db.commit().await.unwrap();
}

fn keys(all: &[Promised], around: impl Fn(Around) -> bool) -> Vec<String> {
    all.iter().filter(|one| around(one.promise.around)).map(|one| one.promise.key()).collect()
}

#[tokio::test]
async fn a_job_that_the_project_ends_for_is_followed_for_a_year_by_the_last_coach() {
    let test = TestApp::new().await;
    let linnea = test.cast.linnea;
    end(&test, linnea, exit("2026-03-02", EnrolmentEndReason::Completed, ExitTo::SubsidisedWork)).await;
    test.test.clock.set_day(day("2026-03-05"));
    let all = promised(&test, linnea).await;
    let at_work = keys(&all, |around| around == Around::Job(None));
    assert_eq!(at_work.len(), 16, "the first days, four weeks, eleven months: {at_work:?}");
    assert_eq!(at_work[0], "j-first_days-1");
    assert_eq!(all.iter().filter(|one| one.status == PromiseStatus::Due).count(), 2, "and the first week");
    let mut browser = test.browser(test.cast.anna).await;
    let list = browser.get("/promises").await;
    list.is(200).says(&["Linnea Björk", "Första dagarna", "arbete utanför projektet", "j-weekly-1"]);
    list.hides(&[&format!("/enrolments/{linnea}/activities/new")]);
    let path = format!("/enrolments/{linnea}/promises/j-first_days-1");
    browser.get(&path).await.is(200).says(&["3–6 mars 2026"]).hides(&["Logga en aktivitet i stället"]);
    browser.post(&path, &[("what", "kept"), ("on", "2026-03-04"), ("note", "Ringde.")]).await.is(303);
    // One day in touch keeps every promise that it falls within.
    let all = promised(&test, linnea).await;
    let kept: Vec<String> =
        all.iter().filter(|one| one.status == PromiseStatus::Kept).map(|one| one.promise.key()).collect();
    assert_eq!(kept, ["j-first_days-1", "j-weekly-1"]);
    test.browser(test.cast.bo).await.get(&path).await.is(404);
    test.browser(test.cast.bo).await.get("/promises").await.is(200).hides(&["Linnea"]);

    // Eleven months later the last ones still stand on the list, and the manager counts them.
    test.test.clock.set_day(day("2027-02-20"));
    let mut browser = test.browser(test.cast.anna).await;
    browser.get("/promises").await.is(200).says(&["Linnea Björk", "Månad 12"]);
    let figures = test.browser(test.cast.mats).await.get("/support?from=2026-03-01&to=2026-03-31").await;
    figures.is(200).says(&["2 (40 %)", "Anna Ek"]);
    test.browser(test.cast.anna).await.get(&format!("/enrolments/{linnea}/support")).await.is(200);

    // A coach who leaves gives on what is promised, as long as something is.
    let page = test.browser(test.cast.anna).await.get(&format!("/enrolments/{linnea}")).await;
    page.is(200).says(&["coach_id"]);
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    Enrolment::assign(&mut db, &anna, linnea, test.cast.bo).await.unwrap();
    db.commit().await.unwrap();
    test.browser(test.cast.bo).await.get("/promises").await.is(200).says(&["Linnea Björk", "Månad 12"]);
    test.browser(test.cast.anna).await.get("/promises").await.is(200).hides(&["Linnea"]);
    test.test.clock.set_day(day("2027-04-20"));
    let bo = test.who(test.cast.bo).await;
    let mut db = test.app.db.write().await.unwrap();
    let late = Enrolment::assign(&mut db, &bo, linnea, test.cast.anna).await;
    assert_eq!(refused(late), Refusal::EnrolmentEnded, "nothing is promised any more");
    drop(db);
    test.browser(test.cast.bo).await.get(&format!("/enrolments/{linnea}")).await.is(200).hides(&["coach_id"]);
}

#[tokio::test]
async fn a_stay_that_ends_for_a_job_is_followed_there_and_the_exit_adds_no_second_job() {
    let test = TestApp::new().await;
    let id = working(&test).await;
    let (anna, linnea) = (test.who(test.cast.anna).await, test.cast.linnea);
    test.test.clock.set_day(day("2026-03-31"));
    let mut db = test.app.db.write().await.unwrap();
    let next = NextStep { kind: NextStepKind::Other, on: day("2026-04-08") };
    Placement::end(&mut db, &anna, id, day("2026-03-31"), PlacementEndReason::ToJob, Some(next))
        .await
        .unwrap();
    db.commit().await.unwrap();
    test.test.clock.set_day(day("2026-04-02"));
    let of_job = |around| around == Around::Job(Some(id));
    let all = promised(&test, linnea).await;
    let at_work = keys(&all, of_job);
    assert_eq!(at_work.len(), 18, "with 13 and 26 weeks");
    assert!(at_work.contains(&format!("j{id}-thirteen_weeks-1")));
    let first = all.iter().find(|one| of_job(one.promise.around)).unwrap();
    assert_eq!((first.promise.from, first.promise.to), (day("2026-04-01"), day("2026-04-04")));
    // She is still with the project: a contact is logged as before.
    let mut browser = test.browser(test.cast.anna).await;
    let log = format!("/enrolments/{linnea}/activities/new");
    browser.get("/promises").await.is(200).says(&["arbete utanför projektet", &log]);
    browser.get("/caseload?show=promises").await.is(200).says(&["Linnea Björk", "Första dagarna"]);
    logged(&test, linnea, ActivityKind::FollowUp, "2026-04-02", true).await;
    let kept = promised(&test, linnea).await.into_iter().find(|one| of_job(one.promise.around)).unwrap();
    assert_eq!(kept.status, PromiseStatus::Kept);

    end(&test, linnea, exit("2026-04-02", EnrolmentEndReason::Completed, ExitTo::Work)).await;
    let all = promised(&test, linnea).await;
    assert_eq!(keys(&all, of_job).len(), 18, "the job goes on");
    assert!(keys(&all, |around| around == Around::Job(None)).is_empty());
    let after = keys(&all, |around| around == Around::End);
    assert_eq!(after, ["e-four_weeks-1", "e-six_months-1"], "how it goes is asked once");
}

#[tokio::test]
async fn a_job_is_followed_no_more_when_the_person_goes_on_or_is_to_be_left_alone() {
    let test = TestApp::new().await;
    let id = working(&test).await;
    let (anna, linnea, cast) = (test.who(test.cast.anna).await, test.cast.linnea, &test.cast);
    test.test.clock.set_day(day("2026-03-31"));
    let mut db = test.app.db.write().await.unwrap();
    let next = NextStep { kind: NextStepKind::Other, on: day("2026-04-08") };
    Placement::end(&mut db, &anna, id, day("2026-03-31"), PlacementEndReason::ToJob, Some(next))
        .await
        .unwrap();
    db.commit().await.unwrap();
    // The job came to nothing: she begins somewhere again.
    let again = test.propose(cast.anna, linnea, cast.shop, ("2026-04-13", "2026-05-29"), 20).await;
    test.accept(cast.siv, again, "2026-03-31").await;
    test.test.clock.set_day(day("2026-04-13"));
    test.start(cast.siv, again, "2026-04-13").await;
    let left = keys(&promised(&test, linnea).await, |around| matches!(around, Around::Job(_)));
    let open: Vec<&str> = left.iter().map(|key| key.rsplit_once('-').unwrap().0).collect();
    assert!(open.iter().all(|key| key.ends_with("first_days") || key.ends_with("weekly")), "{left:?}");
    // A person who has taken the consent back is contacted no more.
    let omar = cast.omar;
    end(&test, omar, exit("2026-04-13", EnrolmentEndReason::ConsentWithdrawn, ExitTo::Work)).await;
    assert!(promised(&test, omar).await.is_empty());
    let mut db = test.app.db.write().await.unwrap();
    let given = Enrolment::assign(&mut db, &anna, omar, cast.bo).await;
    assert_eq!(refused(given), Refusal::EnrolmentEnded);
}
