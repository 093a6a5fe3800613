//! What if a provider leaves: the drill that changes nothing, the alternatives, and the real departure that starts the moves.

use std::collections::BTreeMap;

use brygga::model::Error;
use brygga::model::departure::{Announced, Drill, Moved};
use brygga::model::next_step::NextStepKind;
use brygga::model::placement::Placement;
use brygga::model::{Refusal, Result};

use crate::overview::started;
use crate::support::app::TestApp;
use crate::support::cast;
use crate::support::stage::day;

async fn drill(test: &TestApp, on: &str) -> Result<Drill> {
    let mats = test.who(test.cast.mats).await;
    let mut db = test.app.db.read().await.unwrap();
    Drill::find(&mut db, &mats, test.cast.p1, test.cast.atelier, day(on)).await
}

/// Omar and Linnea work in the shop; Hedda, whose identity is protected, is proposed to a third seat.
async fn busy() -> TestApp {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE slots SET seats = 3, hours_per_week = 60 WHERE id = $1")
        .bind(cast.shop)
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    started(&test, cast.anna, cast.siv, cast.omar, cast.shop, ("2026-03-02", "2026-05-29")).await;
    started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-05-29")).await;
    test.propose(cast.anna, cast.hedda, cast.shop, ("2026-03-09", "2026-05-29"), 10).await;
    test
}

async fn rows(test: &TestApp) -> BTreeMap<String, i64> {
    let mut db = test.app.db.read().await.unwrap();
    let mut tables: Vec<String> =
        test.app.db.columns().await.unwrap().into_iter().map(|(table, ..)| table).collect();
    tables.dedup();
    let mut all = BTreeMap::new();
    for table in tables {
        let count: i64 = db.built(format!("SELECT COUNT(*) FROM {table}")).value().await.unwrap();
        all.insert(table, count);
    }
    // And what could be changed without a new row.
    for table in ["placements", "enrolments", "slots", "contracts"] {
        let versions: i64 =
            db.built(format!("SELECT CAST(SUM(version) AS BIGINT) FROM {table}")).value().await.unwrap();
        all.insert(format!("{table}, versions"), versions);
    }
    all
}

#[tokio::test]
async fn a_drill_says_whom_it_strikes_and_what_is_freed_and_changes_nothing() {
    let test = busy().await;
    let before = rows(&test).await;
    let drill = drill(&test, "2026-04-01").await.unwrap();
    assert_eq!(rows(&test).await, before);
    let people: Vec<&str> = drill.people.iter().map(|one| one.reference.as_str()).collect();
    assert_eq!((people, drill.protected), (vec!["d2", "d1"], 1));
    // The protected one is in no municipality.
    assert_eq!(drill.places.iter().map(|place| (place.seats, place.people)).collect::<Vec<_>>(), [(3, 2)]);
    // April, and 29 of May's 31 days, twice: 1.000 + 0.935. What the protected one would have used is nobody's to deduce.
    assert_eq!(drill.contracts[0].freed.place_months, 2 * 1935);
    assert_eq!(drill.contracts[0].freed.value, 2 * 967_500);
    assert_eq!(drill.with_alternative(), 1, "the café has one seat");
}

#[tokio::test]
async fn where_a_protected_person_is_cannot_be_counted_out() {
    let test = busy().await;
    let cast = &test.cast;
    // Hedda is proposed to the only seat in another municipality than the others; then nobody is.
    let mut db = test.app.db.write().await.unwrap();
    let alone =
        cast::slot(&mut db, "n1", cast.atelier, Some(cast.c1), "Lager", "5223", "0162", (1, 20, 5, 20)).await;
    db.commit().await.unwrap();
    let told = async || {
        let drill = drill(&test, "2026-04-01").await.unwrap();
        drill.places.iter().map(|place| (place.municipality.name(), place.people)).collect::<Vec<_>>()
    };
    let before = told().await;
    assert_eq!(before, [("Danderyd", 0), ("Täby", 2)]);
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE placements SET slot_id = $1 WHERE enrolment_id = $2")
        .bind(alone)
        .bind(cast.hedda)
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    assert_eq!(told().await, before);
    // Not even that there is something in a municipality where the provider has nothing else.
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE slots SET state = 'closed' WHERE id = $1").bind(alone).run().await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(told().await, [("Täby", 2)]);
    let mut mats = test.browser(cast.mats).await;
    let page = mats.get(&format!("/organisations/{}/departure?on=2026-04-01", cast.atelier)).await;
    page.is(200).says(&["och 1 med skyddade uppgifter", "var de är visas inte"]).hides(&["Danderyd"]);
}

