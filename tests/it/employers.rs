//! Employers that a project knows: shared, with contacts that feed the IPS items; whom they are about is the own coach's.

use brygga::model::employer::{ContactManner, Employer, EmployerId, NewEmployer, Told};
use brygga::model::project::ProjectId;
use brygga::model::user::UserId;
use brygga::model::{Error, Refusal};

use super::support::app::TestApp;
use super::support::trial::{SCRIPT, Trial};
use super::support::{day, refused};

pub async fn employer(test: &TestApp, user: UserId, project: ProjectId, name: &str) -> EmployerId {
    let who = test.who(user).await;
    let mut db = test.app.db.write().await.unwrap();
    let new = NewEmployer { project_id: project, name: name.into(), org_number: None, municipality: None };
    let id = Employer::add(&mut db, &who, new).await.unwrap();
    db.commit().await.unwrap();
    id
}

pub fn visit(on: &str, manner: ContactManner) -> Told {
    Told {
        day: day(on),
        minutes: 40,
        manner,
        about: None,
        fits: None,
        said: "Visade köket.".into(),
        next: None,
    }
}

#[tokio::test]
async fn employers_are_shared_in_the_project_and_whom_it_is_about_is_the_own_coachs() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let (anna, bo, klara) = (test.who(cast.anna).await, test.who(cast.bo).await, test.who(cast.klara).await);
    let bakery = employer(&test, cast.anna, cast.p1, "Bageriet").await;
    let mut db = test.app.db.write().await.unwrap();
    let again =
        NewEmployer { project_id: cast.p1, name: "bageriet".into(), org_number: None, municipality: None };
    assert_eq!(refused(Employer::add(&mut db, &bo, again.clone()).await), Refusal::EmployerExists);
    let foreign = NewEmployer { project_id: cast.p2, ..again };
    assert!(matches!(Employer::add(&mut db, &bo, foreign).await, Err(Error::NotFound)));
    assert!(matches!(Employer::find(&mut db, &klara, bakery).await, Err(Error::NotFound)));
    let number = NewEmployer {
        project_id: cast.p1,
        name: "Kaféet vid torget".into(),
        org_number: Some("559900-2002".parse().unwrap()),
        municipality: None,
    };
    let cafe = Employer::add(&mut db, &anna, number).await.unwrap();
    let cafe = Employer::find(&mut db, &anna, cafe).await.unwrap();
    assert_eq!(cafe.organisation_id, Some(cast.cafe), "the one that offers slots here");
    let about = Told {
        about: Some(cast.linnea),
        fits: Some(true),
        next: Some(("Ringa Lena".into(), day("2026-03-09"))),
        ..visit("2026-03-02", ContactManner::AtWorkplace)
    };
    let contact = Employer::log(&mut db, &anna, bakery, about.clone()).await.unwrap();
    let others = Told { about: Some(cast.bengt), ..about.clone() };
    assert!(matches!(Employer::log(&mut db, &anna, bakery, others).await, Err(Error::NotFound)));
    let early = Told { day: day("2026-01-11"), ..about.clone() };
    let early = refused(Employer::log(&mut db, &anna, bakery, early).await);
    assert_eq!(early, Refusal::ActivityOutsideEnrolment { from: day("2026-01-12"), to: None });
    db.commit().await.unwrap();
    let path = format!("/employers/{bakery}");
    test.browser(cast.anna).await.get(&path).await.is(200).says(&[
        "Visade köket",
        "Linnea Björk",
        "Ringa Lena",
    ]);
    test.browser(cast.bo).await.get(&path).await.is(200).says(&["Visade köket"]).hides(&["Linnea"]);
    let list = test.browser(cast.bo).await.get("/employers").await;
    list.is(200).says(&["Bageriet", "9 mars 2026"]);
    test.browser(cast.bo).await.get("/employers?mine=yes").await.is(200).says(&["Ingen arbetsgivare"]);
    // The step stands on the home of whoever said it, from a week before its day until it is done.
    let mut anna_at = test.browser(cast.anna).await;
    let card = ["Nästa steg hos arbetsgivare", "Ringa Lena", "senast 9 mars"];
    anna_at.get("/caseload").await.is(200).says(&card);
    test.browser(cast.bo).await.get("/caseload").await.is(200).hides(&card[..2]);
    test.test.clock.set_day(day("2026-03-11"));
    let mut anna_at = test.browser(cast.anna).await;
    anna_at.get("/caseload").await.is(200).says(&["Ringa Lena", "2 dagar sent"]);
    let mut db = test.app.db.write().await.unwrap();
    assert!(matches!(Employer::step_done(&mut db, &bo, contact).await, Err(Error::NotFound)));
    assert_eq!(Employer::step_done(&mut db, &anna, contact).await.unwrap(), bakery);
    db.commit().await.unwrap();
    anna_at.get("/caseload").await.is(200).hides(&["Ringa Lena"]);
    // More than there is room for are counted; and the card stands though the coach has nobody.
    let mut db = test.app.db.write().await.unwrap();
    for _ in 0..13 {
        let one = Told { about: None, ..about.clone() };
        Employer::log(&mut db, &anna, bakery, one).await.unwrap();
    }
    db.commit().await.unwrap();
    let more = ["och ett till: se mina arbetsgivare", "/employers?mine=yes"];
    anna_at.get("/caseload").await.is(200).says(&more);
    let mut db = test.app.db.write().await.unwrap();
    let left = "UPDATE enrolments SET coach_id = NULL WHERE coach_id = $1";
    db.query(left).bind(cast.anna).run().await.unwrap();
    db.commit().await.unwrap();
    anna_at.get("/caseload").await.is(200).says(&["Ringa Lena"]).says(&more);
}

