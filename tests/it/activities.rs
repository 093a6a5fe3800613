//! Activities: the rules and the form.

use brygga::model::activity::{Activity, Told, sum};
use brygga::model::codes::ActivityKind;
use brygga::model::{Error, Refusal};

use super::support::app::TestApp;
use super::support::cast::today;
use super::support::trial::{SCRIPT, Trial};
use super::support::{day, refused};

fn meeting(on: &str) -> Told {
    Told { kind: ActivityKind::TeamMeeting, day: day(on), minutes: 60, attended: true, note: String::new() }
}

#[tokio::test]
async fn an_activity_is_logged_for_several_of_my_participants_at_once() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let both = [test.cast.omar, test.cast.linnea, test.cast.omar];
    let logged = Activity::log(&mut db, &anna, &both, &meeting("2026-03-02")).await.unwrap();
    assert_eq!(logged.len(), 2, "each person once");
    let absent = Told { attended: false, kind: ActivityKind::FollowUp, ..meeting("2026-03-01") };
    Activity::log(&mut db, &anna, &[test.cast.omar], &absent).await.unwrap();
    let of_omar = Activity::of_enrolment(&mut db, test.cast.omar, 10).await.unwrap();
    assert_eq!(
        of_omar.iter().map(|a| a.kind).collect::<Vec<_>>(),
        [ActivityKind::TeamMeeting, ActivityKind::FollowUp]
    );
    let sum = sum(&mut db, test.cast.omar).await.unwrap();
    assert_eq!((sum.count, sum.minutes, sum.kinds), (2, 60, 1), "who did not come has no hours of it");
}

#[tokio::test]
async fn all_are_logged_or_none() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let one_foreign = [test.cast.linnea, test.cast.bengt];
    let answer = Activity::log(&mut db, &anna, &one_foreign, &meeting("2026-03-02")).await;
    assert!(matches!(answer, Err(Error::NotFound)));
    drop(db);
    assert_eq!(test.test.count("activities").await, 0);
}

#[tokio::test]
async fn an_activity_has_been_and_lies_within_the_enrolment() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let linnea = [test.cast.linnea];
    assert_eq!(
        refused(Activity::log(&mut db, &anna, &linnea, &meeting("2026-03-03")).await),
        Refusal::DateInFuture
    );
    let outside = Refusal::ActivityOutsideEnrolment { from: day("2026-01-12"), to: None };
    assert_eq!(refused(Activity::log(&mut db, &anna, &linnea, &meeting("2026-01-11")).await), outside);
    for minutes in [-1, 1441] {
        let told = Told { minutes, ..meeting("2026-03-02") };
        let refusal = refused(Activity::log(&mut db, &anna, &linnea, &told).await);
        assert_eq!(refusal, Refusal::MinutesOutsideDay { most: 1440 });
    }
    // Nor has a day more than 24 hours with one person, however many activities; who was not there took none of them.
    let of = |minutes, attended| Told { minutes, attended, ..meeting("2026-02-19") };
    for (minutes, attended) in [(1380, true), (1440, false)] {
        Activity::log(&mut db, &anna, &linnea, &of(minutes, attended)).await.unwrap();
    }
    let full = Activity::log(&mut db, &anna, &linnea, &of(61, true)).await;
    assert_eq!(refused(full), Refusal::MinutesOfDayTaken { day: day("2026-02-19"), left: 60 });
    Activity::log(&mut db, &anna, &linnea, &of(60, true)).await.unwrap();
    Activity::log(&mut db, &anna, &[test.cast.omar], &of(1440, true)).await.unwrap();
    db.query("UPDATE enrolments SET ended_on = $2, end_reason = 'moved', exit_to = 'none' WHERE id = $1")
        .bind(test.cast.linnea)
        .bind(day("2026-02-20"))
        .run()
        .await
        .unwrap();
    assert!(
        Activity::log(&mut db, &anna, &linnea, &meeting("2026-02-20")).await.is_ok(),
        "what was done counts"
    );
    let ended = Refusal::ActivityOutsideEnrolment { from: day("2026-01-12"), to: Some(day("2026-02-20")) };
    assert_eq!(refused(Activity::log(&mut db, &anna, &linnea, &meeting("2026-02-21")).await), ended);
    db.commit().await.unwrap();
    // The page begins on the last day, offers nothing that would be refused, and says when it was over.
    let mut browser = test.browser(test.cast.anna).await;
    let person = format!("/enrolments/{}", test.cast.linnea);
    browser.get(&person).await.is(200).hides(&["Samma igen"]);
    let form = browser.get(&format!("{person}/activities/new")).await;
    assert_eq!(form.is(200).field("day"), "2026-02-20");
    let late = [("kind", "other"), ("day", "2026-02-23"), ("minutes", "30"), ("attended", "yes")];
    let no = browser.post(&format!("{person}/activities"), &late).await;
    no.is(409).says(&["började 12 jan. 2026 och slutade 20 feb. 2026"]);
    browser.speaks("en").await;
    browser.post(&format!("{person}/activities"), &late).await.is(409).says(&["ended on 20 Feb 2026"]);
}

