//! The main manager agrees on new maxima with two providers some weeks before today: so that one contract is nearly used
//! up and another comes close, however the county has gone.

use chrono::NaiveDate;

use super::days::{plus, workday};
use super::seats::Seats;
use super::world::World;
use crate::db::Write;
use crate::model::Result;
use crate::model::contract::Contract;
use crate::model::contract_change::{ContractChange, Ground, Plan, Wanted};
use crate::model::terms::Terms;
use crate::web::contract_changes::words;

/// When the agreements are made.
pub fn day(today: NaiveDate) -> NaiveDate {
    workday(plus(today, -45))
}

pub async fn tighten(db: &mut Write, world: &World, seats: &mut Seats) -> Result<()> {
    // Not the first: the main provider has room, so that whoever looks around can place somebody there.
    let tight = seats.contracts_of(0).into_iter().skip(1).zip([(100, 1), (115, 2)]);
    for (at, (percent, more)) in tight {
        let manager = &world.projects[0].manager;
        let contract = Contract::find(db, manager, world.contracts[at]).await?;
        let drawn = contract.drawn(db, None).await?;
        let max_place_months = (drawn.place_months * percent / 100).div_euclid(1000) + more;
        let terms =
            Terms { max_place_months, max_value: max_place_months * contract.price, ..Terms::of(&contract) };
        let plan = Plan {
            wanted: Wanted::Terms(terms),
            version: contract.version,
            ground: Ground::Clause,
            why: "Avtalets punkt 3: taket räknas om när behovet är känt.".to_owned(),
        };
        let change = ContractChange::plan(db, manager, contract.id, plan, words).await?;
        ContractChange::approve(db, &world.projects[0].deputy, change).await?;
        seats.cap(at, max_place_months);
    }
    Ok(())
}
