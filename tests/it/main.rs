//! The integration tests, in one binary. A file a concept; names are sentences.

mod support;

mod activities;
mod architecture;
mod attendance;
mod board;
mod capacity;
mod caseload;
mod cohort;
mod command_line;
mod config;
mod contracts;
mod database;
mod database_for_tests;
mod demo;
mod enrolments;
mod form;
mod frame;
mod handovers;
mod inspection;
mod organisations;
mod overview;
mod package;
mod placements;
mod search;
mod security;
mod sessions;
mod sign_in;
mod slots;
mod specimen;
mod texts;
mod user_commands;
mod users;
