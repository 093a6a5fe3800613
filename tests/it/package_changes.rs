//! What a second package changes: rows by their keys, and nothing else.

use brygga::model::package::{Source, Table};
use chrono::NaiveDate;

use crate::support::db::TestDb;
use crate::support::package::{SmallPackage, faults_of, import, import_well, today};

/// Created and changed rows by table, of those that have any.
async fn changes(test: &TestDb, package: &SmallPackage) -> Vec<(&'static str, usize, usize)> {
    import(test, &package.source(), |checked, _| {
        assert_eq!(checked.faults.list(), &[]);
        let touched = checked.counts.iter().filter(|count| count.created + count.changed > 0);
        touched.map(|count| (count.table.name(), count.created, count.changed)).collect()
    })
    .await
}

async fn imported() -> TestDb {
    let test = TestDb::on(today()).await;
    import_well(&test, &SmallPackage::new()).await;
    test
}

async fn text(test: &TestDb, sql: &str) -> String {
    let mut db = test.db.read().await.unwrap();
    db.built(sql.to_owned()).value().await.unwrap()
}

#[tokio::test]
async fn the_same_package_again_changes_nothing() {
    let test = imported().await;
    let events = test.count("events").await;
    assert_eq!(changes(&test, &SmallPackage::new()).await, []);
    assert_eq!(test.count("events").await, events);
    for table in ["participants", "enrolments", "activities", "attendances", "users", "memberships"] {
        assert_eq!(test.count(table).await, 3, "{table}");
    }
}

#[tokio::test]
async fn a_changed_row_is_changed_by_its_key_and_leaves_an_event() {
    for (table, line, column, value) in [
        ("organisations", 4, "name", "Nya Återbruket"),
        ("organisations", 4, "parent", "assoc"),
        ("projects", 2, "participant_target", "101"),
        ("projects", 2, "municipalities", "0188;0160"),
        ("projects", 2, "programme", "MIA Vidare"),
        ("teams", 2, "name", "Det nya teamet"),
        ("users", 2, "name", "Anna Alm"),
        ("users", 2, "fte_percent", "80"),
        ("users", 4, "organisation", "emp1"),
        ("contracts", 2, "title", "Arbetsträning 2"),
        ("slots", 2, "adaptations", "outdoor;quiet_room"),
        ("slots", 2, "latitude", "59.5"),
        ("participants", 2, "family_name", "Lind"),
        ("participants", 2, "protection", "confidential"),
        ("participants", 2, "income_sources", "student_aid"),
        ("participants", 2, "coach", ""),
        ("placements", 2, "planned_end_on", "2026-05-31"),
        ("placements", 3, "end_reason", "to_job"),
        ("attendance", 2, "minutes", "200"),
        ("attendance", 3, "status", "absent"),
        ("handovers", 3, "reason", "Annan mottagare"),
    ] {
        let test = imported().await;
        let events = test.count("events").await;
        let mut package = SmallPackage::new();
        package.set(table, line, column, value);
        assert_eq!(changes(&test, &package).await, [(table, 0, 1)], "{table} {column}");
        assert_eq!(test.count("events").await, events + 1, "{table} {column}");
        assert_eq!(changes(&test, &package).await, [], "{table} {column}, the second time");
    }
}

#[tokio::test]
async fn only_a_part_may_come_and_refer_to_what_is_there() {
    let test = imported().await;
    for table in Table::ALL {
        let mut package = SmallPackage::new();
        package.only(&[table.name()]);
        assert_eq!(changes(&test, &package).await, [], "{}", table.name());
    }
}

#[tokio::test]
async fn equal_activities_are_as_many_as_in_the_file_with_most() {
    let test = imported().await;
    let mut package = SmallPackage::new();
    package.only(&["activities"]).copy("activities", 2);
    assert_eq!(changes(&test, &package).await, [("activities", 1, 0)]);
    package.drop("activities", 2).drop("activities", 2);
    assert_eq!(changes(&test, &package).await, []);
    assert_eq!(test.count("activities").await, 4);
}

#[tokio::test]
async fn a_user_has_a_row_in_each_project() {
    let test = imported().await;
    let mut package = SmallPackage::new();
    package.copy("users", 2).set("users", 5, "project", "p2");
    assert_eq!(changes(&test, &package).await, [("users", 1, 0)]);
    assert_eq!(test.count("users").await, 3);
    assert_eq!(test.count("memberships").await, 4);
}

