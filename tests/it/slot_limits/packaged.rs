//! What is said of a slot besides the published columns goes out with a package and comes in again.

use brygga::model::closed_days::Of;
use brygga::model::package::Source;

use crate::package::export_to;
use crate::support::app::TestApp;
use crate::support::cast;
use crate::support::db::TestDb;
use crate::support::package::import;

async fn said(test: &TestDb) -> Vec<(String, String, String, String, i64, String)> {
    let mut db = test.db.read().await.unwrap();
    db.query(
        "SELECT s.ref, CAST(s.weekday_hours AS TEXT), CAST(s.closed_days AS TEXT), CAST(o.closed_days AS TEXT), COALESCE(s.min_age, 0),
            COALESCE(CAST(s.last_on AS TEXT), '') || CAST(s.only_municipalities AS TEXT) FROM slots s
         JOIN organisations o ON o.id = s.provider_id ORDER BY s.ref",
    )
    .all()
    .await
    .unwrap()
}

#[tokio::test]
async fn a_slots_details_go_out_and_come_in_again_byte_for_byte() {
    let test = TestApp::new().await;
    let shop = Of::Slot(test.cast.shop);
    super::close(&test, shop, super::days("2026-07-06", "2026-07-19")).await.unwrap();
    super::close(&test, Of::Provider(test.cast.atelier), super::days("2026-12-21", "2026-12-31"))
        .await
        .unwrap();
    super::edit(&test, |posting| {
        posting.week.weekday_hours = sqlx::types::Json(vec![8, 8, 8, 8, 8, 0, 0]);
        posting.headcount = super::supervised(4, 2);
        posting.headcount.least_people = Some(2);
    })
    .await
    .unwrap();
    let mut db = test.app.db.write().await.unwrap();
    db.query(
        "UPDATE slots SET only_municipalities = '[\"0160\"]', min_age = 18, only_tracks = '[\"work_training\"]', last_on = '2026-10-31'
         WHERE id = $1",
    )
    .bind(test.cast.shop)
    .run()
    .await
    .unwrap();
    db.commit().await.unwrap();
    let out = export_to(&test.test, "out").await;
    let slots = std::fs::read_to_string(out.join("slots.csv")).unwrap();
    assert!(slots.contains("8;8;8;8;8;0;0,false,2,,240,120,2026-07-06/2026-07-19 Sommarstängt,0160,18,,work_training,2026-10-31,"), "{slots}");
    let organisations = std::fs::read_to_string(out.join("organisations.csv")).unwrap();

    let other = TestDb::on(cast::today()).await;
    for _ in 0..2 {
        import(&other, &Source::Folder(out.clone()), |checked, _| {
            assert!(checked.faults.is_empty(), "{:?}", checked.faults.list());
        })
        .await;
        assert_eq!(said(&other).await, said(&test.test).await);
    }
    let again = export_to(&other, "again").await;
    assert_eq!(slots, std::fs::read_to_string(again.join("slots.csv")).unwrap());
    assert_eq!(organisations, std::fs::read_to_string(again.join("organisations.csv")).unwrap());

    // A register that knows nothing of it changes nothing.
    for (file, columns) in [("slots.csv", 13), ("organisations.csv", 2)] {
        let whole = std::fs::read_to_string(out.join(file)).unwrap();
        let plain: Vec<&str> = whole
            .lines()
            .map(|line| (0..columns).fold(line, |line, _| line.rsplit_once(',').unwrap().0))
            .collect();
        std::fs::write(out.join(file), plain.join("\r\n") + "\r\n").unwrap();
    }
    import(&other, &Source::Folder(out), |checked, _| assert!(checked.faults.is_empty())).await;
    assert_eq!(said(&other).await, said(&test.test).await);
}

#[tokio::test]
async fn supervisors_limit_holds_for_a_package_too() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    for (person, from) in [(cast.omar, "2026-04-01"), (cast.linnea, "2026-05-01")] {
        test.propose(cast.anna, person, cast.shop, (from, "2026-06-30"), 10).await;
    }
    let out = export_to(&test.test, "out").await;
    let slots = std::fs::read_to_string(out.join("slots.csv")).unwrap();
    let lines = slots.lines().enumerate().map(|(at, line)| match at {
        0 => format!("{line},open_on_holidays,supervisor_minutes,minutes_per_person"),
        _ if line.starts_with("s1,") => format!("{line},false,100,90"),
        _ => format!("{line},,,"),
    });
    std::fs::write(out.join("slots.csv"), lines.collect::<Vec<_>>().join("\r\n") + "\r\n").unwrap();
    let other = TestDb::on(cast::today()).await;
    import(&other, &Source::Folder(out), |checked, _| {
        let faults = format!("{:?}", checked.faults.list());
        assert!(faults.contains("SupervisorFree") && faults.contains("2026-05-01"), "{faults}");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_is_told_by_its_column() {
    let test = TestApp::new().await;
    let out = export_to(&test.test, "out").await;
    let slots = std::fs::read_to_string(out.join("slots.csv")).unwrap();
    for (column, value, told) in [
        ("weekday_hours", "25;8;8;8;8;0;0", "Whole"),
        ("weekday_hours", "8;8", "WeekdayHours"),
        ("weekday_hours", "1;1;0;0;0;0;0", "WeekdayHours"),
        ("best_people", "900", "Whole"),
        ("supervisor_minutes", "-5", "Whole"),
        ("minutes_per_person", "60", "With"),
        ("closed_days", "2026-07-19/2026-07-06", "Date"),
        ("closed_days", "juli", "Date"),
        ("min_age", "3", "Whole"),
        ("only_tracks", "piracy", "Code"),
        ("last_on", "31/10", "Date"),
    ] {
        let lines = slots.lines().enumerate().map(|(at, line)| match at {
            0 => format!("{line},{column},open_on_holidays"),
            _ => format!("{line},{value},true"),
        });
        std::fs::write(out.join("slots.csv"), lines.collect::<Vec<_>>().join("\r\n") + "\r\n").unwrap();
        let other = TestDb::on(cast::today()).await;
        import(&other, &Source::Folder(out.clone()), |checked, _| {
            let faults = format!("{:?}", checked.faults.list());
            assert!(faults.contains(told), "{column} {value}: {faults}");
        })
        .await;
    }
}
