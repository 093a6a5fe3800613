//! The project manager's home: targets, contracts, free capacity, who waits, what goes wrong next month.

use brygga::model::codes::{PlacementEndReason, Track};
use brygga::model::contract::Drawn;
use brygga::model::enrolment::EnrolmentId;
use brygga::model::overview::Overview;
use brygga::model::placement::{Placement, PlacementId, Proposal};
use brygga::model::slot::SlotId;
use brygga::model::user::UserId;
use chrono::NaiveDate;

use crate::support::app::TestApp;
use crate::support::stage::make_ready;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A placement that `coach` proposes, the provider accepts and starts at once.
pub async fn started(
    test: &TestApp,
    coach: UserId,
    provider: UserId,
    enrolment_id: EnrolmentId,
    slot_id: SlotId,
    (from, to): (&str, &str),
) -> PlacementId {
    let (coach, provider) = (test.who(coach).await, test.who(provider).await);
    let mut db = test.app.db.write().await.unwrap();
    let proposal = Proposal {
        enrolment_id,
        slot_id,
        track: Track::WorkTraining,
        hours_per_week: 10,
        starts_on: day(from),
        planned_end_on: day(to),
        adaptations: vec![],
        message: String::new(),
    };
    let proposed = Placement::propose(&mut db, &coach, proposal).await.unwrap();
    Placement::accept(&mut db, &provider, proposed.id, day(from)).await.unwrap();
    if day(from) <= db.today() {
        make_ready(&mut db, &provider, proposed.id).await;
        Placement::start(&mut db, &provider, proposed.id, day(from)).await.unwrap();
    }
    db.commit().await.unwrap();
    proposed.id
}

async fn overview(test: &TestApp) -> Overview {
    let mats = test.who(test.cast.mats).await;
    Overview::find(&mut test.app.db.read().await.unwrap(), &mats, test.cast.p1).await.unwrap()
}

#[tokio::test]
async fn a_manager_sees_the_project_by_numbers_and_people_by_reference() {
    let test = TestApp::new().await;
    let mut mats = test.browser(test.cast.mats).await;
    let page = mats.get("/overview").await;
    page.is(200).says(&[
        "4/300",
        "14 av 36 månader",
        "d1",
        "d2",
        "d3",
        "Anna Ek",
        "Arbetsträning",
        "2 av 2",
        "1 av 1",
    ]);
    page.hides(&["Linnea", "Omar", "Bengt", "Hedda", ">d4<", ">d5<", "Grinden"]);
}

#[tokio::test]
async fn nobody_but_its_manager_sees_a_projects_overview() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    for user in [cast.anna, cast.siv, cast.ada] {
        test.browser(user).await.get("/overview").await.is(404);
    }
    let mut nora = test.browser(cast.nora).await;
    nora.get("/overview").await.is(200).says(&[">d5<"]).hides(&[">d1<", "Återbruket"]);
    nora.get(&format!("/overview?project={}", cast.p1)).await.is(404);
    nora.get("/overview?project=99999").await.is(404);
    // What cannot be read counts as not given.
    nora.get("/overview?project=%F0%28").await.is(200);
}

#[tokio::test]
async fn a_placement_takes_a_free_seat_and_its_person_waits_no_more() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let before = overview(&test).await;
    assert_eq!(before.waiting.count, 3, "the protected identity is not in the list");
    assert_eq!(before.free.iter().map(|free| (free.seats, free.taken)).collect::<Vec<_>>(), [(1, 0), (2, 0)]);

    started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-04-30")).await;
    let after = overview(&test).await;
    assert_eq!(after.waiting.count, 2);
    assert_eq!(after.free.iter().map(|free| (free.seats, free.taken)).collect::<Vec<_>>(), [(1, 0), (2, 1)]);
    let usage = &after.contracts[0].usage;
    // One day of March of 31, and the rest of two months.
    assert_eq!(usage.used, Drawn { place_months: 32, value: 16_000 });
    assert_eq!(usage.used + usage.committed, Drawn { place_months: 1968, value: 984_000 });
    assert_eq!(usage.live, 1);
}

#[tokio::test]
async fn who_waits_waits_since_the_last_placement() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let id = started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-04-30")).await;
    test.test.clock.set_day(day("2026-03-10"));
    let siv = test.who(cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    Placement::end(&mut db, &siv, id, day("2026-03-09"), PlacementEndReason::Completed, None).await.unwrap();
    db.commit().await.unwrap();
    let waiting = overview(&test).await.waiting;
    let shown: Vec<(&str, NaiveDate, bool)> =
        waiting.first.iter().map(|one| (one.reference.as_str(), one.since, one.had_placement)).collect();
    let enrolled = day("2026-01-12");
    assert_eq!(shown, [("d2", enrolled, false), ("d3", enrolled, false), ("d1", day("2026-03-09"), true)]);
}

