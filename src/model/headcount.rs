//! How many people at a time suit a slot, besides its seats (P23): the least and the best number are advice, what its
//! supervisors have time for is a limit. Pure.

use super::Refusal;

/// Minutes of a week: nobody has more.
const WEEK: i64 = 7 * 24 * 60;
/// Supervisors that a slot may have between them.
const MOST_SUPERVISORS: i64 = 50;

/// Nothing said: as many as there are seats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Headcount {
    pub least_people: Option<i64>,
    pub best_people: Option<i64>,
    /// Minutes a week that the supervisors have together.
    pub supervisor_minutes: Option<i64>,
    /// Minutes a week that each person there takes of them.
    pub minutes_per_person: Option<i64>,
}

/// The columns of a [`Headcount`], of a slot `s`.
pub(crate) const HEADCOUNT: &str =
    "s.least_people, s.best_people, s.supervisor_minutes, s.minutes_per_person";

/// SQL: how many people a slot `s` can have at a time. As [`Headcount::most`].
pub(crate) const MOST_PEOPLE: &str = "(CASE WHEN s.supervisor_minutes / s.minutes_per_person < s.seats
    THEN s.supervisor_minutes / s.minutes_per_person ELSE s.seats END)";

impl Headcount {
    /// How many the supervisors have time for; none when it is not said.
    pub fn supervised(&self) -> Option<i64> {
        let (all, each) = self.supervisor_minutes.zip(self.minutes_per_person)?;
        all.checked_div(each)
    }

    /// How many people at a time, of so many seats.
    pub fn most(&self, seats: i64) -> i64 {
        self.supervised().map_or(seats, |supervised| supervised.min(seats))
    }

    pub fn check(&self, seats: i64) -> Result<(), Refusal> {
        let best = self.best_people.unwrap_or(seats);
        let least = self.least_people.unwrap_or(1);
        if least < 1 || best < least || best > seats {
            return Err(Refusal::PeopleTurned { seats });
        }
        match (self.supervisor_minutes, self.minutes_per_person) {
            (None, None) => Ok(()),
            (Some(all), Some(each)) => {
                let sane = (1..=MOST_SUPERVISORS * WEEK).contains(&all) && (1..=WEEK).contains(&each);
                if sane && each <= all { Ok(()) } else { Err(Refusal::SupervisorsTooFew) }
            }
            _ => Err(Refusal::SupervisionHalf),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn supervised(all: i64, each: i64) -> Headcount {
        Headcount { supervisor_minutes: Some(all), minutes_per_person: Some(each), ..Headcount::default() }
    }

    #[test]
    fn supervisors_have_time_for_whole_people() {
        assert_eq!(supervised(600, 90).supervised(), Some(6));
        assert_eq!(supervised(600, 90).most(4), 4);
        assert_eq!(supervised(600, 90).most(10), 6);
        assert_eq!(Headcount::default().most(10), 10);
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        let people =
            |least, best| Headcount { least_people: least, best_people: best, ..Headcount::default() };
        assert_eq!(people(Some(2), Some(3)).check(4), Ok(()));
        for (least, best) in [(Some(3), Some(2)), (Some(1), Some(5)), (Some(5), None), (Some(0), None)] {
            assert_eq!(people(least, best).check(4), Err(Refusal::PeopleTurned { seats: 4 }));
        }
        for (all, each) in [(-60, 60), (60, -60), (60, 0), (60, 90), (i64::MAX, 60), (0, 0)] {
            assert_eq!(supervised(all, each).check(4), Err(Refusal::SupervisorsTooFew), "{all} {each}");
        }
        let half = Headcount { supervisor_minutes: Some(60), ..Headcount::default() };
        assert_eq!(half.check(4), Err(Refusal::SupervisionHalf));
    }
}
