//! The basis of an invoice: a contract's month, a line a placement.

use brygga::model::codes::PriceUnit;
use brygga::model::contract::{Contract, Drawn};
use brygga::model::invoice_basis::InvoiceBasis;
use brygga::model::prices::Price;
use brygga::model::usage::Standing;
use chrono::NaiveDate;

use crate::overview::started;
use crate::support::app::TestApp;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[tokio::test]
async fn the_months_lines_add_up_to_what_the_contract_has_used() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-05-31")).await;
    test.test.clock.set_day(day("2026-04-16"));
    started(&test, cast.anna, cast.siv, cast.hedda, cast.shop, ("2026-04-16", "2026-06-30")).await;
    let mats = test.who(cast.mats).await;
    let mut db = test.app.db.write().await.unwrap();
    let price = Price { from: day("2026-05-01"), unit: PriceUnit::Day, ore: 20_000 };
    Contract::set_price(&mut db, &mats, cast.c1, price).await.unwrap();
    db.commit().await.unwrap();
    test.test.clock.set_day(day("2026-06-10"));
    let mut db = test.app.db.read().await.unwrap();
    let mut sum = Drawn::default();
    for (month, lines, value) in [
        ("2026-02-01", 0, 0),
        ("2026-03-31", 1, 484_000),
        // A whole month, and half of one.
        ("2026-04-01", 2, 750_000),
        // 21 weekdays at 200 kr for two.
        ("2026-05-15", 2, 840_000),
        // Eight weekdays until today.
        ("2026-06-01", 1, 160_000),
        ("2026-07-01", 0, 0),
    ] {
        let basis = InvoiceBasis::find(&mut db, &mats, cast.c1, day(month)).await.unwrap();
        assert_eq!((basis.lines.len(), basis.total.value), (lines, value), "{month}");
        assert_eq!(basis.is_final(day("2026-06-10")), day(month) < day("2026-06-01"), "{month}");
        sum += basis.total;
    }
    let standing = Standing::find(&mut db, &mats, cast.c1, day("2026-06-10")).await.unwrap();
    assert_eq!(sum, standing.used);
}

#[tokio::test]
async fn manager_and_provider_read_it_and_take_it_away_as_a_file_and_nobody_is_named() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-05-31")).await;
    test.test.clock.set_day(day("2026-04-15"));
    let page = format!("/contracts/{}/invoices", cast.c1);
    for user in [cast.mats, cast.siv] {
        let mut browser = test.browser(user).await;
        let shown = browser.get(&page).await;
        shown.is(200).says(&[
            "mars 2026",
            "4\u{a0}840\u{a0}kr",
            "Sortera i second hand-butik",
            "/invoices.csv?month=2026-03-01",
        ]);
        shown.hides(&["Linnea", "Björk"]);
        browser.get(&format!("{page}?month=2026-04-01")).await.is(200).says(&["Månaden är inte slut"]);
        let file = browser.get(&format!("{page}.csv?month=2026-03-01")).await;
        file.is(200).says(&["2026-03;pl-", ";2026-03-02;2026-03-31;22;10;\"0,968\";\"4840,00\"\r\n"]);
        for (kind, begins, mime) in [
            ("pdf", "%PDF-1.", "application/pdf"),
            ("xlsx", "PK", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ] {
            let file = browser.get(&format!("{page}.{kind}?month=2026-03-01")).await;
            let name = format!("attachment; filename=\"invoice-{}-2026-03.{kind}\"", cast.c1);
            let header = |name: &str| file.is(200).headers.get(name).unwrap().to_str().unwrap().to_owned();
            assert_eq!((header("content-type").as_str(), header("content-disposition")), (mime, name));
            assert_eq!(header("x-content-type-options"), "nosniff");
            assert!(file.body.starts_with(begins), "{kind}");
            browser.get(&format!("{page}.{kind}?month=2026-02-01")).await.is(200);
        }
        for bad in ["x", "9999-12-31", "2026-02-30", "-1"] {
            browser.get(&format!("{page}?month={bad}")).await.is(200);
            browser.get(&format!("{page}.csv?month={bad}")).await.is(200);
        }
    }
    for user in [cast.nora, cast.olle, cast.anna, cast.ada] {
        test.browser(user).await.get(&page).await.is(404);
        test.browser(user).await.get(&format!("{page}.csv")).await.is(404);
    }
}
