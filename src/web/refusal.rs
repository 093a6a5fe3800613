//! A model's "no" as a page: errors become faults, refusals become texts. The only place where both are known.

use super::fault::Fault;
use super::message::Message;
use super::texts::{Texts, Value};
use crate::model::{Error, Particular, Refusal};

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::not_found(),
            Error::Refused(refusal) => Self::refused(message(&refusal)),
            Error::Stale => Self::refused(Message::new("refusal-stale")),
            Error::Database(
                error @ (sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::WorkerCrashed
                | sqlx::Error::Io(_)),
            ) => Self::unavailable(error),
            other => Self::broken(other),
        }
    }
}

impl From<sqlx::Error> for Fault {
    fn from(error: sqlx::Error) -> Self {
        Error::from(error).into()
    }
}

/// Why not, and what to do next: `refusal-<code>` with its particulars.
pub fn message(refusal: &Refusal) -> Message {
    let (code, particulars) = refusal.told();
    particulars.into_iter().fold(Message::new(format!("refusal-{code}")), |message, (name, particular)| {
        message.with(
            name,
            match particular {
                Particular::Day(day) => Value::Date(day),
                Particular::Number(number) => Value::Number(number),
                Particular::Money(ore) => Value::Money(ore),
                Particular::PlaceMonths(thousandths) => Value::Thousandths(thousandths),
                Particular::Name(name) => Value::Text(name),
                Particular::Listed(ids) => Value::Listed(ids),
                Particular::State(code) => Value::Named(format!("state-{code}")),
            },
        )
    })
}

/// The refusal as one sentence, for the command line.
pub fn sentence(refusal: &Refusal, t: &Texts) -> String {
    message(refusal).say(t).to_string()
}
