//! A rendered template as an answer, and whether only a fragment of it was asked for.

use std::convert::Infallible;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use super::fault::Fault;

/// A template, whole (`Page(index)`) or one of its blocks (`Page(index.as_hits())`). No cache keeps it.
#[derive(Debug)]
pub struct Page<T>(pub T);

impl<T: Template> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        match self.0.render() {
            Ok(html) => (
                [
                    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
                    // The same address answers with a page or a fragment.
                    (header::VARY, HeaderValue::from_static("HX-Request")),
                ],
                Html(html),
            )
                .into_response(),
            Err(fault) => Fault::broken(fault).into_response(),
        }
    }
}

impl<T: Template> Page<T> {
    /// The same form again, with its faults: 422.
    pub fn again(self) -> Response {
        (StatusCode::UNPROCESSABLE_ENTITY, self).into_response()
    }

    /// The page says that the world has changed meanwhile: 409.
    pub fn conflict(self) -> Response {
        (StatusCode::CONFLICT, self).into_response()
    }
}

/// True when htmx asks for a part of the page. A boosted link or a step back in the history wants the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partial(pub bool);

const HX_REQUEST: HeaderName = HeaderName::from_static("hx-request");
const WHOLE: [HeaderName; 2] =
    [HeaderName::from_static("hx-boosted"), HeaderName::from_static("hx-history-restore-request")];

impl Partial {
    pub fn of(headers: &axum::http::HeaderMap) -> Self {
        Self(headers.contains_key(HX_REQUEST) && !WHOLE.iter().any(|name| headers.contains_key(name)))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Partial {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers))
    }
}
