//! Contracts: a project manager's list of them, the page of one with its call-offs and its burn-up, and the forms that
//! add one and change its terms. Its provider sees the page too. Drawing on it is `placement`.

mod burn_up;
mod fields;
mod history;
mod lines;
mod show;
mod written;

use askama::Template;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::chart::Progress;
use super::contract_bars::ContractBars;
use super::fault::Fault;
use super::frame::{Frame, Tone};
use super::page::Page;
use super::texts::Texts;
use super::visit::Visit;
use crate::model::contract_life::Life;
use crate::model::open_data;
use crate::model::overview::ContractNow;
use crate::model::project::{Project, ProjectId};

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
    /// The projects whose contracts anybody may read.
    open: Vec<ProjectId>,
}

/// A manager's contracts by project, or a provider's own.
pub async fn index(mut visit: Visit) -> Result<Response, Fault> {
    let (db, who) = (&mut visit.db, &visit.who);
    let (mut groups, mut open) = (Vec::new(), Vec::new());
    for project in Project::managed_by(db, who).await? {
        let contracts = ContractNow::of_project(db, who, project.id).await?;
        if open_data::is_published(db, project.id).await? {
            open.push(project.id);
        }
        groups.push((Some(project), contracts));
    }
    for organisation in who.provided_organisations().collect::<Vec<_>>() {
        groups.push((None, ContractNow::of_provider(db, who, organisation).await?));
    }
    if groups.is_empty() {
        return Err(Fault::not_found());
    }
    let today = visit.today();
    Ok(Page(Index { t: visit.t, frame: visit.frame, today, groups, open }).into_response())
}

impl Index {
    fn is_open(&self, project: &Project) -> bool {
        self.open.contains(&project.id)
    }

    fn manages(&self) -> bool {
        self.groups.iter().any(|(project, _)| project.is_some())
    }

    fn row(&self, now: &ContractNow) -> Row {
        let (contract, t) = (&now.contract, &self.t);
        let life = Life::of(contract, now.usage.used, self.today);
        let bars = ContractBars::new(contract, now.usage.used, now.usage.committed, t);
        let days = (contract.ends_on - contract.starts_on).num_days() + 1;
        let passed = (self.today - contract.starts_on).num_days() + 1;
        Row {
            href: format!("/contracts/{}", contract.id),
            title: contract.title.clone(),
            provider: contract.provider_name.clone(),
            period: t.period(contract.starts_on, contract.ends_on),
            tone: tone(life),
            life: life_text(life, t),
            warning: now
                .exhausted_on()
                .filter(|_| life != Life::Exhausted)
                .map(|on| t.say("contract-reaches-cap").with("on", t.date(on)).to_string()),
            time: Progress::new(passed.clamp(0, days), days, None),
            money_left: t
                .say("contract-left-of")
                .with("left", t.kronor(now.left().value))
                .with("cap", t.kronor(contract.max_value))
                .to_string(),
            months_left: t
                .say("contract-left-of")
                .with("left", t.place_months(now.left().place_months))
                .with("cap", t.place_months(contract.cap().place_months))
                .to_string(),
            bars,
        }
    }
}

/// A contract as the list draws it.
struct Row {
    href: String,
    title: String,
    provider: String,
    period: String,
    tone: Tone,
    life: String,
    /// When it will be used up, if that is before it ends.
    warning: Option<String>,
    time: Progress,
    bars: ContractBars,
    money_left: String,
    months_left: String,
}

/// How a state looks.
pub fn tone(life: Life) -> Tone {
    match life {
        Life::Unapproved | Life::Ending { .. } => Tone::Warn,
        Life::Planned { .. } => Tone::Info,
        Life::Active { .. } | Life::Extended { .. } => Tone::Good,
        Life::Exhausted => Tone::Bad,
        Life::Closed(_) | Life::Ended { .. } | Life::Terminated { .. } => Tone::Calm,
    }
}

/// A state in a word.
pub fn life_text(life: Life, t: &Texts) -> String {
    let said = t.say(match life {
        Life::Unapproved => "contract-life-unapproved",
        Life::Closed(closed) => return t.code(closed).to_owned(),
        Life::Planned { .. } => "contract-life-planned",
        Life::Active { .. } => "contract-life-active",
        Life::Extended { .. } => "contract-life-extended",
        Life::Ending { .. } => "contract-life-ending",
        Life::Ended { .. } => "contract-life-ended",
        Life::Exhausted => "contract-life-exhausted",
        Life::Terminated { .. } => "contract-life-terminated",
    });
    said.to_string()
}
