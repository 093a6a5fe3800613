//! Bad input, everywhere: every form that stands on any page of the program is found by walking the pages, and each of
//! its fields is sent missing, too long, of the wrong kind, with script in it. Whatever comes back is a page in words; a
//! no has changed nothing. What a good form does, and what each no says, the tests of each concept tell.

use std::collections::BTreeSet;

use crate::policy::scene::{ROLES, Scene};
use crate::policy::table::ROWS;
use crate::support::app::Answer;
use crate::support::html_form::{HtmlForm, forms};
use crate::support::trial::SCRIPT;

const AS_FIELDS: &str = "application/x-www-form-urlencoded";
/// What changes when anything does.
const TABLES: [&str; 13] = [
    "events",
    "participants",
    "enrolments",
    "placements",
    "slots",
    "contracts",
    "organisations",
    "users",
    "activities",
    "allocations",
    "allotment_changes",
    "slot_wishes",
    "reservations",
];
/// Values that hardly any field takes.
const BAD: [&str; 6] = [SCRIPT, "-99999999999999999999", "2026-02-30", "999999", "\u{0}\u{202e}'\"&;--", " "];

/// Whose pages are walked: those who can do something, on records of their own.
fn walkers() -> impl Iterator<Item = usize> {
    ["own coach", "own provider", "own manager", "administrator"]
        .into_iter()
        .map(|name| ROLES.iter().position(|role| *role == name).unwrap())
}

/// Every form once, with the role that finds it and the page where it stands.
async fn all_forms(scene: &Scene) -> Vec<(usize, String, HtmlForm)> {
    let mut found: Vec<(usize, String, HtmlForm)> = Vec::new();
    for role in walkers() {
        for row in ROWS.iter().filter(|row| row.route.starts_with("get ") && !row.path.contains("sign-in")) {
            let path = scene.filled(row.path);
            let page = scene.browser(role).await.get(&path).await;
            for form in forms(&page.body) {
                let known = found.iter().any(|(by, _, known)| *by == role && known.action == form.action);
                if !known && !["/sign-out", "/exports"].contains(&form.action.as_str()) {
                    found.push((role, row.path.to_owned(), form));
                }
            }
        }
    }
    found
}

async fn state(scene: &Scene) -> Vec<i64> {
    let mut counts = Vec::new();
    for table in TABLES {
        counts.push(scene.count(table).await);
    }
    counts
}

/// What is wrong with an answer to bad input, if anything.
fn fault(answer: &Answer) -> Option<&'static str> {
    let status = answer.status.as_u16();
    let body = &answer.body;
    if ![200, 204, 303, 400, 404, 409, 413, 415, 422].contains(&status) {
        return Some("an answer that nobody expects");
    }
    if body.contains("<script>alert") {
        return Some("script in a page");
    }
    if status >= 400 && !(body.contains("lang=\"sv\"") && body.contains("<h1")) {
        return Some("a no without a page");
    }
    if status == 422 && !body.contains("error-summary") {
        return Some("a form that comes back without saying why");
    }
    None
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_form_on_every_page_answers_bad_input_in_words_and_changes_nothing() {
    let scene = Scene::set().await;
    let found = all_forms(&scene).await;
    assert!(found.len() > 50, "hardly any forms were found: {}", found.len());
    let (mut faults, mut refused) = (Vec::new(), 0);
    let pages: BTreeSet<(usize, &str)> = found.iter().map(|(role, page, _)| (*role, page.as_str())).collect();
    for (role, page) in pages {
        // The forms of one page share a scene; what one has changed, the next must live with.
        let scene = Scene::set().await;
        let path = scene.filled(page);
        let mut browser = scene.browser(role).await;
        let there = forms(&browser.get(&path).await.body);
        for (_, _, form) in found.iter().filter(|(by, at, _)| *by == role && at == page) {
            // The same form of this scene, whose keys are its own.
            let Some(form) = there.iter().find(|one| one.action == form.action) else { continue };
            for body in bodies(form) {
                let before = state(&scene).await;
                let answer = browser.post_raw(&form.action, body.clone(), AS_FIELDS).await;
                let shown: String = String::from_utf8_lossy(&body).chars().take(200).collect();
                let tell = |what: &str| {
                    format!(
                        "{} {} as {}: {what}, {}\n    {shown}",
                        page, form.action, ROLES[role], answer.status
                    )
                };
                faults.extend(fault(&answer).map(tell));
                if answer.status.as_u16() >= 400 {
                    refused += 1;
                    if state(&scene).await != before {
                        faults.push(tell("a no that has changed something"));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} of {refused} noes:\n{}", faults.len(), faults.join("\n"));
    assert!(refused > 500, "hardly anything was refused: {refused}");
}

/// The form with each field wrong in every way, one at a time, and wrong as a whole.
fn bodies(form: &HtmlForm) -> Vec<Vec<u8>> {
    let mut bodies = vec![
        b"%ff%fe=%c3%28".to_vec(),
        b"&&==&".to_vec(),
        Vec::new(),
        format!("note={}", "x".repeat(1_100_000)).into_bytes(),
    ];
    let long = "å".repeat(20_000);
    for (name, _) in form.fields.iter().filter(|(name, _)| !["key", "to"].contains(&name.as_str())) {
        let others: Vec<_> = form.fields.iter().filter(|(other, _)| other != name).cloned().collect();
        bodies.push(written(&others));
        for bad in BAD.into_iter().chain([long.as_str()]) {
            let mut fields = others.clone();
            fields.push((name.clone(), bad.to_owned()));
            bodies.push(written(&fields));
        }
        let mut broken = written(&others);
        broken.extend_from_slice(format!("&{name}=%ff%fe").as_bytes());
        bodies.push(broken);
    }
    bodies
}

fn written(fields: &[(String, String)]) -> Vec<u8> {
    serde_html_form::to_string(fields).unwrap().into_bytes()
}
