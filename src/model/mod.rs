//! The agencies' world: types, rules, state machines, and the SQL that keeps them. A file a concept.
//! Knows nothing of pages, texts or search engines.

pub mod access;
pub mod access_log;
pub mod account;
pub mod activity;
pub mod agenda;
pub mod agreement;
pub mod alert;
pub mod allocation;
pub mod attendance;
pub mod board;
pub mod bookable;
pub mod call_off;
pub mod call_off_order;
pub mod capacity;
pub mod capacity_board;
pub mod capacity_request;
pub mod card;
pub mod caseload;
pub mod closed_days;
pub mod coaching;
pub mod codes;
pub mod cohort;
pub mod consent;
pub mod consent_loss;
pub mod contract;
pub mod contract_change;
pub mod contract_contact;
pub mod contract_document;
mod contract_ending;
pub mod contract_life;
pub mod contract_slot;
mod contract_steps;
pub mod cost;
pub mod cpv;
pub mod demo_mark;
pub mod departure;
pub mod disclosure;
pub mod eligibility;
pub mod email;
pub mod employer;
pub mod end_reason;
pub mod enrolling;
pub mod enrolment;
mod entries;
mod error;
pub mod event;
pub mod exit;
pub mod follow_up;
pub mod forecast;
pub mod founding;
pub mod funding;
pub mod gate;
pub mod handover;
pub mod handover_link;
pub mod handover_report;
pub mod headcount;
pub mod holidays;
pub mod inspection;
pub mod invitation;
pub mod invoice_basis;
pub mod ips;
pub mod mail;
pub mod mark;
pub mod matching;
pub mod membership;
pub mod municipality;
pub mod next_step;
pub mod ocds;
pub mod open_data;
pub mod opening;
pub mod organisation;
pub mod organisation_number;
pub mod outcome;
pub mod overview;
pub mod own_page;
pub mod package;
pub mod packet;
pub mod participant;
pub mod password;
pub mod past;
pub mod pause;
pub mod percent;
pub mod personal_number;
pub mod place_months;
pub mod placement;
pub mod plan;
pub mod position;
pub mod posting;
mod posting_checks;
pub mod prices;
pub mod profile;
pub mod progress;
pub mod project;
pub mod promise;
mod publication;
pub mod rating;
mod refusal;
pub mod reservation;
pub mod review;
pub mod saved_search;
pub mod secrets;
pub mod session;
pub mod slot;
pub mod ssyk;
pub mod step_up;
pub mod submission;
pub mod support_stage;
pub mod taxonomy;
pub mod terms;
pub mod terms_checks;
pub mod throttle;
pub mod undertaking;
pub mod upload;
pub mod usage;
pub mod user;
pub mod user_administration;
pub mod vacancy;
pub mod verify;
pub mod wishes;
pub mod workplace;

pub use error::{Error, Result};
pub use refusal::{Particular, Refusal};

use crate::db::{Read, Write};

/// A reference made for what is created here rather than imported: unique by its random part.
pub fn new_reference(db: &Read, prefix: &str) -> String {
    format!("{prefix}-{}", db.chance().letters(10))
}

/// The fingerprint of what is kept as it was: 64 hexadecimal digits.
pub fn sha256(content: &[u8]) -> String {
    use sha2::Digest as _;
    sha2::Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Tells the search index that a slot must be read again. Numbers are drawn in commit order: the row that
/// holds the last one stays locked until this transaction ends. So call it last: a transaction that goes on to wait for
/// another row's lock may wait for one that waits for this number.
pub async fn slot_changed(db: &mut Write, slot: slot::SlotId) -> Result<()> {
    slots_changed(db, &[slot]).await
}

/// As `slot_changed`, for many at once.
pub async fn slots_changed(db: &mut Write, slots: &[slot::SlotId]) -> Result<()> {
    let count = i64::try_from(slots.len()).unwrap_or(i64::MAX);
    if count == 0 {
        return Ok(());
    }
    let last: i64 = db
        .query("UPDATE change_numbers SET number = number + $1 WHERE id = 1 RETURNING number")
        .bind(count)
        .value()
        .await?;
    let now = db.now();
    let rows: Vec<(i64, slot::SlotId)> = (last - count + 1..).zip(slots.iter().copied()).collect();
    db.insert_all("INSERT INTO changes (number, slot_id, at)", 3, "", &rows, |query, (number, slot)| {
        query.bind(*number).bind(*slot).bind(now)
    })
    .await?;
    Ok(())
}
