//! What the tests share. Not tests themselves.

pub mod app;
pub mod cast;
pub mod db;
