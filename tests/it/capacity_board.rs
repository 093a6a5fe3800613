//! The capacity board: what is filled, held and free week by week, for managers and providers, on a page and in a file.

use std::sync::Arc;
use std::time::Instant;

use brygga::model::Error;
use brygga::model::access::Who;
use brygga::model::board::Offered;
use brygga::model::capacity_board::{CapacityBoard, Filter, WEEKS};
use brygga::model::reservation::{Asked, Reservation};
use chrono::Days;

use crate::overview::started;
use crate::support::app::TestApp;
use crate::support::cast;
use crate::support::stage::day;

async fn board(test: &TestApp, who: &Who, filter: Filter) -> CapacityBoard {
    CapacityBoard::find(&mut test.app.db.read().await.unwrap(), who, filter).await.unwrap()
}

/// Omar works in the shop to the end of March; Linnea is proposed there from April; the project holds a seat in May.
async fn lively() -> TestApp {
    let test = TestApp::new().await;
    let cast = &test.cast;
    started(&test, cast.anna, cast.siv, cast.omar, cast.shop, ("2026-03-02", "2026-03-31")).await;
    test.propose(cast.anna, cast.linnea, cast.shop, ("2026-04-01", "2026-06-30"), 20).await;
    let mats = test.who(cast.mats).await;
    let mut db = test.app.db.write().await.unwrap();
    let asked = Asked {
        slot_id: cast.shop,
        project_id: cast.p1,
        hours_per_week: 10,
        starts_on: day("2026-05-04"),
        ends_on: day("2026-05-31"),
        held_until: day("2026-03-20"),
        reason: "För den som kommer i maj.".to_owned(),
    };
    Reservation::make(&mut db, &mats, asked).await.unwrap();
    db.commit().await.unwrap();
    test
}

#[tokio::test]
async fn a_manager_sees_the_seats_of_the_own_project_week_by_week() {
    let test = lively().await;
    let cast = &test.cast;
    let mats = test.who(cast.mats).await;
    let board = board(&test, &mats, Filter::default()).await;
    let titles: Vec<&str> = board.lines.iter().map(|line| line.slot.title.as_str()).collect();
    assert_eq!(
        titles,
        ["Köksbiträde i kafé", "Sortera i second hand-butik"],
        "the café's slot has no contract"
    );
    let shop = &board.lines[1];
    let seen: Vec<(i64, i64, i64)> =
        shop.weeks.iter().map(|week| (week.filled, week.held, week.free())).collect();
    assert_eq!(seen.len(), WEEKS);
    assert_eq!(seen[0], (1, 0, 1), "the first week");
    // Omar to Tuesday and Linnea from Wednesday: one seat at a time.
    assert_eq!(seen[4], (1, 0, 1), "the week of 30 March");
    assert_eq!(seen[5], (0, 1, 1), "April");
    assert_eq!(seen[9], (0, 2, 0), "May");
    assert_eq!(seen[25], (0, 0, 2), "August");
    let total = board.total();
    assert_eq!((total[0].all, total[0].filled, total[9].held, total[9].free()), (3, 1, 2, 1));
    assert_eq!(board.of_provider(cast.atelier).1, shop.weeks);
}

#[tokio::test]
async fn it_agrees_with_the_providers_own_board() {
    let test = lively().await;
    let siv = test.who(test.cast.siv).await;
    let board = board(&test, &siv, Filter::default()).await;
    let offered =
        Offered::of_provider(&mut test.app.db.read().await.unwrap(), &siv, test.cast.atelier, cast::today())
            .await
            .unwrap();
    assert_eq!(board.lines.len(), 1, "a provider has the own slots alone");
    assert_eq!(board.lines[0].weeks, offered[0].weeks(cast::today(), WEEKS as u64));
}

#[tokio::test]
async fn what_nobody_can_be_proposed_to_is_not_free() {
    let test = lively().await;
    let cast = &test.cast;
    let mut siv = test.browser(cast.siv).await;
    siv.post(&format!("/slots/{}/pause", cast.shop), &[]).await.is(303);
    let mats = test.who(cast.mats).await;
    let board = board(&test, &mats, Filter { provider: Some(cast.atelier), ..Filter::default() }).await;
    assert_eq!(board.lines.len(), 1);
    assert_eq!((board.lines[0].weeks[0].free(), board.lines[0].weeks[0].filled), (0, 1));
    let mut mats = test.browser(cast.mats).await;
    mats.get("/capacity").await.is(200).says(&["Täby, Pausad"]);
}

