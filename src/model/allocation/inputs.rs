//! What a run was asked, and what came out, as they are stored: JSON whose bytes never change, with people by their
//! references. What it says is enough to find the same answer again on any machine, at any time.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::task::{Answer, Possible, Proof, Purse, Room, Task};
use crate::model::codes::Track;
use crate::model::enrolment::EnrolmentId;
use crate::model::matching::Part;
use crate::model::slot::SlotId;

/// Points for the first, second … wish of a participant, beside the points of the fit: any wish comes before any slot
/// that was not wished for and fits as well.
pub const RANKS: [u32; 5] = [100, 75, 50, 25, 10];

/// The version of this form, so that old runs can be read for ever.
const FORMAT: u32 = 1;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inputs {
    pub format: u32,
    pub project: String,
    pub asked_on: NaiveDate,
    /// The period of every placement.
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub track: Track,
    /// Draws the lots between answers that are equally good.
    pub seed: i64,
    pub rules: Rules,
    pub contracts: Vec<ContractRoom>,
    pub slots: Vec<SlotRoom>,
    pub people: Vec<Person>,
}

/// The rules as they were.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    pub order: Vec<String>,
    /// What the parts of a fit weigh.
    pub weights: Vec<(String, f32)>,
    /// Points for each wish, the first first.
    pub ranks: Vec<u32>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContractRoom {
    pub contract: String,
    /// How many more placements of this period it can pay for.
    pub people: u32,
    /// Where hours are what is paid for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub money: Option<Money>,
}

/// A contract whose placements cost more with more hours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Money {
    /// Öre.
    pub left: u64,
    /// What a placement of this period costs with one hour a week, with two, and so on, in öre.
    pub costs: Vec<u64>,
}

impl Money {
    /// Öre for so many hours a week.
    fn cost(&self, hours: u32) -> u64 {
        let last = self.costs.len().saturating_sub(1);
        self.costs.get((hours as usize).saturating_sub(1).min(last)).copied().unwrap_or(0)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SlotRoom {
    pub id: SlotId,
    pub slot: String,
    pub title: String,
    /// Left on every day of the period, after all who hold a seat.
    pub seats: u32,
    pub hours: u32,
    /// Nobody more comes, or at least so many more.
    pub least: u32,
    /// The least size of the group as it was asked for: `least` and those who are there.
    #[serde(default)]
    pub asked: u32,
    /// By number in `contracts`.
    pub contract: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    pub id: EnrolmentId,
    pub participant: String,
    /// Has a placement or an open proposal in the period, and keeps it.
    pub kept: Option<Kept>,
    /// Slots by number in `slots`, the dearest wish first.
    pub wishes: Vec<u32>,
    pub options: Vec<Choice>,
    /// Of the slots that were asked for, so many were ruled out by this rule (code of a finding).
    pub ruled_out: Vec<(String, u32)>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    pub slot_id: SlotId,
    pub slot: String,
    pub placement: String,
}

/// A slot that no hard rule rules out for the person.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// By number in `slots`.
    pub slot: u32,
    /// From 0 to 100, as the matching says.
    pub score: u32,
    /// Hours a week that the person would have there.
    pub hours: u32,
}

/// What came out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    pub format: u32,
    /// By person: a slot by number, or none.
    pub slots: Vec<Option<u32>>,
    pub placed: u32,
    pub fit: u64,
    pub prices: Vec<i64>,
    pub place: i64,
    pub proof: Proof,
}

impl Rules {
    pub fn today() -> Self {
        Self {
            order: ["kept", "most_placed", "greatest_fit", "lot"].map(str::to_owned).to_vec(),
            weights: Part::ALL.iter().map(|part| (part.name().to_owned(), part.weight())).collect(),
            ranks: RANKS.to_vec(),
        }
    }
}

impl Inputs {
    pub const fn format() -> u32 {
        FORMAT
    }

    /// The points of a choice: its score and those of the wish.
    pub fn fit(&self, person: &Person, choice: &Choice) -> u32 {
        let rank = person.wishes.iter().position(|slot| *slot == choice.slot);
        choice.score + rank.and_then(|rank| self.rules.ranks.get(rank)).copied().unwrap_or(0)
    }

    /// The same as numbers. None: a number points to nothing.
    pub fn task(&self) -> Option<Task> {
        let is_slot = |slot: &u32| (*slot as usize) < self.slots.len();
        let is_contract = |contract: &u32| (*contract as usize) < self.contracts.len();
        let sound = self.people.iter().all(|person| person.options.iter().all(|one| is_slot(&one.slot)))
            && self.slots.iter().all(|slot| slot.contract.iter().all(is_contract));
        let room = |slot: &SlotRoom| {
            let SlotRoom { seats, hours, least, contract, .. } = *slot;
            Room { seats, hours, least, contract }
        };
        let options = |person: &Person| {
            let money = |choice: &Choice| {
                let contract = self.slots[choice.slot as usize].contract?;
                self.contracts[contract as usize].money.as_ref()
            };
            let one = |choice: &Choice| Possible {
                slot: choice.slot,
                fit: self.fit(person, choice),
                hours: choice.hours,
                cost: money(choice).map_or(0, |money| money.cost(choice.hours)),
            };
            person.options.iter().map(one).collect()
        };
        let purse = |contract: &ContractRoom| Purse {
            people: contract.people,
            money: contract.money.as_ref().map(|money| money.left),
        };
        sound.then(|| Task {
            slots: self.slots.iter().map(room).collect(),
            contracts: self.contracts.iter().map(purse).collect(),
            people: self.people.iter().map(options).collect(),
            seed: self.seed as u64,
        })
    }

    /// Finds the best. Takes up to some seconds and waits for nothing: not for a thread that answers others.
    pub fn place(&self) -> Option<Outcome> {
        let task = self.task()?;
        let Answer { slots, prices, place, proof } = task.solve();
        let (placed, fit) = task.worth(&slots);
        Some(Outcome { format: FORMAT, slots, placed, fit, prices, place, proof })
    }

    pub fn kept(&self) -> usize {
        self.people.iter().filter(|person| person.kept.is_some()).count()
    }
}
