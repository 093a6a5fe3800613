//! One SQL text with its values, for either database.

use sqlx::postgres::{PgArguments, PgRow, Postgres};
use sqlx::sqlite::{Sqlite, SqliteArguments, SqliteRow};
use sqlx::{Arguments, Decode, Encode, FromRow, SqlStr, Type};

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
    ($query:ident, $make:ident::<$($out:ty)?>, $call:ident) => {{
        if let Some(fault) = $query.fault {
            return Err(fault);
        }
        match ($query.tx, $query.values) {
            (Tx::Sqlite(tx), Values::Sqlite(values)) => {
                sqlx::$make::<Sqlite, $($out,)? _>($query.sql, values).$call(&mut **tx).await
            }
            (Tx::Postgres(tx), Values::Postgres(values)) => {
                sqlx::$make::<Postgres, $($out,)? _>($query.sql, values).$call(&mut **tx).await
            }
            _ => unreachable!("values are made for the database they are sent to"),
        }
    }};
}

impl<'db> Query<'db> {
    pub(super) fn new(tx: &'db mut Tx, sql: SqlStr) -> Self {
        let values = match tx {
            Tx::Sqlite(_) => Values::Sqlite(SqliteArguments::default()),
            Tx::Postgres(_) => Values::Postgres(PgArguments::default()),
        };
        Self { tx, sql, values, fault: None }
    }

    /// The next `$n`.
    #[must_use]
    pub fn bind(mut self, value: impl Bind) -> Self {
        self.push(value);
        self
    }

    pub(super) fn push(&mut self, value: impl Bind) {
        let added = match &mut self.values {
            Values::Sqlite(values) => Arguments::add(values, value),
            Values::Postgres(values) => values.add(value),
        };
        if let Err(cause) = added {
            self.fault = Some(sqlx::Error::Encode(cause));
        }
    }

    /// Exactly one row; none is `RowNotFound`.
    pub async fn one<T: Record>(self) -> Result<T> {
        on_either!(self, query_as_with::<T>, fetch_one)
    }

    /// One row or none.
    pub async fn optional<T: Record>(self) -> Result<Option<T>> {
        on_either!(self, query_as_with::<T>, fetch_optional)
    }

    /// All rows.
    pub async fn all<T: Record>(self) -> Result<Vec<T>> {
        on_either!(self, query_as_with::<T>, fetch_all)
    }

    /// The first column of exactly one row.
    pub async fn value<T: Scalar>(self) -> Result<T> {
        on_either!(self, query_scalar_with::<T>, fetch_one)
    }

    /// The first column of one row or none.
    pub async fn optional_value<T: Scalar>(self) -> Result<Option<T>> {
        on_either!(self, query_scalar_with::<T>, fetch_optional)
    }

    /// The first column of all rows.
    pub async fn values<T: Scalar>(self) -> Result<Vec<T>> {
        on_either!(self, query_scalar_with::<T>, fetch_all)
    }

    /// Runs it and says how many rows it touched.
    pub async fn run(self) -> Result<u64> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        match (self.tx, self.values) {
            (Tx::Sqlite(tx), Values::Sqlite(values)) => {
                Ok(sqlx::query_with::<Sqlite, _>(self.sql, values).execute(&mut **tx).await?.rows_affected())
            }
            (Tx::Postgres(tx), Values::Postgres(values)) => {
                Ok(sqlx::query_with::<Postgres, _>(self.sql, values)
                    .execute(&mut **tx)
                    .await?
                    .rows_affected())
            }
            _ => unreachable!("values are made for the database they are sent to"),
        }
    }
}
