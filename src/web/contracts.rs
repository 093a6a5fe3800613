//! Contracts: a project manager's list of them, the page of one with its call-offs and its burn-up, and the forms that
//! add one and change its terms. Its provider sees the page too. Drawing on it is `placement`.

mod fields;
mod written;

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::chart::{Line, LineChart, Shape};
use super::contract_bars::ContractBars;
use super::fault::Fault;
use super::frame::{Frame, Tone};
use super::page::Page;
use super::query::Query;
use super::texts::Texts;
use super::visit::Visit;
use crate::model::call_off::CallOff;
use crate::model::contract::{Contract, ContractId};
use crate::model::event::{self, Happened};
use crate::model::overview::ContractNow;
use crate::model::project::Project;
use crate::model::usage::{Month, Usage};

pub use written::{create, edit, new, update};

/// Call-offs on one page of a contract.
const MOST: i64 = 25;
/// Events that a contract's history shows.
const MOST_EVENTS: i64 = 20;

#[derive(Template)]
#[template(path = "contracts/index.html")]
struct Index {
    t: Texts,
    frame: Frame,
    today: NaiveDate,
    /// A project and its contracts; for a provider without a project's name.
    groups: Vec<(Option<Project>, Vec<ContractNow>)>,
}

/// A manager's contracts by project, or a provider's own.
pub async fn index(mut visit: Visit) -> Result<Response, Fault> {
    let (db, who) = (&mut visit.db, &visit.who);
    let mut groups = Vec::new();
    for project in Project::managed_by(db, who).await? {
        let contracts = ContractNow::of_project(db, who, project.id).await?;
        groups.push((Some(project), contracts));
    }
    for organisation in who.provided_organisations().collect::<Vec<_>>() {
        groups.push((None, ContractNow::of_provider(db, who, organisation).await?));
    }
    if groups.is_empty() {
        return Err(Fault::not_found());
    }
    let today = visit.today();
    Ok(Page(Index { t: visit.t, frame: visit.frame, today, groups }).into_response())
}

impl Index {
    fn manages(&self) -> bool {
        self.groups.iter().any(|(project, _)| project.is_some())
    }

    fn tone(&self, contract: &Contract) -> Tone {
        tone(contract, self.today)
    }

    fn when(&self, contract: &Contract) -> String {
        when(contract, self.today, &self.t)
    }
}

fn tone(contract: &Contract, today: NaiveDate) -> Tone {
    if contract.ends_on < today {
        Tone::Calm
    } else if contract.starts_on > today {
        Tone::Info
    } else {
        Tone::Good
    }
}

fn when(contract: &Contract, today: NaiveDate, t: &Texts) -> String {
    if contract.ends_on < today {
        t.say("contract-over").to_string()
    } else if contract.starts_on > today {
        t.say("contract-to-come").to_string()
    } else {
        t.say("contract-running").to_string()
    }
}

#[derive(Template)]
#[template(path = "contracts/show.html")]
struct Show {
    t: Texts,
    frame: Frame,
    query: Query,
    today: NaiveDate,
    contract: Contract,
    /// Whether the person may change it.
    manages: bool,
    bars: ContractBars,
    reaches_cap_on: Option<NaiveDate>,
    burn_up: LineChart,
    call_offs: Vec<CallOff>,
    count: i64,
    last_page: i64,
    history: Vec<Happened>,
}

pub async fn show(mut visit: Visit, Path(id): Path<ContractId>, query: Query) -> Result<Response, Fault> {
    let today = visit.today();
    let (db, t) = (&mut visit.db, visit.t);
    let contract = Contract::find(db, &visit.who, id).await?;
    let usage = Usage::of_contract(db, id).await?;
    let months = Month::of_contract(db, &contract).await?;
    let count = CallOff::count(db, id).await?;
    let last_page = (count + MOST - 1) / MOST;
    let skip = (query.page().min(last_page.max(1)) - 1) * MOST;
    let page = Show {
        frame: visit.frame,
        query,
        today,
        manages: visit.who.manages(contract.project_id),
        bars: ContractBars::new(&contract, &usage, &t),
        reaches_cap_on: usage.reaches_cap_on(&contract, today),
        burn_up: burn_up(&contract, &months, today, &t),
        call_offs: CallOff::of_contract(db, id, skip, MOST).await?,
        count,
        last_page,
        history: event::of_subject(db, "contract", id.0, MOST_EVENTS).await?,
        contract,
        t,
    };
    Ok(Page(page).into_response())
}

/// Place-months month by month: what was used, what is planned, and an even pace towards the cap.
fn burn_up(contract: &Contract, months: &[Month], today: NaiveDate, t: &Texts) -> LineChart {
    let cap = contract.cap().place_months;
    let all = months.len() as i64;
    let used = Line {
        name: t.say("contract-used").to_string(),
        shape: Shape::Actual,
        values: months.iter().map(|month| month.used.map(|used| used.place_months)).collect(),
    };
    let planned = Line {
        name: t.say("contract-planned").to_string(),
        shape: Shape::Projected,
        values: months
            .iter()
            .map(|month| {
                (month.month > today || is_now(month.month, today)).then_some(month.planned.place_months)
            })
            .collect(),
    };
    let pace = Line {
        name: t.say("contract-even-pace").to_string(),
        shape: Shape::Target,
        values: (1..=all).map(|month| Some(cap * month / all.max(1))).collect(),
    };
    let labels = months.iter().map(|month| t.month(month.month)).collect();
    let name = t.say("contract-cap").with("cap", t.place_months(cap)).to_string();
    LineChart::new(labels, vec![used, planned, pace], Some((name, cap)), |value| t.place_months(value))
}

fn is_now(month: NaiveDate, today: NaiveDate) -> bool {
    use chrono::Datelike as _;
    (month.year(), month.month()) == (today.year(), today.month())
}

impl Show {
    fn tone(&self) -> Tone {
        tone(&self.contract, self.today)
    }

    fn when(&self) -> String {
        when(&self.contract, self.today, &self.t)
    }

    fn state(&self, code: &str) -> String {
        self.t.say(&format!("state-{code}")).to_string()
    }

    /// What happened, in words.
    fn happened(&self, happened: &Happened) -> String {
        self.t.find(&format!("event-{}", happened.what)).unwrap_or(&happened.what).to_owned()
    }

    fn event_by(&self, happened: &Happened) -> String {
        happened.by_name.clone().unwrap_or_default()
    }
}
