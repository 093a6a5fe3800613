//! Reads one value of a CSV field, or says what was expected. Spaces around it are gone by then, and it is not empty.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use super::expected::Expected;
use crate::model::Refusal;
use crate::model::codes::Code;
use crate::model::email::Email;
use crate::model::municipality::Municipality;
use crate::model::organisation_number::OrganisationNumber;
use crate::model::personal_number::PersonalNumber;
use crate::model::prices::Price;
use crate::model::ssyk::Ssyk;
use crate::model::terms_checks::MOST_PRICE;

pub(super) type Reading<T> = Result<T, Expected>;

/// A ref, or a name in one line.
pub(super) fn line(most: usize) -> impl Fn(&str) -> Reading<String> {
    move |text| {
        if text.chars().count() > most {
            return Err(Expected::Text { most: most as i64 });
        }
        if text.chars().any(char::is_control) {
            return Err(Expected::OneLine);
        }
        Ok(text.to_owned())
    }
}

/// What a row is known by.
pub(super) fn reference(text: &str) -> Reading<String> {
    line(100)(text)
}

/// A text that may have several lines.
pub(super) fn text(most: usize) -> impl Fn(&str) -> Reading<String> {
    move |text| {
        if text.chars().count() > most {
            return Err(Expected::Text { most: most as i64 });
        }
        if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            return Err(Expected::OneLine);
        }
        Ok(text.to_owned())
    }
}

/// ISO 8601, in a century in which people live and plan.
pub(super) fn date(text: &str) -> Reading<NaiveDate> {
    let read = (text.len() == 10).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten();
    read.filter(|day| (1900..2200).contains(&day.year())).ok_or(Expected::Date)
}

pub(super) fn whole(range: RangeInclusive<i64>) -> impl Fn(&str) -> Reading<i64> {
    move |text| {
        let expected = || Expected::Whole { from: *range.start(), to: *range.end() };
        if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
            return Err(expected());
        }
        text.parse().ok().filter(|number| range.contains(number)).ok_or_else(expected)
    }
}

/// With a point, or the comma of a Swedish Excel.
pub(super) fn decimal(range: RangeInclusive<i64>) -> impl Fn(&str) -> Reading<f64> {
    move |text| {
        let (from, to) = (*range.start(), *range.end());
        let number = plain_number(text).and_then(|text| text.parse::<f64>().ok());
        number
            .filter(|number| (from as f64..=to as f64).contains(number))
            .ok_or(Expected::Decimal { from, to })
    }
}

/// Whole kronor, or with two decimals; kept in öre. At most a thousand billion.
pub(super) fn sek(text: &str) -> Reading<i64> {
    let read = plain_number(text).and_then(|text| {
        let (kronor, öre) = text.split_once('.').unwrap_or((&text, ""));
        if öre.len() > 2 || kronor.len() > 12 || text.starts_with('-') {
            return None;
        }
        Some(kronor.parse::<i64>().ok()? * 100 + format!("{öre:0<2}").parse::<i64>().ok()?)
    });
    read.ok_or(Expected::Sek)
}

/// Öre as the package writes money.
pub(super) fn as_sek(öre: i64) -> String {
    if öre % 100 == 0 { (öre / 100).to_string() } else { format!("{}.{:02}", öre / 100, öre % 100) }
}

fn plain_number(text: &str) -> Option<String> {
    let text = text.replace(',', ".");
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.starts_with(|c: char| c.is_ascii_digit());
    plain.then_some(text)
}

pub(super) fn yes_no(text: &str) -> Reading<bool> {
    match text {
        "true" | "True" | "TRUE" | "1" => Ok(true),
        "false" | "False" | "FALSE" | "0" => Ok(false),
        _ => Err(Expected::YesNo),
    }
}

pub(super) fn code<T: Code>(text: &str) -> Reading<T> {
    text.parse().map_err(|_| Expected::Code { codes: T::ALL.iter().map(Code::code).collect() })
}

/// Values joined by `;`, each once.
pub(super) fn list<T: PartialEq>(one: impl Fn(&str) -> Reading<T>) -> impl Fn(&str) -> Reading<Vec<T>> {
    move |text| {
        let mut values = Vec::new();
        for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let value = one(part)?;
            if values.contains(&value) {
                return Err(Expected::Once);
            }
            values.push(value);
        }
        if values.is_empty() { Err(Expected::Something) } else { Ok(values) }
    }
}

/// In lower case: the key of a person who signs in.
pub(super) fn email(text: &str) -> Reading<String> {
    text.parse::<Email>().map(|email| email.as_str().to_owned()).map_err(|_| Expected::Email)
}

