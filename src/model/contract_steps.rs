//! What happens to a contract after it was added: a second person approves it, an extension that was approved is used, a new price
//! comes to hold. Each locks the contract, checks every rule and writes an event. Its terms: see `terms`; how it ends: `contract_ending`.

use chrono::NaiveDate;
use sqlx::types::Json;

use super::access::Who;
use super::contract::{Contract, ContractId, DRAWING};
use super::contract_change::OptionUsed;
use super::contract_life::Life;
use super::contract_slot::tell_slots;
use super::placement::PlacementId;
use super::prices::{Price, Prices};
use super::terms::Terms;
use super::usage::Usage;
use super::{Error, Refusal, Result};
use crate::db::{Read, Write};

/// A placement whose days come to cost something else.
#[derive(sqlx::FromRow)]
struct Priced {
    id: PlacementId,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    hours_per_week: i64,
}

impl Contract {
    /// Where it stands in its life today. The caller has been let in to it.
    pub async fn life(&self, db: &mut Read) -> Result<Life> {
        let today = db.today();
        let usage = Usage::of_contract(db, self.id).await?;
        Ok(Life::of(self, usage.used, today))
    }

    /// Another manager of the project than who added it (or changed it last) says that it is right. Until then nothing is called
    /// off. `version` is the one that was on the page.
    pub async fn approve(db: &mut Write, who: &Who, id: ContractId, version: i64) -> Result<Self> {
        let contract = Self::find_managed(db, who, id).await?;
        contract.life(db).await?.decide()?;
        if contract.version != version {
            return Err(Error::Stale);
        }
        if contract.added_by == Some(who.id) {
            return Err(Refusal::ApprovalByAnother.into());
        }
        let today = db.today();
        db.query(
            // The yes is to the end that was on the page: what a package says was agreed before a notice is not to be revoked to.
            "UPDATE contracts SET unapproved = $2, approved_by = $3, approved_on = $4, agreed_ends_on = NULL, agreed_decide_by = NULL,
                version = version + 1 WHERE id = $1",
        )
        .bind(id)
        .bind(false)
        .bind(who.id)
        .bind(today)
        .run()
        .await?;
        contract.event("contract_approved").by(who.id).write(db).await?;
        tell_slots(db, id).await?;
        Self::load(db, id).await
    }

    /// The option that would be used by an extension to this day; refused when there is none, or it is too late.
    pub(super) async fn option(&self, db: &mut Read, to: NaiveDate) -> Result<OptionUsed> {
        let today = db.today();
        if self.life(db).await?.extend(self, today)? != to {
            return Err(Error::Stale);
        }
        Ok(OptionUsed {
            number: self.extensions_used + 1,
            of: self.extension_count,
            months: self.extension_months,
            from: self.ends_on,
            to,
            decide_by: self.decide_by,
        })
    }

    /// Uses the next extension, which a second person has approved (`contract_change`). The maximum was for all extensions
    /// together and stays.
    pub(super) async fn extend(db: &mut Write, who: &Who, id: ContractId) -> Result<Self> {
        let contract = Self::find_managed(db, who, id).await?;
        let today = db.today();
        let ends_on = contract.life(db).await?.extend(&contract, today)?;
        // The day for the next decision moves with the end.
        let decide_by = match contract.extensions_left() {
            1 => None,
            _ => contract.decide_by.map(|by| ends_on - (contract.ends_on - by)),
        };
        db.query(
            "UPDATE contracts SET ends_on = $2, extensions_used = extensions_used + 1, decide_by = $3, version = version + 1
             WHERE id = $1",
        )
        .bind(id)
        .bind(ends_on)
        .bind(decide_by)
        .run()
        .await?;
        contract
            .event("contract_extended")
            .by(who.id)
            .with("from", contract.ends_on.to_string())
            .with("to", ends_on.to_string())
            .write(db)
            .await?;
        tell_slots(db, id).await?;
        Self::load(db, id).await
    }

