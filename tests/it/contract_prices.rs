//! Contracts with one kind of price from the beginning, per place-month, per day or per hour: from the form to the package.

use brygga::model::codes::{PlacementEndReason, PriceUnit};
use brygga::model::contract::{Contract, Drawn};
use brygga::model::invoice_basis::InvoiceBasis;
use brygga::model::municipality::Municipality;
use brygga::model::overview::ContractNow;
use brygga::model::package::Source;
use brygga::model::placement::{Placement, Proposal};
use brygga::model::prices::Price;
use brygga::model::usage::Standing;
use brygga::model::verify::verify;
use brygga::model::{Error, Refusal};
use serde_json::{Value, json};
use sqlx::types::Json;

use crate::command_line::brygga;
use crate::overview::started;
use crate::package::export_to;
use crate::package_capacity::first_fault;
use crate::support::app::TestApp;
use crate::support::cast;
use crate::support::db::TestDb;
use crate::support::package::{SmallPackage, import, import_well, today};
use crate::support::stage::day;

/// A price, and what Linnea's twenty hours a week from 2 March to 29 May 2026 cost by it, worked out by hand, in öre: all of it,
/// by 12 May, and in April. There are 22, 22 and 21 weekdays in the three months; eight of May's until the 12th.
struct Priced {
    unit: PriceUnit,
    ore: i64,
    whole: i64,
    by_twelfth: i64,
    april: i64,
}

const ALL: [Priced; 3] = [
    // 0.968 + 1 + 0.935 place-months; 0.387 of May.
    Priced {
        unit: PriceUnit::PlaceMonth,
        ore: 500_000,
        whole: 1_451_500,
        by_twelfth: 1_177_500,
        april: 500_000,
    },
    Priced {
        unit: PriceUnit::Day,
        ore: 21_000,
        whole: 65 * 21_000,
        by_twelfth: 52 * 21_000,
        april: 22 * 21_000,
    },
    // Four hours a day.
    Priced {
        unit: PriceUnit::Hour,
        ore: 9_550,
        whole: 260 * 9_550,
        by_twelfth: 208 * 9_550,
        april: 88 * 9_550,
    },
];

/// c1 at that price, with money for Linnea and for half of somebody more.
async fn priced(of: &Priced) -> TestApp {
    let test = TestApp::new().await;
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE contracts SET price = $1, price_unit = $2, max_value = $3, version = version + 1 WHERE ref = 'c1'")
        .bind(of.ore)
        .bind(of.unit)
        .bind(of.whole * 3 / 2)
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    test
}

/// What is used, committed and free adds up to the maximum to the öre, wherever it is told, and nothing is wrong.
async fn adds_up(test: &TestApp, used: i64, committed: i64) {
    let mats = test.who(test.cast.mats).await;
    let mut db = test.app.db.read().await.unwrap();
    let today = db.today();
    let standing = Standing::find(&mut db, &mats, test.cast.c1, today).await.unwrap();
    assert_eq!((standing.used.value, standing.committed.value), (used, committed), "{today}");
    assert_eq!(standing.used + standing.committed + standing.free(), standing.cap, "{today}");
    let contract = Contract::find(&mut db, &mats, test.cast.c1).await.unwrap();
    assert_eq!(contract.drawn(&mut db, None).await.unwrap(), standing.used + standing.committed);
    let listed = ContractNow::of_project(&mut db, &mats, test.cast.p1).await.unwrap();
    let listed = listed.iter().find(|now| now.contract.id == test.cast.c1).unwrap();
    assert_eq!((listed.usage.used, listed.usage.committed), (standing.used, standing.committed));
    let found = verify(&mut db, &test.app.keys).await.unwrap().findings;
    let wrong: Vec<_> = found.iter().map(|one| one.told().0).filter(|id| *id != "number").collect();
    assert_eq!(wrong, Vec::<&str>::new());
}

