//! Follow-up of a contract: requirements, checks, deviations with a day, the provider's answer, and who is told when the day has passed.

use brygga::db::Write;
use brygga::model::access::Who;
use brygga::model::contract::ContractId;
use brygga::model::follow_up::{
    Action, CheckResult, Deviation, DeviationId, FollowUp, NewCheck, NewRequirement, Requirement,
    RequirementId,
};
use brygga::model::{Error, Refusal, Result};

use crate::support::app::TestApp;
use crate::support::day;
use crate::support::trial::{SCRIPT, Trial};

struct Office {
    test: TestApp,
    mats: Who,
    siv: Who,
    requirement: RequirementId,
}

fn requirement() -> NewRequirement {
    NewRequirement {
        words: "Handledaren finns på plats alla dagar.".into(),
        source: "Avtalet 4.2".into(),
        how: "Vid platsbesök".into(),
    }
}

fn action(due: &str) -> Option<Action> {
    Some(Action { words: "Utse en ersättare.".into(), due_on: day(due) })
}

impl Office {
    async fn new() -> Self {
        let test = TestApp::new().await;
        let (mats, siv) = (test.who(test.cast.mats).await, test.who(test.cast.siv).await);
        let mut db = test.app.db.write().await.unwrap();
        let requirement = Requirement::add(&mut db, &mats, test.cast.c1, requirement()).await.unwrap();
        db.commit().await.unwrap();
        Self { test, mats, siv, requirement }
    }

    async fn deed<T>(&self, deed: impl AsyncFnOnce(&mut Write) -> Result<T>) -> Result<T> {
        let mut db = self.test.app.db.write().await.unwrap();
        let done = deed(&mut db).await;
        match done.is_ok() {
            true => db.commit().await.unwrap(),
            false => db.rollback().await.unwrap(),
        }
        done
    }

    async fn check(&self, on: &str, result: CheckResult, action: Option<Action>) -> Result<ContractId> {
        let new = NewCheck { on: day(on), result, note: "Vi var där.".into(), action };
        self.deed(async |db| Requirement::check(db, &self.mats, self.requirement, new).await).await
    }

    async fn follow_up(&self) -> FollowUp {
        let mut db = self.test.app.db.read().await.unwrap();
        FollowUp::find(&mut db, &self.siv, self.test.cast.c1).await.unwrap()
    }

    async fn deviation(&self) -> DeviationId {
        self.follow_up().await.open().next().unwrap().id
    }
}

#[track_caller]
fn refused<T>(done: Result<T>, expected: &Refusal) {
    match done {
        Err(Error::Refused(refusal)) => assert_eq!(refusal, *expected),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("not refused"),
    }
}

