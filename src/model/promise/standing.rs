//! How a promised contact stands on a day: pure, from the days of contact, what was ticked and the pauses.
//!
//! One contact may keep two promises whose days overlap (the first days and the first week). A contact after the last day
//! keeps it late, within some days; after those it is missed. Who has said no to being contacted is not a broken promise:
//! support is voluntary, so it is counted neither way.

use chrono::{Days, NaiveDate};

use super::schedule::{Promise, Span};

crate::model::codes::codes! {
    pub enum PromiseStatus = "promise_status" {
        /// The last day has passed, and it may still be kept late.
        Overdue = "overdue",
        Due = "due", Planned = "planned",
        /// A pause holds it up.
        Waiting = "waiting",
        Kept = "kept", KeptLate = "kept_late", Missed = "missed",
        /// The person did not want it.
        Excused = "excused",
    }

    /// What became of it, when no activity tells.
    pub enum TickWhat = "promise_tick" { Kept = "kept", NotReached = "not_reached", Declined = "declined" }
}

/// What somebody has said of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    pub what: TickWhat,
    pub on: NaiveDate,
}

impl PromiseStatus {
    /// Something is to be done now.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Overdue | Self::Due)
    }

    /// Its days are over, and it counts.
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Kept | Self::KeptLate | Self::Missed)
    }
}

/// The status, and the day of the contact that kept it. None: promised no longer. `contacts` are in order.
pub fn stand(
    promise: &Promise,
    contacts: &[NaiveDate],
    tick: Option<Tick>,
    pauses: &[Span],
    today: NaiveDate,
) -> Option<(PromiseStatus, Option<NaiveDate>)> {
    let last = promise.to + Days::new(promise.grace());
    let first_since = |day: NaiveDate| contacts.iter().copied().find(|contact| *contact >= day);
    let contact = first_since(promise.from).filter(|contact| *contact <= last);
    let ticked = tick.filter(|tick| tick.what == TickWhat::Kept).map(|tick| tick.on);
    let kept = [contact, ticked].into_iter().flatten().min();
    match kept {
        Some(on) if on <= promise.to => return Some((PromiseStatus::Kept, Some(on))),
        _ if promise.is_cut => return None,
        Some(on) => return Some((PromiseStatus::KeptLate, Some(on))),
        None => {}
    }
    match tick.map(|tick| tick.what) {
        Some(TickWhat::Declined) => return Some((PromiseStatus::Excused, None)),
        Some(TickWhat::NotReached) => return Some((PromiseStatus::Missed, None)),
        _ => {}
    }
    let held_up = pauses.iter().any(|pause| {
        pause.from <= promise.to && pause.from <= today && pause.until.is_none_or(|until| today < until)
    });
    let status = if held_up {
        PromiseStatus::Waiting
    } else if today < promise.from {
        PromiseStatus::Planned
    } else if today <= promise.to {
        PromiseStatus::Due
    } else if today <= last {
        PromiseStatus::Overdue
    } else {
        PromiseStatus::Missed
    };
    Some((status, None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::promise::schedule::{Around, PromiseKind};

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, n).expect("a day of March")
    }

    /// The days 10 to 16.
    fn week() -> Promise {
        Promise {
            kind: PromiseKind::Weekly,
            number: 2,
            around: Around::End,
            from: day(10),
            to: day(16),
            is_cut: false,
        }
    }

    fn status(contacts: &[u32], tick: Option<Tick>, today: u32) -> PromiseStatus {
        let contacts: Vec<NaiveDate> = contacts.iter().map(|n| day(*n)).collect();
        stand(&week(), &contacts, tick, &[], day(today)).expect("promised").0
    }

    #[test]
    fn a_contact_within_the_days_keeps_it_and_one_soon_after_is_late() {
        use PromiseStatus::*;
        assert_eq!(status(&[9], None, 9), Planned);
        assert_eq!(status(&[9], None, 10), Due);
        assert_eq!(status(&[10], None, 10), Kept);
        assert_eq!(status(&[9, 16], None, 30), Kept);
        assert_eq!(status(&[], None, 17), Overdue);
        assert_eq!(status(&[17], None, 30), KeptLate);
        assert_eq!(status(&[20], None, 30), Missed);
    }

    #[test]
    fn a_tick_says_what_no_activity_tells() {
        let tick = |what, n| Some(Tick { what, on: day(n) });
        assert_eq!(status(&[], tick(TickWhat::Kept, 12), 30), PromiseStatus::Kept);
        assert_eq!(status(&[], tick(TickWhat::Kept, 18), 30), PromiseStatus::KeptLate);
        assert_eq!(status(&[], tick(TickWhat::NotReached, 12), 13), PromiseStatus::Missed);
        assert_eq!(status(&[], tick(TickWhat::Declined, 12), 30), PromiseStatus::Excused);
        assert_eq!(status(&[11], tick(TickWhat::NotReached, 12), 30), PromiseStatus::Kept);
    }

    #[test]
    fn nothing_is_due_in_a_pause_and_what_an_end_has_cut_is_promised_no_longer() {
        let pause = Span { from: day(8), until: Some(day(25)) };
        let stood = |today| stand(&week(), &[], None, &[pause], day(today)).expect("promised").0;
        assert_eq!(stood(24), PromiseStatus::Waiting);
        assert_eq!(stood(25), PromiseStatus::Missed, "whoever asks has moved the days by then");
        let cut = Promise { is_cut: true, ..week() };
        assert_eq!(stand(&cut, &[], None, &[], day(30)), None);
        assert_eq!(stand(&cut, &[day(11)], None, &[], day(30)).unwrap().0, PromiseStatus::Kept);
    }
}
