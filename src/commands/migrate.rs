//! `brygga migrate`: brings the schema up to date.

use super::{Failure, open_and_migrate};
use crate::config::Config;

pub async fn run(config: &Config) -> Result<(), Failure> {
    let db = open_and_migrate(config).await?;
    let (_, applied) = db.migrations().await?;
    say!("{}: {applied} migrations, up to date.", db.version().await?.0);
    db.close().await;
    Ok(())
}
