//! Saved searches: saving one from the search page, the list of them, what one has found, and its mails' off switch.
//! Who asks them again is `crate::watching`.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::page::Page;
use super::path::Path;
use super::query::Query;
use super::refusal::message;
use super::search::{Filters, names};
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::Read;
use crate::model::Error;
use crate::model::access::Who;
use crate::model::codes::Role;
use crate::model::enrolment::{Enrolment, EnrolmentId};
use crate::model::saved_search::{Alerts, SavedSearch, SavedSearchId, Watch};
use crate::model::slot::Slot;
use crate::model::submission::Submission;
use crate::model::vacancy::Vacancy;
use crate::watching::{Finds, asked_on, finds};

const LONGEST_NAME: usize = 80;
const LONGEST_QUESTION: usize = 4_000;

#[derive(Template)]
#[template(path = "searches/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    rows: Vec<Row>,
}

struct Row {
    search: SavedSearch,
    told: Vec<String>,
    is_over: bool,
}

pub async fn index(mut visit: Visit) -> Result<Response, Fault> {
    check_role(&visit.who)?;
    let (t, today) = (visit.t, visit.today());
    let searches = SavedSearch::of(&mut visit.db, &visit.who).await?;
    visit.has_read("searches", shown(&searches)).await?;
    let row = |search: SavedSearch| Row {
        told: filters(&search.question, today).told(&t),
        is_over: asked_on(&search.question, today).is_none(),
        search,
    };
    let rows = searches.into_iter().map(row).collect();
    Ok(Page(Index { t, frame: visit.frame, rows }).into_response())
}

/// Whose names stand on the page.
fn shown<'a>(searches: impl IntoIterator<Item = &'a SavedSearch>) -> Vec<EnrolmentId> {
    let named = searches.into_iter().filter(|search| search.person.is_some());
    named.filter_map(|search| search.enrolment_id).collect()
}

/// As on the search page: coaches and managers.
fn check_role(who: &Who) -> Result<(), Fault> {
    if who.is(Role::Coach) || who.is(Role::ProjectManager) { Ok(()) } else { Err(Fault::not_found()) }
}

/// What a saved search asks for, in words.
pub fn in_words(t: &Texts, question: &str, today: chrono::NaiveDate) -> String {
    let told = filters(question, today).told(t);
    if told.is_empty() { t.say("searches-everything").to_string() } else { told.join(", ") }
}

fn filters(question: &str, today: chrono::NaiveDate) -> Filters {
    Filters::of(&Query::parse("/search", question), today)
}

#[derive(Template)]
#[template(path = "searches/new.html")]
struct New {
    t: Texts,
    frame: Frame,
    form: Form,
    told: Vec<String>,
    person: Option<String>,
    alerts: Vec<Choice>,
    back: String,
}

/// The participant, who must be the person's own.
async fn person(db: &mut Read, who: &Who, id: Option<EnrolmentId>) -> Result<Option<String>, Fault> {
    let Some(id) = id else { return Ok(None) };
    Ok(Some(Enrolment::find_for_form(db, who, id).await?.name()))
}

pub async fn new(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    check_role(&visit.who)?;
    let id = query.id::<EnrolmentId>("enrolment");
    let person = person(&mut visit.db, &visit.who, id).await?;
    let today = visit.today();
    visit.has_read("searches", id).await?;
    let question = query.only(&names());
    let filters = filters(&question, today);
    let mut form = Form::new()
        .and("name", filters.told(&visit.t).join(", ").chars().take(LONGEST_NAME).collect::<String>())
        .and("alerts", Alerts::Daily.code())
        .and("question", &question);
    if let Some(id) = id {
        form = form.and("enrolment_id", id);
    }
    Ok(Page(of_form(visit.t, visit.frame, form, filters, person)).into_response())
}

fn of_form(t: Texts, frame: Frame, form: Form, filters: Filters, person: Option<String>) -> New {
    let id = form.value("enrolment_id");
    let mut back = format!("/search?{}", form.value("question"));
    if !id.is_empty() {
        back = format!("{back}&enrolment={id}");
    }
    New { told: filters.told(&t), alerts: t.choices::<Alerts>(), back, t, frame, form, person }
}

