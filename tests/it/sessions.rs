//! Sessions: how long they last, where one is signed in, and how to end them all.

use brygga::model::session::{ABSOLUTE, IDLE, Session};
use chrono::TimeDelta;

use super::support::app::TestApp;
use super::support::cast::PASSWORD;

#[tokio::test]
async fn a_session_nobody_uses_is_over_after_its_idle_time() {
    let test = TestApp::new().await;
    let mut anna = test.browser(test.cast.anna).await;
    test.forward(IDLE - TimeDelta::seconds(1));
    anna.get("/account").await.is(200);
    // Used: it starts anew.
    test.forward(IDLE - TimeDelta::seconds(1));
    anna.get("/account").await.is(200);
    test.forward(IDLE);
    assert_eq!(anna.get("/account").await.is(303).location(), "/sign-in?to=%2Faccount");
}

#[tokio::test]
async fn a_session_is_over_after_its_absolute_time_however_much_it_is_used() {
    let test = TestApp::new().await;
    let mut anna = test.browser(test.cast.anna).await;
    let step = TimeDelta::hours(1);
    for _ in 0..ABSOLUTE.num_hours() - 1 {
        test.forward(step);
        anna.get("/account").await.is(200);
    }
    test.forward(step);
    anna.get("/account").await.is(303);
}

#[tokio::test]
async fn a_form_sent_after_the_session_is_over_changes_nothing_and_leads_to_sign_in() {
    let test = TestApp::new().await;
    let mut anna = test.browser(test.cast.anna).await;
    test.forward(ABSOLUTE);
    let answer = anna.post("/account", &[("version", "1"), ("name", "X"), ("phone", "")]).await;
    assert!(answer.is(303).location().starts_with("/sign-in"));
    anna.htmx = true;
    let fragment = anna.get("/account").await;
    assert!(fragment.is(204).headers["hx-redirect"].to_str().unwrap().starts_with("/sign-in"));
    let mut db = test.app.db.read().await.unwrap();
    let name: String =
        db.query("SELECT name FROM users WHERE id = $1").bind(test.cast.anna).value().await.unwrap();
    assert_eq!(name, "Anna Ek");
}

#[tokio::test]
async fn one_sees_where_one_is_signed_in_and_ends_it_all() {
    let test = TestApp::new().await;
    let mut db = test.app.db.write().await.unwrap();
    let agent = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";
    let token = Session::open(&mut db, test.cast.anna, agent, "192.0.2.7").await.unwrap();
    db.commit().await.unwrap();
    let mut away = test.stranger();
    away.set_cookie("brygga", &token);
    away.get("/account").await.is(200);

    let mut anna = test.browser(test.cast.anna).await;
    let page = anna.get("/account").await;
    page.is(200).says(&["Firefox, Windows", "192.0.2.7", "den här"]);
    assert_eq!(page.body.matches("den här</span>").count(), 1);
    let mut bo = test.browser(test.cast.bo).await;
    bo.get("/account").await.is(200).hides(&["192.0.2.7"]);

    let answer = anna.post("/account/sessions/closure", &[]).await;
    assert_eq!(answer.is(303).location(), "/sign-in");
    anna.get("/account").await.is(303);
    away.get("/account").await.is(303);
    bo.get("/account").await.is(200);
}

#[tokio::test]
async fn another_password_signs_out_everywhere_else() {
    let test = TestApp::new().await;
    test.give_password(test.cast.anna).await;
    let (mut here, mut away) = (test.browser(test.cast.anna).await, test.browser(test.cast.anna).await);
    let before = here.cookie("brygga").unwrap().to_owned();
    here.get("/account/password").await.is(200).says(&["Minst 15 tecken"]);
    let new = "tre gröna bänkar vid kajen";
    let mut change = async |current: &str, password: &str, repeated: &str| {
        here.post(
            "/account/password",
            &[("current", current), ("password", password), ("repeated", repeated)],
        )
        .await
    };
    change("fel lösenord helt", new, new).await.is(422).says(&["nuvarande lösenordet stämmer inte"]);
    change(PASSWORD, "kort", "kort").await.is(422).says(&["minst 15 tecken"]);
    change(PASSWORD, "anna.ek@example.se", "anna.ek@example.se").await.is(422).says(&["lätt att gissa"]);
    change(PASSWORD, new, "något annat").await.is(422).says(&["inte lika"]);
    change("", new, new).await.is(422).says(&["#current"]);
    away.get("/account").await.is(200);
    assert_eq!(change(PASSWORD, new, new).await.is(303).location(), "/account");

    assert_ne!(here.cookie("brygga").unwrap(), before);
    here.get("/account").await.is(200).says(&["Lösenordet är bytt"]);
    away.get("/account").await.is(303);
    let mut stranger = test.stranger();
    stranger.post("/sign-in", &[("email", "anna@example.se"), ("password", PASSWORD)]).await.is(422);
    stranger.post("/sign-in", &[("email", "anna@example.se"), ("password", new)]).await.is(303);
}

#[tokio::test]
async fn somebody_at_an_open_browser_cannot_guess_the_password_either() {
    let test = TestApp::new().await;
    test.give_password(test.cast.anna).await;
    let mut anna = test.browser(test.cast.anna).await;
    let new = "tre gröna bänkar vid kajen";
    let guess = [("current", "fel lösenord helt"), ("password", new), ("repeated", new)];
    for _ in 0..5 {
        anna.post("/account/password", &guess).await.is(422);
    }
    let right = [("current", PASSWORD), ("password", new), ("repeated", new)];
    anna.post("/account/password", &right).await.is(422).says(&["Vänta en minut"]);
}

#[tokio::test]
async fn ones_own_details_change_and_a_clash_shows_both() {
    let test = TestApp::new().await;
    let mut anna = test.browser(test.cast.anna).await;
    let version = anna.get("/account").await.field("version");
    let change = [("version", version.as_str()), ("name", "Anna Öman"), ("phone", "08-1")];
    anna.post("/account", &change).await.is(303);
    anna.get("/account").await.is(200).says(&["Anna Öman", "Sparat."]);
    let stale = [("version", version.as_str()), ("name", "Anna Ek"), ("phone", "")];
    anna.post("/account", &stale).await.is(409).says(&["namnet är nu Anna Öman", "value=\"Anna Ek\""]);
    let long = "å".repeat(121);
    anna.post("/account", &[("version", "2"), ("name", &long), ("phone", "")])
        .await
        .is(422)
        .says(&["högst 120"]);
    // A version that is no number never matches.
    anna.post("/account", &[("version", "x"), ("name", "Y"), ("phone", "")]).await.is(409);
}
