//! For whom? The coach's own people, to choose one to search for. A page of its own, and a part of the search page when
//! it is asked for: the search itself, which is loaded at every keystroke, then shows nobody's name but the chosen one's.

use askama::Template;
use axum::response::{IntoResponse, Response};

use crate::model::caseload::Caseload;
use crate::model::codes::Role;
use crate::web::choice::Choice;
use crate::web::fault::Fault;
use crate::web::frame::Frame;
use crate::web::page::{Page, Partial};
use crate::web::query::Query;
use crate::web::texts::Texts;
use crate::web::visit::Visit;

#[derive(Template)]
#[template(path = "search/participants.html", blocks = ["chooser"])]
struct Participants {
    t: Texts,
    frame: Frame,
    query: Query,
    people: Vec<Choice>,
}

pub async fn index(mut visit: Visit, query: Query, Partial(partial): Partial) -> Result<Response, Fault> {
    if !visit.who.is(Role::Coach) {
        return Err(Fault::not_found());
    }
    let caseload = Caseload::of(&mut visit.db, &visit.who).await?;
    let mut people: Vec<_> = caseload.people.iter().filter(|case| !case.is_ended).collect();
    people.sort_by(|a, b| crate::db::compare_swedish(&a.name, &b.name));
    visit.has_read("search-participants", people.iter().map(|case| case.id)).await?;
    let people = people.into_iter().map(|case| Choice::new(case.id, &case.name)).collect();
    let page = Participants { t: visit.t, frame: visit.frame, query, people };
    Ok(if partial { Page(page.as_chooser()).into_response() } else { Page(page).into_response() })
}
