//! The folder of the embedded index. `current` names the subfolder that holds; a new index is built beside it, in
//! `building`, and takes its place when it is whole. Who has an older one open sees that `current` has changed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::embedded::Embedded;
use super::engine::{Fault, Result};

#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Below `BRYGGA_DATA`.
    pub fn within(data: &Path) -> Self {
        Self(data.join("index"))
    }

    /// The name of the index that holds, if any.
    pub fn current(&self) -> Option<String> {
        let name = fs::read_to_string(self.0.join("current")).ok()?;
        let name = name.trim();
        // Only names that `swap` makes: what stands in a file is not to be trusted with a path.
        (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit())).then(|| name.to_owned())
    }

    pub fn open(&self) -> Result<Embedded> {
        let name = self.current().ok_or(Fault::Missing)?;
        Embedded::open(&self.0.join(name))
    }

    /// An empty index beside the one that holds. A fault when somebody else is building one.
    pub fn build(&self) -> Result<Embedded> {
        let folder = self.building();
        // What an interrupted building has left. Whoever builds right now holds the writer's lock.
        if folder.exists() {
            if let Ok(left) = Embedded::open(&folder)
                && !left.can_write()
            {
                return Err(Fault::ReadOnly);
            }
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Embedded::create(&folder)
    }

    /// Puts what was built (and is closed) in the place of what holds.
    pub fn swap(&self) -> Result<()> {
        let last = self.numbers()?.into_iter().max().unwrap_or(0);
        let name = (last + 1).to_string();
        fs::rename(self.building(), self.0.join(&name))?;
        let pointer = self.0.join("current.new");
        fs::write(&pointer, &name)?;
        fs::File::open(&pointer)?.sync_all()?;
        fs::rename(pointer, self.0.join("current"))?;
        for number in self.numbers()?.into_iter().filter(|number| *number <= last) {
            // Whoever has it open still reads it until they look again.
            fs::remove_dir_all(self.0.join(number.to_string()))?;
        }
        Ok(())
    }

    fn building(&self) -> PathBuf {
        self.0.join("building")
    }

    fn numbers(&self) -> io::Result<Vec<u64>> {
        let entries = fs::read_dir(&self.0)?;
        Ok(entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect())
    }
}
