//! The binary as a script sees it: exit codes, help, and where sentences go.

use std::process::{Command, Output, Stdio};

use crate::support::db::TestDb;

/// Runs the binary with the test's database and folder, and nothing else in its environment.
pub fn brygga(test: &TestDb, arguments: &[&str]) -> Output {
    brygga_with(test, arguments, &[])
}

/// With more in its environment.
pub fn brygga_with(test: &TestDb, arguments: &[&str], settings: &[(&str, &str)]) -> Output {
    command(test, arguments).envs(settings.iter().copied()).output().unwrap()
}

fn command(test: &TestDb, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_brygga"));
    command.args(arguments).env_clear().env("DATABASE_URL", &test.url).env("BRYGGA_DATA", test.folder());
    command
}

#[tokio::test]
async fn help_is_complete_and_ends_with_0() {
    let test = TestDb::new().await;
    for command in [
        "migrate",
        "serve",
        "demo",
        "import",
        "export",
        "reindex",
        "search",
        "match",
        "allocation list",
        "allocation run",
        "allocation verify",
        "user invite",
        "user password",
        "verify",
        "backup",
        "report cohort",
        "report contract",
        "report handovers",
        "ocds export",
        "mail",
    ] {
        let arguments: Vec<&str> = command.split(' ').chain(["--help"]).collect();
        let output = brygga(&test, &arguments);
        assert_eq!(output.status.code(), Some(0), "{command}");
        assert!(output.stdout.len() > 80, "{command}");
    }
    let help = String::from_utf8(brygga(&test, &["--help"]).stdout).unwrap();
    assert!(help.contains("DATABASE_URL") && help.contains("Exit codes"));
}

#[tokio::test]
async fn wrong_usage_ends_with_2() {
    let test = TestDb::new().await;
    for arguments in [&["fly"][..], &[], &["import"], &["export"], &["report", "cohort", "--from", "soon"]] {
        assert_eq!(brygga(&test, arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[tokio::test]
async fn a_refusal_ends_with_1_and_a_sentence_on_standard_error() {
    let test = TestDb::new().await;
    let output = Command::new(env!("CARGO_BIN_EXE_brygga"))
        .arg("migrate")
        .env_clear()
        .env("DATABASE_URL", "mysql://localhost")
        .env("BRYGGA_DATA", test.folder())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8(output.stderr).unwrap().contains("DATABASE_URL"));
}

#[tokio::test]
async fn a_mistyped_database_is_told_and_not_made() {
    let test = TestDb::new().await;
    let file = test.folder().join("brygag.db");
    let url = format!("sqlite:{}", file.display());
    let output = brygga_with(&test, &["verify"], &[("DATABASE_URL", &url)]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("Det finns ingen databas i") && said.contains("brygga migrate"), "{said}");
    assert!(!file.exists());
}

#[tokio::test]
async fn migrating_twice_does_no_harm() {
    let test = TestDb::new().await;
    for _ in 0..2 {
        let output = brygga(&test, &["migrate"]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

/// As in `brygga verify | head -n 0`.
#[tokio::test]
async fn a_command_whose_reader_has_gone_is_done() {
    let test = TestDb::new().await;
    let mut running =
        command(&test, &["verify"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(running.stdout.take());
    let output = running.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[tokio::test]
async fn a_request_that_is_never_finished_does_not_keep_the_server_from_stopping() {
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;
    use std::time::{Duration, Instant};

    let test = TestDb::new().await;
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut server =
        command(&test, &["serve"]).env("BRYGGA_LISTEN", format!("127.0.0.1:{port}")).spawn().unwrap();
    let begun = Instant::now();
    let mut half = loop {
        match TcpStream::connect(("127.0.0.1", port)) {
            Ok(stream) => break stream,
            Err(fault) => assert!(begun.elapsed() < Duration::from_secs(60), "{fault}"),
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    half.write_all(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    assert!(half.read(&mut [0; 12]).unwrap() > 0, "it answers");
    half.write_all(b"GET /health HTTP/1.1\r\nHos").unwrap();
    let told = Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap();
    assert!(told.success());
    let asked = Instant::now();
    while server.try_wait().unwrap().is_none() {
        assert!(asked.elapsed() < Duration::from_secs(30), "it waits for the rest of a request");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
