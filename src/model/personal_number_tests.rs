//! Unit tests of personal_number.rs.

use super::PersonalNumberFault::*;
use super::*;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn today() -> NaiveDate {
    day("2026-11-21")
}

fn number(text: &str) -> PersonalNumber {
    PersonalNumber::parse(text, today()).expect("a valid number")
}

fn fault(text: &str) -> PersonalNumberFault {
    PersonalNumber::parse(text, today()).expect_err("a fault")
}

#[test]
fn the_known_test_numbers_are_valid() {
    for (text, born, sex) in [
        ("19121212-1212", "1912-12-12", Sex::Man),
        ("19811218-9876", "1981-12-18", Sex::Man),
        ("18900101-9802", "1890-01-01", Sex::Woman),
        ("19701063-2391", "1970-10-03", Sex::Man),
    ] {
        let number = number(text);
        assert_eq!(number.to_string(), text);
        assert_eq!(number.canonical(), text.replace('-', ""));
        assert_eq!(number.birth_date(), day(born));
        assert_eq!(number.sex(), sex);
        assert_eq!(number.is_coordination(), text.starts_with("1970"));
    }
}

#[test]
fn one_number_is_written_in_many_ways() {
    for text in ["198112189876", "19811218-9876", "811218-9876", "8112189876", " 811218-9876\t"] {
        assert_eq!(number(text), number("19811218-9876"), "{text:?}");
    }
    assert_eq!(number("121212+1212"), number("19121212-1212"));
    assert_eq!(number("19121212+1212"), number("19121212-1212"));
}

#[test]
fn the_plus_sign_comes_in_the_year_of_turning_a_hundred() {
    let read = |text, on| PersonalNumber::parse(text, day(on)).expect("a valid number").birth_date();
    assert_eq!(read("121212-1212", "2011-12-31"), day("1912-12-12"));
    assert_eq!(read("121212+1212", "2012-01-01"), day("1912-12-12"));
    assert_eq!(read("121212-1212", "2012-12-12"), day("2012-12-12"));
    assert_eq!(PersonalNumber::parse("121212-1212", day("2012-12-11")), Err(InTheFuture));
}

#[test]
fn each_fault_says_what_is_wrong() {
    for text in ["", "  ", "1981", "98112189876", "1981121898760", "-1212", &"1".repeat(10_000)] {
        assert_eq!(fault(text), Length, "{text:?}");
    }
    for text in [
        "ålder",
        "1981-12-18-9876",
        "19811218 9876",
        "811218T9876",
        "811218-T876",
        "８１１２１８9876",
        "+811218-9876",
    ] {
        assert_eq!(fault(text), NotDigits, "{text:?}");
    }
    for text in
        ["19811318-9876", "19810229-9876", "19811200-9876", "19811260-9876", "19811292-9876", "16811218-9876"]
    {
        assert_eq!(fault(text), NoSuchDate, "{text:?}");
    }
    assert_eq!(fault("19811218-9877"), CheckDigit);
    assert_eq!(fault("20811218-9876"), InTheFuture);
    assert_eq!(number("18900101-9802").age_on(day("1800-01-01")), 0);
}

#[test]
fn a_person_is_a_year_older_on_the_birthday() {
    let number = number("19811218-9876");
    assert_eq!(number.age_on(day("2011-12-17")), 29);
    assert_eq!(number.age_on(day("2011-12-18")), 30);
    assert_eq!(number.age_on(day("1981-12-18")), 0);
}

#[test]
fn a_person_born_on_a_leap_day_is_a_year_older_on_the_last_of_february() {
    let leap = (0..10).find_map(|check| PersonalNumber::parse(&format!("20000229-998{check}"), today()).ok());
    let leap = leap.expect("one of ten check digits is right");
    assert_eq!(leap.age_on(day("2018-02-27")), 17);
    assert_eq!(leap.age_on(day("2018-02-28")), 18);
    assert_eq!(leap.age_on(day("2020-02-28")), 19);
    assert_eq!(leap.age_on(day("2020-02-29")), 20);
}

#[test]
fn a_number_is_never_printed_by_accident() {
    let number = number("19811218-9876");
    assert_eq!(number.masked(), "19811218-••••");
    assert!(!format!("{number:?} {:#?}", Some(number)).contains(|c: char| c.is_ascii_digit()));
}

/// A valid number of ten digits with its birth date, from its parts and the check digit that fits.
fn some_number() -> impl Strategy<Value = (NaiveDate, bool, String)> {
    (0..45_000i64, any::<bool>(), 1..1000u32).prop_map(|(days, coordination, serial)| {
        let born = day("1900-01-01") + chrono::Days::new(days as u64);
        let shown = born.day() + if coordination { 60 } else { 0 };
        let nine = format!("{:02}{:02}{shown:02}{serial:03}", born.year() % 100, born.month());
        let check = (0..10).find(|c| luhn_holds(format!("{nine}{c}").parse().expect("digits")));
        let ten = format!("{nine}{}", check.expect("a check digit"));
        (born, coordination, format!("{:02}{ten}", born.year() / 100))
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back((born, coordination, twelve) in some_number()) {
        let number = number(&twelve);
        prop_assert_eq!(number.canonical(), twelve);
        prop_assert_eq!(number.birth_date(), born);
        prop_assert_eq!(number.is_coordination(), coordination);
        prop_assert_eq!(PersonalNumber::parse(&number.to_string(), today()), Ok(number));
    }

    #[test]
    fn one_changed_digit_is_always_noticed((_, _, twelve) in some_number(), at in 2..12usize, by in 1..10u8) {
        let mut digits = twelve.into_bytes();
        digits[at] = (digits[at] - b'0' + by) % 10 + b'0';
        let changed = String::from_utf8(digits).expect("digits");
        prop_assert!(PersonalNumber::parse(&changed, today()).is_err());
    }

    #[test]
    fn no_text_brings_it_down(text in "\\PC*") {
        let _ = PersonalNumber::parse(&text, today());
    }

    #[test]
    fn age_grows_by_one_a_year((born, _, twelve) in some_number(), years in 0..90i32) {
        let birthday = NaiveDate::from_ymd_opt(born.year() + years, born.month(), born.day());
        if let Some(birthday) = birthday {
            prop_assert_eq!(number(&twelve).age_on(birthday), years as u32);
        }
    }
}
