//! What administrators do with users, and what an invited person does with the link.

use axum::http::header;
use brygga::model::user::UserId;
use chrono::TimeDelta;

use super::support::app::{Answer, Browser, TestApp};
use super::support::cast::PASSWORD;

/// The path of the link that a page shows.
fn link(answer: &Answer) -> String {
    let at = answer.body.find("/invitations/").unwrap_or_else(|| panic!("no link: {}", answer.body));
    answer.body[at..].split('"').next().unwrap().to_owned()
}

async fn invite(ada: &mut Browser, test: &TestApp, email: &str) -> Answer {
    let organisation = test.cast.association.to_string();
    let project = test.cast.p1.to_string();
    let key = ada.get("/users/new").await.field("key");
    let fields = [
        ("key", key.as_str()),
        ("name", "Disa Alm"),
        ("email", email),
        ("role", "coach"),
        ("organisation", &organisation),
        ("project", &project),
    ];
    ada.post("/users", &fields).await
}

async fn user(test: &TestApp, email: &str) -> UserId {
    let mut db = test.app.db.read().await.unwrap();
    db.query("SELECT id FROM users WHERE email = $1").bind(email.to_owned()).value().await.unwrap()
}

async fn events(test: &TestApp, user: UserId) -> Vec<String> {
    let mut db = test.app.db.read().await.unwrap();
    db.query("SELECT what FROM events WHERE subject = 'user' AND subject_id = $1 ORDER BY id")
        .bind(user)
        .values()
        .await
        .unwrap()
}

fn accepted(password: &str) -> [(&str, &str); 3] {
    [("name", "Disa Alm"), ("password", password), ("repeated", password)]
}

#[tokio::test]
async fn an_invited_person_chooses_a_password_and_is_in() {
    let test = TestApp::new().await;
    let mut ada = test.browser(test.cast.ada).await;
    let page = invite(&mut ada, &test, "Disa@Example.se").await;
    page.is(200).says(&["Länken är klar", "http://127.0.0.1:8080/invitations/"]);
    let link = link(&page);

    let mut disa = test.stranger();
    // Looking does not use it up: mail programs look first.
    for _ in 0..3 {
        disa.get(&link).await.is(200).says(&["disa@example.se", "Minst 15 tecken"]);
    }
    let answer = disa.post(&link, &accepted(PASSWORD)).await;
    assert_eq!(answer.is(303).location(), "/");
    assert_eq!(disa.follow(&answer).await.is(303).location(), "/caseload");
    // Once.
    disa.get(&link).await.is(404).says(&["Länken gäller inte längre"]);
    test.stranger().post(&link, &accepted(PASSWORD)).await.is(404);
    let signed_in = [("email", "disa@example.se"), ("password", PASSWORD)];
    test.stranger().post("/sign-in", &signed_in).await.is(303);
    let id = user(&test, "disa@example.se").await;
    assert_eq!(
        events(&test, id).await,
        ["membership_given", "user_invited", "invitation_accepted", "signed_in", "signed_in"]
    );
}

#[tokio::test]
async fn two_who_use_the_same_link_at_once_do_not_both_get_in() {
    let test = TestApp::new().await;
    let mut ada = test.browser(test.cast.ada).await;
    let link = link(&invite(&mut ada, &test, "disa@example.se").await);
    let (mut one, mut other) = (test.stranger(), test.stranger());
    let fields = accepted(PASSWORD);
    let (one, other) = tokio::join!(one.post(&link, &fields), other.post(&link, &fields));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert!(statuses == [303, 404] || statuses == [303, 409], "{statuses:?}");
}

#[tokio::test]
async fn an_invitation_holds_for_seven_days_and_a_newer_one_replaces_it() {
    let test = TestApp::new().await;
    let mut ada = test.browser(test.cast.ada).await;
    let first = link(&invite(&mut ada, &test, "disa@example.se").await);
    let again = format!("/users/{}/invitation", user(&test, "disa@example.se").await);
    let second = link(ada.post(&again, &[]).await.is(200));
    assert_ne!(first, second);
    test.stranger().get(&first).await.is(404);
    test.forward(TimeDelta::days(7) - TimeDelta::seconds(1));
    test.stranger().get(&second).await.is(200);
    test.forward(TimeDelta::seconds(1));
    test.stranger().get(&second).await.is(404);
    test.stranger().post(&second, &accepted(PASSWORD)).await.is(404);
    test.stranger().get("/invitations/%F0%28").await.is(404);
    test.stranger().get("/invitations/0").await.is(404);
}

