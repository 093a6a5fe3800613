//! The single rows of the log behind an item of IPS-25, a page at a time: all of it, or those of one coach, employer or
//! occupation. A person stands there as a reference, whose link asks for the reason.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::{called, chosen, counted, told_of};
use crate::model::ips::{self, Item, LogRow, Logged, adds};
use crate::model::project::Project;
use crate::model::promise::PromiseStatus;
use crate::web::fault::Fault;
use crate::web::frame::Frame;
use crate::web::page::Page;
use crate::web::path::Path;
use crate::web::promises;
use crate::web::query::Query;
use crate::web::texts::Texts;
use crate::web::visit::Visit;

/// Rows on a page.
const MOST: i64 = 50;

#[derive(Template)]
#[template(path = "ips/rows.html")]
struct Index {
    t: Texts,
    frame: Frame,
    query: Query,
    project: Project,
    item: Item,
    /// The coach, employer or occupation chosen.
    of: Option<String>,
    rows: Vec<LogRow>,
    count: i64,
    last_page: i64,
}

pub async fn index(mut visit: Visit, Path(number): Path<i64>, query: Query) -> Result<Response, Fault> {
    let (_, project) = chosen(&mut visit.db, &visit.who, &query).await?;
    let (db, who) = (&mut visit.db, &visit.who);
    let item = ips::item(db, who, project.id, number).await?;
    let (key, skip) = (query.id::<i64>("of"), (query.page() - 1) * MOST);
    let (rows, count) = ips::rows(db, who, project.id, number, key, (skip, MOST)).await?;
    let of = key.and_then(|key| {
        let (_, computed) = item.computed.as_ref()?;
        computed.rows.iter().find(|row| row.key == key).map(|row| row.what.clone())
    });
    let last_page = (count + MOST - 1) / MOST;
    visit.has_read("ips", rows.iter().filter_map(|row| row.about)).await?;
    let page = Index { t: visit.t, frame: visit.frame, query, project, item, of, rows, count, last_page };
    Ok(Page(page).into_response())
}

impl Index {
    fn called(&self) -> &'static str {
        called(&self.t, self.item.number)
    }

    /// Of the item, also where the rows of one coach are shown.
    fn told_of(&self) -> String {
        told_of(&self.t, &self.item)
    }

    fn item_path(&self) -> String {
        format!("/ips/{}?project={}", self.item.number, self.project.id)
    }

    fn is_about_persons(&self) -> bool {
        matches!(self.item.number, 1 | 15 | 21 | 23)
    }

    fn is_named(&self) -> bool {
        matches!(self.item.number, 16..=20)
    }

    fn days(&self, row: &LogRow) -> String {
        let period = |until: NaiveDate| row.day.map(|day| self.t.period(day, until));
        let words = row.until.map_or_else(|| row.day.map(|day| self.t.date(day)), period);
        words.unwrap_or_default()
    }

    fn what(&self, row: &LogRow) -> String {
        let t = &self.t;
        match &row.what {
            Logged::Enrolled if self.item.number == 1 => t.say("ips-row-enrolled").to_string(),
            Logged::Enrolled => t.say("ips-row-first-employer").to_string(),
            Logged::MetNobody => t.say("ips-row-nobody").to_string(),
            Logged::Works(role) => t.code(role).to_owned(),
            Logged::Met(manner) if self.is_named() => t.code(manner).to_owned(),
            Logged::Met(manner) => t.say("ips-row-met").with("manner", t.code(manner)).to_string(),
            Logged::Did(kind) => t.code(kind).to_owned(),
            Logged::Job(track) => t.code(track).to_owned(),
            Logged::Promised(promise, status) => {
                let words = match status {
                    PromiseStatus::Kept => "ips-row-kept",
                    PromiseStatus::KeptLate => "ips-row-late",
                    _ => "ips-row-missed",
                };
                t.say(words).with("promise", promises::called(t, promise)).to_string()
            }
        }
    }

    /// Its row is in no sum.
    fn is_left_out(&self, row: &LogRow) -> bool {
        row.what == Logged::MetNobody
    }

    fn adds_to_sum(&self) -> bool {
        adds(self.item.number).0
    }

    fn adds_to_n(&self) -> bool {
        adds(self.item.number).1
    }

    fn sum(&self, row: &LogRow) -> String {
        let times = self.item.computed.as_ref().map_or(1, |(_, computed)| computed.sum_times);
        counted(&self.t, row.sum, times)
    }

    fn n(&self, row: &LogRow) -> String {
        let times = self.item.computed.as_ref().map_or(1, |(_, computed)| computed.n_times);
        counted(&self.t, row.n, times)
    }
}
