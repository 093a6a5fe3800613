//! `brygga serve`: the web application, until it is told to stop.

use std::future::IntoFuture as _;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::Notify;

use super::{Failure, fitting_keys, open};
use crate::app::App;
use crate::config::Config;
use crate::db::Db;
use crate::mail::PostOffice;
use crate::model::handover::Handover;
use crate::model::own_page::Own;
use crate::model::placement::Placement;
use crate::model::session::Session;
use crate::model::usage::Kept;
use crate::watching::Watcher;
use crate::web;

pub async fn run(config: &Config) -> Result<(), Failure> {
    let db = open(config).await?;
    let keys = fitting_keys(config, &db).await?;
    listen(App::new(db, config.clone(), keys)).await
}

/// How long requests under way may take when the program is told to stop: a browser may never send the rest of one.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves until SIGINT or SIGTERM; requests under way are finished first, if they are so within some seconds.
pub async fn listen(app: App) -> Result<(), Failure> {
    let address = app.config.listen;
    let listener = TcpListener::bind(address).await.map_err(|fault| {
        let t = super::texts(&app.config);
        Failure::from(
            t.say("cli-no-address").with("address", address.to_string()).with("fault", fault.to_string()),
        )
    })?;
    let (db, app_db, base_url) = (app.db.clone(), app.db.clone(), app.config.base_url.clone());
    let post_office = PostOffice::of(app.db.clone(), &app.config);
    let watcher = Watcher::new(app.clone());
    app.search.follow();
    let search = app.search.clone();
    let router = web::router(app).into_make_service_with_connect_info::<SocketAddr>();
    note!("Brygga: {base_url}");
    let keeping = tokio::spawn(keep_house(app_db));
    let watching = tokio::spawn(watcher.keep_watching());
    let sending = tokio::spawn(post_office.keep_sending());
    let stopping = Arc::new(Notify::new());
    let told = Arc::clone(&stopping);
    let serving = axum::serve(listener, router).with_graceful_shutdown(async move {
        told_to_stop().await;
        told.notify_one();
    });
    tokio::select! {
        served = serving.into_future() => served?,
        () = out_of_patience(&stopping) => {
            tracing::warn!(seconds = PATIENCE.as_secs(), "stops with connections still open");
        }
    }
    keeping.abort();
    sending.abort();
    watching.abort();
    search.rest();
    db.close().await;
    Ok(())
}

/// What time alone brings about: proposals whose days have run out, sessions that are over. On several app servers
/// each does it; the second finds nothing left to do.
async fn keep_house(db: Db) {
    let mut each_minute = tokio::time::interval(Duration::from_secs(60));
    loop {
        each_minute.tick().await;
        if let Err(error) = keep_house_once(&db).await {
            tracing::error!(%error, "expiry failed; it is tried again in a minute");
        }
    }
}

async fn keep_house_once(db: &Db) -> crate::model::Result<()> {
    reckon_ahead(db).await?;
    let mut db = db.write().await?;
    let expired = Placement::expire_overdue(&mut db).await?;
    let unanswered = Handover::expire_overdue(&mut db).await?;
    Session::sweep(&mut db).await?;
    Own::sweep(&mut db).await?;
    db.commit().await?;
    if expired > 0 {
        tracing::info!(expired, "proposals expired");
    }
    if unanswered > 0 {
        tracing::info!(unanswered, "handovers expired");
    }
    Ok(())
}

/// How contracts stand today: read in one snapshot, and kept when that is done.
async fn reckon_ahead(db: &Db) -> crate::model::Result<()> {
    let due = Kept::due(&mut db.read().await?).await?;
    if !due.is_empty() {
        let mut db = db.write().await?;
        Kept::keep(&mut db, &due).await?;
        db.commit().await?;
    }
    Ok(())
}

async fn out_of_patience(stopping: &Notify) {
    stopping.notified().await;
    tokio::time::sleep(PATIENCE).await;
}

async fn told_to_stop() {
    let (Ok(mut interrupt), Ok(mut terminate)) =
        (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
}
