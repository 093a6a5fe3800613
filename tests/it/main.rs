//! The integration tests, in one binary. A file a concept; names are sentences.

mod support;

mod activities;
mod architecture;
mod caseload;
mod cohort;
mod command_line;
mod config;
mod database;
mod database_for_tests;
mod enrolments;
mod form;
mod frame;
mod handovers;
mod overview;
mod package;
mod package_capacity;
mod package_changes;
mod package_faults;
mod package_files;
mod placements;
mod search;
mod sign_in;
mod specimen;
mod texts;
