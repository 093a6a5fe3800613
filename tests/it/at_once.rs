//! Many at the same time: pages that hold a snapshot while their access is written down must not keep each other waiting
//! for a connection. Races about seats are in `capacity`.

use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::timeout;

use super::support::app::TestApp;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_pages_with_personal_data_at_once_are_all_answered_and_all_logged() {
    let test = TestApp::new().await;
    let before = test.test.count("accesses").await;
    let mut pages = JoinSet::new();
    for turn in 0..60 {
        let who = if turn % 3 == 0 { test.cast.bo } else { test.cast.anna };
        let mut browser = test.browser(who).await;
        let path = format!("/enrolments/{}", test.cast.linnea);
        pages.spawn(async move { browser.get(&path).await.status.as_u16() });
    }
    // More than any page takes, less than a pool's patience: pages that wait for each other do not come through.
    let answers =
        timeout(Duration::from_secs(40), pages.join_all()).await.expect("the pages wait for each other");
    assert_eq!(answers, [200; 60]);
    assert!(test.test.count("accesses").await >= before + 60);
}
