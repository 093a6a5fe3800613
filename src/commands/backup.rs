//! `brygga backup`: a consistent copy of the database while the program runs.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Failure, open, texts};
use crate::config::Config;
use crate::web::texts::Texts;

/// Copies a SQLite database to a new file. For PostgreSQL it runs pg_dump. The secret (secret.key in BRYGGA_DATA, or
/// BRYGGA_SECRET) is not in the copy: keep it too, and elsewhere. Without it no personal number can be read.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file to write; refused when it exists
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

pub async fn run(config: &Config, args: Args) -> Result<(), Failure> {
    let t = texts(config);
    let file = args.file.display().to_string();
    if args.file.exists() {
        return Err(Failure(t.say("backup-exists").with("file", &file).to_string()));
    }
    let folder = args.file.parent().filter(|folder| !folder.as_os_str().is_empty());
    if folder.is_some_and(|folder| !folder.is_dir()) {
        return Err(t.say("backup-no-folder").with("file", &file).into());
    }
    let db = open(config).await?;
    let copied = db.copy_to(&args.file).await;
    db.close().await;
    let copied = copied
        .map_err(|cause| t.say("cli-no-writing").with("file", &file).with("cause", Failure::from(cause).0));
    if copied?.is_none() {
        dump(config, &args.file, t)?;
    }
    keep_private(&args.file)?;
    say!("{}", t.say("backup-made").with("file", &file));
    match &config.secret {
        Some(_) => say!("{}", t.say("backup-secret-setting")),
        None => {
            let key = config.data.join("secret.key").display().to_string();
            say!("{}", t.say("backup-secret-file").with("key", key));
        }
    }
    Ok(())
}

/// PostgreSQL's own program makes its copies. The address goes by the environment: arguments are seen by everybody.
fn dump(config: &Config, file: &Path, t: Texts) -> Result<(), Failure> {
    let command = format!("pg_dump --format=custom --file={} \"$DATABASE_URL\"", file.display());
    let run = Command::new("pg_dump")
        .args(["--format=custom", "--no-password", "--file"])
        .arg(file)
        .envs(for_libpq(&config.database_url))
        .status();
    let failed = |how: String| {
        let _ = std::fs::remove_file(file);
        Failure(t.say("backup-by-hand").with("how", how).with("command", &command).to_string())
    };
    match run {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(failed(format!("pg_dump: {status}"))),
        Err(cause) => Err(failed(format!("pg_dump: {cause}"))),
    }
}

/// The parts of `postgres://user:password@host:port/database?…` under the names that PostgreSQL's programs know.
fn for_libpq(url: &str) -> Vec<(&'static str, String)> {
    let address = url.split_once("://").map_or(url, |(_, address)| address);
    let (address, parameters) = address.split_once('?').unwrap_or((address, ""));
    let (user, place) = address.rsplit_once('@').unwrap_or(("", address));
    let (name, password) = user.split_once(':').unwrap_or((user, ""));
    let (host, database) = place.split_once('/').unwrap_or((place, ""));
    let (host, port) = host.rsplit_once(':').unwrap_or((host, ""));
    let ssl_mode = parameters.split('&').find_map(|parameter| parameter.strip_prefix("sslmode="));
    [
        ("PGUSER", name),
        ("PGPASSWORD", password),
        ("PGHOST", host.trim_matches(['[', ']'])),
        ("PGPORT", port),
        ("PGDATABASE", database),
        ("PGSSLMODE", ssl_mode.unwrap_or_default()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(variable, value)| (variable, plain(value)))
    .collect()
}

/// Without the percent signs of a URL.
fn plain(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).filter(|_| *first == b'%').and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Only its owner may read it.
fn keep_private(file: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_apart_for_pg_dump() {
        let parts = for_libpq("postgres://eva:p%40ss%3Aord@db.example.se:5433/brygga?sslmode=require&x=y");
        assert_eq!(
            parts,
            [
                ("PGUSER", "eva".to_owned()),
                ("PGPASSWORD", "p@ss:ord".to_owned()),
                ("PGHOST", "db.example.se".to_owned()),
                ("PGPORT", "5433".to_owned()),
                ("PGDATABASE", "brygga".to_owned()),
                ("PGSSLMODE", "require".to_owned()),
            ]
        );
        let parts = for_libpq("postgresql://localhost/brygga");
        assert_eq!(parts, [("PGHOST", "localhost".to_owned()), ("PGDATABASE", "brygga".to_owned())]);
        assert_eq!(plain("100%"), "100%");
    }
}
