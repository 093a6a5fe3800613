//! The team's agenda for the week: what to talk about, and what was decided. For the coaches of a project; made to be printed.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::{Days, NaiveDate};

use super::choice::Choice;
use super::fault::Fault;
use super::form::Form;
use super::frame::Frame;
use super::message::Message;
use super::page::Page;
use super::query::Query;
use super::refusal::message;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::db::{Read, Write};
use crate::model::Error;
use crate::model::access::Who;
use crate::model::agenda::{Agenda, Item};
use crate::model::enrolment::EnrolmentId;
use crate::model::next_step::{NextStep, NextStepKind};
use crate::model::plan::{self, LateStep, PlanParty, StepDraft};
use crate::model::project::{Project, ProjectId};
use crate::model::submission::Submission;

/// Late steps of one person that are told in words.
const MOST_STEPS: usize = 3;
/// Characters of a decision, and of whose it is.
const LONGEST_WORDS: usize = 500;
const LONGEST_OWNER: usize = 100;
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
    parties: Vec<Choice>,
    /// The decision that was just refused, with what is wrong.
    form: Form,
    /// What the keys of all decisions on this page begin with.
    key: String,
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

impl Show {
    async fn load(
        db: &mut Read,
        who: Who,
        t: Texts,
        frame: Frame,
        query: Query,
        form: Form,
    ) -> Result<Self, Fault> {
        let today = db.today();
        let projects = Project::coached_by(db, &who).await?;
        let wanted = query.id::<ProjectId>("project").or_else(|| form.value("project").parse().ok());
        let chosen = projects.iter().find(|project| wanted.is_none_or(|wanted| project.id == wanted));
        let project = chosen.ok_or_else(Fault::not_found)?.id;
        let agenda = Agenda::of(db, &who, project).await?;
        Ok(Self {
            parts: parts(&t, &agenda, today),
            kinds: t.choices::<NextStepKind>(),
            parties: t.choices::<PlanParty>(),
            t,
            frame,
            query,
            projects,
            who,
            today,
            in_a_week: today + Days::new(DAYS),
            form,
            key: Form::new().key().to_owned(),
            agenda,
        })
    }

    /// The form that was refused is this one.
    fn is_refused(&self, section: &str, item: &Item) -> bool {
        self.form.has_faults()
            && self.form.has("section", section)
            && self.form.has("enrolment", &item.id.to_string())
    }

    /// A decision's own key: two of one page are two.
    fn key_of(&self, here: &str) -> String {
        let here = here.chars().filter(char::is_ascii_alphanumeric);
        self.key.chars().chain(here).collect()
    }

    /// What was written in the refused form; in any other what is usual.
    fn value(&self, section: &str, item: &Item, field: &str) -> String {
        match self.is_refused(section, item) {
            true => self.form.value(field).to_owned(),
            false if field == "next_step_on" => self.in_a_week.to_string(),
            false => String::new(),
        }
    }
}

pub async fn show(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let (who, frame) = (visit.who.clone(), visit.frame.clone());
    let page = Show::load(&mut visit.db, who, visit.t, frame, query, Form::default()).await?;
    visit.has_read("agenda", page.agenda.people()).await?;
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
    let unrated = agenda.unrated.iter().map(|item| {
        let why = match item.on {
            Some(on) => t.say("agenda-unrated-why").with("day", t.date(on)).to_string(),
            None => t.say("agenda-never-rated").to_string(),
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
        Part::new("unrated", "agenda-unrated", "agenda-unrated-none", unrated),
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

/// What the team decided about a person: a step of the joint plan, the person's next step, or both.
struct Decided {
    enrolment: EnrolmentId,
    step: Option<StepDraft>,
    next: Option<NextStep>,
}

impl Decided {
    fn read(form: &mut Form) -> Option<Self> {
        let enrolment = form.id::<EnrolmentId>("enrolment");
        let words = form.optional_text("words", LONGEST_WORDS);
        let next = form.optional_one::<NextStepKind>("next_step");
        let (words, next) = (words?, next?);
        if words.is_none() && next.is_none() {
            form.fault("words", Message::new("agenda-nothing"));
        }
        let on = form.date("next_step_on");
        let party = if words.is_some() { form.one::<PlanParty>("party").map(Some) } else { Some(None) };
        let owner = form.optional_text("owner", LONGEST_OWNER);
        let (on, owner) = (on?, owner?.unwrap_or_default());
        let step =
            words.zip(party?).map(|(words, party)| StepDraft { goal: None, words, party, owner, due_on: on });
        Some(Self { enrolment: enrolment?, step, next: next.map(|kind| NextStep { kind, on }) })
    }

    async fn carry_out(self, db: &mut Write, who: &Who) -> crate::model::Result<()> {
        if let Some(step) = self.step {
            plan::add_step(db, who, self.enrolment, step).await?;
        }
        match self.next {
            Some(next) => next.plan(db, who, self.enrolment).await,
            None => Ok(()),
        }
    }
}

pub async fn decide(act: Act, mut form: Form) -> Result<Response, Fault> {
    if !act.who.is(crate::model::codes::Role::Coach) {
        return Err(Fault::not_found());
    }
    let Some(decided) = form.read(Decided::read) else {
        return Ok(again(&act, form).await?.again());
    };
    let project = form.value("project").parse::<ProjectId>();
    let to = project.map_or_else(|_| "/agenda".to_owned(), |project| format!("/agenda?project={project}"));
    let mut db = act.write().await?;
    if let Some(location) = Submission::first(&mut db, &form.sending(), &act.who).await? {
        return Ok(done(&location, "flash-next-step-planned"));
    }
    match decided.carry_out(&mut db, &act.who).await {
        Ok(()) => {
            Submission::made(&mut db, &form.sending(), &act.who, &to).await?;
            db.commit().await?;
            Ok(done(&to, "flash-next-step-planned"))
        }
        Err(Error::Refused(refusal)) => {
            db.rollback().await?;
            form.fault("next_step_on", message(&refusal));
            Ok(again(&act, form).await?.conflict())
        }
        Err(other) => Err(other.into()),
    }
}

async fn again(act: &Act, form: Form) -> Result<Page<Show>, Fault> {
    let mut db = act.read().await?;
    let page = Show::load(&mut db, act.who.clone(), act.t, act.frame.clone(), Query::default(), form).await?;
    drop(db);
    act.has_read("agenda", page.agenda.people()).await?;
    Ok(Page(page))
}