#[tokio::test]
async fn the_link_is_nowhere_in_the_database() {
    let test = TestApp::new().await;
    let mut ada = test.browser(test.cast.ada).await;
    let link = link(&invite(&mut ada, &test, "disa@example.se").await);
    let token = link.strip_prefix("/invitations/").unwrap().to_owned();
    assert_eq!(token.len(), 64);
    let mut db = test.app.db.read().await.unwrap();
    let hash: Vec<u8> = db.query("SELECT token_hash FROM invitations").value().await.unwrap();
    assert_eq!(hash.len(), 32);
    let events: Vec<sqlx::types::Json<serde_json::Value>> =
        db.query("SELECT particulars FROM events").values().await.unwrap();
    assert!(events.iter().all(|particulars| !particulars.0.to_string().contains(&token)));
}

#[tokio::test]
async fn a_password_that_is_easy_to_guess_is_refused_beside_the_field_and_the_link_still_works() {
    let test = TestApp::new().await;
    let mut ada = test.browser(test.cast.ada).await;
    let link = link(&invite(&mut ada, &test, "disa@example.se").await);
    let mut disa = test.stranger();
    for (password, told) in [
        ("grön cykel", "minst 15 tecken"),
        ("Disa Alm Disa Alm!", "för lätt att gissa"),
        ("lösenordlösenord", "för lätt att gissa"),
        ("", "Fyll i det här"),
    ] {
        disa.post(&link, &accepted(password)).await.is(422).says(&[told]);
    }
    let long = "grön cykel hund ".repeat(20);
    disa.post(&link, &accepted(&long)).await.is(422).says(&["högst 200 tecken"]);
    let unlike = [("name", "Disa"), ("password", PASSWORD), ("repeated", "en lång bro över ån")];
    let page = disa.post(&link, &unlike).await;
    page.is(422).says(&["inte lika"]).hides(&[PASSWORD]);
    disa.post(&link, &[("password", PASSWORD), ("repeated", PASSWORD)]).await.is(422).says(&["#name"]);
    disa.post(&link, &accepted(PASSWORD)).await.is(303);
}

#[tokio::test]
async fn inviting_twice_by_mistake_makes_one_user() {
    let test = TestApp::new().await;
    let mut ada = test.browser(test.cast.ada).await;
    let key = ada.get("/users/new").await.field("key");
    let organisation = test.cast.atelier.to_string();
    let fields = [
        ("key", key.as_str()),
        ("name", "Disa"),
        ("email", "disa@example.se"),
        ("role", "provider"),
        ("organisation", &organisation),
        ("project", ""),
    ];
    ada.post("/users", &fields).await.is(200);
    let second = ada.post("/users", &fields).await;
    let id = user(&test, "disa@example.se").await;
    assert_eq!(second.is(303).location(), format!("/users/{id}"));
    // Another form with the same address.
    invite(&mut ada, &test, "DISA@example.se").await.is(422).says(&["redan en användare"]);
    assert_eq!(test.test.count("users").await, 10);
}

#[tokio::test]
async fn a_role_needs_its_place() {
    let test = TestApp::new().await;
    let mut ada = test.browser(test.cast.ada).await;
    let (association, project) = (test.cast.association.to_string(), test.cast.p1.to_string());
    let path = format!("/users/{}/memberships", test.cast.bo);
    let mut give = async |role: &str, organisation: &str, project: &str| {
        ada.post(&path, &[("role", role), ("organisation", organisation), ("project", project)]).await
    };
    give("coach", &association, "").await.is(422).says(&["behöver ett projekt"]);
    give("provider", &association, "").await.is(422).says(&["behöver ett socialt företag"]);
    give("coach", "999999", &project).await.is(404);
    give("coach", &association, "999999").await.is(404);
    give("emperor", &association, &project).await.is(422).says(&["Välj ett av alternativen"]);
    give("", "", "").await.is(422).says(&["2 uppgifter"]);
    give("project_manager", &association, &project).await.is(303);
    // Twice is once.
    give("project_manager", &association, &project).await.is(303);
    assert_eq!(events(&test, test.cast.bo).await, ["membership_given"]);
    assert!(test.who(test.cast.bo).await.manages(test.cast.p1));
}

