//! What a figure is worth on the IPS-25 scale: the anchors of each item that is computed, in a dated file with where each
//! comes from. `seen`: read in a source (domain.md, 3.1). `five_seen`: only the anchor of a five was; those below are from
//! memory. `own`: ours, where the scale counts in words. Nobody's fidelity review.

use std::sync::LazyLock;

/// Of anchors.csv: change it with the table.
pub const VERSION: &str = "IPS-25, Brygga 2026-11";

crate::model::codes::codes! {
    /// Where an item's anchors come from.
    pub enum AnchorSource = "anchor_source" { Seen = "seen", FiveSeen = "five_seen", Own = "own" }

    /// What an item is counted in.
    pub enum IpsUnit = "ips_unit" {
        People = "people", Specialists = "specialists", Days = "days", Percent = "percent", Contacts = "contacts",
        Visits = "visits",
    }
}

/// The anchors of one item, in tenths of its unit.
#[derive(Clone, Debug)]
pub struct Anchors {
    pub item: i64,
    /// A smaller figure is a better one.
    pub at_most: bool,
    pub unit: IpsUnit,
    /// What is needed for 5, 4, 3 and 2; anything else is a 1.
    pub needed: [i64; 4],
    pub source: AnchorSource,
}

pub static ANCHORS: LazyLock<Vec<Anchors>> = LazyLock::new(|| read(include_str!("anchors.csv")));

pub fn of(item: i64) -> Option<&'static Anchors> {
    ANCHORS.iter().find(|anchors| anchors.item == item)
}

impl Anchors {
    /// 1 to 5.
    pub fn score(&self, tenths: i64) -> i64 {
        let reached = |needed: &&i64| if self.at_most { tenths <= **needed } else { tenths >= **needed };
        match self.needed.iter().find(reached) {
            Some(needed) => 5 - self.needed.iter().position(|one| one == needed).unwrap_or(0) as i64,
            None => 1,
        }
    }

    /// `sum / n` in tenths, never rounded to the better side.
    pub fn figure(&self, sum: i64, n: i64) -> Option<i64> {
        let (sum, n) = (i128::from(sum) * 10, i128::from(n));
        if n <= 0 {
            return None;
        }
        let figure = if self.at_most { -((-sum).div_euclid(n)) } else { sum.div_euclid(n) };
        i64::try_from(figure).ok()
    }
}

/// The file ships with the program: a fault in it is ours, and a test reads it.
fn read(file: &'static str) -> Vec<Anchors> {
    let line = |line: &'static str| {
        let cells: Vec<&str> = line.split(',').collect();
        let number = |at: usize| cells.get(at)?.parse::<i64>().ok();
        Some(Anchors {
            item: number(0)?,
            at_most: *cells.get(1)? == "at_most",
            unit: cells.get(2)?.parse().ok()?,
            needed: [number(3)?, number(4)?, number(5)?, number(6)?],
            source: cells.get(7)?.parse().ok()?,
        })
    };
    file.lines().skip(1).filter_map(line).collect()
}

crate::model::codes::codes! {
    /// What a total of all 25 items is called.
    pub enum Band = "ips_band" {
        Exemplary = "exemplary", Good = "good", Fair = "fair", NotSupportedEmployment = "not_supported_employment",
    }
}

/// Bands (from memory): 115–125, 100–114, 74–99, less.
pub const fn band(total: i64) -> Band {
    match total {
        115.. => Band::Exemplary,
        100..=114 => Band::Good,
        74..=99 => Band::Fair,
        _ => Band::NotSupportedEmployment,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(item: i64, sum: i64, n: i64) -> i64 {
        let anchors = of(item).expect("an item with anchors");
        anchors.score(anchors.figure(sum, n).expect("a figure"))
    }

    #[test]
    fn every_line_of_the_file_is_read() {
        let items: Vec<i64> = ANCHORS.iter().map(|anchors| anchors.item).collect();
        assert_eq!(items, [1, 8, 15, 16, 17, 18, 19, 20, 21, 23, 24]);
    }

    #[test]
    fn the_caseload_scores_as_domain_7_says() {
        let scores = [20, 21, 25, 26, 30, 31, 40, 41].map(|people| score(1, people, 1));
        assert_eq!(scores, [5, 4, 4, 3, 3, 2, 2, 1]);
        assert_eq!(score(1, 201, 10), 4, "twenty and a bit is more than twenty");
    }

    #[test]
    fn days_to_the_first_employer_and_shares_score_by_their_anchors() {
        assert_eq!(
            [30, 31, 60, 61, 150, 151, 270, 271].map(|days| score(15, days, 1)),
            [5, 4, 4, 3, 3, 2, 2, 1]
        );
        assert_eq!(
            [65, 64, 50, 49, 40, 39, 30, 29].map(|share| score(24, share * 100, 100)),
            [5, 4, 4, 3, 3, 2, 2, 1]
        );
        assert_eq!(
            [95, 94, 85, 84, 75, 65, 64].map(|share| score(21, share * 100, 100)),
            [5, 4, 4, 3, 3, 2, 1]
        );
        assert_eq!(score(19, 8499 * 100, 10000), 4, "never rounded up to a better score");
    }

    #[test]
    fn the_bands_of_the_total() {
        assert_eq!(
            [73, 74, 99, 100, 114, 115, 125].map(|total| band(total).code()),
            ["not_supported_employment", "fair", "fair", "good", "good", "exemplary", "exemplary"]
        );
    }

    #[test]
    fn nothing_of_nothing_has_no_figure() {
        assert_eq!(of(1).unwrap().figure(3, 0), None);
    }
}
