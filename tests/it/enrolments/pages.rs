//! The participant's page: who sees how much of it, and what stands on it.

use brygga::model::inspection;

use crate::support::app::TestApp;
use crate::support::cast::personal_number;

#[tokio::test]
async fn the_own_coach_sees_all_of_it_with_every_button() {
    let test = TestApp::new().await;
    let mut browser = test.browser(test.cast.anna).await;
    let id = test.cast.linnea;
    let page = browser.get(&format!("/enrolments/{id}")).await;
    page.is(200).says(&[
        "Linnea Björk",
        "19850312-••••",
        "Täby",
        "Första möte",
        &format!("/enrolments/{id}/activities/new"),
        &format!("/enrolments/{id}/profile"),
        &format!("/enrolments/{id}/handovers/new"),
        &format!("/enrolments/{id}/end"),
        &format!("/search?enrolment={id}"),
        "Vem har läst",
    ]);
    page.hides(&[&personal_number("19850312-998"), "skyddade"]);
    browser.get(&format!("/enrolments/{id}")).await.says(&["Deltagarens sida"]);
}

#[tokio::test]
async fn a_colleague_sees_the_outline_and_strangers_nothing() {
    let test = TestApp::new().await;
    let path = format!("/enrolments/{}", test.cast.linnea);
    let page = test.browser(test.cast.bo).await.get(&path).await;
    page.is(200).says(&["Linnea Björk", "Anna Ek", "070-000 00 00", "Söker plats"]);
    page.hides(&["1985", "Täby", "Försäkringskassan", "/activities/new"]);
    for user in [test.cast.klara, test.cast.nora, test.cast.siv, test.cast.ada] {
        test.browser(user).await.get(&path).await.is(404).hides(&["Linnea"]);
    }
    test.browser(test.cast.anna).await.get("/enrolments/999999").await.is(404);
    test.browser(test.cast.anna).await.get("/enrolments/x").await.is(404);
    test.browser(test.cast.anna).await.get("/enrolments/99999999999999999999").await.is(404);
}

#[tokio::test]
async fn a_manager_states_a_reason_and_sees_all_without_buttons() {
    let test = TestApp::new().await;
    let path = format!("/enrolments/{}", test.cast.linnea);
    let mut browser = test.browser(test.cast.mats).await;
    assert_eq!(browser.get(&path).await.is(303).location(), format!("{path}/inspection"));
    let mats = test.who(test.cast.mats).await;
    let mut db = test.app.db.write().await.unwrap();
    inspection::open(&mut db, &mats, test.cast.linnea, "Klagomål på handläggningen").await.unwrap();
    db.commit().await.unwrap();
    let page = browser.get(&path).await;
    page.is(200).says(&[
        "Linnea Björk",
        "Täby",
        "Klagomål på handläggningen",
        "av ett skäl som du har angett",
    ]);
    page.hides(&["activities/new", "/profile\"", "/personal-number\"", "/end\""]);
    browser.get(&format!("{path}/profile")).await.is(404);
    browser.post(&format!("{path}/personal-number"), &[("reason", "registration")]).await.is(404);
    // But who is the coach is the manager's to say.
    page.says(&[&format!("{path}/coach")]);
    let bo = test.cast.bo.to_string();
    let answer = browser.post(&format!("{path}/coach"), &[("coach_id", &bo)]).await;
    browser.follow(&answer).await.says(&["Coachen är bytt", "coach Bo Alm"]);
}

#[tokio::test]
async fn a_protected_person_is_marked_and_seen_by_the_own_coach_alone() {
    let test = TestApp::new().await;
    let path = format!("/enrolments/{}", test.cast.hedda);
    let page = test.browser(test.cast.anna).await.get(&path).await;
    page.is(200).says(&["Hedda Lönn", "Sekretessmarkering", "Bara du ser den här personen"]);
    for user in [test.cast.bo, test.cast.mats, test.cast.klara] {
        test.browser(user).await.get(&path).await.is(404);
    }
}

#[tokio::test]
async fn the_personal_number_is_shown_on_request_and_never_in_a_url() {
    let test = TestApp::new().await;
    let mut browser = test.browser(test.cast.anna).await;
    let path = format!("/enrolments/{}/personal-number", test.cast.linnea);
    let number = personal_number("19850312-998");
    browser.post(&path, &[]).await.is(400).hides(&[&number]);
    browser.post(&path, &[("reason", "curiosity")]).await.is(400).hides(&[&number]);
    assert_eq!(test.test.count("accesses").await, 0);
    let page = browser.post(&path, &[("reason", "registration")]).await;
    page.is(200).says(&[&number, "<!doctype html>"]);
    assert_eq!(page.headers["cache-control"], "no-store");
    browser.htmx = true;
    let part = browser.post(&path, &[("reason", "registration")]).await;
    part.is(200).says(&[&number]).hides(&["<!doctype html>"]);
    test.browser(test.cast.bo).await.post(&path, &[("reason", "registration")]).await.is(404);
    browser.htmx = false;
    let page = browser.get(&format!("/enrolments/{}", test.cast.linnea)).await;
    page.says(&["Personnumret", "Registrering (SUS", "2 gånger"]).hides(&[&number]);
}

#[tokio::test]
async fn another_coach_takes_over_from_the_page() {
    let test = TestApp::new().await;
    let mut browser = test.browser(test.cast.anna).await;
    let path = format!("/enrolments/{}", test.cast.linnea);
    let coach = format!("{path}/coach");
    let bo = test.cast.bo.to_string();
    browser.post(&coach, &[]).await.is(400);
    browser.post(&coach, &[("coach_id", "999")]).await.is(404);
    test.browser(test.cast.bo).await.post(&coach, &[("coach_id", &bo)]).await.is(404);
    // A double click: the second leads where the first did, though the person is no longer hers.
    let key = browser.get(&path).await.field("key");
    for _ in 0..2 {
        let answer = browser.post(&coach, &[("key", key.as_str()), ("coach_id", &bo)]).await;
        assert_eq!(answer.is(303).location(), "/caseload");
    }
    assert_eq!(test.test.count("events WHERE what = 'coach_changed'").await, 1);
    let page = test.browser(test.cast.bo).await.get(&path).await;
    page.is(200).says(&["Coachen byttes från Anna Ek till Bo Alm", "Uppgifter"]);
    browser.get(&path).await.is(200).hides(&["Uppgifter"]);
}

#[tokio::test]
async fn the_page_speaks_english_too() {
    let test = TestApp::new().await;
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE users SET language = 'en' WHERE id = $1").bind(test.cast.anna).run().await.unwrap();
    db.commit().await.unwrap();
    let mut browser = test.browser(test.cast.anna).await;
    let page = browser.get(&format!("/enrolments/{}", test.cast.linnea)).await;
    page.is(200).says(&["Next step", "First meeting", "Find a placement"]).hides(&["Nästa steg"]);
    browser.get("/caseload").await.is(200).says(&["My participants", "days late"]);
}
