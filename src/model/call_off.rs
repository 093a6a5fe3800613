//! A contract's call-offs: the placements that draw on it, as buyer and provider see them on its page. Their references,
//! never the people: a name is on the card that the provider has, and with the coach.

use chrono::NaiveDate;

use super::Result;
use super::contract::{ContractId, DRAWING};
use super::placement::PlacementId;
use super::slot::SlotId;
use crate::db::Read;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CallOff {
    pub placement_id: PlacementId,
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub slot_id: SlotId,
    pub slot_title: String,
    /// The code of its state.
    pub state: String,
    pub starts_on: NaiveDate,
    /// Planned, or actual when it has ended.
    pub ends_on: NaiveDate,
    /// Thousandths of a place-month.
    pub place_months: i64,
    /// Öre.
    pub value: i64,
}

impl CallOff {
    /// Those under way first, then the latest: `most` of them after the first `skip`. The caller has been let in to the
    /// contract.
    pub(crate) async fn of_contract(
        db: &mut Read,
        contract: ContractId,
        skip: i64,
        most: i64,
    ) -> Result<Vec<Self>> {
        let today = db.today();
        Ok(db
            .built(format!(
                "SELECT p.id AS placement_id, p.ref, p.slot_id, s.title AS slot_title, p.state, p.starts_on,
                    COALESCE(p.ended_on, p.planned_end_on) AS ends_on, p.place_months, p.value
                 FROM (SELECT * FROM placements WHERE contract_id = $1 AND {DRAWING}) p JOIN slots s ON s.id = p.slot_id
                 ORDER BY CASE p.state WHEN 'ended' THEN 1 ELSE 0 END, p.starts_on DESC, p.id DESC LIMIT $3 OFFSET $4"
            ))
            .bind(contract)
            .bind(today)
            .bind(most)
            .bind(skip)
            .all()
            .await?)
    }

    pub(crate) async fn count(db: &mut Read, contract: ContractId) -> Result<i64> {
        let today = db.today();
        Ok(db
            .built(format!("SELECT COUNT(*) FROM placements WHERE contract_id = $1 AND {DRAWING}"))
            .bind(contract)
            .bind(today)
            .value()
            .await?)
    }
}
