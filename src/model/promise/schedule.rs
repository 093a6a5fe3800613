//! Which contacts are promised, and for which days: pure, from the days of a stay at a workplace and of an enrolment's
//! end. What became of them is in `standing`.
//!
//! Before the start, within three days of it, weekly for a month and monthly to a year are the follow-along of IPS-25 item
//! 23 (domain.md, 3.1). Four weeks and six months after an enrolment's end are when its outcome is measured; 13 and 26
//! weeks after it somebody who went to work or studies is asked how it goes.

use chrono::{Days, Months, NaiveDate};

use crate::model::placement::PlacementId;

crate::model::codes::codes! {
    /// A promised contact, by when it is.
    pub enum PromiseKind = "promise" {
        BeforeStart = "before_start", FirstDays = "first_days", Weekly = "weekly", Monthly = "monthly",
        FourWeeks = "four_weeks", ThirteenWeeks = "thirteen_weeks", TwentySixWeeks = "twenty_six_weeks",
        SixMonths = "six_months",
    }
}

/// Days before the start within which the first contact is.
const BEFORE: u64 = 7;
/// Days after the start within which the next one is.
const FIRST: u64 = 3;
/// Weekly contacts, then monthly ones up to a year.
const WEEKS: u64 = 4;
const MONTHS: u32 = 12;
/// Days on either side of the day that a contact after the end is promised for.
const AROUND: u64 = 7;

/// A contact to be had on one of some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    pub kind: PromiseKind,
    /// Which of the weekly or monthly ones, from 1.
    pub number: i64,
    /// The stay it is about; none after an enrolment's end.
    pub placement: Option<PlacementId>,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// The stay ended within these days: kept already, or promised no longer.
    pub is_cut: bool,
}

impl Promise {
    /// What it is called in an address and where a tick is kept: `p7-weekly-2`, `e-six_months-1`.
    pub fn key(&self) -> String {
        let of = self.placement.map_or_else(|| "e".to_owned(), |id| format!("p{id}"));
        format!("{of}-{}-{}", self.kind.code(), self.number)
    }

    /// Days after the last that still count, as late.
    pub const fn grace(&self) -> u64 {
        match self.kind {
            PromiseKind::BeforeStart => 0,
            PromiseKind::FirstDays | PromiseKind::Weekly => 3,
            PromiseKind::Monthly => 14,
            PromiseKind::FourWeeks
            | PromiseKind::ThirteenWeeks
            | PromiseKind::TwentySixWeeks
            | PromiseKind::SixMonths => 28,
        }
    }

    /// Kept by measuring the outcome rather than by an activity.
    pub const fn is_outcome(&self) -> bool {
        matches!(self.kind, PromiseKind::FourWeeks | PromiseKind::SixMonths)
    }
}

/// A stay at a workplace: agreed, under way or over.
#[derive(Clone, Debug)]
pub struct Stay {
    pub placement: PlacementId,
    pub start: NaiveDate,
    /// The last day that it is about: the end, or the planned one.
    pub end: NaiveDate,
    pub is_over: bool,
}

/// Days on which nothing is asked: from the first to before the second, which nobody may know yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: NaiveDate,
    pub until: Option<NaiveDate>,
}

/// Everything promised during a stay. Pauses that are over have moved what came after them.
pub fn during(stay: &Stay, pauses: &[Span]) -> Vec<Promise> {
    let start = stay.start;
    let mut windows = vec![
        (PromiseKind::BeforeStart, 1, start - Days::new(BEFORE), start - Days::new(1)),
        (PromiseKind::FirstDays, 1, start, start + Days::new(FIRST)),
    ];
    windows.extend((0..WEEKS).map(|week| {
        let from = start + Days::new(7 * week);
        (PromiseKind::Weekly, week as i64 + 1, from, from + Days::new(6))
    }));
    windows.extend((1..MONTHS).map(|month| {
        let (from, next) = (start + Months::new(month), start + Months::new(month + 1));
        (PromiseKind::Monthly, i64::from(month) + 1, from, next - Days::new(1))
    }));
    let promise = |(kind, number, from, to): (PromiseKind, i64, NaiveDate, NaiveDate)| {
        let (from, to) = (moved(from, pauses), moved(to, pauses));
        let is_cut = stay.is_over && to > stay.end;
        Promise { kind, number, placement: Some(stay.placement), from, to, is_cut }
    };
    windows.into_iter().map(promise).filter(|promise| promise.from <= stay.end).collect()
}

