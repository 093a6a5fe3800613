//! The engines that a search test holds to the same: the one in the program, and a Meilisearch server when `MEILI_URL`
//! says where one is. `tests/run` says loudly when none is.

use std::path::Path;

use brygga::config::MeilisearchConfig;
use brygga::db::Db;
use brygga::search::{Search, Site};

/// A Meilisearch server, with an index that nobody else uses; none when there is no server.
pub fn server() -> Option<MeilisearchConfig> {
    #[expect(clippy::disallowed_methods, reason = "tests are told so where a server is")]
    let set = |variable: &str| std::env::var(variable).ok().filter(|value| !value.is_empty());
    let index = format!("test-{:016x}", rand::random::<u64>());
    Some(MeilisearchConfig { url: set("MEILI_URL")?, key: set("MEILI_KEY"), index })
}

/// Each engine, by name, with an index of this database.
pub async fn each(db: &Db, folder: &Path) -> Vec<(&'static str, Search)> {
    let mut each = vec![("embedded", Search::open(db.clone(), folder).await.unwrap())];
    if let Some(server) = server() {
        each.push(("Meilisearch", Search::open(db.clone(), Site::from(&server)).await.unwrap()));
    }
    each
}
