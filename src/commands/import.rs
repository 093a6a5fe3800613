//! `brygga import`: a data package, or a taxonomy of occupations, into the database.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::progress::Bar;
use super::scratch::Scratch;
use super::{Failure, check_secret, keys, open, open_and_migrate, open_any, texts};
use crate::config::Config;
use crate::db::Db;
use crate::model::package::{
    Applied, Checked, Faults, NewUser, Package, Progress, Source, apply, read_occupations,
};
use crate::model::secrets::Keys;
use crate::model::taxonomy;
use crate::search::Search;
use crate::web::package_fault::sentence;
use crate::web::texts::Texts;

/// Reads a data package (a folder of CSV files, see the README) and takes it in, all or nothing. Every fault of
/// every file is listed with file, line, column, value and what is expected; then nothing is changed. Reading the
/// same package again changes nothing.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["folder", "occupations"]))]
pub struct Args {
    /// The folder that holds the package's CSV files
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// Only check and count: change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Read a taxonomy of occupations instead: a CSV file with the columns ssyk, group, field, occupation
    #[arg(long, value_name = "FILE", conflicts_with = "dry_run")]
    pub occupations: Option<PathBuf>,
}

pub async fn run(config: &Config, args: Args) -> Result<(), Failure> {
    match (args.folder, args.occupations) {
        (Some(folder), _) => package(config, &folder, args.dry_run).await,
        (None, Some(file)) => occupations(config, &file).await,
        (None, None) => unreachable!("clap asks for one of them"),
    }
}

async fn package(config: &Config, folder: &Path, dry_run: bool) -> Result<(), Failure> {
    let t = texts(config);
    if !folder.is_dir() {
        let folder = folder.display().to_string();
        return Err(Failure(t.say("package-no-folder").with("folder", folder).to_string()));
    }
    let bar = Bar::new(t);
    let watch = |progress: Progress| bar.show(progress);
    let read = |today| Package::read(&Source::Folder(folder.to_owned()), today, &watch);
    if dry_run {
        let there = There::open(config).await?;
        let (package, faults) = read(there.db().clock().today());
        let checked = package.check(&mut there.db().read().await?, there.keys(), faults).await;
        bar.clear();
        let checked = checked.map_err(|fault| super::of_model(&t, fault))?;
        tell(&checked, t)?;
        say!("{}", t.say("package-would-take-in"));
        there.db().close().await;
        return Ok(());
    }
    check_secret(config)?;
    let db = open_and_migrate(config).await?;
    let keys = keys(config, &db).await?;
    let (package, faults) = read(db.clock().today());
    let mut write = db.write().await?;
    package.lock(&mut write).await?;
    let checked = package.check(&mut write, &keys, faults).await;
    let checked = checked.map_err(|fault| super::of_model(&t, fault))?;
    let mut applied = Applied::default();
    if checked.faults.is_empty() {
        applied = apply(&checked, &mut write, &keys, None, &watch).await?;
        write.commit().await?;
    } else {
        // Closing waits for what is still open.
        write.rollback().await?;
    }
    bar.clear();
    if checked.faults.is_empty() {
        tell_the_index(config, &db).await;
    }
    db.close().await;
    tell(&checked, t)?;
    say!("{}", t.say(if checked.changes_nothing() { "package-unchanged" } else { "package-taken-in" }));
    if !applied.new_users.is_empty() {
        say!("{}", t.say("package-new-users").with("count", applied.new_users.len()));
    }
    for NewUser { email, token } in &applied.new_users {
        say!("{email} {}/invitations/{token}", config.base_url);
    }
    Ok(())
}

/// The database that a dry run asks: the one that is there, or an empty one. Neither a database nor a key nor a table is made.
enum There {
    Own(Db, Keys),
    Scratch(Scratch, Keys),
}

impl There {
    async fn open(config: &Config) -> Result<Self, Failure> {
        if Db::missing_file(&config.database_url).is_none() {
            let db = open_any(config).await?;
            if db.migrations().await?.1 > 0 {
                let db = open(config).await?;
                let keys = keys(config, &db).await?;
                return Ok(Self::Own(db, keys));
            }
        }
        Ok(Self::Scratch(Scratch::open(config).await?, Keys::from_secret(&rand::random())))
    }

    fn db(&self) -> &Db {
        match self {
            Self::Own(db, _) => db,
            Self::Scratch(scratch, _) => &scratch.db,
        }
    }

    fn keys(&self) -> &Keys {
        match self {
            Self::Own(_, keys) | Self::Scratch(_, keys) => keys,
        }
    }
}

async fn occupations(config: &Config, file: &Path) -> Result<(), Failure> {
    let t = texts(config);
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let input = File::open(file).map_err(|cause| super::of_file(&t, "cli-no-reading", file, &cause))?;
    let (groups, faults) = read_occupations(&name, input);
    tell_faults(&faults, t)?;
    tell_remarks(&faults, t);
    let db = open_and_migrate(config).await?;
    let version = format!("{name} {}", db.clock().today());
    let mut write = db.write().await?;
    taxonomy::take_in(&mut write, &groups, &version).await?;
    write.commit().await?;
    tell_the_index(config, &db).await;
    db.close().await;
    let occupations: usize = groups.iter().map(|group| group.occupations.len()).sum();
    let said = t
        .say("package-occupations")
        .with("groups", groups.len())
        .with("occupations", occupations)
        .with("version", &version);
    say!("{said}");
    Ok(())
}

/// Brings the search index up with the database. A program that serves does it too, by itself: so a failure is no fault.
async fn tell_the_index(config: &Config, db: &Db) {
    if let Err(fault) = Search::open(db.clone(), config).await {
        tracing::warn!(%fault, "the search index was not brought up to date; it is done when Brygga serves");
    }
}

/// All faults on standard error, and what to do.
fn tell_faults(faults: &Faults, t: Texts) -> Result<(), Failure> {
    if faults.is_empty() {
        return Ok(());
    }
    for fault in faults.list() {
        note!("{}", sentence(fault, &t));
    }
    let more = faults.count() - faults.list().len();
    if more > 0 {
        note!("{}", t.say("package-more-faults").with("count", more));
    }
    Err(Failure(t.say("package-nothing-changed").with("count", faults.count()).to_string()))
}

/// What is odd but allowed, on standard error.
fn tell_remarks(faults: &Faults, t: Texts) {
    if !faults.remarks().is_empty() {
        note!("{}", t.say("package-remarks"));
    }
    for remark in faults.remarks() {
        note!("{}", sentence(remark, &t));
    }
}

/// The faults on standard error, or the counts on standard output.
fn tell(checked: &Checked<'_>, t: Texts) -> Result<(), Failure> {
    let faults = &checked.faults;
    tell_faults(faults, t)?;
    tell_remarks(faults, t);
    for count in &checked.counts {
        let said = t
            .say("package-count")
            .with("table", count.table.name())
            .with("created", count.created)
            .with("changed", count.changed)
            .with("unchanged", count.unchanged);
        say!("{said}");
    }
    Ok(())
}
