//! The front door: everybody is led to where their day begins.

use axum::response::Redirect;

use super::menu::home;
use super::visit::Visit;

pub async fn show(visit: Visit) -> Redirect {
    Redirect::to(home(&visit.who))
}
