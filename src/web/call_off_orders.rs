//! Call-off orders, for a project's managers: those of a project, the page of one with its outturn and what was passed over, a file of
//! that, and closing it. Setting one is in `setting`; the coach meets the order where somebody is proposed (`proposals`).

mod setting;

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::{Months, NaiveDate};

use super::chart::Bars;
use super::fault::Fault;
use super::form::Form;
use super::frame::{Frame, Tone};
use super::page::Page;
use super::path::Path;
use super::query::Query;
use super::sheet_file::{Cell, SheetFile};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::call_off_order::{CallOffOrder, CallOffOrderId, Counted, OrderMethod, Part};
use crate::model::percent::half_up;
use crate::model::project::{Project, ProjectId};

pub use setting::{create, new};

/// Months back that the page shows unless somebody asks for others.
const USUAL_MONTHS: u32 = 12;

#[derive(Template)]
#[template(path = "call_off_orders/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    today: NaiveDate,
    project: Project,
    orders: Vec<(CallOffOrder, Vec<Part>)>,
}

pub async fn index(mut visit: Visit, Path(id): Path<ProjectId>) -> Result<Response, Fault> {
    let db = &mut visit.db;
    let mut orders = Vec::new();
    for order in CallOffOrder::of_project(db, &visit.who, id).await? {
        let parts = order.parts(db).await?;
        orders.push((order, parts));
    }
    let project = Project::find(db, &visit.who, id).await?;
    let today = visit.today();
    Ok(Page(Index { t: visit.t, frame: visit.frame, today, project, orders }).into_response())
}

#[derive(Template)]
#[template(path = "call_off_orders/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    form: Form,
    order: CallOffOrder,
    /// In the period.
    rows: Vec<Row>,
    bars: Bars,
    deviations: Vec<Counted>,
}

/// A contract of the order in the period.
struct Row {
    part: Part,
    /// "Rang 1" or "60 %".
    place: String,
    /// Of all place-months; none while there are none.
    share: Option<i64>,
    /// Percentage points above or below its share of the key.
    apart: Option<i64>,
    /// Times that it was called off although it was another's turn, and that another was called although it was its.
    called: usize,
    passed: usize,
}

/// The days that are asked for.
fn period(query: &Query, order: &CallOffOrder, today: NaiveDate) -> (NaiveDate, NaiveDate, Form) {
    let year = today.checked_sub_months(Months::new(USUAL_MONTHS)).unwrap_or(order.starts_on);
    let from = query.date("from").unwrap_or(order.starts_on.max(year));
    let to = query.date("to").unwrap_or(today.max(from));
    let mut form = Form::new().and("from", from).and("to", to);
    form.in_order("from", "to");
    (from, to, form)
}

pub async fn show(mut visit: Visit, Path(id): Path<CallOffOrderId>, query: Query) -> Result<Response, Fault> {
    let (db, t) = (&mut visit.db, visit.t);
    let today = db.today();
    let order = CallOffOrder::find(db, &visit.who, id).await?;
    let (from, to, form) = period(&query, &order, today);
    let deviations = order.deviations(db, from, to).await?;
    let parts = order.parts_between(db, from, to).await?;
    let rows = rows(&t, order.method, parts, &deviations);
    let shown =
        |row: &Row| (row.part.title.clone(), row.part.place_months, t.place_months(row.part.place_months));
    let bars = Bars::new(0, rows.iter().map(shown));
    let page = Page(Show { t, frame: visit.frame, form, order, rows, bars, deviations });
    Ok(if page.0.form.has_faults() { page.again() } else { page.into_response() })
}

fn rows(t: &Texts, method: OrderMethod, parts: Vec<Part>, deviations: &[Counted]) -> Vec<Row> {
    let all: i64 = parts.iter().map(|part| part.place_months).sum();
    parts
        .into_iter()
        .map(|part| {
            let share = half_up(part.place_months, all);
            Row {
                place: place(t, method, part.part),
                apart: share.filter(|_| method == OrderMethod::Key).map(|share| share - part.part),
                share,
                called: deviations.iter().filter(|one| one.contract_id == part.contract_id).count(),
                passed: deviations.iter().filter(|one| one.turn_id == part.contract_id).count(),
                part,
            }
        })
        .collect()
}

/// "Rang 1" or "60 %".
pub fn place(t: &Texts, method: OrderMethod, part: i64) -> String {
    match method {
        OrderMethod::Ranking => t.say("call-off-rank").with("rank", part).to_string(),
        OrderMethod::Key => t.percent(part),
    }
}

pub async fn csv(mut visit: Visit, Path(id): Path<CallOffOrderId>, query: Query) -> Result<Response, Fault> {
    let db = &mut visit.db;
    let today = db.today();
    let order = CallOffOrder::find(db, &visit.who, id).await?;
    let (from, to, _) = period(&query, &order, today);
    let deviations = order.deviations(db, from, to).await?;
    let t = &visit.t;
    let mut file = SheetFile::new(format!("call-off-order-{id}"), t.say("call-off-deviations").to_string());
    let heads = [
        "call-off-on",
        "call-off-called",
        "call-off-turn-was",
        "call-off-reason",
        "call-off-words",
        "call-off-by",
        "contract-place-months",
    ];
    file.row(heads.map(|id| t.say(id).to_string()));
    for one in deviations {
        file.row([
            Cell::Date(one.decided_on),
            Cell::from(one.called),
            Cell::from(one.turn),
            Cell::from(t.code(one.reason)),
            Cell::from(one.words),
            Cell::from(one.decided_by_name),
            Cell::Decimal(one.place_months, 3),
        ]);
    }
    Ok(file.csv().into_response())
}

pub async fn close(act: Act, Path(id): Path<CallOffOrderId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    CallOffOrder::close(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done(&format!("/call-off-orders/{id}"), "flash-call-off-order-closed"))
}

impl Index {
    fn tone(&self, order: &CallOffOrder) -> Tone {
        if order.holds(self.today) { Tone::Good } else { Tone::Calm }
    }

    fn state(&self, order: &CallOffOrder) -> String {
        state(&self.t, order)
    }

    fn place(&self, order: &CallOffOrder, part: &Part) -> String {
        place(&self.t, order.method, part.part)
    }
}

/// "Gäller från 1 mars 2026" or the days on which it held.
fn state(t: &Texts, order: &CallOffOrder) -> String {
    match order.ends_on {
        Some(last) => t.period(order.starts_on, last.max(order.starts_on)),
        None => t.say("call-off-holds-from").with("from", t.date(order.starts_on)).to_string(),
    }
}

impl Show {
    fn state(&self) -> String {
        state(&self.t, &self.order)
    }

    fn is_key(&self) -> bool {
        self.order.method == OrderMethod::Key
    }

    fn may_close(&self) -> bool {
        self.order.ends_on.is_none()
    }

    fn share(&self, row: &Row) -> String {
        row.share.map_or("–".to_owned(), |share| self.t.percent(share))
    }

    /// "+7", "−3" or "0".
    fn apart(&self, row: &Row) -> String {
        match row.apart {
            None => "–".to_owned(),
            Some(points) if points > 0 => format!("+{points}"),
            Some(points) if points < 0 => format!("−{}", -points),
            Some(_) => "0".to_owned(),
        }
    }

    fn file(&self) -> String {
        let (from, to) = (self.form.value("from"), self.form.value("to"));
        format!("/call-off-orders/{}/deviations.csv?from={from}&to={to}", self.order.id)
    }
}
