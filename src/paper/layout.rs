//! Where everything stands: blocks become pages of pieces, and a tree that says what each piece is. Draws nothing.

use super::face::Face;
use super::{Block, Paper, Signature};

/// A4, in points.
const SHORT: f32 = 595.276;
const LONG: f32 = 841.89;
pub(super) const MARGIN: f32 = 48.0;
/// Below the last line, for the page's number.
const FOOT: f32 = 24.0;

pub(super) const BODY: f32 = 10.5;
pub(super) const SMALL: f32 = 8.5;
/// From line to line, in parts of the size.
const LEADING: f32 = 1.3;
/// How wide the left column of facts is, in parts of the page.
const KEY: f32 = 0.34;
const GAP: f32 = 8.0;
/// Above a heading, below it, and below every block.
const ABOVE: f32 = 7.0;
const BELOW: f32 = 2.0;
const APART: f32 = 5.0;

/// What a piece of the tree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Root,
    Title,
    Heading,
    Paragraph,
    List,
    Item,
    Label,
    ItemBody,
    Table,
    Head,
    Body,
    Row,
    HeadCell,
    /// The first cell of a row: its head.
    RowCell,
    Cell,
}

/// One part of the tree.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) kind: Kind,
    pub(super) parts: Vec<usize>,
    /// Its words, for the contents beside the pages.
    pub(super) text: String,
}

/// A line of text on a page; `part` is where it stands in the tree, or none when it is only for the eye.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) x: f32,
    /// The line that letters stand on.
    pub(super) y: f32,
    pub(super) face: Face,
    pub(super) size: f32,
    pub(super) grey: bool,
    pub(super) text: String,
    pub(super) part: Option<usize>,
}

#[derive(Debug, Default)]
pub(super) struct PageOf {
    pub(super) pieces: Vec<Piece>,
    /// Lines across: from, to, height, thickness.
    pub(super) rules: Vec<(f32, f32, f32, f32)>,
}

#[derive(Debug)]
pub(super) struct LaidOut {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) pages: Vec<PageOf>,
    /// The first is the root.
    pub(super) parts: Vec<Part>,
}

impl LaidOut {
    /// As wide as words may be.
    pub(super) fn span(&self) -> f32 {
        self.width - 2.0 * MARGIN
    }

    fn bottom(&self) -> f32 {
        self.height - MARGIN - FOOT
    }

    /// The height that words may take on a page.
    pub(super) fn room(&self) -> f32 {
        self.bottom() - MARGIN
    }

    pub(super) fn part(&mut self, within: usize, kind: Kind, text: &str) -> usize {
        let new = self.parts.len();
        self.parts.push(Part { kind, parts: Vec::new(), text: text.to_owned() });
        self.parts[within].parts.push(new);
        new
    }

    pub(super) fn page(&mut self) -> &mut PageOf {
        if self.pages.is_empty() {
            self.pages.push(PageOf::default());
        }
        self.pages.last_mut().expect("there is a page")
    }
}

/// A pen that goes down the pages.
pub(super) struct Pen {
    pub(super) out: LaidOut,
    pub(super) y: f32,
}

/// How a line of words looks.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) face: Face,
    pub(super) size: f32,
    pub(super) grey: bool,
}

impl Style {
    pub(super) const fn new(face: Face, size: f32) -> Self {
        Self { face, size, grey: false }
    }

    pub(super) fn line(self) -> f32 {
        self.size * LEADING
    }

    pub(super) fn lines(self, text: &str, width: f32) -> Vec<String> {
        self.face.lines(self.size, text, width)
    }
}

const TITLE: Style = Style::new(Face::Bold, 20.0);
const HEADING: Style = Style::new(Face::Bold, 13.0);
const PLAIN: Style = Style::new(Face::Regular, BODY);
const KEYS: Style = Style::new(Face::Bold, BODY);
const NOTE: Style = Style { face: Face::Regular, size: SMALL, grey: true };

impl Pen {
    /// A new page when less than this is left of the old.
    pub(super) fn need(&mut self, height: f32) -> bool {
        // A hair for what adding up rounds.
        if self.y + height <= self.out.bottom() + 0.01 || self.y <= MARGIN {
            return false;
        }
        self.turn();
        true
    }

    pub(super) fn turn(&mut self) {
        self.out.pages.push(PageOf::default());
        self.y = MARGIN;
    }

    /// One line of words, whose top is where the pen is; the pen stays.
    pub(super) fn put(&mut self, x: f32, style: Style, text: String, part: Option<usize>) {
        let y = self.y + style.size * 1.02;
        let Style { face, size, grey } = style;
        self.out.page().pieces.push(Piece { x, y, face, size, grey, text, part });
    }

    pub(super) fn rule(&mut self, from: f32, to: f32, thickness: f32) {
        let y = self.y;
        self.out.page().rules.push((from, to, y, thickness));
    }

    /// A text over as many lines and pages as it takes.
    fn text(&mut self, x: f32, width: f32, style: Style, text: &str, part: usize) {
        for line in style.lines(text, width) {
            self.need(style.line());
            self.put(x, style, line, Some(part));
            self.y += style.line();
        }
    }

    fn whole(&mut self, kind: Kind, style: Style, text: &str) {
        let part = self.out.part(0, kind, &style.face.shown(text));
        let width = self.out.span();
        self.text(MARGIN, width, style, text, part);
    }

