//! The arithmetic of reports: percentages, rounding, and whether printed figures are possible at all. Whole numbers
//! only, so that a figure never depends on how a fraction happens to be stored. Not for showing: texts do that.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

/// `n` of `of` in whole percent, half upwards; nothing when there is nothing to divide by.
pub fn half_up(n: i64, of: i64) -> Option<i64> {
    rounded(i128::from(n) * 100, of)
}

/// `sum / n` in tenths, half upwards: 65 is 6.5.
pub fn one_decimal(sum: i64, n: i64) -> Option<i64> {
    rounded(i128::from(sum) * 10, n)
}

fn rounded(n: i128, of: i64) -> Option<i64> {
    let of = i128::from(of);
    if of <= 0 {
        return None;
    }
    i64::try_from((2 * n + of).div_euclid(2 * of)).ok()
}

/// The percentages of the parts of a whole, so rounded that they sum to 100 (largest remainder). Equal remainders go
/// to the larger count first, then to the earlier one. Counts are not negative; parts of nothing are 0 percent each.
pub fn largest_remainder(counts: &[i64]) -> Vec<i64> {
    let counts: Vec<i128> = counts.iter().map(|&count| i128::from(count.max(0))).collect();
    let total: i128 = counts.iter().sum();
    if total == 0 {
        return vec![0; counts.len()];
    }
    let mut percents: Vec<i64> = counts.iter().map(|count| (count * 100 / total) as i64).collect();
    let mut by_remainder: Vec<usize> = (0..counts.len()).collect();
    by_remainder.sort_by_key(|&at| (-(counts[at] * 100 % total), -counts[at], at));
    let missing = 100 - percents.iter().sum::<i64>();
    for &at in by_remainder.iter().take(missing as usize) {
        percents[at] += 1;
    }
    percents
}

const NO_COUNT: RangeInclusive<i64> = RangeInclusive::new(1, 0);

/// Every count that prints as `percent` of `of` (half upwards); empty when no count does.
pub fn numerators(percent: i64, of: i64) -> RangeInclusive<i64> {
    if of <= 0 {
        return NO_COUNT;
    }
    // percent - 1/2 <= 100 n / of < percent + 1/2
    let (percent, of) = (i128::from(percent), i128::from(of));
    let first = -(-(2 * percent - 1) * of).div_euclid(200);
    let last = -(-(2 * percent + 1) * of).div_euclid(200) - 1;
    let within = |n: i128| n.clamp(0, of) as i64;
    if last < 0 || first > of || first > last {
        return NO_COUNT;
    }
    within(first)..=within(last)
}

/// Every total in `range` of which `count` prints as `percent`.
pub fn denominators(count: i64, percent: i64, range: RangeInclusive<i64>) -> Vec<i64> {
    range.filter(|&of| half_up(count, of) == Some(percent)).collect()
}

/// Counts that sum to `total` and print, each half upwards, as these percentages; nothing when no counts can, so that
/// at least one printed figure must be wrong. Where several would do, the earlier parts are the larger.
pub fn feasible_counts(total: i64, percents: &[i64]) -> Option<Vec<i64>> {
    let possible: Vec<RangeInclusive<i64>> =
        percents.iter().map(|&percent| numerators(percent, total)).collect();
    if possible.iter().any(RangeInclusive::is_empty) {
        return None;
    }
    let mut counts: Vec<i64> = possible.iter().map(|range| *range.start()).collect();
    let mut left = i128::from(total) - counts.iter().map(|&count| i128::from(count)).sum::<i128>();
    for (count, range) in counts.iter_mut().zip(&possible) {
        let more = left.clamp(0, i128::from(range.end() - range.start()));
        *count += more as i64;
        left -= more;
    }
    (left == 0).then_some(counts)
}

