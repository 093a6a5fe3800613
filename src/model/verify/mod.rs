//! Proves that what the rules promise holds in every row: capacity on every day, caps, states, sealed numbers. For
//! `brygga verify`. Changes nothing. The search index and the database's own files are looked at by the command.

mod finding;
mod fingerprints;
mod reckoned;
mod states;
mod taken;

pub use finding::Finding;

use super::Result;
use super::secrets::Keys;
use crate::db::Read;

/// Of each kind, at most so many are told.
const MOST: usize = 20;

/// What was looked at, and what is wrong.
#[derive(Debug, Default)]
pub struct Verified {
    pub slots: i64,
    pub contracts: i64,
    pub placements: i64,
    pub participants: i64,
    pub findings: Vec<Finding>,
}

/// Looks at everything, as of one moment.
pub async fn verify(db: &mut Read, keys: &Keys) -> Result<Verified> {
    let mut verified = Verified::default();
    for (table, count) in [
        ("slots", &mut verified.slots),
        ("contracts", &mut verified.contracts),
        ("placements", &mut verified.placements),
        ("participants", &mut verified.participants),
    ] {
        *count = db.built(format!("SELECT COUNT(*) FROM {table}")).value().await?;
    }
    let findings = &mut verified.findings;
    taken::check(db, findings).await?;
    reckoned::check_standings(db, findings).await?;
    reckoned::check_invoices(db, findings).await?;
    fingerprints::check(db, findings).await?;
    states::check(db, findings).await?;
    states::check_attendance(db, findings).await?;
    states::check_numbers(db, keys, findings).await?;
    states::check_change_numbers(db, findings).await?;
    Ok(verified)
}
