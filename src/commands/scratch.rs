//! An empty database that is gone afterwards: what a dry run asks when there is none, and what a schema is compared with.

use tempfile::TempDir;

use super::{Failure, open_and_migrate};
use crate::config::Config;
use crate::db::Db;

pub struct Scratch {
    pub db: Db,
    _folder: TempDir,
}

impl Scratch {
    /// With this program's schema, in SQLite.
    pub async fn open(config: &Config) -> Result<Self, Failure> {
        let folder = tempfile::tempdir()?;
        let database_url = format!("sqlite:{}", folder.path().join("brygga.db").display());
        let db = open_and_migrate(&Config { database_url, ..config.clone() }).await?;
        Ok(Self { db, _folder: folder })
    }
}