#[tokio::test]
async fn who_is_still_there_past_the_planned_end_must_move_too() {
    let test = busy().await;
    let cast = &test.cast;
    // Who is to end before the day does not, while that may still be kept.
    assert_eq!(drill(&test, "2026-07-01").await.unwrap().people.len(), 0);
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE enrolments SET travel_km = 100, hours_from = 5, hours_to = 20").run().await.unwrap();
    db.commit().await.unwrap();
    test.test.clock.set_day(day("2026-06-08"));
    let drill = drill(&test, "2026-07-01").await.unwrap();
    let people: Vec<(&str, bool)> =
        drill.people.iter().map(|one| (one.reference.as_str(), one.is_past_end)).collect();
    assert_eq!((people, drill.protected), (vec![("d2", true), ("d1", true)], 0));
    assert_eq!(drill.contracts[0].freed.value, 0, "what they should have used by then is used");
    assert_eq!(drill.with_alternative(), 1, "the café has one seat");
    let mut mats = test.browser(cast.mats).await;
    let path = format!("/organisations/{}/departure", cast.atelier);
    mats.get(&format!("{path}?on=2026-07-01")).await.is(200).says(&["d1", "d2", "skulle ha slutat"]);
    // In earnest their coaches get a next step as well.
    let who = test.who(cast.mats).await;
    let announced = Announced {
        project_id: cast.p1,
        provider_id: cast.atelier,
        on: day("2026-07-01"),
        reason: "Lokalen sägs upp.".to_owned(),
    };
    let mut db = test.app.db.write().await.unwrap();
    assert_eq!(announced.carry_out(&mut db, &who).await.unwrap(), Moved { people: 2, slots: 1 });
    db.rollback().await.unwrap();
}

#[tokio::test]
async fn of_a_provider_whose_contract_is_over_there_is_nothing_to_move_unless_somebody_is_still_there() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mats = test.who(cast.mats).await;
    let path = format!("/organisations/{}/departure", cast.atelier);
    let contract = format!("/contracts/{}", cast.c1);
    let link = format!("{path}?project={}", cast.p1);
    test.browser(cast.mats).await.get(&contract).await.is(200).says(&[&link]);
    test.test.clock.set_day(day("2027-02-01"));
    let mut browser = test.browser(cast.mats).await;
    browser.get(&contract).await.is(200).hides(&[&link]);
    browser.get(&link).await.is(200).says(&["Inget att flytta"]).hides(&["Sätt i gång flytten", "övning"]);
    let p1 = cast.p1.to_string();
    let form = [("project", p1.as_str()), ("on", "2027-03-01"), ("reason", "Lokalen sägs upp i april.")];
    // What was written stands where it was.
    let answer = browser.post(&path, &form).await;
    answer.is(409).says(&["Inget att flytta", "href=\"#on\"", "Lokalen sägs upp i april."]);
    assert_eq!(test.test.count("events WHERE what = 'provider_departs'").await, 0);
    assert!(drill(&test, "2027-03-01").await.unwrap().is_nothing());
    // Nobody tells of a provider that has never had to do with the project.
    let mut db = test.app.db.read().await.unwrap();
    let strange = Drill::find(&mut db, &mats, cast.p1, cast.gate, day("2027-03-01")).await;
    assert!(matches!(strange, Err(Error::NotFound)));
    drop(db);

    let test = busy().await;
    test.test.clock.set_day(day("2027-02-01"));
    let mut browser = test.browser(test.cast.mats).await;
    browser.get(&contract).await.is(200).says(&[&link]);
    // Whichever day the page is asked for.
    browser.get(&format!("{contract}?on=2025-06-02")).await.is(200).says(&[&link]);
    browser.get(&link).await.is(200).says(&["skulle ha slutat", "Sätt i gång flytten"]);
}

