//! The main provider is closed for some days of the coming month.

use chrono::NaiveDate;

use super::days::plus;
use super::world::World;
use crate::db::Write;
use crate::model::Result;
use crate::model::closed_days::{Closing, Of};
use crate::model::opening::ClosedDays;

pub async fn said(db: &mut Write, world: &World, today: NaiveDate) -> Result<()> {
    let Some(main) = world.providers.first() else { return Ok(()) };
    let days = ClosedDays { from: plus(today, 24), to: plus(today, 34), reason: "Inventering".to_owned() };
    Closing::add(db, &main.who, Of::Provider(main.id), days).await
}
