//! Units of work: `Read`, one snapshot; `Write`, one transaction. A function that takes `&mut Read` cannot write.

use std::any::Any;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::{AssertSqlSafe, Postgres, SqlSafeStr, SqlStr, Sqlite, Transaction};

use super::memory::Memory;
use super::{Query, Result};
use crate::chance::Chance;
use crate::clock::day_of;

/// Values a statement may carry in all: SQLite's bound is 32,766.
const MOST_VALUES: usize = 30_000;
/// Rows a statement: more makes no difference.
const MOST_ROWS: usize = 500;

#[derive(Debug)]
pub(super) enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
    /// Its connection has been given back.
    Ended,
}

/// One snapshot of the database, and the instant it was taken.
#[derive(Debug)]
pub struct Read {
    tx: Tx,
    now: DateTime<Utc>,
    chance: Chance,
    /// None in a transaction: what it reads may be undone.
    memory: Option<Memory>,
}

/// One transaction. Reads too; rolls back unless committed.
#[derive(Debug)]
pub struct Write(Read);

impl Read {
    pub(super) fn new(tx: Tx, now: DateTime<Utc>, chance: Chance, memory: Option<Memory>) -> Self {
        Self { tx, now, chance, memory }
    }

    /// The instant this unit of work began: everything in it happens then.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// The Swedish day this unit of work began.
    pub fn today(&self) -> NaiveDate {
        day_of(self.now)
    }

    /// What makes the names of new rows unique.
    pub fn chance(&self) -> &Chance {
        &self.chance
    }

    /// What `remember` kept of this type. The caller knows by its mark whether it still holds.
    pub fn recall<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        self.memory.as_ref()?.find()
    }

    /// Keeps what was reckoned from this snapshot for those after it.
    pub fn remember<T: Any + Send + Sync>(&self, value: Arc<T>) {
        if let Some(memory) = &self.memory {
            memory.keep(value);
        }
    }

    /// Gives the connection back before this is dropped: whoever waits for something else, a page for its access to be
    /// written down, keeps nobody from reading. Reading on is an error.
    pub async fn end(&mut self) -> Result<()> {
        match std::mem::replace(&mut self.tx, Tx::Ended) {
            Tx::Sqlite(tx) => tx.rollback().await,
            Tx::Postgres(tx) => tx.rollback().await,
            Tx::Ended => Ok(()),
        }
    }

    /// A SELECT known when the program was built.
    pub fn query(&mut self, sql: &'static str) -> Query<'_> {
        Query::new(&mut self.tx, sql.into_sql_str())
    }

    /// A SELECT put together from parts that are all our own; values are bound, never written in.
    pub fn built(&mut self, sql: String) -> Query<'_> {
        Query::new(&mut self.tx, AssertSqlSafe(sql).into_sql_str())
    }
}

impl Write {
    pub(super) fn new(tx: Tx, now: DateTime<Utc>, chance: Chance) -> Self {
        Self(Read::new(tx, now, chance, None))
    }

    /// Makes it last. On return it is on disk.
    pub async fn commit(self) -> Result<()> {
        match self.0.tx {
            Tx::Sqlite(tx) => tx.commit().await,
            Tx::Postgres(tx) => tx.commit().await,
            Tx::Ended => Ok(()),
        }
    }

    /// Undoes it now, rather than when it is dropped.
    pub async fn rollback(mut self) -> Result<()> {
        self.0.end().await
    }

    /// Many rows in few statements. `head` is `INSERT INTO t (a, b)`, `tail` what follows the values
    /// (`ON CONFLICT …` or nothing), `bind` binds one row's `columns` values in order.
    pub async fn insert_all<T>(
        &mut self,
        head: &'static str,
        columns: usize,
        tail: &'static str,
        rows: &[T],
        mut bind: impl for<'q> FnMut(Query<'q>, &T) -> Query<'q>,
    ) -> Result<()> {
        let most = (MOST_VALUES / columns).clamp(1, MOST_ROWS);
        for chunk in rows.chunks(most) {
            let sql = many(head, columns, tail, chunk.len());
            let mut query = Query::new(&mut self.0.tx, sql);
            for row in chunk {
                query = bind(query, row);
            }
            query.run().await?;
        }
        Ok(())
    }
}

fn many(head: &str, columns: usize, tail: &str, rows: usize) -> SqlStr {
    use std::fmt::Write as _;
    let mut sql = format!("{head} VALUES ");
    for row in 0..rows {
        sql.push_str(if row == 0 { "(" } else { ",(" });
        for column in 1..=columns {
            let _ = write!(sql, "{}${}", if column == 1 { "" } else { "," }, row * columns + column);
        }
        sql.push(')');
    }
    sql.push(' ');
    sql.push_str(tail);
    AssertSqlSafe(sql).into_sql_str()
}

impl Deref for Write {
    type Target = Read;
    fn deref(&self) -> &Read {
        &self.0
    }
}

impl DerefMut for Write {
    fn deref_mut(&mut self) -> &mut Read {
        &mut self.0
    }
}
