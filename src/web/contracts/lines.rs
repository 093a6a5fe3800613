//! How a contract stands as plain lines, for `brygga report contract` without `--json`.

use crate::model::contract::{Contract, Drawn};
use crate::model::usage::Standing;
use crate::web::forecast;
use crate::web::texts::Texts;

pub fn lines(contract: &Contract, standing: &Standing, t: &Texts) -> String {
    let said = |id: &str| t.say(id).to_string();
    let amounts =
        |name: &str, drawn: Drawn| [said(name), t.place_months(drawn.place_months), t.money(drawn.value)];
    let mut rows = vec![
        [String::new(), said("contract-place-months"), said("contract-money")],
        amounts("contract-maximum", standing.cap),
        amounts("contract-used", standing.used),
        amounts("contract-committed", standing.committed),
        amounts("contract-left", standing.free()),
    ];
    let widths =
        [0, 1, 2].map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0));
    let mut text = format!(
        "{}, {} ({})\n{}\n{}\n\n",
        contract.title,
        contract.provider_name,
        contract.reference,
        t.period(contract.starts_on, contract.ends_on),
        t.say("contract-stands-on").with("on", t.date(standing.on)),
    );
    for [name, months, money] in rows.drain(..) {
        let [first, second, third] = widths;
        let line = format!("  {name:<first$}  {months:>second$}  {money:>third$}");
        text.push_str(line.trim_end());
        text.push('\n');
    }
    let exhausted = match standing.exhaustion.expected {
        Some(on) if standing.is_exhausted() => {
            t.say("contract-cap-reached").with("on", t.date(on)).to_string()
        }
        _ if contract.ends_on < standing.on => said("contract-life-ended"),
        _ => {
            let when = forecast::exhaustion(t, &standing.exhaustion, contract.ends_on);
            t.say("forecast-contract").with("when", when).to_string()
        }
    };
    let people =
        t.say("contract-people").with("started", standing.people_started).with("active", standing.active_now);
    format!("{text}\n{people}\n{exhausted}\n")
}
