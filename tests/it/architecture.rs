//! The house rules that a compiler does not check: who may know whom, where SQL stands, how long a file may be.

use std::path::{Path, PathBuf};

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_owned(), text));
            }
        }
    }
    found.sort();
    found
}

/// A source without its comments.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Lines of these folders that say one of these words.
fn sayings(folder: &str, words: &[&str], except: &[&str]) -> Vec<String> {
    sources(folder)
        .into_iter()
        .filter(|(path, _)| !except.iter().any(|excepted| path.starts_with(excepted)))
        .flat_map(|(path, text)| {
            let lines: Vec<String> = code(&text)
                .lines()
                .filter(|line| words.iter().any(|word| line.contains(word)))
                .map(|line| format!("{}: {}", path.display(), line.trim()))
                .collect();
            lines
        })
        .collect()
}

#[track_caller]
fn nobody(sayings: Vec<String>) {
    assert!(sayings.is_empty(), "{}", sayings.join("\n"));
}

#[test]
fn the_model_knows_nothing_of_pages_texts_and_engines() {
    nobody(sayings(
        "src/model",
        &["axum", "askama", "crate::web", "crate::search", "tantivy", "<html", "Texts"],
        &[],
    ));
}

#[test]
fn the_database_module_knows_nothing_of_the_model() {
    nobody(sayings("src/db", &["crate::model", "crate::web", "crate::search"], &[]));
}

#[test]
fn papers_know_nothing_of_what_is_written_on_them() {
    nobody(sayings("src/paper", &["crate::model", "crate::web", "crate::db", "axum"], &[]));
}

#[test]
fn only_the_database_module_asks_which_database_it_is() {
    // codes.rs teaches both databases one way to keep a small type as text.
    let words = ["sqlx::Sqlite", "sqlx::Postgres", "SqlitePool", "PgPool", "Pools::", "db.kind() =="];
    nobody(sayings("src", &words, &["src/db", "src/model/codes.rs", "src/model/codes_tests.rs"]));
}

#[test]
fn sql_stands_only_in_the_model_and_the_indexer() {
    let words = ["SELECT ", "INSERT INTO", "DELETE FROM", "\"UPDATE "];
    nobody(sayings(
        "src",
        &words,
        &[
            "src/db",
            "src/model",
            "src/search/indexer.rs",
            "src/search/library.rs",
            "src/search/shelf/read.rs",
        ],
    ));
}

#[test]
fn time_never_comes_from_sql() {
    nobody(sayings("src/model", &["CURRENT_TIMESTAMP", "CURRENT_DATE", "now()\"", "datetime('now"], &[]));
}

#[test]
fn every_file_says_what_it_is_for_and_stays_short() {
    let mut faults = Vec::new();
    for (path, text) in sources("src") {
        if !text.starts_with("//!") {
            faults.push(format!("{}: does not begin with what it is for", path.display()));
        }
        let lines = text.lines().count();
        // All routes stand on one page, and all refusals; so does what each is called.
        let tables = ["src/web/mod.rs", "src/model/refusal.rs", "src/model/refusal/told.rs"];
        let is_table = tables.iter().any(|table| path == Path::new(table));
        let most = if is_table { 700 } else { MOST_LINES };
        if lines > most {
            faults.push(format!("{}: {lines} lines; has it still one purpose?", path.display()));
        }
    }
    nobody(faults);
}

/// design.md: 30–200 lines, rarely 300; a table of variants may be longer.
const MOST_LINES: usize = 345;

#[test]
fn nothing_is_left_undone() {
    nobody(sayings("src", &["todo!(", "unimplemented!(", "FIXME", "dbg!("], &[]));
}

#[test]
fn commands_print_so_that_their_reader_may_go() {
    nobody(sayings("src/commands", &[" println!(", " print!("], &[]));
}
