//! The cohort report: the published figures of a whole cohort, and a small one counted by hand.

use std::path::{Path, PathBuf};

use brygga::model::access::{Membership, Who};
use brygga::model::codes::Role;
use brygga::model::cohort::{Cohort, Tenths};
use brygga::model::organisation::OrganisationId;
use brygga::model::project::ProjectId;
use brygga::model::user::UserId;
use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::command_line::brygga;
use crate::support::app::TestApp;
use crate::support::db::TestDb;

/// The cohort that came with the issue; absent in a clone by itself.
fn roslagen() -> Option<PathBuf> {
    // Beside the repository, or beside the folder of its worktrees.
    let beside = ["../shared/data/roslagen", "../../shared/data/roslagen"];
    beside.iter().map(|path| Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).find(|folder| folder.is_dir())
}

fn report(test: &TestDb, arguments: &[&str]) -> Value {
    let arguments: Vec<&str> = ["report", "cohort", "--json"].iter().chain(arguments).copied().collect();
    let output = brygga(test, &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[tokio::test]
async fn the_published_figures_come_out_exactly() {
    let Some(folder) = roslagen() else { return };
    let test = TestDb::new().await;
    let output = brygga(&test, &["import", folder.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let report = report(&test, &["--project", "p1", "--from", "2020-06-01", "--to", "2021-12-31"]);
    let mut expected = json!({
        "project": "p1", "from": "2020-06-01", "to": "2021-12-31", "participants": 227, "ended": 132,
        "by_municipality": [
            {"code": "0187", "name": "Vaxholm", "count": 7, "percent": 3},
            {"code": "0160", "name": "Täby", "count": 45, "percent": 20},
            {"code": "0162", "name": "Danderyd", "count": 12, "percent": 5},
            {"code": "0115", "name": "Vallentuna", "count": 27, "percent": 12},
            {"code": "0117", "name": "Österåker", "count": 35, "percent": 15},
            {"code": "0188", "name": "Norrtälje", "count": 101, "percent": 45},
        ],
        "by_referrer": [
            {"code": "fk", "count": 103, "percent": 45},
            {"code": "municipality", "count": 74, "percent": 33},
            {"code": "region", "count": 33, "percent": 15},
            {"code": "self", "count": 17, "percent": 7},
        ],
        "women_over_30": {"count": 110, "of": 227, "percent": 48},
        "education_primary": {"count": 76, "of": 227, "percent": 33},
        "income": [
            {"code": "social_assistance", "count": 76, "of": 227, "percent": 33},
            {"code": "none", "count": 45, "of": 227, "percent": 20},
            {"code": "rehabilitation_benefit", "count": 30, "of": 227, "percent": 13},
            {"code": "activity_compensation", "count": 30, "of": 227, "percent": 13},
            {"code": "sickness_benefit", "count": 28, "of": 227, "percent": 12},
            {"code": "sickness_compensation", "count": 26, "of": 227, "percent": 11},
        ],
        "income_fk": {"count": 114, "of": 227, "percent": 50},
        "income_none": {"count": 45, "of": 227, "percent": 20},
        "support_12_59_months": {"count": 76, "of": 227, "percent": 33},
        "support_60_months_or_more": {"count": 76, "of": 227, "percent": 33},
        "course": {"count": 114, "of": 227, "percent": 50},
        "work_training_contracted": {"count": 114, "of": 227, "percent": 50},
        "work_training_other": {"count": 45, "of": 227, "percent": 20},
        "three_activities": {"count": 95, "of": 132, "percent": 72},
        "to_ordinary_measures": {"count": 37, "of": 132, "percent": 28},
        "to_work_or_studies": {"count": 24, "of": 132, "percent": 18},
    });
    expected["mean_months"] = json!(6.5);
    expected["mean_hours"] = json!(100.0);
    assert_eq!(report, expected);
}

#[tokio::test]
async fn a_small_cohort_is_what_a_hand_counts() {
    let test = TestDb::on(day("2028-06-01")).await;
    small_cohort(&test).await;
    let mut expected = json!({
        "project": "small", "from": "2027-01-01", "to": "2027-12-31", "participants": 4, "ended": 2,
        "by_municipality": [
            {"code": "0188", "name": "Norrtälje", "count": 2, "percent": 50},
            {"code": "0115", "name": "Vallentuna", "count": 0, "percent": 0},
            {"code": "0160", "name": "Täby", "count": 1, "percent": 25},
            {"code": "0180", "name": "Stockholm", "count": 1, "percent": 25},
        ],
        "by_referrer": [
            {"code": "fk", "count": 3, "percent": 75},
            {"code": "af", "count": 1, "percent": 25},
        ],
        "women_over_30": {"count": 2, "of": 4, "percent": 50},
        "education_primary": {"count": 3, "of": 4, "percent": 75},
        "income": [
            {"code": "social_assistance", "count": 2, "of": 4, "percent": 50},
            {"code": "sickness_benefit", "count": 1, "of": 4, "percent": 25},
            {"code": "sickness_compensation", "count": 1, "of": 4, "percent": 25},
            {"code": "none", "count": 1, "of": 4, "percent": 25},
        ],
        "income_fk": {"count": 1, "of": 4, "percent": 25},
        "income_none": {"count": 1, "of": 4, "percent": 25},
        "support_12_59_months": {"count": 2, "of": 4, "percent": 50},
        "support_60_months_or_more": {"count": 1, "of": 4, "percent": 25},
        "course": {"count": 2, "of": 4, "percent": 50},
        "work_training_contracted": {"count": 1, "of": 4, "percent": 25},
        "work_training_other": {"count": 2, "of": 4, "percent": 50},
        "three_activities": {"count": 1, "of": 2, "percent": 50},
        "to_ordinary_measures": {"count": 1, "of": 2, "percent": 50},
        "to_work_or_studies": {"count": 1, "of": 2, "percent": 50},
    });
    // 91 and 30 days; 450 and 90 minutes.
    expected["mean_months"] = json!(2.0);
    expected["mean_hours"] = json!(4.5);
    assert_eq!(
        report(&test, &["--project", "small", "--from", "2027-01-01", "--to", "2027-12-31"]),
        expected
    );
}

#[tokio::test]
async fn the_keys_stand_in_the_agreed_order() {
    let test = TestDb::on(day("2028-06-01")).await;
    small_cohort(&test).await;
    let asked =
        ["report", "cohort", "--json", "--project", "small", "--from", "2027-01-01", "--to", "2027-12-31"];
    let printed = String::from_utf8(brygga(&test, &asked).stdout).unwrap();
    let keys = [
        "project",
        "from",
        "to",
        "participants",
        "ended",
        "by_municipality",
        "by_referrer",
        "women_over_30",
        "education_primary",
        "income",
        "income_fk",
        "income_none",
        "support_12_59_months",
        "support_60_months_or_more",
        "course",
        "work_training_contracted",
        "work_training_other",
        "three_activities",
        "mean_months",
        "mean_hours",
        "to_ordinary_measures",
        "to_work_or_studies",
    ];
    let places: Vec<usize> =
        keys.iter().map(|key| printed.find(&format!("\"{key}\":")).expect(key)).collect();
    assert!(places.is_sorted(), "{printed}");
    assert_eq!(serde_json::from_str::<Value>(&printed).unwrap().as_object().unwrap().len(), keys.len());
}

#[tokio::test]
async fn a_period_with_nobody_gives_zeros_and_no_fault() {
    let test = TestDb::on(day("2028-06-01")).await;
    small_cohort(&test).await;
    let report = report(&test, &["--project", "small", "--from", "2020-01-01", "--to", "2020-01-01"]);
    assert_eq!(report["participants"], 0);
    assert_eq!(report["to_work_or_studies"], json!({"count": 0, "of": 0, "percent": 0}));
    assert_eq!((&report["mean_months"], &report["income"]), (&json!(0.0), &json!([])));
}

#[tokio::test]
async fn a_report_that_cannot_be_made_is_refused_in_a_sentence() {
    let test = TestDb::new().await;
    small_cohort(&test).await;
    for (project, from, to, named) in [
        ("nowhere", "2027-01-01", "2027-12-31", "nowhere"),
        ("small", "2027-01-02", "2027-01-01", "slutar innan den börjar"),
    ] {
        let output = brygga(&test, &["report", "cohort", "--project", project, "--from", from, "--to", to]);
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty());
        assert!(String::from_utf8(output.stderr).unwrap().contains(named));
    }
    let output = brygga(
        &test,
        &["report", "cohort", "--project", "small", "--from", "2027-02-30", "--to", "2027-12-31"],
    );
    assert_eq!(output.status.code(), Some(2), "no such day");
}

#[tokio::test]
async fn only_a_manager_of_the_project_counts_it() {
    let test = TestDb::on(day("2028-06-01")).await;
    small_cohort(&test).await;
    let mut db = test.db.read().await.unwrap();
    for (role, project, sees) in
        [(Role::ProjectManager, 1, true), (Role::ProjectManager, 2, false), (Role::Coach, 1, false)]
    {
        let membership =
            Membership { role, organisation_id: OrganisationId(1), project_id: Some(ProjectId(project)) };
        let who = Who::new(UserId(1), "Någon".into(), vec![membership]);
        let found = Cohort::find(&mut db, &who, ProjectId(1), day("2027-01-01"), day("2027-12-31")).await;
        assert_eq!(found.is_ok(), sees, "{role} of project {project}");
        if let Ok(cohort) = found {
            assert_eq!(cohort.team_meeting.count, 3);
            assert_eq!(cohort.median_months, Tenths(20));
        }
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Four enrolments that overlap 2027 and three that do not, such that every figure can be counted by hand.
async fn small_cohort(test: &TestDb) {
    let mut db = test.db.write().await.unwrap();
    let all = include_str!("cohort/small.sql");
    for statement in all.split(";\n").filter(|statement| !statement.trim().is_empty()) {
        db.query(statement).run().await.unwrap_or_else(|fault| panic!("{fault} in {statement}"));
    }
    db.commit().await.unwrap();
}

#[tokio::test]
async fn a_manager_reads_the_report_as_a_page_and_as_a_file() {
    let test = TestApp::new().await;
    let mut mats = test.browser(test.cast.mats).await;
    mats.get("/reports").await.is(200).says(&["Kohortrapport", "Steget"]);
    let period = "from=2026-01-01&to=2026-03-31";
    let page = mats.get(&format!("/reports/cohort?project={}&{period}", test.cast.p1)).await;
    page.is(200).says(&[
        "Steget",
        "Täby",
        "2 av 4 (50\u{a0}%)",
        "2 av 4",
        "Kvinnor som hade fyllt 31 år",
        "/reports/cohort.csv?",
    ]);
    page.hides(&["Linnea", "Hedda"]);

    let file = mats.get(&format!("/reports/cohort.csv?project={}&{period}", test.cast.p1)).await;
    file.is(200).says(&["\u{feff}Del;Mått;Antal;Av;Värde;Definition\r\n", "Kommun;Täby;2;4;50\u{a0}%;"]);
    assert_eq!(
        file.headers["content-disposition"],
        "attachment; filename=\"cohort-2026-01-01-2026-03-31.csv\""
    );
}

#[tokio::test]
async fn a_report_with_a_bad_question_says_so() {
    let test = TestApp::new().await;
    let mut mats = test.browser(test.cast.mats).await;
    mats.get("/reports/cohort?from=2026-03-31&to=2026-01-01")
        .await
        .is(422)
        .says(&["samma dag som eller efter"]);
    mats.get("/reports/cohort.csv?from=2026-03-31&to=2026-01-01").await.is(422);
    // Not dates at all: no figures for another period than was asked for.
    for path in ["/reports/cohort", "/reports/cohort.csv", "/reports/handovers", "/reports/handovers.csv"] {
        let page = mats.get(&format!("{path}?from=%3Cscript%3E&to=2026-02-30")).await;
        page.is(422).says(&["Skriv ett datum som finns", "2026-02-30"]).hides(&["<script>"]);
    }
    mats.get(&format!("/reports/cohort?project={}", test.cast.p2)).await.is(404);
    mats.get("/reports/cohort?project=1e9").await.is(404);
    mats.get("/reports/cohort?from=2020-01-01&to=2020-12-31")
        .await
        .is(200)
        .says(&["Ingen deltog under perioden"]);
    for user in [test.cast.anna, test.cast.siv, test.cast.ada] {
        let mut other = test.browser(user).await;
        for path in ["/reports", "/reports/cohort", "/reports/cohort.csv"] {
            other.get(path).await.is(404);
        }
    }
}

#[tokio::test]
async fn the_command_prints_a_table_for_people() {
    let test = TestDb::on(day("2028-06-01")).await;
    small_cohort(&test).await;
    let asked = ["report", "cohort", "--project", "small", "--from", "2027-01-01", "--to", "2027-12-31"];
    let printed = String::from_utf8(brygga(&test, &asked).stdout).unwrap();
    for line in ["Det lilla projektet", "Deltagare", "Norrtälje", "50\u{a0}%", "1 av 2", "4,5 timmar"] {
        assert!(printed.contains(line), "{printed}");
    }
}

#[tokio::test]
async fn municipal_referrals_stand_by_municipality_with_what_they_are_counted_on() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let period = "from=2026-01-01&to=2026-03-31";
    let page = format!("/reports/cohort?project={}&{period}", cast.p1);
    let file = format!("/reports/cohort.csv?project={}&{period}", cast.p1);
    let mut mats = test.browser(cast.mats).await;
    let run = async |sql: &'static str, rows: u64| {
        let mut db = test.app.db.write().await.unwrap();
        assert_eq!(db.query(sql).run().await.unwrap(), rows);
        db.commit().await.unwrap();
    };
    run("UPDATE enrolments SET referred_by = 'self', referred_by_municipality = NULL", 5).await;
    mats.get(&page).await.is(200).hides(&["Anvisad av vilken kommun"]);
    mats.get(&file).await.is(200).hides(&["Anvisad av vilken kommun"]);
    let refer = "UPDATE enrolments SET referred_by = 'municipality', referred_by_municipality = '0188' WHERE ref IN ('d1', 'd2')";
    run(refer, 2).await;
    run(
        "UPDATE enrolments SET referred_by = 'municipality', referred_by_municipality = '0160' WHERE ref = 'd3'",
        1,
    )
    .await;
    run("UPDATE enrolments SET referred_by = 'municipality' WHERE ref = 'd4'", 1).await;
    // Of another project: not counted.
    run("UPDATE enrolments SET referred_by = 'municipality', referred_by_municipality = '0188' WHERE ref = 'd5'", 1)
        .await;
    let shown = mats.get(&page).await;
    shown.is(200).says(&[
        "Anvisad av vilken kommun",
        "2 av 3 (67\u{a0}%)",
        "1 av 3 (33\u{a0}%)",
        "Bara de 3 som en namngiven kommun har anvisat",
        "En till är anvisad av en kommun, men ingen har sagt vilken.",
    ]);
    mats.get(&file).await.is(200).says(&[
        "Anvisad av vilken kommun;Norrtälje;2;3;67\u{a0}%;",
        "Anvisad av vilken kommun;Täby;1;3;33\u{a0}%;",
    ]);
}
