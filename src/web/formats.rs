//! Dates, numbers and money as Swedes write them (Myndigheternas skrivregler), and as an English reader expects them.
//!
//! More methods of [`Texts`], so that a template says `{{ t.date(slot.starts_on) }}`. No-break spaces keep a number and
//! its unit on one line. The names of months and days are texts (locales/*/base.ftl).

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use chrono_tz::Europe::Stockholm;

use super::texts::{Language, Texts};

pub use crate::model::capacity::monday_of;

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9",
    "month-10", "month-11", "month-12",
];
const WEEKDAYS: [&str; 7] =
    ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"];
const NBSP: char = '\u{a0}';

impl Texts {
    /// 21 nov. 2026
    pub fn date(&self, date: impl Given<NaiveDate>) -> String {
        let date = date.given();
        format!("{} {}", self.day_and_month(date), date.year())
    }

    /// lördag 21 nov. 2026
    pub fn day(&self, date: impl Given<NaiveDate>) -> String {
        let date = date.given();
        format!("{} {}", self.weekday(date), self.date(date))
    }

    /// lördag
    pub fn weekday(&self, date: impl Given<NaiveDate>) -> &'static str {
        self.named(WEEKDAYS[date.given().weekday().num_days_from_monday() as usize])
    }

    /// 21–28 nov. 2026, 21 nov.–3 dec. 2026 or the two dates in full.
    pub fn period(&self, from: impl Given<NaiveDate>, to: impl Given<NaiveDate>) -> String {
        let (from, to) = (from.given(), to.given());
        if from == to {
            self.date(to)
        } else if from.year() != to.year() {
            format!("{} – {}", self.date(from), self.date(to))
        } else if from.month() != to.month() {
            format!("{} – {}", self.day_and_month(from), self.date(to))
        } else {
            format!("{}–{}", from.day(), self.date(to))
        }
    }

    /// nov. 2026
    pub fn month(&self, date: impl Given<NaiveDate>) -> String {
        let date = date.given();
        format!("{}{NBSP}{}", self.named(MONTHS[date.month0() as usize]), date.year())
    }

    /// v. 47: the ISO week, which is how Swedish workplaces plan.
    pub fn week(&self, date: impl Given<NaiveDate>) -> String {
        format!("{}{NBSP}{}", self.named("week-short"), date.given().iso_week().week())
    }

    /// 21 nov. 2026 kl. 14.05, in Sweden.
    pub fn instant(&self, at: impl Given<DateTime<Utc>>) -> String {
        let at = at.given().with_timezone(&Stockholm);
        let (date, hour, minute) = (self.date(at.date_naive()), at.hour(), at.minute());
        match self.language {
            Language::Swedish => format!("{date} kl.{NBSP}{hour:02}.{minute:02}"),
            Language::English => format!("{date} at{NBSP}{hour:02}:{minute:02}"),
        }
    }

    /// 1 900
    pub fn number(&self, number: impl Given<i64>) -> String {
        let number = number.given();
        let digits = number.unsigned_abs().to_string();
        let separator = match self.language {
            Language::Swedish => NBSP,
            Language::English => ',',
        };
        let mut grouped = String::with_capacity(digits.len() * 2);
        if number < 0 {
            grouped.push('−');
        }
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push(separator);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// 6,5 from 65 tenths.
    pub fn decimal(&self, tenths: impl Given<i64>) -> String {
        let tenths = tenths.given();
        let sign = if tenths < 0 { "−" } else { "" };
        let (whole, tenth) = ((tenths / 10).abs(), (tenths % 10).abs());
        format!("{sign}{}{}{tenth}", self.number(whole), self.decimal_mark())
    }

    /// 12,5 from thousandths of a place-month.
    pub fn place_months(&self, thousandths: impl Given<i64>) -> String {
        self.decimal((thousandths.given() + 50).div_euclid(100))
    }

    /// 0,968 from thousandths of a place-month: where every thousandth is paid for.
    pub fn place_months_exactly(&self, thousandths: impl Given<i64>) -> String {
        let thousandths = thousandths.given();
        let sign = if thousandths < 0 { "−" } else { "" };
        let (whole, rest) = ((thousandths / 1000).abs(), (thousandths % 1000).abs());
        format!("{sign}{}{}{rest:03}", self.number(whole), self.decimal_mark())
    }

    /// 4 200 kr, from öre, without the öre: for charts and sums.
    pub fn kronor(&self, ore: impl Given<i64>) -> String {
        self.money((ore.given() + 50).div_euclid(100) * 100)
    }

    /// 4 200 kr, from öre; the öre only when there are any: 4 200,50 kr.
    pub fn money(&self, ore: impl Given<i64>) -> String {
        let ore = ore.given();
        let sign = if ore < 0 { "−" } else { "" };
        let (kronor, rest) = ((ore / 100).abs(), (ore % 100).abs());
        let mut amount = format!("{sign}{}", self.number(kronor));
        if rest != 0 {
            amount += &format!("{}{rest:02}", self.decimal_mark());
        }
        match self.language {
            Language::Swedish => format!("{amount}{NBSP}kr"),
            Language::English => format!("SEK{NBSP}{amount}"),
        }
    }

    /// 45 %
    pub fn percent(&self, percent: impl Given<i64>) -> String {
        let number = self.number(percent);
        match self.language {
            Language::Swedish => format!("{number}{NBSP}%"),
            Language::English => format!("{number}%"),
        }
    }

    /// 1 timme 37 minuter: the house's one way of hours, of minutes.
    pub fn hours(&self, minutes: impl Given<i64>) -> String {
        self.hours_and_minutes(minutes.given(), "time-hours", "time-minutes")
    }

    /// 1 tim 37 min: the same where there is little room, in tables and pictures.
    pub fn hours_short(&self, minutes: impl Given<i64>) -> String {
        self.hours_and_minutes(minutes.given(), "time-hours-short", "time-minutes-short")
    }

    fn hours_and_minutes(&self, minutes: i64, hours: &str, rest: &str) -> String {
        let whole = (minutes >= 60).then(|| self.say(hours).with("hours", minutes / 60).to_string());
        let over = (minutes % 60 > 0 || minutes == 0)
            .then(|| self.say(rest).with("minutes", minutes % 60).to_string());
        whole.into_iter().chain(over).collect::<Vec<_>>().join(" ")
    }

    /// How long ago a number of days is: i dag, i går, för 12 dagar sedan; a negative number is to come: om 5 dagar.
    pub fn ago(&self, days: impl Given<i64>) -> String {
        match days.given() {
            0 => self.say("ago-today").to_string(),
            1 => self.say("ago-yesterday").to_string(),
            -1 => self.say("ago-tomorrow").to_string(),
            days if days > 0 => self.say("ago-days").with("days", days).to_string(),
            days => self.say("ago-in-days").with("days", -days).to_string(),
        }
    }

    /// 21 nov.
    pub fn day_and_month(&self, date: impl Given<NaiveDate>) -> String {
        let date = date.given();
        format!("{}{NBSP}{}", date.day(), self.named(MONTHS[date.month0() as usize]))
    }

    fn decimal_mark(&self) -> char {
        match self.language {
            Language::Swedish => ',',
            Language::English => '.',
        }
    }

    fn named(&self, id: &'static str) -> &'static str {
        self.find(id).unwrap_or(id)
    }
}

/// A value or a reference to one, at any depth: a template passes what it has.
pub trait Given<T> {
    fn given(&self) -> T;
}

macro_rules! given {
    ($($from:ty => $to:ty),+) => {$(
        impl Given<$to> for $from {
            fn given(&self) -> $to { <$to>::from(*self) }
        }
    )+};
}
given!(i64 => i64, i32 => i64, u32 => i64, NaiveDate => NaiveDate, DateTime<Utc> => DateTime<Utc>);

/// Counts. One that does not fit in an i64 does not fit in memory either.
impl Given<i64> for usize {
    fn given(&self) -> i64 {
        *self as i64
    }
}

impl<T, X: Given<T> + ?Sized> Given<T> for &X {
    fn given(&self) -> T {
        (**self).given()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SV: Texts = Texts::of(Language::Swedish);
    const EN: Texts = Texts::of(Language::English);

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date of the calendar")
    }

    /// No-break spaces are invisible in a failed assertion.
    fn seen(text: impl ToString) -> String {
        text.to_string().replace(NBSP, "_")
    }

    #[test]
    fn dates_are_written_as_each_language_does() {
        let date = on(2026, 11, 21);
        assert_eq!(seen(SV.date(date)), "21_nov. 2026");
        assert_eq!(seen(EN.date(date)), "21_Nov 2026");
        assert_eq!(seen(SV.day(date)), "lördag 21_nov. 2026");
        assert_eq!(seen(EN.day(date)), "Saturday 21_Nov 2026");
        assert_eq!(seen(SV.month(date)), "nov._2026");
        assert_eq!(seen(SV.week(date)), "v._47");
        assert_eq!(monday_of(date), on(2026, 11, 16));
    }

    #[test]
    fn a_period_does_not_repeat_itself() {
        assert_eq!(seen(SV.period(on(2026, 11, 21), on(2026, 11, 28))), "21–28_nov. 2026");
        assert_eq!(seen(SV.period(on(2026, 11, 21), on(2026, 12, 3))), "21_nov. – 3_dec. 2026");
        assert_eq!(seen(SV.period(on(2026, 11, 21), on(2027, 1, 3))), "21_nov. 2026 – 3_jan. 2027");
        assert_eq!(seen(SV.period(on(2026, 11, 21), on(2026, 11, 21))), "21_nov. 2026");
    }

    #[test]
    fn an_instant_is_shown_in_swedish_time_winter_and_summer() {
        let winter = on(2026, 12, 31).and_hms_opt(23, 5, 0).expect("a time").and_utc();
        let summer = on(2026, 7, 1).and_hms_opt(12, 0, 0).expect("a time").and_utc();
        assert_eq!(seen(SV.instant(winter)), "1_jan. 2027 kl._00.05");
        assert_eq!(seen(EN.instant(summer)), "1_July 2026 at_14:00");
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!(seen(SV.number(1900)), "1_900");
        assert_eq!(seen(EN.number(1900)), "1,900");
        assert_eq!(seen(SV.number(-1234567)), "−1_234_567");
        assert_eq!(seen(SV.number(999)), "999");
        assert_eq!(seen(SV.number(i64::MIN)), "−9_223_372_036_854_775_808");
        assert_eq!(seen(SV.decimal(65)), "6,5");
        assert_eq!(seen(EN.decimal(-5)), "−0.5");
        assert_eq!(seen(SV.percent(45)), "45_%");
        assert_eq!(seen(EN.percent(45)), "45%");
    }

    #[test]
    fn money_shows_ore_only_when_there_are_any() {
        assert_eq!(seen(SV.place_months_exactly(968)), "0,968");
        assert_eq!(seen(SV.place_months_exactly(-1_050)), "−1,050");
        assert_eq!(seen(EN.place_months_exactly(12_000)), "12.000");
        assert_eq!(seen(SV.money(420_000)), "4_200_kr");
        assert_eq!(seen(SV.money(420_050)), "4_200,50_kr");
        assert_eq!(seen(EN.money(420_005)), "SEK_4,200.05");
        assert_eq!(seen(SV.money(-50)), "−0,50_kr");
    }

    #[test]
    fn hours_are_said_in_one_way() {
        let all = |t: Texts| [0, 37, 60, 97, 195, 600].map(|minutes| seen(t.hours(minutes)));
        assert_eq!(
            all(SV),
            ["0 minuter", "37 minuter", "1 timme", "1 timme 37 minuter", "3 timmar 15 minuter", "10 timmar"]
        );
        assert_eq!(all(EN)[3..], ["1 hour 37 minutes", "3 hours 15 minutes", "10 hours"]);
        let short = |t: Texts| [0, 97, 195, 600].map(|minutes| seen(t.hours_short(minutes)));
        assert_eq!(short(SV), ["0_min", "1_tim 37_min", "3_tim 15_min", "10_tim"]);
        assert_eq!(short(EN), ["0_min", "1_h 37_min", "3_h 15_min", "10_h"]);
    }

    #[test]
    fn days_ago_are_said_in_words() {
        assert_eq!(seen(SV.ago(0)), "i dag");
        assert_eq!(seen(SV.ago(1)), "i går");
        assert_eq!(seen(SV.ago(12)), "för 12 dagar sedan");
        assert_eq!(seen(EN.ago(-5)), "in 5 days");
    }
}
