//! What contracts ask their managers to act on, and the off switch.

use brygga::model::alert::Alert;
use brygga::model::codes::AlertKind;
use brygga::model::contract::Contract;
use brygga::model::overview::Overview;
use brygga::model::terms::Terms;
use chrono::{Datelike as _, NaiveDate};

use crate::overview::started;
use crate::support::app::TestApp;
use crate::support::db::statements;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Kind and level of each, in the order of the page.
async fn alerts(test: &TestApp, on: &str) -> Vec<(AlertKind, i64, NaiveDate, i64)> {
    test.test.clock.set_day(day(on));
    let mats = test.who(test.cast.mats).await;
    let mut db = test.app.db.read().await.unwrap();
    let overview = Overview::find(&mut db, &mats, test.cast.p1).await.unwrap();
    let told = |alert: &Alert| (alert.kind, alert.level, alert.on, alert.count);
    overview.alerts.iter().map(told).collect()
}

/// What the off switch of a day's warning sends.
fn about(on: &str) -> String {
    day(on).num_days_from_ce().to_string()
}

fn kinds(alerts: &[(AlertKind, i64, NaiveDate, i64)], of: AlertKind) -> Vec<(i64, i64)> {
    alerts.iter().filter(|(kind, ..)| *kind == of).map(|(_, level, _, count)| (*level, *count)).collect()
}

async fn run(test: &TestApp, sql: &'static str) {
    let mut db = test.app.db.write().await.unwrap();
    assert!(db.query(sql).run().await.unwrap() > 0, "{sql}");
    db.commit().await.unwrap();
}

#[tokio::test]
async fn each_thing_is_told_when_its_day_comes_and_not_before() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    run(&test, "UPDATE contracts SET decide_by = '2026-09-30', evidence_on = '2025-12-01' WHERE ref = 'c1'")
        .await;
    // Nobody has been in the shop's two seats since January.
    let first = alerts(&test, "2026-03-02").await;
    assert_eq!(first, [(AlertKind::EmptySeats, 2, day("2026-03-02"), 2)]);

    started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-10-31")).await;
    // One of the two is still empty.
    assert_eq!(alerts(&test, "2026-03-03").await, [(AlertKind::EmptySeats, 1, day("2026-03-03"), 1)]);
    for (on, expected) in [
        ("2026-04-02", &[][..]),
        ("2026-04-03", &[(180, 180)]),
        ("2026-07-02", &[(90, 90)]),
        ("2026-08-31", &[(30, 30)]),
        ("2026-09-30", &[(30, 0)]),
        // The day has passed, and it is told until the contract ends.
        ("2026-10-01", &[(0, 1)]),
        ("2026-12-31", &[(0, 92)]),
    ] {
        assert_eq!(kinds(&alerts(&test, on).await, AlertKind::Extension), expected, "{on}");
    }
    // The contract ends on the last of December: ninety days before there is still somebody in it.
    assert_eq!(kinds(&alerts(&test, "2026-10-01").await, AlertKind::EndsWithPeople), []);
    assert_eq!(kinds(&alerts(&test, "2026-10-02").await, AlertKind::EndsWithPeople), [(90, 1)]);
    assert_eq!(kinds(&alerts(&test, "2026-12-01").await, AlertKind::EndsWithPeople), [(30, 1)]);
    // Evidence is good for a year, and new evidence is asked for sixty days before.
    for (on, expected) in [
        ("2026-10-01", &[][..]),
        ("2026-10-02", &[(60, 60)]),
        ("2026-11-30", &[(60, 1)]),
        ("2026-12-01", &[(0, 0)]),
        ("2026-12-20", &[(0, 0)]),
    ] {
        assert_eq!(kinds(&alerts(&test, on).await, AlertKind::Evidence), expected, "{on}");
    }
    // Of a contract that is over only what becomes of those who are still there.
    let over = alerts(&test, "2027-01-01").await;
    assert_eq!(over, [(AlertKind::EndsWithPeople, 0, day("2026-12-31"), 1)]);
}

