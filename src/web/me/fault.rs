//! The same as `web::fault` on a participant's own page: in its frame, in short and easy words, and back to it.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::web::frame::Frame;
use crate::web::page::Page;
use crate::web::texts::Texts;

#[derive(Template)]
#[template(path = "me/fault.html")]
struct OwnFault {
    t: Texts,
    frame: Frame,
    kind: &'static str,
    /// The page is open, as far as its address tells: there is something to go back to.
    is_open: bool,
}

/// Whether this address, path and query, is of the own page or the door to it.
pub fn is_own(path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    path == "/me" || path.starts_with("/me/") || path.starts_with("/my/")
}

/// A rule's no is told in words for the staff: here only that something has changed.
pub fn answer(frame: Frame, status: StatusCode) -> Response {
    let kind = match status.as_u16() {
        404 | 410 => "404",
        409 => "409",
        413 => "413",
        429 => "429",
        500..=599 => "500",
        _ => "400",
    };
    let is_open = !frame.path.starts_with("/my/");
    Page(OwnFault { t: frame.t, frame, kind, is_open }).into_response()
}

impl OwnFault {
    fn text(&self, part: &str) -> String {
        self.t.say(&format!("me-fault-{}-{part}", self.kind)).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::is_own;

    #[test]
    fn only_the_own_page_and_its_door_are_the_participants() {
        for path in ["/me", "/me?a=b", "/me/nonsens", "/my/token"] {
            assert!(is_own(path), "{path}");
        }
        for path in ["/", "/menu", "/members/me", "/sign-in?to=/me/hours"] {
            assert!(!is_own(path), "{path}");
        }
    }
}
