//! Pages: URLs, forms, texts. A file a concept, with the same name as in model, templates and tests/it.
//! All routes stand here, on one page.

pub mod assets;
pub mod chart;
pub mod choice;
pub mod cohort;
mod contract_bars;
pub mod csv_file;
pub mod facet;
pub mod fault;
pub mod form;
pub mod formats;
pub mod frame;
mod home;
pub mod message;
pub mod package_fault;
mod overview;
pub mod page;
pub mod query;
pub mod refusal;
pub mod texts;
pub mod visit;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing;

use crate::app::App;

/// Declares the routes once: the router is made of them, and tests walk the same list.
macro_rules! routes {
    ($($method:ident $path:literal => $handler:path),+ $(,)?) => {
        /// Every route: method (lower case) and path pattern.
        pub const ROUTES: &[(&str, &str)] = &[$((stringify!($method), $path)),+];

        fn routes() -> Router<App> {
            Router::new()$(.route($path, routing::$method($handler)))+
        }
    };
}

routes! {
    get "/" => home::show,

    get "/overview" => overview::show,
    get "/reports" => cohort::index,
    get "/reports/cohort" => cohort::show,
    get "/reports/cohort.csv" => cohort::csv,
}

/// The whole web application.
pub fn router(app: App) -> Router {
    routes()
        .layer(from_fn(fault::pages))
        .layer(from_fn_with_state(app.clone(), visit::session))
        .with_state(app)
        .nest_service("/assets", assets::router())
        .layer(from_fn(fault::pages))
}
