//! Bad input, everywhere: every form that stands on any page of the program is found by walking the pages, and each of
//! its fields is sent missing, too long, of the wrong kind, with script in it. Whatever comes back is a page in words; a
//! no has changed nothing. Then each is sent twice as it stands, and once with another version than the page's. What a good
//! form does, and what each no says, the tests of each concept tell.

use std::collections::BTreeSet;

use crate::policy::scene::{RECEIVER, ROLES, Scene};
use crate::policy::table::ROWS;
use crate::support::app::{Answer, Browser};
use crate::support::html_form::{HtmlForm, forms};
use crate::support::trial::SCRIPT;

const AS_FIELDS: &str = "application/x-www-form-urlencoded";
/// What changes when anything does.
const TABLES: [&str; 18] = [
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
    "consents",
    "handovers",
    "ratings",
    "attendance_disputes",
    "handover_openings",
];
/// Forms that end the walk, or that may be sent as often as one likes.
const LEFT_ALONE: [&str; 2] = ["/sign-out", "/exports"];
/// Values that hardly any field takes.
const BAD: [&str; 6] = [SCRIPT, "-99999999999999999999", "2026-02-30", "999999", "\u{0}\u{202e}'\"&;--", " "];

/// Whose pages are walked: those who can do something, on records of their own; with and without an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Walker {
    Role(usize),
    Participant,
    Receiver,
}

impl Walker {
    fn all() -> Vec<Self> {
        let roles = ["own coach", "own provider", "own manager", "administrator"];
        let roles = roles.map(|name| Self::Role(ROLES.iter().position(|role| *role == name).unwrap()));
        roles.into_iter().chain([Self::Participant, Self::Receiver]).collect()
    }

    fn name(self) -> &'static str {
        match self {
            Self::Role(role) => ROLES[role],
            Self::Participant => "participant",
            Self::Receiver => "receiver",
        }
    }

    fn walks(self, path: &str) -> bool {
        let (own, link) = (path.starts_with("/me"), path.starts_with("/handover-links/"));
        match self {
            Self::Role(_) => !own && !link && !path.contains("sign-in"),
            Self::Participant => own,
            Self::Receiver => link,
        }
    }

    async fn browser(self, scene: &Scene) -> Browser {
        let cast = &scene.test().cast;
        match self {
            Self::Role(role) => scene.browser(role).await,
            Self::Participant => crate::own_page::opened(scene.test(), cast.anna, cast.linnea).await,
            Self::Receiver => scene.test().stranger(),
        }
    }

    /// Those of the page; for a receiver also those behind the code, which come first: wrong codes close the link.
    async fn forms(self, scene: &Scene, browser: &mut Browser, path: &str) -> Vec<HtmlForm> {
        let mut found = forms(&browser.get(path).await.body);
        if self == Self::Receiver {
            let code = scene.filled("{link_code}");
            let open = browser.post(path, &[("email", RECEIVER), ("code", &code)]).await;
            found.splice(0..0, forms(&open.is(200).body));
        }
        found
    }

    /// Fields that are left as they are.
    fn keeps(self, form: &HtmlForm) -> &'static [&'static str] {
        let is_answer =
            ["/acceptance", "/decline", "/question"].iter().any(|noun| form.action.ends_with(noun));
        if self == Self::Receiver && is_answer { &["key", "to", "email", "code"] } else { &["key", "to"] }
    }
}

/// What a good answer has used up is there again: every body meets a link that waits.
async fn wait_again(scene: &Scene) {
    let mut db = scene.test().app.db.write().await.unwrap();
    for sql in [
        "UPDATE handover_links SET answered_at = NULL, revoked_at = NULL, failures = 0",
        "UPDATE handovers SET state = 'sent', answered_on = NULL, reason = '' WHERE id IN (SELECT handover_id FROM handover_links)",
        "DELETE FROM throttles",
    ] {
        db.query(sql).run().await.unwrap();
    }
    db.commit().await.unwrap();
}

