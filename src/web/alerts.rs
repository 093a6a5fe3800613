//! Warnings about contracts in words, all of them on one page with placements that nobody has followed up and the calendar of
//! extensions, and their off switch. What is warned of:
//! `model::alert`.

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::fault::Fault;
use super::form::Form;
use super::frame::{Frame, Tone};
use super::overview::todo::Todo;
use super::page::Page;
use super::path::Path;
use super::query::Query;
use super::texts::Texts;
use super::visit::{Act, Visit, done};
use crate::model::alert::{Alert, decided_by};
use crate::model::codes::AlertKind;
use crate::model::contract::{Contract, ContractId};
use crate::model::contract_change::WaitingChange;
use crate::model::overview::{ContractNow, Ending};
use crate::model::project::{Project, ProjectId};

/// More than any threshold, in percent, days or seats.
const MOST_LEVEL: i64 = 1_000_000;
const LONGEST_ABOUT: usize = 60;

/// A warning as a page shows it.
pub struct AlertRow {
    pub href: String,
    pub title: String,
    /// Why, and what to do.
    pub why: String,
    pub owner: String,
    pub on: NaiveDate,
    pub due: String,
    pub tone: Tone,
    /// What the off switch sends.
    pub kind: &'static str,
    pub about: String,
    pub level: i64,
    pub contract_id: ContractId,
    pub silenced: bool,
}

impl AlertRow {
    pub fn new(alert: &Alert, today: NaiveDate, t: &Texts) -> Self {
        let count = alert.count;
        let why = match alert.kind {
            AlertKind::Unapproved => t.say("alert-unapproved").to_string(),
            AlertKind::Cap => t.say("alert-cap").with("count", count).to_string(),
            AlertKind::Extension if alert.level == 0 => {
                t.say("alert-extension-missed").with("count", count).to_string()
            }
            AlertKind::Extension => t.say("alert-extension").with("count", count).to_string(),
            AlertKind::EndsWithPeople if alert.level == 0 => {
                t.say("alert-ended-with-people").with("count", count).to_string()
            }
            AlertKind::EndsWithPeople => t.say("alert-ends-with-people").with("count", count).to_string(),
            AlertKind::EmptySeats => t.say("alert-empty-seats").with("count", count).to_string(),
            AlertKind::PriceChange => t.say("alert-price-change").to_string(),
            AlertKind::Evidence if alert.about.is_empty() => t.say("alert-evidence-none").to_string(),
            AlertKind::Evidence if alert.level == 0 => t.say("alert-evidence").to_string(),
            AlertKind::Evidence => t.say("alert-evidence-soon").with("count", count).to_string(),
            AlertKind::DeviationOverdue => t.say("alert-deviation-overdue").with("count", count).to_string(),
        };
        let owner = match &alert.owner {
            Some(name) => t.say("alert-owner").with("name", name).to_string(),
            None => t.say("alert-owner-management").to_string(),
        };
        Self {
            href: match alert.kind {
                AlertKind::DeviationOverdue => format!("/contracts/{}/follow-up", alert.contract_id),
                _ => format!("/contracts/{}", alert.contract_id),
            },
            title: alert.title.clone(),
            why,
            owner,
            on: alert.on,
            due: t.date(alert.on),
            tone: tone(alert, today),
            kind: alert.kind.code(),
            about: alert.about.clone(),
            level: alert.level,
            contract_id: alert.contract_id,
            silenced: alert.silenced,
        }
    }
}

/// What is due within a month is bad; the rest can wait and be planned.
fn tone(alert: &Alert, today: NaiveDate) -> Tone {
    match (alert.on - today).num_days() {
        ..=30 if alert.kind != AlertKind::PriceChange => Tone::Bad,
        _ => Tone::Warn,
    }
}

