//! One table, two files: a sheet for Excel whose numbers and dates are numbers and dates, or the same as CSV. A cell of text is
//! always text there, never a formula.

use axum::response::Response;
use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

use super::csv_file::CsvFile;
use super::fault::Fault;
use super::paper_file;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// What Excel takes for the name of a sheet.
const LONGEST_NAME: usize = 31;

#[derive(Clone, Debug)]
pub struct SheetFile {
    /// Letters, digits and hyphens of our own.
    name: String,
    title: String,
    rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    Whole(i64),
    /// A number of thousandths (3) or öre (2).
    Decimal(i64, usize),
    Date(NaiveDate),
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::Text(text.into())
    }
}

impl Cell {
    /// As Swedish Excel reads it from CSV: 0,968.
    fn written(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Whole(number) => number.to_string(),
            Self::Decimal(amount, places) => {
                let parts = 10_u64.pow(*places as u32);
                let sign = if *amount < 0 { "-" } else { "" };
                let whole = amount.unsigned_abs();
                format!("{sign}{},{:0places$}", whole / parts, whole % parts)
            }
            Self::Date(date) => date.to_string(),
        }
    }
}

impl SheetFile {
    /// `title` names the sheet.
    pub fn new(name: impl Into<String>, title: impl Into<String>) -> Self {
        Self { name: name.into(), title: title.into(), rows: Vec::new() }
    }

    /// One row: the headings first.
    pub fn row<C: Into<Cell>>(&mut self, cells: impl IntoIterator<Item = C>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    pub fn csv(&self) -> CsvFile {
        let mut file = CsvFile::new(&self.name);
        for row in &self.rows {
            file.row(row.iter().map(Cell::written));
        }
        file
    }

    /// The sheet is made beside the threads that others wait on.
    pub async fn xlsx(self) -> Result<Response, Fault> {
        let name = format!("{}.xlsx", self.name);
        let made = tokio::task::spawn_blocking(move || self.content()).await.map_err(Fault::broken)?;
        Ok(paper_file::file(&name, XLSX, made.map_err(Fault::broken)?))
    }

    fn content(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&self.title))?;
        let bold = Format::new().set_bold();
        let day = Format::new().set_num_format("yyyy-mm-dd");
        for (row, cells) in (0..).zip(&self.rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Cell::Text(text) if row == 0 => {
                        sheet.write_string_with_format(row, column, text, &bold)?
                    }
                    Cell::Text(text) => sheet.write_string(row, column, text)?,
                    Cell::Whole(number) => sheet.write_number(row, column, *number as f64)?,
                    Cell::Decimal(amount, places) => {
                        let format = Format::new().set_num_format(format!("#,##0.{}", "0".repeat(*places)));
                        let number = *amount as f64 / 10_f64.powi(*places as i32);
                        sheet.write_number_with_format(row, column, number, &format)?
                    }
                    Cell::Date(date) => match excel_date(*date) {
                        Some(date) => sheet.write_datetime_with_format(row, column, date, &day)?,
                        None => sheet.write_string(row, column, date.to_string())?,
                    },
                };
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofit();
        book.save_to_buffer()
    }
}

/// Excel knows no day before 1900.
fn excel_date(date: NaiveDate) -> Option<ExcelDateTime> {
    ExcelDateTime::from_ymd(u16::try_from(date.year()).ok()?, date.month() as u8, date.day() as u8).ok()
}

/// Without what Excel forbids in the name of a sheet.
fn sheet_name(title: &str) -> String {
    let allowed = title.chars().filter(|c| !c.is_control() && !"[]:*?/\\'".contains(*c));
    let name: String = allowed.take(LONGEST_NAME).collect();
    if name.trim().is_empty() { "Brygga".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn sheet() -> SheetFile {
        let mut sheet = SheetFile::new("invoice-1-2026-03", "Underlag: mars [1/2]");
        sheet.row(["Plats", "Dagar", "Belopp", "Från"]);
        sheet.row([
            Cell::from("=1+1 Österåker"),
            Cell::Whole(21),
            Cell::Decimal(-484_050, 2),
            Cell::Date(NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()),
        ]);
        sheet
    }

    fn part(content: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(content)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn numbers_are_numbers_dates_are_dates_and_text_is_never_a_formula() {
        let content = sheet().content().unwrap();
        let cells = part(&content, "xl/worksheets/sheet1.xml");
        assert!(!cells.contains("<f>"), "{cells}");
        assert!(
            cells.contains("<v>-4840.5</v>") && cells.contains("<v>21</v>") && cells.contains("<v>46083</v>"),
            "{cells}"
        );
        assert!(part(&content, "xl/sharedStrings.xml").contains("=1+1 Österåker"));
        assert!(part(&content, "xl/workbook.xml").contains("name=\"Underlag mars 12\""));
    }

    #[test]
    fn nothing_and_names_that_excel_forbids_make_a_file_too() {
        for title in ["", "[]:*?/\\'", &"å".repeat(40)] {
            SheetFile::new("empty", title).content().unwrap();
        }
    }

    #[test]
    fn the_same_table_is_csv() {
        let rows: Vec<String> = sheet().rows.last().unwrap().iter().map(Cell::written).collect();
        assert_eq!(rows, ["=1+1 Österåker", "21", "-4840,50", "2026-03-02"]);
    }
}
