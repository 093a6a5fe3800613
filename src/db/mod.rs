//! The only code that knows there are two databases. `Db` opens one of them; `Read` is one snapshot for a
//! page, `Write` one transaction for a form; `Query` runs one SQL text on either. Not for rules: those stand in `model`.

mod collation;
mod id;
mod memory;
mod migrations;
mod place;
mod query;
mod schema;
mod start_over;
mod unit;

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use sqlx::Connection as _;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use crate::chance::Chance;
use crate::clock::Clock;
use memory::Memory;
use place::Place;

pub use collation::compare as compare_swedish;
pub use query::{Bind, Query, Record, Scalar, numbered};
pub use schema::Rules;
pub use unit::{Read, Write};

/// What a database call can fail with.
pub type Result<T, E = sqlx::Error> = std::result::Result<T, E>;

/// The oldest SQLite whose WAL has no known way to lose a commit.
const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);

/// How a snapshot begins on PostgreSQL.
const SNAPSHOT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// A handle to the database; cheap to clone.
#[derive(Clone, Debug)]
pub struct Db {
    pools: Pools,
    clock: Clock,
    chance: Chance,
    memory: Memory,
}

#[derive(Clone, Debug)]
enum Pools {
    /// Many readers and exactly one writer: SQLite allows one, and a queue in front of it is fairer than BUSY.
    /// `place`: none for one that lies in memory.
    Sqlite { readers: SqlitePool, asides: SqlitePool, writer: SqlitePool, place: Option<Place> },
    /// Pools apart, so that a page which holds its snapshot while its access is written down never keeps the writing
    /// from a connection. Who holds a `Read` may wait for a `Write` or for one who reads aside, never the other way round.
    Postgres { readers: PgPool, asides: PgPool, writers: PgPool },
}

impl Db {
    /// Opens `sqlite:PATH` or `postgres://…`. Creates a missing SQLite file and its folder; runs no migrations.
    pub async fn open(url: &str, clock: Clock) -> Result<Self> {
        let pools = if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            open_postgres(url).await?
        } else {
            open_sqlite(url).await?
        };
        Ok(Self { pools, clock, chance: Chance::System, memory: Memory::default() })
    }

    /// The same database, with the names of new rows drawn from a seed.
    #[must_use]
    pub fn seeded(self, seed: u64) -> Self {
        Self { chance: Chance::seeded(seed), ..self }
    }

    /// One snapshot: what it reads does not change under it.
    pub async fn read(&self) -> Result<Read> {
        self.check_place()?;
        let tx = match &self.pools {
            Pools::Sqlite { readers, .. } => unit::Tx::Sqlite(readers.begin().await?),
            Pools::Postgres { readers, .. } => unit::Tx::Postgres(readers.begin_with(SNAPSHOT).await?),
        };
        Ok(self.snapshot(tx))
    }

    /// One snapshot for who is waited for by pages that hold theirs: the search. On connections of its own, else they would wait
    /// for each other.
    pub async fn read_aside(&self) -> Result<Read> {
        self.check_place()?;
        let tx = match &self.pools {
            Pools::Sqlite { asides, .. } => unit::Tx::Sqlite(asides.begin().await?),
            Pools::Postgres { asides, .. } => unit::Tx::Postgres(asides.begin_with(SNAPSHOT).await?),
        };
        Ok(self.snapshot(tx))
    }

    fn snapshot(&self, tx: unit::Tx) -> Read {
        Read::new(tx, self.clock.now(), self.chance.clone(), Some(self.memory.clone()))
    }

    /// One transaction. Without `commit` it rolls back. Await nothing slow while it is open.
    pub async fn write(&self) -> Result<Write> {
        self.check_place()?;
        let tx = match &self.pools {
            Pools::Sqlite { writer, .. } => unit::Tx::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres { writers, .. } => unit::Tx::Postgres(writers.begin().await?),
        };
        Ok(Write::new(tx, self.clock.now(), self.chance.clone()))
    }

    /// Whether SQLite's file is still where it was opened; an error when what is written would be lost. Asked before each
    /// snapshot and each transaction.
    pub fn check_place(&self) -> Result<()> {
        match &self.pools {
            Pools::Sqlite { place: Some(place), .. } => Ok(place.check()?),
            _ => Ok(()),
        }
    }

    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The file of a SQLite address that is not there: opening it would make an empty one.
    pub fn missing_file(url: &str) -> Option<PathBuf> {
        if !url.starts_with("sqlite:") || url.contains(":memory:") {
            return None;
        }
        let file = SqliteConnectOptions::from_str(url).ok()?.get_filename().to_path_buf();
        (!file.exists()).then_some(file)
    }

    /// `sqlite` or `postgres`: for what is told to people, never for choosing SQL.
    pub fn kind(&self) -> &'static str {
        match self.pools {
            Pools::Sqlite { .. } => "sqlite",
            Pools::Postgres { .. } => "postgres",
        }
    }

    /// Brings the schema up to date.
    pub async fn migrate(&self) -> Result<(), sqlx::migrate::MigrateError> {
        match &self.pools {
            Pools::Sqlite { writer, .. } => migrations::for_sqlite().run(writer).await,
            Pools::Postgres { writers, .. } => {
                sqlx::query(collation::IN_POSTGRES).execute(writers).await?;
                migrations::for_postgres().run(writers).await
            }
        }
    }

    /// How many migrations this program knows and how many of them the database has.
    pub async fn migrations(&self) -> Result<(usize, usize)> {
        let known = migrations::for_postgres().iter().count();
        let sql = "SELECT COUNT(*) FROM _sqlx_migrations WHERE success";
        let applied: Result<i64, _> = match &self.pools {
            Pools::Sqlite { readers, .. } => sqlx::query_scalar(sql).fetch_one(readers).await,
            Pools::Postgres { readers, .. } => sqlx::query_scalar(sql).fetch_one(readers).await,
        };
        match applied {
            Ok(applied) => Ok((known, usize::try_from(applied).unwrap_or(0))),
            Err(fault) if schema::is_no_table(&fault) => Ok((known, 0)),
            Err(fault) => Err(fault),
        }
    }

    /// The server's version, and whether it is too old to be trusted.
    pub async fn version(&self) -> Result<(String, bool)> {
        match &self.pools {
            Pools::Sqlite { readers, .. } => {
                let version: String =
                    sqlx::query_scalar("SELECT sqlite_version()").fetch_one(readers).await?;
                Ok((format!("SQLite {version}"), parts(&version) < OLDEST_SQLITE))
            }
            Pools::Postgres { readers, .. } => {
                let version: String = sqlx::query_scalar("SHOW server_version").fetch_one(readers).await?;
                Ok((format!("PostgreSQL {version}"), false))
            }
        }
    }

    /// Tables with a row that points to a row that does not exist; PostgreSQL lets none be.
    pub async fn orphans(&self) -> Result<Vec<String>> {
        match &self.pools {
            Pools::Sqlite { readers, .. } => {
                sqlx::query_scalar("SELECT DISTINCT \"table\" FROM pragma_foreign_key_check")
                    .fetch_all(readers)
                    .await
            }
            Pools::Postgres { .. } => Ok(Vec::new()),
        }
    }

    /// What SQLite itself finds wrong with its file, in its words; empty when all is well.
    pub async fn integrity(&self) -> Result<Vec<String>> {
        match &self.pools {
            Pools::Sqlite { readers, .. } => {
                let mut faults: Vec<String> =
                    sqlx::query_scalar("PRAGMA quick_check").fetch_all(readers).await?;
                faults.retain(|line| line != "ok");
                Ok(faults)
            }
            Pools::Postgres { .. } => Ok(Vec::new()),
        }
    }

    /// Copies a consistent SQLite database into a new file. On PostgreSQL that is pg_dump's work: `None`.
    pub async fn copy_to(&self, file: &Path) -> Result<Option<()>> {
        match &self.pools {
            Pools::Sqlite { writer, .. } => {
                sqlx::query("VACUUM INTO $1")
                    .bind(file.to_string_lossy().into_owned())
                    .execute(writer)
                    .await?;
                Ok(Some(()))
            }
            Pools::Postgres { .. } => Ok(None),
        }
    }

    /// Waits for what is under way and closes every connection.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { readers, asides, writer, .. } => {
                readers.close().await;
                asides.close().await;
                writer.close().await;
            }
            Pools::Postgres { readers, asides, writers } => {
                readers.close().await;
                asides.close().await;
                writers.close().await;
            }
        }
    }
}

