//! What the database's own placements take of slots and contracts.

use chrono::NaiveDate;

use crate::model::capacity::Holding;

/// A placement of the database, as far as it takes anything.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Held {
    pub id: i64,
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub slot_id: i64,
    pub contract_id: Option<i64>,
    pub state: String,
    pub starts_on: NaiveDate,
    pub planned_end_on: NaiveDate,
    pub started_on: Option<NaiveDate>,
    pub ended_on: Option<NaiveDate>,
    pub expires_on: Option<NaiveDate>,
    pub hours_per_week: i64,
    pub place_months: i64,
    pub value: i64,
}

pub(super) const HELD: &str = "SELECT p.id, p.ref, p.slot_id, p.contract_id, p.state, p.starts_on, p.planned_end_on, p.started_on, p.ended_on,
    p.expires_on, p.hours_per_week, p.place_months, p.value FROM placements p";

/// Seats that are reserved, in the same shape: each is held like a proposal, until its last day.
pub(super) const RESERVED: &str = "SELECT -r.id AS id, 'reservation' AS ref, r.slot_id, CAST(NULL AS BIGINT) AS contract_id, 'proposed' AS state,
    r.starts_on, r.ends_on AS planned_end_on, CAST(NULL AS DATE) AS started_on, CAST(NULL AS DATE) AS ended_on,
    r.held_until AS expires_on, r.hours_per_week, CAST(0 AS BIGINT) AS place_months, CAST(0 AS BIGINT) AS value
    FROM (SELECT * FROM reservations WHERE released_on IS NULL AND placement_id IS NULL) r";

impl Held {
    /// What it takes of its slot and its contract, if anything.
    pub fn holding(&self, today: NaiveDate) -> Option<Holding> {
        let holds = match self.state.as_str() {
            "accepted" | "started" | "paused" => true,
            "proposed" => self.expires_on.is_some_and(|day| day >= today),
            "ended" => self.started_on.is_some(),
            _ => false,
        };
        let to = self.ended_on.unwrap_or(self.planned_end_on);
        holds.then_some(Holding { from: self.starts_on, to, hours: self.hours_per_week })
    }
}