#[tokio::test]
async fn a_contract_that_runs_out_is_told_a_month_before() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    test.test.clock.set_day(day("2026-10-05"));
    // Two people for three months are half of the cap.
    for enrolment in [cast.linnea, cast.omar] {
        started(&test, cast.anna, cast.siv, enrolment, cast.shop, ("2026-10-05", "2026-12-31")).await;
    }
    let now = overview(&test).await;
    assert!(now.ending_contracts(day("2026-10-05")).next().is_none());
    assert!(now.ending.is_empty());

    test.test.clock.set_day(day("2026-12-04"));
    let mut mats = test.browser(cast.mats).await;
    mats.get("/overview").await.is(200).says(&[
        "avtalet slutar med 2 personer kvar",
        "slutar utan nästa steg",
        "d1",
        "d2",
    ]);
    let now = overview(&test).await;
    assert_eq!(now.ending.count, 2);

    // Somebody has decided what comes next for one of them.
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE enrolments SET next_step = 'meeting', version = version + 1 WHERE ref = 'd1'")
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    assert_eq!(overview(&test).await.ending.count, 1);
}

#[tokio::test]
async fn a_cap_that_should_be_reached_next_month_is_told() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    for enrolment in [cast.linnea, cast.omar] {
        started(&test, cast.anna, cast.siv, enrolment, cast.shop, ("2026-03-02", "2026-05-29")).await;
    }
    // As if less had been bought.
    let mut db = test.app.db.write().await.unwrap();
    let sql = "UPDATE contracts SET max_place_months = 5, version = version + 1 WHERE ref = 'c1'";
    db.query(sql).run().await.unwrap();
    db.commit().await.unwrap();
    test.test.clock.set_day(day("2026-05-08"));
    let now = overview(&test).await;
    let (contract, on) = now.exhausted_contracts(day("2026-05-08")).next().unwrap();
    assert_eq!(contract.contract.reference, "c1");
    // 68 of 89 days of twice 2.903 place-months are used: the 0.56 left last two people nine days.
    assert_eq!(on, day("2026-05-17"));
    let mut mats = test.browser(cast.mats).await;
    mats.get("/overview").await.is(200).says(&["taket väntas nås", "17\u{a0}maj 2026"]);
    // And when the day has come it is told as it is: on the day that was forecast.
    test.test.clock.set_day(day("2026-05-20"));
    let mut mats = test.browser(cast.mats).await;
    mats.get("/overview").await.is(200).says(&["taket är nått", "Taket är nått"]).hides(&["väntas nås"]);
    mats.get(&format!("/contracts/{}", cast.c1)).await.is(200).says(&["Taket nåddes 17\u{a0}maj 2026"]);
}

#[tokio::test]
async fn a_handover_without_an_answer_is_shown_with_its_days() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut db = test.app.db.write().await.unwrap();
    for (enrolment, sent_on) in
        [(cast.linnea, "2026-02-20"), (cast.hedda, "2026-02-21"), (cast.tove, "2026-02-22")]
    {
        db.query(
            "INSERT INTO handovers (enrolment_id, giver_id, receiver_id, state, sent_on) VALUES ($1, $2, $3, 'sent', $4)",
        )
        .bind(enrolment)
        .bind(cast.association)
        .bind(cast.agency)
        .bind(day(sent_on))
        .run()
        .await
        .unwrap();
    }
    db.commit().await.unwrap();
    assert_eq!(overview(&test).await.unanswered.count, 1, "neither the protected nor the other project's");
    let mut mats = test.browser(cast.mats).await;
    mats.get("/overview").await.is(200).says(&[
        "1 överlämning är inte besvarad",
        "Arbetsförmedlingen",
        "10 dagar",
    ]);
}

#[tokio::test]
async fn contracts_that_have_ended_are_drawn_when_none_runs() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-10-31")).await;
    let mut mats = test.browser(cast.mats).await;
    mats.get("/overview").await.is(200).hides(&["Inget avtal löper", "Avslutat"]);
    test.test.clock.set_day(day("2027-02-01"));
    let page = test.browser(cast.mats).await.get("/overview").await;
    page.is(200).says(&[
        "Inget avtal löper. Här är de som slutade senast.",
        "Avslutat",
        "En person är kvar.",
    ]);
    page.hides(&["Inga avtal löper", "enligt prognosen"]);
}

#[tokio::test]
async fn what_stands_first_is_told_once_and_everything_is_among_all_warnings() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    for person in [cast.linnea, cast.omar] {
        started(&test, cast.anna, cast.siv, person, cast.shop, ("2026-03-02", "2026-06-30")).await;
    }
    test.test.clock.set_day(day("2027-02-01"));
    let mut mats = test.browser(cast.mats).await;
    let page = mats.get("/overview").await;
    // The contract with two people left comes before each of them.
    let place = |words: &str| page.body.find(words).unwrap_or_else(|| panic!("{words} is not said"));
    let first = place("Avtalet har gått ut, och 2 personer");
    assert!(first < place("Placeringen hos Återbruket skulle ha slutat"));
    assert_eq!(page.body.matches("Placeringen hos Återbruket skulle ha slutat").count(), 2, "once each");
    page.says(&["Inget mer än det som står överst.", "Alla varningar (3)"]);
    let all = mats.get(&format!("/alerts?project={}", cast.p1)).await;
    all.is(200).says(&["Avtalet har gått ut, och 2 personer", ">d1<", ">d2<", "Placeringar utan nästa steg"]);
    all.hides(&["Linnea", "Omar"]);
    // Of another project nothing, and of the protected nothing.
    let other = test.browser(cast.nora).await.get("/alerts").await;
    other.is(200).hides(&[">d1<"]);
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE participants SET protection = 'confidential'").run().await.unwrap();
    db.commit().await.unwrap();
    mats.get("/alerts").await.is(200).hides(&[">d1<", ">d2<"]);
}
