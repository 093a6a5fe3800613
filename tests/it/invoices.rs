//! The basis of an invoice: a contract's month, a line a placement.

use brygga::model::codes::{PlacementEndReason, PriceUnit};
use brygga::model::contract::{Contract, Drawn};
use brygga::model::invoice_basis::{InvoiceBasis, LineAnswer};
use brygga::model::next_step::{NextStep, NextStepKind};
use brygga::model::placement::Placement;
use brygga::model::prices::Price;
use brygga::model::usage::Standing;
use chrono::NaiveDate;

use crate::overview::started;
use crate::support::app::TestApp;
use crate::support::trial::Trial;

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
        file.is(200).says(&["2026-03;pl-", ";2026-03-02;2026-03-31;22;10;\"0,968\";\"4840,00\";2026-03;"]);
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
        let april = browser.get(&format!("{page}?month=2026-04")).await;
        april.is(200).says(&["value=\"2026-04\" selected", "Månaden är inte slut"]);
        for bad in ["x", "xx-04-01", "9999-12-31", "2026-02-30", "2026-13", "-1"] {
            let shown = browser.get(&format!("{page}?month={bad}")).await;
            shown.is(422).says(&["Skriv månaden så här: 2021-06", "href=\"#month\""]);
            browser.get(&format!("{page}.csv?month={bad}")).await.is(400).says(&["Skriv månaden så här"]);
        }
    }
    // Long after the end it opens on the last month with something in it, not on an empty one.
    test.test.clock.set_day(day("2026-11-20"));
    let shown = test.browser(cast.mats).await.get(&page).await;
    shown.is(200).says(&[
        "/invoices.csv?month=2026-05-01",
        "value=\"2026-05\" selected",
        "5\u{a0}000\u{a0}kr",
    ]);
    for user in [cast.nora, cast.olle, cast.anna, cast.ada] {
        test.browser(user).await.get(&page).await.is(404);
        test.browser(user).await.get(&format!("{page}.csv")).await.is(404);
    }
}

/// Linnea at the shop from 2 March: 4 840 kr in March, 5 000 in April. Today is 10 May.
async fn spring(test: &TestApp) -> brygga::model::placement::PlacementId {
    let cast = &test.cast;
    let id = started(test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-05-31")).await;
    test.test.clock.set_day(day("2026-05-10"));
    id
}

async fn march(test: &TestApp) -> InvoiceBasis {
    let mats = test.who(test.cast.mats).await;
    let mut db = test.app.db.read().await.unwrap();
    InvoiceBasis::find(&mut db, &mats, test.cast.c1, day("2026-03-01")).await.unwrap()
}

#[tokio::test]
async fn a_line_leads_to_the_card_while_the_consent_stands() {
    let test = TestApp::new().await;
    let link = format!("href=\"/placements/{}\"", spring(&test).await);
    let page = format!("/contracts/{}/invoices?month=2026-03-01", test.cast.c1);
    let mut siv = test.browser(test.cast.siv).await;
    siv.get(&page).await.is(200).says(&[&link]);
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE consents SET withdrawn_on = '2026-05-01'").run().await.unwrap();
    db.commit().await.unwrap();
    siv.get(&page).await.is(200).hides(&[&link]);
}

#[tokio::test]
async fn a_month_is_laid_down_answered_line_by_line_and_locked() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    spring(&test).await;
    let page = format!("/contracts/{}/invoices", cast.c1);
    let (mut mats, mut siv) = (test.browser(cast.mats).await, test.browser(cast.siv).await);
    mats.get(&format!("{page}?month=2026-03-01")).await.is(200).says(&["Lägg fast underlaget"]);
    siv.get(&format!("{page}?month=2026-03-01")).await.is(200).hides(&["Lägg fast underlaget"]);
    for (month, status) in
        [("", 400), ("x", 400), ("2026-05-01", 409), ("2026-01-01", 409), ("9999-01-01", 400)]
    {
        mats.post(&page, &[("month", month)]).await.is(status);
    }
    assert_eq!(test.test.count("invoice_bases").await, 0);
    siv.post(&page, &[("month", "2026-03-01")]).await.is(404);
    let answer = mats.post(&page, &[("month", "2026-03-01")]).await;
    mats.follow(&answer).await.says(&["Underlaget är fastlagt", "Anordnaren bekräftar raderna", "4 840 kr"]);
    mats.post(&page, &[("month", "2026-03-20")]).await.is(409).says(&["redan fastlagt"]);

    let basis = march(&test).await;
    let line = basis.lines[0].id;
    let issued = basis.issued.unwrap().id;
    let at = format!("/invoice-lines/{line}/answer");
    mats.get(&at).await.is(404);
    siv.get(&at).await.is(200).says(&["Stämmer raden?", "4 840 kr"]);
    let good = [("answer", "disputed"), ("comment", "Hon var inte här i mars.")];
    let trial = Trial { path: &at, good: &good, tables: &["events"] };
    let long = "å".repeat(501);
    let bad = [
        ("answer", "", 422),
        ("answer", "open", 422),
        ("answer", "maybe", 422),
        ("comment", "", 422),
        ("comment", "x", 422),
        ("comment", long.as_str(), 422),
    ];
    trial.refuses(&test, &mut siv, &bad).await;
    siv.post(&at, &good).await.is(303);
    mats.get(&format!("{page}?month=2026-03-01"))
        .await
        .says(&["håller inte med om en rad", "Hon var inte här i mars."]);
    mats.post(&format!("/invoices/{issued}/confirmation"), &[]).await.is(404);
    siv.post(&format!("/invoices/{issued}/working-out"), &[]).await.is(404);
    // The manager answers, and both read it.
    let reply = format!("/invoice-lines/{line}/reply");
    siv.get(&reply).await.is(404);
    mats.get(&reply).await.is(200).says(&["Hon var inte här i mars."]);
    for bad in ["", "x", long.as_str()] {
        mats.post(&reply, &[("reply", bad)]).await.is(422);
    }
    let answer = mats.post(&reply, &[("reply", "Närvaron är förd av er.")]).await;
    mats.follow(&answer).await.says(&["Projektet: Närvaron är förd av er."]);
    // Nothing was mended: worked out anew it is what it was, still disputed, and nothing that was said is lost.
    let answer = mats.post(&format!("/invoices/{issued}/working-out"), &[]).await;
    mats.follow(&answer).await.says(&["omräknade", "Hon var inte här i mars.", "Stämmer inte"]);
    siv.get(&format!("{page}?month=2026-03-01")).await.says(&["Närvaron är förd av er."]);
    siv.get("/board").await.is(200).hides(&["Fakturaunderlag att svara på"]);
    let line = march(&test).await.lines[0].id;
    let at = format!("/invoice-lines/{line}/answer");
    siv.post(&at, &[("answer", "confirmed"), ("comment", "")]).await.is(303);
    siv.get(&format!("{page}?month=2026-03-01")).await.says(&["Alla rader är bekräftade"]);
    let line = march(&test).await.lines[0].id;
    let at = format!("/invoice-lines/{line}/answer");
    siv.post(&at, &good).await.is(409).says(&["ändras inte"]);
    mats.post(&format!("/invoices/{issued}/working-out"), &[]).await.is(409);
    assert_eq!(march(&test).await.total.value, 484_000);
}

