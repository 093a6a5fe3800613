//! `brygga export`: what a data package knows of the database.

use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::progress::Bar;
use super::{Failure, keys, open, texts};
use crate::config::Config;
use crate::model::package::{ExportFault, Extent, Progress, export};

/// Writes a data package that `brygga import` reads. Personal numbers are in it in plain text: keep it as you keep
/// the database. Proposals that were declined, withdrawn or expired are left out.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder to write to: made when missing, written over when it holds a package, refused when it holds other things
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

pub async fn run(config: &Config, args: Args) -> Result<(), Failure> {
    let t = texts(config);
    let db = open(config).await?;
    let keys = keys(config, &db).await?;
    let refused = |cause| super::of_file(&t, "cli-no-writing", &args.folder, &cause);
    fs::create_dir_all(&args.folder).map_err(refused)?;
    if !is_empty(&args.folder).map_err(refused)? && !args.folder.join("datapackage.json").exists() {
        let folder = args.folder.display().to_string();
        return Err(Failure(t.say("package-folder-in-use").with("folder", folder).to_string()));
    }
    let bar = Bar::new(t);
    let watch = |progress: Progress| bar.show(progress);
    let folder = args.folder.clone();
    let mut shelf = move |name: &str| private_file(&folder.join(name));
    let mut read = db.read().await?;
    let exported = export(&mut read, &keys, Extent::All, &mut shelf, &watch).await;
    let exported = exported.map_err(|fault| match fault {
        ExportFault::Model(fault) => super::of_model(&t, fault),
        other => other.into(),
    })?;
    drop(read);
    bar.clear();
    db.close().await;
    for (table, rows) in &exported.counts {
        say!("{}: {rows}", table.name());
    }
    for membership in &exported.left_out {
        note!("{}", t.say("package-left-out").with("membership", membership));
    }
    say!("{}", t.say("package-exported").with("folder", args.folder.display().to_string()));
    Ok(())
}

fn is_empty(folder: &Path) -> io::Result<bool> {
    Ok(fs::read_dir(folder)?.next().is_none())
}

/// A file that only its owner may read.
fn private_file(path: &Path) -> io::Result<Box<dyn Write + Send>> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok(Box::new(BufWriter::new(options.open(path)?)))
}
