//! The call-off order that one project has since some weeks: the main project when it has contracts enough, whose other contracts than
//! the main provider's share by a key. Coaches go past it now and then, each time with a reason.

use super::seats::Seats;
use super::world::World;
use crate::db::Write;
use crate::model::Result;
use crate::model::call_off_order::{CallOffOrder, NewOrder, OrderMethod, PassedOver, TurnReason};

/// Shares by how many contracts there are.
const SHARES: [&[i64]; 2] = [&[60, 40], &[50, 30, 20]];

/// From the day on which the new maxima are agreed (`renegotiation::day`).
pub async fn set(db: &mut Write, world: &World, seats: &Seats) -> Result<()> {
    // Of the main project all but the main provider's: whoever looks around is free to place somebody there.
    let contracts_of = |at: usize| seats.contracts_of(at).into_iter().skip(usize::from(at == 0)).take(3);
    let enough = (0..world.projects.len()).find(|at| contracts_of(*at).count() > 1);
    let Some(at) = enough else { return Ok(()) };
    let (project, contracts) = (&world.projects[at], contracts_of(at).collect::<Vec<_>>());
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
pub fn past_the_turn(person: u32) -> PassedOver {
    let (reason, words) = match person % 4 {
        0 => (TurnReason::Geography, ""),
        1 => (TurnReason::NoCapacity, ""),
        2 => (TurnReason::Other, "Handledaren talar samma språk, och det behövs de första veckorna."),
        _ => (TurnReason::Need, "Arbetsuppgifterna finns bara här."),
    };
    PassedOver { reason, words: words.to_owned() }
}

/// Why this person is proposed for a slot that something speaks against.
pub const fn though_hindered(person: u32) -> &'static str {
    match person % 3 {
        0 => "Vi har provåkt tillsammans, bussen går på morgonen.",
        1 => "Arbetsplatsen ordnar det som saknas före första dagen.",
        _ => "Deltagaren vill pröva. Vi följer upp efter en vecka.",
    }
}
