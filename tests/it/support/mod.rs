//! What the tests share. Not tests themselves.

pub mod db;
