//! `brygga reindex`: builds the search index anew.

use indicatif::{ProgressBar, ProgressStyle};

use super::{Failure, open};
use crate::config::Config;
use crate::search;

pub async fn run(config: &Config) -> Result<(), Failure> {
    let db = open(config).await?;
    let bar = ProgressBar::new(0);
    bar.set_style(ProgressStyle::with_template("{bar:40} {human_pos} / {human_len} slots, {eta} left")?);
    search::reindex(&db, config, |done, total| {
        bar.set_length(total);
        bar.set_position(done);
    })
    .await
    .map_err(|fault| Failure(format!("The index could not be built: {fault}.")))?;
    bar.finish_and_clear();
    say!("The search index has {} slots.", bar.position());
    db.close().await;
    Ok(())
}
