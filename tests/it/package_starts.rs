//! What is agreed and has not started keeps its first day through a package, by an extra column that is there only then.

use brygga::model::package::Source;

use crate::package::export_to;
use crate::support::app::TestApp;
use crate::support::cast;
use crate::support::db::TestDb;
use crate::support::package::import;

async fn first_days(test: &TestDb) -> Vec<(String, String)> {
    let mut db = test.db.read().await.unwrap();
    db.query("SELECT ref, CAST(starts_on AS TEXT) FROM placements ORDER BY ref").all().await.unwrap()
}

#[tokio::test]
async fn an_agreed_first_day_goes_out_and_comes_in_again() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let period = ("2026-04-13", "2026-06-30");
    let accepted = test.propose(cast.anna, cast.linnea, cast.shop, period, 20).await;
    test.accept(cast.siv, accepted, "2026-04-13").await;
    test.propose(cast.anna, cast.omar, cast.shop, ("2026-05-04", "2026-06-30"), 10).await;
    let out = export_to(&test.test, "out").await;
    let placements = std::fs::read_to_string(out.join("placements.csv")).unwrap();
    assert!(
        placements.lines().next().unwrap().ends_with(",hours_per_week,starts_on,paused_on"),
        "{placements}"
    );
    assert!(placements.contains(",2026-04-13") && placements.contains(",2026-05-04"), "{placements}");

    let other = TestDb::on(cast::today()).await;
    for _ in 0..2 {
        import(&other, &Source::Folder(out.clone()), |checked, _| {
            assert!(checked.faults.is_empty(), "{:?}", checked.faults.list());
        })
        .await;
        assert_eq!(first_days(&other).await, first_days(&test.test).await);
    }
    assert_eq!(
        placements,
        std::fs::read_to_string(export_to(&other, "again").await.join("placements.csv")).unwrap()
    );

    // A register that knows nothing of first days moves none.
    let plain: Vec<&str> = placements.lines().map(|line| line.rsplitn(3, ',').last().unwrap()).collect();
    std::fs::write(out.join("placements.csv"), plain.join("\r\n") + "\r\n").unwrap();
    import(&other, &Source::Folder(out), |checked, _| assert!(checked.faults.is_empty())).await;
    assert_eq!(first_days(&other).await, first_days(&test.test).await);
}

#[tokio::test]
async fn without_any_there_is_no_such_column() {
    let test = TestApp::new().await;
    let out = export_to(&test.test, "out").await;
    let header = std::fs::read_to_string(out.join("placements.csv")).unwrap();
    assert!(header.trim_end().ends_with(",hours_per_week"), "{header}");
    let descriptor = std::fs::read(out.join("datapackage.json")).unwrap();
    let descriptor: serde_json::Value = serde_json::from_slice(&descriptor).unwrap();
    let resources = descriptor["resources"].as_array().unwrap();
    let table = resources.iter().find(|resource| resource["name"] == "placements").unwrap();
    let fields = table["schema"]["fields"].as_array().unwrap();
    assert!(fields.len() > 5 && fields.iter().all(|field| field["name"] != "starts_on"), "{fields:?}");
}
