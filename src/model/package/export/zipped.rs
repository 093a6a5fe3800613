//! A package in memory, and then in a zip file: for the browser. A project's, not a county's.

use std::io::{Cursor, Result, Write};
use std::sync::{Arc, Mutex, PoisonError};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Shelf;

/// The files so far. Several are written side by side, which a zip cannot be.
#[derive(Debug, Default)]
pub struct Zip {
    files: Vec<(String, Buffer)>,
}

#[derive(Clone, Debug, Default)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Shelf for Zip {
    fn file(&mut self, name: &str) -> Result<Box<dyn Write + Send>> {
        let buffer = Buffer::default();
        self.files.push((name.to_owned(), buffer.clone()));
        Ok(Box::new(buffer))
    }
}

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl Zip {
    /// The zip file. Takes a while: not for the thread of a request.
    pub fn finish(self) -> Result<Vec<u8>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, buffer) in self.files {
            zip.start_file(name, SimpleFileOptions::default())?;
            zip.write_all(&buffer.0.lock().unwrap_or_else(PoisonError::into_inner))?;
        }
        Ok(zip.finish()?.into_inner())
    }
}
