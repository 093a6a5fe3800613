//! The rules for one written value: what is accepted, and what is said otherwise. Pure.

use chrono::{Datelike, NaiveDate};

use super::Bounds;
use crate::web::message::Message;

pub type Read<T> = Result<T, Message>;

/// A text without surrounding white space, its length counted in characters. Line breaks are allowed and become `\n`.
pub fn text(written: &str, length: Bounds<usize>) -> Read<String> {
    let text = written.trim().replace("\r\n", "\n");
    let (least, most) = (*length.start(), *length.end());
    let count = text.chars().count();
    if count == 0 && least > 0 {
        Err(Message::new("form-missing"))
    } else if count > most {
        Err(Message::new("form-too-long").with("most", most))
    } else if count > 0 && count < least {
        Err(Message::new("form-too-short").with("least", least))
    } else if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        Err(Message::new("form-control-characters"))
    } else {
        Ok(text)
    }
}

/// A whole number in digits. "1 900" is how Swedes group; "1e9", "１２" and "+5" are not numbers here.
pub fn integer(written: &str, bounds: Bounds<i64>) -> Read<i64> {
    let digits = written.trim().replace([' ', '\u{a0}', '\u{202f}'], "");
    within(digits_only(&digits).ok_or_else(|| Message::new("form-not-a-number"))?, bounds)
}

/// A number with at most one decimal, in tenths: "6,5" and "6.5" are 65.
pub fn decimal(written: &str, tenths: Bounds<i64>) -> Read<i64> {
    let fault = || Message::new("form-not-a-decimal");
    let written = written.trim().replace(',', ".");
    let (whole, tenth) = written.split_once('.').unwrap_or((&written, "0"));
    if tenth.len() != 1 {
        return Err(fault());
    }
    let whole = digits_only(whole).ok_or_else(fault)?;
    let tenth = digits_only(tenth).ok_or_else(fault)?;
    let value = whole.checked_mul(10).and_then(|w| w.checked_add(tenth)).ok_or_else(fault)?;
    within(value, tenths.clone()).map_err(|_| {
        Message::new("form-out-of-range")
            .with("least", tenths_text(*tenths.start()))
            .with("most", tenths_text(*tenths.end()))
    })
}

/// An amount in kronor, read as öre: "4 200", "4 200,50", "4,200.50" and "4200 kr".
pub fn money(written: &str, ore: Bounds<i64>) -> Read<i64> {
    let fault = || Message::new("form-not-money");
    let plain = written.trim().trim_end_matches("kr").replace([' ', '\u{a0}', '\u{202f}'], "");
    // A mark with one or two digits after it starts the öre; with three it groups thousands.
    let (kronor, ore_written) = match plain.rfind([',', '.']) {
        Some(mark) if plain.len() - mark - 1 <= 2 => (&plain[..mark], &plain[mark + 1..]),
        _ => (plain.as_str(), "0"),
    };
    let mut groups = kronor.split([',', '.']);
    let first = groups.next().unwrap_or_default().to_owned();
    let kronor = groups.try_fold(first, |so_far, group| (group.len() == 3).then(|| so_far + group));
    let kronor = kronor.as_deref().and_then(digits_only).ok_or_else(fault)?;
    let parsed = digits_only(ore_written).ok_or_else(fault)?;
    let parsed = if ore_written.len() == 1 { parsed * 10 } else { parsed };
    let value = kronor.checked_mul(100).and_then(|k| k.checked_add(parsed)).ok_or_else(fault)?;
    within(value, ore.clone()).map_err(|_| {
        Message::new("form-out-of-range").with("least", *ore.start() / 100).with("most", *ore.end() / 100)
    })
}

/// A date as a date input sends it, in the span where dates make sense here.
pub fn date(written: &str) -> Read<NaiveDate> {
    let written = written.trim();
    // chrono also reads "2026-1-2" and "+2026-01-02".
    let shaped = written.len() == 10 && written.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    NaiveDate::parse_from_str(written, "%Y-%m-%d")
        .ok()
        .filter(|date| shaped && (1900..=2199).contains(&date.year()))
        .ok_or_else(|| Message::new("form-not-a-date"))
}