/// The form of a code of the Common Procurement Vocabulary: 85312510-7.
pub(super) fn cpv(text: &str) -> Reading<String> {
    let holds = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 8 { byte == b'-' } else { byte.is_ascii_digit() });
    if holds { Ok(text.to_owned()) } else { Err(Expected::Cpv) }
}

pub(super) fn ssyk(text: &str) -> Reading<Ssyk> {
    text.parse().map_err(|_| Expected::Ssyk)
}

/// A price from a day on: 2026-07-01/place_month/4400.
pub(super) fn price(text: &str) -> Reading<Price> {
    let mut parts = text.splitn(3, '/');
    let mut part = || parts.next().unwrap_or_default();
    let (from, unit, ore) = (date(part()), code(part()), sek(part()));
    let (Ok(from), Ok(unit), Ok(ore)) = (from, unit, ore) else { return Err(Expected::Price) };
    if ore > MOST_PRICE {
        return Err(Expected::Rule(Refusal::PriceAbsurd { most: MOST_PRICE }));
    }
    Ok(Price { from, unit, ore })
}

pub(super) fn municipality(text: &str) -> Reading<Municipality> {
    text.parse().map_err(|_| Expected::Municipality)
}

pub(super) fn organisation_number(text: &str) -> Reading<OrganisationNumber> {
    text.parse().map_err(Expected::OrganisationNumber)
}

pub(super) fn personal_number(today: NaiveDate) -> impl Fn(&str) -> Reading<PersonalNumber> {
    move |text| PersonalNumber::parse(text, today).map_err(Expected::PersonalNumber)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::codes::Adaptation;

    #[test]
    fn dates_are_iso_8601_and_exist() {
        assert!(date("2021-02-28").is_ok());
        for text in
            ["2021-02-29", "2021-2-28", "21-02-28", "2021-02-28T00:00", "28/2 2021", "0021-02-28", "44254"]
        {
            assert_eq!(date(text), Err(Expected::Date), "{text}");
        }
    }

    #[test]
    fn whole_numbers_have_digits_only_and_bounds() {
        assert_eq!(whole(0..=100)("100"), Ok(100));
        for text in ["101", "-1", "+5", "5.0", "5e1", "1 0", "９", "99999999999999999999", "-"] {
            assert_eq!(whole(0..=100)(text), Err(Expected::Whole { from: 0, to: 100 }), "{text}");
        }
    }

    #[test]
    fn kronor_are_kept_in_öre_and_written_as_they_came() {
        for (text, öre) in [("4500000", 450_000_000), ("0", 0), ("12.5", 1250), ("12,05", 1205)] {
            assert_eq!(sek(text), Ok(öre), "{text}");
            assert_eq!(sek(&as_sek(öre)), Ok(öre), "{text}");
        }
        for text in ["-1", "1.234", "4 500", "1e6", "1.2.3", ".5", "9999999999999", "NaN"] {
            assert_eq!(sek(text), Err(Expected::Sek), "{text}");
        }
    }

    #[test]
    fn a_decimal_is_finite_and_within_its_bounds() {
        assert_eq!(decimal(-90..=90)("59,77610"), Ok(59.7761));
        for text in ["90.1", "NaN", "inf", "1e1", "", "1.2.3", "--1"] {
            assert!(decimal(-90..=90)(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_list_has_each_code_once() {
        let read = list(code::<Adaptation>);
        assert_eq!(read("outdoor; quiet_room"), Ok(vec![Adaptation::Outdoor, Adaptation::QuietRoom]));
        assert_eq!(read("outdoor;outdoor"), Err(Expected::Once));
        assert_eq!(read(";"), Err(Expected::Something));
        assert!(matches!(read("outdoor;loud"), Err(Expected::Code { .. })));
    }

    #[test]
    fn an_address_has_one_at_and_a_domain() {
        assert_eq!(email("Hanna.Ångström@Example.se").as_deref(), Ok("hanna.ångström@example.se"));
        for text in [
            "hanna",
            "@example.se",
            "a@b",
            "a@@example.se",
            "a b@example.se",
            "a@example..se",
            "a@-.",
            "a@b@c.se",
        ] {
            assert_eq!(email(text), Err(Expected::Email), "{text}");
        }
    }

    #[test]
    fn a_text_has_no_hidden_characters() {
        assert!(line(5)("åäöåä").is_ok());
        assert_eq!(line(5)("åäöåäö"), Err(Expected::Text { most: 5 }));
        assert_eq!(line(5)("a\0"), Err(Expected::OneLine));
        assert_eq!(line(5)("a\nb"), Err(Expected::OneLine));
        assert!(text(5)("a\r\nb").is_ok());
        assert_eq!(text(5)("a\0"), Err(Expected::OneLine));
    }
}