#[tokio::test]
async fn the_cap_is_told_at_each_threshold_and_a_new_price_before_it_holds() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    run(&test, "UPDATE contracts SET evidence_on = '2026-02-01', prices = '[{\"from\":\"2026-06-01\",\"unit\":\"place_month\",\"ore\":500000}]' WHERE ref = 'c1'").await;
    started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-10-31")).await;
    // 7.968 of 12.
    assert_eq!(kinds(&alerts(&test, "2026-03-03").await, AlertKind::Cap), []);
    started(&test, cast.anna, cast.siv, cast.hedda, cast.shop, ("2026-03-03", "2026-03-31")).await;
    // 8.903: 74 percent.
    assert_eq!(kinds(&alerts(&test, "2026-03-03").await, AlertKind::Cap), [(70, 74)]);
    for (percent, months) in [(85, 10), (95, 9)] {
        let mut db = test.app.db.write().await.unwrap();
        db.query("UPDATE contracts SET max_place_months = $1 WHERE ref = 'c1'")
            .bind(months)
            .run()
            .await
            .unwrap();
        db.commit().await.unwrap();
        let found = kinds(&alerts(&test, "2026-03-03").await, AlertKind::Cap);
        assert_eq!(found.iter().map(|(level, _)| *level).collect::<Vec<_>>(), [percent]);
    }
    assert_eq!(kinds(&alerts(&test, "2026-04-01").await, AlertKind::PriceChange).len(), 0);
    assert_eq!(kinds(&alerts(&test, "2026-04-02").await, AlertKind::PriceChange).len(), 1);
    assert_eq!(kinds(&alerts(&test, "2026-06-01").await, AlertKind::PriceChange).len(), 0);
}

#[tokio::test]
async fn what_is_turned_off_is_told_anew_for_another_day_and_another_maximum() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    run(&test, "UPDATE contracts SET extension_count = 2, decide_by = NULL, evidence_on = '2026-02-01' WHERE ref = 'c1'").await;
    started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-10-31")).await;
    started(&test, cast.anna, cast.siv, cast.hedda, cast.shop, ("2026-03-03", "2026-03-31")).await;
    test.test.clock.set_day(day("2026-11-20"));
    let off = format!("/contracts/{}/silences", cast.c1);
    let told = async |kind| kinds(&alerts(&test, "2026-11-20").await, kind);
    let kinds_told = [
        (AlertKind::Extension, about("2026-12-31"), "90", (90, 41)),
        (AlertKind::EndsWithPeople, about("2026-12-31"), "90", (90, 2)),
        (AlertKind::Cap, "12/6000000".to_owned(), "70", (70, 74)),
    ];
    for (kind, about, level, before) in &kinds_told {
        assert_eq!(told(*kind).await, [*before]);
        let mut mats = test.browser(cast.mats).await;
        mats.post(&off, &[("kind", kind.code()), ("about", about), ("level", level)]).await.is(303);
        assert_eq!(told(*kind).await, []);
    }
    // The option is used: at ninety days before the new end, both are told again.
    run(&test, "UPDATE contracts SET ends_on = '2027-01-31', extensions_used = 1 WHERE ref = 'c1'").await;
    assert_eq!(told(AlertKind::Extension).await, [(90, 72)]);
    assert_eq!(told(AlertKind::EndsWithPeople).await, [(90, 2)]);
    // The name is no new maximum; a month less is.
    for (less, expected) in [(0, &[][..]), (1, &[(70, 80)])] {
        let mats = test.who(cast.mats).await;
        let mut db = test.app.db.write().await.unwrap();
        let contract = Contract::find_managed(&mut db, &mats, cast.c1).await.unwrap();
        let mut terms = Terms::of(&contract);
        terms.title = format!("Mindre {less}");
        terms.max_place_months -= less;
        Contract::change(&mut db, &mats, cast.c1, contract.version, terms).await.unwrap();
        db.commit().await.unwrap();
        assert_eq!(told(AlertKind::Cap).await, expected);
    }
}

