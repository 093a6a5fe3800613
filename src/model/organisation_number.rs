//! Swedish organisation numbers, valid by construction. Not for sole traders, whose number is their personal number.

use std::fmt;
use std::str::FromStr;

use super::codes::as_text;
use super::personal_number::luhn_holds;

/// Ten digits, kept and shown as `NNNNNN-NNNN`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct OrganisationNumber(u64);

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum OrganisationNumberFault {
    #[error("an organisation number has ten digits, or twelve with 16 first")]
    Length,
    #[error("an organisation number has only digits and one hyphen before the last four")]
    NotDigits,
    /// Below 2 it would be a personal number.
    #[error("the third digit of an organisation number is at least 2")]
    ThirdDigit,
    #[error("the check digit does not agree with the other digits")]
    CheckDigit,
}

impl FromStr for OrganisationNumber {
    type Err = OrganisationNumberFault;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut digits: Vec<char> = text.trim().chars().collect();
        if let Some(at) = digits.len().checked_sub(5).filter(|&at| digits[at] == '-') {
            digits.remove(at);
        }
        if !digits.iter().all(char::is_ascii_digit) {
            return Err(OrganisationNumberFault::NotDigits);
        }
        let digits: String = digits.into_iter().collect();
        let ten = match digits.len() {
            10 => digits.as_str(),
            12 => digits.strip_prefix("16").ok_or(OrganisationNumberFault::Length)?,
            _ => return Err(OrganisationNumberFault::Length),
        };
        let number: u64 = ten.parse().map_err(|_| OrganisationNumberFault::NotDigits)?;
        if number / 10_000_000 % 10 < 2 {
            return Err(OrganisationNumberFault::ThirdDigit);
        }
        if !luhn_holds(number) {
            return Err(OrganisationNumberFault::CheckDigit);
        }
        Ok(Self(number))
    }
}

impl fmt::Display for OrganisationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}-{:04}", self.0 / 10_000, self.0 % 10_000)
    }
}

as_text!(OrganisationNumber);

#[cfg(test)]
mod tests {
    use super::OrganisationNumberFault::*;
    use super::*;
    use proptest::prelude::*;

    fn number(text: &str) -> Result<OrganisationNumber, OrganisationNumberFault> {
        text.parse()
    }

    #[test]
    fn the_known_numbers_are_valid() {
        for text in ["212000-0175", "556430-0142", "559900-0014"] {
            assert_eq!(number(text).map(|n| n.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn one_number_is_written_in_many_ways() {
        for text in ["5564300142", " 556430-0142 ", "16556430-0142", "165564300142"] {
            assert_eq!(number(text), number("556430-0142"), "{text:?}");
        }
    }

    #[test]
    fn each_fault_says_what_is_wrong() {
        for text in ["", "556430", "19556430-0142", "5564300142000", &"5".repeat(10_000)] {
            assert_eq!(number(text), Err(Length), "{text:?}");
        }
        for text in ["556430+0142", "556430 0142", "55643O-0142", "5564-300142", "５564300142"] {
            assert_eq!(number(text), Err(NotDigits), "{text:?}");
        }
        assert_eq!(number("811218-9876"), Err(ThirdDigit), "a sole trader's personal number");
        assert_eq!(number("556430-0143"), Err(CheckDigit));
    }

    #[test]
    fn json_is_the_text() {
        let json = serde_json::to_string(&number("5564300142").expect("valid")).expect("a string");
        assert_eq!(json, "\"556430-0142\"");
        assert!(serde_json::from_str::<OrganisationNumber>("\"556430-0143\"").is_err());
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_and_one_changed_digit_is_noticed(
            first in 0..100u64, third in 2..10u64, rest in 0..1_000_000u64, at in 0..10u32, by in 1..10u64
        ) {
            let nine = first * 10_000_000 + third * 1_000_000 + rest;
            let ten = (nine * 10..nine * 10 + 10).find(|&ten| luhn_holds(ten)).expect("a check digit");
            let valid = number(&format!("{ten:010}")).expect("made to be valid");
            prop_assert_eq!(number(&valid.to_string()), Ok(valid));

            let digit = ten / 10u64.pow(at) % 10;
            let changed = ten - digit * 10u64.pow(at) + (digit + by) % 10 * 10u64.pow(at);
            let changed = format!("{changed:010}");
            prop_assert!(number(&changed).is_err());
        }
    }
}
