//! Setting an order and closing it. An order is never edited: what was called off was held against it as it was.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{CallOffOrder, CallOffOrderId, OrderMethod};
use crate::db::Write;
use crate::model::access::Who;
use crate::model::contract::{Contract, ContractId};
use crate::model::event::Event;
use crate::model::project::ProjectId;
use crate::model::{Error, Refusal, Result};

/// As the form says it.
#[derive(Clone, Debug)]
pub struct NewOrder {
    pub name: String,
    pub method: OrderMethod,
    /// From today at the earliest.
    pub starts_on: NaiveDate,
    /// Contracts with their rank, from 1, or their share in whole percent.
    pub parts: Vec<(ContractId, i64)>,
}

impl NewOrder {
    /// Refuses ranks that are not 1, 2, 3 …, shares that are not a hundred together, and fewer than two.
    fn check(&self) -> Result<(), Refusal> {
        let contracts: BTreeSet<ContractId> = self.parts.iter().map(|(contract, _)| *contract).collect();
        if contracts.len() < 2 || contracts.len() != self.parts.len() {
            return Err(Refusal::OrderOfTooFew);
        }
        match self.method {
            OrderMethod::Ranking => {
                let mut ranks: Vec<i64> = self.parts.iter().map(|(_, rank)| *rank).collect();
                ranks.sort_unstable();
                let whole = ranks.iter().zip(1..).all(|(rank, expected)| *rank == expected);
                if whole { Ok(()) } else { Err(Refusal::OrderRanks { last: ranks.len() as i64 }) }
            }
            OrderMethod::Key => {
                let sum = self.parts.iter().fold(0_i64, |sum, (_, share)| sum.saturating_add(*share));
                let each = self.parts.iter().all(|(_, share)| (1..=99).contains(share));
                if each && sum == 100 { Ok(()) } else { Err(Refusal::OrderShares { sum }) }
            }
        }
    }
}

impl CallOffOrder {
    /// For a manager of the project. Each contract is the project's own, is not over when the order begins, and stands in no other order
    /// then.
    pub async fn set(db: &mut Write, who: &Who, project: ProjectId, new: NewOrder) -> Result<CallOffOrderId> {
        if !who.manages(project) {
            return Err(Error::NotFound);
        }
        new.check()?;
        if new.starts_on < db.today() {
            return Err(Refusal::StartInThePast.into());
        }
        let mut ids: Vec<ContractId> = new.parts.iter().map(|(contract, _)| *contract).collect();
        ids.sort_unstable();
        for id in ids {
            let contract = Contract::find_managed(db, who, id).await?;
            if contract.project_id != project {
                return Err(Error::NotFound);
            }
            contract.life(db).await?.change()?;
            if new.starts_on > contract.ends_on {
                let (title, ends) = (contract.title, contract.ends_on);
                return Err(Refusal::ContractEndsBefore { title, ends }.into());
            }
            let others: i64 = db
                .query(
                    "SELECT COUNT(*) FROM call_off_order_parts q JOIN call_off_orders r ON r.id = q.order_id
                     WHERE q.contract_id = $1 AND (r.ends_on IS NULL OR r.ends_on >= $2)",
                )
                .bind(id)
                .bind(new.starts_on)
                .value()
                .await?;
            if others > 0 {
                return Err(Refusal::ContractInOrder { title: contract.title }.into());
            }
        }
        let today = db.today();
        let id: CallOffOrderId = db
            .query(
                "INSERT INTO call_off_orders (project_id, name, method, starts_on, made_by, made_on) VALUES ($1, $2, $3, $4, $5, $6)
                 RETURNING id",
            )
            .bind(project)
            .bind(new.name.clone())
            .bind(new.method)
            .bind(new.starts_on)
            .bind(who.id)
            .bind(today)
            .value()
            .await?;
        for (contract, part) in &new.parts {
            db.query("INSERT INTO call_off_order_parts (order_id, contract_id, part) VALUES ($1, $2, $3)")
                .bind(id)
                .bind(*contract)
                .bind(*part)
                .run()
                .await?;
        }
        let event = Event::new("call_off_order_set", "call_off_order", id.0).by(who.id).within(project);
        event.with("name", new.name).with("method", new.method.code()).write(db).await?;
        Ok(id)
    }

    /// Holds until today and no longer: what is called off from tomorrow follows the next order, or none.
    pub async fn close(db: &mut Write, who: &Who, id: CallOffOrderId) -> Result<Self> {
        let found = Self::find(db, who, id).await?;
        found.lock(db).await?;
        let order = Self::find(db, who, id).await?;
        if order.ends_on.is_some() {
            return Err(Refusal::OrderClosed.into());
        }
        let today = db.today();
        db.query("UPDATE call_off_orders SET ends_on = $2 WHERE id = $1").bind(id).bind(today).run().await?;
        let event = Event::new("call_off_order_closed", "call_off_order", id.0).by(who.id);
        event.within(order.project_id).with("name", order.name.clone()).write(db).await?;
        Self::find(db, who, id).await
    }

    /// Until the transaction ends.
    pub(super) async fn lock(&self, db: &mut Write) -> Result<()> {
        db.query("UPDATE call_off_orders SET call_offs = call_offs + 1 WHERE id = $1")
            .bind(self.id)
            .run()
            .await?;
        Ok(())
    }
}
