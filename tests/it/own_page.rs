//! A participant's own page: link and code, guesses, what it tells and what not, and that it opens nothing else.

use brygga::model::enrolment::EnrolmentId;
use brygga::model::own_page::link;
use brygga::model::password;
use brygga::model::user::UserId;
use chrono::TimeDelta;

use super::policy::scene::{ROLES, Scene};
use super::policy::table::ROWS;
use super::support::app::{Answer, Browser, TestApp};

/// The code of every link that tests make.
pub const CODE: &str = "428 173";

/// Makes a link with the code `CODE`; gives its token.
pub async fn link(test: &TestApp, coach: UserId, person: EnrolmentId) -> String {
    let coach = test.who(coach).await;
    let hash = password::hash_code("428173");
    let mut db = test.app.db.write().await.unwrap();
    let token = link::make(&mut db, &coach, person, &hash).await.unwrap();
    db.commit().await.unwrap();
    token
}

/// A browser in which the participant has opened the own page.
pub async fn opened(test: &TestApp, coach: UserId, person: EnrolmentId) -> Browser {
    let token = link(test, coach, person).await;
    let mut browser = test.stranger();
    assert_eq!(enter(&mut browser, &token, CODE).await.is(303).location(), "/me");
    browser
}

pub async fn enter(browser: &mut Browser, token: &str, code: &str) -> Answer {
    browser.post(&format!("/my/{token}"), &[("code", code)]).await
}

/// Linnea has worked at the shop; Arbetsförmedlingen may be told about her.
async fn linnea() -> (Scene, Browser) {
    let scene = Scene::set().await;
    let browser = opened(scene.test(), scene.test().cast.anna, scene.test().cast.linnea).await;
    (scene, browser)
}

#[tokio::test]
async fn the_coach_makes_a_link_that_is_shown_once() {
    let test = TestApp::new().await;
    let path = format!("/enrolments/{}/sharing", test.cast.linnea);
    let mut anna = test.browser(test.cast.anna).await;
    anna.get(&path).await.is(200).says(&["Ingen länk är gjord."]);
    let made = anna.post(&format!("/enrolments/{}/own-page", test.cast.linnea), &[]).await;
    let start = made.is(200).body.find("/my/").unwrap() + 4;
    let token = made.body[start..start + 64].to_owned();
    let code: String = made.body.split("once large\">").nth(1).unwrap().chars().take(7).collect();
    let page = anna.get(&path).await;
    page.says(&["Fungerar", "Anna Ek", "Aldrig"]).hides(&[&token, &code]);
    // Neither the token nor the code stands anywhere in the database.
    assert_eq!(test.test.count(&format!("own_page_links WHERE code_hash LIKE '%{code}%'")).await, 0);
    assert_eq!(test.test.count("events WHERE what = 'own_page_made'").await, 1);

    let mut phone = test.stranger();
    assert_eq!(enter(&mut phone, &token, &code).await.is(303).location(), "/me");
    phone.get("/me").await.is(200).says(&["Hej Linnea!", "Anna Ek"]);
    anna.get(&path).await.says(&["En gång"]);
    anna.get(&format!("/enrolments/{}", test.cast.linnea)).await.says(&["Deltagaren själv"]);
}

#[tokio::test]
async fn looking_at_the_link_tells_nothing_and_uses_nothing_up() {
    let test = TestApp::new().await;
    let token = link(&test, test.cast.anna, test.cast.linnea).await;
    let mut scanner = test.stranger();
    for _ in 0..30 {
        let page = scanner.get(&format!("/my/{token}")).await;
        page.is(200).says(&["Skriv din kod"]).hides(&["Linnea", "Björk", "Anna", "Täby"]);
        assert!(page.headers.get("set-cookie").is_none());
    }
    enter(&mut scanner, &token, "").await.is(422).says(&["Koden är sex siffror"]);
    enter(&mut scanner, &token, &"4".repeat(50_000)).await.is(422);
    enter(&mut scanner, &token, CODE).await.is(303);
}

#[tokio::test]
async fn guesses_wait_and_then_close_the_link() {
    let test = TestApp::new().await;
    let token = link(&test, test.cast.anna, test.cast.linnea).await;
    let mut waits = 0;
    let mut looked_at = 0;
    for guess in 0..1000 {
        let mut thief = test.stranger();
        let answer = enter(&mut thief, &token, &format!("{guess:06}")).await;
        answer.hides(&["Linnea", "Björk"]);
        assert!(thief.cookie("brygga-me").is_none());
        match answer.status.as_u16() {
            422 => looked_at += 1,
            429 => {
                waits += 1;
                test.forward(TimeDelta::minutes(20));
            }
            404 => break,
            other => panic!("{other}"),
        }
    }
    assert_eq!(looked_at, link::MOST_TRIED);
    assert!(waits > 5, "{waits}");
    // The right code comes too late, and the coach sees why.
    test.forward(TimeDelta::days(1));
    enter(&mut test.stranger(), &token, CODE).await.is(404);
    let mut anna = test.browser(test.cast.anna).await;
    anna.get(&format!("/enrolments/{}/sharing", test.cast.linnea)).await.says(&["Stängd efter för många"]);
}