#[tokio::test]
async fn under_which_contract_a_protected_person_is_cannot_be_counted_out() {
    let test = busy().await;
    let cast = &test.cast;
    // A second contract of the same provider, under which nobody but Hedda is; then not even she.
    let mut db = test.app.db.write().await.unwrap();
    let other = cast::contract(&mut db, "c9", cast.p1, cast.atelier).await;
    db.commit().await.unwrap();
    let freed = async || {
        let drill = drill(&test, "2026-04-01").await.unwrap();
        assert_eq!((drill.people.len(), drill.protected), (2, 1));
        let mut freed: Vec<_> =
            drill.contracts.iter().map(|one| (one.contract.reference.clone(), one.freed)).collect();
        freed.sort_by(|a, b| a.0.cmp(&b.0));
        freed
    };
    let before = freed().await;
    assert!(before[0].1.value > 0 && before[1].1.value == 0, "{before:?}");
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE placements SET contract_id = $1 WHERE enrolment_id = $2")
        .bind(other)
        .bind(cast.hedda)
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    assert_eq!(freed().await, before);
    let mut mats = test.browser(cast.mats).await;
    let path = format!("/organisations/{}/departure?on=2026-04-01", cast.atelier);
    mats.get(&path).await.is(200).says(&["under vilket avtal de är visas inte"]);
    mats.speaks("en").await;
    mats.get(&path).await.is(200).says(&["under which contract they are is not shown"]);
}

#[tokio::test]
async fn a_day_that_cannot_be_reckoned_is_refused_with_what_was_typed() {
    let test = busy().await;
    let cast = &test.cast;
    let mut mats = test.browser(cast.mats).await;
    let path = format!("/organisations/{}/departure", cast.atelier);
    for (typed, said) in [
        ("2026-13-45", "behöver rättas"),
        ("i höst", "behöver rättas"),
        ("2026-02-30", "behöver rättas"),
        ("2026-03-01", "Datumet har redan varit"),
    ] {
        let query = typed.replace(' ', "+").replace('ö', "%C3%B6");
        let page = mats.get(&format!("{path}?on={query}")).await;
        page.is(422).says(&[said, &format!("value=\"{typed}\""), "href=\"#on\""]);
        // A date field would show nothing of what is no day.
        let kind = if said == "behöver rättas" { "text" } else { "date" };
        page.says(&[&format!("type=\"{kind}\" id=\"on\"")]);
        page.hides(&["Måste flytta", "Sätt i gång flytten", ">d1<"]);
    }
    // A reason that is missing leaves the day as it was asked for.
    let p1 = cast.p1.to_string();
    let page = mats.post(&path, &[("project", &p1), ("on", "2026-05-04"), ("reason", "")]).await;
    page.is(422).says(&["från 4 maj 2026", "value=\"2026-05-04\"", "Måste flytta"]);
    let page = mats.post(&path, &[("project", &p1), ("on", "i maj"), ("reason", "Lokalen sägs upp.")]).await;
    page.is(422).says(&["value=\"i maj\""]).hides(&["Måste flytta"]);
    assert!(mats.get(&path).await.is(200).field("on").as_str() >= "2026-03-02");
}

#[tokio::test]
async fn each_gets_one_alternative_and_no_seat_twice() {
    let test = busy().await;
    let cast = &test.cast;
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE enrolments SET travel_km = 100, hours_from = 5, hours_to = 20").run().await.unwrap();
    for (reference, title, municipality, ssyk) in
        [("n1", "Sortera kläder", "0160", "5223"), ("n2", "Diska", "0188", "9412")]
    {
        cast::slot(&mut db, reference, cast.cafe, None, title, ssyk, municipality, (1, 20, 5, 20)).await;
    }
    db.query("UPDATE slots SET state = 'paused' WHERE id = $1").bind(cast.kitchen).run().await.unwrap();
    db.commit().await.unwrap();
    let drill = drill(&test, "2026-04-01").await.unwrap();
    let mut to: Vec<&str> =
        drill.people.iter().filter_map(|one| Some(one.alternative.as_ref()?.slot_title.as_str())).collect();
    to.sort_unstable();
    assert_eq!(to, ["Diska", "Sortera kläder"]);
    assert_eq!(drill.with_alternative(), 2);
}

