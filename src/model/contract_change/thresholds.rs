//! The thresholds of public procurement by date, from a text with its sources. A date that is not in it has no value here.

use std::sync::LazyLock;

use chrono::NaiveDate;

static TEXT: &str = include_str!("thresholds.csv");
static ALL: LazyLock<Vec<Thresholds>> = LazyLock::new(|| read(TEXT));

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thresholds {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Öre.
    pub direct_award: i64,
    /// Öre: social and other special services.
    pub social: i64,
    pub source: &'static str,
}

/// What held on a day; none when it is not known.
pub fn on(day: NaiveDate) -> Option<&'static Thresholds> {
    ALL.iter().find(|thresholds| (thresholds.from..=thresholds.to).contains(&day))
}

/// A row that cannot be read breaks the first test: the text is ours.
fn read(text: &'static str) -> Vec<Thresholds> {
    let rows = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).skip(1);
    rows.map(|line| {
        let cells: Vec<&'static str> = line.split(',').collect();
        let day = |place: usize| cells[place].parse().expect("a date");
        let kronor = |place: usize| cells[place].parse::<i64>().expect("whole kronor") * 100;
        Thresholds { from: day(0), to: day(1), direct_award: kronor(2), social: kronor(3), source: cells[4] }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_known_is_told_and_what_is_not_is_not_guessed() {
        assert_eq!(on(day("2022-06-01")).unwrap().social, 780_255_000);
        assert_eq!(on(day("2021-12-31")).unwrap().direct_award, 61_531_200);
        for unknown in ["2017-12-31", "2024-01-01", "2025-06-01", "2026-03-02"] {
            assert_eq!(on(day(unknown)), None, "{unknown}");
        }
        assert!(ALL.windows(2).all(|pair| pair[0].to < pair[1].from));
    }
}
