//! Passwords are hashed beside the requests, two at a time: each takes a core for 30 ms and 19 MiB. Whoever comes while
//! both are busy waits. Must not be awaited while a transaction is open.

use tokio::sync::Semaphore;

use super::fault::Fault;
use crate::model::password::{self, Password};

static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// The text to keep of a new password.
pub async fn hash(password: Password) -> Result<String, Fault> {
    beside(move || password.hash()).await
}

/// The text to keep of a new code.
pub async fn hash_code(code: String) -> Result<String, Fault> {
    beside(move || password::hash_code(&code)).await
}

/// Whether it is the right password; takes as long when there is none to compare with.
pub async fn verify(written: String, kept: Option<String>) -> Result<bool, Fault> {
    beside(move || password::verify(&written, kept.as_deref())).await
}

async fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    let permit = AT_ONCE.acquire().await.map_err(Fault::broken)?;
    let done = tokio::task::spawn_blocking(move || {
        // Held by the work itself: a caller that goes away frees no core.
        let _permit = permit;
        work()
    });
    done.await.map_err(Fault::broken)
}
