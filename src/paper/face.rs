//! The letters: how wide a text is, which letters it is set in, and where a line must end. Left to right only.

use std::sync::LazyLock;

use icu_normalizer::ComposingNormalizerBorrowed;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

static REGULAR: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/regular.ttf"));
static BOLD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bold.ttf"));

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    Regular,
    Bold,
}

/// Which glyph a letter is, and its width in parts of the size.
struct Known {
    font: Font,
    glyphs: skrifa::charmap::Charmap<'static>,
    widths: skrifa::metrics::GlyphMetrics<'static>,
    /// Stands for letters that the font lacks.
    stand_in: char,
}

static KNOWN: LazyLock<[Known; 2]> = LazyLock::new(|| [known(REGULAR), known(BOLD)]);

fn known(bytes: &'static [u8]) -> Known {
    // The bytes are ours, brought by build.rs: a broken font breaks the first test.
    let font = FontRef::new(bytes).expect("our font can be read");
    let glyphs = font.charmap();
    let stand_in = if glyphs.map('\u{fffd}').is_some() { '\u{fffd}' } else { '?' };
    Known {
        font: Font::new(bytes.into(), 0).expect("our font can be drawn"),
        widths: font.glyph_metrics(Size::unscaled(), LocationRef::default()),
        glyphs,
        stand_in,
    }
}

impl Face {
    fn known(self) -> &'static Known {
        &KNOWN[self as usize]
    }

    pub(super) fn font(self) -> Font {
        self.known().font.clone()
    }

    /// Widths are told at 1,000 units an em.
    fn advance(self, c: char) -> f32 {
        let known = self.known();
        let glyph = known.glyphs.map(c).unwrap_or_default();
        known.widths.advance_width(glyph).unwrap_or_default() / known.font.units_per_em()
    }

    pub(super) fn width(self, size: f32, text: &str) -> f32 {
        text.chars().map(|c| self.advance(c)).sum::<f32>() * size
    }

    /// The text as this font can show it: letters and marks in one, a stand-in for what the font lacks, nothing that is
    /// unseen. Line feeds stay.
    pub(super) fn shown(self, text: &str) -> String {
        let known = self.known();
        ComposingNormalizerBorrowed::new_nfc()
            .normalize(text)
            .chars()
            .filter(|c| !unseen(*c))
            .map(|c| match c {
                '\n' => '\n',
                '\t' => ' ',
                c if known.glyphs.map(c).is_some() => c,
                _ => known.stand_in,
            })
            .collect()
    }

    pub(super) fn glyphs(self, text: &str) -> Vec<KrillaGlyph> {
        let known = self.known();
        text.char_indices()
            .map(|(at, c)| {
                let glyph = known.glyphs.map(c).unwrap_or_default();
                let range = at..at + c.len_utf8();
                KrillaGlyph::new(GlyphId::new(glyph.to_u32()), self.advance(c), 0.0, 0.0, 0.0, range, None)
            })
            .collect()
    }

    /// The lines of a text that may be so wide. Breaks at spaces and after hyphens and slashes; a word that is wider than the line
    /// is cut where it must. Never empty: no text is one empty line.
    pub(super) fn lines(self, size: f32, text: &str, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in self.shown(text).trim_end().split('\n') {
            let mut line = String::new();
            for word in words(paragraph) {
                if self.width(size, &(line.clone() + word.trim_end())) <= width {
                    line += word;
                    continue;
                }
                if !line.trim().is_empty() {
                    lines.push(line.trim_end().to_owned());
                }
                line.clear();
                for c in word.chars() {
                    // Something always goes on a line, however narrow it is.
                    if !line.is_empty()
                        && !c.is_whitespace()
                        && self.width(size, &line) + self.advance(c) * size > width
                    {
                        lines.push(std::mem::take(&mut line));
                    }
                    line.push(c);
                }
            }
            lines.push(line.trim_end().to_owned());
        }
        lines
    }

    /// The widest part that cannot be broken.
    pub(super) fn widest_word(self, size: f32, text: &str) -> f32 {
        self.shown(text)
            .split('\n')
            .flat_map(words)
            .map(|word| self.width(size, word.trim_end()))
            .fold(0.0, f32::max)
    }
}

/// The parts between which a line may end, each with the spaces after it. A no-break space is no place to end.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '/', '-', '–'])
}

fn unseen(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffe}')
}
