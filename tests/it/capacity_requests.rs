//! A manager asks providers for seats, and they answer: yes with a slot, yes with a copy of one, or no with a reason.

use brygga::model::capacity_request::{Answer, Asked, CapacityRequest, NoSeatsReason};
use brygga::model::organisation::OrganisationId;
use brygga::model::{Error, Refusal, Result};

use crate::support::app::TestApp;
use crate::support::cast;
use crate::support::db::statements;
use crate::support::stage::day;

/// Three seats in Täby from May, answers by the middle of March; of everyone with a running contract, or of these.
pub async fn ask(test: &TestApp, providers: Option<Vec<OrganisationId>>) -> Result<CapacityRequest> {
    let mats = test.who(test.cast.mats).await;
    let mut db = test.app.db.write().await.unwrap();
    let asked = Asked {
        project_id: test.cast.p1,
        ssyk: Some("5223".parse().unwrap()),
        municipality: Some("0160".parse().unwrap()),
        seats: 3,
        starts_on: day("2026-05-04"),
        answer_by: day("2026-03-16"),
        message: "Vi har flera som vill pröva butik.".to_owned(),
        providers,
    };
    let made = CapacityRequest::make(&mut db, &mats, asked).await?;
    db.commit().await.unwrap();
    Ok(made)
}

/// One seat of a slot like the shop, which Siv promises.
pub async fn promised(test: &TestApp, asked: &CapacityRequest) -> String {
    let siv = test.who(test.cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    let (atelier, shop) = (test.cast.atelier, test.cast.shop);
    CapacityRequest::promise_copy(&mut db, &siv, asked.id, atelier, shop, 1).await.unwrap();
    let answers = Answer::of_request(&mut db, &siv, asked).await.unwrap();
    db.commit().await.unwrap();
    answers[0].promises[0].id.to_string()
}

async fn standing(test: &TestApp, asked: &CapacityRequest) -> (i64, i64, i64) {
    let mats = test.who(test.cast.mats).await;
    let mut db = test.app.db.read().await.unwrap();
    let now = CapacityRequest::find(&mut db, &mats, asked.id).await.unwrap();
    (now.answered, now.promised, now.missing())
}

#[tokio::test]
async fn two_clicks_promise_the_seats_that_a_slot_has() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let asked = ask(&test, None).await.unwrap();
    assert_eq!((asked.asked, asked.answered, asked.missing()), (1, 0, 3));
    let mut siv = test.browser(cast.siv).await;
    let path = format!("/capacity-requests/{}", asked.id);
    siv.get("/board").await.is(200).says(&["Projekt frågar om platser", &path, "3 platser"]);
    let page = siv.get(&path).await;
    page.is(200).says(&[
        "Ja, 2 platser",
        "Sortera i second hand-butik",
        "det som efterfrågas",
        "Vi har flera",
    ]);
    let (atelier, shop) = (cast.atelier.to_string(), cast.shop.to_string());
    let yes = |seats: &'static str| {
        [("organisation", atelier.as_str()), ("answer", "yes"), ("slot", shop.as_str()), ("seats", seats)]
    };
    siv.post(&format!("{path}/answer"), &yes("3")).await.is(409).says(&["Platsen har 2 lediga"]);
    assert_eq!(standing(&test, &asked).await, (0, 0, 3), "nothing half done");
    let done = siv.post(&format!("{path}/answer"), &yes("2")).await;
    siv.follow(&done).await.is(200).says(&["Svaret är lämnat", "ja, 2 platser"]);
    assert_eq!(standing(&test, &asked).await, (1, 2, 1));
    siv.get("/board").await.hides(&["Projekt frågar om platser"]);
    let mut mats = test.browser(cast.mats).await;
    mats.get("/capacity-requests").await.is(200).says(&["1 av 1", "väntar på svar"]);
    mats.get(&path).await.is(200).says(&["ja, 2 platser", "Saknas"]).hides(&["Svara för"]);
    // Another answer takes the first one's place.
    let no = [("organisation", atelier.as_str()), ("answer", "no"), ("reason", "supervision_missing")];
    siv.post(&format!("{path}/answer"), &no).await.is(303);
    assert_eq!(standing(&test, &asked).await, (1, 0, 3));
    mats.get(&path).await.says(&["Handledare saknas"]);
}

