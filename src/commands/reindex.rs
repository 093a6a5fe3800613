//! `brygga reindex`: builds the search index anew.

use indicatif::{ProgressBar, ProgressStyle};

use super::{Failure, open, texts};
use crate::config::Config;
use crate::search;

pub async fn run(config: &Config) -> Result<(), Failure> {
    let db = open(config).await?;
    let bar = ProgressBar::new(0);
    bar.set_style(ProgressStyle::with_template("{bar:40} {human_pos} / {human_len}  {eta}")?);
    search::reindex(&db, config, |done, total| {
        bar.set_length(total);
        bar.set_position(done);
    })
    .await
    .map_err(|fault| Failure::from(texts(config).say("cli-no-reindex").with("fault", fault.to_string())))?;
    bar.finish_and_clear();
    say!("{}", texts(config).say("cli-reindexed").with("count", bar.position() as i64));
    db.close().await;
    Ok(())
}
