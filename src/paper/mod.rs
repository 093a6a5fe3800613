//! Papers: what is said on them, as plain data, and the way to a tagged PDF that a screen reader can read and an archive can
//! keep (PDF/UA-1 and PDF/A-2a; krilla checks both at every paper). Knows nothing of the model, of texts or of pages: whoever
//! wants a paper brings every word in the reader's language.
//!
//! ```ignore
//! let mut paper = Paper::new("sv", "Överenskommelse", db.now());
//! paper.paragraph("…").heading("Tider").facts([("Första dag", "2026-03-02")]).table(table).signatures([…]);
//! let bytes = paper.pdf()?;
//! ```

mod face;
mod grid;
mod layout;
mod pdf;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};

/// A paper in the making.
#[derive(Clone, Debug)]
pub struct Paper {
    /// As in `lang`: "sv".
    language: String,
    title: String,
    /// Stands small below each page, beside its number.
    footer: String,
    made_at: DateTime<Utc>,
    lying: bool,
    blocks: Vec<Block>,
}

#[derive(Clone, Debug)]
enum Block {
    Heading(String),
    Paragraph(String),
    /// Small and grey.
    Note(String),
    Items(Vec<String>),
    Facts(Vec<(String, String)>),
    Table(Table),
    Signatures(Vec<Signature>),
}

/// Columns with their heads, and rows. The first column heads its row.
#[derive(Clone, Debug, Default)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
    /// The last rows that are sums: bold.
    sums: usize,
}

#[derive(Clone, Debug)]
struct Column {
    head: String,
    numeric: bool,
}

/// A line to write on, what is known of it already above the line, and whose it is below it.
#[derive(Clone, Debug)]
pub struct Signature {
    pub stated: String,
    pub whose: String,
}

impl Table {
    pub fn new() -> Self {
        Self::default()
    }

    /// A column of words.
    pub fn column(mut self, head: impl Into<String>) -> Self {
        self.columns.push(Column { head: head.into(), numeric: false });
        self
    }

    /// A column of numbers: they stand to the right.
    pub fn numbers(mut self, head: impl Into<String>) -> Self {
        self.columns.push(Column { head: head.into(), numeric: true });
        self
    }

    /// Cells that are missing are empty; cells beyond the last column are left out.
    pub fn row<C: Into<String>>(&mut self, cells: impl IntoIterator<Item = C>) -> &mut Self {
        self.rows.push(cells.into_iter().map(Into::into).collect());
        self
    }

    /// A row of sums, below all others.
    pub fn sum<C: Into<String>>(&mut self, cells: impl IntoIterator<Item = C>) -> &mut Self {
        self.sums += 1;
        self.row(cells)
    }
}

impl Paper {
    /// `made_at` goes into the file's own particulars; two equal papers of one instant are equal files.
    pub fn new(language: impl Into<String>, title: impl Into<String>, made_at: DateTime<Utc>) -> Self {
        Self {
            language: language.into(),
            title: title.into(),
            footer: String::new(),
            made_at,
            lying: false,
            blocks: Vec::new(),
        }
    }

    /// Wider than high, for tables with many columns.
    pub fn lying(&mut self) -> &mut Self {
        self.lying = true;
        self
    }

    pub fn footer(&mut self, text: impl Into<String>) -> &mut Self {
        self.footer = text.into();
        self
    }

    pub fn heading(&mut self, text: impl Into<String>) -> &mut Self {
        self.add(Block::Heading(text.into()))
    }

    /// Line feeds within the text begin new lines.
    pub fn paragraph(&mut self, text: impl Into<String>) -> &mut Self {
        self.add(Block::Paragraph(text.into()))
    }

    pub fn note(&mut self, text: impl Into<String>) -> &mut Self {
        self.add(Block::Note(text.into()))
    }

    pub fn items<I: Into<String>>(&mut self, items: impl IntoIterator<Item = I>) -> &mut Self {
        self.add(Block::Items(items.into_iter().map(Into::into).collect()))
    }

    /// What is asked to the left, what is so to the right.
    pub fn facts<K: Into<String>, V: Into<String>>(
        &mut self,
        facts: impl IntoIterator<Item = (K, V)>,
    ) -> &mut Self {
        self.add(Block::Facts(facts.into_iter().map(|(key, value)| (key.into(), value.into())).collect()))
    }

    pub fn table(&mut self, table: Table) -> &mut Self {
        self.add(Block::Table(table))
    }

    pub fn signatures(&mut self, signatures: impl IntoIterator<Item = Signature>) -> &mut Self {
        self.add(Block::Signatures(signatures.into_iter().collect()))
    }

    fn add(&mut self, block: Block) -> &mut Self {
        self.blocks.push(block);
        self
    }

    /// The finished file. Takes some milliseconds a page: not for a thread that others wait on (`web::paper_file`).
    pub fn pdf(&self) -> Result<Vec<u8>, Unprintable> {
        pdf::written(self, layout::laid_out(self))
    }
}

/// The PDF would break its own standard; a fault of ours, never of the words.
#[derive(Debug, thiserror::Error)]
#[error("the PDF cannot be written: {0}")]
pub struct Unprintable(String);
