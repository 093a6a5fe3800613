//! The call-off order that the main project has since some weeks: its contracts besides the main provider's share by a key. Coaches go
//! past it now and then, each time with a reason.

use super::seats::Seats;
use super::world::World;
use crate::db::Write;
use crate::model::Result;
use crate::model::call_off_order::{CallOffOrder, NewOrder, OrderMethod, PassedOver, TurnReason};
use crate::model::placement::Despite;

/// Shares by how many contracts there are.
const SHARES: [&[i64]; 2] = [&[60, 40], &[50, 30, 20]];

/// From the day on which the new maxima are agreed (`renegotiation::day`).
pub async fn set(db: &mut Write, world: &World, seats: &Seats) -> Result<()> {
    let project = &world.projects[0];
    let contracts: Vec<usize> = seats.contracts_of(0).into_iter().skip(1).take(3).collect();
    let Some(shares) = SHARES.into_iter().find(|shares| shares.len() == contracts.len()) else {
        return Ok(());
    };
    let parts = contracts.iter().zip(shares).map(|(at, share)| (world.contracts[*at], *share));
    let order = NewOrder {
        name: "Ramavtal arbetsträning".to_owned(),
        method: OrderMethod::Key,
        starts_on: db.today(),
        parts: parts.collect(),
    };
    CallOffOrder::set(db, &project.manager, project.id, order).await?;
    Ok(())
}

/// Why this person is proposed at another than the one whose turn it is.
pub fn past_the_turn(person: u32) -> Despite {
    let (reason, words) = match person % 4 {
        0 => (TurnReason::Geography, ""),
        1 => (TurnReason::NoCapacity, ""),
        2 => (TurnReason::Other, "Handledaren talar samma språk, och det behövs de första veckorna."),
        _ => (TurnReason::Need, "Arbetsuppgifterna finns bara här."),
    };
    Despite { no: None, turn: Some(PassedOver { reason, words: words.to_owned() }) }
}
