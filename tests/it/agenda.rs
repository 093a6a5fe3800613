//! The team's agenda builds itself: each part with whoever belongs there and nobody else, and the clocks of handovers.

use brygga::model::Error;
use brygga::model::agenda::Agenda;
use brygga::model::codes::ConsentForm;
use brygga::model::consent::{Consent, Given};
use brygga::model::enrolment::EnrolmentId;
use brygga::model::handover::{
    Addressee, Clocks, Draft as HandoverDraft, Handover, HandoverId, Sending, Settings,
};
use brygga::model::plan::{Draft, Plan, PlanParty, StepDraft};
use brygga::model::user::UserId;

use super::own_page::opened;
use super::support::app::TestApp;
use super::support::day;

async fn agenda(test: &TestApp, user: UserId) -> Agenda {
    let who = test.who(user).await;
    let mut db = test.app.db.read().await.unwrap();
    Agenda::of(&mut db, &who, test.cast.p1).await.unwrap()
}

/// A plan of so many steps, due on a day after another from the 10th of February.
async fn planned(test: &TestApp, coach: UserId, person: EnrolmentId, steps: usize) {
    let who = test.who(coach).await;
    let step = |number: usize| StepDraft {
        goal: None,
        words: format!("Steget nummer {number}"),
        party: PlanParty::Af,
        owner: "Karin Ahlgren".into(),
        due_on: day("2026-02-09") + chrono::Days::new(number as u64),
    };
    let draft = Draft {
        after: 0,
        goals: vec!["Ett jobb".into()],
        // Written in another order than that of their days.
        steps: (1..=steps).rev().map(step).collect(),
        agreed: None,
        team_on: None,
    };
    let mut db = test.app.db.write().await.unwrap();
    Plan::write(&mut db, &who, person, draft).await.unwrap();
    db.commit().await.unwrap();
}

#[tokio::test]
async fn twelve_late_steps_of_one_person_are_one_entry() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    planned(&test, cast.anna, cast.linnea, 12).await;
    planned(&test, cast.anna, cast.hedda, 1).await;
    planned(&test, cast.bo, cast.bengt, 2).await;
    let of_anna = agenda(&test, cast.anna).await;
    let told: Vec<(EnrolmentId, usize)> =
        of_anna.late.iter().map(|(item, steps)| (item.id, steps.len())).collect();
    assert_eq!(told, [(cast.linnea, 12), (cast.bengt, 2), (cast.hedda, 1)]);
    assert_eq!(of_anna.late[0].1[0].due_on, day("2026-02-10"), "the oldest first");
    assert!(of_anna.people().contains(&cast.hedda));
    // A protected identity is on its own coach's agenda alone.
    let of_bo = agenda(&test, cast.bo).await;
    assert_eq!(of_bo.late.iter().map(|(item, _)| item.id).collect::<Vec<_>>(), [cast.linnea, cast.bengt]);

    let mut anna = test.browser(cast.anna).await;
    let page = anna.get("/agenda").await;
    page.is(200).says(&[
        "Steg i planen som är sena",
        "12 steg är sena.",
        "Steget nummer 1 (Karin Ahlgren, senast 10 feb. 2026)",
        "Steget nummer 3",
        "och 9 till",
        "1 steg är sent.",
    ]);
    page.hides(&["Steget nummer 4"]);
    // Taken off the list: what is done, and whoever is paused.
    let who = test.who(cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let plan = Plan::current(&mut db, cast.hedda).await.unwrap().unwrap();
    let step = plan.steps(&mut db).await.unwrap()[0].id;
    brygga::model::plan::tick_off(&mut db, &who, step, true).await.unwrap();
    db.commit().await.unwrap();
    let pause = [("from", "2026-03-02"), ("until", "2026-04-01"), ("reason", "illness"), ("note", "")];
    anna.post(&format!("/enrolments/{}/pauses", cast.linnea), &pause).await.is(303);
    let left = agenda(&test, cast.anna).await;
    assert_eq!(left.late.iter().map(|(item, _)| item.id).collect::<Vec<_>>(), [cast.bengt]);
}

#[tokio::test]
async fn the_agenda_is_for_the_coaches_of_the_project() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    for user in [cast.klara, cast.mats, cast.siv, cast.ada] {
        let who = test.who(user).await;
        let mut db = test.app.db.read().await.unwrap();
        assert!(matches!(Agenda::of(&mut db, &who, cast.p1).await, Err(Error::NotFound)), "{user:?}");
    }
}

