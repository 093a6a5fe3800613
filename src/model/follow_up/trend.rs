//! What the checks of a contract found, quarter by quarter. Pure.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::{Check, CheckResult};

/// How many checks found what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quarter {
    pub year: i32,
    /// 1 to 4.
    pub number: u32,
    pub met: i64,
    pub partly: i64,
    pub not_met: i64,
}

impl Quarter {
    pub fn all(self) -> i64 {
        self.met + self.partly + self.not_met
    }

    fn place(day: NaiveDate) -> (i32, u32) {
        (day.year(), day.month0() / 3 + 1)
    }
}

/// Every quarter from the first check to the last, those without one too.
pub(super) fn of<'a>(checks: impl Iterator<Item = &'a Check>) -> Vec<Quarter> {
    let mut sums: BTreeMap<(i32, u32), [i64; 3]> = BTreeMap::new();
    for check in checks {
        let at = match check.result {
            CheckResult::Met => 0,
            CheckResult::Partly => 1,
            CheckResult::NotMet => 2,
        };
        sums.entry(Quarter::place(check.checked_on)).or_default()[at] += 1;
    }
    let (Some((first, _)), Some((last, _))) = (sums.first_key_value(), sums.last_key_value()) else {
        return Vec::new();
    };
    let (mut place, last) = (*first, *last);
    let mut quarters = Vec::new();
    while place <= last {
        let [met, partly, not_met] = sums.get(&place).copied().unwrap_or_default();
        quarters.push(Quarter { year: place.0, number: place.1, met, partly, not_met });
        place = if place.1 == 4 { (place.0 + 1, 1) } else { (place.0, place.1 + 1) };
    }
    quarters
}

#[cfg(test)]
mod tests {
    use super::super::{CheckId, RequirementId};
    use super::*;

    fn check(on: &str, result: CheckResult) -> Check {
        Check {
            id: CheckId(0),
            requirement_id: RequirementId(0),
            checked_on: on.parse().unwrap(),
            checked_by_name: String::new(),
            result,
            note: String::new(),
        }
    }

    #[test]
    fn quarters_follow_each_other_from_the_first_check_to_the_last() {
        assert_eq!(of([].iter()), []);
        let checks = [
            check("2025-09-30", CheckResult::NotMet),
            check("2026-01-01", CheckResult::Met),
            check("2026-03-31", CheckResult::Partly),
        ];
        let quarters: Vec<(i32, u32, i64, i64, i64)> =
            of(checks.iter()).iter().map(|q| (q.year, q.number, q.met, q.partly, q.not_met)).collect();
        assert_eq!(quarters, [(2025, 3, 0, 0, 1), (2025, 4, 0, 0, 0), (2026, 1, 1, 1, 0)]);
    }
}
