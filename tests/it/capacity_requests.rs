//! A manager asks providers for seats, and they answer: yes with a slot, yes with a copy of one, or no with a reason.

use brygga::model::capacity_request::{Answer, Asked, CapacityRequest};
use brygga::model::organisation::OrganisationId;
use brygga::model::{Error, Refusal, Result};

use crate::support::app::TestApp;
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
    assert_eq!(test.test.count("capacity_requests").await, 0);
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
