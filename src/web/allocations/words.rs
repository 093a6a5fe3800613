//! What a run says, in words.

use crate::model::allocation::{Allotment, Barrier, Group, Inputs, Outcome, Proof, Why};
use crate::web::frame::Tone;
use crate::web::texts::Texts;

/// How sure it is that nothing is better.
pub fn proof(t: &Texts, outcome: &Outcome) -> String {
    match outcome.proof {
        Proof::Prices => t.say("allocation-proven-by-prices").to_string(),
        Proof::Parts { parts } => {
            t.say("allocation-proven-by-parts").with("parts", i64::from(parts)).to_string()
        }
        Proof::Unproven { placed, fit } => t
            .say("allocation-unproven")
            .with("placed", i64::from(placed))
            .with("fit", i64::try_from(fit).unwrap_or(i64::MAX))
            .to_string(),
    }
}

/// How far a person's row has come.
pub fn state(t: &Texts, allotment: &Allotment) -> (Tone, String) {
    if allotment.kept {
        return (Tone::Calm, t.say("allotment-kept").to_string());
    }
    if let Some(state) = &allotment.placement_state {
        let tone = match state.as_str() {
            "accepted" | "started" | "paused" => Tone::Good,
            "declined" | "expired" | "withdrawn" => Tone::Warn,
            _ => Tone::Info,
        };
        return (tone, t.say(&format!("placement-state-{state}")).to_string());
    }
    match allotment.slot_id {
        Some(_) => (Tone::Info, t.say("allotment-unsent").to_string()),
        None => (Tone::Warn, t.say("allotment-without").to_string()),
    }
}

pub fn group(t: &Texts, group: Group) -> String {
    match group {
        Group::Sex(sex) => t.code(sex).to_owned(),
        Group::Age(band) => t.code(band).to_owned(),
        Group::Municipality(place) => place.name().to_owned(),
        Group::Without(why) => t.code(why).to_owned(),
        Group::Small => t.say("allocation-small-groups").to_string(),
        Group::All => t.say("allocation-everybody").to_string(),
    }
}

/// What kept a person from a slot, and what would have to change.
pub fn barrier(t: &Texts, inputs: &Inputs, barrier: &Barrier) -> String {
    let slot = inputs.slots.get(barrier.slot as usize).map(|slot| slot.title.clone()).unwrap_or_default();
    match barrier.why {
        Why::Lot => t.say("why-lot").with("slot", slot),
        Why::Points { missing } => {
            t.say("why-points").with("slot", slot).with("missing", i64::try_from(missing).unwrap_or(i64::MAX))
        }
        Why::Others { fewer } => t.say("why-others").with("slot", slot).with("fewer", i64::from(fewer)),
        Why::Never => t.say("why-never").with("slot", slot),
    }
    .to_string()
}
