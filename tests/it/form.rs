//! What arrives as a form, good or bad, gets a clear answer and never a broken page.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use brygga::model::codes::{Adaptation, ExitTo};
use brygga::web::fault::{self, Fault};
use brygga::web::form::Form;
use brygga::web::message::Message;
use brygga::web::texts::{Language, Texts};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

const FORM: &str = "application/x-www-form-urlencoded";

async fn echo(form: Form) -> String {
    form.value("title").to_owned()
}

fn router() -> Router {
    Router::new()
        .route("/", routing::post(echo))
        .route(
            "/refused",
            routing::post(async || Fault::refused(Message::new("form-too-long").with("most", 5))),
        )
        .route("/taken", routing::get(async || -> Response { StatusCode::FORBIDDEN.into_response() }))
        .layer(from_fn(fault::pages))
}

async fn send(request: Request<Body>) -> (StatusCode, header::HeaderMap, String) {
    let (parts, body) = router().oneshot(request).await.unwrap().into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    (parts.status, parts.headers, String::from_utf8(body.to_vec()).unwrap())
}

async fn post(body: impl Into<Body>, kind: &str) -> (StatusCode, String) {
    let request = Request::post("/").header(header::CONTENT_TYPE, kind).body(body.into()).unwrap();
    let (status, _, body) = send(request).await;
    (status, body)
}

#[tokio::test]
async fn a_form_arrives_with_its_letters() {
    assert_eq!(post("title=%C3%85re+%26+s%C3%A5", FORM).await, (StatusCode::OK, "Åre & så".to_owned()));
    assert_eq!(post("title=a", "application/x-www-form-urlencoded; charset=UTF-8").await.0, StatusCode::OK);
}

#[tokio::test]
async fn what_is_no_form_is_refused_with_a_page() {
    for (body, kind, status, title) in [
        ("{}", "application/json", StatusCode::UNSUPPORTED_MEDIA_TYPE, "Fel sorts innehåll"),
        ("", "", StatusCode::UNSUPPORTED_MEDIA_TYPE, "Fel sorts innehåll"),
        ("title=%F0%28%8C%28", FORM, StatusCode::BAD_REQUEST, "Texten innehåller trasiga tecken"),
    ] {
        let (answered, page) = post(body, kind).await;
        assert_eq!(answered, status, "{body}");
        assert!(page.contains(title) && page.contains("<!doctype html>"), "{page}");
    }
    let (status, page) = post(vec![b't', b'=', 0xff, 0xfe], FORM).await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "{page}");
}

#[tokio::test]
async fn a_megabyte_in_a_field_is_too_much_and_said_so() {
    for size in [64 * 1024, 1_000_000, 6_000_000] {
        let (status, page) = post(format!("title={}", "a".repeat(size)), FORM).await;
        assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE, "{size}");
        assert!(page.contains("en kortare text"));
    }
    assert_eq!(post(format!("title={}", "a".repeat(60_000)), FORM).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_fault_speaks_the_visitors_language_and_is_kept_by_no_cache() {
    let request = Request::post("/refused")
        .header(header::ACCEPT_LANGUAGE, "en")
        .header(header::CONTENT_TYPE, FORM)
        .body(Body::empty())
        .unwrap();
    let (status, headers, page) = send(request).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(page.contains("<html lang=\"en\">") && page.contains("Write at most 5 characters."));
    assert_eq!(headers[header::CACHE_CONTROL], "no-store");
    assert_eq!(headers[header::VARY], "HX-Request");
}

#[tokio::test]
async fn a_fault_for_htmx_is_a_notice_with_its_own_place() {
    let request = Request::post("/refused")
        .header("hx-request", "true")
        .header(header::CONTENT_TYPE, FORM)
        .body(Body::empty());
    let (status, headers, page) = send(request.unwrap()).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert_eq!(headers["hx-retarget"], "#notices");
    assert!(page.starts_with("<div class=\"notice\"") && page.contains("Skriv högst 5 tecken."), "{page}");
}

#[tokio::test]
async fn bare_answers_of_the_libraries_get_a_page_and_keep_their_headers() {
    let (status, headers, page) = send(Request::get("/").body(Body::empty()).unwrap()).await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(headers[header::ALLOW], "POST");
    assert!(page.contains("Så kan sidan inte användas"));
    for (path, title) in [("/nowhere", "Sidan finns inte"), ("/taken", "Det här kan inte göras härifrån")]
    {
        let (_, _, page) = send(Request::get(path).body(Body::empty()).unwrap()).await;
        assert!(page.contains(title), "{page}");
    }
}

#[test]
fn all_faults_are_found_at_once_and_nothing_is_read_when_there_is_one() {
    let mut form = Form::new()
        .and("title", " Kök ")
        .and("seats", "0")
        .and("ends_on", "2026-02-30")
        .and("exit_to", "moon");
    let read = form.read(|form| {
        let title = form.text("title", 1..=120);
        let seats = form.integer("seats", 1..=200);
        let starts_on = form.date("starts_on");
        let ends_on = form.optional_date("ends_on");
        let exit_to = form.one::<ExitTo>("exit_to");
        Some((title?, seats?, starts_on?, ends_on?, exit_to?))
    });
    assert_eq!(read, None);
    let fields: Vec<&str> = form.faults().iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(fields, ["seats", "starts_on", "ends_on", "exit_to"]);
    let t = Texts::of(Language::Swedish);
    assert_eq!(form.error("starts_on").unwrap().message.say(&t).to_string(), "Fyll i det här.");
    assert_eq!(form.value("title"), " Kök ");
}

#[test]
fn a_fault_that_only_the_rules_know_stops_the_reading_too() {
    let mut form = Form::new().and("starts_on", "2026-11-21").and("ends_on", "2026-11-20");
    let read = form.read(|form| {
        let (starts_on, ends_on) = (form.date("starts_on"), form.date("ends_on"));
        form.in_order("starts_on", "ends_on");
        Some((starts_on?, ends_on?))
    });
    assert_eq!(read, None);
    let t = Texts::of(Language::English);
    let said = form.error("ends_on").unwrap().message.say(&t).to_string();
    assert_eq!(said, "The date must be on or after 21\u{a0}Nov 2026.");
}

#[test]
fn check_boxes_are_read_in_order_and_once() {
    let mut form = Form::new().and_each("adaptations", ["short_days", "quiet_room", "short_days", ""]);
    assert_eq!(
        form.many::<Adaptation>("adaptations"),
        Some(vec![Adaptation::QuietRoom, Adaptation::ShortDays])
    );
    assert_eq!(Form::new().many::<Adaptation>("adaptations"), Some(vec![]));
    let mut form = Form::new().and("adaptations", "moon");
    assert_eq!(form.many::<Adaptation>("adaptations"), None);
}

#[test]
fn keys_are_fresh_and_broken_versions_match_nothing() {
    assert_ne!(Form::new().key(), Form::new().key());
    assert_eq!(Form::new().key().len(), 32);
    assert_eq!(Form::new().and("version", 7).version(), 7);
    for broken in ["", "-3", "x", "9999999999999999999999"] {
        assert_eq!(Form::new().and("version", broken).version(), -1, "{broken}");
    }
}
