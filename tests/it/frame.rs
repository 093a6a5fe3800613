//! The frame around the pages: strangers are led to the sign-in page, people to where their day begins.

use axum::body::Body;
use axum::http::{Request, header};

use super::support::app::TestApp;

#[tokio::test]
async fn a_stranger_is_led_to_sign_in_and_back() {
    let test = TestApp::new().await;
    let answer = test.stranger().get("/?a=b").await;
    assert_eq!(answer.is(303).location(), "/sign-in?to=%2F%3Fa%3Db");
}

#[tokio::test]
async fn everyones_day_begins_at_their_home() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    for (user, home) in
        [(cast.anna, "/caseload"), (cast.siv, "/board"), (cast.mats, "/overview"), (cast.ada, "/users")]
    {
        assert_eq!(test.browser(user).await.get("/").await.is(303).location(), home);
    }
}

#[tokio::test]
async fn a_page_that_cannot_be_given_leads_back_to_where_one_was_and_nowhere_else() {
    let test = TestApp::new().await;
    let mut anna = test.browser(test.cast.anna).await;
    for (from, back) in [
        ("http://127.0.0.1:8080/caseload?show=without", Some("/caseload?show=without")),
        ("https://evil.example//evil.example/caseload", None),
        ("https://evil.example", None),
        ("http://127.0.0.1:8080/enrolments/987654", None),
    ] {
        let request = Request::get("/enrolments/987654").header(header::REFERER, from).body(Body::empty());
        let answer = anna.request(request.expect("a request")).await;
        answer.is(404).hides(&["evil.example"]);
        match back {
            Some(back) => answer.says(&[&format!("href=\"{back}\""), "Tillbaka"]),
            None => answer.hides(&["Tillbaka"]),
        };
    }
}

#[tokio::test]
async fn ones_account_is_reached_from_every_page() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    for (user, home) in
        [(cast.anna, "/caseload"), (cast.siv, "/board"), (cast.mats, "/overview"), (cast.ada, "/users")]
    {
        test.browser(user).await.get(home).await.is(200).says(&["href=\"/account\""]);
    }
}
