//! Why a stored run does not hold, in words: for `brygga allocation verify` and `brygga verify`.

use crate::model::allocation::{Breach, Broken, RunId};
use crate::web::texts::Texts;

/// Why a run does not hold.
pub fn broken(id: RunId, why: &Broken, t: &Texts) -> String {
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let points = |points: u64| i64::try_from(points).unwrap_or(i64::MAX);
    let why = match *why {
        Broken::InputsChanged => t.say("allocation-broken-inputs"),
        Broken::OutcomeChanged => t.say("allocation-broken-outcome"),
        Broken::Unreadable => t.say("allocation-broken-unreadable"),
        Broken::Rule(Breach::OtherTask) => t.say("allocation-broken-people"),
        Broken::Rule(Breach::NotPossible { person }) => {
            t.say("allocation-broken-not-possible").with("person", number(person))
        }
        Broken::Rule(Breach::Seats { slot }) => t.say("allocation-broken-seats").with("slot", number(slot)),
        Broken::Rule(Breach::Hours { slot }) => t.say("allocation-broken-hours").with("slot", number(slot)),
        Broken::Rule(Breach::TooFew { slot }) => {
            t.say("allocation-broken-too-few").with("slot", number(slot))
        }
        Broken::Rule(Breach::Contract { contract } | Breach::Money { contract }) => {
            t.say("allocation-broken-contract").with("contract", number(contract))
        }
        Broken::Sums(placed, fit, rows_placed, rows_fit) => t
            .say("allocation-broken-sums")
            .with("placed", i64::from(placed))
            .with("fit", points(fit))
            .with("rows-placed", i64::from(rows_placed))
            .with("rows-fit", points(rows_fit)),
        Broken::OtherAnswer(people) => t.say("allocation-broken-other-answer").with("people", number(people)),
        Broken::Event => t.say("allocation-broken-event"),
        Broken::Columns => t.say("allocation-broken-columns"),
        Broken::Rows(rows) => t.say("allocation-broken-rows").with("rows", number(rows)),
        Broken::Prices => t.say("allocation-broken-prices"),
        Broken::Unproven(placed, fit) => {
            t.say("allocation-broken-unproven").with("placed", i64::from(placed)).with("fit", points(fit))
        }
    };
    t.say("allocation-broken").with("id", id.0).with("why", why.to_string()).to_string()
}
