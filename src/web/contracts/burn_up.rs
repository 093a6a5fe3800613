//! A contract month by month, as two pictures: place-months and money. What was used, what is booked, what the forecast expects with
//! its interval, an even pace, and the cap.

use chrono::{Datelike as _, Months, NaiveDate};

use crate::model::contract::{Contract, Drawn};
use crate::model::forecast::{Expected, Outlook};
use crate::model::usage::Month;
use crate::web::chart::{Line, LineChart, Shape};
use crate::web::texts::Texts;

/// Öre.
const THOUSAND_KRONOR: i64 = 100_000;

/// Place-months, then money.
pub fn charts(
    contract: &Contract,
    months: &[Month],
    outlook: Option<&Outlook>,
    today: NaiveDate,
    t: &Texts,
) -> [LineChart; 2] {
    let picture = Picture { contract, months, outlook, today, t };
    let price = outlook.map_or(0, |outlook| outlook.price);
    // Money in thousands of kronor: that is what the axis has room for.
    let thousands = |ore: i64| t.number((ore + THOUSAND_KRONOR / 2).div_euclid(THOUSAND_KRONOR));
    [
        picture.drawn(
            |drawn| drawn.place_months,
            1000,
            |value| t.place_months(value),
            t.place_months(contract.cap().place_months),
        ),
        picture.drawn(|drawn| drawn.value, price, thousands, t.kronor(contract.cap().value)),
    ]
}

struct Picture<'p> {
    contract: &'p Contract,
    months: &'p [Month],
    outlook: Option<&'p Outlook>,
    today: NaiveDate,
    t: &'p Texts,
}

impl Picture<'_> {
    /// `price`: what a place-month is in what is drawn.
    fn drawn(
        &self,
        of: fn(Drawn) -> i64,
        price: i64,
        shown: impl Fn(i64) -> String,
        cap_shown: String,
    ) -> LineChart {
        let (t, cap) = (self.t, of(self.contract.cap()));
        let line = |name: &str, shape: Shape, values: Vec<Option<i64>>| Line {
            name: t.say(name).to_string(),
            shape,
            values,
        };
        let ahead = |value: &dyn Fn(&Month) -> Option<i64>| -> Vec<Option<i64>> {
            let values = self.months.iter();
            values.map(|month| if self.is_ahead(month.month) { value(month) } else { None }).collect()
        };
        let period = (self.contract.starts_on, self.contract.ends_on);
        let used_now = self.months.iter().rev().find_map(|month| month.used).map_or(0, of);
        // Nothing is used past the cap: it refuses.
        let expected = |which: fn(&Expected) -> i64| {
            ahead(&|month| {
                let more = which(&self.outlook?.more_by(self.today, last_of(month.month)));
                Some((used_now + more * price / 1000).min(cap))
            })
        };
        let mut lines = vec![
            line(
                "contract-used",
                Shape::Actual,
                self.months.iter().map(|month| month.used.map(of)).collect(),
            ),
            line("contract-planned", Shape::Projected, ahead(&|month| Some(of(month.planned)))),
            line(
                "contract-even-pace",
                Shape::Target,
                self.months.iter().map(|month| Some(even_pace(period, cap, month.month))).collect(),
            ),
        ];
        if self.outlook.is_some() {
            lines.push(line("contract-expected", Shape::Expected, expected(|one| one.mean)));
            lines.push(line("contract-at-least", Shape::Range, expected(|one| one.low)));
            lines.push(line("contract-at-most", Shape::Range, expected(|one| one.high)));
        }
        let labels = self.months.iter().map(|month| t.month(month.month)).collect();
        let name = t.say("contract-cap").with("cap", cap_shown).to_string();
        LineChart::new(labels, lines, Some((name, cap)), shown)
    }

    /// This month and those to come.
    fn is_ahead(&self, month: NaiveDate) -> bool {
        (month.year(), month.month()) >= (self.today.year(), self.today.month())
    }
}

/// What is used by the end of a month when every day of a contract's period uses as much: its first and its last month may be parts of
/// one.
fn even_pace((starts_on, ends_on): (NaiveDate, NaiveDate), cap: i64, month: NaiveDate) -> i64 {
    let days = |to: NaiveDate| (to - starts_on).num_days() + 1;
    let all = days(ends_on).max(1);
    cap * days(last_of(month).min(ends_on)).clamp(0, all) / all
}

fn last_of(month: NaiveDate) -> NaiveDate {
    month.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_pace_goes_by_days_and_not_by_months() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        // 17 + 30 + 31 + 10 days: 88.
        let period = (day("2026-03-15"), day("2026-06-10"));
        let pace = |month: &str| even_pace(period, 88_000, day(month));
        let months = ["2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01", "2026-07-01"];
        assert_eq!(months.map(pace), [0, 17_000, 47_000, 78_000, 88_000, 88_000]);
        let one_day = (day("2026-03-15"), day("2026-03-15"));
        assert_eq!(even_pace(one_day, 1_000, day("2026-03-01")), 1_000);
    }
}
