//! `brygga report`: figures on standard output.

use chrono::NaiveDate;

use super::{Failure, not_yet};
use crate::config::Config;

#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Who took part in a project during a period, what they did and what came of it
    Cohort(Cohort),
}

#[derive(Debug, clap::Args)]
pub struct Cohort {
    /// The project
    #[arg(long, value_name = "REF")]
    pub project: String,
    /// The first day of the period, as 2020-06-01
    #[arg(long, value_name = "DATE")]
    pub from: NaiveDate,
    /// The last day of the period, as 2021-12-31
    #[arg(long, value_name = "DATE")]
    pub to: NaiveDate,
    /// Print JSON with fixed keys
    #[arg(long)]
    pub json: bool,
}

pub async fn run(_config: &Config, _command: Command) -> Result<(), Failure> {
    not_yet("report cohort")
}
