//! Where a sum of things that may or may not happen will lie, eight times of ten. Exact for a few hundred of them, by the normal
//! distribution for more. No lots are drawn.

/// Eight of ten lie within so many standard deviations.
pub const NORMAL: f64 = 1.281_551_565_544_6;
const WANTED: f64 = 0.8;
/// Up to so many are counted exactly.
const MOST_EXACT: usize = 400;

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

    proptest! {
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
