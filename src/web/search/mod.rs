//! Find a placement: the page of the search, which coaches and project managers share. What it finds comes from
//! `crate::search`; what it shows of each hit is read again from the database.

mod filters;
mod findings;
mod fitting;
mod hit;
mod looser;
mod map;
mod participants;

use std::sync::Arc;

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::fault::Fault;
use super::frame::Frame;
use super::page::{Page, Partial};
use super::query::Query;
use super::texts::Texts;
use super::visit::Visit;
use crate::model::access::Who;
use crate::model::codes::Role;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::matching::Circumstances;
use crate::model::saved_search::MOST_HITS;
use crate::model::vacancy::{Period, Vacancy};
use crate::search::{Marker, Outcome, Thoroughness, Wanted};

use filters::Group;
use hit::Hit;
use looser::Looser;
use map::Map;

pub use filters::{Filters, names, period_from, seen_projects, usual_period};
pub use findings::{Reason, mend, reasons, say};
pub use fitting::{Fitting, Points};
pub use hit::{fit, propose};
pub use participants::index as participants;

/// Hits on a page.
const MOST: usize = 20;

#[derive(Template)]
#[template(path = "search/index.html", blocks = ["hits"])]
struct Index {
    t: Texts,
    frame: Frame,
    query: Query,
    filters: Filters,
    chosen: Option<Chosen>,
    /// A coach may choose a participant.
    may_choose: bool,
    groups: Vec<Group>,
    total: usize,
    /// So many are put in order, fewer than there are.
    ranked: usize,
    is_cut: bool,
    thoroughness: Thoroughness,
    hits: Vec<Hit>,
    last_page: i64,
    looser: Vec<Looser>,
    map: Option<Map>,
    /// So few that a search of them can be watched.
    may_watch: bool,
    /// As the URL says it, the id of its word, and whether it holds.
    orders: Vec<(&'static str, &'static str, bool)>,
}

/// The participant for whom the coach looks.
pub struct Chosen {
    pub enrolment: Enrolment,
    pub circumstances: Arc<Circumstances>,
    /// Theirs, and not ended: they can be proposed.
    pub can_propose: bool,
}

impl Chosen {
    /// `NotFound` when there is none, or none that this person may see in full.
    async fn find(visit: &mut Visit, id: EnrolmentId, period: Period) -> Result<Self, Fault> {
        let enrolment = Enrolment::find(&mut visit.db, &visit.who, id).await?;
        let own = enrolment.coach_id == Some(visit.who.id) && visit.who.coaches(enrolment.project_id);
        let circumstances = Circumstances::read(&mut visit.db, &enrolment, period).await?;
        let can_propose = own && !enrolment.is_ended();
        Ok(Self { circumstances: Arc::new(circumstances), can_propose, enrolment })
    }
}

pub async fn index(mut visit: Visit, query: Query, Partial(partial): Partial) -> Result<Response, Fault> {
    check_role(&visit.who)?;
    let filters = Filters::of(&query, visit.today());
    let chosen = match query.id("enrolment") {
        Some(id) => Some(Chosen::find(&mut visit, id, filters.period).await?),
        None => None,
    };
    let wanted = filters.wanted(&visit.who, chosen.as_ref(), visit.today());
    let outcome = find(&visit, wanted.clone()).await?;
    let hits = hits(&mut visit, &query, &filters, chosen.as_ref(), &outcome).await?;
    let looser =
        if hits.is_empty() { looser::ways(&visit, &query, &filters, &wanted).await? } else { Vec::new() };
    visit.has_read("search", chosen.iter().map(|chosen| chosen.enrolment.id)).await?;

    let answer = &outcome.answer;
    let home = chosen.as_ref().map(|chosen| chosen.circumstances.person().home);
    let index = Index {
        map: Map::of(&visit.t, &query, answer, &filters.choice, home, &hits),
        orders: filters::orders(&filters, chosen.is_some()),
        groups: filters::groups(&visit.t, &filters, answer),
        may_watch: answer.total <= MOST_HITS,
        total: answer.total,
        ranked: answer.found.len(),
        is_cut: answer.found.len() < answer.total,
        thoroughness: outcome.thoroughness,
        last_page: answer.found.len().div_ceil(MOST).max(1) as i64,
        may_choose: visit.who.is(Role::Coach),
        t: visit.t,
        frame: visit.frame,
        query,
        filters,
        chosen,
        hits,
        looser,
    };
    Ok(if partial { Page(index.as_hits()).into_response() } else { Page(index).into_response() })
}

/// Providers see their own slots on their board; administrators see none.
fn check_role(who: &Who) -> Result<(), Fault> {
    if who.is(Role::Coach) || who.is(Role::ProjectManager) { Ok(()) } else { Err(Fault::not_found()) }
}

async fn find(visit: &Visit, wanted: Wanted) -> Result<Outcome, Fault> {
    visit.app.search.find(wanted).await.map_err(Fault::broken)
}

/// The hits of this page, as the database has them now. One that has been filled a moment ago is left out.
async fn hits(
    visit: &mut Visit,
    query: &Query,
    filters: &Filters,
    chosen: Option<&Chosen>,
    outcome: &Outcome,
) -> Result<Vec<Hit>, Fault> {
    // A page past the end is the last one.
    let last = outcome.answer.found.len().div_ceil(MOST).saturating_sub(1);
    let skip = usize::try_from(query.page() - 1).unwrap_or(0).min(last) * MOST;
    let slots: Vec<_> = outcome.answer.found.iter().skip(skip).take(MOST).map(|found| found.slot).collect();
    let vacancies = Vacancy::among(&mut visit.db, &visit.who, &slots, filters.period).await?;
    let free = vacancies.into_iter().filter(Vacancy::is_free);
    let marker = Marker::of(&filters.text);
    Ok(free.map(|vacancy| Hit::new(vacancy, filters, chosen, &marker, &visit.t)).collect())
}