#[tokio::test]
async fn what_was_logged_by_mistake_is_struck_and_leaves_a_trace() {
    let test = TestApp::new().await;
    let (anna, bo) = (test.who(test.cast.anna).await, test.who(test.cast.bo).await);
    let mut db = test.app.db.write().await.unwrap();
    let id = Activity::log(&mut db, &anna, &[test.cast.linnea], &meeting("2026-03-02")).await.unwrap()[0];
    assert!(matches!(Activity::strike(&mut db, &bo, id).await, Err(Error::NotFound)));
    assert!(matches!(Activity::find(&mut db, &bo, id).await, Err(Error::NotFound)));
    assert_eq!(Activity::strike(&mut db, &anna, id).await.unwrap(), test.cast.linnea);
    let events: Vec<String> = db.query("SELECT what FROM events ORDER BY id").values().await.unwrap();
    assert_eq!(events, ["activity_logged", "activity_struck"]);
    assert!(matches!(Activity::find(&mut db, &anna, id).await, Err(Error::NotFound)));
    assert_eq!(today(), day("2026-03-02"));
}

#[tokio::test]
async fn an_activity_is_logged_from_the_page_and_again_like_it() {
    let test = TestApp::new().await;
    let mut browser = test.browser(test.cast.anna).await;
    let path = format!("/enrolments/{}/activities/new", test.cast.linnea);
    let page = browser.get(&path).await;
    page.is(200).says(&["Linnea Björk", "Omar Said"]).hides(&["Bengt Gran"]);
    assert_eq!((page.field("day").as_str(), page.field("minutes").as_str()), ("2026-03-02", "60"));
    let omar = test.cast.omar.to_string();
    let sent = [
        ("key", page.field("key")),
        ("kind", "team_meeting".to_owned()),
        ("day", "2026-02-27".to_owned()),
        ("minutes", "90".to_owned()),
        ("attended", "yes".to_owned()),
        ("note", "Planering <b>våren</b>".to_owned()),
        ("people", omar.clone()),
    ];
    let sent: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = browser.post(&format!("/enrolments/{}/activities", test.cast.linnea), &sent).await;
    let page = browser.follow(&answer).await;
    page.is(200).says(&["Aktiviteten är loggad för alla.", "Teammöte", "Planering &#60;b&#62;våren"]);
    assert_eq!(test.test.count("activities").await, 2);
    let again = browser.get(&format!("{path}?like=1")).await;
    assert_eq!(again.field("minutes"), "90");
    let foreign = test.browser(test.cast.bo).await.get("/activities/new?like=1").await;
    foreign.is(404);
}

#[tokio::test]
async fn the_activity_form_refuses_bad_input() {
    let test = TestApp::new().await;
    let mut browser = test.browser(test.cast.anna).await;
    let (linnea, bengt) = (test.cast.linnea.to_string(), test.cast.bengt.to_string());
    let trial = Trial {
        path: "/activities",
        good: &[
            ("person", &linnea),
            ("kind", "coach_meeting"),
            ("day", "2026-03-02"),
            ("minutes", "60"),
            ("attended", "no"),
            ("note", SCRIPT),
        ],
        tables: &["activities", "events"],
    };
    let long = "x".repeat(2001);
    trial
        .refuses(
            &test,
            &mut browser,
            &[
                ("person", "", 422),
                ("person", "x", 422),
                ("person", "999999", 404),
                ("person", &bengt, 404),
                ("people", "x", 422),
                ("people", &bengt, 404),
                ("kind", "", 422),
                ("kind", "party", 422),
                ("day", "", 422),
                ("day", "2026-02-30", 422),
                ("day", "2026-03-03", 409),
                ("day", "2026-01-11", 409),
                ("minutes", "", 422),
                ("minutes", "-1", 422),
                ("minutes", "1441", 422),
                ("minutes", "en timme", 422),
                ("minutes", "1e3", 422),
                ("attended", "maybe", 422),
                ("note", &long, 422),
                ("note", "a\u{0}b", 422),
            ],
        )
        .await;
    trial.is_done_once(&test, &mut browser, "activitykey1").await;
    assert_eq!(test.test.count("activities").await, 1);
    browser.get(&format!("/enrolments/{linnea}")).await.is(200).hides(&[SCRIPT]);
}

