//! What a slot's state is called, with what its contract makes of it: one way to say it, wherever a slot stands.

use chrono::NaiveDate;

use crate::model::bookable::Unbookable;
use crate::model::codes::SlotState;
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
}

/// `own`: for who keeps the slot, who is told what to do about it.
pub fn hindered(t: &Texts, slot: &Slot, own: bool, today: NaiveDate) -> Option<Hindered> {
    let life = slot.backing.hinders(today).filter(|_| slot.state != SlotState::Closed)?;
    let said = match (life, own) {
        (Life::Unapproved, true) => t.say("slot-contract-waits-own"),
        (Life::Unapproved, false) => t.say("slot-contract-waits-text"),
        (over, true) => t.say("slot-contract-over-own").with("state", of_contract(t, over)),
        (over, false) => t.say("slot-contract-over-text").with("state", of_contract(t, over)),
    };
    Some(Hindered { text: said.to_string(), may_choose: own && life.is_over() })
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
