//! How large a county is: everything follows from the number of participants, in the proportions of the default one.

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub participants: usize,
    /// Another number of slots than the participants call for: for measuring the search.
    pub slots: Option<usize>,
}

/// The default: a county of 8 associations, 60 providers, 31 contracts and 600 slots.
pub const DEFAULT: usize = 1900;
/// Fewer have no work for every role.
pub const LEAST: usize = 20;
/// More than there are personal numbers set aside for made-up people (20 a day of birth).
pub const MOST: usize = 250_000;

impl Size {
    pub const fn of(participants: usize) -> Self {
        Self { participants, slots: None }
    }

    /// One for every sixty people, at most eight.
    pub const fn associations(self) -> usize {
        at_least(if self.participants / 60 < 8 { self.participants / 60 } else { 8 }, 1)
    }

    /// Projects of one association: a project has some hundred people.
    pub const fn projects_each(self) -> usize {
        at_least(self.participants / (self.associations() * 700), 1)
    }

    pub const fn enterprises(self) -> usize {
        at_least(self.scaled(28), 3)
    }

    pub const fn employers(self) -> usize {
        at_least(self.scaled(32), 4)
    }

    /// At least one for each enterprise.
    pub const fn contracts(self) -> usize {
        at_least(self.scaled(31), self.enterprises() + 1)
    }

    pub const fn slots(self) -> usize {
        match self.slots {
            Some(slots) => at_least(slots, 30),
            None => at_least(self.scaled(600), 30),
        }
    }

    /// In proportion to the default county.
    const fn scaled(self, of_default: usize) -> usize {
        (self.participants * of_default + DEFAULT / 2) / DEFAULT
    }
}

const fn at_least(number: usize, least: usize) -> usize {
    if number < least { least } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_county_is_the_one_promised() {
        let county = Size::of(DEFAULT);
        let counts = (county.associations(), county.contracts(), county.slots());
        assert_eq!(counts, (8, 31, 600));
        assert_eq!(county.enterprises() + county.employers(), 60);
    }

    #[test]
    fn a_small_one_has_something_of_everything_and_a_large_one_more() {
        let small = Size::of(LEAST);
        assert_eq!((small.associations(), small.projects_each(), small.enterprises()), (1, 1, 3));
        let large = Size::of(100_000);
        assert!(large.projects_each() > 10 && large.slots() > 30_000);
    }
}
