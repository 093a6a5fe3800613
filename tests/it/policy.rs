//! Who reaches what: every route of the program, for every role, on records of one's own and of others. The rows stand
//! in `policy/table.rs`; a route without a row fails. Here the rows are walked, and what must hold for all of them.

pub mod scene;
pub mod table;

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use brygga::web::ROUTES;

use super::support::app::{Answer, Browser};
use scene::{ROLES, Scene};
use table::{ROWS, Row};

/// What a row expects of one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expected {
    /// `-`: led to the sign-in page.
    SignIn,
    /// `0`: nobody can tell whether it exists.
    NotFound,
    /// `+`: let in. What the handler then makes of an empty form is its own affair, but it never breaks.
    LetIn,
}

impl Row {
    fn method(&self) -> &'static str {
        self.route.split_once(' ').expect("a method and a pattern").0
    }

    fn expected(&self) -> Vec<Expected> {
        let cells: Vec<Expected> = self
            .let_in
            .split_whitespace()
            .map(|cell| match cell {
                "-" => Expected::SignIn,
                "0" => Expected::NotFound,
                "+" => Expected::LetIn,
                other => panic!("{}: what is {other:?}?", self.route),
            })
            .collect();
        assert_eq!(cells.len(), ROLES.len(), "{}: a cell for each role", self.route);
        cells
    }
}

/// What an answer was, in the table's words.
fn got(answer: &Answer) -> Option<Expected> {
    match answer.status {
        StatusCode::NOT_FOUND => Some(Expected::NotFound),
        StatusCode::SEE_OTHER if answer.location().starts_with("/sign-in?to=") => Some(Expected::SignIn),
        StatusCode::OK
        | StatusCode::NO_CONTENT
        | StatusCode::SEE_OTHER
        | StatusCode::BAD_REQUEST
        | StatusCode::CONFLICT
        | StatusCode::PAYLOAD_TOO_LARGE
        | StatusCode::UNSUPPORTED_MEDIA_TYPE
        | StatusCode::UNPROCESSABLE_ENTITY => Some(Expected::LetIn),
        _ => None,
    }
}

async fn ask(browser: &mut Browser, method: &str, path: &str, form: &str) -> Answer {
    match method {
        "get" => browser.get(path).await,
        _ => browser.post_raw(path, form.to_owned(), "application/x-www-form-urlencoded").await,
    }
}

/// Walks `path` as every role but `except`; gives what differs from `expected`.
async fn differences(
    scene: &Scene,
    row: &Row,
    path: &str,
    expected: &[Expected],
    except: Option<usize>,
) -> Vec<String> {
    let (filled, form) = (scene.filled(path), scene.filled(row.form));
    let mut faults = Vec::new();
    // Those who are let in come last: a form may change what the others ask for.
    let mut roles: Vec<usize> = (0..ROLES.len()).filter(|role| Some(*role) != except).collect();
    roles.sort_by_key(|role| expected[*role] == Expected::LetIn);
    for role in roles {
        let answer = ask(&mut scene.browser(role).await, row.method(), &filled, &form).await;
        if got(&answer) != Some(expected[role]) {
            faults.push(format!(
                "{} {path} as {}: expected {:?}, got {}",
                row.method(),
                ROLES[role],
                expected[role],
                answer.status
            ));
        }
    }
    faults
}

