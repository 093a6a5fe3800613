//! Where the index stands: in a folder of ours, or on a Meilisearch server. It knows which index holds, builds another
//! beside it and puts that in its place. What an index does once it is open is the engine's.

use std::path::Path;
use std::sync::Arc;

use tokio::task::spawn_blocking;

use super::engine::{Engine, Fault, Result};
use super::folder::Folder;
use super::meilisearch::Server;
use crate::config::{Config, MeilisearchConfig};

#[derive(Clone, Debug)]
pub enum Site {
    Folder(Folder),
    Server(Server),
}

impl Site {
    /// Whether looking at it costs next to nothing.
    pub fn is_near(&self) -> bool {
        matches!(self, Self::Folder(_))
    }

    /// The name of the index that holds, if any.
    pub async fn current(&self) -> Result<Option<String>> {
        match self {
            Self::Folder(folder) => Ok(folder.current()),
            Self::Server(server) => server.current().await,
        }
    }

    pub async fn open(&self) -> Result<Engine> {
        match self {
            Self::Folder(folder) => {
                let folder = folder.clone();
                Ok(Engine::Embedded(Arc::new(spawn_blocking(move || folder.open()).await??)))
            }
            Self::Server(server) => Ok(Engine::Meilisearch(Arc::new(server.open().await?))),
        }
    }

    /// An empty index beside the one that holds.
    pub async fn build(&self) -> Result<Engine> {
        match self {
            Self::Folder(folder) => {
                let folder = folder.clone();
                Ok(Engine::Embedded(Arc::new(spawn_blocking(move || folder.build()).await??)))
            }
            Self::Server(server) => Ok(Engine::Meilisearch(Arc::new(server.build().await?))),
        }
    }

    /// Puts what was built and committed in the place of what holds.
    pub async fn swap(&self, built: Engine) -> Result<()> {
        match (self, built) {
            (Self::Folder(folder), Engine::Embedded(engine)) => {
                let folder = folder.clone();
                let swapping = spawn_blocking(move || {
                    Arc::into_inner(engine).ok_or(Fault::ReadOnly)?.close()?;
                    folder.swap()
                });
                swapping.await?
            }
            (Self::Server(server), Engine::Meilisearch(engine)) => server.swap(&engine).await,
            _ => Err(Fault::Foreign),
        }
    }
}

impl From<&Path> for Site {
    /// The index in the program, below `BRYGGA_DATA`.
    fn from(data: &Path) -> Self {
        Self::Folder(Folder::within(data))
    }
}

impl From<&MeilisearchConfig> for Site {
    fn from(server: &MeilisearchConfig) -> Self {
        Self::Server(Server::new(server))
    }
}

impl From<&Config> for Site {
    fn from(config: &Config) -> Self {
        match &config.meilisearch {
            Some(server) => Self::from(server),
            None => Self::from(config.data.as_path()),
        }
    }
}
