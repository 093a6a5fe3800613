//! `brygga verify`: lists what is wrong in the database and the search index.

use super::{Failure, not_yet};
use crate::config::Config;

pub async fn run(_config: &Config) -> Result<(), Failure> {
    not_yet("verify")
}