/// Calendar months that a period touches, both ends included; 0 when it ends before it begins.
pub fn months_inclusive(from: NaiveDate, to: NaiveDate) -> i64 {
    if to < from {
        return 0;
    }
    let month = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month0());
    month(to) - month(from) + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_row_of_a_whole_sums_to_a_hundred() {
        assert_eq!(largest_remainder(&[7, 45, 12, 27, 35, 101]), [3, 20, 5, 12, 15, 45]);
        assert_eq!(largest_remainder(&[103, 33, 17, 74]), [45, 15, 7, 33]);
        assert_eq!(largest_remainder(&[1, 1, 1]), [34, 33, 33], "the earlier of equals");
        assert_eq!(largest_remainder(&[5, 165, 30]), [2, 83, 15], "the larger of equal remainders");
        assert_eq!(largest_remainder(&[0, 0]), [0, 0]);
        assert!(largest_remainder(&[]).is_empty());
    }

    #[test]
    fn single_percents_are_rounded_half_upwards() {
        assert_eq!(half_up(301, 300), Some(100));
        assert_eq!(half_up(28, 32), Some(88));
        assert_eq!(half_up(1, 0), None);
        assert_eq!(half_up(0, 7), Some(0));
        assert_eq!(half_up(i64::MAX, i64::MAX), Some(100));
    }

    #[test]
    fn the_published_municipal_referrals_need_seventy_five_people() {
        let published = [9, 11, 11, 13, 24, 32];
        assert_eq!(feasible_counts(74, &published), None);
        assert_eq!(feasible_counts(75, &published), Some(vec![7, 8, 8, 10, 18, 24]));
        assert_eq!(feasible_counts(0, &published), None);
        assert_eq!(feasible_counts(100, &[101]), None);
    }

    #[test]
    fn a_count_and_its_percent_tell_the_total() {
        assert_eq!(denominators(37, 28, 1..=1000), (130..=134).collect::<Vec<_>>());
        assert_eq!(denominators(24, 18, 1..=1000), (130..=137).collect::<Vec<_>>());
    }

    #[test]
    fn a_total_and_a_percent_tell_the_count() {
        assert!(numerators(40, 71).is_empty());
        assert_eq!(numerators(38, 104), 39..=40);
        assert_eq!(numerators(100, 10), 10..=10);
        assert_eq!(numerators(0, 10), 0..=0);
        assert!(numerators(-1, 10).is_empty());
        assert!(numerators(120, 10).is_empty());
    }

    #[test]
    fn months_count_both_ends() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        assert_eq!(months_inclusive(day("2020-05-01"), day("2022-12-31")), 32);
        assert_eq!(months_inclusive(day("2020-05-01"), day("2022-08-31")), 28);
        assert_eq!(months_inclusive(day("2020-05-31"), day("2020-06-01")), 2);
        assert_eq!(months_inclusive(day("2020-05-31"), day("2020-05-01")), 0);
    }

    #[test]
    fn a_mean_has_one_decimal() {
        assert_eq!(one_decimal(13, 2), Some(65));
        assert_eq!(one_decimal(1, 3), Some(3));
        assert_eq!(one_decimal(1, 20), Some(1), "0.05 is 0.1");
        assert_eq!(one_decimal(-1, 20), Some(0), "-0.05 is 0.0");
        assert_eq!(one_decimal(5, 0), None);
    }

    proptest! {
        #[test]
        fn largest_remainder_is_exact_within_one(counts in prop::collection::vec(0..1_000_000i64, 1..30)) {
            let total: i64 = counts.iter().sum();
            prop_assume!(total > 0);
            let percents = largest_remainder(&counts);
            prop_assert_eq!(percents.iter().sum::<i64>(), 100);
            for (count, percent) in counts.iter().zip(percents) {
                prop_assert!((percent * total - count * 100).abs() < total);
            }
        }

        #[test]
        fn half_up_is_within_half_a_percent(n in 0..1_000_000i64, of in 1..1_000_000i64) {
            let percent = half_up(n, of).expect("of is not 0");
            let twice_the_error = 2 * (percent * of - n * 100);
            prop_assert!(-of < twice_the_error && twice_the_error <= of);
        }

        #[test]
        fn numerators_are_what_half_up_prints(percent in 0..=100i64, of in 1..500i64) {
            let printed: Vec<i64> = (0..=of).filter(|&n| half_up(n, of) == Some(percent)).collect();
            prop_assert_eq!(numerators(percent, of).collect::<Vec<_>>(), printed);
        }

        #[test]
        fn figures_that_were_counted_are_feasible(counts in prop::collection::vec(0..500i64, 1..10)) {
            let total: i64 = counts.iter().sum();
            prop_assume!(total > 0);
            let printed: Vec<i64> = counts.iter().filter_map(|&n| half_up(n, total)).collect();
            let found = feasible_counts(total, &printed).expect("the real counts would do");
            prop_assert_eq!(found.iter().sum::<i64>(), total);
            let again: Vec<i64> = found.iter().filter_map(|&n| half_up(n, total)).collect();
            prop_assert_eq!(again, printed);
        }
    }
}