#[tokio::test]
async fn an_address_is_the_same_in_capitals() {
    let test = imported().await;
    let mut package = SmallPackage::new();
    package.set("users", 2, "email", "Anna@Example.SE").set("participants", 2, "coach", "ANNA@example.se");
    assert_eq!(changes(&test, &package).await, []);
}

#[tokio::test]
async fn the_state_follows_the_dates() {
    let test = imported().await;
    let states = "SELECT CAST(COUNT(*) AS TEXT) FROM placements WHERE";
    for (reference, state, rest) in [
        (
            "pl1",
            "started",
            "started_on = '2025-09-01' AND starts_on = '2025-09-01' AND answered_on = '2025-08-25'",
        ),
        ("pl2", "ended", "ended_on = '2025-09-30' AND planned_end_on = '2025-10-31' AND value = 0"),
        ("pl3", "proposed", "expires_on = '2026-03-11' AND starts_on = '2026-03-01' AND answered_on IS NULL"),
    ] {
        let found =
            text(&test, &format!("{states} ref = '{reference}' AND state = '{state}' AND {rest}")).await;
        assert_eq!(found, "1", "{reference}");
    }
    let mut package = SmallPackage::new();
    package.set("placements", 4, "accepted_on", "2026-03-02").only(&["placements"]);
    assert_eq!(changes(&test, &package).await, [("placements", 0, 1)]);
    assert_eq!(text(&test, &format!("{states} ref = 'pl3' AND state = 'accepted'")).await, "1");
}

#[tokio::test]
async fn a_paused_placement_stays_paused() {
    let test = imported().await;
    let mut db = test.db.write().await.unwrap();
    db.query("UPDATE placements SET state = 'paused', paused_on = started_on WHERE ref = 'pl1'")
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    assert_eq!(changes(&test, &SmallPackage::new()).await, []);
    let mut package = SmallPackage::new();
    package.set("placements", 2, "hours_per_week", "15");
    assert_eq!(changes(&test, &package).await, [("placements", 0, 1)]);
    assert_eq!(text(&test, "SELECT state FROM placements WHERE ref = 'pl1'").await, "paused");
    assert_eq!(
        text(&test, "SELECT CAST(paused_on AS TEXT) FROM placements WHERE ref = 'pl1'").await,
        "2025-09-01"
    );
}

#[tokio::test]
async fn what_was_declined_stays_so_and_is_not_opened_by_a_file() {
    let test = imported().await;
    let mut db = test.db.write().await.unwrap();
    db.query("UPDATE placements SET state = 'declined', answered_on = '2026-03-02', decline_reason = 'other' WHERE ref = 'pl3'")
        .run()
        .await
        .unwrap();
    db.commit().await.unwrap();
    assert_eq!(changes(&test, &SmallPackage::new()).await, []);
    let mut package = SmallPackage::new();
    package.set("placements", 4, "accepted_on", "2026-03-02");
    let faults = faults_of(&test, &package.source()).await;
    assert_eq!(faults, [("placements.csv".to_owned(), 4, "ref".to_owned(), "not-closed")]);
}

#[tokio::test]
async fn a_corrected_personal_number_leaves_no_stranger_behind() {
    let test = imported().await;
    let mut package = SmallPackage::new();
    let corrected = crate::support::cast::personal_number("19850313-998");
    package.set("participants", 2, "personal_number", &corrected);
    assert_eq!(changes(&test, &package).await, [("participants", 0, 1)]);
    assert_eq!(test.count("participants").await, 3);
    assert_eq!(changes(&test, &package).await, []);
}

#[tokio::test]
async fn a_start_that_comes_to_lie_after_the_end_is_moved_to_it() {
    let mut changed = SmallPackage::new();
    changed.set("placements", 3, "planned_end_on", "2025-03-08").set(
        "placements",
        3,
        "ended_on",
        "2025-03-08",
    );
    changed.drop("attendance", 4);
    let empty = TestDb::on(today()).await;
    import_well(&empty, &changed).await;
    changed.set("placements", 3, "planned_end_on", "2025-03-07").set(
        "placements",
        3,
        "ended_on",
        "2025-03-07",
    );
    import_well(&empty, &changed).await;
    let starts = "SELECT CAST(starts_on AS TEXT) FROM placements WHERE ref = 'pl2'";
    assert_eq!(text(&empty, starts).await, "2025-03-07");
}

