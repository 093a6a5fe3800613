//! A run as evidence: its bytes, their checksums, and whether they still say what they said. Checking asks for nothing but
//! what is stored: the same answer must come out again, keep every rule, and be proven the best.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::inputs::{Inputs, Outcome};
use super::relaxed::is_proven_by;
use super::task::{Breach, Proof};

/// What is stored of a run, and never changed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Evidence {
    pub inputs: String,
    /// SHA-256, hexadecimal.
    pub inputs_hash: String,
    pub outcome: String,
    pub outcome_hash: String,
}

/// What was proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proven {
    pub people: usize,
    pub kept: usize,
    pub placed: u32,
    pub fit: u64,
    pub proof: Proof,
}

/// Why a run proves nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    #[error("the stored inputs are not those that the checksum was made of")]
    InputsChanged,
    #[error("the stored result is not the one that the checksum was made of")]
    OutcomeChanged,
    #[error("what is stored cannot be read as a run")]
    Unreadable,
    #[error("the stored result breaks a rule: {0}")]
    Rule(Breach),
    #[error("the stored result says {0} placed with {1} points, but its rows give {2} with {3}")]
    Sums(u32, u64, u32, u64),
    #[error("the same inputs give another answer: {0} persons have another slot")]
    OtherAnswer(usize),
    #[error("its checksums are not those that the event of its making names")]
    Event,
    #[error("what the list of runs shows of it is not what its evidence says")]
    Columns,
    #[error("{0} of its rows say another slot than the result and the changes by hand")]
    Rows(usize),
    #[error("the stored prices do not prove that nothing better exists")]
    Prices,
    #[error(
        "the same answer came out and keeps every rule, but it is not proven the best: at most {0} could be placed, with {1} points"
    )]
    Unproven(u32, u64),
}

/// The text that is stored of a value, and its checksum.
pub(super) fn written<T: Serialize>(value: &T) -> serde_json::Result<(String, String)> {
    let text = serde_json::to_string(value)?;
    let sum = checksum(&text);
    Ok((text, sum))
}

fn checksum(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, Broken> {
    serde_json::from_str(text).map_err(|_| Broken::Unreadable)
}

impl Evidence {
    pub fn of(inputs: &Inputs, outcome: &Outcome) -> serde_json::Result<Self> {
        let (inputs, inputs_hash) = written(inputs)?;
        let (outcome, outcome_hash) = written(outcome)?;
        Ok(Self { inputs, inputs_hash, outcome, outcome_hash })
    }

    pub fn read(&self) -> Result<(Inputs, Outcome), Broken> {
        Ok((read(&self.inputs)?, read(&self.outcome)?))
    }

    /// Takes as long as the run did.
    pub fn verify(&self) -> Result<Proven, Broken> {
        if checksum(&self.inputs) != self.inputs_hash {
            return Err(Broken::InputsChanged);
        }
        if checksum(&self.outcome) != self.outcome_hash {
            return Err(Broken::OutcomeChanged);
        }
        let (inputs, outcome) = self.read()?;
        let task = inputs.task().ok_or(Broken::Unreadable)?;
        task.check(&outcome.slots).map_err(Broken::Rule)?;
        let (placed, fit) = task.worth(&outcome.slots);
        if (placed, fit) != (outcome.placed, outcome.fit) {
            return Err(Broken::Sums(outcome.placed, outcome.fit, placed, fit));
        }
        // First without the search: the stored prices alone must prove the stored answer.
        if outcome.proof == Proof::Prices
            && !is_proven_by(&task, &outcome.slots, &outcome.prices, outcome.place)
        {
            return Err(Broken::Prices);
        }
        let again = task.solve();
        let other = again.slots.iter().zip(&outcome.slots).filter(|(one, other)| one != other).count();
        if other > 0 {
            return Err(Broken::OtherAnswer(other));
        }
        match again.proof {
            Proof::Unproven { placed, fit } => Err(Broken::Unproven(placed, fit)),
            proof => Ok(Proven { people: inputs.people.len(), kept: inputs.kept(), placed, fit, proof }),
        }
    }
}
