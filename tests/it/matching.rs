//! Which slots fit a person, and why or why not: `brygga match`, and the rules that only the database can tell.

use brygga::model::codes::DeclineReason;
use brygga::model::enrolment::{Enrolment, EnrolmentId};
use brygga::model::matching::{Circumstances, Finding, Judgement};
use brygga::model::slot::SlotId;
use brygga::model::vacancy::{Period, Vacancy};
use chrono::{Days, NaiveDate};
use serde_json::Value;

use crate::command_line::brygga;
use crate::support::app::TestApp;
use crate::support::cast;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn spring() -> Period {
    Period { from: day("2026-03-16"), to: day("2026-06-15") }
}

async fn judge(test: &TestApp, person: EnrolmentId, slot: SlotId, period: Period) -> Judgement {
    let who = cast::who(&test.app.db, test.cast.anna).await;
    let mut db = test.app.db.read().await.unwrap();
    let enrolment = Enrolment::find(&mut db, &who, person).await.unwrap();
    let circumstances = Circumstances::read(&mut db, &enrolment, period).await.unwrap();
    let after = SlotId(slot.0 - 1);
    let vacancies = Vacancy::open_to(&mut db, enrolment.project_id, after, 1, period).await.unwrap();
    assert_eq!(vacancies[0].slot.id, slot);
    circumstances.judge(&vacancies[0])
}

fn hard(judgement: &Judgement) -> Vec<Finding> {
    judgement.findings.iter().map(|(finding, _)| *finding).filter(Finding::is_hard).collect()
}

/// Draws a number, as each change does: what matching keeps is read anew.
async fn run(test: &TestApp, sql: &'static str) {
    let mut db = test.app.db.write().await.unwrap();
    db.query(sql).run().await.unwrap();
    db.query("UPDATE change_numbers SET number = number + 1").run().await.unwrap();
    db.commit().await.unwrap();
}

