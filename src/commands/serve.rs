//! `brygga serve`: the web application, until it is told to stop.

use super::{Failure, not_yet};
use crate::config::Config;

pub async fn run(_config: &Config) -> Result<(), Failure> {
    not_yet("serve")
}