/// What is promised after an enrolment has ended.
pub fn after(ended_on: NaiveDate, to_work: bool) -> Vec<Promise> {
    let around = |kind, on: NaiveDate| Promise {
        kind,
        number: 1,
        placement: None,
        from: on - Days::new(AROUND),
        to: on + Days::new(AROUND),
        is_cut: false,
    };
    let mut all = vec![around(PromiseKind::FourWeeks, ended_on + Days::new(28))];
    if to_work {
        all.push(around(PromiseKind::ThirteenWeeks, ended_on + Days::new(91)));
        all.push(around(PromiseKind::TwentySixWeeks, ended_on + Days::new(182)));
    }
    all.push(around(PromiseKind::SixMonths, ended_on + Months::new(6)));
    all
}

/// A day later by every pause before it that is over.
fn moved(day: NaiveDate, pauses: &[Span]) -> NaiveDate {
    pauses.iter().fold(day, |day, pause| match pause.until {
        Some(until) if pause.from <= day => day + (until - pause.from),
        _ => day,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn stay(start: &str, end: &str, is_over: bool) -> Stay {
        Stay { placement: PlacementId(7), start: day(start), end: day(end), is_over }
    }

    #[test]
    fn a_year_has_eighteen_promises_in_their_order() {
        let all = during(&stay("2026-03-02", "2027-06-30", false), &[]);
        assert_eq!(all.len(), 1 + 1 + 4 + 11);
        let told: Vec<(String, NaiveDate, NaiveDate)> =
            all.iter().map(|promise| (promise.key(), promise.from, promise.to)).collect();
        assert_eq!(told[0], ("p7-before_start-1".into(), day("2026-02-23"), day("2026-03-01")));
        assert_eq!(told[1], ("p7-first_days-1".into(), day("2026-03-02"), day("2026-03-05")));
        assert_eq!(told[5], ("p7-weekly-4".into(), day("2026-03-23"), day("2026-03-29")));
        assert_eq!(told[6], ("p7-monthly-2".into(), day("2026-04-02"), day("2026-05-01")));
        assert_eq!(told[16], ("p7-monthly-12".into(), day("2027-02-02"), day("2027-03-01")));
    }

    #[test]
    fn an_end_takes_back_what_was_to_come_and_cuts_what_had_begun() {
        let all = during(&stay("2026-03-02", "2026-03-18", true), &[]);
        let told: Vec<(String, bool)> = all.iter().map(|one| (one.key(), one.is_cut)).collect();
        assert_eq!(told.last().unwrap(), &("p7-weekly-3".to_owned(), true));
        assert_eq!(told.len(), 5);
    }

    #[test]
    fn a_pause_that_is_over_moves_what_came_after_it() {
        let pause = Span { from: day("2026-03-11"), until: Some(day("2026-03-21")) };
        let all = during(&stay("2026-03-02", "2026-12-31", false), &[pause]);
        assert_eq!((all[3].from, all[3].to), (day("2026-03-09"), day("2026-03-25")), "longer by ten days");
        assert_eq!((all[4].from, all[4].to), (day("2026-03-26"), day("2026-04-01")));
        let open = Span { from: day("2026-03-11"), until: None };
        assert_eq!(during(&stay("2026-03-02", "2026-12-31", false), &[open])[4].from, day("2026-03-16"));
    }

    #[test]
    fn after_the_end_outcomes_are_measured_and_who_went_to_work_is_asked() {
        let kinds =
            |to_work| after(day("2026-08-31"), to_work).iter().map(|one| one.kind).collect::<Vec<_>>();
        assert_eq!(kinds(false), [PromiseKind::FourWeeks, PromiseKind::SixMonths]);
        assert_eq!(kinds(true).len(), 4);
        // The last day of February stands for the thirty-first.
        let last = after(day("2026-08-31"), false).pop().unwrap();
        assert_eq!((last.from, last.to), (day("2027-02-21"), day("2027-03-07")));
    }
}
