//! `brygga backup`: a consistent copy of the database while the program runs.

use std::path::PathBuf;

use super::{Failure, not_yet};
use crate::config::Config;

/// Copies a SQLite database to a new file. For PostgreSQL it runs pg_dump. The secret (secret.key in BRYGGA_DATA, or
/// BRYGGA_SECRET) is not in the copy: keep it too, and elsewhere. Without it no personal number can be read.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file to write; refused when it exists
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

pub async fn run(_config: &Config, _args: Args) -> Result<(), Failure> {
    not_yet("backup")
}
