//! What places have cost, for a project's managers: a page and a file.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::fault::Fault;
use super::frame::Frame;
use super::page::Page;
use super::path::Path;
use super::sheet_file::{Cell, SheetFile};
use super::texts::Texts;
use super::visit::Visit;
use crate::model::cost::{Cost, LEAST, Ratio};
use crate::model::project::{Project, ProjectId};

#[derive(Template)]
#[template(path = "costs/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    project: Project,
    costs: Vec<Cost>,
}

pub async fn show(mut visit: Visit, Path(id): Path<ProjectId>) -> Result<Response, Fault> {
    let costs = Cost::of_project(&mut visit.db, &visit.who, id).await?;
    let project = Project::find(&mut visit.db, &visit.who, id).await?;
    Ok(Page(Show { t: visit.t, frame: visit.frame, project, costs }).into_response())
}

pub async fn csv(mut visit: Visit, Path(id): Path<ProjectId>) -> Result<Response, Fault> {
    let costs = Cost::of_project(&mut visit.db, &visit.who, id).await?;
    let t = &visit.t;
    let mut file = SheetFile::new(format!("costs-{id}"), t.say("cost-title").to_string());
    let said = |id: &'static str| t.say(id).to_string();
    let mut heads = vec![said("contract-title"), said("cost-placements"), said("cost-value")];
    for what in ["cost-place-month", "cost-day", "cost-step", "cost-outcome"] {
        heads.extend([said(what), said("cost-from"), said("cost-to"), format!("n ({})", said(what))]);
    }
    file.row(heads);
    for cost in &costs {
        let mut cells =
            vec![Cell::from(name(t, cost)), Cell::Whole(cost.placements), Cell::Decimal(cost.value, 2)];
        for ratio in [cost.place_month, cost.day, cost.step, cost.outcome] {
            let amount = |ore: Option<i64>| ore.map_or(Cell::from(""), |ore| Cell::Decimal(ore, 2));
            let interval = ratio.and_then(|ratio| ratio.interval);
            cells.extend([
                amount(ratio.map(|ratio| ratio.value)),
                amount(interval.map(|(from, _)| from)),
                amount(interval.map(|(_, to)| to)),
                ratio.map_or(Cell::from(""), |ratio| Cell::Whole(ratio.count)),
            ]);
        }
        file.row(cells);
    }
    Ok(file.csv().into_response())
}

fn name(t: &Texts, cost: &Cost) -> String {
    match &cost.contract {
        Some((_, title)) => title.clone(),
        None => t.say("cost-all").to_string(),
    }
}

impl Show {
    fn name(&self, cost: &Cost) -> String {
        name(&self.t, cost)
    }

    /// "4 840 kr"; a dash when there is nothing to divide by, or too few.
    fn amount(&self, ratio: &Option<Ratio>) -> String {
        ratio.map_or("–".to_owned(), |ratio| self.t.kronor(ratio.value))
    }

    /// "4 600 kr–5 100 kr"; empty when there are too few to say.
    fn interval(&self, ratio: &Option<Ratio>) -> String {
        let interval = ratio.as_ref().and_then(|ratio| ratio.interval);
        interval
            .map_or_else(String::new, |(from, to)| format!("{}–{}", self.t.kronor(from), self.t.kronor(to)))
    }

    /// "n = 34".
    fn rests_on(&self, ratio: &Option<Ratio>) -> String {
        ratio
            .as_ref()
            .map_or_else(String::new, |ratio| self.t.say("cost-n").with("count", ratio.count).to_string())
    }

    fn least(&self) -> i64 {
        LEAST
    }
}
