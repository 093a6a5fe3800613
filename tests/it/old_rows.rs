//! Rows of before a migration, as they stand after it: what was known is kept, and what nobody knew is not made up.

use brygga::db::Write;
use brygga::model::codes::{ConsentForm, GivenFor};
use brygga::model::consent::{Consent, Given};
use brygga::model::handover::{Addressee, Draft, Handover};
use brygga::model::placement::Placement;
use brygga::model::step_up::StepUp;

use super::support::app::TestApp;
use super::support::day;
use super::support::db::statements;

async fn migrate(db: &mut Write, migration: &str) {
    for statement in statements(migration) {
        db.built(statement).run().await.unwrap();
    }
}

#[tokio::test]
async fn a_step_up_plan_of_before_there_were_editions_is_the_first_that_is_known() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let period = ("2026-03-02", "2026-05-29");
    let linneas = test.propose(cast.anna, cast.linnea, cast.shop, period, 20).await;
    let omars = test.propose(cast.anna, cast.omar, cast.shop, period, 20).await;
    for id in [linneas, omars] {
        test.accept(cast.siv, id, "2026-03-02").await;
    }
    let now = test.test.clock.now();
    let mut db = test.app.db.write().await.unwrap();
    for table in ["step_up_steps", "step_ups"] {
        db.built(format!("DROP TABLE {table}")).run().await.unwrap();
    }
    migrate(&mut db, include_str!("../../migrations/0101_step_ups.sql")).await;
    // Linnea's was written over twice; of Omar's no step is left.
    for (id, decided_on, version) in [(linneas, "2026-03-16", 3_i64), (omars, "2026-03-02", 1)] {
        db.query(
            "INSERT INTO step_ups (placement_id, decided_on, written_by, written_at, version) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(id)
        .bind(day(decided_on))
        .bind(cast.anna)
        .bind(now)
        .bind(version)
        .run()
        .await
        .unwrap();
    }
    for (from_on, hours) in [("2026-03-30", 20_i64), ("2026-03-02", 10)] {
        db.query("INSERT INTO step_up_steps (placement_id, from_on, hours_per_week) VALUES ($1, $2, $3)")
            .bind(linneas)
            .bind(day(from_on))
            .bind(hours)
            .run()
            .await
            .unwrap();
    }
    migrate(&mut db, include_str!("../../migrations/0240_step_up_editions.sql")).await;
    db.commit().await.unwrap();

    let anna = test.who(cast.anna).await;
    let mut db = test.app.db.read().await.unwrap();
    let plan = StepUp::of_placement(&mut db, linneas).await.unwrap().unwrap();
    // It counts on from the number that its forms know, and holds from its first step.
    let latest = &plan.latest;
    assert_eq!(
        (latest.number, latest.decided_on, latest.holds_from),
        (3, day("2026-03-16"), day("2026-03-02"))
    );
    assert_eq!((plan.earlier.len(), latest.written_by_name.as_str()), (0, "Anna Ek"));
    let steps: Vec<_> = plan.steps.iter().map(|step| (step.from_on, step.hours_per_week)).collect();
    assert_eq!(steps, [(day("2026-03-02"), 10), (day("2026-03-30"), 20)]);
    let placement = Placement::find(&mut db, &anna, linneas).await.unwrap();
    assert_eq!(plan.weeks(&mut db, &placement).await.unwrap()[0].planned, Some(600));
    let empty = StepUp::of_placement(&mut db, omars).await.unwrap().unwrap();
    assert_eq!((empty.latest.holds_from, empty.steps.len()), (day("2026-03-02"), 0));
    drop(db);
    // The pages show it, and a new edition follows.
    let mut browser = test.browser(cast.anna).await;
    browser.get(&format!("/placements/{linneas}/step-up")).await.is(200).says(&["30 mars 2026", "20"]);
    let path = format!("/placements/{linneas}/step-up/edit");
    let version = browser.get(&path).await.is(200).field("version");
    let fields = [
        ("version", version.as_str()),
        ("decided_on", "2026-03-02"),
        ("from_1", "2026-03-02"),
        ("hours_1", "12"),
    ];
    browser.post(&path, &fields).await.is(303);
    assert_eq!(test.test.count("step_ups WHERE edition = 4").await, 1);
}

#[tokio::test]
async fn of_handovers_that_were_taken_back_the_events_tell_which_were_ever_sent() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let anna = test.who(cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let given = || Given {
        form: ConsentForm::Oral,
        purpose: "Planering".into(),
        on: day("2026-03-02"),
        valid_to: day("2026-12-31"),
    };
    let draft = |enrolment_id| Draft { enrolment_id, receiver: cast.agency.into(), to: Addressee::default() };
    // Taken back as a draft; taken back when it had been sent; still a draft.
    let never = Handover::draft(&mut db, &anna, draft(cast.linnea)).await.unwrap();
    Handover::consent(&mut db, &anna, never.id, given()).await.unwrap();
    Handover::revoke(&mut db, &anna, never.id).await.unwrap();
    let sent = Handover::draft(&mut db, &anna, draft(cast.omar)).await.unwrap();
    Handover::consent(&mut db, &anna, sent.id, given()).await.unwrap();
    Handover::dispatch(&mut db, &anna, sent.id, day("2026-03-02")).await.unwrap();
    Handover::revoke(&mut db, &anna, sent.id).await.unwrap();
    db.commit().await.unwrap();
    test.test.clock.set_day(day("2026-03-03"));
    let mut db = test.app.db.write().await.unwrap();
    let drafted = Handover::draft(&mut db, &anna, draft(cast.omar)).await.unwrap();
    db.query("ALTER TABLE handovers DROP COLUMN was_sent").run().await.unwrap();
    migrate(&mut db, include_str!("../../migrations/0270_handovers_sent.sql")).await;
    for (id, was_sent) in [(never.id, false), (sent.id, true), (drafted.id, false)] {
        assert_eq!(Handover::find(&mut db, &anna, id).await.unwrap().was_sent, was_sent, "{id}");
    }
}

#[tokio::test]
async fn a_consent_of_a_proposal_is_known_by_its_words_for_the_last_time() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let anna = test.who(cast.anna).await;
    test.propose(cast.anna, cast.linnea, cast.shop, ("2026-03-02", "2026-05-29"), 20).await;
    let given = Given {
        form: ConsentForm::Written,
        purpose: "Placering".into(),
        on: day("2026-03-02"),
        valid_to: day("2026-12-31"),
    };
    let mut db = test.app.db.write().await.unwrap();
    let said = Consent::give(&mut db, &anna, cast.linnea, cast.atelier, given).await.unwrap();
    db.query("ALTER TABLE consents DROP COLUMN given_for").run().await.unwrap();
    migrate(&mut db, include_str!("../../migrations/0271_consents_given_for.sql")).await;
    let all = Consent::of_enrolment(&mut db, cast.linnea).await.unwrap();
    assert_eq!(all.len(), 2);
    for consent in all {
        let expected = if consent.id == said { GivenFor::Handover } else { GivenFor::Placement };
        assert_eq!(consent.given_for, expected, "{}", consent.purpose);
    }
}
