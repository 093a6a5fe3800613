//! What every request passes before and after its page: headers, the same-origin check, bounds in size and time, bursts,
//! and the spawned task that keeps a unit of work whole. Not for who may see what: that is `model::access`.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use tower_http::csrf::{CsrfLayer, ProtectionError};
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

use super::fault::{self, Fault};
use super::visitor::Address;
use crate::app::App;

/// The largest body of all: an uploaded data package. Forms have a smaller bound of their own (`form`).
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// A browser that sends nothing of its body for this long has gone away.
const LONGEST_SILENCE: Duration = Duration::from_secs(30);
/// A page takes milliseconds; an import minutes.
const LONGEST_ANSWER: Duration = Duration::from_secs(10 * 60);
/// Attempts to sign in or to use an invitation, from one address: so many at once, then so many a second.
const BURST: NonZeroU32 = NonZeroU32::new(40).unwrap();
const STEADY: NonZeroU32 = NonZeroU32::new(2).unwrap();
/// Addresses remembered before those that have been quiet are forgotten.
const MOST_ADDRESSES: usize = 10_000;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const HEADERS: [(HeaderName, HeaderValue); 6] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
];
/// A year. Only over TLS, where browsers listen to it.
const ALWAYS_TLS: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// Puts the layers around the pages. From the outside: headers, fault pages, the task, then what may refuse.
pub fn around(pages: Router, app: &App) -> Router {
    let bursts = Arc::new(RateLimiter::keyed(Quota::per_second(STEADY).allow_burst(BURST)));
    pages
        .layer(RequestBodyTimeoutLayer::new(LONGEST_SILENCE))
        .layer(RequestBodyLimitLayer::new(MOST_BYTES))
        .layer(from_fn_with_state(Door { app: app.clone(), bursts }, no_bursts))
        .layer(same_origin(&app.config.base_url))
        .layer(from_fn(whole))
        .layer(from_fn(fault::pages))
        .layer(from_fn_with_state(app.clone(), headers))
}

async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.extend(HEADERS);
    if app.config.is_https() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, ALWAYS_TLS);
    }
    // Only assets say that they may be kept.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Runs the request in a task of its own and writes its line in the log. A browser that goes away ends the waiting,
/// never the work: no transaction is cut off between two statements.
async fn whole(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    // The pattern, not the address: that one may hold a token or what somebody searched for.
    let route = request.extensions().get::<MatchedPath>().cloned();
    let began = Instant::now();
    let work = tokio::spawn(async move {
        let response = next.run(request).await;
        let route = route.as_ref().map_or("-", MatchedPath::as_str);
        let (status, ms) = (response.status().as_u16(), began.elapsed().as_secs_f64() * 1000.0);
        tracing::info!(%method, route, status, ms, "answered");
        response
    });
    match tokio::time::timeout(LONGEST_ANSWER, work).await {
        Ok(Ok(response)) => response,
        Ok(Err(panic)) => Fault::broken(panic).into_response(),
        Err(_) => Fault::unavailable("a page took too long").into_response(),
    }
}

/// Refuses what other sites' pages send (Sec-Fetch-Site, else Origin against Host). Every browser sends one of the two with a form;
/// what sends neither is a script, whose cookie nobody else can use.
fn same_origin(base_url: &str) -> CsrfLayer<impl Fn(ProtectionError) -> Response + Clone + use<>> {
    let layer = CsrfLayer::new();
    // A proxy may give us another Host than the one browsers see.
    let layer = layer.clone().add_trusted_origin(base_url).unwrap_or(layer);
    layer.with_rejection_response(|_| Fault::forbidden().into_response())
}

#[derive(Clone)]
struct Door {
    app: App,
    bursts: Arc<DefaultKeyedRateLimiter<String>>,
}

/// Bounds how quickly one address may try passwords and invitations. What goes on for longer is `model::throttle`'s.
async fn no_bursts(State(Door { app, bursts }): State<Door>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let tried = request.method() == Method::POST
        && ["/sign-in", "/invitations/", "/my/", "/handover-links/"]
            .iter()
            .any(|door| path.starts_with(door));
    if tried {
        if bursts.len() > MOST_ADDRESSES {
            bursts.retain_recent();
        }
        // Each kind of door by itself: a town hall that signs in shuts no receiver out.
        let door = path.split('/').nth(1).unwrap_or_default();
        let visitor = format!("{} {door}", Address::of_request(&request, &app).group());
        if bursts.check_key(&visitor).is_err() {
            return ([(header::RETRY_AFTER, "5")], Fault::too_many().into_response()).into_response();
        }
    }
    next.run(request).await
}
