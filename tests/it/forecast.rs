//! What will come free: the forecast follows plans and what was seen, is held against the demo's own history, and says when
//! contracts are used up.

use brygga::demo::fill;
use brygga::demo::size::Size;
use brygga::model::Error;
use brygga::model::codes::PlacementEndReason;
use brygga::model::forecast::{Backtest, Coverage, Forecast, Tested, TestedDay};
use brygga::model::placement::Placement;
use brygga::model::project::Project;
use chrono::{Days, NaiveDate};

use crate::overview::started;
use crate::support::app::TestApp;
use crate::support::db::TestDb;
use crate::support::package::keys;
use crate::support::stage::day;

async fn forecast(test: &TestApp) -> Forecast {
    let mats = test.who(test.cast.mats).await;
    Forecast::find(&mut test.app.db.read().await.unwrap(), &mats, test.cast.p1).await.unwrap()
}

#[tokio::test]
async fn without_a_history_seats_come_free_as_planned() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    started(&test, cast.anna, cast.siv, cast.omar, cast.shop, ("2026-03-02", "2026-03-27")).await;
    started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-05-29")).await;
    let forecast = forecast(&test).await;
    let free: Vec<i64> = forecast.weeks.iter().map(|week| week.seats.mean).collect();
    assert_eq!((forecast.held, free[3], free[12], free.iter().sum::<i64>()), (2, 10, 10, 20));
    assert_eq!((forecast.weeks[3].seats.low, forecast.weeks[3].seats.high), (10, 10));
    // One seat for a week, and then two.
    let months: Vec<i64> = [2, 3, 12].map(|week: usize| forecast.weeks[week].place_months.mean).to_vec();
    assert_eq!(months, [0, 230, 460]);
    assert_eq!(forecast.weeks[0].monday, day("2026-03-02"));
}

#[tokio::test]
async fn an_early_end_that_was_seen_makes_others_likely() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let id = started(&test, cast.anna, cast.siv, cast.omar, cast.shop, ("2026-03-02", "2026-05-29")).await;
    test.test.clock.set_day(day("2026-03-16"));
    let siv = test.who(cast.siv).await;
    let mut db = test.app.db.write().await.unwrap();
    Placement::end(&mut db, &siv, id, day("2026-03-13"), PlacementEndReason::Health, None).await.unwrap();
    db.commit().await.unwrap();
    started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-16", "2026-05-29")).await;
    let forecast = forecast(&test).await;
    assert_eq!((forecast.mean.early, forecast.mean.begun()), (1, 1));
    let total: i64 = forecast.weeks.iter().map(|week| week.seats.mean).sum();
    assert!((9..=11).contains(&total), "{total} tenths");
    assert!(forecast.weeks[1].seats.mean > 0, "early ends are spread over the weeks before");
    // The same day gives the same forecast.
    assert_eq!(forecast.weeks, self::forecast(&test).await.weeks);
}

#[tokio::test]
async fn an_extension_is_kept_with_the_first_planned_end() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let id = started(&test, cast.anna, cast.siv, cast.omar, cast.shop, ("2026-03-02", "2026-03-27")).await;
    let anna = test.who(cast.anna).await;
    for to in ["2026-04-30", "2026-05-29"] {
        let mut db = test.app.db.write().await.unwrap();
        Placement::extend(&mut db, &anna, id, day(to)).await.unwrap();
        db.commit().await.unwrap();
    }
    let kept: (NaiveDate, NaiveDate, i64) = test
        .app
        .db
        .read()
        .await
        .unwrap()
        .query("SELECT first_planned_end_on, extended_on, extensions FROM placements WHERE id = $1")
        .bind(id)
        .one()
        .await
        .unwrap();
    assert_eq!(kept, (day("2026-03-27"), day("2026-03-02"), 2));
}

#[tokio::test]
async fn the_page_says_the_method_and_the_line_stands_on_the_managers_home() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut mats = test.browser(cast.mats).await;
    mats.get("/forecast").await.is(200).says(&["Ingen plats är tagen", "Så räknas det"]);
    started(&test, cast.anna, cast.siv, cast.omar, cast.shop, ("2026-03-02", "2026-03-20")).await;
    let page = mats.get("/forecast").await;
    page.is(200).says(&[
        "De närmaste 4 veckorna väntas 1 plats bli ledig",
        "samma dag ger alltid samma prognos",
        "Räcker",
    ]);
    page.hides(&["Omar"]);
    mats.get("/overview").await.is(200).says(&["/forecast/line?project="]);
    let line = mats.get(&format!("/forecast/line?project={}", cast.p1)).await;
    line.is(200).says(&["väntas 1 plats bli ledig"]).hides(&["<html"]);
    mats.get(&format!("/contracts/{}", cast.c1)).await.is(200).says(&["Prognos: "]);
    mats.get(&format!("/forecast?project={}", cast.p2)).await.is(404);
    let nora = test.who(cast.nora).await;
    let seen = Forecast::find(&mut test.app.db.read().await.unwrap(), &nora, cast.p1).await;
    assert!(matches!(seen, Err(Error::NotFound)));
}

#[tokio::test]
async fn eight_of_ten_outcomes_of_the_demos_history_lie_in_the_interval() {
    let today = day("2026-11-21");
    // Every other week of two years, up to half a year before today.
    let days: Vec<NaiveDate> = (13..65).map(|fortnight| today - Days::new(fortnight * 14)).collect();
    let (mut seats, mut place_months, mut exhaustion) = (Vec::new(), Vec::new(), Vec::new());
    for seed in [1, 2] {
        let test = TestDb::on(today).await;
        let db = test.db.clone().seeded(seed);
        fill(&db, &keys(), Size::of(160), seed, today, "none", &mut |_, _| {}).await.unwrap();
        test.clock.set_day(today);
        let mut db = test.db.read().await.unwrap();
        for project in Project::all(&mut db).await.unwrap() {
            let tested = Backtest::of_project(&mut db, project.id, &days).await.unwrap();
            seats.extend(tested.seats);
            place_months.extend(tested.place_months);
            exhaustion.extend(tested.exhaustion);
        }
    }
    // Of the weeks for which half a seat at least is expected to come free, and half a seat not to.
    for (what, tested, least) in [("seats", &seats, 5), ("place-months", &place_months, 115)] {
        let coverage = Coverage::of(tested.iter().filter(|one| one.is_open(least)).map(Tested::is_inside));
        assert!(coverage.of > 150, "{what}: {coverage:?}");
        assert!((70..=90).contains(&coverage.percent()), "{what}: {coverage:?} {}", coverage.percent());
        // What came is on the whole what was expected.
        let (expected, came): (i64, i64) =
            tested.iter().fold((0, 0), |sum, one| (sum.0 + one.expected.mean, sum.1 + one.outcome));
        assert!((expected - came).abs() * 10 < came * 2, "{what}: {expected} expected, {came} came");
    }
    let coverage = Coverage::of(exhaustion.iter().map(TestedDay::is_inside));
    assert!(coverage.of > 150, "{coverage:?}");
    assert!((70..=90).contains(&coverage.percent()), "days: {coverage:?} {}", coverage.percent());
}
