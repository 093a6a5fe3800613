//! The outbox: posted with what causes it, sent once, in the receiver's language, tried again, given up.

use brygga::mail::PostOffice;
use brygga::model::mail::Mail;
use brygga::model::user::UserId;
use chrono::TimeDelta;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;

use crate::command_line::brygga;
use crate::support::app::TestApp;
use crate::support::db::TestDb;

fn trial() -> Mail {
    Mail::new("trial").row("Köksbiträde", "/slots/7").link("/search").stop("/stop/abc")
}

async fn post(test: &TestApp, to: UserId) {
    let mut db = test.app.db.write().await.unwrap();
    trial().post(&mut db, to).await.unwrap();
    db.commit().await.unwrap();
}

/// The mails in the folder, as they were written.
fn files(test: &TestApp) -> Vec<String> {
    let Ok(folder) = std::fs::read_dir(test.test.folder().join("mail")) else { return Vec::new() };
    folder.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect()
}

fn office(test: &TestApp, settings: &[(&str, &str)]) -> PostOffice {
    let again = test.again(settings);
    PostOffice::of(again.app.db.clone(), &again.app.config)
}

async fn state(test: &TestApp) -> (String, i64) {
    let mut db = test.app.db.read().await.unwrap();
    let row: (String, i64) = db.query("SELECT state, attempts FROM mails ORDER BY id").one().await.unwrap();
    row
}

#[tokio::test]
async fn what_is_rolled_back_is_never_sent() {
    let test = TestApp::new().await;
    let mut db = test.app.db.write().await.unwrap();
    trial().post(&mut db, test.cast.anna).await.unwrap();
    db.rollback().await.unwrap();
    assert_eq!(office(&test, &[]).send_due().await.unwrap(), 0);
    assert!(files(&test).is_empty());
}

#[tokio::test]
async fn without_a_mail_server_mails_become_files_in_the_receivers_language() {
    let test = TestApp::new().await;
    let mut db = test.app.db.write().await.unwrap();
    db.query("UPDATE users SET language = 'en' WHERE id = $1").bind(test.cast.bo).run().await.unwrap();
    db.commit().await.unwrap();
    post(&test, test.cast.anna).await;
    let office = office(&test, &[("BRYGGA_BASE_URL", "https://brygga.example.se")]);
    assert_eq!(office.send_due().await.unwrap(), 1);
    let swedish = files(&test).remove(0);
    for said in [
        "To: anna@example.se",
        "Subject: Brygga kan skicka brev",
        "https://brygga.example.se/slots/7",
        "https://brygga.example.se/search",
        "List-Unsubscribe: <https://brygga.example.se/stop/abc>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "Auto-Submitted: auto-generated",
    ] {
        assert!(swedish.contains(said), "{said}\n{swedish}");
    }
    post(&test, test.cast.bo).await;
    assert_eq!(office.send_due().await.unwrap(), 1);
    assert!(files(&test).iter().any(|mail| mail.contains("Subject: Brygga can send mail")));
    assert_eq!(office.send_due().await.unwrap(), 0, "nothing is sent twice");
}

#[tokio::test]
async fn two_app_servers_send_a_mail_once() {
    let test = TestApp::new().await;
    for _ in 0..12 {
        post(&test, test.cast.anna).await;
    }
    let (one, other) = (office(&test, &[]), office(&test, &[]));
    let (one, other) = tokio::join!(one.send_due(), other.send_due());
    assert_eq!(one.unwrap() + other.unwrap(), 12);
    assert_eq!(files(&test).len(), 12);
}

#[tokio::test]
async fn who_may_no_longer_sign_in_gets_no_mail() {
    let test = TestApp::new().await;
    post(&test, test.cast.bo).await;
    test.disable(test.cast.bo).await;
    assert_eq!(office(&test, &[]).send_due().await.unwrap(), 0);
    assert_eq!(state(&test).await.0, "given_up");
    assert!(files(&test).is_empty());
}