#[tokio::test]
async fn a_reminder_is_turned_off_until_it_gets_worse() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    run(&test, "UPDATE contracts SET decide_by = '2026-05-31', evidence_on = '2026-02-01' WHERE ref = 'c1'")
        .await;
    started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-08-31")).await;
    let page = format!("/contracts/{}", cast.c1);
    let off = format!("{page}/silences");
    let by = about("2026-05-31");
    let ninety = [("kind", "extension"), ("about", by.as_str()), ("level", "90")];
    let mut mats = test.browser(cast.mats).await;
    mats.get(&page).await.is(200).says(&[
        "Att bevaka",
        "dagar kvar att besluta om förlängning",
        "Ansvarig: projektledningen",
    ]);
    mats.get("/overview")
        .await
        .is(200)
        .says(&["Tre saker att göra den här veckan", "Alla varningar (", "/alerts?project="])
        // It is not this week's.
        .hides(&["dagar kvar att besluta"]);
    let all = format!("/alerts?project={}", cast.p1);
    mats.get(&all).await.is(200).says(&["dagar kvar att besluta", "31\u{a0}maj 2026", "1 av 1 kvar"]);
    // Its provider is not told what the managers have to do.
    test.browser(cast.siv).await.get(&page).await.is(200).hides(&["Att bevaka"]);
    let answer = mats.post(&off, &ninety).await;
    mats.follow(&answer).await.is(200).says(&["Påminnelsen är avstängd"]).hides(&["dagar kvar att besluta"]);
    // Twice, or one that does not stand there, changes nothing.
    mats.post(&off, &ninety).await.is(409);
    mats.post(&off, &[("kind", "cap"), ("level", "95")]).await.is(409);
    for bad in [&[("kind", "muta"), ("level", "90")][..], &[("kind", "cap"), ("level", "x")], &[]] {
        mats.post(&off, bad).await.is(400);
    }
    assert_eq!(test.test.count("contract_silences").await, 1);
    for user in [cast.siv, cast.nora, cast.anna] {
        test.browser(user).await.post(&off, &ninety).await.is(404);
    }
    // Turned on again it is told again, once.
    let on = format!("{page}/silences/removal");
    mats.get(&all).await.is(200).says(&["Avstängda påminnelser", "Sätt på igen"]);
    for user in [cast.siv, cast.nora, cast.anna] {
        test.browser(user).await.post(&on, &ninety).await.is(404);
    }
    mats.post(&on, &[("kind", "muta"), ("level", "90")]).await.is(400);
    let answer = mats.post(&on, &ninety).await;
    mats.follow(&answer).await.says(&["Påminnelsen är på igen"]).hides(&["Avstängda påminnelser"]);
    mats.post(&on, &ninety).await.is(409);
    mats.get(&page).await.says(&["dagar kvar att besluta"]);
    mats.post(&off, &ninety).await.is(303);
    // At thirty days it comes back.
    assert_eq!(kinds(&alerts(&test, "2026-05-01").await, AlertKind::Extension), [(30, 30)]);
}

#[tokio::test]
async fn where_the_contract_says_no_day_the_extension_is_decided_before_notice() {
    let test = TestApp::new().await;
    run(&test, "UPDATE contracts SET decide_by = NULL, notice_months = 3 WHERE ref = 'c1'").await;
    // Three months before the last of December.
    for (on, expected) in [("2026-08-30", (90, 31)), ("2026-08-31", (30, 30)), ("2026-10-01", (0, 1))] {
        assert_eq!(kinds(&alerts(&test, on).await, AlertKind::Extension), [expected], "{on}");
    }
    // Notice has been given: there is nothing to decide.
    run(&test, "UPDATE contracts SET terminated_on = '2026-12-31' WHERE ref = 'c1'").await;
    assert_eq!(kinds(&alerts(&test, "2026-10-01").await, AlertKind::Extension), []);
}

