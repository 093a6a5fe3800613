//! `brygga reindex`: builds the search index anew.

use super::{Failure, not_yet};
use crate::config::Config;

pub async fn run(_config: &Config) -> Result<(), Failure> {
    not_yet("reindex")
}
