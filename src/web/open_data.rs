//! A project's contracts as open data (OCDS 1.1.5) for anybody who asks, when a manager has switched it on; and that switch.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use super::fault::Fault;
use super::form::Form;
use super::path::Path;
use super::visit::{Act, done};
use crate::app::App;
use crate::config::Config;
use crate::model::ocds::{Publisher, package};
use crate::model::open_data;
use crate::model::project::ProjectId;

/// Strangers who ask for a package wait for each other: it is put together anew each time.
static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

/// As it is named in the package itself and by `brygga ocds export`.
pub fn publisher(config: &Config, of: &str) -> Publisher {
    Publisher {
        name: config.ocds_publisher.clone(),
        uri: format!("{}/ocds/{of}.json", config.base_url),
        prefix: config.ocds_prefix.clone(),
        scheme: config.ocds_scheme.clone(),
    }
}

pub async fn show(State(app): State<App>, Path(file): Path<String>) -> Result<Response, Fault> {
    let reference = file.strip_suffix(".json").ok_or_else(Fault::not_found)?;
    // No reference has a character that nobody sees, and PostgreSQL takes no NUL.
    if reference.contains(char::is_control) {
        return Err(Fault::not_found());
    }
    let _turn = ONE_AT_A_TIME.acquire().await.map_err(Fault::unavailable)?;
    let mut db = app.db.read().await?;
    let project = open_data::published(&mut db, reference).await?;
    let publisher = publisher(&app.config, &project.reference);
    let package = package(&mut db, std::slice::from_ref(&project), &publisher).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        // An hour old is new enough: the figures are of whole months.
        (header::CACHE_CONTROL, "public, max-age=3600"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    Ok((headers, package.to_string()).into_response())
}

pub async fn update(act: Act, Path(id): Path<ProjectId>, form: Form) -> Result<Response, Fault> {
    let on = match form.value("open") {
        "yes" => true,
        "no" => false,
        _ => return Err(Fault::bad_request("form-not-a-choice")),
    };
    let mut db = act.write().await?;
    open_data::publish(&mut db, &act.who, id, on).await?;
    db.commit().await?;
    Ok(done("/contracts", if on { "flash-open-data-on" } else { "flash-open-data-off" }))
}