#[tokio::test]
async fn whoever_comes_back_to_a_project_is_told_twice_and_comes_in_twice() {
    let test = imported().await;
    let mut again = SmallPackage::new();
    again.copy("participants", 3).set("participants", 5, "ref", "d4").set(
        "participants",
        5,
        "enrolled_on",
        "2026-01-15",
    );
    for column in ["ended_on", "end_reason", "exit_to"] {
        again.set("participants", 5, column, "");
    }
    import_well(&test, &again).await;
    assert_eq!((test.count("participants").await, test.count("enrolments").await), (3, 4));
    let out = crate::package::export_to(&test, "out").await;
    for _ in 0..2 {
        import(&test, &Source::Folder(out.clone()), |checked, _| {
            assert!(checked.changes_nothing(), "{:?}", checked.faults)
        })
        .await;
    }
    let empty = TestDb::on(today()).await;
    import(&empty, &Source::Folder(out), |checked, _| assert_eq!(checked.faults.list(), [])).await;
    assert_eq!(empty.count("enrolments").await, 4);
}

#[tokio::test]
async fn what_is_closed_or_paused_goes_out_and_comes_in_so() {
    let test = imported().await;
    let mut db = test.db.write().await.unwrap();
    for sql in [
        "UPDATE slots SET state = 'closed' WHERE ref = 's1'",
        "UPDATE slots SET state = 'paused' WHERE ref = 's2'",
        "UPDATE placements SET state = 'paused', paused_on = '2026-02-20' WHERE ref = 'pl1'",
    ] {
        db.query(sql).run().await.unwrap();
    }
    db.commit().await.unwrap();
    let out = crate::package::export_to(&test, "out").await;
    let empty = TestDb::on(today()).await;
    import(&empty, &Source::Folder(out.clone()), |checked, _| assert_eq!(checked.faults.list(), [])).await;
    let states = async |test: &TestDb| {
        let mut db = test.db.read().await.unwrap();
        let slots: Vec<(String, String)> =
            db.query("SELECT ref, state FROM slots ORDER BY ref").all().await.unwrap();
        let paused: Vec<(String, NaiveDate)> =
            db.query("SELECT ref, paused_on FROM placements WHERE state = 'paused'").all().await.unwrap();
        (slots, paused)
    };
    let known = states(&empty).await;
    assert_eq!(known, states(&test).await);
    assert_eq!(known.1, [("pl1".to_owned(), "2026-02-20".parse().unwrap())]);
    import(&empty, &Source::Folder(out), |checked, _| assert!(checked.changes_nothing())).await;
    // A file that says nothing of it changes nothing of it, whatever else it changes.
    let mut plain = SmallPackage::new();
    plain.set("slots", 2, "title", "Sortera och laga").set("placements", 2, "hours_per_week", "19");
    import_well(&empty, &plain).await;
    assert_eq!(states(&empty).await, known);
    // One that says that it goes on resumes it.
    plain.tables.get_mut("placements").unwrap().iter_mut().enumerate().for_each(|(at, row)| {
        row.push(if at == 0 { "paused_on".to_owned() } else { String::new() });
    });
    import_well(&empty, &plain).await;
    assert_eq!(states(&empty).await.1, []);
}

#[tokio::test]
async fn whoever_has_left_goes_out_as_nobodys_coach_and_the_rest_comes_in_as_it_was() {
    let test = imported().await;
    let anna = "user_id = (SELECT id FROM users WHERE email = 'anna@example.se')";
    let elsewhere = format!(
        "UPDATE memberships SET project_id = (SELECT id FROM projects WHERE ref = 'p2') WHERE {anna}"
    );
    for (name, sql, is_told) in
        [("moved", elsewhere, true), ("gone", format!("DELETE FROM memberships WHERE {anna}"), false)]
    {
        let mut db = test.db.write().await.unwrap();
        db.built(sql).run().await.unwrap();
        db.commit().await.unwrap();
        let out = crate::package::export_to(&test, name).await;
        let text = |file: &str| std::fs::read_to_string(out.join(file)).unwrap();
        assert!(!text("participants.csv").contains("anna@"), "{name}");
        assert_eq!(text("activities.csv").contains("anna@"), is_told, "{name}");
        // It changes nothing where it came from: the coach and who logged what are let be.
        import(&test, &Source::Folder(out.clone()), |checked, _| {
            assert_eq!(checked.faults.list(), []);
            assert!(checked.changes_nothing(), "{name}: {:?}", checked.counts);
        })
        .await;
        let empty = TestDb::on(today()).await;
        import(&empty, &Source::Folder(out.clone()), |checked, _| assert_eq!(checked.faults.list(), []))
            .await;
        let again = crate::package::export_to(&empty, "again").await;
        for file in std::fs::read_dir(&out).unwrap() {
            let file = file.unwrap().file_name();
            let read = |folder: &std::path::Path| std::fs::read(folder.join(&file)).unwrap();
            assert_eq!(read(&out), read(&again), "{name}: {file:?}");
        }
    }
}

