//! What each command does, a file a command. Here: what they share. Not for parsing arguments (`cli`) nor for rules
//! (`model`).

use std::io::Write as _;

/// Prints a line for whoever ran the command. Who has heard enough (`brygga match … | head`) ends it quietly.
macro_rules! say {
    ($($words:tt)*) => { $crate::commands::said(format_args!($($words)*)) };
}

pub mod allocation;
pub mod backup;
pub mod demo;
pub mod export;
pub mod import;
pub mod mail;
pub mod matching;
pub mod migrate;
pub mod ocds;
mod progress;
pub mod reindex;
pub mod report;
pub mod search;
pub mod serve;
pub mod user;
pub mod verify;

use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::model::secrets::Keys;
use crate::model::taxonomy;
use crate::web::texts::{Language, Texts};

/// Why a command ends with exit code 1: a sentence that says what to do.
#[derive(Debug)]
pub struct Failure(pub String);

// Any error's own sentence, with its causes. `Failure` is therefore no error itself.
impl<E: std::error::Error> From<E> for Failure {
    fn from(fault: E) -> Self {
        let mut sentence = fault.to_string();
        let mut cause = fault.source();
        while let Some(fault) = cause {
            let said = fault.to_string();
            if !sentence.contains(&said) {
                sentence = format!("{sentence}: {said}");
            }
            cause = fault.source();
        }
        Self(sentence)
    }
}

/// What `say!` does: a command whose reader has gone is done.
fn said(words: std::fmt::Arguments<'_>) {
    let line = words.to_string();
    if let Err(fault) = writeln!(std::io::stdout(), "{}", line.trim_end_matches('\n')) {
        let gone = fault.kind() == std::io::ErrorKind::BrokenPipe;
        if !gone {
            eprintln!("{fault}");
        }
        std::process::exit(i32::from(!gone));
    }
}

/// Opens the database; refuses when its schema is not this program's.
pub async fn open(config: &Config) -> Result<Db, Failure> {
    let db = Db::open(&config.database_url, Clock::System).await?;
    let (known, applied) = db.migrations().await?;
    if applied != known {
        return Err(Failure(format!(
            "The database has {applied} of {known} migrations. Run: brygga migrate"
        )));
    }
    Ok(db)
}

/// Opens the database, brings its schema up to date and puts in what ships with the program.
pub async fn open_and_migrate(config: &Config) -> Result<Db, Failure> {
    let db = Db::open(&config.database_url, Clock::System).await?;
    db.migrate().await?;
    let mut write = db.write().await?;
    taxonomy::fill_when_empty(&mut write).await?;
    write.commit().await?;
    Ok(db)
}

/// The keys of personal numbers.
pub fn keys(config: &Config) -> Result<Keys, Failure> {
    Ok(Keys::of(config.secret.as_deref(), &config.data)?)
}

/// The texts of what a command prints.
pub fn texts(config: &Config) -> Texts {
    Texts::of(Language::of_code(&config.language).unwrap_or_default())
}