#[tokio::test]
async fn many_guesses_at_once_do_not_slip_through_together() {
    let test = std::sync::Arc::new(TestApp::new().await);
    let token = link(&test, test.cast.anna, test.cast.linnea).await;
    let mut guesses = tokio::task::JoinSet::new();
    for guess in 0..30 {
        let (test, token) = (test.clone(), token.clone());
        guesses
            .spawn(async move { enter(&mut test.stranger(), &token, &format!("{guess:06}")).await.status });
    }
    let answers = guesses.join_all().await;
    assert_eq!(answers.iter().filter(|status| status.as_u16() == 422).count(), 5, "{answers:?}");
}

#[tokio::test]
async fn a_link_that_is_old_or_taken_back_opens_nothing() {
    let test = TestApp::new().await;
    let (cast, path) = (&test.cast, format!("/enrolments/{}/own-page", test.cast.linnea));
    let mut phone = opened(&test, cast.anna, cast.linnea).await;
    phone.get("/me").await.is(200);
    // A new link closes the old one and who is in by it.
    let newer = link(&test, cast.anna, cast.linnea).await;
    phone.get("/me").await.is(404).says(&["Sidan är stängd"]).hides(&["Linnea"]);
    enter(&mut phone, &newer, CODE).await.is(303);
    phone.get("/me/hours").await.is(200);
    test.browser(cast.anna).await.post(&format!("{path}/revocation"), &[]).await.is(303);
    phone.get("/me/hours").await.is(404);
    enter(&mut phone, &newer, CODE).await.is(404).says(&["Länken fungerar inte"]);

    let token = link(&test, cast.anna, cast.linnea).await;
    test.forward(link::VALID - TimeDelta::minutes(1));
    enter(&mut phone, &token, CODE).await.is(303);
    test.forward(TimeDelta::minutes(2));
    phone.get("/me").await.is(404);
    enter(&mut phone, &token, CODE).await.is(404);
    phone.get(&format!("/my/{token}")).await.is(404);
    phone.get("/my/nothing").await.is(404);
}

#[tokio::test]
async fn the_page_closes_by_itself_and_when_it_is_left() {
    let test = TestApp::new().await;
    let mut phone = opened(&test, test.cast.anna, test.cast.linnea).await;
    test.forward(TimeDelta::minutes(44));
    phone.get("/me").await.is(200);
    test.forward(TimeDelta::minutes(2));
    phone.get("/me").await.is(404).says(&["Öppna din länk igen"]);
    let mut phone = opened(&test, test.cast.anna, test.cast.linnea).await;
    let session = phone.cookie("brygga-me").unwrap().to_owned();
    phone.post("/me/leave", &[]).await.is(303);
    phone.set_cookie("brygga-me", &session);
    phone.get("/me").await.is(404);
}

#[tokio::test]
async fn the_page_tells_plan_place_hours_consents_and_readers() {
    let (scene, mut phone) = linnea().await;
    let test = scene.test();
    test.browser(test.cast.siv).await.get(&format!("/placements/{}", scene.started())).await.is(200);
    let page = phone.get("/me").await;
    page.is(200).says(&[
        "Hej Linnea!",
        "Sortera i second hand-butik",
        "Återbruket, Täby",
        "20 timmar i veckan",
        "Anna Ek",
    ]);
    page.hides(&["Björk", "19850312", "<script"]);
    phone.get("/me/hours").await.is(200).says(&["måndag 2 mars", "4 timmar"]);
    let sharing = phone.get("/me/sharing").await;
    sharing.is(200).says(&["Arbetsförmedlingen", "Planering och insatser hittills", "Siv Ask", "En gång"]);
    // What may be told, fact by fact.
    sharing.says(&["Vi får berätta om:", "Namn och kontakt", "Vad min plats får veta", "Förnamnet"]);
    phone.set_cookie("language", "en");
    phone.get("/me").await.says(&["Hello Linnea!", "20 hours a week"]);
    phone.get("/me/sharing").await.says(&["Take back my yes"]);
}

