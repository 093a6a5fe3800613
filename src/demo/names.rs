//! Names for people who do not exist, from many parts of the world, with the languages that go with them.

use std::sync::LazyLock;

use super::dice::Dice;
use crate::model::codes::{Language, Sex};

/// People who share their names: how many in a thousand, what they speak, what they are called.
struct Origin {
    weight: u32,
    languages: Vec<Language>,
    women: Vec<&'static str>,
    men: Vec<&'static str>,
    families: Vec<&'static str>,
}

/// The file is part of the program: a fault in it is ours, which the first test finds.
static ORIGINS: LazyLock<Vec<Origin>> = LazyLock::new(|| {
    let lines = include_str!("names.csv").lines().skip(1);
    lines.map(|line| read(line).unwrap_or_else(|| panic!("names.csv: {line}"))).collect()
});

/// What somebody is called, and what they speak.
#[derive(Clone, Debug)]
pub struct Named {
    pub given: &'static str,
    pub family: &'static str,
    pub languages: Vec<Language>,
}

/// A participant: anybody who lives in the county.
pub fn participant(dice: &mut Dice, sex: Sex) -> Named {
    let weights: Vec<(u32, usize)> =
        ORIGINS.iter().enumerate().map(|(at, origin)| (origin.weight, at)).collect();
    let at = dice.weighted(&weights);
    of(dice, at, sex)
}

/// Somebody at work in a project or at a provider.
pub fn colleague(dice: &mut Dice) -> Named {
    let sex = if dice.happens(62) { Sex::Woman } else { Sex::Man };
    let at = if dice.happens(78) { 0 } else { 1 + dice.below(ORIGINS.len() - 1) };
    of(dice, at, sex)
}

/// A Swedish family name, for a firm.
pub fn firm(dice: &mut Dice) -> &'static str {
    let families = &ORIGINS[0].families;
    families[dice.below(families.len())]
}

fn of(dice: &mut Dice, at: usize, sex: Sex) -> Named {
    let origin = &ORIGINS[at];
    let given = dice.pick(if sex == Sex::Man { &origin.men } else { &origin.women });
    // Every tenth has married into, or come from, another part of the world.
    let other = if dice.happens(10) { dice.below(ORIGINS.len()) } else { at };
    let family = dice.pick(&ORIGINS[other].families);
    let mut languages = origin.languages.clone();
    // Somebody who has just come does not speak Swedish yet.
    if languages.len() > 1 && dice.happens(8) {
        languages.retain(|language| *language != Language::Swedish);
    }
    if !languages.contains(&Language::English) && dice.happens(35) {
        languages.push(Language::English);
    }
    languages.sort_unstable();
    Named { given, family, languages }
}

fn read(line: &'static str) -> Option<Origin> {
    let mut parts = line.split(';');
    let mut list = || parts.next().map(|part| part.split(',').collect::<Vec<&'static str>>());
    let (weight, languages) = (list()?, list()?);
    Some(Origin {
        weight: weight.first()?.parse().ok()?,
        languages: languages.iter().map(|code| code.parse().ok()).collect::<Option<_>>()?,
        women: list()?,
        men: list()?,
        families: list()?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::dice::For;
    use super::*;

    #[test]
    fn every_line_of_the_file_can_be_read() {
        assert!(ORIGINS.len() >= 10);
        assert!(ORIGINS.iter().all(|origin| origin.women.len() > 4 && origin.families.len() > 4));
    }

    #[test]
    fn about_half_have_swedish_names() {
        let mut dice = Dice::new(1, For::Life, 0);
        let swedish = (0..1000)
            .filter(|_| participant(&mut dice, Sex::Woman).languages.first() == Some(&Language::Swedish))
            .count();
        assert!(swedish > 500, "{swedish}");
    }
}
