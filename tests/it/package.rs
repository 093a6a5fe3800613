//! The data package: a whole cohort in and out.

use std::path::{Path, PathBuf};

use brygga::model::package::{Applied, Checked, Package, Source, apply};
use brygga::model::secrets::Keys;

use crate::support::db::TestDb;

pub fn keys() -> Keys {
    Keys::from_secret(&[7; 32])
}

/// The cohort that lies beside the repository, where it does.
fn roslagen() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/roslagen");
    Some(folder).filter(|folder| folder.is_dir())
}

/// Imports as the command does; what the check found goes to `look`.
pub async fn import<T>(test: &TestDb, source: &Source, look: impl FnOnce(&Checked<'_>, Applied) -> T) -> T {
    let (package, faults) = Package::read(source, test.clock.today(), &|_| {});
    let mut db = test.db.write().await.unwrap();
    package.lock(&mut db).await.unwrap();
    let checked = package.check(&mut db, &keys(), faults).await.unwrap();
    let mut applied = Applied::default();
    if checked.faults.is_empty() {
        applied = apply(&checked, &mut db, &keys(), None, &|_| {}).await.unwrap();
        db.commit().await.unwrap();
    }
    look(&checked, applied)
}

#[tokio::test]
async fn a_whole_cohort_comes_in_and_the_second_time_nothing_changes() {
    let Some(folder) = roslagen() else { return };
    let test = TestDb::new().await;
    let source = Source::Folder(folder);
    import(&test, &source, |checked, applied| {
        assert_eq!(checked.faults.list(), &[]);
        assert_eq!(applied.new_users, 16);
    })
    .await;
    for (table, rows) in [
        ("organisations", 28),
        ("slots", 54),
        ("participants", 227),
        ("enrolments", 227),
        ("activities", 6059),
        ("placements", 159),
        ("attendances", 2599),
        ("handovers", 74),
        ("changes", 54),
    ] {
        assert_eq!(test.count(table).await, rows, "{table}");
    }
    let events = test.count("events").await;
    import(&test, &source, |checked, _| assert!(checked.changes_nothing(), "{:?}", checked.counts)).await;
    assert_eq!(test.count("events").await, events);
    assert_eq!(test.count("activities").await, 6059);
}
