//! Budget against outturn: segments of funding that follow each other, their rows, and what the contracts' places have cost in each.

use brygga::db::Write;
use brygga::model::access::Who;
use brygga::model::funding::{NewRow, NewSegment, Outturn, Segment, SegmentId, Spent};
use brygga::model::invoice_basis::InvoiceBasis;
use brygga::model::{Error, Refusal, Result};

use crate::overview::started;
use crate::support::app::TestApp;
use crate::support::day;
use crate::support::trial::{SCRIPT, Trial};

struct Budget {
    test: TestApp,
    mats: Who,
}

fn segment(from: &str, to: &str, kronor: i64) -> NewSegment {
    NewSegment { source: "Förbundet".into(), starts_on: day(from), ends_on: day(to), amount: kronor * 100 }
}

fn row(from: &str, to: &str, kronor: i64) -> NewRow {
    NewRow { starts_on: day(from), ends_on: day(to), amount: kronor * 100 }
}

impl Budget {
    async fn new() -> Self {
        let test = TestApp::new().await;
        let mats = test.who(test.cast.mats).await;
        Self { test, mats }
    }

    async fn deed<T>(&self, deed: impl AsyncFnOnce(&mut Write) -> Result<T>) -> Result<T> {
        let mut db = self.test.app.db.write().await.unwrap();
        let done = deed(&mut db).await;
        match done.is_ok() {
            true => db.commit().await.unwrap(),
            false => db.rollback().await.unwrap(),
        }
        done
    }

    async fn add(&self, new: NewSegment) -> Result<SegmentId> {
        let project = self.test.cast.p1;
        self.deed(async |db| Segment::add(db, &self.mats, project, new).await).await
    }

    async fn add_row(&self, id: SegmentId, new: NewRow) -> Result<()> {
        self.deed(async |db| Segment::add_row(db, &self.mats, id, new).await).await.map(|_| ())
    }

    async fn outturn(&self) -> Outturn {
        let mut db = self.test.app.db.read().await.unwrap();
        Outturn::of_project(&mut db, &self.mats, self.test.cast.p1).await.unwrap()
    }
}

#[track_caller]
fn refused<T>(done: Result<T>, expected: &Refusal) {
    match done {
        Err(Error::Refused(refusal)) => assert_eq!(refusal, *expected),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("not refused"),
    }
}

