//! Tables for people who open them in Excel. Swedish Excel wants a mark of the encoding and semicolons; a cell that
//! begins as a formula is disarmed, for some of our texts are written by strangers. Not the data package: that one is
//! for programs.

use axum::http::header;
use axum::response::{IntoResponse, Response};

/// What Excel needs to see that a file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A file on its way down.
#[derive(Debug)]
pub struct CsvFile {
    name: String,
    body: String,
}

impl CsvFile {
    /// `name` is letters, digits and hyphens of our own; the file is called `name.csv`.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), body: BYTE_ORDER_MARK.to_owned() }
    }

    /// One row: the headings first.
    pub fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        for (place, cell) in cells.into_iter().enumerate() {
            if place > 0 {
                self.body.push(';');
            }
            self.body.push_str(&written(cell.as_ref()));
        }
        self.body.push_str("\r\n");
    }

    /// What is in it, for a zip file.
    pub fn into_body(self) -> String {
        self.body
    }
}

impl IntoResponse for CsvFile {
    fn into_response(self) -> Response {
        let headers = [
            (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
            (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}.csv\"", self.name)),
            (header::CACHE_CONTROL, "no-store".to_owned()),
        ];
        (headers, self.body).into_response()
    }
}

/// A cell: disarmed, and quoted when it must be.
fn written(cell: &str) -> String {
    // A minus before a number is a number; before anything else it is a formula.
    let number = cell
        .strip_prefix('-')
        .is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.'));
    let armed = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !number;
    let disarmed = if armed { format!("'{cell}") } else { cell.to_owned() };
    if disarmed.contains([';', '"', '\n', '\r', ',']) {
        format!("\"{}\"", disarmed.replace('"', "\"\""))
    } else {
        disarmed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excel_reads_swedish_letters_and_semicolons() {
        let mut file = CsvFile::new("rapport");
        file.row(["Kommun", "Antal"]);
        file.row(["Österåker; \"norra\"", "35"]);
        assert_eq!(file.body, "\u{feff}Kommun;Antal\r\n\"Österåker; \"\"norra\"\"\";35\r\n");
    }

    #[test]
    fn a_cell_is_never_a_formula() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("+46 70", "'+46 70"),
            ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-12", "-12"),
            ("6,5", "\"6,5\""),
        ] {
            assert_eq!(written(cell), expected);
        }
    }
}
