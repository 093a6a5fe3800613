//! How right the forecast is: a backtest over the history of a county that the demo makes, by how much was expected. Prints a
//! table for benches/README.md. `cargo run --release --example forecast [participants] [seed]`.

use std::time::Instant;

use brygga::clock::Clock;
use brygga::db::Db;
use brygga::demo::size::{DEFAULT, Size};
use brygga::model::forecast::{Coverage, Tested};
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
    let mut tested = Vec::new();
    let begun = Instant::now();
    for project in Project::all(&mut db).await.expect("projects") {
        tested.extend(Tested::of_project(&mut db, project.id, &days).await.expect("a backtest"));
    }
    println!(
        "{participants} participants, seed {seed}, {} forecasts in {:.1} s",
        days.len(),
        begun.elapsed().as_secs_f64()
    );
    println!(
        "| expected seats a week | weeks | in the interval, percent | expected, mean | came, mean |\n| --- | ---: | ---: | ---: | ---: |"
    );
    for (name, from, to) in [
        ("all", 0, i64::MAX),
        ("less than 0.5", 0, 5),
        ("0.5 to 2", 5, 20),
        ("2 to 5", 20, 50),
        ("5 and more", 50, i64::MAX),
    ] {
        let some: Vec<&Tested> =
            tested.iter().filter(|one| (from..to).contains(&one.expected.mean)).collect();
        let coverage = Coverage::of(some.iter().copied());
        let mean = |of: &dyn Fn(&Tested) -> i64| {
            some.iter().map(|one| of(one)).sum::<i64>() as f64 / 10.0 / some.len().max(1) as f64
        };
        println!(
            "| {name} | {} | {} | {:.2} | {:.2} |",
            coverage.of,
            coverage.percent(),
            mean(&|one| one.expected.mean),
            mean(&|one| one.outcome * 10)
        );
    }
    println!(
        "\n| weeks ahead | weeks | in the interval, percent | expected | came |\n| --- | ---: | ---: | ---: | ---: |"
    );
    for (from, to) in [(0, 1), (1, 2), (2, 4), (4, 8), (8, 13), (13, 26)] {
        let some: Vec<&Tested> =
            tested.iter().filter(|one| (from..to).contains(&one.ahead) && one.expected.mean >= 5).collect();
        let coverage = Coverage::of(some.iter().copied());
        let sum = |of: &dyn Fn(&Tested) -> i64| some.iter().map(|one| of(one)).sum::<i64>() as f64 / 10.0;
        let (expected, came) = (sum(&|one| one.expected.mean), sum(&|one| one.outcome * 10));
        println!(
            "| {from}–{} | {} | {} | {expected:.0} | {came:.0} |",
            to - 1,
            coverage.of,
            coverage.percent()
        );
    }
}