/// Every form once, with who finds it and the page where it stands.
async fn all_forms(scene: &Scene) -> Vec<(Walker, String, HtmlForm)> {
    let mut found: Vec<(Walker, String, HtmlForm)> = Vec::new();
    for walker in Walker::all() {
        let mut browser = walker.browser(scene).await;
        for row in ROWS.iter().filter(|row| row.route.starts_with("get ") && walker.walks(row.path)) {
            let path = scene.filled(row.path);
            for form in walker.forms(scene, &mut browser, &path).await {
                let known = found.iter().any(|(by, _, known)| *by == walker && known.action == form.action);
                if !known && !LEFT_ALONE.contains(&form.action.as_str()) {
                    found.push((walker, row.path.to_owned(), form));
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
    if status == 422 && !body.contains("role=\"alert\"") {
        return Some("a form that comes back without saying why");
    }
    None
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_form_on_every_page_answers_bad_input_in_words_and_changes_nothing() {
    let scene = Scene::set().await;
    let found = all_forms(&scene).await;
    assert!(found.len() > 50, "hardly any forms were found: {}", found.len());
    let (mut faults, mut refused, mut taken) = (Vec::new(), 0, 0);
    for walker in Walker::all() {
        assert!(found.iter().any(|(by, ..)| *by == walker), "no forms of a {}", walker.name());
    }
    let pages: BTreeSet<(Walker, &str)> =
        found.iter().map(|(walker, page, _)| (*walker, page.as_str())).collect();
    for (walker, page) in pages {
        // The forms of one page share a scene; what one has changed, the next must live with.
        let scene = Scene::set().await;
        let path = scene.filled(page);
        let mut browser = walker.browser(&scene).await;
        let there = walker.forms(&scene, &mut browser, &path).await;
        for (_, _, form) in found.iter().filter(|(by, at, _)| *by == walker && at == page) {
            // The same form of this scene, whose keys are its own.
            let Some(form) = there.iter().find(|one| one.action == form.action) else { continue };
            for body in bodies(form, walker.keeps(form)) {
                if walker == Walker::Receiver {
                    wait_again(&scene).await;
                }
                let before = state(&scene).await;
                let answer = browser.post_raw(&form.action, body.clone(), AS_FIELDS).await;
                let shown: String = String::from_utf8_lossy(&body).chars().take(200).collect();
                let tell = |what: &str| {
                    format!(
                        "{} {} as {}: {what}, {}\n    {shown}",
                        page,
                        form.action,
                        walker.name(),
                        answer.status
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
        for form in walker.forms(&scene, &mut browser, &path).await {
            if LEFT_ALONE.contains(&form.action.as_str()) {
                continue;
            }
            if walker == Walker::Receiver {
                wait_again(&scene).await;
            }
            let (is_taken, wrong) = twice(&scene, &mut browser, &form).await;
            taken += i32::from(is_taken);
            faults.extend(wrong.map(|what| format!("{page} {} as {}: {what}", form.action, walker.name())));
        }
    }
    assert!(taken > 60, "hardly any form was taken: {taken}");
    assert!(faults.is_empty(), "{} of {refused} noes:\n{}", faults.len(), faults.join("\n"));
    assert!(refused > 500, "hardly anything was refused: {refused}");
}

/// Sends a form with another version than the page's, and then twice as it stands: whether it was taken, and what is wrong.
async fn twice(scene: &Scene, browser: &mut Browser, form: &HtmlForm) -> (bool, Option<String>) {
    if form.fields.iter().any(|(name, _)| name == "version") {
        let mut stale = form.fields.clone();
        stale.iter_mut().filter(|(name, _)| name == "version").for_each(|(_, value)| *value = "777".into());
        let before = state(scene).await;
        let answer = browser.post_raw(&form.action, written(&stale), AS_FIELDS).await;
        if answer.status.as_u16() < 400 || state(scene).await != before {
            return (false, Some(format!("a stale version was taken, {}", answer.status)));
        }
    }
    let first = browser.post_raw(&form.action, written(&form.fields), AS_FIELDS).await;
    if first.status.as_u16() != 303 {
        return (false, None);
    }
    let once = state(scene).await;
    let second = browser.post_raw(&form.action, written(&form.fields), AS_FIELDS).await;
    let wrong = fault(&second).map(str::to_owned);
    let doubled = (state(scene).await != once).then(|| "what was sent twice was done twice".to_owned());
    (true, wrong.or(doubled))
}

/// The form with each field wrong in every way, one at a time, and wrong as a whole.
fn bodies(form: &HtmlForm, keeps: &[&str]) -> Vec<Vec<u8>> {
    let mut bodies = vec![
        b"%ff%fe=%c3%28".to_vec(),
        b"&&==&".to_vec(),
        Vec::new(),
        format!("note={}", "x".repeat(1_100_000)).into_bytes(),
    ];
    let long = "å".repeat(20_000);
    for (name, _) in form.fields.iter().filter(|(name, _)| !keeps.contains(&name.as_str())) {
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
