//! The main project's money: it changes funding midway, from the association to the social fund, with a budget row for each half-year.

use chrono::{Datelike as _, Months, NaiveDate};

use super::days::plus;
use super::world::World;
use crate::db::Write;
use crate::model::Result;
use crate::model::contract::Contract;
use crate::model::funding::{NewRow, NewSegment, Segment};
use crate::model::project::Project;

/// Öre: ten thousand kronor. Budgets are round.
const ROUND: i64 = 1_000_000;

pub async fn set(db: &mut Write, world: &World) -> Result<()> {
    let (id, manager) = (world.projects[0].id, &world.projects[0].manager);
    let project = Project::find(db, manager, id).await?;
    let contracts = Contract::of_project(db, manager, id).await?;
    let worth: i64 = contracts.iter().map(|contract| contract.max_value).sum();
    let half = (project.ends_on - project.starts_on).num_days() / 2;
    let middle = plus(project.starts_on, half).with_day(1).unwrap_or(project.starts_on);
    let parts = [
        ("Samordningsförbundet", project.starts_on, plus(middle, -1)),
        ("Europeiska socialfonden (ESF+)", middle, project.ends_on),
    ];
    for (source, from, to) in parts {
        let halves = half_years(from, to);
        let amount = (worth / 2 / ROUND).max(1) * ROUND;
        let new = NewSegment { source: source.to_owned(), starts_on: from, ends_on: to, amount };
        let segment = Segment::add(db, manager, id, new).await?;
        let each = amount / halves.len().max(1) as i64;
        for (starts_on, ends_on) in halves {
            Segment::add_row(db, manager, segment, NewRow { starts_on, ends_on, amount: each }).await?;
        }
    }
    Ok(())
}

/// The halves of the calendar years within a period.
fn half_years(from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let mut halves = Vec::new();
    let mut start = from;
    while start <= to {
        let month = if start.month() <= 6 { 1 } else { 7 };
        let half = NaiveDate::from_ymd_opt(start.year(), month, 1).unwrap_or(start);
        let next = half.checked_add_months(Months::new(6)).unwrap_or(NaiveDate::MAX);
        halves.push((start, plus(next, -1).min(to)));
        start = next;
    }
    halves
}
