//! The demo: a county that is whole, has work for every role, and comes out the same from the same seed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use brygga::demo::size::Size;
use brygga::demo::{PASSWORD, SIGN_INS, fill};
use brygga::model::access::Who;
use brygga::model::account::Credentials;
use brygga::model::caseload::Caseload;
use brygga::model::codes::Role;
use brygga::model::overview::{ContractNow, Overview};
use brygga::model::package::Source;
use brygga::model::password::{self, Password};
use brygga::model::placement::{Placement, State};
use brygga::model::project::Project;
use brygga::model::user::User;
use chrono::NaiveDate;

use crate::command_line::brygga;
use crate::package::export_to;
use crate::support::db::TestDb;
use crate::support::package::{import, keys};

/// A Saturday.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

async fn county(participants: usize, seed: u64, password_hash: &str) -> (TestDb, BTreeMap<String, usize>) {
    let test = TestDb::on(today()).await;
    let db = test.db.clone().seeded(seed);
    let refused = fill(&db, &keys(), Size::of(participants), seed, today(), password_hash, &mut |_, _| {})
        .await
        .unwrap();
    test.clock.set_day(today());
    (test, refused)
}

async fn who(test: &TestDb, email: &str) -> Who {
    let mut db = test.db.read().await.unwrap();
    User::find_by_email(&mut db, email).await.unwrap().unwrap().who(&mut db).await.unwrap()
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    entries.map(|path| (name(&path), std::fs::read(&path).unwrap())).collect()
}

#[tokio::test]
async fn a_small_county_keeps_every_rule_of_a_data_package() {
    let (test, refused) = county(60, 7, "none").await;
    assert_eq!(test.count("enrolments").await, 60);
    // Whether the work is what somebody wishes is said (IPS 16), and few next steps with employers lie about.
    assert!(test.count("employer_contacts WHERE fits IS NOT NULL").await > 0);
    let late = test.count("employer_contacts WHERE next_done_on IS NULL AND next_on < '2026-11-21'").await;
    assert!(late < test.count("employer_contacts WHERE next_done_on IS NOT NULL").await, "{late}");
    assert!(refused.values().sum::<usize>() < 20, "{refused:?}");
    // What goes out of it comes in to an empty database without a fault, and out again the same.
    let out = export_to(&test, "out").await;
    let other = TestDb::on(today()).await;
    import(&other, &Source::Folder(out.clone()), |checked, _| {
        assert!(checked.faults.is_empty(), "{:?}", checked.faults.list());
    })
    .await;
    let again = export_to(&other, "again").await;
    for (name, bytes) in files(&out) {
        assert_eq!(bytes, std::fs::read(again.join(&name)).unwrap(), "{name}");
    }
}

#[tokio::test]
async fn the_same_seed_makes_the_same_county_and_another_makes_another() {
    let (one, _) = county(30, 3, "none").await;
    let (same, _) = county(30, 3, "none").await;
    let (other, _) = county(30, 4, "none").await;
    let (one, same) = (files(&export_to(&one, "x").await), files(&export_to(&same, "x").await));
    assert!(one.len() > 10);
    for (name, bytes) in &one {
        assert!(*bytes == same[name], "{name} differs");
    }
    assert_ne!(one["participants.csv"], files(&export_to(&other, "x").await)["participants.csv"]);
}

