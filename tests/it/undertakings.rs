//! The confidentiality undertaking: no participant is shown to a provider before it, it is asked once, and what was
//! promised is known.

use brygga::model::Refusal;
use brygga::model::card::Card;
use brygga::model::undertaking::{Undertaking, VERSION};
use sha2::{Digest, Sha256};

use super::support::app::TestApp;
use super::support::refused;
use super::support::trial::Trial;

async fn forget(test: &TestApp) {
    let mut db = test.app.db.write().await.unwrap();
    db.query("DELETE FROM undertakings").run().await.unwrap();
    db.commit().await.unwrap();
}

#[tokio::test]
async fn no_card_is_shown_before_the_promise_and_it_is_asked_once() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let id = test.propose(cast.anna, cast.linnea, cast.shop, ("2026-03-09", "2026-05-29"), 20).await;
    forget(&test).await;
    let siv = test.who(cast.siv).await;
    let mut db = test.app.db.read().await.unwrap();
    assert_eq!(refused(Card::find(&mut db, &siv, id).await), Refusal::UndertakingMissing);
    let all = Card::live_of_provider(&mut db, &siv, cast.atelier).await;
    assert_eq!(refused(all), Refusal::UndertakingMissing);
    drop(db);

    let mut browser = test.browser(cast.siv).await;
    let before = test.test.count("accesses").await;
    let path = format!("/placements/{id}/acceptance");
    let led = browser.get(&path).await;
    assert_eq!(led.is(303).location(), format!("/undertaking?to=%2Fplacements%2F{id}%2Facceptance"));
    let done = browser.post(&path, &[("on", "2026-03-02")]).await;
    assert!(done.is(303).location().starts_with("/undertaking"), "and nothing is answered");
    let page = browser.follow(&led).await;
    page.is(200).says(&["Tystnadslöfte", "Jag lovar", "Lova och fortsätt", "Logga ut", &path]);
    page.hides(&["Linnea", "href=\"/slots\""]);
    assert_eq!(test.test.count("accesses").await, before);
    let state: String = {
        let mut db = test.app.db.read().await.unwrap();
        db.query("SELECT state FROM placements WHERE id = $1").bind(id).value().await.unwrap()
    };
    assert_eq!(state, "proposed");

    let trial = Trial {
        path: "/undertaking",
        good: &[("promise", "yes"), ("to", &path)],
        tables: &["undertakings", "events"],
    };
    trial.refuses(&test, &mut browser, &[("promise", "", 422)]).await;
    browser.post("/undertaking", &[]).await.is(422).says(&["Kryssa i att du lovar, eller logga ut."]);
    let given = browser.post("/undertaking", trial.good).await;
    assert_eq!(given.is(303).location(), path);
    browser.get(&path).await.is(200).says(&["Linnea"]);
    browser.get("/board").await.is(200).says(&["Linnea"]);
    let events = test.test.count("events").await;
    browser.post("/undertaking", &[("promise", "yes"), ("to", "//evil.example")]).await.is(303);
    assert_eq!((test.test.count("undertakings").await, test.test.count("events").await), (1, events));
    browser
        .get("/undertaking")
        .await
        .is(200)
        .says(&["Du lovade detta", VERSION])
        .hides(&["Lova och fortsätt"]);
    browser.get("/account").await.is(200).says(&["/undertaking"]);
    let ada = test.browser(cast.ada).await.get(&format!("/users/{}", cast.siv)).await;
    ada.is(200).says(&["Tystnadslöfte", "2 mars 2026", "Lämnade tystnadslöfte"]);
    let ada = test.browser(cast.ada).await.get(&format!("/users/{}", cast.egon)).await;
    ada.is(200).says(&["Tystnadslöfte", "inte lämnat än"]);
}

#[tokio::test]
async fn a_new_wording_is_asked_for_anew_and_the_language_that_was_read_is_kept() {
    let test = TestApp::new().await;
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE undertakings SET version = '2020-01'").run().await.unwrap();
    db.commit().await.unwrap();
    let mut browser = test.browser(test.cast.siv).await;
    browser.set_cookie("language", "en");
    browser.post("/language", &[("language", "en"), ("to", "/undertaking")]).await.is(303);
    let page = browser.get("/undertaking").await;
    page.is(200).says(&["Confidentiality undertaking", "Promise and continue"]);
    let fragment = axum::http::Request::get("/board")
        .header("host", "127.0.0.1:8080")
        .header("hx-request", "true")
        .body(axum::body::Body::empty())
        .unwrap();
    let fragment = browser.request(fragment).await;
    assert_eq!(fragment.is(204).headers.get("hx-redirect").unwrap(), "/undertaking?to=%2Fboard");
    let given = browser.post("/undertaking", &[("promise", "yes"), ("to", "//evil.example")]).await;
    assert_eq!(given.is(303).location(), "/");
    let mut db = test.app.db.read().await.unwrap();
    let kept: Vec<(String, String)> = db
        .query("SELECT version, language FROM undertakings WHERE user_id = $1 ORDER BY given_at, version")
        .bind(test.cast.siv)
        .all()
        .await
        .unwrap();
    let kept: Vec<(&str, &str)> =
        kept.iter().map(|(version, read)| (version.as_str(), read.as_str())).collect();
    assert!(kept.contains(&(VERSION, "en")) && kept.contains(&("2020-01", "sv")), "{kept:?}");
    // Who acts for no provider has nothing to promise.
    let anna = test.who(test.cast.anna).await;
    assert!(!anna.owes_undertaking());
    let mut db = test.app.db.write().await.unwrap();
    assert!(matches!(Undertaking::give(&mut db, &anna, "sv").await, Err(brygga::model::Error::NotFound)));
}

/// What somebody has promised is what the version says: other words are another version.
#[test]
fn the_wording_goes_with_its_version() {
    let mut said = String::new();
    for language in ["sv", "en"] {
        let file = std::fs::read_to_string(format!("locales/{language}/undertaking.ftl")).unwrap();
        for line in file.lines().filter(|line| line.starts_with("undertaking-point-")) {
            said += line;
        }
    }
    let digest: String =
        Sha256::digest(said.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    assert_eq!((VERSION, digest.as_str()), ("2026-11", "a0704790af77e329"));
}
