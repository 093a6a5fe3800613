//! `brygga verify` finds what must not be, and says nothing of what is sound. `brygga backup` makes a whole copy.

use std::process::{Command, Output};

use brygga::clock::Clock;
use brygga::db::Db;
use brygga::model::verify::{Finding, verify};

use crate::command_line::{brygga, brygga_with};
use crate::support::db::TestDb;
use crate::support::package::{SmallPackage, import_well, keys, today};

async fn imported() -> TestDb {
    let test = TestDb::on(today()).await;
    import_well(&test, &SmallPackage::new()).await;
    test
}

async fn findings(test: &TestDb) -> Vec<Finding> {
    verify(&mut test.db.read().await.unwrap(), &keys()).await.unwrap().findings
}

/// Does what no page can do.
async fn sabotage(test: &TestDb, sql: &'static str) {
    let mut db = test.db.write().await.unwrap();
    assert!(db.query(sql).run().await.unwrap() > 0, "{sql}");
    db.commit().await.unwrap();
}

#[tokio::test]
async fn what_came_in_by_the_rules_is_sound() {
    assert_eq!(findings(&imported().await).await, []);
}

#[tokio::test]
async fn each_broken_promise_is_found() {
    let cases: [(&str, &str); 18] = [
        (
            "UPDATE placements SET slot_id = (SELECT id FROM slots WHERE ref = 's1'), starts_on = '2025-09-01' WHERE ref = 'pl2'",
            "seats",
        ),
        ("UPDATE slots SET hours_per_week = 19, min_hours_per_week = 5 WHERE ref = 's1'", "hours"),
        ("UPDATE contracts SET max_place_months = 9", "place-months"),
        ("UPDATE contracts SET max_value = 3999999", "value"),
        ("UPDATE contracts SET starts_on = '2025-09-02'", "outside-contract"),
        ("UPDATE contracts SET ends_on = '2026-06-29'", "outside-contract"),
        ("UPDATE contracts SET terminated_on = '2026-06-29'", "outside-contract"),
        ("UPDATE contracts SET extensions_used = 2", "extensions"),
        ("UPDATE placements SET place_months = 9999 WHERE ref = 'pl1'", "drawn"),
        ("UPDATE placements SET value = value + 1 WHERE ref = 'pl1'", "drawn"),
        ("UPDATE placements SET value = 1 WHERE ref = 'pl2'", "drawn"),
        ("UPDATE placements SET answered_on = NULL WHERE ref = 'pl1'", "state"),
        ("UPDATE placements SET end_reason = NULL WHERE ref = 'pl2'", "state"),
        ("UPDATE handovers SET met_on = NULL WHERE state = 'released'", "state"),
        (
            "UPDATE attendances SET day = '2019-01-01' WHERE id = (SELECT MIN(id) FROM attendances)",
            "attendance",
        ),
        // After the planned end of what has not ended.
        ("UPDATE attendances SET day = '2026-07-01' WHERE minutes = 240", "attendance"),
        ("UPDATE participants SET birth_date = '1985-03-13' WHERE birth_date = '1985-03-12'", "number"),
        ("UPDATE change_numbers SET number = 1", "change-number"),
    ];
    for (sql, expected) in cases {
        let test = imported().await;
        sabotage(&test, sql).await;
        let found: Vec<&str> = findings(&test).await.iter().map(|finding| finding.told().0).collect();
        assert_eq!(found, [expected], "{sql}");
    }
}

