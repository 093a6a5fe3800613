//! How right the forecast is: a backtest over the history of a county that the demo makes, by how much was expected. Prints
//! tables for benches/README.md. `cargo run --release --example forecast [participants] [seed]`.

use std::time::Instant;

use brygga::clock::Clock;
use brygga::db::Db;
use brygga::demo::size::{DEFAULT, Size};
use brygga::model::forecast::{Backtest, Coverage, Tested, TestedDay};
use brygga::model::project::Project;
use brygga::model::secrets::Keys;
use chrono::{Days, NaiveDate};

#[tokio::main]
async fn main() {
    let number = |at: usize| std::env::args().nth(at).and_then(|word| word.parse().ok());
    let (participants, seed) = (number(1).unwrap_or(DEFAULT), number(2).unwrap_or(1) as u64);
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("brygga.db").display());
    let clock = Clock::fixed(today);
    let db = Db::open(&url, clock.clone()).await.expect("a database").seeded(seed);
    db.migrate().await.expect("tables");
    let keys = Keys::from_secret(&[7; 32]);
    brygga::demo::fill(&db, &keys, Size::of(participants), seed, today, "none", &mut |_, _| {})
        .await
        .expect("a county");
    clock.set_day(today);

    let mut db = db.read().await.expect("a snapshot");
    // Every other week of two years, up to half a year before today.
    let days: Vec<NaiveDate> = (13..65).map(|fortnight| today - Days::new(fortnight * 14)).collect();
    let mut all = Backtest::default();
    let begun = Instant::now();
    for project in Project::all(&mut db).await.expect("projects") {
        let tested = Backtest::of_project(&mut db, project.id, &days).await.expect("a backtest");
        all.seats.extend(tested.seats);
        all.place_months.extend(tested.place_months);
        all.exhaustion.extend(tested.exhaustion);
    }
    println!(
        "{participants} participants, seed {seed}, {} forecasts in {:.1} s",
        days.len(),
        begun.elapsed().as_secs_f64()
    );
    weeks("seats", &all.seats, 10);
    weeks("place-months", &all.place_months, 230);
    println!(
        "\n| used up after, days | days | in the interval, percent | as expected or before, percent |\n| --- | ---: | ---: | ---: |"
    );
    let after = |one: &TestedDay| (one.outcome - one.day).num_days();
    for (from, to) in [(0, 1000), (0, 29), (29, 57), (57, 92), (92, 183)] {
        let some: Vec<&TestedDay> =
            all.exhaustion.iter().filter(|one| (from..to).contains(&after(one))).collect();
        let coverage = Coverage::of(some.iter().map(|one| one.is_inside()));
        let before =
            Coverage::of(some.iter().map(|one| one.expected.expected.is_none_or(|on| one.outcome <= on)));
        println!("| {from}–{} | {} | {} | {} |", to - 1, coverage.of, coverage.percent(), before.percent());
    }
}

/// By how many seats are expected, of which `seat` is one; and by how far ahead, of those that are not sure to come or to fail.
fn weeks(what: &str, tested: &[Tested], seat: i64) {
    let mean = |some: &[&Tested], of: fn(&Tested) -> i64| {
        some.iter().map(|one| of(one)).sum::<i64>() as f64 / seat as f64 / some.len().max(1) as f64
    };
    let row = |name: String, some: Vec<&Tested>| {
        let coverage = Coverage::of(some.iter().map(|one| one.is_inside()));
        let (expected, came) = (mean(&some, |one| one.expected.mean), mean(&some, |one| one.outcome));
        println!("| {name} | {} | {} | {expected:.2} | {came:.2} |", coverage.of, coverage.percent());
    };
    println!(
        "\n| expected {what} a week, in seats | weeks | in the interval, percent | expected, mean | came, mean |\n| --- | ---: | ---: | ---: | ---: |"
    );
    for (name, from, to) in [
        ("all", 0, i64::MAX),
        ("less than 0.5", 0, 1),
        ("0.5 to 2", 1, 4),
        ("2 to 5", 4, 10),
        ("5 and more", 10, i64::MAX),
    ] {
        let within = |one: &&Tested| (from..to).contains(&(one.expected.mean * 2 / seat));
        row(name.to_owned(), tested.iter().filter(within).collect());
    }
    println!(
        "\n| weeks ahead, {what} | weeks | in the interval, percent | expected | came |\n| --- | ---: | ---: | ---: | ---: |"
    );
    for (from, to) in [(0, 26), (0, 1), (1, 2), (2, 4), (4, 8), (8, 13), (13, 26)] {
        let within = |one: &&Tested| (from..to).contains(&one.ahead) && one.is_open(seat / 2);
        row(format!("{from}–{}", to - 1), tested.iter().filter(within).collect());
    }
}
