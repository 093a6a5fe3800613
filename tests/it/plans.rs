//! The joint plan: editions, agreement, steps with owners, and what is late on the coach's home.

use brygga::model::plan::{AgreedHow, Draft, Plan, PlanParty, StepDraft, late_steps, tick_off};
use brygga::model::{Error, Refusal};

use super::own_page::opened;
use super::support::app::TestApp;
use super::support::trial::{SCRIPT, Trial};
use super::support::{day, refused};

fn draft(after: i64, due: &str) -> Draft {
    let step = |words: &str, goal| StepDraft {
        goal,
        words: words.into(),
        party: PlanParty::Af,
        owner: "Karin Ahlgren".into(),
        due_on: day(due),
    };
    Draft {
        after,
        goals: vec!["Ett halvtidsjobb i kök".into(), "Sova bättre".into()],
        steps: vec![step("Ringa tre kaféer", Some(1)), step("Boka möte", None)],
        agreed: Some((day("2026-03-02"), AgreedHow::AtMeeting)),
        team_on: None,
    }
}

#[tokio::test]
async fn a_new_edition_takes_the_place_of_the_old_one_which_stays_as_it_was() {
    let test = TestApp::new().await;
    let (anna, bo, linnea) = (test.who(test.cast.anna).await, test.who(test.cast.bo).await, test.cast.linnea);
    let mut db = test.app.db.write().await.unwrap();
    let first = Plan::write(&mut db, &anna, linnea, draft(0, "2026-03-09")).await.unwrap();
    assert!(matches!(Plan::write(&mut db, &bo, linnea, draft(1, "2026-03-09")).await, Err(Error::NotFound)));
    let again = Plan::write(&mut db, &anna, linnea, draft(0, "2026-03-09")).await;
    assert!(matches!(again, Err(Error::Stale)), "somebody wrote one meanwhile");
    let steps = first.steps(&mut db).await.unwrap();
    assert_eq!(tick_off(&mut db, &anna, steps[0].id, true).await.unwrap(), linnea);
    assert!(matches!(tick_off(&mut db, &bo, steps[1].id, true).await, Err(Error::NotFound)));
    let second = Plan::write(&mut db, &anna, linnea, draft(1, "2026-04-01")).await.unwrap();
    assert_eq!(second.edition, 2);
    assert_eq!(refused(tick_off(&mut db, &anna, steps[1].id, true).await), Refusal::PlanSuperseded);
    let old = Plan::of_enrolment(&mut db, linnea).await.unwrap().pop().unwrap();
    assert_eq!((old.edition, old.superseded_on), (1, Some(day("2026-03-02"))));
    assert_eq!(old.steps(&mut db).await.unwrap()[0].done_on, Some(day("2026-03-02")));
    db.commit().await.unwrap();
    let mut browser = test.browser(test.cast.anna).await;
    let page = browser.get(&format!("/enrolments/{linnea}/plan")).await;
    page.is(200).says(&[
        "Ett halvtidsjobb i kök",
        "Ringa tre kaféer",
        "Arbetsförmedlingen, Karin Ahlgren",
        "data-print",
    ]);
    let page = browser.get(&format!("/enrolments/{linnea}/plan?edition=1")).await;
    page.is(200).says(&["Den här versionen ersattes 2 mars 2026", "Klart 2 mars 2026"]);
    browser.get(&format!("/enrolments/{linnea}/plan?edition=9")).await.is(200).says(&["Ingen plan än"]);
}

