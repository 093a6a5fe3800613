//! Empties a database: every table goes, for the demo to begin anew. Whoever calls it has made sure that nothing in it
//! is missed.

use sqlx::{AssertSqlSafe, Connection as _};

use super::{Db, Pools, Result};

impl Db {
    /// Drops every table. Migrate afterwards.
    pub async fn start_over(&self) -> Result<()> {
        match &self.pools {
            Pools::Sqlite { writer, .. } => {
                let mut connection = writer.acquire().await?;
                // Dropping in any order: foreign keys are looked at again when the connection is opened anew.
                sqlx::query("PRAGMA foreign_keys = OFF").execute(&mut *connection).await?;
                let tables: Vec<String> = sqlx::query_scalar(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
                )
                .fetch_all(&mut *connection)
                .await?;
                for table in tables {
                    sqlx::query(AssertSqlSafe(format!("DROP TABLE \"{table}\"")))
                        .execute(&mut *connection)
                        .await?;
                }
                sqlx::query("VACUUM").execute(&mut *connection).await?;
                sqlx::query("PRAGMA foreign_keys = ON").execute(&mut *connection).await?;
                connection.ping().await
            }
            Pools::Postgres { writers: pool, .. } => {
                let tables: Vec<String> = sqlx::query_scalar(
                    "SELECT table_name::text FROM information_schema.tables
                     WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'",
                )
                .fetch_all(pool)
                .await?;
                for table in tables {
                    sqlx::query(AssertSqlSafe(format!("DROP TABLE \"{table}\" CASCADE")))
                        .execute(pool)
                        .await?;
                }
                Ok(())
            }
        }
    }
}
