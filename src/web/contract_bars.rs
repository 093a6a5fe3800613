//! A contract as two bars, place-months and money: used, committed and left against the cap. On the overview, the
//! contract's page and wherever a contract is shown.

use super::chart::Stack;
use super::texts::Texts;
use crate::model::contract::{Contract, Drawn};

#[derive(Debug)]
pub struct ContractBars {
    pub place_months: Stack,
    pub place_months_cap: String,
    pub money: Stack,
    pub money_cap: String,
}

impl ContractBars {
    pub fn new(contract: &Contract, used: Drawn, committed: Drawn, t: &Texts) -> Self {
        let cap = contract.cap();
        let left = cap - used - committed;
        let stack = |of: fn(&Drawn) -> i64, shown: &dyn Fn(i64) -> String| {
            let part = |class, name: &str, value| (class, t.say(name).to_string(), value, shown(value));
            Stack::new(
                of(&cap),
                [
                    part("used", "contract-used", of(&used)),
                    part("committed", "contract-committed", of(&committed)),
                    part("left", "contract-left", of(&left).max(0)),
                ],
            )
        };
        Self {
            place_months: stack(|drawn| drawn.place_months, &|thousandths| t.place_months(thousandths)),
            place_months_cap: t.say("contract-cap").with("cap", t.place_months(cap.place_months)).to_string(),
            money: stack(|drawn| drawn.value, &|ore| t.kronor(ore)),
            money_cap: t.say("contract-cap").with("cap", t.money(cap.value)).to_string(),
        }
    }
}
