//! What every handler can reach. Cheap to clone; an app server keeps no other state.

use std::sync::Arc;

use crate::config::Config;
use crate::db::Db;
use crate::model::access_log::AccessLog;
use crate::model::secrets::Keys;
use crate::search::Search;

#[derive(Clone, Debug)]
pub struct App {
    pub db: Db,
    pub config: Arc<Config>,
    pub keys: Arc<Keys>,
    pub accesses: AccessLog,
    pub search: Search,
}

impl App {
    /// Starts what runs beside the pages. Must be called inside a tokio runtime.
    pub fn new(db: Db, config: Config, keys: Keys) -> Self {
        let accesses = AccessLog::start(db.clone());
        let search = Search::within(db.clone(), &config);
        Self { db, config: Arc::new(config), keys: Arc::new(keys), accesses, search }
    }
}