#[tokio::test]
async fn a_provider_promises_several_slots_and_takes_one_back() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut db = test.app.db.write().await.unwrap();
    let stall =
        cast::slot(&mut db, "s9", cast.atelier, Some(cast.c1), "Torgstånd", "5223", "0160", (4, 80, 5, 40))
            .await;
    db.commit().await.unwrap();
    let asked = ask(&test, None).await.unwrap();
    let path = format!("/capacity-requests/{}", asked.id);
    let mut siv = test.browser(cast.siv).await;
    let (atelier, shop, stall) = (cast.atelier.to_string(), cast.shop.to_string(), stall.to_string());
    for (slot, seats) in [(&shop, "1"), (&stall, "1"), (&shop, "2")] {
        let yes = [
            ("organisation", atelier.as_str()),
            ("answer", "yes"),
            ("slot", slot.as_str()),
            ("seats", seats),
        ];
        siv.post(&format!("{path}/answer"), &yes).await.is(303);
    }
    assert_eq!(standing(&test, &asked).await, (1, 3, 0), "the same slot again is counted once");
    let page = siv.get(&path).await;
    page.is(200)
        .says(&["Det ni har lovat", "ja, 2 platser", "ja, 1 plats", "Ta tillbaka"])
        .hides(&["Lova fler"]);
    let mut mats = test.browser(cast.mats).await;
    mats.get(&path).await.is(200).says(&[
        "ja, 3 platser",
        "3 av 3 platser är utlovade",
        "Torgstånd</a>, 1 plats",
        "täckt",
    ]);
    let who = test.who(cast.siv).await;
    let mut read = test.app.db.read().await.unwrap();
    let answers = Answer::of_request(&mut read, &who, &asked).await.unwrap();
    drop(read);
    let of_shop = answers[0].promises.iter().find(|promise| promise.slot_id == cast.shop).unwrap().id;
    let back = format!("/capacity-promises/{of_shop}/withdrawal");
    mats.post(&back, &[]).await.is(404);
    // It waits for nothing, and is found again.
    siv.get("/capacity-requests").await.is(200).says(&["ni har svarat", &path]);
    let done = siv.post(&back, &[]).await;
    siv.follow(&done).await.is(200).says(&["Löftet är tillbakataget", "Lova fler"]);
    siv.post(&back, &[]).await.is(404);
    assert_eq!(standing(&test, &asked).await, (1, 1, 2));
    let of_stall = answers[0].promises.iter().find(|promise| promise.id != of_shop).unwrap().id;
    siv.post(&format!("/capacity-promises/{of_stall}/withdrawal"), &[]).await.is(303);
    assert_eq!(
        standing(&test, &asked).await,
        (0, 0, 3),
        "with nothing promised it waits for an answer again"
    );
    siv.get("/board").await.says(&["Projekt frågar om platser"]);
    let mut read = test.app.db.read().await.unwrap();
    let told: i64 = read
        .query("SELECT COUNT(*) FROM events WHERE what = 'capacity_promise_taken_back' AND subject_id = $1")
        .bind(asked.id)
        .value()
        .await
        .unwrap();
    assert_eq!(told, 2);
}

#[tokio::test]
async fn a_promise_stands_once_no_more_answers_are_taken() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let asked = ask(&test, None).await.unwrap();
    let id = promised(&test, &asked).await;
    test.test.clock.set_day(day("2026-03-17"));
    let path = format!("/capacity-promises/{id}/withdrawal");
    let mut browser = test.browser(cast.siv).await;
    browser.post(&path, &[]).await.is(409).says(&["Sista svarsdag var"]);
    browser.get(&format!("/capacity-requests/{}", asked.id)).await.is(200).hides(&["Ta tillbaka"]);
    assert_eq!(standing(&test, &asked).await, (1, 1, 2));
}

#[tokio::test]
async fn the_form_as_it_stands_is_accepted() {
    let test = TestApp::new().await;
    let mut mats = test.browser(test.cast.mats).await;
    let page = mats.get("/capacity-requests/new").await;
    page.is(200);
    let stands = ["project_id", "starts_on", "answer_by"].map(|name| (name, page.field(name)));
    let mut fields: Vec<(&str, &str)> = stands.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fields.extend([("seats", "2"), ("whom", "all")]);
    mats.post("/capacity-requests", &fields).await.is(303);
}

