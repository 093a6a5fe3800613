//! The team's agenda for the week: what to talk about, and what was decided. For the coaches of a project; made to be printed.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::{Days, NaiveDate};

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::page::Page;
use super::query::Query;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::access::Who;
use crate::model::agenda::{Agenda, Item};
use crate::model::enrolment::EnrolmentId;
use crate::model::next_step::{NextStep, NextStepKind};
use crate::model::plan::LateStep;
use crate::model::project::{Project, ProjectId};

/// Late steps of one person that are told in words.
const MOST_STEPS: usize = 3;
/// Days until a decision, when nobody says.
const DAYS: u64 = 7;

#[derive(Template)]
#[template(path = "agenda/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    query: Query,
    projects: Vec<Project>,
    who: Who,
    today: NaiveDate,
    in_a_week: NaiveDate,
    kinds: Vec<Choice>,
    agenda: Agenda,
    parts: Vec<Part>,
}

/// One heading with its people.
struct Part {
    id: &'static str,
    title: &'static str,
    /// What there is when nobody stands here.
    none: &'static str,
    rows: Vec<Row>,
}

struct Row {
    item: Item,
    why: String,
    /// What there is besides, one by one: the late steps of a plan.
    more: Vec<String>,
}

impl Part {
    fn new(
        id: &'static str,
        title: &'static str,
        none: &'static str,
        rows: impl Iterator<Item = Row>,
    ) -> Self {
        Self { id, title, none, rows: rows.collect() }
    }
}

impl Show {
    fn own(&self, item: &Item) -> bool {
        item.is_of(&self.who)
    }
}

pub async fn show(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let (t, today) = (visit.t, visit.today());
    let projects = Project::coached_by(&mut visit.db, &visit.who).await?;
    let wanted = query.id::<ProjectId>("project");
    let chosen = projects.iter().find(|project| wanted.is_none_or(|wanted| project.id == wanted));
    let project = chosen.ok_or_else(Fault::not_found)?.id;
    let agenda = Agenda::of(&mut visit.db, &visit.who, project).await?;
    visit.has_read("agenda", agenda.people()).await?;
    let page = Show {
        parts: parts(&t, &agenda, today),
        t,
        frame: visit.frame,
        query,
        projects,
        who: visit.who,
        today,
        in_a_week: today + Days::new(DAYS),
        kinds: t.choices::<NextStepKind>(),
        agenda,
    };
    Ok(Page(page).into_response())
}

fn parts(t: &Texts, agenda: &Agenda, today: NaiveDate) -> Vec<Part> {
    let with_day = |items: &[Item], text: &'static str| {
        let row = |item: &Item| {
            let day = item.on.map(|on| t.date(on)).unwrap_or_default();
            let why = t.say(text).with("day", day).with("with", &item.with).to_string();
            Row { why, item: item.clone(), more: Vec::new() }
        };
        items.iter().map(row).collect::<Vec<_>>().into_iter()
    };
    let stuck = agenda.stuck.iter().map(|(item, handover, days)| {
        let state = t.find(&format!("handover-state-{}", handover.state.code())).unwrap_or_default();
        let why = t
            .say("agenda-stuck-why")
            .with("receiver", &handover.receiver_name)
            .with("state", state)
            .with("days", *days);
        Row { why: why.to_string(), item: item.clone(), more: Vec::new() }
    });
    let late = agenda.late.iter().map(|(item, steps)| late(t, item, steps));
    let quiet = agenda.quiet.iter().map(|item| {
        let why = match item.on {
            Some(on) => t.say("agenda-quiet-why").with("days", (today - on).num_days()).to_string(),
            None => t.say("agenda-never-met").to_string(),
        };
        Row { why, item: item.clone(), more: Vec::new() }
    });
    vec![
        Part::new("new", "agenda-new", "agenda-new-none", with_day(&agenda.new, "agenda-new-why")),
        Part::new("stuck", "agenda-stuck", "agenda-stuck-none", stuck),
        Part::new(
            "expiring",
            "agenda-expiring",
            "agenda-expiring-none",
            with_day(&agenda.expiring, "agenda-expiring-why"),
        ),
        Part::new(
            "overdue",
            "agenda-overdue",
            "agenda-overdue-none",
            with_day(&agenda.overdue, "agenda-overdue-why"),
        ),
        Part::new("late", "agenda-late", "agenda-late-none", late),
        Part::new("quiet", "agenda-quiet", "agenda-quiet-none", quiet),
        Part::new("sus", "agenda-sus", "agenda-sus-none", with_day(&agenda.out_of_sus, "agenda-sus-why")),
    ]
}

/// A person once, with the oldest late steps of the plan in words and the rest as a number.
fn late(t: &Texts, item: &Item, steps: &[LateStep]) -> Row {
    let told = steps.iter().take(MOST_STEPS).map(|step| {
        let owner = if step.owner.is_empty() { t.code(step.party).to_owned() } else { step.owner.clone() };
        t.say("agenda-late-step")
            .with("words", &step.words)
            .with("owner", owner)
            .with("day", t.date(step.due_on))
            .to_string()
    });
    let mut more: Vec<String> = told.collect();
    if steps.len() > MOST_STEPS {
        more.push(t.say("agenda-late-more").with("count", steps.len() - MOST_STEPS).to_string());
    }
    let why = t.say("agenda-late-why").with("count", steps.len()).to_string();
    Row { item: item.clone(), why, more }
}

/// What the team decided, as the person's next step.
pub async fn decide(act: Act, mut form: Form) -> Result<Response, Fault> {
    let told = form.read(|form| {
        let enrolment = form.id::<EnrolmentId>("enrolment");
        let (kind, on) = (form.one::<NextStepKind>("next_step"), form.date("next_step_on"));
        Some((enrolment?, NextStep { kind: kind?, on: on? }))
    });
    if !act.who.is(crate::model::codes::Role::Coach) {
        return Err(Fault::not_found());
    }
    let (enrolment, next) = told.ok_or_else(|| Fault::bad_request("agenda-decision-missing"))?;
    let mut db = act.write().await?;
    next.plan(&mut db, &act.who, enrolment).await?;
    db.commit().await?;
    let project = form.value("project").parse::<ProjectId>();
    let to = project.map_or_else(|_| "/agenda".to_owned(), |project| format!("/agenda?project={project}"));
    Ok(done(&to, "flash-next-step-planned"))
}
