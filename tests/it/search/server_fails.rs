//! A Meilisearch process that is stopped, killed and wiped while coaches search: no page fails or waits long, and
//! full searches come back by themselves. Runs when `MEILI_PROGRAM` says where the program is; `tests/run` says so.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use brygga::search::{Search, Site, verify};

use super::index::set;
use crate::support::app::TestApp;

const COACHES: usize = 4;
/// A page of a search, while the server fails: 99 of a hundred take no longer (issue 3).
const BOUND: Duration = Duration::from_millis(1_200);
/// Full searches are back (issue 3).
const BACK: Duration = Duration::from_secs(30);

/// A server of our own.
struct Meilisearch {
    program: String,
    port: u16,
    folder: tempfile::TempDir,
    process: Child,
}

impl Meilisearch {
    fn start(program: String) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let folder = tempfile::tempdir().unwrap();
        let process = Self::run(&program, port, folder.path());
        Self { program, port, folder, process }
    }

    fn run(program: &str, port: u16, folder: &Path) -> Child {
        Command::new(program)
            .args(["--no-analytics", "--http-addr", &format!("127.0.0.1:{port}"), "--db-path"])
            .arg(folder.join("data"))
            .current_dir(folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    fn signal(&self, name: &str) {
        let told = Command::new("kill").args([name, &self.process.id().to_string()]).status().unwrap();
        assert!(told.success());
    }

    fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    fn start_again(&mut self) {
        self.process = Self::run(&self.program, self.port, self.folder.path());
    }
}

impl Drop for Meilisearch {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// How long each page took, while `failing` lasted.
async fn pages_while(test: &Arc<TestApp>, failing: impl Future<Output = ()>) -> Vec<Duration> {
    let over = Arc::new(AtomicBool::new(false));
    let mut coaches = Vec::new();
    for coach in 0..COACHES {
        let (test, over) = (Arc::clone(test), Arc::clone(&over));
        coaches.push(tokio::spawn(async move {
            let mut browser = test.browser(test.cast.anna).await;
            let mut taken = Vec::new();
            while !over.load(Ordering::Relaxed) {
                // Words that nobody has asked for: no answer is remembered.
                let begun = Instant::now();
                let page = browser.get(&format!("/search?q=kaf%C3%A9+{coach}{}", taken.len())).await;
                taken.push(begun.elapsed());
                page.is(200);
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            taken
        }));
    }
    failing.await;
    over.store(true, Ordering::Relaxed);
    let mut all = Vec::new();
    for coach in coaches {
        all.extend(coach.await.unwrap());
    }
    all.sort_unstable();
    all
}

/// Until the page is one of the engine's again.
async fn back(test: &TestApp, search: &Search, after: &str) {
    let begun = Instant::now();
    while let Some(fault) = search.fault().await {
        assert!(begun.elapsed() < BACK, "{after}: not back: {fault}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let mut browser = test.browser(test.cast.anna).await;
    browser
        .get("/search?q=kaf%C3%A9")
        .await
        .is(200)
        .hides(&["Sökningen är förenklad"])
        .says(&["Köksbiträde"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_stopped_killed_and_wiped_under_load_fails_no_page() {
    #[expect(clippy::disallowed_methods, reason = "tests are told so where a program is")]
    let Ok(program) = std::env::var("MEILI_PROGRAM") else { return };
    let mut server = Meilisearch::start(program);
    let url = format!("http://127.0.0.1:{}", server.port);
    let test = TestApp::new().await;
    let test = Arc::new(test.again(&[("MEILI_URL", &url)]));
    let search = test.app.search.clone();
    search.follow();
    back(&test, &search, "started").await;
    let second = Duration::from_secs(1);
    for failure in ["stopped", "killed", "wiped"] {
        let taken = pages_while(&test, async {
            tokio::time::sleep(second).await;
            match failure {
                "stopped" => server.signal("-STOP"),
                "killed" => server.kill(),
                _ => {
                    server.kill();
                    std::fs::remove_dir_all(server.folder.path().join("data")).unwrap();
                }
            }
            tokio::time::sleep(3 * second).await;
            // What changes meanwhile is not forgotten.
            set(
                &test,
                test.cast.shop,
                &format!("Glasblåsning {failure}"),
                brygga::model::codes::SlotState::Open,
            )
            .await;
            match failure {
                "stopped" => server.signal("-CONT"),
                _ => server.start_again(),
            }
            back(&test, &search, failure).await;
        })
        .await;
        let p99 = taken[taken.len() * 99 / 100];
        assert!(p99 < BOUND, "{failure}: {p99:?} of {} pages", taken.len());
        println!("{failure}: {} pages, p99 {p99:?}, longest {:?}", taken.len(), taken[taken.len() - 1]);
        let begun = Instant::now();
        let site = || Site::from(test.app.config.meilisearch.as_ref().unwrap());
        loop {
            let faults = verify::findings(&test.app.db, site()).await;
            if faults.as_ref().is_ok_and(Vec::is_empty) {
                break;
            }
            assert!(begun.elapsed() < BACK, "{failure}: {faults:?}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
}
