//! Who has been at a provider, with the hours worked: ended placements, a page at a time.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::fault::Fault;
use super::frame::Frame;
use super::page::Page;
use super::provided::Provided;
use super::query::Query;
use super::texts::Texts;
use super::visit::Visit;
use crate::model::past::Past;

const MOST: i64 = 50;

#[derive(Template)]
#[template(path = "past/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    query: Query,
    provided: Provided,
    past: Vec<Past>,
    count: i64,
    last_page: i64,
}

impl Index {
    fn hours(&self, minutes: &i64) -> String {
        self.t.hours_short(minutes)
    }
}

pub async fn index(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let provided = Provided::of(&mut visit.db, &visit.who, &query).await?;
    let provider = provided.chosen.id;
    let count = Past::count(&mut visit.db, &visit.who, provider).await?;
    let last_page = (count + MOST - 1) / MOST;
    let skip = (query.page() - 1) * MOST;
    let past = Past::of_provider(&mut visit.db, &visit.who, provider, skip, MOST).await?;
    visit.has_read("past", past.iter().map(|past| past.enrolment_id)).await?;
    Ok(Page(Index { t: visit.t, frame: visit.frame, query, provided, past, count, last_page })
        .into_response())
}
