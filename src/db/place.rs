//! Where a SQLite database lies. A file that is taken away or put in another's place while the program has it open stays
//! open, and what is written goes where nobody finds it again: so it is looked at before each snapshot
//! and each transaction.

use std::io;
use std::path::{Path, PathBuf};

/// A file by its name and by what it is.
#[derive(Clone, Debug)]
pub(super) struct Place {
    file: PathBuf,
    identity: Identity,
}

/// Device and number of the file there.
type Identity = (u64, u64);

impl Place {
    /// Of a file that is there.
    pub fn of(file: &Path) -> io::Result<Self> {
        Ok(Self { file: file.to_owned(), identity: identity(file)? })
    }

    /// An error when the file is gone, or is another.
    pub fn check(&self) -> io::Result<()> {
        if identity(&self.file)? == self.identity {
            return Ok(());
        }
        Err(io::Error::other(format!("{} is another file than the one that was opened", self.file.display())))
    }
}

#[cfg(unix)]
fn identity(file: &Path) -> io::Result<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    let told = std::fs::metadata(file)?;
    Ok((told.dev(), told.ino()))
}

#[cfg(not(unix))]
fn identity(file: &Path) -> io::Result<Identity> {
    std::fs::metadata(file).map(|_| (0, 0))
}
