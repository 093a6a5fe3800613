//! `brygga search`: slots by words, as the search page finds them.

use super::{Failure, not_yet};
use crate::config::Config;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The words to search for, in Swedish
    #[arg(value_name = "TEXT")]
    pub text: String,
    /// Rank for this participant (the ref of an enrolment)
    #[arg(long, value_name = "REF")]
    pub participant: Option<String>,
    /// Only slots in this municipality (SCB code, such as 0188)
    #[arg(long, value_name = "CODE")]
    pub municipality: Option<String>,
    /// At most this many
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// Print an array of {slot, title, score}, best first
    #[arg(long)]
    pub json: bool,
}

pub async fn run(_config: &Config, _args: Args) -> Result<(), Failure> {
    not_yet("search")
}