pub async fn create(act: Act, mut form: Form) -> Result<Response, Fault> {
    check_role(&act.who)?;
    // Only what the search page asks: the rest of what was sent is of no use to anybody.
    let question: String = form.value("question").chars().take(LONGEST_QUESTION).collect();
    let question = Query::parse("/search", &question).only(&names());
    form.put("question", &question);
    let id = Some(form.value("enrolment_id")).filter(|id| !id.is_empty());
    let id = id.map(|id| id.parse::<EnrolmentId>().map_err(|_| Fault::not_found())).transpose()?;
    let mut db = act.read().await?;
    let today = db.today();
    let person = person(&mut db, &act.who, id).await?;
    drop(db);
    let again = |form: Form| Page(of_form(act.t, act.frame.clone(), form, filters(&question, today), person));
    let read = form.read(|form| {
        let name = form.text("name", 1..=LONGEST_NAME);
        let alerts = form.one::<Alerts>("alerts");
        Some((name?, alerts?))
    });
    let Some((name, alerts)) = read else {
        act.has_read("searches", id).await?;
        return Ok(again(form).again());
    };
    // The change first, the hits then: what changes between the two is looked at again.
    let seen = act.app.search.seen();
    let mut db = act.read().await?;
    let found = finds(&act.app, &mut db, &act.who, &question, id, None).await?;
    drop(db);
    let (Some(seen), Finds::Slots(known, total)) = (seen, found) else {
        return Err(Fault::refused(super::message::Message::new("searches-not-now")));
    };
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-search-saved"));
    }
    let watch = Watch { name, question: question.clone(), enrolment: id, alerts, known, total, seen };
    match SavedSearch::save(&mut db, &act.who, watch).await {
        Ok(_) => {}
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault("name", message(&refusal));
            act.has_read("searches", id).await?;
            return Ok(again(form).conflict());
        }
        Err(other) => return Err(other.into()),
    }
    Submission::made(&mut db, &form.sending(), &act.who, "/searches").await?;
    db.commit().await?;
    Ok(done("/searches", "flash-search-saved"))
}

#[derive(Template)]
#[template(path = "searches/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    form: Form,
    search: SavedSearch,
    told: Vec<String>,
    alerts: Vec<Choice>,
    hits: Vec<Shown>,
    is_over: bool,
    all: String,
}

/// A slot that the search has found.
struct Shown {
    slot: Slot,
    href: String,
    found_at: DateTime<Utc>,
    is_new: bool,
    /// It can still be had.
    is_free: bool,
}

pub async fn show(mut visit: Visit, Path(id): Path<SavedSearchId>) -> Result<Response, Fault> {
    let search = SavedSearch::find(&mut visit.db, &visit.who, id).await?;
    let form = Form::new().and("name", &search.name).and("alerts", search.alerts.code());
    let page = of_search(&mut visit.db, &visit.who, visit.t, visit.frame.clone(), form, search).await?;
    visit.has_read("searches", shown([&page.search])).await?;
    // Opening it is looking at it: the numbers on other pages go down.
    let mut db = visit.app.db.write().await?;
    page.search.looked_at(&mut db).await?;
    db.commit().await?;
    Ok(Page(page).into_response())
}

async fn of_search(
    db: &mut Read,
    who: &Who,
    t: Texts,
    frame: Frame,
    form: Form,
    search: SavedSearch,
) -> Result<Show, Fault> {
    let today = db.today();
    let asked = asked_on(&search.question, today);
    let filters = filters(&search.question, today);
    let whom = match (&search.person, search.enrolment_id) {
        (Some(_), Some(id)) => format!("enrolment={id}"),
        _ => String::new(),
    };
    let found = search.hits(db).await?;
    let slots: Vec<_> = found.iter().map(|hit| hit.slot_id).collect();
    let vacancies = Vacancy::among(db, who, &slots, filters.period).await?;
    let hits = vacancies.into_iter().filter_map(|vacancy| {
        let found_at = found.iter().find(|hit| hit.slot_id == vacancy.slot.id)?.found_at;
        let href = format!("/slots/{}?{whom}", vacancy.slot.id);
        let is_free = vacancy.is_free();
        Some(Shown { href, found_at, is_new: found_at > search.looked_at, is_free, slot: vacancy.slot })
    });
    Ok(Show {
        told: filters.told(&t),
        alerts: t.choices::<Alerts>(),
        hits: hits.collect(),
        is_over: asked.is_none(),
        all: format!("/search?{}&{whom}", search.question),
        t,
        frame,
        form,
        search,
    })
}

pub async fn update(act: Act, Path(id): Path<SavedSearchId>, mut form: Form) -> Result<Response, Fault> {
    let mut db = act.read().await?;
    let search = SavedSearch::find(&mut db, &act.who, id).await?;
    let read = form.read(|form| {
        let name = form.text("name", 1..=LONGEST_NAME);
        let alerts = form.one::<Alerts>("alerts");
        Some((name?, alerts?))
    });
    let Some((name, alerts)) = read else {
        let page = of_search(&mut db, &act.who, act.t, act.frame.clone(), form, search).await?;
        drop(db);
        act.has_read("searches", shown([&page.search])).await?;
        return Ok(Page(page).again());
    };
    drop(db);
    let mut db = act.write().await?;
    SavedSearch::change(&mut db, &act.who, id, &name, alerts).await?;
    db.commit().await?;
    Ok(done(&format!("/searches/{id}"), "flash-search-changed"))
}

pub async fn silence(act: Act, Path(id): Path<SavedSearchId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    let search = SavedSearch::find(&mut db, &act.who, id).await?;
    SavedSearch::silence(&mut db, search.id).await?;
    db.commit().await?;
    Ok(done("/searches", "flash-search-silenced"))
}

pub async fn remove(act: Act, Path(id): Path<SavedSearchId>) -> Result<Response, Fault> {
    let mut db = act.write().await?;
    SavedSearch::remove(&mut db, &act.who, id).await?;
    db.commit().await?;
    Ok(done("/searches", "flash-search-removed"))
}