#[tokio::test]
async fn a_real_departure_closes_the_slots_and_gives_the_coaches_a_next_step() {
    let test = busy().await;
    let cast = &test.cast;
    let mut mats = test.browser(cast.mats).await;
    let path = format!("/organisations/{}/departure", cast.atelier);
    let page = mats.get(&format!("{path}?on=2026-04-01")).await;
    page.is(200).says(&["Det här är en övning", "d1", "d2", "och 1 med skyddade uppgifter", "inget hittat"]);
    page.hides(&["Linnea", "Omar", "Hedda", ">d4<"]);
    let p1 = cast.p1.to_string();
    let before = rows(&test).await;
    let short = [("project", p1.as_str()), ("on", "2026-04-01"), ("reason", "Stänger")];
    mats.post(&path, &short).await.is(422).says(&["behöver rättas"]);
    let past = [("project", p1.as_str()), ("on", "2026-03-01"), ("reason", "Lokalen sägs upp.")];
    mats.post(&path, &past).await.is(422).says(&["Datumet har redan varit"]);
    let accesses = |rows: &BTreeMap<String, i64>| {
        rows.iter()
            .filter(|(table, _)| !["accesses", "readings", "sessions"].contains(&table.as_str()))
            .map(|(table, count)| (table.clone(), *count))
            .collect::<BTreeMap<_, _>>()
    };
    assert_eq!(accesses(&rows(&test).await), accesses(&before));
    let form = [("project", p1.as_str()), ("on", "2026-04-01"), ("reason", "Lokalen sägs upp i april.")];
    let done = mats.post(&path, &form).await;
    mats.follow(&done).await.is(200).says(&["Flytten är i gång"]);
    // It is no drill any longer, and the page says so.
    mats.get(&format!("{path}?on=2026-04-01"))
        .await
        .is(200)
        .says(&["Det är bestämt", "Lokalen sägs upp i april.", "1\u{a0}apr. 2026"])
        .hides(&["Det här är en övning", "Sätt i gång flytten"]);
    // Everyone's own coach has it, the protected one's too.
    let mut db = test.app.db.read().await.unwrap();
    let steps: Vec<(i64, NextStepKind)> = db
        .query("SELECT id, next_step FROM enrolments WHERE next_step IS NOT NULL ORDER BY id")
        .all()
        .await
        .unwrap();
    assert_eq!(steps.len(), 3);
    assert!(steps.iter().all(|(_, kind)| *kind == NextStepKind::FindPlacement));
    drop(db);
    let mut anna = test.browser(cast.anna).await;
    anna.get(&format!("/enrolments/{}", cast.linnea)).await.is(200).says(&["Lokalen sägs upp i april."]);
    anna.get(&format!("/slots/{}", cast.shop))
        .await
        .is(200)
        .says(&["Ingen kan ha platsen efter 31 mars 2026"]);
    // Up to the day, but not past it.
    let who = test.who(cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let proposal = |to: &str| brygga::model::placement::Proposal {
        enrolment_id: cast.omar,
        slot_id: cast.shop,
        track: brygga::model::codes::Track::WorkTraining,
        hours_per_week: 5,
        starts_on: day("2026-03-09"),
        planned_end_on: day(to),
        adaptations: vec![],
        message: String::new(),
    };
    let late = Placement::propose(&mut db, &who, proposal("2026-04-01")).await;
    let last = day("2026-03-31");
    let is_refused =
        matches!(&late, Err(Error::Refused(Refusal::ProviderLeaves { last: on })) if *on == last);
    assert!(is_refused || matches!(&late, Err(Error::Refused(Refusal::AlreadyAtSlot))), "{late:?}");
    db.rollback().await.unwrap();
    // The provider stays after all: once.
    let revoked = format!("{path}/revocation");
    let done = mats.post(&revoked, &[("project", &p1)]).await;
    mats.follow(&done).await.is(200).says(&["Anordnaren stannar", "Det här är en övning"]);
    mats.post(&revoked, &[("project", &p1)]).await.is(409);
    mats.post(&revoked, &[("project", "x")]).await.is(404);
    anna.get(&format!("/slots/{}", cast.shop)).await.is(200).hides(&["Ingen kan ha platsen efter"]);
}

#[tokio::test]
async fn nobody_new_is_taken_past_the_day() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let (mats, anna) = (test.who(cast.mats).await, test.who(cast.anna).await);
    let mut db = test.app.db.write().await.unwrap();
    let announced = Announced {
        project_id: cast.p1,
        provider_id: cast.atelier,
        on: day("2026-04-01"),
        reason: "Lokalen sägs upp.".to_owned(),
    };
    let moved = announced.carry_out(&mut db, &mats).await.unwrap();
    assert_eq!(moved, Moved { people: 0, slots: 1 });
    db.commit().await.unwrap();
    let propose = async |to: &str| {
        let mut db = test.app.db.write().await.unwrap();
        let proposal = brygga::model::placement::Proposal {
            enrolment_id: cast.linnea,
            slot_id: cast.shop,
            track: brygga::model::codes::Track::WorkTraining,
            hours_per_week: 10,
            starts_on: day("2026-03-09"),
            planned_end_on: day(to),
            adaptations: vec![],
            message: String::new(),
        };
        let proposed = Placement::propose(&mut db, &anna, proposal).await;
        db.rollback().await.unwrap();
        proposed.map(|placement| placement.planned_end_on)
    };
    assert!(matches!(propose("2026-04-01").await, Err(Error::Refused(Refusal::ProviderLeaves { .. }))));
    assert_eq!(propose("2026-03-31").await.unwrap(), day("2026-03-31"));
    // The search knows it too.
    let mut mats = test.browser(cast.mats).await;
    mats.get("/capacity").await.is(200).says(&["Sortera i second hand-butik"]);
}