#[tokio::test]
async fn what_changes_after_comes_as_a_correction_in_a_later_month() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let id = spring(&test).await;
    let (mats, siv) = (test.who(cast.mats).await, test.who(cast.siv).await);
    let mut db = test.app.db.write().await.unwrap();
    let basis = InvoiceBasis::issue(&mut db, &mats, cast.c1, day("2026-03-01")).await.unwrap();
    InvoiceBasis::confirm(&mut db, &siv, basis).await.unwrap();
    // She left on 15 March; nobody had said so. April has then nothing but what March was too much.
    let next = NextStep { kind: NextStepKind::Meeting, on: day("2026-05-11") };
    let anna = test.who(cast.anna).await;
    let reason = PlacementEndReason::Health;
    Placement::end(&mut db, &anna, id, day("2026-03-15"), reason, Some(next)).await.unwrap();
    InvoiceBasis::issue(&mut db, &mats, cast.c1, day("2026-04-01")).await.unwrap();
    db.commit().await.unwrap();
    // 14 of 31 days: 0.452, 2 260 kr; 30 were laid down: 0.968, 4 840 kr.
    let mut db = test.app.db.read().await.unwrap();
    let april = InvoiceBasis::find(&mut db, &mats, cast.c1, day("2026-04-01")).await.unwrap();
    let correction = &april.lines[0];
    assert_eq!((april.lines.len(), correction.for_month), (1, day("2026-03-01")));
    assert_eq!(correction.drawn, Drawn { place_months: 452 - 968, value: 226_000 - 484_000 });
    assert_eq!(march(&test).await.total.value, 484_000, "what was confirmed stays");
    let standing = Standing::find(&mut db, &mats, cast.c1, day("2026-05-10")).await.unwrap();
    assert_eq!(march(&test).await.total + april.total, standing.used);
    drop(db);
    let shown =
        test.browser(cast.siv).await.get(&format!("/contracts/{}/invoices?month=2026-04-01", cast.c1)).await;
    shown.is(200).says(&["Rättelse för mars 2026", "2 580 kr"]);
}

#[tokio::test]
async fn a_line_that_is_confirmed_is_not_disputed_and_what_waits_stands_on_the_providers_day() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    spring(&test).await;
    started(&test, cast.anna, cast.siv, cast.hedda, cast.shop, ("2026-05-10", "2026-06-30")).await;
    test.test.clock.set_day(day("2026-06-02"));
    let (mats, siv) = (test.who(cast.mats).await, test.who(cast.siv).await);
    let mut db = test.app.db.write().await.unwrap();
    InvoiceBasis::issue(&mut db, &mats, cast.c1, day("2026-05-01")).await.unwrap();
    db.commit().await.unwrap();
    let mut provider = test.browser(cast.siv).await;
    let page = format!("/contracts/{}/invoices?month=2026-05-01", cast.c1);
    provider.get("/board").await.is(200).says(&[
        "Fakturaunderlag att svara på",
        "2 rader att bekräfta",
        &page,
    ]);
    // Both parties by their numbers, and every thousandth: 22 of 31 days.
    provider.get(&page).await.is(200).says(&["559900-0014", "559900-1004", "0,710", "1,710"]);
    let mut db = test.app.db.write().await.unwrap();
    let lines = InvoiceBasis::find(&mut db, &siv, cast.c1, day("2026-05-01")).await.unwrap().lines;
    InvoiceBasis::answer(&mut db, &siv, lines[0].id, LineAnswer::Confirmed, "").await.unwrap();
    db.commit().await.unwrap();
    provider.get("/board").await.says(&["En rad att bekräfta"]);
    let again = format!("/invoice-lines/{}/answer", lines[0].id);
    let disputed = [("answer", "disputed"), ("comment", "Nej, ändå inte.")];
    provider.post(&again, &disputed).await.is(409).says(&["redan bekräftad"]);
}