#[tokio::test]
async fn what_was_reckoned_is_kept_until_something_changes_and_shown_to_nobody_else() {
    let test = lively().await;
    let cast = &test.cast;
    let (mats, nora) = (test.who(cast.mats).await, test.who(cast.nora).await);
    let first = board(&test, &mats, Filter::default()).await;
    let is_kept = |other: &CapacityBoard| Arc::ptr_eq(&first.lines[1], other.lines.last().unwrap());
    let narrowed = Filter { provider: Some(cast.atelier), ..Filter::default() };
    assert!(is_kept(&board(&test, &mats, narrowed).await), "the same slot, reckoned once");
    let others = board(&test, &nora, Filter::default()).await;
    assert!(others.lines.iter().all(|line| line.slot.id != cast.shop));
    // The seat is taken by somebody more, and the next look tells it.
    test.propose(cast.bo, cast.bengt, cast.shop, ("2026-08-24", "2026-12-18"), 10).await;
    let after = board(&test, &mats, Filter::default()).await;
    assert!(!is_kept(&after));
    assert_eq!((after.lines[1].weeks[25].held, after.lines[1].weeks[25].free()), (1, 1));
    // So do a contract that waits for approval, which changes no slot, and another day.
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE contracts SET unapproved = $1, version = version + 1 WHERE id = $2")
        .bind(true)
        .bind(cast.c1)
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    assert_eq!(board(&test, &mats, Filter::default()).await.lines[1].weeks[25].free(), 0);
    test.test.clock.set_day(day("2026-03-09"));
    assert_eq!(board(&test, &mats, Filter::default()).await.monday, day("2026-03-09"));
}

#[tokio::test]
async fn another_projects_slots_are_not_there() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mats = test.who(cast.mats).await;
    let asked = Filter { project: Some(cast.p2), ..Filter::default() };
    let refused = CapacityBoard::find(&mut test.app.db.read().await.unwrap(), &mats, asked).await;
    assert!(matches!(refused, Err(Error::NotFound)));
    let asked = Filter { provider: Some(cast.gate), ..Filter::default() };
    assert!(board(&test, &mats, asked).await.lines.is_empty());
    let nora = test.browser(cast.nora).await.get("/capacity").await;
    nora.is(200).says(&["Trädgårdsarbete"]).hides(&["Sortera i second hand"]);
}

#[tokio::test]
async fn the_page_keeps_its_question_and_the_file_has_the_same_answer() {
    let test = lively().await;
    let mut mats = test.browser(test.cast.mats).await;
    let page = mats.get("/capacity").await;
    page.is(200).says(&["Alla", "2 platser", "Återbruket", "1 fyllda, 0 hållna, 1 lediga", "/capacity.csv"]);
    // No names of people, ever.
    page.hides(&["Omar", "Linnea"]);
    let page = mats.get("/capacity?municipality=0188&from=x").await;
    page.is(200).says(&["Köksbiträde", "/capacity.csv?municipality=0188"]).hides(&["Sortera i second"]);
    mats.get("/capacity?municipality=0114").await.is(200).says(&["Inget stämmer"]);
    // What cannot be read counts as not given.
    mats.get("/capacity?municipality=abc&provider=-&project=%F0%28&page=900")
        .await
        .is(200)
        .says(&["Sortera"]);
    let file = mats.get("/capacity.csv?municipality=0160").await;
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    assert!(
        file.body.starts_with("\u{feff}Anordnare;Plats;Kommun;Avtal;Läge;Vecka;Måndag;"),
        "{}",
        file.body
    );
    let lines: Vec<&str> = file.body.lines().collect();
    assert_eq!(lines.len(), 1 + WEEKS);
    assert_eq!(
        lines[1],
        "Återbruket;Sortera i second hand-butik;Täby;Arbetsträning;Öppen;2026-W10;2026-03-02;2;1;0;1;30"
    );
    assert!(lines[10].ends_with(";2026-05-04;2;0;2;0;10"), "{}", lines[10]);
}

#[tokio::test]
async fn two_and_a_half_thousand_slots_take_two_queries_and_a_moment() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut db = test.app.db.write().await.unwrap();
    for number in 0..2500 {
        let size = (2, 40, 5, 40);
        cast::slot(
            &mut db,
            &format!("many{number}"),
            cast.atelier,
            Some(cast.c1),
            "Snickra",
            "7115",
            "0160",
            size,
        )
        .await;
    }
    db.commit().await.unwrap();
    let mats = test.who(cast.mats).await;
    let began = Instant::now();
    let board = board(&test, &mats, Filter::default()).await;
    assert_eq!((board.lines.len(), board.total()[0].all), (2502, 5003));
    assert!(began.elapsed().as_secs() < 3, "{:?} even without optimisation", began.elapsed());
    let page = test.browser(cast.mats).await.get("/capacity?page=3").await;
    page.is(200).says(&["Sida 3 av 84"]);
    assert!(page.body.len() < 600_000, "{} bytes", page.body.len());
    assert_eq!(board.mondays().last(), Some(cast::today() + Days::new(25 * 7)));
}
