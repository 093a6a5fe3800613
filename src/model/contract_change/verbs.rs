//! Planning a change, and another person's yes or no. Each locks the contract.

use sqlx::types::Json;

use super::{
    ChangeState, ContractChange, ContractChangeId, Ground, Planned, Reasoning, Verdict, Wanted, Was,
};
use crate::db::Write;
use crate::model::access::Who;
use crate::model::contract::{Contract, ContractId};
use crate::model::{Error, Refusal, Result};

/// What is planned, as the form says it.
#[derive(Clone, Debug)]
pub struct Plan {
    pub wanted: Wanted,
    /// Of the contract that was on the page.
    pub version: i64,
    pub ground: Ground,
    pub why: String,
}

impl ContractChange {
    /// Keeps what is planned with its reasoning. It must be possible: what would be refused then is refused now. `words` puts the
    /// reasoning in Swedish and English.
    pub async fn plan(
        db: &mut Write,
        who: &Who,
        id: ContractId,
        plan: Plan,
        words: impl FnOnce(&Reasoning) -> (String, String),
    ) -> Result<ContractChangeId> {
        let contract = Contract::find_managed(db, who, id).await?;
        if contract.version != plan.version {
            return Err(Error::Stale);
        }
        let waiting: i64 = db
            .query("SELECT COUNT(*) FROM contract_changes WHERE contract_id = $1 AND state = 'waiting'")
            .bind(id)
            .value()
            .await?;
        if waiting > 0 {
            return Err(Refusal::ChangeWaits.into());
        }
        let option = match &plan.wanted {
            Wanted::Terms(terms) => {
                contract.may_change(db, terms).await?;
                None
            }
            Wanted::Price(price) => {
                contract.may_set_price(db, *price).await?;
                let now = contract.prices().on(price.from);
                if (now.ore, now.unit) == (price.ore, price.unit) {
                    return Err(Refusal::PriceUnchanged.into());
                }
                None
            }
            Wanted::Extension { to } => Some(contract.option(db, *to).await?),
        };
        let today = db.today();
        // What earlier changes of minor value were worth, up or down, and the value before the first change of all.
        let earlier: i64 = db
            .query(
                "SELECT CAST(COALESCE(SUM(ABS(effect)), 0) AS BIGINT) FROM contract_changes
                 WHERE contract_id = $1 AND state = 'approved' AND ground = 'minor'",
            )
            .bind(id)
            .value()
            .await?;
        let original: Option<i64> = db
            .query("SELECT value_before FROM contract_changes WHERE contract_id = $1 AND state = 'approved' ORDER BY id LIMIT 1")
            .bind(id)
            .optional_value()
            .await?;
        let drawn = contract.drawn(db, None).await?;
        let effect = plan.wanted.effect(&contract, contract.cap().place_months - drawn.place_months, today);
        let new_value = match &plan.wanted {
            Wanted::Terms(terms) => terms.max_value,
            Wanted::Price(_) | Wanted::Extension { .. } => contract.max_value,
        };
        let reasoning = Planned {
            on: today,
            procedure: contract.procedure,
            kind: contract.kind,
            cpv: contract.cpv.clone(),
            original_value: original.unwrap_or(contract.max_value),
            new_value,
            effect,
            earlier,
            same_character: plan.wanted.keeps_character(&contract),
            ground: plan.ground,
            option,
        }
        .check();
        let (words_sv, words_en) = words(&reasoning);
        let verdict = reasoning.verdict;
        let change = db
            .query(
                "INSERT INTO contract_changes (contract_id, contract_version, wanted, ground, why, reasoning, words_sv, words_en, effect,
                    value_before, planned_by, planned_on, was, state)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'waiting') RETURNING id",
            )
            .bind(id)
            .bind(contract.version)
            .bind(Json(plan.wanted))
            .bind(plan.ground)
            .bind(plan.why)
            .bind(Json(reasoning))
            .bind(words_sv)
            .bind(words_en)
            .bind(effect)
            .bind(contract.max_value)
            .bind(who.id)
            .bind(today)
            .bind(Json(Was::of(&contract)))
            .value()
            .await?;
        contract
            .event("contract_change_planned")
            .by(who.id)
            .with("verdict", verdict.code())
            .write(db)
            .await?;
        Ok(change)
    }

    /// Another manager than who planned it says yes: now it counts. Everything is checked anew.
    pub async fn approve(db: &mut Write, who: &Who, id: ContractChangeId) -> Result<Contract> {
        let (change, contract) = Self::waiting(db, who, id).await?;
        if change.planned_by == who.id {
            return Err(Refusal::ApprovalByAnother.into());
        }
        if change.reasoning.verdict == Verdict::NotAllowed {
            return Err(Refusal::ChangeNotAllowed.into());
        }
        if contract.version != change.contract_version {
            return Err(Refusal::ChangeOutdated.into());
        }
        change.decide(db, who, ChangeState::Approved, "").await?;
        contract.event("contract_change_approved").by(who.id).write(db).await?;
        match change.wanted.0 {
            Wanted::Terms(terms) => Contract::change(db, who, contract.id, contract.version, terms).await,
            Wanted::Price(price) => Contract::set_price(db, who, contract.id, price).await,
            Wanted::Extension { .. } => Contract::extend(db, who, contract.id).await,
        }
    }

    /// No, with a reason: by another, or by who planned it and has thought better of it.
    pub async fn reject(db: &mut Write, who: &Who, id: ContractChangeId, why: &str) -> Result<Contract> {
        let (change, contract) = Self::waiting(db, who, id).await?;
        change.decide(db, who, ChangeState::Rejected, why).await?;
        contract.event("contract_change_rejected").by(who.id).with("why", why).write(db).await?;
        Ok(contract)
    }

    /// With its contract locked.
    async fn waiting(db: &mut Write, who: &Who, id: ContractChangeId) -> Result<(Self, Contract)> {
        let (found, _) = Self::find(db, who, id).await?;
        Contract::find_managed(db, who, found.contract_id).await?;
        let (change, contract) = Self::find(db, who, id).await?;
        if change.state != ChangeState::Waiting {
            return Err(Refusal::ChangeDecided.into());
        }
        Ok((change, contract))
    }

    async fn decide(&self, db: &mut Write, who: &Who, state: ChangeState, note: &str) -> Result<()> {
        let today = db.today();
        db.query("UPDATE contract_changes SET state = $2, decided_by = $3, decided_on = $4, note = $5 WHERE id = $1")
            .bind(self.id)
            .bind(state)
            .bind(who.id)
            .bind(today)
            .bind(note.to_owned())
            .run()
            .await?;
        Ok(())
    }
}
