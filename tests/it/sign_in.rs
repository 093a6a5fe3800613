//! Signing in and out: the same answer to every wrong attempt, cookies, where it leads, throttling over restarts.

use axum::http::header;
use chrono::TimeDelta;

use super::support::app::{Answer, TestApp};
use super::support::cast::PASSWORD;

const WRONG: &str = "Adressen eller lösenordet stämmer inte";

async fn sign_in(test: &TestApp, email: &str, password: &str) -> Answer {
    test.stranger().post("/sign-in", &[("email", email), ("password", password)]).await
}

#[tokio::test]
async fn the_right_password_leads_to_where_the_day_begins() {
    let test = TestApp::new().await;
    test.give_password(test.cast.anna).await;
    let mut browser = test.stranger();
    let answer = browser.post("/sign-in", &[("email", " Anna@Example.se "), ("password", PASSWORD)]).await;
    assert_eq!(answer.is(303).location(), "/");
    assert_eq!(browser.get("/").await.is(303).location(), "/caseload");
    browser.get("/account").await.is(200).says(&["Anna Ek", "anna@example.se"]);
}

#[tokio::test]
async fn every_wrong_attempt_gets_the_same_answer() {
    let test = TestApp::new().await;
    test.give_password(test.cast.anna).await;
    test.give_password(test.cast.bo).await;
    test.disable(test.cast.bo).await;
    let wrong = sign_in(&test, "anna@example.se", "en annan bro över vattnet").await;
    wrong.is(422).says(&[WRONG]);
    for (email, password) in [
        ("nobody@example.se", PASSWORD),
        // Disabled.
        ("bo@example.se", PASSWORD),
        // Invited, but without a password.
        ("klara@example.se", PASSWORD),
        ("not an address", PASSWORD),
    ] {
        let other = sign_in(&test, email, password).await;
        assert_eq!(other.status, wrong.status);
        assert_eq!(other.body.replace(email, "anna@example.se"), wrong.body, "{email}");
        assert!(other.headers.get(header::SET_COOKIE).is_none());
    }
}

#[tokio::test]
async fn an_unknown_account_takes_as_long_as_a_known_one() {
    let test = TestApp::new().await;
    test.give_password(test.cast.anna).await;
    let took = async |email: &str| {
        let began = std::time::Instant::now();
        sign_in(&test, email, "en annan bro över vattnet").await.is(422);
        began.elapsed()
    };
    let mut all = Vec::new();
    // The machine may be busy with other tests: one fair round is enough. Without the hash no round would be.
    for round in 0..4 {
        let (known, unknown) =
            (took("anna@example.se").await, took(&format!("nobody{round}@example.se")).await);
        all.push((known, unknown));
        if unknown * 2 > known {
            return;
        }
    }
    panic!("{all:?}");
}

#[tokio::test]
async fn a_missing_field_is_said_beside_it() {
    let test = TestApp::new().await;
    let answer = test.stranger().post("/sign-in", &[("email", ""), ("password", "")]).await;
    answer.is(422).says(&["2 uppgifter", "#email", "#password"]);
    let long = "a".repeat(50_000);
    sign_in(&test, &long, "x").await.is(422).says(&["högst 254"]);
    sign_in(&test, "anna@example.se", &long).await.is(422).says(&[WRONG]);
}

