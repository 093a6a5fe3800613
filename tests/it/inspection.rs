//! A manager sees a person only for a stated reason, for a while, and everybody can see that it was done.

use brygga::model::access::Sight;
use brygga::model::enrolment::{Enrolment, EnrolmentId};
use brygga::model::user::UserId;
use chrono::{NaiveDate, TimeDelta};

use crate::support::app::TestApp;

const REASON: &str = "Klagomål från personen, dnr 2026-17";

async fn sight(test: &TestApp, user: UserId, enrolment: EnrolmentId) -> Option<Sight> {
    let who = test.who(user).await;
    Enrolment::sight(&mut test.app.db.read().await.unwrap(), &who, enrolment).await.ok()
}

fn path(enrolment: EnrolmentId) -> String {
    format!("/enrolments/{enrolment}/inspection")
}

#[tokio::test]
async fn a_reason_opens_the_page_for_eight_hours() {
    let test = TestApp::new().await;
    let (mats, linnea) = (test.cast.mats, test.cast.linnea);
    let mut browser = test.browser(mats).await;
    browser.get(&path(linnea)).await.is(200).says(&["Deltagare d1", "Anna Ek"]).hides(&["Linnea", "Björk"]);
    assert_eq!(sight(&test, mats, linnea).await, Some(Sight::OnReason));

    let answer = browser.post(&path(linnea), &[("reason", REASON)]).await;
    assert_eq!(answer.is(303).location(), format!("/enrolments/{linnea}"));
    assert_eq!(sight(&test, mats, linnea).await, Some(Sight::Inspected));
    assert_eq!(sight(&test, mats, test.cast.omar).await, Some(Sight::OnReason), "nobody else's page");

    let opened = test.test.clock.now();
    test.test.clock.set(opened + TimeDelta::hours(8) - TimeDelta::seconds(1));
    assert_eq!(sight(&test, mats, linnea).await, Some(Sight::Inspected));
    test.test.clock.set(opened + TimeDelta::hours(8));
    assert_eq!(sight(&test, mats, linnea).await, Some(Sight::OnReason));
}

#[tokio::test]
async fn the_reason_stands_in_the_access_log_and_among_the_events() {
    let test = TestApp::new().await;
    let linnea = test.cast.linnea;
    let mut browser = test.browser(test.cast.mats).await;
    browser.post(&path(linnea), &[("reason", REASON)]).await.is(303);
    let mut db = test.app.db.read().await.unwrap();
    let read = brygga::model::access_log::of_enrolment(&mut db, linnea).await.unwrap();
    assert_eq!((read[0].name.as_str(), read[0].reason.as_str()), ("Mats Öst", REASON));
    let happened = brygga::model::event::of_enrolment(&mut db, linnea, 5).await.unwrap();
    assert_eq!(
        (happened[0].what.as_str(), happened[0].particular("reason").as_str()),
        ("inspection_opened", REASON)
    );
}

#[tokio::test]
async fn a_poor_reason_opens_nothing() {
    let test = TestApp::new().await;
    let linnea = test.cast.linnea;
    let mut browser = test.browser(test.cast.mats).await;
    for reason in ["", "          ", "undrar   ", "\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}"] {
        browser.post(&path(linnea), &[("reason", reason)]).await.is(422).says(&["behöver rättas"]);
    }
    browser.post(&path(linnea), &[("reason", &"x".repeat(501))]).await.is(422);
    browser.post(&path(linnea), &[("reason", &"x".repeat(1 << 20))]).await.is(413);
    browser.post(&path(linnea), &[]).await.is(422);
    let hostile = "<script>alert(1)</script>";
    browser.post(&path(linnea), &[("reason", &hostile.repeat(30))]).await.is(422).hides(&[hostile]);
    assert_eq!(test.test.count("inspections").await, 0);
    assert_eq!(sight(&test, test.cast.mats, linnea).await, Some(Sight::OnReason));
}

#[tokio::test]
async fn nobody_else_can_state_a_reason() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    for (user, enrolment) in [
        (cast.nora, cast.linnea),
        (cast.anna, cast.linnea),
        (cast.bo, cast.linnea),
        (cast.siv, cast.linnea),
        (cast.ada, cast.linnea),
        // A protected identity is not even there.
        (cast.mats, cast.hedda),
        (cast.mats, EnrolmentId(99_999)),
    ] {
        let mut browser = test.browser(user).await;
        browser.get(&path(enrolment)).await.is(404);
        browser.post(&path(enrolment), &[("reason", REASON)]).await.is(404);
    }
    browser_of_nobody(&test).await;
    assert_eq!(test.test.count("inspections").await, 0);
}

async fn browser_of_nobody(test: &TestApp) {
    let answer = test.stranger().post(&path(test.cast.linnea), &[("reason", REASON)]).await;
    assert!(answer.location().starts_with("/sign-in"));
}

#[tokio::test]
async fn an_ended_inspection_needs_a_new_reason() {
    let test = TestApp::new().await;
    let (mats, linnea) = (test.cast.mats, test.cast.linnea);
    test.browser(mats).await.post(&path(linnea), &[("reason", REASON)]).await.is(303);
    test.test.clock.set_day(NaiveDate::from_ymd_opt(2026, 3, 5).unwrap());
    assert_eq!(sight(&test, mats, linnea).await, Some(Sight::OnReason));
    test.browser(mats).await.post(&path(linnea), &[("reason", "Uppföljning av klagomålet")]).await.is(303);
    assert_eq!(sight(&test, mats, linnea).await, Some(Sight::Inspected));
    assert_eq!(test.test.count("inspections").await, 2);
}
