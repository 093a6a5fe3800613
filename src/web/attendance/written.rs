//! One cell of a register as people write it: "4", "2,5", "2:30", or a letter for why somebody was away. Pure. What is told
//! of hours anywhere else is told in words (`Texts::hours`).

use crate::model::attendance::{DAY, Worked};
use crate::model::codes::AttendanceStatus;
use crate::web::message::Message;
use crate::web::texts::Texts;

const AWAY: [AttendanceStatus; 3] =
    [AttendanceStatus::Sick, AttendanceStatus::Excused, AttendanceStatus::Absent];

/// The letter that stands for being away, in the person's language.
pub fn letter(t: &Texts, status: AttendanceStatus) -> &'static str {
    let id = match status {
        AttendanceStatus::Attended => return "",
        AttendanceStatus::Sick => "attendance-letter-sick",
        AttendanceStatus::Excused => "attendance-letter-excused",
        AttendanceStatus::Absent => "attendance-letter-absent",
    };
    t.find(id).unwrap_or_default()
}

/// What a cell says of what is recorded.
pub fn show(t: &Texts, worked: Worked) -> String {
    match worked.status {
        AttendanceStatus::Attended => hours(worked.minutes),
        away => letter(t, away).to_owned(),
    }
}

/// "3 timmar 30 minuter", or why somebody was away.
pub fn in_words(t: &Texts, worked: Worked) -> String {
    match worked.status {
        AttendanceStatus::Attended => t.hours(worked.minutes),
        away => t.code(away).to_owned(),
    }
}

/// As a cell that can be typed in has them: "4", "2:30".
pub fn hours(minutes: i64) -> String {
    let (whole, rest) = (minutes / 60, minutes % 60);
    if rest == 0 { whole.to_string() } else { format!("{whole}:{rest:02}") }
}

/// Reads a cell; an empty one is none. `before` is what is recorded: a letter keeps the minutes that stand with it.
pub fn read(t: &Texts, written: &str, before: Option<Worked>) -> Result<Option<Worked>, Message> {
    let written = written.trim();
    if written.is_empty() {
        return Ok(None);
    }
    if let Some(status) = away(t, written) {
        let kept = before.filter(|worked| worked.status == status);
        return Ok(Some(kept.unwrap_or(Worked::away(status))));
    }
    let minutes = minutes(written).ok_or_else(|| Message::new("attendance-not-hours"))?;
    if minutes > DAY {
        return Err(Message::new("attendance-too-long"));
    }
    Ok(Some(Worked::attended(minutes)))
}

fn away(t: &Texts, written: &str) -> Option<AttendanceStatus> {
    let written = written.to_lowercase();
    AWAY.into_iter().find(|status| {
        written == letter(t, *status).to_lowercase()
            || written == t.code(status).to_lowercase()
            || written == status.code()
    })
}

/// "4", "2,5", "2.25", "2:30", with or without an h after it.
fn minutes(written: &str) -> Option<i64> {
    let written = written.trim_end_matches(['h', 'H', ' ', '\u{a0}']);
    let (whole, rest, colon) = match written.find([',', '.', ':']) {
        Some(at) => (&written[..at], &written[at + 1..], written[at..].starts_with(':')),
        None => (written, "0", false),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()) && (1..=2).contains(&text.len());
    if !digits(whole) || !digits(rest) || (colon && rest.len() != 2) {
        return None;
    }
    let (whole, parts): (i64, i64) = (whole.parse().ok()?, rest.parse().ok()?);
    match (colon, rest.len()) {
        (true, _) => (parts < 60).then_some(whole * 60 + parts),
        (false, 1) => Some(whole * 60 + parts * 6),
        // Rounded to the minute.
        (false, _) => Some(whole * 60 + (parts * 60 + 50) / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::texts::Language;

    const SV: Texts = Texts::of(Language::Swedish);
    const EN: Texts = Texts::of(Language::English);

    fn read_sv(written: &str) -> Result<Option<Worked>, Message> {
        read(&SV, written, None)
    }

    #[test]
    fn hours_are_written_as_people_write_them() {
        for (written, minutes) in [
            ("4", 240),
            ("2,5", 150),
            ("2.5", 150),
            ("2,25", 135),
            ("2:30", 150),
            ("0:05", 5),
            (" 7 h", 420),
            ("0", 0),
            ("24", DAY),
        ] {
            assert_eq!(read_sv(written), Ok(Some(Worked::attended(minutes))), "{written}");
        }
        for written in ["-1", "2:60", "2:3", "4,333", "fyra", "1e3", "2,", ":30", "１", "24:01", "99"] {
            assert!(read_sv(written).is_err(), "{written}");
        }
        assert_eq!(read_sv("  "), Ok(None));
    }

    #[test]
    fn a_letter_or_the_word_says_why_somebody_was_away() {
        for status in AWAY {
            for written in [letter(&SV, status), &letter(&SV, status).to_lowercase(), SV.code(status)] {
                assert_eq!(read_sv(written), Ok(Some(Worked::away(status))), "{written}");
            }
            assert_eq!(read(&EN, letter(&EN, status), None), Ok(Some(Worked::away(status))));
        }
        let half = Worked { minutes: 90, status: AttendanceStatus::Sick };
        assert_eq!(read(&SV, letter(&SV, AttendanceStatus::Sick), Some(half)), Ok(Some(half)));
    }

    #[test]
    fn a_cell_shows_hours_in_one_way() {
        let shown = [0, 5, 60, 97, 150, 195].map(|minutes| show(&SV, Worked::attended(minutes)));
        assert_eq!(shown, ["0", "0:05", "1", "1:37", "2:30", "3:15"]);
    }

    #[test]
    fn what_is_shown_reads_back() {
        for minutes in 0..=DAY {
            let worked = Worked::attended(minutes);
            assert_eq!(read_sv(&show(&SV, worked)), Ok(Some(worked)));
            assert_eq!(read(&EN, &show(&EN, worked), None), Ok(Some(worked)));
        }
    }
}
