//! `brygga demo`: a believable county in an empty database, served.

use super::{Failure, not_yet};
use crate::config::Config;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// How many participants the county has, over three years
    #[arg(long, value_name = "N", default_value_t = 1900)]
    pub participants: usize,
    /// The number that all chance is drawn from: the same seed makes the same county
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Fill the database and stop, without serving it
    #[arg(long)]
    pub no_serve: bool,
}

pub async fn run(_config: &Config, _args: Args) -> Result<(), Failure> {
    not_yet("demo")
}
