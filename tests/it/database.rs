//! The database module: one SQL text on both databases, one snapshot, one transaction, one order of names.

use brygga::clock::Clock;
use brygga::db::{Db, compare_swedish};

use super::support::cast;
use super::support::db::{TestDb, server};

#[tokio::test]
async fn both_schemas_agree() {
    if server().is_none() {
        eprintln!("SKIPPED both_schemas_agree: it needs TEST_DATABASE_URL beside SQLite");
        return;
    }
    let postgres = TestDb::new().await;
    let folder = tempfile::tempdir().unwrap();
    let sqlite = Db::open(&format!("sqlite:{}/a.db", folder.path().display()), Clock::System).await.unwrap();
    sqlite.migrate().await.unwrap();
    assert_eq!(postgres.db.columns().await.unwrap(), sqlite.columns().await.unwrap());
    assert_eq!(postgres.db.indexes().await.unwrap(), sqlite.indexes().await.unwrap());
    assert_eq!(postgres.db.rules().await.unwrap(), sqlite.rules().await.unwrap());
    assert!(sqlite.rules().await.unwrap().iter().any(|rules| rules.checks > 2 && rules.foreign_keys > 2));
    assert_eq!((postgres.db.triggers().await.unwrap(), sqlite.triggers().await.unwrap()), (vec![], vec![]));
    assert!(sqlite.columns().await.unwrap().len() > 100);
    sqlite.close().await;
}

#[tokio::test]
async fn names_come_in_swedish_order() {
    let test = TestDb::new().await;
    let mut db = test.db.write().await.unwrap();
    let mut names = [
        "Öberg",
        "Zetterlund",
        "Ågren",
        "ärla",
        "Aspö",
        "asp",
        "Wiklund",
        "Viklund",
        "Östman",
        "Åberg",
        "Édith",
    ];
    for name in names {
        cast::organisation(&mut db, name, name, "employer", "559900-2002").await;
    }
    let sorted: Vec<String> =
        db.query("SELECT name FROM organisations ORDER BY name COLLATE sv").values().await.unwrap();
    names.sort_by(|a, b| compare_swedish(a, b));
    assert_eq!(sorted, names);
    assert_eq!(sorted.last().unwrap(), "Östman");
    assert!(
        sorted.iter().position(|name| name == "Ågren") > sorted.iter().position(|name| name == "Zetterlund")
    );
}

#[tokio::test]
async fn a_reader_cannot_write_even_by_mistake() {
    let test = TestDb::new().await;
    let mut db = test.db.read().await.unwrap();
    let tried = db.query("INSERT INTO programmes (name) VALUES ('x')").run().await;
    assert!(tried.is_err());
    drop(db);
    assert_eq!(test.count("programmes").await, 0);
}

#[tokio::test]
async fn what_is_not_committed_never_was() {
    let test = TestDb::new().await;
    let mut db = test.db.write().await.unwrap();
    db.query("INSERT INTO programmes (name) VALUES ('x')").run().await.unwrap();
    drop(db);
    assert_eq!(test.count("programmes").await, 0);
    let mut db = test.db.write().await.unwrap();
    db.query("INSERT INTO programmes (name) VALUES ('x')").run().await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(test.count("programmes").await, 1);
}

#[tokio::test]
async fn a_read_is_one_snapshot() {
    let test = TestDb::new().await;
    let mut reading = test.db.read().await.unwrap();
    let count = "SELECT COUNT(*) FROM programmes";
    assert_eq!(reading.query(count).value::<i64>().await.unwrap(), 0);
    let mut db = test.db.write().await.unwrap();
    db.query("INSERT INTO programmes (name) VALUES ('x')").run().await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(reading.query(count).value::<i64>().await.unwrap(), 0);
}

#[tokio::test]
async fn a_unit_of_work_that_is_cut_off_leaves_no_transaction_behind() {
    let test = TestDb::new().await;
    // Cut at every point of beginning, writing and committing.
    for microseconds in (0..4000).step_by(97) {
        let db = test.db.clone();
        let work = async move {
            let mut db = db.write().await?;
            db.query("INSERT INTO programmes (name) VALUES ($1)")
                .bind(format!("n{microseconds}"))
                .run()
                .await?;
            db.commit().await
        };
        let _ = tokio::time::timeout(std::time::Duration::from_micros(microseconds), work).await;
    }
    // All connections are still good, and none shows another's unfinished work.
    for _ in 0..40 {
        let mut db = test.db.write().await.unwrap();
        let count: i64 = db.query("SELECT COUNT(*) FROM programmes").value().await.unwrap();
        db.query("INSERT INTO programmes (name) VALUES ($1)")
            .bind(format!("after {count}"))
            .run()
            .await
            .unwrap();
        db.commit().await.unwrap();
        assert_eq!(test.count("programmes").await, count + 1);
    }
}

#[tokio::test]
async fn a_thousand_rows_go_in_with_few_statements_and_all_arrive() {
    let test = TestDb::new().await;
    let mut db = test.db.write().await.unwrap();
    let names: Vec<String> = (0..1234).map(|n| format!("p{n}")).collect();
    db.insert_all("INSERT INTO programmes (name)", 1, "", &names, |query, name| query.bind(name.clone()))
        .await
        .unwrap();
    db.commit().await.unwrap();
    assert_eq!(test.count("programmes").await, 1234);
}
