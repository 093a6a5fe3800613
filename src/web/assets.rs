//! The browser's files, which the binary holds: our css, script and icons, htmx and the design system.
//!
//! Each is served at an address with a hash of its contents and kept by browsers for a year; [`asset`] gives that
//! address to templates.

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::Router;
use memory_serve::CacheControl;

struct Served {
    router: Router,
    /// "app.css" → "/assets/app.3f9a1c2b7d84e6a0.css"
    addresses: HashMap<&'static str, String>,
}

/// Made once: memory-serve keeps what it unpacks for as long as the program runs.
static SERVED: LazyLock<Served> = LazyLock::new(|| {
    let files = memory_serve::load!()
        .index_file(None)
        .enable_hashed_routes(true)
        .cache_control(CacheControl::NoCache);
    let manifest = files.manifest();
    let addresses =
        manifest.iter().map(|(route, served)| (&route[1..], format!("/assets{served}"))).collect();
    Served { router: files.into_router(), addresses }
});

/// What answers below `/assets`.
pub fn router() -> Router {
    SERVED.router.clone()
}

/// The address of a file of `assets/` or of npm: `asset("app.css")`.
pub fn asset(name: &str) -> &'static str {
    SERVED.addresses.get(name).unwrap_or_else(|| panic!("assets/{name} is not in the binary"))
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::{Request, StatusCode, header};
    use tower::ServiceExt;

    use super::*;

    #[tokio::test]
    async fn every_file_is_served_under_its_hash_and_kept() {
        for name in ["app.css", "theme.css", "app.js", "htmx.js", "designsystemet.css", "mark.svg"] {
            let request = Request::get(asset(name)).body(Body::empty()).expect("a request");
            let router: Router = Router::new().nest_service("/assets", router());
            let response = router.oneshot(request).await.expect("the router answers");
            assert_eq!(response.status(), StatusCode::OK, "{name}");
            assert_eq!(response.headers()[header::CACHE_CONTROL], "max-age=31536000, immutable", "{name}");
        }
    }
}
