//! The coach's home: everybody with their next step, overdue first; and on a second tab colleagues' participants in
//! outline. Nothing is done here: every step is a link to where it is.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::fault::Fault;
use super::frame::{Frame, Tone};
use super::page::{Page, Partial};
use super::query::Query;
use super::steps::{StepLink, near};
use super::texts::Texts;
use super::visit::Visit;
use crate::model::caseload::{Answer, Case, Caseload, Outlines, outlines};
use crate::model::codes::{Protection, Role};
use crate::model::enrolment::EnrolmentId;
use crate::model::placement::{Placement, State};

/// Colleagues' participants on one page.
const MOST: usize = 50;

crate::model::codes::codes! {
    /// Which of the coach's people the list is about.
    pub enum Show = "caseload_show" {
        All = "all", Overdue = "overdue", Answers = "answers", Ending = "ending", Without = "without",
    }
}

#[derive(Template)]
#[template(path = "caseload/index.html", blocks = ["people"])]
struct Index {
    t: Texts,
    frame: Frame,
    query: Query,
    tabs: Vec<Tab>,
    late: Vec<Row>,
    others: Vec<Row>,
    answers: Vec<Answered>,
    ending: Vec<Ending>,
    count: usize,
}

/// A way to look at the list, with how many it shows.
struct Tab {
    show: Show,
    count: usize,
    is_current: bool,
}

struct Row {
    id: EnrolmentId,
    name: String,
    is_protected: bool,
    is_ended: bool,
    step: StepLink,
    /// The day of it, "inte än".
    contact: String,
    placement: Option<Placed>,
}

/// Where a person is, in a few words.
struct Placed {
    at: String,
    until: String,
}

struct Answered {
    id: EnrolmentId,
    name: String,
    from: String,
    said: String,
    tone: Tone,
    ago: String,
}

struct Ending {
    id: EnrolmentId,
    name: String,
    at: String,
    on: String,
    tone: Tone,
}

pub async fn index(visit: Visit, query: Query, partial: Partial) -> Result<Response, Fault> {
    if !visit.who.is(Role::Coach) {
        return Err(Fault::not_found());
    }
    match query.text("whose") {
        "colleagues" => colleagues(visit, query, partial).await,
        _ => own(visit, query, partial).await,
    }
}

async fn own(mut visit: Visit, query: Query, Partial(partial): Partial) -> Result<Response, Fault> {
    let (t, today) = (visit.t, visit.today());
    let caseload = Caseload::of(&mut visit.db, &visit.who).await?;
    visit.has_read("caseload", caseload.people.iter().map(|case| case.id)).await?;
    let show = query.one::<Show>("show").unwrap_or(Show::All);
    let without: Vec<EnrolmentId> = caseload.without_placement().map(|case| case.id).collect();
    let (ending, answers) = (caseload.ending(), caseload.answers());
    let is_shown = |case: &&Case, show: Show| match show {
        Show::All => true,
        Show::Overdue => case.step.overdue,
        Show::Answers => answers.iter().any(|answer| answer.case.id == case.id),
        Show::Ending => ending.iter().any(|(other, _)| other.id == case.id),
        Show::Without => without.contains(&case.id),
    };
    let tabs = Show::ALL.iter().map(|&tab| Tab {
        show: tab,
        count: caseload.people.iter().filter(|case| is_shown(case, tab)).count(),
        is_current: tab == show,
    });
    let tabs = tabs.collect();
    let wanted = query.text("q").to_lowercase();
    let found = caseload.people.iter().filter(|case| is_shown(case, show));
    let found = found.filter(|case| case.name.to_lowercase().contains(&wanted));
    let (late, others): (Vec<Row>, Vec<Row>) =
        found.map(|case| Row::new(&t, case, today)).partition(|row| row.step.tone == Tone::Bad);
    let index = Index {
        tabs,
        late,
        others,
        answers: answers.iter().map(|answer| Answered::new(&t, answer, today)).collect(),
        ending: ending.iter().map(|(case, placement)| Ending::new(&t, case, placement, today)).collect(),
        count: caseload.people.len(),
        t,
        frame: visit.frame,
        query,
    };
    Ok(if partial { Page(index.as_people()).into_response() } else { Page(index).into_response() })
}

#[derive(Template)]
#[template(path = "caseload/colleagues.html", blocks = ["people"])]
struct Colleagues {
    t: Texts,
    frame: Frame,
    query: Query,
    outlines: Outlines,
    last_page: i64,
}

async fn colleagues(mut visit: Visit, query: Query, Partial(partial): Partial) -> Result<Response, Fault> {
    let skip = usize::try_from(query.page() - 1).unwrap_or(0) * MOST;
    let outlines = outlines(&mut visit.db, &visit.who, query.text("q"), skip, MOST).await?;
    visit.has_read("colleagues", outlines.people.iter().map(|person| person.id)).await?;
    let last_page = i64::try_from(outlines.count.div_ceil(MOST)).unwrap_or(1);
    let page = Colleagues { t: visit.t, frame: visit.frame, query, outlines, last_page };
    Ok(if partial { Page(page.as_people()).into_response() } else { Page(page).into_response() })
}

impl Row {
    fn new(t: &Texts, case: &Case, today: NaiveDate) -> Self {
        Self {
            id: case.id,
            name: case.name.clone(),
            is_protected: case.protection != Protection::None,
            is_ended: case.is_ended,
            step: StepLink::new(t, case.id, &case.step, today),
            contact: match case.last_contact {
                Some(day) => near(t, day, today),
                None => t.say("caseload-not-met").to_string(),
            },
            placement: case.placement().map(|placement| Placed::new(t, placement, today)),
        }
    }
}

impl Placed {
    fn new(t: &Texts, placement: &Placement, today: NaiveDate) -> Self {
        let near = |day| near(t, day, today);
        let until = match placement.state {
            State::Proposed { expires_on } => {
                t.say("caseload-answer-by").with("day", near(expires_on)).to_string()
            }
            State::Accepted { .. } => {
                t.say("caseload-from").with("day", near(placement.starts_on)).to_string()
            }
            _ => t.say("caseload-until").with("day", near(placement.planned_end_on)).to_string(),
        };
        Self { at: placement.provider_name.clone(), until }
    }
}

impl Answered {
    fn new(t: &Texts, answer: &Answer<'_>, today: NaiveDate) -> Self {
        let (said, tone) = match (answer.state, answer.placement.is_some()) {
            ("accepted", true) => (t.say("caseload-accepted"), Tone::Good),
            ("accepted", false) => (t.say("caseload-handover-accepted"), Tone::Good),
            ("declined", true) => (t.say("caseload-declined"), Tone::Warn),
            ("declined", false) => (t.say("caseload-handover-declined"), Tone::Warn),
            _ => (t.say("caseload-expired"), Tone::Calm),
        };
        Self {
            id: answer.case.id,
            name: answer.case.name.clone(),
            from: answer.from.to_owned(),
            said: said.to_string(),
            tone,
            ago: t.ago((today - answer.on).num_days()),
        }
    }
}

impl Ending {
    fn new(t: &Texts, case: &Case, placement: &Placement, today: NaiveDate) -> Self {
        let late = placement.planned_end_on < today;
        Self {
            id: case.id,
            name: case.name.clone(),
            at: placement.provider_name.clone(),
            on: near(t, placement.planned_end_on, today),
            tone: if late { Tone::Bad } else { Tone::Warn },
        }
    }
}