#[tokio::test]
async fn empty_seats_are_told_where_somebody_could_sit_and_again_when_there_are_more() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    assert_eq!(kinds(&alerts(&test, "2026-03-02").await, AlertKind::EmptySeats), [(2, 2)]);
    let mut mats = test.browser(cast.mats).await;
    let off = format!("/contracts/{}/silences", cast.c1);
    mats.post(&off, &[("kind", "empty_seats"), ("level", "2")]).await.is(303);
    assert_eq!(kinds(&alerts(&test, "2026-06-02").await, AlertKind::EmptySeats), []);
    run(&test, "UPDATE slots SET seats = 3 WHERE ref = 's1'").await;
    // As whatever changes a slot does.
    run(&test, "UPDATE change_numbers SET number = number + 1").await;
    assert_eq!(kinds(&alerts(&test, "2026-06-02").await, AlertKind::EmptySeats), [(3, 3)]);
    run(&test, "UPDATE slots SET seats = 2 WHERE ref = 's1'").await;
    run(&test, "UPDATE change_numbers SET number = number + 1").await;
    // After half a year it is told again, and may be turned off again.
    assert_eq!(kinds(&alerts(&test, "2026-08-28").await, AlertKind::EmptySeats), []);
    assert_eq!(kinds(&alerts(&test, "2026-08-29").await, AlertKind::EmptySeats), [(2, 2)]);
    let mut later = test.browser(cast.mats).await;
    later.post(&off, &[("kind", "empty_seats"), ("level", "2")]).await.is(303);
    assert_eq!(kinds(&alerts(&test, "2026-08-30").await, AlertKind::EmptySeats), []);
    assert_eq!(test.test.count("contract_silences").await, 1);
    // Fewer are no news, and one may want to hear of them all the same.
    run(&test, "UPDATE slots SET seats = 1 WHERE ref = 's1'").await;
    run(&test, "UPDATE change_numbers SET number = number + 1").await;
    assert_eq!(kinds(&alerts(&test, "2026-06-02").await, AlertKind::EmptySeats), []);
    test.test.clock.set_day(day("2026-06-02"));
    let mut mats = test.browser(cast.mats).await;
    let on = off.replace("silences", "silences/removal");
    mats.post(&on, &[("kind", "empty_seats"), ("level", "1")]).await.is(303);
    assert_eq!(kinds(&alerts(&test, "2026-06-02").await, AlertKind::EmptySeats), [(1, 1)]);
    // A contract that is used up can fill none of them.
    run(&test, "UPDATE contracts SET max_value = 499999 WHERE ref = 'c1'").await;
    assert_eq!(kinds(&alerts(&test, "2026-06-02").await, AlertKind::EmptySeats), []);
}

#[tokio::test]
async fn of_the_three_things_those_that_strike_people_come_first() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-10-31")).await;
    run(&test, "UPDATE contracts SET evidence_on = '2025-01-15' WHERE ref = 'c1'").await;
    test.test.clock.set_day(day("2027-01-01"));
    // The oldest matter is the evidence; that somebody is there without a contract is worse.
    test.browser(cast.mats).await.get("/overview").await.is(200).says(&["Avtalet har gått ut"]);
    test.test.clock.set_day(day("2026-12-28"));
    let page = test.browser(cast.mats).await.get("/overview").await;
    let place = |words: &str| page.body.find(words).unwrap_or_else(|| panic!("{words} is not said"));
    assert!(place("Avtalet går ut") < place("dagar kvar att besluta om förlängning"));
    // There are three that are worse.
    page.hides(&["behöver visas på nytt"]);
}

#[tokio::test]
async fn new_evidence_is_asked_for_wherever_a_reserved_share_stands_with_an_owner_and_an_off_switch() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    run(&test, "UPDATE contracts SET evidence_on = '2025-05-01', added_by = (SELECT id FROM users WHERE name = 'Mats Öst') WHERE ref = 'c1'").await;
    let told = async || kinds(&alerts(&test, "2026-03-02").await, AlertKind::Evidence);
    for (procedure, share, expected) in [
        ("lou_reserved_4_18", None, &[(60, 60)][..]),
        ("lou_19_6a", Some(30_i64), &[(60, 60)]),
        ("iop", Some(40), &[(60, 60)]),
        ("lou_19_6a", None, &[]),
        ("lou_open", None, &[]),
    ] {
        let mut db = test.app.db.write().await.unwrap();
        db.query("UPDATE contracts SET procedure = $1, reserved_share_percent = $2 WHERE ref = 'c1'")
            .bind(procedure)
            .bind(share)
            .run()
            .await
            .unwrap();
        db.commit().await.unwrap();
        assert_eq!(told().await, expected, "{procedure} {share:?}");
    }
    run(&test, "UPDATE contracts SET procedure = 'lou_19_6a', reserved_share_percent = 30 WHERE ref = 'c1'")
        .await;
    let mut mats = test.browser(cast.mats).await;
    let all = format!("/alerts?project={}", cast.p1);
    mats.get(&all).await.is(200).says(&["ett år gammalt om 60 dagar", "Ansvarig: Mats Öst.", "1 maj 2026"]);
    let off = format!("/contracts/{}/silences", cast.c1);
    let by = about("2026-05-01");
    mats.post(&off, &[("kind", "evidence"), ("about", &by), ("level", "60")]).await.is(303);
    assert_eq!(told().await, []);
    // When it is too old it is told again; new evidence ends it.
    assert_eq!(kinds(&alerts(&test, "2026-05-01").await, AlertKind::Evidence), [(0, 0)]);
    run(&test, "UPDATE contracts SET evidence_on = '2026-04-30' WHERE ref = 'c1'").await;
    assert_eq!(kinds(&alerts(&test, "2026-05-01").await, AlertKind::Evidence), []);
    // Evidence that lasts longer than the contract is asked for by nobody.
    run(&test, "UPDATE contracts SET evidence_on = '2026-02-01' WHERE ref = 'c1'").await;
    assert_eq!(kinds(&alerts(&test, "2026-12-31").await, AlertKind::Evidence), []);
    // What was never shown is not to be shown anew.
    run(&test, "UPDATE contracts SET evidence_on = NULL WHERE ref = 'c1'").await;
    assert_eq!(kinds(&alerts(&test, "2026-06-01").await, AlertKind::Evidence), [(0, 0)]);
    let mut mats = test.browser(cast.mats).await;
    mats.get(&all).await.is(200).says(&["är inte visad"]).hides(&["visas på nytt"]);
    mats.speaks("en").await;
    mats.get(&all).await.is(200).says(&["has not been shown"]);
}

