//! What the tests share. Not tests themselves.

pub mod app;
pub mod cast;
pub mod db;
pub mod engines;
pub mod html_form;
pub mod stage;
pub mod trial;

use brygga::model::{Error, Refusal};
use chrono::NaiveDate;

/// A day as it is written: `day("2026-03-02")`.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The rule that said no.
#[track_caller]
pub fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}
pub mod package;