#[tokio::test]
async fn what_is_not_met_is_a_deviation_that_is_answered_closed_and_told_when_its_day_has_passed() {
    let office = Office::new().await;
    let cast = &office.test.cast;
    office.check("2026-02-10", CheckResult::Met, None).await.unwrap();
    office.check("2026-03-01", CheckResult::NotMet, action("2026-03-05")).await.unwrap();
    let id = office.deviation().await;
    let page = format!("/contracts/{}/follow-up", cast.c1);
    let mut siv = office.test.browser(cast.siv).await;
    siv.get(&format!("/contracts/{}", cast.c1)).await.is(200).says(&["En avvikelse är öppen", &page]);
    siv.get(&page).await.is(200).says(&["Utse en ersättare.", "Anordnaren har inte svarat", "Kv 1 2026"]);
    let answer = format!("/deviations/{id}/answer");
    siv.get("/board").await.is(200).says(&["Avvikelser att svara på", "Svara senast 5 mars 2026", &answer]);
    office.test.browser(cast.olle).await.get("/board").await.is(200).hides(&["Avvikelser att svara på"]);
    // Not overdue on its day, overdue the day after. Sessions run out meanwhile.
    office.test.test.clock.set_day(day("2026-03-05"));
    let mut mats = office.test.browser(cast.mats).await;
    mats.get("/overview").await.is(200).hides(&["gått över tiden"]);
    office.test.test.clock.set_day(day("2026-03-06"));
    let mut mats = office.test.browser(cast.mats).await;
    mats.get("/overview").await.is(200).says(&[
        "Avvikelser i avtal som har gått över tiden",
        "Utse en ersättare. Anordnaren har inte svarat.",
        "En avvikelse skulle ha varit åtgärdad",
        &page,
    ]);
    office.test.browser(cast.nora).await.get("/overview").await.is(200).hides(&["Utse en ersättare."]);

    // The provider answers, once more if it thinks of something; nobody else does.
    let mut siv = office.test.browser(cast.siv).await;
    siv.get("/board").await.is(200).says(&["Skulle ha varit åtgärdad 5 mars 2026"]);
    let trial = Trial { path: &answer, good: &[("words", "Jon Lind är ersättare.")], tables: &["events"] };
    let long = "å".repeat(1001);
    trial
        .refuses(&office.test, &mut siv, &[("words", "", 422), ("words", "Ja", 422), ("words", &long, 422)])
        .await;
    trial.is_done_once(&office.test, &mut siv, "abcdefabcdefabcdefabcdefabcdefab").await;
    siv.get("/board").await.is(200).hides(&["Avvikelser att svara på"]);
    mats.post(&answer, &[("words", "Jag svarar åt dem.")]).await.is(404);
    mats.get(&page).await.is(200).says(&["Jon Lind är ersättare.", "Siv Ask"]);
    mats.get("/overview").await.is(200).says(&["Anordnaren svarade 6\u{a0}mars 2026."]);
    let closure = format!("/deviations/{id}/closure");
    siv.post(&closure, &[("words", "Det är klart.")]).await.is(404);
    mats.post(&closure, &[("words", "")]).await.is(422);
    mats.post(&closure, &[("words", "Vi såg ersättaren på plats.")]).await.is(303);
    siv.post(&answer, &[("words", "Ett ord till.")]).await.is(409);
    mats.get(&page).await.is(200).says(&["Avslutade avvikelser", "Vi såg ersättaren på plats."]);
    mats.get("/overview").await.is(200).hides(&["Utse en ersättare."]);
}

