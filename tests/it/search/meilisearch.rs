//! A Meilisearch server as the engine: what happens when it is silent, gone, wiped, or not ours. Nothing runs here
//! without `MEILI_URL`; `tests/run` says so.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::{Duration, Instant};

use brygga::config::MeilisearchConfig;
use brygga::model::codes::SlotState;
use brygga::search::{Outcome, Search, Site, Thoroughness, Wanted, reindex, verify};
use meilisearch_sdk::client::Client;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};

use super::index::set;
use crate::support::app::TestApp;
use crate::support::cast;
use crate::support::engines::server;

fn wanted(text: &str) -> Wanted {
    Wanted::words(text, cast::today())
}

fn client(server: &MeilisearchConfig) -> Client {
    Client::new(&server.url, server.key.as_deref()).unwrap()
}

async fn until(search: &Search, what: &str, is: impl Fn(&Outcome) -> bool) {
    let begun = Instant::now();
    loop {
        let outcome = search.find(wanted("kafé")).await.unwrap();
        if is(&outcome) {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{what}: {outcome:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Waits until a search says so. The tests share one server, which does one thing after the other: alone it takes a
/// fifth of a second.
async fn in_time(search: &Search, text: &str, total: usize) {
    let begun = Instant::now();
    while search.find(wanted(text)).await.unwrap().answer.total != total {
        assert!(begun.elapsed() < Duration::from_secs(60), "{text}: not {total} in time");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

fn full(outcome: &Outcome) -> bool {
    outcome.thoroughness == Thoroughness::Full && outcome.answer.total == 1
}

/// What stands between Brygga and the server, and can fail as networks do.
struct Wire {
    url: String,
    state: Arc<AtomicU8>,
}

const OPEN: u8 = 0;
const SILENT: u8 = 1;
const CUT: u8 = 2;

impl Wire {
    async fn to(server: &MeilisearchConfig) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(AtomicU8::new(OPEN));
        let target = server.url.trim_start_matches("http://").to_owned();
        let seen = Arc::clone(&state);
        tokio::spawn(async move {
            loop {
                let (mut near, _) = listener.accept().await.unwrap();
                let (target, seen) = (target.clone(), Arc::clone(&seen));
                tokio::spawn(async move {
                    // Checked again and again: what is open now may fall silent in the middle of a call.
                    let fails = async {
                        while seen.load(Ordering::Relaxed) == OPEN {
                            tokio::time::sleep(Duration::from_millis(5)).await;
                        }
                    };
                    let passes = async {
                        let mut far = TcpStream::connect(target).await.unwrap();
                        let _ = copy_bidirectional(&mut near, &mut far).await;
                    };
                    tokio::select! {
                        () = passes => return,
                        () = fails => {}
                    }
                    while seen.load(Ordering::Relaxed) == SILENT {
                        tokio::time::sleep(Duration::from_millis(20)).await;
                    }
                    drop(near);
                });
            }
        });
        Self { url, state }
    }

    fn is(&self, state: u8) {
        self.state.store(state, Ordering::Relaxed);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_silent_or_gone_is_done_without_and_used_again_by_itself() {
    let Some(server) = server() else { return };
    let test = TestApp::new().await;
    let wire = Wire::to(&server).await;
    let through = MeilisearchConfig { url: wire.url.clone(), ..server };
    let search = Search::open(test.app.db.clone(), Site::from(&through)).await.unwrap();
    drop(search);
    let search = Search::within(test.app.db.clone(), Site::from(&through));
    search.follow();
    until(&search, "at first", full).await;
    for failure in [SILENT, CUT] {
        wire.is(failure);
        // The wire looks every few milliseconds: until then a quick answer still gets through.
        tokio::time::sleep(Duration::from_millis(30)).await;
        let mut slowest = Duration::ZERO;
        for n in 0..30 {
            // Words that nobody has asked for: no answer is remembered.
            let begun = Instant::now();
            let outcome = search.find(wanted(&format!("kafé {n}"))).await.unwrap();
            slowest = slowest.max(begun.elapsed());
            assert_ne!(outcome.thoroughness, Thoroughness::Full, "{failure}");
        }
        assert!(slowest < Duration::from_secs(4), "bounded: {slowest:?}");
        assert!(search.fault().await.is_some_and(|fault| fault.contains("cannot be reached")));
        assert!(search.find(wanted("kafé")).await.unwrap().answer.total == 1, "plain SQL finds it");
        // What changes meanwhile is not forgotten.
        set(&test, test.cast.shop, &format!("Glasblåsning {failure}"), SlotState::Open).await;
        wire.is(OPEN);
        until(&search, "back", full).await;
        in_time(&search, &format!("\"glasblåsning {failure}\""), 1).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_was_wiped_is_filled_again() {
    let Some(server) = server() else { return };
    let test = TestApp::new().await;
    let search = Search::within(test.app.db.clone(), Site::from(&server));
    search.follow();
    until(&search, "at first", full).await;
    let client = client(&server);
    let wiping = client.index(&server.index).delete().await.unwrap();
    client.wait_for_task(wiping, None, None).await.unwrap();
    until(&search, "noticed", |outcome| outcome.thoroughness != Thoroughness::Full || full(outcome)).await;
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    until(&search, "filled again", full).await;
    assert!(verify::findings(&test.app.db, Site::from(&server)).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn several_servers_share_one_index_and_a_new_one_takes_its_place_under_them() {
    let Some(server) = server() else { return };
    let test = TestApp::new().await;
    let (one, other) = (
        Search::within(test.app.db.clone(), Site::from(&server)),
        Search::within(test.app.db.clone(), Site::from(&server)),
    );
    for search in [&one, &other] {
        search.follow();
        until(search, "at first", full).await;
    }
    set(&test, test.cast.shop, "Glasblåsning", SlotState::Open).await;
    in_time(&one, "glasblåsning", 1).await;
    in_time(&other, "glasblåsning", 1).await;
    reindex(&test.app.db, Site::from(&server), |_, _| {}).await.unwrap();
    set(&test, test.cast.shop, "Korgflätning", SlotState::Open).await;
    in_time(&one, "korgflätning", 1).await;
    in_time(&other, "korgflätning", 1).await;
    set(&test, test.cast.shop, "Korgflätning", SlotState::Paused).await;
    in_time(&one, "korgflätning", 0).await;
    let begun = Instant::now();
    loop {
        let faults = verify::findings(&test.app.db, Site::from(&server)).await.unwrap();
        if faults.is_empty() {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "{faults:?}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    // The server takes away in its own time what it has been told to.
    let begun = Instant::now();
    loop {
        let all = client(&server).list_all_indexes().await.unwrap().results;
        let beside = format!("{}-", server.index);
        let left: Vec<_> =
            all.iter().map(|index| &index.uid).filter(|uid| uid.starts_with(&beside)).collect();
        if left.is_empty() {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "{left:?} is left of what was built");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn verifying_finds_what_a_server_lacks() {
    let Some(server) = server() else { return };
    let test = TestApp::new().await;
    drop(Search::open(test.app.db.clone(), Site::from(&server)).await.unwrap());
    let client = client(&server);
    let taking = client.index(&server.index).delete_document(test.cast.shop.to_string()).await.unwrap();
    client.wait_for_task(taking, None, None).await.unwrap();
    let found = verify::findings(&test.app.db, Site::from(&server)).await.unwrap();
    assert!(matches!(&found[..], [verify::Finding::Lacks(slots)] if slots.len() == 1), "{found:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_key_and_a_wrong_address_are_told_in_a_sentence() {
    let test = TestApp::new().await;
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", nobody.local_addr().unwrap());
    drop(nobody);
    let mut wrong =
        vec![(MeilisearchConfig { url, key: None, index: "brygga".to_owned() }, "cannot be reached")];
    if let Some(server) = server() {
        wrong.push((MeilisearchConfig { key: Some("wrong".to_owned()), ..server }, "MEILI_KEY"));
    }
    for (server, said) in wrong {
        let search = Search::within(test.app.db.clone(), Site::from(&server));
        search.follow();
        until(&search, said, |outcome| outcome.thoroughness == Thoroughness::Reduced).await;
        let begun = Instant::now();
        loop {
            // Until it has been asked, there is only no index yet.
            let fault = search.fault().await.unwrap();
            if fault.contains(said) {
                break;
            }
            assert!(begun.elapsed() < Duration::from_secs(10), "{fault}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}
