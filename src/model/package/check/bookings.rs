//! What each new or changed placement takes, and what follows from its dates: its state, its period, its share of a
//! contract. Whether there is room is asked of `seats` and `caps`.

use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate};

use super::Plan;
use super::world::{Found, World};
use super::{caps, seats};
use crate::db::Read;
use crate::model::Result;
use crate::model::capacity::Holding;
use crate::model::contract::Drawn;
use crate::model::package::contracts::Contract;
use crate::model::package::fault::Faults;
use crate::model::package::placements::Placement;
use crate::model::package::stored::KnownPlacement;

/// Days a proposal of a new project holds its seat: the column's default.
const PROPOSAL_DAYS: i64 = 10;

/// What a new or changed placement is written with besides its own columns.
#[derive(Clone, Debug)]
pub(in crate::model::package) struct Booking {
    pub state: &'static str,
    pub starts_on: NaiveDate,
    pub expires_on: NaiveDate,
    /// The contract's ref.
    pub contract: Option<String>,
    /// Thousandths.
    pub place_months: i64,
    /// Öre.
    pub value: i64,
}

pub(super) async fn check(
    world: World<'_>,
    db: &mut Read,
    plan: &mut Plan,
    faults: &mut Faults,
) -> Result<()> {
    let days = proposal_days(db).await?;
    let touched = plan.placements.touched();
    for place in &touched {
        plan.bookings.insert(*place, booking(world, &world.package.placements.list[*place].row, &days));
    }
    let moved: HashSet<i64> = plan.placements.change.iter().map(|(id, _)| *id).collect();
    seats::check(world, db, plan, &touched, &moved, faults).await?;
    plan.revalued = caps::check(world, db, plan, &touched, &moved, faults).await?;
    Ok(())
}

async fn proposal_days(db: &mut Read) -> Result<HashMap<String, i64>> {
    let rows: Vec<(String, i64)> = db.query("SELECT ref, proposal_days FROM projects").all().await?;
    Ok(rows.into_iter().collect())
}

fn booking(world: World<'_>, row: &Placement, days: &HashMap<String, i64>) -> Booking {
    let stored = world.stored.placements.get(&row.reference);
    let state = match (row.state(), stored.map(|known| known.state.as_str())) {
        // A file that says nothing of pauses leaves it as it is until it is ended.
        ("started", Some("paused")) if row.pause_untold => "paused",
        (state, _) => state,
    };
    let project = match world.participant(&row.participant).1 {
        Found::Here(participant) => participant.project.as_str(),
        _ => "",
    };
    let days = u64::try_from(days.get(project).copied().unwrap_or(PROPOSAL_DAYS)).unwrap_or_default();
    let expires_on = stored
        .filter(|known| known.row.proposed_on == row.proposed_on)
        .and_then(|known| known.expires_on)
        .unwrap_or_else(|| row.proposed_on + Days::new(days));
    // A start that was agreed here is kept as long as the dates that it rests on are the same.
    let agreed = stored.filter(|known| {
        let old = &known.row;
        (old.proposed_on, old.accepted_on, old.started_on)
            == (row.proposed_on, row.accepted_on, row.started_on)
    });
    let starts_on = agreed
        .map(|known| known.starts_on)
        .filter(|_| row.agreed_start.is_none())
        .filter(|starts_on| *starts_on <= row.planned_end_on.min(row.ends_on()))
        .unwrap_or_else(|| row.starts_on());
    let contract = contract_of(world, row, stored);
    let drawn = match (contract, row.holding()) {
        (Some(contract), Some(held)) => world.prices(contract).draw(starts_on, held.to, held.hours),
        _ => Drawn::default(),
    };
    Booking {
        state,
        starts_on,
        expires_on,
        contract: contract.map(|contract| contract.reference.clone()),
        place_months: drawn.place_months,
        value: drawn.value,
    }
}

/// The slot's contract; for a placement that stays at its slot, the contract it was made under.
fn contract_of<'p>(
    world: World<'p>,
    row: &Placement,
    stored: Option<&KnownPlacement>,
) -> Option<&'p Contract> {
    let key = match stored.filter(|known| known.row.slot == row.slot) {
        Some(known) => {
            let id = known.contract_id?;
            world.stored.contracts.values().find(|known| known.id == id).map(|known| &known.row.reference)?
        }
        None => match world.slot(&row.slot).1 {
            Found::Here(slot) => slot.contract.as_ref()?,
            _ => return None,
        },
    };
    match world.contract(key).1 {
        Found::Here(contract) => Some(contract),
        _ => None,
    }
}

impl Booking {
    /// What a placement of the package takes of its slot and its contract, if anything.
    pub(super) fn holding(&self, row: &Placement, today: NaiveDate) -> Option<Holding> {
        let expired = self.state == "proposed" && self.expires_on < today;
        row.holding().filter(|_| !expired).map(|held| Holding { from: self.starts_on, ..held })
    }
}