#[tokio::test]
async fn every_home_has_something_to_do_and_everybody_can_sign_in() {
    let hash = Password::chosen(PASSWORD, &[]).expect("the demo's password may be chosen").hash();
    let (test, _) = county(66, 7, &hash).await;
    let mut db = test.db.read().await.unwrap();
    for (role, email) in SIGN_INS {
        let kept = Credentials::find_by_email(&mut db, email).await.unwrap().expect(email);
        assert!(password::verify(PASSWORD, Some(&kept.password_hash)), "{email}");
        assert!(who(&test, email).await.is(role.parse::<Role>().unwrap()), "{email}");
    }

    let coach = who(&test, "coach@example.se").await;
    let caseload = Caseload::of(&mut db, &coach).await.unwrap();
    assert!((20..=25).contains(&caseload.people.len()), "{}", caseload.people.len());
    let to_do = [
        ("overdue", caseload.overdue().count()),
        ("without a placement", caseload.without_placement().count()),
        ("ending", caseload.ending().len()),
        ("answers", caseload.answers().len()),
    ];
    for (what, count) in to_do {
        assert!(count > 0, "nobody is {what}");
    }
    let handovers: BTreeSet<&str> = caseload
        .people
        .iter()
        .flat_map(|case| &case.handovers)
        .map(|handover| handover.state.code())
        .collect();
    assert_eq!(handovers, ["accepted", "declined", "drafted", "met", "released", "revoked", "sent"].into());
    // Somebody's hours grow more slowly than was planned at first.
    assert_eq!(test.count("step_ups WHERE edition = 2").await, 1);

    let provider = who(&test, "provider@example.se").await;
    let own = provider.provided_organisations().next().unwrap();
    let live = Placement::live_of_provider(&mut db, &provider, own).await.unwrap();
    assert!(live.iter().any(|placement| matches!(placement.state, State::Proposed { .. })));
    assert!(live.iter().filter(|placement| matches!(placement.state, State::Started { .. })).count() > 2);

    let manager = who(&test, "manager@example.se").await;
    let project = Project::managed_by(&mut db, &manager).await.unwrap().remove(0);
    let overview = Overview::find(&mut db, &manager, project.id).await.unwrap();
    assert!(overview.unanswered.count > 0 && overview.waiting.count > 0 && overview.ending.count > 0);
    assert!(overview.free.iter().any(|free| free.free() > 0));
    let used = |now: &ContractNow| {
        let drawn = (now.usage.used + now.usage.committed).place_months;
        drawn * 100 / (now.contract.max_place_months * 1000)
    };
    let used: Vec<i64> = overview.contracts.iter().map(used).collect();
    assert_eq!(overview.new_contracts(&manager).count(), 1, "one waits for a yes or no");
    assert!(used.iter().any(|percent| *percent > 80) && used.iter().any(|percent| *percent < 70), "{used:?}");

    let mails: Vec<String> = db.query("SELECT DISTINCT state FROM mails").values().await.unwrap();
    assert_eq!(mails, ["sent"], "what was posted on days gone by was sent then");
}

#[tokio::test]
async fn the_command_fills_once_and_touches_nothing_else() {
    let test = TestDb::on(today()).await;
    let said = async |arguments: &[&str]| {
        // Connections that still end their reading must do so before the program drops their tables.
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        let output = brygga(&test, &[&["demo", "--no-serve"], arguments].concat());
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let (code, first, errors) = said(&["--participants", "24"]).await;
    assert_eq!(code, Some(0), "{errors}");
    assert!(first.contains("coach@example.se") && first.contains(PASSWORD), "{first}");
    let events = test.count("events").await;
    let (code, second, _) = said(&[]).await;
    assert_eq!((code, test.count("events").await), (Some(0), events));
    assert!(second.len() < first.len() && second.contains(PASSWORD), "{second}");
    let (code, _, refusal) = said(&["--participants", "25"]).await;
    assert!(code == Some(1) && refusal.contains("--fresh"), "{refusal}");
    let (code, _, _) = said(&["--participants", "25", "--fresh"]).await;
    assert_eq!((code, test.count("enrolments").await), (Some(0), 25));

    let (code, _, refusal) = said(&["--participants", "3", "--fresh"]).await;
    assert!(code == Some(1) && refusal.contains("20"), "{refusal}");
}

#[tokio::test]
async fn a_database_in_use_is_left_alone() {
    let app = crate::support::app::TestApp::new().await;
    let before = app.test.count("events").await;
    let output = Command::new(env!("CARGO_BIN_EXE_brygga"))
        .args(["demo", "--no-serve", "--fresh"])
        .env_clear()
        .env("DATABASE_URL", &app.test.url)
        .env("BRYGGA_DATA", app.test.folder())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(app.test.count("events").await, before);
    assert_eq!(app.test.count("enrolments").await, 5);
}