#[tokio::test]
async fn a_consent_is_taken_back_with_effect_at_once() {
    let (scene, mut phone) = linnea().await;
    let test = scene.test();
    let path = scene.filled("/me/consents/{consent}/withdrawal");
    phone.get(&path).await.is(200).says(&["Arbetsförmedlingen", "Det gäller direkt"]);
    assert_eq!(test.test.count("handovers WHERE state = 'revoked'").await, 0);
    let done = phone.post(&path, &[]).await;
    phone.follow(done.is(303)).await.says(&["Du har tagit tillbaka ditt ja", "Du tog tillbaka ditt ja"]);
    assert_eq!(test.test.count("handovers WHERE state = 'revoked'").await, 1);
    let theirs = "events WHERE what IN ('consent_withdrawn', 'handover_revoked') AND user_id IS NULL";
    assert_eq!(test.test.count(theirs).await, 2);
    let again = phone.post(&path, &[]).await;
    phone.follow(again.is(303)).await.says(&["Du har tagit tillbaka ditt ja"]);
    assert_eq!(test.test.count(theirs).await, 2, "the second click does nothing");
    let mut anna = test.browser(test.cast.anna).await;
    anna.get(&format!("/enrolments/{}", test.cast.linnea)).await.says(&["Deltagaren själv"]);
}

#[tokio::test]
async fn another_persons_records_are_not_found() {
    let scene = Scene::set().await;
    let test = scene.test();
    let mut omar = opened(test, test.cast.anna, test.cast.omar).await;
    for row in ROWS.iter().filter(|row| row.path.starts_with("/me/") && row.path.contains('{')) {
        let path = scene.filled(row.path);
        let answer = match row.route.starts_with("get ") {
            true => omar.get(&path).await,
            false => omar.post(&path, &[]).await,
        };
        answer.is(404).says(&["Min sida"]).hides(&["Linnea", "Felkod", "Till startsidan"]);
    }
    // Nobody is led from the own page to the staff's, and its words are easy.
    let lost = omar.get("/me/nonsens?a=b").await;
    lost.is(404)
        .says(&["class=\"easy\"", "Sidan finns inte", "href=\"/me\""])
        .hides(&["Felkod", "Till startsidan"]);
    let door = omar.get("/my/a/b").await;
    door.is(404).says(&["class=\"easy\"", "Öppna din länk igen"]).hides(&["Felkod", "Till startsidan"]);
    omar.get("/me").await.hides(&["Linnea", "Björk"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_own_page_opens_nothing_else_and_a_user_opens_no_own_page() {
    let (scene, phone) = linnea().await;
    let session = phone.cookie("brygga-me").unwrap();
    let mut stranger = scene.test().stranger();
    stranger.set_cookie("brygga-me", session);
    for row in ROWS.iter().filter(|row| !row.path.starts_with("/me") && row.let_in.starts_with('-')) {
        let path = scene.filled(row.path);
        let answer = match row.route.starts_with("get ") {
            true => stranger.get(&path).await,
            false => stranger.post(&path, &[]).await,
        };
        assert!(answer.is(303).location().starts_with("/sign-in"), "{path}");
    }
    for role in 1..ROLES.len() {
        scene.browser(role).await.get("/me").await.is(404);
    }
    // Neither cookie is taken for the other.
    let mut mixed = scene.test().stranger();
    mixed.set_cookie("brygga", session);
    assert!(mixed.get("/caseload").await.is(303).location().starts_with("/sign-in"));
}

#[tokio::test]
async fn a_protected_identity_is_told_no_place_and_no_name() {
    let scene = Scene::set().await;
    let test = scene.test();
    let mut hedda = opened(test, test.cast.anna, test.cast.hedda).await;
    let mut anna = test.browser(test.cast.anna).await;
    anna.get(&format!("/enrolments/{}", test.cast.hedda)).await.is(200);
    anna.get(&format!("/enrolments/{}/sharing", test.cast.hedda)).await.says(&["skyddade personuppgifter"]);
    let consent = [
        ("receiver_id", test.cast.agency.to_string()),
        ("consent_form", "oral".into()),
        ("consent_on", "2026-03-02".into()),
        ("valid_to", "2026-09-01".into()),
        ("purpose", "Möte i Täby".into()),
        ("categories", "plan".into()),
    ];
    let consent: Vec<(&str, &str)> = consent.iter().map(|(name, value)| (*name, value.as_str())).collect();
    anna.post(&format!("/enrolments/{}/consents", test.cast.hedda), &consent).await.is(303);
    let telling = ["Hedda", "Lönn", "Kaféet", "Köksbiträde", "Norrtälje", "Täby", "Arbetsförmedlingen"];
    for path in ["/me", "/me/hours", "/me/sharing"] {
        hedda.get(path).await.is(200).hides(&telling);
    }
    hedda.get("/me").await.says(&["Hej!", "10 timmar i veckan", "Anna Ek"]);
    hedda.get("/me/sharing").await.says(&["Myndighet"]).hides(&["Anna Ek"]);
}
