//! `brygga export`: the whole database as a data package.

use std::path::PathBuf;

use super::{Failure, not_yet};
use crate::config::Config;

/// Writes a data package that `brygga import` reads. Personal numbers are in it in plain text: keep it as you keep
/// the database. Proposals that were declined, withdrawn or expired are left out.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder to write to; made when missing, refused when it holds anything
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

pub async fn run(_config: &Config, _args: Args) -> Result<(), Failure> {
    not_yet("export")
}
