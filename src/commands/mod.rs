//! What each command does, a file a command. Here: what they share. Not for parsing arguments (`cli`) nor for rules
//! (`model`).

use std::cmp::Ordering;
use std::io::Write as _;
use std::path::Path;

/// Prints a line for whoever ran the command. Who has heard enough (`brygga match … | head`) ends it quietly.
macro_rules! say {
    ($($words:tt)*) => { $crate::commands::said(format_args!($($words)*)) };
}

/// Prints a line beside what the command answers, on standard error.
macro_rules! note {
    ($($words:tt)*) => { $crate::commands::noted(format_args!($($words)*)) };
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
mod schema;
mod scratch;
pub mod search;
pub mod serve;
pub mod user;
pub mod verify;

use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::model::Error;
use crate::model::participant;
use crate::model::secrets::{Keys, SecretFault};
use crate::model::taxonomy;
use crate::search::Fault;
use crate::web::texts::{Language, Said, Texts};

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

/// A text that says what is so and what to do.
impl From<Said<'_>> for Failure {
    fn from(said: Said<'_>) -> Self {
        Self(said.to_string())
    }
}

/// What `note!` does: whether anybody still reads it changes nothing.
pub fn noted(words: std::fmt::Arguments<'_>) {
    let _ = writeln!(std::io::stderr(), "{words}");
}

/// What `say!` does: a command whose reader has gone is done.
fn said(words: std::fmt::Arguments<'_>) {
    let line = words.to_string();
    if let Err(fault) = writeln!(std::io::stdout(), "{}", line.trim_end_matches('\n')) {
        let gone = fault.kind() == std::io::ErrorKind::BrokenPipe;
        if !gone {
            note!("{fault}");
        }
        std::process::exit(i32::from(!gone));
    }
}

/// What the model could not do, in the user's language where it is something that people can mend.
fn of_model(t: &Texts, fault: impl Into<Error>) -> Failure {
    match fault.into() {
        Error::OtherSecret { people } => t.say("cli-other-secret").with("people", people).into(),
        Error::Database(cause) if is_damaged(&cause) => {
            t.say("cli-damaged").with("fault", cause.to_string()).into()
        }
        other => other.into(),
    }
}

/// Why the search cannot be used, and what to do about it.
fn of_search(t: &Texts, fault: &Fault) -> Failure {
    let id = if fault.is_lost() { "cli-no-index" } else { "cli-no-server" };
    let why = match fault {
        Fault::Missing => t.say("index-missing").to_string(),
        Fault::Outdated => t.say("index-outdated").to_string(),
        Fault::Foreign => t.say("index-foreign").to_string(),
        Fault::Damaged(file) => t.say("index-damaged").with("file", file).to_string(),
        Fault::Silent(server) => t.say("index-silent").with("server", server).to_string(),
        Fault::Key(server) => t.say("index-key").with("server", server).to_string(),
        Fault::Version(version, least) => {
            t.say("index-version").with("version", version).with("least", i64::from(*least)).to_string()
        }
        other => other.to_string(),
    };
    t.say(id).with("fault", why).into()
}

/// Whether SQLite says that its file is damaged: SQLITE_CORRUPT, whatever it adds above the lowest byte.
fn is_damaged(fault: &sqlx::Error) -> bool {
    let code = fault.as_database_error().and_then(|fault| fault.code()?.parse::<i64>().ok());
    code.is_some_and(|code| code & 0xff == 11)
}

/// What a file or a folder did not let a command do: `id` names the text.
fn of_file(t: &Texts, id: &'static str, path: &Path, cause: &std::io::Error) -> Failure {
    t.say(id).with("file", path.display().to_string()).with("cause", cause.to_string()).into()
}

async fn reached(config: &Config) -> Result<Db, Failure> {
    let t = texts(config);
    Db::open(&config.database_url, Clock::System).await.map_err(|fault| {
        if is_damaged(&fault) {
            return of_model(&t, fault);
        }
        let fault = Failure::from(fault).0;
        let is_file = config.database_url.starts_with("sqlite:");
        let id = if is_file { "cli-no-database-file" } else { "cli-no-database" };
        t.say(id).with("fault", fault).into()
    })
}

/// Opens a database that is there, whatever its schema.
pub async fn open_any(config: &Config) -> Result<Db, Failure> {
    if let Some(file) = Db::missing_file(&config.database_url) {
        let said = texts(config).say("cli-no-file").with("file", file.display().to_string());
        return Err(said.into());
    }
    reached(config).await
}

/// Opens the database; refuses when its schema is not this program's.
pub async fn open(config: &Config) -> Result<Db, Failure> {
    let db = open_any(config).await?;
    let t = texts(config);
    let (known, applied) = db.migrations().await.map_err(|fault| of_model(&t, fault))?;
    check_migrations(&t, applied, known)?;
    Ok(db)
}

/// The schema is this program's, or what to do.
fn check_migrations(t: &Texts, applied: usize, known: usize) -> Result<(), Failure> {
    let id = match applied.cmp(&known) {
        Ordering::Equal => return Ok(()),
        Ordering::Less => "cli-migrations",
        Ordering::Greater => "cli-migrations-newer",
    };
    Err(t.say(id).with("applied", applied).with("known", known).into())
}

/// Opens the database, brings its schema up to date and puts in what ships with the program.
pub async fn open_and_migrate(config: &Config) -> Result<Db, Failure> {
    let db = reached(config).await?;
    let (known, applied) = db.migrations().await?;
    if applied > known {
        check_migrations(&texts(config), applied, known)?;
    }
    db.migrate().await?;
    let mut write = db.write().await?;
    taxonomy::fill_when_empty(&mut write).await?;
    write.commit().await?;
    Ok(db)
}

/// The keys of personal numbers. A secret is made only where nothing is sealed yet: with a new one, what is sealed would
/// stay closed, and what comes after it be sealed with another.
async fn keys(config: &Config, db: &Db) -> Result<Keys, Failure> {
    let t = texts(config);
    let people = participant::count(&mut db.read().await?).await.map_err(|fault| of_model(&t, fault))?;
    if people > 0 && Keys::are_missing(config.secret.as_deref(), &config.data) {
        return Err(of_model(&t, Error::OtherSecret { people }));
    }
    Keys::of(config.secret.as_deref(), &config.data).map_err(|fault| match fault {
        SecretFault::NotASecret => t.say("cli-secret-form").into(),
        other => t.say("cli-no-secret").with("fault", other.to_string()).into(),
    })
}

/// A secret that can be none is told before anything is made.
fn check_secret(config: &Config) -> Result<(), Failure> {
    match config.secret.as_deref().map(Keys::from_base64) {
        Some(Err(_)) => Err(texts(config).say("cli-secret-form").into()),
        _ => Ok(()),
    }
}

/// The keys that the persons in the database are sealed with.
async fn fitting_keys(config: &Config, db: &Db) -> Result<Keys, Failure> {
    let keys = keys(config, db).await?;
    match participant::check_keys(&mut db.read().await?, &keys).await {
        Err(fault @ Error::OtherSecret { .. }) => Err(of_model(&texts(config), fault)),
        // One row that is damaged is told where it is needed, and by `verify`.
        _ => Ok(keys),
    }
}

/// The texts of what a command prints.
pub fn texts(config: &Config) -> Texts {
    Texts::of(Language::of_code(&config.language).unwrap_or_default())
}
