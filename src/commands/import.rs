//! `brygga import`: a data package, or a taxonomy of occupations, into the database.

use std::path::PathBuf;

use super::{Failure, not_yet};
use crate::config::Config;

/// Reads a data package (a folder of CSV files, see the README) and takes it in, all or nothing. Every fault of
/// every file is listed with file, line, column, value and what is expected; then nothing is changed. Reading the
/// same package again changes nothing.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["folder", "occupations"]))]
pub struct Args {
    /// The folder that holds the package's CSV files
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// Only check and count: change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Read a taxonomy of occupations instead: a CSV file with the columns ssyk, group, field, occupation
    #[arg(long, value_name = "FILE", conflicts_with = "dry_run")]
    pub occupations: Option<PathBuf>,
}

pub async fn run(_config: &Config, _args: Args) -> Result<(), Failure> {
    not_yet("import")
}