#[tokio::test]
async fn the_employer_forms_refuse_bad_input() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut browser = test.browser(cast.anna).await;
    let (p1, p2) = (cast.p1.to_string(), cast.p2.to_string());
    let trial = Trial {
        path: "/employers",
        good: &[("name", SCRIPT), ("org_number", ""), ("municipality", "0188"), ("project_id", &p1)],
        tables: &["employers", "events"],
    };
    let long = "x".repeat(121);
    let bad = [
        ("name", "", 422),
        ("name", &long, 422),
        ("org_number", "559900-2003", 422),
        ("municipality", "9999", 422),
        ("project_id", "", 422),
        ("project_id", &p2, 404),
    ];
    trial.refuses(&test, &mut browser, &bad).await;
    let location = trial.is_done_once(&test, &mut browser, "employerkey").await;
    browser.get(&location).await.is(200).hides(&[SCRIPT]);
    let (linnea, bengt) = (cast.linnea.to_string(), cast.bengt.to_string());
    let path = format!("{location}/contacts");
    browser.get(&format!("{path}/new")).await.is(200).says(&["Linnea Björk"]).hides(&["Bengt Gran"]);
    let trial = Trial {
        path: &path,
        good: &[
            ("manner", "at_workplace"),
            ("day", "2026-03-02"),
            ("minutes", "30"),
            ("about", &linnea),
            ("fits", "yes"),
            ("said", SCRIPT),
            ("next_step", "Ringa"),
            ("next_on", "2026-03-09"),
        ],
        tables: &["employer_contacts", "events"],
    };
    let long = "x".repeat(2001);
    let bad = [
        ("manner", "", 422),
        ("manner", "telepathy", 422),
        ("day", "2026-03-03", 409),
        ("day", "2026-01-11", 409),
        ("minutes", "1441", 422),
        ("minutes", "-1", 422),
        ("about", &bengt, 404),
        ("about", "x", 422),
        ("fits", "perhaps", 422),
        ("said", "", 422),
        ("said", &long, 422),
        ("next_step", "", 422),
        ("next_on", "", 422),
        ("next_on", "2026-03-01", 409),
    ];
    trial.refuses(&test, &mut browser, &bad).await;
    trial.is_done_once(&test, &mut browser, "contactkey").await;
    browser.post(&format!("{location}/people"), &[("name", "x")]).await.is(422);
    browser.post(&format!("{location}/people"), &[("name", "Lena Dahl"), ("role", "Chef")]).await.is(303);
    browser.get(&location).await.is(200).says(&["Lena Dahl", "Chef"]).hides(&[SCRIPT]);
    // A wrong number does not stay; who has not read what stands there changes nothing.
    let mut db = test.app.db.read().await.unwrap();
    let id: i64 = db.query("SELECT MAX(id) FROM employer_people").value().await.unwrap();
    drop(db);
    let path = format!("/employer-people/{id}/edit");
    let path = path.as_str();
    let form = browser.get(path).await;
    assert_eq!((form.is(200).field("name"), form.field("version")), ("Lena Dahl".to_owned(), "1".to_owned()));
    let trial = Trial {
        path,
        good: &[("name", "Lena Dahl"), ("role", "Chef"), ("phone", "070-740 00 00"), ("version", "1")],
        tables: &["employer_people", "events"],
    };
    let bad =
        [("name", "", 422), ("phone", &"1".repeat(201), 422), ("version", "7", 409), ("version", "", 409)];
    trial.refuses(&test, &mut browser, &bad).await;
    browser.post(path, trial.good).await.is(303);
    // Who wrote on what stood before keeps what was typed, is told what stands, and writes on top of it.
    let typed = [("name", "Lena Dahl"), ("role", "Platschef"), ("phone", ""), ("version", "1")];
    let stale = browser.post(path, &typed).await;
    stale.is(409).says(&["href=\"#name\"", "Nu står: Lena Dahl, Chef, 070-740 00 00", "Platschef"]);
    assert_eq!(stale.field("version"), "2");
    browser.get(&location).await.is(200).says(&["070-740 00 00"]);
    test.browser(cast.klara).await.get(path).await.is(404);
}
