//! Facets: what a search can be narrowed by, and the values of each. They are known beforehand, so a slot's values are
//! bits and a choice is a few numbers.

use std::sync::LazyLock;

use crate::model::codes::{Adaptation, Code, Language, OrganisationKind};
use crate::model::municipality::Municipality;
use crate::model::ssyk::Field;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    Municipality,
    /// The occupation field.
    Field,
    /// The kind of provider.
    Kind,
    Adaptation,
    /// Hours a week that one person can have there.
    Hours,
    Language,
}

/// Bands of hours a week: first and last, as their codes say.
const BANDS: [(&str, i64, i64); 4] =
    [("1-10", 1, 10), ("11-20", 11, 20), ("21-30", 21, 30), ("31-40", 31, 40)];
const KINDS: [OrganisationKind; 2] = [OrganisationKind::SocialEnterprise, OrganisationKind::Employer];

impl Facet {
    pub const ALL: [Self; 6] =
        [Self::Municipality, Self::Field, Self::Kind, Self::Adaptation, Self::Hours, Self::Language];

    /// Its name in a URL.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::Field => "field",
            Self::Kind => "kind",
            Self::Adaptation => "adaptation",
            Self::Hours => "band",
            Self::Language => "language",
        }
    }

    /// Whether a slot must have every chosen value (a person's needs add up) rather than one of them.
    pub const fn is_cumulative(self) -> bool {
        matches!(self, Self::Adaptation)
    }

    /// The codes of its values, in the order in which people see them.
    pub fn values(self) -> &'static [&'static str] {
        static VALUES: LazyLock<[Vec<&'static str>; Facet::ALL.len()]> = LazyLock::new(|| {
            Facet::ALL.map(|facet| match facet {
                Facet::Municipality => {
                    let mut places: Vec<Municipality> = Municipality::all().collect();
                    places.sort_by(|a, b| crate::db::compare_swedish(a.name(), b.name()));
                    places.into_iter().map(Municipality::code).collect()
                }
                Facet::Field => codes::<Field>(Field::ALL),
                Facet::Kind => codes(&KINDS),
                Facet::Adaptation => codes(Adaptation::ALL),
                Facet::Hours => BANDS.map(|(code, ..)| code).to_vec(),
                Facet::Language => codes(Language::ALL),
            })
        });
        &VALUES[self as usize]
    }

    /// Where a value stands among them.
    pub fn position(self, code: &str) -> Option<usize> {
        self.values().iter().position(|value| *value == code)
    }
}

fn codes<C: Code>(all: &[C]) -> Vec<&'static str> {
    all.iter().map(|code| code.code()).collect()
}

/// A slot's values of every facet, as bits of their positions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Values(pub [u32; Facet::ALL.len()]);

impl Values {
    pub fn add(&mut self, facet: Facet, code: &str) {
        if let Some(at) = facet.position(code) {
            self.0[facet as usize] |= 1 << at;
        }
    }

    /// The bands that the slot's hours for one person touch.
    pub fn add_hours(&mut self, least: i64, most: i64) {
        for (code, from, to) in BANDS {
            if least <= to && most >= from {
                self.add(Facet::Hours, code);
            }
        }
    }
}

/// What somebody has narrowed a search by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Choice(pub [u32; Facet::ALL.len()]);

impl Choice {
    /// Adds a value by its code; an unknown one counts as not given.
    pub fn choose(&mut self, facet: Facet, code: &str) {
        if let Some(at) = facet.position(code) {
            self.0[facet as usize] |= 1 << at;
        }
    }

    pub fn has(&self, facet: Facet, at: usize) -> bool {
        self.0[facet as usize] & (1 << at) != 0
    }

    /// The positions of a facet's chosen values.
    pub fn of(&self, facet: Facet) -> impl Iterator<Item = usize> {
        let chosen = self.0[facet as usize];
        (0..32).filter(move |at| chosen & (1 << at) != 0)
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|chosen| *chosen == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_facet_has_values_that_fit_in_its_bits() {
        for facet in Facet::ALL {
            assert!((2..=32).contains(&facet.values().len()), "{}", facet.name());
        }
        assert_eq!(Facet::Municipality.values().last(), Some(&"0117"), "Österåker comes last");
    }

    #[test]
    fn hours_stand_in_each_band_they_touch() {
        let bands = |least, most| {
            let mut values = Values::default();
            values.add_hours(least, most);
            values.0[Facet::Hours as usize]
        };
        assert_eq!(bands(5, 40), 0b1111);
        assert_eq!(bands(10, 11), 0b0011);
        assert_eq!(bands(20, 20), 0b0010);
    }
}
