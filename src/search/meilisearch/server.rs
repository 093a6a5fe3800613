//! A Meilisearch server: bounded calls, faults with a sentence, and which of its indexes holds. A new index is built
//! beside the one that holds, under a name of its own, and the two are swapped.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use meilisearch_sdk::client::{Client, SwapIndexes};
use meilisearch_sdk::errors::{Error, ErrorCode, ErrorType};
use meilisearch_sdk::indexes::Index;
use meilisearch_sdk::task_info::TaskInfo;
use meilisearch_sdk::tasks::Task;

use super::records::{Built, Kept};
use super::{Meilisearch, settings};
use crate::chance::Chance;
use crate::config::MeilisearchConfig;
use crate::search::engine::{Fault, Result};

/// How long a call that a page waits for may take.
const BOUND: Duration = Duration::from_millis(800);
/// How long a call that feeds the index may take.
const FEEDING: Duration = Duration::from_secs(10);
/// How often it is asked whether it has done what it was told, and how long.
const AGAIN: Duration = Duration::from_millis(20);
const PATIENCE: Duration = Duration::from_secs(20 * 60);
/// Version 1 from here on has all that is asked of it.
const LEAST_MINOR: u32 = 14;

/// Cheap to clone.
#[derive(Clone)]
pub struct Server {
    url: Arc<str>,
    /// What the index that holds is called.
    index: Arc<str>,
    client: Option<Client>,
}

impl Server {
    pub fn new(config: &MeilisearchConfig) -> Self {
        // None: the address or the key cannot be put into a request.
        let client = Client::new(&config.url, config.key.as_deref()).ok();
        Self { url: config.url.as_str().into(), index: config.index.as_str().into(), client }
    }

    /// The name that the index which holds was given when it was built; none when there is none, or when somebody has
    /// written into it who took it for another.
    pub async fn current(&self) -> Result<Option<String>> {
        let built: Option<Built> = self.found(self.bounded(self.live()?.get_document("built")).await)?;
        let kept: Option<Kept> = self.found(self.bounded(self.live()?.get_document("mark")).await)?;
        Ok(built.zip(kept).filter(|(built, kept)| built.name == kept.name).map(|(built, _)| built.name))
    }

    pub async fn open(&self) -> Result<Meilisearch> {
        let version = self.bounded(self.client()?.get_version()).await?.pkg_version;
        let mut numbers = version.split('.').map(|number| number.parse::<u32>().unwrap_or(0));
        if numbers.next() != Some(1) || numbers.next().is_none_or(|minor| minor < LEAST_MINOR) {
            return Err(Fault::Version(version, LEAST_MINOR));
        }
        let name = self.current().await?.ok_or(Fault::Missing)?;
        Ok(Meilisearch::new(self.clone(), self.index.to_string(), name))
    }

    /// An empty index beside the one that holds, told all it must know.
    pub async fn build(&self) -> Result<Meilisearch> {
        let name = Chance::System.letters(12);
        let uid = format!("{}{name}", self.beside());
        let making = self.feeding(self.client()?.create_index(&uid, Some("id"))).await?;
        self.done(making).await?;
        let built = Meilisearch::new(self.clone(), uid, name);
        let setting = self.feeding(built.index()?.set_settings(&settings::settings())).await?;
        self.done(setting).await?;
        built.put_record(&Built::new(built.name())).await?;
        Ok(built)
    }

    /// Puts what was built in the place of what holds, and removes what is left of older ones.
    pub async fn swap(&self, built: &Meilisearch) -> Result<()> {
        let client = self.client()?;
        let making = self.feeding(client.create_index(&*self.index, Some("id"))).await?;
        // It fails when there is one, which is well.
        self.wait(making).await?;
        let pair = SwapIndexes { indexes: (self.index.to_string(), built.uid().to_owned()), rename: None };
        let swapping = self.feeding(client.swap_indexes([&pair])).await?;
        self.done(swapping).await?;
        let all = self.feeding(client.list_all_indexes()).await?.results;
        let begun = all.iter().find(|index| index.uid == built.uid()).and_then(|index| index.created_at);
        for index in all {
            // Somebody else may be building a newer one.
            if index.uid.starts_with(&self.beside()) && index.created_at <= begun {
                self.feeding(index.delete()).await?;
            }
        }
        Ok(())
    }

    /// What every index that is being built begins with.
    fn beside(&self) -> String {
        format!("{}-building-", self.index)
    }

    fn live(&self) -> Result<Index> {
        Ok(self.client()?.index(&*self.index))
    }

    pub fn client(&self) -> Result<&Client> {
        self.client.as_ref().ok_or_else(|| Fault::Silent(self.url.to_string()))
    }

    /// A call that somebody waits for.
    pub async fn bounded<T>(&self, call: impl Future<Output = Result<T, Error>>) -> Result<T> {
        self.within(BOUND, call).await
    }

    /// A call with many documents, or behind many.
    pub async fn feeding<T>(&self, call: impl Future<Output = Result<T, Error>>) -> Result<T> {
        self.within(FEEDING, call).await
    }

    async fn within<T>(&self, bound: Duration, call: impl Future<Output = Result<T, Error>>) -> Result<T> {
        match tokio::time::timeout(bound, call).await {
            Ok(answer) => answer.map_err(|error| self.fault(error)),
            Err(_) => Err(Fault::Silent(self.url.to_string())),
        }
    }

    /// None instead of a fault when there is no such thing.
    fn found<T>(&self, answer: Result<T>) -> Result<Option<T>> {
        match answer {
            Ok(found) => Ok(Some(found)),
            Err(Fault::Missing) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// Waits until it has done what it was told; a fault when it could not.
    pub async fn done(&self, told: TaskInfo) -> Result<()> {
        match self.wait(told).await? {
            Task::Failed { content } => Err(Fault::Refused(content.error.error_message)),
            _ => Ok(()),
        }
    }

    async fn wait(&self, told: TaskInfo) -> Result<Task> {
        let client = self.client()?;
        let waiting = async {
            loop {
                match self.feeding(client.get_task(&told)).await? {
                    Task::Enqueued { .. } | Task::Processing { .. } => tokio::time::sleep(AGAIN).await,
                    ended => return Ok(ended),
                }
            }
        };
        let waited = tokio::time::timeout(PATIENCE, waiting).await;
        waited.unwrap_or_else(|_| Err(Fault::Silent(self.url.to_string())))
    }

    fn fault(&self, error: Error) -> Fault {
        let url = || self.url.to_string();
        match error {
            Error::Meilisearch(error) => match (error.error_code, error.error_type) {
                (ErrorCode::IndexNotFound | ErrorCode::DocumentNotFound, _) => Fault::Missing,
                (_, ErrorType::Auth) => Fault::Key(url()),
                (_, ErrorType::Internal) => Fault::Silent(url()),
                _ => Fault::Refused(error.error_message),
            },
            Error::HttpError(_) | Error::MeilisearchCommunication(_) | Error::Timeout => Fault::Silent(url()),
            // Another server than a Meilisearch answers there.
            other => Fault::Refused(other.to_string()),
        }
    }
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server").field("url", &self.url).field("index", &self.index).finish_non_exhaustive()
    }
}
