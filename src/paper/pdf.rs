//! Pages that are laid out become a PDF whose parts say what they are. krilla refuses what PDF/UA-1 and PDF/A-2a refuse.

use std::num::NonZeroU16;

use chrono::{Datelike as _, Timelike as _};
use krilla::color::luma;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, TableHeaderScope, Tag,
    TagGroup, TagKind, TagTree,
};
use krilla::{Document, SerializeSettings};

use super::layout::{Kind, LaidOut, PageOf, Piece};
use super::{Paper, Unprintable};

/// Dark enough for small letters on white: 7 to 1.
const GREY: u8 = 85;

pub(super) fn written(paper: &Paper, laid_out: LaidOut) -> Result<Vec<u8>, Unprintable> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .with_archival_validator(Archival::A2_A)
        .finish()
        .map_err(|fault| Unprintable(format!("{fault:?}")))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..Default::default() });
    document.set_metadata(metadata(paper));

    // What was drawn for each part of the tree, in the order of the pages.
    let mut drawn: Vec<Vec<Identifier>> = laid_out.parts.iter().map(|_| Vec::new()).collect();
    let mut contents = Outline::new();
    for (number, page) in laid_out.pages.iter().enumerate() {
        let settings = PageSettings::from_wh(laid_out.width, laid_out.height)
            .ok_or_else(|| Unprintable("a page without size".to_owned()))?;
        let mut open = document.start_page_with(settings);
        let mut surface = open.surface();
        draw(&mut surface, page, &mut drawn);
        surface.finish();
        open.finish();
        for (text, y) in headings(&laid_out, page) {
            let to = XyzDestination::new(number, Point::from_xy(0.0, y));
            contents.push_child(OutlineNode::new(text, to));
        }
    }
    document.set_outline(contents);

    let mut tree = TagTree::new().with_lang(Some(paper.language.clone()));
    for part in &laid_out.parts[0].parts {
        tree.push(group(&laid_out, &mut drawn, *part)?);
    }
    document.set_tag_tree(tree);
    document.finish().map_err(|fault| Unprintable(format!("{fault:?}")))
}

fn metadata(paper: &Paper) -> Metadata {
    let title = if paper.title.trim().is_empty() { "–".to_owned() } else { paper.title.clone() };
    let at = paper.made_at;
    let date = DateTime::new(at.year().clamp(0, 9999) as u16)
        .month(at.month() as u8)
        .day(at.day() as u8)
        .hour(at.hour() as u8)
        .minute(at.minute() as u8)
        .second(at.second() as u8)
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    Metadata::new()
        .title(title)
        .language(paper.language.clone())
        .creator("Brygga".to_owned())
        .creation_date(date)
}

/// The title and the headings of a page, each once, and how high they stand.
fn headings<'a>(laid_out: &'a LaidOut, page: &'a PageOf) -> impl Iterator<Item = (String, f32)> + 'a {
    let mut last = None;
    page.pieces.iter().filter_map(move |piece| {
        let part = piece.part.filter(|part| {
            matches!(laid_out.parts[*part].kind, Kind::Title | Kind::Heading) && last != Some(*part)
        })?;
        last = Some(part);
        Some((named(&laid_out.parts[part].text), (piece.y - piece.size).max(0.0)))
    })
}

/// A heading must have words.
fn named(text: &str) -> String {
    if text.trim().is_empty() { "–".to_owned() } else { text.replace('\n', " ") }
}

fn draw(surface: &mut Surface, page: &PageOf, drawn: &mut [Vec<Identifier>]) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    for (from, to, y, thickness) in &page.rules {
        let mut path = PathBuilder::new();
        path.move_to(*from, *y);
        path.line_to(*to, *y);
        if let Some(path) = path.finish() {
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke {
                paint: luma::Color::new(GREY).into(),
                width: *thickness,
                ..Default::default()
            }));
            surface.draw_path(&path);
        }
    }
    surface.end_tagged();
    surface.set_stroke(None);
    for piece in &page.pieces {
        let shade = if piece.grey { GREY } else { 0 };
        surface.set_fill(Some(Fill { paint: luma::Color::new(shade).into(), ..Default::default() }));
        let tag = match piece.part {
            Some(_) => ContentTag::Span(SpanTag::empty()),
            None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
        };
        let identifier = surface.start_tagged(tag);
        letters(surface, piece);
        surface.end_tagged();
        if let Some(part) = piece.part {
            drawn[part].push(identifier);
        }
    }
}

fn letters(surface: &mut Surface, piece: &Piece) {
    if piece.text.is_empty() {
        return;
    }
    // A word at a line's end is told apart from the next line's first by a space that nobody sees.
    let text = format!("{} ", piece.text);
    let glyphs = piece.face.glyphs(&text);
    let at = Point::from_xy(piece.x, piece.y);
    surface.draw_glyphs(at, &glyphs, piece.face.font(), &text, piece.size, false);
}

/// A part of the tree with all that stands in it.
fn group(laid_out: &LaidOut, drawn: &mut [Vec<Identifier>], place: usize) -> Result<TagGroup, Unprintable> {
    let part = &laid_out.parts[place];
    let level =
        |level: u16| NonZeroU16::new(level).ok_or_else(|| Unprintable("a heading without level".to_owned()));
    let kind: TagKind = match part.kind {
        Kind::Root | Kind::Paragraph => Tag::P.into(),
        Kind::Title => Tag::Hn(level(1)?, Some(named(&part.text))).into(),
        Kind::Heading => Tag::Hn(level(2)?, Some(named(&part.text))).into(),
        Kind::List => Tag::L(ListNumbering::None).into(),
        Kind::Item => Tag::LI.into(),
        Kind::Label => Tag::Lbl.into(),
        Kind::ItemBody => Tag::LBody.into(),
        Kind::Table => Tag::Table.into(),
        Kind::Head => Tag::THead.into(),
        Kind::Body => Tag::TBody.into(),
        Kind::Row => Tag::TR.into(),
        Kind::HeadCell => Tag::TH(TableHeaderScope::Column).into(),
        Kind::RowCell => Tag::TH(TableHeaderScope::Row).into(),
        Kind::Cell => Tag::TD.into(),
    };
    let mut group = TagGroup::new(kind);
    for identifier in std::mem::take(&mut drawn[place]) {
        group.push(Node::Leaf(identifier));
    }
    for inner in &part.parts {
        group.push(Node::Group(self::group(laid_out, drawn, *inner)?));
    }
    Ok(group)
}
