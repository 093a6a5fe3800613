//! Where a sum of things that may or may not happen will lie, eight times of ten. Exact for a few hundred of them, by the normal
//! distribution for more. No lots are drawn.

use super::Expected;

/// Eight of ten lie within so many standard deviations.
pub const NORMAL: f64 = 1.281_551_565_544_6;
const WANTED: f64 = 0.8;
/// Up to so many are counted exactly.
const MOST_EXACT: usize = 400;

/// What is expected of independent events that count for `each`, and where eight outcomes of ten should lie. What comes is a whole number,
/// what is expected is not: one nearly sure event comes once, and is expected 0.9 times. The interval reaches as far as that.
pub fn expected(chances: &[f64], each: f64) -> Expected {
    let (low, high) = of_count(chances);
    let of = |count: f64| (count * each).round() as i64;
    let mean = of(chances.iter().sum());
    Expected { low: of(low as f64).min(mean), mean, high: of(high as f64).max(mean) }
}

/// The shortest run of whole numbers that holds as nearly eight of ten outcomes as whole numbers can. `chances` are of
/// independent events.
pub fn of_count(chances: &[f64]) -> (i64, i64) {
    if chances.len() > MOST_EXACT {
        let mean: f64 = chances.iter().sum();
        let deviation = chances.iter().map(|p| p * (1.0 - p)).sum::<f64>().sqrt();
        // Half a number to each side is part of the number itself.
        let low = (mean - NORMAL * deviation + 0.5).floor().max(0.0);
        return (low as i64, (mean + NORMAL * deviation - 0.5).ceil().max(low) as i64);
    }
    shortest(&distribution(chances))
}

/// How likely each number is: the Poisson binomial distribution, one event after another.
fn distribution(chances: &[f64]) -> Vec<f64> {
    let mut likely = Vec::with_capacity(chances.len() + 1);
    likely.push(1.0);
    for chance in chances.iter().map(|chance| chance.clamp(0.0, 1.0)) {
        likely.push(0.0);
        for at in (1..likely.len()).rev() {
            likely[at] = likely[at] * (1.0 - chance) + likely[at - 1] * chance;
        }
        likely[0] *= 1.0 - chance;
    }
    likely
}

/// From the likeliest number outwards, the likelier neighbour first; without the last step when that comes nearer.
fn shortest(likely: &[f64]) -> (i64, i64) {
    let of = |at: usize| likely.get(at).copied().unwrap_or(0.0);
    let top = (0..likely.len()).max_by(|a, b| of(*a).total_cmp(&of(*b)).then(b.cmp(a))).unwrap_or(0);
    let (mut low, mut high, mut mass) = (top, top, of(top));
    while mass < WANTED {
        let below = if low > 0 { of(low - 1) } else { 0.0 };
        let above = of(high + 1);
        let next = below.max(above);
        if next <= 0.0 || (mass + next) - WANTED > WANTED - mass {
            break;
        }
        if above >= below {
            high += 1
        } else {
            low -= 1
        }
        mass += next;
    }
    (low as i64, high as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_interval_of_a_count_holds_about_eight_of_ten() {
        assert_eq!(of_count(&[]), (0, 0));
        assert_eq!(of_count(&[1.0, 1.0, 1.0]), (3, 3));
        assert_eq!(of_count(&[0.05]), (0, 0));
        // Ten coins: 3 to 7 is 89 percent, 4 to 7 is 77 and nearer.
        assert_eq!(of_count(&[0.5; 10]), (4, 7));
        // Many coins: 500 ± 20.
        let (low, high) = of_count(&[0.5; 1000]);
        assert!((478..=481).contains(&low) && (519..=522).contains(&high), "{low}–{high}");
    }

    #[test]
    fn exact_and_normal_agree_where_they_meet() {
        let (exact, normal) = (of_count(&[0.3; 400]), of_count(&[0.3; 401]));
        assert!((exact.0 - normal.0).abs() <= 1 && (exact.1 - normal.1).abs() <= 1, "{exact:?} {normal:?}");
    }

    #[test]
    fn the_interval_reaches_to_what_is_expected() {
        assert_eq!(expected(&[0.05], 10.0), Expected { low: 0, mean: 1, high: 1 });
        assert_eq!(expected(&[0.9], 10.0), Expected { low: 9, mean: 9, high: 10 });
    }

    proptest! {
        #[test]
        fn what_is_expected_lies_in_its_interval(
            chances in prop::collection::vec(0.0f64..=1.0, 0..60),
            rarely in 0.0f64..=1.0,
            many in prop::bool::weighted(0.1),
            each in prop::sample::select(vec![10.0, super::super::WEEK]),
        ) {
            // Small chances too, and more of them than are counted exactly.
            let mut chances: Vec<f64> = chances.iter().map(|chance| chance * rarely).collect();
            if many {
                chances = chances.iter().copied().cycle().take(chances.len() * 10).collect();
            }
            let Expected { low, mean, high } = expected(&chances, each);
            prop_assert!(low <= mean && mean <= high, "{low} {mean} {high}");
        }

        #[test]
        fn a_distribution_sums_to_one_and_has_the_mean_of_its_chances(chances in prop::collection::vec(0.0f64..1.0, 0..40)) {
            let likely = distribution(&chances);
            let (sum, mean): (f64, f64) =
                (likely.iter().sum(), likely.iter().enumerate().map(|(count, p)| count as f64 * p).sum());
            prop_assert!((sum - 1.0).abs() < 1e-9);
            prop_assert!((mean - chances.iter().sum::<f64>()).abs() < 1e-9);
            let (low, high) = of_count(&chances);
            prop_assert!(low <= high && high as usize <= chances.len());
        }
    }
}
