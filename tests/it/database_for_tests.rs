//! The test's own database is fresh, migrated, and not shared.

use crate::support::db::TestDb;

#[tokio::test]
async fn two_tests_do_not_see_each_other() {
    let (one, other) = (TestDb::new().await, TestDb::new().await);
    let mut db = one.db.write().await.unwrap();
    db.query("INSERT INTO programmes (name) VALUES ($1)").bind("MIA").run().await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(one.count("programmes").await, 1);
    assert_eq!(other.count("programmes").await, 0);
    assert_eq!(one.clock.today(), one.db.clock().today());
}
