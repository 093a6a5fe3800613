//! Swedish personal numbers and coordination numbers (samordningsnummer), valid by construction.
//!
//! Not for organisation numbers, nor for keeping a number: what is stored is encrypted elsewhere. A value prints itself
//! only when asked with `Display`, is silent in `Debug`, and has no JSON form, so that it cannot slip into a log or an
//! event. Interim numbers with a letter are not accepted.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::codes::Sex;

/// No person born earlier has had a number: they were given to those alive in 1947.
const EARLIEST_YEAR: i32 = 1840;

/// A coordination number adds this to the day of birth.
const COORDINATION: u32 = 60;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PersonalNumber {
    /// All twelve digits.
    number: u64,
    born: NaiveDate,
}

/// What is wrong with a text that should be a personal number. Never holds the text itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PersonalNumberFault {
    #[error("a personal number has ten or twelve digits")]
    Length,
    #[error("a personal number has only digits and one hyphen or plus sign before the last four")]
    NotDigits,
    #[error("the date of birth does not exist")]
    NoSuchDate,
    #[error("the check digit does not agree with the other digits")]
    CheckDigit,
    #[error("the date of birth is in the future")]
    InTheFuture,
}

impl PersonalNumber {
    /// Reads a number with or without century, hyphen or plus sign, and spaces around it. Without a century, `+` means
    /// that the person turns a hundred this year or has done so, and anything else that they have not.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, PersonalNumberFault> {
        let Digits { count, number, plus } = Digits::read(text)?;
        let year = match count {
            12 => i32::try_from(number / 100_000_000).map_err(|_| PersonalNumberFault::NoSuchDate)?,
            10 => year_without_century((number / 100_000_000) as i32, plus, today),
            _ => return Err(PersonalNumberFault::Length),
        };
        let month = (number / 1_000_000 % 100) as u32;
        let day = (number / 10_000 % 100) as u32;
        let day = if day > COORDINATION { day - COORDINATION } else { day };
        let born = NaiveDate::from_ymd_opt(year, month, day)
            .filter(|born| born.year() >= EARLIEST_YEAR)
            .ok_or(PersonalNumberFault::NoSuchDate)?;
        let short = number % 10_000_000_000;
        if !luhn_holds(short) {
            return Err(PersonalNumberFault::CheckDigit);
        }
        if born > today {
            return Err(PersonalNumberFault::InTheFuture);
        }
        Ok(Self { number: year as u64 / 100 * 10_000_000_000 + short, born })
    }

    pub fn birth_date(&self) -> NaiveDate {
        self.born
    }

    /// Whole years on a date: see `age`.
    pub fn age_on(&self, date: NaiveDate) -> u32 {
        age(self.born, date)
    }

    /// By the ninth digit: odd for men, even for women.
    pub fn sex(&self) -> Sex {
        if self.number / 10 % 2 == 1 { Sex::Man } else { Sex::Woman }
    }

    pub fn is_coordination(&self) -> bool {
        self.number / 10_000 % 100 > u64::from(COORDINATION)
    }

    /// Twelve digits, as stored (encrypted) and as compared.
    pub fn canonical(&self) -> String {
        self.number.to_string()
    }

    /// `19580428-••••`, for lists.
    pub fn masked(&self) -> String {
        format!("{}-••••", self.number / 10_000)
    }
}

/// `19580428-9972`, as in the data package.
impl fmt::Display for PersonalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:04}", self.number / 10_000, self.number % 10_000)
    }
}

impl fmt::Debug for PersonalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonalNumber(hidden)")
    }
}

/// Whole years on a date; 0 before birth. A person born on 29 February turns a year older on the 28th when there is
/// no 29th (lagen 1930:173 om beräkning av lagstadgad tid, 1 §).
pub fn age(born: NaiveDate, date: NaiveDate) -> u32 {
    let birthday = born.with_year(date.year()).or_else(|| NaiveDate::from_ymd_opt(date.year(), 2, 28));
    let not_yet = birthday.is_none_or(|birthday| date < birthday);
    let years = date.year() - born.year() - i32::from(not_yet);
    u32::try_from(years).unwrap_or(0)
}

struct Digits {
    count: usize,
    number: u64,
    plus: bool,
}

impl Digits {
    fn read(text: &str) -> Result<Self, PersonalNumberFault> {
        let mut digits: Vec<char> = text.trim().chars().collect();
        let separator = digits.len().checked_sub(5).filter(|&at| matches!(digits[at], '-' | '+'));
        let plus = separator.is_some_and(|at| digits.remove(at) == '+');
        if digits.is_empty() {
            return Err(PersonalNumberFault::Length);
        }
        if !digits.iter().all(char::is_ascii_digit) {
            return Err(PersonalNumberFault::NotDigits);
        }
        // More digits than a number can hold are too many digits.
        let number = digits.iter().collect::<String>().parse().map_err(|_| PersonalNumberFault::Length)?;
        Ok(Self { count: digits.len(), number, plus })
    }
}

/// The latest year with these two last digits in which the person is not yet, or (`plus`) already, a hundred.
fn year_without_century(two_digits: i32, plus: bool, today: NaiveDate) -> i32 {
    let latest = today.year() - if plus { 100 } else { 0 };
    latest - (latest - two_digits).rem_euclid(100)
}

/// Whether the last digit is the check digit of the others, counted from the right (Luhn, modulus 10).
pub(super) fn luhn_holds(number: u64) -> bool {
    let mut rest = number;
    let mut sum = 0;
    let mut doubled = false;
    while rest > 0 {
        let digit = rest % 10 * if doubled { 2 } else { 1 };
        sum += digit / 10 + digit % 10;
        doubled = !doubled;
        rest /= 10;
    }
    sum % 10 == 0
}

#[cfg(test)]
#[path = "personal_number_tests.rs"]
mod tests;
