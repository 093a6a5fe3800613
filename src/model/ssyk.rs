//! Occupations by SSYK 2012, the Swedish standard classification, and the groups that ship with the program.
//!
//! An [`Ssyk`] is a code of four digits within one of the standard's main groups (its first two digits). Which groups
//! of four digits exist there is a matter of the imported taxonomy, not of the type.
//! The shipped groups are a small start that suits work training; the full taxonomy comes by import.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::{LazyLock, PoisonError, RwLock};

use super::codes::{as_text, codes};

/// Of the shipped reference below: change it with the table.
pub const VERSION: &str = "SSYK 2012, Brygga 2026-11";

/// The shipped groups, in the order of their codes.
pub static GROUPS: LazyLock<Vec<Group>> = LazyLock::new(|| read(include_str!("ssyk_groups.csv")));

/// Those, and what the program has learnt from a taxonomy in the database.
static KNOWN: RwLock<Option<&'static [Group]>> = RwLock::new(None);

/// The groups that people may choose from, in the order of their codes.
pub fn groups() -> &'static [Group] {
    KNOWN.read().unwrap_or_else(PoisonError::into_inner).unwrap_or(&GROUPS)
}

/// Learns groups that do not ship with the program, and more words for those that do. Nothing is forgotten until the program ends: names
/// are shown where no database is at hand, and a taxonomy changes once in years.
pub fn learn(imported: impl IntoIterator<Item = (Ssyk, String, Field, Vec<String>)>) {
    let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
    let before = known.unwrap_or(&GROUPS);
    let mut all: BTreeMap<Ssyk, Group> = before.iter().map(|group| (group.ssyk, group.clone())).collect();
    let mut is_new = false;
    for (ssyk, name, field, occupations) in imported {
        let group = all.entry(ssyk).or_insert_with(|| {
            is_new = true;
            Group { ssyk, name: name.leak(), field, occupations: Vec::new() }
        });
        for word in occupations {
            if !group.occupations.contains(&word.as_str()) {
                is_new = true;
                group.occupations.push(word.leak());
            }
        }
    }
    if is_new {
        *known = Some(all.into_values().collect::<Vec<_>>().leak());
    }
}

/// The first two digits of every code: the 46 main groups (huvudgrupper) of SSYK 2012, from each first to each last.
const MAIN_GROUPS: [(u16, u16); 10] =
    [(1, 3), (11, 17), (21, 26), (31, 35), (41, 44), (51, 54), (61, 62), (71, 76), (81, 83), (91, 96)];

/// A group of occupations at the fourth level of SSYK 2012, e.g. 9111.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Ssyk(u16);

#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{0:?} is not an SSYK code: expected four digits within a main group")]
pub struct NotSsyk(pub String);

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    pub ssyk: Ssyk,
    /// The official Swedish name.
    pub name: &'static str,
    pub field: Field,
    /// What people call those who do the work, the commonest first.
    pub occupations: Vec<&'static str>,
}

impl Ssyk {
    /// How many leading digits two codes share, 0 to 4: 4 is the same group, 0 not even the same kind of work.
    pub fn closeness(self, other: Self) -> u8 {
        [1, 10, 100, 1000].into_iter().filter(|scale| self.0 / scale == other.0 / scale).count() as u8
    }

    /// The field: of a known group its own, else the one that most of its main group belong to.
    pub fn field(self) -> Field {
        if let Some(group) = self.group() {
            return group.field;
        }
        match self.0 / 100 {
            1..=3 => Field::Military,
            11..=17 => Field::Management,
            21 | 31 => Field::Engineering,
            22 | 32 | 53 => Field::HealthCare,
            23 => Field::Education,
            25 | 35 => Field::It,
            26 | 34 => Field::CultureAndMedia,
            51 | 94 => Field::Hospitality,
            52 | 95 => Field::Sales,
            54 => Field::Security,
            61 | 62 | 92 => Field::Nature,
            71 => Field::Construction,
            73 | 75 => Field::Crafts,
            72 | 76 | 81 | 82 => Field::Manufacturing,
            74 => Field::Maintenance,
            83 | 93 => Field::Transport,
            91 | 96 => Field::Cleaning,
            // 24, 33 and 41 to 44: offices and administration.
            _ => Field::Administration,
        }
    }

    pub const fn number(self) -> i64 {
        self.0 as i64
    }

    /// The known group with this code.
    pub fn group(self) -> Option<&'static Group> {
        let groups = groups();
        groups.binary_search_by_key(&self, |group| group.ssyk).ok().map(|at| &groups[at])
    }
}

impl FromStr for Ssyk {
    type Err = NotSsyk;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fault = || NotSsyk(text.chars().take(20).collect());
        if text.len() != 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(fault());
        }
        let number: u16 = text.parse().map_err(|_| fault())?;
        let is_in = |(first, last): &(u16, u16)| (*first..=*last).contains(&(number / 100));
        MAIN_GROUPS.iter().any(is_in).then_some(Self(number)).ok_or_else(fault)
    }
}

