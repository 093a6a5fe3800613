//! One SQL text with its values, for either database.

use std::pin::Pin;

use sqlx::postgres::{PgArguments, PgRow, Postgres};
use sqlx::sqlite::{Sqlite, SqliteArguments, SqliteRow};
use sqlx::{Arguments, Decode, Encode, FromRow, Row as _, SqlStr, Type};

use super::Result;
use super::unit::Tx;

/// A value that both databases take.
pub trait Bind:
    for<'q> Encode<'q, Sqlite> + Type<Sqlite> + for<'q> Encode<'q, Postgres> + Type<Postgres> + Send
{
}
impl<T> Bind for T where
    T: for<'q> Encode<'q, Sqlite> + Type<Sqlite> + for<'q> Encode<'q, Postgres> + Type<Postgres> + Send
{
}

/// `$3, $4, $5`: what stands for so many values, from the `first` on, in `IN (…)`.
pub fn numbered(first: usize, count: usize) -> String {
    (first..first + count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}

/// A row that both databases give: `#[derive(sqlx::FromRow)]` or a tuple.
pub trait Record: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Record for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

/// A single column that both databases give.
pub trait Scalar:
    for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres> + Send + Unpin
{
}
impl<T> Scalar for T where
    T: for<'r> Decode<'r, Sqlite>
        + Type<Sqlite>
        + for<'r> Decode<'r, Postgres>
        + Type<Postgres>
        + Send
        + Unpin
{
}

enum Values {
    Sqlite(SqliteArguments),
    Postgres(PgArguments),
    /// For a unit of work that has ended.
    None,
}

/// SQL with `$1 …` and the values bound so far.
pub struct Query<'db> {
    tx: &'db mut Tx,
    sql: SqlStr,
    values: Values,
    fault: Option<sqlx::Error>,
}

/// Runs one of sqlx's calls on whichever database is open.
macro_rules! on_either {
    ($query:ident, $call:ident, $($made:ident)?) => {{
        if let Some(fault) = $query.fault {
            return Err(fault);
        }
        match ($query.tx, $query.values) {
            (Tx::Sqlite(tx), Values::Sqlite(values)) => {
                let done = sqlx::query_with::<Sqlite, _>($query.sql, values).$call(&mut **tx).await?;
                on_either!(done, Sqlite $($made)?)
            }
            (Tx::Postgres(tx), Values::Postgres(values)) => {
                let done = sqlx::query_with::<Postgres, _>($query.sql, values).$call(&mut **tx).await?;
                on_either!(done, Postgres $($made)?)
            }
            _ => unreachable!("values are made for the database they are sent to"),
        }
    }};
    ($done:ident, Sqlite rows) => { Ok(Rows::Sqlite($done)) };
    ($done:ident, Postgres rows) => { Ok(Rows::Postgres($done)) };
    ($done:ident, Sqlite row) => { Ok($done.map(Row::Sqlite)) };
    ($done:ident, Postgres row) => { Ok($done.map(Row::Postgres)) };
    ($done:ident, $database:ident count) => { Ok($done.rows_affected()) };
}

// Rows are fetched by code that knows no types, and read by code that does not wait: one copy of sqlx's machinery
// in the program instead of one for each type of row, which halves the time it takes to build.

/// A call under way; boxed, so that what awaits it stays small.
type Boxed<'db, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'db>>;

enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

enum Rows {
    Sqlite(Vec<SqliteRow>),
    Postgres(Vec<PgRow>),
}

impl Row {
    fn record<T: Record>(&self) -> Result<T> {
        match self {
            Self::Sqlite(row) => T::from_row(row),
            Self::Postgres(row) => T::from_row(row),
        }
    }

    fn scalar<T: Scalar>(&self) -> Result<T> {
        match self {
            Self::Sqlite(row) => row.try_get(0),
            Self::Postgres(row) => row.try_get(0),
        }
    }
}

impl Rows {
    fn records<T: Record>(&self) -> Result<Vec<T>> {
        match self {
            Self::Sqlite(rows) => rows.iter().map(T::from_row).collect(),
            Self::Postgres(rows) => rows.iter().map(T::from_row).collect(),
        }
    }

    fn scalars<T: Scalar>(&self) -> Result<Vec<T>> {
        match self {
            Self::Sqlite(rows) => rows.iter().map(|row| row.try_get(0)).collect(),
            Self::Postgres(rows) => rows.iter().map(|row| row.try_get(0)).collect(),
        }
    }
}

impl<'db> Query<'db> {
    pub(super) fn new(tx: &'db mut Tx, sql: SqlStr) -> Self {
        let values = match tx {
            Tx::Sqlite(_) => Values::Sqlite(SqliteArguments::default()),
            Tx::Postgres(_) => Values::Postgres(PgArguments::default()),
            Tx::Ended => Values::None,
        };
        let fault =
            matches!(tx, Tx::Ended).then(|| sqlx::Error::Protocol("this snapshot has ended".to_owned()));
        Self { tx, sql, values, fault }
    }

    /// The next `$n`.
    #[must_use]
    pub fn bind(mut self, value: impl Bind) -> Self {
        self.push(value);
        self
    }

    /// The next `$n` for each of these, in their order: see [`numbered`].
    #[must_use]
    pub fn bind_each<T: Bind + Clone>(self, values: &[T]) -> Self {
        values.iter().cloned().fold(self, Self::bind)
    }

    pub(super) fn push(&mut self, value: impl Bind) {
        let added = match &mut self.values {
            Values::Sqlite(values) => Arguments::add(values, value),
            Values::Postgres(values) => values.add(value),
            Values::None => Ok(()),
        };
        if let Err(cause) = added {
            self.fault = Some(sqlx::Error::Encode(cause));
        }
    }

    /// Exactly one row; none is `RowNotFound`.
    pub async fn one<T: Record>(self) -> Result<T> {
        self.row().await?.ok_or(sqlx::Error::RowNotFound)?.record()
    }

    /// One row or none.
    pub async fn optional<T: Record>(self) -> Result<Option<T>> {
        self.row().await?.map(|row| row.record()).transpose()
    }

    /// All rows.
    pub async fn all<T: Record>(self) -> Result<Vec<T>> {
        self.rows().await?.records()
    }

    /// The first column of exactly one row.
    pub async fn value<T: Scalar>(self) -> Result<T> {
        self.row().await?.ok_or(sqlx::Error::RowNotFound)?.scalar()
    }

    /// The first column of one row or none.
    pub async fn optional_value<T: Scalar>(self) -> Result<Option<T>> {
        self.row().await?.map(|row| row.scalar()).transpose()
    }

    /// The first column of all rows.
    pub async fn values<T: Scalar>(self) -> Result<Vec<T>> {
        self.rows().await?.scalars()
    }

    /// Runs it and says how many rows it touched.
    pub async fn run(self) -> Result<u64> {
        self.count().await
    }

    fn row(self) -> Boxed<'db, Option<Row>> {
        Box::pin(async move { on_either!(self, fetch_optional, row) })
    }

    fn rows(self) -> Boxed<'db, Rows> {
        Box::pin(async move { on_either!(self, fetch_all, rows) })
    }

    fn count(self) -> Boxed<'db, u64> {
        Box::pin(async move { on_either!(self, execute, count) })
    }
}
