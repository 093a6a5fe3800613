//! What every request passes: headers, the same-origin check, bounds; and that a browser which goes away in the middle
//! never leaves half a change behind.

use std::net::SocketAddr;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, header};
use brygga::app::App;
use brygga::db::Db;
use brygga::model::secrets::Keys;
use brygga::web;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::support::app::{Answer, TestApp};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let test = TestApp::new().await;
    let mut anna = test.browser(test.cast.anna).await;
    let asset = brygga::web::assets::asset("app.css");
    for path in ["/account", "/sign-in", "/nowhere", "/users", asset, "/users/abc"] {
        let answer = anna.get(path).await;
        let headers = &answer.headers;
        assert_eq!(headers[header::CONTENT_SECURITY_POLICY], POLICY, "{path}");
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
        assert_eq!(headers[header::REFERRER_POLICY], "same-origin", "{path}");
        assert_eq!(headers["cross-origin-opener-policy"], "same-origin", "{path}");
        assert!(headers.contains_key("permissions-policy"), "{path}");
        assert!(!headers.contains_key(header::STRICT_TRANSPORT_SECURITY), "{path}");
        let kept = headers[header::CACHE_CONTROL] != "no-store";
        assert_eq!(kept, path == asset, "{path}: {:?}", headers[header::CACHE_CONTROL]);
    }
}

#[tokio::test]
async fn no_page_has_inline_script_or_style() {
    let test = TestApp::new().await;
    let mut ada = test.browser(test.cast.ada).await;
    let bo = format!("/users/{}", test.cast.bo);
    for path in ["/account", "/account/password", "/users", "/users/new", &bo, "/nowhere"] {
        let page = ada.get(path).await;
        page.hides(&["<style", " style=", "onclick=", "javascript:"]);
        assert!(page.body.matches("<script").count() == page.body.matches("<script src=").count(), "{path}");
    }
}

/// A form sent with these headers, from one who is signed in.
async fn sent(test: &TestApp, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::post("/language")
        .header(header::HOST, "127.0.0.1:8080")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut browser = test.browser(test.cast.anna).await;
    browser.request(request.body(Body::from("language=en")).unwrap()).await
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let test = TestApp::new().await;
    for headers in [
        &[("sec-fetch-site", "cross-site")][..],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "cross-site"), ("origin", "http://127.0.0.1:8081")],
        &[("origin", "http://evil.example")],
        &[("origin", "null")],
        &[("origin", "http://127.0.0.1:8081")],
    ] {
        sent(&test, headers).await.is(403).says(&["Det här kan inte göras härifrån"]);
    }
    for headers in [
        &[("sec-fetch-site", "same-origin")][..],
        &[("origin", "http://127.0.0.1:8080")],
        &[("sec-fetch-site", "same-origin"), ("origin", "http://127.0.0.1:8080")],
    ] {
        sent(&test, headers).await.is(303);
    }
}

/// As `curl` sends it.
#[tokio::test]
async fn a_script_that_no_browser_speaks_for_may_send_a_form() {
    let test = TestApp::new().await;
    sent(&test, &[]).await.is(303);
    let mut db = test.app.db.read().await.unwrap();
    let language: String =
        db.query("SELECT language FROM users WHERE id = $1").bind(test.cast.anna).value().await.unwrap();
    assert_eq!(language, "en");
}

#[tokio::test]
async fn behind_a_proxy_that_changes_the_host_the_known_origin_is_enough() {
    let test = TestApp::new().await.again(&[("BRYGGA_BASE_URL", "https://brygga.example.se")]);
    sent(&test, &[("origin", "https://brygga.example.se")]).await.is(303);
    sent(&test, &[("origin", "https://other.example.se")]).await.is(403);
}

#[tokio::test]
async fn what_is_too_large_or_no_form_gets_a_sentence() {
    let test = TestApp::new().await;
    let mut anna = test.browser(test.cast.anna).await;
    let form = "application/x-www-form-urlencoded";
    anna.post_raw("/account", "name=".to_owned() + &"a".repeat(1_000_000), form)
        .await
        .is(413)
        .says(&["för mycket"]);
    anna.post_raw("/account", "name=%F0%28", form).await.is(400);
    anna.post_raw("/account", "{}", "application/json").await.is(415);
    let put = Request::put("/account").header("origin", "http://evil.example").body(Body::empty()).unwrap();
    anna.request(put).await.is(403);
    let put = Request::put("/account").header("sec-fetch-site", "same-origin").body(Body::empty()).unwrap();
    anna.request(put).await.is(405);
}

/// The application behind a real socket, on connections to the database that can be told from others.
struct Served {
    address: SocketAddr,
    watched: String,
}