#[tokio::test]
async fn what_was_promised_before_a_provider_could_promise_several_slots_is_kept() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let asked = ask(&test, Some(vec![cast.atelier, cast.cafe])).await.unwrap();
    // As it stood before migration 220: a yes of Återbruket, a no of Kaféet.
    let before = statements(include_str!("../../migrations/0041_capacity_requests.sql"));
    let mut db = test.app.db.write().await.unwrap();
    for table in ["capacity_promises", "capacity_answers"] {
        db.built(format!("DROP TABLE {table}")).run().await.unwrap();
    }
    for statement in before.into_iter().filter(|one| one.contains("capacity_answers")) {
        db.built(statement).run().await.unwrap();
    }
    db.built(format!(
        "INSERT INTO capacity_answers (request_id, provider_id, answered_on, answered_by, slot_id, seats, reason)
         VALUES ({0}, {1}, '2026-03-01', {2}, {3}, 2, NULL), ({0}, {4}, '2026-02-28', {5}, NULL, 0, 'full')",
        asked.id, cast.atelier, cast.siv, cast.shop, cast.cafe, cast.egon
    ))
    .run()
    .await
    .unwrap();
    for statement in statements(include_str!("../../migrations/0220_capacity_promises.sql")) {
        db.built(statement).run().await.unwrap();
    }
    db.commit().await.unwrap();
    assert_eq!(standing(&test, &asked).await, (2, 2, 1));
    let mats = test.who(cast.mats).await;
    let mut db = test.app.db.read().await.unwrap();
    let answers = Answer::of_request(&mut db, &mats, &asked).await.unwrap();
    let of = |provider| answers.iter().find(|answer| answer.provider_id == provider).unwrap();
    let kept = &of(cast.atelier).promises[0];
    assert_eq!((kept.slot_id, kept.seats, kept.promised_on), (cast.shop, 2, day("2026-03-01")));
    assert_eq!(of(cast.cafe).reason, Some(NoSeatsReason::Full));
    assert_eq!(of(cast.cafe).answered_on, Some(day("2026-02-28")));
}

#[tokio::test]
async fn a_copy_of_a_slot_is_a_draft_with_the_seats_asked_for() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let asked = ask(&test, None).await.unwrap();
    let siv = test.who(cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    let draft =
        CapacityRequest::promise_copy(&mut db, &siv, asked.id, cast.atelier, cast.shop, 3).await.unwrap();
    db.commit().await.unwrap();
    assert_eq!((draft.state.code(), draft.seats, draft.hours_per_week), ("draft", 3, 60));
    assert_eq!((draft.starts_on, draft.ends_on), (day("2026-05-04"), day("2026-12-31")));
    assert_eq!(standing(&test, &asked).await, (1, 3, 0));
    let mut mats = test.browser(cast.mats).await;
    mats.get(&format!("/capacity-requests/{}", asked.id)).await.is(200).says(&["(ett utkast)", "täckt"]);
    let mut siv = test.browser(cast.siv).await;
    let atelier = cast.atelier.to_string();
    let path = format!("/capacity-requests/{}/answer", asked.id);
    let shop = cast.shop.to_string();
    let form =
        [("organisation", atelier.as_str()), ("answer", "copy"), ("slot", shop.as_str()), ("seats", "2")];
    let done = siv.post(&path, &form).await;
    siv.follow(&done).await.is(200).says(&["utkastet finns här"]);
}

#[tokio::test]
async fn answers_end_with_the_last_day_and_with_the_closing() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let asked = ask(&test, None).await.unwrap();
    let (siv, mats) = (test.who(cast.siv).await, test.who(cast.mats).await);
    test.test.clock.set_day(day("2026-03-17"));
    let mut db = test.app.db.write().await.unwrap();
    let late = CapacityRequest::promise(&mut db, &siv, asked.id, cast.atelier, cast.shop, 1).await;
    assert!(matches!(late, Err(Error::Refused(Refusal::AnswerTooLate { .. }))), "{late:?}");
    db.rollback().await.unwrap();
    test.browser(cast.siv).await.get("/board").await.hides(&["Projekt frågar om platser"]);
    let mut db = test.app.db.write().await.unwrap();
    CapacityRequest::close(&mut db, &mats, asked.id).await.unwrap();
    let again = CapacityRequest::close(&mut db, &mats, asked.id).await;
    assert!(matches!(again, Err(Error::Refused(Refusal::CapacityRequestClosed))));
    db.commit().await.unwrap();
}

#[tokio::test]
async fn who_is_not_asked_does_not_know_and_who_is_asked_sees_no_others() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let asked = ask(&test, Some(vec![cast.atelier, cast.cafe, cast.gate])).await.unwrap();
    assert_eq!(asked.asked, 2, "Grinden has nothing to do with the project");
    let path = format!("/capacity-requests/{}", asked.id);
    test.browser(cast.olle).await.get(&path).await.is(404);
    test.browser(cast.nora).await.get(&path).await.is(404);
    test.browser(cast.egon).await.get(&path).await.is(200).hides(&["Återbruket"]);
    let egon = test.who(cast.egon).await;
    let mut db = test.app.db.write().await.unwrap();
    let stranger = CapacityRequest::promise(&mut db, &egon, asked.id, cast.atelier, cast.shop, 1).await;
    assert!(matches!(stranger, Err(Error::NotFound)));
    let others = CapacityRequest::promise(&mut db, &egon, asked.id, cast.cafe, cast.shop, 1).await;
    assert!(matches!(others, Err(Error::NotFound)));
    let mut read = test.app.db.read().await.unwrap();
    assert_eq!(Answer::of_request(&mut read, &egon, &asked).await.unwrap().len(), 1);
}

