//! What a model function can fail with.

use super::Refusal;

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or this person may not see it: the two are never told apart.
    #[error("not found")]
    NotFound,
    /// A rule says no; the person is told why and what to do.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// Somebody else changed the row since the form was opened.
    #[error("changed by somebody else in the meantime")]
    Stale,
    /// A row in no valid state: a fault of ours, never shown as anything else.
    #[error("{table} {id} is in no valid state: {what}")]
    InvalidRow { table: &'static str, id: i64, what: String },
    /// The personal numbers of so many people were sealed with another secret than the one in use.
    #[error(
        "the personal numbers of {people} people are sealed with another secret: put back their secret.key or BRYGGA_SECRET"
    )]
    OtherSecret { people: i64 },
    #[error(transparent)]
    Database(sqlx::Error),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::RowNotFound => Self::NotFound,
            other => Self::Database(other),
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
