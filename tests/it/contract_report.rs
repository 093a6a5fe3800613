//! How a contract stands on a day: `brygga report contract`, and the same on the contract's page.

mod by_hand;

use brygga::db::Write;
use brygga::model::access::Who;
use brygga::model::codes::Track;
use brygga::model::codes::{DeclineReason, PlacementEndReason};
use brygga::model::contract::ContractId;
use brygga::model::enrolment::EnrolmentId;
use brygga::model::next_step::{NextStep, NextStepKind};
use brygga::model::package::Source;
use brygga::model::placement::{Placement, PlacementId, Proposal};
use brygga::model::usage::Standing;
use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::command_line::brygga;
use crate::package::roslagen;
use crate::support::app::TestApp;
use crate::support::db::TestDb;
use crate::support::package::import;
use crate::support::stage::make_ready;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn report(test: &TestDb, contract: &str, on: &str) -> Value {
    let output = brygga(test, &["report", "contract", "--contract", contract, "--on", on, "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[tokio::test]
async fn the_cohorts_contracts_stand_as_its_files_say() {
    let Some(folder) = roslagen() else { return };
    let test = TestDb::new().await;
    import(&test, &Source::Folder(folder.clone()), |checked, _| assert_eq!(checked.faults.list(), &[])).await;
    let mut used = 0;
    for contract in ["c1", "c2", "c3"] {
        for on in
            ["2020-06-30", "2020-11-17", "2021-02-28", "2021-05-15", "2021-09-30", "2021-12-31", "2022-08-31"]
        {
            let mut report = report(&test, contract, on);
            let exhausted_on = report.as_object_mut().unwrap().remove("exhausted_on").unwrap();
            assert_eq!(report, by_hand::figures(&folder, contract, day(on)), "{on}");
            // A ninth of a maximum in a year and a half reaches no cap.
            assert_eq!(exhausted_on, Value::Null);
            used += report["active_now"].as_i64().unwrap();
        }
    }
    assert!(used > 100, "the days say nothing: {used}");
}

/// People at Återbruket's slot under c1 (12 place-months of 5 000 kr), through the spring of 2026.
struct Spring {
    test: TestApp,
    anna: Who,
    siv: Who,
    mats: Who,
}

impl Spring {
    async fn new() -> Self {
        let test = TestApp::new().await;
        let (anna, siv, mats) =
            (test.who(test.cast.anna).await, test.who(test.cast.siv).await, test.who(test.cast.mats).await);
        Self { test, anna, siv, mats }
    }

    /// A deed of that day, committed.
    async fn on<T>(&self, on: &str, deed: impl AsyncFnOnce(&mut Write) -> brygga::model::Result<T>) -> T {
        self.test.test.clock.set_day(day(on));
        let mut db = self.test.app.db.write().await.unwrap();
        let done = deed(&mut db).await.unwrap();
        db.commit().await.unwrap();
        done
    }

    async fn propose(&self, on: &str, person: EnrolmentId, from: &str, to: &str) -> PlacementId {
        let proposal = Proposal {
            enrolment_id: person,
            slot_id: self.test.cast.shop,
            track: Track::WorkTraining,
            hours_per_week: 10,
            starts_on: day(from),
            planned_end_on: day(to),
            adaptations: vec![],
            message: String::new(),
        };
        self.on(on, async |db| Placement::propose(db, &self.anna, proposal).await).await.id
    }

    async fn accept(&self, on: &str, id: PlacementId, from: &str) {
        self.on(on, async |db| Placement::accept(db, &self.siv, id, day(from)).await).await;
    }

    async fn start(&self, on: &str, id: PlacementId) {
        self.on(on, async |db| {
            make_ready(db, &self.siv, id).await;
            Placement::start(db, &self.siv, id, day(on)).await
        })
        .await;
    }

    /// As asked for on another day.
    async fn stands(&self, contract: ContractId, on: &str) -> Value {
        let mut db = self.test.app.db.read().await.unwrap();
        let standing = Standing::find(&mut db, &self.mats, contract, day(on)).await.unwrap();
        serde_json::to_value(standing).unwrap()
    }
}

/// Used and committed place-months and kronor, people who have begun and are there.
fn told(report: &Value) -> Value {
    let keys = [
        "used_place_months",
        "committed_place_months",
        "used_sek",
        "committed_sek",
        "people_started",
        "active_now",
    ];
    keys.iter().map(|key| report[*key].clone()).collect()
}

#[tokio::test]
async fn a_day_that_has_passed_today_and_a_day_to_come_are_what_a_hand_counts() {
    let spring = Spring::new().await;
    let cast = &spring.test.cast;
    // Linnea: March and April, moved in April to the end of May, and ended on the 15th of May.
    let first = spring.propose("2026-03-02", cast.linnea, "2026-03-02", "2026-04-30").await;
    spring.accept("2026-03-02", first, "2026-03-02").await;
    spring.start("2026-03-02", first).await;
    // Omar: refused. Hedda: May and June, which has not begun when it is asked.
    let refused = spring.propose("2026-03-10", cast.omar, "2026-04-01", "2026-04-30").await;
    spring
        .on("2026-03-12", async |db| {
            Placement::decline(db, &spring.siv, refused, DeclineReason::NoCapacity).await
        })
        .await;
    spring
        .on("2026-04-20", async |db| Placement::extend(db, &spring.anna, first, day("2026-05-31")).await)
        .await;
    let later = spring.propose("2026-05-04", cast.hedda, "2026-06-01", "2026-07-31").await;
    spring.accept("2026-05-08", later, "2026-06-01").await;
    let next = Some(NextStep { kind: NextStepKind::FindPlacement, on: day("2026-05-18") });
    spring
        .on("2026-05-15", async |db| {
            Placement::end(db, &spring.anna, first, day("2026-05-15"), PlacementEndReason::Completed, next)
                .await
        })
        .await;
    spring.test.test.clock.set_day(day("2026-05-20"));

    // March from the 2nd is 30 days of 31; half of May is 15 of 31.
    for (on, expected) in [
        ("2026-03-01", json!([0, 0, 0, 0, 0, 0])),
        ("2026-03-02", json!([0.032, 1.936, 160, 9680, 1, 1])),
        // Omar's month is held for two days.
        ("2026-03-11", json!([0.323, 2.645, 1615, 13225, 1, 1])),
        ("2026-03-12", json!([0.355, 1.613, 1775, 8065, 1, 1])),
        ("2026-04-19", json!([1.601, 0.367, 8005, 1835, 1, 1])),
        // May is taken on the 20th.
        ("2026-04-20", json!([1.635, 1.333, 8175, 6665, 1, 1])),
        ("2026-05-14", json!([2.42, 2.548, 12100, 12740, 1, 1])),
        ("2026-05-15", json!([2.452, 2, 12260, 10000, 1, 1])),
        ("2026-05-16", json!([2.452, 2, 12260, 10000, 1, 0])),
        ("2026-05-20", json!([2.452, 2, 12260, 10000, 1, 0])),
        // To come: as it is agreed.
        ("2026-06-15", json!([2.952, 1.5, 14760, 7500, 2, 1])),
        ("2026-07-31", json!([4.452, 0, 22260, 0, 2, 1])),
        ("2026-12-31", json!([4.452, 0, 22260, 0, 2, 0])),
    ] {
        let report = spring.stands(cast.c1, on).await;
        assert_eq!(told(&report), expected, "{on}: {report}");
        for max in ["place_months", "sek"] {
            let sum: f64 = ["used", "committed", "free"]
                .iter()
                .map(|part| report[format!("{part}_{max}")].as_f64().unwrap())
                .sum();
            let most =
                report[if max == "sek" { "max_value_sek" } else { "max_place_months" }].as_f64().unwrap();
            assert!((sum - most).abs() < 1e-6, "{on}: {report}");
        }
    }
    // The command and the page say the same.
    assert_eq!(report(&spring.test.test, "c1", "2026-04-20"), spring.stands(cast.c1, "2026-04-20").await);
    let mut mats = spring.test.browser(cast.mats).await;
    let page = mats.get(&format!("/contracts/{}?on=2026-04-20", cast.c1)).await;
    page.is(200).says(&[
        "Läget 20\u{a0}apr. 2026",
        "Använt <strong>1,6</strong>",
        "Bokat <strong>6\u{a0}665\u{a0}kr</strong>",
    ]);
    // What is no day is said, above the page and beside the field, with the contract as it stands today.
    for bad in ["xx", "1e9", "9999-12-31", "0001-01-01"] {
        let page = mats.get(&format!("/contracts/{}?on={bad}", cast.c1)).await;
        page.is(422).says(&["En uppgift behöver rättas", "href=\"#on\"", "ett datum som finns"]);
        page.hides(&["Visa läget i dag"]);
    }
}

#[tokio::test]
async fn the_keys_stand_in_the_agreed_order_and_people_get_lines() {
    let spring = Spring::new().await;
    let test = &spring.test.test;
    let printed =
        brygga(test, &["report", "contract", "--contract", "c1", "--on", "2026-03-31", "--json"]).stdout;
    assert_eq!(
        String::from_utf8(printed).unwrap(),
        "{\"contract\":\"c1\",\"max_place_months\":12,\"used_place_months\":0,\"committed_place_months\":0,\"free_place_months\":12,\
         \"max_value_sek\":60000,\"used_sek\":0,\"committed_sek\":0,\"free_sek\":60000,\"people_started\":0,\"active_now\":0,\
         \"exhausted_on\":null}\n"
    );
    let lines = String::from_utf8(brygga(test, &["report", "contract", "--contract", "c1"]).stdout).unwrap();
    for line in
        ["Arbetsträning, Återbruket (c1)", "Använt", "60\u{a0}000\u{a0}kr", "Räcker till 31\u{a0}dec. 2026"]
    {
        assert!(lines.contains(line), "{lines}");
    }
}

#[tokio::test]
async fn a_report_that_cannot_be_made_is_refused_in_a_sentence() {
    let test = TestDb::new().await;
    for (arguments, code, named) in [
        (&["--contract", "nowhere"][..], 1, "nowhere"),
        (&["--contract", ""], 1, "inget avtal med ref"),
        (&["--contract", "c1", "--on", "2026-02-30"], 2, "2026-02-30"),
        (&["--on", "2026-02-28"], 2, "--contract"),
    ] {
        let output = brygga(&test, &[&["report", "contract"], arguments].concat());
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert!(output.stdout.is_empty());
        assert!(String::from_utf8(output.stderr).unwrap().contains(named), "{arguments:?}");
    }
}

#[tokio::test]
async fn a_contract_is_found_only_by_who_may_see_it() {
    let spring = Spring::new().await;
    let cast = &spring.test.cast;
    let mut db = spring.test.app.db.read().await.unwrap();
    for (user, sees) in
        [(cast.mats, true), (cast.siv, true), (cast.nora, false), (cast.olle, false), (cast.anna, false)]
    {
        let who = crate::support::cast::who(&spring.test.app.db, user).await;
        assert_eq!(
            Standing::find(&mut db, &who, cast.c1, day("2026-03-02")).await.is_ok(),
            sees,
            "{}",
            who.name
        );
    }
}