impl Served {
    async fn start(test: &TestApp) -> Self {
        let watched = format!("cut-{:08x}", rand::random::<u32>());
        let url = match test.app.db.kind() {
            "postgres" => format!("{}&application_name={watched}", test.test.url),
            _ => test.test.url.clone(),
        };
        let db = Db::open(&url, test.test.clock.clone()).await.unwrap();
        let app = App::new(db, (*test.app.config).clone(), Keys::from_secret(&[7; 32]));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let service = web::router(app).into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        Self { address, watched }
    }

    /// Sends a form and hangs up after a while, whether or not anything has come back.
    async fn send_and_leave(&self, path: &str, token: &str, form: &str, after: Duration) {
        let mut browser = TcpStream::connect(self.address).await.unwrap();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nCookie: brygga={token}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            form.len(),
            address = self.address
        );
        browser.write_all(head.as_bytes()).await.unwrap();
        let _ = tokio::time::timeout(after, browser.read(&mut [0; 16])).await;
        // Not a polite end but a reset: the browser is gone.
        browser.set_zero_linger().unwrap();
    }

    /// How many of the application's connections hold a transaction that nobody works on.
    async fn left_open(&self, test: &TestApp) -> i64 {
        if test.app.db.kind() != "postgres" {
            return 0;
        }
        let mut db = test.app.db.read().await.unwrap();
        db.query(
            "SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = $1 AND state LIKE 'idle in transaction%'",
        )
        .bind(self.watched.clone())
        .value()
        .await
        .unwrap()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_that_goes_away_leaves_no_half_change_behind() {
    let test = TestApp::new().await;
    let served = Served::start(&test).await;
    let token = test.browser(test.cast.ada).await.cookie("brygga").unwrap().to_owned();
    let sent = 120;
    for number in 0..sent {
        let form = format!(
            "key={number:032x}&name=Cut&email=cut{number}%40example.se&role=coach&organisation={}&project={}",
            test.cast.association, test.cast.p1
        );
        // From at once to later than an answer takes.
        let after = Duration::from_micros(number * 150);
        served.send_and_leave("/users", &token, &form, after).await;
    }
    let made = settled(&test, &served).await;
    let mut db = test.app.db.read().await.unwrap();
    let whole: i64 = db
        .query(
            "SELECT COUNT(*) FROM users u WHERE u.name = 'Cut'
             AND (SELECT COUNT(*) FROM memberships m WHERE m.user_id = u.id) = 1
             AND (SELECT COUNT(*) FROM invitations i WHERE i.user_id = u.id) = 1
             AND (SELECT COUNT(*) FROM events e WHERE e.subject = 'user' AND e.subject_id = u.id) = 2",
        )
        .value()
        .await
        .unwrap();
    assert_eq!(whole, made, "users with a part of what belongs to them");
    let submissions: i64 =
        db.query("SELECT COUNT(*) FROM submissions WHERE location <> ''").value().await.unwrap();
    assert_eq!(submissions, made);
    // A request that was read to its end is carried out, although nobody waits for it.
    assert!(made > i64::try_from(sent).unwrap() / 2, "{made} of {sent}");
    assert_eq!(served.left_open(&test).await, 0);
}

/// Waits until nothing more happens and says how many users were made.
async fn settled(test: &TestApp, served: &Served) -> i64 {
    let mut last = -1;
    loop {
        tokio::time::sleep(Duration::from_millis(500)).await;
        let mut db = test.app.db.read().await.unwrap();
        let made: i64 = db.query("SELECT COUNT(*) FROM users WHERE name = 'Cut'").value().await.unwrap();
        drop(db);
        if made == last && served.left_open(test).await == 0 {
            return made;
        }
        last = made;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_that_waits_for_its_turn_is_carried_out_after_its_browser_has_left() {
    let test = TestApp::new().await;
    let served = Served::start(&test).await;
    let token = test.browser(test.cast.anna).await.cookie("brygga").unwrap().to_owned();
    // Somebody else holds the row (on SQLite: the whole file), so that the request stands in the middle of its work.
    let mut holding = test.app.db.write().await.unwrap();
    holding.query("UPDATE users SET phone = '08-0' WHERE id = $1").bind(test.cast.anna).run().await.unwrap();
    served.send_and_leave("/language", &token, "language=en&to=/", Duration::from_millis(300)).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    holding.commit().await.unwrap();
    for _ in 0..50 {
        tokio::time::sleep(Duration::from_millis(100)).await;
        let mut db = test.app.db.read().await.unwrap();
        let language: String =
            db.query("SELECT language FROM users WHERE id = $1").bind(test.cast.anna).value().await.unwrap();
        let events: i64 =
            db.query("SELECT COUNT(*) FROM events WHERE what = 'language_changed'").value().await.unwrap();
        assert_eq!(language == "en", events == 1, "half a change");
        if language == "en" {
            assert_eq!(served.left_open(&test).await, 0);
            return;
        }
    }
    panic!("the change was never carried out");
}