#[tokio::test]
async fn a_project_that_changes_funding_midway_has_each_day_paid_by_one() {
    let budget = Budget::new().await;
    let cast = &budget.test.cast;
    // March from the 2nd, April and May at 5 000 kr: 0.968 + 1 + 1 place-months.
    started(&budget.test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-05-31")).await;
    let first = budget.add(segment("2026-01-01", "2026-04-15", 10_000)).await.unwrap();
    let second = budget.add(segment("2026-04-16", "2026-12-31", 20_000)).await.unwrap();
    budget.add_row(first, row("2026-01-01", "2026-03-31", 6_000)).await.unwrap();
    budget.add_row(first, row("2026-04-01", "2026-04-15", 4_000)).await.unwrap();
    budget.add_row(second, row("2026-04-16", "2026-06-30", 8_000)).await.unwrap();
    budget.test.test.clock.set_day(day("2026-04-20"));
    let outturn = budget.outturn().await;
    let spent: Vec<Spent> = outturn.segments.iter().map(|(_, spent, _)| *spent).collect();
    // Half of April is 0.500; to the 20th it is 0.667.
    let half = Spent { budget: 1_000_000, used: 484_000 + 250_000, committed: 0 };
    assert_eq!(spent[0], half);
    let used = 333_500 - 250_000;
    assert_eq!(spent[1], Spent { budget: 2_000_000, used, committed: 1_000_000 - 333_500 });
    assert_eq!(spent[1].left(), 2_000_000 - 250_000 - 500_000);
    let rows: Vec<(i64, i64)> = outturn.rows.iter().map(|(_, spent)| (spent.used, spent.committed)).collect();
    assert_eq!(rows, [(484_000, 0), (250_000, 0), (used, 666_500)]);
    assert_eq!((outturn.outside, outturn.segments[1].0.undivided()), (Spent::default(), 1_200_000));
    // The pace of the last ninety days, 817 500 öre, goes on for the 255 days that are left.
    assert_eq!(outturn.segments[1].2, used + 817_500 * 255 / 90);
    // Those are the invoices' own figures.
    let mut invoiced = 0;
    for month in ["2026-03-01", "2026-04-01"] {
        let mut db = budget.test.app.db.read().await.unwrap();
        let basis = InvoiceBasis::find(&mut db, &budget.mats, cast.c1, day(month)).await.unwrap();
        invoiced += basis.total.value;
    }
    assert_eq!(invoiced, outturn.total.used);
    let april = &outturn.months[3];
    assert_eq!((april.used, april.planned), (Some(817_500), 984_000));
    assert_eq!(outturn.months.last().unwrap().budget, 3_000_000);
    assert_eq!(outturn.months[2].budget, 600_000);

    // What no segment pays for is told.
    budget.deed(async |db| Segment::remove(db, &budget.mats, second).await).await.unwrap();
    let outside = budget.outturn().await.outside;
    assert_eq!(outside, Spent { budget: 0, used, committed: 666_500 });
    let mut mats = budget.test.browser(cast.mats).await;
    let page = format!("/projects/{}/funding", cast.p1);
    mats.get(&page).await.is(200).says(&["på dagar som ingen finansiering täcker", "835\u{a0}kr"]);
}

#[tokio::test]
async fn what_is_no_budget_is_refused_and_changes_nothing() {
    let budget = Budget::new().await;
    let first = budget.add(segment("2026-01-01", "2026-06-30", 10_000)).await.unwrap();
    let overlap = Refusal::SegmentsOverlap {
        source: "Förbundet".into(),
        from: day("2026-01-01"),
        to: day("2026-06-30"),
    };
    for (from, to) in
        [("2026-06-30", "2026-12-31"), ("2025-01-01", "2026-01-01"), ("2025-01-01", "2027-01-01")]
    {
        refused(budget.add(segment(from, to, 1)).await, &overlap);
    }
    refused(budget.add(segment("2026-08-02", "2026-08-01", 1)).await, &Refusal::EndBeforeStart);
    refused(budget.add(segment("2026-08-01", "9999-12-31", 1)).await, &Refusal::FundingTooLong);
    let outside = Refusal::OutsideProjectPeriod { from: day("2025-01-01"), to: day("2027-12-31") };
    for (from, to) in [("1990-01-01", "1991-12-31"), ("2028-01-01", "2028-12-31")] {
        refused(budget.add(segment(from, to, 1)).await, &outside);
    }
    let absurd = Refusal::AmountAbsurd { most: 100_000_000_000 };
    for kronor in [-1, 0, 1_000_000_001, i64::MAX / 100] {
        refused(budget.add(segment("2026-08-01", "2026-08-31", kronor)).await, &absurd);
    }
    budget.add_row(first, row("2026-01-01", "2026-03-31", 6_000)).await.unwrap();
    for (new, refusal) in [
        (
            row("2026-03-31", "2026-04-30", 1),
            Refusal::RowsOverlap { from: day("2026-01-01"), to: day("2026-03-31") },
        ),
        (
            row("2026-04-01", "2026-07-01", 1),
            Refusal::RowOutside { from: day("2026-01-01"), to: day("2026-06-30") },
        ),
        (row("2026-04-02", "2026-04-01", 1), Refusal::EndBeforeStart),
        (row("2026-04-01", "2026-04-30", 4_001), Refusal::RowOverSegment { left: 400_000 }),
        (row("2026-04-01", "2026-04-30", -5), absurd.clone()),
    ] {
        refused(budget.add_row(first, new).await, &refusal);
    }
    let change = async |version: i64, new: NewSegment| {
        budget.deed(async |db| Segment::change(db, &budget.mats, first, version, new).await).await
    };
    let cut = Refusal::SegmentCutsRow { from: day("2026-01-01"), to: day("2026-03-31") };
    refused(change(1, segment("2026-01-01", "2026-03-30", 10_000)).await, &cut);
    let below = Refusal::SegmentBelowRows { sum: 600_000 };
    refused(change(1, segment("2026-01-01", "2026-06-30", 5_999)).await, &below);
    assert!(matches!(change(7, segment("2026-01-01", "2026-06-30", 7_000)).await, Err(Error::Stale)));
    refused(change(1, segment("2030-01-01", "2031-12-31", 10_000)).await, &outside);
    change(1, segment("2026-01-01", "2026-03-31", 6_000)).await.unwrap();
    budget.add(segment("2026-04-01", "2026-12-31", 9_000)).await.unwrap();
    // Another project's manager finds nothing.
    let nora = budget.test.who(budget.test.cast.nora).await;
    let new = segment("2027-01-01", "2027-12-31", 1);
    let added = budget.deed(async |db| Segment::add(db, &nora, budget.test.cast.p1, new).await).await;
    assert!(matches!(added, Err(Error::NotFound)));
    let removed = budget.deed(async |db| Segment::remove(db, &nora, first).await).await;
    assert!(matches!(removed, Err(Error::NotFound)));
    assert_eq!(budget.test.test.count("funding_segments").await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_add_the_same_days_at_once_one_does_and_the_other_is_told() {
    let budget = Budget::new().await;
    let project = budget.test.cast.p1;
    let add = || {
        let (db, mats) = (budget.test.app.db.clone(), budget.mats.clone());
        tokio::spawn(async move {
            let mut db = db.write().await?;
            Segment::add(&mut db, &mats, project, segment("2026-01-01", "2026-12-31", 1)).await?;
            Ok::<_, Error>(db.commit().await?)
        })
    };
    let (one, other) = (add(), add());
    let mut answers = [one.await.unwrap(), other.await.unwrap()];
    answers.sort_by_key(|answer| answer.is_err());
    assert!(answers[0].is_ok());
    assert!(matches!(answers[1], Err(Error::Refused(Refusal::SegmentsOverlap { .. }))));
    assert_eq!(budget.test.test.count("funding_segments").await, 1);
}

#[tokio::test]
async fn a_budget_is_written_and_read_on_its_page_and_in_a_file() {
    let budget = Budget::new().await;
    let cast = &budget.test.cast;
    started(&budget.test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-04-30")).await;
    let mut mats = budget.test.browser(cast.mats).await;
    let page = format!("/projects/{}/funding", cast.p1);
    mats.get("/overview").await.is(200).says(&[&page]);
    mats.get(&page).await.is(200).says(&["Ingen finansiering inlagd"]);
    let good = [
        ("source", "Samordningsförbundet"),
        ("starts_on", "2026-01-01"),
        ("ends_on", "2026-12-31"),
        ("amount", "8 000"),
    ];
    let trial = Trial { path: &page, good: &good, tables: &["funding_segments", "events"] };
    let bad = [
        ("source", "", 422),
        ("starts_on", "", 422),
        ("ends_on", "2025-12-31", 422),
        ("ends_on", "2099-12-31", 409),
        ("amount", "-8000", 422),
        ("amount", "0", 422),
        ("amount", "1000000001", 422),
        ("amount", "mycket", 422),
        ("amount", SCRIPT, 422),
    ];
    trial.refuses(&budget.test, &mut mats, &bad).await;
    trial.is_done_once(&budget.test, &mut mats, "abcdefabcdefabcdefabcdefabcdefab").await;
    let overlap =
        [("source", "ESF+"), ("starts_on", "2026-12-31"), ("ends_on", "2027-12-31"), ("amount", "1000")];
    mats.post(&page, &overlap).await.is(409).says(&["Samordningsförbundet"]);

    let id: i64 = {
        let mut db = budget.test.app.db.read().await.unwrap();
        db.query("SELECT MAX(id) FROM funding_segments").value().await.unwrap()
    };
    let rows = format!("/funding/{id}/rows");
    let good = [("starts_on", "2026-01-01"), ("ends_on", "2026-06-30"), ("amount", "3 000,50")];
    let trial = Trial { path: &rows, good: &good, tables: &["budget_rows", "events"] };
    let bad = [
        ("ends_on", "2025-12-31", 422),
        ("ends_on", "2027-01-01", 409),
        ("amount", "8000,01", 409),
        ("amount", "", 422),
    ];
    trial.refuses(&budget.test, &mut mats, &bad).await;
    trial.is_done_once(&budget.test, &mut mats, "bbcdefabcdefabcdefabcdefabcdefab").await;
    mats.get(&page).await.is(200).says(&["Samordningsförbundet", "Prognos", "<svg", "30\u{a0}juni 2026"]);
    let edit = format!("/funding/{id}/edit");
    let version = mats.get(&edit).await.is(200).field("version");
    let changed = [
        ("version", version.as_str()),
        ("source", "ESF+"),
        ("starts_on", "2026-01-01"),
        ("ends_on", "2026-12-31"),
        ("amount", "9000"),
    ];
    mats.post(&edit, &changed).await.is(303);
    mats.post(&edit, &changed).await.is(409);
    // One day of March used, the rest committed: 160 + 9 680 kr of 9 000.
    let file = mats.get(&format!("{page}.csv")).await;
    file.is(200).says(&[
        r#"ESF+;Hela finansieringen;2026-01-01;2026-12-31;"9000,00";"160,00";"9680,00";"-840,00";"#,
        r#"ESF+;Budgetrad;2026-01-01;2026-06-30;"3000,50";"160,00";"9680,00";"-6839,50";"#,
    ]);
    let row: i64 = {
        let mut db = budget.test.app.db.read().await.unwrap();
        db.query("SELECT MAX(id) FROM budget_rows").value().await.unwrap()
    };
    mats.post(&format!("/budget-rows/{row}/removal"), &[]).await.is(303);
    mats.post(&format!("/budget-rows/{row}/removal"), &[]).await.is(404);
    mats.post(&format!("/funding/{id}/removal"), &[]).await.is(303);
    mats.get(&page).await.is(200).says(&["Ingen finansiering inlagd"]);
}
