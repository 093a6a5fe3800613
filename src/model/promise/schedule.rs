//! Which contacts are promised, and for which days: pure, from the days of a stay at a workplace and of an enrolment's
//! end. What became of them is in `standing`.
//!
//! Before the start, within three days of it, weekly for a month and monthly to a year are the follow-along of IPS-25 item
//! 23 (domain.md, 3.1): around a stay here, and from the first day of a job elsewhere that somebody left a stay or the
//! project for. It is known only once it has begun, so nothing is promised before it. Four weeks and six months after an
//! enrolment's end are when its outcome is measured; 13 and 26 weeks after the start of a job or of studies the person is
//! asked how it goes.

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

/// What a contact is promised around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    Stay(PlacementId),
    /// A job that somebody left this stay for, or the project.
    Job(Option<PlacementId>),
    /// An enrolment's end.
    End,
}

/// A contact to be had on one of some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    pub kind: PromiseKind,
    /// Which of the weekly or monthly ones, from 1.
    pub number: i64,
    pub around: Around,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// The stay or the job ended within these days: kept already, or promised no longer.
    pub is_cut: bool,
}

impl Promise {
    /// What it is called in an address and where a tick is kept: `p7-weekly-2`, `j7-monthly-3`, `e-six_months-1`.
    pub fn key(&self) -> String {
        let of = match self.around {
            Around::Stay(id) => format!("p{id}"),
            Around::Job(Some(id)) => format!("j{id}"),
            Around::Job(None) => "j".to_owned(),
            Around::End => "e".to_owned(),
        };
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

/// A job elsewhere, from its first day that is known until the person is somewhere else.
#[derive(Clone, Debug)]
pub struct Job {
    /// The stay that led to it; none when the project's end did.
    pub after: Option<PlacementId>,
    pub start: NaiveDate,
    pub end: Option<NaiveDate>,
}

/// Kind, number, first and last day.
type Window = (PromiseKind, i64, NaiveDate, NaiveDate);

/// Everything promised during a stay. Pauses that are over have moved what came after them.
pub fn during(stay: &Stay, pauses: &[Span]) -> Vec<Promise> {
    let start = stay.start;
    let before = (PromiseKind::BeforeStart, 1, start - Days::new(BEFORE), start - Days::new(1));
    let windows = [before].into_iter().chain(from_the_start(start));
    let end = stay.is_over.then_some(stay.end);
    let all = promises(windows, Around::Stay(stay.placement), start, end, pauses);
    all.into_iter().filter(|promise| promise.from <= stay.end).collect()
}

/// Everything promised during a job elsewhere, for a year. `asked`: how it goes after 13 and 26 weeks too; else that is
/// promised after the enrolment's end.
pub fn at_work(job: &Job, asked: bool, pauses: &[Span]) -> Vec<Promise> {
    let around = |kind, weeks: u64| {
        let on = job.start + Days::new(7 * weeks);
        (kind, 1, on - Days::new(AROUND), on + Days::new(AROUND))
    };
    let asked =
        asked.then(|| [around(PromiseKind::ThirteenWeeks, 13), around(PromiseKind::TwentySixWeeks, 26)]);
    let windows = from_the_start(job.start).into_iter().chain(asked.into_iter().flatten());
    promises(windows, Around::Job(job.after), job.start, job.end, pauses)
}

/// The first days, weekly for a month, monthly to a year.
fn from_the_start(start: NaiveDate) -> Vec<Window> {
    let mut windows = vec![(PromiseKind::FirstDays, 1, start, start + Days::new(FIRST))];
    windows.extend((0..WEEKS).map(|week| {
        let from = start + Days::new(7 * week);
        (PromiseKind::Weekly, week as i64 + 1, from, from + Days::new(6))
    }));
    windows.extend((1..MONTHS).map(|month| {
        let (from, next) = (start + Months::new(month), start + Months::new(month + 1));
        (PromiseKind::Monthly, i64::from(month) + 1, from, next - Days::new(1))
    }));
    windows
}

/// `end`: the day it ended; what would have begun after it is not promised.
fn promises(
    windows: impl IntoIterator<Item = Window>,
    around: Around,
    start: NaiveDate,
    end: Option<NaiveDate>,
    pauses: &[Span],
) -> Vec<Promise> {
    let promise = |(kind, number, from, to): Window| {
        let (from, to) = (moved(from, start, pauses), moved(to, start, pauses));
        let is_cut = end.is_some_and(|end| to > end);
        Promise { kind, number, around, from, to, is_cut }
    };
    windows.into_iter().map(promise).filter(|promise| end.is_none_or(|end| promise.from <= end)).collect()
}

/// What is promised after an enrolment has ended. `asked`: the person went to work or studies just then.
pub fn after(ended_on: NaiveDate, asked: bool) -> Vec<Promise> {
    let around = |kind, on: NaiveDate| Promise {
        kind,
        number: 1,
        around: Around::End,
        from: on - Days::new(AROUND),
        to: on + Days::new(AROUND),
        is_cut: false,
    };
    let mut all = vec![around(PromiseKind::FourWeeks, ended_on + Days::new(28))];
    if asked {
        all.push(around(PromiseKind::ThirteenWeeks, ended_on + Days::new(91)));
        all.push(around(PromiseKind::TwentySixWeeks, ended_on + Days::new(182)));
    }
    all.push(around(PromiseKind::SixMonths, ended_on + Months::new(6)));
    all
}

/// A day later by every pause before it that is over; of a pause, the days from the start on count.
fn moved(day: NaiveDate, start: NaiveDate, pauses: &[Span]) -> NaiveDate {
    pauses.iter().fold(day, |day, pause| {
        let from = pause.from.max(start);
        match pause.until {
            Some(until) if from <= day && from < until => day + (until - from),
            _ => day,
        }
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
    fn a_pause_before_the_start_moves_nothing_and_one_across_it_only_by_its_days_after() {
        let pause = |from: &str, until: &str| Span { from: day(from), until: Some(day(until)) };
        let of = |pause| during(&stay("2026-03-02", "2026-12-31", false), &[pause]);
        let first = |all: &[Promise]| (all[1].from, all[1].to);
        let before = of(pause("2026-01-12", "2026-02-02"));
        assert_eq!(first(&before), (day("2026-03-02"), day("2026-03-05")));
        let across = of(pause("2026-02-20", "2026-03-04"));
        assert_eq!(first(&across), (day("2026-03-04"), day("2026-03-07")));
        assert_eq!(across[0].to, day("2026-03-01"));
    }

    #[test]
    fn a_job_elsewhere_is_followed_for_a_year_unless_the_person_goes_on() {
        let job = |end| Job { after: Some(PlacementId(7)), start: day("2026-03-02"), end };
        let all = at_work(&job(None), true, &[]);
        assert_eq!(all.len(), 1 + 4 + 11 + 2, "nothing before the start");
        assert_eq!(all[0].key(), "j7-first_days-1");
        assert_eq!((all[15].key().as_str(), all[15].to), ("j7-monthly-12", day("2027-03-01")));
        assert_eq!((all[16].from, all[16].to), (day("2026-05-25"), day("2026-06-08")));
        assert_eq!(at_work(&job(None), false, &[]).len(), 16);
        let left = at_work(&job(Some(day("2026-03-18"))), true, &[]);
        let told: Vec<(String, bool)> = left.iter().map(|one| (one.key(), one.is_cut)).collect();
        assert_eq!(told.last().unwrap(), &("j7-weekly-3".to_owned(), true));
        assert_eq!(told.len(), 4);
        let of_exit = Job { after: None, ..job(None) };
        assert_eq!(at_work(&of_exit, false, &[])[1].key(), "j-weekly-1");
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