#[track_caller]
fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_route_has_a_row_and_every_row_a_route() {
    let routes: BTreeSet<String> = ROUTES.iter().map(|(method, path)| format!("{method} {path}")).collect();
    let rows: BTreeSet<String> = ROWS.iter().map(|row| row.route.to_owned()).collect();
    let without: Vec<_> = routes.difference(&rows).collect();
    assert!(without.is_empty(), "who may reach these? Add rows to tests/it/policy/table.rs: {without:#?}");
    let gone: Vec<_> = rows.difference(&routes).collect();
    assert!(gone.is_empty(), "rows of routes that are no more: {gone:#?}");
    for row in ROWS {
        row.expected();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_lets_in_whom_the_table_says() {
    let scene = Scene::set().await;
    scene.indexed().await;
    let mut faults = Vec::new();
    for row in ROWS.iter().filter(|row| row.method() == "get") {
        faults.extend(differences(&scene, row, row.path, &row.expected(), None).await);
    }
    none(faults);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_form_lets_in_whom_the_table_says() {
    let mut faults = Vec::new();
    for row in ROWS.iter().filter(|row| row.method() != "get") {
        // A form may change the scene: each has its own.
        let scene = Scene::set().await;
        faults.extend(differences(&scene, row, row.path, &row.expected(), None).await);
    }
    none(faults);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_record_that_does_not_exist_is_not_found_by_anybody() {
    let scene = Scene::set().await;
    let mut faults = Vec::new();
    for row in ROWS.iter().filter(|row| row.path.contains('{')) {
        let mut expected = row.expected();
        expected
            .iter_mut()
            .filter(|cell| **cell == Expected::LetIn)
            .for_each(|cell| *cell = Expected::NotFound);
        faults.extend(differences(&scene, row, &scene::nothing(row.path), &expected, None).await);
    }
    none(faults);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_protected_identity_is_found_by_its_own_coach_alone() {
    let scene = Scene::set().await;
    let mut faults = Vec::new();
    for row in ROWS {
        let Some(path) = scene::protected(row.path) else { continue };
        let mut expected = row.expected();
        for (role, cell) in expected.iter_mut().enumerate() {
            if *cell == Expected::LetIn && ROLES[role] != "own coach" {
                *cell = Expected::NotFound;
            }
        }
        // What the own coach may do would change the scene for the rows that follow: that is another test's.
        let own =
            if row.method() == "get" { None } else { ROLES.iter().position(|role| *role == "own coach") };
        faults.extend(differences(&scene, row, &path, &expected, own).await);
    }
    none(faults);
}

/// Pages that are open to everybody, and those by which one promises, chooses a language or leaves.
const BEFORE_THE_PROMISE: [&str; 9] = [
    "/sign-in",
    "/sign-out",
    "/invitations/",
    "/language",
    "/undertaking",
    "/ocds/",
    "/unsubscriptions/",
    "/health",
    "/my/",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_provider_who_has_not_promised_to_keep_it_to_themselves_reaches_no_page() {
    let scene = Scene::set().await;
    let mut db = scene.test().app.db.write().await.unwrap();
    db.query("DELETE FROM undertakings").run().await.unwrap();
    db.commit().await.unwrap();
    let role = ROLES.iter().position(|role| *role == "own provider").unwrap();
    let before = scene.last_access().await;
    let mut faults = Vec::new();
    for row in ROWS {
        let is_open = BEFORE_THE_PROMISE.iter().any(|path| row.path.starts_with(path));
        // Opened by a link of their own, whoever is signed in.
        if is_open || row.path.starts_with("/handover-links/") || row.path.starts_with("/me") {
            continue;
        }
        let (path, form) = (scene.filled(row.path), scene.filled(row.form));
        let answer = ask(&mut scene.browser(role).await, row.method(), &path, &form).await;
        let is_led =
            answer.status == StatusCode::SEE_OTHER && answer.location().starts_with("/undertaking?to=");
        if !is_led && answer.status != StatusCode::NOT_FOUND {
            faults.push(format!("{}: {}", row.route, answer.status));
        }
    }
    assert!(scene.read_since(before, role).await.is_empty());
    none(faults);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_page_names_anybody_whom_the_reader_may_not_see() {
    let scene = Scene::set().await;
    let mut faults = Vec::new();
    for row in ROWS.iter().filter(|row| row.method() == "get") {
        for (role, &known_as) in ROLES.iter().enumerate().skip(1) {
            let answer = ask(&mut scene.browser(role).await, "get", &scene.filled(row.path), "").await;
            for name in scene::NAMES {
                if answer.body.contains(name) && !scene::may_read(known_as, name) {
                    faults.push(format!("{} tells {} of {name}", row.path, known_as));
                }
            }
        }
    }
    none(faults);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_with_personal_data_is_in_the_access_log_when_it_arrives() {
    let scene = Scene::set().await;
    let mut faults = Vec::new();
    let mut pages = 0;
    for row in ROWS {
        // A form that is shown again is a page too.
        let own = if row.method() == "get" { None } else { Some(Scene::set().await) };
        let scene = own.as_ref().unwrap_or(&scene);
        for (role, &known_as) in ROLES.iter().enumerate().skip(1) {
            let before = scene.last_access().await;
            let (path, form) = (scene.filled(row.path), scene.filled(row.form));
            let answer = ask(&mut scene.browser(role).await, row.method(), &path, &form).await;
            let read = scene.read_since(before, role).await;
            for (name, enrolment) in scene.people() {
                if answer.body.contains(name) {
                    pages += 1;
                    if !read.contains(&enrolment) {
                        faults.push(format!("{} shows {name} to {}, unlogged", row.route, known_as));
                    }
                }
            }
        }
    }
    none(faults);
    assert!(pages > 20, "hardly anything was read: {pages}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_is_kept_by_no_cache_and_runs_no_foreign_script() {
    let scene = Scene::set().await;
    let mut faults = Vec::new();
    for row in ROWS.iter().filter(|row| row.method() == "get") {
        for (role, &known_as) in ROLES.iter().enumerate() {
            let answer = ask(&mut scene.browser(role).await, "get", &scene.filled(row.path), "").await;
            // Open data is for everybody, and for every cache.
            let is_open = row.path.starts_with("/ocds/");
            if !is_open && answer.headers.get(header::CACHE_CONTROL).is_none_or(|value| value != "no-store") {
                faults.push(format!("{} as {}: may be kept", row.path, known_as));
            }
            let policy = answer.headers.get(header::CONTENT_SECURITY_POLICY);
            if policy.is_none_or(|policy| !policy.to_str().unwrap().starts_with("default-src 'none'")) {
                faults.push(format!("{} as {}: no policy", row.path, known_as));
            }
            if answer.body.contains(" style=\"") || answer.body.contains("<script>") {
                faults.push(format!("{} as {}: inline script or style", row.path, known_as));
            }
        }
    }
    none(faults);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_does_not_come_from_our_pages_is_refused_everywhere() {
    let scene = Scene::set().await;
    let mut faults = Vec::new();
    for row in ROWS.iter().filter(|row| row.method() != "get") {
        for (name, value) in
            [("origin", "http://evil.example"), ("origin", "null"), ("sec-fetch-site", "cross-site")]
        {
            for (role, &known_as) in ROLES.iter().enumerate() {
                let request = Request::post(scene.filled(row.path))
                    .header(header::HOST, "127.0.0.1:8080")
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                    .header(name, value);
                let answer = scene.browser(role).await.request(request.body(Body::empty()).unwrap()).await;
                if answer.status != StatusCode::FORBIDDEN {
                    faults.push(format!(
                        "{} as {} with {name}: {value}: {}",
                        row.path, known_as, answer.status
                    ));
                }
            }
        }
    }
    none(faults);
}
