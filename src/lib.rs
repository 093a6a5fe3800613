//! Brygga: the placement marketplace for people on their way back to work. See ARCHITECTURE.md.

pub mod clock;
pub mod db;
