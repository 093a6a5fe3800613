//! `brygga user`: invitations and passwords from the command line.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use super::support::app::TestApp;
use super::support::cast::PASSWORD;

async fn brygga(test: &TestApp, arguments: &[&str], input: impl AsRef<[u8]>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_brygga"));
    command
        .args(arguments)
        .env_clear()
        .env("DATABASE_URL", &test.test.url)
        .env("BRYGGA_DATA", test.test.folder())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let input = input.as_ref().to_vec();
    tokio::task::spawn_blocking(move || {
        let mut child = command.spawn().unwrap();
        // A command that refuses may not read it.
        let _ = child.stdin.take().unwrap().write_all(&input);
        child.wait_with_output().unwrap()
    })
    .await
    .unwrap()
}

#[track_caller]
fn refused(output: &Output, sentence: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains(sentence), "{said}");
    assert!(output.stdout.is_empty());
}

#[track_caller]
fn done(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap().trim().to_owned()
}

/// The clock of the binary is the machine's: the test's must be too for sessions and invitations to hold.
async fn test_app() -> TestApp {
    let test = TestApp::new().await;
    test.test.clock.set(brygga::clock::Clock::System.now());
    test
}

#[tokio::test]
async fn a_password_that_is_no_text_is_refused_in_words() {
    let test = test_app().await;
    let output =
        brygga(&test, &["user", "password", "anna@example.se"], b"tre svanar \xff vid sundet\n").await;
    refused(&output, "inte UTF-8");
}

#[tokio::test]
async fn the_printed_link_lets_a_new_user_in() {
    let test = test_app().await;
    let arguments = [
        "user",
        "invite",
        "Disa@example.se",
        "--role",
        "coach",
        "--organisation",
        "assoc",
        "--project",
        "p1",
    ];
    let mut at_a_provider = arguments;
    at_a_provider[6] = "asf1";
    refused(&brygga(&test, &at_a_provider, "").await, "en myndighet, en kommun eller en region");
    let link = done(&brygga(&test, &arguments, "").await);
    let path = link.strip_prefix("http://127.0.0.1:8080").unwrap();
    let fields = [("name", "Disa Alm"), ("password", PASSWORD), ("repeated", PASSWORD)];
    let mut disa = test.stranger();
    disa.get(path).await.is(200).says(&["disa@example.se"]);
    disa.post(path, &fields).await.is(303);
    assert_eq!(disa.get("/").await.location(), "/caseload");
    // She has a password now.
    refused(&brygga(&test, &arguments, "").await, "brygga user password disa@example.se");
}

#[tokio::test]
async fn an_imported_user_is_invited_again_and_the_earlier_link_ends() {
    let test = test_app().await;
    let first = done(&brygga(&test, &["user", "invite", "anna@example.se"], "").await);
    let arguments = ["user", "invite", "anna@example.se", "--role", "coach", "--organisation", "assoc"];
    let second = done(&brygga(&test, &arguments, "").await);
    let path = |link: &str| link.strip_prefix("http://127.0.0.1:8080").unwrap().to_owned();
    test.stranger().get(&path(&first)).await.is(404);
    test.stranger().get(&path(&second)).await.is(200).says(&["anna@example.se", "value=\"Anna Ek\""]);
    assert_eq!(test.test.count("users").await, 9);
    assert_eq!(test.test.count("memberships").await, 9);
}

#[tokio::test]
async fn what_an_invitation_lacks_is_said() {
    let test = test_app().await;
    let invite = async |arguments: &[&str]| {
        let all: Vec<&str> = ["user", "invite"].iter().chain(arguments).copied().collect();
        brygga(&test, &all, "").await
    };
    refused(&invite(&["new@example.se"]).await, "--role ROLL --organisation REF");
    refused(&invite(&["new@example.se", "--role", "coach"]).await, "--organisation REF");
    let nowhere = ["new@example.se", "--role", "coach", "--organisation", "nowhere"];
    refused(&invite(&nowhere).await, "ingen organisation med ref nowhere");
    let vague = ["new@example.se", "--role", "coach", "--organisation", "assoc"];
    refused(&invite(&vague).await, "--project REF");
    let project = ["new@example.se", "--role", "coach", "--organisation", "assoc", "--project", "p9"];
    refused(&invite(&project).await, "inget projekt med ref p9");
    let provider = ["new@example.se", "--role", "provider", "--organisation", "af"];
    refused(&invite(&provider).await, "socialt företag");
    refused(&invite(&["no address", "--role", "coach"]).await, "ingen e-postadress");
    assert_eq!(invite(&["new@example.se", "--role", "emperor"]).await.status.code(), Some(2));
    assert_eq!(test.test.count("users").await, 9);
    done(&invite(&["new@example.se", "--role", "administrator", "--organisation", "assoc"]).await);
}

#[tokio::test]
async fn a_password_from_standard_input_signs_in() {
    let test = test_app().await;
    let mut anna = test.browser(test.cast.anna).await;
    let password = ["user", "password", "anna@example.se"];
    refused(&brygga(&test, &password, "kort\n").await, "minst 15 tecken");
    refused(&brygga(&test, &password, "").await, "minst 15 tecken");
    refused(&brygga(&test, &password, "anna ek anna ek anna ek\n").await, "lätt att gissa");
    refused(
        &brygga(&test, &["user", "password", "nobody@example.se"], PASSWORD).await,
        "ingen användare nobody@example.se",
    );
    anna.get("/account").await.is(200);
    for ending in ["", "\n", "\r\n"] {
        done(&brygga(&test, &password, &format!("{PASSWORD}{ending}")).await);
        let fields = [("email", "anna@example.se"), ("password", PASSWORD)];
        test.stranger().post("/sign-in", &fields).await.is(303);
    }
    // Whoever was signed in with the old one is out.
    anna.get("/account").await.is(303);
}
