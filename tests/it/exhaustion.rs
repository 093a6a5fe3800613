//! When a contract should be used up is one figure: the forecast's, on every page and in every report.

use brygga::db::Db;
use brygga::model::alert::Alert;
use brygga::model::codes::{AlertKind, PlacementEndReason, PriceUnit};
use brygga::model::contract::Contract;
use brygga::model::forecast::{Exhaustion, Forecast};
use brygga::model::overview::{ContractNow, Overview};
use brygga::model::placement::{Placement, PlacementId};
use brygga::model::prices::Price;
use brygga::model::usage::Standing;
use brygga::web::texts::{Language, Texts};
use chrono::NaiveDate;

use crate::command_line::brygga;
use crate::overview::started;
use crate::support::app::TestApp;
use crate::support::cast;
use crate::support::stage::day;

/// Two people for three months under a contract of eight place-months, of whom Linnea's placement is given.
async fn busy() -> (TestApp, PlacementId) {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mut db = test.app.db.write().await.unwrap();
    let sql = "UPDATE contracts SET max_place_months = 8, version = version + 1 WHERE ref = 'c1'";
    db.query(sql).run().await.unwrap();
    db.commit().await.unwrap();
    let spring = ("2026-03-02", "2026-05-29");
    started(&test, cast.anna, cast.siv, cast.omar, cast.shop, spring).await;
    let linneas = started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, spring).await;
    test.test.clock.set_day(day("2026-05-08"));
    (test, linneas)
}

/// Linnea stays a month longer.
async fn extend(test: &TestApp, id: PlacementId) {
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    Placement::extend(&mut db, &anna, id, day("2026-06-30")).await.unwrap();
    db.commit().await.unwrap();
}

async fn stands(test: &TestApp, on: NaiveDate) -> Standing {
    let mats = test.who(test.cast.mats).await;
    let mut db = test.app.db.read().await.unwrap();
    Standing::find(&mut db, &mats, test.cast.c1, on).await.unwrap()
}

/// What each place of the model says of c1; all must be the same.
async fn agreed(test: &TestApp, today: NaiveDate) -> Exhaustion {
    let cast = &test.cast;
    let (mats, siv) = (test.who(cast.mats).await, test.who(cast.siv).await);
    let mut db = test.app.db.read().await.unwrap();
    let forecast = Forecast::find(&mut db, &mats, cast.p1).await.unwrap();
    let told = forecast.contracts.iter().find(|one| one.contract.id == cast.c1).unwrap().exhaustion;
    let on = told.expected.unwrap();

    let of_c1 = |all: Vec<ContractNow>| all.into_iter().find(|now| now.contract.id == cast.c1).unwrap();
    let listed = of_c1(ContractNow::of_project(&mut db, &mats, cast.p1).await.unwrap());
    assert_eq!(listed.exhaustion, told, "the manager's list");
    let provided = of_c1(ContractNow::of_provider(&mut db, &siv, cast.atelier).await.unwrap());
    assert_eq!(provided.exhaustion, told, "the provider's list");
    let home = Overview::find(&mut db, &mats, cast.p1).await.unwrap();
    assert_eq!(of_c1(home.contracts).exhaustion, told, "the manager's home");
    let of_cap = |alert: &&Alert| alert.kind == AlertKind::Cap && alert.contract_id == cast.c1;
    assert_eq!(home.alerts.iter().find(of_cap).unwrap().on, on, "the warning");
    drop(db);

    assert_eq!(stands(test, today).await.exhaustion, told, "the contract's page");
    let asked = ["report", "contract", "--contract", "c1", "--on", &today.to_string(), "--json"];
    let printed = brygga(&test.test, &asked).stdout;
    let printed: serde_json::Value = serde_json::from_slice(&printed).unwrap();
    assert_eq!(printed["exhausted_on"], on.to_string(), "the report");
    told
}

#[tokio::test]
async fn every_place_tells_the_same_day_before_and_after_a_change() {
    let (test, linneas) = busy().await;
    let before = agreed(&test, day("2026-05-08")).await;
    extend(&test, linneas).await;
    let after = agreed(&test, day("2026-05-08")).await;
    assert!(after.expected < before.expected, "{after:?} {before:?}");
}

#[tokio::test]
async fn the_pages_write_that_day() {
    let (test, _) = busy().await;
    let on = agreed(&test, day("2026-05-08")).await.expected.unwrap();
    let written = Texts::of(Language::Swedish).date(on);
    let mut mats = test.browser(test.cast.mats).await;
    for page in ["/contracts", "/overview", "/alerts", "/forecast", &format!("/contracts/{}", test.cast.c1)] {
        mats.get(page).await.is(200).says(&[&written]);
    }
    let mut siv = test.browser(test.cast.siv).await;
    for page in ["/contracts", &format!("/contracts/{}", test.cast.c1)] {
        siv.get(page).await.is(200).says(&[&written]);
    }
}