#[tokio::test]
async fn bad_requests_and_answers_change_nothing() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut mats = test.browser(cast.mats).await;
    let p1 = cast.p1.to_string();
    mats.get("/capacity-requests/new").await.is(200).says(&["Återbruket", "Kaféet"]).hides(&["Grinden"]);
    let form = |seats: &'static str, by: &'static str, whom: &'static str| {
        [
            ("project_id", p1.clone()),
            ("seats", seats.to_owned()),
            ("starts_on", "2026-05-04".to_owned()),
            ("answer_by", by.to_owned()),
            ("whom", whom.to_owned()),
        ]
    };
    for (seats, by, whom, status, said) in [
        ("0", "2026-03-16", "all", 422, "En uppgift behöver rättas"),
        ("x", "2026-03-16", "all", 422, "En uppgift behöver rättas"),
        ("3", "", "all", 422, "Fyll i det här."),
        ("3", "2026-03-01", "all", 409, "Sista svarsdag ska ligga mellan"),
        ("3", "2026-05-05", "all", 409, "Sista svarsdag ska ligga mellan"),
        ("3", "2026-03-16", "some", 409, "Ingen att fråga är vald"),
    ] {
        let fields = form(seats, by, whom);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        mats.post("/capacity-requests", &fields).await.is(status).says(&[said]);
    }
    let past = [
        ("project_id", p1.as_str()),
        ("seats", "3"),
        ("starts_on", "2026-02-27"),
        ("answer_by", "2026-02-27"),
        ("whom", "all"),
    ];
    let page = mats.post("/capacity-requests", &past).await;
    page.is(409).says(&["Datumet har redan varit", "href=\"#starts_on\""]).hides(&["Sista svarsdag ska"]);
    // A municipality that is none of the project's, which the form does not offer.
    let fields = form("3", "2026-03-16", "all");
    let fields = fields.iter().map(|(name, value)| (*name, value.as_str())).chain([("municipality", "0180")]);
    let page = mats.post("/capacity-requests", &fields.collect::<Vec<_>>()).await;
    page.is(409).says(&["Kommunen ingår inte i projektet", "href=\"#municipality\""]);
    assert_eq!(test.test.count("capacity_requests").await, 0);
    // Where a contract of the project has a slot all the same seats can be asked for.
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE slots SET municipality = '0180' WHERE id = $1").bind(cast.shop).run().await.unwrap();
    db.commit().await.unwrap();
    mats.get("/capacity-requests/new").await.is(200).says(&["value=\"0180\""]);
    let fields = form("3", "2026-03-16", "all");
    let fields = fields.iter().map(|(name, value)| (*name, value.as_str())).chain([("municipality", "0180")]);
    mats.post("/capacity-requests", &fields.collect::<Vec<_>>()).await.is(303);
    let mut db = test.app.db.write().await.unwrap();
    for table in ["capacity_answers", "capacity_requests"] {
        db.built(format!("DELETE FROM {table}")).run().await.unwrap();
    }
    db.query("UPDATE slots SET municipality = '0160' WHERE id = $1").bind(cast.shop).run().await.unwrap();
    db.commit().await.unwrap();
    let asked = ask(&test, None).await.unwrap();
    let mut siv = test.browser(cast.siv).await;
    let path = format!("/capacity-requests/{}/answer", asked.id);
    let atelier = cast.atelier.to_string();
    for fields in [
        vec![("answer", "")],
        vec![("answer", "maybe")],
        vec![("answer", "no"), ("reason", "because")],
        vec![("answer", "yes"), ("slot", "x"), ("seats", "1")],
        vec![("answer", "copy"), ("slot", "1"), ("seats", "-1")],
    ] {
        let fields: Vec<(&str, &str)> =
            fields.into_iter().chain([("organisation", atelier.as_str())]).collect();
        siv.post(&path, &fields).await.is(422).says(&["behöver rättas"]);
    }
    siv.post(&path, &[("answer", "yes")]).await.is(404);
    assert_eq!(standing(&test, &asked).await.0, 0);
}