#[tokio::test]
async fn several_are_ticked_on_the_home_page_and_logged_once_and_the_latest_is_repeated() {
    let test = TestApp::new().await;
    let mut browser = test.browser(test.cast.anna).await;
    let page = browser.get("/caseload?show=overdue").await;
    page.is(200).says(&[
        "form=\"log\"",
        "Logga för flera",
        "accesskey=\"m\"",
        "(Alt+M)",
        "(Alt+U)",
        "(Alt+L)",
    ]);
    assert_eq!((page.field("minutes").as_str(), page.field("day").as_str()), ("60", "2026-03-02"));
    let (linnea, omar, key) = (test.cast.linnea.to_string(), test.cast.omar.to_string(), page.field("key"));
    let sent = [
        ("key", key.as_str()),
        ("show", "overdue"),
        ("attended", "yes"),
        ("kind", "team_meeting"),
        ("minutes", "45"),
        ("day", "2026-02-27"),
        ("note", "Veckans möte"),
        ("people", &linnea),
        ("people", &omar),
    ];
    let answer = browser.post("/activities", &sent).await;
    assert_eq!(answer.location(), "/caseload?show=overdue", "back to the list as it was");
    assert_eq!(browser.post("/activities", &sent).await.location(), "/caseload?show=overdue");
    assert_eq!(test.test.count("activities").await, 2, "sent twice, logged once");
    // The same key in another form is another sending.
    let stage = [
        ("key", key.as_str()),
        ("stage", "job_finding"),
        ("on", "2026-03-02"),
        ("evidence", "Mötet"),
        ("decided", "yes"),
    ];
    browser.post(&format!("/enrolments/{linnea}/stages"), &stage).await.is(303);
    assert_eq!(test.test.count("support_stages").await, 1);
    // Nobody is ticked: said beside the question for whom.
    let nobody: Vec<_> = sent[1..].iter().copied().filter(|(name, _)| *name != "people").collect();
    browser.post("/activities", &nobody).await.is(422).says(&["Med vem?", "Fyll i det här."]);
    // A fault keeps those who are ticked.
    let wrong: Vec<(&str, &str)> =
        sent[1..].iter().map(|pair| if pair.0 == "minutes" { ("minutes", "1441") } else { *pair }).collect();
    let page = browser.post("/activities", &wrong).await;
    page.is(422).says(&[&format!("value=\"{linnea}\" checked"), &format!("value=\"{omar}\" checked")]);

    let again = browser.get("/activities/new?again=latest").await;
    again.is(200).says(&["Teammöte, 45 min, fredag 27 feb. 2026", "Linnea Björk, Omar Said"]);
    assert_eq!((again.field("minutes").as_str(), again.field("day").as_str()), ("45", "2026-03-02"));
    again.says(&[&format!("value=\"{linnea}\" checked"), &format!("value=\"{omar}\" checked")]);
    let bo = test.browser(test.cast.bo).await.get("/activities/new?again=1").await;
    bo.is(200).hides(&["Linnea", "Veckans"]);
}

/// One way of hours everywhere: never 1:37 here and 3,25 there.
#[tokio::test]
async fn hours_are_told_in_one_way_to_the_coach() {
    let test = TestApp::new().await;
    let linnea = test.cast.linnea.to_string();
    let mut anna = test.browser(test.cast.anna).await;
    for minutes in ["195", "97"] {
        let fields = [
            ("person", linnea.as_str()),
            ("kind", "coach_meeting"),
            ("day", "2026-02-27"),
            ("minutes", minutes),
            ("attended", "yes"),
        ];
        anna.post("/activities", &fields).await.is(303);
    }
    let page = anna.get(&format!("/enrolments/{linnea}")).await;
    page.is(200).says(&["3 tim 15 min", "1 tim 37 min", "2 aktiviteter, 4 timmar 52 minuter"]);
    // The timeline and what is offered to repeat tell it likewise.
    page.says(&["27 feb. 2026, 3 tim 15 min. Kom:", "27 feb. 2026, 1 tim 37 min. Kom:"]);
    page.hides(&["1:37", "3,25", "4,9 timmar", "97 min"]);
    anna.get("/activities/new?again=latest").await.says(&["1 tim 37 min, fredag 27 feb. 2026"]);
    anna.speaks("en").await;
    let page = anna.get(&format!("/enrolments/{linnea}")).await;
    page.says(&["3 h 15 min", "1 h 37 min", "2 activities, 4 hours 52 minutes"]);
    page.says(&["3 h 15 min. Came:"]).hides(&["97 min"]);
}
