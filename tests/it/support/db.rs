//! `TestDb`: a fresh, migrated database for one test. SQLite in a folder of its own; or a schema of its own on the
//! PostgreSQL server that `TEST_DATABASE_URL` names. It is gone when the test is done.

use std::path::{Path, PathBuf};

use brygga::clock::Clock;
use brygga::db::Db;
use chrono::NaiveDate;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// A database that nobody else touches, and the hand on its clock.
pub struct TestDb {
    pub db: Db,
    pub clock: Clock,
    /// What `DATABASE_URL` must be for another process to reach it.
    pub url: String,
    folder: TempDir,
    schema: Option<Schema>,
}

struct Schema {
    server: String,
    name: String,
}

impl TestDb {
    /// With the schema, on a day when all that the roslagen cohort tells has happened.
    pub async fn new() -> Self {
        Self::on(NaiveDate::from_ymd_opt(2022, 9, 1).unwrap()).await
    }

    /// With the schema; the clock stands at noon of `day`.
    pub async fn on(day: NaiveDate) -> Self {
        let test = Self::open(day).await;
        if test.schema.is_some() {
            test.db.migrate().await.unwrap();
        }
        test
    }

    async fn open(day: NaiveDate) -> Self {
        let clock = Clock::fixed(day);
        let folder = tempfile::tempdir().unwrap();
        let (url, schema) = match server() {
            Some(server) => {
                let schema = Schema::new(server).await;
                (schema.url(), Some(schema))
            }
            None => {
                let file = folder.path().join("brygga.db");
                std::fs::copy(migrated_file().await, &file).unwrap();
                (format!("sqlite:{}", file.display()), None)
            }
        };
        let db = Db::open(&url, clock.clone()).await.unwrap();
        Self { db, clock, url, folder, schema }
    }

    /// A folder that is gone after the test: BRYGGA_DATA, packages, backups.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// How many rows a table has.
    pub async fn count(&self, table: &str) -> i64 {
        let mut db = self.db.read().await.unwrap();
        db.built(format!("SELECT COUNT(*) FROM {table}")).value().await.unwrap()
    }
}

/// The PostgreSQL server to test on, if any.
pub fn server() -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "a setting of the tests, not of the program")]
    std::env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())
}

/// A SQLite file with the schema, made once a run: copying is quicker than migrating.
async fn migrated_file() -> &'static Path {
    static MADE: OnceCell<PathBuf> = OnceCell::const_new();
    MADE.get_or_init(|| async {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("migrated-{}.db", std::process::id()));
        let _ = std::fs::remove_file(&file);
        let db = Db::open(&format!("sqlite:{}", file.display()), Clock::System).await.unwrap();
        db.migrate().await.unwrap();
        db.close().await;
        file
    })
    .await
}

impl Schema {
    async fn new(server: String) -> Self {
        let name = format!("test_{:016x}", rand::random::<u64>());
        let mut connection = PgConnection::connect(&server).await.unwrap();
        sqlx::query(AssertSqlSafe(format!("CREATE SCHEMA {name}"))).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        Self { server, name }
    }

    fn url(&self) -> String {
        let join = if self.server.contains('?') { '&' } else { '?' };
        format!("{}{join}options[search_path]={1}&application_name={1}", self.server, self.name)
    }
}

impl Drop for Schema {
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), self.name.clone());
        // A thread of its own: this may be dropped inside a runtime, where nothing may block.
        let dropping = std::thread::spawn(move || {
            tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
                let mut connection = PgConnection::connect(&server).await?;
                sqlx::query("SET lock_timeout = '2s'").execute(&mut connection).await?;
                // A snapshot that the test still holds would be waited for.
                let holding =
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1";
                sqlx::query(holding).bind(&name).execute(&mut connection).await?;
                sqlx::query(AssertSqlSafe(format!("DROP SCHEMA {name} CASCADE")))
                    .execute(&mut connection)
                    .await
            })
        });
        // A schema left behind harms no other test.
        let _ = dropping.join();
    }
}