#[tokio::test]
async fn a_role_taken_away_is_gone_at_once() {
    let test = TestApp::new().await;
    let (mut ada, mut bo) = (test.browser(test.cast.ada).await, test.browser(test.cast.bo).await);
    assert_eq!(bo.get("/").await.location(), "/caseload");
    let page = ada.get(&format!("/users/{}", test.cast.bo)).await;
    page.is(200).says(&["Bo Alm", "Coach", "Steget"]);
    let at = page.body.find("/memberships/").unwrap();
    let id: String = page.body[at + 13..].chars().take_while(char::is_ascii_digit).collect();
    // Somebody else's membership cannot be reached by this address.
    ada.post(&format!("/users/{}/memberships/{id}/removal", test.cast.anna), &[]).await.is(404);
    // Nor may people be left without a coach by it.
    let removal = format!("/users/{}/memberships/{id}/removal", test.cast.bo);
    ada.post(&removal, &[]).await.is(409).says(&["En deltagare har personen som coach"]);
    assert_eq!(bo.get("/").await.location(), "/caseload");
    let (from, to) = (test.cast.bo.to_string(), test.cast.anna.to_string());
    let give = format!("/projects/{}/coaches", test.cast.p1);
    let given = [("from", from.as_str()), ("coach_id", &to)];
    test.browser(test.cast.mats).await.post(&give, &given).await.is(303);
    ada.post(&removal, &[]).await.is(303);
    assert_eq!(bo.get("/").await.location(), "/account");
    ada.post(&format!("/users/{}/memberships/{id}/removal", test.cast.bo), &[]).await.is(404);
}

#[tokio::test]
async fn a_disabled_user_is_out_at_once_and_may_be_let_in_again() {
    let test = TestApp::new().await;
    test.give_password(test.cast.ada).await;
    test.give_password(test.cast.bo).await;
    let (mut ada, mut bo) = (test.browser(test.cast.ada).await, test.browser(test.cast.bo).await);
    bo.get("/account").await.is(200);
    ada.post(&format!("/users/{}/suspension", test.cast.bo), &[]).await.is(303);
    assert!(bo.get("/account").await.is(303).location().starts_with("/sign-in"));
    let signed_in = [("email", "bo@example.se"), ("password", PASSWORD)];
    bo.post("/sign-in", &signed_in).await.is(422);
    ada.get(&format!("/users/{}", test.cast.bo))
        .await
        .is(200)
        .says(&["Avstängd", "En deltagare har personen som coach"]);
    ada.post(&format!("/users/{}/invitation", test.cast.bo), &[]).await.is(409).says(&["Öppna kontot först"]);
    ada.post(&format!("/users/{}/reinstatement", test.cast.bo), &[]).await.is(303);
    bo.post("/sign-in", &signed_in).await.is(303);
    // A second click changes nothing.
    ada.post(&format!("/users/{}/reinstatement", test.cast.bo), &[]).await.is(303);
    assert_eq!(events(&test, test.cast.bo).await, ["user_disabled", "user_enabled", "signed_in"]);
}

#[tokio::test]
async fn an_invitation_of_a_disabled_user_no_longer_works() {
    let test = TestApp::new().await;
    let mut ada = test.browser(test.cast.ada).await;
    let link = link(&invite(&mut ada, &test, "disa@example.se").await);
    test.disable(user(&test, "disa@example.se").await).await;
    test.stranger().get(&link).await.is(404);
    test.stranger().post(&link, &accepted(PASSWORD)).await.is(404);
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let test = TestApp::new().await;
    test.give_password(test.cast.ada).await;
    let mut ada = test.browser(test.cast.ada).await;
    let told = "minst en administratör";
    ada.post(&format!("/users/{}/suspension", test.cast.ada), &[]).await.is(409).says(&[told]);
    let page = ada.get(&format!("/users/{}", test.cast.ada)).await;
    let at = page.body.find("/memberships/").unwrap();
    let id: String = page.body[at + 13..].chars().take_while(char::is_ascii_digit).collect();
    let removal = format!("/users/{}/memberships/{id}/removal", test.cast.ada);
    ada.post(&removal, &[]).await.is(409).says(&[told]);
    // One who has not chosen a password yet could let nobody in.
    let organisation = test.cast.association.to_string();
    let role = [("role", "administrator"), ("organisation", organisation.as_str()), ("project", "")];
    ada.post(&format!("/users/{}/memberships", test.cast.mats), &role).await.is(303);
    ada.post(&removal, &[]).await.is(409).says(&[told]);
    test.give_password(test.cast.mats).await;
    ada.post(&removal, &[]).await.is(303);
    ada.get("/users").await.is(404);
}

