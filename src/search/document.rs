//! What the engine knows of a slot: its words, by where they stand. Never anything about participants, nor what
//! filters need (that is on the shelf).

use sha2::{Digest, Sha256};

use crate::model::slot::SlotId;

/// Where a word stands. Weights are in `search-index/places.txt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Title,
    Municipality,
    /// The SSYK group and what people call those who do the work.
    Occupation,
    /// The occupation field.
    Field,
    /// The organisation, and where in it: workplace and department.
    Provider,
    /// Adaptations and requirements by name, in both languages.
    Offers,
    Description,
    /// The municipalities beside its own.
    Neighbours,
}

impl Place {
    pub const ALL: [Self; 8] = [
        Self::Title,
        Self::Municipality,
        Self::Occupation,
        Self::Field,
        Self::Provider,
        Self::Offers,
        Self::Description,
        Self::Neighbours,
    ];

    /// A name of somebody or somewhere, rather than of what is done.
    pub const fn is_name(self) -> bool {
        matches!(self, Self::Municipality | Self::Provider | Self::Neighbours)
    }

    /// Its lines are names of work, which may be typed as a whole: `Butikssäljare, dagligvaror`.
    pub const fn names_work(self) -> bool {
        matches!(self, Self::Title | Self::Occupation)
    }

    /// Its lines may be typed as a whole, stop words and all: `utan trappor`.
    pub const fn has_names(self) -> bool {
        self.names_work() || matches!(self, Self::Offers)
    }

    /// Whether a reader sees that the slot has the word. A minus word takes away no slot for what a colleague in its
    /// occupation group is called, or for the next town.
    pub const fn is_its_own(self) -> bool {
        !matches!(self, Self::Occupation | Self::Field | Self::Neighbours)
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Municipality => "municipality",
            Self::Occupation => "occupation",
            Self::Field => "field",
            Self::Provider => "provider",
            Self::Offers => "offers",
            Self::Description => "description",
            Self::Neighbours => "neighbours",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub slot: SlotId,
    /// In the order of `Place::ALL`, a name a line.
    pub texts: [String; Place::ALL.len()],
    /// What the compounds in those texts are made of, in the same order: another taxonomy splits them otherwise.
    pub parts: [String; Place::ALL.len()],
}

impl Document {
    /// A number that changes with any of its words.
    pub fn print(&self) -> u64 {
        print(&self.texts.iter().chain(&self.parts).collect::<Vec<_>>())
    }
}

/// The first 64 bits of the texts' SHA-256: the same on every machine and with every compiler.
pub fn print(texts: &[impl AsRef<str>]) -> u64 {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text.as_ref().as_bytes());
        hash.update([0]);
    }
    let digest = hash.finalize();
    digest.iter().take(8).fold(0, |print, byte| (print << 8) | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_print_changes_with_any_word_and_with_where_it_stands() {
        assert_ne!(print(&["a", "b"]), print(&["a", "c"]));
        assert_ne!(print(&["a", "b"]), print(&["ab", ""]));
        assert_eq!(print(&["a", "b"]), print(&["a".to_owned(), "b".to_owned()]));
    }
}
