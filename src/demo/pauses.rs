//! The main provider is closed for some days around the turn of the next month.

use chrono::{Datelike as _, Months, NaiveDate};

use super::days::plus;
use super::world::World;
use crate::db::Write;
use crate::model::Result;
use crate::model::closed_days::{Closing, Of};
use crate::model::opening::ClosedDays;

pub async fn said(db: &mut Write, world: &World, today: NaiveDate) -> Result<()> {
    let Some(main) = world.providers.first() else { return Ok(()) };
    let next = today.with_day(1).unwrap_or(today) + Months::new(1);
    let days = ClosedDays { from: plus(next, -5), to: plus(next, 3), reason: "Inventering".to_owned() };
    if days.to < db.today() {
        return Ok(());
    }
    Closing::add(db, &main.who, Of::Provider(main.id), days).await
}