    /// Refuses a price that the contract cannot have. The contract must be locked.
    pub(super) async fn may_set_price(&self, db: &mut Write, price: Price) -> Result<()> {
        self.life(db).await?.change()?;
        if price.from < self.starts_on || price.from > self.ends_on {
            return Err(Refusal::PriceOutsideContract { from: self.starts_on, to: self.ends_on }.into());
        }
        if price.from < db.today() && self.has_call_offs(db).await? {
            return Err(Refusal::PriceInThePast.into());
        }
        // The first price holds from the contract's first day.
        if price.from == self.starts_on || self.prices.iter().any(|other| other.from == price.from) {
            return Err(Refusal::PriceFromSameDay { from: price.from }.into());
        }
        if price.ore == 0 && Terms::of(self).asks_for_a_price() {
            return Err(Refusal::PriceNothing.into());
        }
        Ok(())
    }

    /// A price from a day on: for what is agreed already too, from that day. Never for days that have passed, unless
    /// nothing has been called off.
    pub async fn set_price(db: &mut Write, who: &Who, id: ContractId, price: Price) -> Result<Self> {
        let contract = Self::find_managed(db, who, id).await?;
        contract.may_set_price(db, price).await?;
        let mut prices = contract.prices.0.clone();
        prices.push(price);
        prices.sort_unstable_by_key(|price| price.from);
        contract
            .reprice(db, price.from, &Prices::new(contract.price, contract.price_unit, prices.clone()))
            .await?;
        db.query("UPDATE contracts SET prices = $2, version = version + 1 WHERE id = $1")
            .bind(id)
            .bind(Json(prices))
            .run()
            .await?;
        contract
            .event("contract_repriced")
            .by(who.id)
            .with("from", price.from.to_string())
            .with("unit", price.unit.code())
            .with("ore", price.ore)
            .write(db)
            .await?;
        Self::load(db, id).await
    }

    /// Whether anything has ever been called off under it.
    pub(super) async fn has_call_offs(&self, db: &mut Read) -> Result<bool> {
        let count: i64 =
            db.query("SELECT COUNT(*) FROM placements WHERE contract_id = $1").bind(self.id).value().await?;
        Ok(count > 0)
    }

    /// Values what is agreed anew, from a day on; refuses what would pass the maximum. The contract must be locked.
    async fn reprice(&self, db: &mut Write, from: NaiveDate, prices: &Prices) -> Result<()> {
        let today = db.today();
        let touched: Vec<Priced> = db
            .built(format!(
                "SELECT id, starts_on, COALESCE(ended_on, planned_end_on) AS ends_on, hours_per_week FROM placements
                 WHERE contract_id = $1 AND {DRAWING} AND COALESCE(ended_on, planned_end_on) >= $3
                 AND (state <> 'ended' OR started_on IS NOT NULL) ORDER BY id"
            ))
            .bind(self.id)
            .bind(today)
            .bind(from)
            .all()
            .await?;
        let before = self.drawn(db, None).await?;
        for Priced { id, starts_on, ends_on, hours_per_week } in touched {
            let value = prices.value(starts_on, ends_on, hours_per_week);
            db.query("UPDATE placements SET value = $2, version = version + 1 WHERE id = $1 AND value <> $2")
                .bind(id)
                .bind(value)
                .run()
                .await?;
        }
        let after = self.drawn(db, None).await?;
        if after.value > self.max_value {
            let (left, wanted) = (self.max_value - before.value, after.value - before.value);
            return Err(Error::Refused(Refusal::PriceOverCap { left, wanted }));
        }
        Ok(())
    }

    /// Who approved it, for its page. The caller has been let in to it.
    pub async fn approver(&self, db: &mut Read) -> Result<Option<String>> {
        let Some(user) = self.approved_by else { return Ok(None) };
        Ok(Some(db.query("SELECT name FROM users WHERE id = $1").bind(user).value().await?))
    }

    /// How many extensions have not been used.
    pub fn extensions_left(&self) -> i64 {
        match self.extension_months {
            0 => 0,
            _ => (self.extension_count - self.extensions_used).max(0),
        }
    }

    /// What a placement costs, from which day on.
    pub fn prices(&self) -> Prices {
        Prices::new(self.price, self.price_unit, self.prices.0.clone())
    }

    /// The prices with the days from which they hold, the first from the contract's beginning.
    pub fn all_prices(&self) -> Vec<Price> {
        let base = Price { from: self.starts_on, unit: self.price_unit, ore: self.price };
        let replaced = self.prices.0.iter().any(|price| price.from <= self.starts_on);
        (!replaced).then_some(base).into_iter().chain(self.prices.0.iter().copied()).collect()
    }
}
