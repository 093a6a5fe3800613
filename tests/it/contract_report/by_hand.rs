//! A contract's figures worked out from the package's CSV files alone, day by day. Shares nothing with the model, so
//! that it can prove the model wrong.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

type Row = HashMap<String, String>;

fn table(folder: &Path, name: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(folder.join(format!("{name}.csv"))).unwrap();
    reader.deserialize().collect::<Result<_, _>>().unwrap()
}

fn date(row: &Row, column: &str) -> Option<NaiveDate> {
    row[column].parse().ok()
}

/// What `brygga report contract` must print, besides the forecast.
pub fn figures(folder: &Path, contract: &str, on: NaiveDate) -> Value {
    let terms = table(folder, "contracts").into_iter().find(|row| row["ref"] == contract).unwrap();
    let price: i64 = terms["price_per_place_month_sek"].parse::<i64>().unwrap() * 100;
    let slots: BTreeSet<String> = table(folder, "slots")
        .into_iter()
        .filter(|slot| slot["contract"] == contract)
        .map(|slot| slot["ref"].clone())
        .collect();
    let (mut used, mut all) = ((0, 0), (0, 0));
    let (mut started, mut active) = (BTreeSet::new(), BTreeSet::new());
    for row in table(folder, "placements").into_iter().filter(|row| slots.contains(&row["slot"])) {
        if date(&row, "proposed_on").unwrap() > on {
            continue;
        }
        let (first, planned, ended) =
            (date(&row, "started_on"), date(&row, "planned_end_on").unwrap(), date(&row, "ended_on"));
        let has_ended = ended.is_some_and(|day| day <= on);
        let last = if has_ended { ended.unwrap() } else { planned };
        // What ends before it begins takes one day: its last.
        let from = first.unwrap().min(last);
        let drawn = months(from, last, price);
        all = (all.0 + drawn.0, all.1 + drawn.1);
        let begun = first.is_some_and(|day| day <= on);
        if begun || has_ended {
            let drawn = months(from, last.min(on), price);
            used = (used.0 + drawn.0, used.1 + drawn.1);
        }
        if begun {
            started.insert(row["participant"].clone());
            if ended.is_none_or(|day| day >= on) {
                active.insert(row["participant"].clone());
            }
        }
    }
    let max: i64 = terms["max_place_months"].parse().unwrap();
    let most: i64 = terms["max_value_sek"].parse().unwrap();
    json!({
        "contract": contract,
        "max_place_months": max,
        "used_place_months": number(used.0, 1000),
        "committed_place_months": number(all.0 - used.0, 1000),
        "free_place_months": number(max * 1000 - all.0, 1000),
        "max_value_sek": most,
        "used_sek": number(used.1, 100),
        "committed_sek": number(all.1 - used.1, 100),
        "free_sek": number(most * 100 - all.1, 100),
        "people_started": started.len(),
        "active_now": active.len(),
    })
}

fn number(amount: i64, parts: i64) -> Value {
    if amount % parts == 0 { json!(amount / parts) } else { json!(amount as f64 / parts as f64) }
}

/// Thousandths of a place-month and öre, by counting the days of each month.
fn months(from: NaiveDate, to: NaiveDate, price: i64) -> (i64, i64) {
    let mut months: BTreeMap<(i32, u32), i64> = BTreeMap::new();
    for day in from.iter_days().take_while(|day| *day <= to) {
        *months.entry((day.year(), day.month())).or_default() += 1;
    }
    let shares = months.into_iter().map(|((year, month), days)| {
        let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap();
        let length = first.iter_days().take_while(|day| day.month() == month).count();
        (days as f64 * 1000.0 / length as f64).round() as i64
    });
    shares.fold((0, 0), |(thousandths, ore), share| {
        (thousandths + share, ore + (share as f64 * price as f64 / 1000.0).round() as i64)
    })
}
