//! A package cannot fill a slot past its seats or hours, nor draw a contract past its caps.

use brygga::model::package::Expected;
use chrono::NaiveDate;

use crate::support::db::TestDb;
use crate::support::package::{SmallPackage, import, import_well, today};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The small package with pl3 at the contracted slot s1 (one seat, 40 hours), where pl1 is from 1 September 2025 to
/// 30 June 2026 with 20 hours. d3 is in the contract's project.
fn two_at_s1() -> SmallPackage {
    let mut package = SmallPackage::new();
    package.set("participants", 4, "project", "p1").set("participants", 4, "municipality", "0160");
    package.set("placements", 4, "slot", "s1").set("placements", 4, "planned_end_on", "2026-09-30");
    package
}

pub async fn first_fault(test: &TestDb, package: &SmallPackage) -> Option<(String, u32, String, Expected)> {
    import(test, &package.source(), |checked, _| {
        let fault = checked.faults.list().first()?;
        let column = fault.column.clone().unwrap_or_default();
        Some((fault.file.clone(), fault.line.unwrap_or(0), column, fault.expected.clone()))
    })
    .await
}

fn fault(file: &str, line: u32, column: &str, expected: Expected) -> Option<(String, u32, String, Expected)> {
    Some((file.to_owned(), line, column.to_owned(), expected))
}

#[tokio::test]
async fn the_second_on_one_seat_is_a_fault_that_names_the_day() {
    let test = TestDb::on(today()).await;
    let expected = Expected::SeatFree { slot: "s1".into(), day: day("2026-03-01"), seats: 1 };
    let found = first_fault(&test, &two_at_s1()).await;
    assert_eq!(found, fault("placements.csv", 4, "slot", expected));
    let mut package = two_at_s1();
    package.set("slots", 2, "seats", "2");
    import_well(&test, &package).await;
}

#[tokio::test]
async fn a_reserved_seat_is_taken_until_its_last_day() {
    let test = TestDb::on(today()).await;
    let mut before = SmallPackage::new();
    before.set("slots", 2, "seats", "2");
    import_well(&test, &before).await;
    let mut db = test.db.write().await.unwrap();
    let now = db.now();
    db.query(
        "INSERT INTO reservations (slot_id, project_id, hours_per_week, starts_on, ends_on, held_until, reason, made_by, made_at)
         SELECT s.id, p.id, 10, $1, $2, $3, 'Väntar på besked', u.id, $4 FROM slots s, projects p, users u
         WHERE s.ref = 's1' AND p.ref = 'p1' AND u.email = 'mats@example.se'",
    )
    .bind(day("2026-03-01"))
    .bind(day("2026-09-30"))
    .bind(today())
    .bind(now)
    .run()
    .await
    .unwrap();
    db.commit().await.unwrap();
    let mut package = two_at_s1();
    package.set("slots", 2, "seats", "2");
    let expected = Expected::SeatFree { slot: "s1".into(), day: day("2026-03-01"), seats: 2 };
    assert_eq!(first_fault(&test, &package).await, fault("placements.csv", 4, "slot", expected));
    test.clock.set(test.clock.now() + chrono::TimeDelta::days(1));
    import_well(&test, &package).await;
}

#[tokio::test]
async fn a_seat_is_free_the_day_after_the_last() {
    let test = TestDb::on(today()).await;
    let mut package = two_at_s1();
    package.set("placements", 2, "planned_end_on", "2026-02-28");
    import_well(&test, &package).await;
}

#[tokio::test]
async fn hours_are_counted_apart_from_seats() {
    let test = TestDb::on(today()).await;
    let mut package = two_at_s1();
    package.set("slots", 2, "seats", "2").set("placements", 4, "hours_per_week", "21");
    let expected = Expected::HoursFree { slot: "s1".into(), day: day("2026-03-01"), hours: 40, left: 20 };
    assert_eq!(first_fault(&test, &package).await, fault("placements.csv", 4, "hours_per_week", expected));
}

#[tokio::test]
async fn a_proposal_whose_days_have_run_out_holds_no_seat() {
    let test = TestDb::on(today()).await;
    let mut package = two_at_s1();
    package.set("placements", 4, "proposed_on", "2026-02-19");
    import_well(&test, &package).await;
}

#[tokio::test]
async fn what_the_database_has_takes_its_seat_before_the_package() {
    let test = TestDb::on(today()).await;
    import_well(&test, &SmallPackage::new()).await;
    let mut package = two_at_s1();
    // d3 stays in its project, so that only the seat is in the way.
    package.set("contracts", 2, "project", "p1").only(&["placements", "participants"]);
    package.drop("placements", 2).drop("placements", 2).drop("participants", 2).drop("participants", 2);
    package.set("placements", 2, "ref", "pl4");
    let expected = Expected::SeatFree { slot: "s1".into(), day: day("2026-03-01"), seats: 1 };
    assert_eq!(first_fault(&test, &package).await, fault("placements.csv", 2, "slot", expected));
}

