//! Unpacks a package that came as a zip file, into memory and within bounds: a zip may claim to be small and be huge.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::source::Source;

/// How much a zip may hold.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub entries: usize,
    /// Unpacked, all files together.
    pub bytes: u64,
    /// Unpacked bytes for each packed one.
    pub ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { entries: 100, bytes: 256 << 20, ratio: 100 }
    }
}

/// Why a zip is not unpacked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ZipFault {
    NotAZip,
    TooManyFiles {
        most: usize,
    },
    TooLarge {
        megabytes: u64,
    },
    /// Packed more tightly than any table is: made to fill our memory.
    TooDense,
    PathOutside {
        path: String,
    },
    Encrypted {
        path: String,
    },
    /// Two files of one name, in different folders.
    Twice {
        name: String,
    },
}

/// The tables and the descriptor of a zipped package. Folders above them are dropped; other files, zips in the zip
/// among them, are not even unpacked.
pub fn read_zip(bytes: &[u8], limits: Limits) -> Result<Source, ZipFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ZipFault::NotAZip)?;
    if archive.len() > limits.entries {
        return Err(ZipFault::TooManyFiles { most: limits.entries });
    }
    // Small files may be dense by chance: a header and ten thousand equal rows.
    let most = limits.bytes.min((bytes.len() as u64).saturating_mul(limits.ratio).max(1 << 20));
    let mut files = BTreeMap::new();
    let mut left = most;
    for at in 0..archive.len() {
        let mut entry = archive.by_index_raw(at).map_err(|_| ZipFault::NotAZip)?;
        let path = entry.name().map_err(|_| ZipFault::NotAZip)?.into_owned();
        if entry.enclosed_name().is_none() {
            return Err(ZipFault::PathOutside { path });
        }
        if entry.is_dir() || !is_wanted(&path) {
            continue;
        }
        if entry.encrypted() {
            return Err(ZipFault::Encrypted { path });
        }
        drop(entry);
        entry = archive.by_index(at).map_err(|_| ZipFault::NotAZip)?;
        let mut content = Vec::new();
        // What the zip says of its sizes is not believed: reading stops one byte past the bound.
        entry.take(left + 1).read_to_end(&mut content).map_err(|_| ZipFault::NotAZip)?;
        left = match left.checked_sub(content.len() as u64) {
            Some(left) => left,
            None if most < limits.bytes => return Err(ZipFault::TooDense),
            None => return Err(ZipFault::TooLarge { megabytes: limits.bytes >> 20 }),
        };
        let name = path.rsplit(['/', '\\']).next().unwrap_or(&path);
        if files.insert(name.to_owned(), content).is_some() {
            return Err(ZipFault::Twice { name: name.to_owned() });
        }
    }
    Ok(Source::Files(files))
}

fn is_wanted(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    // What a Mac puts beside each file.
    let shadow = path.starts_with("__MACOSX/") || name.starts_with("._");
    !shadow && (name.to_lowercase().ends_with(".csv") || name == "datapackage.json")
}