fn given(valid_to: &str) -> Given {
    Given {
        form: ConsentForm::Written,
        purpose: "Planering".into(),
        on: day("2026-03-02"),
        valid_to: day(valid_to),
    }
}

#[tokio::test]
async fn a_consent_that_runs_out_stands_there_unless_a_longer_one_has_come() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let who = test.who(cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    Consent::give(&mut db, &who, cast.linnea, cast.agency, given("2026-04-01")).await.unwrap();
    Consent::give(&mut db, &who, cast.omar, cast.agency, given("2026-04-02")).await.unwrap();
    db.commit().await.unwrap();
    let ids = |agenda: &Agenda| agenda.expiring.iter().map(|item| item.id).collect::<Vec<_>>();
    // Thirty days ahead, and no more.
    assert_eq!(ids(&agenda(&test, cast.anna).await), [cast.linnea]);
    test.test.clock.set_day(day("2026-03-03"));
    assert_eq!(ids(&agenda(&test, cast.anna).await), [cast.linnea, cast.omar]);
    let mut db = test.app.db.write().await.unwrap();
    Consent::give(&mut db, &who, cast.linnea, cast.agency, given("2026-12-31")).await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(ids(&agenda(&test, cast.anna).await), [cast.omar]);
}

#[tokio::test]
async fn whoever_is_new_or_has_met_nobody_for_a_month_stands_there() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    // Enrolled on the 12th of January, and nobody has met them.
    let of_bo = agenda(&test, cast.bo).await;
    assert_eq!(of_bo.new.len(), 0);
    assert_eq!(
        of_bo.quiet.iter().map(|item| item.id).collect::<Vec<_>>(),
        [cast.linnea, cast.omar, cast.bengt]
    );
    let mut db = test.app.db.write().await.unwrap();
    for (person, on, attended) in [
        (cast.linnea, "2026-01-31", true),
        (cast.omar, "2026-01-30", true),
        (cast.bengt, "2026-03-01", false),
    ] {
        db.query(
            "INSERT INTO activities (enrolment_id, kind, day, minutes, attended) VALUES ($1, 'coach_meeting', $2, 60, $3)",
        )
        .bind(person)
        .bind(day(on))
        .bind(attended)
        .run()
        .await
        .unwrap();
    }
    db.commit().await.unwrap();
    // Thirty days ago is recent; a meeting that nobody came to is none.
    let quiet = agenda(&test, cast.bo).await.quiet;
    let mut told: Vec<_> = quiet.iter().map(|item| (item.id, item.on)).collect();
    told.sort();
    assert_eq!(told, [(cast.omar, Some(day("2026-01-30"))), (cast.bengt, None)]);
    test.test.clock.set_day(day("2026-01-19"));
    assert_eq!(agenda(&test, cast.bo).await.new.len(), 3);
    test.test.clock.set_day(day("2026-01-20"));
    assert_eq!(agenda(&test, cast.bo).await.new.len(), 0);
}

async fn stuck(test: &TestApp, on: &str) -> Vec<(HandoverId, i64)> {
    test.test.clock.set_day(day(on));
    let stuck = agenda(test, test.cast.anna).await.stuck;
    stuck.into_iter().map(|(_, handover, days)| (handover.id, days)).collect()
}

async fn set(test: &TestApp, clocks: Clocks) {
    let mats = test.who(test.cast.mats).await;
    let mut db = test.app.db.write().await.unwrap();
    let settings = Settings { clocks, ..Settings::find(&mut db, &mats, test.cast.p1).await.unwrap() };
    settings.keep(&mut db, &mats, test.cast.p1).await.unwrap();
    db.commit().await.unwrap();
}

#[tokio::test]
async fn a_project_says_how_long_a_proposal_holds_its_seat() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let page = format!("/projects/{}/handover-clocks", cast.p1);
    let mut mats = test.browser(cast.mats).await;
    let form = |days: &'static str| {
        let zero = ["draft", "chase", "answer", "meeting", "release"].map(|field| (field, "0"));
        [&zero[..], &[("link", "14"), ("proposal", days)]].concat()
    };
    for wrong in ["0", "61", "", "tio"] {
        mats.post(&page, &form(wrong)).await.is(422);
    }
    mats.post(&page, &form("3")).await.is(303);
    mats.get(&page).await.is(200).says(&["Ett förslag håller sin plats i"]);
    let id = test.propose(cast.anna, cast.linnea, cast.shop, ("2026-03-02", "2026-04-30"), 10).await;
    let mut db = test.app.db.read().await.unwrap();
    let until: chrono::NaiveDate =
        db.query("SELECT expires_on FROM placements WHERE id = $1").bind(id).value().await.unwrap();
    assert_eq!(until, day("2026-03-05"));
}

