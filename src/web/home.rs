//! The front door: everybody is led to where their day begins.

use axum::response::Redirect;

use super::visit::{Visit, home};

pub async fn show(visit: Visit) -> Redirect {
    Redirect::to(home(&visit.who))
}
