//! How contracts stand is reckoned ahead, and never believed after something has changed.

use brygga::model::codes::PlacementEndReason;
use brygga::model::contract::Contract;
use brygga::model::overview::ContractNow;
use brygga::model::placement::Placement;
use brygga::model::terms::Terms;
use brygga::model::usage::Kept;

use crate::support::app::TestApp;
use crate::support::stage::day;

/// Used, committed, live and when it should be used up, of Återbruket's contract.
async fn seen(test: &TestApp) -> String {
    let mats = test.who(test.cast.mats).await;
    let mut db = test.app.db.read().await.unwrap();
    let all = ContractNow::of_project(&mut db, &mats, test.cast.p1).await.unwrap();
    let usage = &all[0].usage;
    format!("{:?} {:?} {} {:?}", usage.used, usage.committed, usage.live, all[0].exhaustion)
}

/// As the program's clock does each minute. Gives how many were due.
async fn reckon(test: &TestApp) -> usize {
    let due = Kept::due(&mut test.app.db.read().await.unwrap()).await.unwrap();
    let mut db = test.app.db.write().await.unwrap();
    Kept::keep(&mut db, &due).await.unwrap();
    db.commit().await.unwrap();
    due.len()
}

/// Twenty-one placements that have ended and one that goes on.
async fn busy() -> TestApp {
    let test = TestApp::new().await;
    let cast = &test.cast;
    for number in 0..22 {
        let from = day("2026-03-02") + chrono::Days::new(number);
        test.test.clock.set_day(from);
        let (from, to) = (from.to_string(), "2026-06-30");
        let id = test.propose(cast.anna, cast.omar, cast.shop, (&from, to), 10).await;
        test.accept(cast.siv, id, &from).await;
        test.start(cast.siv, id, &from).await;
        if number < 21 {
            let siv = test.who(cast.siv).await;
            let mut db = test.app.db.write().await.unwrap();
            Placement::end(&mut db, &siv, id, day(&from), PlacementEndReason::Other, None).await.unwrap();
            db.commit().await.unwrap();
        }
    }
    test
}

#[tokio::test]
async fn what_was_reckoned_ahead_is_what_is_reckoned_now() {
    let test = busy().await;
    let now = seen(&test).await;
    assert_eq!(reckon(&test).await, 1);
    assert_eq!(seen(&test).await, now);
    assert_eq!(reckon(&test).await, 0, "it is kept");
    assert_eq!(test.test.count("contract_standings").await, 1);
}

#[tokio::test]
async fn a_change_of_a_placement_a_contract_or_the_day_is_seen_at_once() {
    let test = busy().await;
    let cast = &test.cast;
    reckon(&test).await;
    let before = seen(&test).await;
    test.propose(cast.anna, cast.linnea, cast.shop, ("2026-04-13", "2026-05-29"), 10).await;
    let with_linnea = seen(&test).await;
    assert_ne!(with_linnea, before);
    reckon(&test).await;
    assert_eq!(seen(&test).await, with_linnea);
    // The terms: the cap comes closer, and with it the day on which it is reached.
    let mats = test.who(cast.mats).await;
    let mut db = test.app.db.write().await.unwrap();
    let contract = Contract::find(&mut db, &mats, cast.c1).await.unwrap();
    let terms = Terms { max_place_months: 6, ..Terms::of(&contract) };
    Contract::change(&mut db, &mats, contract.id, contract.version, terms).await.unwrap();
    db.commit().await.unwrap();
    assert_ne!(seen(&test).await, with_linnea);
    reckon(&test).await;
    let today = seen(&test).await;
    test.test.clock.set_day(day("2026-04-20"));
    assert_ne!(seen(&test).await, today, "a week is used");
    assert_eq!(reckon(&test).await, 1);
}
