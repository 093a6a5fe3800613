//! Unit tests of exhaustion.rs.

use super::*;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn ahead(left: f64, recent: i64, weeks: usize) -> Ahead {
    let nothing = || vec![0.0; weeks];
    let (mean, variance, coming, coming_variance) = (nothing(), nothing(), nothing(), nothing());
    Ahead { left, price: 500.0, stay: 10.0, recent, mean, variance, coming, coming_variance }
}

#[test]
fn what_is_sure_is_used_up_on_one_day() {
    let mut sure = ahead(WEEK * 5.0, 0, 30);
    sure.mean[..20].fill(1.0);
    let on = sure.exhaustion(day("2026-03-02"), day("2026-12-31"));
    let five_weeks = Some(day("2026-04-06"));
    assert_eq!(on, Exhaustion { earliest: five_weeks, expected: five_weeks, latest: five_weeks });
    // Nobody more comes after twenty weeks: it lasts.
    sure.left = WEEK * 21.0;
    assert_eq!(sure.exhaustion(day("2026-03-02"), day("2026-12-31")), Exhaustion::default());
}

#[test]
fn what_is_not_known_widens_the_interval() {
    let mut coming = ahead(WEEK * 100.0, 26, 60);
    coming.add_new();
    let on = coming.exhaustion(day("2026-03-02"), day("2027-12-31"));
    let (earliest, expected, latest) = (on.earliest.unwrap(), on.expected.unwrap(), on.latest.unwrap());
    assert!(earliest < expected && expected < latest, "{on:?}");
    // The end of the contract comes before the latest.
    let on = coming.exhaustion(day("2026-03-02"), expected + Days::new(1));
    assert_eq!((on.expected, on.latest), (Some(expected), None));
}

#[test]
fn what_more_is_used_grows_and_its_interval_holds_the_mean() {
    let mut coming = ahead(WEEK * 100.0, 26, 60);
    coming.mean[..10].fill(1.0);
    coming.add_new();
    let more = coming.more();
    assert!(more.windows(2).all(|two| two[0].low <= two[1].low && two[0].mean <= two[1].mean));
    assert!(more.iter().all(|week| week.low <= week.mean && week.mean <= week.high));
    assert!(more[59].low < more[59].mean && more[59].mean < more[59].high);
    assert_eq!(more[0].mean, WEEK.round() as i64);
}

#[test]
fn a_full_contract_is_used_up_today() {
    let today = day("2026-03-02");
    assert_eq!(ahead(0.0, 0, 10).exhaustion(today, day("2026-12-31")).latest, Some(today));
}

proptest! {
    #[test]
    fn what_is_expected_lies_in_its_interval_whatever_comes(
        there in prop::collection::vec((0.0f64..20.0, -0.5f64..3.0), 0..60),
        recent in 0i64..80,
        left in -10.0f64..20_000.0,
        until in 1u64..500,
    ) {
        let weeks = there.len();
        let mut ahead = ahead(left, recent, weeks);
        for (week, (mean, variance)) in there.into_iter().enumerate() {
            (ahead.mean[week], ahead.variance[week]) = (mean, variance);
        }
        ahead.add_new();
        let (today, end) = (day("2026-03-02"), day("2026-03-02") + Days::new(until));
        let Exhaustion { earliest, expected, latest } = ahead.exhaustion(today, end);
        // None is after the contract's end.
        let by = |day: Option<NaiveDate>| day.unwrap_or(NaiveDate::MAX);
        prop_assert!(by(earliest) <= by(expected) && by(expected) <= by(latest), "{earliest:?} {expected:?} {latest:?}");
        let more = ahead.more();
        prop_assert!(more.iter().all(|week| week.low <= week.mean && week.mean <= week.high));
        prop_assert!(more.windows(2).all(|two| two[0].low <= two[1].low && two[0].high <= two[1].high));
    }
}