#[tokio::test]
async fn a_late_step_stands_on_the_coachs_home() {
    let test = TestApp::new().await;
    let (anna, linnea) = (test.who(test.cast.anna).await, test.cast.linnea);
    let mut db = test.app.db.write().await.unwrap();
    Plan::write(&mut db, &anna, linnea, draft(0, "2026-03-09")).await.unwrap();
    assert!(late_steps(&mut db, &anna).await.unwrap().is_empty());
    db.commit().await.unwrap();
    test.test.clock.set_day(day("2026-03-10"));
    let page = test.browser(test.cast.anna).await.get("/caseload").await;
    page.is(200).says(&["Försenade steg i planer", "Ringa tre kaféer", "1 dag sent"]);
    test.browser(test.cast.bo).await.get("/caseload").await.is(200).hides(&["Ringa tre kaféer"]);
    let mut db = test.app.db.write().await.unwrap();
    for step in Plan::current(&mut db, linnea).await.unwrap().unwrap().steps(&mut db).await.unwrap() {
        tick_off(&mut db, &anna, step.id, true).await.unwrap();
    }
    assert!(late_steps(&mut db, &anna).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_plan_form_refuses_bad_input_and_leaves_out_empty_rows() {
    let test = TestApp::new().await;
    let mut browser = test.browser(test.cast.anna).await;
    let path = format!("/enrolments/{}/plan", test.cast.linnea);
    browser.get(&format!("{path}/new")).await.is(200).says(&["Mål 1", "Steg 5"]).hides(&["Steg 6"]);
    let good = [
        ("after", "0"),
        ("rows", "5"),
        ("goal_1", ""),
        ("goal_2", SCRIPT),
        ("words_3", "Boka studiebesök"),
        ("party_3", "coach"),
        ("owner_3", ""),
        ("due_3", "2026-03-20"),
        ("towards_3", "2"),
        ("agreed_on", ""),
        ("agreed_how", ""),
    ];
    // The first goal may be left empty as long as there is one.
    let trial = Trial { path: &path, good: &good, tables: &["plans", "plan_steps", "events"] };
    let long = "x".repeat(501);
    let bad = [
        ("goal_2", "", 422),
        ("goal_2", &long, 422),
        ("words_3", "", 422),
        ("words_3", &long, 422),
        ("party_3", "aunt", 422),
        ("due_3", "", 422),
        ("due_3", "2026-01-01", 409),
        ("towards_3", "5", 422),
        ("towards_3", "1", 422),
        ("agreed_on", "2026-03-01", 422),
        ("agreed_how", "by_phone", 422),
        ("team_on", "2026-03-03", 409),
        ("team_on", "2026-01-11", 409),
        ("after", "4", 409),
    ];
    trial.refuses(&test, &mut browser, &bad).await;
    // Each day is told at its own field, all at once.
    let mut wrong = good.to_vec();
    wrong.retain(|(name, _)| !["due_3", "agreed_on", "agreed_how", "team_on"].contains(name));
    wrong.extend([("due_3", "1999-01-01"), ("team_on", "2026-03-03")]);
    wrong.extend([("agreed_on", "2026-03-02"), ("agreed_how", "by_phone")]);
    let answer = browser.post(&path, &wrong).await;
    answer.is(409).says(&["id=\"due_3-fault\"", "id=\"team_on-fault\""]).hides(&["id=\"agreed_on-fault\""]);
    let mut nowhere = good.to_vec();
    nowhere.retain(|(name, _)| *name != "towards_3");
    nowhere.push(("towards_3", "4"));
    browser
        .post(&path, &nowhere)
        .await
        .is(422)
        .says(&["id=\"towards_3-fault\"", "Målet med det numret är tomt"]);
    let mut more = good.to_vec();
    more.push(("more", "yes"));
    browser.post(&path, &more).await.is(200).says(&["Steg 8", "Boka studiebesök"]);
    assert_eq!(test.test.count("plans").await, 0);
    let location = trial.is_done_once(&test, &mut browser, "plankey").await;
    assert_eq!(test.test.count("plan_steps").await, 1);
    browser.get(&location).await.is(200).says(&["Boka studiebesök", "Inte än"]).hides(&[SCRIPT]);
}

#[tokio::test]
async fn a_yes_that_comes_later_is_added_and_changes_nothing_that_was_said() {
    let test = TestApp::new().await;
    let (anna, linnea) = (test.who(test.cast.anna).await, test.cast.linnea);
    let mut db = test.app.db.write().await.unwrap();
    let unagreed = Draft { agreed: None, ..draft(0, "2026-03-09") };
    Plan::write(&mut db, &anna, linnea, unagreed).await.unwrap();
    db.commit().await.unwrap();
    let page = format!("/enrolments/{linnea}/plan");
    let path = format!("{page}/agreement");
    let mut own = opened(&test, test.cast.anna, linnea).await;
    for at in ["/me", "/me/plan"] {
        own.get(at).await.is(200).says(&["Du har inte sagt ja till den här planen än"]);
    }
    // Nobody asks for it after the end.
    let (end, go_on) = (
        "'2026-03-01', end_reason = 'completed', exit_to = 'none'",
        "NULL, end_reason = NULL, exit_to = NULL",
    );
    for (ended, to) in [(true, end), (false, go_on)] {
        let mut db = test.app.db.write().await.unwrap();
        let change = format!("UPDATE enrolments SET ended_on = {to} WHERE id = $1");
        db.built(change).bind(linnea).run().await.unwrap();
        db.commit().await.unwrap();
        for at in ["/me", "/me/plan"] {
            let page = own.get(at).await;
            let not_yet = ["inte sagt ja till den här planen"];
            if ended {
                page.is(200).hides(&not_yet)
            } else {
                page.is(200).says(&not_yet)
            };
        }
    }
    let mut browser = test.browser(test.cast.anna).await;
    browser.get(&page).await.is(200).says(&[&format!("href=\"{path}\"")]);
    assert_eq!(browser.get(&path).await.is(200).field("edition"), "1");
    let said = |on: &'static str, how: &'static str, team: &'static str| {
        [("edition", "1"), ("agreed_on", on), ("agreed_how", how), ("team_on", team)]
    };
    for (fields, status) in [
        (said("", "", ""), 422),
        (said("2026-03-02", "", ""), 422),
        (said("", "by_phone", ""), 422),
        (said("2026-03-02", "by_pigeon", ""), 422),
        (said("2026-03-03", "by_phone", ""), 409),
        (said("2026-01-11", "by_phone", ""), 409),
        (said("", "", "2026-03-03"), 409),
    ] {
        browser.post(&path, &fields).await.is(status);
    }
    let early = browser.post(&path, &said("2026-03-02", "by_phone", "2026-03-03")).await;
    early.is(409).says(&["id=\"team_on-fault\""]).hides(&["id=\"agreed_on-fault\""]);
    assert_eq!(test.test.count("plans WHERE agreed_on IS NULL AND team_on IS NULL").await, 1);
    browser.post(&path, &said("2026-02-27", "by_phone", "")).await.is(303);
    browser.get(&page).await.says(&["27 feb. 2026, på telefon", &path]);
    for at in ["/me", "/me/plan"] {
        own.get(at).await.is(200).says(&["Du sa ja till planen 27 feb. 2026"]).hides(&["inte sagt ja"]);
    }
    own.get("/me/plan").await.says(&["Teamet kan ha lagt till steg efter det."]);
    // What was said stays; the team's is added.
    browser.get(&path).await.is(200).hides(&["name=\"agreed_on\""]);
    browser.post(&path, &said("2026-03-02", "in_writing", "2026-03-02")).await.is(303);
    let mut db = test.app.db.read().await.unwrap();
    let plan = Plan::current(&mut db, linnea).await.unwrap().unwrap();
    assert_eq!((plan.agreed_on, plan.agreed_how), (Some(day("2026-02-27")), Some(AgreedHow::ByPhone)));
    assert_eq!(plan.team_on, Some(day("2026-03-02")));
    let told: Vec<String> = db
        .query("SELECT what FROM events WHERE what LIKE 'plan_agreed%' ORDER BY id")
        .values()
        .await
        .unwrap();
    assert_eq!(told, ["plan_agreed", "plan_agreed_by_team"]);
    drop(db);
    // Nothing is left to say; of a new edition nothing has been said, and the old one's form is too late.
    browser.get(&page).await.hides(&[&path]);
    browser.get(&path).await.is(303);
    let mut db = test.app.db.write().await.unwrap();
    let next = Draft { agreed: None, ..draft(1, "2026-03-09") };
    Plan::write(&mut db, &anna, linnea, next).await.unwrap();
    db.commit().await.unwrap();
    let late = browser.post(&path, &said("2026-03-02", "by_phone", "")).await;
    late.is(409).says(&["href=\"#agreed_on\"", "Nu gäller version 2"]);
    assert_eq!((late.field("edition"), late.field("agreed_on")), ("2".to_owned(), "2026-03-02".to_owned()));
    assert_eq!(test.test.count("plans WHERE agreed_on IS NULL").await, 1);
}