#[tokio::test]
async fn a_drill_is_for_the_projects_managers_and_its_own_providers() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let nora = test.who(cast.nora).await;
    let mut db = test.app.db.read().await.unwrap();
    for (project, provider) in [(cast.p1, cast.atelier), (cast.p2, cast.atelier), (cast.p2, cast.agency)] {
        let seen = Drill::find(&mut db, &nora, project, provider, day("2026-04-01")).await;
        assert!(matches!(seen, Err(Error::NotFound)));
    }
    drop(db);
    let path = format!("/organisations/{}/departure", cast.atelier);
    for user in [cast.anna, cast.siv, cast.nora, cast.ada] {
        test.browser(user).await.get(&path).await.is(404);
        test.browser(user).await.post(&path, &[("on", "2026-04-01")]).await.is(404);
    }
    // A project that cannot be read counts as not given.
    test.browser(cast.mats).await.get(&format!("{path}?project=zzz")).await.is(200);
}

#[tokio::test]
async fn an_employer_without_a_contract_closes_too_but_not_for_another_projects_people() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mats = test.who(cast.mats).await;
    let announced = Announced {
        project_id: cast.p1,
        provider_id: cast.cafe,
        on: day("2026-04-01"),
        reason: "Kaféet läggs ned.".to_owned(),
    };
    let last = async || {
        let mut db = test.app.db.read().await.unwrap();
        let last: Option<chrono::NaiveDate> =
            db.query("SELECT last_on FROM slots WHERE id = $1").bind(cast.kitchen).value().await.unwrap();
        last
    };
    // Somebody of the other project is to come there.
    let mut db = test.app.db.write().await.unwrap();
    db.query(
        "INSERT INTO placements (ref, enrolment_id, slot_id, track, state, hours_per_week, starts_on, planned_end_on, proposed_on,
            expires_on, adaptations, place_months, value)
         VALUES ('other', $1, $2, 'work_training', 'proposed', 10, '2026-03-09', '2026-05-29', '2026-03-02', '2026-03-12', '[]', 0, 0)",
    )
    .bind(cast.tove)
    .bind(cast.kitchen)
    .run()
    .await
    .unwrap();
    let moved = announced.clone().carry_out(&mut db, &mats).await.unwrap();
    assert_eq!(moved, Moved { people: 0, slots: 0 });
    db.query("UPDATE placements SET state = 'withdrawn', answered_on = '2026-03-02'").run().await.unwrap();
    let moved = announced.carry_out(&mut db, &mats).await.unwrap();
    db.commit().await.unwrap();
    assert_eq!((moved.slots, last().await), (1, Some(day("2026-03-31"))));
    let mut db = test.app.db.write().await.unwrap();
    Announced::revoke(&mut db, &mats, cast.p1, cast.cafe).await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(last().await, None);
}