async fn open_sqlite(url: &str) -> Result<Pools> {
    let options = SqliteConnectOptions::from_str(url)?;
    let file = (!url.contains(":memory:")).then(|| options.get_filename().to_path_buf());
    if let Some(folder) = options.get_filename().parent() {
        std::fs::create_dir_all(folder)?;
    }
    let options = options
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(30))
        .statement_cache_capacity(400)
        // A reader forgets its pages whenever anything is written, and anything read is written down: a large cache
        // would be filled for nothing, and a mapped file be mapped anew for every page that is sent.
        .pragma("cache_size", "-4000")
        .pragma("temp_store", "memory")
        .collation("sv", collation::compare);
    let writer = SqlitePoolOptions::new()
        .max_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .acquire_timeout(Duration::from_secs(60))
        .test_before_acquire(false)
        .connect_with(options.clone())
        .await?;
    let options = options.create_if_missing(false).pragma("query_only", "on");
    let pool = |most| {
        SqlitePoolOptions::new()
            .max_connections(most)
            .idle_timeout(None)
            .max_lifetime(None)
            .acquire_timeout(Duration::from_secs(60))
            .test_before_acquire(false)
    };
    let readers = pool(4).connect_with(options.clone()).await?;
    let place = file.as_deref().map(Place::of).transpose()?;
    Ok(Pools::Sqlite { readers, asides: pool(2).connect_lazy_with(options), writer, place })
}

async fn open_postgres(url: &str) -> Result<Pools> {
    let options = PgConnectOptions::from_str(url)?
        .statement_cache_capacity(400)
        .options([("idle_in_transaction_session_timeout", "60000"), ("lock_timeout", "30000")]);
    let pool = |most, patience| {
        PgPoolOptions::new()
            .max_connections(most)
            .acquire_timeout(Duration::from_secs(patience))
            .test_before_acquire(false)
            // sqlx 0.9: a begin() that is cut off leaves its transaction open in the pool.
            .after_release(|connection, _| {
                Box::pin(async move {
                    sqlx::query("ROLLBACK").execute(connection).await?;
                    Ok(true)
                })
            })
    };
    // By itself first: a pool would hide why it cannot be reached, and try for a minute.
    let trying = tokio::time::timeout(Duration::from_secs(10), PgConnection::connect_with(&options));
    trying.await.map_err(|_| sqlx::Error::PoolTimedOut)??.close().await?;
    // Who only looks is told soon that the server is gone; who writes waits for those before.
    let writers = pool(8, 60).connect_with(options.clone()).await?;
    let readers = pool(12, 15).connect_lazy_with(options.clone());
    Ok(Pools::Postgres { readers, asides: pool(2, 15).connect_lazy_with(options), writers })
}

fn parts(version: &str) -> (u32, u32, u32) {
    let mut numbers = version.split('.').map(|part| part.parse().unwrap_or(0));
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
}
