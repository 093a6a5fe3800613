//! `TestDb`: a fresh, migrated database for one test. SQLite in a folder of its own; or a database of its own on the
//! PostgreSQL server that `TEST_DATABASE_URL` names. It is gone when the test is done.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use brygga::clock::Clock;
use brygga::db::Db;
use chrono::NaiveDate;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgConnection};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// A database that nobody else touches, and the hand on its clock.
pub struct TestDb {
    pub db: Db,
    pub clock: Clock,
    /// What `DATABASE_URL` must be for another process to reach it.
    pub url: String,
    folder: TempDir,
    /// Dropped last: on PostgreSQL.
    _made: Option<Made>,
}

/// A database on the PostgreSQL server.
struct Made {
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
        let clock = Clock::fixed(day);
        let folder = tempfile::tempdir().unwrap();
        let (url, made) = match server() {
            Some(server) => {
                let name = format!("test_{:016x}", rand::random::<u64>());
                let template = migrated_database(&server).await;
                tell(&server, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await.unwrap();
                (url(&server, &name), Some(Made { server, name }))
            }
            None => {
                let file = folder.path().join("brygga.db");
                std::fs::copy(migrated_file().await, &file).unwrap();
                (format!("sqlite:{}", file.display()), None)
            }
        };
        let db = Db::open(&url, clock.clone()).await.unwrap();
        Self { db, clock, url, folder, _made: made }
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

/// A database with the schema on the PostgreSQL server, likewise, of which each test has a copy. It stays there for the
/// next run, under a name that says what the migrations are.
async fn migrated_database(server: &str) -> &'static str {
    static MADE: OnceCell<String> = OnceCell::const_new();
    MADE.get_or_init(|| async {
        let name = format!("migrated_{:016x}", migrations_print());
        let making = format!("{name}_{}", std::process::id());
        tell(server, &format!("CREATE DATABASE {making}")).await.unwrap();
        let db = Db::open(&url(server, &making), Clock::System).await.unwrap();
        db.migrate().await.unwrap();
        db.close().await;
        // Whoever was quicker, in another run, has made the same.
        if tell(server, &format!("ALTER DATABASE {making} RENAME TO {name}")).await.is_err() {
            tell(server, &format!("DROP DATABASE {making} WITH (FORCE)")).await.unwrap();
        }
        name
    })
    .await
}

fn migrations_print() -> u64 {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut print = DefaultHasher::new();
    files.iter().for_each(|file| (file.file_name(), std::fs::read(file).unwrap()).hash(&mut print));
    print.finish()
}

async fn tell(server: &str, sql: &str) -> sqlx::Result<()> {
    let mut connection = PgConnection::connect(server).await?;
    sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await?;
    connection.close().await
}

/// That of a database on the server.
fn url(server: &str, name: &str) -> String {
    let options: PgConnectOptions = server.parse().unwrap();
    options.database(name).to_url_lossy().to_string()
}

impl Drop for Made {
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), self.name.clone());
        // A thread of its own: this may be dropped inside a runtime, where nothing may block. What the test still holds
        // is not waited for.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(tell(&server, &format!("DROP DATABASE {name} WITH (FORCE)")))
        });
        // A database left behind harms no other test.
        let _ = dropping.join();
    }
}