#[tokio::test]
async fn two_administrators_who_shut_each_other_out_do_not_both_succeed() {
    for _ in 0..5 {
        let test = TestApp::new().await;
        let mut ada = test.browser(test.cast.ada).await;
        let organisation = test.cast.association.to_string();
        let role = [("role", "administrator"), ("organisation", organisation.as_str()), ("project", "")];
        ada.post(&format!("/users/{}/memberships", test.cast.mats), &role).await.is(303);
        test.give_password(test.cast.ada).await;
        test.give_password(test.cast.mats).await;
        let mut mats = test.browser(test.cast.mats).await;
        let (of_mats, of_ada) =
            (format!("/users/{}/suspension", test.cast.mats), format!("/users/{}/suspension", test.cast.ada));
        let (one, other) = tokio::join!(ada.post(&of_mats, &[]), mats.post(&of_ada, &[]));
        let mut db = test.app.db.read().await.unwrap();
        let out: i64 =
            db.query("SELECT COUNT(*) FROM users WHERE disabled_at IS NOT NULL").value().await.unwrap();
        assert_eq!(out, 1, "{} {}", one.status, other.status);
    }
}

#[tokio::test]
async fn the_list_finds_by_any_part_of_a_name_with_any_letters() {
    let test = TestApp::new().await;
    let mut ada = test.browser(test.cast.ada).await;
    ada.get("/users").await.is(200).says(&["9 användare", "Ada Hägg", "Mats Öst", "Projektledare, Steget"]);
    ada.get("/users?q=%C3%96ST").await.is(200).says(&["1 användare", "Mats Öst"]).hides(&["Bo Alm"]);
    ada.get("/users?q=alm+bo").await.is(200).says(&["Bo Alm"]).hides(&["Mats Öst"]);
    ada.get("/users?q=nobody").await.is(200).says(&["Ingen heter så"]);
    ada.get("/users?q=%25").await.is(200).says(&["Ingen heter så"]);
    ada.htmx = true;
    let part = ada.get("/users?q=bo").await;
    part.is(200).says(&["Bo Alm"]).hides(&["<html"]);
}

#[tokio::test]
async fn a_long_list_has_pages() {
    let test = TestApp::new().await;
    let mut db = test.app.db.write().await.unwrap();
    let now = db.now();
    for number in 0..95 {
        db.query("INSERT INTO users (email, name, created_at) VALUES ($1, $2, $3)")
            .bind(format!("user{number}@example.se"))
            .bind(format!("Zelda {number:02}"))
            .bind(now)
            .run()
            .await
            .unwrap();
    }
    db.commit().await.unwrap();
    let mut ada = test.browser(test.cast.ada).await;
    ada.get("/users").await.is(200).says(&["104 användare", "Sida 1 av 3"]).hides(&["Zelda 94"]);
    ada.get("/users?page=3").await.is(200).says(&["Zelda 94"]);
    ada.get("/users?page=99").await.is(200);
}

#[tokio::test]
async fn details_changed_by_two_show_both_versions() {
    let test = TestApp::new().await;
    let mut ada = test.browser(test.cast.ada).await;
    let path = format!("/users/{}/edit", test.cast.bo);
    let version = ada.get(&path).await.field("version");
    let change = [("version", version.as_str()), ("name", "Bo Gran"), ("phone", "08-123 45")];
    assert_eq!(ada.post(&path, &change).await.is(303).location(), format!("/users/{}", test.cast.bo));
    let other = [("version", version.as_str()), ("name", "Bo Lind"), ("phone", "")];
    let page = ada.post(&path, &other).await;
    page.is(409).says(&["Bo Gran", "08-123 45", "value=\"Bo Lind\""]);
    let newer = page.field("version");
    ada.post(&path, &[("version", &newer), ("name", "Bo Lind"), ("phone", "")]).await.is(303);
    ada.get(&format!("/users/{}", test.cast.bo)).await.says(&["Bo Lind"]);
    ada.post(&path, &[("version", &newer), ("name", ""), ("phone", "")]).await.is(422);
    let script = [("version", "4"), ("name", "<script>alert(1)</script>"), ("phone", "")];
    ada.post(&path, &script).await.hides(&["<script>alert"]);
}

#[tokio::test]
async fn nobody_but_an_administrator_reaches_users() {
    let test = TestApp::new().await;
    for user in [test.cast.anna, test.cast.mats, test.cast.siv] {
        let mut browser = test.browser(user).await;
        for path in ["/users", "/users/new", &format!("/users/{}", test.cast.bo)] {
            browser.get(path).await.is(404);
        }
        browser.post(&format!("/users/{}/suspension", test.cast.bo), &[]).await.is(404);
        let answer = browser.post("/users", &[("name", "x")]).await;
        answer.is(404);
        assert!(answer.headers[header::CACHE_CONTROL] == "no-store");
    }
}