#[tokio::test]
async fn a_mail_server_that_is_down_is_tried_again_with_growing_pauses_and_at_last_given_up() {
    let test = TestApp::new().await;
    post(&test, test.cast.anna).await;
    // Nobody listens there.
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let settings =
        [("BRYGGA_SMTP", format!("smtp://{closed}")), ("BRYGGA_MAIL_FROM", "brygga@example.se".into())];
    let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let office = office(&test, &settings);
    assert_eq!(office.send_due().await.unwrap(), 0);
    assert_eq!(state(&test).await, ("waiting".into(), 1));
    office.send_due().await.unwrap();
    assert_eq!(state(&test).await.1, 1, "not before its time");
    test.forward(TimeDelta::minutes(3));
    office.send_due().await.unwrap();
    test.forward(TimeDelta::minutes(3));
    office.send_due().await.unwrap();
    assert_eq!(state(&test).await.1, 2, "the second pause is longer");
    test.forward(TimeDelta::days(5));
    office.sweep().await.unwrap();
    assert_eq!(state(&test).await.0, "given_up");
    test.forward(TimeDelta::days(31));
    office.sweep().await.unwrap();
    assert_eq!(test.test.count("mails").await, 0, "and forgotten");
}

/// A mail server of a few lines: takes one mail, or answers `refusal` to its receiver. What it was told.
async fn server(listener: TcpListener, refusal: Option<&'static str>) -> String {
    let (stream, _) = listener.accept().await.unwrap();
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 here\r\n").await.unwrap();
    let (mut told, mut is_text) = (String::new(), false);
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
            return told;
        }
        told += &line;
        let answer = match line.trim_end() {
            "." => {
                is_text = false;
                "250 taken"
            }
            _ if is_text => continue,
            "DATA" => {
                is_text = true;
                "354 go on"
            }
            "QUIT" => "221 bye",
            line if line.starts_with("RCPT") => refusal.unwrap_or("250 yes"),
            _ => "250 yes",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await.unwrap();
    }
}

async fn over_smtp(test: &TestApp, refusal: Option<&'static str>) -> (usize, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(server(listener, refusal));
    let office = office(test, &[("BRYGGA_SMTP", &url), ("BRYGGA_MAIL_FROM", "Brygga <brygga@example.se>")]);
    let sent = office.send_due().await.unwrap();
    drop(office);
    (sent, server.await.unwrap())
}

#[tokio::test]
async fn a_mail_server_gets_the_mail() {
    let test = TestApp::new().await;
    post(&test, test.cast.anna).await;
    let (sent, told) = over_smtp(&test, None).await;
    assert_eq!(sent, 1);
    assert!(told.contains("MAIL FROM:<brygga@example.se>"), "{told}");
    assert!(told.contains("RCPT TO:<anna@example.se>") && told.contains("Subject: Brygga kan"), "{told}");
    assert_eq!(state(&test).await, ("sent".into(), 1));
}

#[tokio::test]
async fn a_mailbox_that_does_not_exist_is_not_tried_again() {
    let test = TestApp::new().await;
    post(&test, test.cast.anna).await;
    let (sent, _) = over_smtp(&test, Some("550 no such mailbox")).await;
    assert_eq!((sent, state(&test).await.0), (0, "given_up".into()));
}

#[tokio::test]
async fn a_server_that_is_busy_is_tried_again() {
    let test = TestApp::new().await;
    post(&test, test.cast.anna).await;
    let (sent, _) = over_smtp(&test, Some("451 later")).await;
    assert_eq!((sent, state(&test).await), (0, ("waiting".into(), 1)));
}

#[tokio::test]
async fn the_command_says_whether_the_settings_hold() {
    let test = TestDb::new().await;
    let output = brygga(&test, &["mail", "anna@example.se"]);
    assert!(output.status.success(), "{output:?}");
    assert!(String::from_utf8(output.stdout).unwrap().contains("/mail/1.eml"));
    let output = brygga(&test, &["mail", "nobody"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("kunde inte skickas"));
}
