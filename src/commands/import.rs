//! `brygga import`: a data package, or a taxonomy of occupations, into the database.

use std::path::{Path, PathBuf};

use super::{Failure, keys, not_yet, open_and_migrate};
use crate::config::Config;
use crate::model::package::{Count, Faults, Package, Progress, Source, apply};

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
        _ => not_yet("import --occupations"),
    }
}

async fn package(config: &Config, folder: &Path, dry_run: bool) -> Result<(), Failure> {
    if !folder.is_dir() {
        return Err(Failure(format!("{} is not a folder.", folder.display())));
    }
    let keys = keys(config)?;
    let db = open_and_migrate(config).await?;
    let source = Source::Folder(folder.to_owned());
    let watch = |_: Progress| {};
    let (package, faults) = Package::read(&source, db.clock().today(), &watch);
    if dry_run {
        let checked = package.check(&mut db.read().await?, &keys, faults).await?;
        return told(&checked.faults, &checked.counts);
    }
    let mut write = db.write().await?;
    package.lock(&mut write).await?;
    let checked = package.check(&mut write, &keys, faults).await?;
    if checked.faults.is_empty() {
        apply(&checked, &mut write, &keys, None, &watch).await?;
        write.commit().await?;
    } else {
        write.rollback().await?;
    }
    db.close().await;
    told(&checked.faults, &checked.counts)
}

fn told(faults: &Faults, counts: &[Count]) -> Result<(), Failure> {
    for fault in faults.list() {
        eprintln!("{fault:?}");
    }
    if !faults.is_empty() {
        return Err(Failure(format!("{} faults. Nothing has been changed.", faults.count())));
    }
    for count in counts {
        println!(
            "{}: {} new, {} changed, {} unchanged",
            count.table.name(),
            count.created,
            count.changed,
            count.unchanged
        );
    }
    Ok(())
}