#[tokio::test]
async fn a_slot_cannot_shrink_below_those_who_are_there() {
    let test = TestDb::on(today()).await;
    let mut package = two_at_s1();
    package.set("slots", 2, "seats", "2");
    import_well(&test, &package).await;
    package.only(&["slots"]).drop("slots", 3).set("slots", 2, "seats", "1");
    let expected = Expected::SeatsTaken { day: day("2026-03-01"), seats: 2 };
    assert_eq!(first_fault(&test, &package).await, fault("slots.csv", 2, "seats", expected));
    package.set("slots", 2, "seats", "2").set("slots", 2, "hours_per_week", "29");
    let expected = Expected::HoursTaken { day: day("2026-03-01"), hours: 30 };
    assert_eq!(first_fault(&test, &package).await, fault("slots.csv", 2, "hours_per_week", expected));
    package.set("slots", 2, "hours_per_week", "40").set("slots", 2, "ends_on", "2026-06-29");
    let found = first_fault(&test, &package).await.unwrap();
    assert_eq!((found.1, found.2.as_str(), found.3.told().0), (2, "ends_on", "holds-placements"));
}

#[tokio::test]
async fn the_cap_on_place_months_refuses_the_one_that_would_pass_it() {
    let test = TestDb::on(today()).await;
    let mut package = two_at_s1();
    // pl1 takes ten whole months, pl3 seven.
    package.set("slots", 2, "seats", "2").set("contracts", 2, "max_place_months", "17");
    package.set("contracts", 2, "max_value_sek", "68000");
    import_well(&test, &package).await;
    let test = TestDb::on(today()).await;
    package.set("contracts", 2, "max_place_months", "16");
    let expected = Expected::PlaceMonthsLeft { contract: "c1".into(), left: 6_000, wanted: 7_000 };
    assert_eq!(first_fault(&test, &package).await, fault("placements.csv", 4, "slot", expected));
}

#[tokio::test]
async fn the_cap_on_value_refuses_too() {
    let test = TestDb::on(today()).await;
    let mut package = two_at_s1();
    package.set("slots", 2, "seats", "2").set("contracts", 2, "max_value_sek", "67999.99");
    let expected = Expected::ValueLeft { contract: "c1".into(), left: 2_799_999, wanted: 2_800_000 };
    assert_eq!(first_fault(&test, &package).await, fault("placements.csv", 4, "slot", expected));
}

#[tokio::test]
async fn a_contract_cannot_shrink_below_what_is_drawn() {
    let test = TestDb::on(today()).await;
    import_well(&test, &SmallPackage::new()).await;
    let mut package = SmallPackage::new();
    package.only(&["contracts"]).set("contracts", 2, "max_place_months", "9");
    let expected = Expected::PlaceMonthsTaken { taken: 10_000 };
    assert_eq!(first_fault(&test, &package).await, fault("contracts.csv", 2, "max_place_months", expected));
    package.set("contracts", 2, "max_place_months", "10").set("contracts", 2, "max_value_sek", "39999");
    let expected = Expected::ValueTaken { taken: 4_000_000 };
    assert_eq!(first_fault(&test, &package).await, fault("contracts.csv", 2, "max_value_sek", expected));
    package.set("contracts", 2, "max_value_sek", "40000").set("contracts", 2, "ends_on", "2026-06-29");
    let found = first_fault(&test, &package).await.unwrap();
    assert_eq!((found.1, found.2.as_str(), found.3.told().0), (2, "ends_on", "holds-placements"));
}

#[tokio::test]
async fn a_new_price_is_paid_by_the_placements_that_are_there() {
    let test = TestDb::on(today()).await;
    import_well(&test, &SmallPackage::new()).await;
    let mut package = SmallPackage::new();
    package.only(&["contracts"]).set("contracts", 2, "price_per_place_month_sek", "5000");
    // Not for the days that have passed.
    let expected = Expected::PastPrice { placement: "pl1".into() };
    assert_eq!(
        first_fault(&test, &package).await,
        fault("contracts.csv", 2, "price_per_place_month_sek", expected)
    );
    package.set("contracts", 2, "price_per_place_month_sek", "4000");
    for (name, value) in [("kind", "contract"), ("prices", "2026-03-02/place_month/5000")] {
        let rows = package.tables.get_mut("contracts").unwrap();
        rows[0].push(name.into());
        rows[1].push(value.into());
    }
    import_well(&test, &package).await;
    let mut db = test.db.read().await.unwrap();
    let drawn: (i64, i64) =
        db.query("SELECT place_months, value FROM placements WHERE ref = 'pl1'").one().await.unwrap();
    // Six months and a day of March for 4 000 kr, then 5 000 kr for the rest.
    assert_eq!(drawn, (10_000, 6 * 400_000 + 12_800 + 484_000 + 3 * 500_000));
    // The event says what from and what to.
    let told: String = db
        .query("SELECT CAST(particulars AS TEXT) FROM events WHERE what = 'changed_by_import' AND subject = 'contract'")
        .value()
        .await
        .unwrap();
    assert!(told.contains(" → 2026-03-02/place_month/5000"), "{told}");
}
