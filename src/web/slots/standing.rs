//! What a slot's state is called, with what its contract makes of it: one way to say it, wherever a slot stands.

use chrono::NaiveDate;

use crate::model::access::Who;
use crate::model::bookable::Unbookable;
use crate::model::codes::SlotState;
use crate::model::contract::ContractId;
use crate::model::contract_life::Life;
use crate::model::slot::Slot;
use crate::web::frame::Tone;
use crate::web::texts::Texts;

/// Why nobody new comes to a slot, in a few words.
pub fn why_unbookable(t: &Texts, why: Unbookable) -> String {
    match why {
        Unbookable::Slot(state) => t.code(state).to_owned(),
        Unbookable::Contract(Life::Unapproved) => t.say("slot-contract-waits").to_string(),
        Unbookable::Contract(life) => {
            t.say("slot-contract-over").with("state", of_contract(t, life)).to_string()
        }
    }
}

/// In a list and on its page: a tone and a word.
pub fn chip(t: &Texts, slot: &Slot, today: NaiveDate) -> (Tone, String) {
    if slot.ends_on < today {
        return (Tone::Calm, t.say("slot-is-over").to_string());
    }
    match slot.unbookable(today) {
        None => (Tone::Good, t.code(slot.state).to_owned()),
        Some(Unbookable::Contract(Life::Unapproved)) => {
            (Tone::Warn, t.say("contract-life-unapproved").to_string())
        }
        Some(Unbookable::Contract(_)) => (Tone::Bad, t.say("slot-contract-over-chip").to_string()),
        Some(Unbookable::Slot(state)) => (tone(state), t.code(state).to_owned()),
    }
}

/// What its contract makes of a slot to which nobody can be proposed because of it.
pub struct Hindered {
    pub text: String,
    /// Who reads it keeps the slot, which needs another contract.
    pub may_choose: bool,
    /// Who reads it manages the contract's project.
    pub contract: Option<ContractId>,
}

/// For who keeps the slot (`own`), who is told what to do about it; for who manages the contract's project, who can.
pub fn hindered(t: &Texts, slot: &Slot, who: &Who, today: NaiveDate) -> Option<Hindered> {
    let own = who.provides(slot.provider_id);
    let life = slot.backing.hinders(today).filter(|_| slot.state != SlotState::Closed)?;
    let text = match (life, own) {
        // A draft is opened, and one that is paused goes on: that is for its own people to do.
        (Life::Unapproved, true) if slot.state == SlotState::Open => {
            format!("{} {}", t.say("slot-contract-waits-own"), t.say("slot-contract-waits-nothing"))
        }
        (Life::Unapproved, true) => t.say("slot-contract-waits-own").to_string(),
        (Life::Unapproved, false) => t.say("slot-contract-waits-text").to_string(),
        (over, true) => t.say("slot-contract-over-own").with("state", of_contract(t, over)).to_string(),
        (over, false) => t.say("slot-contract-over-text").with("state", of_contract(t, over)).to_string(),
    };
    let contract = slot.contract_id.filter(|_| slot.project_id.is_some_and(|project| who.manages(project)));
    Some(Hindered { text, may_choose: own && life.is_over(), contract })
}

fn of_contract(t: &Texts, life: Life) -> &'static str {
    t.find(&format!("state-{}", life.of_contract())).unwrap_or_default()
}

const fn tone(state: SlotState) -> Tone {
    match state {
        SlotState::Draft => Tone::Info,
        SlotState::Open => Tone::Good,
        SlotState::Paused => Tone::Warn,
        SlotState::Closed => Tone::Calm,
    }
}
