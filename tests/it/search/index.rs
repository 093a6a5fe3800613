//! The index's own life: it follows the database, is built anew when it is missing or broken, and knows nobody.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use brygga::model::codes::SlotState;
use brygga::model::slot::SlotId;
use brygga::model::slot_changed;
use brygga::search::verify::Finding;
use brygga::search::{Search, Thoroughness, Wanted, verify};

use crate::command_line::brygga;
use crate::support::app::TestApp;
use crate::support::cast;

fn wanted(text: &str) -> Wanted {
    Wanted::words(text, cast::today())
}

pub async fn set(test: &TestApp, slot: SlotId, title: &str, state: SlotState) {
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE slots SET title = $2, state = $3 WHERE id = $1")
        .bind(slot)
        .bind(title.to_owned())
        .bind(state)
        .run()
        .await
        .unwrap();
    slot_changed(&mut db, slot).await.unwrap();
    db.commit().await.unwrap();
}

async fn count(search: &Search, text: &str) -> usize {
    search.find(wanted(text)).await.unwrap().answer.total
}

/// Waits until a search says so: a second where nothing else runs, more where many tests share two cores.
pub async fn within_a_second(search: &Search, text: &str, total: usize) {
    let begun = Instant::now();
    while count(search, text).await != total {
        assert!(begun.elapsed() < Duration::from_secs(4), "{text}: not {total} in time");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Waits until the index answers.
async fn healthy(search: &Search) {
    let begun = Instant::now();
    while let Some(fault) = search.fault().await {
        assert!(begun.elapsed() < Duration::from_secs(20), "{fault}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(self::files(&path)) } else { files.push(path) }
    }
    files
}

#[tokio::test]
async fn a_new_a_changed_and_a_closed_slot_are_known_within_a_second() {
    let test = TestApp::new().await;
    let search = &test.app.search;
    healthy(search).await;
    assert_eq!(count(search, "glasblåsning").await, 0);
    let mut db = test.app.db.write().await.unwrap();
    let slot =
        cast::slot(&mut db, "new", test.cast.cafe, None, "Glasblåsning", "7319", "0160", (1, 20, 5, 20))
            .await;
    slot_changed(&mut db, slot).await.unwrap();
    db.commit().await.unwrap();
    within_a_second(search, "glasblåsning", 1).await;
    set(&test, slot, "Korgflätning", SlotState::Open).await;
    within_a_second(search, "korgflätning", 1).await;
    assert_eq!(count(search, "glasblåsning").await, 0);
    set(&test, slot, "Korgflätning", SlotState::Paused).await;
    within_a_second(search, "korgflätning", 0).await;
}

#[tokio::test]
async fn several_servers_follow_each_with_an_index_of_its_own() {
    let test = TestApp::new().await;
    let folder = tempfile::tempdir().unwrap();
    let other = Search::within(test.app.db.clone(), folder.path());
    healthy(&other).await;
    healthy(&test.app.search).await;
    set(&test, test.cast.shop, "Glasblåsning", SlotState::Open).await;
    within_a_second(&test.app.search, "glasblåsning", 1).await;
    within_a_second(&other, "glasblåsning", 1).await;
}

#[tokio::test]
async fn a_deleted_index_is_built_anew_at_the_next_start_and_while_it_runs() {
    let test = TestApp::new().await;
    let folder = test.test.folder();
    assert_eq!(count(&Search::open(test.app.db.clone(), folder).await.unwrap(), "kafé").await, 1);
    std::fs::remove_dir_all(folder.join("index")).unwrap();
    assert_eq!(count(&Search::open(test.app.db.clone(), folder).await.unwrap(), "kafé").await, 1);

    healthy(&test.app.search).await;
    std::fs::remove_dir_all(folder.join("index")).unwrap();
    set(&test, test.cast.shop, "Glasblåsning", SlotState::Open).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    healthy(&test.app.search).await;
    within_a_second(&test.app.search, "glasblåsning", 1).await;
    assert!(folder.join("index/current").exists());
}

#[tokio::test]
async fn what_is_built_anew_at_the_start_is_told_in_the_log() {
    let test = TestApp::new().await;
    test.app.search.rest();
    let index = test.test.folder().join("index");
    let told = || {
        let output = brygga(&test.test, &["search", "kök"]);
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8_lossy(&output.stderr).matches("the search index is built anew").count()
    };
    // Whatever the app has built by now.
    let _ = std::fs::remove_dir_all(&index);
    assert_eq!((told(), told()), (1, 0), "a missing folder, and then an index that is there");
    std::fs::write(index.join("current"), "garbage").unwrap();
    assert_eq!((told(), told()), (1, 0), "garbage, and then an index that is there");
}

#[tokio::test]
async fn a_damaged_index_is_noticed_and_built_anew() {
    let test = TestApp::new().await;
    let folder = test.test.folder();
    drop(Search::open(test.app.db.clone(), folder).await.unwrap());
    for file in files(&folder.join("index")) {
        if file.extension().is_some_and(|extension| extension == "term" || extension == "idx") {
            let mut bytes = std::fs::read(&file).unwrap();
            bytes.iter_mut().for_each(|byte| *byte ^= 0x55);
            std::fs::write(&file, bytes).unwrap();
        }
    }
    let found = verify::findings(&test.app.db, folder).await.unwrap();
    assert!(matches!(&found[..], [Finding::Unusable(fault)] if fault.is_lost()), "{found:?}");
    let search = Search::open(test.app.db.clone(), folder).await.unwrap();
    assert_eq!(count(&search, "kafé").await, 1);
    assert!(verify::findings(&test.app.db, folder).await.unwrap().is_empty());
}

#[tokio::test]
async fn without_an_index_searches_are_reduced_and_say_so() {
    let test = TestApp::new().await;
    // A file where the folder should be: no index can be built.
    std::fs::write(test.test.folder().join("index"), "in the way").unwrap();
    let search = Search::within(test.app.db.clone(), test.test.folder());
    let outcome = search.find(wanted("kafe")).await.unwrap();
    assert_eq!((outcome.thoroughness, outcome.answer.total), (Thoroughness::Reduced, 1));
    assert_eq!(outcome.answer.found[0].slot, test.cast.kitchen);
    assert_eq!(count(&search, "kafé täby").await, 0, "every word counts");
    assert_eq!(count(&search, "").await, 3, "without words nothing is missing");
    assert!(search.fault().await.is_some());
}

#[tokio::test]
async fn an_index_of_another_database_is_not_used() {
    let (one, other) = (TestApp::new().await, TestApp::new().await);
    drop(Search::open(one.app.db.clone(), one.test.folder()).await.unwrap());
    other.test.clock.set_day(cast::today().succ_opt().unwrap());
    set(&other, other.cast.shop, "Glasblåsning", SlotState::Open).await;
    set(&one, one.cast.shop, "Korgflätning", SlotState::Open).await;
    drop(Search::open(one.app.db.clone(), one.test.folder()).await.unwrap());
    let search = Search::open(other.app.db.clone(), one.test.folder()).await.unwrap();
    assert_eq!((count(&search, "glasblåsning").await, count(&search, "korgflätning").await), (1, 0));
}

#[tokio::test]
async fn verifying_finds_what_is_missing_stale_and_extra() {
    let test = TestApp::new().await;
    let folder = test.test.folder();
    drop(Search::open(test.app.db.clone(), folder).await.unwrap());
    assert!(verify::findings(&test.app.db, folder).await.unwrap().is_empty());
    let mut db = test.app.db.write().await.unwrap();
    // Behind the feed's back, as no verb of the model does it.
    db.query("UPDATE slots SET title = 'Annat' WHERE id = $1").bind(test.cast.shop).run().await.unwrap();
    db.query("UPDATE slots SET state = 'closed' WHERE id = $1").bind(test.cast.garden).run().await.unwrap();
    cast::slot(&mut db, "unheard", test.cast.cafe, None, "Ohört", "9111", "0160", (1, 20, 5, 20)).await;
    db.commit().await.unwrap();
    let found = verify::findings(&test.app.db, folder).await.unwrap();
    let [Finding::Lacks(lacks), Finding::Stale(stale), Finding::Extra(extra)] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(
        ([lacks.len(), stale.len(), extra.len()], stale[0], extra[0]),
        ([1, 1, 1], test.cast.shop, test.cast.garden)
    );
}

#[tokio::test]
async fn reindexing_takes_the_place_of_the_index_of_a_running_server() {
    let test = TestApp::new().await;
    let search = &test.app.search;
    healthy(search).await;
    let current = test.test.folder().join("index/current");
    let before = std::fs::read_to_string(&current).unwrap();
    let output = brygga(&test.test, &["reindex"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_ne!(std::fs::read_to_string(&current).unwrap(), before);
    set(&test, test.cast.shop, "Glasblåsning", SlotState::Open).await;
    within_a_second(search, "glasblåsning", 1).await;
}

#[tokio::test]
async fn the_command_line_finds_slots_without_a_server() {
    let test = TestApp::new().await;
    let output = brygga(&test.test, &["search", "kök", "--participant", "d2", "--limit", "1", "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found[0]["slot"], "s2");
    assert_eq!(found[0]["title"], "Köksbiträde i kafé");
    assert!(found[0]["score"].as_f64().is_some_and(|score| score > 0.0 && score <= 1.0));
    assert_eq!(found.as_array().unwrap().len(), 1);
    for arguments in [
        &["search", "kök", "--participant", "nobody"][..],
        &["search", "kök", "--from", "2026-05-01", "--to", "2026-04-01"],
    ] {
        assert_eq!(brygga(&test.test, arguments).status.code(), Some(1), "{arguments:?}");
    }
    assert_eq!(brygga(&test.test, &["search", "kök", "--municipality", "9999"]).status.code(), Some(2));
}

#[tokio::test]
async fn two_programs_may_share_a_folder_and_the_second_takes_over_when_the_first_has_ended() {
    let test = TestApp::new().await;
    healthy(&test.app.search).await;
    let second = Search::within(test.app.db.clone(), test.test.folder());
    healthy(&second).await;
    set(&test, test.cast.shop, "Glasblåsning", SlotState::Open).await;
    let output = brygga(&test.test, &["search", "kök", "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    within_a_second(&second, "glasblåsning", 1).await;

    test.app.search.rest();
    tokio::time::sleep(Duration::from_millis(500)).await;
    set(&test, test.cast.shop, "Korgflätning", SlotState::Open).await;
    within_a_second(&second, "korgflätning", 1).await;
}

#[tokio::test]
async fn an_import_is_read_as_a_whole() {
    let test = TestApp::new().await;
    healthy(&test.app.search).await;
    let mut db = test.app.db.write().await.unwrap();
    let template = "SELECT provider_id, title, ssyk, municipality, seats, hours_per_week, min_hours_per_week,
        max_hours_per_week, starts_on, ends_on, adaptations, requirements, languages, state FROM slots WHERE ref = 's2'";
    for n in 0..5_100 {
        db.built(format!(
            "INSERT INTO slots (ref, provider_id, title, description, ssyk, municipality, seats, hours_per_week, min_hours_per_week,
                max_hours_per_week, starts_on, ends_on, adaptations, requirements, languages, state)
             SELECT 'many{n}', provider_id, 'Korgflätning', 'Vide och rotting.', ssyk, municipality, seats, hours_per_week,
                min_hours_per_week, max_hours_per_week, starts_on, ends_on, adaptations, requirements, languages, state
             FROM ({template}) AS one"
        ))
        .run()
        .await
        .unwrap();
    }
    let slots: Vec<SlotId> =
        db.query("SELECT id FROM slots WHERE title = 'Korgflätning'").values().await.unwrap();
    brygga::model::slots_changed(&mut db, &slots).await.unwrap();
    db.commit().await.unwrap();
    let begun = Instant::now();
    while count(&test.app.search, "korgflätning").await != 5_100 {
        assert!(begun.elapsed() < Duration::from_secs(60));
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(count(&test.app.search, "sortera").await, 1);
}

#[tokio::test]
async fn nothing_of_participants_is_in_the_index() {
    let test = TestApp::new().await;
    healthy(&test.app.search).await;
    let folder = test.test.folder().join("index");
    let current = std::fs::read_to_string(folder.join("current")).unwrap();
    let index = tantivy::Index::open_in_dir(folder.join(current)).unwrap();
    let mut words = HashSet::new();
    for segment in index.reader().unwrap().searcher().segment_readers() {
        for (field, _) in index.schema().fields() {
            let index = segment.inverted_index(field).unwrap();
            let mut terms = index.terms().stream().unwrap();
            while terms.advance() {
                words.insert(String::from_utf8_lossy(terms.key()).into_owned());
            }
        }
    }
    assert!(words.contains("second") && words.contains("återbruket"), "the test sees what is there");
    for word in ["linnea", "björk", "omar", "bengt", "hedda", "tove", "anna", "d1", "19850312"] {
        assert!(!words.contains(word), "{word}");
    }
}