#[tokio::test]
async fn a_price_is_held_against_the_days_on_which_it_holds() {
    let price = |from: &str| {
        format!(
            "UPDATE contracts SET prices = '[{{\"from\":\"{from}\",\"unit\":\"place_month\",\"ore\":500000}}]'"
        )
    };
    // After the last day of pl1, and on it.
    for (from, expected) in [("2026-07-01", &[][..]), ("2026-06-30", &["drawn"])] {
        let test = imported().await;
        sabotage(&test, Box::leak(price(from).into_boxed_str())).await;
        let found: Vec<&str> = findings(&test).await.iter().map(|finding| finding.told().0).collect();
        assert_eq!(found, expected, "{from}");
    }
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[tokio::test]
async fn the_command_ends_with_0_when_all_is_well_and_with_1_and_a_list_when_not() {
    let test = TestDb::new().await;
    let sound = brygga(&test, &["verify"]);
    assert_eq!(sound.status.code(), Some(0), "an empty database is sound: {}", text(&sound));
    let folder = test.folder().join("package");
    std::fs::create_dir(&folder).unwrap();
    for table in SmallPackage::new().tables.keys() {
        std::fs::write(folder.join(format!("{table}.csv")), SmallPackage::new().csv(table)).unwrap();
    }
    let import = brygga(&test, &["import", folder.to_str().unwrap()]);
    assert_eq!(import.status.code(), Some(0), "{}", text(&import));
    let sound = brygga(&test, &["verify"]);
    assert_eq!(sound.status.code(), Some(0), "{}", text(&sound));
    sabotage(&test, "UPDATE contracts SET max_place_months = 9").await;
    let wrong = brygga(&test, &["verify"]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(text(&wrong).contains("c1") && text(&wrong).contains("Ett fel"), "{}", text(&wrong));
    sabotage(&test, "UPDATE contracts SET max_place_months = 20").await;
    // A difference of a thousandth is told.
    sabotage(&test, "UPDATE placements SET place_months = place_months + 1 WHERE ref = 'pl1'").await;
    let wrong = text(&brygga(&test, &["verify"]));
    assert!(wrong.contains(" 10,001 platsmånader") && wrong.contains(" 10,000 och"), "{wrong}");
    sabotage(&test, "UPDATE placements SET place_months = place_months - 1 WHERE ref = 'pl1'").await;
    std::fs::remove_dir_all(test.folder().join("index")).unwrap();
    assert_eq!(brygga(&test, &["verify"]).status.code(), Some(1), "a lost index is told");
}

/// As an administrator of the server might, or a faulty tool: outside the program.
async fn meddled(test: &TestDb, in_sqlite: &[&'static str], in_postgres: &[&'static str]) {
    let mut db = test.db.write().await.unwrap();
    for sql in if test.db.kind() == "sqlite" { in_sqlite } else { in_postgres } {
        db.query(sql).run().await.unwrap();
    }
    db.commit().await.unwrap();
}

#[tokio::test]
async fn a_rule_that_is_lost_and_a_trigger_that_nobody_made_are_told() {
    let test = TestDb::new().await;
    assert_eq!(brygga(&test, &["verify"]).status.code(), Some(0));
    meddled(
        &test,
        &[
            "PRAGMA writable_schema = ON",
            "UPDATE sqlite_master SET sql = REPLACE(sql, 'CHECK (starts_on <= ends_on),', '') WHERE name = 'projects'",
            "CREATE TRIGGER lurking AFTER UPDATE ON slots BEGIN DELETE FROM placements; END",
        ],
        &[
            "ALTER TABLE projects DROP CONSTRAINT projects_check",
            "CREATE FUNCTION lurk() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN DELETE FROM placements; RETURN NEW; END'",
            "CREATE TRIGGER lurking AFTER UPDATE ON slots FOR EACH ROW EXECUTE FUNCTION lurk()",
        ],
    )
    .await;
    for (language, words) in [
        ("sv", ["Tabellen projects har", "regler av slaget CHECK", "Utlösaren eller vyn lurking"]),
        ("en", ["The table projects has", "rules of the kind CHECK", "The trigger or view lurking"]),
    ] {
        let output = brygga_with(&test, &["verify"], &[("BRYGGA_LANGUAGE", language)]);
        assert_eq!(output.status.code(), Some(1));
        let told = text(&output);
        assert!(words.iter().all(|word| told.contains(word)), "{told}");
    }
}

#[tokio::test]
async fn a_lost_secret_is_told_once_in_the_users_language_and_nothing_is_taken_in() {
    let test = imported().await;
    let folder = test.folder().join("package");
    std::fs::create_dir(&folder).unwrap();
    for table in SmallPackage::new().tables.keys() {
        std::fs::write(folder.join(format!("{table}.csv")), SmallPackage::new().csv(table)).unwrap();
    }
    let (package, out) = (folder.to_str().unwrap(), test.folder().join("out"));
    // Taken, so that serving could not begin in any case.
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = taken.local_addr().unwrap().to_string();
    let commands: [&[&str]; 5] = [
        &["serve"],
        &["verify"],
        &["export", out.to_str().unwrap()],
        &["import", package],
        &["import", package, "--dry-run"],
    ];
    for (language, word) in [("sv", "låst"), ("en", "sealed with another key")] {
        for command in commands {
            let settings = [("BRYGGA_LANGUAGE", language), ("BRYGGA_LISTEN", listen.as_str())];
            let output = brygga_with(&test, command, &settings);
            assert_eq!(output.status.code(), Some(1), "{command:?}");
            let told = text(&output);
            assert!(told.contains(word) && told.contains("secret.key"), "{command:?}: {told}");
            assert_eq!(told.matches("secret.key").count(), 1, "{command:?}: {told}");
            assert!(language == "en" || !told.contains("sealed"), "{command:?}: {told}");
            // No other secret is made meanwhile, which would hide that the right one is gone.
            assert!(!test.folder().join("secret.key").exists(), "{command:?}");
        }
    }
    let other =
        [("BRYGGA_SECRET", "CAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg="), ("BRYGGA_LISTEN", &listen)];
    let output = brygga_with(&test, &["serve"], &other);
    assert!(text(&output).contains("låsta med en annan nyckel"), "{}", text(&output));
}

#[tokio::test]
async fn a_damaged_file_is_told_with_what_to_do() {
    let test = imported().await;
    if test.db.kind() != "sqlite" {
        return;
    }
    let copy = test.folder().join("copy.db");
    assert!(test.db.copy_to(&copy).await.unwrap().is_some());
    let sound = std::fs::read(&copy).unwrap();
    let run = |command: &str| {
        let url = format!("sqlite:{}", copy.display());
        text(&brygga_with(&test, &[command], &[("DATABASE_URL", &url)]))
    };
    // From the third page on, so that the file still opens; the first page's header; and all of it.
    let zeroed = |from: usize, to: usize| {
        let mut bytes = sound.clone();
        bytes[from..to].fill(0x5a);
        std::fs::write(&copy, bytes).unwrap();
    };
    zeroed(8_192, sound.len() * 9 / 10);
    assert!(run("verify").contains("Databasfilen är skadad"), "{}", run("verify"));
    zeroed(0, sound.len());
    let told = run("verify");
    assert!(told.contains("Databasfilen") && told.contains("SQLite"), "{told}");
    assert!(!told.contains("brygga migrate"), "{told}");
}

#[tokio::test]
async fn a_backup_is_a_whole_database_and_never_written_over() {
    let test = imported().await;
    let file = test.folder().join("copy.db");
    let name = file.to_str().unwrap();
    if test.db.kind() == "postgres" {
        // Where nobody has pg_dump, the sentence says what to run; where somebody has, the file is one of its own.
        let output = brygga_with(&test, &["backup", name], &[("PATH", name)]);
        assert_eq!(output.status.code(), Some(1));
        assert!(text(&output).contains("pg_dump --format=custom"), "{}", text(&output));
        assert!(!file.exists());
        let output = brygga(&test, &["backup", name]);
        if output.status.code() == Some(0) {
            assert!(std::fs::read(&file).unwrap().starts_with(b"PGDMP"));
        }
        return;
    }
    let output = brygga(&test, &["backup", name]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output));
    assert!(text(&output).contains("secret.key"), "{}", text(&output));
    let copy = Db::open(&format!("sqlite:{name}"), Clock::fixed(today())).await.unwrap();
    let placements: i64 =
        copy.read().await.unwrap().query("SELECT COUNT(*) FROM placements").value().await.unwrap();
    assert_eq!(placements, 3);
    copy.close().await;
    let before = std::fs::read(&file).unwrap();
    assert_eq!(brygga(&test, &["backup", name]).status.code(), Some(1));
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[tokio::test]
async fn pg_dump_is_told_where_the_database_is_and_no_argument_has_the_password() {
    let test = imported().await;
    if test.db.kind() != "postgres" {
        return;
    }
    let tools = test.folder().join("tools");
    std::fs::create_dir(&tools).unwrap();
    let script = tools.join("pg_dump");
    std::fs::write(&script, "#!/bin/sh\necho \"$PGHOST $PGUSER $PGDATABASE $*\" > \"$4\"\n").unwrap();
    std::fs::set_permissions(&script, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let file = test.folder().join("copy.dump");
    let output = Command::new(env!("CARGO_BIN_EXE_brygga"))
        .args(["backup", file.to_str().unwrap()])
        .env_clear()
        .env("DATABASE_URL", &test.url)
        .env("BRYGGA_DATA", test.folder())
        .env("PATH", &tools)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", text(&output));
    let told = std::fs::read_to_string(&file).unwrap();
    assert!(told.contains("--format=custom") && !told.contains("://"), "{told}");
}

#[tokio::test]
async fn a_standing_and_an_invoice_line_that_do_not_add_up_are_found() {
    use crate::overview::started;
    use brygga::model::invoice_basis::InvoiceBasis;
    use brygga::model::usage::Kept;
    let test = crate::support::app::TestApp::new().await;
    let cast = &test.cast;
    started(&test, cast.anna, cast.siv, cast.linnea, cast.shop, ("2026-03-02", "2026-05-31")).await;
    test.test.clock.set_day("2026-05-10".parse().unwrap());
    let mats = test.who(cast.mats).await;
    let mut db = test.app.db.write().await.unwrap();
    for month in ["2026-03-01", "2026-04-01"] {
        InvoiceBasis::issue(&mut db, &mats, cast.c1, month.parse().unwrap()).await.unwrap();
    }
    // Contracts with few placements are not kept: this one is, as the program's clock would keep it.
    let standing = Kept::reckoned(&mut db, cast.c1).await.unwrap();
    Kept::keep(&mut db, &[standing]).await.unwrap();
    db.commit().await.unwrap();
    let found =
        async || verify(&mut test.app.db.read().await.unwrap(), &test.app.keys).await.unwrap().findings;
    let about = async || {
        found().await.into_iter().map(|one| one.told().0).filter(|id| *id != "number").collect::<Vec<_>>()
    };
    assert_eq!(about().await, Vec::<&str>::new());
    for (sql, back, expected) in [
        (
            "UPDATE contract_standings SET used_value = used_value + 1",
            "UPDATE contract_standings SET used_value = used_value - 1",
            "standing",
        ),
        (
            "UPDATE invoice_lines SET value = value + 100 WHERE for_month = '2026-04-01'",
            "UPDATE invoice_lines SET value = value - 100 WHERE for_month = '2026-04-01'",
            "invoice-line",
        ),
        (
            "UPDATE invoice_lines SET place_months = place_months - 1 WHERE for_month = '2026-03-01'",
            "UPDATE invoice_lines SET place_months = place_months + 1 WHERE for_month = '2026-03-01'",
            "invoice-line",
        ),
    ] {
        for (change, expected) in [(sql, vec![expected]), (back, vec![])] {
            let mut db = test.app.db.write().await.unwrap();
            assert!(db.query(change).run().await.unwrap() > 0, "{change}");
            db.commit().await.unwrap();
            assert_eq!(about().await, expected, "{change}");
        }
    }
}

#[tokio::test]
async fn a_kept_file_that_is_another_than_when_it_came_is_found() {
    use brygga::model::contract_document::{ContractDocument, DocumentKind};
    let test = crate::support::app::TestApp::new().await;
    let cast = &test.cast;
    let id = test.propose(cast.anna, cast.linnea, cast.shop, ("2026-03-02", "2026-05-29"), 20).await;
    test.accept(cast.siv, id, "2026-03-02").await;
    test.make_ready(cast.siv, id).await;
    let mats = test.who(cast.mats).await;
    let mut db = test.app.db.write().await.unwrap();
    let content = b"Avtal".to_vec();
    ContractDocument::add(&mut db, &mats, cast.c1, "avtal.txt", DocumentKind::Text, content).await.unwrap();
    db.commit().await.unwrap();
    let fingerprints = async || {
        let all = verify(&mut test.app.db.read().await.unwrap(), &test.app.keys).await.unwrap().findings;
        let tables = all.into_iter().filter_map(|one| match one {
            Finding::Fingerprint { table, .. } => Some(table),
            _ => None,
        });
        tables.collect::<Vec<_>>()
    };
    assert_eq!(fingerprints().await, Vec::<&str>::new());
    sabotage(&test.test, "UPDATE contract_documents SET sha256 = REPLACE(sha256, SUBSTR(sha256, 1, 1), 'x')")
        .await;
    assert_eq!(fingerprints().await, ["contract_documents"]);
    sabotage(&test.test, "UPDATE agreements SET content = (SELECT content FROM contract_documents)").await;
    assert_eq!(fingerprints().await, ["agreements", "contract_documents"]);
}

#[tokio::test]
async fn a_schema_that_is_not_the_programs_is_listed_and_nothing_else_is_asked() {
    let test = TestDb::new().await;
    let mut db = test.db.write().await.unwrap();
    for sql in [
        "DROP TABLE slot_wishes",
        "DROP INDEX organisations_by_org_number",
        "ALTER TABLE slots ADD COLUMN colour TEXT",
        "UPDATE _sqlx_migrations SET checksum = (SELECT checksum FROM _sqlx_migrations ORDER BY version LIMIT 1)
         WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)",
    ] {
        db.query(sql).run().await.unwrap();
    }
    db.commit().await.unwrap();
    let output = brygga(&test, &["verify"]);
    assert_eq!(output.status.code(), Some(1));
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    for said in [
        "slot_wishes saknas",
        "organisations_by_org_number saknas",
        "slots.colour hör inte till",
        "Migrering ",
    ] {
        assert_eq!(out.matches(said).count(), 1, "{said}: {out}");
    }
    assert!(err.contains("4 fel"), "{err}");
}