/// A placement of a person at a slot, in a state, over the spring.
async fn placement(
    test: &TestApp,
    person: EnrolmentId,
    slot: SlotId,
    state: &str,
    reason: Option<DeclineReason>,
) {
    let mut db = test.app.db.write().await.unwrap();
    let reference = format!("pl-{}", rand::random::<u64>());
    let ended = (state == "ended").then_some("completed");
    db.query(
        "INSERT INTO placements (ref, enrolment_id, slot_id, track, state, hours_per_week, starts_on, planned_end_on, proposed_on,
            answered_on, decline_reason, started_on, ended_on, end_reason, adaptations)
         VALUES ($1, $2, $3, 'work_training', $4, 10, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(reference)
    .bind(person)
    .bind(slot)
    .bind(state.to_owned())
    .bind(spring().from)
    .bind(spring().to)
    .bind(day("2026-02-20"))
    .bind(day("2026-02-23"))
    .bind(reason)
    .bind((state != "declined").then_some(day("2026-02-25")))
    .bind(ended.map(|_| day("2026-03-01")))
    .bind(ended.map(str::to_owned))
    .bind(sqlx::types::Json(Vec::<String>::new()))
    .run()
    .await
    .unwrap();
    // As every verb does.
    brygga::model::slot_changed(&mut db, slot).await.unwrap();
    db.commit().await.unwrap();
}

#[tokio::test]
async fn what_hinders_nothing_fits() {
    let test = TestApp::new().await;
    let judgement = judge(&test, test.cast.linnea, test.cast.shop, spring()).await;
    assert_eq!(hard(&judgement), []);
    assert!(judgement.fits && (50.0..=100.0).contains(&judgement.score), "{judgement:?}");
    let sum: f32 = judgement.findings.iter().map(|(_, points)| points).sum();
    assert!((sum - judgement.score).abs() < 0.01, "the parts are the whole");
}

#[tokio::test]
async fn the_wanted_period_must_lie_within_the_slot_and_the_project() {
    let test = TestApp::new().await;
    let (person, slot) = (test.cast.linnea, test.cast.shop);
    let late = Period { from: day("2026-11-01"), to: day("2027-02-01") };
    let outside = Finding::OutsidePeriod { from: day("2026-01-01"), to: day("2026-12-31") };
    assert_eq!(hard(&judge(&test, person, slot, late).await), [outside]);
    run(&test, "UPDATE projects SET ends_on = '2026-05-31'").await;
    let ends = Finding::ProjectEnds { on: day("2026-05-31") };
    assert_eq!(hard(&judge(&test, person, slot, spring()).await), [ends]);
}

#[tokio::test]
async fn a_seat_must_be_free_on_every_day() {
    let test = TestApp::new().await;
    placement(&test, test.cast.omar, test.cast.kitchen, "started", None).await;
    let found = hard(&judge(&test, test.cast.linnea, test.cast.kitchen, spring()).await);
    assert!(found.contains(&Finding::NoSeat { seats: 1 }), "{found:?}");
    let autumn = Period { from: day("2026-08-01"), to: day("2026-10-31") };
    assert!(judge(&test, test.cast.linnea, test.cast.kitchen, autumn).await.fits);
}

/// From then on c1 is paid by the hour, and so much is left of it.
async fn by_the_hour(test: &TestApp, left: i64) {
    let mut db = test.app.db.write().await.unwrap();
    let prices = serde_json::json!([{"from": "2026-01-01", "unit": "hour", "ore": 10_000}]);
    db.query("UPDATE contracts SET max_value = $2, prices = $3 WHERE id = $1")
        .bind(test.cast.c1)
        .bind(left)
        .bind(sqlx::types::Json(prices))
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
}

#[tokio::test]
async fn a_contract_that_pays_by_the_hour_pays_for_few_hours_and_not_for_many() {
    let test = TestApp::new().await;
    // The spring has 66 weekdays: an hour a week costs 1 320 kronor.
    by_the_hour(&test, 10 * 132_000).await;
    let wants = async |hours: i64| {
        let mut db = test.app.db.write().await.unwrap();
        db.query("UPDATE enrolments SET hours_from = $2, hours_to = 40 WHERE id = $1")
            .bind(test.cast.linnea)
            .bind(hours)
            .run()
            .await
            .unwrap();
        db.commit().await.unwrap();
        hard(&judge(&test, test.cast.linnea, test.cast.shop, spring()).await)
    };
    assert_eq!(wants(10).await, []);
    assert_eq!(wants(11).await, [Finding::ContractSpent]);
    assert_eq!(wants(5).await, []);
    // Of a run's three people the shop's contract pays for two with five hours, not for one who would have forty.
    let wanted = crate::allocations::wanted(&test);
    let wanted = brygga::model::allocation::Wanted { slots: vec![test.cast.shop], ..wanted };
    let run = crate::allocations::run(&test, test.cast.mats, wanted).await;
    assert_eq!(run.placed, 2);
}

#[tokio::test]
async fn a_contract_must_still_pay() {
    let test = TestApp::new().await;
    run(&test, "UPDATE contracts SET max_place_months = 2").await;
    let found = hard(&judge(&test, test.cast.linnea, test.cast.shop, spring()).await);
    assert_eq!(found, [Finding::ContractSpent]);
    let short = Period { from: day("2026-03-16"), to: day("2026-04-15") };
    assert!(judge(&test, test.cast.linnea, test.cast.shop, short).await.fits);
    assert!(judge(&test, test.cast.linnea, test.cast.kitchen, spring()).await.fits, "without a contract");
}

#[tokio::test]
async fn a_slot_lies_where_the_project_works() {
    let test = TestApp::new().await;
    run(&test, "UPDATE slots SET municipality = '0184' WHERE ref = 's1'").await;
    let found = hard(&judge(&test, test.cast.linnea, test.cast.shop, spring()).await);
    assert_eq!(found, [Finding::OutsideArea { municipality: "0184".parse().unwrap() }]);
}

#[tokio::test]
async fn whoever_is_there_is_not_placed_there_again() {
    let test = TestApp::new().await;
    placement(&test, test.cast.linnea, test.cast.shop, "started", None).await;
    let found = hard(&judge(&test, test.cast.linnea, test.cast.shop, spring()).await);
    assert_eq!(found, [Finding::AlreadyThere]);
}

#[tokio::test]
async fn a_no_means_for_the_next_time_what_its_reason_says() {
    use DeclineReason::*;
    let answered = day("2026-02-23");
    for (reason, here, elsewhere) in [
        (NoCapacity, Some(Finding::Paused { reason: NoCapacity, until: answered + Days::new(30) }), None),
        (TasksDoNotFit, Some(Finding::Reassess { reason: TasksDoNotFit, on: answered }), None),
        (PeriodDoesNotFit, None, None),
        (
            ParticipantDeclined,
            Some(Finding::NotThisProvider { reason: ParticipantDeclined, on: answered }),
            Some(Finding::NotThisProvider { reason: ParticipantDeclined, on: answered }),
        ),
    ] {
        let test = TestApp::new().await;
        let mut db = test.app.db.write().await.unwrap();
        let (provider, size) = (test.cast.cafe, (1, 20, 5, 20));
        let other = cast::slot(&mut db, "s9", provider, None, "Servering", "9413", "0188", size).await;
        db.commit().await.unwrap();
        placement(&test, test.cast.linnea, test.cast.kitchen, "declined", Some(reason)).await;
        let found = hard(&judge(&test, test.cast.linnea, test.cast.kitchen, spring()).await);
        assert_eq!(found, Vec::from_iter(here), "{reason}");
        let found = hard(&judge(&test, test.cast.linnea, other, spring()).await);
        assert_eq!(found, Vec::from_iter(elsewhere), "{reason}, the provider's other slot");
        assert!(judge(&test, test.cast.omar, test.cast.kitchen, spring()).await.fits, "it was not Omar's no");
    }
}

#[tokio::test]
async fn a_pause_ends_and_a_profile_that_was_looked_at_again_ends_the_wait() {
    let test = TestApp::new().await;
    placement(&test, test.cast.linnea, test.cast.kitchen, "declined", Some(DeclineReason::NoCapacity)).await;
    placement(&test, test.cast.linnea, test.cast.shop, "declined", Some(DeclineReason::TasksDoNotFit)).await;
    run(&test, "UPDATE enrolments SET profiled_on = '2026-02-28'").await;
    assert!(judge(&test, test.cast.linnea, test.cast.shop, spring()).await.fits);
    run(&test, "UPDATE placements SET answered_on = '2026-01-31'").await;
    assert!(judge(&test, test.cast.linnea, test.cast.kitchen, spring()).await.fits, "30 days have passed");
}

#[tokio::test]
async fn a_providers_record_counts_when_it_tells_of_nobody() {
    let test = TestApp::new().await;
    let record = async || {
        let judgement = judge(&test, test.cast.linnea, test.cast.kitchen, spring()).await;
        let is_record = |finding: &Finding| matches!(finding.code(), "good-record" | "record-unknown");
        judgement.findings.into_iter().find(|(finding, _)| is_record(finding)).unwrap()
    };
    for _ in 0..4 {
        placement(&test, test.cast.omar, test.cast.kitchen, "ended", None).await;
    }
    assert_eq!(record().await, (Finding::RecordUnknown, 2.5));
    placement(&test, test.cast.bengt, test.cast.kitchen, "ended", None).await;
    assert_eq!(record().await, (Finding::GoodRecord { well: 5, ended: 5 }, 5.0));
}

#[tokio::test]
async fn the_command_prints_what_fits_first_with_reasons_and_what_would_mend() {
    let test = TestApp::new().await;
    run(&test, "UPDATE enrolments SET hours_from = 5, hours_to = 10, travel_km = 5 WHERE ref = 'd1'").await;
    run(&test, "UPDATE slots SET min_hours_per_week = 15 WHERE ref = 's2'").await;
    let arguments = ["match", "--participant", "d1", "--json", "--from", "2026-03-16"];
    let output = brygga(&test.test, &arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let slots: Vec<(&str, bool)> =
        lines.iter().map(|line| (line["slot"].as_str().unwrap(), line["fits"].as_bool().unwrap())).collect();
    assert_eq!(slots, [("s1", true), ("s2", false)], "s3 is another project's");
    assert!(lines[0]["score"].as_i64().unwrap() > lines[1]["score"].as_i64().unwrap());
    let codes = |line: &Value, side: &str| -> Vec<String> {
        line[side].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
    };
    assert!(codes(&lines[0], "for").contains(&"hours-fit".to_owned()));
    assert_eq!(codes(&lines[0], "against"), Vec::<String>::new());
    assert_eq!(codes(&lines[1], "against"), ["too-far", "hours-too-many"]);
    for against in lines[1]["against"].as_array().unwrap() {
        assert_eq!(against["points"], 0.0);
        assert_eq!(against["hard"], against["code"] == "hours-too-many");
        assert!(against["mend"].as_str().unwrap().contains("profilen"), "{against}");
    }

    // How far the person travels can be talked about: it rules nothing out.
    run(&test, "UPDATE slots SET min_hours_per_week = 5 WHERE ref = 's2'").await;
    let lines: Vec<Value> = serde_json::from_slice(&brygga(&test.test, &arguments).stdout).unwrap();
    assert_eq!(codes(&lines[1], "against"), ["too-far"]);
    assert_eq!(lines[1]["fits"], true);

    let unknown = brygga(&test.test, &["match", "--participant", "nobody", "--json"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("nobody"));
}