#[tokio::test]
async fn a_day_gone_by_tells_what_was_forecast_then_and_a_day_to_come_what_is_forecast_today() {
    let (test, linneas) = busy().await;
    let then = agreed(&test, day("2026-05-08")).await;
    test.test.clock.set_day(day("2026-05-12"));
    extend(&test, linneas).await;
    let now = stands(&test, day("2026-05-12")).await.exhaustion;
    assert_ne!(now, then);
    assert_eq!(stands(&test, day("2026-05-08")).await.exhaustion, then);
    assert_eq!(stands(&test, day("2026-05-20")).await.exhaustion, now);
}

/// What the program's handle says, which keeps what stays, and one that has never reckoned anything.
async fn kept_and_fresh(test: &TestApp) -> [Vec<String>; 2] {
    let mats = test.who(test.cast.mats).await;
    let fresh = Db::open(&test.test.url, test.test.clock.clone()).await.unwrap();
    let mut told = [Vec::new(), Vec::new()];
    for (db, told) in [&test.app.db, &fresh].into_iter().zip(&mut told) {
        let forecast = Forecast::find(&mut db.read().await.unwrap(), &mats, test.cast.p1).await.unwrap();
        *told = forecast.contracts.iter().map(|one| format!("{one:?}")).collect();
        told.push(format!(
            "{:?} {} {} {:?}",
            forecast.weeks, forecast.held, forecast.proposed, forecast.mean_used
        ));
    }
    fresh.close().await;
    told
}

#[tokio::test]
async fn what_stays_of_an_earlier_forecast_is_what_a_fresh_one_says() {
    let (test, linneas) = busy().await;
    let cast = &test.cast;
    // A second contract of the project, at the café.
    let mut db = test.app.db.write().await.unwrap();
    let other = cast::contract(&mut db, "c9", cast.p1, cast.cafe).await;
    db.query("UPDATE slots SET contract_id = $1 WHERE id = $2")
        .bind(other)
        .bind(cast.kitchen)
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    let (anna, egon, mats) =
        (test.who(cast.anna).await, test.who(cast.egon).await, test.who(cast.mats).await);
    let mut seen = Vec::new();
    for step in 0..9 {
        let mut db = test.app.db.write().await.unwrap();
        match step {
            1 => {
                // Only the second contract changes.
                drop(db);
                started(&test, cast.bo, cast.egon, cast.bengt, cast.kitchen, ("2026-05-08", "2026-08-31"))
                    .await;
                db = test.app.db.write().await.unwrap();
            }
            // Only the first does.
            2 => _ = Placement::extend(&mut db, &anna, linneas, day("2026-06-30")).await.unwrap(),
            // A price counts as a change of its contract.
            3 => {
                let price = Price { from: day("2026-06-01"), unit: PriceUnit::Day, ore: 30_000 };
                Contract::set_price(&mut db, &mats, other, price).await.unwrap();
            }
            // An early end is seen at every provider.
            4 => {
                let id = db
                    .query("SELECT id FROM placements WHERE contract_id = $1")
                    .bind(other)
                    .value()
                    .await
                    .unwrap();
                let early = PlacementEndReason::Health;
                Placement::end(&mut db, &egon, id, day("2026-05-08"), early, None).await.unwrap();
            }
            5 => test.test.clock.set_day(day("2026-05-11")),
            6 => {
                let sql = "UPDATE organisations SET name = 'Kafé Nytt' WHERE id = $1";
                db.query(sql).bind(cast.cafe).run().await.unwrap();
                brygga::model::slot_changed(&mut db, cast.kitchen).await.unwrap();
            }
            // Whoever stays no longer gives the seat back: it is not to be had afterwards.
            7 => {
                let sql = "UPDATE slots SET ends_on = '2026-06-30', version = version + 1 WHERE id = $1";
                db.query(sql).bind(cast.shop).run().await.unwrap();
                brygga::model::slot_changed(&mut db, cast.shop).await.unwrap();
            }
            // Of no contract.
            8 => {
                let sql = "UPDATE slots SET contract_id = NULL, version = version + 1 WHERE id = $1";
                db.query(sql).bind(cast.kitchen).run().await.unwrap();
                db.commit().await.unwrap();
                test.propose(cast.bo, cast.bengt, cast.kitchen, ("2026-05-18", "2026-08-31"), 10).await;
                db = test.app.db.write().await.unwrap();
            }
            _ => {}
        }
        db.commit().await.unwrap();
        let [kept, fresh] = kept_and_fresh(&test).await;
        assert_eq!(kept, fresh, "step {step}");
        assert_eq!(kept.len(), 3);
        assert!(!seen.contains(&kept), "step {step} changes something");
        seen.push(kept);
    }
}
