//! The fields of a slot's form that most leave empty: hours on each weekday, how many people suit, supervisors' hours.

use sqlx::types::Json;

use crate::model::headcount::Headcount;
use crate::model::opening::{MOST_HOURS, Week};
use crate::web::form::Form;
use crate::web::texts::Texts;

/// Field and label, from Monday on.
pub const WEEKDAYS: [(&str, &str); 7] = [
    ("hours_mon", "slot-hours-mon"),
    ("hours_tue", "slot-hours-tue"),
    ("hours_wed", "slot-hours-wed"),
    ("hours_thu", "slot-hours-thu"),
    ("hours_fri", "slot-hours-fri"),
    ("hours_sat", "slot-hours-sat"),
    ("hours_sun", "slot-hours-sun"),
];
/// The others that stand under the fold.
const OTHERS: [&str; 5] =
    ["open_on_holidays", "least_people", "best_people", "supervisor_hours", "hours_per_person"];
/// Tenths of an hour a week: more is a slip of the keyboard.
const MOST_TENTHS: i64 = 10_000;

/// Whether the fold stands open: something is written there, or at fault.
pub fn is_open(form: &Form) -> bool {
    WEEKDAYS
        .iter()
        .map(|(field, _)| field)
        .chain(&OTHERS)
        .any(|field| !form.value(field).is_empty() || form.error(field).is_some())
}

/// An empty weekday is one on which nobody comes; where all are empty nothing is said of them.
pub fn read_week(form: &mut Form) -> Option<Week> {
    let hours = WEEKDAYS.map(|(field, _)| form.optional_integer(field, 0..=MOST_HOURS));
    let hours: Vec<Option<i64>> = hours.into_iter().collect::<Option<_>>()?;
    let weekday_hours = match hours.iter().any(Option::is_some) {
        true => hours.into_iter().map(Option::unwrap_or_default).collect(),
        false => Vec::new(),
    };
    Some(Week { weekday_hours: Json(weekday_hours), open_on_holidays: form.flag("open_on_holidays") })
}

pub fn read_headcount(form: &mut Form) -> Option<Headcount> {
    let least_people = form.optional_integer("least_people", 1..=200);
    let best_people = form.optional_integer("best_people", 1..=200);
    let supervisor = form.optional_decimal("supervisor_hours", 1..=MOST_TENTHS);
    let each = form.optional_decimal("hours_per_person", 1..=MOST_TENTHS);
    // A tenth of an hour is six minutes.
    let minutes = |tenths: Option<i64>| tenths.map(|tenths| tenths * 6);
    Some(Headcount {
        least_people: least_people?,
        best_people: best_people?,
        supervisor_minutes: minutes(supervisor?),
        minutes_per_person: minutes(each?),
    })
}

pub fn filled(mut form: Form, week: &Week, headcount: &Headcount) -> Form {
    for ((field, _), hours) in WEEKDAYS.iter().zip(week.weekday_hours.iter()) {
        form = form.and(*field, hours);
    }
    if week.open_on_holidays {
        form = form.and("open_on_holidays", "yes");
    }
    let number = |number: Option<i64>| number.map_or(String::new(), |number| number.to_string());
    let hours = |minutes: Option<i64>| minutes.map_or(String::new(), in_hours);
    form.and("least_people", number(headcount.least_people))
        .and("best_people", number(headcount.best_people))
        .and("supervisor_hours", hours(headcount.supervisor_minutes))
        .and("hours_per_person", hours(headcount.minutes_per_person))
}

/// "mån 4, ons 4, fre 4": the weekdays on which people come, with the hours that one can be there.
pub fn week_in_words(t: &Texts, week: &Week) -> Option<String> {
    let open = WEEKDAYS.iter().zip(week.weekday_hours.iter()).filter(|(_, hours)| **hours > 0);
    let said = open.map(|((_, label), hours)| {
        t.say("slot-weekday-hours")
            .with("day", t.find(label).unwrap_or_default())
            .with("hours", hours)
            .to_string()
    });
    week.is_said().then(|| said.collect::<Vec<_>>().join(", "))
}

/// "1,5", as the form reads it.
fn in_hours(minutes: i64) -> String {
    let tenths = (minutes + 3) / 6;
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{},{}", tenths / 10, tenths % 10) }
}
