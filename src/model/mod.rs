//! The agencies' world: types, rules, state machines, and the SQL that keeps them. A file a concept.

pub mod codes;
pub mod secrets;