#[tokio::test]
async fn each_step_of_a_handover_has_its_clock_and_the_next_step_starts_another() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let anna = test.who(cast.anna).await;
    set(&test, Clocks { draft: 3, chase: 5, meeting: 7, release: 2 }).await;
    let mut db = test.app.db.write().await.unwrap();
    let draft = HandoverDraft {
        enrolment_id: cast.linnea,
        receiver: cast.agency.into(),
        to: Addressee { name: "Ulla Berg".into(), email: String::new() },
    };
    let id = Handover::draft(&mut db, &anna, draft).await.unwrap().id;
    db.commit().await.unwrap();
    assert_eq!(stuck(&test, "2026-03-05").await, []);
    assert_eq!(stuck(&test, "2026-03-06").await, [(id, 1)]);
    let mut db = test.app.db.write().await.unwrap();
    Handover::revoke(&mut db, &anna, id).await.unwrap();
    let consent = Given { on: day("2026-03-06"), ..given("2026-12-31") };
    let sending = Sending {
        enrolment_id: cast.linnea,
        receiver: cast.agency.into(),
        to: Addressee::default(),
        on: day("2026-03-06"),
        consent,
    };
    let id = Handover::send(&mut db, &anna, sending).await.unwrap().id;
    db.commit().await.unwrap();
    assert_eq!(stuck(&test, "2026-03-11").await, []);
    assert_eq!(stuck(&test, "2026-03-13").await, [(id, 2)]);
    let mut db = test.app.db.write().await.unwrap();
    Handover::accept(&mut db, &anna, id, day("2026-03-13"), "Ulla Berg".into()).await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(stuck(&test, "2026-03-20").await, []);
    assert_eq!(stuck(&test, "2026-03-21").await, [(id, 1)]);
    let mut db = test.app.db.write().await.unwrap();
    Handover::meet(&mut db, &anna, id, day("2026-03-21")).await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(stuck(&test, "2026-03-23").await, []);
    assert_eq!(stuck(&test, "2026-03-25").await, [(id, 2)]);
    let mut page = test.browser(cast.anna).await;
    page.get("/agenda").await.says(&["Överlämningar som står still", "Arbetsförmedlingen", "2 dagar"]);
    // 0 is off; let go, there is nothing to wait for.
    set(&test, Clocks { draft: 3, chase: 5, meeting: 7, release: 0 }).await;
    assert_eq!(stuck(&test, "2026-06-25").await, []);
    set(&test, Clocks { draft: 3, chase: 5, meeting: 7, release: 2 }).await;
    assert_eq!(stuck(&test, "2026-06-25").await.len(), 1);
    let mut db = test.app.db.write().await.unwrap();
    Handover::release(&mut db, &anna, id, day("2026-06-25")).await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(stuck(&test, "2026-12-01").await, []);
}

#[tokio::test]
async fn nobody_is_overdue_or_quiet_in_a_pause() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut anna = test.browser(cast.anna).await;
    let step = [("next_step", "meeting"), ("next_step_on", "2026-03-02")];
    anna.post(&format!("/enrolments/{}/next-step", cast.linnea), &step).await.is(303);
    test.test.clock.set_day(day("2026-03-03"));
    let stands = |items: &[brygga::model::agenda::Item]| items.iter().any(|item| item.id == cast.linnea);
    let before = agenda(&test, cast.anna).await;
    assert!(stands(&before.overdue) && stands(&before.quiet));
    let pause = [("from", "2026-03-03"), ("until", "2026-04-01"), ("reason", "illness"), ("note", "")];
    let mut anna = test.browser(cast.anna).await;
    anna.post(&format!("/enrolments/{}/pauses", cast.linnea), &pause).await.is(303);
    let paused = agenda(&test, cast.anna).await;
    assert!(!stands(&paused.overdue) && !stands(&paused.quiet));
    test.test.clock.set_day(day("2026-04-01"));
    let after = agenda(&test, cast.anna).await;
    assert!(stands(&after.overdue) && stands(&after.quiet));
}

