//! What there is to do at a workplace: titles, descriptions and occupations, written by hand, by trade.

use std::sync::LazyLock;

use super::dice::Dice;
use super::names;
use crate::model::codes::{Adaptation, OrganisationKind, Requirement};
use crate::model::municipality::Municipality;
use crate::model::ssyk::Ssyk;

/// One kind of work, as a slot tells it.
#[derive(Clone, Debug)]
pub struct Work {
    pub trade: &'static str,
    pub ssyk: Ssyk,
    pub adaptations: Vec<Adaptation>,
    pub requirements: Vec<Requirement>,
    pub title: &'static str,
    pub description: &'static str,
}

/// Providers of a trade and what they may be called.
#[derive(Debug)]
pub struct Trade {
    pub trade: &'static str,
    pub kind: OrganisationKind,
    names: Vec<&'static str>,
}

// Both files are part of the program: a fault in them is ours, which the first test finds.
pub static WORK: LazyLock<Vec<Work>> = LazyLock::new(|| {
    let lines = include_str!("work.csv").lines().skip(1);
    lines.map(|line| work(line).unwrap_or_else(|| panic!("work.csv: {line}"))).collect()
});
static TRADES: LazyLock<Vec<Trade>> = LazyLock::new(|| {
    let lines = include_str!("providers.csv").lines().skip(1);
    lines.map(|line| trade(line).unwrap_or_else(|| panic!("providers.csv: {line}"))).collect()
});

const TREES: &[&str] = &["Ek", "Lind", "Björk", "Alm", "Asp", "Gran", "Lönn", "Rönn"];

/// The trades of social enterprises, or of employers.
pub fn trades(kind: OrganisationKind) -> Vec<&'static Trade> {
    TRADES.iter().filter(|trade| trade.kind == kind).collect()
}

/// Everything done in a trade.
pub fn of(trade: &str) -> Vec<&'static Work> {
    WORK.iter().filter(|work| work.trade == trade).collect()
}

impl Trade {
    /// What the `turn`th provider of this trade in a municipality is called.
    pub fn name(&self, dice: &mut Dice, municipality: Municipality, turn: usize) -> String {
        let name = self.names[turn % self.names.len()];
        name.replace("{ort}", municipality.name())
            .replace("{familj}", names::firm(dice))
            .replace("{träd}", TREES[dice.below(TREES.len())])
    }
}

fn work(line: &'static str) -> Option<Work> {
    let mut parts = line.split(';');
    Some(Work {
        trade: parts.next()?,
        ssyk: parts.next()?.parse().ok()?,
        adaptations: codes(parts.next()?)?,
        requirements: codes(parts.next()?)?,
        title: parts.next()?,
        description: parts.next()?,
    })
}

fn trade(line: &'static str) -> Option<Trade> {
    let mut parts = line.split(';');
    let (trade, kind) = (parts.next()?, parts.next()?.parse().ok()?);
    Some(Trade { trade, kind, names: parts.next()?.split(',').collect() })
}

fn codes<T: std::str::FromStr>(list: &str) -> Option<Vec<T>> {
    list.split(',').filter(|code| !code.is_empty()).map(|code| code.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn there_is_work_in_many_occupations_and_each_is_told_in_more_than_one_way() {
        let mut told: BTreeMap<Ssyk, BTreeSet<&str>> = BTreeMap::new();
        for work in WORK.iter() {
            assert!(work.ssyk.group().is_some(), "{}: {} does not ship", work.title, work.ssyk);
            assert!(work.title.chars().count() < 70 && work.description.ends_with('.'), "{}", work.title);
            assert!(told.entry(work.ssyk).or_default().insert(work.title), "{} is there twice", work.title);
        }
        assert!(told.len() >= 40, "{}", told.len());
        assert!(told.values().all(|titles| titles.len() >= 2), "{told:?}");
    }

    #[test]
    fn every_trade_has_work_and_all_work_has_a_trade() {
        for trade in TRADES.iter() {
            assert!(of(trade.trade).len() >= 4, "{}", trade.trade);
        }
        assert!(WORK.iter().all(|work| TRADES.iter().any(|trade| trade.trade == work.trade)));
    }
}
