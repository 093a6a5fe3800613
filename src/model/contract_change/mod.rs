//! Changed terms wait for a second person (C07): one manager plans a change, the checker reasons about it, another approves or says no.
//! Only then does it count. The reasoning is kept as it was worded on that day, in both languages. What does not change what
//! was bought (the name, the days of signing and evidence) needs no approval. What the contract said then is kept with the change.

mod check;
pub mod thresholds;
mod verbs;
mod waiting;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::types::Json;

use super::access::Who;
use super::contract::{Contract, ContractId};
use super::prices::{Price, Prices};
use super::terms::Terms;
use super::user::UserId;
use super::{Error, Result};
use crate::db::Read;

pub use check::{Finding, Holds, OptionUsed, Planned, Reasoning, Rule, Verdict};
pub use verbs::Plan;
pub use waiting::WaitingChange;

crate::id!(ContractChangeId);

super::codes::codes! {
    /// What whoever plans a change calls upon.
    pub enum Ground = "change_ground" {
        Minor = "minor", Clause = "clause", Supplementary = "supplementary", Unforeseen = "unforeseen",
        NewSupplier = "new_supplier", NotSubstantial = "not_substantial",
    }

    pub enum ChangeState = "change_state" { Waiting = "waiting", Approved = "approved", Rejected = "rejected" }
}

/// What is to be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    Terms(Terms),
    Price(Price),
    /// The next option is used: the contract runs to this day instead.
    Extension {
        to: NaiveDate,
    },
}

/// What the contract said when a change was planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Was {
    pub terms: Terms,
    pub prices: Vec<Price>,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ContractChange {
    pub id: ContractChangeId,
    pub contract_id: ContractId,
    /// The contract as it was when the change was planned.
    pub contract_version: i64,
    pub wanted: Json<Wanted>,
    /// None for a change that was planned before this was kept.
    pub was: Option<Json<Was>>,
    pub ground: Ground,
    pub why: String,
    pub reasoning: Json<Reasoning>,
    pub words_sv: String,
    pub words_en: String,
    /// Öre, up or down.
    pub effect: i64,
    pub planned_by: UserId,
    pub planned_by_name: String,
    pub planned_on: NaiveDate,
    pub state: ChangeState,
    pub decided_by_name: Option<String>,
    pub decided_on: Option<NaiveDate>,
    pub note: String,
}

const COLUMNS: &str = "SELECT c.id, c.contract_id, c.contract_version, c.wanted, c.was, c.ground, c.why, c.reasoning, c.words_sv, c.words_en,
    c.effect, c.planned_by, u.name AS planned_by_name, c.planned_on, c.state, d.name AS decided_by_name, c.decided_on, c.note
    FROM contract_changes c JOIN users u ON u.id = c.planned_by LEFT JOIN users d ON d.id = c.decided_by";

impl ContractChange {
    /// For a manager of the contract's project.
    pub async fn find(db: &mut Read, who: &Who, id: ContractChangeId) -> Result<(Self, Contract)> {
        let change: Self = db.built(format!("{COLUMNS} WHERE c.id = $1")).bind(id).one().await?;
        let contract = Contract::load(db, change.contract_id).await?;
        if who.manages(contract.project_id) { Ok((change, contract)) } else { Err(Error::NotFound) }
    }

    /// Those of a contract that count, the earliest first: for what is told to anybody.
    pub(super) async fn approved_of(db: &mut Read, contract: ContractId) -> Result<Vec<Self>> {
        Ok(db
            .built(format!("{COLUMNS} WHERE c.contract_id = $1 AND c.state = 'approved' ORDER BY c.id"))
            .bind(contract)
            .all()
            .await?)
    }

    /// Of a contract, the latest first. Nothing for who does not manage it.
    pub async fn of_contract(db: &mut Read, who: &Who, contract: &Contract) -> Result<Vec<Self>> {
        if !who.manages(contract.project_id) {
            return Ok(Vec::new());
        }
        Ok(db
            .built(format!("{COLUMNS} WHERE c.contract_id = $1 ORDER BY c.id DESC"))
            .bind(contract.id)
            .all()
            .await?)
    }
}

/// Whether new terms change nothing of what was bought: only the name, the days of signing and evidence.
pub(super) fn buys_the_same(now: &Terms, then: &Terms) -> bool {
    let free = Terms {
        title: now.title.clone(),
        signed_on: now.signed_on,
        evidence_on: now.evidence_on,
        ..then.clone()
    };
    free == *now
}

impl Was {
    pub fn of(contract: &Contract) -> Self {
        Self { terms: Terms::of(contract), prices: contract.prices.0.clone() }
    }

    pub fn prices(&self) -> Prices {
        Prices::new(self.terms.price, self.terms.price_unit, self.prices.clone())
    }
}

impl Wanted {
    /// Whether another person must approve it.
    pub fn needs_approval(&self, contract: &Contract) -> bool {
        let Self::Terms(terms) = self else { return !contract.unapproved };
        !contract.unapproved && !buys_the_same(&Terms::of(contract), terms)
    }

    /// Öre, up or down: what the change is worth over what is left of the contract.
    fn effect(&self, contract: &Contract, place_months_left: i64, today: NaiveDate) -> i64 {
        match self {
            // The maximum was for all options together and stays.
            Self::Extension { .. } => 0,
            Self::Price(price) => {
                let now = contract.prices().on(price.from.max(today));
                (price.of_a_month() - now.of_a_month()) * place_months_left.max(0) / 1000
            }
            Self::Terms(terms) => {
                let value = terms.max_value - contract.max_value;
                let now = contract.prices().on(today.max(contract.starts_on)).of_a_month();
                let scope = (terms.max_place_months - contract.max_place_months) * now;
                let first = |ore, unit| Price { from: contract.starts_on, unit, ore }.of_a_month();
                let dearer =
                    first(terms.price, terms.price_unit) - first(contract.price, contract.price_unit);
                let price = dearer * place_months_left.max(0) / 1000;
                // The largest of them: they are three ways of seeing one change.
                [value, scope, price].into_iter().max_by_key(|effect| effect.abs()).unwrap_or_default()
            }
        }
    }

    /// Procedure, kind, classification and municipalities stay, and it runs no longer than its options allow.
    fn keeps_character(&self, contract: &Contract) -> bool {
        let Self::Terms(terms) = self else { return true };
        terms.procedure == contract.procedure
            && terms.kind == contract.kind
            && terms.cpv == contract.cpv
            && terms.lots == contract.lots.0
            && terms.ends_on <= contract.ends_on
            && terms.extension_months * terms.extension_count
                <= contract.extension_months * contract.extension_count
    }
}
