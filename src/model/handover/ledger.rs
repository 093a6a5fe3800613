//! The bridging ledger (H13): how many days each part of a handover took, how many both parties had the person, and how
//! many nobody did. Pure: days in, days out; the same counting for one person's page and for the report by receiver.
//!
//! - The giver answers for the person until the receiver has *met* them, also when the enrolment has ended before that.
//! - The giver's last day is the day it let go: the day of the release or the last day of the enrolment, whichever came
//!   first. The receiver's first day is the day of the meeting.
//! - **Overlap**: days on which both had the person, from the receiver's first to the giver's last, both counted.
//! - **Between chairs** (gap): days on which neither had them in its work: those strictly between the giver's last and the
//!   receiver's first. On such a day the giver answers for the person and does nothing for them, and that is the point of
//!   counting it. Days before the handover was sent are not its own; while nobody has met them the days go on to today.
//! - A handover that was declined, taken back or has expired has no gap: the person is the giver's again.
//! - An employer or a course takes nothing over: the giver has the person until the end, and there is neither overlap nor gap.

use chrono::NaiveDate;

/// The days that a handover and its enrolment know.
#[derive(Clone, Copy, Debug)]
pub struct Days {
    pub sent_on: NaiveDate,
    /// The receiver's yes.
    pub accepted_on: Option<NaiveDate>,
    pub met_on: Option<NaiveDate>,
    pub released_on: Option<NaiveDate>,
    /// The last day of the enrolment.
    pub ended_on: Option<NaiveDate>,
    /// Declined, expired or taken back: it leads nowhere.
    pub is_void: bool,
    /// The receiver answers for the person from the meeting on.
    pub takes_over: bool,
}

/// What the days come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// From sent to accepted.
    pub to_accepted: Option<i64>,
    /// From accepted to met.
    pub to_met: Option<i64>,
    /// Days on which both had the person.
    pub overlap: i64,
    /// Days on which nobody had the person.
    pub gap: i64,
    /// Nobody has the person today either.
    pub gap_goes_on: bool,
}

impl Ledger {
    pub fn of(days: &Days, today: NaiveDate) -> Self {
        let let_go = match (days.released_on, days.ended_on) {
            (Some(released), Some(ended)) => Some(released.min(ended)),
            (released, ended) => released.or(ended),
        };
        let mut ledger = Self {
            to_accepted: days.accepted_on.map(|on| (on - days.sent_on).num_days()),
            to_met: days.accepted_on.zip(days.met_on).map(|(accepted, met)| (met - accepted).num_days()),
            ..Self::default()
        };
        if !days.takes_over {
            return ledger;
        }
        match (let_go, days.met_on) {
            (let_go, Some(met)) => {
                let last = let_go.unwrap_or(today);
                ledger.overlap = ((last - met).num_days() + 1).max(0);
                ledger.gap = between(last.max(days.sent_on), met);
            }
            (Some(let_go), None) if !days.is_void => {
                // Today is not over: it counts tomorrow, when nobody has met them by then.
                ledger.gap = between(let_go.max(days.sent_on), today);
                ledger.gap_goes_on = today > let_go;
            }
            _ => {}
        }
        ledger
    }
}

/// Days after the one and before the other.
fn between(last: NaiveDate, first: NaiveDate) -> i64 {
    ((first - last).num_days() - 1).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, n).unwrap()
    }

    fn days(accepted: Option<u32>, met: Option<u32>, released: Option<u32>, ended: Option<u32>) -> Days {
        Days {
            sent_on: day(2),
            accepted_on: accepted.map(day),
            met_on: met.map(day),
            released_on: released.map(day),
            ended_on: ended.map(day),
            is_void: false,
            takes_over: true,
        }
    }

    #[test]
    fn overlap_and_gap_are_what_fingers_count() {
        for (days, overlap, gap) in [
            // The giver stays two days after the meeting on the 10th: the 10th, 11th and 12th.
            (days(Some(4), Some(10), Some(12), Some(12)), 3, 0),
            // Met on the giver's last day, and on the day after it.
            (days(Some(4), Some(10), None, Some(10)), 1, 0),
            (days(Some(4), Some(10), None, Some(9)), 0, 0),
            // Ended on the 6th, met on the 10th: the 7th, 8th and 9th.
            (days(Some(4), Some(10), Some(11), Some(6)), 0, 3),
            // Ended before it was sent: the days before are not the handover's.
            (days(Some(4), Some(10), None, Some(1)), 0, 7),
            // Still going on, on the 20th.
            (days(Some(4), None, None, Some(6)), 0, 13),
            (days(Some(4), None, None, None), 0, 0),
            (days(Some(4), Some(18), None, None), 3, 0),
        ] {
            let ledger = Ledger::of(&days, day(20));
            assert_eq!((ledger.overlap, ledger.gap), (overlap, gap), "{days:?}");
        }
    }

    #[test]
    fn the_parts_are_days_between_steps() {
        let ledger = Ledger::of(&days(Some(4), Some(10), Some(12), None), day(20));
        assert_eq!((ledger.to_accepted, ledger.to_met), (Some(2), Some(6)));
        let waiting = Ledger::of(&days(Some(4), None, None, Some(6)), day(20));
        assert_eq!((waiting.to_met, waiting.gap_goes_on), (None, true));
        let course = Days { takes_over: false, ..days(Some(4), Some(10), None, Some(6)) };
        assert_eq!((Ledger::of(&course, day(20)).gap, Ledger::of(&course, day(20)).to_met), (0, Some(6)));
        let void = Days { is_void: true, ..days(Some(4), None, None, Some(6)) };
        assert_eq!(Ledger::of(&void, day(20)).gap, 0);
    }
}