#[tokio::test]
async fn one_person_in_two_projects_is_one_person() {
    let test = imported().await;
    let mut package = SmallPackage::new();
    package.copy("participants", 2).set("participants", 5, "ref", "d4").set(
        "participants",
        5,
        "project",
        "p2",
    );
    package.set("participants", 5, "municipality", "0184").set("participants", 5, "coach", "");
    assert_eq!(changes(&test, &package).await, [("participants", 1, 0)]);
    assert_eq!(test.count("participants").await, 3);
    // Under another ref in the same project it is a fault, also when the first is only in the database.
    package.only(&["participants"]).set("participants", 5, "ref", "d5").drop("participants", 2);
    let faults = faults_of(&test, &package.source()).await;
    assert_eq!(faults[0].3, "once-per-project-stored");
}

#[tokio::test]
async fn the_search_index_hears_of_each_slot_that_reads_otherwise() {
    let test = imported().await;
    assert_eq!(test.count("changes").await, 2);
    let mut package = SmallPackage::new();
    package.set("organisations", 5, "name", "Nya kaféet").set("slots", 2, "title", "Sortera mera");
    changes(&test, &package).await;
    assert_eq!(test.count("changes").await, 4);
    let last =
        "SELECT CAST(number AS TEXT) FROM change_numbers WHERE number = (SELECT MAX(number) FROM changes)";
    assert_eq!(text(&test, last).await, "4");
}

#[tokio::test]
async fn persons_sealed_with_another_secret_stop_the_import() {
    use brygga::model::package::Package;
    use brygga::model::secrets::Keys;
    let test = imported().await;
    let package = SmallPackage::new();
    let (read, faults) = Package::read(&package.source(), today(), &|_| {});
    let mut db = test.db.read().await.unwrap();
    let checked = read.check(&mut db, &Keys::from_secret(&[8; 32]), faults).await;
    let fault = checked.err().expect("another secret").to_string();
    assert!(fault.contains("another secret"), "{fault}");
}

/// The particulars of an event of this name, the first of them.
async fn particulars(test: &TestDb, what: &str) -> serde_json::Value {
    let sql =
        format!("SELECT CAST(particulars AS TEXT) FROM events WHERE what = '{what}' ORDER BY id LIMIT 1");
    serde_json::from_str(&text(test, &sql).await).unwrap()
}

#[tokio::test]
async fn what_is_imported_about_a_person_says_what_it_is() {
    let test = imported().await;
    let package = SmallPackage::new();
    let cell = |table: &str, line: usize, column: &str| {
        let rows = &package.tables[table];
        let at = rows[0].iter().position(|name| name == column).unwrap();
        rows[line - 1][at].clone()
    };
    let placement = particulars(&test, "placement_imported").await;
    assert_eq!(placement["title"], "Sortera i butik");
    assert_eq!(placement["from"], cell("placements", 2, "started_on"));
    assert_eq!(placement["to"], cell("placements", 2, "planned_end_on"));
    let handover = particulars(&test, "handover_imported").await;
    assert_eq!(handover["receiver"], "Arbetsförmedlingen");
    assert_eq!(handover["sent_on"], cell("handovers", 2, "sent_on"));
    assert_eq!(particulars(&test, "enrolment_imported").await["on"], cell("participants", 2, "enrolled_on"));
    for (what, subject, table) in [
        ("placement_imported", "placement", "placements"),
        ("handover_imported", "handover", "handovers"),
        ("enrolment_imported", "enrolment", "enrolments"),
    ] {
        let rows = test.count(table).await;
        assert_eq!(
            test.count(&format!("events WHERE what = '{what}' AND subject = '{subject}'")).await,
            rows
        );
    }
}
