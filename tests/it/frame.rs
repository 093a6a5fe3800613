//! The frame around the pages: strangers are led to the sign-in page, people to where their day begins.

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
