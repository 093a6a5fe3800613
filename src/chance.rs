//! Where chance comes from when something is named, as a value that the demo can seed: the same seed gives the same
//! references. Never for secrets: tokens, salts and nonces always come from the machine.

use std::sync::{Arc, Mutex};

use rand::rngs::StdRng;
use rand::{Rng, RngExt as _, SeedableRng as _};

/// Signs that nobody mixes up when reading them aloud.
const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// The machine, or a seed.
#[derive(Clone, Debug, Default)]
pub enum Chance {
    #[default]
    System,
    Seeded(Arc<Mutex<StdRng>>),
}

impl Chance {
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    /// Letters and digits that make a name unique.
    pub fn letters(&self, count: usize) -> String {
        match self {
            Self::System => letters(&mut rand::rng(), count),
            Self::Seeded(rng) => letters(&mut *rng.lock().expect("nobody panics while drawing"), count),
        }
    }
}

fn letters(rng: &mut impl Rng, count: usize) -> String {
    (0..count).map(|_| char::from(LETTERS[rng.random_range(0..LETTERS.len())])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_itself_and_the_machine_does_not() {
        let names = |chance: &Chance| (0..3).map(|_| chance.letters(10)).collect::<Vec<_>>();
        assert_eq!(names(&Chance::seeded(7)), names(&Chance::seeded(7)));
        assert_ne!(names(&Chance::seeded(7)), names(&Chance::seeded(8)));
        assert_ne!(names(&Chance::System), names(&Chance::System));
    }
}
