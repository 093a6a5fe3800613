//! Chance that repeats itself: what is thrown depends only on the seed, on what it is thrown for and on the order of the
//! throws. A person's dice are their own, so that one life does not change when another does.

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

/// What dice are thrown for: two purposes never share their throws.
#[derive(Clone, Copy, Debug)]
pub enum For {
    Parties = 1,
    Offers,
    Life,
    Seats,
    Attendance,
    Visits,
}

#[derive(Debug)]
pub struct Dice(StdRng);

impl Dice {
    pub fn new(seed: u64, purpose: For, number: usize) -> Self {
        // Weyl steps keep neighbouring seeds and numbers apart before the generator mixes them.
        let stream = seed
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            .wrapping_add((purpose as u64).wrapping_mul(0xD1B5_4A32_D192_ED03))
            .wrapping_add((number as u64).wrapping_mul(0x94D0_49BB_1331_11EB));
        Self(StdRng::seed_from_u64(stream))
    }

    /// Between two numbers, both included.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        self.0.random_range(least..=most.max(least))
    }

    /// A place in a list.
    pub fn below(&mut self, count: usize) -> usize {
        self.0.random_range(0..count.max(1))
    }

    /// Happens so many times in a hundred.
    pub fn happens(&mut self, percent: u32) -> bool {
        self.0.random_range(0..100) < percent
    }

    /// At least nought and less than one.
    pub fn share(&mut self) -> f64 {
        self.0.random()
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// One of several, the heavier the oftener.
    pub fn weighted<T: Copy>(&mut self, from: &[(u32, T)]) -> T {
        let total: u32 = from.iter().map(|(weight, _)| weight).sum();
        let mut left = self.0.random_range(0..total.max(1));
        for (weight, thing) in from {
            if left < *weight {
                return *thing;
            }
            left -= weight;
        }
        from[from.len() - 1].1
    }

    /// Some of a list, each so many times in a hundred, in the list's order.
    pub fn some<T: Copy>(&mut self, from: &[T], percent: u32) -> Vec<T> {
        from.iter().copied().filter(|_| self.happens(percent)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_dice_fall_the_same_way_and_others_another() {
        let throws = |mut dice: Dice| (0..8).map(|_| dice.between(1, 1000)).collect::<Vec<_>>();
        let first = throws(Dice::new(1, For::Life, 5));
        assert_eq!(first, throws(Dice::new(1, For::Life, 5)));
        for other in [Dice::new(2, For::Life, 5), Dice::new(1, For::Seats, 5), Dice::new(1, For::Life, 6)] {
            assert_ne!(first, throws(other));
        }
    }

    #[test]
    fn weights_are_kept_roughly() {
        let mut dice = Dice::new(1, For::Life, 0);
        let heavy = (0..1000).filter(|_| dice.weighted(&[(9, true), (1, false)])).count();
        assert!((850..950).contains(&heavy), "{heavy}");
    }
}