fn digits_only(written: &str) -> Option<i64> {
    let (sign, digits) = match written.strip_prefix(['-', '−']) {
        Some(digits) => (-1, digits),
        None => (1, written),
    };
    let only_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    // Far more than any number here, far less than what overflows in a sum.
    let value: i64 = if only_digits && digits.len() <= 15 { digits.parse().ok()? } else { return None };
    Some(sign * value)
}

fn within(value: i64, bounds: Bounds<i64>) -> Read<i64> {
    if bounds.contains(&value) {
        return Ok(value);
    }
    Err(Message::new("form-out-of-range").with("least", *bounds.start()).with("most", *bounds.end()))
}

fn tenths_text(tenths: i64) -> String {
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{},{}", tenths / 10, tenths % 10) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_digits_and_nothing_else() {
        assert_eq!(integer(" 1 900 ", 1..=2000), Ok(1900));
        assert_eq!(integer("-5", -10..=10), Ok(-5));
        for wrong in ["", "1e9", "５", "+5", "0x1", "1.0", "--1", "999999999999999999999", "NaN", "1\u{0}"] {
            assert_eq!(integer(wrong, 0..=10), Err(Message::new("form-not-a-number")), "{wrong:?}");
        }
        let range = Message::new("form-out-of-range").with("least", 1).with("most", 200);
        assert_eq!(integer("201", 1..=200), Err(range));
    }

    #[test]
    fn a_decimal_has_a_comma_or_a_point() {
        assert_eq!(decimal("6,5", 0..=400), Ok(65));
        assert_eq!(decimal("6.5", 0..=400), Ok(65));
        assert_eq!(decimal("40", 0..=400), Ok(400));
        for wrong in ["6,55", "6,", ",5", "6,5,5", "sex"] {
            assert_eq!(decimal(wrong, 0..=400), Err(Message::new("form-not-a-decimal")), "{wrong:?}");
        }
        assert!(decimal("40,1", 0..=400).is_err());
    }

    #[test]
    fn money_is_read_as_people_write_it() {
        for (written, ore) in [
            ("4200", 420_000),
            ("4 200 kr", 420_000),
            ("4\u{a0}200,5", 420_050),
            ("4,200.50", 420_050),
            ("4.200", 420_000),
        ] {
            assert_eq!(money(written, 0..=100_000_000), Ok(ore), "{written:?}");
        }
        for wrong in ["", "kr", "4,2,0", "1e3", "42,00,00"] {
            assert_eq!(money(wrong, 0..=100_000_000), Err(Message::new("form-not-money")), "{wrong:?}");
        }
    }

    #[test]
    fn a_date_exists_and_is_written_out() {
        assert_eq!(date("2026-11-21"), Ok(NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date")));
        for wrong in ["", "2026-02-30", "2026-1-2", "21/11 2026", "0001-01-01", "+2026-01-1", "99999-01-01"] {
            assert_eq!(date(wrong), Err(Message::new("form-not-a-date")), "{wrong:?}");
        }
    }

    #[test]
    fn texts_are_trimmed_counted_in_characters_and_free_of_control_characters() {
        assert_eq!(text("  Snickare \r\n i Åre ", 1..=20), Ok("Snickare \n i Åre".to_owned()));
        assert_eq!(text("ååååå", 1..=5), Ok("ååååå".to_owned()));
        assert_eq!(text("åååååå", 1..=5), Err(Message::new("form-too-long").with("most", 5)));
        assert_eq!(text(" \t ", 1..=5), Err(Message::new("form-missing")));
        assert_eq!(text("", 0..=5), Ok(String::new()));
        assert_eq!(text("a\u{0}b", 1..=5), Err(Message::new("form-control-characters")));
    }
}
