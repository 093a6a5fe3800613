//! Reads CSV as RFC 4180 has it, and as Excel writes it: any of three separators, CRLF or LF, quotes. Our own rather
//! than the crate `csv` (which we write with), because every fault names its line and that crate miscounts after CRLF.

use std::io::{self, BufRead};

/// A row longer than this has probably lost a closing quote.
pub(super) const MOST_KILOBYTES: usize = 256;
const MOST_BYTES: usize = MOST_KILOBYTES * 1024;

/// One row: its fields' bytes, and the line on which it begins, from 1.
#[derive(Debug, Default)]
pub(super) struct Record {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    pub line: u32,
}

impl Record {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn field(&self, at: usize) -> &[u8] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.bytes[start..self.ends[at]]
    }

    pub fn fields(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).map(|at| self.field(at))
    }

    fn clear(&mut self, line: u32) {
        self.bytes.clear();
        self.ends.clear();
        self.line = line;
    }

    fn end_field(&mut self) {
        self.ends.push(self.bytes.len());
    }

    /// Nothing on the line.
    fn is_blank(&self) -> bool {
        self.ends.len() == 1 && self.bytes.is_empty()
    }
}

/// Why reading stopped.
#[derive(Debug)]
pub(super) enum Broken {
    Io(io::Error),
    /// A quote that begins in the row on this line never ends.
    OpenQuote {
        line: u32,
    },
    /// The row on this line is longer than any that we would read.
    LongRow {
        line: u32,
    },
}

impl From<io::Error> for Broken {
    fn from(cause: io::Error) -> Self {
        Self::Io(cause)
    }
}

#[derive(Clone, Copy, PartialEq)]
enum At {
    FieldStart,
    Plain,
    Quoted,
    /// A quote inside quotes: the end, or the first of two that stand for one.
    Quote,
}

pub(super) struct CsvReader<R> {
    input: R,
    separator: u8,
    line: u32,
    after_return: bool,
}

impl<R: BufRead> CsvReader<R> {
    pub fn new(input: R, separator: u8) -> Self {
        Self { input, separator, line: 1, after_return: false }
    }

    /// The next row that is not blank; false at the end.
    pub fn read(&mut self, record: &mut Record) -> Result<bool, Broken> {
        loop {
            if !self.read_line(record)? {
                return Ok(false);
            }
            if !record.is_blank() {
                return Ok(true);
            }
        }
    }

    fn read_line(&mut self, record: &mut Record) -> Result<bool, Broken> {
        record.clear(self.line);
        let mut at = At::FieldStart;
        let mut began = false;
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                if at == At::Quoted {
                    return Err(Broken::OpenQuote { line: record.line });
                }
                if began {
                    record.end_field();
                }
                return Ok(began);
            }
            let mut used = 0;
            let mut ended = false;
            for &byte in buffer {
                used += 1;
                if self.after_return {
                    self.after_return = false;
                    if byte == b'\n' {
                        if at == At::Quoted {
                            record.bytes.push(byte);
                        }
                        continue;
                    }
                }
                let new_line = byte == b'\n' || byte == b'\r';
                if new_line {
                    self.line = self.line.saturating_add(1);
                    self.after_return = byte == b'\r';
                }
                began = true;
                at = match (at, byte) {
                    (At::Quoted, b'"') => At::Quote,
                    (At::Quoted, _) => {
                        record.bytes.push(byte);
                        At::Quoted
                    }
                    (At::Quote, b'"') => {
                        record.bytes.push(b'"');
                        At::Quoted
                    }
                    (At::FieldStart, b'"') => At::Quoted,
                    (_, b'\n' | b'\r') => {
                        ended = true;
                        break;
                    }
                    (_, byte) if byte == self.separator => {
                        record.end_field();
                        At::FieldStart
                    }
                    (_, byte) => {
                        record.bytes.push(byte);
                        At::Plain
                    }
                };
            }
            self.input.consume(used);
            if ended {
                record.end_field();
                return Ok(true);
            }
            if record.bytes.len() > MOST_BYTES {
                return Err(Broken::LongRow { line: record.line });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Reads with a buffer of `size` bytes, so that rows are cut anywhere.
    fn rows_by(text: &str, size: usize) -> Vec<(u32, Vec<String>)> {
        let mut reader = CsvReader::new(io::BufReader::with_capacity(size, text.as_bytes()), b',');
        let (mut record, mut rows) = (Record::default(), Vec::new());
        while reader.read(&mut record).unwrap() {
            let fields = record.fields().map(|field| String::from_utf8(field.to_vec()).unwrap());
            rows.push((record.line, fields.collect()));
        }
        rows
    }

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let rows = rows_by(text, 8192);
        for size in 1..10 {
            assert_eq!(rows_by(text, size), rows, "by {size} bytes");
        }
        rows
    }

    fn row(line: u32, fields: &[&str]) -> (u32, Vec<String>) {
        (line, fields.iter().map(|field| (*field).to_owned()).collect())
    }

    #[test]
    fn lines_are_counted_whatever_ends_them() {
        let expected = vec![row(1, &["a", "b"]), row(2, &["1", "2"]), row(4, &["3", "4"])];
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "1,2", "", "3,4", ""].join(end);
            assert_eq!(rows(&text), expected, "{end:?}");
            assert_eq!(rows(text.trim_end()), expected, "{end:?} without the last");
        }
    }

    #[test]
    fn quotes_hold_separators_lines_and_quotes() {
        let text = "a,b\r\n\"x, \"\"y\"\"\r\nz\",2\r\n3,\"\"\r\n";
        assert_eq!(rows(text), [row(1, &["a", "b"]), row(2, &["x, \"y\"\r\nz", "2"]), row(4, &["3", ""])]);
    }

    #[test]
    fn a_quote_that_never_ends_is_named_by_its_line() {
        let mut reader = CsvReader::new("a,b\n1,\"2\n3,4\n".as_bytes(), b',');
        let mut record = Record::default();
        assert!(reader.read(&mut record).unwrap());
        assert!(matches!(reader.read(&mut record), Err(Broken::OpenQuote { line: 2 })));
    }

    #[test]
    fn a_row_without_end_does_not_fill_the_memory() {
        let endless = io::BufReader::new(io::Read::take(io::repeat(b'x'), 1 << 30));
        let mut record = Record::default();
        assert!(CsvReader::new(endless, b',').read(&mut record).is_err());
        assert!(record.bytes.len() < 2 * MOST_BYTES);
    }

    proptest! {
        #[test]
        fn what_the_csv_crate_writes_is_read_back(
            table in prop::collection::vec(prop::collection::vec("[a\",;\r\nå ]{0,5}", 3), 1..6)
        ) {
            let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
            table.iter().for_each(|row| writer.write_record(row).unwrap());
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let read: Vec<Vec<String>> = rows(&text).into_iter().map(|(_, fields)| fields).collect();
            prop_assert_eq!(read, table);
        }
    }
}
