//! `GET /health`: whether the database and the search index answer. For machines; it tells nothing else but why.

use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;

use crate::app::App;

#[derive(serde::Serialize)]
pub struct Health {
    /// `ok` when both are.
    status: &'static str,
    database: &'static str,
    index: &'static str,
    /// Why the index does not answer, and who must do something about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    fault: Option<String>,
}

pub async fn show(State(app): State<App>) -> (StatusCode, Json<Health>) {
    let database = is_alive(&app).await;
    // Without the database the index cannot follow either.
    let fault = if database { app.search.fault().await } else { None };
    let index = database && fault.is_none();
    let word = |well: bool| if well { "ok" } else { "failing" };
    let status = if database && index { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (
        status,
        Json(Health { status: word(database && index), database: word(database), index: word(index), fault }),
    )
}

/// A database that says nothing for so long is no database to whoever waits for a page.
const PATIENCE: Duration = Duration::from_secs(2);

async fn is_alive(app: &App) -> bool {
    let asked = tokio::time::timeout(PATIENCE, app.db.migrations());
    app.db.check_place().is_ok() && matches!(asked.await, Ok(Ok((known, applied))) if known == applied)
}