#[tokio::test]
async fn what_is_used_committed_and_free_is_the_maximum_at_every_step() {
    for of in &ALL {
        let test = priced(of).await;
        let cast = &test.cast;
        let id = test.propose(cast.anna, cast.linnea, cast.shop, ("2026-03-02", "2026-05-29"), 20).await;
        adds_up(&test, 0, of.whole).await;
        test.accept(cast.siv, id, "2026-03-02").await;
        adds_up(&test, 0, of.whole).await;
        test.start(cast.siv, id, "2026-03-02").await;
        test.test.clock.set_day(day("2026-05-12"));
        adds_up(&test, of.by_twelfth, of.whole - of.by_twelfth).await;
        // A day more, a Saturday: it costs something only by the month.
        let anna = test.who(cast.anna).await;
        let mut db = test.app.db.write().await.unwrap();
        Placement::extend(&mut db, &anna, id, day("2026-05-30")).await.unwrap();
        db.commit().await.unwrap();
        let saturday = if of.unit == PriceUnit::PlaceMonth { 500_000 * 33 / 1000 } else { 0 };
        adds_up(&test, of.by_twelfth, of.whole + saturday - of.by_twelfth).await;
        // An early end frees the rest.
        let siv = test.who(cast.siv).await;
        let mut db = test.app.db.write().await.unwrap();
        Placement::end(&mut db, &siv, id, day("2026-05-12"), PlacementEndReason::Health, None).await.unwrap();
        db.commit().await.unwrap();
        adds_up(&test, of.by_twelfth, 0).await;
    }
}

#[tokio::test]
async fn the_maximum_refuses_in_money_and_says_how_much_is_left() {
    for of in &ALL {
        let test = priced(of).await;
        let cast = &test.cast;
        test.propose(cast.anna, cast.linnea, cast.shop, ("2026-03-02", "2026-05-29"), 20).await;
        let anna = test.who(cast.anna).await;
        let mut db = test.app.db.write().await.unwrap();
        let proposal = Proposal {
            enrolment_id: cast.omar,
            slot_id: cast.shop,
            track: brygga::model::codes::Track::WorkTraining,
            hours_per_week: 20,
            starts_on: day("2026-03-02"),
            planned_end_on: day("2026-05-29"),
            adaptations: vec![],
            message: String::new(),
        };
        let refused = Placement::propose(&mut db, &anna, proposal).await;
        let Err(Error::Refused(Refusal::ContractValue { left, wanted, .. })) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!((left, wanted), (of.whole * 3 / 2 - of.whole, of.whole), "{}", of.unit);
    }
}

#[tokio::test]
async fn the_months_of_its_invoices_add_up_to_what_is_used() {
    for of in &ALL {
        let test = priced(of).await;
        let cast = &test.cast;
        let period = ("2026-03-02", "2026-05-29");
        let id = test.propose(cast.anna, cast.linnea, cast.shop, period, 20).await;
        test.accept(cast.siv, id, "2026-03-02").await;
        test.start(cast.siv, id, "2026-03-02").await;
        test.test.clock.set_day(day("2026-05-12"));
        let mats = test.who(cast.mats).await;
        let mut db = test.app.db.write().await.unwrap();
        for month in ["2026-03-01", "2026-04-01"] {
            InvoiceBasis::issue(&mut db, &mats, cast.c1, day(month)).await.unwrap();
        }
        let mut sum = Drawn::default();
        for month in ["2026-03-01", "2026-04-01", "2026-05-01"] {
            let basis = InvoiceBasis::find(&mut db, &mats, cast.c1, day(month)).await.unwrap();
            let line = &basis.lines[0];
            assert_eq!((line.price, line.price_unit), (Some(of.ore), Some(of.unit)), "{month}");
            if month == "2026-04-01" {
                assert_eq!(basis.total.value, of.april, "{}", of.unit);
            }
            sum += basis.total;
        }
        db.commit().await.unwrap();
        assert_eq!(sum.value, of.by_twelfth, "{}", of.unit);
        adds_up(&test, of.by_twelfth, of.whole - of.by_twelfth).await;
        let mut mats = test.browser(cast.mats).await;
        let page = format!("/contracts/{}/invoices", cast.c1);
        let unit = brygga::web::texts::Texts::default().code(of.unit).to_owned();
        mats.get(&format!("{page}?month=2026-04-01")).await.is(200).says(&[&format!("per {unit}")]);
        let sheet = mats.get(&format!("{page}.xlsx?month=2026-04-01")).await;
        assert!(sheet.is(200).body.starts_with("PK"));
        mats.get(&format!("/contracts/{}", cast.c1)).await.is(200).says(&[&format!("per {unit} från")]);
    }
}

