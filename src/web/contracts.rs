//! Contracts: a project manager's list of them, the page of one with its call-offs and its burn-up, and the forms that
//! add one and change its terms. Its provider sees the page too. Drawing on it is `placement`.

mod fields;
mod lines;
mod show;
mod written;

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::fault::Fault;
use super::frame::{Frame, Tone};
use super::page::Page;
use super::texts::Texts;
use super::visit::Visit;
use crate::model::contract::Contract;
use crate::model::overview::ContractNow;
use crate::model::project::Project;

pub use lines::lines;
pub use show::show;
pub use written::{create, edit, new, update};

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
