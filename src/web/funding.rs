//! Budget against outturn, for a project's managers: a page with pictures and tables, a file, and the removal of what was written. The
//! forms are in `writing`.

mod writing;

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::chart::{Line, LineChart, Shape, Stack};
use super::fault::Fault;
use super::form::Form;
use super::frame::{Frame, Tone};
use super::page::Page;
use super::path::Path;
use super::sheet_file::{Cell, SheetFile};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::funding::{BudgetRow, BudgetRowId, Month, Outturn, Segment, SegmentId, Spent};
use crate::model::project::{Project, ProjectId};

pub use writing::{add_row, create, edit, new, update};

#[derive(Template)]
#[template(path = "funding/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    form: Form,
    project: Project,
    outturn: Outturn,
    chart: LineChart,
    /// The segment whose row could not be added.
    at: Option<SegmentId>,
}

pub async fn show(mut visit: Visit, Path(id): Path<ProjectId>) -> Result<Response, Fault> {
    let outturn = Outturn::of_project(&mut visit.db, &visit.who, id).await?;
    let project = Project::find(&mut visit.db, &visit.who, id).await?;
    let chart = chart(&visit.t, &outturn.months);
    let (t, frame, form) = (visit.t, visit.frame, Form::new());
    Ok(Page(Show { t, frame, form, project, outturn, chart, at: None }).into_response())
}

/// Budget, used and planned, all since the first segment began.
fn chart(t: &Texts, months: &[Month]) -> LineChart {
    let line = |name: &'static str, shape, values: Vec<Option<i64>>| Line {
        name: t.say(name).to_string(),
        shape,
        values,
    };
    let used = months.iter().map(|month| month.used).collect();
    let planned = months.iter().map(|month| Some(month.planned).filter(|_| month.used.is_none())).collect();
    let budget = months.iter().map(|month| Some(month.budget)).collect();
    LineChart::new(
        months.iter().map(|month| t.month(month.month)).collect(),
        vec![
            line("funding-used", Shape::Actual, used),
            line("funding-planned", Shape::Projected, planned),
            line("funding-budget", Shape::Target, budget),
        ],
        None,
        |ore| {
            t.say("funding-thousands")
                .with("amount", t.number((ore + 50_000).div_euclid(100_000)))
                .to_string()
        },
    )
}

pub async fn csv(mut visit: Visit, Path(id): Path<ProjectId>) -> Result<Response, Fault> {
    let outturn = Outturn::of_project(&mut visit.db, &visit.who, id).await?;
    let t = &visit.t;
    let mut file = SheetFile::new(format!("funding-{id}"), t.say("funding-title").to_string());
    let heads = [
        "funding-source",
        "funding-row",
        "funding-from",
        "funding-to",
        "funding-budget",
        "funding-used",
        "funding-committed",
        "funding-left",
        "funding-forecast",
    ];
    file.row(heads.map(|id| t.say(id).to_string()));
    let öre = |öre: i64| Cell::Decimal(öre, 2);
    for (segment, spent, forecast) in &outturn.segments {
        let sums = [spent.budget, spent.used, spent.committed, spent.left()].map(öre);
        let whole = t.say("funding-whole").to_string();
        let head = [Cell::from(segment.source.clone()), Cell::from(whole)];
        let days = [Cell::Date(segment.starts_on), Cell::Date(segment.ends_on)];
        file.row(head.into_iter().chain(days).chain(sums).chain([öre(*forecast)]));
        for (row, spent) in outturn.rows_of(segment) {
            let sums = [spent.budget, spent.used, spent.committed, spent.left()].map(öre);
            let head =
                [Cell::from(segment.source.clone()), Cell::from(t.say("funding-budget-row").to_string())];
            let days = [Cell::Date(row.starts_on), Cell::Date(row.ends_on)];
            file.row(head.into_iter().chain(days).chain(sums).chain([Cell::from("")]));
        }
    }
    Ok(file.csv().into_response())
}

pub async fn remove(act: Act, Path(id): Path<SegmentId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let project = Segment::remove(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&format!("/projects/{project}/funding"), "flash-funding-removed"))
}

pub async fn remove_row(act: Act, Path(id): Path<BudgetRowId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let project = Segment::remove_row(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&format!("/projects/{project}/funding"), "flash-budget-row-removed"))
}

impl Show {
    fn bar(&self, spent: &Spent) -> Stack {
        let part =
            |class, name: &str, ore: i64| (class, self.t.say(name).to_string(), ore, self.t.kronor(ore));
        Stack::new(
            spent.budget,
            [
                part("used", "funding-used", spent.used),
                part("committed", "funding-committed", spent.committed),
                part("left", "funding-left", spent.left().max(0)),
            ],
        )
    }

    fn cap(&self, spent: &Spent) -> String {
        self.t.say("funding-of").with("amount", self.t.kronor(spent.budget)).to_string()
    }

    /// How the end of a segment looks.
    fn tone(&self, spent: &Spent, forecast: &i64) -> Tone {
        match spent.budget {
            budget if spent.left() < 0 || spent.used > budget => Tone::Bad,
            budget if *forecast > budget => Tone::Warn,
            _ => Tone::Good,
        }
    }

    fn forecast(&self, spent: &Spent, forecast: &i64) -> String {
        let id = if *forecast > spent.budget { "funding-goes-over" } else { "funding-lasts" };
        let apart = (*forecast - spent.budget).abs();
        super::message::Message::new(id)
            .with("forecast", self.t.kronor(*forecast))
            .with("apart", self.t.kronor(apart))
            .say(&self.t)
            .to_string()
    }

    fn rows(&self, segment: &Segment) -> Vec<(BudgetRow, Spent)> {
        self.outturn.rows_of(segment).copied().collect()
    }

    fn has_outside(&self) -> bool {
        self.outturn.outside.used + self.outturn.outside.committed > 0
    }

    /// The form that was sent is shown at its own segment, an empty one at the others.
    fn is_at(&self, segment: &Segment) -> bool {
        self.at == Some(segment.id)
    }
}
