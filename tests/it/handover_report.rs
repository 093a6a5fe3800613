//! The report on handovers: the command, the page and its file; the figures worked out from the CSV files alone.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use brygga::model::package::Source;
use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::command_line::brygga;
use crate::package::roslagen;
use crate::support::app::TestApp;
use crate::support::day;
use crate::support::db::TestDb;
use crate::support::package::import;

fn report(test: &TestDb, from: &str, to: &str) -> Value {
    let output =
        brygga(test, &["report", "handovers", "--project", "p1", "--from", from, "--to", to, "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

type Row = HashMap<String, String>;

fn table(folder: &Path, name: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(folder.join(format!("{name}.csv"))).unwrap();
    reader.deserialize().collect::<Result<_, _>>().unwrap()
}

/// The figures of some rows of handovers.csv, day by day and by sorting. Shares nothing with the model.
fn by_hand(rows: &[&Row], last_days: &HashMap<String, NaiveDate>, today: NaiveDate) -> Value {
    let date = |row: &Row, column: &str| row[column].parse::<NaiveDate>().ok();
    let said = |row: &&&Row, answer: &str| row["answer"] == answer;
    let (mut to_accepted, mut to_met) = (vec![], vec![]);
    let (mut gap_days, mut overlap_days, mut people) = (0, 0, vec![]);
    for row in rows {
        let (sent, met) = (date(row, "sent_on").unwrap(), date(row, "met_on"));
        if row["answer"] == "accepted" {
            let answered = date(row, "answered_on").unwrap();
            to_accepted.push((answered - sent).num_days());
            to_met.extend(met.map(|met| (met - answered).num_days()));
        }
        let giver_has = |day: NaiveDate| {
            date(row, "released_on").is_none_or(|last| day <= last)
                && last_days.get(&row["participant"]).is_none_or(|last| day <= *last)
        };
        let receiver_has = |day: NaiveDate| met.is_some_and(|met| day >= met);
        let all = sent.iter_days().skip(1).take_while(|day| *day < today);
        if row["answer"] != "declined" {
            let alone = all.clone().filter(|day| !giver_has(*day) && !receiver_has(*day)).count();
            gap_days += alone;
            people.extend((alone > 0).then(|| row["participant"].clone()));
        }
        overlap_days += all.filter(|day| giver_has(*day) && receiver_has(*day)).count();
    }
    people.sort();
    people.dedup();
    json!({
        "sent": rows.len(),
        "accepted": rows.iter().filter(|row| said(row, "accepted")).count(),
        "declined": rows.iter().filter(|row| said(row, "declined")).count(),
        "expired": 0,
        "revoked": 0,
        "waiting": rows.iter().filter(|row| said(row, "")).count(),
        "met": rows.iter().filter(|row| !row["met_on"].is_empty()).count(),
        "median_days_to_accepted": median(to_accepted),
        "median_days_to_met": median(to_met),
        "overlap_days": overlap_days,
        "gap_days": gap_days,
        "people_with_gap": people.len(),
    })
}

fn median(mut days: Vec<i64>) -> Value {
    days.sort_unstable();
    let middle = days.len() / 2;
    match days.len() {
        0 => Value::Null,
        count if count % 2 == 1 => json!(days[middle]),
        _ if (days[middle] + days[middle - 1]) % 2 == 0 => json!((days[middle] + days[middle - 1]) / 2),
        _ => json!((days[middle] + days[middle - 1]) as f64 / 2.0),
    }
}

#[tokio::test]
async fn the_cohorts_handovers_are_what_its_files_say() {
    let Some(folder) = roslagen() else { return };
    let test = TestDb::new().await;
    import(&test, &Source::Folder(folder.clone()), |checked, _| assert_eq!(checked.faults.list(), &[])).await;
    let last_days: HashMap<String, NaiveDate> = table(&folder, "participants")
        .iter()
        .filter_map(|row| Some((row["ref"].clone(), row["ended_on"].parse().ok()?)))
        .collect();
    let names: HashMap<String, String> = table(&folder, "organisations")
        .into_iter()
        .map(|row| (row["ref"].clone(), row["name"].clone()))
        .collect();
    let handovers = table(&folder, "handovers");
    let today = brygga::clock::Clock::System.today();
    for (from, to) in
        [("2020-05-01", "2022-12-31"), ("2021-03-01", "2021-08-31"), ("2019-01-01", "2019-12-31")]
    {
        let within = |row: &&Row| {
            let sent: NaiveDate = row["sent_on"].parse().unwrap();
            sent >= day(from) && sent <= day(to)
        };
        let rows: Vec<&Row> = handovers.iter().filter(within).collect();
        let mut expected = by_hand(&rows, &last_days, today);
        let mut by_receiver: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
        for row in &rows {
            by_receiver.entry(&row["receiver"]).or_default().push(row);
        }
        let mut report = report(&test, from, to);
        let Value::Array(receivers) = report["by_receiver"].take() else { panic!("{report}") };
        assert_eq!(receivers.len(), by_receiver.len());
        for receiver in receivers {
            let reference = receiver["receiver"].as_str().unwrap();
            let mut expected = by_hand(&by_receiver[reference], &last_days, today);
            expected["receiver"] = json!(reference);
            expected["name"] = json!(names[reference]);
            assert_eq!(receiver, expected);
        }
        expected["project"] = json!("p1");
        expected["from"] = json!(from);
        expected["to"] = json!(to);
        expected["by_receiver"] = Value::Null;
        assert_eq!(report, expected);
    }
    let whole = report(&test, "2020-05-01", "2022-12-31");
    assert_eq!((&whole["sent"], &whole["met"]), (&json!(74), &json!(74)));
}

/// Handovers of p1 in the spring of 2026, and one of p2. Linnea's enrolment ended before she was met.
async fn spring() -> TestApp {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut db = test.app.db.write().await.unwrap();
    let rows = [
        (
            cast.linnea,
            cast.agency,
            "released",
            "2026-01-14",
            Some("2026-01-16"),
            Some("2026-01-26"),
            Some("2026-01-28"),
        ),
        (cast.omar, cast.agency, "accepted", "2026-01-20", Some("2026-01-25"), None, None),
        (cast.bengt, cast.agency, "declined", "2026-01-21", Some("2026-01-30"), None, None),
        (cast.bengt, cast.cafe, "sent", "2026-02-01", None, None, None),
        (cast.hedda, cast.cafe, "met", "2026-02-02", Some("2026-02-04"), Some("2026-02-09"), None),
        (cast.tove, cast.agency, "sent", "2026-02-02", None, None, None),
    ];
    for (person, receiver, state, sent, answered, met, released) in rows {
        db.query(
            "INSERT INTO handovers (enrolment_id, giver_id, receiver_id, state, sent_on, answered_on, met_on, released_on)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(person)
        .bind(cast.association)
        .bind(receiver)
        .bind(state.to_owned())
        .bind(day(sent))
        .bind(answered.map(day))
        .bind(met.map(day))
        .bind(released.map(day))
        .run()
        .await
        .unwrap();
    }
    db.query("UPDATE enrolments SET ended_on = $2, end_reason = 'completed', exit_to = 'af_measures' WHERE id = $1")
        .bind(cast.linnea)
        .bind(day("2026-01-20"))
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    test
}

#[tokio::test]
async fn what_a_hand_counts_by_receiver() {
    let test = spring().await;
    let printed = brygga(
        &test.test,
        &["report", "handovers", "--project", "p1", "--from", "2026-01-01", "--to", "2026-03-31", "--json"],
    );
    let text = String::from_utf8(printed.stdout).unwrap();
    let order = [
        "project",
        "from",
        "to",
        "sent",
        "accepted",
        "declined",
        "expired",
        "revoked",
        "waiting",
        "met",
        "median_days_to_accepted",
        "median_days_to_met",
        "overlap_days",
        "gap_days",
        "people_with_gap",
        "by_receiver",
    ];
    let places: Vec<usize> = order.iter().map(|key| text.find(&format!("\"{key}\":")).unwrap()).collect();
    assert!(places.is_sorted(), "{text}");
    let report: Value = serde_json::from_str(&text).unwrap();
    // Linnea: the 21st to the 25th of January, five days; nobody else.
    assert_eq!((&report["gap_days"], &report["people_with_gap"]), (&json!(5), &json!(1)));
    let figures = |receiver: &Value| {
        [
            "receiver",
            "sent",
            "accepted",
            "declined",
            "waiting",
            "met",
            "median_days_to_accepted",
            "median_days_to_met",
            "gap_days",
        ]
        .map(|key| receiver[key].clone())
    };
    let of = |place: usize| figures(&report["by_receiver"][place]);
    assert_eq!(json!(of(0)), json!(["af", 3, 2, 1, 0, 1, 3.5, 10, 5]));
    assert_eq!(json!(of(1)), json!(["emp1", 2, 1, 0, 1, 1, 2, 5, 0]));
    // Without --json people read it: the middle of some days is called a median.
    let lines = brygga(
        &test.test,
        &["report", "handovers", "--project", "p1", "--from", "2026-01-01", "--to", "2026-03-31"],
    );
    let lines = String::from_utf8(lines.stdout).unwrap();
    assert!(lines.contains("Dagar till ja, median"), "{lines}");
    assert!(lines.contains("Dagar från ja till möte, median"), "{lines}");
    let narrow = self::report(&test.test, "2026-02-01", "2026-02-01");
    assert_eq!((&narrow["sent"], &narrow["median_days_to_met"]), (&json!(1), &Value::Null));
}

#[tokio::test]
async fn the_page_and_its_file_say_the_same_to_the_own_manager() {
    let test = spring().await;
    let mut mats = test.browser(test.cast.mats).await;
    let period = "from=2026-01-01&to=2026-03-31";
    let page = mats.get(&format!("/reports/handovers?{period}")).await;
    page.is(200).says(&["Arbetsförmedlingen", "Kaféet", "Dagar mellan stolarna", "3,5"]).hides(&["Linnea"]);
    let file = mats.get(&format!("/reports/handovers.csv?{period}")).await;
    file.is(200).says(&[
        "Mottagare;Skickade;Mottagna",
        "Dagar till ja, median",
        "Arbetsförmedlingen;3;2;1;0;0;0;1;\"3,5\";10",
    ]);
    mats.get("/reports").await.says(&["/reports/handovers"]);
    mats.get("/reports/handovers?from=2026-03-31&to=2026-01-01").await.is(422).says(&["Till och med"]);
    mats.get("/reports/handovers?from=2019-01-01&to=2019-02-01").await.is(200).says(&["Inga överlämningar"]);
    let lines = brygga(
        &test.test,
        &["report", "handovers", "--project", "p1", "--from", "2026-01-01", "--to", "2026-03-31"],
    );
    let lines = String::from_utf8(lines.stdout).unwrap();
    assert!(lines.contains("Arbetsförmedlingen") && lines.contains("Dagar mellan stolarna"), "{lines}");
}

#[tokio::test]
async fn a_report_that_cannot_be_made_is_refused_in_a_sentence() {
    let test = TestDb::new().await;
    for (arguments, code, named) in [
        (&["--project", "nowhere", "--from", "2026-01-01", "--to", "2026-02-01"][..], 1, "nowhere"),
        (&["--project", "p1", "--from", "2026-02-01", "--to", "2026-01-01"], 1, "slutar innan den börjar"),
        (&["--project", "p1", "--from", "2026-02-30", "--to", "2026-01-01"], 2, "2026-02-30"),
    ] {
        let output = brygga(&test, &[&["report", "handovers"], arguments].concat());
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert!(output.stdout.is_empty());
        assert!(String::from_utf8(output.stderr).unwrap().contains(named), "{arguments:?}");
    }
}