#[tokio::test]
async fn open_data_tells_the_price_by_what_it_is_of() {
    for (of, name, items) in [(&ALL[0], "platsmånad", 1), (&ALL[1], "dag", 2), (&ALL[2], "timme", 2)] {
        let test = priced(of).await;
        let told: Value =
            serde_json::from_slice(&brygga(&test.test, &["ocds", "export", "--project", "p1"]).stdout)
                .unwrap();
        let contract = &told["releases"][0]["contracts"][0];
        let all = contract["items"].as_array().unwrap();
        assert_eq!(all.len(), items);
        assert_eq!(all[0]["quantity"], 12);
        let priced: Vec<&Value> = all.iter().filter(|item| !item["unit"]["value"].is_null()).collect();
        assert_eq!(priced.len(), 1);
        assert_eq!(priced[0]["unit"]["name"], name);
        assert_eq!(priced[0]["unit"]["value"]["amount"].as_f64().unwrap(), of.ore as f64 / 100.0);
    }
}

#[tokio::test]
async fn it_goes_out_in_a_package_and_comes_in_again() {
    for of in &ALL[1..] {
        let test = priced(of).await;
        let cast = &test.cast;
        started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-05-29")).await;
        let out = export_to(&test.test, "out").await;
        let contracts = std::fs::read_to_string(out.join("contracts.csv")).unwrap();
        let header = contracts.lines().next().unwrap();
        assert!(header.contains(",price_per_day_sek,price_per_hour_sek,"), "{header}");
        let other = TestDb::on(cast::today()).await;
        for _ in 0..2 {
            import(&other, &Source::Folder(out.clone()), |checked, _| {
                assert!(checked.faults.is_empty(), "{:?}", checked.faults.list());
            })
            .await;
        }
        let kept: (i64, PriceUnit) = other
            .db
            .read()
            .await
            .unwrap()
            .query("SELECT price, price_unit FROM contracts WHERE ref = 'c1'")
            .one()
            .await
            .unwrap();
        assert_eq!(kept, (of.ore, of.unit));
        let again = export_to(&other, "again").await;
        assert_eq!(contracts, std::fs::read_to_string(again.join("contracts.csv")).unwrap());
        let values = "SELECT value FROM placements ORDER BY ref";
        let first: Vec<i64> = test.app.db.read().await.unwrap().query(values).values().await.unwrap();
        let second: Vec<i64> = other.db.read().await.unwrap().query(values).values().await.unwrap();
        assert_eq!(first, second);
    }
}

/// A column that the small package has not.
fn with_column(package: &mut SmallPackage, name: &str, value: &str) {
    let rows = package.tables.get_mut("contracts").unwrap();
    rows[0].push(name.into());
    rows[1].push(value.into());
}

#[tokio::test]
async fn a_package_tells_exactly_one_price_and_changes_none_of_days_gone_by() {
    let test = TestDb::on(today()).await;
    let mut without = SmallPackage::new();
    without.set("contracts", 2, "price_per_place_month_sek", "");
    let mut twice = SmallPackage::new();
    with_column(&mut twice, "price_per_hour_sek", "95.50");
    let mut dear = without.clone();
    with_column(&mut dear, "price_per_day_sek", "100001");
    for (package, column, expected) in [
        (&without, "price_per_place_month_sek", "something"),
        (&twice, "price_per_hour_sek", "without"),
        (&dear, "price_per_day_sek", "price-absurd"),
    ] {
        let found = first_fault(&test, package).await.unwrap();
        assert_eq!(
            (found.0.as_str(), found.1, found.2.as_str(), found.3.told().0),
            ("contracts.csv", 2, column, expected)
        );
    }
    import_well(&test, &SmallPackage::new()).await;
    let mut other = without.clone();
    with_column(&mut other, "price_per_day_sek", "190");
    let found = first_fault(&test, &other).await.unwrap();
    assert_eq!((found.2.as_str(), found.3.told().0), ("price_per_day_sek", "past-price"));
}

