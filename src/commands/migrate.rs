//! `brygga migrate`: brings the schema up to date.

use super::{Failure, open_and_migrate, texts};
use crate::config::Config;

pub async fn run(config: &Config) -> Result<(), Failure> {
    let db = open_and_migrate(config).await?;
    let (_, applied) = db.migrations().await?;
    let said =
        texts(config).say("cli-migrated").with("database", db.version().await?.0).with("count", applied);
    say!("{said}");
    db.close().await;
    Ok(())
}
