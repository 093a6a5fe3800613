//! Whose turn it is. By rank: the first that can take the call-off. By key: the one that has got least of its share, in
//! place-months called off since the order came to hold. A contract that is not in force on all the days, or whose maximum the
//! call-off would pass, has no turn (it has no effect there: HFD 2022 ref. 4). Whether a provider has a free seat is not
//! asked here: whoever passes it over says so.

use super::{CallOffOrder, Deviation, OrderMethod, Part, PassedOver};
use crate::db::{Read, Write};
use crate::model::capacity::Holding;
use crate::model::contract::{Contract, ContractId};
use crate::model::{Refusal, Result};

/// How an order stands before a call-off.
#[derive(Clone, Debug)]
pub struct Turn {
    pub order: CallOffOrder,
    pub parts: Vec<Part>,
    /// Whose turn it is; none when no contract of the order can take the call-off.
    pub whose: Option<ContractId>,
}

impl Turn {
    /// Before a call-off of these days under a contract; none when it stands in no order. The caller has been let in to the slot.
    pub(crate) async fn of(db: &mut Read, contract: ContractId, period: Holding) -> Result<Option<Self>> {
        let Some(order) = CallOffOrder::holding(db, contract).await? else { return Ok(None) };
        Self::in_order(db, order, period).await.map(Some)
    }

    async fn in_order(db: &mut Read, order: CallOffOrder, period: Holding) -> Result<Self> {
        let parts = order.parts(db).await?;
        let mut able = Vec::new();
        for part in &parts {
            if Contract::load(db, part.contract_id).await?.has_room(db, period).await? {
                able.push(part);
            }
        }
        let whose = first(order.method, &able);
        Ok(Self { order, whose, parts })
    }

    pub fn part(&self, contract: ContractId) -> Option<&Part> {
        self.parts.iter().find(|part| part.contract_id == contract)
    }

    /// The contract whose turn it is instead of this one.
    pub fn instead_of(&self, contract: ContractId) -> Option<&Part> {
        self.part(self.whose.filter(|whose| *whose != contract)?)
    }
}

/// The parts come as `CallOffOrder::parts` gives them. Of equals by key the larger share comes first, so that the first
/// call-off of all goes there.
fn first(method: OrderMethod, able: &[&Part]) -> Option<ContractId> {
    let first = match method {
        OrderMethod::Ranking => able.iter().min_by_key(|part| part.part),
        // a/p < b/q without a fraction; min_by takes the first of equals.
        OrderMethod::Key => able
            .iter()
            .min_by(|one, other| (one.place_months * other.part).cmp(&(other.place_months * one.part))),
    };
    first.map(|part| part.contract_id)
}

/// Refuses a call-off under a contract whose turn it is not, unless a reason is given; gives what is to be kept of it then. The contract must
/// be locked and have room. Locks the order, after the slot: call-offs under its contracts come one by one.
pub(in crate::model) async fn keep_turn(
    db: &mut Write,
    contract: ContractId,
    period: Holding,
    despite: Option<PassedOver>,
) -> Result<Option<Deviation>> {
    let Some(order) = CallOffOrder::holding(db, contract).await? else { return Ok(None) };
    order.lock(db).await?;
    let Some(turn) = Turn::of(db, contract, period).await? else { return Ok(None) };
    let Some(theirs) = turn.instead_of(contract) else { return Ok(None) };
    let Some(reason) = despite else {
        return Err(Refusal::NotTheirTurn { provider: theirs.provider_name.clone() }.into());
    };
    reason.check()?;
    Ok(Some(Deviation {
        order_id: turn.order.id,
        contract_id: contract,
        turn_id: theirs.contract_id,
        reason,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(id: i64, part: i64, place_months: i64) -> Part {
        Part {
            contract_id: ContractId(id),
            title: String::new(),
            provider_name: String::new(),
            part,
            call_offs: 0,
            place_months,
        }
    }

    fn whose(method: OrderMethod, parts: &[Part]) -> Option<i64> {
        first(method, &parts.iter().collect::<Vec<_>>()).map(|id| id.0)
    }

    #[test]
    fn by_rank_the_first_that_can_whatever_it_has_had() {
        let parts = [part(7, 2, 0), part(8, 3, 0), part(9, 1, 90_000)];
        assert_eq!(whose(OrderMethod::Ranking, &parts), Some(9));
        assert_eq!(whose(OrderMethod::Ranking, &parts[..2]), Some(7));
        assert_eq!(whose(OrderMethod::Ranking, &[]), None);
    }

    #[test]
    fn by_key_the_one_that_has_got_least_of_its_share() {
        // Nothing yet: the largest share.
        assert_eq!(whose(OrderMethod::Key, &[part(1, 60, 0), part(2, 40, 0)]), Some(1));
        assert_eq!(whose(OrderMethod::Key, &[part(1, 60, 1), part(2, 40, 0)]), Some(2));
        // 6 of 60 and 4 of 40 are equal.
        assert_eq!(whose(OrderMethod::Key, &[part(1, 60, 6_000), part(2, 40, 4_000)]), Some(1));
        assert_eq!(whose(OrderMethod::Key, &[part(1, 60, 6_001), part(2, 40, 4_000)]), Some(2));
    }

    #[test]
    fn call_offs_that_follow_the_key_end_in_the_key() {
        let mut parts = [part(1, 50, 0), part(2, 30, 0), part(3, 20, 0)];
        for _ in 0..100 {
            let whose = whose(OrderMethod::Key, &parts).unwrap();
            parts.iter_mut().find(|part| part.contract_id.0 == whose).unwrap().place_months += 1_000;
        }
        assert_eq!(parts.map(|part| part.place_months), [50_000, 30_000, 20_000]);
    }
}
