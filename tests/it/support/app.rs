//! `TestApp`: the whole web application in this process, on a database of its own, with the cast at work.
//! `Browser`: a signed-in (or strange) visitor with cookies.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use brygga::app::App;
use brygga::config::Config;
use brygga::model::access::Who;
use brygga::model::password::Password;
use brygga::model::secrets::Keys;
use brygga::model::session::Session;
use brygga::model::user::UserId;
use brygga::model::user_administration::Registered;
use brygga::web;
use chrono::TimeDelta;
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use super::cast::{self, Cast};
use super::db::TestDb;

pub struct TestApp {
    pub app: App,
    pub cast: Cast,
    pub test: Arc<TestDb>,
    router: Router,
}

/// A browser at this application.
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    /// Sends `HX-Request`, as htmx does.
    pub htmx: bool,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub body: String,
    /// As they came: a file is not text.
    pub bytes: Vec<u8>,
}

impl TestApp {
    pub async fn new() -> Self {
        let test = TestDb::on(cast::today()).await;
        let cast = Cast::enter(&test.db, &keys()).await;
        Self::of(Arc::new(test), cast, &[])
    }

    /// The program started anew on the same database, with these settings.
    pub fn again(&self, settings: &[(&str, &str)]) -> Self {
        Self::of(self.test.clone(), self.cast.clone(), settings)
    }

    fn of(test: Arc<TestDb>, cast: Cast, settings: &[(&str, &str)]) -> Self {
        let (url, folder) = (test.url.clone(), test.folder().display().to_string());
        let config = Config::read(|variable| match variable {
            "DATABASE_URL" => Some(url.clone()),
            "BRYGGA_DATA" => Some(folder.clone()),
            other => settings.iter().find(|(name, _)| *name == other).map(|(_, value)| (*value).to_owned()),
        })
        .unwrap();
        let app = App::new(test.db.clone(), config, keys());
        Self { router: web::router(app.clone()), app, cast, test }
    }

    /// Moves the clock on.
    pub fn forward(&self, by: TimeDelta) {
        self.test.clock.set(self.test.clock.now() + by);
    }

    /// Gives somebody the cast's password.
    pub async fn give_password(&self, user: UserId) {
        static HASH: LazyLock<String> =
            LazyLock::new(|| Password::chosen(cast::PASSWORD, &[]).unwrap().hash());
        let mut db = self.app.db.write().await.unwrap();
        db.query("UPDATE users SET password_hash = $2 WHERE id = $1")
            .bind(user)
            .bind(HASH.clone())
            .run()
            .await
            .unwrap();
        db.commit().await.unwrap();
    }

    /// Shuts somebody out, as the administrator.
    pub async fn disable(&self, user: UserId) {
        self.give_password(self.cast.ada).await;
        let ada = self.who(self.cast.ada).await;
        let mut db = self.app.db.write().await.unwrap();
        let user = Registered::find(&mut db, &ada, user).await.unwrap();
        user.disable(&mut db, &ada).await.unwrap();
        db.commit().await.unwrap();
    }

    pub fn stranger(&self) -> Browser {
        Browser { router: self.router.clone(), cookies: BTreeMap::new(), htmx: false }
    }

    /// A browser in which `user` has signed in.
    pub async fn browser(&self, user: UserId) -> Browser {
        let mut db = self.app.db.write().await.unwrap();
        let token = Session::open(&mut db, user, "test", "127.0.0.1").await.unwrap();
        db.commit().await.unwrap();
        let mut browser = self.stranger();
        browser.cookies.insert("brygga".to_owned(), token);
        browser
    }

    pub async fn who(&self, user: UserId) -> Who {
        cast::who(&self.app.db, user).await
    }
}

fn keys() -> Keys {
    Keys::from_secret(&[7; 32])
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, Body::empty(), None).await
    }

    /// Sends a form as a page of ours would.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = serde_html_form::to_string(fields).unwrap();
        self.send(Method::POST, path, Body::from(body), Some("application/x-www-form-urlencoded")).await
    }

    /// Sends bytes as they are.
    pub async fn post_raw(&mut self, path: &str, body: impl Into<Body>, content_type: &str) -> Answer {
        self.send(Method::POST, path, body.into(), Some(content_type)).await
    }

    /// Goes where a redirect leads, once.
    pub async fn follow(&mut self, answer: &Answer) -> Answer {
        let to = answer.location().to_owned();
        self.get(&to).await
    }

    /// A cookie's value, as the browser has it now.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// From now on in this language, as the switch in the header does it.
    pub async fn speaks(&mut self, language: &str) {
        self.post("/language", &[("language", language), ("to", "/")]).await.is(303);
    }

    /// One request as it is, for tests of headers: only the cookies are added.
    pub async fn request(&mut self, mut request: Request<Body>) -> Answer {
        if !self.cookies.is_empty() {
            let cookies: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request.headers_mut().insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let (pair, rest) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let bytes = body.collect().await.unwrap().to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.to_vec(),
        }
    }

    async fn send(&mut self, method: Method, path: &str, body: Body, content_type: Option<&str>) -> Answer {
        let mut request = Request::builder().method(&method).uri(path).header(header::HOST, "127.0.0.1:8080");
        if method != Method::GET {
            request = request
                .header("sec-fetch-site", "same-origin")
                .header(header::ORIGIN, "http://127.0.0.1:8080");
        }
        if let Some(content_type) = content_type {
            request = request.header(header::CONTENT_TYPE, content_type);
        }
        if self.htmx {
            request = request.header("hx-request", "true");
        }
        self.request(request.body(body).unwrap()).await
    }
}

impl Answer {
    /// Where a redirect leads.
    #[track_caller]
    pub fn location(&self) -> &str {
        let location = self.headers.get(header::LOCATION);
        location.unwrap_or_else(|| panic!("{} is no redirect: {}", self.status, self.body)).to_str().unwrap()
    }

    /// The page says all of this.
    #[track_caller]
    pub fn says(&self, texts: &[&str]) -> &Self {
        for text in texts {
            assert!(
                plain(&self.body).contains(&plain(text)),
                "the page ({}) does not say {text:?}:\n{}",
                self.status,
                self.body
            );
        }
        self
    }

    /// The page says none of this.
    #[track_caller]
    pub fn hides(&self, texts: &[&str]) -> &Self {
        for text in texts {
            assert!(!plain(&self.body).contains(&plain(text)), "the page ({}) says {text:?}", self.status);
        }
        self
    }

    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self
    }

    /// A zip file came: its content type.
    #[track_caller]
    pub fn is_ok_zip(&self) -> &str {
        let kind = self.is(200).headers.get(header::CONTENT_TYPE).unwrap().to_str().unwrap();
        assert!(self.body.starts_with("PK"), "{kind}");
        kind
    }

    /// The value of a hidden or other input of the page's form.
    #[track_caller]
    pub fn field(&self, name: &str) -> String {
        let at = self
            .body
            .find(&format!("name=\"{name}\""))
            .unwrap_or_else(|| panic!("no field {name}: {}", self.body));
        let start = self.body[..at].rfind('<').unwrap();
        let tag = &self.body[start..start + self.body[start..].find('>').unwrap()];
        tag.split_once("value=\"")
            .and_then(|(_, rest)| rest.split_once('"'))
            .map(|(value, _)| value.to_owned())
            .unwrap_or_default()
    }
}

/// A text whose spaces are all plain ones: dates and numbers are kept together by others.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}