#[tokio::test]
async fn signing_in_leads_back_but_never_to_another_site() {
    let test = TestApp::new().await;
    test.give_password(test.cast.anna).await;
    for (to, location) in [
        ("/search?q=k%C3%B6k", "/search?q=k%C3%B6k"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example/", "/"),
        ("/\t/evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ] {
        let fields = [("email", "anna@example.se"), ("password", PASSWORD), ("to", to)];
        assert_eq!(test.stranger().post("/sign-in", &fields).await.is(303).location(), location, "{to:?}");
    }
    let mut anna = test.browser(test.cast.anna).await;
    assert_eq!(anna.get("/sign-in?to=//evil.example").await.is(303).location(), "/caseload");
    assert_eq!(anna.get("/sign-in?to=/search").await.is(303).location(), "/search");
    let page = test.stranger().get("/sign-in?to=%2Fsearch").await;
    page.is(200).says(&[r#"name="to" value="/search">"#]);
    assert_eq!(anna.post("/language", &[("language", "en"), ("to", "//evil.example")]).await.location(), "/");
}

#[tokio::test]
async fn the_cookie_is_plain_on_http_and_bound_to_the_host_on_https() {
    let test = TestApp::new().await;
    test.give_password(test.cast.anna).await;
    let cookie = |answer: &Answer| answer.headers[header::SET_COOKIE].to_str().unwrap().to_owned();
    let plain = cookie(&sign_in(&test, "anna@example.se", PASSWORD).await);
    assert!(plain.starts_with("brygga="), "{plain}");
    assert!(plain.ends_with("; Path=/; HttpOnly; SameSite=Lax"), "{plain}");

    let secure = test.again(&[("BRYGGA_BASE_URL", "https://brygga.example.se")]);
    let answer = sign_in(&secure, "anna@example.se", PASSWORD).await;
    let bound = cookie(&answer);
    assert!(bound.starts_with("__Host-brygga="), "{bound}");
    assert!(bound.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"), "{bound}");
    assert!(answer.headers[header::STRICT_TRANSPORT_SECURITY].to_str().unwrap().starts_with("max-age="));
}

#[tokio::test]
async fn a_token_that_somebody_planted_is_not_kept() {
    let test = TestApp::new().await;
    test.give_password(test.cast.anna).await;
    let mut browser = test.stranger();
    browser.set_cookie("brygga", "planted");
    browser.post("/sign-in", &[("email", "anna@example.se"), ("password", PASSWORD)]).await.is(303);
    let first = browser.cookie("brygga").unwrap().to_owned();
    assert_ne!(first, "planted");
    assert_eq!(first.len(), 64);
    // Signing in again closes the session that the browser had.
    browser.post("/sign-in", &[("email", "anna@example.se"), ("password", PASSWORD)]).await.is(303);
    assert_ne!(browser.cookie("brygga").unwrap(), first);
    let mut thief = test.stranger();
    thief.set_cookie("brygga", &first);
    thief.get("/account").await.is(303);
    assert_eq!(test.test.count("sessions").await, 1);
}

#[tokio::test]
async fn after_some_failures_an_account_must_wait_and_a_restart_changes_nothing() {
    let test = TestApp::new().await;
    test.give_password(test.cast.anna).await;
    for _ in 0..5 {
        sign_in(&test, "anna@example.se", "en annan bro över vattnet").await.is(422);
    }
    let answer = sign_in(&test, "anna@example.se", PASSWORD).await;
    answer.is(429).says(&["Vänta en minut"]);
    assert!(answer.headers.contains_key(header::RETRY_AFTER));
    // Others may still sign in, and an account that does not exist waits like one that does.
    test.give_password(test.cast.bo).await;
    sign_in(&test, "bo@example.se", PASSWORD).await.is(303);
    for _ in 0..5 {
        sign_in(&test, "nobody@example.se", PASSWORD).await.is(422);
    }
    sign_in(&test, "nobody@example.se", PASSWORD).await.is(429);

    let restarted = test.again(&[]);
    sign_in(&restarted, "ANNA@example.se", PASSWORD).await.is(429);
    test.forward(TimeDelta::seconds(61));
    sign_in(&restarted, "anna@example.se", PASSWORD).await.is(303);
    // From then on there are new tries.
    sign_in(&restarted, "anna@example.se", "fel fel fel fel fel").await.is(422);
    sign_in(&restarted, "anna@example.se", PASSWORD).await.is(303);
}

#[tokio::test]
async fn waiting_attempts_do_not_make_the_wait_longer() {
    let test = TestApp::new().await;
    test.give_password(test.cast.anna).await;
    for _ in 0..5 {
        sign_in(&test, "anna@example.se", "fel").await.is(422);
    }
    for _ in 0..5 {
        test.forward(TimeDelta::seconds(5));
        sign_in(&test, "anna@example.se", "fel").await.is(429);
    }
    test.forward(TimeDelta::seconds(40));
    sign_in(&test, "anna@example.se", PASSWORD).await.is(303);
}

#[tokio::test]
async fn many_attempts_at_once_do_not_slip_through_together() {
    let test = TestApp::new().await;
    test.give_password(test.cast.anna).await;
    let attempts = (0..20).map(|_| sign_in(&test, "anna@example.se", "en annan bro över vattnet"));
    let answers = futures(attempts).await;
    let looked_at = answers.iter().filter(|answer| answer.status == 422).count();
    assert_eq!(looked_at, 5, "{:?}", answers.iter().map(|answer| answer.status).collect::<Vec<_>>());
}

#[tokio::test]
async fn an_address_that_tries_many_accounts_must_wait_too() {
    let test = TestApp::new().await;
    test.give_password(test.cast.anna).await;
    for number in 0..30 {
        sign_in(&test, &format!("nobody{number}@example.se"), "fel").await.is(422);
    }
    sign_in(&test, "anna@example.se", PASSWORD).await.is(429);
    test.forward(TimeDelta::seconds(61));
    sign_in(&test, "anna@example.se", PASSWORD).await.is(303);
}

#[tokio::test]
async fn a_burst_from_one_address_is_stopped_before_the_database() {
    let test = TestApp::new().await;
    let statuses = futures((0..60).map(|_| sign_in(&test, "", ""))).await;
    let stopped = statuses.iter().filter(|answer| answer.status == 429).count();
    assert!(stopped >= 10, "{stopped}");
    statuses.iter().find(|answer| answer.status == 429).unwrap().says(&["Vänta en stund"]);
}

#[tokio::test]
async fn signing_out_ends_the_session_in_the_database_too() {
    let test = TestApp::new().await;
    let mut anna = test.browser(test.cast.anna).await;
    let token = anna.cookie("brygga").unwrap().to_owned();
    let answer = anna.post("/sign-out", &[]).await;
    assert_eq!(answer.is(303).location(), "/sign-in");
    assert_eq!(anna.cookie("brygga"), None);
    anna.follow(&answer).await.is(200).says(&["Du är utloggad."]);
    let mut thief = test.stranger();
    thief.set_cookie("brygga", &token);
    thief.get("/account").await.is(303);
    // Signing out without being signed in does no harm.
    assert_eq!(test.stranger().post("/sign-out", &[]).await.is(303).location(), "/sign-in");
}

#[tokio::test]
async fn the_language_is_remembered_by_the_browser_and_by_the_account() {
    let test = TestApp::new().await;
    let mut stranger = test.stranger();
    stranger.get("/sign-in").await.says(&["Logga in", "lang=\"sv\""]);
    let answer = stranger.post("/language", &[("language", "en"), ("to", "/sign-in")]).await;
    stranger.follow(&answer).await.says(&["Sign in", "lang=\"en\""]);

    let mut anna = test.browser(test.cast.anna).await;
    anna.post("/language", &[("language", "en"), ("to", "/account")]).await.is(303);
    test.browser(test.cast.anna).await.get("/account").await.says(&["Your account"]);
    anna.post("/language", &[("language", "de")]).await.is(400);
}

/// Runs them at the same time.
async fn futures<T>(all: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut running: Vec<_> = all.map(Box::pin).collect();
    let mut done: Vec<Option<T>> = running.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        for (future, done) in running.iter_mut().zip(&mut done) {
            if done.is_none()
                && let std::task::Poll::Ready(value) = future.as_mut().poll(context)
            {
                *done = Some(value);
            }
        }
        if done.iter().all(Option::is_some) { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done.into_iter().flatten().collect()
}
