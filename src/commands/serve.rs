//! `brygga serve`: the web application, until it is told to stop.

use std::net::SocketAddr;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use super::{Failure, keys, open};
use crate::app::App;
use crate::config::Config;
use crate::web;

pub async fn run(config: &Config) -> Result<(), Failure> {
    let app = App::new(open(config).await?, config.clone(), keys(config)?);
    listen(app).await
}

/// Serves until SIGINT or SIGTERM; requests under way are finished first.
pub async fn listen(app: App) -> Result<(), Failure> {
    let address = app.config.listen;
    let listener = TcpListener::bind(address).await.map_err(|fault| {
        Failure(format!("{address} cannot be listened on ({fault}). Set BRYGGA_LISTEN to another address."))
    })?;
    let (db, base_url) = (app.db.clone(), app.config.base_url.clone());
    let router = web::router(app).into_make_service_with_connect_info::<SocketAddr>();
    eprintln!("Brygga: {base_url}");
    axum::serve(listener, router).with_graceful_shutdown(told_to_stop()).await?;
    db.close().await;
    Ok(())
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
