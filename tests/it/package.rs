//! The data package: a whole cohort in and out.

use std::path::{Path, PathBuf};

use brygga::model::package::{Source, Table};

use crate::support::db::TestDb;
use crate::support::package::{import, keys};

/// The cohort that lies beside the repository, where it does.
pub fn roslagen() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/roslagen");
    Some(folder).filter(|folder| folder.is_dir())
}

#[tokio::test]
async fn a_whole_cohort_comes_in_and_the_second_time_nothing_changes() {
    let Some(folder) = roslagen() else { return };
    let test = TestDb::new().await;
    let source = Source::Folder(folder);
    import(&test, &source, |checked, applied| {
        assert_eq!(checked.faults.list(), &[]);
        assert_eq!(applied.new_users.len(), 16);
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
        ("invitations", 16),
        ("mails", 0),
    ] {
        assert_eq!(test.count(table).await, rows, "{table}");
    }
    let events = test.count("events").await;
    import(&test, &source, |checked, _| assert!(checked.changes_nothing(), "{:?}", checked.counts)).await;
    assert_eq!(test.count("events").await, events);
    assert_eq!(test.count("activities").await, 6059);
}

/// Exports into a folder of this name below the test's own.
pub async fn export_to(test: &TestDb, name: &str) -> PathBuf {
    let folder = test.folder().join(name);
    std::fs::create_dir(&folder).unwrap();
    let mut db = test.db.read().await.unwrap();
    let to = folder.clone();
    let mut shelf = move |file: &str| -> std::io::Result<Box<dyn std::io::Write + Send>> {
        Ok(Box::new(std::fs::File::create(to.join(file))?))
    };
    brygga::model::package::export(
        &mut db,
        &keys(),
        brygga::model::package::Extent::All,
        &mut shelf,
        &|_| {},
    )
    .await
    .unwrap();
    folder
}

/// The rows of a table, each value by its column.
fn rows(folder: &Path, table: &str) -> Vec<Vec<(String, String)>> {
    let mut reader = csv::Reader::from_path(folder.join(table).with_extension("csv")).unwrap();
    let header = reader.headers().unwrap().clone();
    let mut rows = Vec::new();
    for row in reader.records() {
        let row = row.unwrap();
        rows.push(header.iter().zip(&row).map(|(name, text)| (name.to_owned(), text.to_owned())).collect());
    }
    rows
}

#[tokio::test]
async fn what_came_in_goes_out_row_by_row_and_comes_in_and_out_again_byte_by_byte() {
    let Some(folder) = roslagen() else { return };
    let (first, second) = (TestDb::new().await, TestDb::new().await);
    import(&first, &Source::Folder(folder.clone()), |checked, _| assert!(checked.faults.is_empty())).await;
    let out = export_to(&first, "out").await;
    for table in Table::ALL {
        let (written, there) = (rows(&out, table.name()), rows(&folder, table.name()));
        assert_eq!(written.len(), there.len(), "{}", table.name());
        for (at, (written, there)) in written.iter().zip(&there).enumerate() {
            assert_eq!(written, there, "{} on line {}", table.name(), at + 2);
        }
    }
    import(&second, &Source::Folder(out.clone()), |checked, _| assert!(checked.faults.is_empty())).await;
    let again = export_to(&second, "again").await;
    for file in std::fs::read_dir(&out).unwrap() {
        let file = file.unwrap().file_name();
        assert_eq!(
            std::fs::read(out.join(&file)).unwrap(),
            std::fs::read(again.join(&file)).unwrap(),
            "{file:?}"
        );
    }
}
