//! The second manager has added the next contract with a provider of the main project, from when the one that runs ends: it waits for
//! the main manager's yes or no.

use chrono::Datelike as _;

use super::world::World;
use crate::db::Write;
use crate::model::Result;
use crate::model::contract::Contract;
use crate::model::contract_life::later;
use crate::model::terms::Terms;

const MONTHS: i64 = 24;

pub async fn add(db: &mut Write, world: &World) -> Result<()> {
    let (project, today) = (&world.projects[0], db.today());
    let contracts = Contract::of_project(db, &project.deputy, project.id).await?;
    // Rather not with the main provider, who has enough to look at; a small county has no other.
    let running: Vec<&Contract> = contracts.iter().filter(|one| one.ends_on > today).collect();
    let another = running.iter().find(|one| one.provider_id != world.providers[0].id);
    let Some(now) = another.or(running.first()) else { return Ok(()) };
    let (Some(starts_on), Some(ends_on)) = (now.ends_on.succ_opt(), later(now.ends_on, MONTHS)) else {
        return Ok(());
    };
    let terms = Terms {
        title: format!("{} från {}", now.title, starts_on.year()),
        signed_on: Some(today),
        starts_on,
        ends_on,
        decide_by: None,
        evidence_on: now.reserved_share_percent.map(|_| today),
        ..Terms::of(now)
    };
    Contract::add(db, &project.deputy, project.id, now.provider_id, terms).await?;
    Ok(())
}
