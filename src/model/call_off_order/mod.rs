//! The order in which the contracts of a framework are called off (C09): by rank, or by a key that shares place-months. A contract
//! that stands in no order is called off as before. Whose turn it is: `turn`; what passed it over, and why: `deviation`.
//! Not for how much is left of a contract: that refuses by itself.

mod deviation;
mod turn;
mod verbs;

use chrono::NaiveDate;

use super::access::Who;
use super::contract::{ContractId, DRAWING};
use super::project::ProjectId;
use super::{Error, Result};
use crate::db::Read;

pub use deviation::{Counted, Deviation, PassedOver, TurnReason};
pub use turn::Turn;
pub(super) use turn::keep_turn;
pub use verbs::NewOrder;

crate::id!(CallOffOrderId);

super::codes::codes! {
    /// How the order is decided, as the procurement documents say.
    pub enum OrderMethod = "order_method" { Ranking = "ranking", Key = "key" }
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CallOffOrder {
    pub id: CallOffOrderId,
    pub project_id: ProjectId,
    pub name: String,
    pub method: OrderMethod,
    pub starts_on: NaiveDate,
    /// The last day on which it holds.
    pub ends_on: Option<NaiveDate>,
    pub made_by_name: String,
}

/// A contract in an order, and what has been called off under it since the order came to hold.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Part {
    pub contract_id: ContractId,
    pub title: String,
    pub provider_name: String,
    /// Its rank, from 1; or its share in whole percent.
    pub part: i64,
    pub call_offs: i64,
    /// Thousandths.
    pub place_months: i64,
}

const COLUMNS: &str =
    "SELECT r.id, r.project_id, r.name, r.method, r.starts_on, r.ends_on, u.name AS made_by_name
    FROM call_off_orders r JOIN users u ON u.id = r.made_by";

impl CallOffOrder {
    /// For a manager of its project.
    pub async fn find(db: &mut Read, who: &Who, id: CallOffOrderId) -> Result<Self> {
        let order: Self = db.built(format!("{COLUMNS} WHERE r.id = $1")).bind(id).one().await?;
        if who.manages(order.project_id) { Ok(order) } else { Err(Error::NotFound) }
    }

    /// Of a project, for its managers: those that hold first.
    pub async fn of_project(db: &mut Read, who: &Who, project: ProjectId) -> Result<Vec<Self>> {
        if !who.manages(project) {
            return Err(Error::NotFound);
        }
        Ok(db
            .built(format!(
                "{COLUMNS} WHERE r.project_id = $1
                 ORDER BY CASE WHEN r.ends_on IS NULL THEN 0 ELSE 1 END, r.starts_on DESC, r.id DESC"
            ))
            .bind(project)
            .all()
            .await?)
    }

    /// The order that a contract stands in today. The caller has been let in to one of its slots.
    pub(crate) async fn holding(db: &mut Read, contract: ContractId) -> Result<Option<Self>> {
        let today = db.today();
        Ok(db
            .built(format!(
                "{COLUMNS} JOIN call_off_order_parts q ON q.order_id = r.id
                 WHERE q.contract_id = $1 AND r.starts_on <= $2 AND (r.ends_on IS NULL OR r.ends_on >= $2)"
            ))
            .bind(contract)
            .bind(today)
            .optional()
            .await?)
    }

    pub fn holds(&self, today: NaiveDate) -> bool {
        self.starts_on <= today && self.ends_on.is_none_or(|last| last >= today)
    }

    /// Its contracts with what has been called off since it came to hold: by rank, or the largest share first. Call-offs count from
    /// the day they were proposed, with all the days they take as they stand now.
    pub async fn parts(&self, db: &mut Read) -> Result<Vec<Part>> {
        let to = self.ends_on.unwrap_or(NaiveDate::MAX);
        self.parts_between(db, self.starts_on, to).await
    }

    /// As `parts`, of what was proposed from one day to another.
    pub async fn parts_between(&self, db: &mut Read, from: NaiveDate, to: NaiveDate) -> Result<Vec<Part>> {
        let today = db.today();
        let order = match self.method {
            OrderMethod::Ranking => "q.part",
            OrderMethod::Key => "q.part DESC",
        };
        Ok(db
            .built(format!(
                "SELECT q.contract_id, k.title, o.name AS provider_name, q.part, COALESCE(d.call_offs, 0) AS call_offs,
                    COALESCE(d.place_months, 0) AS place_months
                 FROM call_off_order_parts q JOIN contracts k ON k.id = q.contract_id JOIN organisations o ON o.id = k.provider_id
                 LEFT JOIN (SELECT contract_id, COUNT(*) AS call_offs, CAST(SUM(place_months) AS BIGINT) AS place_months
                    FROM placements WHERE {DRAWING} AND proposed_on >= $3 AND proposed_on <= $4
                    GROUP BY contract_id) d ON d.contract_id = q.contract_id
                 WHERE q.order_id = $1 ORDER BY {order}, q.contract_id"
            ))
            .bind(self.id)
            .bind(today)
            .bind(from.max(self.starts_on))
            .bind(to.min(today))
            .all()
            .await?)
    }
}
