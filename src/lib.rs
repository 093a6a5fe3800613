//! Brygga: the placement marketplace for people on their way back to work. See ARCHITECTURE.md.

pub mod app;
pub mod chance;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod config;
pub mod db;
pub mod demo;
pub mod mail;
pub mod model;
pub mod paper;
pub mod search;
pub mod watching;
pub mod web;
