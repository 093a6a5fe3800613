//! What stands around every page: language, menu, who is signed in, what the last action said.
//!
//! A handler takes a [`Frame`] and puts it, with its texts, in the page: `Index { t: frame.t, frame, slots }`. The
//! session's layer puts the frame of a signed-in person in the request; without one the visitor is a stranger.
//! Knows nothing of the database.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::{HeaderMap, header, request::Parts};

use super::message::Message;
use super::texts::{Language, Texts};

/// The cookie in which the chosen language is remembered.
pub const LANGUAGE_COOKIE: &str = "language";

#[derive(Clone, Debug, Default)]
pub struct Frame {
    pub t: Texts,
    /// Path and query of this page: where the language switch returns to.
    pub path: String,
    /// The signed-in person, as the header shows them.
    pub who: Option<Shown>,
    pub menu: Vec<MenuItem>,
    /// What the last action did, shown once.
    pub flash: Option<Flash>,
}

/// The signed-in person in the header.
#[derive(Clone, Debug)]
pub struct Shown {
    pub name: String,
    /// Role and organisation, in the person's language.
    pub role: String,
}

/// One place in the menu: an address and the id of its text.
#[derive(Clone, Copy, Debug)]
pub struct MenuItem {
    pub href: &'static str,
    pub text: &'static str,
}

/// What an action did.
#[derive(Clone, Debug)]
pub struct Flash {
    pub tone: Tone,
    pub message: Message,
}

/// How a notice, a chip or a bar speaks. Always together with a word and a shape, never by colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to do.
    #[default]
    Calm,
    /// For your knowledge.
    Info,
    /// Done, accepted, in time.
    Good,
    /// Look at it soon.
    Warn,
    /// Late, refused, broken.
    Bad,
}

impl Tone {
    /// The value of `data-tone`.
    pub const fn name(self) -> &'static str {
        match self {
            Tone::Calm => "calm",
            Tone::Info => "info",
            Tone::Good => "good",
            Tone::Warn => "warn",
            Tone::Bad => "bad",
        }
    }
}

impl std::fmt::Display for Tone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl Frame {
    /// The frame of somebody who is not signed in: language by cookie, then by the browser's wish.
    pub fn stranger(parts: &Parts) -> Self {
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        Self { t: Texts::of(language(&parts.headers)), path, ..Self::default() }
    }

    /// The address of one of the browser's files.
    pub fn asset(&self, name: &str) -> &'static str {
        super::assets::asset(name)
    }

    /// Whether the menu item is where we are: `page`, `true` (below it) or nothing.
    pub fn current(&self, href: &str) -> &'static str {
        let path = self.path.split('?').next().unwrap_or_default();
        match path.strip_prefix(href) {
            Some("") => "page",
            Some(rest) if rest.starts_with('/') => "true",
            _ => "",
        }
    }
}

/// The language a request asks for: the remembered one, else the first of the browser's that we have.
pub fn language(headers: &HeaderMap) -> Language {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let remembered = cookies
        .flat_map(|value| value.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(name, _)| *name == LANGUAGE_COOKIE)
        .and_then(|(_, code)| Language::of_code(code));
    let wished = || Language::accepted(headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?);
    remembered.or_else(wished).unwrap_or_default()
}

impl<S: Send + Sync> FromRequestParts<S> for Frame {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Frame>().cloned().unwrap_or_else(|| Frame::stranger(parts)))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn the_remembered_language_wins_over_the_browsers() {
        let mut headers = HeaderMap::new();
        assert_eq!(language(&headers), Language::Swedish);
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static("en-GB,sv;q=0.5"));
        assert_eq!(language(&headers), Language::English);
        headers.insert(header::COOKIE, HeaderValue::from_static("a=b; language=sv"));
        assert_eq!(language(&headers), Language::Swedish);
        headers.insert(header::COOKIE, HeaderValue::from_static("language=xx"));
        assert_eq!(language(&headers), Language::English);
    }

    #[test]
    fn the_menu_knows_where_we_are() {
        let frame = Frame { path: "/slots/9?page=2".to_owned(), ..Frame::default() };
        assert_eq!(frame.current("/slots"), "true");
        assert_eq!(frame.current("/slots/9"), "page");
        assert_eq!(frame.current("/slo"), "");
    }
}
