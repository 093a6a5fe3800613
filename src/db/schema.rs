//! What a database's schema is made of, for comparing it with the one that this program's migrations make: in `brygga
//! verify`, and between SQLite and PostgreSQL in the tests.

use super::{Db, Pools, Result, migrations};

/// How many rules of each kind a table has.
#[derive(Clone, PartialEq, Eq, Debug, sqlx::FromRow)]
pub struct Rules {
    pub table_name: String,
    pub checks: i64,
    pub foreign_keys: i64,
    pub uniques: i64,
}

/// Whether a question failed because its table does not exist.
pub(super) fn is_no_table(fault: &sqlx::Error) -> bool {
    fault.as_database_error().is_some_and(|fault| {
        fault.code().is_some_and(|code| code == "42P01") || fault.message().starts_with("no such table")
    })
}

impl Db {
    /// The numbers of migrations that the database has otherwise than this program.
    pub async fn changed_migrations(&self) -> Result<Vec<i64>> {
        let sql = "SELECT version, checksum FROM _sqlx_migrations";
        let (there, known): (Vec<(i64, Vec<u8>)>, _) = match &self.pools {
            Pools::Sqlite { readers, .. } => {
                (sqlx::query_as(sql).fetch_all(readers).await?, migrations::for_sqlite())
            }
            Pools::Postgres { readers, .. } => {
                (sqlx::query_as(sql).fetch_all(readers).await?, migrations::for_postgres())
            }
        };
        let is_known = |(version, checksum): &(i64, Vec<u8>)| {
            known.iter().any(|one| one.version == *version && one.checksum[..] == checksum[..])
        };
        Ok(there.into_iter().filter(|row| !is_known(row)).map(|(version, _)| version).collect())
    }

    /// Tables with their columns, without the database's own words for types: for comparing the two schemas.
    pub async fn columns(&self) -> Result<Vec<(String, String, bool)>> {
        match &self.pools {
            Pools::Sqlite { readers, .. } => {
                sqlx::query_as(
                    "SELECT m.name, c.name, c.\"notnull\" = 0 AND c.pk = 0 FROM sqlite_master m JOIN pragma_table_info(m.name) c
                     WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '_sqlx%' ORDER BY 1, 2",
                )
                .fetch_all(readers)
                .await
            }
            Pools::Postgres { readers, .. } => {
                sqlx::query_as(
                    "SELECT table_name::text, column_name::text, is_nullable = 'YES' FROM information_schema.columns
                     WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_sqlx%' ORDER BY table_name::text COLLATE \"C\", column_name::text COLLATE \"C\"",
                )
                .fetch_all(readers)
                .await
            }
        }
    }

    /// Names of all indexes that the migrations made, for comparing the two schemas.
    pub async fn indexes(&self) -> Result<Vec<String>> {
        match &self.pools {
            Pools::Sqlite { readers, .. } => {
                sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY 1")
                    .fetch_all(readers)
                    .await
            }
            Pools::Postgres { readers, .. } => {
                sqlx::query_scalar(
                    "SELECT indexname::text FROM pg_indexes WHERE schemaname = current_schema() AND indexname NOT LIKE '%\\_pkey'
                     AND indexname NOT LIKE '%\\_key' ORDER BY indexname::text COLLATE \"C\"",
                )
                .fetch_all(readers)
                .await
            }
        }
    }

    /// The rules of each table: CHECK, REFERENCES and UNIQUE. NOT NULL stands with the columns.
    pub async fn rules(&self) -> Result<Vec<Rules>> {
        match &self.pools {
            // The migrations write CHECK as this does; SQLite keeps their text.
            Pools::Sqlite { readers, .. } => {
                sqlx::query_as(
                    "SELECT m.name AS table_name, (LENGTH(m.sql) - LENGTH(REPLACE(m.sql, 'CHECK (', ''))) / 7 AS checks,
                       (SELECT COUNT(DISTINCT id) FROM pragma_foreign_key_list(m.name)) AS foreign_keys,
                       (SELECT COUNT(*) FROM pragma_index_list(m.name) WHERE origin = 'u') AS uniques
                     FROM sqlite_master m
                     WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '_sqlx%' ORDER BY 1",
                )
                .fetch_all(readers)
                .await
            }
            Pools::Postgres { readers, .. } => {
                sqlx::query_as(
                    "SELECT t.relname::text AS table_name, COUNT(*) FILTER (WHERE c.contype = 'c') AS checks,
                       COUNT(*) FILTER (WHERE c.contype = 'f') AS foreign_keys, COUNT(*) FILTER (WHERE c.contype = 'u') AS uniques
                     FROM pg_class t LEFT JOIN pg_constraint c ON c.conrelid = t.oid
                     WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace AND t.relname NOT LIKE '\\_sqlx%'
                     GROUP BY t.relname ORDER BY t.relname::text COLLATE \"C\"",
                )
                .fetch_all(readers)
                .await
            }
        }
    }

    /// What acts by itself when a row is written, and views. The migrations make none.
    pub async fn triggers(&self) -> Result<Vec<String>> {
        match &self.pools {
            Pools::Sqlite { readers, .. } => {
                sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY 1")
                    .fetch_all(readers)
                    .await
            }
            Pools::Postgres { readers, .. } => {
                sqlx::query_scalar(
                    "SELECT g.tgname::text FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid
                     WHERE NOT g.tgisinternal AND t.relnamespace = current_schema()::regnamespace
                     UNION ALL SELECT viewname::text FROM pg_views WHERE schemaname = current_schema()
                     UNION ALL SELECT rulename::text FROM pg_rules WHERE schemaname = current_schema() AND rulename <> '_RETURN'
                     ORDER BY 1",
                )
                .fetch_all(readers)
                .await
            }
        }
    }
}
