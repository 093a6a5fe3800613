//! Tables on paper: how wide each column is, rows that break over pages, heads that are repeated on each.

use super::Table;
use super::face::Face;
use super::layout::{Kind, MARGIN, Pen, Style};

const SIZE: f32 = 9.0;
const WORDS: Style = Style::new(Face::Regular, SIZE);
const HEADS: Style = Style::new(Face::Bold, SIZE);
/// Between two columns.
const GAP: f32 = 8.0;
/// Above and below the words of a row.
const AIR: f32 = 2.5;

/// A row that is set: the lines of each cell.
struct Set {
    cells: Vec<Vec<String>>,
    style: Style,
}

impl Set {
    fn lines(&self) -> usize {
        self.cells.iter().map(Vec::len).max().unwrap_or(1)
    }

    fn height(&self, lines: usize) -> f32 {
        lines as f32 * self.style.line() + 2.0 * AIR
    }
}

/// The widths of a table's columns.
struct Columns {
    widths: Vec<f32>,
}

impl Columns {
    /// Each as wide as its words when they have room together; else no narrower than its widest word while that is possible, and
    /// the rest shared by how much each has to say.
    fn new(table: &Table, span: f32) -> Self {
        let count = table.columns.len();
        let room = span - GAP * (count - 1) as f32;
        let (mut wanted, mut least) = (vec![0.0_f32; count], vec![0.0_f32; count]);
        let heads: Vec<String> = table.columns.iter().map(|column| column.head.clone()).collect();
        // Sums are set as heads are, which are wider.
        let sums_from = table.rows.len() - table.sums;
        let rows = table.rows.iter().enumerate();
        let rows = rows.map(|(at, row)| (if at < sums_from { WORDS } else { HEADS }, row));
        for (style, row) in std::iter::once((HEADS, &heads)).chain(rows) {
            for (place, cell) in row.iter().take(count).enumerate() {
                let face = style.face;
                let whole =
                    face.shown(cell).split('\n').map(|line| face.width(SIZE, line)).fold(0.0, f32::max);
                wanted[place] = wanted[place].max(whole + 0.5);
                least[place] = least[place].max(face.widest_word(SIZE, cell) + 0.5);
            }
        }
        let sum: f32 = wanted.iter().sum();
        if sum <= room {
            // What is over goes to the columns of words, so that the table is as wide as the page.
            let worded = table.columns.iter().filter(|column| !column.numeric).count().max(1) as f32;
            let all = table.columns.iter().all(|column| column.numeric);
            let over = (room - sum).min(sum * 0.6);
            let share = if all { over / count as f32 } else { over / worded };
            let widths = wanted.iter().zip(&table.columns);
            return Self {
                widths: widths
                    .map(|(wide, column)| if all || !column.numeric { wide + share } else { *wide })
                    .collect(),
            };
        }
        // No column's widest word may take more than its fair part of the page.
        let fair = room / count as f32;
        let least: Vec<f32> = least.iter().map(|word| word.min(fair)).collect();
        let rest = (room - least.iter().sum::<f32>()).max(0.0);
        let more: Vec<f32> = wanted.iter().zip(&least).map(|(wide, least)| (wide - least).max(0.0)).collect();
        let sum = more.iter().sum::<f32>().max(1.0);
        Self { widths: least.iter().zip(&more).map(|(least, more)| least + rest * more / sum).collect() }
    }

    fn set(&self, row: &[String], style: Style) -> Set {
        let cells = self.widths.iter().enumerate().map(|(place, width)| {
            let cell = row.get(place).map_or("", String::as_str);
            style.lines(cell, *width)
        });
        Set { cells: cells.collect(), style }
    }

    fn left(&self, place: usize) -> f32 {
        MARGIN + self.widths[..place].iter().sum::<f32>() + GAP * place as f32
    }

    fn right(&self) -> f32 {
        self.left(self.widths.len() - 1) + self.widths.last().copied().unwrap_or_default()
    }
}

impl Pen {
    pub(super) fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        let columns = Columns::new(table, self.out.span());
        let numeric: Vec<bool> = table.columns.iter().map(|column| column.numeric).collect();
        let heads: Vec<String> = table.columns.iter().map(|column| column.head.clone()).collect();
        let heads = columns.set(&heads, HEADS);

        let whole = self.out.part(0, Kind::Table, "");
        let head = self.out.part(whole, Kind::Head, "");
        self.need(heads.height(heads.lines()) + 2.0 * WORDS.line());
        let cells = self.cells(head, Kind::HeadCell, Kind::HeadCell, columns.widths.len());
        self.some_lines(&columns, &numeric, &heads, (0, heads.lines()), Some(&cells), 0.9);

        let body = self.out.part(whole, Kind::Body, "");
        let sums_from = table.rows.len() - table.sums;
        for (place, row) in table.rows.iter().enumerate() {
            let set = columns.set(row, if place < sums_from { WORDS } else { HEADS });
            let cells = self.cells(body, Kind::RowCell, Kind::Cell, columns.widths.len());
            self.row(&columns, &numeric, &heads, &set, &cells);
        }
    }

    fn cells(&mut self, within: usize, first: Kind, other: Kind, count: usize) -> Vec<usize> {
        let row = self.out.part(within, Kind::Row, "");
        (0..count).map(|place| self.out.part(row, if place == 0 { first } else { other }, "")).collect()
    }

    /// A row on one page when a page can hold it; else over as many as it takes.
    fn row(&mut self, columns: &Columns, numeric: &[bool], heads: &Set, set: &Set, cells: &[usize]) {
        let heads_height = heads.height(heads.lines());
        let lines = set.lines();
        let holds = self.out.room() - heads_height;
        let mut from = 0;
        while from < lines {
            let fit = (((holds - 2.0 * AIR) / set.style.line()) as usize).max(1);
            let to = lines.min(from + fit);
            if self.need(set.height(to - from)) && heads_height < self.out.room() / 2.0 {
                self.some_lines(columns, numeric, heads, (0, heads.lines()), None, 0.9);
            }
            self.some_lines(columns, numeric, set, (from, to), Some(cells), 0.3);
            from = to;
        }
    }

    fn some_lines(
        &mut self,
        columns: &Columns,
        numeric: &[bool],
        set: &Set,
        (from, to): (usize, usize),
        cells: Option<&[usize]>,
        thickness: f32,
    ) {
        self.y += AIR;
        let top = self.y;
        for (place, lines) in set.cells.iter().enumerate() {
            self.y = top;
            for line in lines.iter().take(to).skip(from) {
                let width = set.style.face.width(set.style.size, line);
                let x =
                    columns.left(place) + if numeric[place] { columns.widths[place] - width } else { 0.0 };
                self.put(x, set.style, line.clone(), cells.map(|cells| cells[place]));
                self.y += set.style.line();
            }
        }
        self.y = top + (to - from) as f32 * set.style.line() + AIR;
        self.rule(MARGIN, columns.right(), thickness);
    }
}