/// New people have no plan: what the team decides about them is not thrown away.
#[tokio::test]
async fn a_decision_about_somebody_without_a_plan_is_the_first_step_of_one() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut anna = test.browser(cast.anna).await;
    let omar = cast.omar.to_string();
    for (words, party) in [("Ringa vårdcentralen", "region"), ("Skriva ett CV", "participant")] {
        let decision = [
            ("enrolment", omar.as_str()),
            ("section", "new"),
            ("words", words),
            ("party", party),
            ("owner", ""),
            ("next_step_on", "2026-03-09"),
        ];
        anna.post("/agenda/decisions", &decision).await.is(303);
    }
    assert_eq!((test.test.count("plans").await, test.test.count("plan_steps").await), (1, 2));
    assert_eq!(test.test.count("events WHERE what = 'plan_written'").await, 1);
    assert_eq!(test.test.count("events WHERE what = 'plan_step_added'").await, 2);
    let person = format!("/enrolments/{omar}");
    let page = anna.get(&format!("{person}/plan")).await;
    page.is(200).says(&["Ringa vårdcentralen", "Skriva ett CV", "Inte än", "Skriv en ny version"]);
    anna.get(&person).await.is(200).says(&["Teamet bestämde: Ringa vårdcentralen"]);
    // A whole plan is written on top of it, with the steps that stand.
    let next = anna.get(&format!("{person}/plan/new")).await;
    assert_eq!(next.is(200).field("after"), "1");
    next.says(&["Ringa vårdcentralen", "Skriva ett CV"]);
    let mut own = opened(&test, cast.anna, cast.omar).await;
    own.get("/me/plan")
        .await
        .is(200)
        .says(&["Skriva ett CV", "Du har inte sagt ja"])
        .hides(&["Dit vill jag"]);
}

#[tokio::test]
async fn a_decision_becomes_a_step_of_the_plan_and_what_is_wrong_is_said_on_the_page() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut anna = test.browser(cast.anna).await;
    let linnea = cast.linnea.to_string();
    let decision = [
        ("enrolment", linnea.as_str()),
        ("section", "quiet"),
        ("words", "Ringa vårdcentralen"),
        ("party", "region"),
        ("owner", "Karin Ahlgren"),
        ("next_step_on", "2026-03-09"),
    ];
    let with = |field: &'static str, value: &'static str| {
        let mut fields = decision.to_vec();
        fields.iter_mut().filter(|(name, _)| *name == field).for_each(|(_, written)| *written = value);
        fields
    };
    planned(&test, cast.anna, cast.linnea, 2).await;
    for (fields, status) in [
        (with("words", ""), 422),
        (with("party", ""), 422),
        (with("party", "anybody"), 422),
        (with("next_step_on", ""), 422),
        (with("next_step_on", "2026-03-01"), 409),
    ] {
        anna.post("/agenda/decisions", &fields).await.is(status).says(&["error-summary", "Karin Ahlgren"]);
    }
    assert_eq!(test.test.count("plan_steps").await, 2);
    let mut once = decision.to_vec();
    once.push(("key", "decisionkey1"));
    anna.post("/agenda/decisions", &once).await.is(303);
    anna.post("/agenda/decisions", &once).await.is(303);
    assert_eq!(test.test.count("plan_steps WHERE position = 3 AND party = 'region'").await, 1);
    assert_eq!(test.test.count("plan_steps").await, 3);
    anna.get(&format!("/enrolments/{linnea}/plan")).await.says(&["Ringa vårdcentralen", "Karin Ahlgren"]);
    // The page's own forms have a key each: sent twice is once.
    let page = anna.get("/agenda").await;
    let keys: Vec<&str> = page
        .body
        .split("name=\"key\" value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    let different: std::collections::HashSet<&&str> = keys.iter().collect();
    assert!(!keys.is_empty() && keys.iter().all(|key| (32..=64).contains(&key.len())), "{keys:?}");
    assert_eq!(different.len(), keys.len());
    // A next step alone, as before; somebody else's is not found.
    anna.post(
        "/agenda/decisions",
        &[("enrolment", &linnea), ("next_step", "meeting"), ("next_step_on", "2026-03-09")],
    )
    .await
    .is(303);
    test.browser(cast.bo).await.post("/agenda/decisions", &decision).await.is(404);
}
