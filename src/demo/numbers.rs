//! Numbers for people and organisations that do not exist. Personal numbers lie in the serials 980–999, which are set
//! aside for that, twenty a day of birth; organisation numbers begin with 559900, as in the sample data package.

use chrono::{Days, NaiveDate};

use crate::model::organisation_number::OrganisationNumber;
use crate::model::personal_number::PersonalNumber;

/// Serials of a day of birth.
const SERIALS: usize = 20;
/// Days of birth in use: those of about 41 years.
const DAYS: usize = 15_013;
/// Has no factor in common with `SERIALS * DAYS`: stepping by it visits each number once.
const STEP: usize = 7_919 * 13 + 2;

/// The number of the `index`th made-up person; the same twice for no two below `size::MOST`. On the last day of the
/// demo the youngest is 21: whoever came three years ago was of age.
pub fn personal(index: usize, seed: u64, today: NaiveDate) -> Option<PersonalNumber> {
    let all = SERIALS * DAYS;
    let start = (seed % all as u64) as usize;
    let at = (start + index % all * STEP) % all;
    let youngest = today - chrono::Months::new(21 * 12);
    let born = youngest - Days::new((at / SERIALS) as u64);
    let nine = format!("{}{}", born.format("%Y%m%d"), 980 + at % SERIALS);
    (0..10).find_map(|check| PersonalNumber::parse(&format!("{nine}{check}"), today).ok())
}

/// The number of the `index`th organisation.
pub fn organisation(index: usize) -> Option<OrganisationNumber> {
    // Ten thousand with each first six digits: 559900, 559901 …
    let (series, serial) = (559_900 + index / 1000, index % 1000);
    (0..10).find_map(|check| format!("{series}-{serial:03}{check}").parse().ok())
}

/// A telephone number of those that are set aside for stories: 070-174 06 05 to 070-174 06 99.
pub fn phone(index: usize) -> String {
    format!("070-174 06 {:02}", 5 + index % 95)
}

#[cfg(test)]
mod tests {
    use super::super::size;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn everybody_has_a_number_of_their_own() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let mut seen = BTreeSet::new();
        for index in 0..size::MOST {
            // The check digit is left out here: a quarter of a million of them take long in a debug build.
            let at = (5 + index * STEP) % (SERIALS * DAYS);
            assert!(seen.insert(at), "{index}");
        }
        for index in (0..size::MOST).step_by(4_999) {
            let number = personal(index, 5, today).unwrap();
            assert!((21..=62).contains(&number.age_on(today)), "{index}: {}", number.age_on(today));
            assert!(matches!(&number.canonical()[8..10], "98" | "99"));
        }
        let organisations: BTreeSet<_> = (0..5_000).map(|index| organisation(index).unwrap()).collect();
        assert_eq!(organisations.len(), 5_000);
    }
}
