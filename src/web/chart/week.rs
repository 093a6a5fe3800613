//! The capacity board: weeks across, a row a slot, each cell the seats of that week.

/// The seats of one slot in one week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seats {
    pub filled: i64,
    /// Held by a proposal that is not answered.
    pub held: i64,
    pub all: i64,
}

/// Up to so many seats are drawn one by one; more as a number and a bar.
const MOST_DRAWN: i64 = 6;

impl Seats {
    pub fn free(&self) -> i64 {
        (self.all - self.filled - self.held).max(0)
    }

    /// Outside the slot's period.
    pub fn none(&self) -> bool {
        self.all == 0
    }

    /// The seats as shapes, filled first; empty when there are too many to draw.
    pub fn shapes(&self) -> Vec<&'static str> {
        if self.all > MOST_DRAWN {
            return Vec::new();
        }
        let (filled, held) = (self.filled.clamp(0, MOST_DRAWN), self.held.clamp(0, MOST_DRAWN));
        let kinds = [("filled", filled), ("held", held), ("free", self.free())];
        kinds.into_iter().flat_map(|(kind, count)| std::iter::repeat_n(kind, count as usize)).collect()
    }

    /// Filled and held as parts of 100, for the bar.
    pub fn bar(&self) -> (i64, i64) {
        let whole = self.all.max(1);
        ((self.filled * 100 / whole).clamp(0, 100), ((self.filled + self.held) * 100 / whole).clamp(0, 100))
    }
}

/// One slot over the weeks.
#[derive(Clone, Debug)]
pub struct WeekRow {
    pub name: String,
    pub href: String,
    /// What stands under the name: provider, hours.
    pub note: String,
    pub cells: Vec<Seats>,
}

#[derive(Clone, Debug)]
pub struct WeekBoard {
    /// "v. 47" and the Monday's date, for each week.
    pub weeks: Vec<(String, String)>,
    pub rows: Vec<WeekRow>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_drawn_filled_first() {
        assert_eq!(Seats { filled: 1, held: 1, all: 3 }.shapes(), ["filled", "held", "free"]);
        assert_eq!(Seats { filled: 0, held: 0, all: 7 }.shapes(), Vec::<&str>::new());
        assert!(Seats::default().none());
    }

    #[test]
    fn a_bar_stays_within_its_track() {
        assert_eq!(Seats { filled: 5, held: 5, all: 20 }.bar(), (25, 50));
        assert_eq!(Seats { filled: 30, held: 5, all: 20 }.bar(), (100, 100));
        assert_eq!(Seats { filled: 3, held: 0, all: 2 }.free(), 0);
    }
}