    fn items(&mut self, items: &[String]) {
        let list = self.out.part(0, Kind::List, "");
        for text in items {
            let item = self.out.part(list, Kind::Item, "");
            let (label, body) =
                (self.out.part(item, Kind::Label, ""), self.out.part(item, Kind::ItemBody, ""));
            self.need(PLAIN.line());
            self.put(MARGIN, PLAIN, "•".to_owned(), Some(label));
            let width = self.out.span() - 14.0;
            self.text(MARGIN + 14.0, width, PLAIN, text, body);
        }
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        let list = self.out.part(0, Kind::List, "");
        let span = self.out.span();
        let (key_width, from) = (span * KEY - GAP, MARGIN + span * KEY);
        for (key, value) in facts {
            let item = self.out.part(list, Kind::Item, "");
            let (label, body) =
                (self.out.part(item, Kind::Label, ""), self.out.part(item, Kind::ItemBody, ""));
            let keys = KEYS.lines(key, key_width);
            // A question stands on one page; its answer may go on.
            let height = (keys.len() as f32 * KEYS.line()).min(self.out.room());
            self.need(height);
            let (top, page) = (self.y, self.out.pages.len());
            for line in keys {
                self.need(KEYS.line());
                self.put(MARGIN, KEYS, line, Some(label));
                self.y += KEYS.line();
            }
            let after_key = self.y;
            if self.out.pages.len() == page {
                self.y = top;
            }
            let page = self.out.pages.len();
            self.text(from, span * (1.0 - KEY), PLAIN, value, body);
            if self.out.pages.len() == page {
                self.y = self.y.max(after_key);
            }
            self.y += 2.0;
        }
    }

    /// On one page, when a page can hold them.
    fn signatures(&mut self, signatures: &[Signature]) {
        let span = self.out.span();
        let whole = self.height(signatures);
        if whole <= self.out.room() {
            self.need(whole);
        }
        for signature in signatures {
            self.need(self.height(std::slice::from_ref(signature)));
            let stated = PLAIN.lines(&signature.stated, span * 0.7);
            self.y += PLAIN.line();
            let part = self.out.part(0, Kind::Paragraph, "");
            for line in stated {
                self.put(MARGIN, PLAIN, line, Some(part));
                self.y += PLAIN.line();
            }
            self.rule(MARGIN, MARGIN + span * 0.7, 0.7);
            self.y += 3.0;
            self.text(MARGIN, span * 0.7, NOTE, &signature.whose, part);
        }
    }

    /// What signatures take: room to write, what is known already, the line, and whose it is.
    fn height(&self, signatures: &[Signature]) -> f32 {
        let width = self.out.span() * 0.7;
        let one = |signature: &Signature| {
            let stated = PLAIN.lines(&signature.stated, width).len() as f32 + 1.0;
            stated * PLAIN.line() + 3.0 + NOTE.lines(&signature.whose, width).len() as f32 * NOTE.line()
        };
        signatures.iter().map(one).sum()
    }

    /// What is signed and the lines to sign on stand on one page, when a page can hold them: from the heading, over words alone, to
    /// the signatures.
    fn together(&mut self, blocks: &[Block]) {
        let span = self.out.span();
        let mut height = 0.0;
        for block in blocks {
            height += APART
                + match block {
                    Block::Heading(text) => {
                        ABOVE + BELOW + HEADING.lines(text, span).len() as f32 * HEADING.line()
                    }
                    Block::Paragraph(text) => PLAIN.lines(text, span).len() as f32 * PLAIN.line(),
                    Block::Note(text) => NOTE.lines(text, span).len() as f32 * NOTE.line(),
                    Block::Signatures(signatures) => {
                        height += self.height(signatures);
                        if height <= self.out.room() {
                            self.need(height);
                        }
                        return;
                    }
                    _ => return,
                };
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => {
                self.y += ABOVE;
                // A heading does not stand alone at the foot of a page.
                self.need(HEADING.line() + 3.0 * PLAIN.line());
                self.whole(Kind::Heading, HEADING, text);
                self.y += BELOW;
            }
            Block::Paragraph(text) => self.whole(Kind::Paragraph, PLAIN, text),
            Block::Note(text) => self.whole(Kind::Paragraph, NOTE, text),
            Block::Items(items) => self.items(items),
            Block::Facts(facts) => self.facts(facts),
            Block::Table(table) => self.table(table),
            Block::Signatures(signatures) => self.signatures(signatures),
        }
        self.y += APART;
    }
}

pub(super) fn laid_out(paper: &Paper) -> LaidOut {
    let (width, height) = if paper.lying { (LONG, SHORT) } else { (SHORT, LONG) };
    let root = Part { kind: Kind::Root, parts: Vec::new(), text: String::new() };
    let out = LaidOut { width, height, pages: vec![PageOf::default()], parts: vec![root] };
    let mut pen = Pen { out, y: MARGIN };
    pen.whole(Kind::Title, TITLE, &paper.title);
    pen.y += 8.0;
    for (place, block) in paper.blocks.iter().enumerate() {
        if matches!(block, Block::Heading(_)) {
            pen.together(&paper.blocks[place..]);
        }
        pen.block(block);
    }
    let mut out = pen.out;
    feet(paper, &mut out);
    out
}

/// The page's number and the paper's own words below each page: for the eye, readers know the page anyway.
fn feet(paper: &Paper, out: &mut LaidOut) {
    let (span, count, y) = (out.span(), out.pages.len(), out.height - MARGIN + 6.0);
    let Style { face, size, grey } = NOTE;
    let words = face.lines(size, &paper.footer.replace('\n', " "), span - 70.0).swap_remove(0);
    for (place, page) in out.pages.iter_mut().enumerate() {
        let number = format!("{} ({count})", place + 1);
        let x = MARGIN + span - face.width(size, &number);
        page.pieces.push(Piece { x: MARGIN, y, face, size, grey, text: words.clone(), part: None });
        page.pieces.push(Piece { x, y, face, size, grey, text: number, part: None });
        page.rules.push((MARGIN, MARGIN + span, y - 12.0, 0.3));
    }
}