#[tokio::test]
async fn a_check_that_cannot_be_is_refused_and_changes_nothing() {
    let office = Office::new().await;
    for (on, result, action, refusal) in [
        ("2026-03-03", CheckResult::Met, None, Refusal::DateInFuture),
        ("2025-12-31", CheckResult::Met, None, Refusal::CheckBeforeContract { from: day("2026-01-01") }),
        ("2026-03-01", CheckResult::NotMet, None, Refusal::CheckNeedsAction),
        ("2026-03-01", CheckResult::Met, action("2026-04-01"), Refusal::ActionNotNeeded),
        (
            "2026-03-01",
            CheckResult::NotMet,
            action("2026-03-01"),
            Refusal::ActionInThePast { from: day("2026-03-02") },
        ),
        (
            "2026-03-01",
            CheckResult::Partly,
            action("2206-04-01"),
            Refusal::ActionTooLate { to: day("2028-03-02") },
        ),
    ] {
        refused(office.check(on, result, action).await, &refusal);
    }
    assert_eq!(office.test.test.count("requirement_checks").await, 0);
    // Another project's manager and another provider find nothing.
    let (nora, olle) =
        (office.test.who(office.test.cast.nora).await, office.test.who(office.test.cast.olle).await);
    let c1 = office.test.cast.c1;
    for who in [&nora, &olle, &office.siv] {
        let added = office.deed(async |db| Requirement::add(db, who, c1, requirement()).await).await;
        assert!(matches!(added, Err(Error::NotFound)));
    }
    let mut db = office.test.app.db.read().await.unwrap();
    assert!(matches!(FollowUp::find(&mut db, &olle, c1).await, Err(Error::NotFound)));
    drop(db);

    let drop_it = async || {
        office.deed(async |db| Requirement::drop_it(db, &office.mats, office.requirement).await).await
    };
    office.check("2026-03-01", CheckResult::Partly, action("2026-04-01")).await.unwrap();
    refused(drop_it().await, &Refusal::DeviationOpen { count: 1 });
    let id = office.deviation().await;
    office.deed(async |db| Deviation::close(db, &office.mats, id, "Klart").await).await.unwrap();
    drop_it().await.unwrap();
    refused(office.check("2026-03-01", CheckResult::Met, None).await, &Refusal::RequirementDropped);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_close_a_deviation_at_once_one_does_and_the_other_is_told() {
    let office = Office::new().await;
    office.check("2026-03-01", CheckResult::NotMet, action("2026-04-01")).await.unwrap();
    let id = office.deviation().await;
    let close = || {
        let (db, mats) = (office.test.app.db.clone(), office.mats.clone());
        tokio::spawn(async move {
            let mut db = db.write().await?;
            Deviation::close(&mut db, &mats, id, "Klart").await?;
            Ok::<_, Error>(db.commit().await?)
        })
    };
    let (one, other) = (close(), close());
    let mut answers = vec![one.await.unwrap(), other.await.unwrap()];
    answers.sort_by_key(|answer| answer.is_err());
    assert!(answers[0].is_ok());
    refused(answers.remove(1), &Refusal::DeviationClosed);
}

#[tokio::test]
async fn requirements_are_added_and_checked_on_pages() {
    let office = Office::new().await;
    let cast = &office.test.cast;
    let mut mats = office.test.browser(cast.mats).await;
    let path = format!("/contracts/{}/requirements", cast.c1);
    let good =
        [("words", "Närvaro förs varje dag."), ("source", "Avtalet 5"), ("how", "I Brygga, varje månad")];
    let long = "å".repeat(501);
    let trial = Trial { path: &path, good: &good, tables: &["contract_requirements", "events"] };
    let bad = [("words", "", 422), ("words", long.as_str(), 422), ("source", "", 422), ("how", "", 422)];
    trial.refuses(&office.test, &mut mats, &bad).await;
    trial.is_done_once(&office.test, &mut mats, "abcdefabcdefabcdefabcdefabcdefab").await;

    let path = format!("/requirements/{}/checks", office.requirement);
    mats.get(&format!("{path}/new")).await.is(200).says(&["Handledaren finns på plats", "Vid platsbesök"]);
    let good = [
        ("on", "2026-03-02"),
        ("result", "not_met"),
        ("note", "Ingen handledare på plats."),
        ("action", "Utse en ersättare."),
        ("due_on", "2026-03-20"),
    ];
    let trial =
        Trial { path: &path, good: &good, tables: &["requirement_checks", "contract_deviations", "events"] };
    let bad = [
        ("on", "2026-03-03", 409),
        ("on", "2025-12-31", 409),
        ("on", "", 422),
        ("result", "perhaps", 422),
        ("result", "met", 409),
        ("note", "", 422),
        ("action", "", 422),
        ("due_on", "", 422),
        ("due_on", "2026-03-01", 409),
        ("due_on", "2030-01-01", 409),
        ("due_on", "9999-12-31", 422),
        ("due_on", SCRIPT, 422),
    ];
    trial.refuses(&office.test, &mut mats, &bad).await;
    trial.is_done_once(&office.test, &mut mats, "bbcdefabcdefabcdefabcdefabcdefab").await;
    mats.get(&format!("/contracts/{}/follow-up", cast.c1)).await.is(200).says(&[
        "1 öppen avvikelse",
        "Inte uppfyllt",
        "Ingen handledare på plats.",
        "Senast 20\u{a0}mars 2026",
    ]);
}