impl fmt::Display for Ssyk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

as_text!(Ssyk);

codes! {
    /// The occupation fields (yrkesområden) of Arbetsförmedlingen's taxonomy.
    pub enum Field = "field" {
        Administration = "administration", Construction = "construction", Management = "management", It = "it",
        Sales = "sales", Crafts = "crafts", Hospitality = "hospitality", HealthCare = "health_care",
        Manufacturing = "manufacturing", Maintenance = "maintenance", BodyAndBeauty = "body_and_beauty",
        CultureAndMedia = "culture_and_media", Military = "military", Nature = "nature", Science = "science",
        Education = "education", Cleaning = "cleaning", SocialWork = "social_work", Security = "security",
        Engineering = "engineering", Transport = "transport",
    }
}

/// The shipped file is part of the program: a fault in it is a fault of ours, which the first test finds.
fn read(file: &'static str) -> Vec<Group> {
    let group = |line: &'static str| {
        let mut parts = line.split(';');
        let (ssyk, name, field) = (parts.next()?, parts.next()?, parts.next()?);
        let occupations = parts.next()?.split(", ").collect();
        Some(Group { ssyk: ssyk.parse().ok()?, name, field: field.parse().ok()?, occupations })
    };
    let lines = file.lines().skip(1);
    lines.map(|line| group(line).unwrap_or_else(|| panic!("ssyk_groups.csv: cannot read {line:?}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn ssyk(text: &str) -> Ssyk {
        text.parse().expect("four digits")
    }

    #[test]
    fn a_code_is_four_digits() {
        assert_eq!(ssyk("9111").to_string(), "9111");
        assert_eq!(ssyk("0110").to_string(), "0110");
        for text in ["", "911", "91110", "911a", "+911", " 911", "９１"] {
            assert_eq!(text.parse::<Ssyk>(), Err(NotSsyk(text.to_owned())));
        }
    }

    #[test]
    fn a_code_outside_every_main_group_is_none() {
        let main: usize = MAIN_GROUPS.iter().map(|(first, last)| usize::from(last - first + 1)).sum();
        assert_eq!(main, 46);
        for text in [
            "0000", "0410", "1010", "1810", "2711", "3611", "4511", "5000", "5511", "6311", "7711", "8411",
            "9000", "9711", "9999",
        ] {
            assert_eq!(text.parse::<Ssyk>(), Err(NotSsyk(text.to_owned())));
        }
    }

    #[test]
    fn closeness_counts_the_leading_digits_shared() {
        for (other, close) in [("9412", 4), ("9411", 3), ("9499", 2), ("9111", 1), ("5412", 0)] {
            assert_eq!(ssyk("9412").closeness(ssyk(other)), close, "{other}");
        }
    }

    #[test]
    fn the_shipped_groups_are_in_order_and_complete() {
        assert!(GROUPS.len() >= 60, "{} groups", GROUPS.len());
        assert!(GROUPS.is_sorted_by(|a, b| a.ssyk < b.ssyk), "sorted by code, each once");
        for group in GROUPS.iter() {
            assert!((3..=8).contains(&group.occupations.len()), "{}", group.name);
            let names: BTreeSet<_> = group.occupations.iter().collect();
            assert_eq!(names.len(), group.occupations.len(), "the same word twice in {}", group.name);
            assert!(group.name.starts_with(char::is_uppercase) && group.name.trim() == group.name);
            for word in &group.occupations {
                assert!(!word.is_empty() && word.trim() == *word && !word.contains(','), "{word:?}");
            }
        }
    }

    #[test]
    fn the_commonest_places_have_a_group() {
        for (code, name) in [
            ("9111", "Städare"),
            ("9412", "Restaurang- och köksbiträden m.fl."),
            ("7111", "Träarbetare, snickare m.fl."),
            ("5223", "Butikssäljare, fackhandel"),
        ] {
            assert_eq!(ssyk(code).group().map(|group| group.name), Some(name));
        }
        assert_eq!(ssyk("0110").group(), None);
    }

    proptest! {
        #[test]
        fn closeness_is_the_same_both_ways(a in 0..10_000u16, b in 0..10_000u16) {
            let (a, b) = (Ssyk(a), Ssyk(b));
            prop_assert_eq!(a.closeness(b), b.closeness(a));
            prop_assert_eq!(a.closeness(a), 4);
            let (one, other) = (a.to_string(), b.to_string());
            let shared = one.bytes().zip(other.bytes()).take_while(|(x, y)| x == y).count();
            prop_assert_eq!(usize::from(a.closeness(b)), shared);
        }

        #[test]
        fn what_is_written_reads_back(code in "[0-9]{4}") {
            if let Ok(ssyk) = code.parse::<Ssyk>() {
                prop_assert_eq!(ssyk.to_string(), code);
            }
        }
    }
}