#[derive(Template)]
#[template(path = "alerts/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    query: Query,
    today: NaiveDate,
    projects: Vec<Project>,
    project: Project,
    alerts: Vec<AlertRow>,
    /// Changes that wait for the reader.
    changes: Vec<Todo>,
    /// Placements that end soon, or should have ended, without a next step; and how many more.
    ending: Vec<Todo>,
    more_ending: i64,
    /// Contracts that can be extended, the first decision first.
    extensions: Vec<(NaiveDate, Contract)>,
}

/// Everything that the project's contracts ask for, whenever it is due, and what has been turned off.
pub async fn index(mut visit: Visit, query: Query) -> Result<Response, Fault> {
    let (db, who, t) = (&mut visit.db, &visit.who, visit.t);
    let projects = Project::managed_by(db, who).await?;
    let wanted = query.id::<ProjectId>("project");
    let chosen = projects.iter().find(|project| wanted.is_none_or(|wanted| project.id == wanted));
    let project = chosen.cloned().ok_or_else(Fault::not_found)?;
    let (now, today) = (ContractNow::of_project(db, who, project.id).await?, db.today());
    let alerts = Alert::all_of_project(db, project.id, &now).await?;
    let alerts = alerts.iter().map(|alert| AlertRow::new(alert, today, &t)).collect();
    let changes = WaitingChange::for_approval(db, who, project.id).await?;
    let changes = changes.iter().map(|change| Todo::change(change, &t, today)).collect();
    let placements = Ending::of_project(db, who, project.id).await?;
    let ending = placements.first.iter().map(|ending| Todo::ending(ending, &t, today)).collect();
    let mut extensions: Vec<(NaiveDate, Contract)> = now
        .into_iter()
        .filter(|now| now.contract.ends_on >= today)
        .filter_map(|now| Some((decided_by(&now.contract)?, now.contract)))
        .collect();
    extensions.sort_by_key(|(by, _)| *by);
    let frame = visit.frame;
    let page = Index {
        t,
        frame,
        query,
        today,
        projects,
        project,
        alerts,
        changes,
        ending,
        more_ending: placements.more(),
        extensions,
    };
    Ok(Page(page).into_response())
}

impl Index {
    fn heard(&self) -> Vec<&AlertRow> {
        self.alerts.iter().filter(|alert| !alert.silenced).collect()
    }

    fn silenced(&self) -> Vec<&AlertRow> {
        self.alerts.iter().filter(|alert| alert.silenced).collect()
    }

    fn is_missed(&self, by: &NaiveDate) -> bool {
        *by < self.today
    }
}

/// Which warning a form is about.
fn told(form: &mut Form) -> Option<(AlertKind, String, i64)> {
    form.read(|form| {
        let kind = form.one::<AlertKind>("kind");
        let about = form.optional_text("about", LONGEST_ABOUT);
        let level = form.integer("level", 0..=MOST_LEVEL);
        Some((kind?, about?.unwrap_or_default(), level?))
    })
}

/// Turns one on again.
pub async fn hear(act: Act, Path(id): Path<ContractId>, mut form: Form) -> Result<Response, Fault> {
    let read = told(&mut form);
    let mut db = act.write().await?;
    let contract = Contract::find_managed(&mut db, &act.who, id).await?;
    let (kind, about, level) = read.ok_or_else(|| Fault::bad_request("alert-unknown"))?;
    Alert::hear(&mut db, &act.who, id, kind, (&about, level)).await?;
    db.commit().await?;
    Ok(done(&format!("/alerts?project={}", contract.project_id), "flash-alert-heard"))
}

/// Turns one off.
pub async fn silence(act: Act, Path(id): Path<ContractId>, mut form: Form) -> Result<Response, Fault> {
    let read = told(&mut form);
    let mut db = act.write().await?;
    // Nobody but a manager learns whether the form was right.
    Contract::find_managed(&mut db, &act.who, id).await?;
    let (kind, about, level) = read.ok_or_else(|| Fault::bad_request("alert-unknown"))?;
    Alert::silence(&mut db, &act.who, id, kind, (&about, level)).await?;
    db.commit().await?;
    Ok(done(&format!("/contracts/{id}"), "flash-alert-silenced"))
}