#[tokio::test]
async fn a_manager_chooses_what_the_price_is_of() {
    let test = TestApp::new().await;
    let (project, provider) = (test.cast.p1.to_string(), test.cast.cafe.to_string());
    let mut mats = test.browser(test.cast.mats).await;
    let page = mats.get("/contracts/new").await;
    page.is(200).says(&["platsmånad", "timme", "Närvaron ändrar inte priset"]);
    let key = page.field("key");
    let mut form = vec![
        ("project_id", project.as_str()),
        ("provider_id", &provider),
        ("key", &key),
        ("title", "Arbetsträning i kök"),
        ("procedure", "lou_19_6a"),
        ("kind", "framework"),
        ("starts_on", "2026-04-01"),
        ("ends_on", "2027-12-31"),
        ("max_place_months", "40"),
        ("max_value", "168 000"),
        ("price", "95,50"),
    ];
    for bad in ["", "week"] {
        let sent = [form.as_slice(), &[("price_unit", bad)]].concat();
        mats.post("/contracts", &sent).await.is(422);
    }
    form.push(("price_unit", "hour"));
    let answer = mats.post("/contracts", &form).await;
    mats.follow(&answer).await.is(200).says(&["95,50\u{a0}kr per timme från 1\u{a0}apr. 2026"]);
    let kept: (i64, PriceUnit) = test
        .app
        .db
        .read()
        .await
        .unwrap()
        .query("SELECT price, price_unit FROM contracts WHERE title = 'Arbetsträning i kök'")
        .one()
        .await
        .unwrap();
    assert_eq!(kept, (9_550, PriceUnit::Hour));
    // Of another unit, until nobody has been there: the history says from what to what.
    let edit = answer.location().to_owned() + "/edit";
    let version = mats.get(&edit).await.is(200).field("version");
    let mut sent: Vec<(&str, &str)> = form.into_iter().filter(|(name, _)| *name != "price_unit").collect();
    sent.extend([("price_unit", "day"), ("version", version.as_str())]);
    let answer = mats.post(&edit, &sent).await;
    mats.follow(&answer).await.is(200).says(&["Per: timme → dag"]);
}

#[tokio::test]
async fn a_change_that_was_planned_before_there_was_a_choice_is_by_the_place_month() {
    let test = TestApp::new().await;
    let mats = test.who(test.cast.mats).await;
    let contract = Contract::find(&mut test.app.db.read().await.unwrap(), &mats, test.cast.c1).await.unwrap();
    let terms = brygga::model::terms::Terms::of(&contract);
    let mut kept = json!(terms);
    let object = kept.as_object_mut().unwrap();
    let price = object.remove("price").unwrap();
    object.remove("price_unit");
    object.insert("price_per_place_month".into(), price);
    assert_eq!(serde_json::from_value::<brygga::model::terms::Terms>(kept).unwrap(), terms);
}

#[tokio::test]
async fn what_a_contract_was_allowed_before_rules_came_goes_out_and_comes_in() {
    let test = TestDb::on(today()).await;
    import_well(&test, &SmallPackage::new()).await;
    let price = |from: &str, ore| Price { from: day(from), unit: PriceUnit::Day, ore };
    let mut db = test.db.write().await.unwrap();
    db.query("UPDATE contracts SET procedure = 'lou_19_6a', cpv = '80530000-8', prices = $1, lots = $2 WHERE ref = 'c1'")
        .bind(Json(vec![price("2025-01-01", 25_000), price("2026-12-01", 26_000)]))
        .bind(Json(vec!["0160".parse::<Municipality>().unwrap(), "0186".parse().unwrap()]))
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    let out = export_to(&test, "out").await;
    let contracts = std::fs::read_to_string(out.join("contracts.csv")).unwrap();
    // A price from the first day is the first price.
    assert!(contracts.contains(",2026-12-01/day/260,"), "{contracts}");
    assert!(!contracts.contains("2025-01-01/day"), "{contracts}");
    // It comes to an empty database, and changes nothing in its own.
    let other = TestDb::on(today()).await;
    for (into, is_new) in [(&other, true), (&other, false), (&test, false)] {
        import(into, &Source::Folder(out.clone()), |checked, _| {
            assert!(checked.faults.is_empty(), "{:?}", checked.faults.list());
            assert_eq!(checked.changes_nothing(), !is_new, "{:?}", checked.counts);
        })
        .await;
    }
    let again = export_to(&other, "again").await;
    assert_eq!(contracts, std::fs::read_to_string(again.join("contracts.csv")).unwrap());
    // For nothing at all is not allowed where its maximum in money counts; where none does it is.
    for (most, is_let_in) in [("80000", false), ("0", true)] {
        let mut package = SmallPackage::new();
        package.set("contracts", 2, "price_per_place_month_sek", "0");
        package.set("contracts", 2, "max_value_sek", most);
        let empty = TestDb::on(today()).await;
        import(&empty, &package.source(), |checked, _| {
            assert_eq!(checked.faults.is_empty(), is_let_in, "{most} {:?}", checked.faults.list());
        })
        .await;
    }
}
