//! Where a package lies: in a folder, or in memory when it came as a zip. Says which file holds which table. Not for
//! reading rows (`rows`).

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use super::expected::Expected;
use super::fault::Faults;
use super::tables::Table;

/// A file larger than this is not read.
pub const MOST_MEGABYTES: u64 = 512;
const MOST_OF_A_DESCRIPTOR: u64 = 1 << 20;
const DESCRIPTOR: &str = "datapackage.json";

/// A package that can be read, again and again.
#[derive(Clone, Debug)]
pub enum Source {
    Folder(PathBuf),
    /// Files by their names, unpacked.
    Files(BTreeMap<String, Vec<u8>>),
}

/// The file that holds a table.
#[derive(Clone, Debug)]
pub(super) struct TableAt {
    pub table: Table,
    pub file: String,
    pub bytes: u64,
}

#[derive(serde::Deserialize)]
struct Descriptor {
    resources: Vec<Resource>,
}

#[derive(serde::Deserialize)]
struct Resource {
    name: String,
    path: String,
}

impl Source {
    /// The tables it holds, in their order. A package may hold any of them, so a file that the descriptor
    /// names and that is not there is only remarked on; a CSV file that nobody knows is a fault, for it would be left out.
    pub(super) fn tables(&self, faults: &mut Faults) -> Vec<TableAt> {
        let mut files: BTreeMap<Table, String> = BTreeMap::new();
        let mut named = Vec::new();
        for resource in self.resources(faults) {
            match Table::named(&resource.name) {
                Some(table) if is_within(&resource.path) => {
                    named.push(table);
                    files.insert(table, self.path_of(resource.path));
                }
                Some(_) => faults.add(DESCRIPTOR, None, Some("path"), &resource.path, Expected::File),
                None => faults.add(DESCRIPTOR, None, Some("name"), &resource.name, Expected::KnownFile),
            }
        }
        for table in Table::ALL {
            files.entry(table).or_insert_with(|| table.file_name());
        }
        let mut tables = Vec::new();
        for (table, file) in &files {
            let Some(bytes) = self.size(file) else {
                if named.contains(table) {
                    faults.remark(DESCRIPTOR, None, "path", file, Expected::FileThere);
                }
                continue;
            };
            if bytes > MOST_MEGABYTES << 20 {
                let megabytes = MOST_MEGABYTES as i64;
                faults.add(file, None, None, "", Expected::FileOfAtMost { megabytes });
            } else {
                tables.push(TableAt { table: *table, file: file.clone(), bytes });
            }
        }
        for file in self.csv_files() {
            if !files.values().any(|known| *known == file) {
                faults.add(&file, None, None, "", Expected::KnownFile);
            }
        }
        if tables.is_empty() && faults.is_empty() {
            faults.add(DESCRIPTOR, None, None, "", Expected::SomeTable);
        }
        tables
    }

    pub(super) fn open(&self, file: &str) -> io::Result<Box<dyn Read + '_>> {
        match self {
            Self::Folder(folder) => Ok(Box::new(File::open(folder.join(file))?)),
            Self::Files(files) => match files.get(file) {
                Some(bytes) => Ok(Box::new(bytes.as_slice())),
                None => Err(io::ErrorKind::NotFound.into()),
            },
        }
    }

    /// What `datapackage.json` says; nothing when there is none.
    fn resources(&self, faults: &mut Faults) -> Vec<Resource> {
        if self.size(DESCRIPTOR).is_none() {
            return Vec::new();
        }
        let read = self.open(DESCRIPTOR).and_then(|file| {
            let mut text = Vec::new();
            file.take(MOST_OF_A_DESCRIPTOR).read_to_end(&mut text)?;
            Ok(text)
        });
        match read {
            Ok(text) => match serde_json::from_slice::<Descriptor>(without_mark(&text)) {
                Ok(descriptor) => descriptor.resources,
                Err(cause) => {
                    let line = u32::try_from(cause.line()).ok();
                    faults.add(DESCRIPTOR, line, None, "", Expected::Descriptor);
                    Vec::new()
                }
            },
            Err(cause) => {
                faults.add(DESCRIPTOR, None, None, "", Expected::Readable { cause: cause.to_string() });
                Vec::new()
            }
        }
    }

    /// Where the file lies: in a zip, folders have been dropped.
    fn path_of(&self, path: String) -> String {
        match self {
            Self::Folder(_) => path,
            Self::Files(_) => path.rsplit('/').next().unwrap_or_default().to_owned(),
        }
    }

    fn size(&self, file: &str) -> Option<u64> {
        match self {
            Self::Folder(folder) => std::fs::metadata(folder.join(file))
                .ok()
                .filter(|found| found.is_file())
                .map(|found| found.len()),
            Self::Files(files) => files.get(file).map(|bytes| bytes.len() as u64),
        }
    }

    fn csv_files(&self) -> Vec<String> {
        let mut names: Vec<String> = match self {
            Self::Folder(folder) => std::fs::read_dir(folder)
                .into_iter()
                .flatten()
                .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
                .collect(),
            Self::Files(files) => files.keys().cloned().collect(),
        };
        names.retain(|name| name.to_lowercase().ends_with(".csv") && !name.starts_with('.'));
        names.sort();
        names
    }
}

/// Inside the package's own folder.
fn is_within(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
}