#[tokio::test]
async fn no_event_of_a_reminder_shows_a_code() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    // As it was written before the kind of a reminder had a name of its own.
    run(
        &test,
        "INSERT INTO events (at, what, subject, subject_id, project_id, particulars) VALUES ('2026-03-01T08:00:00Z',
            'contract_alert_silenced', 'contract', (SELECT id FROM contracts WHERE ref = 'c1'),
            (SELECT project_id FROM contracts WHERE ref = 'c1'), '{\"kind\": \"ends_with_people\"}')",
    )
    .await;
    let mut mats = test.browser(cast.mats).await;
    let page = format!("/contracts/{}", cast.c1);
    for action in ["silences", "silences/removal"] {
        let sent = [("kind", "empty_seats"), ("level", "2")];
        mats.post(&format!("{page}/{action}"), &sent).await.is(303);
    }
    let shown = mats.get(&page).await;
    shown.is(200).says(&["Påminnelse: Avtal som går ut", "Påminnelse: Tomma platser", "sattes på igen"]);
    shown.hides(&["Slag av avtal: e", ": ends_with_people", ": empty_seats"]);
}

#[tokio::test]
async fn what_was_turned_off_before_silences_had_a_column_for_what_they_are_about_stays_so() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    run(&test, "UPDATE contracts SET decide_by = '2026-05-31', evidence_on = '2025-02-01' WHERE ref = 'c1'")
        .await;
    started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-10-31")).await;
    started(&test, cast.anna, cast.siv, cast.hedda, cast.shop, ("2026-03-02", "2026-03-31")).await;
    let told = async || {
        let mut kinds: Vec<AlertKind> = alerts(&test, "2026-03-03").await.iter().map(|told| told.0).collect();
        kinds.sort_unstable();
        kinds
    };
    assert_eq!(told().await, [AlertKind::Cap, AlertKind::Extension, AlertKind::Evidence]);
    let mut db = test.app.db.write().await.unwrap();
    db.query("DROP TABLE contract_silences").run().await.unwrap();
    for statement in statements(include_str!("../../migrations/0011_contract_silences.sql")) {
        db.built(statement).run().await.unwrap();
    }
    let number = |on: &str| i64::from(day(on).num_days_from_ce());
    db.built(format!(
        "INSERT INTO contract_silences (contract_id, kind, level, silenced_by, silenced_on)
         VALUES ({0}, 'extension', {1}, {2}, '2026-03-02'), ({0}, 'evidence', {3}, {2}, '2026-03-02'), ({0}, 'cap', 70, {2}, '2026-03-02')",
        cast.c1,
        number("2026-05-31") * 1000 + 90,
        cast.mats,
        number("2026-02-01")
    ))
    .run()
    .await
    .unwrap();
    for statement in statements(include_str!("../../migrations/0222_silences_about.sql")) {
        db.built(statement).run().await.unwrap();
    }
    db.commit().await.unwrap();
    assert_eq!(told().await, []);
}
